"""The PDF, read back by other programs: one page, embedded fonts, tags, links, text, and the same bytes."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import pdfa

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Verified
from briefdeck.paper_sizes import PAPERS
from briefdeck.printed_words import message, speaking
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.layout import fit_dropping_entries
from briefdeck.render.pdf.faces import SANS, face
from briefdeck.render.pdf.paragraph import TextShaper, plain_text
from tests.support.briefs import PAGES, elements, said_on, sample, saying

pytestmark = pytest.mark.slow

HOSTILE = "{3} {1,2} <b>bold</b> &amp; & ** * lone ]]> %s %(x)d \\n ( ) (( \\ /Name << >> $1 #{x} {{c1::y}} <para>"


def _pdf(verified: Verified, name: str) -> bytes:
    data, problems, _ = render_brief(verified, name)
    assert not problems
    return data


def _squeezed(text: str) -> str:
    """*text* without blanks and soft hyphens, so that lines do not matter."""
    return re.sub(r"\s|\u00ad|\u0002|\ufffe", "", text)


def _text(data: bytes) -> str:
    return pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()


def _text_of_pdfium(data: bytes) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EncodingWarning)  # it opens a file of its own without saying how
        import pypdfium2
    document = pypdfium2.PdfDocument(data)
    text = str(document[0].get_textpage().get_text_range())
    document.close()
    return text


@pytest.fixture(scope="module", params=PAGES)
def page(request: pytest.FixtureRequest) -> tuple[str, bytes]:
    """A page of the sample: its name and its PDF."""
    return request.param, _pdf(sample(), request.param)


def test_one_page_of_its_size(page: tuple[str, bytes]) -> None:
    """Exactly one page, A4 or Letter."""
    name, data = page
    reader = pypdf.PdfReader(io.BytesIO(data))
    paper = PAPERS[str(sample().briefs[name].page)]
    assert len(reader.pages) == 1
    assert float(reader.pages[0].mediabox.width) == pytest.approx(paper.width, abs=0.01)
    assert float(reader.pages[0].mediabox.height) == pytest.approx(paper.height, abs=0.01)


def test_all_fonts_are_embedded_and_mapped(page: tuple[str, bytes]) -> None:
    """Each font is a subset that is in the file, and no code of it is mapped to nothing."""
    with pikepdf.open(io.BytesIO(page[1])) as document:
        fonts: Any = document.pages[0].Resources.Font
        assert len(fonts) >= 4
        for font in fonts.values():
            assert re.match(r"/[A-Z]{6}\+Brief", str(font.BaseFont))
            assert "/FontFile2" in font.FontDescriptor
            assert b"<0000>" not in font.ToUnicode.read_bytes()


@pytest.mark.parametrize("read", [_text, _text_of_pdfium])
def test_everything_said_is_found(page: tuple[str, bytes], read: Any) -> None:
    """The text of every fact, figure, event, person and article is extracted as typed."""
    name, data = page
    verified = sample()
    left_out = fit_dropping_entries(verified, name, TextShaper("en-GB")).left_out
    content, there = write_content(verified, name, left_out), _squeezed(read(data))
    said = [part for parts in said_on(content) for part in parts]
    assert [plain_text(part) for part in said if _squeezed(plain_text(part)) not in there] == []


def test_every_link_leads_somewhere_on_the_page(page: tuple[str, bytes]) -> None:
    """Each note leads to its article at the foot, which leads back to its first use; each link says where it goes."""
    name, data = page
    content = fit_dropping_entries(sample(), name, TextShaper("en-GB")).content
    with pikepdf.open(io.BytesIO(data)) as document:
        sheet: Any = document.pages[0]
        height = float(sheet.MediaBox[3])
        told = []
        for link in sheet.Annots:
            target, kind, left, top = list(link.Dest)[:4]
            assert (target.objgen, str(kind)) == (sheet.obj.objgen, "/XYZ")
            assert float(left) >= 0
            assert 0 < float(top) <= height
            told.append(str(link.Contents))
    assert {link.says for link in content.links.values()} <= set(told)
    assert {f"Back to the first use of source {source.letter}" for source in content.sources} <= set(told)
    spoken = elements(data, "/Link")
    assert sorted(spoken) == sorted(told)


def test_a_link_out_has_an_address_and_no_place() -> None:
    """An article's address is an action; a key without a value would break the file for strict readers."""
    verified = sample()
    address = LocatedStr("https://harbour.example/page")
    articles = {key: replace(article, url=address) for key, article in verified.bank.articles.items()}
    data = _pdf(replace(verified, bank=replace(verified.bank, articles=articles)), "short")
    with pikepdf.open(io.BytesIO(data)) as document:
        out: list[Any] = [link for link in document.pages[0].Annots if "/A" in link]
        assert {str(link.A.URI) for link in out} == {address}
        assert not any("/Dest" in link for link in out)
    assert b"/Dest None" not in data


