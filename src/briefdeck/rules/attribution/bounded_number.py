"""A number that a line bounds or rounds (“at least 85”, “about 85”) is bounded or rounded alike in the fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.numbers.amounts import TIME
from briefdeck.language.numbers.hedges import LOOSELY, NEARLY, Bound, BoundKind, bound, bounds_another
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.modality import SourceSentence
from briefdeck.language.sentences.opposites import ALLOWING, turnings_of
from briefdeck.language.terms import known_terms
from briefdeck.language.words import stem
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Cure, Edit, Problem, Rule, example
from briefdeck.rules.attribution.parts.pack_derivations import PackDerivation, find_pack_derivations
from briefdeck.rules.attribution.parts.source_sentences import (
    Derivation,
    find_derivations,
)
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.number_before import tells_what_was

RULE = Rule(
    "A304",
    "A number that a line bounds or rounds is bounded or rounded alike in the fact.",
    why="“At least 85” and “85” are two statements: of the second one more captain makes a falsehood.",
    bad=example("""
        facts:
          - id: union-count
            fact: The union counted **85 captains** on strike.
            cite: harbour:8
            topic: strike
            said_by: the union
        """),
    good=example("""
        facts:
          - id: union-count
            fact: The union counted at least **85 captains** on strike.
            cite: harbour:8
            topic: strike
            said_by: the union
        """),
    reads=STATING,
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.NUMBERS, Need.BOUNDS}),
    sure_from=0.7,
    warns_from=0.5,
)

_QUESTIONS = frozenset({Role.QUESTION})
_ANSWERS = frozenset({Role.ANSWER})
_AT = re.compile(r"(?i)\bat (?P<which>most|least)\b")
_STEP = re.compile(r"\b(?P<word>by|from|to)\s(?:an?\s|about\s|around\s|nearly\s|almost\s|some\s)?[$£€]?\Z")
"""What says whether something changes by a number, to it or from it."""
_OF_WHAT_WAS = re.compile(
    rf"(?i)\s(?:of|as {one_of(('much', 'many', 'large', 'high'))} as)\s{one_of(ENGLISH.numbers.once)}\b"
)
_SO_MUCH_LESS = re.compile(
    rf"(?i)(?:\s[a-z]+)?\s{one_of(ENGLISH.clauses.comparing.less | ENGLISH.clauses.comparing.lesser)}\b"
)
"""What stands behind a share that is left of something, and behind one that is gone."""
_HALF = 50
_REACH = 40
"""Characters before a number in which such words are looked for."""
_LIMITS = lazy_pattern(rf"(?i)\b{one_of(ENGLISH.numbers.limits)}\b")
_LOWEST = lazy_pattern(r"(?i)\b(?:minimum|lowest|least|floor)\b")
_IN_VOTE = lazy_pattern(r"(?i)\bvotes?\b|\bvoted\b|\bvoting\b")
"""Where “23 to 14” is how a vote went, and nothing goes to 14."""
_LEVEL = re.compile(rf"(?i)\b(?:{one_of(ENGLISH.numbers.limits)} of|(?:down|up|back) to|limited to|capped at) \Z")
"""What makes the number behind it a level, and not a change."""
_NO_EARLIER = lazy_pattern(
    rf"(?i)\b{one_of(ENGLISH.statements.negations)}\b[^.;:,]*\b(?:before|until)\s(?:[^\W\d_]+\s)?\Z"
)
_ONCE_EVERY = re.compile(r"(?i)\bat least (?:once|one) (?:in )?every\s\Z")
"""What makes the longest time of that behind it: “at least once every five days”."""
_DURING = lazy_pattern(r"(?i)\b(?:(?:in|during)(?: the)?|(?P<the>the))\s\Z")
_UNITS = frozenset((*TIME, "metre"))
_NEXT = lazy_pattern(r"\s(?P<word>[\w’'-]+)")
_STRETCHES = ENGLISH.periods.stretches
_WITHIN = lazy_pattern(r"(?i)\bwithin\s(?:the (?:[a-z]+ )?)?\Z")
_NUMBER_WORDS = frozenset(map(stem, (*ENGLISH.numbers.small, *ENGLISH.numbers.fractions)))
_EMPHATIC = frozenset(words for hedge in ENGLISH.hedges for words in hedge.emphatic)
_UPWARDS = ENGLISH.clauses.comparing.more | ENGLISH.clauses.comparing.greater | ENGLISH.clauses.comparing.later
_DOWNWARDS = ENGLISH.clauses.comparing.less | ENGLISH.clauses.comparing.lesser | ENGLISH.clauses.comparing.earlier
_OR_MORE = lazy_pattern(
    rf"(?:\s[^\W\d][\w’'-]*){{0,4}}\s(?P<bound>or (?P<which>{one_of(_UPWARDS | _DOWNWARDS)}))\b", re.IGNORECASE
)
_AS_FAR_AS = lazy_pattern(rf"\b(?P<bound>as {one_of(ENGLISH.numbers.extents)} as) \Z", re.IGNORECASE)
_ONLY = lazy_pattern(
    rf"\b{one_of(words for hedge in ENGLISH.hedges if hedge.kind == 'exactly' for words in hedge.before)}\s\Z",
    re.IGNORECASE,
)
_RACED = lazy_pattern(rf"\b{one_of((*ENGLISH.numbers.contests, *ENGLISH.numbers.prizes, 'record'))} over \Z")
_LASTED = lazy_pattern(r"\b(?:in|during|for) (?:the )?(?:[a-z]+ )?\Z", re.IGNORECASE)
_FOLLOWING = "or more"
"""The only bound that follows its number."""
_MARK = re.compile(r"[,;:]\s")
_RESTS = {"at least", "up to"}
"""Bounds of which each has what the other leaves out."""
_MODAL = ENGLISH.governing.allowing | {"must", "can"}
_BOUNDS = ("more", "less")
"""What of the hedges of a language pack is a bound."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the numbers whose bound was dropped, added or reversed, and a “to” in the place of a “by”."""
    for of_pack in find_pack_derivations(fact) if fact.pack else ():
        yield from _other_bounds_by_pack(of_pack)
    for claim in fact.claims_in(_QUESTIONS) if not fact.drawn_from else ():
        yield from _asked_otherwise(fact, claim)
    for claim in fact.claims_in(_ANSWERS) if not fact.drawn_from else ():
        if not claim.states:
            yield from _answered_otherwise(fact, claim)
    for derived in find_derivations(fact):
        yield from _other_step(derived)
        yield from _other_share(derived)
        likely = _about_the_same(derived) if fact.drawn_from else derived.sentences
        if derived.says.bounded or any(sentence.bounded for sentence in likely):
            yield from _other_bounds(derived, likely)


