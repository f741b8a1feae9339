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


def _headed(head: str, body: str = "<p>Ships.</p>", data: str = "") -> str:
    """A document with more in the head of its body."""
    return _nitf(body, data).replace("</hedline>", f"</hedline>{head}", 1)


def test_lines_broken_at_the_edge_of_a_screen_are_one_paragraph() -> None:
    body = (
        "<p>   The ferry that was to sail from Piraeus at noon <br/>has stayed in the harbour, "
        "for the wind that came up <br/>in the night blew on, the harbour master said.</p>"
        "<p>   It sails when the wind lies down, which nobody on the <br/>quay expects to see "
        "today.</p><p>   QP ab</p>"
    )
    assert article_of(_nitf(body.replace("QP ab", "AAP ab")), "nitf").body.split("\n\n") == [
        "The ferry that was to sail from Piraeus at noon has stayed in the harbour, for the wind"
        " that came up in the night blew on, the harbour master said.",
        "It sails when the wind lies down, which nobody on the quay expects to see today.",
    ]


def test_lines_that_are_meant_as_lines_stay() -> None:
    results = "<p>Harbour Rovers of Piraeus and Salamis 3<br/>Quay United 1<br/>Att: 400</p>"
    assert article_of(_nitf(results), "nitf").body.count("\n\n") == 2
    table = "<pre>Rovers   3\nUnited   1\n</pre>"
    assert article_of(_nitf(table), "nitf").body == "Rovers 3\n\nUnited 1"


def test_a_dateline_is_its_words_without_the_time_of_filing() -> None:
    stamp = "<story.date norm='20170102T222800+0000'>20170102T222800+0000</story.date>"
    text = "<p>Valletta, Jan 2 (EFE).- Ships.</p>"
    article = article_of(_headed(f"<dateline>{stamp}</dateline>", text), "nitf")
    assert (article.dateline.places, article.dateline.date) == (("Valletta",), "Jan 2")
    assert (article.country, article.body) == (("MT",), "Ships.")
    parts = "<city>Ottawa</city><state>Ontario</state><country>Canada</country>"
    located = f"<dateline><location>{parts}</location>{stamp}</dateline>"
    article = article_of(_headed(located, "<p>OTTAWA - Ships came.</p>"), "nitf")
    assert (article.country, article.body) == (("CA",), "Ships came.")


def test_a_standfirst_that_says_the_headline_again_is_left_out() -> None:
    again = _nitf().replace("</hl1>", "</hl1><hl2>Harbour</hl2><hl2>Ships are back</hl2>")
    assert article_of(again, "nitf").summary == "Ships are back"


def test_language_source_and_keywords_may_stand_in_several_places() -> None:
    data = (
        "<key-list><keyword key='ferries, piers'/><keyword>quays</keyword></key-list>"
        "<del-list><from-src src-name='QP'/></del-list>"
    )
    text = _nitf(data=data).replace("<nitf>", "<nitf baselang='nb-NO'>")
    article = article_of(text, "nitf")
    assert (article.language, article.source) == ("nb", "QP")
    assert article.topic == ("ferries", "piers", "quays")


@pytest.mark.parametrize(
    ("own", "key", "id_"),
    [("quay-7_2", "quay-7", "quay-7"), ("q-9", "QP-SPORT", "q-9"), ("quay-7", "quay-7", "quay-7")],
)
def test_the_versions_of_a_story_have_one_id(own: str, key: str, id_: str) -> None:
    data = f"<du-key key='{key}' version='2'/>"
    text = _nitf(data=data).replace("id-string='q1'", f"id-string='{own}'")
    assert (article_of(text, "nitf").id, article_of(text, "nitf").version) == (id_, 2)


def test_what_embeds_a_thing_of_the_web_is_no_text() -> None:
    embed = "<p>&#60;div class=&#34;x&#34;&#62;&#60;/div&#62;&#60;script src=&#34;e.js&#34;&#62;"
    article = article_of(_nitf(f"<p>Ships.</p>{embed}&#60;/script&#62;</p>"), "nitf")
    assert article.body == "Ships."


def test_utf_8_is_told_where_latin_1_is_declared() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?>" + _nitf("<p>Københavns færge.</p>")
    assert article_of(text.encode(), "nitf").body == "Københavns færge."
    assert article_of(text.encode("latin-1"), "nitf").body == "Københavns færge."
