"""Dateline beside its peers: the same articles and the same queries, in one run; and by itself.

`make bench` compares (`python -m benchmarks`), `make bench-http` measures what is served (`.http`,
`.startup`), `make bench-archive` the rest (`.live`, `.rebuild`, `.intake`, `.worst`). Each takes
`SIZE=`, writes its part of `results.json`, and makes `RESULTS.md` and `results.svg` anew. What is
measured, and how the peers are kept comparable, is told in `reading.md`, the end of `RESULTS.md`.
"""
