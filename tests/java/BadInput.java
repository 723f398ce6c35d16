import java.util.List;
import java.util.stream.IntStream;
import rashinban.*;

/** What nobody should pass, and somebody will: an exception each, and a library that works on. */
final class BadInput {
    private static int passed;
    private static int failed;

    private BadInput() {}

    private static void check(String name, boolean good, Object got) {
        if (good) {
            passed++;
        } else {
            failed++;
            System.out.println(name + ": got " + got);
        }
    }

    private static void refused(String name, Problem problem, Runnable call) {
        try {
            call.run();
            check(name, false, "an answer");
        } catch (RashinbanException refused) {
            check(name, refused.problem() == problem && refused.getMessage().length() < 400, refused);
        }
    }

    private static void nothing(String name, Runnable call) {
        try {
            call.run();
            check(name, false, "an answer");
        } catch (NullPointerException expected) {
            check(name, true, expected);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        nothing("no code", () -> Plan.itemByCode(null));
        nothing("no label", () -> Plan.itemsByLabel(null));
        nothing("no query", () -> Plan.search(null));
        nothing("no query to match", () -> Items.V02.matches(null));
        nothing("no text", () -> Plan.fold(null));
        nothing("no kind", () -> Plan.itemsOfKind(null));
        nothing("no language", () -> Items.V01.label(null));
        nothing("no other item", () -> Items.V01.isWithin(null));
        nothing("no edition", () -> Items.V01.crosswalk(null));
        nothing("no name", () -> Plan.edition(null));
        nothing("no encoding", () -> Items.V01.label(Lang.JA, null, 10, Padding.SPACE));

        for (String half : List.of("\ud83d", "防災\ud83d", "\ude00防災")) {
            refused("half a pair as code", Problem.MALFORMED_TEXT, () -> Plan.itemByCode(half));
            refused("half a pair as label", Problem.MALFORMED_TEXT, () -> Plan.itemsByLabel(half));
            refused("half a pair as query", Problem.MALFORMED_TEXT, () -> Plan.search(half));
            refused("half a pair in matches", Problem.MALFORMED_TEXT, () -> Items.V02.matches(half));
            refused("half a pair to fold", Problem.MALFORMED_TEXT, () -> Plan.fold(half));
            refused("half a pair as edition", Problem.MALFORMED_TEXT, () -> Plan.edition(half));
        }
        check("a whole pair", Plan.fold("😀Ａ").equals("😀a"), Plan.fold("😀Ａ"));

        refused("no code", Problem.MALFORMED_CODE, () -> Plan.itemByCode(""));
        refused("an unknown code", Problem.UNKNOWN_CODE, () -> Plan.itemByCode("I01-07"));
        refused("another edition", Problem.EDITION_NOT_CARRIED, () -> Plan.itemByCode("2024:V01"));
        refused("a huge code", Problem.MALFORMED_CODE, () -> Plan.itemByCode("1".repeat(10_000_000)));
        refused("no query", Problem.EMPTY_QUERY, () -> Plan.search(""));
        refused("white space", Problem.EMPTY_QUERY, () -> Plan.search(" \u3000\n\t"));
        refused("257 characters", Problem.QUERY_TOO_LONG, () -> Plan.search("あ".repeat(257)));
        refused("17 words", Problem.QUERY_TOO_LONG, () -> Plan.search("の ".repeat(17)));
        refused("ten million characters", Problem.QUERY_TOO_LONG, () -> Plan.search("デ".repeat(10_000_000)));
        refused("the same in matches", Problem.QUERY_TOO_LONG, () -> Items.V.matches("デ".repeat(10_000_000)));
        check("a huge label", Plan.itemsByLabel("デ".repeat(1_000_000)).isEmpty(), "items");
        check("a huge text", Plan.fold("Ａ".repeat(1_000_000)).equals("a".repeat(1_000_000)), "another text");
        check("a NUL", Plan.search("防\0災").total() == 0, "items");
        check("nothing to fold", Plan.fold("").isEmpty(), Plan.fold(""));
        int many = Items.V.matches("の ".repeat(16)).size();
        check("many matches", many > 16 && many % 16 == 0, many);

        for (int number : new int[] {-1, 0, 256, 257, 65537, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            refused("number " + number, Problem.UNKNOWN_NUMBER, () -> Plan.itemByNumber(ItemKind.VISION, number));
            refused("child " + number, Problem.UNKNOWN_NUMBER, () -> Items.V.child(number));
        }
        for (int id : new int[] {-1, 0, 143, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            refused("item " + id, Problem.UNKNOWN_ITEM, () -> Item.of(id));
            refused("term " + id, Problem.UNKNOWN_TERM, () -> new Term(id).label(Lang.JA));
        }
        refused("limit -1", Problem.INVALID_ARGUMENT, () -> Search.of("防災").limit(-1).run());
        refused("offset -1", Problem.INVALID_ARGUMENT, () -> Search.of("防災").offset(-1).run());
        check("limit 0", Search.of("防災").limit(0).run().items().isEmpty(), "items");
        check("far behind", Search.of("防災").offset(Integer.MAX_VALUE).run().items().isEmpty(), "items");
        refused("no such kind", Problem.UNKNOWN_KIND, () -> Plan.kind("principle"));
        refused("no such language", Problem.UNKNOWN_LANGUAGE, () -> Plan.lang("fr"));
        refused("no such edition", Problem.UNKNOWN_EDITION, () -> Plan.edition("1999"));
        refused("width -1", Problem.INVALID_ARGUMENT, () -> Items.V01.code(Encoding.CP932, -1, Padding.SPACE));
        refused("no room for the NUL", Problem.BUFFER_TOO_SMALL, () -> Items.V01.code(Encoding.CP932, 3, Padding.NUL));

        refused("a character that CP932 lacks", Problem.UNENCODABLE,
                () -> Plan.fixedWidth("😀", Encoding.CP932, 10, Padding.SPACE));
        FixedWidth owner = Plan.fixedWidth("防災課", Encoding.CP932, 9, Padding.WIDE_SPACE);
        FixedWidth replaced = Plan.fixedWidthReplacing("a😀防", Encoding.CP932, 5, Padding.SPACE);
        check("〓", replaced.toString().equals("a〓防") && replaced.replaced().equals(List.of(1)), replaced);
        refused("half a pair as a field", Problem.MALFORMED_TEXT,
                () -> Plan.fixedWidthReplacing("\ud83d", Encoding.CP932, 5, Padding.SPACE));
        check("decoded", Plan.decode(owner.bytes(), Encoding.CP932).equals(owner.toString()), owner);
        check("nothing to decode", Plan.decode(new byte[0], Encoding.CP932).isEmpty(), "text");
        refused("half a character", Problem.MALFORMED_TEXT,
                () -> Plan.decode(new byte[] {(byte) 0x83}, Encoding.CP932));
        check("measured", Plan.measure("ﾃﾞ防a").equals(new Extent(4, 5)), Plan.measure("ﾃﾞ防a"));
        refused("half a pair to measure", Problem.MALFORMED_TEXT, () -> Plan.measure("\ud83d"));
        check("any text", owner.toString().equals("防災課\u3000 ") && !owner.isCut(), owner);

        for (Encoding encoding : Encoding.values()) {
            for (Item item : Plan.items()) {
                FixedWidth wide = item.label(Lang.JA, encoding, 600, Padding.SPACE);
                check(item + " in " + encoding, wide.toString().stripTrailing().equals(item.label()), wide);
                FixedWidth narrow = item.label(Lang.JA, encoding, 7, Padding.WIDE_SPACE);
                check(item + " cut", narrow.isCut() == narrow.length() > 7 && narrow.bytes().length == 7, narrow);
            }
        }

        // Threads share the items and nothing else.
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> IntStream.range(0, 200).forEach(round -> {
                Item item = Plan.items().get(round % 129);
                if (!Plan.itemByCode(item.code()).equals(item) || !Plan.itemsByLabel(item.label()).contains(item)) {
                    throw new IllegalStateException(item.code());
                }
            }));
            threads[i].setUncaughtExceptionHandler((thread, error) -> {
                synchronized (BadInput.class) {
                    check("threads", false, error);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        check("after all that", Items.V01.label().equals("デジタル化による成長戦略"), Items.V01.label());
        check("after all that, a search", Plan.search("防災").items().get(0) == Items.I05_03, "another item");
        System.out.printf("%d passed, %d failed%n", passed, failed);
        System.exit(failed == 0 ? 0 : 1);
    }
}
