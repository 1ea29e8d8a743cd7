"""A new fact → its place in questions.yaml, with everything else in the file unchanged."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from briefdeck.curate.edit_yaml import plain_value
from briefdeck.curate.insert_lines import Insertion, insert_lines
from briefdeck.curate.write_yaml import Value, tidy, write_item
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.words import STOP_WORDS, tokens
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import Node
from briefdeck.slugs import find_unused

_ID_WORDS, _LONGEST_ID = 4, 40
"""The most words and characters of a proposed id."""
_BOLD = re.compile(r"\*\*[^*]{1,400}\*\*")
_PART = re.compile(r"[0-9]{1,3}|[a-z]")
"""Tokens that mean nothing by themselves: the 1 of "1,200", the s of "a's"."""
_BROKEN = frozenset(("Y102", "Y104", "Y105", "Y108", "Y109", "Y110", "Y111"))
"""Rules that a new fact breaks only if it is in the wrong place."""
_UNPROVING = frozenset(("C102", "C103", "C110"))
"""Rules about an article and the concordance, without which nothing that cites it is proved."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that is not yet in the bank, as it is entered."""

    values: Mapping[str, Value]
    """Its values by their keys, as questions.yaml has them; what is empty is left out."""

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.values.get("id", ""))

    @property
    def cite(self) -> tuple[str, ...]:
        """Its citations as they are written."""
        cite = self.values.get("cite", "")
        return (cite,) if isinstance(cite, str) else tuple(map(str, cite))


def propose_id(fact: str, taken: Container[str]) -> str:
    """Propose an id: a slug of the first meaningful words of *fact*, and none of those *taken*.

    What stands in bold is mostly what is asked for, and so are numbers: they are left out where other words are left.
    A “not” stays, since the fact turns on it.
    """
    unmarked = _BOLD.sub(" ", fact)
    slug = _slug_of(unmarked, with_numbers=False) or _slug_of(fact, with_numbers=True) or "fact"
    return find_unused(slug, taken)


def _slug_of(text: str, with_numbers: bool) -> str:
    """Make a slug of the first meaningful words of *text*; "" of fewer than two where numbers are left out."""
    said = [token for token in tokens(text) if token.isascii() and token.isalnum() and not _PART.fullmatch(token)]
    telling = [token for token in said if token not in STOP_WORDS or token in ENGLISH.statements.negations] or said
    named = telling if with_numbers else [token for token in telling if not token[0].isdecimal()]
    slug = "-".join(islice(named, _ID_WORDS))
    while len(slug) > _LONGEST_ID and "-" in slug:
        slug = slug.rpartition("-")[0]
    return slug if with_numbers or len(named) > 1 else ""


def insert_fact(text: str, draft: Draft) -> Insertion:
    """Insert *draft* as the last fact into *text*, a questions.yaml without faults.

    Comments, order and spelling of everything else stay. Raises UnplacedError where `facts:` is no list with one fact
    below the other, or *draft* cannot be written there.
    """
    return insert_facts(text, [draft])


def insert_facts(text: str, drafts: Sequence[Draft]) -> Insertion:
    """Insert *drafts*, one at least, as the last facts into *text*, as `insert_fact` does."""
    written = "".join(write_item(tidy(draft.values), 0) for draft in drafts).split("\n")[:-1]
    return insert_lines(text, "facts", written, lambda new: _only_adds(text, new, drafts))


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


def _only_adds(text: str, new: str, drafts: Sequence[Draft]) -> bool:
    """Tell whether *new* reads as *text* does, with exactly *drafts* added at the end.

    A fault of theirs, such as an invalid id, does not count here: it is reported when the file is read.
    """
    (before, _), (after, problems) = read_bank(text, ""), read_bank(new, "")
    added = after.facts[len(before.facts) :]
    if replace(after, facts=after.facts[: len(before.facts)]) != before or len(added) > len(drafts):
        return False
    if problems:
        return not any(problem.code in _BROKEN for problem in problems)
    root = read_document(new, "").root
    facts = root.get(LocatedStr("facts")) if root is not None else None
    return facts is not None and all(
        _as_tidy(node) == tidy(draft.values) for node, draft in zip(facts[-len(drafts) :], drafts, strict=True)
    )


def _as_tidy(node: Node) -> Value:
    values = plain_value(node)
    return tidy(values) if isinstance(values, Mapping) else values
