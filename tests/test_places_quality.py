"""How well countries are read from a text, where the collection is given: the floors."""

import os
from pathlib import Path

import pytest

from scripts.evaluate_places import evaluate, read_rows

DATA = os.environ.get("DATELINE_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="needs DATELINE_DATA")

STRIDE = 4  # every so many articles of the part that nothing was fitted on


def test_countries_are_read_from_stories_that_nothing_was_fitted_on() -> None:
    rows = read_rows(Path(str(DATA)) / "data" / "reuters21578.jsonl.gz")
    quality = evaluate(rows[len(rows) * 2 // 3 :: STRIDE])
    # 0.913, 0.911, 0.916 and 0.997 on all of that part when written.
    assert quality.pairs.f1 >= 0.905
    assert quality.pairs.precision >= 0.90
    assert quality.pairs.recall >= 0.90
    assert quality.dateline_share >= 0.99
