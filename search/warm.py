"""Warming: what a process that answers many searches does before the first."""

from collections.abc import Iterator

import numpy as np

from index.archive import Archive
from index.fields import FACETS, KEYWORDS
from search.kernels import kernels
from search.request import Mode, SearchRequest, Sort, span
from search.result import Searcher

_ASKED = tuple(name for name in KEYWORDS if name != "declared_topic")  # the others are no words


def warm(archive: Archive, searcher: Searcher) -> None:
    """Ask a question of every kind, so that no reader waits for a kernel to be compiled or loaded.

    They are asked of the archive itself, since a kernel is compiled for the types of its arrays.
    """
    for request in _requests(archive):
        searcher.search(request)
    for facet in FACETS:  # how wide the numbers of a facet's values are depends on how many it has
        for each in () if facet == "date" else searcher.values(SearchRequest(), facet)[:1]:
            for inferred in (True, False):
                filters = frozenset({(facet, each.value)})
                searcher.search(SearchRequest(filters=filters, inferred=inferred, snippets=False))
    for text in ("a", "new y"):
        searcher.suggest(text)
    for hit in searcher.search(SearchRequest(size=1, snippets=False)).hits:
        searcher.related(hit.id)
    _call_what_comes_later()


def _call_what_comes_later() -> None:
    """Call what no question calls before an archive has copies of a story, or deleted articles."""
    docs, moments = np.zeros(1, np.uint32), np.zeros(1, np.int64)
    scores, stories = np.zeros(1, np.float32), (np.zeros(1, np.uint32), 1)
    kernels(fast=True).leading(docs, scores, (moments, moments), 1, stories)
    mapped = np.broadcast_to(np.uint16(0), 1)  # not to be written to, as what lies in a file
    kernels(fast=True).living(mapped, np.ones(1, np.bool_), moments, moments)


def _requests(archive: Archive) -> Iterator[SearchRequest]:
    """Questions that call every kernel, in words that the archive has."""
    segments = sorted(archive.snapshot().segments, key=len)
    if not segments or not len(segments[-1].forms):
        return
    forms = segments[-1].forms
    counts = segments[-1].doc_counts(np.arange(len(forms)))
    usual, rare = forms[int(np.argmax(counts))], forms[int(np.argmin(counts))]
    together = (f'"{usual} {rare}"', f'"{usual} {rare}"~5')
    for text in (usual, *together, f"{rare[:1]}*", f"*{usual}*", f"{usual}~", f"body:{usual}"):
        yield SearchRequest(text, snippets=False)
    for text in (f"{usual} {rare}", f"{rare} -{usual}", f"{usual} OR {rare}*"):
        yield SearchRequest(text, sort=Sort.OLDEST, snippets=False)
    yield SearchRequest(f"{rare} {rare}{rare}", Mode.ANY)
    yield SearchRequest(f"{usual}q {usual}{rare} {rare}")  # nothing: other spellings are tried
    yield SearchRequest(" OR ".join(f"{name}:{usual}" for name in _ASKED), snippets=False)
    chosen = frozenset({("language", "en"), ("date", "2000-01"), ("place", usual)})
    first, last = span("2000")
    yield SearchRequest(filters=chosen, start=first, end=last, snippets=False)
