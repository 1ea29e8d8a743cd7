"""What a curator tells of the deck and how it looks: the description, AnkiWeb's page, a style of one's own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from briefdeck.read.bank import read_bank
from briefdeck.render.anki.notes import RETIRED_SEARCH
from tests.conftest import Run
from tests.support.learner import GOOD, Learner, release

pytestmark = pytest.mark.slow

ABOUT = """\
about:
  text: For *all* who wait <b>.
  author: The [class]
  licence: CC BY 4.0
  contact: https://gazette.example/a_b
  changes:
    2031-04-01: A figure & its card.
"""
CSS = """\
css: |
  .question { color: rgb(1, 2, 3); }
"""


@pytest.fixture
def learner(tmp_path: Path) -> Iterator[Learner]:
    """Somebody with an empty collection."""
    someone = Learner(tmp_path)
    yield someone
    someone.collection.close()


def test_the_description_tells_what_the_curator_says(learner: Learner) -> None:
    """Text, author, licence, contact and changes stand in the description, escaped; an address is a link."""
    learner.take(release(GOOD + ABOUT).deck)
    deck = learner.collection.decks.by_name("The Norrland ferry strike")
    assert deck is not None
    assert deck["desc"].startswith(
        "<p>For <i>all</i> who wait &lt;b&gt;.</p><p>Made by The &#91;class]<br>Licence: CC BY"
    )
    assert 'questions: <a href="https://gazette.example/a_b" rel="noopener noreferrer">https' in deck["desc"]
    assert "<b>What changed</b><br>2031-04-01: A figure &amp; its card.</p>" in deck["desc"]


def test_the_page_for_ankiweb_is_written(project: Path, run: Run) -> None:
    """With `about:`, build writes the text for AnkiWeb in Markdown, in which nothing of the curator's is a mark."""
    questions = project / "questions.yaml"
    questions.write_text(questions.read_text(encoding="utf-8") + ABOUT, encoding="utf-8")
    assert run("build", "--project", str(project)).code == 0
    page = (project / "output" / "the-norrland-ferry-strike.ankiweb.md").read_text(encoding="utf-8")
    assert page.startswith(
        "For *all* who wait \\<b\\>.\n\n- The strike\n- Money\n\n**The Norrland ferry strike**, edition of"
    )
    assert (
        "Made by The \\[class\\]\n\nLicence: CC BY 4.0\n\nMistakes and questions: https://gazette.example/a_b" in page
    )
    assert "**What changed**\n\n- 2031-04-01: A figure & its card.\n" in page
    assert f"Find them with `{RETIRED_SEARCH}`." in page
    questions.write_text(questions.read_text(encoding="utf-8").replace(ABOUT, ""), encoding="utf-8")
    assert "ankiweb.md" in run("build", "--project", str(project), "--locked").stdout


def test_a_style_of_ones_own(learner: Learner) -> None:
    """It comes as a file with the deck, which every card links to; Anki has the file and misses none."""
    learner.take(release(GOOD + CSS).deck)
    (name,) = {note["Spare 1"] for note in (learner.note("cost"), learner.note("stranded/cloze"))}
    file = name.removeprefix('<link rel="stylesheet" href="').removesuffix('">')
    assert (
        Path(learner.collection.media.dir(), file).read_text(encoding="utf-8") == ".question { color: rgb(1, 2, 3); }\n"
    )
    assert all(name in side for card in learner.sides("captains-union") for side in card)
    checked = learner.collection.media.check()
    assert (list(checked.missing), list(checked.unused)) == ([], [])


def test_another_bank_keeps_its_look(learner: Learner) -> None:
    """The style is one bank's: cards without it do not get it."""
    learner.take(release(GOOD).deck)
    assert learner.note("cost")["Spare 1"] == ""
    assert "stylesheet" not in learner.sides("cost")[0].question


@pytest.mark.parametrize(
    "css",
    [
        "body { background: URL(https://gazette.example/x) }",
        "@import 'https://gazette.example/x';",
        "a { background: image-set('x' 1x) }",
        "a { background: \\\\75rl(x) }",
        "@font-face { src: url(x) }",
    ],
)
def test_a_style_fetches_nothing(css: str) -> None:
    """A style that could fetch something, or hide that it does, is refused."""
    problems = read_bank(f"{GOOD}css: {css!r}\n".replace("\\\\", "\\"), "questions.yaml")[1]
    assert [problem.code for problem in problems] == ["Y112"]
