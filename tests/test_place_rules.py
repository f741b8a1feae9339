"""places.toml: what an archive says of places wins over all else."""

import json
from pathlib import Path

import pytest

from index.archive import Archive
from index.article import Dateline
from index.errors import SettingsError
from index.place_rules import read_place_rules
from index.settings import read_settings
from indexer.ingest import ingest, reprocess
from indexer.own_places import own_places
from indexer.places import Bearings, PlacesRead, read_places
from search.engine import open_searcher
from search.request import SearchRequest, from_args

RULES = """
no_place = ["Bantry"]

[country]
"Tripoli" = "Lebanon"
"Open Sea" = "none"

[name]
"The Smoke" = "London"
"""


def write(folder: Path, text: str) -> Path:
    path = folder / "places.toml"
    path.write_text(text, "utf-8")
    return path


def test_rules_are_read_and_countries_become_codes(tmp_path: Path) -> None:
    rules = read_place_rules(write(tmp_path, RULES))
    assert rules.country == {"Tripoli": "LB", "Open Sea": ""}
    assert rules.name == {"The Smoke": "London"}
    assert rules.no_place == ("Bantry",)


def test_settings_bring_the_rules_beside_them(tmp_path: Path) -> None:
    assert not read_settings(tmp_path / "dateline.toml").places.country
    write(tmp_path, RULES)
    assert read_settings(tmp_path / "dateline.toml").places.no_place == ("Bantry",)
    (tmp_path / "dateline.toml").write_text('home = "TR"', "utf-8")
    assert read_settings(tmp_path / "dateline.toml").places.no_place == ("Bantry",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[country]\nTripoli = 'Atlantis'", "Atlantis"),
        ("[country]\nTripoli = 7", "Tripoli"),
        ("no_place = 'Best'", "no_place"),
        ("no_place = [1]", "no_place"),
        ("name = 'London'", "name"),
        ("[town]\nTripoli = 'LB'", "town"),
        ("[country", "TOML"),
    ],
)
def test_a_bad_rule_is_named(tmp_path: Path, text: str, named: str) -> None:
    with pytest.raises(SettingsError, match=named):
        read_place_rules(write(tmp_path, text))


def test_rules_hold_for_datelines_and_after_a_reprocess_for_what_is_there(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    datelines = ["TRIPOLI, May 4 -", "THE SMOKE, May 4 -", "OPEN SEA, May 4 -", "BANTRY, May 4 -"]
    records = [{"id": line, "title": "Boats", "dateline": line} for line in datelines]
    feed.write_text("\n".join(map(json.dumps, records)), "utf-8")
    folder = tmp_path / "archive"
    archive = Archive.create(folder)
    ingest([feed], archive, archive.settings)
    archive.close()
    write(folder, RULES)
    archive = Archive.open(folder)
    reprocess(archive.kept(), archive, archive.settings)
    found = {each.id: each for each in archive.export()}
    assert found[datelines[0]].country == ("LB",)
    assert (found[datelines[1]].place, found[datelines[1]].country) == (("London",), ("GB",))
    assert (found[datelines[2]].place, found[datelines[2]].country) == (("Open Sea",), ())
    assert (found[datelines[3]].place, found[datelines[3]].country) == ((), ())
    archive.close()


def test_rules_hold_for_declared_places(tmp_path: Path) -> None:
    write(tmp_path, RULES)
    bearings = Bearings(own=own_places(read_settings(tmp_path / "dateline.toml")))
    declared = ("Tripoli", "The Smoke", "Open Sea", "Bantry")
    read = read_places(Dateline(), declared, bearings)
    assert read == PlacesRead(("London", "Open Sea"), ("LB", "GB"))


def test_places_that_fold_alike_are_one_value_of_the_facet(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    written = ["IZMIR, May 4 -", "İzmir", "Izmir, Turkey"]
    records = [
        {"id": str(at), "title": "Boats", "dateline": line} for at, line in enumerate(written)
    ]
    feed.write_text("\n".join(map(json.dumps, records)), "utf-8")
    archive = Archive.create(tmp_path / "archive")
    ingest([feed], archive, archive.settings)
    searcher = open_searcher(archive)
    (izmir,) = searcher.search(SearchRequest("boats")).facets["place"]
    assert (izmir.value, izmir.count) == ("İzmir", 3)
    assert searcher.search(from_args([("place", "Izmir")])).total == 3
    archive.close()
