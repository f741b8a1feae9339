"""Fetching and watching: real answers of a real server, within limits."""

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from index.archive import Archive
from indexer.addresses import anywhere, is_public
from indexer.fetch import FetchFailed, FetchRules, Validators, fetch
from indexer.visits import Visits
from indexer.watch import Pace, watch
from tests.conftest import Ran
from tests.reading import SAMPLES

RULES = FetchRules(permits=anywhere, timeout=5)
FEED = (SAMPLES / "web" / "bulletin.rss").read_bytes()


@dataclass
class Site:
    """A server of one's own: what it answers by path, and what it was asked."""

    url: str = ""
    answers: dict[str, tuple[int, dict[str, str], bytes]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def give(self, path: str, data: bytes, status: int = 200, **headers: str) -> str:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = (status, named, data)
        return self.url + path


@contextmanager
def _serving(site: Site, host: str = "127.0.0.1") -> Iterator[Site]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            site.asked.append((self.path, headers))
            status, given, data = site.answers.get(self.path, (404, {}, b""))
            if given.get("ETag") and headers.get("if-none-match") == given["ETag"]:
                status, data = 304, b""
            self.send_response(status)
            for name, value in {"Content-Length": str(len(data)), **given}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            """Not to the terminal."""

    server = ThreadingHTTPServer((host, 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    site.url = f"http://{host}:{server.server_address[1]}"
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    with _serving(Site()) as serving:
        yield serving


def _fails(url: str, rules: FetchRules = RULES) -> str:
    with pytest.raises(FetchFailed) as failed:
        fetch(url, rules, Validators())
    return str(failed.value)


def test_an_answer_comes_with_what_tells_it_from_a_newer_one(site: Site) -> None:
    url = site.give("/feed?q=é x", b"", 200)
    site.give("/feed?q=%C3%A9%20x", gzip.compress(FEED), ETag='"1"', Content_Encoding="gzip")
    answer = fetch(url, RULES, Validators())
    assert (answer.data, answer.validators.etag) == (FEED, '"1"')
    again = fetch(url, RULES, answer.validators)
    assert again.data is None
    assert site.asked[1][1]["if-none-match"] == '"1"'
    assert site.asked[0][1]["user-agent"].startswith("Dateline/")


def test_a_redirection_is_followed_to_a_limit(site: Site) -> None:
    site.give("/a", b"", 302, Location="/b")
    site.give("/b", b"", 301, Location=f"{site.url}/c")
    site.give("/c", b"here")
    answer = fetch(site.url + "/a", RULES, Validators())
    assert (answer.url, answer.data) == (site.url + "/c", b"here")
    site.give("/loop", b"", 302, Location="/loop")
    assert "redirected more than 5 times" in _fails(site.url + "/loop")
    site.give("/file", b"", 302, Location="file:///etc/hostname")
    assert "begins with http" in _fails(site.url + "/file")
    site.give("/odd", b"", 302, Location="//[odd/")
    assert "no address" in _fails(site.url + "/odd")


def test_a_private_address_is_refused_by_name_number_and_after_a_redirection(site: Site) -> None:
    port = site.url.rpartition(":")[2]
    strict = FetchRules()
    for host in ("127.0.0.1", "localhost", "[::1]", "0.0.0.0", "2130706433"):
        assert "--allow-private" in _fails(f"http://{host}:{port}/", strict)
    assert not site.asked
    with _serving(Site(), "127.0.0.2") as inner:
        inner.give("/", b"secret")
        site.give("/out", b"", 302, Location=inner.url + "/")
        only = replace(RULES, permits=lambda address: str(address) == "127.0.0.1")
        assert "127.0.0.2, a private address" in _fails(site.url + "/out", only)
        assert not inner.asked


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True),
        ("2606:2800:220:1::1", True),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("224.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::1", False),
        ("fd00::1", False),
        ("::1", False),
    ],
)
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_what_is_too_large_is_left_before_it_is_whole(site: Site) -> None:
    small = replace(RULES, largest=1 << 20)
    url = site.give("/a", b"x" * (2 << 20))
    assert "larger than 1 MB" in _fails(url, small)
    site.give("/b", gzip.compress(b"x" * (64 << 20)), Content_Encoding="gzip")
    assert "larger than 1 MB" in _fails(site.url + "/b", small)


