"""Status: whether a source still stands by an item, in the words of each format."""

CANCELED = "canceled"  # was a mistake: it is withdrawn, whatever arrives later
WITHHELD = "withheld"  # not to be shown until the source releases it

_STATUS = {
    "canceled": CANCELED, "cancelled": CANCELED, "cancel": CANCELED, "killed": CANCELED,
    "kill": CANCELED, "withdrawn": CANCELED, "withdraw": CANCELED, "retracted": CANCELED,
    "deleted": CANCELED, "recalled": CANCELED,
    "withheld": WITHHELD, "hold": WITHHELD, "draft": WITHHELD, "pending": WITHHELD,
    "private": WITHHELD, "trash": WITHHELD, "future": WITHHELD, "auto-draft": WITHHELD,
}  # fmt: skip


def status_of(word: str) -> str:
    """The status that a source's word or code means, as `stat:canceled`; "" if it is usable."""
    plain = word.strip().lower().rstrip("/").rpartition("/")[2].rpartition(":")[2]
    return _STATUS.get(plain, "")
