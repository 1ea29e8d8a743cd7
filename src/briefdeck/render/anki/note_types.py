"""The two note types, and the sides of their cards in Anki's template language.

Their shape, which is the number and order of fields and templates, never changes again: Anki matches a note type by its
id and takes new templates and CSS gladly. But when the shape differs it makes a second note type, and the notes a
learner already has are never updated again. So every kind of card that is planned has its fields from the start, and
there are spare ones for what is not; ids on fields and templates let Anki follow a new name.

A field holds what is said, as plain HTML without layout; templates and CSS say how it looks. So a new look is a change
of the note type, not of every note, and a learner's own edits of notes stay.

The first field, which Anki's browser lists and its check for duplicates compares, is the question or the cloze text:
what a learner recognises a note by. The key, which identifies it, is the last of the known ones.

The back repeats the front at the same place and goes on below it, so nothing jumps when a card is turned. There is no
`{{FrontSide}}`: it would bring the front's scripts along.

Anki keeps one set of templates for all decks, so that no bank can have its words in them: they are in English. A bank
in another language, or with words of its own, brings them in a field as properties of CSS, which the templates show
where a note has them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from briefdeck.language.packs.pack import packed_languages
from briefdeck.ledger import NoteTypeVersion, digest
from briefdeck.printed_words import english_message, message
from briefdeck.quiz.judging_tables import judging_tables
from briefdeck.render.html_templates import JUDGE, join_scripts

FIELD = "Spare 2"
"""The field that brings the words; empty where they are those of the templates."""
KEYS = (
    "card.as_of_html",
    "card.said_by_html",
    "card.retired",
    "card.hint",
    "card.keys",
    "card.nothing_typed",
    "card.also_right_html",
    "card.sources",
    "card.retired_note",
    "card.retired_since",
    "dispute.contradiction",
)
"""The messages that stand in templates."""
_VALUE = re.compile(r"\{[a-z]+\}")
_TAG = re.compile(r"<[^<>]*>")
_LIVE = re.compile(r'[\\"<>{}\[\n]|::')
"""What would end a string of CSS or its element, or is acted upon by Anki."""
_DIRECTION = '{{^Spare 2}} dir="auto"{{/Spare 2}}'
"""Words in English may stand in a card that is written from right to left; a bank's own go as the card does."""
_PAGE = (
    '{{{{Spare 1}}}}{{{{Spare 2}}}}<div class="briefdeck {side}" lang="{{{{Language}}}}" data-key="{{{{Key}}}}">'
    "\n{body}\n</div>"
)
"""The bank's own style and words, a side, and what is seen; the spare fields stay empty where a bank has none."""
_HERE = ' id="answer"'
"""Marks what Anki scrolls to when a card is turned, where not all of it is in sight."""
_HERE_IF_BELOW = (
    f"{{{{^Choices}}}}{{{{^Typed answer}}}}{{{{^Before}}}}{{{{^After}}}}{_HERE}"
    "{{/After}}{{/Before}}{{/Typed answer}}{{/Choices}}"
)
_PICTURE = """{{#Picture}}<figure class="picture">{{Picture}}\
{{#Picture credit}}<figcaption dir="auto">{{Picture credit}}</figcaption>{{/Picture credit}}</figure>{{/Picture}}"""
_ANSWER_PICTURE = _PICTURE.replace("Picture", "Answer picture")
_ASKED = '<div class="question" dir="auto">{{Question}}</div>\n' + _PICTURE
# The gap keeps room for the date, so that what is below does not move.
_GAP = '?{{#Date}}<small class="when">&nbsp;</small>{{/Date}}'
_DATED = '<b class="answer" dir="auto">{{Answer}}</b>{{#Date}}<small class="when">{{Date}}</small>{{/Date}}'
_REVERSED = '<div class="question" dir="auto">{{Reverse question}}</div>'
_REVERSE_ANSWER = """{{#Reverse answer}}<div class="answer" dir="auto">{{Reverse answer}}</div>{{/Reverse answer}}\
{{^Reverse answer}}<div class="answer" dir="auto">{{Fact}}</div>{{/Reverse answer}}"""
_SPARE = '<div class="question" dir="auto">{{{{Spare question {number}}}}}</div>'
_SPARE_ANSWER = '<div class="answer" dir="auto">{{{{Spare answer {number}}}}}</div>'
_FACT = '<p class="fact" dir="auto">{{Fact}}</p>'


