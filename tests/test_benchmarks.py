"""The benchmark: its corpus, its questions, and a tiny run of it."""

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
import Stemmer
from click.testing import CliRunner

pytest.importorskip("tantivy", reason="the bench group isn't installed")
pytest.importorskip("bm25s", reason="the bench group isn't installed")
pytest.importorskip("matplotlib", reason="the bench group isn't installed")

from benchmarks.__main__ import main
from benchmarks.corpus import corpus, lines
from benchmarks.labels import COUNTRIES, TOPICS
from benchmarks.lexicon import FORMS, FUNCTIONS, word
from benchmarks.question import Kind
from benchmarks.questions import COUNT, OTHERS, STREAM, question_mix, sample
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
    assert "fts5" in (tmp_path / "RESULTS.md").read_text()
