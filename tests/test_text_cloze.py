"""Cloze texts: the stretches, and what would lose a card."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.language.markup import Piece, TextSpan, filled, find_fault, plain, read_spans, split_cloze


def test_pieces_keep_order_number_and_hint() -> None:
    """Deletions carry their number and hint; the rest is text."""
    assert split_cloze("A {{c1::b}} c {{c2::d::hint}}.") == (
        Piece("A "),
        Piece("b", 1),
        Piece(" c "),
        Piece("d", 2, "hint"),
        Piece("."),
    )
    assert filled("A {{c1::b}} c {{c2::d::hint}}.") == "A b c d."


def test_a_brace_at_the_end_of_a_deletion() -> None:
    """Anki ends a deletion at the first two braces, and would show the third to the learner."""
    assert "ends in a brace" in find_fault("The set is {{c1::{a, {b}}}}.")
    assert find_fault("The set is {{c1::{a, b} }} {{c2::x}}.") == ""


@pytest.mark.parametrize(
    ("written", "answer"),
    [
        (r"{{c1::std\::variant}}", "std::variant"),
        (r"{{c1::a\:\:b::hint}}", "a::b"),
        (r"{{c1::{a, {b\}\}}}", "{a, {b}}"),
        (r"{{c1::{a\}}}", "{a}"),
        (r"{{c1::\{{x\}\}}}", "{{x}}"),
        (r"{{c1::2\*3}}", r"2\*3"),
    ],
)
def test_whatever_a_deletion_holds_can_be_written(written: str, answer: str) -> None:
    """Behind a backslash colons and braces are text, so that any words can be recalled."""
    assert find_fault(written) == ""
    assert (split_cloze(written)[0].text, filled(written)) == (answer, answer)


def test_one_number_may_stand_twice() -> None:
    """Two deletions of one number make one card, which is allowed."""
    assert find_fault("{{c1::a}} and {{c1::b}}") == ""


@given(st.text(max_size=60))
def test_text_without_a_deletion_is_kept(text: str) -> None:
    """Pieces of a text put together are the text, whatever stands in it."""
    if "{{c" not in text and "\\" not in text:
        assert "".join(piece.text for piece in split_cloze(text)) == text


def test_marks() -> None:
    """Bold and italic are marks, nested too; a star that marks nothing stays."""
    assert read_spans("a **b *c* d** e") == [
        TextSpan("a "),
        TextSpan("b ", bold=True),
        TextSpan("c", bold=True, italic=True),
        TextSpan(" d", bold=True),
        TextSpan(" e"),
    ]
    assert plain("2 * 3 * 4, **") == "2 * 3 * 4, **"
    assert plain("2*3*4 and *x*") == "2*3*4 and x"
    assert plain(r"\*x* is **\*y**") == "*x* is *y"
    assert plain("**4.8 million** shells") == "4.8 million shells"


@given(st.text(alphabet="a* b", max_size=30))
def test_marks_lose_nothing_but_stars(text: str) -> None:
    """Whatever the stars, no letter is lost and none is added."""
    assert plain(text).replace("*", "") == text.replace("*", "")
    assert "".join(span.text for span in read_spans(text)) == plain(text)
