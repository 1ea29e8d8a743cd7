"""Pictures of a page and on it: its logo, and the social card that is drawn from the same facts."""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from briefdeck.located import LocatedStr
from briefdeck.model import Logo, Verified
from briefdeck.render.brief.layout import BriefLayout
from briefdeck.render.brief.views import BriefContent
from briefdeck.render.brief.web_page import draw_social_card, lay_out_card, render_web_page
from tests.conftest import Run
from tests.support.briefs import changed, elements, sample, saying, tidy

pytestmark = pytest.mark.slow


def _png(size: tuple[int, int] = (300, 120), mode: str = "RGBA") -> bytes:
    file = io.BytesIO()
    Image.new(mode, size, "#8a1010").save(file, "PNG")
    return file.getvalue()


def _with_logo(size: tuple[int, int] = (300, 120), name: str = "full") -> Verified:
    logo = Logo(LocatedStr("seal.png"), LocatedStr("The seal of the council"))
    return replace(changed(name, logo=logo), images={"seal.png": _png(size)})


@pytest.mark.parametrize("size", [(300, 120), (40, 900), (1600, 60), (1500, 1500)])
def test_a_logo_stands_at_the_head(size: tuple[int, int]) -> None:
    """Whatever its shape, it is on the page, told in words, under no text, and the page stays light."""
    rendered = tidy(_with_logo(size), "full")
    assert "The seal of the council" in elements(rendered.pdf, "/Figure")
    assert len(rendered.pdf) <= 80_000
    with pikepdf.open(io.BytesIO(rendered.pdf)) as document:
        assert len(document.pages[0].get_images()) == 1


def test_a_logo_is_on_the_web_page_too() -> None:
    """It is in the file itself, with its words."""
    page = render_web_page(_with_logo(), "full").decode()
    assert '<img class="logo" src="data:image/png;base64,' in page
    assert 'alt="The seal of the council"' in page
    assert "img-src data:" in page


_LOGO = "logo: {file: %s, alt: The seal of the council}\n"


@pytest.mark.parametrize(
    ("name", "data", "code", "says"),
    [
        ("seal.png", None, "P901", "is not in `images/`"),
        ("seal.png", b"no picture", "P902", "is no PNG"),
        ("seal.png", b'<svg xmlns="http://www.w3.org/2000/svg"/>', "P902", "which a page cannot print"),
    ],
)
def test_a_logo_is_checked_as_other_pictures_are(
    name: str, data: bytes | None, code: str, says: str, project: Path, run: Run
) -> None:
    """It is there, it is a whole picture, and it can be printed; else a problem at its place in the brief."""
    brief = project / "briefs" / "overview.yaml"
    brief.write_text(_LOGO % name + brief.read_text("utf-8"), "utf-8")
    if data is not None:
        (project / "images").mkdir(exist_ok=True)
        (project / "images" / name).write_bytes(data)
    code_, out, _ = run("check", "--project", str(project))
    assert code_ == 1
    assert f" {code} the picture" in out
    assert says in out
    assert "overview.yaml:1:14" in out


def test_a_logo_is_not_in_the_deck(project: Path, run: Run) -> None:
    """A picture that only a page shows is not fetched by phones."""
    (project / "images").mkdir(exist_ok=True)
    (project / "images" / "seal.png").write_bytes(_png())
    brief = project / "briefs" / "overview.yaml"
    run("build", "--project", str(project))
    before = next((project / "output").glob("*.apkg")).stat().st_size
    brief.write_text(_LOGO % "seal.png" + brief.read_text("utf-8"), "utf-8")
    assert run("build", "--project", str(project))[0] == 0
    assert next((project / "output").glob("*.apkg")).stat().st_size == before
    assert b"data:image/png" in (project / "output" / "overview.html").read_bytes()


def _said(laid: tuple[BriefContent, BriefLayout]) -> Sequence[object]:
    return laid[0].bottom_line


def test_a_social_card_is_of_the_usual_size() -> None:
    """1200 × 630 pixels, with something on it."""
    picture = Image.open(io.BytesIO(draw_social_card(sample(), "full")))
    assert picture.size == (1200, 630)
    assert len(picture.convert("L").getcolors() or ()) > 10


def test_a_social_card_says_what_has_room() -> None:
    """All judgements where they have room in type that can be read; else the last are not on it, and no word is cut."""
    assert len(_said(lay_out_card(sample(), "full"))) == len(sample().briefs["full"].bottom_line)
    long = " ".join(["It is said at length that this is so, and that nothing else is."] * 4)
    verified = saying("A fact.", title="A headline of some length that goes on for a while")
    page = verified.briefs["page"]
    sentences = tuple(replace(page.bottom_line[0], text=LocatedStr(f"{at}. {long}")) for at in range(4))
    laid = lay_out_card(replace(verified, briefs={"page": replace(page, bottom_line=sentences)}), "page")
    assert 1 <= len(_said(laid)) < 4
    assert laid[1].is_fit


def test_build_draws_it_when_asked(project: Path, run: Run) -> None:
    """`build --png` draws each brief; a build without says which picture is not of this edition."""
    assert run("build", "--project", str(project))[0] == 0
    picture = project / "output" / "overview.png"
    assert not picture.exists()
    code, _, err = run("build", "--project", str(project), "--png")
    assert code == 0
    assert "wrote output/overview.png" in err
    assert picture.read_bytes().startswith(b"\x89PNG")
    brief = project / "briefs" / "overview.yaml"
    brief.write_text(brief.read_text("utf-8") + "author: The desk\n", "utf-8")
    again = run("build", "--project", str(project))
    assert "output/overview.png is as it was: `briefdeck build --png` draws it anew" in again.stderr
    assert run("build", "--project", str(project), "--png", "--locked")[0] == 2


def test_without_its_library_one_sentence_says_so(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to be installed, and nothing is written."""
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    code, _, err = run("build", "--project", str(project), "--png")
    assert code == 2
    assert "pip install 'briefdeck[png]'" in err
    assert not (project / "output").exists()
