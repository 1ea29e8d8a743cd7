"""How sure a sentence is, and of what: who says it, denials, expectations and bounds."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.numbers.hedges import may_be_hedged
from briefdeck.language.remembering import REMEMBERED, lazy_property
from briefdeck.language.sentences.clauses import clauses_of, may_negate
from briefdeck.language.sentences.governing import find_governors, may_expect
from briefdeck.language.sentences.prospects import Governor
from briefdeck.language.words import STOP_WORDS, fold_word, is_past, stem, words

_NEGATIVE = ENGLISH.statements.denying | ENGLISH.statements.lacking
_GRAMMAR = ENGLISH.grammar
_NO_VERB_AFTER = _GRAMMAR.determiners | frozenset(_GRAMMAR.prepositions)
"""What stands before a form of a verb that states nothing: “the planned closure”, “to close”."""
_CERTAIN = ENGLISH.governing.certain | {f"{word} to" for word in _GRAMMAR.being}
_HOPED = ENGLISH.governing.hoped
_POSSIBLE = ENGLISH.governing.possible | ENGLISH.governing.open_chances
_IS = frozenset(("is", "are", "be"))
_CALLING = frozenset((*_GRAMMAR.being, "become", "became"))
"""What stands before what somebody or something is called: “has become the heir”."""
_DONE = frozenset(("was", "were", "been", *ENGLISH.grammar.having))
"""Words that help to tell what is done."""
_FORBIDDING = frozenset((modal, "not") for modal in (*ENGLISH.governing.allowing, "must"))
_AHEAD = _CERTAIN | {"would"}
"""Words that tell what is to come, as the present tense may: “the museum opens on Friday”."""
_REASONS = frozenset(("why",))
_HELPING = frozenset((*_GRAMMAR.doing, *_GRAMMAR.having, *_GRAMMAR.being, "will", "won't", "doesn't", "didn't"))
_NOUN = ("ing", *_GRAMMAR.noun_endings)
_TIMING = _GRAMMAR.timing
_LEFT_OPEN = frozenset(("what", "how", "why", "whether"))
"""What opens a clause that is asked after, and states nothing."""
_CLOSE = 3
"""Words before one among which its “could” stands."""
_CLAUSE = 6
"""Words before a verb among which one that opens its clause is looked for."""
_PAUSE = re.compile(r"[,;:.!?—–]\s")
_GROUND = re.compile(rf"\b{one_of(ENGLISH.grammar.grounds)}\s(?=(?:\S+\s){{2}})")
"""What begins a clause, of two words or more before the place in question, that another rests on."""
_POINTING = _GRAMMAR.determiners | _GRAMMAR.articles
_TELLING = frozenset(map(stem, ENGLISH.governing.reporting))
"""The stems of verbs by which something is told, which is done even if what is told is to come."""
Sureness = Literal["done", "now", "to come"]
"""How a sentence states something: as done, in the present tense, or as sure to come."""
_PLANNED = ENGLISH.governing.scheduled | ENGLISH.governing.prospects
"""Words by which a text in few words says that something is yet to come."""
_TOLD = 0.5
"""The share of a statement's words that something on a line must govern for the statement to be drawn from it."""


