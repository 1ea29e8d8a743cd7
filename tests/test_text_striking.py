"""What a line has in the same words is struck out; what may be part of something larger is not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.language.literals import mask_literals


@pytest.mark.parametrize(
    ("text", "surface", "gone"),
    [
        ("It holds 4.8 million shells", "4.8 million", True),
        ("**4.8 million** shells", "4.8 million", True),
        ("10,000", "10,000", True),
        ("In 2019, he came", "2019", True),
        ("It holds 14.8 million shells", "4.8 million", False),
        ("It costs $4.8 million", "4.8 million", False),
        ("It runs 4.8 million km", "4.8 million", False),
        ("It opens on 10 September", "10", False),
        ("It opens on September 10", "10", False),
        ("It took 8 to 13 days", "13 days", False),
        ("It rose by 5%", "5", False),
        ("It took mid-2019", "2019", False),
        ("half a million", "million", False),
        ("3 4", "4", False),
    ],
)
def test_only_what_stands_alone_is_struck(text: str, surface: str, gone: bool) -> None:
    """A number next to a unit, scale, month, sign or range is left to be understood as a whole."""
    assert (surface not in mask_literals(text, [surface])) is gone


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=8), max_size=4))
def test_places_stay(text: str, surfaces: list[str]) -> None:
    """Striking puts blanks and moves nothing."""
    left = mask_literals(text, surfaces)
    assert len(left) == len(text)
    assert all(one in (other, " ") for one, other in zip(left, text, strict=True))
