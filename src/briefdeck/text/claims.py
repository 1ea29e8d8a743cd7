"""How sure a sentence is, and of what: who says it, denials, expectations, bounds, negation, direction."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import islice
from typing import NamedTuple

from briefdeck.text.numbers import Quantity
from briefdeck.text.words import STOP_WORDS, fold, key, stem, words

MARKERS: dict[str, frozenset[str]] = {
    kind: frozenset(listed.split())
    for kind, listed in {
        "said": """
            say says said saying told tells tell according announce announces announced declare declared
            declares state stated states write wrote writes written report reports reported reporting add adds
            added note notes noted stress stressed warn warned warns warning observe observes observed argue
            argues argued predict predicted predicts believe believes believed think thinks thought describe
            described describes call called calls view viewed judge judged quote quoted praise praised confirm
            confirmed assess assessed see sees saw estimate estimated estimates put puts verify verified point
            pointed points analysts experts
        """,
        "claimed": """
            claim claims claimed claiming accuse accuses accused accusing accusation allege alleged alleges
            allegedly reportedly assert asserts asserted assure assured supposedly purportedly charge charged
        """,
        "denied": "deny denies denied denying denial denials reject rejects rejected refuse refused refuses disputed",
        "expected": """
            expect expects expected expecting may might could would should will shall likely unlikely plan plans
            planned planning due scheduled possible possibly possibility potentially perhaps if intend intends
            intended forecast forecasts predict predicted predicts possibly seek sought seeks hope hoped hopes
            want wanted wants aim aims aimed future upcoming coming prospect chance announced -to
            foresee foresaw supposed promise promised pledge pledged pledges vow vowed risk risks fear fears
            feared ahead eve go going set
        """,
    }.items()
}
"""Words by which a fact may say how a statement is held, folded: any of a kind does."""

TELLING: dict[str, frozenset[str]] = {
    kind: frozenset(listed.split())
    for kind, listed in {
        "said": """
            said says told according announced declared warned predicted argued claimed claims accused alleged
            reportedly
        """,
        "expected": """
            expected may might could would will likely unlikely planned plans due scheduled possible potentially
        """,
    }.items()
}
"""The words of a line, folded, that leave no doubt that it holds a statement so."""

_NEGATIONS = frozenset("not no never none neither nor without cannot nobody nothing hardly".split())
_OPPOSITES = (
    ("rose rise rises risen rising increase increases increased grew grow grown growth climbed up gained",
     "fell fall falls fallen falling decrease decreased decreases shrank declined decline dropped down lost"),
    ("began begin begins started start opened", "ended end ends stopped stop closed halted"),
    ("accepted accept accepts agreed", "refused refuse refuses rejected declined"),
    ("supported support supports backed", "opposed oppose opposes condemned"),
    ("imposed imposes", "lifted lifts eased"),
    ("allowed allows permitted", "banned bans forbade prohibited prohibits"),
    ("strengthened strengthen strengthens", "weakened weaken weakens"),
    ("before", "after"),
)  # fmt: skip
OPPOSITES = tuple((frozenset(one.split()), frozenset(other.split())) for one, other in _OPPOSITES)
"""Pairs of words that turn a statement round, folded."""

_BOUNDS = {
    "at least": r"at least|(?<!no )(?<!not )more than|over|(?:no|not) (?:fewer|less) than|above|upwards of",
    "up to": r"up to|at most|(?:no|not) more than|as (?:many|much) as|(?<!no )(?<!not )(?:less|fewer) than|under|below",
    "about": r"about|around|roughly|approximately|some|an estimated|estimated at|close to|nearly|almost",
}
_BEFORE = {
    kind: re.compile(rf"\b(?:{words})(?:\s+(?:a|an|the|some|about|of))?\s*[$£€(“\"*]*\Z")
    for kind, words in _BOUNDS.items()
}
_WAS_TO = re.compile(r"\b(?:is|are|was|were) to \w+")
_AFTER = re.compile(r"\s*(?:-?plus\b|\+|or more\b|or so\b)")
_SCOPE = 3
"""Content words after “will” or “may” that it is taken to speak of."""
_NO_NEGATION = frozenset("only less more fewer doubt just".split())


class Bound(NamedTuple):
    """How a number is bounded, and by which words."""

    kind: str
    words: str


def marked(text: str) -> set[str]:
    """The kinds of MARKERS that have a word in *text*; “was to travel” expects too."""
    found = {key(word) for word in words(text)}
    kinds = {kind for kind, listed in MARKERS.items() if not listed.isdisjoint(found)}
    return kinds | {"expected"} if _WAS_TO.search(text) else kinds


def reported(sentence: str, told: Collection[str]) -> str:
    """The word by which *sentence* leaves its statement to somebody, "" where it does not.

    Where the speaker's name is among the folded words that are *told*, the statement is about the speaker.
    """
    spelled = words(sentence)
    for at, word in enumerate(spelled):
        near = {key(other) for other in spelled[max(0, at - 2) : at + 3] if other[:1].isupper()} - STOP_WORDS
        if word in TELLING["said"] and near.isdisjoint(told):
            return word
    return ""


def expected(sentence: str, stems: Collection[str]) -> str:
    """The word by which *sentence* only expects what *stems* tell, "" where it does not."""
    spelled = words(sentence)
    for at, word in enumerate(spelled):
        if word in TELLING["expected"] and not _content(spelled[at + 1 :], _SCOPE).isdisjoint(stems):
            return word
    return ""


def negated(text: str) -> set[str]:
    """The stems of the words that a negation of *text* turns round: the content word next to each."""
    spelled = words(text)
    found: set[str] = set()
    for at, word in enumerate(spelled):
        following = key(spelled[at + 1]) if at + 1 < len(spelled) else ""
        if _negates(word) and following not in _NO_NEGATION:
            found |= _content(spelled[at + 1 :], 1)
    return found


def _content(spelled: Sequence[str], most: int) -> set[str]:
    """The stems of the first content words of *spelled*, *most* at the most."""
    folded = (key(word) for word in spelled)
    return {stem(word) for word in islice((word for word in folded if word not in STOP_WORDS), most)}


def _negates(word: str) -> bool:
    folded = key(word)
    return folded in _NEGATIONS or fold(word).endswith("n't")


def is_negative(text: str) -> bool:
    """Whether *text* negates or denies anything."""
    spelled = words(text)
    following = [key(word) for word in spelled[1:]] + [""]
    return any(
        key(word) in MARKERS["denied"] or (_negates(word) and after not in _NO_NEGATION)
        for word, after in zip(spelled, following, strict=True)
    )


def bound(text: str, quantity: Quantity) -> Bound | None:
    """How *quantity* of *text* is bounded, None when it is told as exact."""
    before = fold(text[max(0, quantity.start - 30) : quantity.start])
    for kind, pattern in _BEFORE.items():
        match = pattern.search(before)
        if match:
            return Bound(kind, match[0].strip(' $£€(“"*'))
    if "plus" in quantity.written or "+" in quantity.written or _AFTER.match(text, quantity.end):
        return Bound("at least", "or more")
    return None
