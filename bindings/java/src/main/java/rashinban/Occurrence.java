package rashinban;

/**
 * 名称のほかの場所 / another place where the page prints an item's label.
 *
 * @param line the line in the document's text, from 1
 * @param verbatim the label as it is printed there
 */
public record Occurrence(int line, String verbatim) {}