def test_the_structure_is_whole(page: tuple[str, bytes]) -> None:
    """Every marked content belongs to an element that claims it; headings and lists and notes are tagged."""
    with pikepdf.open(io.BytesIO(page[1])) as document:
        root: Any = document.Root
        assert bool(root.MarkInfo.Marked)
        assert str(root.Lang) == "en-GB"
        tags: list[str] = []
        claimed: set[int] = set()
        _walk(root.StructTreeRoot.K[0], tags, claimed)
        parents = list(root.StructTreeRoot.ParentTree.Nums)[1]
        marked = {int(number) for number in re.findall(rb"/MCID (\d+)", document.pages[0].Contents.read_bytes())}
    assert claimed == marked == set(range(len(parents)))
    assert tags.count("/H1") == 1
    assert {"/H2", "/L", "/LI", "/LBody", "/Lbl", "/Link", "/P", "/Sect"} <= set(tags)


def _walk(element: Any, tags: list[str], claimed: set[int]) -> None:
    tags.append(str(element.S))
    children = element.get("/K", [])
    for child in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(child, int):
            claimed.add(child)
        elif "/S" in child:
            _walk(child, tags, claimed)


def test_pictures_and_tables_are_told() -> None:
    """The axis of the timeline has words for those who do not see it; the disputes are a table with headers."""
    with pikepdf.open(io.BytesIO(_pdf(sample(), "full"))) as document:
        elements = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        (figure,) = [each for each in elements if each.S == "/Figure"]
        rows = [each for each in elements if each.S == "/TR"]
        headers = [each for each in elements if each.S == "/TH"]
        assert str(figure.Alt).startswith("Timeline with 7 events, from 2 Mar 2029 to 12 Oct 2031")
    assert (len(rows), len(headers)) == (4, 4)


def test_the_document_says_what_it_is() -> None:
    """Title, language, date of the page and standards; the title is shown in the window."""
    with pikepdf.open(io.BytesIO(_pdf(sample(), "full"))) as document:
        root: Any = document.Root
        with document.open_metadata() as about:
            assert about["dc:title"] == "Thirty-four states sign the Tidewater Accord"
            assert about["pdfuaid:part"] == "1"
            assert about["xmp:CreateDate"] == "2031-06-14T00:00:00+00:00"
        assert str(document.docinfo.CreationDate).startswith("D:20310614000000")
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert str(root.OutputIntents[0].S) == "/GTS_PDFA1"
        with document.open_outline() as outline:
            (top,) = outline.root
            assert "Sources" in [item.title for item in top.children]


def test_it_is_shaped_for_archives(page: tuple[str, bytes], tmp_path: Path) -> None:
    """The PDF/A rules that pikepdf knows are kept, but for the identifiers that it does not know."""
    path = tmp_path / "page.pdf"
    path.write_bytes(page[1])
    unknown = ("pdfaExtension", "pdfaSchema", "pdfaProperty", "pdfuaid", "conformance is 'A'")
    findings = pdfa.validate_written(path, "2b").findings
    assert [each.message for each in findings if not any(word in each.message for word in unknown)] == []


def test_what_looks_like_a_command_prints_as_typed() -> None:
    """Braces, tags, entities, brackets and backslashes of a curator's text are text."""
    data = _pdf(saying(HOSTILE, title=HOSTILE), "page")
    assert _squeezed(_text_of_pdfium(data)).count(_squeezed(plain(HOSTILE))) == 2
    with pikepdf.open(io.BytesIO(data)) as document, document.open_metadata() as about:
        assert about["dc:title"] == plain(HOSTILE)


