"""Credits inside captions: who took a picture, where a source names it in the caption alone."""

import re

from msgspec.structs import replace

from indexer.page_lines import split_credit
from indexer.raw import RawArticle

# How photo wires close a caption for their clients' systems: `(KENYA - Tags: POLITICS)`.
_TAGS = re.compile(r"\s*\([A-Z][A-Z ,/.-]*\s-\sTags:[^()]*\)\s*$")


def part_credits(raw: RawArticle) -> RawArticle:
    """The fields with captions and credits apart, where no credit is given by itself."""
    if not raw.caption:
        return raw
    parts = [_TAGS.sub("", part) for part in raw.caption.split("\n\n")]
    if raw.credit:
        return replace(raw, caption="\n\n".join(filter(None, parts)))
    captions, credits_ = zip(*(split_credit(part) or (part, "") for part in parts), strict=True)
    return replace(
        raw,
        caption="\n\n".join(filter(None, captions)),
        credit="; ".join(dict.fromkeys(filter(None, credits_))),
    )
