"""The file in which is kept what recurs in an archive: derived, and made anew where it's amiss."""

import sqlite3
from pathlib import Path

VERSION = 1  # of the tables and of all rules whose outcome they keep: raised, all is read anew
_APPLICATION = 0x444C5231  # "DLR1"
_FILES = ("", "-wal", "-shm")
_SCHEMA = f"""
CREATE TABLE state (one INTEGER PRIMARY KEY CHECK (one = 1), reached INTEGER NOT NULL);
INSERT INTO state VALUES (1, 0);

CREATE TABLE held (
    number INTEGER PRIMARY KEY AUTOINCREMENT,  -- never that of an article that was held before
    id TEXT NOT NULL UNIQUE,
    seq INTEGER NOT NULL,          -- the version that was read
    traits BLOB NOT NULL,          -- see indexer.near_traits
    declared TEXT NOT NULL,        -- the story that its source names
    herd INTEGER,                  -- its copies and itself: the number of one; NULL if it has none
    story TEXT NOT NULL DEFAULT '',
    site INTEGER,                  -- a page's source; NULL of what was read from no page
    lines BLOB NOT NULL,           -- of a page: the lines that may be furniture
    owed INTEGER NOT NULL DEFAULT 1  -- whether it's still to be told what was found
);
CREATE INDEX held_herd ON held (herd) WHERE herd IS NOT NULL;
CREATE INDEX held_owed ON held (number) WHERE owed;

-- Under what an article is entered: see indexer.near_candidates.
CREATE TABLE mark (
    cell INTEGER NOT NULL, mark INTEGER NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (cell, mark, number)
) WITHOUT ROWID;

-- In how many pages of each herd a line is; an article without copies is a herd of its own.
CREATE TABLE line (
    line INTEGER NOT NULL, herd INTEGER NOT NULL, pages INTEGER NOT NULL,
    PRIMARY KEY (line, herd)
) WITHOUT ROWID;

-- Lines of several herds.
CREATE TABLE recurring (
    line INTEGER PRIMARY KEY,
    site INTEGER NOT NULL,
    herds INTEGER NOT NULL,
    dropped INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX recurring_of ON recurring (site);

PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {VERSION};
"""


def open_file(path: Path) -> sqlite3.Connection:
    """The file, made anew if there is none, another version's, or a damaged one."""
    try:
        return _opened(path)
    except sqlite3.DatabaseError:
        remove_file(path)
        return _opened(path)


def remove_file(path: Path) -> None:
    """Delete the file: all that it holds can be found again."""
    for each in _FILES:
        path.with_name(path.name + each).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path, timeout=60, isolation_level=None, check_same_thread=False)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = NORMAL")
        db.execute("PRAGMA cache_size = -65536")  # KiB
        db.execute("PRAGMA temp_store = MEMORY")
        if db.execute("PRAGMA user_version").fetchone()[0] == 0:
            db.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}COMMIT;")
        found = [db.execute(f"PRAGMA {each}").fetchone()[0] for each in _STAMPS]
        if found != [_APPLICATION, VERSION]:
            raise sqlite3.DatabaseError(f"{path} isn't of this version")
        db.execute(
            "CREATE TEMP TABLE wanted (number INTEGER, cell INTEGER, mark INTEGER,"
            " PRIMARY KEY (number, cell, mark)) WITHOUT ROWID"
        )
    except sqlite3.DatabaseError:
        db.close()
        raise
    return db


_STAMPS = ("application_id", "user_version")
