"""Dateline beside its peers: the same articles and the same queries, in one run.

`python -m benchmarks --size 20000` writes `results.json`, `RESULTS.md` and `results.svg` here.
What is measured, and how the peers are kept comparable, is told at the end of `RESULTS.md`.
"""
