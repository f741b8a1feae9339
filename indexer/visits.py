"""Visits: by what the servers of an archive's feeds tell that nothing is new."""

import json
from dataclasses import asdict
from pathlib import Path

from indexer.fetch import Validators


class Visits:
    """What each address answered last, kept in one file beside the ledger.

    `save` is called once the articles are safe: a crash before it fetches them once more. With
    `anew` each address is asked for all it has.
    """

    def __init__(self, path: Path, anew: bool = False) -> None:
        self._path = path
        self._known = _read(path)
        self._anew = anew
        self._changed = False

    def known(self, url: str) -> Validators:
        """The validators of the last answer that was taken in; empty ones if there is none."""
        return Validators() if self._anew else self._known.get(url, Validators())

    def note(self, url: str, validators: Validators) -> None:
        """Remember an answer, to be saved later."""
        self._changed = self._changed or self._known.get(url) != validators
        self._known[url] = validators

    def save(self) -> None:
        """Write the file anew if there is something new, whole or not at all."""
        if not self._changed:
            return
        value = {url: asdict(each) for url, each in sorted(self._known.items())}
        draft = self._path.with_suffix(".new")
        draft.write_text(json.dumps(value, indent=1), "utf-8")
        draft.replace(self._path)
        self._changed = False


def _read(path: Path) -> dict[str, Validators]:
    """What the file says; nothing where it is missing or damaged, for it can be asked anew."""
    try:
        value = json.loads(path.read_text("utf-8"))
        return {
            str(url): Validators(str(each["etag"]), str(each["modified"]))
            for url, each in value.items()
        }
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}
