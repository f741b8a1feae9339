"""NewsDate: a moment as precisely as its source says it, and no more."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum

EPOCH = date(1970, 1, 1).toordinal()
# How the index's columns say that there is no date.
NO_DAY = -(2**31)
NO_INSTANT = -(2**63)


class Precision(StrEnum):
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"


_DIGITS = {4: Precision.YEAR, 7: Precision.MONTH, 10: Precision.DAY, 16: Precision.MINUTE}
_SHOWN = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}
_SECOND = Precision.SECOND  # as most are: to compare it costs less than to look it up
_FILL = "0001-01-01"


@dataclass(frozen=True, slots=True)
class NewsDate:
    """When something was published: the first moment of the period that its source names.

    `moment` bears a zone only where the source gave one; what is finer than `precision` is zero.
    """

    moment: datetime
    precision: Precision

    @classmethod
    def parse(cls, text: str) -> "NewsDate":
        """The date that `str()` wrote: ISO 8601, as long as its precision; else ValueError."""
        precision = _DIGITS.get(len(text), Precision.MINUTE)
        if text[16:17] == ":":
            precision = Precision.SECOND
        return cls(datetime.fromisoformat(text + _FILL[len(text) : 10]), precision)

    def __str__(self) -> str:
        if self.precision is _SECOND and not self.moment.microsecond:
            return self.moment.isoformat()
        if self.precision in _SHOWN:
            return self.moment.isoformat()[: _SHOWN[self.precision]]
        return self.moment.isoformat(timespec=self.precision + "s")

    @property
    def has_time(self) -> bool:
        """Whether the source gave a time of the clock."""
        return self.precision in (Precision.MINUTE, Precision.SECOND)

    def days(self, zone: tzinfo) -> tuple[date, date]:
        """The first and the last day it may stand for, both included, as `zone` counts days.

        A date without a clock time, or with one but no zone, is that day wherever the reader is.
        """
        first = self.here(zone).date()
        if self.precision is _SECOND:
            return first, first
        match self.precision:
            case Precision.YEAR:
                return first, first.replace(month=12, day=31)
            case Precision.MONTH:
                return first, first.replace(day=monthrange(first.year, first.month)[1])
            case _:
                return first, first

    def here(self, zone: tzinfo) -> datetime:
        """The moment on the clock of the zone; as it is where that is beyond the calendar."""
        try:
            return self.moment.astimezone(zone) if self.moment.tzinfo else self.moment
        except OverflowError:
            return self.moment

    def instant(self, zone: tzinfo) -> int:
        """Seconds since 1970 in UTC, to order results by; `zone` is for what names none."""
        moment = self.moment if self.moment.tzinfo else self.moment.replace(tzinfo=zone)
        return int((moment - datetime(1970, 1, 1, tzinfo=UTC)).total_seconds())


def day_number(day: date) -> int:
    """Days since 1970-01-01: how the index's columns count days."""
    return day.toordinal() - EPOCH
