"""A sweeping word, such as “everything”, “always”, “only” or “ever”, stands on the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.comparisons import is_topmost, says_nobody_more
from briefdeck.language.sentences.splitting import split_clauses
from briefdeck.language.stems import cached_tokens
from briefdeck.language.words import STOP_WORDS, fold_word, is_adverb, words
from briefdeck.model.roles import READ, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.pack_comparisons import find_added_only
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.calculated_ratio import counts_of

RULE = Rule(
    "G219",
    "“All”, “always” and “only” are not said where no line says so.",
    "warning",
    why="A line that tells of some does not tell of all, and what it tells of one may be so of others. Where neither "
    "the line nor the fact has a word for it, the text must not have one.",
    bad=example("""
        facts:
          - id: islands
            fact: Passengers on four islands have lost everything.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: Passengers on four islands were stranded.
            cite: harbour:6
            topic: strike
        """),
    reads=READ - {Role.SPELLING, Role.SPEAKER, Role.HELP},
    needs=frozenset({Need.QUANTIFIERS}),
)

_SWEEPING = ENGLISH.senses.sweeping
_ALL = frozenset(("all",))
_IDIOMS = re.compile(rf"(?i)\b{one_of(ENGLISH.senses.no_whole)}\b")
"""Phrases with an “all” that speak of no whole: “after all”."""
_WHOLES = ENGLISH.quantifiers.every | ENGLISH.senses.summed
_TOTAL = re.compile(
    rf"(?i)\b(?P<word>{one_of(ENGLISH.senses.spanning)})\b"
    r"|\b(?:the|its|their|his|her|(?<![\w’'])[\w’']+[’']s) (?P<own>whole|full|total)\b(?! of\b)"
)
"""What speaks of a whole."""
_ALL_BUT = re.compile(
    rf"(?i)\ball(?: [\w’-]+){{1,6}}? {one_of(ENGLISH.clauses.excepting | {'but'})}\b"
    rf"(?P<count> (?:[0-9]|{one_of(ENGLISH.numbers.small)}\b))?"
)
"""What leaves out of a whole those who are named or counted behind it: “all of the boats but two”."""
_ONLY = re.compile(
    r"\b(?i:the|its|their|his|her) (?P<word>only|sole) [a-z]|"
    r"(?<![\w’])[A-Z][\w’]{1,30} (?P<alone>alone) (?:has|have|is)\b"
)
"""What says that there is no other."""
_EXCLUSIVE = re.compile(rf"(?i)(?<!\bnot )(?P<word>\b{one_of(ENGLISH.senses.exclusive)}\b)\s+(?P<next>[\w’'$£€-]+)")
"""What says that it is so of nothing else; and the word behind it, which tells whether it only belittles."""
_BELITTLED = ENGLISH.senses.belittled | ENGLISH.numbers.small.keys() | frozenset(ENGLISH.numbers.tens)
_OTHERS = ENGLISH.senses.one_alone | ENGLISH.senses.whole | ENGLISH.statements.negations
"""Words of a line that may say of which something holds alone."""
_UNDONE, _NOT_ONE = (
    re.compile(r"\bun[a-z]+\b"),
    re.compile(rf"\b{one_of(ENGLISH.senses.not_one)}\b", re.IGNORECASE),
)
_CONDITIONS = frozenset(("if", "when", "once", "after", "until", "unless", "because"))
_BEING = frozenset(ENGLISH.grammar.being)
_ALONE = ENGLISH.clauses.alone | ENGLISH.clauses.excepting | {"other", "else"}
_NOT = frozenset(("not", "cannot"))
_PROOFS = _SWEEPING | ENGLISH.senses.whole


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the sweeping words where no line has a word for the whole."""
    if fact.pack:
        for claim in fact.statements_in(RULE.reads) if not fact.drawn_from else ():
            if added := find_added_only(claim):
                yield claim.problem(RULE, f"“{added}” is more than {claim.cited.words_with('says')}", added)
        return
    for claim in fact.claims_in(RULE.reads):
        only = _ONLY.search(claim.plain) if fact.drawn_from else None
        if only and not any(map(claim.cited.has_word, _ALONE)):
            word = only["word"] or only["alone"]
            yield claim.problem(RULE, f"“{word}” is more than {claim.cited.words_with('says')}", word)
        elif word := "" if fact.drawn_from else _find_exclusive(claim) or _find_total(claim):
            yield claim.problem(RULE, f"“{word}” is more than {claim.cited.words_with('says')}", word)
        if boundless := _find_boundless(claim):
            message = f"“{boundless[0]}” is more than {claim.cited.words_with('says')}: “{boundless[1]}”"
            yield claim.problem(RULE, message, boundless[0], "keep the time for which the line says it")
        sweeping = _SWEEPING | _ALL if fact.drawn_from or claim.role is Role.QUESTION else _SWEEPING
        if sweeping.isdisjoint(cached_tokens(claim.plain)):
            continue
        sweeping = sweeping - _ALL if _leaves_out_others(claim) else sweeping
        sweeping = sweeping if fact.drawn_from else sweeping - _denied(claim)
        told_of_none = _UNDONE.search(claim.plain) and claim.cited.matches(_NOT_ONE)  # “untried by everyone”
        for word in () if told_of_none else words(_IDIOMS.sub(" ", claim.unnamed)):
            if fold_word(word) in sweeping and not any(map(claim.cited.has_word, _PROOFS)):
                message = f"“{word}” is more than {claim.cited.words_with('says')}"
                yield claim.problem(RULE, message, word)


