"""NITF: the fields, markup of all kinds, and what is broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Access
from tests.reading import SAMPLES, article_of, attempt, one_of, reason_of

SHELL = (
    "<nitf><head><docdata{status}><doc-id id-string='q1'/>{data}</docdata></head>"
    "<body><body.head><hedline><hl1>Harbour</hl1></hedline></body.head>"
    "<body.content>{body}</body.content></body></nitf>"
)


def _nitf(body: str = "<p>Ships.</p>", data: str = "", status: str = "") -> str:
    return SHELL.format(body=body, data=data, status=status)


def test_the_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "agencies" / "breakwater.nitf.xml")
    assert (article.id, article.version) == ("littoral-20211104-017", 2)
    assert article.title == "Storm closes breakwater at Zadar"
    assert article.summary.split("\n\n")[0] == "Ferries wait in the lee of Ugljan"
    assert article.body.split("\n\n")[1:4] == [
        "“Nobody was hurt & nothing sank,” the harbour master said.",
        "Route | Sailings lost",
        "Ugljan | 6",
    ]
    assert article.caption == "Waves break over the wall on Thursday morning."
    assert (article.credit, article.author) == ("Ivo Sutlar", ("Mila Köhler",))
    assert (str(article.date), str(article.updated)) == (
        "2021-11-04T16:00:00+01:00",
        "2021-11-04T18:15:00+01:00",
    )
    assert (article.dateline.places, article.country) == (("Zadar, Croatia",), ("HR",))
    assert article.topic == ("medtop:03000000", "Regional", "harbours", "storms")
    assert (article.source, article.language) == ("Littoral News", "en")
    assert article.extra["urgency"] == "4"


def test_subjects_go_by_their_codes_old_and_new_and_else_by_name() -> None:
    subjects = "".join(
        f"<tobject.subject tobject.subject.refnum='{code}' tobject.subject.type='{name}'/>"
        for code, name in (("15054000", "Fußball"), ("20000892", "Radsport"), ("77", "Regatten"))
    )
    document = _nitf().replace("<docdata", f"<tobject>{subjects}</tobject><docdata", 1)
    article = article_of(document, "nitf")
    assert article.topic == ("medtop:20001065", "medtop:20000892", "Regatten")


@pytest.mark.parametrize("tag", ["<nitf", "<nitf xmlns='http://iptc.org/std/NITF/2006-10-18/'"])
def test_a_namespace_or_prefix_makes_no_difference(tag: str) -> None:
    assert article_of(_nitf().replace("<nitf", tag), "nitf").body == "Ships."
    prefixed = _nitf().replace("</", "</n:").replace("<", "<n:").replace("<n:/n:", "</n:")
    prefixed = prefixed.replace("<n:nitf", "<n:nitf xmlns:n='http://iptc.org/std/NITF/2006-10-18/'")
    assert article_of(prefixed, "nitf").title == "Harbour"


@pytest.mark.parametrize(
    ("declared", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("UTF-16", "utf-16"),
        ("UTF-16", "utf-8"),  # transcoded on the way
        ("", "utf-16-le"),
        ("", "utf-8-sig"),
        ("UTF-8", "cp1252"),  # declared wrongly
    ],
)
def test_any_encoding_is_read(declared: str, codec: str) -> None:
    head = f'<?xml version="1.0" encoding="{declared}"?>' if declared else ""
    data = (head + _nitf("<p>Café – “Öl”</p>")).encode(codec)
    assert article_of(data, "nitf").body == "Café – “Öl”"


def test_markup_becomes_paragraphs() -> None:
    body = """<!-- note --><p lede="true">One <b>bold</b>&nbsp;word &amp;
      more.</p>\r\n<p/><block><p>Two<br/>lines</p></block><hl2>Head</hl2>
      <ul><li>first</li><li><p>second</p></li></ul><p><![CDATA[a < b]]></p><p>&mdash; end</p>"""
    assert article_of(_nitf(body), "nitf").body.split("\n\n") == [
        "One bold word & more.",
        "Two",
        "lines",
        "Head",
        "• first",
        "second",
        "a < b",
        "— end",
    ]


def test_an_embargo_hides_until_its_release() -> None:
    held = _nitf(
        status=" management-status='embargoed'", data="<date.release norm='20261201T060000+0200'/>"
    )
    assert article_of(held, "nitf").visible_from == 1796097600
    assert "zone" in reason_of(held.replace("+0200", ""), "nitf")


def test_status_canceled_and_withheld() -> None:
    assert article_of(_nitf(status=" management-status='withheld'"), "nitf").access is Access.NONE
    killed = article_of("<nitf>" + _nitf(status=" management-status='canceled'")[6:], "nitf")
    assert (killed.id, killed.extra["pubstatus"]) == ("q1", "canceled")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (_nitf("<p>Ships."), "isn't well-formed XML"),
        ("<nitf><body/></nitf>", "neither a title nor a body"),
        ("", "isn't well-formed XML"),
    ],
)
def test_what_is_broken_is_rejected_with_the_place(text: str, reason: str) -> None:
    assert reason in reason_of(text, "nitf")


def test_nothing_outside_is_read_and_no_bomb_explodes(tmp_path: object) -> None:
    outside = f"<!DOCTYPE nitf [<!ENTITY x SYSTEM 'file://{__file__}'>]>" + _nitf("<p>&x;</p>")
    assert "x" in reason_of(outside, "nitf")
    layers = "".join(f"<!ENTITY e{at} '{f'&e{at - 1};' * 10}'>" for at in range(1, 12))
    bomb = f"<!DOCTYPE nitf [<!ENTITY e0 'ha'>{layers}]>" + _nitf("<p>&e11;</p>")
    assert "amplification" in reason_of(bomb, "nitf")
    inner = "<!DOCTYPE nitf [<!ENTITY wire 'Littoral'>]>" + _nitf("<p>&wire;</p>")
    assert article_of(inner, "nitf").body == "Littoral"


@given(st.text() | st.text("<>&;/p brli=\"'!-[]\n") | st.binary())
def test_nothing_raises(body: str | bytes) -> None:
    if isinstance(body, str):
        attempt(_nitf(body), "nitf")
    attempt(body, "nitf")
