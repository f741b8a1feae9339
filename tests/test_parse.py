"""How what is typed in the search box is read."""

import pytest

from search.parse import MAX_WORDS, parse
from search.query import (
    All,
    And,
    Exact,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Query,
    Range,
    Wildcard,
    Word,
)
from search.request import Mode
from search.show import print_query

COUP, TURKEY, ANKARA = Word("coup"), Word("turkey"), Word("ankara")

READINGS: dict[str, Query] = {
    # words
    "coup Turkey": And((COUP, TURKEY)),
    "coup coup": COUP,
    "İSTANBUL Niš": And((Word("istanbul"), Word("nis"))),
    "Turkey’s": TURKEY,
    "+coup": COUP,
    "e-mail": Word("email"),
    "12,500": Word("12500"),
    "Đoković": Or((Word("dokovic"), Word("djokovic"))),
    "post-coup": Or((Word("postcoup"), Phrase(("post", "coup")))),
    "l'Élysée": Or((Word("lelysee"), Phrase(("l", "elysee")))),
    "AT&T": Or((Word("att"), Phrase(("at", "t")))),
    "2-1": Phrase(("2", "1")),
    "북한 Афины": And((Word("북한"), Word("афины"))),
    "北": Word("北"),
    "北京大学": Phrase(("北", "京", "大", "学")),
    "北京 大": And((Phrase(("北", "京")), Word("大"))),
    # acronyms
    "US coup": And((Exact("US"), COUP)),
    "us coup": And((Word("us"), COUP)),
    "U.S. coup": And((Exact("US"), COUP)),
    "u.s. coup": And((Word("us"), COUP)),
    "US TURKEY": And((Word("us"), TURKEY)),
    "US AND UN": And((Exact("US"), Exact("UN"))),
    # quotes
    '"coup"': Exact("coup"),
    '"The US coup"': Phrase(("the", "US", "coup")),
    '"coup, in Turkey"': Phrase(("coup", "in", "turkey")),
    '"post-coup"': Or((Exact("postcoup"), Phrase(("post", "coup")))),
    '"post-coup Turkey"': Phrase(("post", "coup", "turkey")),
    '"coup Turkey"~5': Near(("coup", "turkey"), 5),
    '"coup Turkey"~0': Near(("coup", "turkey"), 0),
    '"coup"~5': Exact("coup"),
    "“coup Turkey”": Phrase(("coup", "turkey")),
    "„coup Turkey“": Phrase(("coup", "turkey")),
    "«coup Turkey»": Phrase(("coup", "turkey")),
    "»coup Turkey«": Phrase(("coup", "turkey")),
    "‘coup Turkey’": And((COUP, TURKEY)),
    # operators
    "coup AND Turkey": And((COUP, TURKEY)),
    "coup and Turkey": And((COUP, Word("and"), TURKEY)),
    "coup OR Turkey": Or((COUP, TURKEY)),
    "coup Turkey OR Ankara": Or((And((COUP, TURKEY)), ANKARA)),
    "coup (Turkey OR Ankara)": And((COUP, Or((TURKEY, ANKARA)))),
    "(coup (Turkey Ankara))": And((COUP, TURKEY, ANKARA)),
    "coup -Turkey": And((COUP, Not(TURKEY))),
    "coup NOT Turkey": And((COUP, Not(TURKEY))),
    "coup AND NOT Turkey": And((COUP, Not(TURKEY))),
    "NOT NOT coup": COUP,
    "NOT -coup": COUP,
    '-"coup Turkey"': Not(Phrase(("coup", "turkey"))),
    "-(coup Turkey)": Not(And((COUP, TURKEY))),
    "-country:TR": Not(Exact("TR", "country")),
    # patterns
    "tur*": Prefix("tur"),
    "TUR***": Prefix("tur"),
    "w?ld": Wildcard("w?ld"),
    "tes?": Wildcard("tes?"),
    "*key": Wildcard("*key"),
    "t**y": Wildcard("t*y"),
    "post-co*": And((Word("post"), Prefix("co"))),
    "e-mai*": Prefix("emai"),
    "Erdoğn~": Fuzzy("erdogn", 1),
    "erdogn~1": Fuzzy("erdogn", 1),
    "erdogn~2": Fuzzy("erdogn", 2),
    "coup~0": COUP,
    # fields
    "title:coup": Word("coup", "title"),
    "Title: coup": Word("coup", "title"),
    'body:"coup Turkey"': Phrase(("coup", "turkey"), "body"),
    'body:"coup Turkey"~3': Near(("coup", "turkey"), 3, "body"),
    "title:(coup OR Turkey)": Or((Word("coup", "title"), Word("turkey", "title"))),
    "title:(coup body:Turkey)": And((Word("coup", "title"), Word("turkey", "body"))),
    "caption:tur*": Prefix("tur", "caption"),
    "country:TR": Exact("TR", "country"),
    'country:"South  Korea "': Exact("South Korea", "country"),
    "country:(TR OR GR)": Or((Exact("TR", "country"), Exact("GR", "country"))),
    "topic:medtop:01000000": Exact("medtop:01000000", "topic"),
    "author:O'Brien": Exact("O'Brien", "author"),
    "source:Reut*": Prefix("reut", "source"),
    "language:e?": Wildcard("e?", "language"),
    "place:Istambul~": Fuzzy("istambul", 1, "place"),
    # dates
    "date:2016-08-09": Range("2016-08-09", "2016-08-09"),
    "date:2016-8-9": Range("2016-08-09", "2016-08-09"),
    "date:2016-08": Range("2016-08", "2016-08"),
    "date:2016": Range("2016", "2016"),
    "date:2016..2017-03": Range("2016", "2017-03"),
    "date:2016..": Range("2016", ""),
    "date:..2017": Range("", "2017"),
    "date:>2016-08": Range("2016-09-01", ""),
    "date:>=2016-08": Range("2016-08", ""),
    "date:<2016-03": Range("", "2016-02-29"),
    "date:<=2016": Range("", "2016"),
    'date:"2016-08"': Range("2016-08", "2016-08"),
    "date:(2016 OR 2018)": Or((Range("2016", "2016"), Range("2018", "2018"))),
    "-date:2016": Not(Range("2016", "2016")),
    # punctuation in passing
    "coup - Turkey": And((COUP, TURKEY)),
    "coup & Turkey!": And((COUP, TURKEY)),
    "http://x.yz": And((Word("http"), Phrase(("x", "yz")))),
    "12:30": And((Word("12"), Word("30"))),
    "": All(),
    " \n": All(),
}


