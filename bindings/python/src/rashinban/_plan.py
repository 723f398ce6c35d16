"""Items, search and editions."""

import datetime
import functools
from collections.abc import Iterator, Sequence
from ctypes import byref, c_int32, create_string_buffer
from dataclasses import dataclass
from typing import Any, Optional, TypeVar, Union, overload

from . import _abi, _native
from ._enums import (
    Crosswalk,
    Edition,
    Encoding,
    Field,
    Folds,
    ItemKind,
    LabelStatus,
    Lang,
    Pad,
    Problem,
    Reason,
)
from ._errors import RashinbanError
from ._named import Named, Numbered

_N = TypeVar("_N", bound=Named)


def _member(cls: "type[_N]", value: "_N | str") -> _N:
    return value if isinstance(value, cls) else cls(value)


@functools.total_ordering
class Item:
    """An item of the plan (or a chapter of its page): ``Item("I01-02")``.

    The code is read as people type it: any case and width, with or without padding, divided by dots or dashes. There is
    one object for each item; items sort in the order of the plan.
    """

    __slots__ = ("_id",)
    _id: int

    def __new__(cls, code: "str | Item | Numbered") -> "Item":
        if isinstance(code, Item):
            return code
        if isinstance(code, Numbered):
            return code.item
        typed = _native.typed(code)
        try:
            return _ITEMS[_native.number("rashinban_item_by_code", *typed)]
        except RashinbanError as error:
            if error.problem is not Problem.UNKNOWN_CODE:
                raise
            nearest = _native.array("rashinban_items_nearest", c_int32, *typed)
            raise RashinbanError(error.problem, _items(nearest)) from None

    @staticmethod
    def by_number(kind: "ItemKind | str", number: int) -> "Item":
        """The item that the page numbers so among all of its kind, from 1."""
        number = _native.int32(number, Problem.UNKNOWN_NUMBER)
        return _ITEMS[_native.number("rashinban_item_by_number", _member(ItemKind, kind).value, number)]

    @staticmethod
    def by_label(label: str) -> "tuple[Item, ...]":
        """The items whose whole label, in any language, is this one but for width, case, kana and the like."""
        return _items(_native.array("rashinban_items_by_label", c_int32, *_native.typed(label)))

    @property
    def code(self) -> str:
        """The code in its printed form: "I01-02-03"."""
        return _native.text("rashinban_item_code", self._id)

    @property
    def kind(self) -> ItemKind:
        """What it is."""
        return ItemKind(_native.number("rashinban_item_kind", self._id))

    @property
    def number(self) -> Optional[int]:
        """The number that the page prints, within its list."""
        return _native.number("rashinban_item_number", self._id) or None

    @property
    def edition(self) -> Edition:
        """The edition that it belongs to."""
        return Edition(_native.number("rashinban_item_edition", self._id))

    def label(self, lang: "Lang | str" = Lang.JA) -> str:
        """The label in a language."""
        return _native.text("rashinban_item_label", self._id, _member(Lang, lang).value)

    def label_status(self, lang: "Lang | str" = Lang.JA) -> LabelStatus:
        """How far the label can be relied on."""
        return LabelStatus(_native.number("rashinban_item_label_status", self._id, _member(Lang, lang).value))

    def text(self, lang: "Lang | str" = Lang.JA) -> Optional[str]:
        """Its own text beside the label; paragraphs are divided by a line feed."""
        return _native.text_or_none("rashinban_item_text", self._id, _member(Lang, lang).value)

    def note(self, lang: "Lang | str" = Lang.JA) -> Optional[str]:
        """What a reader should know about its wording, in Japanese or English."""
        return _native.text_or_none("rashinban_item_note", self._id, _member(Lang, lang).value)

    @property
    def figure(self) -> Optional[str]:
        """The page's description of its picture, in Japanese."""
        return _native.text_or_none("rashinban_item_figure", self._id)

    @property
    def parent(self) -> "Optional[Item]":
        """The item that holds this one."""
        return _item("rashinban_item_parent", self._id)

    @property
    def previous(self) -> "Optional[Item]":
        """The item before this one in plan order."""
        return _item("rashinban_item_previous", self._id)

    @property
    def next(self) -> "Optional[Item]":
        """The item after this one in plan order."""
        return _item("rashinban_item_next", self._id)

    def child(self, number: int) -> "Item":
        """The child that the page numbers so."""
        number = _native.int32(number, Problem.UNKNOWN_NUMBER)
        return _ITEMS[_native.number("rashinban_item_child", self._id, number)]

    @property
    def children(self) -> "tuple[Item, ...]":
        """The items directly below."""
        return _items(_native.array("rashinban_item_children", c_int32, self._id))

    @property
    def descendants(self) -> "tuple[Item, ...]":
        """Everything below, in plan order."""
        return _items(_native.array("rashinban_item_descendants", c_int32, self._id))

    @property
    def ancestors(self) -> "tuple[Item, ...]":
        """What holds it, what holds that, and so on."""
        return _items(_native.array("rashinban_item_ancestors", c_int32, self._id))

    @property
    def path(self) -> "tuple[Item, ...]":
        """From the root down to the item itself."""
        return _items(_native.array("rashinban_item_path", c_int32, self._id))

    @property
    def siblings(self) -> "tuple[Item, ...]":
        """The other items below the same parent."""
        return _items(_native.array("rashinban_item_siblings", c_int32, self._id))

    def is_within(self, other: "Item | Numbered | str") -> bool:
        """Whether it is the other or stands anywhere below it."""
        return bool(_native.number("rashinban_item_is_within", self._id, Item(other)._id))

    @property
    def cross_references(self) -> "tuple[CrossReference, ...]":
        """Other items that print the same title or a term in common."""
        found = _native.array("rashinban_item_cross_references", _abi.CrossReference, self._id)
        return tuple(CrossReference(_ITEMS[one.item], Reason(one.reason), Term(one.term) if one.term else None) for one in found)

    @property
    def provenance(self) -> "Provenance":
        """Where it stands in the source document."""
        out = _abi.Provenance()
        _native.call("rashinban_item_provenance", self._id, byref(out))
        return Provenance(
            edition=Edition(out.edition),
            document=_native.read(out.document) or "",
            heading=_native.read(out.heading) or "",
            heading_item=_ITEMS[out.heading_item] if out.heading_item else None,
            line=out.line,
            column=out.column,
            verbatim=_native.read(out.verbatim) or "",
        )

    @property
    def occurrences(self) -> "tuple[Occurrence, ...]":
        """Where else the page prints its label."""
        found = _native.array("rashinban_item_occurrences", _abi.Occurrence, self._id)
        return tuple(Occurrence(one.line, _native.read(one.verbatim) or "") for one in found)

    def matches(self, query: str) -> "tuple[Match, ...]":
        """Every place where the words of a query occur in it, for highlighting."""
        found = _native.array("rashinban_item_matches", _abi.Match, *_native.typed(query), self._id, room=64)
        return tuple(self._match(one) for one in found)

    def _match(self, found: _abi.Match) -> "Match":
        text = _native.text("rashinban_item_field", self._id, found.field)
        utf8 = text.encode()
        # From bytes of UTF-8 to the characters of a str.
        start, end = (len(utf8[:place].decode()) for place in (found.start, found.end))
        return Match(Field(found.field), found.word, start, end, text[start:end], Folds(found.folds))

    def crosswalk(self, edition: "Edition | str") -> Crosswalk:
        """What is known of it in another edition."""
        return Crosswalk(_native.number("rashinban_item_crosswalk", self._id, _member(Edition, edition).value))

    def code_bytes(self, width: int, encoding: "Encoding | str" = Encoding.CP932, pad: "Pad | str" = Pad.SPACE) -> bytes:
        """The code as a field of a fixed width in bytes, for the files of older systems."""
        return _field(width, encoding, pad, "rashinban_copy_code", self._id)

    def label_bytes(
        self,
        width: int,
        encoding: "Encoding | str" = Encoding.CP932,
        pad: "Pad | str" = Pad.SPACE,
        lang: "Lang | str" = Lang.JA,
    ) -> bytes:
        """The label as a field of a fixed width in bytes; one that does not fit is cut between characters."""
        return _field(width, encoding, pad, "rashinban_copy_label", self._id, _member(Lang, lang).value)

    def text_bytes(
        self,
        width: int,
        encoding: "Encoding | str" = Encoding.CP932,
        pad: "Pad | str" = Pad.SPACE,
        lang: "Lang | str" = Lang.JA,
    ) -> bytes:
        """The text, empty where there is none, as a field of a fixed width in bytes."""
        return _field(width, encoding, pad, "rashinban_copy_text", self._id, _member(Lang, lang).value)

    def __str__(self) -> str:
        return self.code

    def __repr__(self) -> str:
        return f"Item({self.code!r})"

    def __hash__(self) -> int:
        return hash(self._id)

    def __eq__(self, other: object) -> bool:
        return self is other

    def __lt__(self, other: "Item") -> bool:
        if not isinstance(other, Item):
            return NotImplemented
        return self._id < other._id

    def __copy__(self) -> "Item":
        return self

    def __deepcopy__(self, memo: Any) -> "Item":
        return self

    def __reduce__(self) -> Any:
        return Item, (self.code,)


