"""What a story's own words say of its places: qualifiers, genitives, offices, small towns."""

import pytest

from index.article import Article, Dateline
from index.settings import Settings
from indexer.place_reading import read_article_places


def named(body: str, dateline: tuple[str, ...] = (), home: str = "") -> set[str]:
    """The codes of all countries that a text names."""
    article = Article("1", title="", body=body, dateline=Dateline(dateline), source="Quay")
    reading = read_article_places(article, Settings(home=home))
    return {each.country for each in (*reading.about, *reading.mentioned)}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The mill in Paris, Texas, burned. Firemen from all over Paris came.", {"US"}),
        ("The mayor of Lebanon, Ohio, resigned. Nobody in Lebanon was surprised.", {"US"}),
        ("The road to Palestine, Texas is closed. Palestine has no other.", {"US"}),
        ("Trade of Canada, Texas and Mexico grew.", {"CA", "US", "MX"}),
        ("Grain went to Lebanon, Syria and Jordan.", {"LB", "SY", "JO"}),
    ],
)
def test_a_place_lies_where_the_story_once_says(text: str, codes: set[str]) -> None:
    assert named(text) == codes


def test_a_dateline_tells_of_a_place_in_its_whole_story() -> None:
    text = "Two men were held in London on Monday. London has 8,000 people."
    assert named(text, ("London, Ky.",)) == {"US"}
    assert named(text, ("London",)) == {"GB"}


def test_a_place_that_is_told_two_ways_tells_nothing_of_a_third() -> None:
    text = "From Paris, Texas, to Paris, France, it is far. Paris has a tower."
    assert named(text) == {"US", "FR"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Ohio Department of Health will pay. Ohio has the money.", {"US"}),
        ("She told CTV Edmonton that the cat was well.", {"CA"}),
        ("Shops in Abidjan, Côte d'Ivoire, were shut.", {"CI"}),
        ("Envoys of Côte d’Ivoire spoke.", {"CI"}),
        ("The People's Republic of China sent a ship.", {"CN"}),
        ("The loan was worth US$460 million.", set()),
        ("The US has $460 million.", {"US"}),
        ("There is nothing new in Obama's law.", set()),
        ("The clinic in Obama was shut.", set()),
        ("They spoke at length of Swindon's plan.", set()),
        ("They met in Swindon. The talk was of Swindon's plan.", {"GB"}),
    ],
)
def test_names_are_read_with_what_belongs_to_them(text: str, codes: set[str]) -> None:
    assert named(text) == codes


def test_a_small_town_abroad_counts_where_something_speaks_for_its_country() -> None:
    text = "A Canadian was hurt in Swindon on Friday."
    assert named(text, home="CA") == {"CA"}
    assert named(text, home="GB") == {"CA", "GB"}
    assert named(text) == {"CA", "GB"}
    assert named(text + " British doctors helped.", home="CA") == {"CA", "GB"}


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Orders from Mexico, China, Japan and Ukraine fell.", {"MX", "CN", "JP", "UA"}),
        ("Pilgrims from Iraq, Iran, and Syria came.", {"IQ", "IR", "SY"}),
        ("Ships left Skopje, Macedonia, for nowhere.", {"MK"}),
        ("They met in Dar es Salaam on Friday.", {"TZ"}),
        ("Fires burned in Edmonton, Mount Sheridan and Cairns.", {"CA", "AU"}),
        ("A barn in Butte, Mont., burned.", {"US"}),
        ("Swans died in Fife and in Dorset.", {"GB"}),
        ("The flood reached Anhui.", {"CN"}),
        ("Pakistan sent troops to Punjab.", {"PK"}),
        ("Delhi will pay for the wheat of Punjab.", {"IN"}),
    ],
)
def test_lists_and_regions_are_read_whole(text: str, codes: set[str]) -> None:
    assert named(text) == codes


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The nuts came from a plant in Blakely, Georgia. The U.S. recalled them.", {"US"}),
        ("Russian tanks rolled into Georgia, and the U.S. protested.", {"RU", "GE", "US"}),
        ("Georgia held a vote. The U.S. praised the Georgian voters.", {"GE", "US"}),
        ("Georgia held a vote.", {"GE"}),
    ],
)
def test_georgia_is_the_state_where_nothing_but_its_country_is_named(
    text: str, codes: set[str]
) -> None:
    assert named(text) == codes
