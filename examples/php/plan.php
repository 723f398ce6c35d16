<?php

// The plan from PHP. Run it with a code of your own: php plan.php V04

declare(strict_types=1);

require __DIR__ . '/../../bindings/php/src/autoload.php'; // with Composer: vendor/autoload.php

use Rashinban\{Item, ItemKind, Lang, Plan, RashinbanException, Vision};

function printItem(Item $item): void
{
    echo "\n$item\n";
    foreach (Lang::cases() as $lang) {
        printf("  %-7s %s\n", $lang->slug(), $item->label($lang));
    }
    echo '  path    ', implode(' > ', $item->path()), "\n";
    $source = $item->provenance();
    echo "  source  line {$source->line}, under {$source->heading}\n";
}

// A code that people typed is the one input that is often wrong: tell them what they may have meant.
function printByCode(string $typed): bool
{
    try {
        printItem(Item::byCode($typed));
        return true;
    } catch (RashinbanException $error) {
        echo "\n$typed: {$error->getMessage()}\n";
        return false;
    }
}

echo "The sets of the plan\n";
foreach (Plan::items(ItemKind::Set) as $set) {
    printf("  %-4s%3d  %s\n", $set, count($set->children()), $set->label());
}

$found = printByCode($argv[1] ?? 'ｉ１．２．３');

// The closed lists are enums; their value is the number that the plan gives them.
printItem(Vision::NoOneLeftBehind->item());

// Half-width kana find full-width ones: width, case and kana do not matter.
$best = Plan::search('ﾃﾞｼﾞﾀﾙ', limit: 5);
printf("\nﾃﾞｼﾞﾀﾙ: %d items, the best %d\n", $best->total, count($best));
foreach ($best as $item) {
    printf("  %-10s%s\n", $item, $item->label());
}

if (!isset($argv[1])) {
    printByCode('I01-07');
}
echo "\n", Plan::attribution(Lang::En), "\n";
exit($found ? 0 : 1);
