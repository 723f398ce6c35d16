package rashinban;

import java.util.Set;

/**
 * 一致した箇所 / a place where a word of a query occurs in an item.
 *
 * @param field the text it is in: {@link Item#field}
 * @param word which word of the query, from 0
 * @param start where it starts in that text, as {@link String#substring} counts
 * @param end where it ends
 * @param folds how the characters in the text differ from those typed
 */
public record Match(Field field, int word, int start, int end, Set<Fold> folds) {}
