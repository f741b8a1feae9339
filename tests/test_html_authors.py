"""Who wrote a page's article: from its data, its head, or the element that it calls its byline."""

import json

import pytest

from indexer.raw import RawArticle
from indexer.read_html import page_article
from tests.test_html import FIRST, SECOND, THIRD

TEXT = f"<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"


def read(shown: str, head: str = "", below: str = "") -> RawArticle:
    return page_article(
        f"<html><head>{head}</head><body><article><h1>Ferry Line Opens Again</h1>{shown}{TEXT}"
        f"</article>{below}</body></html>"
    )


@pytest.mark.parametrize(
    "shown",
    [
        '<a rel="author" href="/who/1">Ada Byron</a>',
        '<span itemprop="author" itemscope><span itemprop="name">Ada Byron</span></span>',
        '<div class="c-byline">By <a href="/1">Ada Byron</a> <span>| 3 May 2019</span></div>',
        '<p class="article-author">Posted by Ada Byron on 3 May 2019</p>',
        '<div class="byline"><span>Ada Byron</span><span>Staff Writer</span><i>Oct 12</i></div>',
        '<span class="autor">Von Ada Byron</span>',
        '<div class="meta">Text <a href="/author/ada">Ada Byron</a></div>',
        "<p>Par Ada Byron</p>",
        "<p>Autorin: Ada Byron</p>",
    ],
)
def test_the_page_shows_who_wrote_it(shown: str) -> None:
    assert read(shown).author == ("Ada Byron",)


def test_several_names_stand_in_one_byline_or_side_by_side() -> None:
    both = ("Ada Byron", "Mary Shelley")
    assert read('<p class="byline">By <b>Ada Byron</b> and <b>Mary Shelley</b></p>').author == both
    links = "".join(f'<li><a class="author" href="/a">{each}</a></li>' for each in both)
    assert read(f"<ul>{links}</ul>").author == both


def test_the_authors_of_comments_and_of_other_stories_are_not_taken() -> None:
    comment = '<div class="comments"><b class="author">Percy Shelley</b></div>'
    related = '<div class="related"><b class="author">John Keats</b></div>'
    assert read("", below=comment + related).author == ()
    below = "".join(f'<div><b class="author">Writer No{each} Keats</b></div>' for each in "abcdefg")
    assert read('<b class="author">Ada Byron</b>', below=below).author == ("Ada Byron",)


def test_the_site_is_not_its_own_author() -> None:
    head = (
        '<meta property="og:site_name" content="The Quay"><meta name="author" content="The Quay">'
    )
    article = read('<p class="author">Ada Byron</p>', head)
    assert (article.author, article.where["author"]) == (
        ("Ada Byron",), "an element for the author",
    )  # fmt: skip


def test_what_the_head_says_is_trusted_more() -> None:
    head = '<meta name="author" content="Ada Byron">'
    assert read('<p class="author">Mary Shelley</p>', head).author == ("Ada Byron",)


def test_an_author_named_by_an_identifier_is_looked_up() -> None:
    person = {"@type": "Person", "@id": "#ada", "name": "Ada Byron"}
    story = {"@type": "NewsArticle", "headline": "Ferry", "author": {"@id": "#ada"}}
    data = json.dumps({"@graph": [story, person]})
    head = f'<script type="application/ld+json">{data}</script>'
    assert read("", head).author == ("Ada Byron",)


@pytest.mark.parametrize("shown", ["Follow us", "Share", "admin", "see also the weather of today"])
def test_a_label_is_no_name(shown: str) -> None:
    assert read(f'<span class="byline">{shown}</span>').author == ()
