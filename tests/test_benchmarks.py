"""The benchmark: its corpus, its questions, and a tiny run of it."""

import json
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
import Stemmer
from click.testing import CliRunner

pytest.importorskip("tantivy", reason="the bench group isn't installed")
pytest.importorskip("bm25s", reason="the bench group isn't installed")
pytest.importorskip("matplotlib", reason="the bench group isn't installed")

from benchmarks.__main__ import main
from benchmarks.contest import Phase, contestants
from benchmarks.corpus import corpus, lines
from benchmarks.http import Asked, http
from benchmarks.intake import intake
from benchmarks.labels import COUNTRIES, TOPICS
from benchmarks.lexicon import FORMS, FUNCTIONS, word
from benchmarks.live import live
from benchmarks.load import Plan, drive
from benchmarks.measure import AGAIN, Course, Rival, run
from benchmarks.own import Own, own
from benchmarks.peer import Answer
from benchmarks.question import Kind, Question
from benchmarks.questions import COUNT, OTHERS, STREAM, question_mix, sample
from benchmarks.rebuild import rebuild
from benchmarks.results import growth, merge
from benchmarks.sections import growth_lines, own_lines
from benchmarks.startup import startup
from benchmarks.worst import worst
from index.countries import country_code
from index.topics import topic_key

SIZE = 200


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert list(lines(SIZE)) == list(lines(SIZE))
    assert list(lines(SIZE)) != list(lines(SIZE, seed=1))


def test_the_forms_of_a_lemma_have_one_stem_and_no_other_lemma_has_it() -> None:
    lemmas = [*range(FUNCTIONS, 5_000), *range(500_000, 505_000)]
    for algorithm in ("english", "porter"):
        stem = Stemmer.Stemmer(algorithm).stemWord
        stems = [{stem(word(FORMS * lemma + form)) for form in range(FORMS)} for lemma in lemmas]
        assert all(len(each) == 1 for each in stems)
        assert len(set.union(*stems)) == len(lemmas)


def test_the_vocabulary_grows_with_the_corpus() -> None:
    seen: set[str] = set()
    sizes = []
    for number, line in enumerate(lines(400)):
        seen.update(json.loads(line)["body"].lower().split())
        if number % 100 == 99:
            sizes.append(len(seen))
    steps = [later - sooner for sooner, later in pairwise(sizes)]
    assert steps == sorted(steps, reverse=True)
    assert steps[-1] > 0


def test_countries_are_codes_and_topics_stand_for_themselves() -> None:
    assert len(set(COUNTRIES)) == len(COUNTRIES) == 120
    assert len(set(TOPICS)) == len(TOPICS) == 60
    assert [country_code(each) for each in COUNTRIES] == list(COUNTRIES)
    assert [each for each in TOPICS if topic_key(each)] == []


def test_questions_are_of_all_kinds_a_third_of_them_unfiltered(tmp_path: Path) -> None:
    texts = corpus(tmp_path, 2_000)
    repeated, stream = question_mix(sample(texts.path, texts.size))
    kinds = Counter(each.kind for each in repeated)
    assert len(set(repeated)) == COUNT
    assert set(kinds) == set(Kind)
    assert max(kinds.values()) - min(kinds.values()) <= 1
    assert 60 <= sum(not each.is_narrowed for each in repeated) <= 80
    assert len(stream) == STREAM
    assert len(set(stream)) <= OTHERS
    assert not set(stream) & set(repeated)


def test_a_run_writes_its_figures_where_the_older_ones_are(tmp_path: Path) -> None:
    (tmp_path / "results.json").write_text('{"sizes": {"9": {"tantivy": {}}}}')
    asked = ["--size", str(SIZE), "--peers", "dateline,fts5", "--repeats", "1", "--jobs", "1"]
    places = ["--folder", str(tmp_path / "bench"), "--out", str(tmp_path)]
    ran = CliRunner().invoke(main, [*asked, *places], catch_exceptions=False)
    assert ran.exit_code == 0
    sizes = json.loads((tmp_path / "results.json").read_text())["sizes"]
    assert set(sizes) == {"9", str(SIZE)}
    figures = sizes[str(SIZE)]
    for name in ("dateline", "fts5"):
        for phase in ("warm", "cold", "stream", "rank_only"):
            assert {"median_ms", "p95_ms", "mean_ms"} <= set(figures[name][phase])
        assert {"articles_per_cpu_s", "bytes", "peak_rss"} <= set(figures[name]["index"])
    assert figures["fts5"]["hits"]["equal_totals"] == figures["fts5"]["hits"]["questions"] == COUNT
    assert figures["dateline"]["matches"] > 0
    assert "fts5" in (tmp_path / "RESULTS.md").read_text()


def test_a_run_with_some_peers_keeps_what_is_known_of_the_others(tmp_path: Path) -> None:
    path = tmp_path / "results.json"
    for peer in ("tantivy", "fts5"):
        dateline = {"warm": {"median_ms": 1}, "ratios": {peer: {"warm": {"median": 0.5}}}}
        merge(path, "9", {"dateline": dateline, peer: {"warm": {"median_ms": 2}}})
    sizes = merge(path, "10", {"fts5": {}})["sizes"]
    assert set(sizes["9"]) == {"dateline", "tantivy", "fts5"}
    assert set(sizes["9"]["dateline"]["ratios"]) == {"tantivy", "fts5"}
    assert sizes["10"] == {"fts5": {}}


