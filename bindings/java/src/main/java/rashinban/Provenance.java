package rashinban;

import java.util.Optional;

/**
 * 出典 / where an item stands in the source document.
 *
 * @param edition the edition
 * @param line the line in the document's text, from 1
 * @param column where in the line the label starts, in characters from 1
 * @param headingItem the item whose label is the heading
 * @param document the document, as the licence of its text asks it to be named
 * @param heading the heading under which the item stands; empty for none
 * @param verbatim the label as the page prints it
 */
public record Provenance(
        Edition edition,
        int line,
        int column,
        Optional<Item> headingItem,
        String document,
        String heading,
        String verbatim) {}
