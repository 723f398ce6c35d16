package rashinban;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * デジタル社会の実現に向けた重点計画（2023年）/ Japan's Priority Plan for the Realization of a Digital Society (2023).
 *
 * <p>Every method may be called from any thread. What the library refuses is a {@link RashinbanException}; null is a
 * {@link NullPointerException}.
 */
public final class Plan {
    private Plan() {}

    /** The 129 items: the eight sets, each followed by what it holds. */
    public static List<Item> items() {
        return Library.items((items, cap) -> Native.rashinban_items_of_kind(0, items, cap));
    }

    /** The page's own chapters. */
    public static List<Item> chapters() {
        return itemsOfKind(ItemKind.CHAPTER);
    }

    /** All items of a kind. */
    public static List<Item> itemsOfKind(ItemKind kind) {
        int number = kind.number();
        return Library.items((items, cap) -> Native.rashinban_items_of_kind(number, items, cap));
    }

    /**
     * The item with this code, as people type it: any case and width, with or without padding, divided by dots or dashes,
     * with or without the edition.
     *
     * @throws RashinbanException that knows the nearest items, where the plan has none with this code
     */
    public static Item itemByCode(String code) {
        byte[] text = Library.utf16(code);
        int encoding = Encoding.UTF16LE.number();
        int[] out = new int[1];
        int status = Native.rashinban_item_by_code(text, text.length, encoding, out);
        if (status == Problem.UNKNOWN_CODE.number()) {
            List<Item> nearest = Library.items(
                    (items, cap) -> Native.rashinban_items_nearest(text, text.length, encoding, items, cap));
            throw new RashinbanException(status, Library.excerpt(code), nearest);
        }
        Library.check(status, code);
        return Item.of(out[0]);
    }

    /** The item that the page numbers so among all of a kind, from 1. */
    public static Item itemByNumber(ItemKind kind, int number) {
        int of = kind.number();
        return Item.of(Library.number(out -> Native.rashinban_item_by_number(of, number, out)));
    }

    /** The items and chapters whose whole label, in any language, is this text but for the differences of writing. */
    public static List<Item> itemsByLabel(String label) {
        byte[] text = Library.utf16(label);
        int encoding = Encoding.UTF16LE.number();
        return Library.items(
                (items, cap) -> Native.rashinban_items_by_label(text, text.length, encoding, items, cap),
                () -> label);
    }

    /** Searches without filters; {@link Search} has them. */
    public static Search.Results search(String query) {
        return Search.of(query).run();
    }

    /** A text folded, as search compares texts; for comparing, not for show. */
    public static String fold(String text) {
        byte[] bytes = Library.utf8(text);
        int length = Library.check(Native.rashinban_fold(bytes, bytes.length, null, 0), text);
        byte[] folded = new byte[length + 1];
        Library.check(Native.rashinban_fold(bytes, bytes.length, folded, folded.length), text);
        return new String(folded, 0, length, StandardCharsets.UTF_8);
    }

    /**
     * Any text as a field of fixed width, in bytes, cut between characters where it is longer.
     *
     * @throws RashinbanException where the encoding lacks a character
     */
    public static FixedWidth fixedWidth(String text, Encoding encoding, int width, Padding padding) {
        return FixedWidth.convert(text, encoding, width, padding, 0);
    }

    /** The same, with 〓 for what the encoding lacks; {@link FixedWidth#replaced} tells where. */
    public static FixedWidth fixedWidthReplacing(String text, Encoding encoding, int width, Padding padding) {
        return FixedWidth.convert(text, encoding, width, padding, 1);
    }

    /** The string of bytes in an encoding, as Windows reads CP932. */
    public static String decode(byte[] text, Encoding encoding) {
        int from = encoding.number();
        int to = Encoding.UTF16LE.number();
        int nul = Padding.NUL.number();
        int[] replaced = new int[1];
        int length = Library.check(
                Native.rashinban_convert(text, text.length, from, to, nul, 0, null, 0, null, 0, replaced));
        byte[] units = new byte[length + 2];
        Library.check(
                Native.rashinban_convert(text, text.length, from, to, nul, 0, units, units.length, null, 0, replaced));
        return new String(units, 0, length, StandardCharsets.UTF_16LE);
    }

