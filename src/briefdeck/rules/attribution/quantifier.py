"""How much of a thing a fact speaks of is how much its lines speak of: some, most, all; a part, or the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.numbers import cached_quantities
from briefdeck.language.numbers.quantifiers import (
    Share,
    are_together_all,
    bare_shares_of,
    is_rest,
    says_more,
    shares_of,
)
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.sentences.roles import called_before
from briefdeck.language.words import STOP_WORDS, stem
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.counts import (
    find_other_count,
    find_sum_for_each,
    find_whole_for_count,
    leaves_out,
)
from briefdeck.rules.attribution.parts.pack_comparisons import find_all_for_part, find_other_only
from briefdeck.rules.attribution.parts.pack_derivations import find_pack_derivations
from briefdeck.rules.attribution.parts.reckoned_share import is_share_of_counted
from briefdeck.rules.attribution.parts.share_of_another import find_both_for_one, find_share_of_another
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations
from briefdeck.rules.attribution.parts.told_of_all import (
    find_dropped_exception,
    find_only,
    find_told_of_all,
    is_told_of_none,
)
from briefdeck.rules.attribution.parts.told_of_kind import find_crossed_share, find_one_for_both, find_told_of_kind
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A309",
    "What a line says of some, the fact does not say of most or all.",
    why="“Some of the crews” and “all crews” are two statements, and neither has a figure to check.",
    bad=example("""
        facts:
          - id: routes
            fact: All its routes still run, Norrland Ferries says.
            cite: quay:2
            topic: strike
        """),
    good=example("""
        facts:
          - id: routes
            fact: Two of its nine routes still run, Norrland Ferries says.
            cite: quay:2
            topic: strike
        """),
    reads=STATING,
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.QUANTIFIERS}),
    sure_from=0.8,
    warns_from=0.8,
)

_SHARED = 2
"""Words of a fact that a sentence about the same has."""

_NARROW = Fraction(1, 10)
"""How far the least and the most that a share may be lie apart where it is written in figures too: half, and 50 %."""
_GRAMMAR = ENGLISH.grammar
_JOINING = _GRAMMAR.articles | {"of"}
_LONGEST_SHARE = 6
"""Words of “the vast majority of the 40”."""
_VERBS = frozenset((*_GRAMMAR.being, *_GRAMMAR.modal, *ENGLISH.spelling.irregular))


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the shares that are greater, or far smaller, than those of the lines."""
    for of_pack in find_pack_derivations(fact) if fact.pack else ():
        told = find_all_for_part(of_pack) or find_other_only(of_pack)
        if told is not None:
            message = f"the fact speaks of “{told.said}” where the line has “{told.other}”"
            yield of_pack.problem(RULE, message, told.said)
    for derived in find_derivations(fact):
        if is_share_of_counted(derived):
            continue
        found = (
            list(_greater(derived))
            or list(_all_counted(derived))
            or list(_of_all(derived))
            or list(_other_count(derived))
        )
        found = found or list(_without_exception(derived)) or list(_of_each(derived))
        found = found or list(_whole_for_count(derived)) or list(_share_of_another(derived))
        yield from found or _whole_for_part(derived)


def _share_of_another(derived: Derivation) -> Iterator[Problem]:
    """Find the “every”, “only” or “both” that the line tells of another thing, or of one only."""
    told = find_share_of_another(derived) or find_both_for_one(derived)
    if told is not None:
        message = f"the fact speaks of “{told[0]}” where the line has “{told[1]}”"
        yield derived.problem(RULE, message, told[0], meant=told[1], is_sure=False)


def _of_all(derived: Derivation) -> Iterator[Problem]:
    """Find what is told of all, and on the lines of some."""
    whole = find_told_of_all(derived) or find_only(derived) or find_one_for_both(derived)
    whole = whole or find_told_of_kind(derived) or find_crossed_share(derived)
    if whole is not None:
        message = f"the fact speaks of “{whole[0]}” where the line has “{whole[1]}”"
        yield replace(derived.problem(RULE, message, whole[0], meant=whole[1]), doubtful=False)


