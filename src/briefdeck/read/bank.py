"""questions.yaml, and the files of facts beside it → one Bank."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import partial
from math import inf
from types import MappingProxyType

from briefdeck.located import LocatedStr
from briefdeck.model import UNREAD, Bank, Card, Fact, FactFile, Quiz
from briefdeck.problem import Problem
from briefdeck.read.records import make_record, read_record
from briefdeck.read.yaml_document import read_document
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.read.yaml_nodes import Sequence as SequenceNode
from briefdeck.rules.yaml import (
    bad_deletion,
    card_keys,
    cloze_without_deletion,
    empty_quiz,
    inferred_date,
    list_items,
    missing_id,
    missing_key,
    reused_id,
    unknown_id,
    wrong_value,
)

_TOPICS, _FACTS = LocatedStr("topics"), LocatedStr("facts")
_FINISH = {"facts": partial(make_record, Fact)}
"""Each fact becomes a record at once: the nodes of a large bank would take as much room as the bank."""


def read_bank(text: str, path: str, fact_files: Mapping[str, str] = MappingProxyType({})) -> tuple[Bank, list[Problem]]:
    """Read the bank in *text*, the file *path*, and find every problem of its files.

    The texts of *fact_files*, by their paths, have more facts of it. Only what cannot be read is left out of the bank,
    and nothing that depends on it is reported as missing.
    """
    document, facts, faults = read_document(text, path, _FINISH), list[Fact](), list[Problem]()
    for other, more in fact_files.items():
        read, own = _read_fact_file(more, other)
        facts += read
        faults += own
    if document.root is None:
        return UNREAD, document.problems + faults
    topics_stand = _TOPICS in document.root
    _add_facts(document.root, facts)
    bank, problems = read_record(Bank, document.root)
    problems = document.problems + problems + faults
    if bank is None:
        return UNREAD, problems
    unread = {problem.fact for problem in problems}
    broken: dict[str, list[int]] = {}
    for problem in problems:
        broken.setdefault(problem.fact, []).append(problem.location.line)
    return bank, [
        *problems,
        *_check_references(bank, unread, topics_stand),
        *_check_articles(bank),
        *(problem for fact in bank.facts for problem in _check_fact(fact, broken.get(str(fact.id), ()))),
        *_check_quizzes(bank, unread, topics_stand),
        *_check_reader(bank),
    ]


def read_texts(texts: Mapping[str, str]) -> tuple[Bank, list[Problem]]:
    """Read the bank in *texts*, by the paths of their files; the first is questions.yaml, as in `read_bank`."""
    (path, text), *others = texts.items()
    return read_bank(text, path, dict(others))


def _read_fact_file(text: str, path: str) -> tuple[tuple[Fact, ...], list[Problem]]:
    document = read_document(text, path, _FINISH)
    if document.root is None:
        return (), document.problems
    file, problems = read_record(FactFile, document.root)
    return file.facts if file else (), document.problems + problems


def _add_facts(root: MappingNode, facts: list[Fact]) -> None:
    """Add *facts* of other files to those of *root*, which may have none of its own then."""
    own = root.get(_FACTS)
    if isinstance(own, SequenceNode):
        own.extend(facts)
    elif own is None and facts:
        root[_FACTS] = SequenceNode(facts)
        root[_FACTS].location = root.location


def _check_references(bank: Bank, unread: set[str], topics_stand: bool) -> Iterator[Problem]:
    known = unread | {str(fact.id) for fact in bank.facts}
    yield from reused_id.check_ids("fact", [fact.id for fact in bank.facts])
    yield from reused_id.check_ids("dispute", [dispute.id for dispute in bank.disputes])
    for fact in bank.facts if topics_stand else ():
        yield from unknown_id.check_ids("topic", [fact.topic], bank.topics, fact.id)
    for dispute in bank.disputes:
        yield from unknown_id.check_ids("fact", dispute.facts, known)


def _check_articles(bank: Bank) -> Iterator[Problem]:
    yield from reused_id.check_files({key: article.file for key, article in bank.articles.items()})
    for key, article in bank.articles.items():
        if wrong_value.is_path(article.file):
            yield wrong_value.report_path(article.file, "the folder of the articles")
        yield from inferred_date.check_article(key, article)


def _check_fact(fact: Fact, broken: Collection[int]) -> Iterator[Problem]:
    """Find problems of *fact*; not what a card lacks which has one of the lines *broken*, that could not be read."""
    if not fact.cite:
        yield wrong_value.report_no_citation(fact.id)
    yield from wrong_value.check_commas(fact.tags, fact.id)
    yield from reused_id.check_ids("card", [card.id for card in fact.cards if card.id], fact.id)
    starts = [card.location.line if card.location else 0 for card in fact.cards]
    ends = [*starts[1:], inf]
    for position, card in enumerate(fact.cards):
        yield from missing_id.check_card(fact, card, position)
        is_broken = any(starts[position] <= line < ends[position] for line in broken)
        yield from _check_card(fact, card, is_broken)


def _check_card(fact: Fact, card: Card, is_broken: bool) -> Iterator[Problem]:
    if not is_broken:
        yield from card_keys.check_card(fact, card)
    if not card_keys.is_mixed(card):
        yield from cloze_without_deletion.check_card(fact, card)
        yield from bad_deletion.check_card(fact, card)
    yield from list_items.check_card(fact, card)
    for texts in (card.accept, card.wrong, card.items):
        yield from wrong_value.check_marks(texts, fact.id)
    if card.image and wrong_value.is_path(card.image.file):
        yield wrong_value.report_path(card.image.file, "`images/`", fact.id)


def _check_quizzes(bank: Bank, unread: set[str], topics_stand: bool) -> Iterator[Problem]:
    known = unread | {str(fact.id) for fact in bank.facts}
    yield from reused_id.check_ids("quiz", [quiz.id for quiz in bank.quiz if quiz.id])
    for position, quiz in enumerate(bank.quiz):
        yield from missing_id.check_quiz(bank, quiz, position)
        unknown = list(_check_names(quiz, bank.topics if topics_stand else quiz.topics, known))
        yield from unknown
        if not unknown and not any(unread):
            yield from empty_quiz.check_quiz(bank, quiz)
            yield from _check_questions(bank, quiz)


def _check_names(quiz: Quiz, topics: Collection[str], facts: Collection[str]) -> Iterator[Problem]:
    """Find the topics and facts that *quiz* names and that are not in *topics* and *facts*."""
    yield from unknown_id.check_ids("topic", quiz.topics, topics)
    excluded = [name for name in quiz.exclude if "/" not in name and "." not in name]
    yield from unknown_id.check_ids("fact", (*quiz.facts, *quiz.open, *excluded), facts)


def _check_questions(bank: Bank, quiz: Quiz) -> Iterator[Problem]:
    """Find what *bank* does not have: single questions that *quiz* leaves out, and tags that it draws first."""
    cards = [f"{fact.id}/{card.id}" if card.id else str(fact.id) for fact in bank.facts for card in fact.cards]
    known = [*cards, *(f"{card}.reverse" for card in cards)]
    single = [name for name in quiz.exclude if "/" in name or "." in name]
    unknown = [name for name in single if name.rpartition(".")[0] not in cards]
    yield from unknown_id.check_ids("question", unknown, known)
    tags = {str(tag) for fact in bank.facts for tag in fact.tags} | {"core"}
    yield from unknown_id.check_ids("tag", quiz.first, tags)


def _check_reader(bank: Bank) -> Iterator[Problem]:
    """Find a second reader that is neither a model with its hash nor a program, or both."""
    reader = bank.reader
    if reader is None:
        return
    if reader.model and reader.command:
        message = "`model:` and `command:` stand in one reader: keep one of them"
        yield wrong_value.report(reader.command[0].location, message, "")
    elif not reader.model and not reader.command:
        yield missing_key.report(bank.title.location, "the reader", "model", "")
    elif reader.model and not reader.sha256:
        yield missing_key.report(reader.model.location, "the reader", "sha256", "")
