"""Verified → the pool: every question that its cards allow, with what is shown when it is answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from briefdeck.language.cloze import Piece, pieces
from briefdeck.language.markup import plain
from briefdeck.ledger import note_key
from briefdeck.model import Card, Fact, Quiz, Verified
from briefdeck.quiz.answer_types import AnswerClassifier, AnswerType
from briefdeck.quiz.distractors import Distractors
from briefdeck.quiz.explain import explanations
from briefdeck.quiz.judge import judge
from briefdeck.quiz.questions import BLANK, Explanation, Question, QuestionMode
from briefdeck.quiz.spellings import Spellings

LONGEST_TYPED = 32
"""Characters of an answer that one can be asked to type."""


@dataclass(frozen=True, slots=True)
class Pool:
    """All questions of a bank."""

    title: str
    """What they are about."""
    language: str
    """The language they are written in, as a BCP 47 tag."""
    topics: Mapping[str, str]
    """The topics by their keys, in the order to learn them."""
    questions: tuple[Question, ...]
    """The questions, in the order to learn them."""
    explanations: Mapping[str, Explanation]
    """What is shown of each fact with an answer, by its id."""
    images: Mapping[str, bytes]
    """The pictures of the questions, by the names of their files."""

    def of(self, quiz: Quiz) -> Pool:
        """The part of it that *quiz* asks about, under the title of the quiz."""
        topics = {key: name for key, name in self.topics.items() if not quiz.topics or key in quiz.topics}
        able = (_opened(each) if each.fact in quiz.open and each.drawn else each for each in self.questions)
        asked = tuple(
            each
            for each in able
            if each.topic in topics
            and (not quiz.facts or each.fact in quiz.facts)
            and (not quiz.kinds or not set(quiz.kinds).isdisjoint(each.kinds))
        )
        facts = {each.fact for each in asked}
        told = {key: each for key, each in self.explanations.items() if key in facts}
        there = {each.topic for each in asked}
        named = {key: name for key, name in topics.items() if key in there}
        return replace(self, title=quiz.title or self.title, topics=named, questions=asked, explanations=told)


def _opened(question: Question) -> Question:
    """*question* without the wrong answers that were drawn for it."""
    return replace(question, wrong=(), drawn=False, kinds=tuple(kind for kind in question.kinds if kind != "choice"))


def pool(verified: Verified) -> Pool:
    """Every question that the cards of *verified* allow; what is retired is not asked."""
    bank = verified.bank
    asked = [question for fact in bank.facts if fact.retired is None for question in _of_fact(fact)]
    sorter = AnswerClassifier(bank.names, [(plain(one.prompt), plain(one.answer)) for one in asked])
    sorts = [(one, sorter.sort(plain(one.answer), plain(one.prompt))) for one in asked]
    spellings = Spellings(bank.names)
    distractors = Distractors(bank, sorts, spellings, sorter.countries)
    complete = tuple(_completed(one, sort, distractors, spellings) for one, sort in sorts)
    topics = {str(key): str(name) for key, name in bank.topics.items()}
    title, language = str(bank.title), str(bank.language)
    return Pool(title, language, topics, complete, explanations(bank), verified.images)


def _completed(question: Question, sort: AnswerType | None, distractors: Distractors, spellings: Spellings) -> Question:
    """*question*, the *sort* of its answer being known or not, with its drawn wrong answers and all ways to ask it."""
    if question.items or question.before or question.after:
        return question
    wrong = question.wrong or (distractors.draw(question, sort) if sort else ())
    typed = bool(question.accept) or (sort is not None and len(question.answer) <= LONGEST_TYPED)
    own: tuple[QuestionMode, ...] = ("typed",) if question.accept else ()
    offered: tuple[QuestionMode, ...] = (
        *own,
        *(("choice",) if wrong else ()),
        *(("typed",) if typed else ()),
        "recall",
    )
    return replace(
        question,
        kinds=tuple(dict.fromkeys(offered)),
        accept=_others(question, spellings) if typed else (),
        wrong=wrong,
        drawn=bool(wrong) and not question.wrong,
    )


def _others(question: Question, spellings: Spellings) -> tuple[str, ...]:
    """The spellings that are right besides the answer, each once as `judge` compares them."""
    answer = plain(question.answer)
    known = [answer]
    for each in (*question.accept, *spellings.of(answer)):
        if judge(each, known) != "right":
            known.append(each)
    return tuple(known[1:])


def _of_fact(fact: Fact) -> Iterator[Question]:
    for card in fact.cards:
        if card.retired is None:
            yield from _of_card(fact, card)


def _of_card(fact: Fact, card: Card) -> Iterator[Question]:
    if card.cloze:
        yield from _of_cloze(fact, card)
        return
    answer = card.a or "; ".join(_numbered(card))
    accept = tuple(plain(each) for each in card.accept)
    yield replace(
        _blank(fact, card, card.q, answer),
        accept=accept,
        wrong=tuple(card.wrong),
        items=tuple(card.items),
        ordered=card.order == "kept",
        before=tuple(card.before),
        after=tuple(card.after),
        hint=card.hint,
    )
    if card.reverse:
        back = _blank(fact, card, card.reverse.q, card.reverse.a or fact.fact)
        yield replace(back, key=f"{back.key}.reverse")


def _numbered(card: Card) -> list[str]:
    return [f"{at}. {item}" if card.order == "kept" else item for at, item in enumerate(card.items, 1)]


def _of_cloze(fact: Fact, card: Card) -> Iterator[Question]:
    """A question for each number of a cloze text, the others filled in."""
    found = pieces(card.cloze)
    for number in sorted({piece.number for piece in found if piece.number}):
        answer = "; ".join(dict.fromkeys(piece.text for piece in found if piece.number == number))
        prompt = "".join(_shown(piece, number) for piece in found)
        each = _blank(fact, card, prompt, answer)
        yield replace(each, key=f"{each.key}.{number}", hint=card.hint)


def _shown(piece: Piece, number: int) -> str:
    if piece.number != number:
        return piece.text
    return f"{BLANK} ({piece.hint})" if piece.hint else BLANK


def _blank(fact: Fact, card: Card, prompt: str, answer: str) -> Question:
    """A question of *card* that can be asked in no way but by recalling yet."""
    return Question(note_key(fact, card), fact.id, fact.topic, prompt, answer, ("recall",), image=card.image)