def _without_exception(derived: Derivation) -> Iterator[Problem]:
    """Find what is told of all, or of one, where the lines tell it of all except that one."""
    told = find_dropped_exception(derived)
    if told is not None:
        message = f"the fact speaks of “{told[0]}” where the line has “{told[1]}”"
        yield derived.problem(RULE, message, told[0], meant=told[1])


def _of_each(derived: Derivation) -> Iterator[Problem]:
    """Find the number that is told of each, and on the lines of all together, or the other way round."""
    told = find_sum_for_each(derived)
    if told is not None:
        message = f"the fact has “{told[0]}” where the line has “{told[1]}”"
        found = derived.problem(RULE, message, told[0], meant=told[1], is_sure=told[1] != "for")
        yield replace(found, doubtful=False)


def _other_count(derived: Derivation) -> Iterator[Problem]:
    """Find the “most of them” that the numbers of the lines do not make."""
    told = find_other_count(derived)
    if told is not None:
        message = f"the fact speaks of “{told[0]}” where the line has {told[1]}"
        yield replace(derived.problem(RULE, message, told[0], meant=told[1].split()[0]), doubtful=False)


def _whole_for_count(derived: Derivation) -> Iterator[Problem]:
    """Find what is told of all that are counted, and on the lines of a part of them."""
    told = find_whole_for_count(derived)
    if told is not None:
        whole, part = told
        message = f"the fact tells this of “{whole}”, and the line of “{part}”"
        yield replace(derived.problem(RULE, message, whole, meant=part), doubtful=False)


def _whole_for_part(derived: Derivation) -> Iterator[Problem]:
    """Find what is told of a whole, and on the lines of a part of it only."""
    phrase = _find_whole_phrase(derived)
    if phrase:
        yield derived.problem(RULE, f"“{phrase}” is more than the lines say", phrase, is_sure=False)
        return
    other = _find_other_end(derived)
    if other is not None:
        mine, theirs = other
        yield derived.problem(RULE, f"the fact has “{mine}” where the line has “{theirs}”", mine, meant=theirs)
        return
    told = _find_whole_for_part(derived)
    if told is not None:
        whole, part = told
        message = f"the line tells this of a part only (“{part}”), and the fact of all of “{whole}”"
        yield derived.problem(RULE, message, whole, meant=part, is_sure=False)


def _greater(derived: Derivation) -> Iterator[Problem]:
    says = derived.clauses
    for mine in () if is_told_of_none(derived) else shares_of(says):
        if (
            _is_written_otherwise(derived, mine)
            or _is_limit(derived, mine)
            or _is_on_a_line(derived, mine.words.removesuffix(" of"))
            or _is_said_of_another(derived, mine)
        ):
            continue
        theirs = [
            (line, share) for line in derived.cited_clauses for share in shares_of(line) if share.nouns & mine.nouns
        ]
        if any(is_rest(mine, share) and _says_else(says, mine, line, share) for line, share in theirs):
            continue
        if any(are_together_all(mine, share) and _is_of_others(says, line, share) for line, share in theirs):
            continue
        if any(mine.least > share.least and leaves_out(says, mine, line, share) for line, share in theirs):
            continue
        bare = [(line, share) for line in derived.cited_clauses for share in _bare_shares(says, line, mine)]
        if any((share.least, share.most) == (mine.least, mine.most) for _, share in bare):
            continue
        theirs += bare if says.clause_around(mine.at)[0] == mine.at else []
        if theirs and all(says_more(mine, share) and _alike(says, mine, line, share) for line, share in theirs):
            message = f"the fact speaks of “{mine.words}” where the line has “{theirs[0][1].words}”"
            found = derived.problem(RULE, message, mine.words, meant=theirs[0][1].words)
            yield replace(found, doubtful=False)
            return


