"""Values that lie within each other: topics in topics, months in years."""

import re

import pytest
from flask.testing import FlaskClient

from index.archive import Archive
from index.article import Article
from search.request import SearchRequest
from search.result import FacetCount
from tests.browsing import Open, text
from tests.stories import fill
from web.nested import Branch, above, branches, toggled

SPORT, BALL, FOOTBALL = "medtop:15000000", "medtop:20000822", "medtop:20001065"
LINK = re.compile(r'<a href="([^"]*)"[^>]*>(?:<span class="unseen">.*?</span>)?<span class="label">'
                  r'<bdi>(.*?)</bdi>.*?<span class="count">(\d+)</span></a>')  # fmt: skip


@pytest.fixture
def client(archive: Archive, browse: Open) -> FlaskClient:
    return browse(
        fill(
            archive,
            Article("match", title="a", topic=(FOOTBALL,)),
            Article("games", title="b", topic=(SPORT,)),
            Article("quay", title="c", topic=("harbours",)),
        )
    )


def shape(found: tuple[Branch, ...]) -> list[object]:
    return [[each.count.value, shape(each.inside)] if each.inside else each.count.value
            for each in found]  # fmt: skip


def test_a_topic_lies_in_the_nearest_broader_one_that_is_counted() -> None:
    assert SPORT in above("topic", FOOTBALL)
    counts = [FacetCount(value, value, 1) for value in (SPORT, "harbours", FOOTBALL)]
    assert shape(branches("topic", counts)) == [[SPORT, [FOOTBALL]], "harbours"]
    assert shape(branches("topic", counts[1:])) == ["harbours", FOOTBALL]
    assert shape(branches("country", counts)) == [SPORT, "harbours", FOOTBALL]


def test_the_facet_shows_topics_within_topics_which_count_each_article_once(
    client: FlaskClient,
) -> None:
    page = text(client, "/")
    tree = page.split('data-facet="topic"')[1].split("</section>")[0]
    rows = {label: (int(count), url) for url, label, count in LINK.findall(tree)}
    assert rows["sport"] == (2, f"/?topic={SPORT.replace(':', '%3A')}")
    assert rows["harbours"][0] == 1
    within = tree.split('<details class="branch">')[1]
    assert '<span class="unseen">Within sport</span>' in within
    assert "harbours" not in tree.split("</details>")[0]


def test_what_is_chosen_stands_unfolded_even_where_nothing_was_found(client: FlaskClient) -> None:
    tree = text(client, f"/?topic={FOOTBALL}").split('data-facet="topic"')[1]
    assert '<details class="branch" open>' in tree
    page = text(client, f"/?q=quay&topic={FOOTBALL}")
    assert 'Remove</span> <span class="kind">Topic</span>' in page


def test_a_narrower_topic_takes_the_place_of_the_broader_one_and_the_other_way_round() -> None:
    broad = SearchRequest(filters=frozenset({("topic", SPORT), ("topic", "harbours")}))
    narrow = toggled(broad, "topic", FOOTBALL)
    assert narrow.chosen("topic") == ("harbours", FOOTBALL)
    assert toggled(narrow, "topic", SPORT) == broad
    assert toggled(broad, "topic", SPORT).chosen("topic") == ("harbours",)
    assert toggled(broad, "country", "TR").chosen("country") == ("TR",)


def test_a_long_facet_has_a_search_among_its_values(archive: Archive, browse: Open) -> None:
    places = tuple(f"Place {number:03}" for number in range(20))
    client = browse(fill(archive, Article("many", title="a", place=places)))
    form = text(client, "/?q=a").split('<form class="find"')[1].split("</form>")[0]
    assert 'action="/values/place"' in form
    assert '<input type="hidden" name="q" value="a">' in form
    assert text(client, "/values/place?find=place+01&q=a").count('<span class="count">') == 10