@dataclass(frozen=True)
class Term:
    """A term that items have in common."""

    _id: int

    def label(self, lang: "Lang | str" = Lang.JA) -> str:
        """The term in a language."""
        return _native.text("rashinban_term_label", self._id, _member(Lang, lang).value)

    def __str__(self) -> str:
        return self.label()


@dataclass(frozen=True)
class CrossReference:
    """Another item, and why it is referred to."""

    item: Item
    reason: Reason
    term: Optional[Term]


@dataclass(frozen=True)
class Provenance:
    """Where an item stands in the source document. Lines and columns count from 1, columns in characters."""

    edition: Edition
    document: str
    heading: str
    heading_item: Optional[Item]
    line: int
    column: int
    verbatim: str


@dataclass(frozen=True)
class Occurrence:
    """Another place where the page prints an item's label."""

    line: int
    verbatim: str


@dataclass(frozen=True)
class Match:
    """A place where a word of a query occurs: ``item.label()[match.start:match.end] == match.text``."""

    field: Field
    word: int
    start: int
    end: int
    text: str
    folds: Folds


@dataclass(frozen=True)
class Results(Sequence[Item]):
    """What a search found: a sequence of items, the best first, and the number of all."""

    items: "tuple[Item, ...]"
    total: int

    def __len__(self) -> int:
        return len(self.items)

    def __iter__(self) -> Iterator[Item]:
        return iter(self.items)

    @overload
    def __getitem__(self, index: int) -> Item: ...
    @overload
    def __getitem__(self, index: slice) -> "tuple[Item, ...]": ...
    def __getitem__(self, index: Union[int, slice]) -> "Union[Item, tuple[Item, ...]]":
        return self.items[index]


