<?php

// What a call costs, beside FFI's cheapest foreign call. Printed, never judged.

declare(strict_types=1);

require __DIR__ . '/../../bindings/php/src/autoload.php';

use Rashinban\{Item, Native, Plan};

function nanoseconds(callable $work, int $number = 50_000): float
{
    $best = INF;
    for ($round = 0; $round < 5; $round++) {
        $start = hrtime(true);
        for ($i = 0; $i < $number; $i++) {
            $work();
        }
        $best = min($best, (hrtime(true) - $start) / $number);
    }
    return $best;
}

$ffi = Native::ffi();
$item = Item::byCode('I01-02-03');
printf(
    "%.0f ns the cheapest foreign call, %.0f ns a number, %.0f ns a label, %.0f ns an item by its code, %.1f µs a search\n",
    nanoseconds(fn () => $ffi->rashinban_abi_version()),
    nanoseconds(fn () => $item->number()),
    nanoseconds(fn () => $item->label()),
    nanoseconds(fn () => Item::byCode('I01-02-03')),
    nanoseconds(fn () => Plan::search('防災', limit: 10), 2_000) / 1000,
);
