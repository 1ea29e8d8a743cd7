"""What changed between two texts can be taken back, unless somebody has changed the same lines since."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.text_change import ChangedSinceError, Step, compare_files, compare_texts

LINES = st.lists(st.sampled_from(["a\n", "b\n", "c\n", "\n", "    topic: t\n"]), max_size=12).map("".join)


@given(LINES, LINES)
def test_a_change_can_be_made_and_taken_back(old: str, new: str) -> None:
    """On the texts themselves it always can, to the byte."""
    change = compare_texts(old, new)
    if old != new:
        assert change.apply(old) == new
        assert change.back().apply(new) == old


@given(LINES, LINES, LINES, st.integers(0, 40))
def test_elsewhere_is_left_alone(old: str, new: str, more: str, at: int) -> None:
    """Where others have written between, their lines stay, or the change is refused: nothing is ever lost."""
    lines = new.splitlines(keepends=True)
    at = min(at, len(lines))
    now = "".join([*lines[:at], "# theirs\n", more, *lines[at:]])
    try:
        back = compare_texts(old, new).back().apply(now)
    except ChangedSinceError:
        return
    assert "# theirs\n" in back
    assert sorted(back.splitlines()) == sorted([*old.splitlines(), "# theirs", *more.splitlines()])


def test_it_is_found_where_it_has_moved_to() -> None:
    """Its lines may stand further down, and the lines around may have changed."""
    change = compare_texts("one\ntwo\nthree\n", "one\n2\nthree\n")
    assert change.back().apply("new\nother\n2\nthree!\n") == "new\nother\ntwo\nthree!\n"


@pytest.mark.parametrize("now", ["one\n3\nthree\n", "one\nthree\n", ""])
def test_what_was_changed_since_is_refused(now: str) -> None:
    """Whoever wrote there last is right."""
    with pytest.raises(ChangedSinceError):
        compare_texts("one\ntwo\nthree\n", "one\n2\nthree\n").back().apply(now)


def test_of_several_the_one_at_its_line_is_meant() -> None:
    """Lines that stand there twice are told apart by their line; where that is another's, nothing is done."""
    change = compare_texts("x\na\nx\nb\n", "x\na\nx\nx\nb\n")
    assert change.back().apply("x\na\nx\nx\nb\n") == "x\na\nx\nb\n"


def test_all_files_or_none() -> None:
    """A step in two files is not half taken back; a file that was made by it becomes blank."""
    step = Step("both", compare_files({"a": "1\n"}, {"a": "2\n", "b": "new\n"}))
    assert step.back().apply({"a": "2\n", "b": "new\n"}) == {"a": "1\n", "b": ""}
    texts = {"a": "2\n", "b": "newer\n"}
    with pytest.raises(ChangedSinceError):
        step.back().apply(texts)
    assert texts == {"a": "2\n", "b": "newer\n"}
