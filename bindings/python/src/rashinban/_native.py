"""The C library, that with registers: found, loaded, called. Any thread may call at any time."""

import ctypes
import os
import sys
from pathlib import Path
from typing import Any, Optional

from . import _abi
from ._enums import Encoding, Problem
from ._errors import RashinbanError

_INT32_MAX = 2**31 - 1
_UTF8 = Encoding.UTF8.value


def _file_name() -> str:
    if sys.platform == "win32":
        return "rashinban_register.dll"
    return "librashinban_register.dylib" if sys.platform == "darwin" else "librashinban_register.so"


def _find() -> str:
    """RASHINBAN_LIBRARY, else the file in the package, else whatever the system's loader finds."""
    named = os.environ.get("RASHINBAN_LIBRARY")
    if named:
        return named
    beside = Path(__file__).with_name(_file_name())
    if beside.is_file():
        return str(beside)
    return "librashinban_register.so.0" if sys.platform.startswith("linux") else _file_name()


def _load() -> "dict[str, Any]":
    path = _find()
    try:
        library = ctypes.CDLL(path)
        if library.rashinban_abi_version() < _abi.ABI_VERSION:
            raise AttributeError("rashinban_abi_version")
        functions = {}
        for name, arguments in _abi.FUNCTIONS.items():
            function = getattr(library, name)
            function.argtypes = arguments
            function.restype = ctypes.c_int32
            functions[name] = function
    except OSError as error:
        raise ImportError(
            f"{path}: ライブラリを読み込めません。RASHINBAN_LIBRARY で場所を示せます / "
            f"the library cannot be loaded; RASHINBAN_LIBRARY can say where it is: {error}",
            path=path,
        ) from error
    except AttributeError as error:
        raise ImportError(
            f"{path}: ライブラリがこのパッケージより古いか、台帳を含まない librashinban です / "
            f"the library is older than this package, or librashinban, which has no registers: {error}",
            path=path,
        ) from error
    return functions


_functions = _load()


def call(name: str, *arguments: Any) -> int:
    """The answer, 0 or a count; a negative one as an exception."""
    status: int = _functions[name](*arguments)
    if status < 0:
        raise RashinbanError(Problem(-status))
    return status


def number(name: str, *arguments: Any) -> int:
    """The number that a function writes."""
    out = ctypes.c_int32()
    call(name, *arguments, ctypes.byref(out))
    return out.value


def read(string: _abi.Str) -> Optional[str]:
    """A text of the library; None where there is none."""
    if string.ptr is None:
        return None
    return ctypes.string_at(string.ptr, string.len).decode()


def text_or_none(name: str, *arguments: Any) -> Optional[str]:
    """The text that a function writes, where there is one."""
    out = _abi.Str()
    call(name, *arguments, ctypes.byref(out))
    return read(out)


def text(name: str, *arguments: Any) -> str:
    """The text that a function writes."""
    return text_or_none(name, *arguments) or ""


def array(name: str, element: Any, *arguments: Any, room: int = 256) -> "list[Any]":
    """The list that a function writes."""
    while True:
        out = (element * room)()
        try:
            count = call(name, *arguments, out, room)
        except RashinbanError as error:
            if error.problem is not Problem.BUFFER_TOO_SMALL:
                raise
            room = call(name, *arguments, None, 0)
        else:
            return list(out[:count])


def bytes_of(typed: str) -> "tuple[bytes, int]":
    """A text as the C functions take it."""
    if not isinstance(typed, str):
        raise TypeError(f"a str, not {type(typed).__name__}")
    try:
        utf8 = typed.encode()
    except UnicodeEncodeError:
        # Half of a pair of surrogates.
        raise RashinbanError(Problem.MALFORMED_TEXT) from None
    if len(utf8) > _INT32_MAX:
        raise RashinbanError(Problem.INVALID_ARGUMENT)
    return utf8, len(utf8)


def typed(text: str) -> "tuple[bytes, int, int]":
    """A text with its encoding."""
    return (*bytes_of(text), _UTF8)


def int32(value: int, problem: Problem) -> int:
    """A number that C can take; ctypes would cut off the bits above."""
    if not isinstance(value, int):
        raise TypeError(f"an int, not {type(value).__name__}")
    if not -_INT32_MAX <= value <= _INT32_MAX:
        raise RashinbanError(problem)
    return value