def test_an_engine_has_a_block_of_questions_in_a_row() -> None:
    asked: list[tuple[str, int]] = []
    rivals = noting(asked)
    questions = [Question(Kind.COMMON, (str(number),)) for number in range(5)]
    times = run(Course(Phase.STREAM, questions, 1, 9.0, 2), rivals)
    assert not any(np.isnan(each[..., :AGAIN]).any() for each in times.values())
    blocks = [asked[start : start + 2] for start in (0, 2, 4, 6)]
    for block in blocks:
        assert len({name for name, _ in block}) == 1
        assert block[0][1] + 1 == block[1][1]
    assert sorted(asked) == sorted((name, at) for name in times for at in range(5))


def test_what_is_asked_cold_is_asked_warm_beside_it() -> None:
    asked: list[tuple[str, int]] = []
    rivals = noting(asked)
    questions = [Question(Kind.COMMON, (str(number),)) for number in range(3)]
    times = run(Course(Phase.COLD, questions, 1, 9.0, 2), rivals)
    assert not any(np.isnan(each).any() for each in times.values())
    numbers = [at for _, at in asked]
    assert numbers == [0, 1, 0, 1, *[0, 1] * 4, 2, 2, *[2] * 4]
    assert {name for name, _ in asked[4:8]} == {asked[4][0]}


def noting(asked: list[tuple[str, int]]) -> list[Rival]:
    """Two engines that note who was asked what."""
    return [Rival(each, _Noting(each.name, asked)) for each in contestants(["fts5", "dateline"], 9)]


@dataclass(frozen=True)
class _Noting:
    """An engine that finds nothing and notes what it was asked."""

    name: str
    asked: list[tuple[str, int]]

    def index(self, corpus: Path, folder: Path) -> None:
        """Nothing."""

    def open(self, folder: Path) -> None:
        """Nothing."""

    def forget(self) -> None:
        """Nothing."""

    def search(self, question: Question) -> Answer:
        """Nothing found."""
        self.asked.append((self.name, int(question.words[0])))
        return Answer(0, [], {})

    def rank(self, question: Question) -> list[object]:
        """Nothing found."""
        return []


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Own:
    """A small corpus and its archive."""
    return own(tmp_path_factory.mktemp("bench"), SIZE)


def test_the_served_archive_is_asked_page_and_api(small: Own) -> None:
    figures = http(small, Asked(requests=40, rounds=0))
    for path in ("page", "api"):
        found = figures["http"][path]
        assert [found[way]["requests"] for way in ("alone", "warm", "stream")] == [COUNT, 40, 40]
        assert [found[way]["errors"] for way in ("alone", "warm", "stream")] == [0, 0, 0]
        assert found["worker_anonymous"] > 0
        assert 0 < found["alone"]["engine_ms"] < found["alone"]["median_ms"] * COUNT
    assert "| API, stream |" in "\n".join(own_lines(figures))


def test_what_goes_wrong_under_load_is_counted(server: str) -> None:
    port = int(server.rpartition(":")[2])
    driven = drive(Plan(port, ["/?q=the", "/nothing-here", "/api/v1/search"], 2, 10.0))
    assert (len(driven.latency_ms), len(driven.engine_ms), driven.errors) == (2, 2, 1)
    assert drive(Plan(1, ["/"] * 30, 2, 10.0)).errors == 2  # a port where nobody listens
    assert drive(Plan(port, ["/"], 2, 0.0)).latency_ms == []


def test_an_article_more_is_found_by_another_process_and_the_store_stays(small: Own) -> None:
    before = [(each, each.stat().st_size) for each in sorted(small.archive.rglob("*"))]
    found = live(small, repeats=2)
    assert 0 < found["live_commit_ms"]["median"] <= found["live_commit_ms"]["max"]
    assert "one article more is found" in "".join(own_lines(found))
    assert before == [(each, each.stat().st_size) for each in sorted(small.archive.rglob("*"))]


def test_a_rebuild_and_the_start_of_a_server_are_measured(small: Own) -> None:
    figures = {**rebuild(small), **startup(small, again=1)}
    assert figures["rebuild"]["peak_rss"] > 2**20
    assert set(figures["startup_s"]) == {"first", "next", "first_search"}
    assert len(own_lines(figures)) == 4


def test_an_archive_is_filled_and_enriched_and_the_store_stays(small: Own) -> None:
    figures = intake(small)
    assert figures["intake"]["articles"] == SIZE + SIZE // 10
    for name in ("ingest", "enrich"):
        each = figures["intake"][name]
        assert each["articles_per_cpu_s"] > 0
        assert each["peak_rss"] >= each["peak_anonymous"] > 2**20
    assert "220 articles" in "".join(own_lines(figures))
    assert not [*small.archive.parent.glob("intake-*")]


def test_hostile_questions_are_answered_and_stand_with_their_notes(small: Own) -> None:
    figures = worst(small, rounds=1)
    times = [each["cold_ms"] for each in figures["worst"].values()]
    assert times == sorted(times, reverse=True)
    assert figures["worst"]["1 MB of words"]["notes"]
    assert "| 1 MB of words |" in "\n".join(own_lines(figures))


def test_growth_is_told_from_one_size_to_the_next() -> None:
    sizes = {
        size: {"dateline": {"matches": size / 50, "warm": {"mean_ms": ms}}}
        for size, ms in ((200_000, 0.8), (20_000, 0.4), (2_000_000, 4.0))
    }
    assert growth(sizes, "dateline") == [(400, 0.4), (4_000, 0.8), (40_000, 4.0)]
    rows = growth_lines(sizes)[-3:]
    assert rows[1] == "| 4,000 | 0.8 | 10 | 2 | 0.11 |"
    assert rows[2] == "| 40,000 | 4.0 | 10 | 5 | 0.089 |"
    assert growth_lines({20_000: sizes[20_000]}) == []
