package rashinban;

import java.util.Optional;

/**
 * 関連 / another item, and why it is referred to.
 *
 * @param item the other item
 * @param reason why
 * @param term the term of {@link Reason#SHARED_TERM}
 */
public record CrossReference(Item item, Reason reason, Optional<Term> term) {}
