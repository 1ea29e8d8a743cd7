"""Faces that a brief adds: what they are for, and which cannot be used."""

from __future__ import annotations

import io
import re
import struct
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pypdf
import pytest
from fontTools.ttLib import TTFont

from briefdeck.fonts import font_fault, is_plain
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Verified
from briefdeck.render.brief import render_brief
from tests.conftest import Run
from tests.support.briefs import saying

pytestmark = pytest.mark.slow

OURS = (files("briefdeck.render.pdf") / "fonts" / "BriefSans-Regular.ttf").read_bytes()
NAME = LocatedStr("Georgian.ttf", Location("page.yaml", 5, 5))


def georgian() -> bytes:
    """A face in which A stands for a Georgian letter and one of Hindi."""
    font = TTFont(io.BytesIO(OURS))
    for table in font["cmap"].tables:
        table.cmap = {0x20: "space", 0x10A0: table.cmap[0x41], 0x915: table.cmap[0x41]}
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def _with(data: bytes, text: str) -> Verified:
    return replace(saying(text, fonts=(NAME,)), fonts={str(NAME): data})


def test_an_added_face_has_what_ours_lack() -> None:
    """Its characters are set, embedded and extracted; without it they are a problem that tells of it."""
    data, problems, _ = render_brief(_with(georgian(), "A Ⴀ."), "page")
    assert not problems
    assert "Ⴀ" in pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text()
    _, (problem,), _ = render_brief(saying("A Ⴀ."), "page")
    assert "name it under `fonts:`" in problem.hint


def test_what_joins_by_rules_we_do_not_have_is_not_set() -> None:
    """Not even with a face that has it: it would stand there wrong."""
    _, problems, _ = render_brief(_with(georgian(), "A क."), "page")
    assert [problem.code for problem in problems] == ["B704"]


@pytest.mark.parametrize(
    ("char", "plain"), [("A", True), ("Ա", True), ("中", True), ("ا", False), ("ש", False), ("क", False)]
)
def test_what_is_set_by_itself(char: str, plain: bool) -> None:
    """Letters that stand alone, from left to right."""
    assert is_plain(char) == plain


def test_a_face_that_cannot_be_read_is_a_problem() -> None:
    """With the place where it is named, and no bytes."""
    data, problems, _ = render_brief(_with(b"\x00\x01\x00\x00 nothing", "A."), "page")
    assert data == b""
    assert [(problem.code, problem.location) for problem in problems] == [("B709", NAME.location)]


def _flagged(flags: int) -> bytes:
    font = TTFont(io.BytesIO(OURS))
    font["OS/2"].fsType = flags
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("data", "fault"),
    [
        (OURS, ""),
        (_flagged(0x0004), ""),
        (_flagged(0x0002), "may not be embedded, as it says itself"),
        (b"", "is not a whole TrueType file"),
        (b"no font at all, just words", "is not a whole TrueType file"),
        (OURS[:40], "is not a whole TrueType file"),
        (b"OTTO" + struct.pack(">HHHH", 1, 0, 0, 0) + b"CFF " + bytes(12), "has PostScript outlines"),
    ],
)
def test_what_a_font_file_must_be(data: bytes, fault: str) -> None:
    """TrueType outlines, all tables, no prohibition."""
    assert font_fault(data)[: len(fault) or None] == fault


def test_a_project_with_a_font(project: Path, run: Run) -> None:
    """It is read from fonts/, and the page is made with it."""
    (project / "fonts").mkdir()
    (project / "fonts/Georgian.ttf").write_bytes(georgian())
    brief = project / "briefs/overview.yaml"
    text = brief.read_text(encoding="utf-8")
    brief.write_text(f"{text}\nfonts: [Georgian.ttf]\nkicker: Ⴀ\n", encoding="utf-8")
    ran = run("build", "--project", str(project))
    assert ran.code == 0, ran.stdout + ran.stderr
    assert "Ⴀ" in pypdf.PdfReader(project / "output/overview.pdf").pages[0].extract_text()


@pytest.mark.parametrize("size", [12, 300, len(OURS) // 4, len(OURS) // 2, len(OURS) - 100, len(OURS) - 8])
def test_a_font_that_was_cut_off(size: int) -> None:
    """A broken download is found before the page is made, wherever it broke off."""
    assert font_fault(OURS[:size]) == "is not a whole TrueType file"


def test_a_font_that_is_damaged_inside() -> None:
    """The glyphs are read too, not only the list of tables."""
    font = TTFont(io.BytesIO(OURS))
    start = font.reader.tables["loca"].offset
    assert font_fault(OURS[:start] + b"\xff" * 40 + OURS[start + 40 :]) == "is not a whole TrueType file"


@pytest.mark.parametrize(
    ("title", "missing"),
    [("The strike 🎉", "1F389"), ("٣ days", "0663"), ("𝕏", "1D54F"), ("The 한글 strike", ""), ("Ελλάδα, Україна…", "")],
)
def test_check_knows_what_build_refuses(title: str, missing: str, project: Path, run: Run) -> None:
    """A title with a character that no font has is told of by `check`; `build` makes what needs no paper."""
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^title: .*$", f"title: {title}", text), encoding="utf-8")
    checked, built = run("check", "--project", str(project)), run("build", "--project", str(project))
    assert (checked.code, built.code) == (0, 0)
    made = {each.suffix for each in (project / "output").iterdir()}
    assert made >= {".apkg", ".html"}
    assert ("output/quiz.pdf is not made" in built.stderr) == bool(missing)
    assert not missing or f" B704 (warning) no font of the page has U+{missing}" in checked.stdout