def _asked_otherwise(fact: FactContext, claim: Claim) -> Iterator[Problem]:
    """Find a question that asks how much it is “at least” where the fact bounds the answer from above."""
    asked = _AT.search(claim.plain)
    card = claim.text.card
    for mine in cached_quantities(plain(card.a)) if asked and card else ():
        same = (one for one in cached_quantities(fact.plain) if mine.may_equal(one))
        limits = [limit.kind for one in same if (limit := bound(fact.plain, one))]
        kind = "at least" if asked and asked["which"].lower() == "least" else "up to"
        if limits and kind not in limits and "about" not in limits:
            message = f"the question asks for “{asked[0] if asked else ''}” where the fact has the other bound"
            yield claim.problem(RULE, message, asked[0] if asked else "")
            return


def _answered_otherwise(fact: FactContext, claim: Claim) -> Iterator[Problem]:
    """Find an answer of a few words that bounds a number, “at least 50”, which the fact bounds from the other side.

    Or gives as exact.
    """
    for mine in cached_quantities(claim.plain):
        own = bound(claim.plain, mine, is_value=True)
        limits = [bound(fact.plain, one) for one in cached_quantities(fact.plain) if mine.may_equal(one)]
        if own is None or own.kind not in _RESTS or not limits:
            continue
        if all(limit is None or (limit.kind in _RESTS and limit.kind != own.kind) for limit in limits):
            there = next((f"“{limit.words}”" for limit in limits if limit), "no bound")
            yield claim.problem(RULE, f"the answer says “{own.words}” where the fact has {there}", mine.written)
            return


