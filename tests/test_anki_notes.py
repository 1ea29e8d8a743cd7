"""What stands in a note: sources, dates, tags, choices, the order of notes."""

from __future__ import annotations

import pytest

from briefdeck.ledger import Ledger
from briefdeck.model import Bank, Verified
from briefdeck.printed_words import message
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
    """A disputed note has the dispute's question, and folded its note and the other facts with their sources."""
    _, fields = _note("captains-company")
    assert fields["Heading"] == '<b class="contradiction">≠ disputed</b>'
    summary, rest = fields["Disputed"].split("</summary>")
    assert summary.endswith(">Disputed: How many captains were on strike?")
    assert rest.startswith("<p>The union counts")
    assert rest.endswith("</details>")
    assert fields["Disputed"].count("<li>") == 1
    assert "<ul><li>The union counted <b>at least 85 captains</b>" in fields["Disputed"]
    assert "4 March 2031, line 8)" in fields["Disputed"]


@pytest.mark.parametrize("kind", ["contradiction", "change", "measures", "open"])
def test_a_dispute_says_what_it_is(kind: str) -> None:
    """Each kind of dispute has its own words and its own mark, above the question and in the note."""
    _, fields = _note("captains-company", bank(GOOD.replace("    note: The", f"    kind: {kind}\n    note: The")))
    told = message(f"dispute.{kind}_told", question="How many captains were on strike?")
    mark, words = message(f"dispute.{kind}_mark"), message(f"dispute.{kind}")
    assert f">{told}</summary>" in fields["Disputed"]
    assert fields["Heading"] == f'<b class="{kind}">{mark} {words}</b>'


def test_a_card_wears_the_mark_only_where_what_it_asks_is_in_dispute() -> None:
    """`disputed: no` takes mark and tag from the card; the dispute about its fact is still told, aside."""
    disputed, before = _note("captains-company")
    calm, fields = _note("captains-company", bank(GOOD.replace("[sixty]", "[sixty]\n        disputed: no")))
    assert (fields["Heading"], fields["Disputed"], fields["Extra"]) == ("", "", before["Disputed"])
    assert set(disputed.tags) - set(calm.tags) == {"briefdeck::strike::state::disputed"}


def test_a_slip_of_the_source_is_shown_as_one() -> None:
    """What the fact keeps of a slip is told beside it, on the cards of the fact and where it stands against another."""
    found = bank(GOOD.replace("    said_by: the union\n", "    sic: {captains: they were mates}\n"))
    told = " <small>(“captains”: so in the source; they were mates)</small>"
    assert _note("captains-union", found)[1]["Fact"].endswith(f"among the strikers.{told}")
    assert f"among the strikers.{told} <small>(Mara" in _note("captains-company", found)[1]["Disputed"]


def test_sources_are_links() -> None:
    """The title of an article leads to its address and a word to its archived copy; nothing in them is live."""
    address = "https://gazette.example/a?b=1&c=[x]::'('"
    keys = f'    url: "{address}"\n    archived: https://archive.example/1\n'
    _, fields = _note("stranded", bank(GOOD.replace("    kind: report\n", f"    kind: report\n{keys}", 1)))
    quiet = "https://gazette.example/a?b=1&amp;c=&#91;x]:&#58;'('"
    assert f'<a href="{quiet}" rel="noopener noreferrer"><cite>Ferry strike' in fields["Sources"]
    assert '<a href="https://archive.example/1" rel="noopener noreferrer">archived copy</a>' in fields["Sources"]
    assert "<a" not in fields["Cited"]


def test_texts_from_right_to_left_stand_apart() -> None:
    """An author or title in Hebrew is isolated, so that the day beside it keeps its place; others stay as they were."""
    found = bank(GOOD.replace("author: Mara Lindqvist", "author: דוד כהן"))
    _, fields = _note("stranded", found)
    assert fields["Cited"] == "<bdi>דוד כהן</bdi>, 4 Mar 2031, line 6"
    assert fields["Sources"].startswith("<li><bdi>דוד כהן</bdi>, <cite>Ferry strike")


def test_the_core_has_a_tag() -> None:
    """Notes of a fact that everybody must know have a tag; learners who have the note get it, since it changes."""
    plain, _ = _note("cost")
    core, _ = _note("cost", bank(GOOD.replace("- id: cost\n", "- id: cost\n    must: yes\n")))
    assert set(core.tags) - set(plain.tags) == {"briefdeck::strike::must"}
    assert core.digest != plain.digest


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
