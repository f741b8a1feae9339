"""Fetch: one answer of a web server, within limits of time, size, redirections and place."""

import http.client
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from importlib.metadata import version
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from index.errors import SourceError
from indexer.addresses import Address, is_public, resolve

_CHUNK = 1 << 16
_PORTS = {"http": 80, "https": 443}
_MOVED = frozenset({301, 302, 303, 307, 308})
_SAFE = "%/:=&?~#+!$,;'@()*[]"  # of an address, what stays as it is


class FetchFailed(SourceError):
    """There is no answer to be had, now or for this address at all; the message says why."""


@dataclass(frozen=True, slots=True)
class FetchRules:
    """How far a fetch goes."""

    permits: Callable[[Address], bool] = is_public
    timeout: float = 20.0  # seconds for each step
    longest: float = 120.0  # seconds for all
    largest: int = 64 << 20  # bytes, unpacked
    redirects: int = 5


@dataclass(frozen=True, slots=True)
class Validators:
    """By what a server tells that an answer is still the same."""

    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered; `data` is None where it is the same as before."""

    url: str  # after redirections
    data: bytes | None
    content_type: str = ""
    language: str = ""
    validators: Validators = field(default_factory=Validators)


def fetch(url: str, rules: FetchRules, known: Validators) -> Answer:
    """The answer at an address; FetchFailed where there is none to be had."""
    deadline = time.monotonic() + rules.longest
    for _ in range(rules.redirects + 1):
        try:
            answer = _ask(_checked(url), rules, known, deadline)
        except (OSError, http.client.HTTPException, zlib.error) as error:
            raise FetchFailed(f"{url}: {_fault(error)}") from error
        except SourceError as error:
            raise FetchFailed(f"{url}: {error}") from error
        if isinstance(answer, Answer):
            return answer
        url = joined(url, answer)
    raise FetchFailed(f"{url}: redirected more than {rules.redirects} times")


def _fault(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the server took too long"
    if isinstance(error, ConnectionError) and error.strerror:
        return f"the server can't be reached: {error.strerror}"
    return str(error) or type(error).__name__


def joined(url: str, place: str) -> str:
    """The address that a page calls `place`; FetchFailed where that is none."""
    try:
        return urljoin(url, place)
    except ValueError as error:
        raise FetchFailed(f"{url}: leads to {place[:200]!r}, which is no address") from error


def is_address(text: str) -> bool:
    """Whether it is an address of the web rather than a file's name."""
    return text.lower().startswith(("http://", "https://"))


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").encode("idna").decode()
        port = f":{parts.port}" if parts.port else ""
    except (ValueError, UnicodeError) as error:
        raise SourceError(f"isn't an address that can be read: {error}") from error
    if parts.scheme not in _PORTS or not host:
        raise SourceError("isn't an address that begins with http:// or https://")
    if parts.username or parts.password:
        raise SourceError("has a user's name in it, which isn't sent")
    path, query = quote(parts.path, safe=_SAFE), quote(parts.query, safe=_SAFE)
    host = f"[{host}]" if ":" in host else host
    return parts._replace(netloc=host + port, path=path, query=query, fragment="")


def _ask(parts: SplitResult, rules: FetchRules, known: Validators, deadline: float) -> Answer | str:
    """The answer, or the address that it redirects to."""
    connection = _connected(parts, rules)
    try:
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", target, headers=_headers(parts, known))
        with closing(connection.getresponse()) as response:
            place = response.getheader("Location", "")
            if response.status in _MOVED and place:
                return place
            return _read(parts.geturl(), response, rules, deadline)
    finally:
        connection.close()


def _connected(parts: SplitResult, rules: FetchRules) -> http.client.HTTPConnection:
    """A connection to an address that was looked at, whatever the host's name leads to by now."""
    host = str(parts.hostname)
    port = parts.port or _PORTS[parts.scheme]
    connection = http.client.HTTPConnection(host, port, timeout=rules.timeout)
    plain = _reached(resolve(host, port, rules.permits), port, rules.timeout)
    if parts.scheme == "https":
        connection.sock = ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    else:
        connection.sock = plain
    return connection


def _reached(addresses: Sequence[str], port: int, timeout: float) -> socket.socket:
    """A connection to the first of a host's addresses that answers."""
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout)
    return socket.create_connection((addresses[-1], port), timeout)


def _headers(parts: SplitResult, known: Validators) -> dict[str, str]:
    headers = {
        "Host": parts.netloc,
        "User-Agent": f"Dateline/{version('dateline')}",
        "Accept": "application/rss+xml, application/xml, text/html;q=0.9, */*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
    if known.etag:
        headers["If-None-Match"] = known.etag
    if known.modified:
        headers["If-Modified-Since"] = known.modified
    return headers


def _read(
    url: str, response: http.client.HTTPResponse, rules: FetchRules, deadline: float
) -> Answer:
    validators = Validators(response.getheader("ETag", ""), response.getheader("Last-Modified", ""))
    if response.status == http.HTTPStatus.NOT_MODIFIED:
        return Answer(url, None, validators=validators)
    if response.status != http.HTTPStatus.OK:
        raise SourceError(f"the server answers {response.status} {response.reason}")
    data = _content(response, rules, deadline)
    return Answer(
        url,
        data,
        response.getheader("Content-Type", ""),
        response.getheader("Content-Language", ""),
        validators,
    )


def _content(response: http.client.HTTPResponse, rules: FetchRules, deadline: float) -> bytes:
    """The unpacked bytes; SourceError as soon as they are too many or come too slowly."""
    packed = response.getheader("Content-Encoding", "").lower() == "gzip"
    unpacker = zlib.decompressobj(wbits=31) if packed else None
    data = bytearray()
    while chunk := response.read1(_CHUNK):
        data += unpacker.decompress(chunk, rules.largest + 1 - len(data)) if unpacker else chunk
        if len(data) > rules.largest:
            raise SourceError(f"is larger than {rules.largest >> 20} MB")
        if time.monotonic() > deadline:
            raise SourceError("the server took too long")
    if response.length or (unpacker and not unpacker.eof):
        raise SourceError("the answer is cut off")
    return bytes(data)
