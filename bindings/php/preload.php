<?php

// opcache.preload: on the web PHP lets only preloaded files call C (`ffi.enable=preload`, its default).

declare(strict_types=1);

require __DIR__ . '/src/autoload.php';