def _about_the_same(derived: Derivation) -> list[SourceSentence]:
    """List the sentences of the lines that share a word with the text: another may have its number by chance."""
    return [sentence for sentence in derived.cited if sentence.stems & derived.says.stems - _NUMBER_WORDS]


def _other_bounds(derived: Derivation, likely: Sequence[SourceSentence]) -> Iterator[Problem]:
    text = derived.claim.plain
    on_lines = [(sentence.text, other) for sentence in likely for other in cached_quantities(sentence.text)]
    for mine in cached_quantities(text):
        same = [bound(line, other) for line, other in on_lines if _is_same_number(derived, mine, other)]
        own = bound(text, mine) if same else None
        turned = own is not None and own.kind != "about" and None not in same  # “a fifth” may be a part of anything
        if any(_is_longest(line, mine, other) for line, other in on_lines):
            if own is not None and own.kind == "at least" and f"{own.words} {mine.written}" in text:
                message = f"by the line {mine.written} are the longest time in between, and the fact says “{own.words}”"
                yield derived.problem(RULE, message, mine.written)
        elif same and (mine.states_number or turned):
            ends = own is not None and any(_is_end(own, mine, other) for _, other in on_lines)
            yield from _compared(derived, mine, own, same, ends)


def _is_same_number(derived: Derivation, mine: Quantity, other: Quantity) -> bool:
    """Tell whether two numbers may be one; a page may leave out the unit: “put it at no more than 290”."""
    is_bare = bool(derived.claim.fact.drawn_from) and all(not reading.unit for reading in mine.readings)
    return mine.may_equal(other) or (is_bare and mine.states_number and mine.plain == other.plain)


def _compared(
    derived: Derivation, mine: Quantity, own: Bound | None, same: list[Bound | None], ends: bool
) -> Iterator[Problem]:
    """Compare the bound of *mine* with the bounds that its line gives to the *same* number.

    Of the *ends* of a range each bounds what is in it.
    """
    kept = next((limit.words for limit in same if limit), "")
    if own is None:
        own = _loose_bound(derived.claim.plain, mine)
        if own is not None and not kept:
            return
        within = own is not None and own.kind == "up to" and all(limit and limit.kind == "at least" for limit in same)
        if within and _WITHIN.search(derived.claim.plain[: mine.start]):
            message = f"the fact says “within” where the line has “{kept}”"
            yield derived.problem(RULE, message, mine.written, meant=kept)
            return
    if own is not None and any(f"{own.words} {mine.written}" in line.text for line in derived.cited):
        return
    rounded = all(limit is None or limit.kind in ("about", "up to") for limit in same)
    short = derived.claim.role is Role.TITLE or _is_unsure(derived)  # a heading may leave out an “about”
    own = own or _bound_behind(derived.claim.plain, mine)
    if own is None and None not in same and not (rounded and short):
        if _is_bounded_so(derived, mine, kept) or _is_limit(derived, mine, same):
            return
        message, cures = f"the line has “{kept}” before {mine.written}: keep it", [_keep(derived, mine, kept)]
        yield derived.problem(RULE, message, mine.written, cures, kept, is_sure=not _rounds([*same]))
    elif (
        own is not None
        and not (own.kind == "at least" and not kept and _holds_until(derived, mine))
        and (kept or (own.kind != "about" and own.words not in _EMPHATIC))
        and not (own.kind == "up to" and not kept and _is_only(derived, mine))
        and not (not kept and _is_bounded_loosely(derived, mine, own))
        and not any(limit and (_is_alike(own, limit) or _is_rest(derived, mine, own, limit)) for limit in same)
        and not (ends or bounds_another(own, mine, _numbers_of(derived)))
    ):
        message = f"the fact says “{own.words}” where the line has {f'“{kept}”' if kept else 'no bound'}"
        bounded = f"{own.words} {mine.written}"
        words = bounded if bounded in derived.claim.plain else mine.written
        yield derived.problem(RULE, message, words, meant=kept or mine.written, is_sure=not _rounds([own, *same]))


