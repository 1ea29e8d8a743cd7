"""Small files: what is compressed is what zlib opens, the same everywhere, and the document is what it was."""

from __future__ import annotations

import hashlib
import io
import zlib

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.render.brief import render_brief
from briefdeck.render.deflate import code_lengths, deflate, make_codes
from tests.support.briefs import PAGES, sample

pytestmark = pytest.mark.slow

WORDS = st.lists(
    st.sampled_from([b"BT ", b"1 0 0 1 ", b"Tm\n", b"<0a0b>", b"\x00", b"\xff" * 5, b"ET\n"]), max_size=400
)


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.binary(max_size=3000), WORDS.map(b"".join)))
def test_zlib_opens_what_is_compressed(data: bytes) -> None:
    """Every byte comes back."""
    assert zlib.decompress(deflate(data)) == data


@pytest.mark.parametrize("data", [b"", b"a", b"ab" * 70_000, bytes(range(256)) * 300, b"x" * 258 + b"y" + b"x" * 259])
def test_long_repeats_and_long_ways_back(data: bytes) -> None:
    """Also of more than the window, and of exactly the longest repeat."""
    assert zlib.decompress(deflate(data)) == data


def test_it_is_nearly_as_small_as_zlib_makes_it() -> None:
    """A fifth larger at most, for operators and text."""
    data = b"".join(b"1 0 0 1 %d %d Tm\n[<%04x> -12 <%04x>] TJ\n" % (n, 800 - n, n * 7, n * 13) for n in range(2000))
    assert len(deflate(data)) < 1.2 * len(zlib.compress(data))


def test_the_bytes_are_those_of_any_machine() -> None:
    """They follow from this program alone: here they are, once and for all."""
    data = b"".join(b"%d plus %d is %d\n" % (n, n, 2 * n) for n in range(500))
    assert (
        hashlib.sha256(deflate(data)).hexdigest() == "0d520f187bdddb3bab40097dc24406c524747ae09229a9e66287d872f85033f8"
    )


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=286), st.sampled_from([7, 15]))
def test_codes_are_whole_and_short(counts: list[int], longest: int) -> None:
    """No code is longer than it may be, none begins another, and together they use up all that there are."""
    if longest == 7:
        counts = counts[:19]
    lengths = code_lengths(counts, longest)
    assert max(lengths) <= longest
    used = [length for length in lengths if length]
    if len(used) > 1:
        assert sum(2.0**-length for length in used) == 1.0
    assert len(set(make_codes(lengths)) - {(0, 0)}) == len(used)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_small_and_whole(name: str) -> None:
    """Under 80 kB; other programs find its objects without mending it, and its metadata can be read by any."""
    data = render_brief(sample(), name).pdf
    assert len(data) < 80_000
    with pikepdf.open(io.BytesIO(data)) as document:
        assert document.check_pdf_syntax() == []
        assert not document.is_linearized
        filters = {str(each.get("/Filter", "")) for each in document.objects if isinstance(each, pikepdf.Stream)}
    assert filters <= {"/FlateDecode", ""}
    assert b"<pdfuaid:part>1</pdfuaid:part>" in data
    assert pypdf.PdfReader(io.BytesIO(data), strict=True).pages[0].extract_text()
