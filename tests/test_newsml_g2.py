"""NewsML-G2: the fields, what is no article, and a message of many items."""

from pathlib import Path

import pytest

from index.article import Access, Article
from index.rejected import Rejected
from tests.reading import SAMPLES, article_of, one_of, read_path, reason_of

NAR = "http://iptc.org/std/nar/2006-10-01/"


def _item(about: str = "<headline>Harbour</headline>", meta: str = "", content: str = "") -> str:
    return (
        f'<newsItem xmlns="{NAR}" guid="urn:q:1" version="4" xml:lang="en">'
        f'<itemMeta><itemClass qcode="ninat:text"/><provider qcode="nprov:QUAY"/>{meta}</itemMeta>'
        f"<contentMeta>{about}</contentMeta><contentSet>{content}</contentSet></newsItem>"
    )


def test_the_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "agencies" / "lighthouse.newsml-g2.xml")
    assert article.id == "urn:newsml:kelp.example:20220609:lighthouse"
    assert article.title == "Old lighthouse opens its lamp room"
    assert article.summary == "Visitors may climb to the lamp from Saturday."
    assert article.body.split("\n\n")[1:] == ["• Adults pay six euros.", "• Children pay nothing."]
    assert (str(article.date), str(article.updated)) == (
        "2022-06-08T18:30:00+02:00",
        "2022-06-09T12:01:00+02:00",
    )
    assert (article.dateline.places, article.country) == (("Genoa",), ("IT", "FR"))
    assert article.topic == ("medtop:01000000",)  # whatever alias the item's catalog gives
    assert (article.source, article.author) == ("Kelp Press", ("Piera Scoglio",))
    assert (article.language, article.version) == ("en", 3)
    assert article.extra["people"] == ["Orsola Faro"]
    assert article.extra["slug"] == "genoa-lighthouse"


def test_nitf_inside_gives_text_byline_and_dateline() -> None:
    nitf = (
        "<inlineXML contenttype='application/nitf+xml'><nitf xmlns='http://iptc.org/std/NITF/'>"
        "<body><body.head><byline>By <person>Ada Byron</person></byline>"
        "<dateline>IZMIR, Turkey, May 4</dateline></body.head>"
        "<body.content><p>Ships came back.</p></body.content></body></nitf></inlineXML>"
    )
    article = article_of(_item(content=nitf), "newsml-g2")
    assert (article.body, article.author) == ("Ships came back.", ("Ada Byron",))
    assert article.country == ("TR",)


def test_a_caption_inside_the_text_stands_apart() -> None:
    page = (
        "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'>"
        "<body><h1>Harbour</h1><p>Ships.</p><figure><figcaption>A pier.</figcaption></figure>"
        "</body></html></inlineXML>"
    )
    article = article_of(_item(content=page), "newsml-g2")
    assert (article.body, article.caption) == ("Ships.", "A pier.")


def test_plain_text_inside_is_read_and_data_is_not() -> None:
    plain = "<inlineData contenttype='text/plain'>Ships came\nback.\n\nCranes moved.</inlineData>"
    assert "Cranes moved." in article_of(_item(content=plain), "newsml-g2").body
    data = "<inlineData contenttype='image/png' encoding='enc:base64'>iVBORw0</inlineData>"
    assert article_of(_item(content=data), "newsml-g2").body == ""


def test_a_picture_has_caption_and_credit_and_its_place() -> None:
    about = (
        "<headline>Gulls</headline><description role='drol:caption'>Gulls on a pier.</description>"
        "<creditline>Ada Byron / Quay</creditline>"
        "<subject type='cpnat:geoArea' qcode='g:1'/><subject uri='http://cv.iptc.org/newscodes/"
        "mediatopic/06000000'/><subject><mainConcept qcode='medtop:20001057'/></subject>"
        "<subject type='cpnat:abstract' qcode='subj:15054000'><name>Fußball</name></subject>"
    )
    said = (
        "<assert qcode='g:1'><name>Izmir</name><broader qcode='g:2'/></assert>"
        "<assert qcode='g:2'><name>Turkey</name><type qcode='cptype:country'/></assert>"
    )
    text = (
        _item(about)
        .replace("ninat:text", "ninat:picture")
        .replace("<contentSet>", f"{said}<contentSet>")
    )
    article = article_of(text, "newsml-g2")
    assert (article.title, article.caption) == ("Gulls", "Gulls on a pier.")
    assert article.credit == "Ada Byron / Quay"
    assert article.country == ("TR",)
    assert article.topic == ("medtop:06000000", "medtop:20001057", "medtop:20001065")


