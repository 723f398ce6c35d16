package rashinban;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * 計画の項目 / an item of the plan, or a chapter of its page.
 *
 * <p>There is one object for each: {@code ==} and {@code equals} say the same. Items are ordered as in the plan, and may
 * be used from any thread.
 */
public final class Item implements Comparable<Item> {
    private static final Item[] ITEMS;

    static {
        int items = Library.check(Native.rashinban_items_of_kind(0, null, 0));
        int chapters = Library.check(Native.rashinban_items_of_kind(ItemKind.CHAPTER.number(), null, 0));
        ITEMS = new Item[items + chapters];
        for (int i = 0; i < ITEMS.length; i++) {
            ITEMS[i] = new Item(i + 1);
        }
    }

    private final int id;

    private Item(int id) {
        this.id = id;
    }

    /** The item with the number that the C library gives it, from 1. */
    public static Item of(int id) {
        if (id < 1 || id > ITEMS.length) {
            throw new RashinbanException(Problem.UNKNOWN_ITEM);
        }
        return ITEMS[id - 1];
    }

    private static Optional<Item> optional(int id) {
        return id == 0 ? Optional.empty() : Optional.of(of(id));
    }

    /** How many there are, chapters included: no result of a search is longer. */
    static int count() {
        return ITEMS.length;
    }

    /** The number of the C library. */
    public int id() {
        return id;
    }

    /** The code in its one printed form: {@code I01-02-03}. */
    public String code() {
        return Library.string(out -> Native.rashinban_item_code(id, out));
    }

    /** What the item is. */
    public ItemKind kind() {
        return Numbered.of(ItemKind.class, Library.number(out -> Native.rashinban_item_kind(id, out)));
    }

