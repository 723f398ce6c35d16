<?php

// For programs without Composer.

declare(strict_types=1);

foreach (['Named', 'Numbered', 'enums', 'RashinbanException', 'Native', 'values', 'Item', 'Plan'] as $file) {
    require_once __DIR__ . "/$file.php";
}