@pytest.mark.parametrize(("text", "query"), READINGS.items(), ids=READINGS)
def test_where_nothing_is_odd_there_is_no_note(text: str, query: Query) -> None:
    found = parse(text)
    assert found.query == query
    assert not found.notes


ODDITIES: dict[str, tuple[Query, str]] = {
    'Ankara "coup Turkey': (
        And((ANKARA, Phrase(("coup", "turkey")))),
        "The quote that was never closed was read as closed at the end.",
    ),
    '"" coup': (COUP, "Empty quotes were passed over."),
    "(coup": (COUP, "The bracket that was never closed was read as closed at the end."),
    "coup)": (COUP, "A closing bracket without an opening one was passed over."),
    "C++": (Word("c"), "C++ was read as c."),
    "$5": (Word("5"), "$5 was read as 5."),
    "a/b": (And((Word("a"), Word("b"))), "a/b was read as a b."),
    "AND coup": (COUP, "AND without a word beside it was passed over."),
    "coup AND": (COUP, "AND without a word beside it was passed over."),
    "coup AND OR Turkey": (Or((COUP, TURKEY)), "AND without a word beside it was passed over."),
    "OR coup": (COUP, "OR without a word beside it was passed over."),
    "coup OR OR Turkey": (Or((COUP, TURKEY)), "OR without a word beside it was passed over."),
    "coup NOT": (COUP, "NOT without a word beside it was passed over."),
    "coup title:": (COUP, "title: without a word beside it was passed over."),
    "--coup": (COUP, "A row of hyphens before a word was passed over."),
    "coup ?????*": (COUP, "?????* was passed over, since there is no letter in it."),
    "coup~9": (Fuzzy("coup", 2), "A fuzzy word can differ by 2 letters at most."),
    "post-coup~": (
        Or((Word("postcoup"), Phrase(("post", "coup")))),
        "A ~ works on one word without * and ?, and was passed over elsewhere.",
    ),
    '"coup Turkey"~500': (Near(("coup", "turkey"), 100), "Words can be 100 apart at most."),
    '"coup Turkey"~': (Phrase(("coup", "turkey")), "A ~ without a number was passed over."),
    "foo:coup": (And((Word("foo"), COUP)), "There is no field foo, so it was read as a word."),
    'foo:"coup"': (
        And((Word("foo"), Exact("coup"))),
        "There is no field foo, so it was read as a word.",
    ),
    "date:coup": (
        COUP,
        "coup isn't a date such as 2016, 2016-08 or 2016-08-09, so it was read as words.",
    ),
    "date:2016-13": (
        Phrase(("2016", "13")),
        "2016-13 isn't a date such as 2016, 2016-08 or 2016-08-09, so it was read as words.",
    ),
    "date:2017..2016-03": (
        Range("2016-03", "2017"),
        "2017..2016-03 ends before it starts and was read the other way round.",
    ),
    "coup in Turkey?": (
        And((COUP, Word("in"), TURKEY)),
        "The ? at the end was read as the mark of a question.",
    ),
    "x" * 200_000: (Word("x" * 64), "Only the first 100,000 characters were read."),
    "(" * 30 + "coup" + ")" * 30: (COUP, "Brackets more than 20 deep were passed over."),
}


