<?php

declare(strict_types=1);

namespace Rashinban;

/** A list of the plan: a member's value is the number that the plan prints. */
trait Numbered
{
    /** The member of this number. */
    public static function fromNumber(int $number): self
    {
        return self::tryFrom($number) ?? throw new RashinbanException(self::unknown());
    }

    /** The item. */
    public function item(): Item
    {
        return Item::byNumber($this->kind(), $this->value);
    }

    /** The item's code. */
    public function code(): string
    {
        return $this->item()->code();
    }

    /** The item's label. */
    public function label(Lang $lang = Lang::Ja): string
    {
        return $this->item()->label($lang);
    }
}
