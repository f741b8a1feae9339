"""What becomes of a page's lines, whatever an extractor first took for its main text."""

from indexer.html_blocks import key_of, page_blocks
from indexer.html_lines import Role, read_lines
from indexer.read_html import page_root
from tests.test_html import FIRST, LAST, SECOND, THIRD

OTHER = "Why do gulls follow buses, and what can be done about it in the towns of the shore?"


def body(page: str, *found: str) -> list[str]:
    """The paragraphs of a page in which these lines were found first."""
    root = page_root(page)
    assert root is not None
    lines = read_lines(page_blocks(root), [key_of(each) for each in found], "Ferry Line")
    return [each.text for each in lines if each.role is Role.BODY]


def test_a_paragraph_lost_between_two_is_found_again() -> None:
    page = f"<main><p>{FIRST}</p><div><p>{SECOND}</p></div><p>{THIRD}</p></main>"
    assert body(page, FIRST, THIRD) == [FIRST, SECOND, THIRD]


def test_what_stands_much_deeper_between_two_is_not() -> None:
    deep = f"<div><div><div><div><p>{OTHER}</p></div></div></div></div>"
    assert body(f"<main><p>{FIRST}</p>{deep}<p>{THIRD}</p></main>", FIRST, THIRD) == [FIRST, THIRD]


def test_paragraphs_next_to_the_first_and_last_are_found_again() -> None:
    page = f"<main><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p><p>{LAST}</p></main>"
    assert body(page, SECOND, THIRD) == [FIRST, SECOND, THIRD, LAST]


def test_columns_made_alike_belong_to_one_text_and_others_do_not() -> None:
    page = (
        f'<main><div class="a"><div class="text"><p>{FIRST}</p></div></div>'
        f'<div class="b"><p>{OTHER}</p></div>'
        f'<div class="a"><div class="text"><p>{SECOND}</p></div></div></main>'
    )
    assert body(page, FIRST) == [FIRST, SECOND]


def test_the_like_of_another_article_is_no_part_of_this_one() -> None:
    page = f"<div><article><p>{FIRST}</p></article><article><p>{OTHER}</p></article></div>"
    assert body(page, FIRST) == [FIRST]


def test_an_element_with_much_more_prose_is_the_article() -> None:
    page = f"<aside><p>{OTHER}</p></aside><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    notice = "<footer><p>For your own use alone.</p></footer>"
    assert body(page + notice, "For your own use alone.") == [FIRST, SECOND, THIRD]


def test_links_and_hidden_lines_among_the_text_found_are_left_out() -> None:
    link = f'<p><a href="/gulls">{OTHER}</a></p>'
    hidden = f"<p hidden>{LAST}</p>"
    page = f"<main><p>{FIRST}</p>{link}<p>{SECOND}</p>{hidden}<p>{THIRD}</p></main>"
    assert body(page, FIRST, OTHER, SECOND, LAST, THIRD) == [FIRST, SECOND, THIRD]


def test_one_link_in_a_sentence_leaves_it_a_sentence() -> None:
    linked = FIRST.replace("Piraeus", '<a href="/piraeus">Piraeus</a>')
    assert body(f"<main><p>{linked}</p><p>{SECOND}</p></main>", FIRST, SECOND) == [FIRST, SECOND]


def test_of_a_text_that_stands_twice_the_one_in_the_article_is_taken() -> None:
    page = (
        f"<header><p>{FIRST}</p></header><nav><p>Sea</p><p>Shore</p></nav>"
        f"<main><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></main>"
    )
    assert body(page, FIRST, SECOND, THIRD) == [FIRST, SECOND, THIRD]


def test_the_text_ends_at_a_heading_over_other_stories() -> None:
    page = f"<main><p>{FIRST}</p><p>{SECOND}</p><h3>Most read</h3><p>Gulls Follow Buses</p></main>"
    assert body(page, FIRST, SECOND, "Most read", "Gulls Follow Buses") == [FIRST, SECOND]


def test_the_text_goes_on_after_links_in_its_middle() -> None:
    page = f"<main><p>{FIRST}</p><h3>Related</h3><p>Gulls Follow Buses</p><p>{SECOND}</p></main>"
    assert body(page, FIRST, "Related", "Gulls Follow Buses", SECOND) == [FIRST, SECOND]


def test_a_heading_above_the_text_does_not_end_it() -> None:
    page = f"<main><h2>Around the web</h2><h1>Ferry Line</h1><p>{FIRST}</p></main>"
    assert body(page, "Around the web", "Ferry Line", FIRST) == [FIRST]
