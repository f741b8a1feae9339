"""Slices: each item of an XML document in a document of its own."""

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from indexer.xml_slices import root_of, slices
from indexer.xml_tree import parse_xml

ITEM = frozenset({"item"})
TEXTS = st.text(st.sampled_from("ab <>&\"'/!-[]?")).map(
    lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
)
PARTS = st.one_of(
    TEXTS,
    st.just("<![CDATA[</item><item>]]>"),
    st.just("<!-- <item> -->"),
    st.just("<?x <item?>"),
    st.just('<a b="item>"/>'),
    st.just("<c><d>x</d></c>"),
    st.just("<x:item xmlns:x='y'>inner</x:item>"),
)


@given(st.lists(st.lists(PARTS, max_size=4), max_size=5), TEXTS)
def test_every_item_stands_alone_within_what_surrounds_it(
    items: list[list[str]], head: str
) -> None:
    inner = "\n".join(f"<item>{''.join(parts)}</item>" for parts in items)
    text = f"<!-- x --><rss v='1'>\n<channel><title>{head}</title>\n{inner}</channel></rss>"
    whole = etree.fromstring(text).findall("channel/item")
    found = list(slices(text, ITEM))
    assert len(found) == len(whole)
    for (document, line), expected in zip(found, whole, strict=True):
        (own,) = parse_xml(document).findall("channel/item")
        assert etree.tostring(own, method="text", encoding="unicode", with_tail=False) == (
            etree.tostring(expected, method="text", encoding="unicode", with_tail=False)
        )
        assert line == int(str(expected.sourceline))


def test_a_doctype_that_defines_entities_goes_with_each_item() -> None:
    text = '<!DOCTYPE rss [<!ENTITY w "<b>x</b>">]>\n<rss><item>&w;</item><item>2</item></rss>'
    first, second = (document for document, _ in slices(text, ITEM))
    assert "".join(map(str, parse_xml(first).itertext())) == "x"
    assert "<!DOCTYPE" in second
    assert root_of('<!DOCTYPE nitf SYSTEM "a">\n<n:NITF xmlns:n="x">') == (
        "nitf",
        '<n:NITF xmlns:n="x">',
    )


def test_an_item_that_is_not_closed_ends_with_the_text() -> None:
    documents = [document for document, _ in slices("<rss><item>1</item><item>2<b>", ITEM)]
    assert documents == ["<rss><item>1</item></rss>", "<rss><item>2<b></rss>"]
