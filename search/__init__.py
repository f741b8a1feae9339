"""From a request to a result: the query language, its evaluation, facets and snippets."""
