"""The library over Arrow arrays: what engines such as DataFusion and DuckDB take as functions. Needs pyarrow.

>>> import pyarrow
>>> from rashinban.arrow import contains
>>> contains(pyarrow.array(["デジタル人材の育成", None, "窓口"]), "ﾃﾞｼﾞﾀﾙ 人材").to_pylist()
[True, None, False]

Every function takes an array and gives one of the same length; null gives null.
"""

import datetime
import functools
import json
import re
from collections.abc import Callable, Iterable
from typing import Any, Optional, TypeVar, Union

import pyarrow as pa  # type: ignore[import-not-found, import-untyped, unused-ignore]

from ._errors import RashinbanError
from ._plan import Item, fold as _fold
from .register import Diagnostic, Register, RegisterError, ask

_T = TypeVar("_T")
_U = TypeVar("_U")

_ROWS = 4096
"""So many texts are folded in one call."""
_SPACE = re.compile("[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
"""White space as the library has it; Python counts four control characters besides."""


def fold(texts: Any) -> Any:
    """Texts folded, as search compares them: for comparing, not for show."""
    return pa.array(_each(_folded, texts.to_pylist()), pa.string())


def contains(texts: Any, query: "Union[str, Any]") -> Any:
    """Whether texts have all the words of a query: one for all, or an array with one for each.

    Width, case, kana and the rest of folding make no difference. A query without words is found everywhere.
    """
    given = texts.to_pylist()
    queries = [query] * len(given) if isinstance(query, str) else query.to_pylist()
    # A word has no white space in it; a line's end would part what is folded in one call.
    folded = _each(_folded, [None if text is None else text.replace("\n", " ") for text in given])
    found = [
        None if text is None or words is None else all(word in text for word in _words(words))
        for text, words in zip(folded, queries)
    ]
    return pa.array(found, pa.bool_())


def valid(codes: Any) -> Any:
    """Whether texts are codes of the plan, in any of the ways in which people type them."""
    return pa.array(_each(lambda given: map(_is_code, given), codes.to_pylist()), pa.bool_())


def check(measures: Any, as_of: Optional[datetime.date] = None) -> Any:
    """What is wrong or unusual about measures, each by itself: a JSON list of diagnostics for each measure in JSON.

    ``as_of`` is the day at which things are overdue; without it nothing is. What can only be seen beside other measures (the
    same id twice, a successor that is missing) is told by checking a register.
    """
    return pa.array(_each(lambda given: (_checked(one, as_of) for one in given), measures.to_pylist()), pa.string())


def _each(function: "Callable[[list[_T]], Iterable[_U]]", given: "list[Optional[_T]]") -> "list[Optional[_U]]":
    """A function over all that is not None."""
    answers = iter(function([one for one in given if one is not None]))
    return [None if one is None else next(answers) for one in given]


def _folded(texts: "list[str]") -> "Iterable[str]":
    for start in range(0, len(texts), _ROWS):
        some = texts[start : start + _ROWS]
        together = _fold("\n".join(some)).split("\n")
        # Where texts have lines themselves, one by one.
        yield from together if len(together) == len(some) else map(_fold, some)


@functools.lru_cache(maxsize=256)
def _words(query: str) -> "tuple[str, ...]":
    folded = (_fold(word) for word in _SPACE.split(query) if word)
    # A few characters fold to several with a space between them.
    return tuple(dict.fromkeys(word for words in folded for word in re.split("[\t-\r ]", words) if word))


@functools.lru_cache(maxsize=4096)
def _is_code(text: str) -> bool:
    try:
        Item(text)
    except RashinbanError:
        return False
    return True


def _checked(measure: str, as_of: Optional[datetime.date]) -> str:
    options = {"as_of": as_of} if as_of else {}
    try:
        with Register.read(f'{{"measures":[{measure}]}}') as register:
            found = ask("check", register, **options)["answer"]["diagnostics"]
    except RegisterError as error:
        return json.dumps([_plain(one) for one in error.diagnostics], ensure_ascii=False)
    # What it says of the register is about none.
    return json.dumps([one for one in found if "measure" in one["place"]], ensure_ascii=False)


def _plain(found: Diagnostic) -> "dict[str, Any]":
    place = {"row": found.row, "column": found.column, "measure": found.measure, "field": found.field}
    plain: "dict[str, Any]" = {
        "severity": found.severity.slug,
        "rule": found.rule.slug,
        "place": {name: value for name, value in place.items() if value is not None},
        "value": found.value,
        "reason": {"ja": found.reason, "en": found.reason_en},
    }
    if found.suggestion is not None:
        plain["suggestions"] = [found.suggestion]
    return {name: value for name, value in plain.items() if value is not None}
