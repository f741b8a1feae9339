"""The archive at rest: Article, ledger, schema, codec of arrays, segments and their writer.

The ledger (one SQLite file) is the truth; the index beside it is derived from it and can be
rebuilt. Nothing here knows how a query is written, where an article came from, or how a page looks.
"""
