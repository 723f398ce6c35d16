package rashinban;

/**
 * 文字列の大きさ / how much room a text takes.
 *
 * @param characters its characters, as Unicode counts
 * @param columns the columns it takes on screens and forms: 1 for a half-width character (半角), 2 for a full-width one (全角)
 */
public record Extent(int characters, int columns) {}
