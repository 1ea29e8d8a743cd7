"""Numbers that a line has in another form: by the year, not the day; as a multiple; in a table; as a list of so many.

Each is one step from what the line says, and the words of the fact or the head of the table tell which.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations, pairwise

from briefdeck.articles.article_index import CitedLines
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.countries import is_part_of_the_world
from briefdeck.language.numbers.amounts import Reading, Value
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.number_context import find_heads
from briefdeck.language.numbers.numbers import Quantity, cached_quantities
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.terms import known_terms
from briefdeck.language.words import fold_word, stem, words
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.grounding.parts.beyond_limit import is_denied_by_limit
from briefdeck.rules.grounding.parts.calculated_ratio import (
    MOST_ADDED,
    counts_of,
    is_near,
    multiples_of,
    said_with_question,
)
from briefdeck.rules.grounding.parts.derived_date import find_ages

_PERIODS = ENGLISH.periods
_SPREAD = lazy_pattern(
    rf"\b(?:(?:{one_of(_PERIODS.each)})\s(?:{one_of(_PERIODS.spread)}\s)?(?P<noun>{one_of(_PERIODS.nouns)})"
    rf"|(?P<adjective>{one_of(_PERIODS.adjectives)}))\b(?!\s{one_of(_PERIODS.dating)}\b)",
    re.IGNORECASE,
)
"""A stretch of time over which a number is spread: “a day”, “on an average day”, “annually”."""
_ROUGHLY = Fraction(1, 20)
"""By how much of itself a number by the day may miss one by the year: months and years differ in length."""
_OF_THE = lazy_pattern(r"\sof (?:the |all |its |their )?(?P<what>[\w’'-]+)")
_AS_MANY = lazy_pattern(r"\bas many (?P<one>[\w’'-]+)(?: [\w’'-]+){0,4}? as (?P<other>[\w’'-]+)")
_SO_MANY = lazy_pattern(r"\bas many (?P<what>[\w’'-]+)(?! as\b)")
_POINTS, _PERCENT = "percentage point", "%"
_APART = lazy_pattern(rf"\s{one_of(ENGLISH.numbers.apart)}\b", re.IGNORECASE)
_RUNNING = lazy_pattern(rf"(?:\s[\w’'-]+){{0,2}}?\s{one_of(ENGLISH.numbers.running)}\b", re.IGNORECASE)
"""What follows things that come one right after the other: “months running”, “straight win”."""
_FOR = lazy_pattern(r"\bfor (?:the (?:last|past) )?\Z", re.IGNORECASE)
_MORE = lazy_pattern(
    rf"\b(?:{one_of((*ENGLISH.numbers.comparing, *ENGLISH.numbers.larger, *ENGLISH.numbers.apart))}|[a-z]+er than)\b"
)
_RANKED = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.ranked)}(?:\s[a-z]+)?\s\Z", re.IGNORECASE)
_SUPERLATIVE = lazy_pattern(rf"[\s-](?:most\s|(?!{one_of(ENGLISH.grammar.no_superlatives)}\b)[a-z]{{3,14}}est\b)")
_AGES = lazy_pattern(r"\bage[sd]?(?: of| from| between)?\s\Z", re.IGNORECASE)
_OLD = lazy_pattern(rf"[\s-]?(?:years?[\s-])?{one_of(ENGLISH.dates.after_age)}s?\b", re.IGNORECASE)
_BOUND_AGE = lazy_pattern(
    r"\b(?P<who>[\w’'-]+)(?: who are)? (?:aged )?(?:(?P<under>under|below|younger than)|over|above|older than) \Z",
    re.IGNORECASE,
)
"""What stands before the age up to which, or from which, something holds for people: “children under 12”."""
_TURNING = lazy_pattern(rf"\b{one_of(ENGLISH.dates.turning)} \Z", re.IGNORECASE)
_YEARS = ("year", "years")
_LOOSELY = ENGLISH.dates.before_numbers
_SURELY = one_of(words for words in ENGLISH.dates.before_age if words not in _LOOSELY)
_BEFORE_AGE = lazy_pattern(rf"\b(?:{_SURELY}|(?P<who>[\w’'-]+)\s{one_of(_LOOSELY)}|(?<=\AAt))\s\Z", re.IGNORECASE)
"""What stands before the age of one person: “a woman of 45”, “aged 45”."""
_PEOPLE = ENGLISH.people
_PERSONS = frozenset(
    (
        "who",
        *(word.removesuffix("s") for word in _PEOPLE.counted),
        *_PEOPLE.pronouns["person"],
        *_PEOPLE.called["person"],
        *_PEOPLE.asked["person"],
    )
)
_PERSONS |= _PEOPLE.kin | _PEOPLE.anyone | _PEOPLE.offices
_WHO = _PEOPLE.counted | _PEOPLE.anyone
_PLURAL_PERSONS = tuple(f"{ending}s" for ending in _PEOPLE.person_endings)
_OLDEST = 130
"""An age that nobody reaches."""
_SUCH = lazy_pattern(r" (?:times|such|more such|other such)\b")
_PREVIOUSLY = lazy_pattern(rf"\b{one_of(ENGLISH.clauses.done_before)}\b", re.IGNORECASE)
_AVERAGE = lazy_pattern(rf"\b{one_of(ENGLISH.numbers.average)} (?:[\w-]+ ){{0,3}}[$€£]?\Z", re.IGNORECASE)
_BY = lazy_pattern(r"\bby\s(?:an?\s)?\Z", re.IGNORECASE)


def is_reckoned(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line has *quantity* in another form, and *claim* the words that make this one of it."""
    return (
        _is_reverse(claim, quantity)
        or _is_spread(claim, quantity)
        or _is_in_points(claim, quantity)
        or _is_age_by_line(claim, quantity)
        or _is_steps_apart(claim, quantity)
        or _counts_those_before(claim, quantity)
        or _counts_times_before(claim, quantity)
        or _counts_a_run(claim, quantity)
        or _is_as_many(claim, quantity)
        or _is_mean(claim, quantity)
    )


