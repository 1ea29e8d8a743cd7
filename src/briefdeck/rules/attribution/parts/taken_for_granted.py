"""What somebody who says something takes for granted: the part of a line that an attribution does not put in doubt.

It stands in a clause of its own, “which measured 6.7”, “since records began in 1903”, or only calls a thing something,
“the border town of Hallek”. What the lines tell beside the attribution, or count in two ways, is there in any case too.
"""

from __future__ import annotations

from collections.abc import Iterator, Set

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.sentences.splitting import split_clauses
from briefdeck.language.sentences.tellers import numbers_of, told_in
from briefdeck.language.word_forms import verb_forms
from briefdeck.language.words import STOP_WORDS, is_past, stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_GOVERNING, _GRAMMAR = ENGLISH.governing, ENGLISH.grammar
_CLAIMING = frozenset(form for verb in _GOVERNING.saying["claiming"] for form in verb_forms(*verb))
_FINITE = _GRAMMAR.helping
_ASIDE = frozenset(("which", "who", "when", "where", "whose"))
"""What opens a clause that tells of something besides."""
_TIMING = _GRAMMAR.timing - {"as", "if", "once", "unless"}
"""What opens a clause on when the rest was so."""
_BEING = frozenset(_GRAMMAR.being)
_PRONOUNS = ENGLISH.people.any_pronoun
_POINTING = _GRAMMAR.determiners | _GRAMMAR.articles
_INDEFINITE = frozenset(("a", "an", "any", "no", "some", "each", "every"))
_POINTED = _POINTING - _INDEFINITE
_SOON = 4
"""Words before a number among which one points to a thing: “the illness of nine”."""
_PERIODS = frozenset(map(stem, ENGLISH.periods.nouns))
_SHARED = 2
"""Words that a text shares with such a part."""
_ANTECEDENT = 2
"""Words before a clause that tell of what it speaks."""
_NAMED = 1
"""Words of a text besides those of a thing, where it says no more than what it is called: “Orr works as a chemist”."""


def is_taken_for_granted(derived: Derivation) -> bool:
    """Tell whether all that a statement has of its lines stands where who says it does not put it in doubt."""
    return any(
        _is_in_part_of_its_own(derived, line)
        or _is_calling(derived, line)
        or _is_described(derived, line)
        or _is_counted_in_two_ways(derived, line)
        for line in derived.cited_clauses
    ) or any(_is_told_besides(derived, line.text) for line in derived.sentences)


def is_only_called(derived: Derivation) -> bool:
    """Tell whether a statement has nothing but the words by which its lines call a thing: “a bronze statue”."""
    return any(_is_calling(derived, line) for line in derived.cited_clauses)


def _is_in_part_of_its_own(derived: Derivation, line: Clauses) -> bool:
    """Tell whether it stands in a clause of its own, with the thing that this tells of: “until 1994, when Orr left”."""
    shared = derived.clauses.content.keys() & line.content.keys()
    for start, end in _find_parts(line):
        inside = shared & set(line.stems[start:end])
        whole = inside | (shared & set(line.stems[max(0, start - _ANTECEDENT) : start]))
        if inside and len(whole) >= _SHARED and (whole == shared or _is_mostly(line, inside, shared, (start, end))):
            return True
    return False


def _is_mostly(line: Clauses, inside: Set[str], shared: Set[str], part: tuple[int, int]) -> bool:
    """Tell whether most of what is *shared* is *inside* the *part* of a line, and no verb or number is outside."""
    outside = [at for stemmed in shared - inside for at in line.content[stemmed] if not part[0] <= at < part[1]]
    tells = any(line.is_past(at) or line.words[at][0].isdigit() for at in outside)
    return len(inside) > len(shared - inside) and len(inside) > _SHARED and not tells


def _find_parts(line: Clauses) -> Iterator[tuple[int, int]]:
    """Find where parts of a line stand that only tell of something in the rest of it, or when that was so."""
    claimed = not _CLAIMING.isdisjoint(line.words)
    for start in range(1, len(line.words)):
        if line.clause[start] == line.clause[start - 1]:
            continue
        word, end = line.words[start], line.clause_around(start)[1]
        finite = [at for at in range(start + 1, end) if line.words[at] in _FINITE or line.is_past(at)]
        if word in _ASIDE or (word == "that" and finite[:1] == [start + 1] and line.words[start + 1] in _FINITE):
            yield start, _with_result(line, _before_main_verb(line, start, end))
        elif word in _TIMING and not claimed and finite and line.words[start + 1] not in _PRONOUNS:
            first = line.clause_around(start - 1)[0]
            counts = all(line.words[at][0].isdigit() or line.stems[at] in _PERIODS for at in range(first, start))
            yield first if counts else start, _with_result(line, end)  # “61 hours after the block collapsed”
        elif _describes(line, start):
            yield start, _end_of_description(line, start)


def _before_main_verb(line: Clauses, start: int, end: int) -> int:
    """Return where a clause ends that may run into the verb of its subject: “the wolf that was shot had killed it”."""
    later = (at for at in range(start + 3, end) if line.words[at] in _FINITE and line.words[at - 1] not in _FINITE)
    return next(later, end)


def _with_result(line: Clauses, end: int) -> int:
    """Return where a clause ends that ends at *end*, with what came of it: “when it fell, killing three”."""
    goes_on = (
        line.words[end : end + 1] and line.words[end].endswith("ing") and line.clause[end] == line.clause[end - 1] + 1
    )
    return line.clause_around(end)[1] if goes_on else end