class SourceSentence:
    """A sentence, and how its words hold what it says: as fact, report, expectation or denial.

    Little is kept of it, because there are many: what is rarely asked is computed again.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.folded = list(map(fold_word, words(text)))
        """Its words in order, folded."""
        self.content = frozenset(self.folded) - STOP_WORDS
        """Those that are not too common to tell anything."""

    @lazy_property
    def written(self) -> list[str]:
        """Its words in order, as they are written."""
        return words(self.text)

    @lazy_property
    def keys(self) -> frozenset[str]:
        """Its words, folded."""
        return frozenset(self.folded)

    @lazy_property
    def stems(self) -> frozenset[str]:
        """Their stems."""
        return frozenset(map(stem, self.content))

    @lazy_property
    def governors(self) -> tuple[Governor, ...]:
        """What governs parts of it: who says them, or what makes them expectations."""
        return tuple(find_governors(self.text, self.keys))

    @lazy_property
    def expectations(self) -> tuple[Governor, ...]:
        """Those of them that make something an expectation."""
        return tuple(each for each in self.governors if each.kind == "expected") if may_expect(self.keys) else ()

    @property
    def is_governed(self) -> bool:
        """Whether anything governs a part of it."""
        return bool(self.governors)

    @property
    def bounded(self) -> bool:
        """Whether any word may bound a number."""
        return may_be_hedged(self.folded) or "+" in self.text

    @lazy_property
    def negative(self) -> bool:
        """Whether it negates or denies anything."""
        return not _NEGATIVE.isdisjoint(self.folded) or (
            may_negate(self.text) and bool(clauses_of(self.text).negations)
        )

    def reported(self, told: SourceSentence) -> str:
        """Return the word that leaves the statement of *told* to somebody, "" where none does."""
        said = (each for each in self.governing(told) if each.kind == "said")
        own = (each.words for each in said if each.source.isdisjoint(told.stems) and not self._tells_itself(told, each))
        return next(own, "")

    def _tells_itself(self, told: SourceSentence, each: Governor) -> bool:
        """Tell whether *told* begins with what it says in another clause than *each*: “but no evidence was found”."""
        head = next((stem(word) for word in told.folded if word not in STOP_WORDS), "")
        if head in each.governed or head not in self.stems:
            return False
        read = clauses_of(self.text)
        word = fold_word(each.words.split()[0])
        verbs = [read.clause[at] for at, other in enumerate(read.words) if other == word]
        return not any(read.clause[at] in verbs for at in read.content.get(head, ()))

    @lazy_property
    def foretells(self) -> bool:
        """Whether it says that something will be."""
        return any(each.words.lower() in ENGLISH.governing.certain for each in self.expectations)

    @property
    def prospect(self) -> str:
        """The word that makes most of what it says a mere expectation; "" where none does."""
        return next((each.words for each in self.governing(self) if each.kind == "expected"), "")

    def expected(self, told: SourceSentence, is_label: bool = False) -> str:
        """Return the word that makes the statement of *told* a mere expectation, "" where none does.

        Of a label, which may be no sentence, only a verb makes it one: “months since Voss left”.
        """
        if not _FORBIDDING.isdisjoint(zip(told.folded, told.folded[1:], strict=False)):
            return ""  # “may not” says no more than “will be banned”
        if is_label and not told.keys.isdisjoint(_PLANNED):
            return ""  # “Next round planned”
        for each in self.governing(told):
            if each.kind == "expected" and self._is_dropped(told, each, is_label):
                return each.words
        return ""

    def _is_dropped(self, told: SourceSentence, each: Governor, is_label: bool) -> bool:
        """Tell whether *told* states the verb of *each*, or else, in other words, all that it governs."""
        if each.words.lower() == "will" and not any(word in _DONE or is_past(word) for word in told.folded):
            return False  # “the last night is theirs”, where they “will close the fair”
        if told.foretells and each.words.lower() not in ENGLISH.governing.open | _POSSIBLE:
            return False
        if told.stems.isdisjoint(each.doing[:1]):
            return not is_label and (
                self._is_all_told(told, each) if each.doing else self._has_verb_of(told, each.words.lower())
            )
        if told.negates(each.doing[0]):
            return False  # “was not freed”, where they “tried to free it”
        how = told.states(each.doing[0]) or told.calls(each.doing[0])
        return how is not None and _is_weaker(each.words.lower(), how)

    def surer(self, told: SourceSentence, fewest: int, is_label: bool = False) -> Iterator[tuple[str, str]]:
        """Find the verbs that it only expects or allows for while *told* states them: each with the word that does so.

        At least *fewest* other words must be in both; in the whole of it for a label, which has few.
        """
        for each in self.expectations:
            for verb in self._expected_verbs(each, told):
                how = None if told.negates(verb) else told.states(verb)
                if each.words.lower() in ENGLISH.governing.open_chances and told.foretells_in_report(verb):
                    how = "to come"
                bare = verb in each.opening and told.keys.isdisjoint(ENGLISH.governing.modal)
                whole = each.of_pronoun or is_label or bare
                around = self.stems if whole else each.governed
                near = told.stems.intersection(around) - {verb}
                if (
                    how
                    and len(near) >= fewest
                    and _is_weaker(each.words.lower(), how)
                    and not told.has_near(each, verb)
                ):
                    yield verb, each.words

    def foretells_in_report(self, verb: str) -> bool:
        """Tell whether somebody says in it that *verb* will be, and nothing else leaves that open: “said it would”."""
        own = [each for each in self.expectations if verb in each.governed]
        would = [each for each in own if each.words.lower() == "would" and verb in each.doing[:1]]
        told = any(
            verb in each.governed and each.kind != "expected" and each.words.lower() not in ENGLISH.governing.supposing
            for each in self.governors
        )
        return told and bool(would) and len(own) == 1 and not self.negates(verb)

    def has_near(self, each: Governor, verb: str) -> bool:
        """Tell whether it has the word of *each* close before that with the stem *verb*: “could make it difficult”."""
        places = (at for at, word in enumerate(self.folded) if stem(word) == verb)
        return any(each.words.lower() in self.folded[max(0, at - _CLOSE) : at] for at in places)

    def _expected_verbs(self, each: Governor, told: SourceSentence) -> tuple[str, ...]:
        """Return the stems of what may be a verb that *each* makes an expectation."""
        is_open = each.words.lower() in ENGLISH.governing.open
        return tuple(filter(told.asks_for_done, each.governed)) if is_open else each.doing[:1]

    def negates(self, verb: str) -> bool:
        """Tell whether it says that what the verb with the stem *verb* says has not been done."""
        return may_negate(self.text) and clauses_of(self.text).negates(verb)

    def states(self, verb: str) -> Sureness | None:
        """Tell how it states the verb with the stem *verb*; None where it states nothing by it, or only expects it."""
        if verb not in self.stems:
            return None
        if self.asks_for_done(verb):
            return "done"
        expected = [each for each in self.expectations if verb in each.governed]
        if expected:
            own = [each.words.lower() for each in expected if verb in each.doing[:1]]
            return "to come" if len(own) == len(expected) and _CERTAIN.issuperset(own) else None
        at = next(place for place, word in enumerate(self.folded) if stem(word) == verb)
        word, before = self.folded[at], self.folded[at - 1] if at else ""
        if before == "be" and at > 1 and self.folded[at - 2] == "to":
            return "to come"
        if before in ("to", "in") and at > 1 and self.folded[at - 2] in ENGLISH.governing.achieving:
            return "done"
        if not self.text.rstrip().endswith("?") and not _LEFT_OPEN.isdisjoint(self.folded[max(0, at - _CLAUSE) : at]):
            return None  # “what it is for is not known”
        is_noun = word.endswith(_NOUN) or before in _NO_VERB_AFTER or self._is_possessive(at - 1)
        if is_noun or not _TIMING.isdisjoint(self.folded[max(0, at - _CLAUSE) : at]):
            return None
        return "done" if is_past(word) else "now"

    def calls(self, noun: str) -> Sureness | None:
        """Tell whether it calls somebody or something by the noun with the stem *noun*: “was the heir”."""
        if self.expectations or may_negate(self.text):
            return None
        for place, word in enumerate(self.folded):
            before = place - 1
            while before > 0 and self.folded[before] in _GRAMMAR.articles:
                before -= 1
            if stem(word) == noun and before < place - 1 and self.folded[before] in _CALLING:
                return "now" if self.folded[before] in _IS else "done"
        return None

    def asks_for_done(self, verb: str) -> bool:
        """Tell whether it asks about something as done: “Why did the court stop the move?”."""
        asked = self._asked_for_granted()
        if asked < 0:
            return False
        at = asked + 1
        while at < len(self.folded) and (self.folded[at] in _NO_VERB_AFTER or self.written[at][0].isupper()):
            at += 1
        at += self.folded[at - 1] in _NO_VERB_AFTER  # “the court”
        return at < len(self.folded) and stem(self.folded[at]) == verb

    def _asked_for_granted(self) -> int:
        """Return the place of the helping verb of a question that takes for granted what it says; -1 of any other."""
        if not self.text.rstrip().endswith("?"):
            return -1
        if self.folded[0] in _REASONS and len(self.folded) > 1 and self.folded[1] in _HELPING:
            return 1
        return self.folded.index("did") if "did" in self.folded else -1

    def _is_possessive(self, at: int) -> bool:
        """Tell whether the word at that place says whose something is: “Ana’s”, “the crews’”."""
        return at >= 0 and any(f"{self.written[at]}{sign}" in self.text for sign in "'’")

    def _is_all_told(self, told: SourceSentence, each: Governor) -> bool:
        """Tell whether *told* has in common with it only what *each* governs, and tells some of that as done.

        By another verb it may say what is taken for granted: that there is a thing, which they “hope to open”.
        """
        shared = told.stems & self.stems
        done = any(told.states(verb) == "done" for verb in shared - _TELLING)
        return shared <= each.governed and len(told.stems.intersection(each.doing)) > 1 and done

    def _has_verb_of(self, told: SourceSentence, word: str) -> bool:
        """Tell whether *told* has from behind an “if” more than a thing: “the order”, which there is in any case."""
        if word not in ENGLISH.governing.open:
            return True
        places = [at for at, other in enumerate(self.folded) if told.states(stem(other)) and other not in STOP_WORDS]
        return not places or any(not at or self.folded[at - 1] not in _POINTING for at in places)

    def governing(self, told: SourceSentence) -> Iterator[Governor]:
        """Find what governs most of the words that *told* has in common with it, if that is half of what it says."""
        shared = told.stems & self.stems if self.governors else frozenset()
        for each in self.governors:
            inside = len(shared & each.governed)
            if inside > len(shared) / 2 and inside >= len(told.stems) * _TOLD:
                yield each


@lru_cache(maxsize=REMEMBERED)
def read_sentence(text: str) -> SourceSentence:
    """Read the sentence *text*. It is remembered, since statements, questions and lines come back in several rules."""
    return SourceSentence(text)


def clause_before(text: str, start: int) -> str:
    """Return what the clause of *text* in which *start* is has before that place."""
    return _PAUSE.split(text[:start])[-1]


def is_denied(text: str, start: int) -> bool:
    """Tell whether *text* denies what stands at *start*: something negates or denies before it in its clause.

    A clause that only gives the ground, “… since inspectors found 41 cracks”, is one of its own.
    """
    return SourceSentence(_GROUND.split(clause_before(text, start))[-1]).negative


def _is_weaker(word: str, how: Sureness) -> bool:
    """Tell whether *word*, which makes something an expectation, says less than who states it in the way *how*."""
    if how == "to come":
        return word in _POSSIBLE or word in ENGLISH.governing.open or word.split(maxsplit=1)[0] in _HOPED
    return how == "done" or word not in _AHEAD
