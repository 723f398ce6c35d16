<?php

declare(strict_types=1);

namespace Rashinban;

/** A term that items have in common. */
final class Term
{
    /** @internal */
    public function __construct(private readonly int $id)
    {
    }

    /** The term in a language. */
    public function label(Lang $lang = Lang::Ja): string
    {
        return Native::text('rashinban_term_label', $this->id, $lang->value);
    }
}

/** Another item, and why it is referred to. */
final class CrossReference
{
    public function __construct(
        public readonly Item $item,
        public readonly Reason $reason,
        public readonly ?Term $term,
    ) {
    }
}

/** Where an item stands in the source document. Lines and columns count from 1, columns in characters. */
final class Provenance
{
    public function __construct(
        public readonly Edition $edition,
        public readonly string $document,
        public readonly string $heading,
        public readonly ?Item $headingItem,
        public readonly int $line,
        public readonly int $column,
        public readonly string $verbatim,
    ) {
    }
}

/** Another place where the page prints an item's label. */
final class Occurrence
{
    public function __construct(public readonly int $line, public readonly string $verbatim)
    {
    }
}

/** A place where a word of a query occurs: `substr($item->label(), $start, $end - $start) === $text`. */
final class MatchedPlace
{
    /**
     * @param int        $start in bytes, as PHP counts its strings
     * @param list<Folds> $folds how the characters differ from those typed
     */
    public function __construct(
        public readonly Field $field,
        public readonly int $word,
        public readonly int $start,
        public readonly int $end,
        public readonly string $text,
        public readonly array $folds,
    ) {
    }
}

/**
 * What a search found: the best first, and the number of all.
 *
 * @implements \IteratorAggregate<int, Item>
 */
final class Results implements \IteratorAggregate, \Countable
{
    /** @param list<Item> $items */
    public function __construct(public readonly array $items, public readonly int $total)
    {
    }

    public function getIterator(): \ArrayIterator
    {
        return new \ArrayIterator($this->items);
    }

    public function count(): int
    {
        return \count($this->items);
    }
}

/** What is known of an edition. */
final class EditionInfo
{
    public function __construct(
        public readonly Edition $edition,
        public readonly \DateTimeImmutable $decidedOn,
        public readonly ?Edition $supersededBy,
        public readonly bool $isCarried,
        public readonly bool $isConfirmed,
    ) {
    }
}

/** A text in another encoding, and which of its characters that encoding lacks: they became 〓. */
final class Converted
{
    /** @param list<int> $replaced their places, in characters of the text from 0 */
    public function __construct(public readonly string $bytes, public readonly array $replaced)
    {
    }
}

/** How long a text is: a half-width character (半角) takes one column, a full-width one (全角) two. */
final class Measure
{
    public function __construct(public readonly int $characters, public readonly int $columns)
    {
    }
}
