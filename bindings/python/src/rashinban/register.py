"""Registers: a municipality's measures (施策) under the plan.

>>> from rashinban.register import Register
>>> with Register.read('{"measures": [{"id": "1-1", "title": "書かない窓口"}]}') as register:
...     [measure.title for measure in register]
...     register.coverage()["query"]
['書かない窓口']
'coverage'
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from ctypes import byref, c_int32, create_string_buffer
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Optional, Union

from . import _abi, _native
from ._enums import (
    Alignment as Alignment,
    DiagnosticField,
    Encoding,
    Format as Format,
    MeasureField,
    Pace as Pace,
    Pad,
    PdcaStage as PdcaStage,
    Problem,
    Rule as Rule,
    Severity as Severity,
    Status as Status,
)
from ._errors import RashinbanError
from ._plan import _ITEMS, Item

Source = Union[str, bytes, Path]
"""The text of a register, its bytes in any encoding that is read, or the file that holds them."""
Day = Optional[datetime.date]


@dataclass(frozen=True)
class Diagnostic:
    """Something wrong, unusual or silently understood."""

    severity: Severity
    rule: Rule
    reason: str
    """What is wrong, in Japanese."""
    reason_en: str
    """The same in English."""
    row: Optional[int]
    """The row or line, from 1."""
    column: Optional[str]
    measure: Optional[str]
    """The measure's id."""
    field: Optional[str]
    value: Optional[str]
    """What stands there."""
    suggestion: Optional[str]
    """What to write instead."""

    def __str__(self) -> str:
        place = [f"{self.row}行目" if self.row else None, self.column, self.measure, self.field]
        return ": ".join([" ".join(part for part in place if part), self.reason]).removeprefix(": ")


class RegisterError(RashinbanError):
    """A register that was not read: nothing is loaded. ``diagnostics`` has everything that is wrong with it."""

    def __init__(self, diagnostics: "tuple[Diagnostic, ...]") -> None:
        super().__init__(Problem.INVALID_ARGUMENT)
        self.diagnostics = diagnostics

    def __str__(self) -> str:
        errors = [str(one) for one in self.diagnostics if one.severity is Severity.ERROR]
        more = f"\n… {len(errors) - 10}" if len(errors) > 10 else ""
        return "台帳を読み込めません / the register cannot be read:\n" + "\n".join(errors[:10]) + more


class QueryError(RashinbanError):
    """A question that cannot be answered as it was put."""

    def __init__(self, reason: "Mapping[str, str]") -> None:
        super().__init__(Problem.INVALID_ARGUMENT)
        self.reason = dict(reason)
        """What is wrong and what to do, by language: "ja", "en"."""

    def __str__(self) -> str:
        return f"{self.reason.get('ja')} / {self.reason.get('en')}"


@dataclass(frozen=True)
class AlignedItem:
    """An item of the plan that a measure serves."""

    item: Item
    alignment: Alignment


@dataclass(frozen=True)
class Measure:
    """A measure, as far as rows of a table tell it; the answers tell the rest."""

    id: str
    title: str
    summary: str
    owner_code: Optional[str]
    """The local government code, six digits."""
    owner_name: Optional[str]
    department: Optional[str]
    start: Day
    end: Day
    status: Optional[Status]
    stage: Optional[PdcaStage]
    rating: Optional[str]
    consolidated_into: Optional[str]
    alignments: "tuple[AlignedItem, ...]"


@dataclass(frozen=True)
class MeasureProgress:
    """How far a measure has come. Percentages have two decimals."""

    measure: str
    """The measure's id."""
    achievement: Optional[float]
    """The mean achievement of its indicators, 0 to 100; None where none can be evaluated."""
    expected: Optional[float]
    """What was to be expected on the day."""
    pace: Pace
    counted: int
    """Indicators that went into it."""
    left_out: int
    """Indicators that did not."""
    late: int
    """Things that are late."""


