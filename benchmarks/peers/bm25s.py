"""bm25s: sparse matrices of scores in NumPy; it ranks by any of the words, and no more."""

from collections.abc import Sequence
from pathlib import Path

import bm25s
import Stemmer

from benchmarks.article import articles
from benchmarks.peer import HITS, Answer
from benchmarks.question import Question

_WORD = r"(?u)\b\w+\b"


class Bm25sPeer:
    """Ranks over title and body with English stems."""

    def index(self, corpus: Path, folder: Path) -> None:
        """All texts at once: it has no other way."""
        texts = [f"{article.title}\n{article.body}" for article in articles(corpus)]
        retriever = bm25s.BM25()
        retriever.index(_tokens(texts), show_progress=False)
        retriever.save(str(folder))

    def open(self, folder: Path) -> None:
        """The matrix, mapped."""
        self._folder = str(folder)
        self.forget()

    def search(self, question: Question) -> Answer:
        """It has neither titles nor facets: LookupError."""
        raise LookupError("bm25s ranks and does nothing else")

    def rank(self, question: Question) -> Sequence[object]:
        """Numbers of articles in the corpus's order."""
        tokens = _stemmer().stemWords([*question.words])
        found = self._retriever.retrieve([tokens], k=HITS, show_progress=False)
        return [int(number) for number in found.documents[0]]

    def forget(self) -> None:
        """The matrix, opened anew."""
        self._retriever = bm25s.BM25.load(self._folder, mmap=True)


def _tokens(texts: Sequence[str]) -> object:
    return bm25s.tokenize(
        [*texts],
        stopwords=[],
        stemmer=_stemmer(),
        token_pattern=_WORD,
        show_progress=False,
    )


def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