def _all_counted(derived: Derivation) -> Iterator[Problem]:
    """Find “all 40 plots” where a line tells the same of some or most of the 40 plots."""
    says = derived.clauses
    for at, number, noun in _counted(says) if not (derived.asks or says.negations) else ():
        told = says.content_in(range(number + 1, says.clause_around(number)[1])) - {noun}
        for line in derived.cited_clauses:
            theirs = [share for share in shares_of(line) if share.least < share.most and noun in share.nouns]
            same = (each for each in theirs if says.words[number] in line.words[each.at : each.at + _LONGEST_SHARE])
            there = next(same, None)
            if there and told and told <= line.content_in(range(*line.clause_around(there.at))):
                message = f"the fact speaks of “{says.written[at]}” where the line has “{there.words}”"
                yield derived.problem(RULE, message, says.written[at], meant=there.words)
                return


def _counted(read: Clauses) -> Iterator[tuple[int, int, str]]:
    """Find the “all 40 plots” of a sentence: the places of the “all” and of the number, and the stem of the noun."""
    for at, word in enumerate(read.words):
        number = next((place for place in range(at + 1, len(read.words)) if read.words[place] not in _JOINING), 0)
        noun = read.stems[number + 1 : number + 2]
        if word in ENGLISH.quantifiers.every and number and noun and read.words[number].isdecimal():
            yield at, number, noun[0]


def _is_on_a_line(derived: Derivation, share: str) -> bool:
    """Tell whether *share* is in figures, and on a line too; rules on numbers compare that."""
    return share[0].isdigit() and any(f" {share} " in f" {' '.join(each.written)} " for each in derived.cited_clauses)


def _bare_shares(says: Clauses, line: Clauses, mine: Share) -> Iterator[Share]:
    """Find the shares of *line* without a noun, “most did not”, which say of the same thing what *mine* says.

    Where little more is said, as in “… and few of them in the second”, what is told before is told of these too.
    """
    told = says.content.keys() - mine.nouns
    for bare in bare_shares_of(line):
        first, end = line.clause_around(bare.at)
        if bare.is_of_told and mine.nouns.isdisjoint(line.content_in(range(line.sentence_around(bare.at)[0], bare.at))):
            continue
        if end < len(line.words) and line.words[end] in _GRAMMAR.relative:
            end = line.clause_around(end)[1]  # “all those who had them were let in”
        is_short = bare.is_of_told and not any(_may_be_verb(line, at) for at in range(bare.end, end))
        if is_short or not told.isdisjoint(line.content_in(range(first, end))):
            yield Share(bare.least, bare.most, bare.words, mine.nouns, bare.at)


def _may_be_verb(read: Clauses, at: int) -> bool:
    word = read.words[at]
    return word in _VERBS or word.endswith("ed")


def _is_written_otherwise(derived: Derivation, mine: Share) -> bool:
    """Tell whether a line has *mine* in another form, so that it is told of something there: “six in ten” of 60 %."""
    in_percent = mine.words[0].isdigit()
    readings = (
        reading for line in derived.cited for other in cached_quantities(line.text) for reading in other.readings
    )
    theirs = (
        each.value if in_percent else Fraction(each.value, 100)
        for each in readings
        if each.unit == ("" if in_percent else "%")
    )
    return mine.most - mine.least <= _NARROW and any(mine.least <= each <= mine.most for each in theirs)


def _is_limit(derived: Derivation, mine: Share) -> bool:
    """Tell whether the fact says of *mine* that it is less: “fewer than a tenth of the shops”."""
    text = derived.says.text
    at = text.lower().find(mine.words.lower())
    limits = (bound(text, each) for each in cached_quantities(text) if each.start == at)
    return any(limit is not None and limit.kind == "up to" for limit in limits)


def _is_said_of_another(derived: Derivation, mine: Share) -> bool:
    """Tell whether a sentence about the same has the very share, without its noun: “Most judged it low”."""
    words, says = mine.words.lower().removesuffix(" of"), derived.clauses.content.keys()
    alike = (line for line in derived.cited_clauses if len(says & line.content.keys()) >= _SHARED)
    return any(
        share.words.lower().removesuffix(" of") == words and line.clause_around(share.at)[0] == share.at
        for line in alike
        for share in shares_of(line)
    )


