"""CSV and TSV: any mark, any encoding, names of columns as sources write them."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.errors import SettingsError
from index.rejected import Rejected
from index.settings import Settings, read_settings
from tests.reading import SAMPLES, attempt, one_of, read_path


def _write(path: Path, text: str, codec: str = "utf-8") -> Path:
    path.write_bytes(text.encode(codec))
    return path


def test_the_sample_is_read_whole() -> None:
    first, second = read_path(SAMPLES / "tables" / "gazette.csv")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert (first.id, first.title) == ("gz-0412", "Weir at Besançon, long closed, opens")
    assert first.summary == "Boats pass again"
    assert first.body.endswith('"It took nine years," the lock keeper said; "we counted them."')
    assert (str(first.date), first.country) == ("2021-06-12", ("FR",))
    assert first.declared_topic == ("Regional", "rivers", "boats")
    assert second.author == ("Odile Vanne", "Paul Quai")
    assert second.origin.endswith("gazette.csv:5")
    assert one_of(SAMPLES / "tables" / "museum.tsv").source == "Loom and Thread"


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_mark_and_encoding_is_read(tmp_path: Path, mark: str, codec: str, end: str) -> None:
    rows = ["id{0}title{0}body", '1{0}Café – Öl{0}"One.{1}{1}Two, three; four"']
    text = end.join(rows).format(mark, end) + end
    article = one_of(_write(tmp_path / "feed.csv", text, codec))
    assert (article.title, article.body) == ("Café – Öl", "One.\n\nTwo, three; four")


def test_only_a_line_break_ends_a_row(tmp_path: Path) -> None:
    path = _write(tmp_path / "feed.csv", "title,body\na,x\u2028y\x85z\nb,c\n")
    assert [each.title for each in read_path(path) if isinstance(each, Article)] == ["a", "b"]


def test_excels_own_line_names_the_mark(tmp_path: Path) -> None:
    article = one_of(_write(tmp_path / "feed.csv", "sep=;\ntitle;body\na, b;c\n"))
    assert (article.title, article.body) == ("a, b", "c")
    assert article.origin.endswith(":3")


def test_columns_are_named_in_the_settings(tmp_path: Path) -> None:
    path = _write(
        tmp_path / "feed.csv", "Schlagzeile;Fliesstext;Ort;Nummer\nHafen;Schiffe.;Izmir;7\n"
    )
    (rejected,) = read_path(path)
    assert isinstance(rejected, Rejected)
    assert "[columns] in dateline.toml: there are Schlagzeile" in rejected.reason
    settings = Settings(
        columns={"schlagzeile": "title", "2": "body", "Ort": "place", "Nummer": "-"}
    )
    (article,) = read_path(path, settings)
    assert isinstance(article, Article)
    assert (article.title, article.body) == ("Hafen", "Schiffe.")
    assert (article.country, article.extra) == (("TR",), {})


def test_a_column_is_mapped_to_a_field_that_there_is(tmp_path: Path) -> None:
    path = _write(tmp_path / "dateline.toml", '[columns]\nOrt = "spot"\n')
    with pytest.raises(SettingsError, match="spot"):
        read_settings(path)


def test_a_bad_row_is_rejected_and_the_next_is_read(tmp_path: Path) -> None:
    text = 'title,body\na,b,c\nd,e\n"f,g\nh,i\n\nj,\nk\n'
    read = read_path(_write(tmp_path / "feed.csv", text))
    shown = [each.title if isinstance(each, Article) else each.reason for each in read]
    assert shown == [
        "has 3 cells and the header names 2: quote what holds the mark",
        "d",
        "a quote isn't closed",
        "h",
        "j",
        "k",
    ]
    assert [each.origin.rpartition(":")[2] for each in read] == ["2", "3", "4", "5", "7", "8"]


def test_a_cell_that_only_begins_with_a_quote_loses_its_own_row(tmp_path: Path) -> None:
    text = 'id\ttitle\n1\t"Harbour" opens\n2\t"So it\n3\tGulls\n4\tCranes say "no\n5\tFog\n'
    read = read_path(_write(tmp_path / "feed.tsv", text))
    assert [each.id for each in read if isinstance(each, Article)] == ["1", "3", "4", "5"]


def test_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    text = 'title,body,dateline,country\na,b,"ATHENS, May 4 -",\n'
    assert one_of(_write(tmp_path / "feed.csv", text)).country == ("GR",)


CELLS = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"])).map(str.strip)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), st.sampled_from(",;\t|"))
def test_what_is_written_is_read(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str]], mark: str
) -> None:
    target = StringIO()
    writer = csv.writer(target, delimiter=mark)
    writer.writerows(
        [("id", "title"), *((f"{at}", f"t {title}") for at, (_, title) in enumerate(rows))]
    )
    path = tmp_path_factory.mktemp("table") / "feed.csv"
    path.write_text(target.getvalue(), "utf-8")
    read = [each for each in read_path(path) if isinstance(each, Article)]
    assert [each.id for each in read] == [f"{at}" for at in range(len(rows))]


@given(st.text() | st.text('",;\n\r\tab'))
def test_nothing_raises(text: str) -> None:
    attempt(text, "table")
    attempt(f"sep=,\ntitle,body\n{text}", "table")
