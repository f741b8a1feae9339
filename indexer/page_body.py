"""An article's paragraphs on a page, and where they end."""

from dataclasses import dataclass, field

from indexer.furniture import Part, furniture
from indexer.page_lines import (
    Credited,
    DateLine,
    byline,
    date_line,
    is_headline,
    is_prose,
    split_credit,
    words,
)

TITLE_WORDS = 4  # a line of so many without a sentence's end reads as a headline


@dataclass(slots=True)
class Body:
    """What was found from the first paragraph on; filled line by line, then only read."""

    paragraphs: list[str] = field(default_factory=list)
    pictures: list[Credited] = field(default_factory=list)
    dates: list[DateLine] = field(default_factory=list)
    author: list[str] = field(default_factory=list)


def read_body(lines: list[str]) -> Body:
    """The paragraphs up to the first line that belongs to comments, links or other stories."""
    body = Body()
    at = 0
    while at < len(lines):
        line = lines[at]
        found = furniture(line)
        if found and body.paragraphs and _ends(found.part, lines, at):
            break
        if found and found.part is Part.LINKS:
            at = _resumes(lines, at) or at + 1
            continue
        if not found:
            dated = None if is_prose(line) else date_line(line)
            if dated and not dated.label and body.paragraphs and _is_story(lines[at + 1 :]):
                _drop_headlines(body.paragraphs)
                break
            _keep(body, line, dated)
        at += 1
    _drop_links(body.paragraphs)
    return body


def _ends(part: Part, lines: list[str], at: int) -> bool:
    return part is Part.BELOW or (part is Part.LINKS and _resumes(lines, at) is None)


def _keep(body: Body, line: str, dated: DateLine | None) -> None:
    """Put a line where it belongs."""
    if dated and dated.label:
        body.dates.append(dated)
    elif credited := split_credit(line):
        body.pictures.append(credited)
    elif who := byline(line):
        body.author.append(who)
    else:
        body.paragraphs.append(line)


def _resumes(lines: list[str], at: int) -> int | None:
    """Where the article goes on after links to other stories: at two paragraphs in a row.

    The teasers of a list stand one by one between headlines; a single link, after a colon, has
    none, so that one paragraph behind it is the article's.
    """
    if _is_single_link(lines[at : at + 5]):
        return at + 2
    run = 0
    for here in range(at + 1, len(lines)):
        found = furniture(lines[here])
        if found and found.part is Part.BELOW:
            return None
        if found and found.part is Part.WITHIN:
            continue
        run = run + 1 if not found and is_prose(lines[here]) else 0
        if run == 2:
            return here - 1
    return None


def _is_single_link(lines: list[str]) -> bool:
    """Whether these are `Read more:`, a headline, and a paragraph that is no teaser of a list."""
    if len(lines) < 3 or not lines[0].endswith(":") or not is_headline(lines[1]):
        return False
    teasers = len(lines) == 5 and is_headline(lines[3]) and is_prose(lines[4])
    return is_prose(lines[2]) and not furniture(lines[2]) and not teasers


def _is_story(lines: list[str]) -> bool:
    """Whether these lines, which follow a date, are another story's, or there are none."""
    for line in lines:
        found = furniture(line)
        if found is None:
            return is_headline(line)
        if found.part is not Part.WITHIN:
            return True
    return True


def _drop_headlines(paragraphs: list[str]) -> None:
    while len(paragraphs) > 1 and not is_prose(paragraphs[-1]):
        paragraphs.pop()


def _drop_links(paragraphs: list[str]) -> None:
    """Leave out a list of headlines under the last paragraph."""
    last = max((at for at, line in enumerate(paragraphs) if is_prose(line)), default=None)
    if last is None:
        return
    tail = paragraphs[last + 1 :]
    if len(tail) > 1 and any(len(words(line)) >= TITLE_WORDS for line in tail):
        del paragraphs[last + 1 :]
