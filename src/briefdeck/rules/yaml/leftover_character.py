"""Leftover characters: what copying from web pages and PDFs leaves in a text, where it cannot mislead."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from briefdeck.language.hidden_characters import HiddenCharacter, find_leftovers
from briefdeck.located import Location
from briefdeck.problem import Cure, Edit, Problem, Rule

RULE = Rule(
    "Y127",
    "A file has nothing left over from copying that nobody sees.",
    "warning",
    why="Web pages have soft hyphens, spaces without width and marks of direction, and PDFs letters drawn as one. They "
    "are read as what they mean, so that nothing printed has them; but a search in your editor does not find a word "
    "that has one. Where such a character can mislead, it is an error (Y126).",
    bad="A title that begins with a mark of direction, copied from a web page\n",
    good="The title typed anew, or the character deleted where the message points\n",
    form="text",
)


def check_text(text: str, path: str, reported: Collection[int] = ()) -> Iterator[Problem]:
    """Find what copying has left in *text*, the file *path*, except on the lines *reported*: one problem for all."""
    edits = [edit for edit in _edits(text, path) if edit.location.line not in reported]
    if not edits:
        return
    first = edits[0]
    name = HiddenCharacter(0, first.old).name
    meaning = f"as “{first.new}”" if first.new else "as if it were not there"
    others = f"; {len(edits) - 1:,} more like it in this file" if len(edits) > 1 else ""
    message = f"here is {name}, left over from copying: it is read {meaning}{others}"
    label = f"write “{first.new}”" if first.new else "delete it"
    cure = Cure(label if len(edits) == 1 else "type these words anew", tuple(edits))
    yield RULE.problem(first.location, message, words=first.old, cures=(cure,))


def _edits(text: str, path: str) -> Iterator[Edit]:
    line, begin, start = 1, 0, 0
    for each in find_leftovers(text):
        if (breaks := text.count("\n", start, each.start)) > 0:
            line, begin = line + breaks, text.rindex("\n", start, each.start) + 1
        start = each.start
        yield Edit(Location(path, line, start - begin + 1), each.character, str(each.instead))
