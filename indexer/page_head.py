"""What stands above an article's paragraphs: title, date, standfirst, byline, dateline, caption."""

from dataclasses import dataclass, field

from index.words import fold
from indexer.dateline import split_dateline
from indexer.furniture import Part, furniture
from indexer.lone_places import is_dateline
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

COMPARED = 8  # paragraphs whose words a title is compared with
ENOUGH = 2  # words shared with them
LONG_WORD = 4  # letters; shorter ones are shared by all texts
STEM = 5  # letters by which words are compared, for endings differ
KICKER = 3  # words: a shorter line under the title is a label
LABEL = 12  # characters: a shorter line above a text is less likely its title


@dataclass(slots=True)
class Head:
    """What was found above the paragraphs; filled line by line, then only read."""

    title: str = ""
    date: str = ""
    updated: str = ""
    summary: str = ""
    dateline: str = ""
    pictures: list[Credited] = field(default_factory=list)
    author: list[str] = field(default_factory=list)
    body_at: int = 0  # the line at which the paragraphs begin

    def take(self, line: str, after: str) -> bool:
        """Whether a line is one of date, byline, dateline and caption, and so was kept."""
        dated = date_line(line)
        if dated:
            return self._take_date(line, dated, after)
        if who := byline(line):
            self.author.append(who)
            return True
        if is_dateline(line) and not self.dateline:
            self.dateline = line
            return True
        credited = split_credit(line)
        if credited:
            self.pictures.append(credited)
        return credited is not None

    def _take_date(self, line: str, dated: DateLine, after: str) -> bool:
        if dated.label == "updated":
            self.updated = self.updated or dated.date
        elif not self.date and (not self.title or dated.beside or not _heads_a_story(after)):
            self.date = dated.date
        elif not dated.label and not is_dateline(dated.beside):
            return False  # another story's date, over its headline
        self._take_beside(line, dated.beside)
        return True

    def _take_beside(self, line: str, beside: str) -> None:
        """What stands on the date's line: `Ankara, 14 May 2019` is a dateline."""
        if who := byline(beside):
            self.author.append(who)
        elif beside and is_dateline(beside) and not self.dateline:
            self.dateline = line


def read_head(lines: list[str]) -> Head:
    """The head of a page's lines; its title is the first line that isn't furniture, if need be."""
    title_at = _find_title(lines)
    head = Head()
    for at in range(title_at):
        if not furniture(lines[at]):
            head.take(lines[at], "")
    head.title = _without_site(lines[title_at]) if lines else ""
    head.body_at = _read_under_title(head, lines, title_at + 1)
    return head


def _find_title(lines: list[str]) -> int:
    """Where the title stands: a headline above the first paragraph that shares its words."""
    own = [at for at, line in enumerate(lines) if not furniture(line)]
    prose = [at for at in own if is_prose(lines[at]) and not split_credit(lines[at])]
    top = prose[0] if prose else len(lines)
    above = [at for at in own if at < top and is_headline(lines[at]) and not is_dateline(lines[at])]
    if not above:
        return own[0] if own else 0
    told = {stem for at in prose[:COMPARED] for stem in _stems(lines[at])}
    for at in above:
        stems = _stems(lines[at])
        shared = len(stems & told)
        if len(words(lines[at])) >= KICKER and (shared >= ENOUGH or shared * 2 > len(stems)):
            return at
    dated = next((at for at in own if at < top and date_line(lines[at])), -1)
    below_date = [at for at in above if at > dated >= 0]
    likely = below_date or (above[::-1] if dated >= 0 else above)  # else the one next to the date
    return next((at for at in likely if len(lines[at]) > LABEL and lines[at][-1] != "."), likely[0])


def _stems(line: str) -> set[str]:
    return {fold(word)[:STEM] for word in words(line) if len(word) >= LONG_WORD}


def _without_site(title: str) -> str:
    """The title without the site's name behind a bar."""
    front, bar, site = title.rpartition(" | ")
    return front if bar and len(words(site)) <= KICKER < len(words(front)) else title


def _read_under_title(head: Head, lines: list[str], start: int) -> int:
    """Keep what stands between title and paragraphs; where those begin."""
    standfirst, begin = -1, start
    for at in range(start, len(lines)):
        line, after = lines[at], "".join(lines[at + 1 : at + 2])
        if found := furniture(line):
            if found.part in (Part.BELOW, Part.LINKS):
                break
        elif head.take(line, after) or (standfirst < 0 and _is_label(line, lines[at + 1 :])):
            begin = at + 1
        elif _is_caption(line, after):
            head.pictures.append(Credited(line, ""))
        elif standfirst >= 0 and not head.dateline and _is_over_caption(line, after):
            head.dateline, begin = line, at + 1
        elif standfirst >= 0 or not (is_prose(line) or len(words(line)) > 2 * KICKER):
            break
        else:
            standfirst = at
    return _settle_standfirst(head, lines, standfirst, begin)


def _settle_standfirst(head: Head, lines: list[str], standfirst: int, begin: int) -> int:
    """Keep the standfirst if it is one; where the paragraphs begin.

    It is one if date, byline, dateline or caption stand between it and the next paragraph, if that
    begins with a dateline, or if it reads like a second headline; else nothing tells it from the
    first paragraph.
    """
    if standfirst < 0:
        return begin
    first = max(begin, standfirst + 1)
    told = begin > standfirst or not is_prose(lines[standfirst]) or _has_dateline(lines[first:])
    if not told or not _has_prose(lines[first:]):
        head.pictures = [each for each in head.pictures if each.caption not in lines[standfirst:]]
        return standfirst
    head.summary = lines[standfirst]
    return first


def _heads_a_story(line: str) -> bool:
    return is_headline(line) and not is_dateline(line)


def _is_label(line: str, rest: list[str]) -> bool:
    """Whether a line of one or two words stands over the text, as `Analysis`."""
    return len(words(line)) < KICKER and is_headline(line) and _has_prose(rest)


def _is_over_caption(line: str, after: str) -> bool:
    """Whether a line stands where datelines do, of places that aren't known."""
    named = words(line)
    credited = split_credit(after)
    return (
        len(named) <= 2 * KICKER
        and all(word[0].isupper() for word in named)
        and credited is not None
        and bool(credited.caption)
    )


def _is_caption(line: str, after: str) -> bool:
    """Whether a line's next one is nothing but a photographer's name."""
    credited = split_credit(after)
    return credited is not None and not credited.caption


def _has_dateline(lines: list[str]) -> bool:
    """Whether the first of these lines begins with a dateline."""
    return bool(lines) and bool(split_dateline(lines[0])[0].places)


def _has_prose(lines: list[str]) -> bool:
    """Whether a paragraph follows before the article ends."""
    for line in lines:
        found = furniture(line)
        if found and found.part is Part.BELOW:
            return False
        if not found and is_prose(line) and not split_credit(line):
            return True
    return False
