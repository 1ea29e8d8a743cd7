"""Who does what: two words that are opposites say the same where another does each, “A lost to B” and “B won”."""

from __future__ import annotations

from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.opposites import Counterpart, Turning, needs_both
from briefdeck.language.sentences.roles import is_passive, subject_of

_WON, _LOST = frozenset(("win", "victori")), frozenset(("defeat", "loss"))
"""Stems of nouns for how a match ended."""
_GIVEN = 4
"""Words before a “win” of which one may be who was given it."""


def is_of_other_party(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether who does *mine* stands in another clause of the line, and who does *there* not in the text."""
    line, at = there.line, there.turning.start
    one, other = subject_of(says, mine.start), subject_of(line, at)
    if not one or not other or is_passive(says, mine.start) or is_passive(line, at):
        return False
    named = {says.words[place] for place in says.content.get(one[-1], ())}
    places = [place for place in line.content.get(one[-1], ()) if line.words[place] in named]
    first, last = line.sentence_around(at)
    near = [place for place in places if first <= place < last]
    apart = bool(near) and all(line.clause[place] != line.clause[at] for place in places)
    return apart and says.content.keys().isdisjoint(other)


def is_from_other_side(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether the two tell of one deed, each of another of those it is about: “lost to Voss”, “Voss won”."""
    if says.words[mine.end : mine.end + 1] in (("by",), ("to",), ("over",), ("against",)):
        met = says.content_behind(mine.end + 1)[:1]  # “a defeat by Voss”, “gave Voss a win”
        if met and met[0] in there.line.stems[max(0, there.turning.start - _GIVEN) : there.turning.start]:
            return says.stems[mine.start] in _WON | _LOST
    one, other = subject_of(says, mine.start), subject_of(there.line, there.turning.start)
    passives = is_passive(says, mine.start), is_passive(there.line, there.turning.start)
    if needs_both(mine) and passives[0] is not passives[1] and not _names_doer(says, mine, there):
        return True  # what was sold to Voss, Voss bought
    if any(passives) or not one or not other or not set(one).isdisjoint(other) or _decides(says, mine):
        return False
    return other[-1] in says.content_behind(mine.end) and one[-1] in there.line.stems


def _decides(says: Clauses, mine: Turning) -> bool:
    """Tell whether *mine* says what became of a thing, “got through the council”, so that who decided may follow it."""
    return "through" in says.words[mine.start : mine.end]


def _names_doer(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether a “by” behind one of the two words tells who did it."""
    return "by" in (*says.words[mine.end : mine.end + 1], *there.line.words[there.turning.end : there.turning.end + 1])
