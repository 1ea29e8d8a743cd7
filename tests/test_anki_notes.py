"""What stands in a note: sources, dates, tags, choices, the order of notes."""

from __future__ import annotations

import pytest

from briefdeck.ledger import Ledger
from briefdeck.model import Bank, Verified
from briefdeck.render.anki import Note, build_contents
from briefdeck.render.anki.note_types import note_types
from briefdeck.render.anki.notes import name_deck
from tests.support.learner import GOOD, bank

pytestmark = pytest.mark.slow


def _note(key: str, found: Bank | None = None) -> tuple[Note, dict[str, str]]:
    made = build_contents(Verified(found or bank(), {}), Ledger("strike"))
    (note,) = (note for note in made.notes if note.key == key)
    return note, dict(zip(note_types()[note.type].fields, note.fields, strict=True))


@pytest.mark.parametrize(
    ("cite", "lines"),
    [
        ("harbour:6", ["line 6"]),
        ("harbour:6-8", ["lines 6–8"]),
        ("[harbour:6, harbour:8-10]", ["lines 6, 8–10"]),
        ("[harbour:6, quay:2, harbour:8]", ["lines 6, 8", "line 2"]),
    ],
)
def test_sources(cite: str, lines: list[str]) -> None:
    """Each article stands once, with author, title, date and all its lines, and briefly on the line that is shown."""
    _, fields = _note("stranded", bank(GOOD.replace("cite: harbour:6\n", f"cite: {cite}\n", 1)))
    sources = fields["Sources"].removeprefix("<li>").removesuffix("</li>").split("</li><li>")
    known = [
        "Mara Lindqvist, <cite>Ferry strike halts island crossings</cite>, 4 March 2031",
        "<cite>A harbour holds its breath</cite>, March 2031 <i>(inferred)</i>",
    ]
    assert sources == [f"{article}, {at}" for article, at in zip(known, lines, strict=False)]
    brief = ["Mara Lindqvist, 4 Mar 2031", "A harbour holds its breath, Mar 2031 <i>(inferred)</i>"]
    assert fields["Cited"] == " · ".join(f"{article}, {at}" for article, at in zip(brief, lines, strict=False))


def test_every_field_of_a_note_type_is_filled_in_its_place() -> None:
    """A note has as many fields as its type, the first is what a learner knows it by."""
    for note in build_contents(Verified(bank(), {}), Ledger("strike")).notes:
        assert len(note.fields) == len(note_types()[note.type].fields)
        assert note.fields[0]


def test_a_dispute_shows_the_other_side() -> None:
    """A disputed note has the dispute's question and note, and what the other facts say, with their sources."""
    _, fields = _note("captains-company")
    assert fields["Disputed"].startswith("<section><p><b>How many captains were on strike?</b></p><p>The union counts")
    assert fields["Disputed"].count("<li>") == 1
    assert "<ul><li>The union counted <b>at least 85 captains</b>" in fields["Disputed"]
    assert "4 March 2031, line 8)" in fields["Disputed"]


def test_choices_do_not_start_with_the_right_one() -> None:
    """In the order shown without scripts, the right choice stands anywhere."""
    places = set()
    for at in range(20):
        _, fields = _note(f"union-{at}", bank(GOOD.replace("captains-union", f"union-{at}")))
        places.add(fields["Choices"].split("</li>").index('<li class="right">At least 85'))
    assert places == {0, 1, 2, 3}


def test_tags_without_blanks() -> None:
    """Anki parts tags at blanks and drops quotes, so they become hyphens."""
    note, _ = _note("stranded", bank(GOOD.replace("[passengers]", "[' a \"b\"  c ', own::tag, '\"']")))
    own = [tag.partition("::tag::")[2] for tag in note.tags if "::tag::" in tag]
    assert own == ["a-b-c", "own::tag"]


def test_a_note_changes_with_what_it_shows_and_nothing_else() -> None:
    """The digest follows the fields and the curator's tags, not the place in the file, the title or a comma."""
    old = {note.key: note.digest for note in build_contents(Verified(bank(), {}), Ledger("strike")).notes}

    def changed(text: str) -> set[str]:
        return {
            note.key
            for note in build_contents(Verified(bank(text), {}), Ledger("strike")).notes
            if note.digest != old[note.key]
        }

    stranded, rest = GOOD.index("  - id: stranded"), GOOD.index("  - id: captains-union")
    end = GOOD.index("\ndisputes:")
    assert changed(GOOD[:stranded] + GOOD[rest:end].rstrip() + "\n" + GOOD[stranded:rest] + GOOD[end:]) == set()
    assert changed(GOOD.replace("money: Money", "money: Costs")) == {"cost"} | {"raise"}
    assert changed(GOOD.replace("author: Mara Lindqvist", "author: M. Lindqvist")) >= {
        "stranded",
        "stranded/cloze",
        "cost",
    }
    assert changed(GOOD.replace("a: About $2.4", "a: Some $2.4")) == {"cost"}
    assert changed(GOOD.replace("tags: [passengers]", "tags: [people]")) >= {"stranded"}
    assert changed(GOOD.replace("author: Mara Lindqvist", "author: Mara, Lindqvist")) == set()
    assert changed(GOOD.replace("title: The Norrland ferry strike", "title: Ferries")) == set()


@pytest.mark.parametrize(
    ("heading", "name"),
    [("Arms", "Arms"), ("A::B", "A:B"), (":::A : b:", "A : b"), ("**Bold**  and\nlong", "Bold and long"), ("::", "–")],
)
def test_deck_names(heading: str, name: str) -> None:
    """A heading makes one level of decks."""
    assert name_deck(heading) == name
