package rashinban;

/**
 * 用語 / a term that items have in common.
 *
 * @param number its number in the C library, from 1
 */
public record Term(int number) {
    /** The term in a language: データ連携, "data linkage". */
    public String label(Lang lang) {
        int of = lang.number();
        return Library.string(out -> Native.rashinban_term_label(number, of, out));
    }
}
