"""Kinds: what a file holds, told by its first bytes, and by its name where they say nothing."""

import re
from pathlib import Path

from indexer.json_fields import field_of
from indexer.page_lines import is_prose
from indexer.texts import clean, decode_head

_PACKED = (".gz", ".bz2", ".xz", ".zst")
_BY_NAME = {
    ".txt": "page", ".jsonl": "lines", ".ndjson": "lines", ".json": "document",
    ".csv": "table", ".tsv": "table", ".tab": "table", ".html": "html", ".htm": "html",
    ".xhtml": "html", ".xml": "xml", ".rss": "xml", ".atom": "xml", ".nitf": "xml",
    ".newsml": "xml", ".md": "markdown", ".markdown": "markdown", ".zip": "zip", ".tar": "tar",
    ".warc": "warc", ".anpa": "wire", ".iptc": "wire",
}  # fmt: skip
KNOWN = tuple(_BY_NAME)
_TELLS_NOTHING = ("", ".text", ".asc", ".dat", ".data", ".page")
_ABOUT = frozenset({"title", "body", "summary", "url", "date", "author"})

_LINES = re.compile(r"\s*\{[^\n]*\}\s*\n\s*\{")
_JSON = re.compile(r'\s*(?:\{\s*["}]|\[\s*[\[{\]])')
_WIRE = re.compile(r"[\x16\x00\s]*(?:\x01[^\x02]{0,400}\x02|ZCZC\s)")
_FRONT_MATTER = re.compile(r"\s*(?:---[ \t]*\r?\n.*?\n---|\+\+\+[ \t]*\r?\n.*?\n\+\+\+)", re.DOTALL)
_PROLOG = re.compile(r"(?:\s+|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_HTML = re.compile(r"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_ELEMENT = re.compile(r"<(?:!DOCTYPE|[A-Za-z_][\w.:-]*[\s/>])")
_ROOT = re.compile(
    r"<(?:[\w-]+:)?(?:nitf|newsml|newsmessage|newsitem|rss|rdf|feed|urlset)\b", re.IGNORECASE
)
_MARK = re.compile(r"[,;\t|]")


def kind_of(head: bytes, name: str) -> str | None:
    """How to read a file that begins so and is called so; None if no way is known."""
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head[257:262] == b"ustar":
        return "tar"
    if head.startswith(b"WARC/"):
        return "warc"
    named = _BY_NAME.get(suffix(name))
    text = decode_head(head)
    return _by_text(text, named) or named


def is_plain_text(head: bytes, name: str) -> bool:
    """Whether a file whose name says nothing is the text of a page: sentences."""
    text = decode_head(head)
    if suffix(name) not in _TELLS_NOTHING or text != clean(text):
        return False
    return any(is_prose(line.strip()) for line in text.split("\n"))


def suffix(name: str) -> str:
    """The end of a file's name that tells what is in it, without `.gz` and the like."""
    lower = name.lower()
    for packed in _PACKED:
        lower = lower.removesuffix(packed)
    return Path(lower).suffix


def _by_text(text: str, named: str | None) -> str | None:
    if _WIRE.match(text):
        return "wire"
    if _JSON.match(text):
        as_lines = named == "lines" or (named != "document" and _LINES.match(text))
        return "lines" if as_lines else "document"
    if _FRONT_MATTER.match(text):
        return "markdown"
    if named not in ("table", "markdown") and _is_table(text):
        return "table"
    return _by_markup(text, named) if text.lstrip()[:1] == "<" else None


def _by_markup(text: str, named: str | None) -> str | None:
    start = _PROLOG.match(text)
    rest = text[start.end() if start else 0 :]
    if _HTML.match(rest):
        return "html"
    if text.lstrip().startswith("<?xml") or (named != "html" and _is_xml(rest, named)):
        return "xml"
    return None


def _is_xml(rest: str, named: str | None) -> bool:
    """Whether a text that begins with a tag is XML, and no page that quotes one."""
    if not _ELEMENT.match(rest):
        return False
    return named in (None, "xml") or "xmlns" in rest[:2000] or bool(_ROOT.match(rest))


def _is_table(text: str) -> bool:
    """Whether the first line names the columns of a table of articles."""
    line = text.lstrip("\ufeff").split("\n", 1)[0].strip()
    marks = set(_MARK.findall(line))
    if "\n" not in text or len(marks) != 1:
        return False
    names = [cell.strip(" \"'") for cell in line.split(marks.pop())]
    known = {found[0] for name in names if (found := field_of(name))}
    return len(known) >= 2 and bool(known & _ABOUT) and all(len(name) < 40 for name in names)
