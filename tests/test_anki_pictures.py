"""Pictures: what they must be, how they come into the deck, and what a changed one does."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from briefdeck.ledger import Ledger
from briefdeck.model import Verified
from briefdeck.pictures import LARGEST
from briefdeck.render.anki import build_contents
from tests.conftest import Run
from tests.support.kinds_project import KINDS
from tests.support.learner import GOOD, SECOND, Learner, bank, release

pytestmark = pytest.mark.slow

PNG, SVG = KINDS.images["captains.png"], KINDS.images["routes.svg"]
IMAGE = 'image: {{file: {file}, alt: \'Say "{{x}}" <b>\', credit: "Ann & Bo, CC0", side: {side}}}'


def _with_picture(side: str = "front", file: str = "a.png") -> str:
    return GOOD.replace("a: Tove Brandt\n", f"a: Tove Brandt\n        {IMAGE.format(file=file, side=side)}\n")


@pytest.mark.parametrize(("size", "codes"), [(LARGEST, []), (LARGEST + 1, ["P902"])])
def test_the_size(project: Path, run: Run, size: int, codes: list[str]) -> None:
    """A picture has at most 2 MB."""
    (project / "questions.yaml").write_text(_with_picture(), encoding="utf-8")
    (project / "images/a.png").write_bytes(PNG.ljust(size, b"\0"))
    printed = run("check", "--project", str(project)).stdout
    assert [line.split()[1] for line in printed.splitlines() if line[0] != " "] == codes


def test_build_puts_it_in(project: Path, run: Run) -> None:
    """A picture of the project comes into the deck, under a name of its content and its true kind."""
    (project / "questions.yaml").write_text(_with_picture(file="a.jpg"), encoding="utf-8")
    (project / "images/a.jpg").write_bytes(PNG)
    assert run("build", "--project", str(project)).code == 0
    deck = project / "output" / "the-norrland-ferry-strike.apkg"
    with zipfile.ZipFile(deck) as archive:
        assert PNG in [archive.read(name) for name in archive.namelist()]
        assert b".png" in archive.read("media")
    assert run("build", "--locked", "--project", str(project)).code == 0
    (project / "images/a.jpg").write_bytes(PNG + b"\0")
    assert run("build", "--locked", "--project", str(project)).code == 1


@pytest.mark.parametrize("side", ["front", "back"])
def test_in_anki(tmp_path: Path, side: str) -> None:
    """It is seen on its side with its credit, its `alt` as typed, and Anki has the file."""
    someone = Learner(tmp_path)
    someone.take(release(_with_picture(side), images={"a.png": PNG}).deck)
    (front, back), (reverse, reversed_back) = someone.sides("union-leader")
    media = Path(someone.collection.media.dir())
    (file,) = media.iterdir()
    shown = f'<img src="{file.name}" alt="Say &quot;&#123;x&#125;&quot; &lt;b&gt;">'
    assert file.read_bytes() == PNG
    assert (shown in front) == (side == "front")
    assert shown in back
    assert shown in reversed_back
    assert "<img" not in reverse
    assert back.count('<figcaption dir="auto">Ann &amp; Bo, CC0</figcaption>') == 1
    check = someone.collection.media.check()
    someone.collection.close()
    assert (list(check.missing), list(check.unused)) == ([], [])


def test_a_changed_picture_is_taken(tmp_path: Path) -> None:
    """Other bytes under the same name change the note, and the next edition brings them."""
    someone, first = Learner(tmp_path), release(_with_picture(), images={"a.png": PNG})
    someone.take(first.deck)
    second = release(_with_picture(), first.ledger, SECOND, {"a.png": PNG + b"\0"})
    assert second.edition.changed == ("union-leader",)
    assert someone.take(second.deck) == {"updated": 1, "duplicate": 6}
    media = Path(someone.collection.media.dir())
    shown = someone.note("union-leader")["Picture"].split('"')[1]
    assert (media / shown).read_bytes() == PNG + b"\0"
    someone.collection.close()


def test_a_picture_stands_once_in_the_deck() -> None:
    """Two cards with one picture bring it once; one that no card names stays out."""
    text = _with_picture().replace("reverse: What", "hint: x\n        reverse: What")
    text = text.replace(
        "a: About $2.4 million\n", f"a: About $2.4 million\n        {IMAGE.format(file='b', side='back')}\n"
    )
    made = build_contents(Verified(bank(text), {}, {"a.png": PNG, "b": PNG, "c.svg": SVG}), Ledger("strike"))
    assert list(made.media.values()) == [PNG]
    assert {note.key for note in made.notes if note.media} == {"union-leader", "cost"}


def test_without_pictures_nothing_is_carried() -> None:
    """A deck without pictures has no media."""
    with zipfile.ZipFile(io.BytesIO(release().deck)) as archive:
        assert archive.namelist() == ["collection.anki2", "media"]
