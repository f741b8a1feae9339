"""Tokens: who may write over HTTP. There is no other right: whoever has a token may change all."""

import os
from collections.abc import Mapping
from hmac import compare_digest
from pathlib import Path

from flask import request
from werkzeug.datastructures import WWWAuthenticate
from werkzeug.exceptions import Forbidden, Unauthorized

from index.errors import SettingsError

VARIABLE = "DATELINE_TOKEN"
FILE_VARIABLE = "DATELINE_TOKEN_FILE"
_SHORTEST = 16  # characters: fewer can be guessed

Tokens = tuple[str, ...]


def read_tokens(environment: Mapping[str, str]) -> Tokens:
    """The tokens of DATELINE_TOKEN and of the file that DATELINE_TOKEN_FILE names, one a line.

    SettingsError for one that is too short; it isn't shown.
    """
    text = environment.get(VARIABLE, "")
    if path := environment.get(FILE_VARIABLE):
        text += f"\n{Path(path).read_text('utf-8')}"
    tokens = tuple(text.split())
    if any(len(each) < _SHORTEST or not each.isascii() for each in tokens):
        raise SettingsError(
            f"{VARIABLE}: a token has at least {_SHORTEST} letters and digits, as"
            " 'openssl rand -hex 24' makes them"
        )
    return tokens


def own_tokens() -> Tokens:
    """The tokens of this process."""
    return read_tokens(os.environ)


def admit(tokens: Tokens) -> None:
    """Go on if the request bears one of the tokens; else 401, or 403 where nobody may write."""
    if not tokens:
        raise Forbidden(
            "Nothing can be written over HTTP here: the server was started without a token"
            f" ({VARIABLE})."
        )
    given = request.authorization
    if given is None or given.type != "bearer" or not given.token:
        raise _unauthorized("Writing needs a token, in the header 'Authorization: Bearer …'.")
    sent = given.token.encode("utf-8", "replace")
    fits = [compare_digest(sent, each.encode()) for each in tokens]  # all, in the same time
    if not any(fits):
        raise _unauthorized("The token isn't known here.", error="invalid_token")


def _unauthorized(detail: str, **more: str) -> Unauthorized:
    challenge = WWWAuthenticate("bearer", {"realm": "Dateline archive", **more})
    return Unauthorized(detail, www_authenticate=challenge)
