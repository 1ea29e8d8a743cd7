"""What somebody was once and what he is now, the other way round: “a former governor, now minister”."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.words import STOP_WORDS
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS = ENGLISH.offices
_TIMES = frozenset((*ENGLISH.periods.nouns, *ENGLISH.dates.names, "last", "recently", "this"))
_AFTER = frozenset(ENGLISH.grammar.prepositions) | {"and", "who", "which"}
_MOST = 3
"""Words of what somebody was or is that are looked at."""


def find_then_for_now(derived: Derivation) -> tuple[str, str] | None:
    """Find a “former” or “now” before what its lines have with the other only; with what they have."""
    says = derived.clauses
    mine = [] if derived.asks or says.negations else list(_times_of(says))
    theirs = [each for line in derived.cited_clauses for each in _times_of(line)] if mine else []
    for is_now, office, written in mine:
        other = [
            there for at_present, stems, there in theirs if office & stems - derived.named and at_present is not is_now
        ]
        same = any(at_present is is_now and office & stems - derived.named for at_present, stems, _ in theirs)
        if other and not same:
            return written, other[0]
    return None


def _times_of(read: Clauses) -> Iterator[tuple[bool, frozenset[str], str]]:
    """Find what a sentence says is so now, or was so once: whether now, its stems, and how it is written."""
    for at, word in enumerate(read.words):
        is_now = word in _WORDS.present
        if not is_now and not (word in _WORDS.once and _tells_office(read, at)):
            continue
        found: list[int] = []
        place = at + 1
        end = read.clause_around(at)[1]
        while place < end and len(found) < _MOST and not (found and read.words[place] in _AFTER):
            if read.words[place] not in STOP_WORDS and read.words[place] not in _TIMES:
                found.append(place)
            place += 1
        if found:
            yield is_now, frozenset(read.stems[each] for each in found), " ".join(read.written[at : found[-1] + 1])


def _tells_office(read: Clauses, at: int) -> bool:
    """Tell whether a word at that place tells what was: not in “once the vote is over”, “once a week”."""
    behind = read.words[at + 1 : at + 2]
    if read.words[at] == "until":
        return behind == ("last",) or behind == ("recently",)
    if read.words[at] != "once":
        return True
    counts = read.words[at + 2 : at + 3] != () and read.words[at + 2] in ENGLISH.periods.nouns
    opens = at == 0 or not (read.words[at - 1] in ENGLISH.grammar.being or read.clause[at - 1] != read.clause[at])
    ends = read.clause_around(at)[1]
    clause = not ENGLISH.grammar.helping.isdisjoint(read.words[at + 1 : ends])
    past = at + 1 < len(read.words) and read.is_past(at + 1)
    return not counts and not clause and (past or not opens)
