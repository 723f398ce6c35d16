"""What the generated enums can do."""

import enum
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from ._enums import ItemKind, Lang
    from ._plan import Item


def _unknown(cls: type, value: object) -> NoReturn:
    from ._enums import PROBLEMS
    from ._errors import RashinbanError

    if not isinstance(value, (int, str)):
        raise TypeError(f"{cls.__name__}: a name or a number, not {type(value).__name__}")
    raise RashinbanError(PROBLEMS[cls.__name__])


class Named(enum.Enum):
    """A closed list. `ItemKind("vision")` and `ItemKind(2)` find a member by its slug or its number in C."""

    @property
    def slug(self) -> str:
        """Its name in files and in other languages: "initiative-item"."""
        from ._enums import SLUGS

        return SLUGS[type(self).__name__][self.name]

    @classmethod
    def _missing_(cls, value: object) -> Any:
        for member in cls:
            if isinstance(value, str) and member.slug == value:
                return member
        _unknown(cls, value)

    def __str__(self) -> str:
        return self.slug

    def __format__(self, spec: str) -> str:
        return format(self.slug, spec)


class NamedFlag(enum.Flag):
    """A set of names."""

    @property
    def slugs(self) -> "tuple[str, ...]":
        """The names that are in it, in their order: ("width", "case")."""
        from ._enums import SLUGS

        names = SLUGS[type(self).__name__]
        return tuple(slug for name, slug in names.items() if type(self)[name] in self)


class Numbered(enum.Enum):
    """A list of the plan: a member's value is the number that the plan prints."""

    @property
    def kind(self) -> "ItemKind":
        """The kind of its items."""
        raise NotImplementedError

    @property
    def item(self) -> "Item":
        """The item."""
        from ._plan import Item

        return Item.by_number(self.kind, self.value)

    @property
    def code(self) -> str:
        """The item's code: "V04"."""
        return self.item.code

    def label(self, lang: "Lang | str" = "ja") -> str:
        """The item's label."""
        return self.item.label(lang)

    @classmethod
    def _missing_(cls, value: object) -> Any:
        _unknown(cls, value)

    def __lt__(self, other: Any) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self.value < other.value)

    def __str__(self) -> str:
        return self.label()

    def __format__(self, spec: str) -> str:
        return format(self.label(), spec)
