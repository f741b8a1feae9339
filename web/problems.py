"""Errors on the web: their HTTP status in one table, as a page or as problem+json (RFC 9457)."""

import json
from urllib.parse import quote

from flask import Flask, Response, redirect, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound
from werkzeug.http import HTTP_STATUS_CODES
from werkzeug.wrappers import Response as BaseResponse

from index.errors import (
    ArchiveError,
    Gone,
    IndexDamaged,
    IndexLocked,
    LedgerError,
    NoArchive,
    RequestError,
)
from index.errors import NotFound as Missing

STATUS: dict[type[ArchiveError], int] = {
    RequestError: 400,
    Missing: 404,
    Gone: 410,
    IndexLocked: 503,
    IndexDamaged: 503,
    LedgerError: 503,
    NoArchive: 503,
}

# What a page says to a reader, and what to do.
ADVICE = {
    400: ("This can’t be read", "The address has a part that can’t be understood."),
    404: (
        "Not here",
        "There is nothing at this address. It may have been mistyped, or the article may never"
        " have been in this archive: a search by its title or its words may find it.",
    ),
    405: ("Not that way", "This address can be read, but nothing can be sent to it."),
    410: ("Withdrawn", "This article was withdrawn."),
    500: (
        "Something broke",
        "The fault is ours, not yours. Try again; if it happens again, tell whoever runs this"
        " archive at what time it did.",
    ),
    503: ("Not available just now", "The archive can’t answer at this moment. Try again shortly."),
}


_READS = frozenset({"GET", "HEAD"})
_TOLD = frozenset({"Allow", "WWW-Authenticate"})  # headers that an error of its own kind has


def handle_errors(app: Flask) -> None:
    """Have the app answer every error in its own form."""
    app.register_error_handler(ArchiveError, _archive_error)
    app.register_error_handler(HTTPException, _http_error)


def status_of(error: ArchiveError) -> int:
    """The HTTP status of an error."""
    return STATUS.get(type(error), 500)


def _archive_error(error: ArchiveError) -> BaseResponse:
    if isinstance(error, Missing) and (path := _without_slash()):
        return redirect(path, 301)
    return _answer(status_of(error), str(error))


def _http_error(error: HTTPException) -> BaseResponse:
    if error.code == 404 and (path := _without_slash()):
        return redirect(path, 301)
    response = _answer(error.code or 500, _detail(error))
    kept = [pair for pair in error.get_headers() if pair[0] in _TOLD]
    response.headers.extend(kept)
    return response


def _without_slash() -> str:
    """The same address of a page without the slashes at its end; "" where there are none."""
    path = f"/{request.path.strip('/')}"  # of one that begins with two, another host could be told
    if request.path == path or request.path.startswith("/api/") or request.method not in _READS:
        return ""
    query = request.query_string.decode("latin-1")
    return f"{request.script_root}{quote(path)}{'?' if query else ''}{query}"


def _detail(error: HTTPException) -> str:
    """What the API says is wrong: of addresses and methods it tells what there is."""
    match error:
        case MethodNotAllowed(valid_methods=methods):
            known = ", ".join(sorted(methods or ()))
            return f"{request.method} isn't understood here; {known} are."
        case NotFound() if error.description == NotFound.description:
            return f"There is nothing at {request.path}: /docs lists what there is."
        case _:
            return error.description or ""


def _answer(status: int, detail: str) -> Response:
    if request.path.startswith("/api/"):
        return problem(status, detail)
    title, advice = ADVICE.get(status, (HTTP_STATUS_CODES[status], detail))
    detail = detail if status == 400 else ""
    page = render_template("error.html", title=title, advice=advice, detail=detail, status=status)
    return Response(page, status)


def problem(status: int, detail: str, **more: object) -> Response:
    """An error of the API, with what more there is to tell."""
    body: dict[str, object] = {
        "type": "about:blank",
        "title": HTTP_STATUS_CODES[status],
        "status": status,
        "detail": detail,
        **more,
    }
    text = json.dumps(body, ensure_ascii=False)
    answer = Response(text, status, content_type="application/problem+json")
    if status == 503:
        answer.headers["Retry-After"] = "1"
    return answer