def shared_words(key: str, **values: str) -> str:
    """Return the message *key* for a template, with its value in it: a bank's own words where a note brings them."""
    shown = iter(values.values())
    own = "".join(
        f'<span class="word" style="--word:var({_property(key, at)})"></span>{next(shown, "")}'
        for at in range(len(values) + 1)
    )
    return f"{{{{^{FIELD}}}}}{english_message(key, **values)}{{{{/{FIELD}}}}}{{{{#{FIELD}}}}}{own}{{{{/{FIELD}}}}}"


def own_words_field() -> str:
    """Write the field with the words that are spoken now; "" where the templates have the same."""
    if all(message(key) == english_message(key) for key in KEYS):
        return ""
    words = (
        f"{_property(key, at)}:{_css_string(text)};"
        for key in KEYS
        for at, text in enumerate(_VALUE.split(message(key), maxsplit=1))
    )
    return f"<style>.briefdeck{{{''.join(words)}}}</style>"


def _property(key: str, at: int) -> str:
    name = key.partition(".")[2].removesuffix("_html").replace("_", "-")
    return f"--{name}-{at}"


def _css_string(text: str) -> str:
    return '"' + _LIVE.sub(lambda live: "".join(f"\\{ord(char):x} " for char in live[0]), _TAG.sub("", text)) + '"'


_TOP = (
    '<header class="top"><span class="topic" dir="auto">{{Topic}}</span>'
    + f'{{{{#As of}}}}<span class="as-of"{_DIRECTION}>'
    + shared_words("card.as_of_html", date="<bdi>{{As of}}</bdi>")
    + '</span>{{/As of}}{{#Disputed}}<span class="flags">{{Heading}}{{^Heading}}<b>'
    + shared_words("dispute.contradiction")
    + '</b>{{/Heading}}</span>{{/Disputed}}{{#Retired}}<span class="flag retired">'
    + shared_words("card.retired")
    + "</span>{{/Retired}}</header>"
)


def _timeline(gap: str, mark: str = "") -> str:
    """Write a timeline with *gap* in place of the answer, twice, since Anki's templates have no “or”."""
    line = f'<ol class="timeline"{mark} dir="auto">{{{{Before}}}}<li class="gap">{gap}</li>{{{{After}}}}</ol>'
    return f"{{{{#Before}}}}{line}{{{{/Before}}}}{{{{^Before}}}}{{{{#After}}}}{line}{{{{/After}}}}{{{{/Before}}}}"


_HINT = (
    '{{#Hint}}<details class="hint"><summary class="tappable">'
    + shared_words("card.hint")
    + '</summary><div dir="auto">{{Hint}}</div></details>{{/Hint}}'
)


def _chosen(mark: str = "") -> str:
    """Write the options, or the room for a typed answer."""
    keys = f'<p class="keys"{_DIRECTION}>{shared_words("card.keys")}</p>'
    options = f'<ol class="choices"{mark} dir="auto">{{{{Choices}}}}</ol>{keys}'
    nothing = english_message("card.nothing_typed")
    typed = f'<div class="typed"{mark} data-nothing="{nothing}">{{{{type:Typed answer}}}}</div>'
    return f"{{{{#Choices}}}}{options}{{{{/Choices}}}}\n{{{{#Typed answer}}}}{typed}{{{{/Typed answer}}}}"


_QUESTION = "\n".join((_ASKED, _timeline(_GAP), _chosen(), _HINT))


_ANSWERED = "\n".join((_ASKED, _timeline(_DATED, _HERE), _chosen(_HERE), _HINT))

_ANSWER = (
    """{{^Choices}}{{^Before}}{{^After}}<div class="answer" dir="auto">{{Answer}}</div>{{/After}}{{/Before}}{{/Choices}}
"""
    + f'{{{{#Accepted}}}}<p class="accepted"{_DIRECTION}>'
    + shared_words("card.also_right_html", answers="<span>{{Accepted}}</span>")
    + "</p>{{/Accepted}}\n"
    + _ANSWER_PICTURE
)


