<?php

// Runs the examples of a README: every block of ```php, by itself. `php readme.php FILE`

declare(strict_types=1);

require_once __DIR__ . '/../../bindings/php/src/autoload.php';

preg_match_all('/^```php\n(.*?)^```/ms', file_get_contents($argv[1]), $blocks);
if (!$blocks[1]) {
    exit("no example\n");
}
foreach ($blocks[1] as $block) {
    (static fn () => eval($block))();
}
echo count($blocks[1]), " examples\n";
