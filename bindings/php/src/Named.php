<?php

declare(strict_types=1);

namespace Rashinban;

/** A closed list: each member has a number, that of the C library, and a slug. */
trait Named
{
    /** The member of this slug: `ItemKind::fromSlug('initiative-item')`. */
    public static function fromSlug(string $slug): self
    {
        foreach (self::cases() as $member) {
            if ($member->slug() === $slug) {
                return $member;
            }
        }
        throw new RashinbanException(self::unknown());
    }

    /** The member of this number. */
    public static function fromNumber(int $number): self
    {
        return self::tryFrom($number) ?? throw new RashinbanException(self::unknown());
    }
}
