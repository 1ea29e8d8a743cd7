"""A quick look at what will be printed: whether it surely can be, so that nothing need be laid out to know.

To lay out three pages and a quiz takes a second; this takes a few milliseconds. The limits are those of a page on which
everything is as long as they allow, which still fits; a test holds them against the layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from briefdeck.located import LocatedStr
from briefdeck.model import Bank, Brief, Card, Fact, Verified
from briefdeck.model.bank_index import facts_by_id
from briefdeck.model.texts import texts_of_brief, texts_of_card
from briefdeck.rules.briefs.missing_glyph import is_common

LONGEST_TEXT = {
    "title": 70,
    "deck": 120,
    "kicker": 50,
    "bottom_line": 400,
    "figures.value": 14,
    "figures.label": 60,
    "timeline": 50,
    "people.name": 25,
    "people.role": 40,
    "chart.title": 60,
    "chart.bars.label": 32,
    "chart.bars.value": 20,
    "open_questions": 75,
}
"""Characters of a text of a brief, by its key."""
MOST_THINGS = {"bottom_line": 4, "figures": 5, "timeline": 7, "people": 6, "open_questions": 3, "disputes": 3}
"""Things in a list of a brief, by its key."""
BOTTOM_LINE, DISPUTES, SIDES, BARS, NOTES, ARTICLES, ARTICLE = 400, 1500, 9, 2, 35, 6, 120
"""Characters of the bottom line and of all disputes with their facts; sides of them; bars; source notes; articles, and
the characters that describe one."""
QUESTION, CARD, PICTURE, NAME = 2000, 500, 600, 120
"""Characters of everything that a sheet, or a card to cut out, prints of one question; those that a picture has the
room of; those of a title."""


class _Named(Protocol):
    """Something that names facts."""

    @property
    def facts(self) -> Sequence[LocatedStr]:
        """Their ids."""


def brief_surely_prints(verified: Verified, brief: Brief) -> bool:
    """Tell whether the page of *brief* surely has room for everything but sections, and every character in a font."""
    bank = verified.bank
    if bank.fonts or brief.fonts:
        return False
    facts = facts_by_id(bank)
    texts = list(texts_of_brief(brief))
    shown = [facts[key] for section in brief.sections for key in section.facts]
    disputes = [dispute for dispute in bank.disputes if dispute.id in brief.disputes]
    bars = brief.chart.bars if brief.chart else ()
    lists: list[Iterable[_Named]] = [brief.bottom_line, brief.figures, brief.timeline, brief.people, bars]
    lists += [brief.open_questions, disputes]
    used = [facts[key] for things in lists for thing in things for key in thing.facts]
    events = [facts[event.facts[0]].fact for event in brief.timeline if not event.text]
    argued = [text for dispute in disputes for text in (dispute.question, dispute.note)]
    argued += [facts[key].fact for dispute in disputes for key in dispute.facts]
    return (
        all(len(text.text) <= LONGEST_TEXT.get(text.key, ARTICLE) for text in texts)
        and all(len(getattr(brief, key)) <= most for key, most in MOST_THINGS.items())
        and all(len(event) <= LONGEST_TEXT["timeline"] for event in events)
        and all(len(event.facts) == 1 for event in brief.timeline if not event.text)
        and sum(len(sentence.text) for sentence in brief.bottom_line) <= BOTTOM_LINE
        and sum(map(len, argued)) <= DISPUTES
        and sum(len(dispute.facts) for dispute in disputes) <= SIDES
        and len(bars) <= BARS
        and len({citation for fact in used for citation in fact.cite}) <= NOTES
        and _articles_surely_print(bank, (*used, *shown))
        and all(map(is_common, [*(text.text for text in texts), *argued, *_words((*used, *shown)), bank.title]))
    )


def _articles_surely_print(bank: Bank, facts: Iterable[Fact]) -> bool:
    cited = {citation.article for fact in facts for citation in fact.cite}
    described = [
        "".join((article.author, article.title, article.outlet, article.kind))
        for key, article in bank.articles.items()
        if key in cited
    ]
    return len(described) <= ARTICLES and all(len(each) <= ARTICLE and is_common(each) for each in described)


def _words(facts: Iterable[Fact]) -> Iterator[str]:
    return (text for fact in facts for text in (fact.fact, fact.said_by))


def quizzes_surely_print(verified: Verified) -> bool:
    """Tell whether every question of *verified* surely can be printed, and every quiz has questions in its kinds."""
    bank = verified.bank
    if any(quiz.kinds for quiz in bank.quiz) or any(names for names in (bank.fonts, verified.fonts)):
        return False
    if bank.paper == "no":
        return True
    most = CARD if any(quiz.cards == "yes" for quiz in bank.quiz) else QUESTION
    names = [bank.title, *bank.topics.values(), *(text for quiz in bank.quiz for text in (quiz.title, quiz.seed))]
    described = [(article.author, article.title, article.outlet, article.kind) for article in bank.articles.values()]
    argued = _argued(bank)
    asked = ((str(fact.id), card, _printed(fact, card)) for fact in bank.facts for card in fact.cards)
    return (
        all(len(name) <= NAME and is_common(name) for name in names)
        and all(len("".join(each)) <= ARTICLE and is_common("".join(each)) for each in described)
        and all(
            len(printed) + argued.get(key, 0) + (PICTURE if card.image else 0) <= most and is_common(printed)
            for key, card, printed in asked
        )
        and all(is_common(text) for dispute in bank.disputes for text in (dispute.question, dispute.note))
    )


def _argued(bank: Bank) -> dict[str, int]:
    """Count the characters of the disputes of each fact, by its id."""
    facts = facts_by_id(bank)
    counted: dict[str, int] = {}
    for dispute in bank.disputes:
        length = len(dispute.question) + len(dispute.note) + sum(len(facts[key].fact) for key in dispute.facts)
        for key in dispute.facts:
            counted[str(key)] = counted.get(str(key), 0) + length
    return counted


def _printed(fact: Fact, card: Card) -> str:
    """Return all that is printed of *card*, one of *fact*, in any order."""
    return "".join((fact.fact, fact.said_by, *(text.text for text in texts_of_card(fact, card))))
