"""Timing: how much of an answer's time was the engine's, told to whoever looks (Server-Timing)."""

from flask import Response

from search.result import SearchResult


def timed(response: Response, result: SearchResult) -> Response:
    """The response with the milliseconds that the search took in the engine."""
    response.headers["Server-Timing"] = f"engine;dur={result.took_ms:.3f}"
    return response
