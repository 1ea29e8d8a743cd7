"""The two note types: their fields, and the templates, scripts and style of their cards.

Their shape, which is the number and order of fields and templates, never changes again: Anki matches a note type by its
id and takes new templates and CSS gladly. But when the shape differs it makes a second note type, and the notes a
learner already has are never updated again. So every kind of card that is planned has its fields from the start, and
there are spare ones for what is not; ids on fields and templates let Anki follow a new name.

The first field, which Anki's browser lists and its check for duplicates compares, is the question or the cloze text:
what a learner recognises a note by. The key, which identifies it, is the last of the known ones.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefdeck.language.packs.pack import packed_languages
from briefdeck.ledger import NoteTypeVersion, digest
from briefdeck.quiz.judging_tables import judging_tables
from briefdeck.render.anki.card_sides import cloze_templates, question_templates
from briefdeck.render.html_templates import JUDGE, join_scripts

SHARED_FIELDS = (
    "Fact",
    "Said by",
    "As of",
    "Date",  # when it happened; shown in a timeline
    "Topic",
    "Sources",  # one <li> an article
    "Cited",  # the citations as the curator wrote them, in one line
    "Disputed",  # set: one <details> for each dispute about what is asked: its question, its note, the other facts
    "Retired",  # set: no longer held; the reason
    "Retired since",
    "Heading",  # what kinds of dispute those are, in a word each
    "Hint",  # folded away
    "Extra",  # the same of disputes about the fact, but not about what is asked
    "Picture",  # an <img> seen with the question
    "Picture credit",
    "Answer picture",  # an <img> seen with the answer only
    "Answer picture credit",
    "Items",  # set: a list, with a deletion in each <li>; the text is its question
    "Before",  # of an answer in a timeline: what came before it, one <li> an event,
    "After",  # and what came after
    "Language",  # of the texts, as a BCP 47 tag
    "Key",  # the fact's id, and after a slash the card's
    "Spare 1",  # set: the bank has a style of its own: a <link> to it
    "Spare 2",  # set: the bank has words of its own, where the templates have English ones: a <style> with them
    "Spare 3",
    "Spare 4",
    "Spare 5",
    "Spare 6",
    "Spare 7",
    "Spare 8",
)
QUESTION_FIELDS = (
    "Question",
    "Answer",
    "Typed answer",  # set: the answer is typed
    "Accepted",  # other spellings that count as right
    "Choices",  # set: multiple choice; one <li> a choice
    "Reverse question",  # set: there is a second card
    "Reverse answer",
    "Spare question 1",  # set: there is a third card …
    "Spare answer 1",
    "Spare question 2",
    "Spare answer 2",
    "Spare question 3",
    "Spare answer 3",
    *SHARED_FIELDS,
)
CLOZE_FIELDS = ("Text", "Typed cloze", *SHARED_FIELDS)
TEMPLATES_CHANGED = 1_796_074_994
"""When a side of a card, a script, the style or a name last changed, in seconds since 1970: 30 November 2026, 21:43.

It goes up with every such change and is the same in all banks. A learner's own style then stays when another bank
comes, and a deck made by an older briefdeck does not bring back an older look.
"""
OPEN_FIELDS = frozenset({"Question", "Answer", "Text", "Fact"})
"""The fields that Anki's editor shows unfolded; the many others only on a click."""


@dataclass(frozen=True, slots=True)
class Template:
    """One card of a note type."""

    name: str
    """Its name in Anki."""
    guard: str
    """The field without which a note has no such card."""
    front: str
    """The question side, in Anki's template language."""
    back: str
    """The answer side."""


@dataclass(frozen=True, slots=True)
class NoteType:
    """A note type as it will be in Anki."""

    id: int
    """Its id, the same in every project for ever."""
    name: str
    """Its name in Anki."""
    cloze: bool
    """True when deletions make the cards, not templates."""
    fields: tuple[str, ...]
    """The names of its fields."""
    templates: tuple[Template, ...]
    """Its templates."""
    css: str
    """The style of its cards."""

    @property
    def digest(self) -> str:
        """The digest of all that a learner gets of it."""
        sides = [part for card in self.templates for part in (card.name, card.front, card.back)]
        return digest(self.name, self.fields, sides, self.css)

    @property
    def version(self) -> NoteTypeVersion:
        """What the ledger records of it."""
        return NoteTypeVersion(self.digest, TEMPLATES_CHANGED)


@cache
def note_types(language: str = "") -> dict[str, NoteType]:
    """Return the note types by their short names; where a *language* is given, they judge answers in that one alone.

    Learners get them for all languages, since decks share them; what shows a card to its curator needs one.
    """
    css = _part("card.css")
    question = tuple(
        Template(name, guard, f"{{{{#{guard}}}}}{front}{{{{/{guard}}}}}", back)
        for name, guard, front, back in question_templates(
            _part("choices.js"), _judge(language), _part("typed.js"), _part("keep_hint_open.js")
        )
    )
    cloze = Template("Cloze", "Text", *cloze_templates(_part("keep_hint_open.js")))
    return {
        "question": NoteType(1718668800101, "briefdeck question", False, QUESTION_FIELDS, question, css),
        "cloze": NoteType(1718668800102, "briefdeck cloze", True, CLOZE_FIELDS, (cloze,), css),
    }


def _judge(language: str) -> str:
    """Write the script that gives a card the judge of the quiz, for answers in that *language*, or in all: "".

    Anki takes two braces for a field, so that there is a space between them.
    """
    tables = json.dumps(_judging_tables(language), ensure_ascii=False, separators=(",", ":"))
    script = (
        f"window.briefdeckJudge = (() => {{\n{join_scripts(JUDGE)}\nconst TABLES = {tables};\n"
        "return (typed, right, language) => own(TABLES, language) &&\n"
        "  judge(typed, right, [], { ...TABLES.en, ...TABLES[language] });\n})();\n"
    )
    return script.replace("{{", "{ {").replace("}}", "} }").replace("}}", "} }")


def _judging_tables(only: str) -> dict[str, dict[str, object]]:
    """Return the tables by which answers are judged, of languages other than English what differs; of *only* one."""
    english = judging_tables("en")
    found: dict[str, dict[str, object]] = {"en": dict(english)}
    for language in sorted(packed_languages() & {only} if only else packed_languages()):
        tables = judging_tables(language)
        found[language] = {name: table for name, table in tables.items() if table != english.get(name)}
    return found


def _part(name: str) -> str:
    return files(__package__).joinpath("card", name).read_text("utf-8")
