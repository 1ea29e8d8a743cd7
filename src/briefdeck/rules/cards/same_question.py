"""Prompts that ask the same question, and whether their facts share a dispute."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from briefdeck.language.markup import plain
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import fold
from briefdeck.model.bank import rivals_by_fact
from briefdeck.rules.cards.prompt import Prompt, find_prompts_of_bank
from briefdeck.rules.context import CheckContext, kept

_MARKS = str.maketrans("", "", "*_?.!:;,“”\"'‘’…")


@lru_cache(maxsize=REMEMBERED)
def fold_question(text: str) -> str:
    """Fold *text* so that questions become equal when they differ only in marks, capitals and punctuation."""
    return " ".join(fold(plain(text)).translate(_MARKS).split())


@kept
def find_same_questions(context: CheckContext) -> tuple[tuple[Prompt, Prompt], ...]:
    """Pair each prompt that repeats a question with the first prompt that asks it, the first one in front."""
    first: dict[str, Prompt] = {}
    pairs = [(first.setdefault(fold_question(prompt.q), prompt), prompt) for prompt in find_prompts_of_bank(context)]
    return tuple((earlier, later) for earlier, later in pairs if earlier is not later)


def are_disputed(context: CheckContext, first: Prompt, second: Prompt) -> bool:
    """Tell whether the facts of two prompts share a dispute."""
    return str(second.fact.id) in _rivals(context).get(str(first.fact.id), ())


@kept
def _rivals(context: CheckContext) -> Mapping[str, frozenset[str]]:
    return rivals_by_fact(context.bank)


def word_place(prompt: Prompt) -> str:
    """Say where *prompt* is, the other of two, for a message."""
    return f"the other is of {prompt.fact.id}, line {prompt.q.location.line}"