class Register:
    """A municipality's measures. Close it, or use it in a ``with`` block; what was closed answers nothing."""

    def __init__(self, handle: int, diagnostics: "tuple[Diagnostic, ...]") -> None:
        self._handle = handle
        self.diagnostics = diagnostics
        """What was found while it was read: warnings, and what was understood otherwise than it is written."""

    @classmethod
    def read(cls, source: Source, format: "Format | str | None" = None) -> "Register":
        """Reads JSON, JSON Lines or CSV; without a format, as the content tells. UTF-8, CP932 and UTF-16 are told apart.

        What cannot be read is a RegisterError with every reason at once.
        """
        data = source.read_bytes() if isinstance(source, Path) else source
        data = _native.bytes_of(data)[0] if isinstance(data, str) else bytes(data)
        number = 0 if format is None else _format(format).value
        handle, found = c_int32(), c_int32()
        length = _native.int32(len(data), Problem.INVALID_ARGUMENT)
        _native.call("rashinban_register_read", data, length, number, byref(handle), byref(found))
        diagnostics = _take_diagnostics(found.value)
        if handle.value == 0:
            raise RegisterError(diagnostics)
        return cls(handle.value, diagnostics)

    def close(self) -> None:
        """Lets go of the register; a second time does nothing."""
        handle, self._handle = self._handle, 0
        _native.call("rashinban_free", handle)

    def __enter__(self) -> "Register":
        return self

    def __exit__(
        self,
        kind: "Optional[type[BaseException]]",
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        self.close()

    def __del__(self) -> None:
        if getattr(self, "_handle", 0):
            self.close()

    def __len__(self) -> int:
        return _native.call("rashinban_register_measures", self._handle)

    def __iter__(self) -> "Iterator[Measure]":
        return (self._measure(index) for index in range(len(self)))

    def __getitem__(self, id: str) -> Measure:
        """The measure with this id; a KeyError where there is none."""
        try:
            index = _native.call("rashinban_register_find", self._handle, *_native.typed(id))
        except RashinbanError as error:
            if error.problem is Problem.UNKNOWN_CODE:
                raise KeyError(id) from None
            raise
        return self._measure(index)

    def _measure(self, index: int) -> Measure:
        def text(field: MeasureField) -> str:
            return _copied("rashinban_copy_measure_text", self._handle, index, field.value)

        def day(field: MeasureField) -> Day:
            written = text(field)
            return datetime.date.fromisoformat(written) if written else None

        status = _native.call("rashinban_measure_status", self._handle, index)
        stage = _native.call("rashinban_measure_stage", self._handle, index)
        aligned = _native.array("rashinban_measure_alignments", _abi.AlignedItem, self._handle, index)
        return Measure(
            id=text(MeasureField.ID),
            title=text(MeasureField.TITLE),
            summary=text(MeasureField.SUMMARY),
            owner_code=text(MeasureField.OWNER_CODE) or None,
            owner_name=text(MeasureField.OWNER_NAME) or None,
            department=text(MeasureField.DEPARTMENT) or None,
            start=day(MeasureField.START),
            end=day(MeasureField.END),
            status=Status(status) if status else None,
            stage=PdcaStage(stage) if stage else None,
            rating=text(MeasureField.RATING) or None,
            consolidated_into=text(MeasureField.CONSOLIDATED_INTO) or None,
            alignments=tuple(AlignedItem(_ITEMS[one.item], Alignment(one.alignment)) for one in aligned),
        )

    def check(self, as_of: Day = None) -> "tuple[Diagnostic, ...]":
        """What is missing, overdue or contradicts itself on a day; without one, on the register's own."""
        return _take_diagnostics(_native.number("rashinban_register_check", self._handle, _day(as_of)))

    def measure_progress(self, as_of: Day = None) -> "list[MeasureProgress]":
        """The progress of every measure that counts, in rows. ``progress`` gives the reasons."""
        rows = _native.array("rashinban_register_progress", _abi.Progress, self._handle, _day(as_of))
        ids = [measure.id for measure in self]

        def percent(hundredths: int) -> Optional[float]:
            return hundredths / 100 if hundredths >= 0 else None

        return [
            MeasureProgress(
                measure=ids[row.measure],
                achievement=percent(row.achievement),
                expected=percent(row.expected),
                pace=Pace(row.pace),
                counted=row.counted,
                left_out=row.left_out,
                late=row.late,
            )
            for row in rows
        ]

    def write(self, format: "Format | str" = Format.JSON) -> str:
        """The register in its one canonical form, or as a table; what is read from it is the same register.

        For a spreadsheet, write the table to a file with ``encoding="utf-8-sig"`` or ``"cp932"`` and ``newline=""``.
        """
        number = _format(format).value
        return _take_document(_native.number("rashinban_register_write", self._handle, number))

    def progress(self, **options: Any) -> "dict[str, Any]":
        """Achievement and pace, by indicator, measure, item, principle and year, and what is late."""
        return ask("progress", self, **options)

    def coverage(self, **options: Any) -> "dict[str, Any]":
        """Which items have measures, which measures have items, which principles were never assessed."""
        return ask("coverage", self, **options)

    def assess(self, **options: Any) -> "dict[str, Any]":
        """The findings per measure and principle, and what is missing."""
        return ask("assess", self, **options)

    def indicators(self, **options: Any) -> "dict[str, Any]":
        """Indicators as series, with the change since the last review."""
        return ask("indicators", self, **options)

    def rating(self, **options: Any) -> "dict[str, Any]":
        """The municipality's ratings, beside what its scale gives."""
        return ask("rating", self, **options)

    def diff(self, earlier: "Register", **options: Any) -> "dict[str, Any]":
        """What was added, revised, consolidated and discontinued since an earlier snapshot."""
        return ask("diff", earlier, self, **options)


def _format(format: "Format | str") -> Format:
    return format if isinstance(format, Format) else Format(format)


def ask(query: str, *registers: Register, **options: Any) -> "dict[str, Any]":
    """Asks registers by the name of a question: "good-practice", "compare" and those that Register has methods for.

    Options are those of the question; dates and items are taken as they are. The answer is what its JSON holds.
    """
    handles = (c_int32 * len(registers))(*(register._handle for register in registers))
    name, name_len = _native.bytes_of(query)
    given, given_len = _native.bytes_of(json.dumps(options, default=_plain)) if options else (b"", 0)
    document = c_int32()
    status = _native.call(
        "rashinban_register_ask", handles, len(registers), name, name_len, given, given_len, byref(document)
    )
    answer: "dict[str, Any]" = json.loads(_take_document(document.value))
    if status:
        raise QueryError(answer["reason"])
    return answer


def _plain(value: Any) -> Any:
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, Item):
        return value.code
    raise TypeError(f"{type(value).__name__} is no option")