def _items(ids: "Sequence[int]") -> "tuple[Item, ...]":
    return tuple([_ITEMS[number] for number in ids])


def _item(name: str, number: int) -> Optional[Item]:
    found = _native.number(name, number)
    return _ITEMS[found] if found else None


def _field(width: int, encoding: "Encoding | str", pad: "Pad | str", name: str, *arguments: int) -> bytes:
    width = _native.int32(width, Problem.INVALID_ARGUMENT)
    if width < 0:
        raise RashinbanError(Problem.INVALID_ARGUMENT)
    if width == 0:
        return b""
    out = create_string_buffer(width)
    _native.call(name, *arguments, _member(Encoding, encoding).value, out, width, _member(Pad, pad).value)
    return out.raw


def items(kind: "ItemKind | str | None" = None) -> "tuple[Item, ...]":
    """All items of a kind in plan order; without one the 129 items of the plan (not the page's chapters)."""
    number = 0 if kind is None else _member(ItemKind, kind).value
    return _items(_native.array("rashinban_items_of_kind", c_int32, number))


def chapters() -> "tuple[Item, ...]":
    """The page's own chapters."""
    return items(ItemKind.CHAPTER)


def search(
    query: str,
    *,
    kind: "ItemKind | str | None" = None,
    within: "Item | Numbered | str | None" = None,
    offset: int = 0,
    limit: Optional[int] = None,
) -> Results:
    """Searches labels, readings, English labels and texts: the best first.

    Every word of the query must occur in an item. Width, case, hiragana or katakana do not matter.
    """
    typed = _native.typed(query)
    kind_number = 0 if kind is None else _member(ItemKind, kind).value
    within_number = 0 if within is None else Item(within)._id
    for number in (offset, 0 if limit is None else limit):
        if not isinstance(number, int):
            raise TypeError(f"an int, not {type(number).__name__}")
        if number < 0:
            raise RashinbanError(Problem.INVALID_ARGUMENT)
    # No list is longer than all items, and behind its end there is nothing.
    most = len(_ITEMS)
    room = most if limit is None else min(limit, most)
    out = (c_int32 * room)()
    total = c_int32()
    count = _native.call(
        "rashinban_search", *typed, kind_number, within_number, min(offset, most), out, room, byref(total)
    )
    return Results(_items(out[:count]), total.value)


def fold(text: str) -> str:
    """A text folded, as search compares texts: for comparing, not for show."""
    utf8, length = _native.bytes_of(text)
    room = _native.call("rashinban_fold", utf8, length, None, 0) + 1
    out = create_string_buffer(room)
    count = _native.call("rashinban_fold", utf8, length, out, room)
    return out.raw[:count].decode()


