"""Corrections: a source's own note on what it corrected, from wherever it stands."""

import json

import pytest

from indexer.corrections import read_correction
from indexer.raw import RawArticle
from tests.reading import article_of

NOTE = "The ferry sank on Monday, not on Sunday."


def _json(**fields: object) -> str:
    return json.dumps({"id": "a", "title": "Ferry", "body": "It sank.", **fields})


@pytest.mark.parametrize(
    "given",
    [
        {"correction": NOTE},
        {"correction": f"<p>{NOTE}</p>"},
        {"corrections": [NOTE]},
        {"correction": {"@type": "CorrectionComment", "text": NOTE}},
        {"corrections": [{"@type": "CorrectionComment", "text": NOTE, "datePublished": "2020"}]},
    ],
    ids=str,
)
def test_a_field_of_a_record_holds_it(given: dict[str, object]) -> None:
    assert article_of(_json(**given), "json").correction == NOTE


def test_what_is_no_note_is_kept_as_it_is() -> None:
    article = article_of(_json(correction=True), "json")
    assert article.correction == ""
    assert article.extra == {"correction": True}


def test_a_page_declares_it() -> None:
    data = {"@type": "NewsArticle", "headline": "Ferry", "articleBody": "It sank."}
    for given in (NOTE, {"@type": "CorrectionComment", "text": NOTE}):
        script = json.dumps({**data, "correction": given})
        page = f'<html><head><script type="application/ld+json">{script}</script></head></html>'
        assert article_of(page, "html").correction == NOTE
    script = json.dumps({**data, "correction": "https://wire.example.com/corrections"})
    page = f'<html><head><script type="application/ld+json">{script}</script></head></html>'
    assert article_of(page, "html").correction == ""


def test_agencies_say_it_in_a_note_to_editors() -> None:
    item = {"uri": "urn:a", "type": "text", "headline": "Ferry", "body_text": "It sank."}
    note = f"Eds: Corrects the day. {NOTE}"
    assert article_of(json.dumps({**item, "ednote": note}), "json").correction == note
    plain = article_of(json.dumps({**item, "ednote": "Pictures will follow."}), "json")
    assert plain.correction == ""
    assert plain.extra["ednote"] == "Pictures will follow."


def test_a_news_item_signals_it() -> None:
    def item(meta: str) -> str:
        return (
            '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:q:1" version="2">'
            f"<itemMeta>{meta}</itemMeta><contentMeta><headline>Ferry</headline></contentMeta>"
            "</newsItem>"
        )

    signal = '<signal qcode="sig:correction"/>'
    assert article_of(item(signal), "newsml-g2").correction == "Correction"
    with_note = f"{signal}<edNote>{NOTE}</edNote>"
    assert article_of(item(with_note), "newsml-g2").correction == NOTE
    assert article_of(item('<signal qcode="sig:update"/>'), "newsml-g2").correction == ""


def test_an_nitf_document_has_an_element_for_it() -> None:
    page = (
        f'<nitf><head><docdata><correction info="{NOTE}"/></docdata></head>'
        "<body><body.head><hedline><hl1>Ferry</hl1></hedline></body.head></body></nitf>"
    )
    assert article_of(page, "nitf").correction == NOTE


@pytest.mark.parametrize(
    "paragraph",
    [
        f"Correction: {NOTE}",
        f"CORRECTION – {NOTE}".replace("–", "(May 3):"),
        f"Correction, May 3: {NOTE}",
        f"(Corrects day in paragraph 2. {NOTE})",
        "This article was amended on 4 May 2020 to correct the day.",
        "An earlier version of this article misstated the day.",
        f"Korrektur: {NOTE}",
        f"Düzeltme: {NOTE}",
        "更正：渡轮于星期一沉没。",
    ],
)
def test_a_paragraph_of_the_text_is_one(paragraph: str) -> None:
    body = "It sank.\n\nThe crew swam.\n\nNobody was hurt.\n\nThe search goes on."
    for text in (f"{body}\n\n{paragraph}", f"{paragraph}\n\n{body}", paragraph):
        assert read_correction(RawArticle(body=text)) == paragraph


@pytest.mark.parametrize(
    "paragraph",
    [
        "Correction facilities are full.",
        "The correction: prices fell.",
        "He said: an earlier version of this article was better.",
        "This article was written in Izmir.",
        "A market correction – the third – came early.",
    ],
)
def test_a_paragraph_that_speaks_of_another_thing_is_none(paragraph: str) -> None:
    assert read_correction(RawArticle(body=f"It sank.\n\n{paragraph}")) == ""
    assert read_correction(RawArticle(body="")) == ""
