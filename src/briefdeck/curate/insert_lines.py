"""New lines behind the last item of a list or mapping of questions.yaml, with everything else in the file unchanged."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from briefdeck.curate.fact_slices import filled_lines
from briefdeck.errors import UserError
from briefdeck.located import LocatedStr
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.read.yaml_nodes import Node
from briefdeck.read.yaml_nodes import Sequence as SequenceNode

_INDENT = 2
_EMPTY = re.compile(r"\[\s*\]|\{\s*\}")


class UnplacedError(UserError):
    """There is no place for something new; the message is a sentence for the user."""


class Insertion(NamedTuple):
    """A questions.yaml with something new."""

    text: str
    """The text of the whole file."""
    first: int
    """The line on which the new part begins, from 1."""
    last: int
    """The line on which it ends."""


def insert_lines(text: str, section: str, added: Sequence[str], is_right: Callable[[str], bool]) -> Insertion:
    """Insert the lines *added* behind the last item of *section*, a key of the top mapping of *text*.

    Comments, order and spelling of everything else stay. *is_right* tells whether a new text reads as it should. Raises
    UnplacedError where the section is written in brackets, is missing, or has no place that is right.
    """
    lines = text.split("\n")
    node, end = _section(text, section, len(lines) if lines[-1] else len(lines) - 1)
    first, column = node.location.line - 1, node.location.column - 1
    opening = lines[first][column:]
    if not node and (bracket := _EMPTY.match(opening)):
        lines[first] = f"{lines[first][:column]}{opening[bracket.end() :]}".rstrip()
        column, ends, gap = _INDENT, [first + 1], []
    elif opening.startswith("{") or (isinstance(node, SequenceNode) and not opening.startswith("-")):
        raise UnplacedError(f"`{section}:` is written in brackets: {_ADVICE[type(node)]}")
    else:
        # Comments before the next key belong to it; but where the last value is a block, they may be its words.
        ends, gap = [filled_lines(lines[:end], column), end], [""] if _apart(lines, node) else []
    new = [f"{' ' * column}{line}" if line else line for line in added]
    for end in ends:
        whole = "\n".join([*lines[:end], *gap, *new, *(lines[end:] or [""])])
        if is_right(whole):
            begin = end + len(gap) + 1
            return Insertion(whole, begin, begin + len(new) - 1)
    raise UnplacedError(f"nothing can be written behind the last entry of `{section}:`: write it there by hand")


_ADVICE: dict[type, str] = {
    SequenceNode: "put one fact below the other, each behind a `- `",
    MappingNode: "put one entry below the other",
}


def _section(text: str, section: str, last: int) -> tuple[MappingNode | SequenceNode, int]:
    """Find the value of *section*, and how many of the *last* lines of *text* end before the next key."""
    root = read_document(text, "").root
    node: Node | None = root.get(LocatedStr(section)) if root is not None else None
    if root is None or node is None or isinstance(node, str):
        raise UnplacedError(f"questions.yaml has no `{section}:` with entries: write `{section}:` where it shall stand")
    after = [key.location.line - 1 for key in root if key.location.line > node.location.line]
    return node, min(after, default=last)


def _apart(lines: Sequence[str], node: MappingNode | SequenceNode) -> bool:
    """Tell whether there is a blank line between entries."""
    places = [each.location.line for each in node]
    return any(not lines[place - 2].strip() for place in places[1:])