@pytest.mark.parametrize(
    ("text", "query", "note"),
    [(text, *reading) for text, reading in ODDITIES.items()],
    ids=[text[:20] for text in ODDITIES],
)
def test_what_is_odd_is_read_as_best_can_be_with_one_note(
    text: str, query: Query, note: str
) -> None:
    found = parse(text)
    assert found.query == query
    assert found.notes == (note,)


@pytest.mark.parametrize("text", ["*", "?????*", "~", ":", "-", "AND", "NOT", "OR", '""', "title:"])
def test_a_query_without_a_word_finds_everything_and_says_so(text: str) -> None:
    found = parse(text)
    assert found.query == All()
    assert found.notes[-1] == "There is no word to look for, so nothing was left out."


@pytest.mark.parametrize(
    "text",
    ["date:2016-00", "date:>9999", "date:..", "date:0000", "date:2016-02-30"],
)
def test_a_date_beyond_the_calendar_is_read_as_words(text: str) -> None:
    assert "isn't a date" in parse(text).notes[0]


ANY: dict[str, Query] = {
    "coup": COUP,
    "coup Turkey": Or((COUP, TURKEY)),
    "coup Turkey -Ankara": And((Or((COUP, TURKEY)), Not(ANKARA))),
    "country:TR coup Turkey": And((Or((COUP, TURKEY)), Exact("TR", "country"))),
    "coup Turkey date:2016": And((Or((COUP, TURKEY)), Range("2016", "2016"))),
    "coup title:(Turkey Ankara)": And((COUP, Word("turkey", "title"), Word("ankara", "title"))),
    "(coup Turkey) Ankara": Or((And((COUP, TURKEY)), ANKARA)),
    "coup AND Turkey Ankara": Or((And((COUP, TURKEY)), ANKARA)),
    "coup AND country:TR Turkey": And((Or((COUP, TURKEY)), Exact("TR", "country"))),
    "-coup": Not(COUP),
}


@pytest.mark.parametrize(("text", "query"), ANY.items(), ids=ANY)
def test_in_mode_any_one_word_is_enough_but_filters_hold(text: str, query: Query) -> None:
    assert parse(text, Mode.ANY).query == query


def test_the_first_words_are_kept() -> None:
    found = parse(" ".join(f"w{number}" for number in range(10_000)))
    assert isinstance(found.query, And)
    assert found.query.parts == tuple(Word(f"w{number}") for number in range(MAX_WORDS))
    assert found.notes == (f"Only the first {MAX_WORDS} words were read.",)


def test_a_note_is_given_once() -> None:
    assert len(parse("C++ OR OR C++ OR").notes) == 2


PRINTED: dict[str, str] = {
    "coup  turkey": "coup turkey",
    "US coup": '"US" coup',
    "(coup Turkey) OR Ankara": "coup turkey OR ankara",
    "coup AND (Turkey OR NOT Ankara)": "coup (turkey OR -ankara)",
    "-(coup Turkey)": "-(coup turkey)",
    "title:(coup tur*)": "title:coup title:tur*",
    'country:"TR" country:"South Korea"': 'country:TR country:"South Korea"',
    "date:2016-08 date:>2016": "date:2016-08 date:2017-01-01..",
    '"coup Turkey"~5 w?ld erdogn~2': '"coup turkey"~5 w?ld erdogn~2',
    "who? me": "+who? me",
    "2½ ทำ": '2½ "ท ำ"',
    "*": "",
}


@pytest.mark.parametrize(("text", "printed"), PRINTED.items(), ids=PRINTED)
def test_a_query_prints_as_one_would_type_it(text: str, printed: str) -> None:
    assert print_query(parse(text).query) == printed