def _day(day: Day) -> int:
    return day.year * 10_000 + day.month * 100 + day.day if day else 0


def _copied(name: str, *arguments: Any) -> str:
    """A text that a function copies."""
    length = _native.call(name, *arguments, Encoding.UTF8.value, None, 0, Pad.SPACE.value)
    if length == 0:
        return ""
    out = create_string_buffer(length)
    _native.call(name, *arguments, Encoding.UTF8.value, out, length, Pad.SPACE.value)
    return out.raw.decode()


def _take_document(handle: int) -> str:
    try:
        return _native.text("rashinban_document_text", handle)
    finally:
        _native.call("rashinban_free", handle)


def _take_diagnostics(handle: int) -> "tuple[Diagnostic, ...]":
    def found(index: int, row: Any) -> Diagnostic:
        def text(field: DiagnosticField) -> Optional[str]:
            return _copied("rashinban_copy_diagnostic_text", handle, index, field.value) or None

        return Diagnostic(
            severity=Severity(row.severity),
            rule=Rule(row.rule),
            reason=text(DiagnosticField.REASON_JA) or "",
            reason_en=text(DiagnosticField.REASON_EN) or "",
            row=row.row or None,
            column=text(DiagnosticField.COLUMN),
            measure=text(DiagnosticField.MEASURE),
            field=text(DiagnosticField.FIELD),
            value=text(DiagnosticField.VALUE),
            suggestion=text(DiagnosticField.SUGGESTION),
        )

    try:
        rows = _native.array("rashinban_diagnostics", _abi.Diagnostic, handle)
        return tuple(found(index, row) for index, row in enumerate(rows))
    finally:
        _native.call("rashinban_free", handle)
