"""Stages: all that the enrichment finds out, in the order in which it is found.

Here a step is plugged in: into the first stage what looks at texts alone, into the second what
learns from the whole archive as the first has left it.
"""

from indexer.step import Stage, Step
from indexer.topic_votes import count_declared, vote_topics

_TEXTS, _TOPICS = 1, 2  # never another's: the ledger remembers how far each has come

STAGES = (Stage(_TOPICS, edition=1, steps=(Step(("topic",), vote_topics),), learns=count_declared),)
