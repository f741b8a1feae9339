"""NewsML 1: the fields, components by role, and what holds no words."""

import pytest

from index.article import Access
from tests.reading import SAMPLES, article_of, one_of, reason_of

TEXT = (SAMPLES / "agencies" / "vineyard.newsml.xml").read_text("utf-8")


def test_the_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "agencies" / "vineyard.newsml.xml")
    assert article.id == "urn:newsml:terroir.example:20181005:vineyard"  # without its revision
    assert article.version == 2
    assert article.title == "Vineyard above Vevey picks by moonlight"
    assert article.summary == "The nights are cooler"
    assert article.body.split("\n\n")[1] == "At night the grapes are cool, and so are the pickers."
    assert article.caption == "Lamps between the vines on Thursday night."
    assert (str(article.date), str(article.updated)) == (
        "2018-10-05T17:15:00+02:00",
        "2018-10-06T08:45:00+02:00",
    )
    assert (article.dateline.places, article.country) == (("Vevey, Switzerland",), ("CH",))
    assert article.topic == ("medtop:04000000", "wine", "harvest")
    assert (article.source, article.author) == ("Terroir Press", ("Luc Vigneron",))
    assert (article.language, article.extra["slug"]) == ("en", "vevey-harvest")


@pytest.mark.parametrize(
    ("data", "mime"),
    [
        (
            "<nitf><body><body.content><p>Ships.</p></body.content></body></nitf>",
            "text/vnd.IPTC.NITF",
        ),
        ("<body.content><p>Ships.</p></body.content>", "application/xml"),
        ("<![CDATA[<p>Ships.</p>]]>", "text/html"),
        ("Ships.", "text/plain"),
    ],
)
def test_the_text_may_be_in_any_markup(data: str, mime: str) -> None:
    start, end = TEXT.index("<DataContent><html"), TEXT.index("</html></DataContent>")
    text = f"{TEXT[:start]}<DataContent>{data}{TEXT[end + 7 :]}".replace(
        "application/xhtml+xml", mime
    )
    assert article_of(text, "newsml").body == "Ships."


def test_status_and_embargo() -> None:
    def with_status(name: str, change: str = "") -> str:
        return TEXT.replace(
            '<Status FormalName="Usable"/>', f'<Status FormalName="{name}"/>{change}'
        )

    killed = article_of(with_status("Canceled"), "newsml")
    assert killed.extra["pubstatus"] == "canceled"
    assert article_of(with_status("Withheld"), "newsml").access is Access.NONE
    change = (
        '<StatusWillChange><FutureStatus FormalName="Usable"/>'
        "<DateAndTime>20261201T060000Z</DateAndTime></StatusWillChange>"
    )
    assert article_of(with_status("Embargoed", change), "newsml").visible_from == 1796104800
    assert "zone" in reason_of(with_status("Embargoed"), "newsml")


def test_an_item_without_words_is_rejected() -> None:
    assert "neither headline nor text" in reason_of("<NewsML><NewsItem/></NewsML>", "newsml")
    topics = "<NewsML><NewsItem><TopicSet/></NewsItem></NewsML>"
    assert "is a TopicSet" in reason_of(topics, "newsml")


def test_places_and_subjects_may_be_listed_side_by_side() -> None:
    codes = "".join(
        f"<{name} FormalName='{code}'/>"
        for name, code in (
            ("Subject", "09000000"), ("SubjectMatter", "09003000"), ("SubjectMatter", "04016000"),
            ("SubjectDetail", "09003002"),
        )
    )  # fmt: skip
    described = (
        f"<DescriptiveMetadata><SubjectCode>{codes}</SubjectCode>"
        "<Property FormalName='Country' Value='GRC'/><Property FormalName='City' Value='Athens'/>"
        "</DescriptiveMetadata>"
    )
    text = (
        "<NewsML><NewsItem><NewsComponent><NewsLines><HeadLine>Harbour</HeadLine></NewsLines>"
        f"{described}</NewsComponent></NewsItem></NewsML>"
    )
    article = article_of(text, "newsml")
    assert (article.place, article.country) == (("Athens",), ("GR",))
    assert article.declared_topic == ("09003002", "04016000")


def test_initials_below_the_text_are_no_part_of_it() -> None:
    start, end = TEXT.index("<DataContent><html"), TEXT.index("</html></DataContent>")
    data = "<DataContent><p>Ships.</p><p>hh/ph/ts</p></DataContent>"
    text = TEXT[:start] + data + TEXT[end + len("</html></DataContent>") :]
    assert article_of(text, "newsml").body == "Ships."


def _text(role: str, text: str) -> str:
    return (
        f"<NewsComponent><Role FormalName='{role}'/><ContentItem><DataContent>{text}</DataContent>"
        "</ContentItem></NewsComponent>"
    )


def _story(*components: str, head: str = "") -> str:
    return (
        f"<NewsML><NewsItem><NewsComponent xml:lang='nl'>{head}<NewsLines><HeadLine>Haven"
        f"</HeadLine></NewsLines>{''.join(components)}</NewsComponent></NewsItem></NewsML>"
    )


def test_a_lead_in_a_component_of_its_own_begins_the_text() -> None:
    lead = "GENT 15/06 (belga) = De haven is open."
    parts = (_text("Title", "Haven"), _text("Lead", lead), _text("Body", "De schepen komen."))
    article = article_of(_story(*parts), "newsml")
    assert article.body == "De haven is open.\n\nDe schepen komen."
    assert (article.country, article.dateline.agency, article.language) == (("BE",), "belga", "nl")
    whole = _story(_text("Lead", "De haven."), _text("Body", "De haven.\n\nDe schepen."))
    assert article_of(whole, "newsml").body == "De haven.\n\nDe schepen."


def test_a_topic_that_the_item_defines_is_one_where_it_occurs() -> None:
    def topic(name: str, code: str) -> str:
        return f"<Topic Duid='{name}'><FormalName>{code}</FormalName></Topic>"

    topics = f"<TopicSet>{topic('t1', '14000000')}{topic('t2', '15000000')}{topic('t3', 'S8')}"
    occur = "".join(f"<TopicOccurrence Topic='#{name}'/>" for name in ("t1", "t3"))
    head = f"{topics}</TopicSet><DescriptiveMetadata>{occur}</DescriptiveMetadata>"
    assert article_of(_story(head=head), "newsml").declared_topic == ("14000000",)