def may_be_reckoned(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line has a percentage and by how many points it changes, and *quantity* is what that makes."""
    steps = {
        (value, line)
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
        if _BY.search(line, 0, other.start)
        for reading in other.readings
        if reading.unit == _POINTS
        for value in (reading.value,)
    }
    percents = _percents(claim) if steps else []
    mine = {Fraction(reading.value) for reading in quantity.readings if reading.unit == _PERCENT}
    return any({percent - step, percent + step} & mine for percent in percents for step, _ in steps)


def _is_mean(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is told as the average of what so many cost or have together by a line."""
    if not _AVERAGE.search(claim.plain[: quantity.start]):
        return False
    counts = {value for value in counts_of(claim.cited) if value > 1}
    wholes = {reading for other in claim.cited.quantities() for reading in other.readings}
    return len(counts) <= MOST_ADDED and any(
        is_near(claim, quantity, Fraction(mine.value), Fraction(whole.value) / Fraction(count))
        for mine in quantity.readings
        for whole in wholes
        for count in counts
        if whole.unit == mine.unit and whole.value != count
    )


def _is_reverse(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the share “of” a thing that a line gives as a multiple: a third, by “three times”."""
    if " of " not in f" {said_with_question(claim).lower()} " or _is_of_counted(claim, quantity):
        return False
    if _BY.search(claim.plain, 0, quantity.start) or bound(claim.plain, quantity) is not None:
        return False  # what grew by a tenth did not grow tenfold
    mine = {Fraction(value) for value in quantity.plain if 0 < value < 1}
    return any(is_near(claim, quantity, share, 1 / times) for share in mine for times in multiples_of(claim.cited))


def _is_of_counted(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a share of those that a line compares: half of the men, of twice as many as men."""
    whole = _OF_THE.match(claim.plain, quantity.end)
    return whole is not None and any(
        stem(whole["what"].lower()) in map(stem, match.group("one", "other"))
        for _, line in claim.cited.written_lines
        for match in _AS_MANY.finditer(line.lower())
    )


def _is_spread(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is by the day what a line gives by the year: “about 12 a day”, of 4,380 a year.

    What is not said to be rough has to be so to the last digit.
    """
    days, rough = _days_in(said_with_question(claim)), bound(claim.plain, quantity) is not None
    others = [
        (Fraction(reading.value) * mine / theirs, reading.unit)
        for _, line in (claim.cited.written_lines if days else ())
        for theirs in _days_in(line)
        for other in cached_quantities(line)
        if other.states_number
        for reading in other.readings
        for mine in days
        if mine != theirs
    ]
    return any(
        unit == reading.unit and abs(made - reading.value) <= (_ROUGHLY * reading.value if rough else 0)
        for made, unit in others
        for reading in quantity.readings
    )


def _days_in(text: str) -> set[Fraction]:
    """Find the stretches of time over which *text* spreads a number; how many days each has."""
    found = _SPREAD.finditer(text)
    return {
        _PERIODS.days[_PERIODS.nouns[match["noun"].lower()] if match["noun"] else _PERIODS.adjectives[match[0].lower()]]
        for match in found
        if (match["noun"] or match["adjective"]).lower() in (*_PERIODS.nouns, *_PERIODS.adjectives)
    }


def _is_in_points(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* says in percentage points how far two percentages of the lines are apart."""
    mine = {Fraction(reading.value) for reading in quantity.readings if reading.unit == _POINTS}
    percents = _percents(claim) if mine else []
    apart = {abs(one - other) for one, other in combinations(percents, 2)}
    if bound(claim.plain, quantity) is not None:
        apart |= {Fraction(round(each)) for each in apart}
    return len(percents) <= MOST_ADDED and not apart.isdisjoint(mine)


def _percents(claim: Claim) -> list[Fraction]:
    """Return the percentages of the lines, each once; beside one, a bare number with a decimal is one too: “at 4.5”."""
    told = [other for other in claim.cited.quantities() if other.form.kind not in ("part", "share", "half")]
    readings = {reading for other in told for reading in other.readings}
    percents = {Fraction(reading.value) for reading in readings if reading.unit == _PERCENT}
    bare = {Fraction(reading.value) for reading in readings if not reading.unit}
    return sorted(percents | {value for value in bare if percents and value.denominator > 1})


def _is_age_by_line(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is the age of somebody, and within ages that a line gives: 45, of “ages 30 to 65”.

    Or one that follows from another: 99, of whoever turns 100; 53, of whoever came to the throne at 19, for 34 years.
    """
    if not (_OLD.match(claim.plain, quantity.end) or _is_told_as_age(claim, quantity)):
        return False
    if is_denied_by_limit(claim, quantity):
        return False
    age = quantity.plain[0]
    return any(
        any(low < age < high for low, high in _ages_in(line)) or age in _ages_reached(line)
        for _, line in claim.cited.written_lines
    )


def _ages_reached(line: str) -> Iterator[Value]:
    """Yield the ages before the birthdays to come of *line*, and those so many years after an age that it tells."""
    numbers = cached_quantities(line)
    yield from (other.plain[0] - 1 for other in numbers if _TURNING.search(line, 0, other.start))
    years = [other.plain[0] for other in numbers if other.form.unit.strip(" -") in _YEARS]
    yield from (age + count for age in find_ages(line) for count in years if count != age)


def _is_told_as_age(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether words before *quantity* make an age of it: “a diver of 45”, and not “a total of 45”."""
    before = _BEFORE_AGE.search(claim.plain, 0, quantity.start)
    if before is None or quantity.form.unit or quantity.form.symbol:
        return False
    return not before["who"] or _is_person(claim, before["who"])


def _is_person(claim: Claim, word: str) -> bool:
    """Tell whether *word* is one for a person, or ends like one and stands on a line: “driver”, but not “number”."""
    folded = fold_word(word)
    singular = folded.removesuffix("s")
    if any(word in name.words for name in claim.names):
        return True
    is_doer = singular.endswith(_PEOPLE.doer_endings) and claim.cited.has_word(folded)
    return is_doer or not _PERSONS.isdisjoint((folded, singular))


def _ages_in(line: str) -> Iterator[tuple[Value, Value]]:
    for limit in cached_quantities(line):
        before = _BOUND_AGE.search(line, 0, limit.start) if not limit.form.symbol and not limit.form.scale else None
        if before and (fold_word(before["who"]) in _WHO or fold_word(before["who"]).endswith(_PLURAL_PERSONS)):
            yield (0, limit.plain[0]) if before["under"] else (limit.plain[0], _OLDEST)
    for first, last in pairwise(cached_quantities(line)):
        is_range = first.chain == last.chain != first.written and first.chain.endswith(last.written)
        if is_range and (_AGES.search(line, 0, first.start) or _OLD.match(line, last.end)):
            yield first.plain[0], last.plain[0]


def _is_steps_apart(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is how far two places in a row are apart: “five years”, of the sixth and eleventh."""
    if not _APART.match(claim.plain, quantity.end):
        return False
    places = {value for other in claim.cited.quantities() if other.form.is_place for value in other.plain}
    apart = {abs(one - other) for one, other in combinations(places, 2)}
    return len(places) <= MOST_ADDED and not apart.isdisjoint(quantity.plain)


def _counts_times_before(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts the times before one of a row: “twice before”, of “for the third time”."""
    counts_times = quantity.form.kind == "multiple" or _SUCH.match(claim.plain, quantity.end)
    if not counts_times or not _PREVIOUSLY.search(claim.plain):
        return False
    return any(
        other.form.is_place and other.plain[0] - 1 in quantity.plain and line.startswith((" time", " such"), other.end)
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
    )


def _counts_a_run(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts what a line has in a row: “five months running”, of “the fifth in a row”.

    Or how long that is: “for half a year”, of “the sixth month running”.
    """
    told = [
        other
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
        if other.form.is_place and _RUNNING.match(line, other.end)
    ]
    if _RUNNING.match(claim.plain, quantity.end):
        return any(other.plain[0] == quantity.plain[0] for other in told)
    lasts = _FOR.search(claim.plain, 0, quantity.start) is not None
    units = [(other, known_terms(f"{other.plain[0]} {other.form.unit.strip(' -')}").quantities) for other in told]
    return lasts and any(
        not set(whole.readings).isdisjoint(quantity.readings)
        for other, wholes in units
        if other.form.unit
        for whole in wholes
    )


def _is_as_many(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line has “as many” of what *quantity* counts as of what it counted before: “in as many years”."""
    counted = words(claim.plain[quantity.start : quantity.end])[-1:]
    found = ((line, _SO_MANY.search(line)) for _, line in claim.cited.written_lines if counted)
    return any(
        stem(fold_word(match["what"])) == stem(fold_word(counted[0]))
        and quantity.plain[0] in {value for other in cached_quantities(line[: match.start()]) for value in other.plain}
        for line, match in found
        if match
    )


def _counts_those_before(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts those who are before one in a row: “three are larger” than the fourth-largest."""
    if quantity.readings != (Reading(quantity.plain[0], ""),) or not _MORE.search(claim.plain, quantity.end):
        return False
    return any(
        other.form.is_place
        and other.plain[0] - 1 == quantity.plain[0]
        and (
            _SUPERLATIVE.match(line, other.end)
            or _RANKED.search(line, 0, other.start)
            or line.startswith(" by ", other.end)
        )
        for _, line in claim.cited.written_lines
        for other in cached_quantities(line)
    )


_CELL = re.compile(r"[|\t]")
_PART = re.compile(r"[,;:()]|\bin\b")
_SIZE = re.compile(rf"\b({one_of(ENGLISH.numbers.scales)})s?(?: of)?\b")
_SYMBOL = re.compile(r"((?:US|A|C|NZ)?[$£€¥])\s*")
_THOUSANDS = re.compile(r"[’'‘]?000s?\b")
_MOST_ROWS = 40
"""Rows of a table above a cited one, among which its head is looked for."""


def has_unit_in_head(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a bare number of a cited line with the unit or size that the head of its table gives.

    The head is a cited line, or one above the row in the same table; where both have as many cells, it is the one in
    the number’s column.
    """
    if not (quantity.form.scale or quantity.form.unit or quantity.form.symbol or quantity.plain[0] >= 1000):
        return False
    return any(
        _fits(head, row, quantity)
        for cited in claim.cited.cited_lines
        for line in cited.lines
        if (row := claim.fact.context.line(cited.article, line))
        for head in _heads(claim, cited, line)
    )


def _heads(claim: Claim, cited: CitedLines, line: int) -> Iterator[str]:
    """Yield the lines that may be the head of the table to which *line* belongs: itself, cited ones, those above."""
    context = claim.fact.context
    for other in sorted(cited.lines):
        if other <= line:
            yield context.line(cited.article, other) or ""
    for above in range(line - 1, max(0, line - _MOST_ROWS), -1):
        if not _CELL.search(context.line(cited.article, above + 1) or ""):
            return
        yield context.line(cited.article, above) or ""


def _fits(head: str, row: str, quantity: Quantity) -> bool:
    columns, cells = _CELL.split(head), _CELL.split(row)
    if len(columns) != len(cells) or len(cells) == 1:
        columns, cells = [head], [row]
    return any(
        _is_product(_bare_numbers(cell), unit, quantity)
        for column, cell in zip(columns, cells, strict=True)
        for unit in _units(column)
    )


def _units(head: str) -> Iterator[Reading]:
    """Yield the units and sizes that parts of *head* are: of “Freight, million tonnes” that of a million tonnes."""
    for part in _PART.split(head)[1:] if _PART.search(head) else ():
        words = _SIZE.sub(r"\1", _THOUSANDS.sub("thousand", part.strip()))
        symbol = _SYMBOL.match(words)
        one = f"{symbol[1]}1 {words[symbol.end() :]}".strip() if symbol else f"1 {words}"
        for found in known_terms(one).quantities:
            if words and (found.start, found.end) == (0, len(one)):
                yield found.readings[0]


def _bare_numbers(cell: str) -> list[Value]:
    """List the numbers of *cell* that have no unit of their own."""
    numbers = (found for found in known_terms(cell).quantities if not (found.form.unit or found.form.symbol))
    return [value for found in numbers for value in found.plain]


def _is_product(numbers: Sequence[Value], unit: Reading, quantity: Quantity) -> bool:
    return any(
        unit.unit == mine.unit and number * unit.value == mine.value for number in numbers for mine in quantity.readings
    )


THE = re.compile(r"\b(?:the|both|all|its|their)\s\Z", re.IGNORECASE)
"""What precedes the number of things that everybody knows: “the two hospitals”."""
_MOST_KNOWN = 5
"""How many these may be."""
FEWEST_LISTED = 3
"""Items that make a list."""
_LONGEST_ITEM = 4
"""Words of an item that is not the first or last."""
_LAST = lazy_pattern(r",\s(?:and|or|&)\s")
_LISTED = lazy_pattern(r",?\s(?:and\s|&\s)?(?:the\s)?")
"""What stands between two names of a list."""
_OPENED = lazy_pattern(r":\s(?:[A-Z][\w.’'-]*\s){0,2}\Z")
"""What stands before the first name of a list that a colon opens; a first word may be no name by itself."""
_SENTENCE_ENDS = lazy_pattern(r"\s*(?:[.;]|\Z)")
_LIST_ENDS = lazy_pattern(r"[;:.()]")
_ASIDE = lazy_pattern(r"\s\([^()]{0,40}\)")
_CUT_OFF = lazy_pattern(rf", {one_of(ENGLISH.grammar.parting - {'and', 'or'})}\b")
"""What ends a list though no full stop does: “…, but gave none to …”."""
_COMMA = lazy_pattern(r",\s(?:and\s|or\s)?")
_AND = lazy_pattern(r"\s(?:and|or|&)\s")


def is_bare_two(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* is a “two” that counts plain things, and not “the two”."""
    if THE.search(claim.plain[: quantity.start]):
        return False
    counts = quantity.form.kind in ("digits", "words") and not (quantity.form.unit or quantity.form.symbol)
    return counts and quantity.plain[0] == FEWEST_LISTED - 1


def is_known(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts things that everybody knows: “the three”."""
    known = THE.search(claim.plain[: quantity.start]) is not None
    return known and 1 < quantity.plain[0] <= _MOST_KNOWN


def points_to_names(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether *quantity* counts what the lines name: “the two together”, where a line names two."""
    counted = find_heads(claim.plain, claim.terms).get(quantity.chain, "")
    if counted and not claim.cited.has_word(counted):
        return False
    named = {keys for keys in claim.cited.names_on_lines() if not is_part_of_the_world(keys)}
    return is_known(claim, quantity) and quantity.form.kind == "words" and len(named) >= quantity.plain[0]


def counts_a_list(claim: Claim, quantity: Quantity) -> bool:
    """Tell whether a line lists as many things as *quantity* says: “Velby, Harle and Orrin” are three towns."""
    number = quantity.plain[0]
    lines = [line for _, line in claim.cited.written_lines]
    lists = [lengths for line in lines for lengths in (_lengths_of_lists(line), _lengths_of_named_lists(claim, line))]
    return number >= FEWEST_LISTED and any(number in lengths for lengths in lists)


def _lengths_of_lists(line: str) -> set[int]:
    """Count the items of each list of *line* that has commas, and an “and” before the last item."""
    found = set()
    for stretch in _LIST_ENDS.split(_CUT_OFF.sub(";", _ASIDE.sub("", line))):
        *items, last = _COMMA.split(stretch)
        joined = _AND.split(last, maxsplit=1)
        items += joined
        listed = len(joined) > 1 or _LAST.search(stretch) is not None
        if listed and items[2:] and all(len(item.split()) <= _LONGEST_ITEM for item in items[1:-1]):
            found.add(len(items))
    return found


def _lengths_of_named_lists(claim: Claim, line: str) -> set[int]:
    """Count the names in each list of names of *line*: “with the Reds, the Greens and the Blues”.

    Behind a colon a list needs no “and”: “In favour: Ada Brand, Odo Marl, Ilse Tolle.”
    """
    found, length, opened = set(), 1, False
    named = claim.fact.names_in(line)
    for one, other in pairwise(named):
        gap = line[one.end : other.start]
        listed = _LISTED.fullmatch(gap) is not None
        opened = (opened and listed) or _OPENED.search(line, 0, one.start) is not None
        length = length + 1 if listed else 1
        if " and " in gap or (opened and listed and (other is named[-1] or _SENTENCE_ENDS.match(line, other.end))):
            found.add(length)
    return found
