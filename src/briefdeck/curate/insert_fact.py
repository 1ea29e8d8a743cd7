"""A new fact → its place in questions.yaml, with everything else in the file unchanged."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import NamedTuple

from briefdeck.curate.write_yaml import Value, write_item
from briefdeck.errors import UserError
from briefdeck.language.words import STOP_WORDS, tokens
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import Sequence
from briefdeck.slugs import find_unused

_ID_WORDS, _LONGEST_ID = 4, 40
"""The most words and characters of a proposed id."""
_FACTS = LocatedStr("facts")
_PART = re.compile(r"[0-9]{1,3}|[a-z]")
"""Tokens that mean nothing by themselves: the 1 of "1,200", the s of "a's"."""
_INDENT = 2
_EMPTY = re.compile(r"\[\s*\]")
_BROKEN = frozenset(("Y102", "Y104", "Y105", "Y108", "Y109", "Y110", "Y111"))
"""Rules that a new fact breaks only if it is in the wrong place."""
_UNPROVING = frozenset(("C102", "C103", "C110"))
"""Rules about an article and the concordance, without which nothing that cites it is proved."""
_BLANK_OR_COMMENT = re.compile(r"[ \t]*(?:#.*)?\Z")


class UnplacedError(UserError):
    """There is no place for a new fact; the message is a sentence for the user."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that is not yet in the bank, as it is entered."""

    id: str
    fact: str
    cite: tuple[str, ...]
    topic: str
    said_by: str = ""
    q: str = ""
    a: str = ""


def propose_id(fact: str, taken: Container[str]) -> str:
    """Propose an id: a slug of the first meaningful words of *fact*, and none of those *taken*."""
    said = [token for token in tokens(fact) if token.isascii() and token.isalnum() and not _PART.fullmatch(token)]
    telling = [token for token in said if token not in STOP_WORDS] or said or ["fact"]
    slug = "-".join(islice(telling, _ID_WORDS))
    while len(slug) > _LONGEST_ID and "-" in slug:
        slug = slug.rpartition("-")[0]
    return find_unused(slug, taken)


class Insertion(NamedTuple):
    """A questions.yaml with a new fact."""

    text: str
    """The text of the whole file."""
    first: int
    """The line on which the fact begins, from 1."""
    last: int
    """The line on which it ends."""


def insert_fact(text: str, draft: Draft) -> Insertion:
    """Insert *draft* as the last fact into *text*, a questions.yaml without faults.

    Comments, order and spelling of everything else stay. Raises UnplacedError where `facts:` is no list with one fact
    below the other, or *draft* cannot be written there.
    """
    lines = text.split("\n")
    facts, end = _list_of_facts(text, len(lines) if lines[-1] else len(lines) - 1)
    first, column = facts.location.line - 1, facts.location.column - 1
    opening = lines[first][column:]
    if not facts and (bracket := _EMPTY.match(opening)):
        lines[first] = f"{lines[first][:column]}{opening[bracket.end() :]}".rstrip()
        column, ends, gap = _INDENT, [first + 1], []
    elif opening.startswith("-"):
        # Comments before the next key belong to it; but where the last value is a block, they may be its words.
        ends, gap = [_last_filled(lines, end), end], [""] if _apart(lines, facts) else []
    else:
        raise UnplacedError("`facts:` is written in brackets: put one fact below the other, each behind a `- `")
    added = _item(draft, column).rstrip("\n").split("\n")
    for end in ends:
        new = "\n".join([*lines[:end], *gap, *added, *(lines[end:] or [""])])
        if _only_adds(text, new, draft):
            first = end + len(gap) + 1
            return Insertion(new, first, first + len(added) - 1)
    raise UnplacedError("the fact cannot be written behind the last one: put it into questions.yaml by hand")


def blocking_problems(
    found: Iterable[Problem], placed: Insertion, draft: Draft, bank: Bank, path: str
) -> list[Problem]:
    """Select from the problems *found* those that keep *draft* from being proved.

    *placed* is the draft in the file *path* of *bank*. A problem blocks if it is within the draft, or concerns what
    would prove it: the concordance and the articles that it cites.
    """
    cited = {cite.partition(":")[0] for cite in draft.cite}
    files = {article.file.location.line for key, article in bank.articles.items() if key in cited}

    def matters(problem: Problem) -> bool:
        if problem.code in _UNPROVING:
            return problem.code == "C110" or problem.location.line in files
        return problem.location.path == path and placed.first <= problem.location.line <= placed.last

    return list(filter(matters, found))


def _list_of_facts(text: str, last: int) -> tuple[Sequence, int]:
    """Find the list of facts, and how many of the *last* lines of *text* end before the next key."""
    root = read_document(text, "").root
    facts = root.get(_FACTS) if root is not None else None
    if root is None or not isinstance(facts, Sequence):
        raise UnplacedError("questions.yaml has no list `facts:`: write `facts: []` where it shall stand")
    after = [key.location.line - 1 for key in root if key.location.line > facts.location.line]
    return facts, min(after, default=last)


def _last_filled(lines: list[str], end: int) -> int:
    while end and _BLANK_OR_COMMENT.match(lines[end - 1]):
        end -= 1
    return end


def _apart(lines: list[str], facts: Sequence) -> bool:
    """Tell whether there is a blank line between facts."""
    return any(not lines[fact.location.line - 2].strip() for fact in facts[1:])


def _item(draft: Draft, column: int) -> str:
    """Write *draft* as an item of a list in YAML."""
    item: dict[str, Value] = {"id": draft.id, "fact": draft.fact}
    item |= {"cite": draft.cite[0] if len(draft.cite) == 1 else draft.cite, "topic": draft.topic}
    item |= {"said_by": draft.said_by} if draft.said_by else {}
    card = {key: value for key, value in (("q", draft.q), ("a", draft.a)) if value}
    return write_item({**item, "cards": [card]} if card else item, column)


def _only_adds(text: str, new: str, draft: Draft) -> bool:
    """Tell whether *new* reads as *text* does, with exactly *draft* added at the end.

    A fault of *draft* itself, such as an invalid id, does not count here: it is reported when the file is read.
    """
    (before, _), (after, problems) = read_bank(text, ""), read_bank(new, "")
    added = after.facts[len(before.facts) :]
    if replace(after, facts=after.facts[: len(before.facts)]) != before or len(added) > 1:
        return False
    if problems:
        return not any(problem.code in _BROKEN for problem in problems)
    return [(fact.fact, fact.said_by) for fact in added] == [(draft.fact, draft.said_by)]
