"""Copies of a story are told from the next of a series, and from stories that share a notice."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from index.article import Article
from index.dates import NewsDate
from indexer.near_print import are_copies, read_print
from indexer.near_traits import Traits, figures
from indexer.near_words import HEAD, RUN, WINDOW, WordNumbers, marks, runs

NUMBERS = WordNumbers()
FERRY = Article(
    id="ferry",
    title="Night ferry runs aground off Chios",
    body="""A night ferry with 412 people on board ran aground off the island of Chios early on
Tuesday, the coast guard said, and all passengers were taken off unhurt by fishing boats.

The Aegean Star struck a reef at about 3:40 a.m., two miles north of the harbour, in a wind that
the captain described as no more than fresh. He told investigators that the steering had failed
minutes before, as the ship turned to let a tanker pass.

Villagers opened the school and the church hall to the passengers, among them 57 children on
their way home from a summer camp. "We were given blankets and soup before anybody asked for
our names," said Eleni Markou, a teacher from Lesbos.

The ferry was built in 1994 and had passed an inspection in May. The ministry of shipping said
that a tug from Piraeus would try to pull it free at the next high water, and that booms had been
laid out around the hull in case its 80 tonnes of fuel began to leak.

It is the third accident on the line in four years. The union of seamen has asked for the older
ships to be taken out of service, which the owners say would leave the smaller islands without
any link in winter.""",
    date=NewsDate.parse("2016-08-09T06:30+00:00"),
    source="Harbour Wire",
)
MARKET = Article(
    id="market",
    title="Shares close higher in Istanbul",
    body="""Shares closed higher in Istanbul on Monday, led by banks, as investors welcomed the
central bank's decision to leave its main rate unchanged, dealers said.

The main index rose 1.2 percent to 77,420 points, with turnover at 3.1 billion lira. Banks gained
1.8 percent and industrial shares 0.7 percent. Among the most active shares, Anatolian Glass added
2.4 percent and Golden Horn Shipping lost 0.9 percent.

The lira stood at 2.95 to the dollar, against 2.97 at the previous close. The yield of the
two-year benchmark bond fell to 8.61 percent from 8.74 percent. Dealers said that they expected
trade to remain thin ahead of the figures for growth that are due at the end of the week.""",
    date=NewsDate.parse("2016-08-08"),
    source="Harbour Wire",
)
NEXT_DAY = (
    ("Monday", "Tuesday"), ("1.2 percent", "0.8 percent"), ("77,420", "78,040"), ("3.1", "2.8"),
    ("1.8", "1.1"), ("0.7", "0.3"), ("2.4", "1.9"), ("0.9 percent", "0.2 percent"),
    ("2.95", "2.93"), ("2.97", "2.95"), ("8.61", "8.55"), ("8.74", "8.61"),
)  # fmt: skip
ORCHARD = """Growers of cherries in the hills above the lake expect half of last year's harvest
after hail fell on three nights in May, the chamber of agriculture said. Nets had been put up over
no more than a tenth of the orchards, because they cost more than many growers earn in a year."""
LIBRARY = """The town library will open on Sundays from October, the mayor announced, and pupils
will be able to borrow computers for a week at a time. The reading room under the dome is to be
painted before that, for which the friends of the library have collected money since the spring."""
SHOPS = ("Barley", "Copper", "Flax", "Hides", "Linseed", "Maize", "Oats", "Rye", "Tallow", "Wool")
NOTICE = """This report was prepared by our correspondents for the information of readers and may
not be reproduced without consent in writing. Its publisher takes no responsibility for decisions
that are based on it, nor for mistakes, delays or omissions in what was supplied by others. Opinions
are those of the persons quoted. Prices may differ from those at which business can be done. Readers
should seek the advice of a person who is licensed to give it before they buy or sell anything that
is named in this report, and should bear in mind that what has gone up before may well go down."""


def copies(left: Article, right: Article) -> bool:
    """Whether they are, asked both ways round."""
    prints = read_print(left, NUMBERS), read_print(right, NUMBERS)
    assert are_copies(*prints) == are_copies(*reversed(prints))
    return are_copies(*prints)


def elsewhere(article: Article, **changes: object) -> Article:
    """The article in another source."""
    return replace(article, id="other", source="Northshore Courier", **changes)


def cut(article: Article, count: int) -> str:
    """The first paragraphs of its body."""
    return "\n\n".join(article.body.split("\n\n")[:count])


def edited(text: str, *changes: tuple[str, str]) -> str:
    """The text with these changes, each of which it has room for."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return text


