"""A record of XML as its tree."""

from index.rejected import Rejected
from indexer.raw import Record
from indexer.xml_text import xml_text
from indexer.xml_tree import Element, NotXml, parse_xml


def xml_root(record: Record) -> tuple[Element, tuple[str, ...]] | Rejected:
    """The root and remarks on what was mended; Rejected, with the line, if it is ill-formed."""
    text, remarks = xml_text(record.data)
    try:
        return parse_xml(text), remarks
    except NotXml as error:
        return record.rejected(str(error))
