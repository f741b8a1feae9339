"""Wire text by ANPA 1312 and IPTC 7901: headers, heads, ends and kills."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.archive import Archive
from index.article import Access, Article
from index.errors import Gone
from indexer.ingest import ingest
from tests.reading import SAMPLES, article_of, attempt, one_of, read_path, reason_of

ANPA = (SAMPLES / "agencies" / "quipu.anpa").read_bytes().decode()
IPTC = (SAMPLES / "agencies" / "teletype.iptc").read_bytes().decode()


def test_the_anpa_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "agencies" / "quipu.anpa")
    assert article.id == "qp-a0412-2019-05-14"
    assert article.title == "Desert telescope opens its second eye"
    assert article.body.split("\n\n") == [
        "The second mirror of the desert telescope saw its first star on Tuesday night,"
        " engineers said.",
        "“It blinked, and then it looked,” said Amaya Rojas, who polished it for four years.",
        "The third mirror follows in autumn.",
    ]
    assert str(article.date) == "2019-05-14T15:30+00:00"
    assert (article.dateline.places, article.country) == (("Antofagasta, Chile",), ("CL",))
    assert (article.author, article.source) == (("Inti Quispe",), "QP")
    assert article.extra == {
        "slug": "BC-Chile-Telescope, 1st Ld,0118",
        "urgency": "r",
        "category": "i",
        "number": "0412",
        "take": "1stLd",
        "note": "Eds: ADDS quote from engineer.",
    }


def test_the_iptc_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "agencies" / "teletype.iptc")
    assert article.id == "blt-blt0231-2018-02-03"
    assert article.title == "Ice road to the island opens early"
    assert article.body.startswith("The ice road to the island opened on Saturday")
    assert article.body.count("\n\n") == 1
    assert str(article.date) == "2018-02-03T11:05+00:00"
    assert (article.country, article.source) == (("EE",), "BLT")
    assert (article.extra["slug"], article.extra["urgency"]) == ("Seafaring/Harbours", "4")


def test_a_file_of_messages_gives_each_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "wire.txt"
    framed = "ZCZC BLT0232 4 wi 9\nHarbour opens\n\n   Ships came back.\nNNNN\n"
    path.write_bytes((ANPA + IPTC + framed).encode("cp1252", "replace"))
    titles = [each.title for each in read_path(path) if isinstance(each, Article)]
    assert titles == [
        "Desert telescope opens its second eye",
        "Ice road to the island opens early",
        "Harbour opens",
    ]
    assert [each.origin.rpartition(":")[2] for each in read_path(path)] == ["1", "15", "27"]


@pytest.mark.parametrize(
    ("end", "date"),
    [
        ("QP-WX-05-14-19 1530EDT<", "2019-05-14T15:30-04:00"),
        (" 14-05-19 15-30-12", "2019-05-14T15:30"),
        ("QP-05-14-97 0001GMT", "1997-05-14T00:01+00:00"),
        ("", "None"),
    ],
)
def test_the_end_gives_the_date(end: str, date: str) -> None:
    text = ANPA.replace("QP-WX-05-14-19 1530GMT<", end)
    assert str(article_of(text, "wire").date) == date


@pytest.mark.parametrize(
    ("end", "date"),
    [
        ("031105 Feb 18", "2018-02-03T11:05"),
        ("151105 GMT MAI 2018", "2018-05-15T11:05+00:00"),
        ("011200 MEZ Okt 88", "1988-10-01T12:00+01:00"),
    ],
)
def test_an_iptc_end_gives_the_date(end: str, date: str) -> None:
    assert str(article_of(IPTC.replace("031105 GMT Feb 18", end), "wire").date) == date


def _kill(text: str, number: str = "a0413") -> str:
    return (
        f"\x16\x16\x01{number}\x1fqprbw-----\r\nb i \x13\x11bc-Chile-Telescope 05-14 0020\r\n"
        f"\x02^BC-Chile-Telescope, MANDATORY KILL<\r\n^EDITORS: KILL<\r\n\t{text}<\r\n"
        "\x03\r\nQP-WX-05-14-19 1630GMT<\r\n\x04\r\n"
    )


def test_a_kill_withdraws_the_message_that_it_names(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "wire.anpa"
    path.write_text(ANPA)
    ingest([path], archive, archive.settings)
    path.write_text(_kill("Kill the story slugged Chile-Telescope, a0412. It is wrong."))
    report = ingest([path], archive, archive.settings)
    assert report.rejected == 0
    with pytest.raises(Gone):
        archive.article("qp-a0412-2019-05-14")


def test_a_kill_that_names_no_message_is_told() -> None:
    assert "names no message" in reason_of(_kill("Kill the telescope story."), "wire")


def test_a_story_about_killing_is_none() -> None:
    text = ANPA.replace(
        "Desert telescope opens its second eye", "Lawmakers vote to KILL BILL again"
    )
    assert article_of(text, "wire").title.startswith("Lawmakers")


def test_an_embargo_in_words_hides_the_story() -> None:
    text = ANPA.replace("Eds: ADDS quote", "Eds: HOLD FOR RELEASE until 6 a.m. ADDS quote")
    article = article_of(text, "wire")
    assert article.access is Access.NONE
    assert "held back" in article.remark[0]


def test_an_embargo_that_tells_its_end_holds_until_then() -> None:
    text = ANPA.replace("Eds: ADDS quote", "Eds: EMBARGO until 1800 GMT May 16. ADDS quote")
    article = article_of(text, "wire")
    assert article.visible_from == 1558029600
    assert (article.access, article.remark) == (None, ())


def test_an_empty_message_is_rejected() -> None:
    assert "without a text" in reason_of("\x01a0001\x02\x03\x04", "wire")


@given(st.binary() | st.text("\x01\x02\x03\x04\x1f^<\r\n\ta01 -:bcAP").map(str.encode))
def test_nothing_raises(data: bytes) -> None:
    attempt(data, "wire")
    attempt(b"\x01a0123\x02" + data, "wire")


def test_a_byline_below_the_headline_and_notes_to_editors_are_no_part_of_the_text() -> None:
    text = (
        "\x01bdt0123 4 pl 189 dpa 0456\r\nFrankreich/Wahlen/\r\n\x02Zweite Runde in Lyon =\r\n\r\n"
        "Von Anna Muster\r\n\r\nLyon (dpa) - Die Wähler gehen zur zweiten Runde.\r\n\r\n"
        "# Notizblock\r\n\r\nTelefon 030\r\ndpa am yyzz n1\r\n\x03\r\n141530 Mai 19\r\n\x04"
    )
    article = article_of(text.encode("latin-1"), "wire")
    assert (article.title, article.author) == ("Zweite Runde in Lyon", ("Anna Muster",))
    assert article.body == "Die Wähler gehen zur zweiten Runde."
    assert article.dateline.places == ("Lyon",)


def test_the_agencys_last_line_is_no_part_of_the_text() -> None:
    header = "\x01V1234\r\n\x0ar s \x13\x11bc-cricket 14-5 0231\r\n"
    text = header + "\x02Harbour wins\r\n   Text.\r\n\r\nAAP\x03"
    assert article_of(text, "wire").body == "Text."


def _iptc(head: str, text: str, words: str = "dpa 0045") -> bytes:
    header = f"\x01eca0003 3 s 380  {words}\r\n\r\nHarbour/Ferries/\r\n\x02"
    return f"{header}{head}\r\n\r\n{text}\r\n\x03212322 GMT Nov 18\r\n\x04".encode()


def test_what_take_it_is_stands_above_the_headline_and_is_none() -> None:
    head = "REFILE\n1ST LEAD\nFerries stay in harbour\nfor a second day\nBy Ada Byron, dpa ="
    article = article_of(_iptc(head, "Geneva (dpa) - Ships stayed."), "wire")
    assert article.title == "Ferries stay in harbour for a second day"
    assert (article.author, article.body) == (("Ada Byron",), "Ships stayed.")
    assert (article.extra["take"], article.country) == ("REFILE 1ST LEAD", ("CH",))


def test_the_notebook_below_a_text_is_no_part_of_it_but_its_note_is_kept() -> None:
    notebook = (
        "## Note to editors\n- adds quote in graf 7\n\n## Internet links\n- [x](http://x)\n\n"
        "* * * *\nThe following information is not intended for publication\n\n## Contacts\n- 030"
    )
    text = f"Ships stayed.\n\nThey sail today.\n\n{notebook}\n\ndpa al rmo hct rmo"
    article = article_of(_iptc("Ferries stay =", text), "wire")
    assert article.body == "Ships stayed.\n\nThey sail today."
    assert article.extra["note"] == "adds quote in graf 7"


def test_agency_and_topic_are_told_by_the_header() -> None:
    article = article_of(_iptc("Ferries stay =", "Ships stayed."), "wire")
    assert (article.source, article.topic) == ("dpa", ("medtop:15000000",))
    assert article.id == "dpa-eca0003-2018-11-21"
    other = article_of(_iptc("Ferries stay =", "Ships stayed.", "zz 1"), "wire")
    assert other.source == "eca"


def test_a_message_without_a_headline_has_its_slugs_words() -> None:
    header = "\x01w2595\r\nu i bc-WEA--Weather 11-13 0895\r\n"
    text = header + "\x02^BC-WEA--Global Weather, 1st Ld-Writethru,466<\r\n\tIt rains.<\r\n\x03"
    article = article_of(text, "wire")
    assert (article.title, article.body) == ("Global Weather", "It rains.")


def test_a_list_of_headlines_is_the_text_below_the_first() -> None:
    header = "\x01V4644\r\nr e bc-Headlines 02-09 0121\r\n"
    lines = (
        "^*9006< ^QP-Top-Headlines,0176<\r\n^Top news at 11<\r\n^Ferries sail\r\n^Quay opens\r\n"
    )
    article = article_of(f"{header}\x02{lines}\x03", "wire")
    assert (article.title, article.body) == ("Top news at 11", "Ferries sail\n\nQuay opens")
    assert article.extra["slug"] == "QP-Top-Headlines,0176"