def test_the_same_story_in_another_source_is_a_copy() -> None:
    assert copies(FERRY, elsewhere(FERRY, title="Hundreds rescued from stranded ship"))


@pytest.mark.parametrize("paragraphs", [2, 3, 4])
def test_a_story_cut_short_is_a_copy(paragraphs: int) -> None:
    assert copies(FERRY, elsewhere(FERRY, title="Ferry aground", body=cut(FERRY, paragraphs)))


def test_an_edited_story_is_a_copy() -> None:
    body = edited(
        FERRY.body,
        ("early on\nTuesday", "on Tuesday morning"),
        ("taken off unhurt by fishing boats", "brought ashore unhurt in fishing boats"),
        ("investigators", "the police"),
        ("Villagers", "People in the village"),
        ("which the owners say would", "but the owners say that would"),
    )
    assert copies(FERRY, elsewhere(FERRY, body=body))


def test_quotes_spaces_and_case_make_no_difference() -> None:
    body = FERRY.body.replace('"', "“").replace("\n", "  ").upper()
    assert copies(FERRY, elsewhere(FERRY, body=body))


def test_a_corrected_figure_leaves_a_copy() -> None:
    body = edited(FERRY.body, ("412 people", "421 people"))
    assert copies(FERRY, elsewhere(FERRY, body="(Corrects number of passengers)\n\n" + body))


def test_an_update_with_a_new_lead_is_a_copy() -> None:
    lead = "A tug pulled a ferry with 80 tonnes of fuel off a reef near Chios on Tuesday evening."
    later = NewsDate.parse("2016-08-09T19:00+00:00")
    assert copies(FERRY, elsewhere(FERRY, body=f"{lead}\n\n{FERRY.body}", date=later))


def test_an_undated_copy_is_one() -> None:
    assert copies(FERRY, elsewhere(FERRY, date=None))
    assert copies(FERRY, elsewhere(FERRY, date=NewsDate.parse("2016-08")))


def test_what_comes_weeks_later_is_none() -> None:
    assert not copies(FERRY, elsewhere(FERRY, date=NewsDate.parse("2016-08-29")))


def test_the_next_of_a_series_is_no_copy() -> None:
    body = edited(MARKET.body, *NEXT_DAY)
    tuesday = replace(MARKET, id="next", body=body, date=NewsDate.parse("2016-08-09"))
    assert not copies(MARKET, tuesday)
    assert not copies(MARKET, elsewhere(tuesday))
    assert not copies(MARKET, elsewhere(tuesday, date=MARKET.date))
    assert not copies(MARKET, elsewhere(tuesday, date=None))


def test_a_series_without_figures_is_told_by_its_weekdays() -> None:
    body = "\n\n".join(each for each in FERRY.body.split("\n\n") if not figures(each).size)
    monday, tuesday = (f"No ferries sailed on {day}. {body}" for day in ("Monday", "Tuesday"))
    assert not copies(replace(FERRY, body=monday), elsewhere(FERRY, body=tuesday))


def test_the_next_table_of_prices_is_no_copy() -> None:
    rows = "\n".join(
        f"{name} {kind} {at}2.50 {at}3.25 {at}4.75"
        for at, (name, kind) in enumerate(product(SHOPS, ("spot", "forward")), 10)
    )
    noon = Article(id="table", title="Prices", body=f"Prices at noon\n{rows}", source="Exchange")
    evening = edited(noon.body, ("noon", "the close"), ("102.50", "102.75"))
    assert copies(noon, elsewhere(noon))
    assert not copies(noon, elsewhere(noon, body=evening))


def test_the_market_report_itself_is_carried_elsewhere() -> None:
    assert copies(MARKET, elsewhere(MARKET))
    assert copies(MARKET, elsewhere(MARKET, body=cut(MARKET, 2)))


def test_a_source_repeats_itself_only_word_for_word() -> None:
    again = replace(FERRY, id="again", date=NewsDate.parse("2016-08-10T05:00+00:00"))
    assert copies(FERRY, again)
    assert not copies(FERRY, replace(again, body=cut(FERRY, 3)))
    assert not copies(FERRY, replace(again, body=edited(FERRY.body, ("412", "421"))))
    assert not copies(FERRY, replace(again, date=NewsDate.parse("2016-08-12")))


