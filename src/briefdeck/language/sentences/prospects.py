"""What is only expected, possible or tried: the part of a sentence that a word makes a mere prospect.

A word governs by its place, not by being there: “is due to open” is yet to come, “due to rain” is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.words import STOP_WORDS, fold_word, stem

Kind = Literal["said", "held", "expected"]

_WORDS, _GRAMMAR = ENGLISH.governing, ENGLISH.grammar
_TOKEN = re.compile(r"\w+(?:[-'‐‑’ʼ]\w+)*|[,;:()“”\"—–?!]")
MARKS = frozenset(',;:()“”"—–?!')
WALLS = frozenset(";()—–")
"""Marks over which nothing governs."""
_QUOTES = frozenset('“”"')
BEING, FINITE = frozenset(_GRAMMAR.being), _GRAMMAR.helping
PREPOSITIONS = frozenset((*_GRAMMAR.prepositions, *_GRAMMAR.place_prepositions))
DETERMINERS, OPENING_CLAUSE = _GRAMMAR.determiners, frozenset(_GRAMMAR.subordinating)
PRONOUNS = frozenset((*ENGLISH.people.pronouns["person"], *ENGLISH.people.pronouns["thing"], "they"))
_SKIPPED = frozenset((*_GRAMMAR.adverbs, *_GRAMMAR.being, *_GRAMMAR.having, "not", "only", "to"))
_NEW_CLAUSE = PRONOUNS | FINITE | {"we"}
GOES_ON = frozenset((*ENGLISH.dates.weekdays, *ENGLISH.dates.days, *ENGLISH.dates.shifts, "later", "then", "again"))
"""What may follow “said” at the end of a sentence."""
_JOINING = frozenset((",", "and", "or"))
_LIMITING = frozenset(("no", "only"))
"""What makes of a “may” a limit: “may have no more than 24”."""
_FAR = 100
"""Tokens that a word governs on either side, at the most."""
_ASIDE = (PREPOSITIONS - {"to", "for", "of"}) | GOES_ON
"""What begins a word on when or where between “promised” and its “to”."""
OBJECT = 7
"""Tokens between a verb of saying and its “of” or “as”, at the most: “accused the company of”."""


class Governor(NamedTuple):
    """A word that governs a part of a sentence."""

    kind: Kind
    """Whether somebody says it and nothing vouches for it; says or sees it; or it is expected."""
    words: str
    """The word, as it is written."""
    governed: frozenset[str]
    """The stems of the content words of that part."""
    of_pronoun: bool = False
    """Of an expectation, whether a pronoun is who does it: “she would step down”."""
    source: frozenset[str] = frozenset()
    """Of what something is according to, the stems of the words that call it."""
    opening: tuple[str, ...] = ()
    """Of an expectation without a subject in its clause, “…, are to close”, what it begins with: the verb."""
    doing: tuple[str, ...] = ()
    """Of an expectation, the stems of what is expected to be done: the verb, and the words behind it."""


class TokenSentence:
    """A sentence, taken apart."""

    def __init__(self, text: str) -> None:
        self._written = _TOKEN.findall(text)
        self._folded = [
            token if token in MARKS or (at and token[:1].isupper()) else fold_word(token)
            for at, token in enumerate(self._written)
        ]
        """Its words, folded where no capital makes a name of them."""
        if self._folded and self._folded[0] in _WORDS.modal and not text.rstrip().endswith("?"):
            self._folded[0] = self._written[0]
        self._end = len(self._written)

    def _at(self, at: int) -> str:
        return self._folded[at] if 0 <= at < self._end else ""

    def _governor(self, kind: Kind, at: int, *parts: tuple[int, int], doing: int = -1) -> Governor:
        stems = frozenset(
            each for start, end in parts for each in self._stems(max(start, at - _FAR), min(end, at + _FAR))
        )
        done = self._stems(doing, min(self._clause_end(doing, ","), doing + OBJECT))[:4] if doing >= 0 else []
        pronoun = kind == "expected" and bool(parts) and not PRONOUNS.isdisjoint(self._folded[parts[0][0] : at])
        bare = tuple(done[:1]) if done and parts and not self._stems(parts[0][0], at) else ()
        return Governor(kind, self._written[at], stems, of_pronoun=pronoun, opening=bare, doing=tuple(done))

    def _stems(self, start: int, end: int) -> list[str]:
        folded = (fold_word(word) for word in self._written[max(0, start) : end] if word not in MARKS)
        return [stem(word) for word in folded if word not in STOP_WORDS]

    def _clause_end(self, at: int, *walls: str) -> int:
        """Find where the clause of the token *at* ends: at a wall, or at a word that opens another clause."""
        return next((end for end in range(at + 1, self._reach(at)) if self._parts(end, walls)), self._reach(at))

    def _clause_start(self, at: int, *walls: str) -> int:
        """Find where the clause of the token *at* begins."""
        return next((start + 1 for start in range(at - 1, max(-1, at - _FAR), -1) if self._parts(start, walls)), 0)

    def _parts(self, at: int, walls: tuple[str, ...]) -> bool:
        word = self._folded[at]
        if word == "and":
            return self._at(at - 1) == "," or self._at(at + 1) in _NEW_CLAUSE
        return word in WALLS or word in OPENING_CLAUSE or word in walls

    def _is_noun(self, at: int) -> bool:
        """Tell whether the word *at* is a noun or an adjective by what precedes it: “the report”, “of reports”."""
        before = self._at(at - 1)
        return before in DETERMINERS or (before in PREPOSITIONS and before != "to")

    def _first(self, at: int, reach: int, *wanted: str) -> int:
        """Find the first of the words *wanted* within *reach* tokens behind *at*, before a mark and a verb; or -1."""
        for place in range(at + 1, min(self._end, at + 1 + reach)):
            if self._folded[place] in wanted:
                return place
            word = self._folded[place]
            if (word in MARKS and word not in _QUOTES) or word in FINITE or word == "and":
                break
        return -1

    def _reach(self, at: int) -> int:
        """Find the last place that a word at *at* may govern."""
        return min(self._end, at + _FAR)

    def _is_passive(self, at: int) -> bool:
        """Tell whether a form of “be” stands right before the word *at*, or one word before it."""
        return not BEING.isdisjoint(self._folded[max(0, at - 2) : at])

    def _is_verb(self, at: int) -> bool:
        """Tell whether the word *at*, behind a “to”, may be a verb."""
        word = self._at(at)
        return at > 0 and word.islower() and word not in DETERMINERS and word not in PREPOSITIONS


class ProspectSentence(TokenSentence):
    """A sentence, taken apart, in which it is looked for what is only expected."""

    def _expectation(self, at: int, word: str) -> Iterator[Governor]:
        """Find what the word *at* says is only expected, possible or tried."""
        clause = (self._subject(at, word), self._clause_end(at, ":"))
        to_do = self._at(at + 1) == "to" and self._is_verb(at + 2)
        if word in _WORDS.modal:
            yield from self._modal(at, word, clause)
        elif to_do and self._is_prospect(at, word):
            yield self._governor("expected", at, clause, doing=at + 2)._replace(words=f"{self._written[at]} to")
        elif word in BEING or self._is_counted(at):
            return
        elif word in _WORDS.prospects and not self._is_noun(at) and self._is_verb(late := self._verb_aside(at)):
            yield self._governor("expected", at, clause, doing=late)
        elif word in _WORDS.prospects and self._is_noun(at):
            verb = self._first(at, OBJECT, "to") + 1
            if verb and self._is_verb(verb):
                yield self._governor("expected", at, (at + 1, clause[1]), doing=verb)
        elif word in _WORDS.unsure and self._is_noun(at):
            yield self._governor("expected", at, clause, doing=at + 1)
        elif word in _WORDS.adverbs:
            yield self._governor("expected", at, clause)
        elif word in _WORDS.open and self._at(at - 1) not in _WORDS.no_condition:
            yield self._governor("expected", at, (at + 1, self._clause_end(at, ",")))
        else:
            yield from self._forecast(at, word, clause)

    def _is_prospect(self, at: int, word: str) -> bool:
        """Tell whether what *word* leads to, which stands *at* before “to”, is yet to come: “is”, “plans”, “agreed”."""
        if word in BEING:
            return self._at(at + 2) not in _WORDS.not_due
        resolved = word in _WORDS.resolved and self._at(at + 2) not in _WORDS.resolved_and_done
        planned = word in _WORDS.prospects and not self._is_counted(at)
        return (resolved or planned) and self._is_due(at, word)

    def _verb_aside(self, at: int) -> int:
        """Find the verb behind a “to” that something stands before: “promised during the campaign *to abolish*”."""
        return self._first(at + 1, OBJECT, "to") + 1 if self._at(at + 1) in _ASIDE else self._end

    def _is_counted(self, at: int) -> bool:
        """Tell whether a “likely” *at* counts how often something was so: “were the least likely to win”."""
        before = self._folded[max(0, at - OBJECT) : at]
        return before[-1:] != [] and before[-1] in _WORDS.compared and not _WORDS.counted.isdisjoint(before)

    def _subject(self, at: int, word: str) -> int:
        """Find from where on *word*, which stands *at*, governs: its subject too, but not in “helped in trying to”."""
        before = self._at(at - 1)
        loose = before in PREPOSITIONS or before in _JOINING or (word.endswith("ing") and not self._is_passive(at))
        return at if loose else self._clause_start(at)

    def _is_due(self, at: int, word: str) -> bool:
        """Tell whether *word*, which stands *at* before “to”, means what is to come: not in “due to rain”."""
        if word not in _WORDS.after_being:
            return True
        behind = self._at(at + 3)
        verb = (
            self._at(at + 2) in ("be", "have")
            or behind in DETERMINERS
            or behind in PREPOSITIONS
            or behind in GOES_ON
            or behind[:1].isupper()
        )
        return self._is_passive(at) and (word != "due" or verb)

    def _modal(self, at: int, word: str, clause: tuple[int, int]) -> Iterator[Governor]:
        if self._is_noun(at):
            return
        verb = self._verb_behind(at)
        passed = {*self._folded[at + 1 : verb], self._at(verb)}
        foretold = word == "would" and any(self._foretells(place) for place in range(at + 1, verb + 1))
        limited = not _LIMITING.isdisjoint((*passed, self._at(verb + 1)))
        forbidden = word in _WORDS.allowing and ("not" in passed or limited)
        if verb < self._end and not foretold and not forbidden:
            yield self._governor("expected", at, clause, doing=verb)

    def _verb_behind(self, at: int) -> int:
        """Find the verb that the modal verb at that place goes with: “could also, he said, seek”; or the end."""
        verb = next((v for v in range(at + 1, self._reach(at)) if not self._is_skipped(v)), self._end)
        if self._at(verb) == ",":
            end = next((v for v in range(verb + 1, min(self._reach(at), verb + OBJECT)) if self._at(v) == ","), verb)
            return next((v for v in range(end + 1, self._reach(at)) if not self._is_skipped(v)), self._end)
        return verb

    def _is_skipped(self, at: int) -> bool:
        word = self._folded[at]
        return word in _SKIPPED or word.endswith("ly") or self._foretells(at)

    def _foretells(self, at: int) -> bool:
        """Tell whether a story runs ahead by the word *at*, behind a “would”: “go on to win”, not “go to the poor”."""
        word = self._at(at)
        return word in _WORDS.foretelling and (word != "go" or self._at(at + 1) == "on")

    def _risked(self, at: int, word: str) -> int:
        """Find the verb of what there is a chance or risk of *at*: “a risk that it would break”, “… of it breaking”."""
        end = self._clause_end(at + 1)
        places = range(at + 2, end) if word in _WORDS.open_chances else range(0)
        if self._at(at + 1) == "that":
            return self._verb_behind(next((j for j in places if self._at(j) in _WORDS.modal), end - 1))
        return next((j for j in places if self._at(at + 1) == "of" and self._at(j).endswith("ing")), -1)

    def _forecast(self, at: int, word: str, clause: tuple[int, int]) -> Iterator[Governor]:
        """Find what “considers”, “wants … to”, “is planned”, “the risk of” or “forecasts” makes an expectation."""
        following = self._at(at + 1)
        to = self._first(at, OBJECT, "to") if word in _WORDS.forecasting or word in _WORDS.wanting else -1
        if word in _WORDS.weighing:
            doing = at + 1 + (following in ("of", "about"))
            if following == "whether" or self._at(doing).endswith("ing"):
                yield self._governor("expected", at, (at + 1, clause[1]), doing=-1 if following == "whether" else doing)
        elif to >= 0 and self._is_verb(to + 1):
            yield self._governor("expected", at, (at + 1, clause[1]), doing=to + 1)
        elif word in _WORDS.scheduled and self._is_passive(at) and following not in ("to", "that"):
            yield self._governor("expected", at, clause)
        elif word in _WORDS.chances and following in ("of", "for", "that", "to"):
            yield self._governor("expected", at, (at + 2, self._clause_end(at + 1)), doing=self._risked(at, word))
        elif word in _WORDS.forecasting and not self._is_noun(at) and following not in ("", *MARKS, *PREPOSITIONS):
            yield self._governor("expected", at, (at + 1, self._clause_end(at + 1)))