@dataclass(frozen=True)
class Converted:
    """A text in another encoding, and which of its characters that encoding lacks: they became 〓."""

    data: bytes
    replaced: "tuple[int, ...]"
    """Their places, in characters of the text from 0."""


def convert(
    text: str,
    encoding: "Encoding | str" = Encoding.CP932,
    width: Optional[int] = None,
    *,
    pad: "Pad | str" = Pad.SPACE,
    replace: bool = False,
) -> Converted:
    """Any text for the files of older systems; with a width, a field of that many bytes, cut between characters.

    A character that the encoding lacks is Problem.UNENCODABLE, or with ``replace`` becomes 〓.
    """
    utf8, length, utf8_number = _native.typed(text)
    to = _member(Encoding, encoding).value
    places = (c_int32 * max(length, 1))()
    replaced = c_int32()

    def write(out: Any, room: int, padding: int) -> int:
        return _native.call(
            "rashinban_convert", utf8, length, utf8_number, to, padding, int(bool(replace)), out, room, places, length,
            byref(replaced),
        )  # fmt: skip

    if width is None:
        width = write(None, 0, Pad.SPACE.value)
        pad = Pad.SPACE
    elif _native.int32(width, Problem.INVALID_ARGUMENT) < 0:
        raise RashinbanError(Problem.INVALID_ARGUMENT)
    out = create_string_buffer(max(width, 1))
    write(out if width else None, width, _member(Pad, pad).value)
    return Converted(out.raw[:width], tuple(places[: replaced.value]))


@dataclass(frozen=True)
class Measure:
    """How long a text is."""

    characters: int
    columns: int
    """1 for a half-width character (半角), 2 for a full-width one (全角)."""


def measure(text: str) -> Measure:
    """How many characters and columns a text takes."""
    characters, columns = c_int32(), c_int32()
    _native.call("rashinban_measure", *_native.typed(text), byref(characters), byref(columns))
    return Measure(characters.value, columns.value)


def kind_label(kind: "ItemKind | str", lang: "Lang | str" = Lang.JA) -> str:
    """The name of a kind for people: 取組の項目, "Initiative item"."""
    return _native.text("rashinban_kind_label", _member(ItemKind, kind).value, _member(Lang, lang).value)


@dataclass(frozen=True)
class EditionInfo:
    """What is known of an edition."""

    edition: Edition
    decided_on: datetime.date
    """The day of the cabinet decision."""
    superseded_by: Optional[Edition]
    is_carried: bool
    """Whether the library holds its items."""
    is_confirmed: bool
    """Whether the decision is known from the government's own pages."""


def edition(edition: "Edition | str") -> EditionInfo:
    """What is known of an edition: ``edition("2023")``."""
    one = _member(Edition, edition)
    number = one.value
    later = _native.number("rashinban_edition_superseded_by", number)
    return EditionInfo(
        edition=one,
        decided_on=datetime.date.fromisoformat(_native.text("rashinban_edition_decided_on", number)),
        superseded_by=Edition(later) if later else None,
        is_carried=bool(_native.number("rashinban_edition_is_carried", number)),
        is_confirmed=bool(_native.number("rashinban_edition_is_confirmed", number)),
    )


def editions() -> "tuple[Edition, ...]":
    """All editions known, the oldest first."""
    return tuple(Edition(number) for number in _native.array("rashinban_editions", c_int32))


def carried_edition() -> Edition:
    """The edition whose items the library holds."""
    return Edition(_native.number("rashinban_edition_carried"))


def newest_edition() -> Edition:
    """The newest edition known when the library was made."""
    return Edition(_native.number("rashinban_edition_newest"))


def attribution(lang: "Lang | str" = Lang.JA) -> str:
    """The line that names the source: show it wherever you show the plan's text."""
    return _native.text("rashinban_attribution", _member(Lang, lang).value)


def export_json() -> str:
    """The whole plan as one JSON document."""
    return _native.text("rashinban_export_json")


def version() -> str:
    """The version of the library that is loaded."""
    return _native.text("rashinban_version")


def _all() -> "dict[int, Item]":
    everything = {}
    for kind in (0, ItemKind.CHAPTER.value):
        for number in _native.array("rashinban_items_of_kind", c_int32, kind):
            item = object.__new__(Item)
            item._id = number
            everything[number] = item
    return everything


_ITEMS = _all()
