"""ETags of articles: what a reader was shown, so that nobody overwrites what they haven't seen."""

import json
from hashlib import blake2b

from flask import request
from werkzeug.exceptions import PreconditionFailed

from index.article import Article
from index.settings import Settings
from web.access import seen


def article_tag(article: Article, settings: Settings) -> str:
    """The tag of an article as it is shown."""
    text = json.dumps(seen(article, settings).to_json(), sort_keys=True, ensure_ascii=False)
    return blake2b(text.encode("utf-8", "replace"), digest_size=16).hexdigest()


def check_match(article: Article | None, settings: Settings) -> None:
    """Go on if the request's conditions fit what stands, or fit nothing (None); else 412."""
    wanted, unwanted = request.if_match, request.if_none_match
    tag = article_tag(article, settings) if article else ""
    if "If-Match" in request.headers and not (tag and (wanted.star_tag or tag in _tags(wanted))):
        raise PreconditionFailed(
            "If-Match: the article isn't as it was when it had this ETag"
            if tag
            else "If-Match: there is no such article"
        )
    if tag and (unwanted.star_tag or tag in _tags(unwanted)):
        raise PreconditionFailed("If-None-Match: there is such an article")


def _tags(etags: object) -> set[str]:
    """The tags, without the name of the compression that an answer came in."""
    return {tag.partition(":")[0] for tag in etags.as_set() if tag}  # type: ignore[attr-defined]
