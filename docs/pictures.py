"""Draws docs/images/card*.png anew: cards as Anki shows them, front and back, by day and night: `make pictures`.

The decks are packed, imported into an empty collection of the official `anki` package, rendered by it, put
together as its reviewer does, script by script, and photographed by headless Chromium.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

from anki.collection import Collection, ImportAnkiPackageRequest
from anki.notes import Note

from briefdeck.check import verify
from briefdeck.ledger import empty_ledger, make_next_edition
from briefdeck.project import Folder, open_project
from briefdeck.render.anki import build_contents, pack

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
SAMPLE = Folder(ROOT / "tests/data/anki/kinds", ROOT / "tests/data/good/articles")
"""A bank with a card of every kind."""
DAY = 1_900_000_000
"""The second since 1970 at which everything happens."""
LARGEST = 250_000
"""Bytes of a picture."""
GAP = 14
"""Pixels between two cards."""


@dataclass(frozen=True)
class Shot:
    """A side of a card to be photographed."""

    key: str
    """The key of its note."""
    back: bool = False
    """The answer side; the front was seen before."""
    act: str = ""
    """What the learner does on the front, as a script."""
    card: int = 0
    """Which of the note's cards."""
    typed: str = ""
    """What the learner types."""
    then: str = ""
    """What the learner does on the back."""


def both(key: str, act: str = "", card: int = 0, typed: str = "", then: str = "") -> tuple[Shot, Shot]:
    """Front and back of a card."""
    return Shot(key, act=act, card=card), Shot(key, True, act, card, typed, then)


UNFOLD = "qa.querySelector('.sources').open = true;"
WRONG = "[...qa.querySelectorAll('.choices li')].find(each => !each.classList.contains('right')).click();"
UPPER = (
    *both("stranded/typed", typed="1200"),
    Shot("captains-union"),
    Shot("captains-union", True, WRONG),
)
LOWER = (*both("quarrel", "qa.querySelector('.hint').open = true;", card=1), *both("course"))
DESKTOP = both("stranded/cloze", then=UNFOLD)
WIDE, HIGH = 370, (748, 560, 320)
"""The width of a phone, and the height of each row of a contact sheet."""
PAGE = """<!doctype html><html class="{device} {night}"><head><meta charset="utf-8"><base href="{base}"><style>
{anki}</style><style>{css}</style></head><body class="card card{number} {night}"><div id="qa"></div><script>
Math.random = () => 0.3;  // the options always stand in one order
const qa = document.getElementById("qa"), sides = {sides};
function show(side) {{
  qa.innerHTML = side;
  for (const each of qa.querySelectorAll("script")) (0, eval)(each.textContent);
}}
show(sides[0]);
{act}
if (sides[1]) {{
  for (const each of qa.querySelectorAll("details")) each.dispatchEvent(new Event("toggle"));
  show(sides[1]);
  {then}
}}
</script></body></html>"""
ANKI = """hr{background-color:#737373;margin:1em 0;border:none;height:1px}
body{margin:20px;overflow-wrap:break-word;background-color:#f5f5f5;color:#020202}
body.nightMode{background-color:#2c2c2c;color:#fcfcfc}
img{max-width:100%;max-height:95vh}li{text-align:start}pre{text-align:left}
#typeans{width:100%;box-sizing:border-box;line-height:1.75}"""
"""What Anki's reviewer puts before the style of a note type."""


