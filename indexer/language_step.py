"""The step of the enrichment that tells the language of articles whose source doesn't say it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from index.annotations import Change
from indexer.language_guess import guess_language
from indexer.step import Batch, Inspect, View, setting


@contextmanager
def guess_languages(_: View) -> Iterator[Inspect]:
    """Infers the language where none is declared."""
    yield _guess


def _guess(batch: Batch) -> Mapping[str, Change]:
    guessed = {
        each.id: guess_language(each.title, each.body)
        for each in batch.articles
        if not each.language
    }
    return {id_: setting(language=code) for id_, code in guessed.items() if code}