@pytest.mark.parametrize(
    ("place", "names", "codes"),
    [
        ('<located qcode="iso3166-1a3:USA"/>', (), ("US",)),
        ('<located uri="http://cvx.iptc.org/iso3166-1a2/DE"/>', (), ("DE",)),
        ('<located qcode="cntry:Georgia"/>', (), ("GE",)),
        ('<located qcode="city:Oslo"/>', ("Oslo",), ("NO",)),
        ('<located qcode="x:4711"/>', (), ()),
        (
            '<located><name>Paris</name><broader qcode="iso3166-1a2:FR-75"/>'
            '<broader qcode="iso3166-1a2:FR"/></located>',
            ("Paris",),
            ("FR",),
        ),
    ],
)
def test_places_are_known_by_name_or_code(
    place: str, names: tuple[str, ...], codes: tuple[str, ...]
) -> None:
    article = article_of(_item(f"<headline>a</headline>{place}"), "newsml-g2")
    assert (article.place, article.country) == (names, codes)


def test_a_video_without_headline_has_its_script() -> None:
    about = "<description role='x:script'>SHOTLIST: a pier. SOUNDBITE: gulls.</description>"
    assert article_of(_item(about), "newsml-g2").body.startswith("SHOTLIST")


def test_status_and_embargo() -> None:
    def read(meta: str) -> Article:
        return article_of(_item(meta=meta), "newsml-g2")

    assert read("<pubStatus qcode='stat:canceled'/>").extra["pubstatus"] == "canceled"
    uri = "<pubStatus uri='http://cv.iptc.org/newscodes/pubstatusg2/withheld'/>"
    assert read(uri).access is Access.NONE
    assert read("<embargoed/>").access is Access.NONE
    assert read("<embargoed>2026-12-01T06:00:00Z</embargoed>").visible_from == 1796104800
    naive = _item(meta="<embargoed>2026-12-01T06:00:00</embargoed>")
    assert "zone" in reason_of(naive, "newsml-g2")


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("conceptItem", "a concept item"),
        ("knowledgeItem", "a knowledge item"),
        ("planningItem", "a planning item"),
        ("catalogItem", "a catalog item"),
        ("packageItem", "a package item"),
    ],
)
def test_other_items_are_named(name: str, what: str) -> None:
    assert f"is {what}" in reason_of(f'<{name} xmlns="{NAR}" guid="x"/>', "newsml-g2")


def test_a_news_item_without_words_is_rejected() -> None:
    assert "class text without a headline" in reason_of(_item(about=""), "newsml-g2")


def test_a_message_gives_each_item_and_a_broken_one_spoils_no_other(tmp_path: Path) -> None:
    items = [_item(f"<headline>{at}</headline>") for at in ("one", "two", "three")]
    items[1] = items[1].replace("</headline>", "")
    path = tmp_path / "message.xml"
    path.write_text(
        f'<newsMessage xmlns="{NAR}"><itemSet>\n' + "\n".join(items) + "</itemSet></newsMessage>"
    )
    first, second, third = read_path(path)
    assert isinstance(first, Article)
    assert isinstance(second, Rejected)
    assert isinstance(third, Article)
    assert (first.title, third.title) == ("one", "three")
    assert second.origin == f"{path}:3"
    assert "its line 1, column" in second.reason


def _page(body: str) -> str:
    return (
        "<inlineXML contenttype='application/xhtml+xml'><html xmlns='http://www.w3.org/1999/xhtml'>"
        f"<body>{body}</body></html></inlineXML>"
    )


