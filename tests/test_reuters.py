"""Reuters-21578, where it is given: every count equals a brute-force count over the file."""

import gzip
import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from index.archive import Archive
from index.countries import country_code
from indexer.ingest import ingest
from search.engine import open_searcher
from search.request import MAX_SIZE, from_args
from search.result import Searcher

DATA = os.environ.get("DATELINE_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="needs DATELINE_DATA")
Row = Mapping[str, Any]

MARCH = {"from": "1987-03-01", "to": "1987-03-31"}
NARROWINGS: Sequence[dict[str, str]] = (
    {"country": "BR"},
    MARCH,
    {"topic": "cocoa"},
    {"country": "BR", "topic": "cocoa", **MARCH},
    {"country": "west-germany", "topic": "earn"},
    {"topic": "retail"},
)


@pytest.fixture(scope="module")
def path() -> Path:
    return Path(str(DATA)) / "data" / "reuters21578.jsonl.gz"


@pytest.fixture(scope="module")
def rows(path: Path) -> list[Row]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def searcher(path: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Searcher]:
    archive = Archive.create(tmp_path_factory.mktemp("reuters"))
    report = ingest([path], archive, archive.settings)
    assert report.read == 21_578
    assert [str(each) for each in report.first_rejected] == [
        f"{path}:12793: has neither a title nor a body"
    ]
    yield open_searcher(archive)
    archive.close()


def countries(row: Row) -> set[str]:
    return {str(country_code(place)) for place in row["places"]}


def fits(row: Row, narrowing: Mapping[str, str], but: str = "") -> bool:
    """Whether a row passes the narrowing, one facet's choice perhaps left out."""
    wanted = {name: value for name, value in narrowing.items() if name != but}
    return (
        bool(row["title"] or row["body"])
        and ("country" not in wanted or country_code(wanted["country"]) in countries(row))
        and ("topic" not in wanted or wanted["topic"] in row["topics"])
        and ("from" not in wanted or wanted["from"] <= row["date"][:10] <= wanted["to"])
    )


@pytest.mark.parametrize("narrowing", NARROWINGS, ids=str)
def test_totals_and_facets_equal_a_brute_force_count(
    searcher: Searcher, rows: list[Row], narrowing: dict[str, str]
) -> None:
    result = searcher.search(from_args([*narrowing.items(), ("size", str(MAX_SIZE))]))
    assert result.total == sum(fits(row, narrowing) for row in rows)
    counted = {
        facet: {each.value: each.count for each in counts if each.count}
        for facet, counts in result.facets.items()
    }
    expected = {
        "country": Counter(
            code for row in rows if fits(row, narrowing, "country") for code in countries(row)
        ),
        "topic": Counter(
            code for row in rows if fits(row, narrowing, "topic") for code in set(row["topics"])
        ),
    }
    assert {facet: counted[facet] for facet in expected} == expected
    length = len(result.facets["date"][0].value)
    assert counted["date"] == Counter(row["date"][:length] for row in rows if fits(row, narrowing))
