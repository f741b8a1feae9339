from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.dates import NewsDate, Precision
from indexer.dates import DateRules, read_date

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
RULES = DateRules(NOW)
DAYS = st.dates(min_value=datetime(1500, 1, 1).date(), max_value=NOW.date())


def _read(text: str) -> str:
    return str(read_date(text, RULES).date)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("04 May 19", "2019-05-04"),
        ("10 Jan 69", "1969-01-10"),
        ("1 Jan 26", "2026-01-01"),
        ("1 Jan 27", "1927-01-01"),
        ("Saturday, 4 May 2019", "2019-05-04"),
        ("SATURDAY, MAY 4TH, 2019", "2019-05-04"),
        ("Published on: May 4, 2019", "2019-05-04"),
        ("4. Mai 2019, 18.05 Uhr", "2019-05-04T18:05"),
        ("1er août 2019 à 18h05", "2019-08-01T18:05"),
        ("sábado, 4 de mayo de 2019", "2019-05-04"),
        ("4 maggio 2019", "2019-05-04"),
        ("4 de maio de 2019", "2019-05-04"),
        ("4 MAYIS 2019 Cumartesi", "2019-05-04"),
        ("4. maj 2019.", "2019-05-04"),
        ("2019年5月4日", "2019-05-04"),
        ("2 March 1851", "1851-03-02"),
        ("29 Feb 2020", "2020-02-29"),
        ("May 4, 2019 6:05 p.m.", "2019-05-04T18:05"),
        ("18:05 | 4 May 2019", "2019-05-04T18:05"),
        ("4 мая 2019, 18:05", "2019-05-04T18:05"),
        ("4 травня 2019 року", "2019-05-04"),
        ("4 maja 2019 r.", "2019-05-04"),
        ("zaterdag 4 mei 2019", "2019-05-04"),
        ("4. května 2019", "2019-05-04"),
        ("4 Μαΐου 2019", "2019-05-04"),
        ("السبت 4 أيار / مايو 2019 06:05 مساءً", "2019-05-04T18:05"),
        ("04.05.2019", "2019-05-04"),
        ("20190504", "2019-05-04"),
        ("20190504180500", "2019-05-04T18:05:00"),
    ],
)
def test_a_written_date_is_read_in_the_languages_of_common_sources(
    written: str, meant: str
) -> None:
    assert _read(written) == meant


@pytest.mark.parametrize("written", ["2019", "2019-05", "May 2019", "05/2019", "2019-05-04"])
def test_a_date_is_as_precise_as_it_is_written(written: str) -> None:
    date = read_date(written, RULES).date
    assert date is not None
    assert date.precision is {4: Precision.YEAR, 10: Precision.DAY}.get(
        len(written), Precision.MONTH
    )


def test_a_month_written_alone_has_no_day_of_today() -> None:
    assert _read("Aug 2016") == "2016-08"


@pytest.mark.parametrize("order", ["DMY", "MDY"])
def test_iso_dates_are_never_swapped(order: str) -> None:
    for text in ("2019-05-04", "2019/05/04", "2019-5-4", "2019-05-04 18:05 GMT"):
        assert str(read_date(text, DateRules(NOW, order)).date)[:10] == "2019-05-04"


def test_a_numeric_date_follows_the_rule_of_its_source_without_a_remark() -> None:
    read = read_date("04/05/2019", DateRules(NOW, "MDY", "DMY"))
    assert (str(read.date), read.remark) == ("2019-04-05", "")


def test_a_numeric_date_without_a_rule_is_read_by_the_archives_and_flagged() -> None:
    read = read_date("04/05/2019 18:05", DateRules(NOW, None, "DMY"))
    assert str(read.date) == "2019-05-04T18:05"
    assert "04/05/2019 18:05" in read.remark