def _describes(line: Clauses, start: int) -> bool:
    """Tell whether what begins at that place may only describe the thing before it: “made of cork”, “out since May”."""
    first, end = line.clause_around(start)
    return line.is_past(start) or not any(line.words[at] in _FINITE or line.is_past(at) for at in range(first, end))


def _end_of_description(line: Clauses, start: int) -> int:
    """Return where what only describes a thing ends, “…, made of cork and wool, …”; *start* where it does not.

    Behind it the verb follows.
    """
    last = line.sentence_around(start)[1]
    joints = (at for at in range(start + 1, last) if line.clause[at] != line.clause[at - 1])
    return next((at for at in joints if _is_verb(line, at)), start)


def _is_verb(line: Clauses, at: int) -> bool:
    """Tell whether a verb may stand at that place: “moved”, “has”, “poisons”."""
    word = line.words[at]
    return (
        word in _FINITE
        or is_past(word)
        or (word.endswith("s") and word not in STOP_WORDS and line.written[at].islower())
    )


def _is_calling(derived: Derivation, line: Clauses) -> bool:
    """Tell whether a statement has nothing but the words by which a line calls a thing: “a bronze statue”."""
    says = derived.clauses
    bare = {says.stems[at] for at in range(1, len(says.words)) if says.is_past(at) and says.words[at - 1] in _POINTING}
    states = {stem(word): stem(f"{word}ness") for word in says.words if f"{word}ness" in line.words}
    told = {states.get(stemmed, stemmed) for stemmed in derived.says.stems - bare}  # “ill”, of “the illness”
    told -= {stem(word) for word in says.words if numbers_of(clauses_of(word))}
    shared = told & line.content.keys()
    others = told - shared
    is_called = len(others) == _NAMED or (not others and not _BEING.isdisjoint(says.words))
    done = any(says.is_past(at) and says.stems[at] in shared for at in range(len(says.words)))
    if len(shared) < _SHARED or not is_called or done:
        return False
    numbers = numbers_of(says)
    return any(_is_one_thing(line, at, shared) for each in shared for at in line.content[each]) and (
        not numbers or numbers <= _numbers_pointed_at(line)
    )


def _numbers_pointed_at(line: Clauses) -> Set[str]:
    """Return the numbers of things that *line* points to: “the two breweries”."""
    places = (
        at
        for at in range(1, len(line.words))
        if line.words[at - 1] in _POINTED
        or (line.words[at - 1] == "of" and not _POINTED.isdisjoint(line.words[max(0, at - _SOON) : at]))
    )
    return frozenset[str]().union(*(numbers_of(clauses_of(line.words[at])) for at in places))


def _is_described(derived: Derivation, line: Clauses) -> bool:
    """Tell whether a statement has only what a line has done to a thing by how it calls that: “the flooded mine”."""
    says = derived.clauses
    sides = {(each.pair, each.side) for each in turnings_of(says)}
    shared = says.content.keys() & line.content.keys()
    if says.negations or not _CLAIMING.isdisjoint(line.words):
        return False
    for at in range(1, len(line.words) - 1):
        if not (line.is_past(at) and line.words[at - 1] in _POINTED):
            continue
        end = next((place for place in range(at + 1, len(line.words)) if _ends_thing(line, at, place)), len(line.words))
        alike = any((each.pair, each.side) in sides for each in turnings_of(line) if each.start == at)
        told = line.content_in(range(at, end))
        if shared and shared <= told and line.stems[at + 1] in shared and (line.stems[at] in shared or alike):
            return True
    return False


def _ends_thing(line: Clauses, start: int, at: int) -> bool:
    """Tell whether the words that call a thing, from *start* on, end before that place."""
    return line.words[at] in _FINITE or line.is_past(at) or line.clause[at] != line.clause[start]


def _is_one_thing(line: Clauses, first: int, shared: Set[str]) -> bool:
    """Tell whether the words *shared* call one thing, from that place of a line on: no verb stands among them."""
    left = set(shared)
    for at in range(first, line.clause_around(first)[1]):
        word = line.words[at]
        if word in _FINITE or line.is_past(at) or word in _PRONOUNS or word.endswith("ing"):
            return False
        left.discard(line.stems[at])
        if not left:
            return True
        behind = line.words[at + 1 : at + 2]
        counts = numbers_of(clauses_of(word))
        if line.stems[at] not in shared and word not in STOP_WORDS and behind != ("of",) and not counts:
            return False
    return False


def _is_counted_in_two_ways(derived: Derivation, line: Clauses) -> bool:
    """Tell whether two only count a thing differently, and a statement gives no number: “900 by its count, 60 by …”."""
    counts = [told.numbers for told in told_in(line) if told.numbers]
    return len(set(counts)) > 1 and not numbers_of(derived.clauses)


def _is_told_besides(derived: Derivation, text: str) -> bool:
    """Tell whether all that a statement has of what is said, but for names, a part tells too that nobody says."""
    parts = [read_sentence(part) for part in split_clauses(text)]
    said = [part for part in parts if any(each.kind == "said" for each in part.governors)]
    shared = derived.says.stems & frozenset[str]().union(*(part.stems for part in said)) - derived.named
    return bool(shared) and any(shared <= part.stems for part in parts if part not in said and not part.is_governed)
