"""Hidden characters: a file has no characters that its reader does not see."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.hidden_characters import HiddenCharacter, hidden_characters
from briefdeck.located import LocatedStr, Location
from briefdeck.problem import Cure, Edit, Problem, Rule

RULE = Rule(
    "Y126",
    "A file has no characters that hide, or that turn the text around them.",
    why="A character of this kind makes a text look other than it is: with one, “1,200” is proved and “002,1” is "
    "shown. They come along when text is copied from web pages; where they cannot mislead, they are passed "
    "over (Y127). "
    "What a script needs is fine: joiners in Persian and Hindi, direction marks in Hebrew and Arabic, emoji.",
    bad="A soft hyphen within a number, copied from a web page with the article\n",
    good="The number typed anew, or the character deleted where the message points\n",
    form="text",
)

MOST = 20
"""Problems that are reported of a file, one to a line."""
_EFFECTS = {
    **dict.fromkeys("\u202a\u202b\u202d\u202e\u2066\u2067\u2068", "turns the text after it"),
    **dict.fromkeys("\u200e\u200f\u061c\u202c\u2069", "can turn the text beside it"),
}


def check_text(text: str, path: str) -> Iterator[Problem]:
    """Find the lines of *text*, the file *path*, where a hidden character can mislead, also in comments."""
    line, start, reported = 1, 0, 0
    for hidden in hidden_characters(text):
        line += text.count("\n", start, hidden.start)
        start = hidden.start
        if hidden.instead is None and line > reported and (reported := line):
            location = Location(path, line, start - text.rfind("\n", 0, start))
            cure = Cure("delete it", (Edit(location, hidden.character, ""),))
            yield RULE.problem(location, f"here is {_described(hidden)}", words=hidden.character, cures=(cure,))


def check_value(value: LocatedStr, text: str, fact: str) -> Iterator[Problem]:
    """Find the first character that can mislead and that an escape puts into *value*, of the file with *text*."""
    for hidden in hidden_characters(value):
        if hidden.instead is None and hidden.character not in text:
            message = f"this value has, by an escape of YAML, {_described(hidden)}"
            yield RULE.problem(value.location, message, fact, advice="take it out")
            return


def check_answer(value: LocatedStr, fact: str) -> Iterator[Problem]:
    """Find the first hidden character of the answer *value*: it is compared with what learners type."""
    for hidden in hidden_characters(value):
        if hidden.instead is not None:
            cure = Cure("delete it", (Edit(value.location, hidden.character, ""),))
            message = f"this answer has {_described(hidden)}"
            yield RULE.problem(value.location, message, fact, hidden.character, cures=(cure,))
            return


def _described(hidden: HiddenCharacter) -> str:
    return f"{hidden.name}, which {_EFFECTS.get(hidden.character, 'nobody sees')}"
