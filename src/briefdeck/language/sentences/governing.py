"""What governs a statement: who says it, or what makes it a mere expectation.

A word governs by its place, not by being there: in “the state army” and “the United States” nobody states anything. The
same is read in an article and in a fact, so that what a line leaves to somebody is known when a fact leaves it to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.prospects import (
    BEING,
    DETERMINERS,
    FINITE,
    GOES_ON,
    MARKS,
    OBJECT,
    OPENING_CLAUSE,
    PREPOSITIONS,
    PRONOUNS,
    WALLS,
    Governor,
    Kind,
    ProspectSentence,
)
from briefdeck.language.words import STOP_WORDS, is_past

_WORDS, _DENYING = ENGLISH.governing, ENGLISH.statements.denying
_GRAMMAR = ENGLISH.grammar
_ADDING, _RELATIVE = frozenset(("and", "but", "while", "although")), _GRAMMAR.relative
_CLOSING = frozenset('”",?!')
"""Marks behind what was said, in front of who said it."""
_OPENING = frozenset('“"')
_PEOPLE = frozenset(ENGLISH.people.pronouns["person"]) | ENGLISH.people.offices | _WORDS.viewers
_GOING_ON_REPORT = frozenset(("that", "when", "where"))
"""What goes on with a report behind a comma: “said that it began in May, when …”."""
_VIEWS = ENGLISH.people.views
_SEEING = frozenset(("eyes",))
"""The one of them that is also a part of the body: “with sand in his eyes”."""
_ABOUT = frozenset(phrase for hedge in ENGLISH.hedges for phrase in hedge.before) | frozenset(
    (*ENGLISH.numbers.small, *ENGLISH.numbers.tens)
)
"""What a number begins with, besides digits: “put the dead at about 40”."""
_APART = OPENING_CLAUSE | PREPOSITIONS | _GRAMMAR.articles | {"and", "or", "adding"}
"""What follows “, the union said,” without belonging to what it said."""
_NO_SUBJECT = OPENING_CLAUSE | FINITE | {"to"}
"""What does not stand between a statement and “said”."""
_TELLING_OF = frozenset(("who", "whose", "whom", "which"))
"""What opens a clause that tells something of whom or what stands before it."""
_SEVERAL = frozenset((*ENGLISH.people.pronouns["several"], "i", "we", "you", "people", "police", "themselves"))
"""Who is more than one, without an “s”."""
_BEFORE_ASIDE = _TELLING_OF | {"and", "but"}
"""What opens the clause that “, she says,” right behind it vouches for, and no more."""
_MODAL = frozenset(_GRAMMAR.modal)
_SECOND_VERB = FINITE - {"be", "have", "been"}
"""What begins the verb of the main clause behind what something is thought to be."""
_BEFORE_BE = frozenset((*_GRAMMAR.modal, "to", "not"))
"""What stands before a “be” that asks for nothing."""
_ANSWERS = frozenset(("yes", "no"))
"""What somebody answers: who “said no to the merger” leaves nothing to be believed."""
_SUBJECT = 9
"""Tokens between what was said and “said”, at the most: “, the harbour master of Saltby said”."""
_REACH = 5
"""Tokens between a verb of saying and its “that”, at the most: “told the court on Monday that”."""
_FEWEST = 2
"""Tokens of the shortest clause."""
_CUES = (
    _WORDS.reporting
    | _WORDS.said_nouns
    | _WORDS.said_adverbs
    | _WORDS.expecting
    | _DENYING
    | _VIEWS
    | {f"{view}s" for view in _VIEWS}
    | {"according"}
)
_EXPECTING = _WORDS.expecting | _WORDS.urging
"""Those of them that may make something an expectation."""


def find_governors(text: str, folded: frozenset[str]) -> Iterator[Governor]:
    """Find what governs parts of *text*, a sentence whose *folded* words are given for a quick look."""
    if not _CUES.isdisjoint(folded) or may_expect(folded):
        yield from _GovernedSentence(text).governors()


def may_expect(folded: frozenset[str]) -> bool:
    """Tell quickly whether a sentence with these *folded* words may make anything an expectation."""
    return not _EXPECTING.isdisjoint(folded) or ("to" in folded and not BEING.isdisjoint(folded))


def _has_record(who: Iterable[str]) -> bool:
    """Tell whether words name a body whose word is passed on as what is known: “the weather office”."""
    return not _WORDS.recording.isdisjoint(map(str.lower, who))


class _GovernedSentence(ProspectSentence):
    """A sentence, taken apart, in which it is looked for what governs parts of it."""

    def governors(self) -> Iterator[Governor]:
        """Find what governs parts of it."""
        for at, word in enumerate(self._folded):
            if word not in _CUES and word not in BEING:
                continue
            if word in _WORDS.reporting and self._at(at + 1) not in _ANSWERS:
                yield from self._speech(at, word)
            if word in _WORDS.said_nouns or word in _WORDS.said_adverbs or word in _DENYING:
                yield from self._told(at, word)
            if word == "according" and self._at(at + 1) == "to":
                yield from self._source(at)
            if word in _VIEWS or word.removesuffix("s") in _VIEWS:
                yield from self._view(at)
            if word in _WORDS.expecting or word in BEING:
                yield from self._expectation(at, word)

    def _speech(self, at: int, word: str) -> Iterator[Governor]:
        """Find what the verb of saying *word*, which stands *at*, governs."""
        if word in _WORDS.urging:
            yield from self._asked_for(at)
        kind: Kind = "said" if word in _WORDS.telling else "held"
        that = self._first(at, _REACH, "that", "how")
        if that >= 0:
            yield self._governor(kind, at, (that + 1, self._report_end(that)))
        elif word in _WORDS.pointing and self._at(at + 1) in ("to", "at", "towards"):
            yield self._governor("held", at, (at + 2, self._clause_end(at + 1)))
        elif not self._is_noun(at):
            ways = (self._with_object, self._bare, self._behind, self._viewed)
            yield from next(filter(None, (way(at, word, kind) for way in ways)), ())

    def _asked_for(self, at: int) -> Iterator[Governor]:
        """Find what somebody asks for by the verb *at*: “recommended that it be approved”, “urged them to sign”."""
        that, to = self._first(at, _REACH, "that"), self._first(at, OBJECT, "to")
        end = self._clause_end(that, ",") if that >= 0 else at
        be = next((j for j in range(that + 1, end) if self._at(j) == "be" and self._at(j - 1) not in _BEFORE_BE), -1)
        if be >= 0 and be + 1 < end:
            yield self._governor("expected", at, (that + 1, end), doing=be + 1)
        elif that < 0 <= to and self._is_verb(to + 1):
            yield self._governor("expected", at, (at + 1, self._clause_end(to, ",")), doing=to + 1)

    def _report_end(self, at: int) -> int:
        """Find where a report that begins at the token *at* surely ends: at “;”, or at “, because” and the like."""
        for end in range(at + 1, self._reach(at)):
            word = self._folded[end]
            opens = word == "," and self._at(end + 1) in OPENING_CLAUSE - _GOING_ON_REPORT
            if word in WALLS or (opens and not self._is_interposed(end)):
                return end
            adds = word == "," and self._at(end + 1) in _ADDING
            is_open = adds and not _MODAL.isdisjoint(self._folded[at:end])
            if adds and (self._acts_itself(end + 2, is_open) or self._tells_itself(end + 2)):
                return end
        return self._reach(at)

    def _is_interposed(self, at: int) -> bool:
        """Tell whether a clause opens behind the comma *at* that a verb follows: “the club, which lost, is shut”."""
        commas = (j for j in range(at + 2, self._reach(at)) if self._folded[j] == "," or self._folded[j] in WALLS)
        behind = self._at(next(commas, self._end) + 1)
        verb = behind in FINITE or is_past(behind) or (behind.islower() and behind.endswith("s"))
        return self._at(at + 1) in _TELLING_OF and verb and behind not in STOP_WORDS - FINITE

    def _acts_itself(self, at: int, is_open: bool) -> bool:
        """Tell whether somebody does something in the clause from the token *at* on: “, and the office excused all”.

        What goes on with a report has its “had” or “would”. Behind a report that *is_open*, of what could be, who does
        it needs no article: “, and ferries turned back”.
        """
        if self._at(at) not in DETERMINERS | _GRAMMAR.articles and not (is_open and self._at(at) not in PRONOUNS):
            return False
        near = range(at + 1, min(self._end, at + _SUBJECT))
        stops = (j for j in near if self._folded[j] in MARKS or self._folded[j] in _RELATIVE)
        words = self._folded[at : next(stops, min(self._end, at + _SUBJECT))]
        done = any(word.endswith("ed") for word in words[2:]) or (is_open and any(map(is_past, words[1:])))
        return FINITE.isdisjoint(words) and done

    def _tells_itself(self, at: int) -> bool:
        """Tell whether somebody says something else in the clause from the token *at* on: “, and Voss said no”."""
        stops = (j for j in range(at, self._end) if self._folded[j] in MARKS or self._folded[j] in FINITE)
        last = min(next(stops, self._end), at + _SUBJECT)
        return any(self._folded[j] in _WORDS.telling and not self._is_noun(j) for j in range(at + 1, last))

    def _with_object(self, at: int, word: str, kind: Kind) -> list[Governor]:
        """Find what is governed by way of “to”, “of”, “as” or “at”: “is said to hold”, “accused of closing”."""
        passive = self._is_passive(at)
        to = self._first(at, OBJECT, "to")
        if to >= 0 and passive and word in _WORDS.saying_with["to"]:
            return [self._governor(kind, at, (self._clause_start(at), self._clause_end(at)))]
        if to >= 0 and word in _WORDS.urging:
            return [self._governor("held", at, (at + 1, self._clause_end(at)))]
        for joint in ("of", "as", "at", "with"):
            place = self._first(at, OBJECT, joint) if word in _WORDS.saying_with[joint] else -1
            if place >= 0 and (joint != "at" or self._at(place + 1)[:1].isdigit() or self._at(place + 1) in _ABOUT):
                way: Kind = "said" if joint == "with" else kind if joint == "of" else "held"
                return [self._governor(way, at, (place + 1, self._clause_end(at)))]
        return []

    def _bare(self, at: int, word: str, kind: Kind) -> list[Governor]:
        """Find a clause right behind the verb: “said the road was safe”."""
        following = self._at(at + 1)
        if following in _OPENING or (following in (":", ",") and self._at(at + 2) in _OPENING):
            return [self._governor("said", at, (at + 2, self._end))]
        end, finite = self._report_end(at), self._first(at + 1, _SUBJECT, *FINITE) >= 0
        aside = self._at(at - 1) == "," and following.islower() and (finite or following in PRONOUNS)
        aside = aside or self._is_said_of_subject(at)
        if (word in _WORDS.ambiguous and not self._claims(at)) or following in MARKS or not following:
            return []
        if self._at(at - 1) in _CLOSING and not aside:
            return []
        clausal = word in _WORDS.clausal and following not in PREPOSITIONS and following not in GOES_ON
        clausal = clausal and not (following == "about" and self._at(at + 2) in PRONOUNS)  # “to say about it”
        finite = finite or word in _WORDS.ambiguous
        if following == "to":  # “glass, long thought to be old, is new”
            end = next(
                (j for j in range(at + 2, end) if self._folded[j] == "," or self._folded[j] in _SECOND_VERB), end
            )
        return [self._governor(kind, at, (at + 1, end))] if finite or (clausal and end - at > _FEWEST) else []

    def _claims(self, at: int) -> bool:
        """Tell whether a word *at* that may be a noun too is a verb: “both unions claim the road was shut”.

        Somebody stands before it in its number, and a clause right behind it.
        """
        following = self._at(at + 1)
        opens = following in DETERMINERS or following in PRONOUNS or following in _GRAMMAR.articles
        start = self._clause_start(at, ",")
        subject = self._folded[start:at]
        if not (opens or following[:1].isupper()) or not subject or not self._has_verb(at + 2):
            return False
        first = next((j for j, word in enumerate(subject) if word in PREPOSITIONS or word == "of"), len(subject))
        several = "and" in subject or not _SEVERAL.isdisjoint(subject)
        head = subject[first - 1] if first else ""
        several = several or (head.endswith("s") and not head.endswith("ss"))
        singular = self._folded[at].endswith("s") and not self._folded[at].endswith("ss")
        return bool(head) and FINITE.isdisjoint(subject) and (is_past(self._folded[at]) or singular is not several)

    def _has_verb(self, at: int) -> bool:
        """Tell whether a verb of its own is among the words from the token *at* on, before a mark."""
        for place in range(at, min(self._end, at + _SUBJECT)):
            word = self._folded[place]
            if word in MARKS or word in OPENING_CLAUSE:
                return False
            past = is_past(word) and self._at(place - 1) not in DETERMINERS
            if word in FINITE or past:
                return True
        return False

    def _is_said_of_subject(self, at: int) -> bool:
        """Tell whether the comma before a verb *at* only ends what tells of its subject: “Voss, who is ill, said”."""
        first = next((j for j in range(at) if self._folded[j] in MARKS), at)
        opens = self._at(first) == "," and first < at - 1 and self._at(at - 1) == ","
        return opens and self._at(first + 1) in _TELLING_OF and not self._has_verb(0) and first < _SUBJECT

    def _behind(self, at: int, word: str, kind: Kind) -> list[Governor]:
        """Find a clause in front of who says it: “…, the union said”, “…, said Tove Brandt”."""
        mark = next((j for j in range(at - 1, max(-1, at - _SUBJECT), -1) if self._folded[j] in _CLOSING), -1)
        if mark < 1:
            return []
        quoted = self._folded[mark] in '”"' or self._folded[mark - 1] in '”"'
        if self._is_said_of_subject(at):
            return []
        if not (self._says_inverted(at, word, quoted) if mark == at - 1 else self._says_last(mark, at, word)):
            return []
        aside = mark < at - 1 and self._at(at + 1) == ","
        if aside and self._at(mark - 1) in _BEFORE_ASIDE:  # “saffron, which, she says, pays well”
            return [self._governor(kind, at, (at + 2, self._clause_end(at + 1)))]
        rest = at + 2 if aside and self._at(at + 2) not in _APART else self._end
        start = 0 if quoted else self._behind_wall(mark)
        if not quoted and word in _WORDS.recorded and self._is_record(start, mark, at):
            kind = "held"
        return [self._governor("said" if quoted else kind, at, (start, mark), (rest, self._end))]

    def _behind_wall(self, at: int) -> int:
        """Find where the part before the token *at* begins that who says it behind that vouches for: behind a “;”."""
        return next((start + 1 for start in range(at - 1, -1, -1) if self._folded[start] == ";"), 0)

    def _is_record(self, start: int, mark: int, at: int) -> bool:
        """Tell whether who says it, beside the verb *at*, is a body whose word is passed on as what is known.

        An “it” is who acts in the sentence that begins at the token *start*: “the firm has closed a mill, it said”.
        """
        end = next((end for end in range(at + 1, self._end) if self._folded[end] in MARKS), self._end)
        who = self._folded[mark + 1 : at] or self._folded[at + 1 : end]
        if who == ["it"]:
            who = self._folded[start : next((j for j in range(start, mark) if self._folded[j] in FINITE), start)]
        return _has_record(who)

    def _says_inverted(self, at: int, word: str, quoted: bool) -> bool:
        """Tell whether who says it follows *word*, which stands *at*: “, said the harbour master”."""
        following, clear = self._at(at + 1), quoted or word in _WORDS.clausal or word in _WORDS.addressing
        if not following or following in MARKS or following in PREPOSITIONS or following in GOES_ON:
            return False
        return clear or following[:1].isupper()

    def _says_last(self, mark: int, at: int, word: str) -> bool:
        """Tell whether who says it stands between the *mark* and *word*, which stands *at*: “, witnesses said.”."""
        is_held = self._folded[mark + 1 : at - 1] == ["it"] and self._at(at - 1) in BEING  # “…, it is believed, …”
        if not is_held and not _NO_SUBJECT.isdisjoint(self._folded[mark + 1 : at]):
            return False
        before, following = self._at(at - 1), self._at(at + 1)
        if word in _WORDS.ambiguous and word.endswith("s") == before.endswith("s"):
            return False  # “the Turkish state” is no “officials state”
        ends = not following or following in MARKS or following in PREPOSITIONS or following in GOES_ON
        return ends or word in _WORDS.addressing

    def _viewed(self, at: int, word: str, kind: Kind) -> list[Governor]:  # noqa: ARG002
        """Find what somebody named calls, sees or notes: “Brandt called the plan reckless”."""
        before = self._at(at - 1)
        named = (
            before in _PEOPLE or before in _WORDS.recording or before in ENGLISH.titles.known or before[:1].isupper()
        )
        return [self._governor("held", at, (at + 1, self._end))] if named and word in _WORDS.viewing else []

    def _told(self, at: int, word: str) -> Iterator[Governor]:
        """Find what “allegedly”, “rumours that” or “denied” governs."""
        if word in _WORDS.said_adverbs:
            yield self._governor("said", at, (self._clause_start(at), self._clause_end(at)))
        elif word in _DENYING:
            yield self._governor("held", at, (at + 1, self._end))
        elif self._at(at + 1) in ("that", "of", "about"):
            yield self._governor("said", at, (at + 2, self._clause_end(at + 1)))

    def _source(self, at: int) -> Iterator[Governor]:
        """Find what “according to” governs; what is according to the rules is nobody's word."""
        end = next((end for end in range(at + 2, self._reach(at)) if self._folded[end] in MARKS), self._end)
        if _WORDS.going_by.isdisjoint(map(str.lower, self._folded[at + 2 : min(end, at + 2 + OBJECT)])):
            rest = next((but for but in range(end, self._end) if self._folded[but] in ("but", ";")), self._end)
            source = frozenset(self._stems(at + 2, min(end, at + 2 + OBJECT)))
            kind: Kind = "held" if at and _has_record(self._folded[at + 2 : end]) else "said"
            yield self._governor(kind, at, (self._told_from(at), at), (end, rest))._replace(source=source)

    def _told_from(self, at: int) -> int:
        """Find where what is according to somebody begins, before the token *at*.

        Of “…, who was “well” a week later, according to his wife” it is what quotes her.
        """
        quoted = next((j for j in range(at) if self._folded[j] in _OPENING), 0)
        clauses = (j for j in range(quoted - 1, 0, -1) if self._at(j) in _TELLING_OF and self._at(j - 1) == ",")
        return next(clauses, self._behind_wall(at))

    def _view(self, at: int) -> Iterator[Governor]:
        """Find what “in the view of …” or “by their count” governs: all of the sentence."""
        for start in range(at - 1, max(-1, at - _REACH - 1), -1):
            opens = self._folded[start] in ("by", "in") and self._at(start + 1) not in ("a", "an") and start < at - 1
            if opens and (self._at(at) not in _SEEING or not start or self._at(start - 1) in MARKS):
                yield self._governor("said", at, (0, start), (at + 1, self._end))._replace(
                    words=" ".join(self._written[start : at + 1])
                )
                return
            if self._folded[start] in MARKS or self._folded[start] in PREPOSITIONS:
                return
