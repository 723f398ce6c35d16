<?php

// Run with opcache.preload: the classes and the declarations are there before any file is read.

declare(strict_types=1);

use Rashinban\Vision;

$scope = FFI::scope('rashinban')->rashinban_abi_version();
if ($scope < 1 || Vision::DigitalTalent->code() !== 'V05') {
    exit(1);
}
foreach (get_included_files() as $file) {
    if (basename($file) === 'autoload.php') {
        exit(2);
    }
}
echo "preloaded\n";
