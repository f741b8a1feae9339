"""Snippets show why an article was found, escaped just once."""

from html import unescape
from re import sub

from hypothesis import given
from hypothesis import strategies as st

from index.article import Article
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
