"""PlaceRules: what an archive's `places.toml` says of places, read once and checked."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from index.countries import country_code
from index.errors import SettingsError

NOWHERE = "none"  # how the file says that a place lies in no country


@dataclass(frozen=True, slots=True)
class PlaceRules:
    """An archive's own knowledge of places, which wins over all other.

    `country` maps a name to the code of its country, "" for none; `name` maps another name of a
    place to the one it is known by; `no_place` are names that are no places here.
    """

    country: Mapping[str, str] = field(default_factory=dict)
    name: Mapping[str, str] = field(default_factory=dict)
    no_place: tuple[str, ...] = ()


def read_place_rules(path: Path) -> PlaceRules:
    """What the file says; no rules where there is no file; SettingsError names a bad value."""
    if not path.exists():
        return PlaceRules()
    try:
        table = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error
    unknown = sorted(set(table) - {"country", "name", "no_place"})
    if unknown:
        raise SettingsError(f"{path}: unknown {unknown[0]!r}; there are: country, name, no_place")
    countries = _texts(table.get("country", {}), f"{path}: country")
    return PlaceRules(
        {name: _code(said, f"{path}: country.{name}") for name, said in countries.items()},
        _texts(table.get("name", {}), f"{path}: name"),
        _list(table.get("no_place", []), f"{path}: no_place"),
    )


def _code(said: str, where: str) -> str:
    if said.strip().casefold() == NOWHERE:
        return ""
    code = country_code(said)
    if code is None:
        raise SettingsError(f"{where}: {said!r} is no country, nor {NOWHERE!r}")
    return code


def _texts(value: object, where: str) -> dict[str, str]:
    if not isinstance(value, dict):
        raise SettingsError(f"{where}: {value!r} isn't a table")
    for name, said in value.items():
        if not isinstance(said, str):
            raise SettingsError(f"{where}.{name}: {said!r} isn't a text in quotes")
    return value


def _list(value: object, where: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise SettingsError(f"{where}: {value!r} isn't a list of texts in quotes")
    return tuple(value)