    /** The number that the page gives it within its list; empty for sets and most chapters. */
    public OptionalInt number() {
        int number = Library.number(out -> Native.rashinban_item_number(id, out));
        return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The edition that it belongs to. */
    public Edition edition() {
        return Numbered.of(Edition.class, Library.number(out -> Native.rashinban_item_edition(id, out)));
    }

    /** The label in Japanese. */
    public String label() {
        return label(Lang.JA);
    }

    /** The label in a language. */
    public String label(Lang lang) {
        int number = lang.number();
        return Library.string(out -> Native.rashinban_item_label(id, number, out));
    }

    /** How far the label in a language can be relied on. */
    public LabelStatus labelStatus(Lang lang) {
        int number = lang.number();
        return Numbered.of(
                LabelStatus.class, Library.number(out -> Native.rashinban_item_label_status(id, number, out)));
    }

    /** The item's own text beside its label; paragraphs are divided by a line feed. */
    public Optional<String> text(Lang lang) {
        int number = lang.number();
        return Optional.ofNullable(Library.string(out -> Native.rashinban_item_text(id, number, out)));
    }

    /** The page's description, in Japanese, of the picture that stands with the item. */
    public Optional<String> figure() {
        return Optional.ofNullable(Library.string(out -> Native.rashinban_item_figure(id, out)));
    }

    /** What a reader should know about the item's wording, in Japanese or English. */
    public Optional<String> note(Lang lang) {
        int number = lang.number();
        return Optional.ofNullable(Library.string(out -> Native.rashinban_item_note(id, number, out)));
    }

    /** A text by its field, in which the places of {@link Match} are counted. */
    public Optional<String> field(Field field) {
        int number = field.number();
        return Optional.ofNullable(Library.string(out -> Native.rashinban_item_field(id, number, out)));
    }

    /** The item that holds this one. */
    public Optional<Item> parent() {
        return optional(Library.number(out -> Native.rashinban_item_parent(id, out)));
    }

    /** The child that the page numbers so, from 1. */
    public Item child(int number) {
        return of(Library.number(out -> Native.rashinban_item_child(id, number, out)));
    }

    /** The item before this one in plan order, a chapter before a chapter. */
    public Optional<Item> previous() {
        return optional(Library.number(out -> Native.rashinban_item_previous(id, out)));
    }

    /** The item after this one in plan order, a chapter after a chapter. */
    public Optional<Item> next() {
        return optional(Library.number(out -> Native.rashinban_item_next(id, out)));
    }

    /** The items directly below this one. */
    public List<Item> children() {
        return Library.items((items, cap) -> Native.rashinban_item_children(id, items, cap));
    }

    /** Everything below this item, in plan order. */
    public List<Item> descendants() {
        return Library.items((items, cap) -> Native.rashinban_item_descendants(id, items, cap));
    }

    /** What holds this item, what holds that, and so on: the nearest first. */
    public List<Item> ancestors() {
        return Library.items((items, cap) -> Native.rashinban_item_ancestors(id, items, cap));
    }

    /** From the root down to the item itself. */
    public List<Item> path() {
        return Library.items((items, cap) -> Native.rashinban_item_path(id, items, cap));
    }

    /** The other items below the same parent. */
    public List<Item> siblings() {
        return Library.items((items, cap) -> Native.rashinban_item_siblings(id, items, cap));
    }

    /** Whether this is the other item or stands below it. */
    public boolean isWithin(Item other) {
        return Library.number(out -> Native.rashinban_item_is_within(id, other.id, out)) != 0;
    }

    /** Every place where the words of a query occur in this item, for highlighting. */
    public List<Match> matches(String query) {
        byte[] text = Library.utf16(query);
        int encoding = Encoding.UTF16LE.number();
        int[] found = Library.numbers(
                (matches, cap) -> Native.rashinban_item_matches(text, text.length, encoding, id, matches, cap),
                5, 16, () -> query);
        ArrayList<Match> matches = new ArrayList<>(found.length / 5);
        for (int i = 0; i < found.length; i += 5) {
            Set<Fold> folds = EnumSet.noneOf(Fold.class);
            for (Fold fold : Fold.values()) {
                if ((found[i + 4] & fold.number()) != 0) {
                    folds.add(fold);
                }
            }
            Field field = Numbered.of(Field.class, found[i]);
            // Bytes of UTF-16, two for each char.
            matches.add(new Match(field, found[i + 1], found[i + 2] / 2, found[i + 3] / 2, folds));
        }
        return Library.unmodifiable(matches);
    }

    /** Other items that print the same title or a term in common, in plan order. */
    public List<CrossReference> crossReferences() {
        int[] found = Library.numbers(
                (items, cap) -> Native.rashinban_item_cross_references(id, items, cap), 3, 16, () -> "");
        ArrayList<CrossReference> references = new ArrayList<>(found.length / 3);
        for (int i = 0; i < found.length; i += 3) {
            Optional<Term> term = found[i + 2] == 0 ? Optional.empty() : Optional.of(new Term(found[i + 2]));
            references.add(new CrossReference(of(found[i]), Numbered.of(Reason.class, found[i + 1]), term));
        }
        return Library.unmodifiable(references);
    }

    /** Where the item stands in the source document. */
    public Provenance provenance() {
        Pointer from = Library.struct(out -> Native.rashinban_item_provenance(id, out));
        return new Provenance(
                Numbered.of(Edition.class, from.getInt(0)),
                from.getInt(4),
                from.getInt(8),
                optional(from.getInt(12)),
                Library.string(from, 16),
                Library.string(from, 16 + Library.STR),
                Library.string(from, 16 + 2L * Library.STR));
    }

    /** Where else the page prints the item's label, by line. */
    public List<Occurrence> occurrences() {
        int count = Library.check(Native.rashinban_item_occurrences(id, null, 0));
        ArrayList<Occurrence> occurrences = new ArrayList<>(count);
        if (count > 0) {
            // The line, and the string where a pointer may stand.
            long text = com.sun.jna.Native.POINTER_SIZE;
            long each = text + Library.STR;
            Memory out = new Memory(count * each);
            Library.check(Native.rashinban_item_occurrences(id, out, count));
            for (long at = 0; at < count * each; at += each) {
                occurrences.add(new Occurrence(out.getInt(at), Library.string(out, at + text)));
            }
        }
        return Library.unmodifiable(occurrences);
    }

    /** What is known of the item in another edition. */
    public Crosswalk crosswalk(Edition edition) {
        int number = edition.number();
        return Numbered.of(
                Crosswalk.class, Library.number(out -> Native.rashinban_item_crosswalk(id, number, out)));
    }

    /** The code as a field of fixed width, in bytes. */
    public FixedWidth code(Encoding encoding, int width, Padding padding) {
        return FixedWidth.make(encoding, width,
                (buf, cap) -> Native.rashinban_copy_code(id, encoding.number(), buf, cap, padding.number()));
    }

    /** The label as a field of fixed width, in bytes, cut between characters where it is longer. */
    public FixedWidth label(Lang lang, Encoding encoding, int width, Padding padding) {
        return FixedWidth.make(encoding, width, (buf, cap) ->
                Native.rashinban_copy_label(id, lang.number(), encoding.number(), buf, cap, padding.number()));
    }

    /** The text as a field of fixed width, in bytes; all padding where the item has none. */
    public FixedWidth text(Lang lang, Encoding encoding, int width, Padding padding) {
        return FixedWidth.make(encoding, width, (buf, cap) ->
                Native.rashinban_copy_text(id, lang.number(), encoding.number(), buf, cap, padding.number()));
    }

    @Override
    public int compareTo(Item other) {
        return Integer.compare(id, other.id);
    }

    /** The code. */
    @Override
    public String toString() {
        return code();
    }
}
