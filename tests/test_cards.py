"""Cards: one for each story, with its copies beneath it, in a real browser."""

import re
import subprocess
from collections.abc import Iterator
from datetime import UTC

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from flask.testing import FlaskClient
from msgspec.structs import replace
from playwright.sync_api import Browser, Page, expect

from index.archive import Archive
from index.article import Article, Dateline
from index.dates import NewsDate
from search.request import SearchRequest, from_args
from search.result import Hit
from tests.browsing import Open, api, text
from tests.chromium import PHONE, WIDE, follow, shoot
from tests.conftest import DATELINE
from tests.stories import fill
from tests.test_page_quality import RULES
from web.changed import changed

LEAD = Article(
    "quay",
    title="Quay of Izmir opens <again>",
    body="Ships came to the quay at dawn.",
    date=NewsDate.parse("2016-08-12T09:15"),
    updated=NewsDate.parse("2016-08-12T18:05"),
    correction="The quay is 400 metres long, not 40.",
    dateline=Dateline(("Izmir", "Ankara"), "Aug 12", "HW"),
    place=("Izmir", "Ankara"),
    country=("TR",),
    topic=("transport",),
    language="en",
    source="Harbour Wire",
    story="quay",
    version=2,
)
DAY = NewsDate.parse("2016-08-11")
TRAM = Article("tram", body="A tram left.", story="tram", date=DAY)
COPIES = (
    LEAD,
    replace(LEAD, id="quay-2", title="Izmir’s quay", source="Courier & Co", date=DAY),
    replace(LEAD, id="quay-3", title="Ships at Izmir", source="", date=None, version=None),
    *(
        replace(TRAM, id=f"tram-{at}", title=f"Trams, again {at}", source=f"Paper {at}")
        for at in range(9)
    ),
    Article("alone", title="A ferry left", body="Ships left.", date=DAY, source="Courier & Co"),
)  # fmt: skip


