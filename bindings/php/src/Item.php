<?php

declare(strict_types=1);

namespace Rashinban;

/** An item of the plan, or a chapter of its page. There is one object for each. */
final class Item implements \Stringable, \JsonSerializable
{
    /** @var array<int, self> */
    private static array $all = [];

    private function __construct(private readonly int $id)
    {
    }

    /** @internal */
    public static function byId(int $id): self
    {
        return self::$all[$id] ??= new self($id);
    }

    /** The item with this code, as people type it: any case and width, with or without padding, with dots or dashes. */
    public static function byCode(string $code): self
    {
        $typed = Native::typed($code);
        try {
            return self::byId(Native::number('rashinban_item_by_code', ...$typed));
        } catch (RashinbanException $error) {
            if ($error->problem !== Problem::UnknownCode) {
                throw $error;
            }
            throw new RashinbanException($error->problem, Native::items('rashinban_items_nearest', ...$typed));
        }
    }

    /** The item that the page numbers so among all of its kind, from 1. */
    public static function byNumber(ItemKind $kind, int $number): self
    {
        $number = Native::int32($number, Problem::UnknownNumber);
        return self::byId(Native::number('rashinban_item_by_number', $kind->value, $number));
    }

    /**
     * The items whose whole label, in any language, is this one but for width, case, kana and the like.
     *
     * @return list<self>
     */
    public static function byLabel(string $label): array
    {
        return Native::items('rashinban_items_by_label', ...Native::typed($label));
    }

    /** The code in its printed form: "I01-02-03". */
    public function code(): string
    {
        return Native::text('rashinban_item_code', $this->id);
    }

    public function kind(): ItemKind
    {
        return ItemKind::from(Native::number('rashinban_item_kind', $this->id));
    }

    /** The number that the page prints, within its list. */
    public function number(): ?int
    {
        return Native::number('rashinban_item_number', $this->id) ?: null;
    }

    public function edition(): Edition
    {
        return Edition::from(Native::number('rashinban_item_edition', $this->id));
    }

    public function label(Lang $lang = Lang::Ja): string
    {
        return Native::text('rashinban_item_label', $this->id, $lang->value);
    }

    /** How far the label can be relied on. */
    public function labelStatus(Lang $lang = Lang::Ja): LabelStatus
    {
        return LabelStatus::from(Native::number('rashinban_item_label_status', $this->id, $lang->value));
    }

    /** Its own text beside the label; paragraphs are divided by a line feed. */
    public function text(Lang $lang = Lang::Ja): ?string
    {
        return Native::textOrNull('rashinban_item_text', $this->id, $lang->value);
    }

    /** What a reader should know about its wording, in Japanese or English. */
    public function note(Lang $lang = Lang::Ja): ?string
    {
        return Native::textOrNull('rashinban_item_note', $this->id, $lang->value);
    }

    /** The page's description of its picture, in Japanese. */
    public function figure(): ?string
    {
        return Native::textOrNull('rashinban_item_figure', $this->id);
    }

    public function parent(): ?self
    {
        return self::orNull(Native::number('rashinban_item_parent', $this->id));
    }

    /** The item before this one in plan order. */
    public function previous(): ?self
    {
        return self::orNull(Native::number('rashinban_item_previous', $this->id));
    }

    /** The item after this one in plan order. */
    public function next(): ?self
    {
        return self::orNull(Native::number('rashinban_item_next', $this->id));
    }

    /** The child that the page numbers so. */
    public function child(int $number): self
    {
        $number = Native::int32($number, Problem::UnknownNumber);
        return self::byId(Native::number('rashinban_item_child', $this->id, $number));
    }

    /** @return list<self> the items directly below */
    public function children(): array
    {
        return Native::items('rashinban_item_children', $this->id);
    }

    /** @return list<self> everything below, in plan order */
    public function descendants(): array
    {
        return Native::items('rashinban_item_descendants', $this->id);
    }

    /** @return list<self> what holds it, what holds that, and so on */
    public function ancestors(): array
    {
        return Native::items('rashinban_item_ancestors', $this->id);
    }

    /** @return list<self> from the root down to the item itself */
    public function path(): array
    {
        return Native::items('rashinban_item_path', $this->id);
    }

    /** @return list<self> the other items below the same parent */
    public function siblings(): array
    {
        return Native::items('rashinban_item_siblings', $this->id);
    }