def _says_else(says: Clauses, mine: Share, line: Clauses, theirs: Share) -> bool:
    """Tell whether the fact says something else of the rest than the line of the part.

    It has not the word that follows there what is counted, or an opposite of one, or only one of them has a “not”.
    """
    behind = line.content_behind(theirs.at + 1)
    told = next((word for before, word in pairwise(behind) if before in mine.nouns & theirs.nouns), "")
    if mine.least == mine.most and told and told not in says.content:
        return True
    first, end = line.clause_around(theirs.at) if mine.least != mine.most else (0, len(line.words))
    return _has_opposite(says, line, range(first, end)) or bool(says.negations) != bool(line.negations)


def _is_of_others(says: Clauses, line: Clauses, theirs: Share) -> bool:
    """Tell whether the fact tells the opposite of the clause of *theirs*: “most left”, for “few stayed”."""
    first, end = line.clause_around(theirs.at)
    denied = any(first <= each.at < end for each in line.negations)
    return bool(says.negations) is not denied or _has_opposite(says, line, range(first, end))


def _has_opposite(says: Clauses, line: Clauses, places: range) -> bool:
    there = {(each.pair, each.side) for each in turnings_of(line) if each.start in places}
    return any((each.pair, 1 - each.side) in there for each in turnings_of(says))


def _alike(says: Clauses, mine: Share, line: Clauses, theirs: Share) -> bool:
    """Tell whether both are negated, or neither."""
    return says.is_negated(mine.at) == line.is_negated(theirs.at)


_PARTS = frozenset(map(stem, ENGLISH.quantifiers.parts))
_PARTLY = frozenset(map(stem, ENGLISH.quantifiers.partly)) | _PARTS
_WHOLES = tuple(tuple(phrase.split()) for phrase in ENGLISH.quantifiers.wholes)
_PROOFS = ENGLISH.senses.whole | ENGLISH.senses.sweeping
_ARTICLES = frozenset((*ENGLISH.grammar.articles, "his", "her", "its", "their"))
_BEFORE = frozenset((*ENGLISH.grammar.place_prepositions, "of", "at", "in", "on", "inside", "outside"))
_ENDS = (frozenset(("first", "opening", "initial")), frozenset(("last", "final", "closing")))
_RELATIVE = ENGLISH.grammar.relative | {"where"}
_LONGEST = 3
"""Words of a whole, or between its name and its part: “Corvo’s European division”."""


def _find_whole_phrase(derived: Derivation) -> str:
    """Return the phrase by which a statement speaks of a whole, “as a whole”, where no line does; "" for none."""
    says = derived.clauses
    for phrase in (phrase for phrase in _WHOLES if phrase[-1] in says.words):
        for at in range(len(says.words) - len(phrase) + 1):
            of_time = at > 0 and says.words[at - 1] in ENGLISH.quantifiers.not_before  # “over the year as a whole”
            if says.words[at : at + len(phrase)] == phrase and not (of_time or says.is_negated(at)):
                known = any(not _PROOFS.isdisjoint(line.words) for line in derived.cited_clauses)
                return "" if known else " ".join(says.written[at : at + len(phrase)])
    return ""


def _find_other_end(derived: Derivation) -> tuple[str, str] | None:
    """Find the “last 30 kilometres” of a statement where the lines have the “first 30 kilometres” only."""
    for mine, number, noun, word in _stretches(derived.clauses):
        theirs = [each for line in derived.cited_clauses for each in _stretches(line) if each[1:3] == (number, noun)]
        if theirs and all(side != mine for side, *_ in theirs):
            return word, theirs[0][3]
    return None


def _stretches(read: Clauses) -> Iterator[tuple[int, str, str, str]]:
    """Find the “first 30 kilometres” of a sentence: which end, the number, the stem of the noun, and the word."""
    for at in range(len(read.words) - 2):
        side = next((side for side, words in enumerate(_ENDS) if read.words[at] in words), -1)
        number = str(ENGLISH.numbers.small.get(read.words[at + 1], read.words[at + 1]))
        if side >= 0 and number.isdecimal() and read.words[at + 2] not in STOP_WORDS:
            yield side, number, read.stems[at + 2], read.written[at]


