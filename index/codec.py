"""The codec of arrays: how Whoosh reads our segments.

Whoosh's extension points ask for subclasses: here and in whoosh_reader alone. Segments
are written by `index.build` alone; Whoosh's own writer is refused, since it would add documents
that the ledger doesn't know. `ArraySegment` is pickled by this module's and its own name into
every commit: neither may be renamed.
"""

from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.base import Codec
from whoosh.codec.base import Segment as WhooshSegment

from index.arrays import ArrayFile
from index.segment import Segment
from index.whoosh_reader import ArrayDocumentReader, ArrayTermsReader

EXTENSION = ".arrays"


class ArraySegment(WhooshSegment):
    """What a commit says of one segment: how many documents, and which of them are deleted.

    `reached` is the ledger's sequence number that the commit is at, `zone` the time zone that
    its days are counted in.
    """

    def __init__(self, indexname: str, doc_count: int, reached: int, zone: str) -> None:
        super().__init__(indexname)
        self.doc_total = doc_count
        self.reached = reached
        self.zone = zone
        self.deleted_bytes = b""

    @property
    def deleted(self) -> NDArray[np.uint32]:
        """The deleted documents, sorted."""
        return np.frombuffer(self.deleted_bytes, "<u4")

    def without(self, docs: NDArray[np.uint32], reached: int) -> "ArraySegment":
        """The same segment with these documents deleted as well, as of that commit."""
        changed = ArraySegment(self.indexname, self.doc_total, reached, self.zone)
        changed.segid = self.segid
        changed.deleted_bytes = np.union1d(self.deleted, docs).astype("<u4").tobytes()
        return changed

    def codec(self) -> "ArrayCodec":
        return ArrayCodec()

    def doc_count_all(self) -> int:
        return self.doc_total

    def deleted_count(self) -> int:
        return len(self.deleted)

    def deleted_docs(self) -> list[int]:
        return [int(doc) for doc in self.deleted]

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self.deleted

    def should_assemble(self) -> bool:
        return False

    def set_doc_count(self, doccount: int) -> NoReturn:
        _refuse()

    def delete_document(self, docnum: int, delete: bool = True) -> NoReturn:
        _refuse()


def open_segment(folder: Path, segment: ArraySegment) -> Segment:
    """The arrays of a segment that a commit names."""
    name = segment.make_filename(EXTENSION)
    return Segment(name, ArrayFile(folder / name), segment.deleted)


def _refuse(*_: object) -> NoReturn:
    raise NotImplementedError("segments are written from the ledger: see index.writer")


class ArrayCodec(Codec):
    """Opens our segments for Whoosh's own Searcher."""

    per_document_writer = field_writer = postings_writer = _refuse
    postings_reader = new_segment = _refuse

    def terms_reader(self, storage: Any, segment: ArraySegment) -> ArrayTermsReader:  # noqa: ANN401
        return ArrayTermsReader(open_segment(Path(storage.folder), segment))

    def per_document_reader(
        self,
        storage: Any,  # noqa: ANN401
        segment: ArraySegment,
    ) -> ArrayDocumentReader:
        return ArrayDocumentReader(open_segment(Path(storage.folder), segment))
