"""Evidence: why something was inferred, as a sentence that leads to the articles it names."""

from collections.abc import Callable, Sequence

from markupsafe import Markup

from indexer.vote_evidence import Vote, read_vote, readings
from web.links import Links

Title = Callable[[str], str]  # of an article by its id; "" of one that isn't there to be read


def evidence_told(evidence: str, title: Title, links: Links) -> str | Markup:
    """The sentence: of a vote with the titles of those most like it, else as it stands."""
    vote = read_vote(evidence)
    for ids in readings(vote.named) if vote else ():
        titles = [title(each) for each in ids]
        if vote and all(titles):
            return _sentence(vote, [*zip(ids, titles, strict=True)], links)
    told = evidence if not vote else _count(vote)
    return f"{told[:1].upper()}{told[1:].rstrip('.')}." if told else ""


def _sentence(vote: Vote, named: Sequence[tuple[str, str]], links: Links) -> Markup:
    each = Markup('“<a href="{}" dir="auto">{}</a>”')
    shown = Markup(" and ").join(each.format(links.article(id_), title) for id_, title in named)
    joint = ": " if len(named) == vote.voters else ", first of all "
    return Markup("{}{}{}.").format(_count(vote), joint, shown)


def _count(vote: Vote) -> str:
    """How many voted, of how many."""
    if vote.asked == 1:
        return "The one article like it that names a topic names this one"
    asked = f"of the {vote.asked} articles most like it that name a topic"
    return f"{vote.voters} {asked} {'names' if vote.voters == 1 else 'name'} this one"