def test_stories_over_the_same_notice_are_no_copies() -> None:
    orchard, library = (Article(id="x", body=f"{each}\n\n{NOTICE}") for each in (ORCHARD, LIBRARY))
    left = replace(orchard, title="Hail halves the cherry harvest", source="Valley Post")
    assert not copies(left, elsewhere(library, title="Library to open on Sundays"))


def test_a_round_up_is_no_copy_of_its_parts() -> None:
    roundup = Article(id="roundup", title="News in brief", source="Valley Post")
    roundup = replace(roundup, body="\n\n".join((ORCHARD, LIBRARY, NOTICE, FERRY.body)))
    assert not copies(roundup, replace(FERRY, date=None))


def test_two_sentences_that_a_story_has_too_are_no_copy() -> None:
    brief = ". ".join(FERRY.body.replace("\n", " ").split(". ")[:1]) + "."
    assert not copies(FERRY, elsewhere(FERRY, body=brief))


def test_a_brief_carried_word_for_word_is_a_copy() -> None:
    brief = Article(id="brief", title="Hail in May", body=ORCHARD, source="Valley Post")
    assert copies(brief, elsewhere(brief))


def test_stories_of_one_event_in_other_words_are_no_copies() -> None:
    body = """Fishermen saved more than 400 people from a stranded ship in the Aegean on Tuesday.
The vessel had hit rocks near Chios in the night. Nobody was hurt, the authorities said, but the
ship, whose rudder is said to have jammed, is still stuck and may leak oil. Passengers spent the
morning in a school. Seamen's unions said that they had warned of such an accident for years."""
    assert not copies(FERRY, elsewhere(FERRY, body=body, title="Rescue at sea"))


def test_chinese_is_compared_by_its_letters() -> None:
    body = "市议会星期二决定关闭两所学校，因为学生人数十年来减少了三分之一。" * 2 + (
        "市长说，学生从九月起将到邻近的镇上上学，交通免费。家长们在会后宣布将举行抗议活动。"
        "教育部没有对这一决定发表评论，但表示将在年底前提交一份关于农村学校的报告。"
    )
    chinese = Article(id="zh", title="两所学校关闭", body=body, source="Valley Post")
    assert copies(chinese, elsewhere(chinese))
    assert not copies(chinese, elsewhere(chinese, body=body[::-1]))


WORDS = st.lists(st.sampled_from([f"word{n}" for n in range(3000)]), max_size=40)


@given(WORDS, WORDS)
def test_heads_that_share_enough_words_in_a_row_share_a_mark(
    before: list[str], other: list[str]
) -> None:
    run = [f"shared{n}" for n in range(RUN + WINDOW - 1)]
    left, right = (NUMBERS.of(" ".join((*each, *run))) for each in (before, other))
    assert max(len(left), len(right)) <= HEAD
    assert set(marks(left)) & set(marks(right))


@given(st.lists(st.sampled_from("abc"), max_size=12), st.integers(1, 4))
def test_equal_runs_have_equal_numbers(letters: list[str], size: int) -> None:
    numbers = runs(NUMBERS.of(" ".join(letters)), size).tolist()
    told = [tuple(letters[at : at + size]) for at in range(len(letters) - size + 1)]
    assert len(numbers) == len(told)
    for left, one in zip(told, numbers, strict=True):
        for right, other in zip(told, numbers, strict=True):
            assert (left == right) == (one == other)


@given(st.text(), st.text(), st.sampled_from([None, "2016-08-09", "2016-08", "1969-12-31"]))
def test_traits_are_read_as_they_were_packed(body: str, source: str, date: str | None) -> None:
    when = NewsDate.parse(date) if date else None
    traits = read_print(Article("x", body=body, source=source, date=when), NUMBERS).traits
    again = Traits.unpack(traits.pack())
    assert again.pack() == traits.pack()
    assert (again.first, again.last, again.source) == (traits.first, traits.last, traits.source)


def test_figures_are_compared_by_value() -> None:
    assert figures("12,500 men").tolist() == figures("012500 men").tolist()
    assert figures("1.5").tolist() != figures("15").tolist()