def _cloze(mark: str = "") -> str:
    """Write a cloze text, or a list under its question."""
    text = '{{#Items}}<div class="question" dir="auto">{{Text}}</div>{{/Items}}'
    text += '{{^Items}}<div class="question cloze-text" dir="auto">{{cloze:Text}}</div>{{/Items}}'
    items = f'{{{{#Items}}}}<div class="items"{mark} dir="auto">{{{{cloze:Items}}}}</div>{{{{/Items}}}}'
    return "\n".join((text, _PICTURE, items, _HINT))


_SAID_BY = shared_words("card.said_by_html", speaker="<bdi>{{Said by}}</bdi>")

_RETIRED_SINCE = shared_words("card.retired_since", date="{{Retired since}}")

_BELOW = "\n".join(
    (
        f'{{{{#Said by}}}}<p class="said-by"{_DIRECTION}>{_SAID_BY}</p>{{{{/Said by}}}}',
        f'<details class="sources"><summary class="tappable">{shared_words("card.sources")} '
        '<span class="cited" dir="auto">{{Cited}}</span></summary>',
        '<ul dir="auto">{{Sources}}</ul></details>',
        f'{{{{#Retired}}}}<div class="note retired"{_DIRECTION}><b>{shared_words("card.retired_note")}'
        f"{{{{#Retired since}}}} {_RETIRED_SINCE}{{{{/Retired since}}}}.</b> {{{{Retired}}}}</div>{{{{/Retired}}}}",
        '{{#Disputed}}<div class="disputes" dir="auto">{{Disputed}}</div>{{/Disputed}}',
        '{{#Extra}}<div class="disputes aside" dir="auto">{{Extra}}</div>{{/Extra}}',
    )
)


def question_templates(choices: str, judge: str, typed: str, hint: str) -> Iterator[tuple[str, str, str, str]]:
    """Write the templates of the question note type: name, guarding field, front, back.

    *choices*, *judge*, *typed* and *hint* are the scripts that shuffle choices, judge and compare what was typed, and
    keep a hint open.
    """
    shuffle, compare = _script("Choices", choices), _script("Typed answer", judge) + _script("Typed answer", typed)
    unfold = _script("Hint", hint)
    front, back = _sides(_QUESTION, f"{_ANSWER}\n{_FACT}", _ANSWERED, _HERE_IF_BELOW)
    yield "Question", "Question", front + shuffle + unfold, back + shuffle + compare + unfold
    fact = f"{{{{#Reverse answer}}}}{_FACT}{{{{/Reverse answer}}}}"
    shown = f"{_REVERSE_ANSWER}\n{_PICTURE}\n{_ANSWER_PICTURE}\n{fact}"
    yield "Reversed", "Reverse question", *_sides(_REVERSED, shown)
    for number in (1, 2, 3):
        question, answer = _SPARE.format(number=number), _SPARE_ANSWER.format(number=number)
        yield f"Spare {number}", f"Spare question {number}", *_sides(question, f"{answer}\n{_FACT}")


def cloze_templates(hint: str) -> tuple[str, str]:
    """Write the front and back of the cloze note type's card; *hint* is the script that keeps a hint open."""
    front, back = _sides(_cloze(), f"{_ANSWER_PICTURE}\n{_FACT}", _cloze(_HERE), "")
    unfold = _script("Hint", hint)
    return front + unfold, back + unfold


def _script(guard: str, code: str) -> str:
    return f"{{{{#{guard}}}}}<script>\n{code}</script>{{{{/{guard}}}}}"


def _sides(question: str, answer: str, answered: str = "", mark: str = _HERE) -> tuple[str, str]:
    """Write the front and the back.

    *answered* is the question as the back shows it, where that differs; *mark* marks what is below it as the answer.
    """
    front = f"{_TOP}\n{question}"
    back = f'{_TOP}\n{answered or question}\n<div class="turned"{mark}>\n{answer}\n{_BELOW}\n</div>'
    return _PAGE.format(side="front", body=front), _PAGE.format(side="back", body=back)


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
TEMPLATES_CHANGED = 1_796_031_579
"""When a template, the style or a name below last changed, in whole seconds since 1970: 29 November 2026, 21:35.

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
