"""The names that pages give to their parts, and what each tells of the text in it: tables.

A class or an id is compared word by word: `post-related_links` holds `related`.
"""

import re
from functools import lru_cache

from indexer.html_blocks import Block, Holder
from indexer.page_lines import is_prose

# Elements that hold no paragraph of an article, unless they hold the whole of it.
_ELEMENTS = {
    "aside": "stands beside the article",
    "nav": "the site's menu",
    "footer": "the foot of the page",
    "form": "a form",
    "fieldset": "a form",
}
TEASER = "a teaser of a story"
COMMENTS = "readers' comments"
# What a word in an element's class or id says of all that stands in it.
_CLASSES = (
    (r"newsletters?|sign-?up|subscri\w*|inline-signup|email-capture|optin|opt-in|nws",
     "an invitation to subscribe or follow"),
    (r"teasers?", TEASER),
    (r"related\w*|recirc\w*|recommend\w*|read-?more|readmore|see-?also|also-?read|more-?(?:on|from"
     r"|stories|news|articles|like)|trending|popular|most-?read|outbrain|taboola|promos?"
     r"|jp-relatedposts|yarpp\w*|crosslinks?|further-?reading|next-?post|prev(?:ious)?-?post"
     r"|post-?nav\w*|nav-?links?|pagination|story-?links",
     "links to other stories"),
    (r"ads?|advert\w*|adslot|sponsor\w*|sponsored|dfp|banner", "an advertisement"),
    (r"share\w*|sharing|share-?bar|sharedaddy|addthis\w*|social-?(?:share|links|icons|bar|media-?"
     r"(?:share|links))|sociable", "buttons to share the story"),
    (r"comments?|disqus\w*|comment-?list|respond|reply", COMMENTS),
    (r"cookies?|gdpr|consent", "a notice of cookies or scripts"),
    (r"cta|donat\w*|membership|support-us|upsell|notification-?bar|wpfront\w*",
     "a request for money"),
    (r"breadcrumbs?|skip-?link|menu|navbar|site-?header|masthead", "the site's menu"),
    (r"copyright|legal|disclaimer|site-?footer|page-?footer", "the site's legal lines"),
    (r"author-?(?:bio|box|info|card|desc\w*)|about-?(?:the-?)?authors?|bio|biography|vcard",
     "what tells of the author"),
    (r"tags?|tag-?(?:list|links|cloud)|categories|post-?(?:tags|categories)|keywords",
     "the story's tags"),
)  # fmt: skip
_PICTURES = re.compile(
    r"(?:^|[\s_-])(?:wp-caption|caption|credits?|photo-?credit|image-?credit|figcaption|copyright"
    r"|img-?caption|image-?caption|media-?caption)",
    re.IGNORECASE,
)
_COMPILED = tuple(
    (re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])", re.IGNORECASE), why)
    for words, why in _CLASSES
)
_STANDFIRST = re.compile(
    r"(?:^|[\s_-])(?:stand-?first|dek|deck|sub-?title|sub-?head(?:line|ing)?|strap-?line|lede|chapo"
    r"|kicker-?text|article-?(?:summary|intro|description|lead|excerpt)|entry-?summary|tagline)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_COMMENTS = next(words for words, why in _COMPILED if why == COMMENTS)
# What holds nothing but labels and links: prose is none of it, whatever its element is called.
LABELS = frozenset(("buttons to share the story", "the site's menu", "the story's tags"))
UNLINKED = 0.3  # share of links up to which prose is the page's own text


def set_apart(block: Block, around: int) -> str:
    """Why a block is none of the article's, by the elements within those that hold the whole."""
    reasons = (told_by(each.name, each.marks) for each in _within(block, around))
    return next((why for why in reasons if why and not _is_vain(why, block)), "")


def holds_no_article(block: Block) -> bool:
    """Whether a block stands in an element that is by its nature none of an article's."""
    within = _within(block, 1)
    return any(each.name in _ELEMENTS or _COMMENTS.search(each.marks) for each in within)


def is_unlinked(block: Block) -> bool:
    """Whether a block is prose that leads nowhere else."""
    return block.linked_share <= UNLINKED and is_prose(block.text)


def _within(block: Block, around: int) -> tuple[Holder, ...]:
    """The elements within so many, and within what the page itself calls the article's body."""
    body = max((at for at, each in enumerate(block.path) if each.whole), default=-1)
    return block.path[max(around, body + 1) :]


def _is_vain(why: str, block: Block) -> bool:
    return why in LABELS and is_unlinked(block)


def is_standfirst(block: Block) -> bool:
    """Whether the page itself calls a block, or what holds it, the text's standfirst."""
    return any(_STANDFIRST.search(each.marks) for each in block.path[-2:])


def is_caption(block: Block, around: int) -> bool:
    """Whether a block stands under a picture."""
    return any(
        each.name in ("figure", "figcaption") or _PICTURES.search(each.marks)
        for each in block.path[around:]
    )


@lru_cache(8192)
def told_by(name: str, marks: str) -> str:
    """Why what stands in an element is none of the article's, by its name and marks."""
    if name in _ELEMENTS:
        return _ELEMENTS[name]
    return next((why for words, why in _COMPILED if words.search(marks)), "") if marks else ""