class Deck:
    """A project's deck in a collection of its own."""

    def __init__(self, project: Folder, folder: Path) -> None:
        opened = open_project(project, DAY)
        verified, _ = verify(opened.context, opened.problems)
        if verified is None:
            sys.exit(f"{project.root} has errors: run `briefdeck check` there")
        ledger = empty_ledger(verified.bank.title, "0123456789abcdef")
        made = build_contents(verified, ledger)
        package = folder / "deck.apkg"
        package.write_bytes(pack(made, make_next_edition(ledger, made, DAY)[0]))
        self.collection = Collection(str(folder / "collection.anki2"))
        self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(package)))

    def page(self, shot: Shot, night: bool, phone: bool) -> str:
        """The page that Anki's reviewer would show."""
        (note,) = map(self.collection.get_note, self.collection.find_notes(f'"Key:{shot.key}"'))
        card = note.cards()[shot.card]
        shown = card.render_output()
        sides = [self._typing(side, note, shot.typed) for side in (shown.question_text, shown.answer_text)]
        return PAGE.format(
            device="mobile" if phone else "",
            night="nightMode night_mode" if night else "",
            base=Path(self.collection.media.dir()).as_uri() + "/",
            anki=ANKI,
            css=shown.css,
            number=card.ord + 1,
            sides=json.dumps(sides[: 1 + shot.back]).replace("</", "<\\/"),
            act=shot.act,
            then=shot.then,
        )

    def _typing(self, side: str, note: Note, typed: str) -> str:
        """*side* with what Anki puts in the place of an answer that is typed."""
        mark = "[[type:Typed answer]]"
        if mark not in side or '"briefdeck back"' not in side:
            return side.replace(mark, '<input type="text" id="typeans">')
        return side.replace(mark, self.collection.compare_answer(note["Typed answer"], typed))


def sheet(pages: Iterable[tuple[str, int, int]], paper: str) -> str:
    """A page that shows *pages*, each with its width and height, on a ground of the colour *paper*."""
    frames = "".join(
        f'<iframe srcdoc="{escape(page)}" width="{width}" height="{height}"></iframe>' for page, width, height in pages
    )
    return (
        f"<!doctype html><meta charset='utf-8'><style>body{{margin:0;padding:{GAP}px;background:{paper};display:flex;"
        f"flex-wrap:wrap;gap:{GAP}px}}iframe{{border:0}}</style>{frames}"
    )


def photograph(html: str, width: int, height: int, target: Path, scale: float = 1) -> None:
    """Writes the page *html* as the picture *target*."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("`make pictures` needs Chromium (Debian: apt-get install chromium)")
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(html, encoding="utf-8")
        options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--allow-file-access-from-files"]
        options += [f"--user-data-dir={folder}/profile", f"--window-size={width},{height}"]
        options += [f"--force-device-scale-factor={scale}", "--virtual-time-budget=4000", f"--screenshot={target}"]
        subprocess.run([chromium, *options, page.as_uri()], check=True, capture_output=True)  # noqa: S603
    size = target.stat().st_size
    sys.stderr.write(f"{target.relative_to(ROOT)}: {size:,} bytes\n")
    if size > LARGEST:
        sys.exit(f"{target.name} is larger than {LARGEST:,} bytes")


def every_kind(deck: Deck, night: bool) -> Iterator[tuple[str, int, int]]:
    """The cards of a contact sheet: two rows on the phone, one on the desktop."""
    for shots, height in zip((UPPER, LOWER, DESKTOP), HIGH, strict=True):
        phone = shots is not DESKTOP
        for shot in shots:
            yield deck.page(shot, night, phone), WIDE if phone else 2 * WIDE + GAP, height


def main() -> None:
    """Draws them all."""
    with tempfile.TemporaryDirectory() as folder:
        deck = Deck(SAMPLE, Path(folder))
        width, height = 4 * WIDE + 5 * GAP, sum(HIGH) + 4 * GAP
        for name, night, paper in (("light", False, "#cac6bc"), ("night", True, "#0c0d0f")):
            html = sheet(every_kind(deck, night), paper)
            photograph(html, width, height, IMAGES / f"cards-{name}.png")
        deck.collection.close()
    with tempfile.TemporaryDirectory() as folder:
        deck = Deck(Folder(ROOT, ROOT / "articles"), Path(folder))
        sides = [(deck.page(shot, False, phone=True), 480, 810) for shot in both("launcher-rounds", then=UNFOLD)]
        photograph(sheet(sides, "#cac6bc"), 2 * 480 + 3 * GAP, 810 + 2 * GAP, IMAGES / "card.png", 1.3)
        deck.collection.close()


if __name__ == "__main__":
    main()
