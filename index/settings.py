"""Settings: what an archive's `dateline.toml` says, read once and checked."""

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from index.article import Access
from index.errors import SettingsError
from index.place_rules import PlaceRules, read_place_rules

DAY_ORDERS = ("DMY", "MDY")
METRICS = ("local", "all", "none")
ANYWHERE = "*"
_SITE = re.compile(r"(https?://[a-z0-9.-]+(?::\d+)?)/?", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """What is known of one source; None where the archive's own setting holds."""

    day_order: str | None = None
    language: str | None = None
    home: str | None = None
    access: Access | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """An archive's settings.

    `zone` is where its days begin and end, `home` the country that settles a doubtful place,
    `language` that of articles which name none, `day_order` how `09/08/2016` is read.
    `topics` and `countries` map a source's own label to a key, `columns` a table's column to a
    field. `places` is what `places.toml` beside it says. `site` is where readers find the
    archive (`https://news.example.org`), where it isn't as the server is asked; `robots` says
    whether search engines may read it. `cache` is how many MiB a process keeps between searches.
    `cors` are the sites whose pages may ask the API (`*`: any), `metrics` says who may read those,
    and `upload` is how many MiB one request may send.
    """

    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("UTC"))
    home: str = ""
    language: str = ""
    day_order: str = "DMY"
    source: Mapping[str, SourceSettings] = field(default_factory=dict)
    topics: Mapping[str, str] = field(default_factory=dict)
    countries: Mapping[str, str] = field(default_factory=dict)
    places: PlaceRules = field(default_factory=PlaceRules)
    columns: Mapping[str, str] = field(default_factory=dict)
    site: str = ""
    robots: bool = False
    cache: int = 256
    cors: tuple[str, ...] = ()
    metrics: str = "local"
    upload: int = 64


def read_settings(path: Path) -> Settings:
    """What the file says, and `places.toml` beside it; the defaults where there is neither.

    SettingsError names a bad value.
    """
    places = read_place_rules(path.with_name("places.toml"))
    if not path.exists():
        return Settings(places=places)
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error
    return Settings(**_checked(table, ARCHIVE_SETTINGS, str(path)), places=places)


def _checked(table: Mapping[str, Any], readers: Mapping[str, Any], where: str) -> dict[str, Any]:
    unknown = sorted(set(table) - set(readers))
    if unknown:
        known = ", ".join(sorted(readers))
        raise SettingsError(f"{where}: unknown setting {unknown[0]!r}; there are: {known}")
    return {name: readers[name](value, f"{where}: {name}") for name, value in table.items()}


def _text(value: object, where: str) -> str:
    if not isinstance(value, str):
        raise SettingsError(f"{where}: {value!r} isn't a text in quotes")
    return value


def _one_of(choices: tuple[str, ...]) -> Callable[[object, str], str]:
    def read(value: object, where: str) -> str:
        if value not in choices:
            raise SettingsError(f"{where}: {value!r} isn't one of {', '.join(choices)}")
        return str(value)

    return read


def _zone(value: object, where: str) -> ZoneInfo:
    try:
        return ZoneInfo(_text(value, where))
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SettingsError(f"{where}: {value!r} isn't a zone such as Europe/Istanbul") from error


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise SettingsError(f"{where}: {value!r} isn't true or false")
    return value


def _mebibytes(value: object, where: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 1 << 20:
        raise SettingsError(f"{where}: {value!r} isn't a number of MiB such as 256")
    return value


def _site(value: object, where: str) -> str:
    found = _SITE.fullmatch(_text(value, where))
    if not found:
        raise SettingsError(f"{where}: {value!r} isn't a site such as https://news.example.org")
    return found[1]


def _origins(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise SettingsError(f"{where}: {value!r} isn't a list of sites")
    return tuple(each if each == ANYWHERE else _site(each, where) for each in value)


def _access(value: object, where: str) -> Access:
    return Access(_one_of(tuple(Access))(value, where))


def _table(value: object, where: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise SettingsError(f"{where}: {value!r} isn't a table")
    return value


def _sources(value: object, where: str) -> dict[str, SourceSettings]:
    return {
        name: SourceSettings(**_checked(_table(each, where), SOURCE_SETTINGS, f"{where}.{name}"))
        for name, each in _table(value, where).items()
    }


def _texts(value: object, where: str) -> dict[str, str]:
    return {key: _text(each, f"{where}.{key}") for key, each in _table(value, where).items()}


_NO_COLUMN = "-"  # a column that is left out
_COLUMNS = (
    "id", "title", "summary", "body", "caption", "credit", "date", "updated", "dateline", "place",
    "country", "topic", "language", "source", "author", "url", "version", "access", "visible_from",
    "correction", _NO_COLUMN,
)  # fmt: skip


def _columns(value: object, where: str) -> dict[str, str]:
    one = _one_of(_COLUMNS)
    return {key: one(each, f"{where}.{key}") for key, each in _table(value, where).items()}


SOURCE_SETTINGS = {
    "day_order": _one_of(DAY_ORDERS),
    "language": _text,
    "home": _text,
    "access": _access,
}
ARCHIVE_SETTINGS = {
    "zone": _zone,
    "home": _text,
    "language": _text,
    "day_order": _one_of(DAY_ORDERS),
    "source": _sources,
    "topics": _texts,
    "countries": _texts,
    "columns": _columns,
    "site": _site,
    "robots": _flag,
    "cache": _mebibytes,
    "cors": _origins,
    "metrics": _one_of(METRICS),
    "upload": _mebibytes,
}
