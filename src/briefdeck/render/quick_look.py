"""A quick look at what will be printed: whether it surely can be, so that nothing need be laid out to know.

To lay out three pages and a quiz takes a second; this takes a few milliseconds. The limits are those of a page on which
everything is as long as they allow, which still fits; a test holds them against the layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefdeck.language.language_tags import is_english
from briefdeck.language.markup import plain
from briefdeck.model import Bank, Brief, Card, Fact, Verified
from briefdeck.model.bank import facts_by_id
from briefdeck.model.texts import cited_facts, texts_of_brief, texts_of_card
from briefdeck.rules.briefs.missing_glyph import is_common

LONGEST_TEXT = {"title": 90, "kicker": 60, "deck": 160, "bottom_line": 260}
"""Characters of a text of a brief that is never left out, by its key; all others go where they have no room."""
JUDGEMENTS, NOTES, ARTICLES, ARTICLE = 4, 12, 6, 420
"""Sentences of the bottom line, and source notes of one; articles, and the characters that describe one."""
USUAL_PAPERS = frozenset({"A4", "Letter"})
LEAST = 9.0
"""The papers, and the least size of type in points, for which these limits hold."""
LONGEST_WORD, WIDEST_WORD = 18, 7.0
"""Letters of a word of English, which can be divided; the width of any other, in sizes of its type."""
_LETTERS = re.compile(r"[^\W\d_]+")
_WIDE, _NARROW = 0.95, 0.6
"""The width of the widest capitals and signs, and of the widest small letters and digits, in sizes of type."""
QUESTION, CARD, PICTURE, NAME = 2000, 500, 600, 120
"""Characters of everything that a sheet, or a card to cut out, prints of one question; those that a picture has the
room of; those of a title."""


def brief_surely_prints(verified: Verified, brief: Brief) -> bool:
    """Tell whether the page of *brief* surely has room for what is not left out, and every character in a font."""
    bank = verified.printed
    is_usual = brief.page in USUAL_PAPERS and brief.least <= LEAST and brief.large == "no"
    if not is_usual or bank.fonts or brief.fonts or brief.qr or brief.logo:
        return False
    facts = facts_by_id(bank)
    texts = list(texts_of_brief(brief))
    disputes = [dispute for dispute in bank.disputes if dispute.id in brief.disputes]
    argued = [text for dispute in disputes for text in (dispute.question, dispute.note)]
    shown = [facts[key] for key in (*cited_facts(brief), *(key for dispute in disputes for key in dispute.facts))]
    printed = [*(text.plain for text in texts), *map(plain, (*argued, *_words(shown), bank.title))]
    return (
        all(len(text.text) <= LONGEST_TEXT.get(text.key, len(text.text)) for text in texts)
        and len(brief.bottom_line) <= JUDGEMENTS
        and all(
            len({citation for key in sentence.facts for citation in facts[key].cite}) <= NOTES
            for sentence in brief.bottom_line
        )
        and _articles_surely_print(bank, shown)
        and all(map(is_common, printed))
        and all(_has_room(word, is_english(bank.language)) for text in printed for word in text.split())
    )


def _has_room(word: str, is_divided: bool) -> bool:
    """Tell whether *word* has room in the narrowest place of a page; a longer one of letters may be divided."""
    if is_divided and not any(char.isdecimal() for char in word):
        return all(len(run) <= (LONGEST_WORD if run[1:].islower() else WIDEST_WORD) for run in _LETTERS.findall(word))
    narrow = sum(char.islower() or char.isdecimal() or char in ",.-–’" for char in word)
    return narrow * _NARROW + (len(word) - narrow) * _WIDE <= WIDEST_WORD


def _articles_surely_print(bank: Bank, facts: Iterable[Fact]) -> bool:
    cited = {citation.article for fact in facts for citation in fact.cite}
    described = [
        "".join((article.author, article.title, article.outlet, article.kind, article.descriptor))
        for key, article in bank.articles.items()
        if key in cited
    ]
    return len(described) <= ARTICLES and all(len(each) <= ARTICLE and is_common(each) for each in described)


def _words(facts: Iterable[Fact]) -> Iterator[str]:
    return (text for fact in facts for text in (fact.fact, fact.said_by))


def quizzes_surely_print(verified: Verified) -> bool:
    """Tell whether every question of *verified* surely can be printed, and every quiz has questions in its kinds."""
    bank = verified.printed
    if any(quiz.kinds or quiz.counts or quiz.large == "yes" for quiz in bank.quiz) or any(
        names for names in (bank.fonts, verified.fonts)
    ):
        return False
    if bank.paper == "no":
        return True
    most = CARD if any(quiz.cards != "no" for quiz in bank.quiz) else QUESTION
    of_quizzes = (text for quiz in bank.quiz for text in (quiz.title, quiz.instructions, quiz.seed))
    names = [bank.title, *bank.topics.values(), *of_quizzes]
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
