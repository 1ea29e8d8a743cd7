"""questions.yaml → a Bank."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import PurePath

from briefdeck.located import LocatedStr
from briefdeck.model import Bank, Fact
from briefdeck.problem import Problem
from briefdeck.read.cards import card_faults
from briefdeck.read.document import read_document
from briefdeck.read.quizzes import quiz_faults
from briefdeck.read.references import reused, unknown
from briefdeck.read.shape import made, validate
from briefdeck.rules.old_docs import RULES

_TOPICS = LocatedStr("topics")
UNREAD = Bank(title=LocatedStr(), articles={}, topics={}, facts=())
"""What stands for a bank of which nothing can be read."""


def read_bank(text: str, path: str) -> tuple[Bank, list[Problem]]:
    """The bank in *text*, and every fault of the file.

    What cannot be read is left out of the bank, and only that; nothing that depends on it is
    complained of as missing.
    """
    # Each fact becomes a record at once: the nodes of a large bank would take as much room as the bank.
    document = read_document(text, path, {"facts": partial(made, Fact)})
    if document.root is None:
        return UNREAD, document.problems
    has_topics = _TOPICS in document.root
    bank, problems = validate(Bank, document.root)
    problems = document.problems + problems
    if bank is None:
        return UNREAD, problems
    lost = {problem.fact for problem in problems}
    return bank, [
        *problems,
        *_references(bank, lost, has_topics),
        *_articles(bank),
        *_ignored(bank.ignore),
        *_facts(bank),
        *quiz_faults(bank, lost, has_topics),
    ]


def _references(bank: Bank, lost: set[str], has_topics: bool) -> Iterator[Problem]:
    known = lost | {str(fact.id) for fact in bank.facts}
    yield from reused("fact", [fact.id for fact in bank.facts])
    yield from reused("dispute", [dispute.id for dispute in bank.disputes])
    for fact in bank.facts if has_topics else ():
        yield from unknown("topic", [fact.topic], bank.topics, fact.id)
    for dispute in bank.disputes:
        yield from unknown("fact", dispute.facts, known)


def _articles(bank: Bank) -> Iterator[Problem]:
    for key, article in bank.articles.items():
        if article.file != PurePath(article.file).name:
            message = f"“{article.file}” is a path: give the name of a file in the folder of the articles"
            yield RULES["Y112"].problem(article.file.location, message, words=article.file)
        if bool(article.dated) != bool(article.because):
            lacks = "`dated:` but no `because:`: say how the date is known"
            if article.because:
                lacks = "`because:` but no `dated:`: write `dated: inferred`"
            yield RULES["Y123"].problem((article.dated or article.because).location, f"article “{key}” has {lacks}")
        elif article.dated and article.published is None:
            yield RULES["Y123"].problem(article.dated.location, f"article “{key}” is dated but has no `published:`")


def _facts(bank: Bank) -> Iterator[Problem]:
    for fact in bank.facts:
        if not fact.cite:
            yield RULES["Y112"].problem(fact.id.location, "`cite` is an empty list: a fact rests on a line", fact.id)
        yield from _ignored(fact.ignore, fact.id)
        ids = [card.id for card in fact.cards if card.id]
        yield from reused("card", ids, fact.id)
        for position, card in enumerate(fact.cards):
            yield from card_faults(fact, card, position)


def _ignored(codes: Iterable[LocatedStr], fact: str = "") -> Iterator[Problem]:
    for code in codes:
        if code not in RULES or RULES[code].severity == "error":
            lists = "is not a rule: `briefdeck explain` lists all"
            why = "is an error, and only warnings can be switched off" if code in RULES else lists
            yield RULES["Y112"].problem(code.location, f"{code} {why}", fact, code)
