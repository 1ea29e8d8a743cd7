"""Tagged pages: what is on each of them is found from the structure tree, and the other way round."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest

from briefdeck.render.pdf.canvas import Metadata, TaggedCanvas
from briefdeck.render.pdf.faces import SANS, face
from briefdeck.render.pdf.paragraph import Paragraph, Style, TextShaper, own_words, raised_notes
from briefdeck.render.pdf.pen import NoteLink, Pen
from tests.support.printed import CHECKERS, findings

_ABOUT = Metadata("Two halves", "", "", "en", date(2031, 6, 14))

pytestmark = pytest.mark.slow


def _set(said: str, note: str = "") -> Paragraph:
    return TextShaper("en").paragraph(own_words(said) + raised_notes([note] if note else []), Style(10, 12), 200)


@pytest.fixture(scope="module")
def pages() -> bytes:
    """Three pages: a section that goes on over two of them, a note on the third that both lead to."""
    canvas = TaggedCanvas(_ABOUT, (300, 200), face(SANS.upright).name)
    pen = Pen(canvas, {"A1": NoteLink("Source A, line 1", "source:A")}, "en")
    canvas.label("A-")
    with pen.element("Sect"):
        pen.paragraph(_set("Two halves"), 20, 180, tag="H1")
        with pen.element("P") as paragraph:
            pen.text(_set("One half,", "A1"), 20, 150, paragraph)
            canvas.next_page()
            pen.text(_set("and the other.", "A1"), 20, 180, paragraph)
    canvas.next_page()
    canvas.label("Key-")
    pen.anchor("source:A", 20, 180)
    with pen.element("P"), pen.element("Link") as link:
        below = pen.text(_set("A note"), 20, 180, link)
        pen.back(link, (20, below, 60, 180), "source:A", "Back to the text")
    return canvas.to_bytes()


def test_pages_carry_their_labels(pages: bytes) -> None:
    """A prefix holds until the next, and counting begins anew with it."""
    assert pypdf.PdfReader(io.BytesIO(pages)).page_labels == ["A-1", "A-2", "Key-1"]


def test_the_parent_tree_leads_from_every_page_to_its_elements(pages: bytes) -> None:
    """The key of a page has the elements of its content, that of a link its element; no key is used twice."""
    with pikepdf.open(io.BytesIO(pages)) as document:
        tree: Any = document.Root.StructTreeRoot
        entries = list(tree.ParentTree.Nums)
        parents = dict(zip(map(int, entries[::2]), entries[1::2], strict=True))
        assert list(parents) == sorted(parents)
        assert int(tree.ParentTreeNextKey) == len(parents)
        used = [(page, int(page.StructParents)) for page in document.pages]
        on_pages = [[str(each.S) for each in parents[key]] for _, key in used]
        assert on_pages == [["/H1", "/P", "/Link"], ["/P", "/Link"], ["/Link"]]
        links = [int(link.StructParent) for page in document.pages for link in page.Annots]
        assert {str(parents[key].S) for key in links} == {"/Link"}
        assert sorted([*links, *(key for _, key in used)]) == list(parents)


def test_an_element_goes_on_over_a_page(pages: bytes) -> None:
    """Content on a page other than the element's own names that page."""
    with pikepdf.open(io.BytesIO(pages)) as document:
        first, second, _ = (page.obj.objgen for page in document.pages)
        tree: Any = document.Root.StructTreeRoot
        section, _ = tree.K[0].K
        _, paragraph = section.K
        assert paragraph.Pg.objgen == first
        own, link, beyond, beyond_link = paragraph.K
        assert own == 1  # behind the heading
        assert link.Pg.objgen == first
        assert (str(beyond.Type), beyond.Pg.objgen, int(beyond.MCID)) == ("/MCR", second, 0)
        assert beyond_link.Pg.objgen == second
        assert [each.Pg.objgen for each in beyond_link.K if isinstance(each, pikepdf.Dictionary)] == [second]


def test_links_lead_across_pages(pages: bytes) -> None:
    """Both references lead to the note on the third page, and that leads back to the first."""
    with pikepdf.open(io.BytesIO(pages)) as document:
        numbers = {page.obj.objgen: index for index, page in enumerate(document.pages)}
        led = [numbers[link.Dest[0].objgen] for page in document.pages for link in page.Annots]
        assert led == [2, 2, 0]


def test_marked_content_ends_on_its_page() -> None:
    """To turn the page within it is a mistake of ours."""
    canvas = TaggedCanvas(_ABOUT, (300, 200), face(SANS.upright).name)
    with pytest.raises(RuntimeError, match="ends on its page"), canvas.artifact():
        canvas.next_page()


@pytest.mark.parametrize("command", CHECKERS, ids=lambda command: command[0])
def test_a_checker_finds_nothing(pages: bytes, command: list[str], tmp_path: Path) -> None:
    """Syntax, fonts, structure."""
    assert findings({"page": pages}, command, tmp_path) == {}
