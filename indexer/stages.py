"""Stages: all that the enrichment finds out, in the order in which it is found.

Here a step is plugged in: into the first stage what looks at texts alone, into the second what
learns from the whole archive as the first has left it.
"""

from indexer.language_step import guess_languages
from indexer.recurring_step import find_recurring
from indexer.step import Stage, Step
from indexer.topic_votes import count_declared, vote_topics

# Numbers are never another's: the ledger remembers how far each stage has come.
TEXTS = Stage(
    1,
    edition=1,
    steps=(Step(("language",), guess_languages), Step(("story", "dropped"), find_recurring)),
)
TOPICS = Stage(2, edition=1, steps=(Step(("topic",), vote_topics),), learns=count_declared)
STAGES = (TEXTS, TOPICS)
