"""JSON as it comes: decoded without surprises, so that everything read can be written again."""

import json
import math
import re
from codecs import BOM_UTF8
from sys import int_info
from typing import Any

import msgspec

DEEPEST = 100  # levels; what is nested deeper can't be written again in safety
# Control characters, surrogates and non-characters, in UTF-8 and escaped. One pattern of all would
# try each byte: alone, each is passed over as quickly as bytes are copied.
_DELETE = b"\x7f"
_SUSPECT_UTF8 = re.compile(rb"\xc2[\x80-\x9f]|\xef\xbf[\xbe\xbf]")
_SUSPECT_ESCAPE = re.compile(rb"\\u(?:00[0189]|007[fF]|[dD][89a-fA-F]|[fF]{3}[eEfF])")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


class NotJson(ValueError):
    """The bytes aren't JSON that can be used; the message says where and why."""


def _integer(text: str) -> int | str:
    """The number, or its digits where there are more than Python writes."""
    return int(text) if len(text) <= int_info.default_max_str_digits else text


def _real(text: str) -> float | str:
    value = float(text)
    return value if math.isfinite(value) else text


# strict would refuse a raw tab or line break inside a text
DECODER = json.JSONDecoder(strict=False, parse_int=_integer, parse_float=_real, parse_constant=str)
# Reads the same of what is JSON by the letter, as most is, in half the time, and refuses the rest.
_BY_THE_LETTER = msgspec.json.Decoder()


def decode(data: bytes) -> tuple[Any, tuple[str, ...]]:
    """The value and remarks on what was mended in it; else NotJson with line and column.

    Control characters are left out; half a surrogate pair becomes `\ufffd`; NaN, infinities and
    integers of more than 4,300 digits become text.
    """
    data = data.removeprefix(BOM_UTF8)
    try:
        value = _BY_THE_LETTER.decode(data)
        suspect = _is_suspect(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        value, suspect = _leniently(data), True
    if _is_deep(value):
        raise NotJson(f"is nested deeper than {DEEPEST} levels")
    if not suspect:
        return value, ()
    found: set[str] = set()
    return _mend(value, found), tuple(sorted(found))


def _leniently(data: bytes) -> Any:  # noqa: ANN401 - JSON's own types
    try:
        return DECODER.decode(data.decode())
    except UnicodeDecodeError as error:
        raise NotJson(
            f"byte {error.start + 1} isn't UTF-8 (0x{data[error.start]:02x}): convert the file to"
            " UTF-8, for instance from Windows-1252"
        ) from error
    except json.JSONDecodeError as error:
        line = f"line {error.lineno}, " if error.lineno > 1 else ""
        fault = error.msg.removesuffix(" at")
        raise NotJson(f"isn't JSON: {fault} at {line}column {error.colno}") from error
    except RecursionError as error:
        raise NotJson("is nested too deep") from error


def _is_deep(value: object) -> bool:
    """Whether too many levels are nested, told level by level: no recursion."""
    level = [value]
    for _ in range(DEEPEST):
        level = [
            child
            for each in level
            if isinstance(each, (dict, list))
            for child in (each.values() if isinstance(each, dict) else each)
        ]
        if not level:
            return False
    return True


def _is_suspect(data: bytes) -> bool:
    """Whether there may be something to mend in what these bytes of strict JSON say."""
    return bool(
        _DELETE in data
        or _SUSPECT_ESCAPE.search(data)
        or (not data.isascii() and _SUSPECT_UTF8.search(data))
    )


def _mend(value: object, found: set[str]) -> Any:  # noqa: ANN401 - JSON's own types
    match value:
        case str():
            if _SURROGATES.search(value):
                found.add("half a surrogate pair was replaced by �")
                value = _SURROGATES.sub("\ufffd", value)
            return _CONTROLS.sub("", value)
        case list():
            return [_mend(each, found) for each in value]
        case dict():
            return {_mend(key, found): _mend(each, found) for key, each in value.items()}
        case _:
            return value