ADMITTED = st.characters(min_codepoint=0x21, max_codepoint=0x45F, exclude_characters="*\u00a0\u00ad").filter(
    lambda char: (
        all(map(face(SANS.upright).has, unicodedata.normalize("NFC", char))) and not "\u0300" <= char <= "\u036f"
    )
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(ADMITTED, min_size=1, max_size=30), min_size=1, max_size=12))
def test_what_the_fonts_admit_survives(words: list[str]) -> None:
    """Any text of characters that the fonts have is extracted as it was typed."""
    text = " ".join(words)
    data, problems, _ = render_brief(saying(text), "page")
    assert not problems
    (group,) = write_content(saying(text), "page").groups
    assert _squeezed(plain_text(group.entries[0].words)) in _squeezed(_text(data))


def test_more_characters_than_a_subset_holds() -> None:
    """A face with over 255 characters on the page is embedded in several parts, and nothing is mixed up."""
    syllables = "".join(chr(code) for code in range(0xAC00, 0xD7A4) if face("BriefHangul-Regular").has(chr(code)))[:600]
    data = _pdf(saying(syllables), "page")
    assert syllables in _squeezed(_text(data))


SCRIPT = """
import hashlib, sys
from briefdeck.printed_words import message, speaking
from briefdeck.render.brief import render_brief
from tests.support.briefs import PAGES, sample
for name in PAGES:
    print(hashlib.sha256(render_brief(sample(), name)[0]).hexdigest())
"""


def test_the_same_bytes_in_other_processes() -> None:
    """Hash seed, time zone, locale, clock settings, folder and earlier pages make no difference."""
    expected = "".join(hashlib.sha256(_pdf(sample(), name)).hexdigest() + "\n" for name in PAGES)
    for seed, zone, language, epoch in (("1", "Asia/Seoul", "C", "1"), ("2", "America/New_York", "ko_KR.UTF-8", "")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone, "LANG": language, "LC_ALL": language}
        environment |= {"SOURCE_DATE_EPOCH": epoch, "PYTHONPATH": os.pathsep.join(sys.path)}
        ran = subprocess.run(
            [sys.executable, "-c", SCRIPT], capture_output=True, encoding="utf-8", env=environment, check=True, cwd="/"
        )
        assert ran.stdout == expected


def test_a_page_does_not_remember_the_last_one() -> None:
    """Setting another page in between changes nothing."""
    first = _pdf(sample(), "short")
    _pdf(saying("Something else, 로동신문.", title="Ж"), "page")
    assert _pdf(sample(), "short") == first


def test_another_text_has_another_identifier() -> None:
    """The identifier of a file is that of what it says."""
    ids = []
    for text in ("One.", "Two.", "One."):
        with pikepdf.open(io.BytesIO(_pdf(saying(text), "page"))) as document:
            ids.append(bytes(document.trailer.ID[0]))
    assert ids[0] == ids[2] != ids[1]


def test_a_language_is_told() -> None:
    """The language of the bank is that of the document."""
    verified = saying("Ein Satz.")
    german = replace(verified, bank=replace(verified.bank, language=LocatedStr("de")))
    with pikepdf.open(io.BytesIO(_pdf(german, "page"))) as document:
        assert str(document.Root.Lang) == "de"
        elements = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
        told = {(str(each.S), str(each.get("/Lang", "")), "/ActualText" in each) for each in elements}
    assert {("/H1", "", False), ("/LBody", "", False), ("/H2", "en", False), ("/Lbl", "en", True)} <= told
    assert ("/Lbl", "", True) not in told


@pytest.mark.parametrize("language", ["de", "ko", "pl", "ru", "uk"])
def test_every_part_is_made_in_other_languages(language: str) -> None:
    """What we say of a part is written in any letters, where it is read and not shown, too: the summary of a table."""
    with speaking(language):
        rendered = render_brief(sample(), "full")
    assert not rendered.problems
    with pikepdf.open(io.BytesIO(rendered.pdf)) as pdf:
        summaries = [each["/A"]["/Summary"] for each in pdf.objects if _has_summary(each)]
    with speaking(language):
        assert [str(each) for each in summaries] == [message("brief.disputes_summary")]


def _has_summary(thing: Any) -> bool:
    return isinstance(thing, pikepdf.Dictionary) and "/Summary" in thing.get("/A", {})