def _find_total(claim: Claim) -> str:
    """Return the “entire” or “throughout” of a statement, where no line has a word for a whole; "" for none."""
    found = _TOTAL.search(claim.plain)
    if found is None or clauses_of(claim.plain).negations or any(map(claim.cited.has_word, _PROOFS | _WHOLES)):
        return ""
    return found["word"] or found["own"]


def _denied(claim: Claim) -> frozenset[str]:
    """Return the words of a text that its “not” makes say less: “not everything”, “has not entirely vanished”."""
    says = clauses_of(claim.plain)
    nots = (at for at, word in enumerate(says.words) if word in _NOT or word.endswith(("n't", "n’t")))
    return frozenset(word for at in nots for word in says.words[at + 1 : says.clause_around(at)[1]])


def _leaves_out_others(claim: Claim) -> bool:
    """Tell whether an “all” leaves out so many, “all but two”, or as many by name as two numbers of the lines leave."""
    match = _ALL_BUT.search(claim.plain)
    if match is None or match["count"]:
        return match is not None
    names = len([name for name in claim.names if name.start >= match.end()])
    numbers = counts_of(claim.cited)
    return any(more - names in numbers for more in numbers) if names else False


def _find_exclusive(claim: Claim) -> str:
    """Return what a text says of one thing alone, where no line sets one apart; "" where there is none.

    “Only Aske is larger than Voss” is told by a rank.
    """
    if "than" in cached_tokens(claim.plain):
        return ""
    denied = _denied(claim)
    for found in _EXCLUSIVE.finditer(claim.plain):
        before = words(claim.plain[: found.start()])[-1:]
        following = fold_word(found["next"])
        belittles = following in _BELITTLED or is_adverb(following) or not following[:1].isalpha()
        evaluates = bool(before) and fold_word(before[0]) in _BEING
        depends = not _CONDITIONS.isdisjoint(map(fold_word, words(claim.plain[found.end() :])))  # “will only go if”
        weaker = found["word"].lower() in denied or _tells_topmost(claim)
        if not (belittles or evaluates or depends or weaker or any(map(claim.cited.has_word, _OTHERS))):
            return found["word"]
    return ""


def _tells_topmost(claim: Claim) -> bool:
    """Tell whether a text has for what a line calls the most that nobody does more: “no other book outsold it”."""
    says = clauses_of(claim.plain)
    more = any(says_nobody_more(says, each) for each in says.negations)
    return more and any(is_topmost(clauses_of(line)) for _, line in claim.cited.written_lines)


_EVER = re.compile(rf"(?i)\b{one_of(ENGLISH.sureness.boundless)}\b")
_SPANS = "|".join((*ENGLISH.periods.nouns, "decade", "century"))
_BOUNDED = re.compile(
    rf"(?i)\b(?:since|for|in|after) (?:the )?(?:[a-z0-9-]+ ){{0,2}}?(?:[12][0-9]{{3}}|(?:{_SPANS})s?|centuries)\b"
)
"""“Since 1953”, “in thirty years”."""
_FEWEST = 2
"""Words besides the superlative that a line shares with what is told without bounds."""


def _find_boundless(claim: Claim) -> tuple[str, str] | None:
    """Find the words that give a superlative without bounds, and those that bound it on all lines that tell it."""
    for part in split_clauses(claim.plain) if _EVER.search(claim.plain) else ():
        ever, says = _EVER.search(part), clauses_of(part)
        if ever is None or says.negations or not is_topmost(says):
            continue
        if any(_EVER.search(line) for _, line in claim.cited.written_lines):
            return None
        there = [_bounds(line, frozenset(says.content)) for line in _lines(claim)]
        told = [each for each in there if each is not None]
        if told and all(told):
            return ever[0], told[0]
    return None


def _lines(claim: Claim) -> list[str]:
    facts = claim.fact.drawn_from or (claim.fact,)
    stated = [fact.plain for fact in facts] if claim.fact.drawn_from else []
    return [
        part for text in (*(line for _, line in claim.cited.written_lines), *stated) for part in split_clauses(text)
    ]


def _bounds(line: str, said: frozenset[str]) -> str | None:
    """Return the words by which *line* bounds its superlative, "" where none do; None where it tells no such thing."""
    read = clauses_of(line)
    top = is_topmost(read) or any(says_nobody_more(read, each) for each in read.negations)
    if not top or len(read.content.keys() & said - STOP_WORDS) < _FEWEST:
        return None
    found = _BOUNDED.search(line)
    return found[0] if found else ""
