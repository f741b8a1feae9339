"""What a story is about: the countries that its text names, and the names that are no places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.article import Article, Dateline
from index.dates import NewsDate
from index.place_rules import PlaceRules
from index.settings import Settings, SourceSettings
from indexer.about import ABOUT
from indexer.place_reading import PlaceReading, read_article_places


def read(
    body: str,
    title: str = "",
    dateline: tuple[str, ...] = (),
    day: str = "",
    settings: Settings | None = None,
) -> PlaceReading:
    article = Article(
        "1",
        title=title,
        body=body,
        dateline=Dateline(dateline),
        date=NewsDate.parse(day) if day else None,
        source="Quay",
    )
    return read_article_places(article, settings or Settings())


def named(reading: PlaceReading) -> set[str]:
    """The codes of all countries that the text names."""
    return {each.country for each in (*reading.about, *reading.mentioned)}


def about(reading: PlaceReading) -> set[str]:
    return {each.country for each in reading.about}


def reasons(reading: PlaceReading) -> dict[str, str]:
    return {each.name: each.why for each in reading.refused}


def test_a_story_is_about_the_countries_of_its_title_and_mentions_others() -> None:
    reading = read(
        "Norwegian ministers met their Danish colleagues on Friday to share the North Sea's wind. "
        "Denmark and Norway will build two cables. Oslo pays for the first. A third of the "
        "turbines comes from a yard in Spain.",
        title="Norway and Denmark agree on cables",
    )
    assert about(reading) == {"NO", "DK"}
    assert {each.country for each in reading.mentioned} == {"ES"}


def test_a_country_comes_with_its_confidence_reason_and_sentence() -> None:
    reading = read(
        "The ferry was late. Gulls followed Peru’s flag. Peruvian sailors cheered in Lima."
    )
    (peru,) = reading.about
    assert ABOUT <= peru.confidence <= 1.0
    assert peru.evidence == "Gulls followed Peru’s flag."
    assert "3 times" in peru.why
    assert "Peruvian" in peru.why
    assert peru.as_inference().value == "PE"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("The Dutch and the Brazilians drew.", {"NL", "BR"}),
        ("Ankara said that it would wait.", {"TR"}),
        ("The Kremlin and the White House were silent.", {"RU", "US"}),
        ("Turkey’s post-strike trade with the U.S. and U.S.-based banks grew.", {"TR", "US"}),
        ("A U.K. court heard the EC and the EEC.", {"GB"}),
        ("Ministers from Niger met Nigeria's.", {"NE", "NG"}),
        ("The Democratic Republic of the Congo has two seas of copper.", {"CD"}),
        ("The Democratic Republic of Congo has two lakes of gas.", {"CD"}),
        ("The Republic of the Congo has one.", {"CG"}),
        ("Nairobi’s Kibera district has a new well.", {"KE"}),
        ("Congolese miners walked from Kinshasa to sell copper of the Congo.", {"CD"}),
        ("The Bank of Japan and the Bundesbank met.", {"JP", "DE"}),
        ("North Korean and South Korean boats passed.", {"KP", "KR"}),
        ("Papua New Guinea plays Equatorial Guinea.", {"PG", "GQ"}),
        ("A storm hit New Mexico, and New South Wales.", {"US", "AU"}),
        ("Kosovo Serbs and Kosovar police talked.", {"XK"}),
        ("Northern Ireland’s and West Germany's players came.", {"GB", "DE"}),
        ("W. Germany and S. Africa play N Korea.", {"DE", "ZA", "KP"}),
        ("An Anglo-French bridge; the new French premier spoke.", {"FR"}),
        ("Er fuhr aus der Türkei nach Österreich.", {"TR", "AT"}),
        ("Il quitte l'Allemagne pour Londres.", {"DE", "GB"}),
        ("Россия и Турция подписали договор.", {"RU", "TR"}),
        ("安倍首相は火曜日、東京でトルコの大統領と会談した。", {"JP", "TR"}),
        ("Ankara'dan Paris'e uçtu, Yunanistan'ı andı.", {"TR", "FR", "GR"}),
        ("Gemi Selanik'ten Köstence'ye gitti.", {"GR", "RO"}),
        ("Boats to Sana'a and N'Djamena, Chad.", {"YE", "TD"}),
        ("التقى الوزيران في القاهرة مع وفد من تركيا", {"EG", "TR"}),
        ("Die Stadt Bonn und das Land Hessen zahlen.", {"DE"}),
        ("Η Ελλάδα και η Τουρκία συμφώνησαν.", {"GR", "TR"}),
        ("Police in Mostar, Sarajevo and Banja Luka closed bars.", {"BA"}),
        ("He was born in Greenwich, Connecticut.", {"US"}),
        ("She was born in Vernon, B.C., near a lake.", {"CA"}),
        ("Farms near Odessa, Texas, are dry.", {"US"}),
        ("Farms near Odessa are dry.", {"UA"}),
        ("The Yugoslav and the Soviet teams of old, and East Germany's.", {"YU", "SU", "DD"}),
    ],
)
def test_names_speak_for_their_countries(text: str, codes: set[str]) -> None:
    assert named(read(text)) == codes


@pytest.mark.parametrize(
    "text",
    [
        "Of all the teams, Best was best. Police said so. Reading is fun.",
        "The parties split. Split they stay. In March and in May it rained.",
        "Bar owners wore Orange. Nice weather helped. A Mobile rang.",
        "Victoria Wood and Paris Hilton sat with Chad Smith.",
        "Michael Jordan smiled. Jordan was tired, and Jordan left.",
        "The Washington Post wrote of George Washington and Denzel Washington.",
        "The Bank of America sold dollars, and the Houston Rockets won.",
        "She laughed with Dawn French and with Bill English.",
        "Mr Jordan met Mrs. Houston. Jordan spoke, and Sir Chad listened.",
        "Jack London wrote it. London was young then.",
        "The U.S. dollar fell to 150 yen and 0.9 Swiss francs, and the Hong Kong dollar rose.",
        "The book is in English, and she speaks Turkish.",
        "Latin American and African American writers met the European Union.",
        "The University of Chicago and the Treaty of Rome are old.",
        "Turkey is best roasted. A turkey takes four hours.",
        "Let us eat. It is for us.",
        "The United Nations met. The Warsaw Pact and the Paris Club are history.",
        "Whitehall Corp and Leon Lopez merge.",
    ],
)
def test_words_people_firms_papers_and_coins_are_no_places(text: str) -> None:
    assert named(read(text)) == set()


def test_what_is_refused_says_why_and_where() -> None:
    reading = read("Rain fell. Paris Hilton met Chad Smith. Reading is fun. The U.S. dollar rose.")
    why = reasons(reading)
    assert why["Paris Hilton"] == "a person"
    assert "Chad Smith" in why["Chad"]
    assert why["Reading"] == "a common word"
    assert "currency" in why["U.S."]
    assert reading.refused[0].evidence == "Paris Hilton met Chad Smith."


def test_georgia_is_the_state_beside_atlanta_and_the_country_beside_tbilisi() -> None:
    state = read("Floods reached Georgia on Monday. Georgia closed the schools of Atlanta.")
    country = read("Floods reached Georgia on Monday. Georgia closed the schools of Tbilisi.")
    alone = read("Floods reached Georgia on Monday. Georgia closed the schools.")
    assert (named(state), named(country), named(alone)) == ({"US"}, {"GE"}, {"GE"})


def test_tripoli_is_libyas_with_a_doubt_unless_the_story_says_otherwise() -> None:
    text = "Shots were heard in Tripoli. Residents of Tripoli stayed at home."
    (libya,) = read(text).mentioned
    assert libya.country == "LY"
    assert libya.confidence <= 0.5
    assert named(read(text + " Lebanese soldiers came from Beirut.")) == {"LB"}
    assert named(read(text, settings=Settings(home="LB"))) == {"LB"}
    at_home = Settings(source={"Quay": SourceSettings(home="LB")})
    assert named(read(text, settings=at_home)) == {"LB"}


def test_capitals_throughout_are_read_with_more_care() -> None:
    reading = read(
        "TELL US, SAID THE POLICE OF READING. TURKEY AND THE SOVIET UNION WILL SPLIT THE BEST OF "
        "MARCH. THE U.S. SENT A SHIP. MOSCOW WAITED.",
        title="SOVIET UNION, TURKEY IN TALKS",
    )
    assert named(reading) == {"SU", "TR", "US", "RU"}


def test_a_headline_in_capitals_is_helped_by_the_text() -> None:
    reading = read(
        "The harbour of Gdansk burned. Crews came to Gdansk.", title="Fire In Gdansk Harbour"
    )
    assert reading.about[0].country == "PL"
    assert reading.about[0].evidence == "Fire In Gdansk Harbour"


def test_a_small_town_that_nothing_else_speaks_for_is_a_doubt() -> None:
    text = "The school in Ende closed. Pupils from Ende went to Ende's church. " * 9
    (ende,) = (*read(text, "Fire in Ende").about, *read(text, "Fire in Ende").mentioned)
    assert (ende.country, ende.confidence) == ("ID", 0.5)
    (known,) = read(text + " Indonesian teachers protested.").about
    assert known.confidence > 0.8


def test_a_list_of_towns_is_read_whole() -> None:
    reading = read("Trains ran from Tuzla, Zenica and Mostar.")
    assert reading.refused == ()
    assert "Tuzla; Zenica; Mostar" in reading.mentioned[0].why


def test_a_place_counts_for_the_country_of_its_day() -> None:
    text = "Leaders met in Moscow and Kiev. Crowds waited in Moscow."
    assert named(read(text, day="1987-03-02")) == {"SU"}
    assert named(read(text, day="1999-03-02")) == {"RU", "UA"}
    assert named(read(text)) == {"RU", "UA"}


def test_the_datelines_places_say_how_they_were_settled() -> None:
    reading = read("It rained.", dateline=("Tripoli", "Xyzzyville"), day="1987-03-02")
    tripoli, unknown = reading.dateline
    assert (tripoli.country, unknown.country) == ("LY", "")
    assert "Lebanon" in tripoli.why
    (moscow,) = read("It rained.", dateline=("Moscow",), day="1987-03-02").dateline
    assert moscow.country == "SU"
    assert "that day" in moscow.why


def test_the_archives_own_rules_win_in_a_text_too() -> None:
    rules = PlaceRules(
        country={"Tripoli": "LB", "High Seas": "", "Ruritania": "CZ"},
        name={"The Smoke": "London"},
        no_place=("Ankara",),
    )
    settings = Settings(places=rules)
    text = "Boats left Tripoli for Ruritania by way of The Smoke, Ankara and the High Seas."
    reading = read(text, settings=settings)
    assert named(reading) == {"LB", "CZ", "GB"}
    assert "places.toml" in reasons(reading)["Ankara"]
    assert "places.toml" in reasons(reading)["High Seas"]
    assert named(read(text)) == {"LY", "TR"}


def test_a_long_story_is_not_about_what_it_names_once() -> None:
    much = "The Chilean coast is long, and Chile's fishers know it. Valparaiso slept. " * 20
    assert about(read(much + "One boat came from Finland.")) == {"CL"}


@given(st.text(max_size=80), st.text(max_size=200))
def test_any_text_is_read_without_an_error(title: str, body: str) -> None:
    reading = read(body, title)
    for each in (*reading.about, *reading.mentioned, *reading.refused):
        assert 0.0 <= each.confidence <= 1.0
        assert len(each.evidence) < 320


@given(st.lists(st.sampled_from(
    ["Turkey", "Paris", "Hilton", "in", "Georgia,", "Tbilisi", "and", "U.S.", "dollar", "The", "of",
     "Jordan's", "Bank", "TRIPOLI,", "Lebanon.", "Rio", "de", "Janeiro", "-", "Новый", "l'Italie"]
), max_size=14))  # fmt: skip
def test_names_in_any_order_are_read_without_an_error(words: list[str]) -> None:
    reading = read(" ".join(words), " ".join(reversed(words)))
    assert len(named(reading)) == len((*reading.about, *reading.mentioned))