def _find_whole_for_part(derived: Derivation) -> tuple[str, str] | None:
    """Find a thing of which a statement tells what the lines tell of a part of it only: the thing, and the part."""
    says = derived.clauses
    if not _PARTLY.isdisjoint(says.stems):
        return None
    lines = derived.cited_clauses
    for line in lines:
        for part, whole, between in _parts_of(line):
            deed = _deed_of(line, part, whole)
            named = line.stems[whole[-1]]
            if deed is None or any(line.stems[at] in says.content for at in between):
                continue
            once = sum(len(each.content.get(named, ())) for each in lines) == 1
            same = sum(len(each.content.get(line.stems[deed], ())) for each in lines) == 1
            if once and same and _tells_of(says, line.stems[deed], [line.stems[at] for at in whole]):
                return " ".join(line.written[at] for at in whole), line.written[part]
    return None


def _parts_of(read: Clauses) -> Iterator[tuple[int, list[int], list[int]]]:
    """Find the parts that a sentence tells of: where they stand, the words for the whole, and those in between."""
    for at in (at for at, stemmed in enumerate(read.stems) if stemmed in _PARTS and read.written[at].islower()):
        if read.words[at + 1 : at + 2] == ("of",):
            whole = _called_behind(read, at + 2)
            if whole:
                yield at, whole, _own_words(read, at)
            continue
        owner = at - 1
        while owner > 0 and at - owner <= _LONGEST and not read.is_owner(owner):
            owner -= 1
        whole = called_before(read, owner) if read.is_owner(owner) else []
        if whole and read.clause[owner] == read.clause[at]:
            yield at, whole, list(range(owner + 1, at))


def _called_behind(read: Clauses, start: int) -> list[int]:
    place = start + (read.words[start : start + 1] != () and read.words[start] in _ARTICLES)
    found: list[int] = []
    while place < len(read.words) and read.clause[place] == read.clause[start - 1] and len(found) < _LONGEST:
        if read.words[place] in STOP_WORDS or read.words[place][0].isdigit():
            break
        found.append(place)
        place += 1
    return found


def _own_words(read: Clauses, part: int) -> list[int]:
    """Return the places of the words that say which part it is: “the *east* wing”."""
    start = part
    while start and read.clause[start - 1] == read.clause[part] and read.words[start - 1] not in _ARTICLES:
        start -= 1
    return [at for at in range(start, part) if read.words[at] not in STOP_WORDS]


def _deed_of(read: Clauses, part: int, whole: list[int]) -> int | None:
    """Return the place of the verb that tells what befell the part: in front of it, or behind it and its asides."""
    first, _ = read.clause_around(part)
    before = [at for at in range(first, part) if read.is_past(at)]
    if before:
        return before[-1]
    at, last = max(whole[-1], part) + 1, read.sentence_around(part)[1]
    while at < last:
        if read.clause[at] != read.clause[at - 1] and read.words[at] in _RELATIVE:
            at = read.clause_around(at)[1]
            while at < last and read.words[at] == "and":
                at = read.clause_around(at)[1]
            continue
        if read.is_past(at):
            return at
        at += 1
    return None


def _tells_of(says: Clauses, deed: str, whole: list[str]) -> bool:
    """Tell whether a statement has the deed, and the whole right as who does it or whom it is done to."""
    if deed not in says.content or not all(stemmed in says.content for stemmed in whole):
        return False
    start = min(says.content[stemmed][0] for stemmed in whole)
    before = start - 1
    while before >= 0 and says.words[before] in _ARTICLES:
        before -= 1
    near = says.clause[start] == says.clause[says.content[deed][0]]
    return near and (before < 0 or says.words[before] not in _BEFORE) and not says.is_negated(says.content[deed][0])
