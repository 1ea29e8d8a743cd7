"""How a fact stands: whether it is told as done, verified, somebody's claim, denied or still expected; and who says so.

It is read from the words of the fact and from `said_by`, never typed, so that a page can count its evidence. Of a
language whose statements are not known, only `said_by` is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple, get_args

from briefdeck.language.language_tags import is_english
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.modality import SourceSentence
from briefdeck.language.words import fold_word
from briefdeck.model import Bank, Fact
from briefdeck.model.bank import disputes_by_fact

Stand = Literal["done", "verified", "claimed", "denied", "expected"]
STANDS: tuple[Stand, ...] = get_args(Stand)
"""The ways to stand, from the firmest."""
_DENYING = ENGLISH.statements.denying & ENGLISH.governing.reporting
_VERBAL = frozenset((*ENGLISH.grammar.being, *ENGLISH.grammar.having, *ENGLISH.grammar.modal, *ENGLISH.grammar.adverbs))
"""What stands between a speaker and the verb: “the union had already said”."""
_BEING = frozenset(ENGLISH.grammar.being)
_SIGN = re.compile(r"[,;:()“”\"—–]")
_IN_THE_VIEW = re.compile(r"(?:by|for|from|in|on|under) (?:(?P<whose>.+)[’']s? )?.+", re.IGNORECASE)
"""“In the view”, “by Tove Brandt’s account”: whose it is stands within it, or after it and “of”."""
_SPEAKERS_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


class EvidenceCount(NamedTuple):
    """What a sentence rests on, counted."""

    articles: int
    accounts: int
    """How many different voices its facts are left to."""
    stands: dict[Stand, int]
    """How many of its facts stand in each way; those in which none does are left out."""
    disputed: int
    """How many of its facts something contradicts."""


def stand_of(fact: Fact, language: str) -> Stand:
    """Tell how *fact*, written in *language*, stands."""
    if not is_english(language):
        return "claimed" if fact.said_by else "done"
    sentence = SourceSentence(plain(fact.fact))
    if _is_asserted(sentence, _DENYING):
        return "denied"
    if sentence.prospect:
        return "expected"
    if _is_asserted(sentence, ENGLISH.statements.verifying):
        return "verified"
    return "claimed" if fact.said_by or any(each.kind == "said" for each in sentence.governors) else "done"


def voice_of(fact: Fact, language: str) -> str:
    """Return who is left to answer for *fact*, without “the”; "" where the article tells it."""
    words = _SPEAKERS_ARTICLE.sub("", _voice(fact, language)).split()
    return " ".join(takewhile(lambda word: fold_word(word) not in _VERBAL, words)).rstrip(".")


def _voice(fact: Fact, language: str) -> str:
    if fact.said_by:
        return plain(fact.said_by)
    if not is_english(language):
        return ""
    text = plain(fact.fact)
    said_before_held = sorted(SourceSentence(text).governors, key=lambda each: each.kind != "said")
    governors = [each.words for each in said_before_held if each.kind in ("said", "held")]
    view = next(filter(None, map(_IN_THE_VIEW.fullmatch, governors)), None)
    if view:
        return view["whose"] or _SIGN.split(text.partition(view[0])[2])[0].strip().removeprefix("of ")
    said = next((words for words in governors if words.islower()), "")
    said = said or next(filter(text.startswith, governors), "")
    if not said:
        return ""
    before, _, after = text.partition(said)
    is_passive = after.startswith(" to ") and fold_word(before.rpartition(" ")[0].split(" ")[-1]) in _BEING
    if is_passive or said.endswith("ly"):
        return ""  # “was said to be”, “reportedly”: nobody is named
    parts = [part.strip() for part in _SIGN.split(before)]
    if not parts[-1] and not after.startswith(" that"):  # “…, said the union”
        return _SIGN.split(after)[0].strip().removeprefix("to ")
    return next(filter(None, reversed(parts)), "")


def count_evidence(facts: Iterable[Fact], bank: Bank) -> EvidenceCount:
    """Count what *facts* of *bank* rest on."""
    every = {str(fact.id): fact for fact in facts}.values()
    language, disputed = str(bank.language), disputes_by_fact(bank)
    stands = [stand_of(fact, language) for fact in every]
    left = [fact for fact, stand in zip(every, stands, strict=True) if stand != "done"]
    return EvidenceCount(
        len({key for fact in every for key in fact.articles}),
        _count_voices({voice_of(fact, language) for fact in left}),
        {stand: stands.count(stand) for stand in STANDS if stand in stands},
        sum(any(each.kind == "contradiction" for each in disputed.get(str(fact.id), ())) for fact in every),
    )


def _count_voices(voices: Iterable[str]) -> int:
    """Count *voices*: “Peskov” and “Kremlin spokesman Dmitry Peskov” are one."""
    names = {frozenset(map(fold_word, voice.split())) for voice in voices} - {frozenset()}
    return sum(not any(name < other for other in names) for name in names)


def _is_asserted(sentence: SourceSentence, words: frozenset[str]) -> bool:
    """Tell whether something governs a part of *sentence* that is one of *words*, and not negated."""
    said = {fold_word(each.words) for each in sentence.governors} & words
    if not said:
        return False
    clauses = clauses_of(sentence.text)
    return any(
        word in said and not clauses.is_negated(at) and before not in ENGLISH.statements.negations
        for at, (before, word) in enumerate(pairwise(("", *clauses.words)))
    )