    /** Whether it is the other or stands anywhere below it. */
    public function isWithin(self $other): bool
    {
        return (bool) Native::number('rashinban_item_is_within', $this->id, $other->id);
    }

    /** @return list<CrossReference> other items that print the same title or a term in common */
    public function crossReferences(): array
    {
        $references = [];
        foreach (Native::structs('rashinban_cross_reference', 'rashinban_item_cross_references', $this->id) as $one) {
            $term = $one->term === 0 ? null : new Term($one->term);
            $references[] = new CrossReference(self::byId($one->item), Reason::from($one->reason), $term);
        }
        return $references;
    }

    /** Where it stands in the source document. */
    public function provenance(): Provenance
    {
        $out = Native::ffi()->new('rashinban_provenance');
        Native::call('rashinban_item_provenance', $this->id, \FFI::addr($out));
        return new Provenance(
            Edition::from($out->edition),
            Native::read($out->document) ?? '',
            Native::read($out->heading) ?? '',
            self::orNull($out->heading_item),
            $out->line,
            $out->column,
            Native::read($out->verbatim) ?? '',
        );
    }

    /** @return list<Occurrence> where else the page prints its label */
    public function occurrences(): array
    {
        $occurrences = [];
        foreach (Native::structs('rashinban_occurrence', 'rashinban_item_occurrences', $this->id) as $one) {
            $occurrences[] = new Occurrence($one->line, Native::read($one->verbatim) ?? '');
        }
        return $occurrences;
    }

    /** @return list<MatchedPlace> every place where the words of a query occur in it, for highlighting */
    public function matches(string $query): array
    {
        $typed = Native::typed($query);
        $matches = [];
        foreach (Native::structs('rashinban_match', 'rashinban_item_matches', ...[...$typed, $this->id]) as $one) {
            $text = Native::text('rashinban_item_field', $this->id, $one->field);
            $matches[] = new MatchedPlace(
                Field::from($one->field),
                $one->word,
                $one->start,
                $one->end,
                substr($text, $one->start, $one->end - $one->start),
                array_values(array_filter(Folds::cases(), fn (Folds $fold) => ($one->folds & $fold->value) !== 0)),
            );
        }
        return $matches;
    }

    /** What is known of it in another edition. */
    public function crosswalk(Edition $edition): Crosswalk
    {
        return Crosswalk::from(Native::number('rashinban_item_crosswalk', $this->id, $edition->value));
    }

    /** The code as a field of a fixed width in bytes, for the files of older systems. */
    public function codeBytes(int $width, Encoding $encoding = Encoding::Cp932, Pad $pad = Pad::Space): string
    {
        return self::field('rashinban_copy_code', $width, $encoding, $pad, $this->id);
    }

    /** The label as a field of a fixed width in bytes; one that does not fit is cut between characters. */
    public function labelBytes(
        int $width,
        Encoding $encoding = Encoding::Cp932,
        Pad $pad = Pad::Space,
        Lang $lang = Lang::Ja,
    ): string {
        return self::field('rashinban_copy_label', $width, $encoding, $pad, $this->id, $lang->value);
    }

    /** The text, empty where there is none, as a field of a fixed width in bytes. */
    public function textBytes(
        int $width,
        Encoding $encoding = Encoding::Cp932,
        Pad $pad = Pad::Space,
        Lang $lang = Lang::Ja,
    ): string {
        return self::field('rashinban_copy_text', $width, $encoding, $pad, $this->id, $lang->value);
    }

    public function __toString(): string
    {
        return $this->code();
    }

    public function jsonSerialize(): string
    {
        return $this->code();
    }

    /** @return array{string} */
    public function __serialize(): array
    {
        return [$this->code()];
    }

    /** @param array{string} $data */
    public function __unserialize(array $data): void
    {
        $this->id = self::byCode($data[0])->id;
    }

    private function __clone()
    {
    }

    /** @internal */
    public function id(): int
    {
        return $this->id;
    }

    private static function orNull(int $id): ?self
    {
        return $id === 0 ? null : self::byId($id);
    }

    private static function field(string $name, int $width, Encoding $encoding, Pad $pad, int ...$arguments): string
    {
        if ($width < 0) {
            throw new RashinbanException(Problem::InvalidArgument);
        }
        if ($width === 0) {
            return '';
        }
        $out = Native::ffi()->new('char[' . Native::int32($width, Problem::InvalidArgument) . ']');
        Native::call($name, ...[...$arguments, $encoding->value, $out, $width, $pad->value]);
        return \FFI::string($out, $width);
    }
}
