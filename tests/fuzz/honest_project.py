"""The small honest project whose files are broken: with a file of every kind that briefdeck reads."""

from __future__ import annotations

import io
import json
import shutil
from importlib.resources import files
from pathlib import Path

from click.testing import CliRunner
from PIL import Image
from xlsxwriter import Workbook

from briefdeck.cli import main
from tests.conftest import DATA
from tests.support.imported_files import FILES

ENVIRONMENT = {"BRIEFDECK_ARTICLES": None, "SOURCE_DATE_EPOCH": "1700000000"}
"""In which the commands run: the project has its own articles, and the clock does not matter."""
PICTURES = {"png": "picture", "jpg": "photograph", "gif": "film", "webp": "portrait", "svg": "drawing"}
"""By the ending of the file: what its card calls it."""
INCOMING = "incoming"
"""The folder of what is imported."""
_TABLE = (
    ("Question", "Answer", "Explanation", "Tags"),
    ("How many islands had stranded passengers?", "four islands", "Crews left passengers on four islands.", "sea"),
    ("Who leads the union?", "Tove Brandt", "The union is led by Tove Brandt.", "people"),
    ("How many gulls were counted?", "7,431", "Gulls were counted: 7,431 of them.", "sea birds"),
    ("The crews of {{c1::Norrland Ferries}} stopped work.", "", "", ""),
)
_PROPOSED = """\
Here they are:
```yaml
facts:
  - fact: Crews left **1,200** passengers on four islands.
    cite: harbour:6
    topic: strike
    cards:
      - q: On how many islands were passengers stranded in 2031?
        a: four
      - cloze: Crews left {{c1::1,200}} passengers.
  - id: gulls
    fact: Gulls were counted, 7,431 of them.
    tags: [birds]
    value: {gulls: 7431}
```
"""


_MORE = """\
facts:
  - id: talks
    fact: Crews of **Norrland Ferries** stopped work at the harbour.
    cite: harbour:6
    topic: strike
    cards:
      - q: Whose crews stopped work in the strike of 2031?
        a: Norrland Ferries
"""


def make_project(folder: Path, is_rich: bool = False) -> None:
    """Makes it in *folder*: with a picture, drafts, a second reader, an edition that was built, and what is imported.

    A rich one has pictures of every kind, and a font of its own, with which `check` lays out every page: this is slow.
    """
    shutil.copytree(DATA / "good", folder)
    for added in ("fonts", "facts", INCOMING):
        (folder / added).mkdir()
    (folder / "facts/more.yaml").write_text(_MORE, encoding="utf-8")
    ours = files("briefdeck.render.pdf") / "fonts" / "BriefSans-Regular.ttf"
    (folder / "fonts/Sample.ttf").write_bytes(ours.read_bytes())
    _draw_pictures(folder)
    _write_incoming(folder / INCOMING)
    _write_questions(folder / "questions.yaml", list(PICTURES) if is_rich else ["png"])
    if is_rich:
        brief = folder / "briefs/overview.yaml"
        brief.write_text(brief.read_text(encoding="utf-8") + "\nfonts: [Sample.ttf]\n", encoding="utf-8")
    answers = [json.dumps({"id": number, "label": "entailment", "score": 0.9}) for number in range(15)]
    (folder / "answers.jsonl").write_text("\n".join(answers), encoding="utf-8")
    _run(folder, "index")
    _run(folder, "import", "--yes", str(folder / INCOMING / "cards.csv"))
    _run(folder, "edit", "cost", "--set", "tags=dear")
    _run(folder, "check", "--reader")
    _run(folder, "build")
    decks = sorted((folder / "output").glob("*.apkg"), key=lambda deck: len(deck.name))
    shutil.copy(decks[0], folder / INCOMING / "old.apkg")


def _run(folder: Path, *arguments: str) -> None:
    ran = CliRunner(env=ENVIRONMENT).invoke(main, [*arguments, "--project", str(folder)])
    assert ran.exit_code == 0, (arguments, ran.output)


def _draw_pictures(folder: Path) -> None:
    picture = Image.effect_noise((24, 16), 80).convert("RGB")
    for kind in PICTURES.keys() - {"svg"}:
        written = io.BytesIO()
        picture.save(written, {"jpg": "JPEG"}.get(kind, kind.upper()))
        (folder / f"images/sample.{kind}").write_bytes(written.getvalue())
    shutil.copy(folder / "images/routes.svg", folder / "images/sample.svg")


def _write_incoming(folder: Path) -> None:
    for name, make in FILES.items():
        (folder / name).write_bytes(make())
    rows = ["\t".join(row) for row in _TABLE]
    (folder / "cards.csv").write_text("\n".join(row.replace("\t", ";") for row in rows), encoding="utf-8")
    (folder / "cards.tsv").write_text("\n".join(["#separator:tab", *rows]), encoding="utf-8")
    (folder / "proposed.yaml").write_text(_PROPOSED, encoding="utf-8")
    with Workbook(str(folder / "cards.xlsx")) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(_TABLE):
            sheet.write_row(at, 0, row)


def _write_questions(path: Path, kinds: list[str]) -> None:
    cards = "".join(
        f'      - {{id: {kind}, q: "Who leads the union of ferry crews shown in this {PICTURES[kind]}?", '
        f"a: Tove Brandt, image: {{file: sample.{kind}, alt: A picture of the quay, credit: Drawn for this deck}}}}\n"
        for kind in kinds
    )
    pictured = f"""
  - id: pictured
    fact: The union is led by **Tove Brandt**.
    cite: harbour:10
    topic: strike
    cards:
{cards}"""
    questions = path.read_text(encoding="utf-8").replace("facts:\n", f"facts:{pictured}", 1)
    path.write_text(f"{questions}\nreader:\n  command: [cat, answers.jsonl]\n", encoding="utf-8")
