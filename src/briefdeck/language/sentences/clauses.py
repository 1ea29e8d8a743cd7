"""Clauses: the words of a sentence in order, which of them stand together, and which of them are negated."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache, wraps
from itertools import islice, pairwise
from typing import NamedTuple, TypeVar

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import REMEMBERED, lazy_property
from briefdeck.language.words import STOP_WORDS, fold_word, is_adverb, is_past, stem

T = TypeVar("T")

_PIECE = re.compile(r"[^\W_]+(?:['’ʼ.,‐‑-][^\W_]+)*|[,;:()–—]|[.!?](?=[\"”’')\]]{0,2}\s)")
_POSSESSIVES = ("'s", "’s", "s'", "s’")
_PARTING = frozenset((*ENGLISH.grammar.subordinating, "and"))
_TAKING_NOUN = frozenset((*ENGLISH.grammar.prepositions, "before", "after", "since", "until"))
"""Words behind which “that” points to a thing: “of that year”."""
_NEGATIONS = ENGLISH.statements.negations
_ANSWERING = frozenset(("say", "says", "said", "saying", "vote", "votes", "voted", "voting", "answered"))
"""Before a “no” that is an answer: “61 percent said no to the merger”."""
_AFTER_NO_NEGATION = ENGLISH.statements.no_negation | ENGLISH.clauses.quantified
_BEFORE_TO = frozenset(map(stem, ENGLISH.clauses.negating_before_to))
_BEFORE_DOING = frozenset(map(stem, ENGLISH.clauses.negating_before_doing))
_WITH_NOUN = frozenset(map(stem, ENGLISH.clauses.negating_nouns))
_DENYING = tuple(tuple(map(stem, phrase.split())) for phrase in ENGLISH.clauses.denying_clauses)
_RULING_OUT = tuple(tuple(map(stem, phrase.split())) for phrase in ENGLISH.clauses.negating_phrases)
_UNTRUE = ENGLISH.clauses.untrue
_PRONOUNS = frozenset(ENGLISH.people.pronouns["thing"] + ENGLISH.people.pronouns["several"])
"""What may stand for any thing."""
_TURNING_DOWN = ENGLISH.statements.turning_down
_TURNED_DOWN = ENGLISH.statements.turned_down
_DENYING_WORDS = ENGLISH.statements.denying
_NOTHING = ENGLISH.clauses.negative_pronouns
_DETERMINERS = ENGLISH.clauses.negative_determiners
_SCARCELY = ENGLISH.clauses.scarcely
_BEING = frozenset(ENGLISH.grammar.being)
_HELPING = _BEING | frozenset((*ENGLISH.grammar.modal, *ENGLISH.grammar.having, *ENGLISH.grammar.doing))
MOST = 30
"""Words of one sort that are looked at in a sentence: more are in none that is written to be read."""
_APART = 3
"""So many clauses lie between two sentences, as it were."""
_HALF = 2
"""And so many between two parts that a semicolon sets apart."""
_HAMPERED = 8
"""Words from what says so to the verb: “an unsuccessful attempt to halt”, “hard for the wardens to check”."""
_NO_LONGER = ("no", "longer")
LASTING = frozenset(("until", "till"))
"""What says how long something is so."""
_BEFORE_NOUN = frozenset((*ENGLISH.grammar.articles, *ENGLISH.grammar.prepositions))
_CONTRASTED = frozenset(("not", "never"))
"""What sets one thing against another behind a “but”."""
_NOUN_AHEAD = frozenset((*ENGLISH.grammar.determiners, *ENGLISH.grammar.prepositions))
_DESCRIBED = ENGLISH.grammar.articles | ENGLISH.clauses.describing
"""What stands before a participle that says of what kind a thing is."""
_CLAUSAL = frozenset(("that", "of", "about", "as"))
_SOON = 4
_NUMERALS = frozenset((*ENGLISH.numbers.small, *ENGLISH.numbers.tens, *ENGLISH.numbers.fractions))
_IN_DIGITS = {**ENGLISH.numbers.small, **ENGLISH.numbers.tens}
_PARTS = frozenset(ENGLISH.numbers.ordinals) | ENGLISH.numbers.scales.keys()
_YEAR = 4
"""Digits of a year."""
_REACH = 12
"""Words after a negation that it may negate: “did not, in the end, sign”."""


class Clauses:
    """A sentence as words in order, each in a clause: a stretch between signs, conjunctions and relative words."""

    def __init__(self, text: str) -> None:
        words: list[str] = []
        written: list[str] = []
        clauses: list[int] = []
        clause = 0
        pieces = _PIECE.findall(text)
        for at, piece in enumerate(pieces):
            if not piece[0].isalnum():
                clause += _APART if piece in ".!?" else _HALF if piece == ";" else 1
                continue
            word = fold_word(piece)
            if word[0].isdigit():  # 1990s, 1990’s
                word = word.rstrip("s")
            clause += word in _PARTING and not _goes_on(pieces, at)
            words.append(word)
            written.append(piece)
            clauses.append(clause)
        self.words = tuple(words)
        """Its words and numbers, folded."""
        self.written = tuple(written)
        """The same as they are written."""
        self.clause = tuple(clauses)
        """The number of the clause that each stands in."""

    @lazy_property
    def stems(self) -> tuple[str, ...]:
        """The stem of each word."""
        return tuple(map(stem, self.words))

    @lazy_property
    def _contents(self) -> tuple[str, ...]:
        """The stem of each content word and number, and "" for any other word."""
        return tuple(
            "" if word in STOP_WORDS or word in _SCARCELY else stemmed
            for word, stemmed in zip(self.words, self.stems, strict=True)
        )

    @lazy_property
    def content(self) -> dict[str, list[int]]:
        """Where its content words and numbers stand, by their stems."""
        places: dict[str, list[int]] = {}
        for at, stemmed in enumerate(self._contents):
            if stemmed:
                places.setdefault(stemmed, []).append(at)
        return places

    def nearness(self, one: int, other: int) -> float:
        """Tell how closely two places belong together: 1 in one clause, less with each clause between them."""
        return 1 / (1 + abs(self.clause[one] - self.clause[other]))

    def clause_around(self, at: int) -> tuple[int, int]:
        """Return where the clause of that place begins and where it ends."""
        return bisect_left(self.clause, self.clause[at]), bisect_right(self.clause, self.clause[at])

    def sentence_around(self, at: int) -> tuple[int, int]:
        """Return where the sentence of that place begins and where it ends."""
        number = bisect_right(self._walls, at)
        return self._walls[number - 1], self._walls[number]

    @lazy_property
    def _walls(self) -> tuple[int, ...]:
        """Where its sentences begin, and where the last one ends."""
        inner = (at for at, (one, other) in enumerate(pairwise(self.clause), 1) if other - one >= _APART)
        return (0, *inner, max(1, len(self.words)))

    def is_past(self, at: int) -> bool:
        """Tell whether a verb in the past stands at that place: “moved”."""
        return self.written[at].islower() and is_past(self.words[at]) and self.words[at] not in STOP_WORDS

    def is_owner(self, at: int) -> bool:
        """Tell whether the word at that place says whose something is: “Corvo’s”."""
        return self.written[at].endswith(_POSSESSIVES)

    def content_after(self, at: int) -> str:
        """Return the stem of the first content word from the place *at* on, in its clause; "" where there is none.

        A pronoun that may stand for any of them is returned as "it".
        """
        for place in range(at, len(self.words)):
            if self.clause[place] != self.clause[at - 1]:
                break
            if self.words[place] in _PRONOUNS:
                return "it"
            if self.words[place] not in STOP_WORDS:
                return self.stems[place]
        return ""

    def content_behind(self, at: int) -> list[str]:
        """List the stems of the content words from the place *at* on, in its clause."""
        end = self.clause_around(at - 1)[1]
        return [self.stems[place] for place in range(at, end) if self.words[place] not in STOP_WORDS]

    def content_before(self, at: int) -> list[str]:
        """List the stems of the content words before the place *at*, in its clause."""
        start = self.clause_around(at)[0]
        return [self.stems[place] for place in range(start, at) if self.words[place] not in STOP_WORDS]

    def content_in(self, places: range) -> frozenset[str]:
        """Return the stems of the content words at *places*."""
        return frozenset(filter(None, self._contents[max(places.start, 0) : max(places.stop, 0)]))

    def number_behind(self, at: int) -> str:
        """Return the number in digits right behind the place *at*, or behind “of”; no year, "" where there is none."""
        places = range(at, min(self.clause_around(at - 1)[1], at + 2))
        numbers = (place for place in places if self.words[place][0].isdigit() and not self._is_year(place))
        return next((self.words[place] for place in numbers), "")

    def _digits_at(self, at: int) -> str:
        """Return the number at that place in digits, “two” too; "" for a year, for “one”, and where there is none."""
        word = self.words[at]
        if word[0].isdigit():
            return word if len(word) != _YEAR else ""
        is_whole = "of" in self.words[max(0, at - 2) : at]  # “five of the seven” are five
        return "" if word == "one" or is_whole else str(_IN_DIGITS.get(word, ""))

    def _is_year(self, at: int) -> bool:
        """Tell whether the number at that place has the four digits of a year, as “146.2” and “1,270” have not."""
        written = self.written[at].strip("([“\"'’”)],;:.")
        return len(self.words[at]) == _YEAR and written[:_YEAR].isdecimal()

    def number_beside(self, start: int, end: int) -> str:
        """Return in digits the number that is nearest to the words from *start* to *end*, in their clause; no year."""
        first, last = self.clause_around(start)
        if self.words[last : last + 1] == ("by",):  # “rose slightly, by two points”
            last = self.clause_around(last)[1]
        numbers = [at for at in range(first, last) if self._digits_at(at)]
        return self._digits_at(min(numbers, key=lambda at: max(start - at, at - end))) if numbers else ""

    def number_soon(self, at: int) -> bool:
        """Tell whether a number in digits or words is among the next words from the place *at* on, in its clause."""
        end = min(self.clause_around(at - 1)[1], at + _SOON)
        return any(word[0].isdigit() or word in _NUMERALS for word in self.words[at:end])

    @lazy_property
    def negations(self) -> tuple[Negation, ...]:
        """The words that negate others."""
        return tuple(islice(self._find_negations(), MOST))

    def _find_negations(self) -> Iterator[Negation]:
        words, last = self.words, len(self.words) - 1
        for at, word in enumerate(words):
            after = words[at + 1] if at < last else ""
            stemmed = self.stems[at]
            negates = word in _NEGATIONS or word.endswith(("n't", "n’t"))
            refuses = stemmed in _BEFORE_TO and (after == "to" or self._is_dated_before_to(at))
            stops = stemmed in _BEFORE_DOING and (after.endswith("ing") or after == "of")
            if word == "dispute" and at and words[at - 1] not in _NOUN_AHEAD and self.clause[at - 1] == self.clause[at]:
                yield self._negates(at)
            negates = negates and after not in _AFTER_NO_NEGATION and not self._is_limited(at)
            negates = negates and not self._is_amount(at)
            negates = negates and not (word == "no" and at > 0 and self.words[at - 1] in _ANSWERING)
            if negates or refuses or stops or (stemmed in _WITH_NOUN and not self._describes(at)):
                yield self._negates(at)
        for phrase in _RULING_OUT:
            for at in self.find(phrase):
                end = at + len(phrase)
                if self.words[end : end + 1] and self.words[end].endswith("ing"):
                    yield Negation(at, end, self._clause_end(end))
        yield from self._barred()
        yield from self._denials()

    def _barred(self) -> Iterator[Negation]:
        """Find what somebody is kept from doing: “barred the crews from entering”, “forbade them to enter”."""
        for at, (word, doing) in enumerate(pairwise(self.words)):
            is_from = word == "from" and doing.endswith("ing")
            if at and (is_from or word == "to") and self.clause[at] == self.clause[at + 1]:
                first = max(self.clause_around(at)[0], at - _REACH)
                barring = ENGLISH.clauses.barring if is_from else ENGLISH.clauses.forbidding
                verbs = [place for place in range(first, at) if self.words[place] in barring]
                phrased = self.stems[at - 1 : at + 1] in _RULING_OUT
                yield from (Negation(verb, at + 1, self._clause_end(at + 1)) for verb in verbs[-1:] if not phrased)

    def _is_dated_before_to(self, at: int) -> bool:
        """Tell whether only a day stands between the word at that place and a “to”: “declined on Monday to hear it”."""
        near = self.words[at + 1 : at + 4]
        to = near.index("to") if "to" in near else 0
        return to > 0 and all(word in ENGLISH.dates.names or word in ("on", "in", "last") for word in near[:to])

    def _is_amount(self, at: int) -> bool:
        """Tell whether an amount is called small at that place, and nothing is negated: “barely a third”."""
        after = self.words[at + 1 : at + 3]
        counts = [word for word in after if word[0].isdigit() or word in _NUMERALS or word in _PARTS]
        return (
            self.words[at] in ENGLISH.clauses.scarcely
            and bool(counts)
            and (after[0] in counts or after[0] in ("a", "an"))
        )

    def _describes(self, at: int) -> bool:
        """Tell whether a participle at that place only says of what kind a thing is: “the most deprived towns”."""
        follows = at and self.words[at - 1] in _DESCRIBED and self.clause[at - 1] == self.clause[at]
        return bool(follows) and self.words[at].endswith("ed") and self.words[at + 1 : at + 2] not in ((), ("of",))

    def _denials(self) -> Iterator[Negation]:
        """Find what denies a whole clause: “not true that”, “rejected reports that”."""
        ends = [at + len(phrase) - 1 for phrase in _DENYING for at in self.find(phrase)]
        for at, word in enumerate(self.words):
            if word in _TURNING_DOWN or word in _DENYING_WORDS:
                after = next(
                    (place for place in range(at + 1, len(self.words)) if self.words[place] not in STOP_WORDS), 0
                )
                ends += [after] if self.words[after] in _TURNED_DOWN else []
            if word in _UNTRUE and at and self.words[at - 1] in _BEING:
                that = next((place for place in range(at - 1, 0, -1) if self.words[place] == "that"), 0)
                claimed = not _TURNED_DOWN.isdisjoint(self.words[max(0, that - _REACH) : that])
                if claimed and not self._begins_sentence(that, at):
                    yield Negation(at, that + 1, at - 2)
        for end in ends:
            behind = self.words[end + 1 : end + 2]
            if behind and self.clause[end + 1] != self.clause[end] and behind[0] not in _CLAUSAL:
                continue  # “rejects the charge and says that …”
            yield Negation(end, end + 1, self._clause_end(min(end + 1, len(self.words) - 1)))

    def _begins_sentence(self, start: int, end: int) -> bool:
        """Tell whether a sentence begins between the two places."""
        return any(self.clause[place] - self.clause[place - 1] >= _APART for place in range(start + 1, end + 1))

    def _negates(self, at: int) -> Negation:
        """Return what the negation at that place negates: “paid nothing” the verb before, “no anchor” what follows."""
        if self.words[at] in _NOTHING and at and self.clause[at - 1] == self.clause[at] and not self._acts(at):
            return Negation(at, at - 1, at - 1)
        first, end = self.clause_around(at)
        is_passive = self.words[at] in _DENYING_WORDS and not _BEING.isdisjoint(self.words[max(first, at - 2) : at])
        if is_passive and (at + 1 == end or self.words[at + 1] == "by"):
            return Negation(at, first, at - 1)  # “that it burnt was denied by the crew”
        last = self._clause_end(at)
        last = next((each - 1 for each in range(at + 2, last) if self._parts(each, last)), last)
        if self.words[at] in _LEFT_OUT and at - first <= 1:
            last = next((each - 1 for each in range(at + 2, last) if self._opens_main_clause(each)), last)
        if self.words[at] == "neither" and "nor" in self.words[at : last + 1]:
            return Negation(at, at + 1, self.words.index("nor", at) - 1)  # the “nor” negates the rest
        return Negation(at, at + 1, last)

    def _opens_main_clause(self, at: int) -> bool:
        """Tell whether a subject begins there, behind what opens a sentence: “for lack of proof the police …”."""
        opens = self.words[at] in _OPENS or (self.written[at][0].isupper() and self.words[at - 1] != "of")
        return opens and self.words[at - 1] not in _BEFORE_SUBJECT and self.words[at - 1] not in STOP_WORDS

    def _parts(self, at: int, last: int) -> bool:
        """Tell whether an “or” at that place begins a clause: “do not answer or their pleas are rejected”."""
        opens = self.words[at] == "or" and self.words[at + 1] in ENGLISH.grammar.determiners
        return opens and not _BEING.isdisjoint(self.words[at + 2 : last + 1])

    def _acts(self, at: int) -> bool:
        """Tell whether “nobody” at that place is who does or did not: a verb that others help stands soon behind it."""
        end = min(self.clause_around(at)[1], at + 1 + _REACH // 2)
        return not _HELPING.isdisjoint(self.words[at + 1 : end])

    def _is_limited(self, at: int) -> bool:
        """Tell whether the negation at that place leaves what is said to hold, of another time or thing.

        “It did not open until 1990”, “until 1990 it was not open”; “not the mayor but the council paid”, “the council
        paid, not the mayor”.
        """
        end = self._clause_end(at)
        opens = self.words[at] == "not" and self._begins(at)
        may_contrast = self.words[at] in _CONTRASTED or self.words[at].endswith(("n't", "n’t"))  # “none of them …, but”
        contrast = may_contrast and self.words[at + 1 : at + 2] and self.words[at + 1] in _BEFORE_NOUN
        contrast = contrast and self._has_but(at)
        lasts = self.words[self.sentence_around(at)[0]] in LASTING
        return opens or bool(contrast) or lasts or not LASTING.isdisjoint(self.words[at + 1 : end + 2])

    def _has_but(self, at: int) -> bool:
        """Tell whether a “but” follows the “not” at that place; “not to raise it, but …” wants a “to” behind it."""
        places = [place for place in range(at, len(self.words)) if self.words[place] == "but"]
        return any(self.words[at + 1] != "to" or self.words[place + 1 : place + 2] == ("to",) for place in places)

    def _begins(self, at: int) -> bool:
        """Tell whether a clause begins at that place, but for a conjunction."""
        first = at - 1 if at and self.words[at - 1] in _PARTING else at
        return first > 0 and self.clause[first - 1] != self.clause[first]

    def _clause_end(self, at: int) -> int:
        """Return the place of the last word in the clause of *at*, and within reach of it."""
        end = at
        while end + 1 < len(self.words) and self.clause[end + 1] == self.clause[at] and end - at < _REACH:
            end += 1
        return end

    def find(self, phrase: tuple[str, ...]) -> Iterator[int]:
        """Find where the stems of *phrase* stand, one right after the other."""
        first, length = phrase[0], len(phrase)
        for at, stemmed in enumerate(self.stems) if first in self.stems else ():
            if stemmed == first and self.stems[at : at + length] == phrase:
                yield at

    def scope(self, negation: Negation) -> list[int]:
        """List the places of the content words that *negation* may negate."""
        return [at for at in range(negation.first, negation.end + 1) if self.words[at] not in STOP_WORDS]

    def heads(self, negation: Negation) -> list[int]:
        """List those of them that are what is negated: no names, numbers and adverbs, nor a “longer” behind “no”."""
        places = (at for at in self.scope(negation) if self.written[at].islower() and not is_adverb(self.words[at]))
        places = (at for at in places if not self._counts(at))
        return [at for at in places if self.words[at - 1 : at + 1] != _NO_LONGER]

    def _counts(self, at: int) -> bool:
        """Tell whether a number word at that place counts the content word behind it: “nine jurors”."""
        behind = self.words[at + 1 : at + 2]
        return self.words[at] in _NUMERALS and bool(behind) and behind[0] not in STOP_WORDS

    def may_be_negated(self, at: int) -> bool:
        """Tell whether anything in the clause of that place negates or denies it: “that it sailed was denied”."""
        clause = [place for place, number in enumerate(self.clause) if number == self.clause[at] and place != at]
        negated = self.words[max(0, at - 1)] == "not"  # “silly but not cruel”
        negated = negated or any(self.clause[each.at] == self.clause[at] for each in self.negations if each.at != at)
        denied = any(self.words[place] in _DENYING_WORDS for place in clause) or self._is_in_denied_report(at)
        return negated or denied or self.is_negated(at)

    def _is_in_denied_report(self, at: int) -> bool:
        """Tell whether the clause of that place is what somebody denies: “denied a story that it had sunk”."""
        first, _ = self.clause_around(at)
        before = self.words[max(self.sentence_around(at)[0], first - _REACH) : first]
        return self.words[first] == "that" and not _DENYING_WORDS.isdisjoint(before)

    def is_hampered(self, at: int) -> bool:
        """Tell whether the word at that place says what can hardly be done, or was tried in vain: “failed to stop”."""
        first, _ = self.clause_around(at)
        return not ENGLISH.statements.hampered.isdisjoint(self.words[max(first, at - _HAMPERED) : at])

    def negates(self, stemmed: str) -> bool:
        """Tell whether it has the word with that stem, and negates it wherever it has it: “not guilty”."""
        places = self.content.get(stemmed, ())
        return bool(places) and all(map(self.is_negated, places))

    def is_negated(self, at: int) -> bool:
        """Tell whether the word at that place is negated; one that is negated twice is not."""
        odd = False
        for negation in self.negations:
            before_noun = self.words[negation.at] in _DETERMINERS and at == negation.at - 1
            if negation.first <= at <= negation.end or (before_noun and self.clause[at] == self.clause[negation.at]):
                odd = not odd
        return odd


def _goes_on(pieces: Sequence[str], at: int) -> bool:
    """Tell whether a conjunction at that place begins no clause: “as well”, “before that vote”."""
    word = pieces[at].lower()
    if word == "that":
        return at > 0 and pieces[at - 1].lower() in _TAKING_NOUN
    return word == "as" and pieces[at + 1 : at + 2] == ["well"]


class Negation(NamedTuple):
    """A word that negates others."""

    at: int
    """Where it stands."""
    first: int
    """The place of the first word that it may negate."""
    end: int
    """The place of the last word that it may negate."""


_LEFT_OUT = frozenset(("without", "lack"))
"""What negates a thing only, and not the clause that it opens: “without a word the mayor left”."""
_OPENS = (
    ENGLISH.grammar.articles
    | (ENGLISH.grammar.determiners - {"that", "which", "what", "all", "any", "some"})
    | {
        "he",
        "she",
        "it",
        "they",
        "we",
    }
)
_BEFORE_SUBJECT = frozenset(("of", "for", "in", "to", "from", "with", "by", "and", "or"))
_NEGATING = {
    *_NEGATIONS,
    *(phrase.split()[0] for phrase in (*ENGLISH.clauses.denying_clauses, *ENGLISH.clauses.negating_phrases)),
    *(*ENGLISH.clauses.negating_before_to, *ENGLISH.clauses.negating_before_doing),
    *(*ENGLISH.clauses.negating_nouns, *_TURNING_DOWN, *_UNTRUE, *ENGLISH.clauses.barring),
}
"""The beginnings of all words that negate."""
_BEGINS_NEGATING = re.compile(rf"\b{one_of(_NEGATING)}")


@lru_cache(maxsize=REMEMBERED)
def may_negate(text: str) -> bool:
    """Tell whether *text* may have a word that negates: a quick look before its clauses are read."""
    low = text.lower()
    return "n't" in low or "n’t" in low or _BEGINS_NEGATING.search(low) is not None


@lru_cache(maxsize=REMEMBERED)
def clauses_of(text: str) -> Clauses:
    """Read the clauses of *text*. They are remembered, since several rules ask for them."""
    return Clauses(text)


def found_once(find: Callable[[Clauses], Iterator[T]]) -> Callable[[Clauses], tuple[T, ...]]:
    """Make of *find* a function that remembers what it finds in a sentence, and finds no more than MOST."""

    @lru_cache(maxsize=REMEMBERED)
    @wraps(find)
    def found(read: Clauses) -> tuple[T, ...]:
        return tuple(islice(find(read), MOST))

    return found
