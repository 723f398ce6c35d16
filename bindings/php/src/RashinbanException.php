<?php

declare(strict_types=1);

namespace Rashinban;

/** An answer that cannot be given. */
final class RashinbanException extends \RuntimeException
{
    /**
     * @param Problem    $problem what went wrong
     * @param list<Item> $nearest with Problem::UnknownCode, up to three items that may be meant, the nearest first
     */
    public function __construct(public readonly Problem $problem, public readonly array $nearest = [])
    {
        $message = self::say($problem, Lang::Ja) . ' / ' . self::say($problem, Lang::En);
        if ($nearest) {
            $message .= ' (' . implode(', ', $nearest) . '?)';
        }
        parent::__construct($message, $problem->value);
    }

    /** What is wrong and what to do, in Japanese or English. */
    public function message(Lang $lang): string
    {
        return self::say($this->problem, $lang);
    }

    private static function say(Problem $problem, Lang $lang): string
    {
        return Native::text('rashinban_status_message', -$problem->value, $lang->value);
    }
}
