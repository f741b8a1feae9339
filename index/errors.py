"""The errors of Dateline, named for what a caller can do about them."""


class ArchiveError(Exception):
    """Something a person can act on; its message says what and how."""


class RequestError(ArchiveError):
    """A request has a parameter that can't be read."""


class SettingsError(ArchiveError):
    """`dateline.toml` has a value that can't be used."""


class SourceError(ArchiveError):
    """A source that was named can't be opened or isn't of a kind Dateline reads."""


class NotFound(ArchiveError):
    """No article has this id."""


class Gone(ArchiveError):
    """The article was withdrawn, or may not be seen."""


class IndexLocked(ArchiveError):
    """Another process is writing the index; the message names it."""


class IndexDamaged(ArchiveError):
    """A file of the index isn't what was written; it can be rebuilt from the ledger."""


class LedgerError(ArchiveError):
    """The ledger can't be opened, or was written by a newer Dateline."""


class NoArchive(ArchiveError):
    """There is no archive in this folder."""
