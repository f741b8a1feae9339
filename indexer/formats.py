"""The readers by name: what a record's `format` says."""

from collections.abc import Callable

from index.rejected import Rejected
from indexer.raw import RawArticle, Record
from indexer.read_feed import read_feed
from indexer.read_html import read_html, read_warc
from indexer.read_json import read_json
from indexer.read_markdown import read_markdown
from indexer.read_newsml_g2 import read_newsml_g2
from indexer.read_nitf import read_nitf
from indexer.read_scraped import read_scraped
from indexer.read_sitemap import read_sitemap
from indexer.read_wordpress import read_wordpress

FORMATS: dict[str, Callable[[Record], RawArticle | Rejected]] = {
    "json": read_json,
    "scraped": read_scraped,
    "nitf": read_nitf,
    "newsml-g2": read_newsml_g2,
    "html": read_html,
    "warc": read_warc,
    "feed": read_feed,
    "sitemap": read_sitemap,
    "wordpress": read_wordpress,
    "markdown": read_markdown,
}
