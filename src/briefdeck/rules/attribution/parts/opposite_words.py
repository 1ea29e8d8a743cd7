"""How the words around one of two opposites stand in a fact and on its line: what is done, by whom, told of what."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.numbers.hedges import begins_number
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.opposites import (
    MORE,
    WINNING,
    Counterpart,
    Turning,
    is_left_so,
    needs_both,
    turnings_of,
)
from briefdeck.language.sentences.roles import is_passive, subject_of
from briefdeck.language.words import STOP_WORDS, is_adverb, stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_ANEW = frozenset(map(stem, ENGLISH.opposites.anew))
BEGINNING = frozenset(map(stem, ENGLISH.senses.beginning))
_ARTICLES = ENGLISH.grammar.articles
_UNTIL = frozenset(("until", "till"))
_WHO = 3
"""Words before a verb among which who does it is."""
_SOON = 5
"""Words behind a verb within which “again” belongs to it."""
_COMPARED = ENGLISH.clauses.comparing.greater | ENGLISH.clauses.comparing.lesser
_NEXT = 4
"""Words behind one that describes them."""
OBJECT = 2
"""Words behind a verb that call what it is done to."""
_MEASURED = frozenset((*ENGLISH.grammar.prepositions, *ENGLISH.grammar.place_prepositions)) | (
    ENGLISH.clauses.comparing.over | ENGLISH.clauses.comparing.under
)
"""What stands between a verb and the number that it gives."""
_PRONOUNS = ENGLISH.people.any_pronoun
_PARTICLES = (("by",), ("in",), ("out",), ("up",), ("down",), ("off",))


def stands_in_denial(read: Clauses, turning: Turning) -> bool:
    """Tell whether the clause of *turning* has a “not” beside it, or something in it is yet to come."""
    first, end = read.clause_around(turning.start)
    negated = any(first <= each.at < end and not turning.start <= each.at < turning.end for each in read.negations)
    return negated or "yet" in read.words[first:end] or "next" in read.words[first:end]


def things_beside(line: Clauses, pair: int) -> Iterator[tuple[int, str]]:
    """Find what stands right before, or soon behind, the words of a *pair* on a line, each with its side."""
    for each in turnings_of(line):
        if each.pair == pair:
            beside = (*line.content_before(each.start)[-1:], *line.content_behind(each.end)[:OBJECT])
            yield from ((each.side, word) for word in beside)


def with_word_before(read: Clauses, turning: Turning) -> tuple[str, str]:
    """Return the stem of *turning*, and that of the last content word before it."""
    before = (read.stems[at] for at in range(turning.start - 1, -1, -1) if read.words[at] not in STOP_WORDS)
    return read.stems[turning.start], next(before, "")


def is_advised_against(says: Clauses, mine: Turning) -> bool:
    """Tell whether somebody is against *mine*: “advises against a return”."""
    return "against" in says.words[max(0, mine.start - 2) : mine.start] and says.words[mine.start] != "against"


def joins_both_sides(says: Clauses, mine: Turning) -> bool:
    """Tell whether *mine* is joined to its own opposite: “the men’s and women’s teams”."""
    others = [each for each in turnings_of(says) if each.pair == mine.pair and each.side != mine.side]
    between = [says.words[min(each.end, mine.end) : max(each.start, mine.start)] for each in others]
    return any(tuple(word for word in words if word not in _ARTICLES) in (("and",), ("or",)) for words in between)


def is_so_again(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether a thing is so again on a line, and *says* how long it was not: “opened again”, “shut for a year”."""
    near = there.line.stems[there.turning.start : there.turning.end + _SOON]
    before = _ANEW.isdisjoint(says.stems) and not ENGLISH.opposites.lasting.isdisjoint(says.words[mine.end :])
    return before and not _ANEW.isdisjoint(near)


