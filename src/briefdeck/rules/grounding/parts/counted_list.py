"""Numbers that count what a line lists or names."""

from __future__ import annotations

import re
from itertools import pairwise

from briefdeck.language.names.countries import is_part_of_the_world
from briefdeck.language.numbers.number_context import find_heads
from briefdeck.language.numbers.numbers import Quantity
from briefdeck.language.remembering import lazy_pattern
from briefdeck.rules.fact_context import Claim

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
    for stretch in _LIST_ENDS.split(line):
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