@pytest.fixture
def client(archive: Archive, browse: Open) -> FlaskClient:
    """A client on the copies."""
    return browse(fill(archive, *COPIES))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address at which `dateline serve` serves the copies."""
    path = tmp_path_factory.mktemp("copies") / "archive"
    fill(Archive.create(path), *COPIES).close()
    command = [DATELINE, "serve", "--archive", str(path), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    yield process.stdout.readline().split(" at ")[1].split()[0]
    process.terminate()
    assert process.wait(timeout=20) == 0
    process.stdout.close()


def test_a_story_is_one_card_from_which_its_copies_are_reached(page: Page) -> None:
    page.goto("/")
    expect(page.locator(".total strong")).to_have_text("13 articles in 3 stories")
    quay, alone, tram = page.locator(".card").all()
    expect(quay.get_by_role("heading")).to_have_text("Quay of Izmir opens <again>")
    expect(quay.locator(".copies")).to_contain_text("Also in Courier & Co")
    expect(alone.locator(".copies")).to_have_count(0)

    told = tram.locator(".copies")
    expect(told.locator("li")).to_have_count(5)
    expect(told.locator("li").first).to_be_hidden()
    told.locator("summary").click()
    expect(told.locator("li").first).to_be_visible()
    shoot(page, "copies")
    assert page.viewport_size
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]
    follow(page, told.get_by_role("link", name="All copies"))
    copies = page.get_by_role("region", name="Also published by")
    expect(copies.get_by_role("listitem")).to_have_count(8)
    follow(page, copies.get_by_role("link").first)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Trams, again")


def test_every_copy_can_be_listed_by_itself_and_grouped_again(page: Page) -> None:
    page.goto("/?q=ships")
    expect(page.locator(".card")).to_have_count(2)
    follow(page, page.get_by_role("link", name="Show every copy by itself"))
    expect(page.locator(".card")).to_have_count(4)
    expect(page.locator(".total strong")).to_have_text("4 articles in 2 stories")
    follow(page, page.get_by_role("button", name="Search"))
    expect(page.locator(".card")).to_have_count(4)
    follow(page, page.get_by_role("link", name="Show each story once"))
    expect(page.locator(".card")).to_have_count(2)


def test_a_card_tells_date_dateline_country_topic_source_and_what_changed(page: Page) -> None:
    page.goto("/?q=dawn&sort=newest")
    card = page.locator(".card").first
    shoot(page, "card")
    expect(card.locator(".kicker time")).to_have_attribute("datetime", "2016-08-12T09:15")
    expect(card.locator(".kicker")).to_contain_text("12 August 2016, 09:15")
    expect(card.locator(".place")).to_have_text("Izmir, Ankara (HW)")
    expect(card.locator(".source")).to_have_text("Harbour Wire")
    expect(card.locator(".changed")).to_have_text("Corrected 12 August 2016, 18:05")
    expect(card.locator(".labels")).to_contain_text("Turkey")
    expect(card.locator("mark")).to_have_text("dawn")


@pytest.mark.parametrize(("width", "scheme"), [(WIDE, "light"), (WIDE, "dark"), (PHONE, "light")])
def test_axe_finds_no_barrier(browser: Browser, server: str, width: int, scheme: str) -> None:
    context = browser.new_context(
        base_url=server,
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    for path in ("/", "/article/quay"):
        page.goto(path)
        for each in page.locator("details.copies > summary").all():
            each.click()
        found = Axe().run(page, options={"runOnly": RULES})
        assert found.violations_count == 0, f"{path}\n{found.generate_report()}"
    context.close()


@pytest.mark.parametrize("path", ["/", "/?collapse=0&size=5", "/article/quay", "/article/tram-3"])
def test_pages_with_copies_are_valid_and_small(client: FlaskClient, path: str) -> None:
    page = client.get(path).get_data()
    parser = html5lib.HTMLParser()
    parser.parse(page, transport_encoding="utf-8")
    assert parser.errors == []
    assert len(page) < 100 * 1024


def test_pages_go_on_over_cards(client: FlaskClient) -> None:
    assert "page=3" not in text(client, "/?size=2&page=2")
    assert "page=7" in text(client, "/?size=2&page=6&collapse=0")
    cards = [hit for at in (1, 2) for hit in api(client, f"size=2&page={at}")["hits"]]
    assert [(hit["id"], hit["copy_count"]) for hit in cards] == [
        ("quay", 2), ("alone", 0), ("tram-8", 8)
    ]  # fmt: skip


def test_a_copy_without_a_source_is_told_as_one(client: FlaskClient) -> None:
    page = text(client, "/")
    assert ">a copy without a source<span" in page
    assert ">Courier &amp; Co<span" in page
    assert "Unknown" not in page
    assert '<h2 id="copies">Also published by</h2>' in text(client, "/article/quay")


def test_copies_of_which_none_has_a_source_are_published_by_nobody(
    archive: Archive, browse: Open
) -> None:
    copies = (replace(TRAM, id=f"tram-{at}", title=f"Trams {at}") for at in range(2))
    page = text(browse(fill(archive, *copies)), "/article/tram-0")
    assert '<h2 id="copies">Other copies</h2>' in page
    assert "without a source" in page


def test_the_way_to_a_copy_leads_back_to_the_search(client: FlaskClient) -> None:
    page = text(client, "/?q=ships&size=3")
    (back,) = re.findall(r'/article/quay-2\?back=([^"]*)"', page)
    assert "size" in back
    assert "Also published by" not in text(client, "/article/alone")


def test_a_story_that_lives_is_one_card_with_its_history(archive: Archive, browse: Open) -> None:
    first = replace(LEAD, version=1, correction="", updated=None, story="")
    like = Article("tide", title="Quay of Izmir opens again", body="Another tale.")
    fill(archive, first)
    fill(archive, replace(first, body="Ships left.", version=2, correction="They left."), like)
    fill(archive, first)  # late
    client = browse(archive)
    cards = api(client, "q=quay+izmir")["hits"]
    assert {(hit["id"], hit["corrected"], hit["copy_count"]) for hit in cards} == {
        ("quay", True, 0),
        ("tide", False, 0),
    }
    assert text(client, "/?q=quay+izmir").count('<span class="changed">Corrected</span>') == 1
    assert text(client, "/article/quay/history").count("Ships") > 1
    archive.withdraw("quay")
    fill(archive, first)
    assert [hit["id"] for hit in api(client, "q=quay+izmir")["hits"]] == ["tide"]
    assert client.get("/article/quay").status_code == 410
    archive.reinstate("quay")
    archive.commit()
    assert {hit["id"] for hit in api(client, "q=quay+izmir")["hits"]} == {"quay", "tide"}


def hit(**fields: object) -> Hit:
    """A hit of an article that says nothing else."""
    empty = dict.fromkeys(Hit._fields) | fields
    return Hit(**empty)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("date", "updated", "version", "corrected", "told"),
    [
        ("2016-08-09", None, None, False, ""),
        ("2016-08-09", None, 1, False, ""),
        ("2016-08-09", None, 2, False, "Updated"),
        ("2016-08-09", None, None, True, "Corrected"),
        ("2016-08-09", "2016-08-09T14:30", None, False, ""),
        ("2016-08-09", "2016-08-10T14:30", None, False, "Updated 10 August 2016, 14:30"),
        ("2016-08", "2016-08-10T14:30", None, False, ""),
        ("2016-08-09T14:30", "2016-08-09T14:30:20", None, False, ""),
        ("2016-08-09T14:30", "2016-08-09T14:31", None, True, "Corrected 9 August 2016, 14:31"),
        ("2016-08-09T14:30", "2016-08-09T13:30+00:00", 3, False, "Updated"),
        (None, "2016-08-09", None, False, "Updated 9 August 2016"),
        ("0001-01-01T00:00+14:00", "9999-12-31T23:59-12:00", None, False,
         "Updated 31 December 9999, 23:59"),
    ],
)  # fmt: skip
def test_what_changed_is_told_once_it_is_later(
    date: str | None, updated: str | None, version: int | None, corrected: bool, told: str
) -> None:
    found = hit(date=date, updated=updated, version=version, corrected=corrected)
    assert changed(found, UTC) == told


def test_whether_stories_are_grouped_is_part_of_an_address() -> None:
    assert from_args([("collapse", "0")]) == SearchRequest(collapse=False)
