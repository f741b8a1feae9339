"""The engine against its scalar twin: every kind of query, one segment and many, facets and all."""

import tempfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from index.article import Article
from index.fields import FACETS
from index.keywords import keyword_values
from search.engine import open_searcher
from search.kernels import kernels
from search.query import Query
from search.request import SearchRequest, span
from tests.corpus import collection_of, corpora, evaluation_of, fill, queries, renamed
from tests.twin import fits, forms_of_stems, inside, passes

RELAXED = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FEWER = settings(RELAXED, max_examples=60)


@pytest.mark.parametrize("fast", [False, True])
@RELAXED
@given(parts=st.lists(corpora, min_size=1, max_size=3), query=queries)
def test_every_query_finds_what_it_means(
    parts: list[list[Article]], query: Query, fast: bool
) -> None:
    articles = [article for part in parts for article in part]
    forms_of = forms_of_stems(articles)
    collection = collection_of(parts, kernels(fast))
    found = collection.seq[evaluation_of(collection).matches(query).docs].tolist()
    assert found == [seq for seq, each in enumerate(articles) if fits(each, query, forms_of)]


_filters = st.frozensets(
    st.one_of(
        st.tuples(st.just("country"), st.sampled_from(["TR", "RS", "BA"])),
        st.tuples(st.just("topic"), st.sampled_from(["cocoa", "medtop:15000000"])),
        st.tuples(st.just("source"), st.sampled_from(["Harbour Wire", "Courier"])),
        st.tuples(st.just("date"), st.sampled_from(["2016", "2016-02", "2015-01-07", "undated"])),
    ),
    max_size=4,
)
requests = st.builds(
    SearchRequest,
    q=st.sampled_from(["", "coup", "ferry mayor", "-harbour"]),
    filters=_filters,
    start=st.sampled_from([None, span("2016-01-15")[0]]),
    end=st.sampled_from([None, span("2016")[1]]),
    size=st.just(100),
    collapse=st.just(False),
)


@pytest.mark.parametrize("fast", [False, True])
@FEWER
@given(parts=st.lists(corpora, min_size=1, max_size=3), asked=requests)
def test_facets_count_under_every_filter_but_their_own(
    parts: list[list[Article]], asked: SearchRequest, fast: bool
) -> None:
    request = asked  # pytest has a `request` of its own
    flat = [article for part in parts for article in part]
    articles = [renamed(article, str(number)) for number, article in enumerate(flat)]
    with tempfile.TemporaryDirectory() as folder:
        archive = fill(Path(folder), parts)
        searcher = open_searcher(archive, fast)
        worded = {
            hit.id
            for hit in searcher.search(SearchRequest(request.q, size=100, collapse=False)).hits
        }
        result = searcher.search(request)
        archive.close()
    found = [each for each in articles if each.id in worded]
    assert {hit.id for hit in result.hits} == {a.id for a in found if passes(a, request)}
    assert result.total == len(result.hits)
    for facet in FACETS:
        counted = {each.value: each.count for each in result.facets[facet] if each.count}
        under = [each for each in found if passes(each, request, but=facet)]
        if facet == "date":
            assert counted == {
                v: n for v in counted if (n := sum(inside(a.date, v) for a in under))
            }
        else:
            assert counted == Counter(v for a in under for v in keyword_values(a, facet)[0])
        chosen = {each.value for each in result.facets[facet] if each.selected}
        assert chosen == set(request.chosen(facet))
