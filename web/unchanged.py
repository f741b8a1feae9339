"""Unchanged: answers that say what they are, so that whoever has them isn't sent them again."""

from flask import Response, request


def marked(response: Response) -> Response:
    """The response with an ETag of its content, or a 304 for whoever has just that.

    There is no Last-Modified: what was withdrawn since leaves only older articles behind, and by
    their dates nothing would seem to have changed.
    """
    response.add_etag()
    response.make_conditional(request)
    return response
