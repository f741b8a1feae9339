"""What content systems export: WordPress and Markdown with front matter."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Access, Article
from tests.reading import SAMPLES, article_of, attempt, one_of, read_path, reason_of


def _post(**changes: str) -> str:
    text = (SAMPLES / "web" / "garden-blog.wxr.xml").read_text("utf-8")
    for name, value in changes.items():
        start = text.index(f"<wp:{name}>") + len(name) + 5
        text = text[:start] + value + text[text.index(f"</wp:{name}>") :]
    return text


def test_the_wordpress_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "web" / "garden-blog.wxr.xml")
    assert article.id == "https://gardens.example.com/?p=212"
    assert article.title == "Bees move onto the roof of the town hall"
    assert article.body.split("\n\n") == [
        "Three hives stand on the roof of the town hall since Friday.",
        "The gardeners expect the first honey in August.",
    ]
    assert (article.summary, article.caption) == (
        "Three hives, and honey in August.",
        "The hives, seen from the tower.",
    )
    assert (str(article.date), str(article.updated)) == (
        "2020-05-02T07:00:00+00:00",
        "2020-05-03T10:30:00+00:00",
    )
    assert (article.author, article.source) == (("Rosa Beet",), "City Gardens Weekly")
    assert (article.declared_topic, article.language) == (("Environment", "bees"), "en")
    assert article.url == "https://gardens.example.com/2020/05/bees/"


@pytest.mark.parametrize(
    ("changes", "access"),
    [({"status": "draft"}, Access.NONE), ({"post_password": "sesame"}, Access.NONE), ({}, None)],
)
def test_what_is_not_public_is_not_shown(changes: dict[str, str], access: Access | None) -> None:
    assert article_of(_post(**changes), "wordpress").access is access


def test_what_is_planned_waits_and_what_is_in_the_bin_is_taken_back() -> None:
    assert article_of(_post(status="future"), "wordpress").visible_from == 1588402800
    assert article_of(_post(status="trash"), "wordpress").extra["pubstatus"] == "canceled"


def test_other_items_of_wordpress_are_named() -> None:
    for kind, what in (
        ("attachment", "media library"),
        ("page", "standing page"),
        ("wp_block", "wp_block"),
    ):
        assert what in reason_of(_post(post_type=kind), "wordpress")


def test_the_markdown_sample_is_read_whole() -> None:
    article = one_of(SAMPLES / "web" / "2018-10-09-clocktower.md")
    assert article.title == "Clock tower of Tartu strikes again"
    assert article.body.split("\n\n")[1:] == [
        "• The hands were gilded.",
        "• The smallest bell is new.",
        "Bell | Weight",
        "Liis | 40 kg",
    ]
    assert article.body.startswith("The town hall's clock struck noon on Tuesday")
    assert (str(article.date), str(article.updated)) == ("2018-10-09T12:00:00+03:00", "2018-10-10")
    assert (article.author, article.country) == (("Kaur Kell",), ("EE",))
    assert article.declared_topic == ("Culture", "clocks", "restoration")
    assert article.url == "https://belfry.example.com/tartu-clock"


@pytest.mark.parametrize(
    "front",
    [
        '---\ntitle: "Harbour: a year"\nlang: no\ndate: 2019-05-04\ntags:\n- ports\n---\n',
        '\ufeff---\r\ntitle: "Harbour: a year"\r\nlang: no\r\n'
        "date: 2019-05-04\r\ntags: [ports]\r\n---\r\n",
        '+++\ntitle = "Harbour: a year"\nlang = "no"\ndate = 2019-05-04\ntags = ["ports"]\n+++\n',
    ],
)
def test_front_matter_is_yaml_or_toml_and_its_values_stay_as_written(front: str) -> None:
    article = article_of(front + "Ships *came* back.", "markdown")
    assert (article.title, article.body) == ("Harbour: a year", "Ships came back.")
    assert (str(article.date), article.language) == ("2019-05-04", "no")
    assert article.topic == ("ports",)


def test_a_draft_is_not_shown() -> None:
    assert article_of("---\ntitle: a\ndraft: true\n---\nx", "markdown").access is Access.NONE
    assert article_of("---\ntitle: a\npublished: false\n---\nx", "markdown").access is Access.NONE


def test_a_heading_is_the_title_and_the_files_name_the_date(tmp_path: Path) -> None:
    path = tmp_path / "2019-05-04-harbour.md"
    path.write_text("# Harbour\n\n{{< figure src=x >}}\nShips came back.\n\n![A pier](pier.jpg)\n")
    article = one_of(path)
    assert (article.title, article.body) == ("Harbour", "Ships came back.")
    assert str(article.date) == "2019-05-04"


def test_markdown_without_front_matter_is_left_alone_in_a_folder(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("# Read me")
    (tmp_path / "story.md").write_text("---\ntitle: Harbour\n---\nShips.")
    (article,) = read_path(tmp_path)
    assert isinstance(article, Article)
    assert article.title == "Harbour"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("---\ntitle: [a\n---\n", "isn't YAML at line"),
        ("---\na: &x [1]\nb: [*x, *x]\n---\n", "refers to itself"),
        ("---\n- a\n---\n", "name: value"),
        ("+++\ntitle: a\n+++\n", "isn't TOML"),
        ("", "neither front matter nor text"),
    ],
)
def test_broken_front_matter_is_rejected_with_the_reason(text: str, reason: str) -> None:
    assert reason in reason_of(text, "markdown")


@given(
    st.text() | st.text("-+:#*[]&! \n\tab'\"|{}"),
    st.sampled_from(["---\n{}\n---\n", "+++\n{}\n+++\n", "{}"]),
)
def test_nothing_raises(text: str, frame: str) -> None:
    attempt(frame.format(text), "markdown")


def test_shortcodes_of_plugins_leave_their_words() -> None:
    post = _post().replace(
        "<content:encoded>", "<content:encoded>[dropcap size=2]F[/dropcap]erries. "
    )
    assert article_of(post, "wordpress").body.startswith("Ferries.\n\n")
