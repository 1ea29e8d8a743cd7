"""Rules G201–G207: whether what a fact and its cards say stands on the lines that the fact cites."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.check.each import Check, EachFact
from briefdeck.language.cloze import filled, pieces
from briefdeck.language.date_range import spell_date
from briefdeck.language.markup import plain
from briefdeck.language.names import HONORIFICS, Name
from briefdeck.language.quotes import quotes
from briefdeck.language.terms import Terms, terms
from briefdeck.language.words import STOP_WORDS, fold, fold_word, words
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.phrases import listed, quoted, sentence
from briefdeck.problem import Problem
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import Evidence, evidence_of
from briefdeck.rules.old_docs import RULES


class Claim(NamedTuple):
    """A text that must be proved."""

    fact: Fact
    """The fact it belongs to."""
    location: LocatedStr
    """The text as it stands in the file."""
    text: str
    """What it says, without marks."""
    rest: str
    """What of it is still to be proved: blanks stand for the numbers and dates that a line has in the same words."""
    asked: tuple[tuple[int, int], ...]
    """Its stretches that are answers: their names and words must stand on the cited lines themselves."""
    terms: Terms
    """What it counts and dates."""
    names: list[Name] | None
    """What it names; None where every word with a capital stands on the line as it is, so that no name is in doubt."""


Rule = Callable[[Claim, Evidence], Iterator[Problem]]
_UNCOUNTED = STOP_WORDS | HONORIFICS
_ASKED_NUMBER = re.compile(r"(?i)(?<=\bwhich )(?:two|three|four|five)\b")
"""“Which two powers …”: how many answers there are is said to help, and counted by nobody."""
_ASKED = re.compile("\ue000([^\ue000\ue001]*)\ue001")


@EachFact
def facts_are_grounded(case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """What a fact and its cards say stands on the lines it cites.

    A fact of which a citation leads to no line is passed over: that has to be put right first.
    """
    ground = evidence_of(case, fact)
    if ground is None:
        return
    for claim in claims(case, fact, ground):
        yield from _unproved_in(claim, ground)
    for claim in questions(case, fact, ground):
        counted = claim.terms.quantities or claim.terms.dates  # seldom, once what the line has is struck out
        yield from _unproved_in(claim, dated(case, fact, ground) if counted else ground)


def _unproved_in(claim: Claim, ground: Evidence) -> Iterator[Problem]:
    return (problem for rule in _RULES for problem in rule(claim, ground))


def claims(case: CheckContext, fact: Fact, ground: Evidence) -> Iterator[Claim]:
    """The texts of *fact* that must be proved: its statement, and what its cards answer.

    An answer that is a number just as *ground* has it needs no further look.
    """
    yield _claim(case, ground, fact, fact.fact, plain(fact.fact))
    if fact.said_by:
        yield _claim(case, ground, fact, fact.said_by, plain(fact.said_by))
    for card in fact.cards:
        if card.cloze:
            yield _of_cloze(case, ground, fact, card.cloze)
        else:
            answers = (card.a, *card.accept, *card.items, *([card.reverse.a] if card.reverse else []))
            for answer in filter(None, answers):
                if not ground.has_surface(answer):
                    text = plain(answer)
                    yield _claim(case, ground, fact, answer, text, ((0, len(text)),))
            for event in (*card.before, *card.after):
                yield _claim(case, ground, fact, event, plain(event))


def questions(case: CheckContext, fact: Fact, ground: Evidence) -> Iterator[Claim]:
    """The questions of *fact*: what they count, date, name and quote must be proved like the fact itself."""
    for card in fact.cards:
        for question in (card.q, card.reverse.q if card.reverse else None):
            if question:
                yield _claim(case, ground, fact, question, _ASKED_NUMBER.sub("", plain(question)))


def dated(case: CheckContext, fact: Fact, ground: Evidence) -> Evidence:
    """*ground* with the dates of *fact* and its articles: a question may say of which time it speaks."""
    articles = (case.bank.articles[LocatedStr(key)] for key in fact.articles)
    dates = (fact.as_of, fact.date, *(article.published for article in articles))
    return ground.with_text(". ".join(spell_date(when) for when in dates if when is not None))


def _of_cloze(case: CheckContext, ground: Evidence, fact: Fact, cloze: LocatedStr) -> Claim:
    # The deletions are marked before the stars are taken out, for these may stand around them.
    marked = plain("".join(f"\ue000{piece.text}\ue001" if piece.number else piece.text for piece in pieces(cloze)))
    asked = [(match.start() - 2 * at, match.end() - 2 * at - 2) for at, match in enumerate(_ASKED.finditer(marked))]
    return _claim(case, ground, fact, cloze, marked.replace("\ue000", "").replace("\ue001", ""), tuple(asked))


def _claim(
    case: CheckContext,
    ground: Evidence,
    fact: Fact,
    place: LocatedStr,
    text: str,
    asked: tuple[tuple[int, int], ...] = (),
) -> Claim:
    rest = ground.mask_literals(text)
    # Of what is no answer nothing but the names is asked, so its other words need not stand there.
    there = ground.has_capitals(rest) if asked else ground.has_telling_capitals(rest)
    named = None if there else case.names_in(rest)
    return Claim(fact, place, text, rest, asked, terms(rest), named)


def numbers_stand(claim: Claim, ground: Evidence) -> Iterator[Problem]:
    """Every number, amount and date stands on a cited line."""
    for quantity in claim.terms.quantities:
        if quantity.claim and not ground.has_quantity(quantity):
            found = ground.elsewhere(partial(ArticleIndex.with_quantity, quantity=quantity))
            yield _unproved(claim, ground, "G201", quantity.written, ground.instead(ArticleIndex.numbers_on), found)
    for mention in claim.terms.dates:
        if not ground.has_date(mention):
            found = ground.elsewhere(partial(ArticleIndex.with_date, mention=mention))
            yield _unproved(claim, ground, "G201", mention.written, ground.instead(ArticleIndex.numbers_on), found)


def names_stand(claim: Claim, ground: Evidence) -> Iterator[Problem]:
    """Every name in an answer stands on a cited line, every other in a cited article."""
    for name in claim.names or ():
        if ground.has_name(name):
            continue
        if any(start < name.end and name.start < end for start, end in claim.asked):
            found = ground.elsewhere(partial(ArticleIndex.with_names, names=name.keys))
            yield _unproved(claim, ground, "G202", name.written, ground.instead(ArticleIndex.names_on), found)
        elif not ground.has_name_somewhere(name) and not ground.is_by(name):
            message = f"“{name.written}” is not in {listed(ground.articles, last='or')}"
            yield _problem(claim, ground, "G203", message, name.written, ground.like(name))


def words_stand(claim: Claim, ground: Evidence) -> Iterator[Problem]:
    """At least half of an answer's words stand on the cited lines; the others are a warning.

    Numbers, dates and names are not counted: they must stand there anyway.
    """
    for stretch in claim.asked:
        content = content_words(claim, stretch)
        missing = [word for word in content if not ground.has_word(word)]
        if not missing:
            continue
        these = f"{quoted(missing)} {'are' if len(missing) > 1 else 'is'} not on {ground.words}"
        if 2 * len(missing) > len(content):
            message = f"the answer is hardly on its lines: {these}"
            yield _problem(claim, ground, "G204", message, missing[0])
        else:
            yield _problem(claim, ground, "G206", these, missing[0])


def content_words(claim: Claim, stretch: tuple[int, int]) -> list[str]:
    """The words in a *stretch* of *claim* that say something: no stop words, numbers, dates or names."""
    text = claim.rest
    for start, end in (*claim.terms.stretches(), *((name.start, name.end) for name in claim.names or ())):
        text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
    found = words(text[stretch[0] : stretch[1]])
    if claim.names is None:
        found = [word for word in found if not word[0].isupper()]
    return [word for word in dict.fromkeys(found) if len(word) > 1 and fold_word(word) not in _UNCOUNTED]


def quotes_stand(claim: Claim, ground: Evidence) -> Iterator[Problem]:
    """Words between quotation marks stand on one cited line, in order."""
    for quote in quotes(claim.text):
        if not ground.has_quote(quote):
            message = f"“{quote}” is not word for word on {ground.words}"
            yield _problem(
                claim, ground, "G205", message, quote, "quote what one line has, or leave out the quotation marks"
            )


@EachFact
def given_terms_occur(_case: CheckContext, fact: Fact) -> Iterator[Problem]:
    """A given term occurs in the fact it is given for."""
    said = fold(" ".join(plain(text) for text in _texts(fact))) if fact.given else ""
    for term in fact.given:
        if fold(term) not in said:
            message = f"“{term}” is given, but neither the fact nor its cards have it"
            yield RULES["G207"].problem(term.location, message, fact.id, term, "leave it out of `given:`")


def _texts(fact: Fact) -> Iterator[str]:
    yield from (fact.fact, fact.said_by)
    for card in fact.cards:
        yield from (card.q, card.a, *card.accept, *card.items, *card.before, *card.after, filled(card.cloze))
        if card.reverse:
            yield from (card.reverse.q, card.reverse.a)


def _unproved(claim: Claim, ground: Evidence, code: str, term: str, instead: str, elsewhere: str) -> Problem:
    return _problem(claim, ground, code, f"“{term}” is not on {ground.words}", term, sentence(instead, elsewhere))


def _problem(claim: Claim, ground: Evidence, code: str, message: str, term: str, hint: str = "") -> Problem:
    return RULES[code].problem(claim.location.location, message, claim.fact.id, term, hint, ground.evidence)


_RULES: tuple[Rule, ...] = (numbers_stand, names_stand, words_stand, quotes_stand)

CHECKS: tuple[Check, ...] = (facts_are_grounded, given_terms_occur)
