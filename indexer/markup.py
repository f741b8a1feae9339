"""HTML in a body or a standfirst turned into plain text; all else stays as it is written.

A wire writes `<I>` or `<SRD>` for a company's ticker, and a story about the web may be headed
`<script>`. So a text is HTML only where it has the marks of paragraphs: a block's closing tag, a
block with attributes, a line break or an image. A title is never taken for HTML; what it holds is
shown as written, escaped.
"""

import html
import re

import bleach

_BLOCK = (
    "p div section article header footer main aside figure figcaption blockquote pre ul ol li dl dt"
    " dd table thead tbody tr h1 h2 h3 h4 h5 h6 hr form address center"
)
_INLINE = (
    "a abbr acronym b big br button cite code del dfn em font i iframe img input ins kbd label mark"
    " noscript object picture q s samp script small source span strike strong style sub sup td"
    " template th time tt u var video audio svg nobr wbr"
)


def _names(names: str) -> str:
    return "|".join(sorted(names.split(), reverse=True))


_REST = r"(?:\s[^<>=]*=[^<>]*|\s*/?)>"
_ANY = rf"(?:{_names(_BLOCK + ' ' + _INLINE)}){_REST}"
_SIGN = re.compile(
    rf"</(?:{_names(_BLOCK)})\s*>"
    rf"|<(?i:br|hr|img|(?:{_names(_BLOCK)})(?=\s[^<>=]*=)){_REST}"
    r"|<(?:p|li)\s*/?>"  # in small letters: `<P>` may be a ticker
)
_UNSEEN = re.compile(
    r"<(script|style|noscript|template|svg|iframe|object)\b[^<>]*>.*?(?:</\1\s*>|\Z)"
    r"|<!--.*?(?:-->|\Z)",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK_TAG = re.compile(rf"</?(?:{_names(_BLOCK)}){_REST}", re.IGNORECASE)
_LINE_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)
_NOT_A_TAG = re.compile(rf"<(?!/?{_ANY})", re.IGNORECASE)
_BLANK = re.compile(r"\n\s*\n")
_SPACES = re.compile(r"\s+")


def plain_text(text: str) -> str:
    """The text without markup, its blocks parted by a blank line, entities unescaped once.

    A text that isn't HTML comes back unchanged, entities and all.
    """
    if "<" not in text or not _SIGN.search(text):
        return text
    text = _UNSEEN.sub(" ", text)
    if _BLOCK_TAG.search(text) or _LINE_TAG.search(text):
        text = "\n\n".join(_SPACES.sub(" ", part) for part in _BLANK.split(text))
    text = _BLOCK_TAG.sub("\n\n", _LINE_TAG.sub("\n", text))
    text = bleach.clean(_NOT_A_TAG.sub("&lt;", text), tags=frozenset(), strip=True)
    return html.unescape(text).replace("\xa0", " ").strip()