def _rounds(limits: list[Bound | None]) -> bool:
    """Tell whether one of *limits* only rounds: an “about” more or less may be no fault."""
    return any(limit is not None and limit.kind == "about" for limit in limits)


def _is_bounded_so(derived: Derivation, mine: Quantity, kept: str) -> bool:
    """Tell whether what stands before *mine* bounds it as *kept* does: what is “not before May” holds until then."""
    before = derived.claim.plain[: mine.start]
    return bool(_NO_EARLIER.search(before) or _WITHIN.search(before)) or (kept == "over" and _is_stretch(derived, mine))


def _is_limit(derived: Derivation, mine: Quantity, same: list[Bound | None]) -> bool:
    """Tell whether the lines bound *mine* from above, and the text calls it a limit, or what is gone down to.

    “Up to 30 guests are allowed” is said by “the limit is 30”, “to go no faster than 8 knots” by “to slow down to 8”.
    """
    text = derived.claim.plain
    least = _LOWEST.search(text[max(0, mine.start - _REACH) : mine.end + _REACH])
    if least and all(limit is not None and limit.kind == "at least" for limit in same):
        return True
    if any(limit is None or limit.kind != "up to" for limit in same):
        return False
    around = text[max(0, mine.start - _REACH) : mine.start] + text[mine.end : mine.end + _REACH]
    step = _STEP.search(text, 0, mine.start)
    return bool(_LIMITS.search(around)) or (step is not None and step["word"] == "to" and _turns(text))


def _is_bounded_loosely(derived: Derivation, mine: Quantity, own: Bound) -> bool:
    """Tell whether a line bounds *mine* as *own* does by a word with other senses, or *own* is no bound.

    “Beyond 12 miles” is more than 12; “over three sessions” lasts “the past three sessions”, and one runs “over 400 m”.
    """
    text = derived.claim.plain
    told = [
        sentence.text[: other.start]
        for sentence in derived.cited
        for other in cached_quantities(sentence.text)
        if mine.may_equal(other)
    ]
    raced = _RACED.search(text[: mine.start]) and any(reading.unit == "metre" for reading in mine.readings)
    lasted = _measures_time(text, mine) and any(map(_LASTED.search, told))
    if own.words == "over" and (raced or lasted):
        return True
    return any(LOOSELY[kind].search(text) for text in told for kind in (own.kind,) if kind in LOOSELY)


def _loose_bound(text: str, mine: Quantity) -> Bound | None:
    """Return how words of a fact bound *mine* that may say something else too: “passed 20 million”."""
    kinds = (kind for kind, pattern in LOOSELY.items() if pattern.search(text, max(0, mine.start - _REACH), mine.start))
    return next((Bound(kind, "") for kind in kinds), None)


def _bound_behind(text: str, mine: Quantity) -> Bound | None:
    """Return the bound that stands behind what *mine* counts, or is said by a “no”: “ten guests or more”.

    “No guest pays over 90” has 90 as the most, and “as wide as 90 metres” too.
    """
    behind = _OR_MORE.match(text, mine.end)
    if behind:
        kind: BoundKind = "at least" if behind["which"].lower() in _UPWARDS else "up to"
        return Bound(kind, behind["bound"])
    before = _AS_FAR_AS.search(text, 0, mine.start)
    return Bound("up to", before["bound"]) if before else None


def _numbers_of(derived: Derivation) -> Iterator[Quantity]:
    return (number for sentence in derived.cited for number in cached_quantities(sentence.text))


def _is_stretch(derived: Derivation, mine: Quantity) -> bool:
    """Tell whether *mine* is a time or way “over” which something goes: “over 14 seasons”, “over the 3,000 metres”."""
    text = derived.claim.plain
    during = _DURING.search(text, 0, mine.start)
    if during is None or not during["the"]:
        return during is not None
    return _measures_time(text, mine) or any(reading.unit in _UNITS for reading in mine.readings)


def _measures_time(text: str, mine: Quantity) -> bool:
    """Tell whether *mine* counts stretches of time: “14 seasons”."""
    following = _NEXT.match(text, mine.end)
    in_stretches = following is not None and following["word"].lower() in _STRETCHES
    return in_stretches or any(reading.unit in TIME for reading in mine.readings)