    /** How much room a text takes, in characters and in half-width columns. */
    public static Extent measure(String text) {
        byte[] bytes = Library.utf16(text);
        int[] characters = new int[1];
        int[] columns = new int[1];
        Library.check(
                Native.rashinban_measure(bytes, bytes.length, Encoding.UTF16LE.number(), characters, columns), text);
        return new Extent(characters[0], columns[0]);
    }

    /** The kind of this name: {@code "vision"}. */
    public static ItemKind kind(String id) {
        byte[] name = Library.utf8(id);
        int[] out = new int[1];
        Library.check(Native.rashinban_kind_by_name(name, name.length, out), id);
        return Numbered.of(ItemKind.class, out[0]);
    }

    /** The name of a kind for people: 取組の項目, "Initiative item". */
    public static String label(ItemKind kind, Lang lang) {
        int number = kind.number();
        int of = lang.number();
        return Library.string(out -> Native.rashinban_kind_label(number, of, out));
    }

    /** The language of this name: {@code "ja"}. */
    public static Lang lang(String id) {
        byte[] name = Library.utf8(id);
        int[] out = new int[1];
        Library.check(Native.rashinban_lang_by_name(name, name.length, out), id);
        return Numbered.of(Lang.class, out[0]);
    }

    /** The edition of this name: {@code "2023"}, {@code "2021-12"}. */
    public static Edition edition(String id) {
        byte[] name = Library.utf8(id);
        int[] out = new int[1];
        Library.check(Native.rashinban_edition_by_name(name, name.length, out), id);
        return Numbered.of(Edition.class, out[0]);
    }

    /** All editions known, the oldest first. */
    public static List<Edition> editions() {
        int[] numbers = Library.numbers(Native::rashinban_editions, 1, 16, () -> "");
        ArrayList<Edition> editions = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            editions.add(Numbered.of(Edition.class, number));
        }
        return Library.unmodifiable(editions);
    }

    /** The edition whose items this library holds. */
    public static Edition carriedEdition() {
        return Numbered.of(Edition.class, Library.number(Native::rashinban_edition_carried));
    }

    /** The newest edition known when this version of the library was made. */
    public static Edition newestEdition() {
        return Numbered.of(Edition.class, Library.number(Native::rashinban_edition_newest));
    }

    /** The date of the cabinet decision. */
    public static LocalDate decidedOn(Edition edition) {
        int number = edition.number();
        return LocalDate.parse(Library.string(out -> Native.rashinban_edition_decided_on(number, out)));
    }

    /** The edition that replaced this one; empty for the newest. */
    public static Optional<Edition> supersededBy(Edition edition) {
        int number = edition.number();
        int next = Library.number(out -> Native.rashinban_edition_superseded_by(number, out));
        return next == 0 ? Optional.empty() : Optional.of(Numbered.of(Edition.class, next));
    }

    /** Whether this library holds the edition's items. */
    public static boolean isCarried(Edition edition) {
        int number = edition.number();
        return Library.number(out -> Native.rashinban_edition_is_carried(number, out)) != 0;
    }

    /** Whether the decision is known from the government's own pages. */
    public static boolean isConfirmed(Edition edition) {
        int number = edition.number();
        return Library.number(out -> Native.rashinban_edition_is_confirmed(number, out)) != 0;
    }

    /** The line that names the source, which the licence of the plan's text asks for wherever it is shown. */
    public static String attribution(Lang lang) {
        int number = lang.number();
        return Library.string(out -> Native.rashinban_attribution(number, out));
    }

    /** What a problem means and what to do. */
    public static String message(Problem problem, Lang lang) {
        int number = problem.number();
        int of = lang.number();
        return Library.string(out -> Native.rashinban_status_message(number, of, out));
    }

    /** The whole plan as one JSON document. */
    public static String json() {
        return Library.string(Native::rashinban_export_json);
    }

    /** The version of the C library. */
    public static String version() {
        return Library.string(Native::rashinban_version);
    }
}
