package rashinban;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * 検索 / a search of labels, readings, English labels and texts. Every word of the query must occur somewhere in an item;
 * width, case and kana do not matter.
 *
 * <pre>{@code Search.of("ﾃﾞｼﾞﾀﾙ 基盤").kind(ItemKind.INITIATIVE_ITEM).limit(5).run()}</pre>
 *
 * @param query the words, divided by white space
 * @param kind the kind of items wanted; null for any
 * @param within an item, to find it and what is below it; null for all
 * @param offset how many results to leave out
 * @param limit how many results to give at most; the total counts all
 */
public record Search(String query, ItemKind kind, Item within, int offset, int limit) {
    public Search {
        Objects.requireNonNull(query, "query");
    }

    /** Without filters, and with all results. */
    public static Search of(String query) {
        return new Search(query, null, null, 0, Integer.MAX_VALUE);
    }

    public Search kind(ItemKind kind) {
        return new Search(query, kind, within, offset, limit);
    }

    public Search within(Item within) {
        return new Search(query, kind, within, offset, limit);
    }

    public Search offset(int offset) {
        return new Search(query, kind, within, offset, limit);
    }

    public Search limit(int limit) {
        return new Search(query, kind, within, offset, limit);
    }

    /** Searches. */
    public Results run() {
        byte[] text = Library.utf16(query);
        int cap = Math.min(limit, Item.count());
        int[] items = new int[Math.max(cap, 0)];
        int[] total = new int[1];
        int count = Library.check(
                Native.rashinban_search(
                        text,
                        text.length,
                        Encoding.UTF16LE.number(),
                        kind == null ? 0 : kind.number(),
                        within == null ? 0 : within.id(),
                        offset,
                        items,
                        cap,
                        total),
                query);
        return new Results(total[0], Library.items(java.util.Arrays.copyOf(items, count)));
    }

    /**
     * 検索の結果 / what was found.
     *
     * @param total how many items match in all
     * @param items those asked for, the best first
     */
    public record Results(int total, List<Item> items) {
        public Stream<Item> stream() {
            return items.stream();
        }
    }
}