def test_a_dateline_wins_over_where_the_desk_is() -> None:
    about = "<headline>Harbour</headline><located type='cptype:city'><name>Bangalore</name>{}"
    india = "<broader type='cptype:country'><name>India</name></broader></located>"
    stamp = "<dateline>2014-07-16 15:53:10 GMT+00:00</dateline>"
    text = _page("<p>By Ada Byron</p><p>DAMASCUS (Reuters) - Ships came back.</p>")
    article = article_of(_item(about.format(india) + stamp, content=text), "newsml-g2")
    assert (article.country, article.place) == (("SY",), ("Damascus",))
    assert (article.author, article.body) == (("Ada Byron",), "Ships came back.")
    bare = _page("<p>Ships came back.</p>")
    article = article_of(_item(about.format(india), content=bare), "newsml-g2")
    assert (article.country, article.place) == (("IN",), ("Bangalore",))


def test_a_sub_headline_is_the_standfirst() -> None:
    about = "<headline>Harbour</headline><headline role='hld:subHeadline'>Ships are back</headline>"
    assert article_of(_item(about), "newsml-g2").summary == "Ships are back"


def test_topics_are_neither_letters_nor_the_headline_nor_notes_of_a_system() -> None:
    about = (
        "<headline>Harbour</headline><keyword>Harbour</keyword><keyword>ferries</keyword>"
        "<subject type='cpnat:abstract' qcode='ap:f'><name>f</name></subject>"
        "<subject type='cpnat:abstract' qcode='desk:9' literal='Related topic id'/>"
        "<subject type='cpnat:abstract' qcode='quaysubj:04016000'><name>Yritykset</name></subject>"
    )
    assert article_of(_item(about), "newsml-g2").topic == ("medtop:20000170", "ferries")


def test_a_caption_that_repeats_the_headline_is_none() -> None:
    about = "<headline>Harbour</headline><description role='drol:caption'>SLUG:Harbour"
    article = article_of(_item(f"{about}</description>"), "newsml-g2")
    assert (article.caption, article.summary) == ("", "")


def test_the_head_of_an_inner_page_is_no_text() -> None:
    head = "<header><ul><li>Seafaring</li></ul><time>11.10.2022</time><h1>Harbour</h1></header>"
    text = "<section><p><span>London <span>(dpa)</span> - </span>Ships came back.</p></section>"
    article = article_of(_item(content=_page(head + text)), "newsml-g2")
    assert (article.body, article.country) == ("Ships came back.", ("GB",))


def test_notes_are_kept_but_for_what_is_not_to_be_published() -> None:
    meta = (
        "<edNote>Adds quote.</edNote><edNote pubconstraint='x:nonpublic'>Desk: 030 1</edNote>"
        "<edNote role='r:closingline'>dpa ab</edNote>"
        "<edNote>Map. Information is not intended for publication: Ada, 030 2</edNote>"
    )
    assert article_of(_item(meta=meta), "newsml-g2").extra["note"] == "Adds quote. Map."


def test_a_login_is_no_author_and_an_address_no_place() -> None:
    about = (
        "<headline>Harbour</headline><creator qcode='x:1'><name>byron.ada</name></creator>"
        "<subject type='cpnat:poi'><name>Quay Hall, High Road 7, N17</name></subject>"
    )
    article = article_of(_item(about), "newsml-g2")
    assert (article.author, article.place) == ((), ())


def test_wire_copy_in_one_paragraph_is_parted_by_its_margins() -> None:
    copy = (
        "<p>(Adds comments)\n    * Ferries late, unions say\n\n    By Ada Byron\n"
        "    Jan 30 (Reuters) - The ferries that were to sail\nfrom Piraeus at noon stayed in the "
        "harbour, for\nthe wind that came up in the night blew on.\n"
        "    It lies down at dusk, says whoever was asked on\nthe quay.</p>"
    )
    article = article_of(_item(content=_page(copy)), "newsml-g2")
    assert article.body.split("\n\n") == [
        "The ferries that were to sail from Piraeus at noon stayed in the harbour, for the wind"
        " that came up in the night blew on.",
        "It lies down at dusk, says whoever was asked on the quay.",
    ]
    assert (article.summary, article.author) == ("Ferries late, unions say", ("Ada Byron",))


def test_a_version_may_be_a_large_number() -> None:
    text = _item().replace('version="4"', 'version="1618095828"')
    assert article_of(text, "newsml-g2").version == 1_618_095_828
