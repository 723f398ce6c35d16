<?php

declare(strict_types=1);

namespace Rashinban;

/** The plan as a whole: its items, search and editions. */
final class Plan
{
    private function __construct()
    {
    }

    /**
     * All items of a kind in plan order; without one the 129 items of the plan (not the page's chapters).
     *
     * @return list<Item>
     */
    public static function items(?ItemKind $kind = null): array
    {
        return Native::items('rashinban_items_of_kind', $kind?->value ?? 0);
    }

    /** @return list<Item> the page's own chapters */
    public static function chapters(): array
    {
        return self::items(ItemKind::Chapter);
    }

    /**
     * Searches labels, readings, English labels and texts: the best first.
     *
     * Every word of the query must occur in an item. Width, case, hiragana or katakana do not matter.
     */
    public static function search(
        string $query,
        ?ItemKind $kind = null,
        ?Item $within = null,
        int $offset = 0,
        ?int $limit = null,
    ): Results {
        if ($offset < 0 || $limit < 0) {
            throw new RashinbanException(Problem::InvalidArgument);
        }
        $typed = Native::typed($query);
        // No list is longer, and behind its end there is nothing.
        $room = min($limit ?? Native::MOST, Native::MOST);
        $items = Native::ffi()->new('int32_t[' . Native::MOST . ']');
        $total = Native::ffi()->new('int32_t');
        $count = Native::call(
            'rashinban_search',
            ...[
                ...$typed,
                $kind?->value ?? 0,
                $within?->id() ?? 0,
                min($offset, Native::MOST),
                $items,
                $room,
                \FFI::addr($total),
            ],
        );
        return new Results(Native::readItems($items, $count), $total->cdata);
    }

    /** A text folded, as search compares texts: for comparing, not for show. */
    public static function fold(string $text): string
    {
        [$text, $length] = Native::typed($text);
        $room = Native::call('rashinban_fold', $text, $length, null, 0) + 1;
        $out = Native::ffi()->new("char[$room]");
        return \FFI::string($out, Native::call('rashinban_fold', $text, $length, $out, $room));
    }

    /**
     * Any text for the files of older systems; with a width, a field of that many bytes, cut between characters.
     *
     * A character that the encoding lacks is Problem::Unencodable, or with $replace becomes 〓.
     */
    public static function convert(
        string $text,
        Encoding $encoding = Encoding::Cp932,
        ?int $width = null,
        Pad $pad = Pad::Space,
        bool $replace = false,
    ): Converted {
        if ($width < 0) {
            throw new RashinbanException(Problem::InvalidArgument);
        }
        $typed = Native::typed($text);
        $places = Native::ffi()->new('int32_t[' . max($typed[1], 1) . ']');
        $replaced = Native::ffi()->new('int32_t');
        $write = fn (?\FFI\CData $out, int $room, Pad $pad) => Native::call('rashinban_convert', ...[
            ...$typed, $encoding->value, $pad->value, (int) $replace, $out, $room, $places, $typed[1], \FFI::addr($replaced),
        ]);
        if ($width === null) {
            $width = $write(null, 0, Pad::Space);
            $pad = Pad::Space;
        }
        $out = Native::ffi()->new('char[' . max(Native::int32($width, Problem::InvalidArgument), 1) . ']');
        $write($out, $width, $pad);
        $list = [];
        for ($i = 0; $i < $replaced->cdata; $i++) {
            $list[] = $places[$i];
        }
        return new Converted(\FFI::string($out, $width), $list);
    }

    /** How many characters and columns a text takes. */
    public static function measure(string $text): Measure
    {
        $characters = Native::ffi()->new('int32_t');
        $columns = Native::ffi()->new('int32_t');
        $arguments = [...Native::typed($text), \FFI::addr($characters), \FFI::addr($columns)];
        Native::call('rashinban_measure', ...$arguments);
        return new Measure($characters->cdata, $columns->cdata);
    }

    /** The name of a kind for people: 取組の項目, "Initiative item". */
    public static function kindLabel(ItemKind $kind, Lang $lang = Lang::Ja): string
    {
        return Native::text('rashinban_kind_label', $kind->value, $lang->value);
    }

    /** What is known of an edition. */
    public static function edition(Edition $edition): EditionInfo
    {
        $number = $edition->value;
        return new EditionInfo(
            $edition,
            new \DateTimeImmutable(Native::text('rashinban_edition_decided_on', $number)),
            Edition::tryFrom(Native::number('rashinban_edition_superseded_by', $number)),
            (bool) Native::number('rashinban_edition_is_carried', $number),
            (bool) Native::number('rashinban_edition_is_confirmed', $number),
        );
    }

    /** @return list<Edition> all editions known, the oldest first */
    public static function editions(): array
    {
        $out = Native::ffi()->new('int32_t[' . Native::MOST . ']');
        $count = Native::call('rashinban_editions', $out, Native::MOST);
        $editions = [];
        for ($i = 0; $i < $count; $i++) {
            $editions[] = Edition::from($out[$i]);
        }
        return $editions;
    }

    /** The edition whose items the library holds. */
    public static function carriedEdition(): Edition
    {
        return Edition::from(Native::number('rashinban_edition_carried'));
    }

    /** The newest edition known when the library was made. */
    public static function newestEdition(): Edition
    {
        return Edition::from(Native::number('rashinban_edition_newest'));
    }

    /** The line that names the source: show it wherever you show the plan's text. */
    public static function attribution(Lang $lang = Lang::Ja): string
    {
        return Native::text('rashinban_attribution', $lang->value);
    }

    /** The whole plan as one JSON document. */
    public static function exportJson(): string
    {
        return Native::text('rashinban_export_json');
    }

    /** The version of the library that is loaded. */
    public static function version(): string
    {
        return Native::text('rashinban_version');
    }
}
