"""The one exception."""

from typing import TYPE_CHECKING

from ._enums import Lang, Problem

if TYPE_CHECKING:
    from ._plan import Item


class RashinbanError(ValueError):
    """An answer that cannot be given. A wrong type is a TypeError as everywhere in Python."""

    def __init__(self, problem: Problem, nearest: "tuple[Item, ...]" = ()) -> None:
        super().__init__(problem, nearest)
        self.problem = problem
        """What went wrong."""
        self.nearest = nearest
        """With Problem.UNKNOWN_CODE: up to three items that may be meant, the nearest first."""

    def message(self, lang: "Lang | str" = "ja") -> str:
        """What is wrong and what to do, in Japanese or English."""
        from . import _native

        lang = lang if isinstance(lang, Lang) else Lang(lang)
        return _native.text("rashinban_status_message", -self.problem.value, lang.value)

    def __str__(self) -> str:
        said = f"{self.message(Lang.JA)} / {self.message(Lang.EN)}"
        if self.nearest:
            said += f" ({', '.join(item.code for item in self.nearest)}?)"
        return said
