"""`python -m benchmarks.rebuild`: the index built anew from the ledger."""

from typing import Any

from benchmarks.job import job
from benchmarks.own import Own, command


def rebuild(own: Own) -> dict[str, Any]:
    """Time and peak memory of a rebuild, in a process of its own: of a copy of the archive."""
    with own.copied() as copy:
        took = job("rebuild", copy.archive)
    seconds = {"seconds": round(took["wall_s"], 2), "cpu_s": round(took["cpu_s"], 2)}
    return {"rebuild": {**seconds, "peak_rss": int(took["peak_rss"])}}


main = command(rebuild)

if __name__ == "__main__":
    main()