@pytest.mark.parametrize("written", ["25/12/2018", "12/25/2018", "25.12.18", "12-25-18"])
def test_a_numeric_date_with_one_possible_order_is_not_flagged(written: str) -> None:
    read = read_date(written, RULES)
    assert (str(read.date), read.remark) == ("2018-12-25", "")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2019-05-04T18:05:09Z", "2019-05-04T18:05:09+00:00"),
        ("2019-05-04 18:05:09.123 +0530", "2019-05-04T18:05:09+05:30"),
        ("Sat, 04 May 2019 18:05:09 +0300", "2019-05-04T18:05:09+03:00"),
        ("Sat, 04 May 2019 18:05:09 GMT", "2019-05-04T18:05:09+00:00"),
        ("Sat, 04 May 2019 18:05 EST", "2019-05-04T18:05-05:00"),
        ("4 May 2019 18:05 MSK", "2019-05-04T18:05+03:00"),
        ("4 May 2019 18:05 BST", "2019-05-04T18:05+01:00"),
        ("4 May 2019 18:05 UTC+3", "2019-05-04T18:05+03:00"),
        ("May 4, 2019 6:05 p.m. ET", "2019-05-04T18:05-04:00"),
        ("2019-01-04 18:05 Europe/Paris", "2019-01-04T18:05+01:00"),
        ("2019-05-04T18:05+02:00[Europe/Paris]", "2019-05-04T18:05+02:00"),
        ("Sat May 04 2019 18:05:09 GMT+0300 (EEST)", "2019-05-04T18:05:09+03:00"),
    ],
)
def test_a_zone_is_kept(written: str, meant: str) -> None:
    assert _read(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "2019-05-04 18:05 IST",
        "4 May 2019 18:05 QQT",
        "2019-05-04 18:05 Mars/Base",
        "2019-05-04T18:05+99:00",
        "4 May 2019 18:05 EST-5",
    ],
)
def test_a_zone_that_is_not_known_or_means_several_is_refused_not_dropped(written: str) -> None:
    read = read_date(written, RULES)
    assert read.date is None
    assert written in read.remark
    assert "zone" in read.remark


@pytest.mark.parametrize(
    "written",
    [
        "in 2016",
        "next Saturday",
        "The strike of May 2019",
        "4 May 2019 was a Saturday",
        "18:05",
        "4 May",
        "29 Feb 2019",
        "2019-02-29",
        "31 April 2019",
        "2019-13-01",
        "31/04/2019",
        "1-2-3",
        "0001-01-01T00:00:00Z",
    ],
)
def test_what_is_no_date_is_undated_and_kept_in_the_remark(written: str) -> None:
    read = read_date(written, RULES)
    assert read.date is None
    assert written in read.remark


def test_a_date_may_be_two_days_ahead_but_not_more() -> None:
    assert _read("2026-11-25") == "2026-11-25"
    assert read_date("2026-11-26", RULES).remark == (
        "date 2026-11-26 lies in the future: taken as undated"
    )
    assert read_date("2099-01-01", RULES).date is None


def test_no_text_is_no_date_and_no_remark() -> None:
    read = read_date("  ", RULES)
    assert (read.date, read.remark) == (None, "")


@given(st.datetimes(datetime(2001, 9, 9, 2), datetime(2026, 1, 1)))
def test_unix_times_are_read_in_seconds_and_milliseconds(moment: datetime) -> None:
    seconds = int(moment.replace(tzinfo=UTC).timestamp())
    expected = moment.replace(microsecond=0).isoformat() + "+00:00"
    assert _read(str(seconds)) == _read(str(seconds * 1000)) == expected


@given(DAYS)
def test_a_day_is_the_same_in_iso_and_in_words(day: datetime) -> None:
    assert _read(day.isoformat()) == _read(f"{day:%d %B} {day.year}") == day.isoformat()
    assert _read(f"{day:%b} {day.day}, {day.year}") == day.isoformat()


@given(
    st.datetimes(datetime(1500, 1, 2), datetime(2026, 11, 22)),
    st.none() | st.integers(-840, 840).map(lambda m: timezone(timedelta(minutes=m))),
    st.sampled_from(["minutes", "seconds"]),
)
def test_iso_times_go_round(moment: datetime, zone: timezone | None, precision: str) -> None:
    text = moment.replace(tzinfo=zone).isoformat(timespec=precision)
    date = read_date(text, RULES).date
    assert date is not None
    assert str(date) == text
    assert NewsDate.parse(text) == date


@given(st.text() | st.text("0123456789 -/.:TZ+AugMonGMTpm", max_size=30))
def test_no_text_raises(text: str) -> None:
    read = read_date(text, RULES)
    assert read.date is not None or read.remark or not text.strip()


@pytest.mark.parametrize("text", ["9999-12-31T23:59-12:00", "0001-01-01T00:00+14:00"])
def test_a_moment_at_the_calendars_end_is_of_the_day_that_is_written(text: str) -> None:
    day = datetime.fromisoformat(text).date()
    assert NewsDate.parse(text).days(UTC) == (day, day)