def _is_alike(own: Bound, limit: Bound) -> bool:
    """Tell whether both bound a number alike: “not quite 19,000” and “fewer than 19,000” do."""
    below = any(each.kind == "up to" for each in (own, limit))
    return own.kind == limit.kind or (below and any(NEARLY.match(each.words) for each in (own, limit)))


def _is_rest(derived: Derivation, mine: Quantity, own: Bound, limit: Bound) -> bool:
    """Tell whether the fact bounds the rest, and says the opposite of it.

    “Only those of less than 3 tonnes may cross” is “those of 3 tonnes or more may not”; what “fell below 70 dollars”
    had been at least that before.
    """
    if {own.kind, limit.kind} != _RESTS:
        return False
    lines = [
        read
        for read, line in zip(derived.cited_clauses, derived.cited, strict=True)
        if any(mine.may_equal(other) for other in cached_quantities(line.text))
    ]
    if any(_turns(read.text) and tells_what_was(derived.claim, read.text) for read in derived.cited):
        return True
    written = own.words in derived.claim.plain.lower()  # “never fewer than” is “at least” already
    denied = written and _is_denied(derived.claim.plain, mine) and not any(read.negations for read in lines)
    return denied or _forbids(derived.clauses) is not any(map(_forbids, lines))


def _is_denied(text: str, mine: Quantity) -> bool:
    """Tell whether there is a “not” between the marks around *mine*."""
    end = _MARK.search(text, mine.end)
    around = _MARK.split(text[: end.start() if end else len(text)])[-1]
    return bool(clauses_of(around).negations)


def _forbids(read: Clauses) -> bool:
    """Tell whether a sentence forbids something: “is barred”, “may not”."""
    barred = any((turning.pair, turning.side) == (ALLOWING, 1) for turning in turnings_of(read))
    return barred or any(read.words[max(0, each.at - 1)] in _MODAL for each in read.negations)


def _holds_until(derived: Derivation, mine: Quantity) -> bool:
    """Tell whether a line says that something does not happen before *mine*: “not before Friday”."""
    return any(
        mine.may_equal(other) and _NO_EARLIER.search(sentence.text[: other.start])
        for sentence in derived.cited
        for other in cached_quantities(sentence.text)
    )


def _is_only(derived: Derivation, mine: Quantity) -> bool:
    """Tell whether a line says of *mine* that it is no more: “reaching only 13 degrees”."""
    return any(
        mine.may_equal(other) and _ONLY.search(sentence.text, 0, other.start)
        for sentence in derived.cited
        for other in cached_quantities(sentence.text)
    )


def _is_longest(line: str, mine: Quantity, other: Quantity) -> bool:
    """Tell whether *line* says of *mine* that something happens so often at least: “once every five days”."""
    return mine.may_equal(other) and bool(_ONCE_EVERY.search(line, 0, other.start))


def _is_end(own: Bound, mine: Quantity, other: Quantity) -> bool:
    """Tell whether *other* is an end of a range on a line, and *mine* is bounded by it: “up to 13”, of 10 to 13."""
    if other.chain == other.written or not mine.may_equal(other):
        return False
    last = other.chain.endswith(other.written)
    return own.kind == ("up to" if last else "at least")


def _is_unsure(derived: Derivation) -> bool:
    """Tell whether the fact says itself that it may be so."""
    return not ENGLISH.governing.possible.isdisjoint(derived.clauses.words)


def _other_bounds_by_pack(derived: PackDerivation) -> Iterator[Problem]:
    """Find the bounds of numbers that both sentences have which only one of them bounds, or which are turned round."""
    pack = derived.claim.cited.pack
    if pack is None:
        return
    says, line = (known_terms(sentence.text, pack.language).quantities for sentence in (derived.says, derived.line))
    for mine in says:
        own = derived.hedge(derived.says, mine)
        same = [other for other in line if mine.may_equal(other)]
        limits = [derived.hedge(derived.line, other) for other in same]
        kinds = {limit.kind if limit and limit.kind in _BOUNDS else None for limit in limits}
        kept = next((limit.words for limit in limits if limit and limit.kind in _BOUNDS), "")
        roughly = any(each and each.kind not in _BOUNDS for each in (own, *limits))
        if not mine.states_number or not same or roughly:
            continue
        if own is None and None not in kinds:
            yield derived.problem(RULE, f"the line has “{kept}” beside {mine.written}: keep it", mine.written)
        elif own is not None and own.kind not in kinds:
            there = f"“{kept}”" if kept else "no bound"
            words = own.words if own.words in derived.claim.plain else mine.written
            yield derived.problem(RULE, f"the fact says “{own.words}” where the line has {there}", words)


