"""How sure a sentence is, and of what: who says it, denials, expectations, bounds, negation, direction."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from briefdeck.language.numbers import Quantity
from briefdeck.language.words import STOP_WORDS, fold, fold_word, stem, words

MARKERS: dict[str, frozenset[str]] = {
    kind: frozenset(listed.split())
    for kind, listed in {
        "said": """
            say says said saying told tells tell according announce announces announced declare declared
            declares state stated states write wrote writes written report reports reported reporting add adds
            added note notes noted stress stressed warn warned warns warning observe observes observed argue
            argues argued predict predicted predicts believe believes believed think thinks thought describe
            described describes call called calls view viewed judge judged quote quoted praise praised confirm
            confirmed assess assessed see sees saw estimate estimated estimates put puts count counts counted
            account verify verified point pointed points analysts experts
        """,
        "claimed": """
            claim claims claimed claiming accuse accuses accused accusing accusation allege alleged alleges
            allegedly reportedly insist insists insisted suspect suspects suspected assert asserts asserted assure
            assured supposedly purportedly charge charged
        """,
        "denied": "deny denies denied denying denial denials reject rejects rejected refuse refused refuses disputed",
        "expected": """
            expect expects expected expecting may might could would should will shall likely unlikely plan plans
            planned planning due scheduled possible possibly possibility potentially probably perhaps if appear appears
            appeared seem seems seemed intend intends
            intended forecast forecasts predict predicted predicts possibly seek sought seeks hope hoped hopes
            want wanted wants aim aims aimed future upcoming coming prospect chance announced -to foresee
            foresaw supposed promise promised pledge pledged pledges vow vowed risk risks fear fears feared
            ahead eve go going set
        """,
    }.items()
}
"""Words by which a fact may say how a statement is held, folded: any of a kind does."""

TELLING: dict[str, frozenset[str]] = {
    kind: frozenset(listed.split())
    for kind, listed in {
        "said": """
            said says told according announced declared warned predicted argued claimed claims accused alleged
            allegedly reportedly insisted insists believe believes suspect suspects suspected reported reports
        """,
        "expected": """
            expected may might could would will likely unlikely planned plans due scheduled possible potentially
            probably perhaps hope hopes hoped aim aims aimed
        """,
    }.items()
}
"""The words of a line, folded, that leave no doubt that it holds a statement so."""

_NEGATIONS = frozenset("not no never none neither nor cannot nobody nothing without hardly scarcely barely".split())
_OPPOSITES = (
    ("rose rise rises risen rising increase increases increased grew grow grown growth climbed up gained soared surged "
     "jumped doubled tripled",
     "fell fall falls fallen falling decrease decreased decreases shrank declined decline dropped down lost plunged "
     "slumped tumbled halved"),
    ("began begin begins started start opened", "ended end ends stopped stop closed halted"),
    ("accepted accept accepts agreed", "refused refuse refuses rejected declined"),
    ("supported support supports backed praised praises welcomed welcomes",
     "opposed oppose opposes condemned condemns criticised criticises criticized criticizes"),
    ("won wins", "lost loses"),
    ("imposed imposes", "lifted lifts eased"),
    ("allowed allows permitted", "banned bans forbade prohibited prohibits"),
    ("strengthened strengthen strengthens", "weakened weaken weakens"),
    ("before", "after"),
    ("tightened tighten tightens", "relaxed relax relaxes loosened eased"),
    ("arrived arrives arriving", "departed departs left leaves leaving"),
    ("legal", "illegal"),
    ("rich", "poor"),
    ("largest biggest highest", "smallest lowest"),
    ("majority", "minority"),
    ("won victory", "defeat"),
    ("friendly", "hostile"),
)  # fmt: skip
OPPOSITES = tuple((frozenset(one.split()), frozenset(other.split())) for one, other in _OPPOSITES)
"""Pairs of words that turn a statement round, folded."""

_EXCHANGED = (("sell sells sold export exports exported", "buy buys bought import imports imported"),)
EXCHANGED = tuple((frozenset(one.split()), frozenset(other.split())) for one, other in _EXCHANGED)
"""Pairs that turn a statement round only when they change places: what one sells the other buys."""

_BOUNDS = {
    "at least": r"at least|(?<!no )(?<!not )more than|over|(?:no|not) (?:fewer|less) than|above|upwards of",
    "up to": r"up to|at most|(?:no|not) more than|as (?:many|much) as|(?<!no )(?<!not )(?:less|fewer) than|under|below",
    "about": r"about|around|roughly|approximately|some|an estimated|estimated at|close to|nearly|almost",
}
_BEFORE = {
    kind: re.compile(rf"\b(?:{words})(?:\s+(?:a|an|the|some|about|of))?\s*[$£€(“\"*]*\Z")
    for kind, words in _BOUNDS.items()
}
_BOUNDING = frozenset(
    """
    about above almost approximately around below close estimated fewer least less many more most much nearly over
    plus roughly so some under up upwards
    """.split()
)
"""A word of each bound, and no common one: without any, a sentence bounds nothing."""
_MARKING = frozenset().union(*MARKERS.values())
_WAS_TO = re.compile(r"\b(?:is|are|was|were|appear(?:s|ed)?|seem(?:s|ed)?) to (?:have )?(?P<done>\w+(?: \w+)?)")
_VIEW = re.compile(r"\b[Ii]n the (?:view|eyes|opinion) of\b")
_AFTER = re.compile(r"\s*(?:-?plus\b|\+|(?:\w+\s){0,2}or (?:more|so)\b)")
_NEGATIVE = MARKERS["denied"] | frozenset("without hardly lack lacks lacked dismiss dismisses dismissed".split())
_DENYING = frozenset("deny denies denied denying".split())
_TURNING_DOWN = frozenset("declined dismissed dismisses refused refuses rejected rejects".split())
_MAY_DENY = _DENYING | _TURNING_DOWN
_TURNED_DOWN = frozenset(
    """
    accusation accusations acknowledge admit allegation allegations charge charges claim claims confirm idea notion
    report reports rumour rumours rumor rumors suggestion suggestions talk
    """.split()
)
"""What is denied by turning it down, or by not confirming it; who rejects an offer denies nothing."""
_LEAVING = frozenset("fail fails failed failing yet".split())
"""What negates only with a “to” after it."""
_NEGATING = _NEGATIONS | _LEAVING
_DENIED_SCOPE = 4
"""Content words after “denied” that it is taken to deny."""
_SCOPE = 3
"""Content words after “will” or “may” that it is taken to speak of."""
_NO_NEGATION = frozenset("only less more fewer doubt just".split())


class Bound(NamedTuple):
    """How a number is bounded, and by which words."""

    kind: str
    words: str


class SourceSentence:
    """A sentence and what its words say of how it is held.

    Of the many lines of the articles little is kept: what is seldom asked is found anew.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = list(map(fold_word, words(text)))
        """Its words in order, folded."""
        self.content = frozenset(self.folded) - STOP_WORDS
        """Those that are not too common to tell anything."""

    @property
    def written(self) -> list[str]:
        """Its words in order, as they are written."""
        return words(self.text)

    @property
    def keys(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(self.folded)

    @cached_property
    def stems(self) -> frozenset[str]:
        """Their stems."""
        return frozenset(map(stem, self.content))

    @cached_property
    def marked(self) -> bool:
        """Whether any word says how it is held; “was to travel” does too."""
        return not _MARKING.isdisjoint(self.folded) or self._due is not None

    @property
    def _due(self) -> re.Match[str] | None:
        return _WAS_TO.search(self.text) if " to " in self.text else None

    @property
    def bounded(self) -> bool:
        """Whether any word may bound a number."""
        return not _BOUNDING.isdisjoint(self.folded) or "+" in self.text or "plus" in self.text

    @cached_property
    def negated(self) -> set[str]:
        """The stems of the words that are turned round: the next one after a negation, a few after a denial."""
        found: set[str] = set()
        for at in self._negations:
            found |= self._content_after(at, 1)
        for at in self._denials():
            found |= self._content_after(at, _DENIED_SCOPE)
        return found

    @property
    def negative(self) -> bool:
        """Whether it negates or denies anything."""
        return not _NEGATIVE.isdisjoint(self.folded) or bool(self._negations)

    def reported(self, told: Collection[str]) -> str:
        """The word by which the statement is left to somebody, "" where it is not.

        Where the speaker's name is among the folded words that are *told*, the statement is about the speaker.
        """
        for at in self._each(TELLING["said"]):
            written = self.written
            near = {fold_word(other) for other in written[max(0, at - 2) : at + 3] if other[:1].isupper()} - STOP_WORDS
            if near.isdisjoint(told):
                return written[at]
        view = _VIEW.search(self.text)
        return view[0] if view is not None else ""

    def expected(self, told: SourceSentence) -> str:
        """The word by which what is *told* is only expected, "" where it is not."""
        for at in self._each(TELLING["expected"]):
            if not self._content_after(at, _SCOPE).isdisjoint(told.stems):
                return self.written[at]
        due = self._due
        return (
            due[0]
            if due is not None and any(stem(fold_word(word)) in told.stems for word in due["done"].split())
            else ""
        )

    def after(self, listed: frozenset[str]) -> set[str]:
        """The stems of the content words next after those of *listed*."""
        return {stem for at in self._each(listed) for stem in self._content_after(at, 1)}

    def before(self, listed: frozenset[str]) -> set[str]:
        """The stems of the content words next before those of *listed*."""
        found: set[str] = set()
        for at in self._each(listed):
            found.update(map(stem, [word for word in self.folded[:at] if word not in STOP_WORDS][-1:]))
        return found

    def _each(self, listed: frozenset[str]) -> Iterator[int]:
        """Where a word of *listed* stands, in small letters, or at the beginning: a name is no word."""
        if not listed.isdisjoint(self.folded):
            written = (self.folded[0], *self.written[1:])
            yield from (at for at, word in enumerate(written) if word in listed)

    def _denials(self) -> Iterator[int]:
        """Where it denies something: at “denied”, at “rejected reports”, at “refuses to confirm”."""
        if _MAY_DENY.isdisjoint(self.folded):
            return
        yield from self._each(_DENYING)
        for at in self._each(_TURNING_DOWN):
            after = (beyond for beyond in range(at + 1, len(self.folded)) if self.folded[beyond] not in STOP_WORDS)
            turned_down = next(after, None)
            if turned_down is not None and self.folded[turned_down] in _TURNED_DOWN:
                yield turned_down

    @cached_property
    def _negations(self) -> list[int]:
        short = "n't" in self.text or "n’t" in self.text
        if not short and _NEGATING.isdisjoint(self.folded):
            return []
        found = [at for at, word in enumerate(self.folded) if word in _NEGATING or (short and word.endswith("n't"))]
        return [at for at in found if _negates(*self.folded[at : at + 2])]

    def _content_after(self, at: int, most: int) -> set[str]:
        """The stems of the first content words after *at*, *most* at the most."""
        content = (word for word in self.folded[at + 1 :] if word not in STOP_WORDS)
        return {stem(word) for word in islice(content, most)}


def _negates(word: str, after: str = "") -> bool:
    """Whether *word*, which may negate, does so before the word *after*: “yet to” does, and “not only” does not."""
    return after == "to" if word in _LEAVING else after not in _NO_NEGATION


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
