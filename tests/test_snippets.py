"""Snippets show why an article was found, escaped just once."""

from html import unescape
from re import sub

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
from index.words import RAW_WORD, read_word
from search.snippets import LENGTH, Sought, snippet

FERRY = Sought([(frozenset({"ferry", "ferries"}),)])


def test_matched_words_are_marked_in_whatever_form() -> None:
    article = Article("1", body="Two ferries met. The Ferry's crew waved.")
    assert (
        snippet(article, FERRY)
        == "Two <mark>ferries</mark> met. The <mark>Ferry&#39;s</mark> crew waved."
    )


def test_markup_is_escaped_once() -> None:
    article = Article("1", body="<script>alert(1)</script> AT&T &lt;ferry <mark>x</mark>")
    assert snippet(article, FERRY) == (
        "&lt;script&gt;alert(1)&lt;/script&gt; AT&amp;T &amp;lt;<mark>ferry</mark>"
        " &lt;mark&gt;x&lt;/mark&gt;"
    )


def test_a_phrase_is_marked_as_a_whole_and_only_there() -> None:
    phrase = Sought([(frozenset({"night"}), frozenset({"ferry"}))])
    article = Article("1", body="The night was calm. The night ferry was late, the ferry said.")
    assert "The night was calm. The <mark>night ferry</mark> was late, the ferry" in snippet(
        article, phrase
    )


def test_the_passage_with_most_of_the_words_is_shown() -> None:
    sought = Sought([(frozenset({"ferry"}),), (frozenset({"strike"}),)])
    body = "The ferry sailed. " + "Nothing happened on that day. " * 40 + "A strike hit the ferry."
    shown = snippet(Article("1", body=body), sought)
    assert shown.startswith("…")
    assert "<mark>strike</mark> hit the <mark>ferry</mark>" in shown


def test_without_words_the_summary_is_shown_from_its_start() -> None:
    article = Article("1", summary="What it is about.", body="Once upon a time.")
    assert snippet(article, Sought([])) == "What it is about."


def test_the_words_are_found_where_they_stand() -> None:
    article = Article("1", summary="What it is about.", caption="A ferry at dusk")
    assert snippet(article, FERRY) == "A <mark>ferry</mark> at dusk"


@given(st.text(), st.text())
def test_a_snippet_is_a_stretch_of_the_text(summary: str, body: str) -> None:
    shown = snippet(Article("1", summary=summary, body=f"{body} ferry {body}"), FERRY)
    plain = unescape(sub("</?mark>", "", shown)).strip("…")
    whole = f"{summary}\n{body} ferry {body}".replace("\n", " ")
    assert plain.strip("…") in whole or "…" in whole
    assert len(plain) <= LENGTH + 120


WORDS = (
    "ferry", "Ferries", "post-ferry", "sferry", "ferry’s", "fer-ry", "Férry", "渡", "轮", "U.S.",
    "US", "bus", "night", "12,500", "12500", "3.5", "“quoted”", "don't",
)  # fmt: skip
SOUGHT = {"ferry": 0, "ferries": 0, "渡": 1, "us": 2, "12500": 3, "3.5": 4, "US": 5, "dont": 6}


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", "\n", "-", ", "]))
def test_marks_are_where_reading_every_word_finds_them(words: list[str], between: str) -> None:
    text = between.join(words)
    runs = [(frozenset(form for form in SOUGHT if SOUGHT[form] == run),) for run in range(7)]
    expected = {
        (found.start(), found.end(), SOUGHT[form])
        for found in RAW_WORD.finditer(text)
        for _, form in read_word(found.group()).forms()
        if form in SOUGHT
    }
    marked = {(mark.start, mark.end, mark.sought) for mark in Sought(runs).marks(text)}
    assert {each[:2] for each in marked} == {each[:2] for each in expected}
    assert marked <= expected