def has_begun(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether *mine* tells the beginning of what lasts “since” a day: “closures begin”, “has been shut since”."""
    behind = there.line.words[there.turning.end : there.line.sentence_around(there.turning.start)[1]]
    return says.stems[mine.start] in BEGINNING and "since" in behind


def has_lasted(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether a line ends what *says* tells the length of: “freed after nine years”, “was held for nine years”."""
    line, end = there.line, there.line.sentence_around(there.turning.start)[1]
    after = next((at for at in range(there.turning.end, end) if line.words[at] == "after"), end)
    first, last = says.clause_around(mine.start)
    times = {(word, noun) for word, noun in pairwise(says.words[first:last]) if _is_number(word) and noun in _TIMES_OF}
    return not times.isdisjoint(pairwise(line.words[after:end]))


_TIMES_OF = ENGLISH.quantifiers.not_before


def _is_number(word: str) -> bool:
    return word[0].isdigit() or word in ENGLISH.numbers.small or word in ENGLISH.numbers.tens


def is_seen_from_other(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether the two describe two things that one sets beside the other: “too wide for the gate”, “too narrow”.

    “Larger than its rival” is said of who has a “smaller rival”; “a new record” stands beside “the old record”.
    """
    line, theirs = there.line, there.turning
    before = says.words[mine.start - 1 : mine.start], line.words[theirs.start - 1 : theirs.start]
    behind = line.content_behind(theirs.end)
    if before == (("too",), ("too",)):
        return not set(says.content_before(mine.start)).isdisjoint(behind)
    if says.words[mine.end : mine.end + 1] == ("than",) and line.words[theirs.start] in _COMPARED:
        return not says.content_in(range(mine.end, mine.end + _NEXT)).isdisjoint(behind[:_NEXT])
    loose = ENGLISH.opposites.of_degree.issuperset((says.words[mine.start], line.words[theirs.start]))
    return loose and before[0] in (("a",), ("an",)) and before[1] == ("the",)


def is_same_deed(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether both have the same subject, and another word behind them too, neither in the passive."""
    if is_passive(says, mine.start) != is_passive(there.line, there.turning.start):
        return False
    if says.words[mine.end : mine.end + 1] == ("by",) or there.line.words[there.turning.end :][:1] == ("by",):
        return False
    if particle_of(says, mine) != particle_of(there.line, there.turning):
        return False  # a tour that “took in” concerts did not take them
    subjects = [_subject(says, mine.start), _subject(there.line, there.turning.start)]
    shared = subjects[0] & subjects[1]
    (things, names), (other_things, other_names) = _objects(says, mine), _objects(there.line, there.turning)
    same = (things & other_things) - shared or (not things and (names & other_names) - shared)
    return bool(shared) and bool(same)


def particle_of(read: Clauses, turning: Turning) -> str:
    """Return the particle behind a verb that makes another verb of it: “took in”; "" for none."""
    behind = next(iter(read.words[turning.end : turning.end + 1]), "")
    return behind if behind in ENGLISH.opposites.particles else ""


def _objects(read: Clauses, turning: Turning) -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of the things behind a verb, and those of the names: “sold barley to Orrin”."""
    places = [at for at in range(turning.end, read.clause_around(turning.start)[1]) if read.words[at] not in STOP_WORDS]
    things = frozenset(read.stems[at] for at in places if read.written[at].islower())
    return things, frozenset(read.stems[at] for at in places) - things


def _subject(read: Clauses, at: int) -> frozenset[str]:
    """Return the stems of who does what the verb at that place says, though “agreed to” stand before it."""
    to = at > 1 and read.words[at - 1] == "to"
    return frozenset(subject_of(read, at - 2 if to else at))


def is_own_side_nearer(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether the line has a word that says what *mine* does, too, and the number of *mine* in its clause.

    “The school shut in 1988” is drawn from “the school opened in 1888 and closed in 1988”.
    """
    line = there.line
    pairs = {(each.pair, each.side) for each in turnings_of(says) if each.start <= mine.start < each.end}
    own = [each for each in turnings_of(line) if (each.pair, each.side) in pairs and each.start != there.turning.start]
    first, end = says.clause_around(mine.start)
    about = {says.stems[at] for at in range(first, end) if says.words[at] not in STOP_WORDS} - {says.stems[mine.start]}
    numbers = {each for each in about if _is_number(each)}
    told = line.content_in(range(*line.clause_around(there.turning.start)))
    spans = (range(*line.clause_around(each.start)) for each in own)
    return any(numbers & line.content_in(span) - told for span in spans)


def gives_own_number(derived: Derivation) -> bool:
    """Tell whether a number in digits of the text stands on no line: it concludes something, in words of its own."""
    there = {word for line in derived.cited_clauses for word in line.words}
    return any(word.isdecimal() and word not in there for word in derived.clauses.words)


def is_other_use(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether *mine* is no verb, “close to Mombasa”, or describes another sort of thing: “his older brother”."""
    if says.words[mine.start : mine.end + 1] == ("close", "to"):
        return True
    if says.words[mine.start] in _UNTIL and "from" in says.words[: mine.start]:
        return True  # “from 1999 on … until”
    loose = ENGLISH.opposites.of_degree.issuperset((says.words[mine.start], there.line.words[there.turning.start]))
    nouns = says.stems[mine.end : mine.end + 1], there.line.stems[there.turning.end : there.turning.end + 1]
    before = says.words[mine.start - 1 : mine.start]
    attributive = loose and before != () and before[0] in _ARTICLES
    return attributive and nouns[0] != () and nouns[0][0] not in there.line.content


def is_compared_from_other(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether *says* compares with whom a line says it of: “girls did worse than boys”, of “boys did better”."""
    behind = says.words[mine.end :]
    if "than" not in behind[:2]:
        return False
    than = mine.end + behind.index("than")
    met = says.content_behind(than + 1)[:1]
    line = there.line
    first = line.clause_around(there.turning.start)[0]
    words = (line.stems[at] for at in range(first, there.turning.start) if not is_adverb(line.words[at]))
    who = [word for word in words if word in line.content][-_WHO:]
    return bool(met) and met[0] in who and set(says.content_before(mine.start)[:1]).isdisjoint(who)


def is_other_verb(says: Clauses, at: int) -> bool:
    """Tell whether the verb at that place is another with what stands behind it: “stands in for”, “left out”."""
    parted = says.words[at] in ENGLISH.opposites.with_particle and says.words[at + 1 : at + 2] in _PARTICLES
    return parted or is_left_so(says, at)


def is_called_too_little(says: Clauses, at: int) -> bool:
    """Tell whether a text says of the word at that place that it is not enough: “a spoken yes is not enough”."""
    first, end = says.sentence_around(at)
    near = set(says.words[first:end])
    denied = ENGLISH.clauses.enough if near & ENGLISH.statements.negations else frozenset[str]()
    return bool(near & (ENGLISH.clauses.insufficient | denied))


def is_denied_of_all(says: Clauses, at: int) -> bool:
    """Tell whether a text says of the word at that place only that it is not so of all: “not every gate is open”."""
    first = says.clause_around(at)[0]
    pairs = pairwise(says.words[first:at])
    return any(one == "not" and other in ENGLISH.quantifiers.every for one, other in pairs)


def only_measures(says: Clauses, at: int) -> bool:
    """Tell whether the verb at that place only gives a number: “stood at 900 crowns”, “ran to 40 pages”."""
    return any(begins_number(says.words[at + 1 + skipped :]) for skipped in (1, 2)) and (
        says.words[at + 1 : at + 2] != () and says.words[at + 1] in _MEASURED
    )


def _stands_before_same(derived: Derivation, mine: Turning) -> bool:
    """Tell whether text and line have both opposites, each before the same word: “the old songs”, “the new mass”."""
    own = {_with_word_behind(derived.clauses, each) for each in turnings_of(derived.clauses) if each.pair == mine.pair}
    lines = ({_with_word_behind(line, each) for each in turnings_of(line)} for line in derived.cited_clauses)
    both = len({word for word, _ in own}) > 1 and all(behind for _, behind in own)
    return both and any(own <= theirs for theirs in lines)


def is_told_of_same(derived: Derivation, mine: Turning) -> bool:
    """Tell whether a line has a word of the side of *mine* before the same word, or behind it, and of nothing else."""
    return _stands_before_same(derived, mine) or _stands_behind_same(derived, mine)


def _stands_behind_same(derived: Derivation, mine: Turning) -> bool:
    """Tell whether a line says by a word of the side of *mine* what that says of the thing before it, and of no other.

    “The price of barley fell” is drawn from “the price of oats rose, while barley became cheaper”.
    """
    about = derived.clauses.content_before(mine.start)[-1:]
    same, others = set[str](), set[str]()
    for line in derived.cited_clauses if about else ():
        for each in turnings_of(line):
            if each.pair == mine.pair and each.side == mine.side:
                same.update(line.content_before(each.start)[-1:])
            elif each.pair == mine.pair:
                first, end = line.clause_around(each.start)
                if not line.content_before(each.start) or not _PRONOUNS.isdisjoint(line.words[first:end]):
                    return False  # “sells wool and buys coal”, “whereas it rose”
                others |= line.content_in(range(first, end))
    return about[:1] != [] and about[0] in same - others


def _with_word_behind(read: Clauses, turning: Turning) -> tuple[str, str]:
    """Return the stem of *turning*, and that of the word right behind it."""
    return read.stems[turning.start], "".join(read.stems[turning.end : turning.end + 1])


def follows_least(read: Clauses, turning: Turning) -> bool:
    """Tell whether a “least” turns the word round: what is “the least adventurous” is unadventurous."""
    return "least" in read.words[max(0, turning.start - 1) : turning.start]


def bounds_a_number(read: Clauses, turning: Turning) -> bool:
    """Tell whether *turning* bounds a number, “fewer than 10,000”, and compares nothing."""
    return read.words[turning.end : turning.end + 1] == ("than",) and begins_number(read.words[turning.end + 1 :])


def written_words(read: Clauses, turning: Turning) -> str:
    """Return the words of *turning* as they are written."""
    return " ".join(read.written[turning.start : turning.end])


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
    if mine.pair == WINNING and one and one[-1] in _met_behind(there):
        return True  # “lost to Voss”, “Voss won”
    passives = is_passive(says, mine.start), is_passive(there.line, there.turning.start)
    if needs_both(mine) and passives[0] is not passives[1] and not _names_doer(says, mine, there):
        return True  # what was sold to Voss, Voss bought
    if any(passives) or not one or not other or not set(one).isdisjoint(other) or _decides(says, mine):
        return False
    if mine.pair == MORE and one[-1] in there.line.content_behind(there.turning.end)[:OBJECT]:
        return False  # who cut the fares made the fares fall
    return other[-1] in says.content_behind(mine.end) and one[-1] in there.line.stems


def _met_behind(there: Counterpart) -> frozenset[str]:
    """Return the stems of who stands behind a “to” or “against” in the clause of *there*: “lost the seat to *Voss*”."""
    line, end = there.line, there.line.clause_around(there.turning.start)[1]
    to = next((at for at in range(there.turning.end, end) if line.words[at] in _AGAINST), end)
    return line.content_in(range(to, min(end, to + _NEXT)))


def _decides(says: Clauses, mine: Turning) -> bool:
    """Tell whether *mine* says what became of a thing, “got through the council”, so that who decided may follow it."""
    return "through" in says.words[mine.start : mine.end]


def _names_doer(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    """Tell whether a “by” behind one of the two words tells who did it."""
    return "by" in (*says.words[mine.end : mine.end + 1], *there.line.words[there.turning.end : there.turning.end + 1])


_AGAINST = frozenset(("to", "against"))
"""What stands between the two numbers of a vote."""
_TIMES = ENGLISH.dates.names


def is_in_minority(derived: Derivation, mine: Turning) -> bool:
    """Tell whether *mine* is told of the fewer of a vote that a line gives as “11 to 3 in favour”."""
    says = derived.clauses
    if any(word[0].isdigit() for word in says.words[mine.start : mine.end]):
        return False  # “voted 11 to 3” is told of both
    number = says.number_beside(mine.start, mine.end) or _answered(derived) or _subject_number(derived, mine)
    return bool(number) and any(
        line.words[at].partition("-")[2] == number
        or (
            number == line.words[at]
            and line.words[at - 1] in _AGAINST
            and any(word[0].isdigit() for word in line.words[at - 3 : at - 1])  # “by 198 votes to 141”
        )
        for line in derived.cited_clauses
        for at in range(2, len(line.words))
    )


def _subject_number(derived: Derivation, mine: Turning) -> str:
    """Return the number that stands before *mine* in its clause, in digits: “three members of the panel voted”."""
    says = derived.clauses
    first, _ = says.clause_around(mine.start)
    numbers = (says.words[at] for at in range(mine.start - 1, first - 1, -1))
    return next(filter(None, map(_in_digits, numbers)), "")


def _in_digits(word: str) -> str:
    """Return the number that *word* is, “31” for “thirty-one”; "" for any other word."""
    if word.isdecimal():
        return word
    known = [ENGLISH.numbers.small.get(part) or ENGLISH.numbers.tens.get(part) for part in word.split("-")]
    return str(sum(filter(None, known))) if all(known) else ""


def same_number(derived: Derivation, mine: Turning) -> Counterpart | None:
    """Find which of two opposites on the lines has the number of *mine*: “612 were in favour and 371 against”."""
    says = derived.clauses
    if needs_both(mine):
        return None  # what one sells another buys
    has_both = any(each.pair == mine.pair and each.side != mine.side for each in turnings_of(says))
    number = says.number_beside(mine.start, mine.end)
    number = number or ("" if has_both else _answered(derived) or _subject_number(derived, mine))
    theirs = [
        (line, each)
        for line in (derived.cited_clauses if number else ())
        for each in turnings_of(line)
        if each.pair == mine.pair
    ]
    found = {each.side: (line, each) for line, each in theirs if line.number_beside(each.start, each.end) == number}
    if len({each.side for _, each in theirs}) > 1 and len(found) == 1:
        return Counterpart(*next(iter(found.values())), 1, 1)
    return None


def same_name(derived: Derivation, mine: Turning) -> Counterpart | None:
    """Find which of two opposites on a line has the name of *mine* in its clause: “Aske gained, Orrin lost”."""
    card = derived.claim.text.card
    text = (
        derived.clauses.written if not (card and derived.asks) else (*derived.clauses.written, *plain(card.a).split())
    )
    bare = (word.strip("’'s.,") for word in text if word[0].isupper())
    names = {name for name in bare if name.lower() not in _TIMES}
    for line in derived.cited_clauses if names else ():
        theirs = [each for each in turnings_of(line) if each.pair == mine.pair]
        if len({each.side for each in theirs}) < 2:
            continue
        sides = [
            set[str]().union(*(_names_around(line, each) for each in theirs if each.side == side)) for side in (0, 1)
        ]
        own = names - (sides[0] & sides[1])
        found = [each for each in theirs if not own.isdisjoint(_names_around(line, each))]
        others = [each for each in theirs if each not in found and _names_around(line, each)]
        if len(found) == 1 and others:
            return Counterpart(line, found[0], 1, 1)
    return None


def _names_around(line: Clauses, turning: Turning) -> set[str]:
    """Return the words with capitals in the clause of *turning*, or right before it: “Orrin, the winter capital”."""
    first, last = line.clause_around(turning.start)
    first -= first > 0 and (line.words[first - 1] == "and" or line.words[first] in ENGLISH.grammar.articles)
    return {line.written[at].strip("’'s.,") for at in range(first, last) if line.written[at][0].isupper()}


def _answered(derived: Derivation) -> str:
    """Return the number that answers a question, in digits; "" where there is none."""
    card = derived.claim.text.card
    answer = clauses_of(plain(card.a)) if card and derived.asks else None
    return next((word for word in answer.words if word[0].isdigit()), "") if answer else ""
