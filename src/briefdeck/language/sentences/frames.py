"""Frames: the verbs of a sentence, each with what fills its places: who does it, what to, and where or when.

“Aske sold the mill to Orrin and the ferry to Harle” has two: the second verb is left out, and is the first one again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.frame_words import FramePhrase, FrameToken, Sort, WordKind, phrase_at, tokens_of
from briefdeck.language.words import is_past, stem

_GRAMMAR = ENGLISH.grammar
_BEING = frozenset(_GRAMMAR.being)
_HAVING = frozenset(_GRAMMAR.having)
_RELATIVE = frozenset((*_GRAMMAR.relative, "whose", "whom"))
_LINKING = _BEING | _HAVING
_OPENING = frozenset((*_GRAMMAR.subordinating, *_GRAMMAR.relative))
_UNCHANGED = frozenset(ENGLISH.clauses.order.unchanged)
_REPORTING = frozenset(map(stem, ENGLISH.statements.speaking | ENGLISH.governing.reporting))
_NEGATIONS = ENGLISH.statements.negations
_TIMING = frozenset(("after", "before", "since", "until", "as"))
"""Prepositions that may as well open a clause: “after a passenger fell ill”."""
_QUOTES = frozenset(("”", '"'))
SUBJECT, OBJECT, BESIDE = "subject", "object", "beside"
_BEFORE = "before"
"""Where what stands in front of a verb is kept until the verb is read."""
_NOUN = "noun:"
"""Before a preposition whose phrase belongs to a noun in front of the verb: “a flight to Velby was turned back”."""
_HELD = 3
"""Frames back among which a subject waits for its verb behind a clause that is set in."""
_MOST = 30
"""Frames of a sentence that are looked at."""


class Filler(NamedTuple):
    """What stands in a place of a frame."""

    role: str
    """SUBJECT, OBJECT, the preposition before it, or BESIDE for what a comma sets beside something."""
    phrase: FramePhrase
    end: int
    """Where it ends, among the tokens."""

    @property
    def stems(self) -> frozenset[str]:
        """Those of its content words; none for a pronoun."""
        return self.phrase.stems

    @property
    def of_noun(self) -> str:
        """The preposition by which it belongs to a noun in front of the verb, "" if it does not."""
        return self.role.removeprefix(_NOUN) if self.role.startswith(_NOUN) else ""


class Frame(NamedTuple):
    """A verb with its places."""

    verb: str
    """Its stem; "" where none was found."""
    is_passive: bool
    is_own: bool
    """Whether its verb stands there, and is not left out."""
    is_negated: bool
    fillers: tuple[Filler, ...]
    joint: str
    """The word or mark that opens it; "" at the beginning of a sentence, and where a participle or “to” does."""

    def fill(self, role: str) -> list[Filler]:
        """Return what stands in the place *role*."""
        return [each for each in self.fillers if each.role == role]

    @property
    def stems(self) -> frozenset[str]:
        """The stems of all that fills its places."""
        return frozenset[str]().union(*(each.stems for each in self.fillers))


@lru_cache(maxsize=REMEMBERED)
def frames_of(text: str) -> tuple[Frame, ...]:
    """Read the frames of the sentence *text*, in order."""
    return tuple(islice(_FrameReader(tokens_of(text)).read(), _MOST))


@dataclass
class _Draft:
    """A frame that is being read."""

    joint: str = ""
    verb: str = ""
    helper: str = ""
    is_passive: bool = False
    is_own: bool = True
    is_negated: bool = False
    before: list[Filler] = field(default_factory=list)
    """What stands in front of the verb."""
    behind: list[Filler] = field(default_factory=list)
    commas: int = 0
    role: str = _BEFORE
    """The place of the next phrase."""

    @property
    def has_verb(self) -> bool:
        return bool(self.verb or self.helper)

    @property
    def may_go_on(self) -> bool:
        """Whether its verb may be left out behind it: not one that only helps another."""
        return bool(self.verb) or self.helper in _LINKING

    @property
    def doer(self) -> str:
        """The place of what stands in front of the verb."""
        return OBJECT if self.is_passive else SUBJECT

    def goes_on(self, joint: str) -> _Draft:
        """Return a draft for what leaves out the same verb."""
        return _Draft(joint, self.verb, self.helper, self.is_passive, is_own=False)


class _FrameReader:
    """Reads the frames of a sentence, word by word."""

    def __init__(self, tokens: tuple[FrameToken, ...]) -> None:
        self._tokens = tokens
        self._frames: list[Frame] = []
        self._draft = _Draft()

    def read(self) -> list[Frame]:
        """Read all of it."""
        reading = {
            WordKind.MARK: self._read_mark,
            WordKind.OPENING: self._read_opening,
            WordKind.AND: self._read_and,
            WordKind.HELPER: self._read_helper,
            WordKind.VERB: self._read_verb,
            WordKind.PREPOSITION: self._read_preposition,
        }
        at = 0
        while at < len(self._tokens):
            kind = self._tokens[at].kind
            self._draft.is_negated |= self._tokens[at].word in _NEGATIONS
            if kind is WordKind.SKIPPED:
                at += 1
            elif kind in reading:
                at = reading[kind](at)
            else:
                at = self._read_phrase(at)
        self._close(_Draft())
        return self._frames

    def _close(self, following: _Draft) -> None:
        """End the frame that is being read, if there is anything in it, and go on with *following*."""
        draft = self._draft
        fillers = (
            *(each._replace(role=draft.doer) if each.role == _BEFORE else each for each in draft.before),
            *draft.behind,
        )
        if draft.has_verb or fillers:
            verb = draft.verb or (
                "be" if draft.helper in _BEING else "have" if draft.helper in _HAVING else draft.helper
            )
            self._frames.append(Frame(verb, draft.is_passive, draft.is_own, draft.is_negated, fillers, draft.joint))
        self._draft = following

    def _read_mark(self, at: int) -> int:
        mark, draft = self._tokens[at].word, self._draft
        if mark != ",":
            if not mark.startswith(("“", "”", '"', "(", ")")):
                self._close(_Draft(mark))
            return at + 1
        ahead = self._what_follows(at + 1)
        draft.commas += 1
        if draft.has_verb and at + 1 < len(self._tokens) and self._tokens[at + 1].word in _QUOTES:
            self._close(_Draft(mark))  # “The dam will hold,” the engineer told them
            return at + 1
        is_set_in = draft.joint in _OPENING or not all(each.verb for each in self._frames[-_HELD:])
        if draft.has_verb and (ahead == _CLAUSE or (ahead == _VERB and is_set_in)):
            self._close(_Draft(mark))
        elif (draft.may_go_on and any(each.role == ahead for each in draft.behind)) or self._has_gap(ahead):
            self._leave_out_verb(mark, ahead)
        else:
            is_beside = bool(draft.before) and draft.before[-1].role != _BEFORE and ahead != _CLAUSE
            draft.role = BESIDE if draft.has_verb or is_beside else _BEFORE
        return at + 1

    def _read_opening(self, at: int) -> int:
        word, draft = self._tokens[at].word, self._draft
        if word == "but" and self._goes_on(self._what_follows(at + 1)):
            return self._read_and(at)
        told = [*draft.before, *draft.behind]
        self._close(_Draft(word))
        is_said = draft.verb in _REPORTING or not draft.behind or told[-1].phrase.sort is Sort.DATE
        says = word == "that" and draft.verb and is_said
        if word in _GRAMMAR.relative and told and not says:
            meant = told[-2:] if told[-1].role == BESIDE else told[-1:]  # “says Aske, a diver who …”
            self._draft.before = [each._replace(role=_BEFORE) for each in meant]
        return at + 1

    def _read_and(self, at: int) -> int:
        word, draft = self._tokens[at].word, self._draft
        ahead = self._what_follows(at + 1)
        if ahead == _CLAUSE and draft.has_verb:
            self._close(_Draft(word))
        elif ahead == _VERB and draft.has_verb:
            subject = [each for each in draft.before if each.role == _BEFORE]
            if draft.joint in _OPENING:  # “the rooms were put off when he failed, and are to open in May”
                subject += self._main_subject()
            self._close(_Draft(word, before=subject))
        elif self._goes_on(ahead):
            self._leave_out_verb(word, ahead)
        elif draft.verb and self._repeats_places(at + 1):
            following = draft.goes_on(word)
            following.before = [*draft.before, *(each for each in draft.behind if each.role == OBJECT)]
            self._close(following)
        return at + 1

    def _main_subject(self) -> list[Filler]:
        """Return who does what the last clause says that no word like “when” opens."""
        for frame in reversed(self._frames):
            if frame.joint not in _OPENING:
                found = frame.fill(OBJECT if frame.is_passive else SUBJECT)[:1]
                return [each._replace(role=_BEFORE) for each in found]
        return []

    def _goes_on(self, ahead: str) -> bool:
        """Tell whether what follows leaves out the verb: “… to Orrin and the ferry to Harle”."""
        draft = self._draft
        if not (draft.may_go_on and ahead):
            return False
        of_noun = any(each.of_noun == ahead for each in draft.before)
        return ahead == _GAP or of_noun or any(each.role == ahead for each in draft.behind)

    def _has_gap(self, ahead: str) -> bool:
        """Tell whether two things follow a comma that fill the places of the same verb: “…, Aske the cheapest”."""
        return ahead == _GAP and self._goes_on(ahead) and self._draft.behind[-1:] != [] and bool(self._draft.before)

    def _leave_out_verb(self, joint: str, ahead: str) -> None:
        """Begin a frame that leaves out its verb, with another subject, or with another object of the same subject."""
        draft = self._draft
        following = draft.goes_on(joint)
        if ahead != _GAP and any(each.role == OBJECT for each in draft.behind):
            following.before, following.role = list(draft.before), OBJECT
        else:
            following.role = draft.doer
        self._close(following)

    def _repeats_places(self, at: int) -> bool:
        """Tell whether two places of the frame are filled again: “at nine on weekdays and at ten on Saturdays”."""
        tokens, roles = self._tokens, {each.role for each in self._draft.behind}
        if self._draft.is_passive and SUBJECT in roles:
            roles.add("by")
        end = at
        for _ in range(2):
            if _kind(tokens, end) is not WordKind.PREPOSITION or tokens[end].word not in roles:
                return False
            end = _behind_phrase(tokens, end + 1)
        return True

    def _take_up(self) -> None:
        """Take up the subject that stands in front of a clause set in: “a second round, if needed, will …”."""
        draft = self._draft
        if draft.has_verb or draft.before or draft.joint not in (",", ""):
            return
        for at in range(len(self._frames) - 1, max(-1, len(self._frames) - 1 - _HELD), -1):
            if not self._frames[at].verb:
                held = self._frames.pop(at)
                before = [each._replace(role=_BEFORE) if each.role == SUBJECT else each for each in held.fillers]
                self._draft = _Draft(held.joint, before=before)
                return

    def _read_helper(self, at: int) -> int:
        self._take_up()
        word, draft = self._tokens[at].word, self._draft
        if draft.verb:
            is_set_in = draft.joint in _GRAMMAR.relative and bool(self._frames) and not self._frames[-1].verb
            self._close(_Draft(before=[] if is_set_in else self._last_as_subject(at)))
            self._take_up()  # “the pond that feeds it is deep”
            draft = self._draft
        if draft.helper not in _BEING or word in _BEING:
            draft.helper = word
        draft.role = OBJECT
        return at + 1

    def _last_as_subject(self, at: int) -> list[Filler]:
        """Take what stands right before the place *at* out of the frame, as what a verb there is told of."""
        behind = self._draft.behind
        if behind and behind[-1].role in (OBJECT, BESIDE) and behind[-1].end >= at - 1:
            return [behind.pop()._replace(role=_BEFORE)]
        return []

    def _read_verb(self, at: int) -> int:
        self._take_up()
        word, draft = self._tokens[at].word, self._draft
        is_participle = False
        if not draft.has_verb and draft.before and draft.commas == 1 and self._tokens[at - 1].word == ",":
            is_participle = True  # “the head, hired in May, has left”
            self._close(_Draft(before=[draft.before[-1]._replace(role=_BEFORE)]))
            draft = self._draft
        elif draft.verb and self._tokens[at - 1].word == "to":
            self._close(_Draft())
        elif draft.verb or self._is_told_behind(at):
            last = draft.behind[-1] if draft.behind and draft.behind[-1].end == at else None
            if last and last.role in _TIMING:
                draft.behind.pop()
                self._close(_Draft(last.role, before=[last._replace(role=_BEFORE)]))
            else:
                is_participle = True
                self._close(_Draft(before=[last._replace(role=_BEFORE)] if last else []))
        draft = self._draft
        is_done = draft.helper in _BEING and (is_past(word) or word in _UNCHANGED)
        draft.is_passive = is_done or (is_participle and is_past(word))
        draft.verb, draft.role = stem(word), OBJECT
        return at + 1

    def _is_told_behind(self, at: int) -> bool:
        """Tell whether a verb at that place tells of what “is” or “has” stands before: “has the shells they need”."""
        draft = self._draft
        last = draft.behind[-1] if draft.behind and draft.helper in _LINKING else None
        return last is not None and last.role == OBJECT and last.end == at and last.phrase.sort is not Sort.DATE

    def _read_preposition(self, at: int) -> int:
        word, draft = self._tokens[at].word, self._draft
        group = draft.behind or draft.before
        if word == "of" and group and self._tokens[at - 1].kind not in _VERBAL:
            phrase, end = phrase_at(self._tokens, at + 1)
            if phrase.stems:
                group[-1] = group[-1]._replace(phrase=group[-1].phrase.with_added(phrase), end=end)
            return max(end, at + 1)
        draft.role = SUBJECT if word == "by" and draft.is_passive else word
        if at and self._tokens[at - 1].word == "according":
            draft.role = BESIDE
        return at + 1

    def _read_phrase(self, at: int) -> int:
        draft = self._draft
        phrase, end = phrase_at(self._tokens, at)
        if draft.has_verb:
            draft.behind.append(Filler(OBJECT if draft.role == _BEFORE else draft.role, phrase, end))
            if not draft.is_own and draft.role in (SUBJECT, OBJECT):
                draft.role = OBJECT
        else:
            is_of_noun = draft.role not in (_BEFORE, BESIDE) and any(each.role == _BEFORE for each in draft.before)
            draft.before.append(Filler(_NOUN + draft.role if is_of_noun else draft.role, phrase, end))
        return max(end, at + 1)

    def _what_follows(self, at: int) -> str:
        """Tell what follows a joint: a _CLAUSE with a subject of its own, a _VERB, a _GAP, or "".

        Where a preposition follows what follows, it is returned: “to” before “the ferry to Harle”.
        """
        tokens = self._tokens
        at = _skip(tokens, at)
        kind = _kind(tokens, at)
        if kind in _VERBAL:
            return _VERB
        end = _behind_phrase(tokens, at)
        if kind is WordKind.PREPOSITION or end == at:
            return ""
        if _kind(tokens, end) in _VERBAL:
            return _CLAUSE
        if _kind(tokens, end) is WordKind.DETERMINER:
            return _GAP
        behind = _behind_phrase(tokens, end + 1)
        word = tokens[end].word if end < len(tokens) else ""
        has_verb = behind > end + 1 and _kind(tokens, behind) in _VERBAL
        if _kind(tokens, end) is WordKind.PREPOSITION:
            return _CLAUSE if has_verb else word
        if word == "and" and has_verb:
            return _CLAUSE
        is_set_in = word == "," and behind < len(tokens) and tokens[behind].word == ","
        if is_set_in and _kind(tokens, behind + 1) is WordKind.DETERMINER:
            return _GAP
        if word in _GRAMMAR.relative and _kind(tokens, end + 1) in _VERBAL:
            behind = _behind_phrase(tokens, end + 2)
            return _CLAUSE if behind > end + 2 and _kind(tokens, behind) in _VERBAL else ""
        opens = _kind(tokens, end + 1) is WordKind.OPENING and tokens[end + 1].word not in _RELATIVE
        if word == "," and (opens or (is_set_in and _kind(tokens, behind + 1) in _VERBAL)):
            return _CLAUSE
        return ""


_CLAUSE, _VERB, _GAP = "a clause", "a verb", "a gap"
_VERBAL = frozenset((WordKind.VERB, WordKind.HELPER))


def _kind(tokens: tuple[FrameToken, ...], at: int) -> WordKind:
    return tokens[at].kind if at < len(tokens) else WordKind.MARK


def _skip(tokens: tuple[FrameToken, ...], at: int) -> int:
    while _kind(tokens, at) is WordKind.SKIPPED:
        at += 1
    return at


def _behind_phrase(tokens: tuple[FrameToken, ...], at: int) -> int:
    """Return where the phrase ends that begins at that place, with all that “of” adds to it; *at* if none does."""
    phrase, end = phrase_at(tokens, at)
    if not phrase.stems:
        return end if end > at and phrase.is_pronoun else at
    while end < len(tokens) and tokens[end].word == "of":
        following, behind = phrase_at(tokens, end + 1)
        if not following.stems:
            break
        end = behind
    return _skip(tokens, end)
