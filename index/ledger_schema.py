"""The ledger's tables, and how an older ledger is brought up to them."""

import sqlite3

from index.errors import LedgerError

# One script a version of the schema, in order; a published one is never changed.
MIGRATIONS = (
    """
    -- Every change has a number of its own, drawn in the transaction that makes it: numbers are
    -- committed in order, so whoever has seen N has seen all before it.
    CREATE TABLE sequence (one INTEGER PRIMARY KEY CHECK (one = 1), last INTEGER NOT NULL);
    INSERT INTO sequence VALUES (1, 0);

    CREATE TABLE version (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        run INTEGER NOT NULL REFERENCES run,
        version INTEGER,
        origin BLOB NOT NULL,          -- digest of the file and line, or URL, that it came from
        format TEXT NOT NULL,
        digest BLOB NOT NULL,          -- of the article's content: see index.versions
        dictionary INTEGER NOT NULL,   -- 0: none
        content INTEGER NOT NULL,      -- bytes of the parts of the frame
        apart INTEGER NOT NULL,
        body INTEGER NOT NULL,
        frame BLOB NOT NULL            -- zstd: these parts, then the raw record
    );
    CREATE INDEX version_of ON version (id);

    -- Where each article stands: which version is current, and the highest ever seen.
    CREATE TABLE article (
        id TEXT PRIMARY KEY,
        seq INTEGER NOT NULL REFERENCES version,
        changed INTEGER NOT NULL,
        withdrawn INTEGER,             -- the tombstone's number
        version INTEGER,
        updated INTEGER                -- seconds since 1970
    ) WITHOUT ROWID;
    CREATE INDEX article_changed ON article (changed);
    CREATE INDEX article_withdrawn ON article (withdrawn) WHERE withdrawn IS NOT NULL;

    CREATE TABLE tombstone (
        seq INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        at TEXT NOT NULL,
        reason TEXT NOT NULL,
        reinstated INTEGER             -- the number of the change that lifted it
    );
    CREATE INDEX tombstone_of ON tombstone (id);

    CREATE TABLE rejected (
        number INTEGER PRIMARY KEY,
        run INTEGER NOT NULL REFERENCES run,
        origin TEXT NOT NULL,
        reason TEXT NOT NULL,
        format TEXT NOT NULL,
        digest BLOB NOT NULL,
        data BLOB NOT NULL,            -- zstd
        UNIQUE (origin, digest)
    );

    CREATE TABLE run (
        number INTEGER PRIMARY KEY,
        started TEXT NOT NULL,
        finished TEXT,
        counts TEXT NOT NULL DEFAULT '{}'
    );

    CREATE TABLE dictionary (number INTEGER PRIMARY KEY, data BLOB NOT NULL);
    """,
    """
    -- Its source's name as names are compared; NULL where it came in before this was kept.
    ALTER TABLE article ADD COLUMN source TEXT;
    -- Whether it was old when it was first seen: alerts leave it out.
    ALTER TABLE article ADD COLUMN backfill INTEGER NOT NULL DEFAULT 0;

    -- Ids under which an article came in though it has another.
    CREATE TABLE alias (
        id TEXT PRIMARY KEY,
        article TEXT NOT NULL,
        source TEXT NOT NULL           -- whose id it is, as names are compared
    ) WITHOUT ROWID;

    -- Whose an address is, and the ids of their own that full texts and entries there had.
    CREATE TABLE address (
        number INTEGER PRIMARY KEY,    -- a digest of the canonical address
        article TEXT NOT NULL,         -- '' where several articles have it
        full TEXT,
        entry TEXT
    );

    -- What withdrawn articles said.
    CREATE TABLE buried (content INTEGER PRIMARY KEY, article TEXT NOT NULL);
    CREATE INDEX buried_of ON buried (article);
    """,
    """
    -- What was added to versions by looking at the whole archive: see index.annotations.
    CREATE TABLE annotation (
        seq INTEGER PRIMARY KEY,       -- of the version in this state
        version INTEGER NOT NULL REFERENCES version,
        stage INTEGER NOT NULL,        -- which stage of the looking found it
        said TEXT NOT NULL,            -- JSON
        digest BLOB NOT NULL
    );
    CREATE INDEX annotation_of ON annotation (version);
    -- The current version's annotation.
    ALTER TABLE article ADD COLUMN annotated INTEGER REFERENCES annotation;

    -- How far each stage has come.
    CREATE TABLE look (
        stage INTEGER PRIMARY KEY,
        edition INTEGER NOT NULL,
        position INTEGER NOT NULL,
        again INTEGER NOT NULL,
        learned INTEGER NOT NULL
    );
    """,
    """
    -- Records whose reading is slow, by a digest of where they stood, what they were and how they
    -- were read: the same again needn't be read to be told unchanged.
    CREATE TABLE reading (record INTEGER PRIMARY KEY);
    """,
)
_APPLICATION = 0x444C4E31  # "DLN1": tells a ledger from any other SQLite file


def prepare(connection: sqlite3.Connection, name: str) -> None:
    """Bring the schema up to date; LedgerError where the file isn't a ledger or is a newer one."""
    # Of a new file alone. Articles compressed are a third of a small page, and would waste a fifth.
    connection.execute("PRAGMA page_size = 16384")
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA cache_size = -32768")  # KiB: a batch, and where ids belong
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if application not in (0, _APPLICATION):
        raise LedgerError(f"{name} is a database, but not a ledger of Dateline's")
    if version > len(MIGRATIONS):
        raise LedgerError(
            f"{name} was written by a newer Dateline (schema {version}, this one knows "
            f"{len(MIGRATIONS)}): update Dateline"
        )
    for number in range(version, len(MIGRATIONS)):
        connection.executescript(
            f"BEGIN IMMEDIATE;{MIGRATIONS[number]};"
            f"PRAGMA application_id = {_APPLICATION};PRAGMA user_version = {number + 1};COMMIT;"
        )
