"""Verified facts → the pool: every question that their cards allow, explained; and false statements from disputes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from briefdeck.language.markup import Piece, plain, split_cloze
from briefdeck.ledger import note_key
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Bank, Card, Dispute, Fact, Quiz, Verified
from briefdeck.model.bank import disputes_by_fact, facts_by_id
from briefdeck.model.card import LONGEST_TYPED
from briefdeck.provenance import how_checked, language_of_fact, word_as_of, word_cited_lines, word_reference, word_slips
from briefdeck.quiz.answer_types import AnswerClassifier, AnswerType
from briefdeck.quiz.distractors import Distractors
from briefdeck.quiz.judge import judge, read_answer
from briefdeck.quiz.questions import (
    BLANK,
    CORE,
    AskedQuestion,
    CitedArticle,
    CounterClaim,
    Explanation,
    Question,
    QuestionMode,
)
from briefdeck.quiz.spellings import Spellings
from briefdeck.quiz.typed_answers import spell_typed

MOST_WORDS = 3
"""The most words of an answer that is typed though it is neither a name nor a number."""
_EXACT = "bare"


@dataclass(frozen=True, slots=True)
class Pool:
    """All questions of a bank."""

    title: str
    """The title of the bank or of the quiz."""
    language: str
    """The language of the bank, as a BCP 47 tag; a question may be in another."""
    topics: Mapping[str, str]
    """The topics by their keys, in the order to learn them."""
    questions: tuple[Question, ...]
    """The questions, in the order to learn them."""
    explanations: Mapping[str, Explanation]
    """The explanation of each fact, by its id."""
    images: Mapping[str, bytes]
    """The pictures of the questions, by the names of their files."""
    selected: str = ""
    """By what its questions were selected: tells two quizzes of one bank apart, whatever their titles."""
    points: Mapping[str, int] = field(default_factory=dict)
    """What a question is worth by its kind, where that is not a point."""

    def explain(self, question: Question) -> Explanation:
        """Return what is shown with the answer to *question*: its fact explained, or the sentence in place of it."""
        explained = self.explanations[question.fact]
        return replace(explained, statement=question.because, said_by="") if question.because else explained

    def worth(self, asked: AskedQuestion) -> int:
        """Count the points that what is *asked* is worth: one, or for a list one for each of its things."""
        return self.points.get(asked.mode, max(1, len(asked.question.items)))

    def for_quiz(self, quiz: Quiz) -> Pool:
        """Select the questions that *quiz* asks, with their topics and explanations, under the title of the quiz."""
        topics = {key: name for key, name in self.topics.items() if not quiz.topics or key in quiz.topics}
        asked = {kind for kind, count in quiz.counts.items() if count} or set(quiz.kinds)
        questions = tuple(
            question
            for question in (
                _without_generated(candidate) if candidate.fact in quiz.open else candidate
                for candidate in self.questions
            )
            if question.topic in topics
            and (not quiz.facts or question.fact in quiz.facts)
            and (not quiz.tags or not set(quiz.tags).isdisjoint(question.tags))
            and set(quiz.exclude).isdisjoint((question.fact, question.key))
            and (not asked or not asked.isdisjoint(question.modes))
        )
        facts = {question.fact for question in questions}
        asked_topics = {question.topic for question in questions}
        return replace(
            self,
            title=str(quiz.title) or _title_of(self.title, quiz, self.topics),
            selected=repr((quiz.id, quiz.title, quiz.topics, quiz.facts, quiz.tags, quiz.exclude, quiz.kinds))
            + repr((quiz.number, quiz.seed, *quiz.counts.items(), *quiz.first)),
            points={str(kind): worth for kind, worth in quiz.points.items()},
            topics={key: name for key, name in topics.items() if key in asked_topics},
            questions=questions,
            explanations={fact: shown for fact, shown in self.explanations.items() if fact in facts},
        )


def _title_of(title: str, quiz: Quiz, topics: Mapping[str, str]) -> str:
    """Title a *quiz* that has no title of its own: that of the bank, with its topics or tags, or else its id."""
    names = [topics[topic] for topic in quiz.topics if topic in topics]
    told = ", ".join((*names, *quiz.tags)) or str(quiz.id)
    return f"{title}: {told}" if told else title


def _without_generated(question: Question) -> Question:
    """Remove the generated wrong answers of *question*, and the mode that needs them."""
    if not question.generated:
        return question
    modes = tuple(mode for mode in question.modes if mode != "choice")
    return replace(question, wrong=(), generated=False, modes=modes)


def make_pool(verified: Verified) -> Pool:
    """Make every question that the cards of *verified* allow; retired facts and cards are not asked."""
    bank = verified.printed
    questions = [
        replace(question, language=language)
        for fact in bank.held_facts
        for language in [language_of_fact(fact, bank)]
        for question in _questions_of_fact(fact)
    ]
    classifier = AnswerClassifier(
        bank.names, [(plain(question.prompt), plain(question.answer)) for question in questions]
    )
    typed = [
        (question, classifier.classify(plain(question.answer), plain(question.prompt), question.language))
        for question in questions
    ]
    spellings = Spellings(bank.names)
    distractors = Distractors(bank, typed, spellings, classifier.countries_in)
    contradictions = Contradictions(bank, questions)
    complete = tuple(
        replace(_complete(question, answer_type, distractors, spellings), contradicted=contradictions.find(question))
        for question, answer_type in typed
    )
    topics = {str(key): str(name) for key, name in bank.topics.items()}
    title, language = str(bank.title), str(bank.language)
    return Pool(title, language, topics, complete, explain_facts(bank), verified.images)


def _complete(
    question: Question, answer_type: AnswerType | None, distractors: Distractors, spellings: Spellings
) -> Question:
    """Add generated wrong answers and all modes to *question*; *answer_type* is None where unknown."""
    if question.items or question.before or question.after:
        return question
    wrong = question.wrong or (distractors.find_distractors(question, answer_type) if answer_type else ())
    is_typed = bool(question.accept) and not question.wrong
    typable = is_typed or _is_typable(question, answer_type is not None)
    preferred: tuple[QuestionMode, ...] = ("typed",) if is_typed else ()
    modes: tuple[QuestionMode, ...] = (
        *preferred,
        *(("choice",) if wrong else ()),
        *(("typed",) if typable else ()),
        "recall",
    )
    asked, answer = plain(question.prompt), plain(question.answer)
    spelled = spell_typed(asked, answer, question.accept, spellings, question.language) if typable else None
    return replace(
        question,
        modes=tuple(dict.fromkeys(modes)),
        accept=spelled.accept if spelled else (),
        typing=spelled,
        wrong=wrong,
        generated=bool(wrong) and not question.wrong,
    )


def _is_typable(question: Question, is_known: bool) -> bool:
    """Tell whether the answer to *question*, whose type *is_known* or not, is short in one of its spellings."""
    return _is_short(plain(question.answer), is_known) or any(_is_short(each, False) for each in question.accept)


def _is_short(answer: str, is_known: bool) -> bool:
    """Tell whether *answer* can be asked for typed: a name or number, whose type *is_known*, or a few words."""
    few = len(answer.split()) <= MOST_WORDS and not answer.endswith((".", "!", "?"))
    return len(answer) <= LONGEST_TYPED and (is_known or few) and ";" not in answer


def _questions_of_fact(fact: Fact) -> Iterator[Question]:
    for card in fact.held_cards:
        yield from _questions_of_card(fact, card)


def _questions_of_card(fact: Fact, card: Card) -> Iterator[Question]:
    if card.cloze:
        yield from _questions_of_cloze(fact, card)
        return
    answer = card.a or "; ".join(_numbered_items(card))
    yield replace(
        _plain_question(fact, card, card.q, answer),
        accept=_spellings(card),
        wrong=tuple(card.wrong),
        items=tuple(card.items),
        ordered=card.order == "kept",
        before=tuple(card.before),
        after=tuple(card.after),
        hint=card.hint,
    )
    if card.reverse:
        back = _plain_question(fact, card, card.reverse.q, card.reverse.a or card.because or fact.fact)
        yield replace(back, key=f"{back.key}.reverse")


def _spellings(card: Card) -> tuple[str, ...]:
    """List the other spellings that *card* accepts, without marks."""
    return tuple(plain(spelling) for spelling in card.accept)


def _numbered_items(card: Card) -> list[str]:
    return [f"{at}. {item}" if card.order == "kept" else item for at, item in enumerate(card.items, 1)]


def _questions_of_cloze(fact: Fact, card: Card) -> Iterator[Question]:
    """Make a question for each number of a cloze text, with the others filled in."""
    stretches = split_cloze(card.cloze)
    for number in sorted({piece.number for piece in stretches if piece.number}):
        answer = "; ".join(dict.fromkeys(piece.text for piece in stretches if piece.number == number))
        prompt = "".join(_prompt_piece(piece, number) for piece in stretches)
        question = _plain_question(fact, card, prompt, answer)
        yield replace(question, key=f"{question.key}.{number}", accept=_spellings(card), hint=card.hint)


def _prompt_piece(piece: Piece, number: int) -> str:
    if piece.number != number:
        return piece.text
    return f"{BLANK} ({piece.hint})" if piece.hint else BLANK


def _plain_question(fact: Fact, card: Card, prompt: str, answer: str) -> Question:
    """Make a question of *card* that can so far be asked by recall only."""
    key, because = note_key(fact, card), str(card.because)
    tags = (*map(str, fact.tags), *((CORE,) if fact.must == "yes" else ()))
    return Question(key, fact.id, fact.topic, prompt, answer, ("recall",), because=because, image=card.image, tags=tags)


def explain_facts(bank: Bank) -> dict[str, Explanation]:
    """Explain each fact of *bank* that is still held, by its id."""
    held = {str(fact.id): fact for fact in bank.held_facts}
    disputes = disputes_by_fact(bank)
    return {
        key: Explanation(
            " ".join(filter(None, (fact.fact, word_slips(fact.sic, fact.fact)))),
            fact.said_by,
            word_as_of(fact, bank.articles),
            tuple(cite_articles(fact, bank.articles)),
            tuple(_counter_claim(fact, dispute, held, bank) for dispute in disputes.get(key, ())),
            how_checked([fact], bank),
        )
        for key, fact in held.items()
    }


def cite_articles(fact: Fact, articles: Mapping[LocatedStr, Article]) -> Iterator[CitedArticle]:
    """Describe the articles that *fact* cites."""
    for key in fact.articles:
        yield CitedArticle(key, word_reference(articles[LocatedStr(key)]), word_cited_lines(fact, key))


def _counter_claim(fact: Fact, dispute: Dispute, held: Mapping[str, Fact], bank: Bank) -> CounterClaim:
    others = [held[rival] for rival in dispute.facts if rival != fact.id and rival in held]
    versions = tuple(_with_sources(rival, bank) for rival in others)
    return CounterClaim(dispute.question, dispute.note, versions, str(dispute.kind))


def _with_sources(fact: Fact, bank: Bank) -> str:
    sources = "; ".join(f"{article.described}, {article.lines}" for article in cite_articles(fact, bank.articles))
    return f"{fact.fact} ({sources})"


class Contradictions:
    """Finds what contradicts a fact of a bank in its own words."""

    def __init__(self, bank: Bank, questions: list[Question]) -> None:
        """Take *bank* and the *questions* that its facts allow."""
        self._bank = bank
        self._facts = facts_by_id(bank)
        self._disputes = disputes_by_fact(bank)
        self._answers: dict[str, list[str]] = {}
        for question in questions:
            self._answers.setdefault(question.fact, []).append(plain(question.answer))

    def find(self, question: Question) -> tuple[str, ...]:
        """List statements that are surely no word of whoever says the fact of *question*, without marks.

        Each is the fact with the value that a rival gives for the same thing in place of the answer to *question*.
        """
        fact, answer, language = self._facts[question.fact], plain(question.answer), question.language
        if question.because or question.fact not in self._disputes:
            return ()
        values = [(key, str(value)) for key, value in fact.value.items() if _judge(value, answer, language) == "right"]
        stated = (
            put_in_place(plain(fact.fact), value, rival)
            for key, value in values
            for rival in self._rival_values(fact, key, value, language)
        )
        return tuple(dict.fromkeys(filter(None, stated)))

    def _rival_values(self, fact: Fact, key: str, value: str, language: str) -> Iterator[str]:
        """Yield the values for *key* that rivals of *fact* give, and nobody who says *fact*."""
        given = [
            (other, str(theirs)) for other in self._bank.facts for name, theirs in other.value.items() if name == key
        ]
        for dispute in self._disputes[fact.id]:
            rivals = [(rival, theirs) for rival, theirs in given if rival.id in dispute.facts and rival.retired is None]
            for rival, theirs in rivals:
                is_exact = _is_exact(value, language) and _is_exact(theirs, language)
                is_other = _judge(theirs, value, language) == _judge(value, theirs, language) == "wrong"
                answers = self._answers.get(rival.id, ())
                is_answer = any(_judge(theirs, answer, language) == "right" for answer in answers)
                is_contrary = is_exact or (is_answer and dispute.kind == "contradiction")
                saying = [other for other, told in given if _judge(told, theirs, language) != "wrong"]
                if is_other and is_contrary and all(_are_apart(fact, other) for other in saying):
                    yield theirs


def _judge(one: str, other: str, language: str) -> str:
    return judge(one, [other], language=language)


def _is_exact(value: str, language: str) -> bool:
    """Tell whether *value*, in *language*, is one amount or date without a hedge."""
    read = read_answer(value, language)
    return read.held == _EXACT and [item.kind for item in read.items] == ["amount"]


def _are_apart(one: Fact, other: Fact) -> bool:
    """Tell whether two facts are the words of different people, or else of different articles."""
    if one.said_by:
        return str(one.said_by) != str(other.said_by)
    return set(one.articles).isdisjoint(other.articles)


def put_in_place(statement: str, words: str, others: str) -> str:
    """Put *others* in the place of *words* in *statement*; "" where these do not stand in it just once."""
    pattern = r"[\s-]+".join(map(re.escape, re.split(r"[\s-]+", words)))
    found = list(re.finditer(rf"(?i)\b{pattern}\b", statement))
    if len(found) != 1:
        return ""
    start, end = found[0].span()
    return f"{statement[:start]}{_with_case(others, words, statement[start])}{statement[end:]}"


def _with_case(others: str, words: str, written: str) -> str:
    """Write *others* with a small or great first letter where the statement has *words* so."""
    if written == words[0] or others[1:2].isupper():
        return others
    return (others[0].lower() if written.islower() else others[0].upper()) + others[1:]