def test_what_is_too_slow_or_cut_off_or_refused_fails_with_the_reason(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        assert "took too long" in _fails(url, replace(RULES, timeout=0.2))
    assert "refused" in _fails(url)
    site.give("/short", b"abc", Content_Length="10")
    assert "cut off" in _fails(site.url + "/short")
    assert "404 Not Found" in _fails(site.url + "/none")
    assert "user's name" in _fails(site.url.replace("//", "//ada:secret@"))
    assert "isn't found" in _fails("http://no-such-host.invalid/")


def test_ingest_takes_a_feed_a_page_and_a_list_of_sitemaps(
    site: Site, tmp_path: Path, dateline: Callable[..., Ran]
) -> None:
    feed = site.give("/feed.xml", FEED, ETag='"7"')
    data = (SAMPLES / "web" / "bakery.html").read_bytes()
    page = site.give("/oven", data, Content_Type="text/html")
    listed = f"<sitemapindex><sitemap><loc>{site.url}/news.xml</loc></sitemap></sitemapindex>"
    index = site.give("/sitemaps.xml", listed.encode())
    site.give("/news.xml", (SAMPLES / "web" / "news-sitemap.xml").read_bytes())
    done = dateline("ingest", feed, page, index, "--allow-private")
    assert done.code == 0, done.err
    assert "4 read: 4 added" in done.out
    archive = Archive.open(tmp_path / "archive")
    assert archive.article("tramlines-1187").origin == f"{site.url}/feed.xml:8"
    assert {each.format for each in archive.kept()} == {"feed", "warc", "sitemap"}
    archive.close()
    assert "0 read: nothing new" in dateline("ingest", feed, "--allow-private").out
    assert Visits(tmp_path / "archive" / "visits.json").known(feed).etag == '"7"'


def test_what_cannot_be_fetched_is_told_and_the_others_are_taken(
    site: Site, dateline: Callable[..., Ran]
) -> None:
    feed = site.give("/feed.xml", FEED)
    listed = b"<sitemapindex><sitemap><loc>//[odd/</loc></sitemap></sitemapindex>"
    assert "no address" in dateline("ingest", site.give("/s.xml", listed), "--allow-private").err
    done = dateline("ingest", site.url + "/none", feed, "--allow-private")
    assert (done.code, "404 Not Found" in done.err) == (1, True)
    assert "2 added" in done.out
    assert dateline("ingest", site.url + "/none", "--allow-private").code == 2
    refused = dateline("ingest", feed)
    assert (refused.code, "--allow-private" in refused.err) == (2, True)


def test_watch_takes_in_what_is_new_round_after_round(
    site: Site, dateline: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    url = site.give("/feed.xml", FEED, ETag='"1"')

    def publish(_: float) -> None:
        site.give("/feed.xml", FEED.replace(b"tramlines-1187", b"tramlines-1188"), ETag='"2"')

    monkeypatch.setattr(time, "sleep", publish)
    done = dateline("watch", url, "--rounds", "3", "--allow-private")
    assert done.code == 0, done.err
    assert done.out.split() == (
        f"{url}: 2 read: 2 added {url}: 2 read: 1 added, 1 unchanged".split()
    )
    assert len(site.asked) == 3
    assert dateline("watch", "feed.xml").code == 2


def test_watch_asks_what_fails_ever_more_rarely() -> None:
    asked: list[int] = []
    now = [0]

    def poll(_: str) -> bool:
        asked.append(now[0])
        return now[0] >= 14

    watch(["a"], poll, Pace(1, lambda _: now.__setitem__(0, now[0] + 1), 20))
    assert asked == [0, 2, 6, 14, 15, 16, 17, 18, 19]


def test_other_schemes_are_no_files(dateline: Callable[..., Ran]) -> None:
    for address in ("ftp://news.example.org/x", "file:///etc/passwd"):
        ran = dateline("ingest", address)
        assert (ran.code, "begins with http" in ran.err) == (2, True)