def _other_step(derived: Derivation) -> Iterator[Problem]:
    """Find the numbers “by” which something changes on all lines that have them, and “to” which it does in the fact."""
    text = derived.claim.plain
    steps = [(mine, _STEP.search(text, 0, mine.start)) for mine in (cached_quantities(text) if _turns(text) else ())]
    for mine, step in steps:
        in_vote = any(_IN_VOTE.search(sentence.text) for sentence in derived.cited)
        if step is None or _loose_bound(text, mine) or in_vote:
            continue
        there = [
            _STEP.search(sentence.text, 0, other.start)
            for sentence in derived.cited
            for other in cached_quantities(sentence.text)
            if mine.may_equal(other)
        ]
        limits = [
            limit
            for sentence in derived.cited
            for other in cached_quantities(sentence.text)
            if mine.may_equal(other)
            for limit in (_limit_before(sentence.text, other),)
        ]
        if step["word"] == "by" and limits and all(limits):
            message = f"the fact says “by {mine.written}” where the line has “{limits[0]} {mine.written}”"
            yield derived.problem(RULE, message, mine.written, meant=mine.written)
        elif there and all(other and other["word"] != step["word"] for other in there) and there[0]:
            written, meant = f"{step['word']} {mine.written}", f"{there[0]['word']} {mine.written}"
            message = f"the fact says “{written}” where the line has “{meant}”"
            yield derived.problem(RULE, message, mine.written, meant=mine.written)


def _limit_before(text: str, quantity: Quantity) -> str:
    """Return the words by which *text* makes *quantity* what is reached or kept to, and no change: “a limit of”."""
    found = _LEVEL.search(text, 0, quantity.start)
    limit = bound(text, quantity)
    compared = limit is not None and limit.words.startswith("no ") and limit.words.endswith("er than")
    return found[0].strip() if found else limit.words if compared and limit else ""


def _other_share(derived: Derivation) -> Iterator[Problem]:
    """Find the shares that are left of what there was, “20% of what it was”, and gone on all lines.

    And those that are gone in the fact, and left on the lines.
    """
    text = derived.claim.plain
    for mine in cached_quantities(text) if not derived.asks else ():
        own = _left_or_gone(text, mine)
        if not own or not any(reading.unit == "%" and reading.value != _HALF for reading in mine.readings):
            continue
        there = [
            (_left_or_gone(sentence.text, other), other.written)
            for sentence in derived.cited
            for other in cached_quantities(sentence.text)
            if mine.may_equal(other)
        ]
        if there and all(kind and kind != own for kind, _ in there):
            message = f"the fact says of “{mine.written}” that it is {own}, the line that it is {there[0][0]}"
            yield derived.problem(RULE, message, mine.written, meant=there[0][1])


def _left_or_gone(text: str, quantity: Quantity) -> str:
    """Tell whether *quantity* is a share that is left of something, or by which it is less; "" where it is neither."""
    if _OF_WHAT_WAS.match(text, quantity.end):
        return "left"
    return "gone" if _SO_MUCH_LESS.match(text, quantity.end) else ""


def _turns(text: str) -> bool:
    """Tell whether *text* says that something rises, falls or changes otherwise."""
    return bool(turnings_of(clauses_of(text)))


def _keep(derived: Derivation, mine: Quantity, kept: str) -> Cure:
    bounded = f"{mine.written} {kept}" if kept == _FOLLOWING else f"{kept} {mine.written}"
    return Cure(f"write “{bounded}”", (Edit(derived.claim.text.text.location, mine.written, bounded),))
