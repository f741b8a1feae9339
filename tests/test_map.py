"""The map: which countries it draws, how dark, where they lead, and that it fits on a page."""

import re

import pytest
from flask.testing import FlaskClient

from index.archive import Archive
from index.article import Access, Article
from index.countries import country_codes
from scripts.build_map import WIDTH, cut, projected
from tests.browsing import Open, text
from tests.stories import fill
from web.world_map import shapes

LAND = re.compile(r'<a href="([^"]*)" tabindex="-1"><title>(.*?)</title><path class="(.*?)"')


def test_countries_are_shaded_by_what_was_found_and_lead_to_it(
    archive: Archive, browse: Open
) -> None:
    articles = [Article(f"a{at}", title="Bridge", country=("TR",)) for at in range(9)]
    page = text(browse(fill(archive, *articles, Article("b", country=("RS",)))), "/map")
    assert LAND.findall(page) == [
        ("/?country=TR", "Turkey: 9", "shade-5"),
        ("/?country=RS", "Serbia: 1", "shade-1"),
    ]


def test_the_map_keeps_the_search_and_takes_a_chosen_country_back(client: FlaskClient) -> None:
    found = LAND.findall(text(client, "/map?q=bridge&country=TR"))
    assert ("/?q=bridge", "Turkey: 1", "shade-1 chosen") in found
    assert ("/?q=bridge&amp;country=RS&amp;country=TR", "Serbia: 1", "shade-1") in found
    assert '<a href="/map?q=bridge">On a map</a>' in text(client, "/?q=bridge")


def test_the_shades_are_explained_and_the_search_is_named(archive: Archive, browse: Open) -> None:
    articles = [Article(f"a{at}", title="Bridge", country=("TR",)) for at in range(9)]
    others = [
        Article(f"b{at}", title="Bridge", country=(code,)) for at, code in enumerate(("RS", "IT"))
    ]
    page = text(browse(fill(archive, *articles, *others)), "/map?q=bridge")
    legend = page.partition('<ul class="legend"')[2].partition("</ul>")[0]
    assert re.findall(r"</svg>(.*?)</li>", legend) == ["1", "9", "none"]
    assert "What was found of “<bdi>bridge</bdi>”, by country" in page


def test_what_is_too_small_or_past_is_in_the_list(archive: Archive, browse: Open) -> None:
    page = text(browse(fill(archive, Article("a", country=("MT", "SU", "IT")))), "/map")
    assert re.findall(r'<span class="label">(.*?)</span>', page) == [
        "Italy",
        "Malta",
        "Soviet Union",
    ]
    assert "2 of them are too small for the map, or no longer there" in page
    assert len(LAND.findall(page)) == 1


def test_what_may_not_be_seen_is_on_no_map(archive: Archive, browse: Open) -> None:
    hidden = Article("a", title="Fiji", country=("FJ",), access=Access.NONE)
    page = text(browse(fill(archive, hidden)), "/map")
    assert "Fiji" not in page
    assert "Nothing that was found" in page


def test_a_map_of_every_country_is_still_a_small_page(archive: Archive, browse: Open) -> None:
    client = browse(fill(archive, Article("all", title="a", country=country_codes())))
    assert len(client.get("/map").data) < 100 * 1024


def test_every_shape_is_of_a_country_and_closed() -> None:
    assert set(shapes()) <= set(country_codes())
    assert len(shapes()) > 170
    for shape in shapes().values():
        assert re.fullmatch(r"(M\d+ \d+l-?\d+(?:[ -]\d+| -\d+)*z)+", shape)


@pytest.mark.parametrize(
    ("place", "point"), [((0, 0), (500, 243)), ((180, 0), (WIDTH, 243)), ((0, 90), (500, 0))]
)
def test_the_projection_puts_places_where_they_are(
    place: tuple[int, int], point: tuple[int, int]
) -> None:
    assert projected(*place) == point


def test_what_crosses_the_180th_meridian_is_cut_in_two() -> None:
    pieces = list(cut([(170.0, 0.0), (190.0, 0.0), (190.0, 10.0), (170.0, 10.0)]))
    assert [(min(x), max(x)) for x in ([place[0] for place in piece] for piece in pieces)] == [
        (-180, -170),
        (170, 180),
    ]
    inside = [(0.0, 0.0), (1.0, 0.0), (0.0, 1.0)]
    assert list(cut(inside)) == [inside]


def test_no_country_runs_across_the_map() -> None:
    for code, shape in shapes().items():
        for ring in shape.split("M")[1:]:
            steps = [int(each) for each in re.findall(r"-?\d+", ring.split("l")[1])][::2]
            assert max(map(abs, steps)) < WIDTH / 10, code
