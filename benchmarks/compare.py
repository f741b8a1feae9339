"""Comparing what was found, so that no engine wins by finding less."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.peer import Answer
from benchmarks.question import Question

_SHOWN = 10  # differences
_YEAR = 4  # digits


def agreement(
    questions: Sequence[Question], ours: Mapping[int, Answer], theirs: Mapping[int, Answer]
) -> dict[str, Any]:
    """On how many questions the totals and the facets are equal, and where they aren't."""
    common = sorted(ours.keys() & theirs.keys())
    other = [at for at in common if ours[at].total != theirs[at].total]
    alike = [at for at in common if at not in other]
    faceted = [at for at in alike if theirs[at].facets]
    same = [at for at in faceted if _same_facets(questions[at], ours[at], theirs[at])]
    return {
        "questions": len(common),
        "equal_totals": len(alike),
        "equal_facets": len(same),
        "faceted": len(faceted),
        "hits": sum(ours[at].total for at in common),
        "hits_of_peer": sum(theirs[at].total for at in common),
        "by_kind": Counter(questions[at].kind.value for at in other),
        "differences": [
            {"question": str(questions[at]), "ours": ours[at].total, "theirs": theirs[at].total}
            for at in other[:_SHOWN]
        ],
    }


def _same_facets(question: Question, ours: Answer, theirs: Answer) -> bool:
    """Whether counts are equal, save those of a facet that is chosen: ours leave its filter out."""
    chosen = {"country": question.country, "topic": question.topic}
    same = (ours.facets[facet] == theirs.facets[facet] for facet in chosen if not chosen[facet])
    return all(same) and _years(ours.facets["month"]) == _years(theirs.facets["month"])


def _years(dates: Mapping[str, int]) -> Counter[str]:
    """Counts by year, the one unit that all can be brought to: peers count numbers of months."""
    years: Counter[str] = Counter()
    for value, count in dates.items():
        is_iso = len(value) == _YEAR or "-" in value
        years[value[:_YEAR] if is_iso else str(int(value) // 12)] += count
    return years
