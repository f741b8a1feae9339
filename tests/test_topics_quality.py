"""How well topics are inferred, where the collection is given: the floors."""

import os
from pathlib import Path

import pytest

from scripts.evaluate_topics import evaluate

DATA = os.environ.get("DATELINE_DATA")
pytestmark = pytest.mark.skipif(not DATA, reason="needs DATELINE_DATA")


def test_topics_of_a_fifth_that_nothing_was_chosen_on_are_inferred_from_the_rest() -> None:
    quality = evaluate(Path(str(DATA)) / "data" / "reuters21578.jsonl.gz")
    # 0.837, 0.917 and 0.392 when written.
    assert quality.pairs.f1 >= 0.82
    assert quality.pairs.precision >= 0.88
    assert quality.alarm_share <= 0.45
