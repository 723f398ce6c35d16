<?php

declare(strict_types=1);

namespace Rashinban;

use FFI;
use FFI\CData;

/**
 * The C library: found, loaded, called.
 *
 * @internal
 */
final class Native
{
    public const INT32_MAX = 2147483647;
    /** No list of items is longer. */
    public const MOST = 256;

    private static ?FFI $ffi = null;
    // What the functions write into. Every answer is read before the next call, and threads of PHP share no statics.
    private static CData $number;
    private static CData $string;
    private static CData $items;
    private static CData $numberAt;
    private static CData $stringAt;

    public static function ffi(): FFI
    {
        return self::$ffi ?? self::load();
    }

    private static function load(): FFI
    {
        $ffi = self::find();
        self::$number = $ffi->new('int32_t');
        self::$string = $ffi->new('rashinban_str');
        self::$items = $ffi->new('int32_t[' . self::MOST . ']');
        self::$numberAt = FFI::addr(self::$number);
        self::$stringAt = FFI::addr(self::$string);
        return self::$ffi = $ffi;
    }

    /** RASHINBAN_LIBRARY, else what ffi.preload has loaded, else the file in the package, else the system's. */
    private static function find(): FFI
    {
        $library = getenv('RASHINBAN_LIBRARY') ?: null;
        if ($library === null) {
            try {
                return FFI::scope('rashinban');
            } catch (FFI\Exception) {
                // Not preloaded.
            }
            $beside = \dirname(__DIR__) . '/lib/librashinban.so';
            $library = is_file($beside) ? $beside : 'librashinban.so.0';
        }
        $declarations = preg_replace('/^#.*$/m', '', file_get_contents(__DIR__ . '/rashinban.h'));
        try {
            return FFI::cdef($declarations, $library);
        } catch (FFI\Exception $error) {
            throw new \RuntimeException(
                "$library: ライブラリを読み込めません。RASHINBAN_LIBRARY で場所を示せます / "
                . "the library cannot be loaded; RASHINBAN_LIBRARY can say where it is: {$error->getMessage()}",
                0,
                $error,
            );
        }
    }

    /** The answer, 0 or a count; a negative one as an exception. */
    public static function call(string $name, mixed ...$arguments): int
    {
        $status = self::ffi()->$name(...$arguments);
        if ($status < 0) {
            throw new RashinbanException(Problem::from(-$status));
        }
        return $status;
    }

    /** The number that a function writes. */
    public static function number(string $name, mixed ...$arguments): int
    {
        self::ffi();
        $arguments[] = self::$numberAt;
        self::call($name, ...$arguments);
        return self::$number->cdata;
    }

    /** The text that a function writes, where there is one. */
    public static function textOrNull(string $name, mixed ...$arguments): ?string
    {
        self::ffi();
        $arguments[] = self::$stringAt;
        self::call($name, ...$arguments);
        return self::read(self::$string);
    }

    /** The text that a function writes. */
    public static function text(string $name, mixed ...$arguments): string
    {
        return self::textOrNull($name, ...$arguments) ?? '';
    }

    /** A text of the library. */
    public static function read(CData $string): ?string
    {
        return $string->ptr === null ? null : FFI::string($string->ptr, $string->len);
    }

    /**
     * The items that a function writes.
     *
     * @return list<Item>
     */
    public static function items(string $name, mixed ...$arguments): array
    {
        self::ffi();
        $arguments[] = self::$items;
        $arguments[] = self::MOST;
        return self::readItems(self::$items, self::call($name, ...$arguments));
    }

    /**
     * The first items of an array.
     *
     * @return list<Item>
     */
    public static function readItems(CData $array, int $count): array
    {
        $items = [];
        for ($i = 0; $i < $count; $i++) {
            $items[] = Item::byId($array[$i]);
        }
        return $items;
    }

    /** The structs that a function writes; asks for their number first. */
    public static function structs(string $type, string $name, mixed ...$arguments): iterable
    {
        $count = self::call($name, ...[...$arguments, null, 0]);
        if ($count > 0) {
            $array = self::ffi()->new("{$type}[$count]");
            self::call($name, ...[...$arguments, $array, $count]);
            for ($i = 0; $i < $count; $i++) {
                yield $array[$i];
            }
        }
    }

    /**
     * A text as the C functions take it, with its length and encoding.
     *
     * @return array{string, int, int}
     */
    public static function typed(string $text): array
    {
        return [$text, self::int32(\strlen($text), Problem::InvalidArgument), Encoding::Utf8->value];
    }

    /** A number that C can take; FFI would cut off the bits above. */
    public static function int32(int $number, Problem $problem): int
    {
        if ($number > self::INT32_MAX || $number < -self::INT32_MAX) {
            throw new RashinbanException($problem);
        }
        return $number;
    }
}
