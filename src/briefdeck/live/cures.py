"""What may put a problem of a fact right, as changes of its files to choose from: for page, editor and terminal.

A rule offers only what is sure. Here is besides what is likely, and what needs a reason, since somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from briefdeck.curate.edit_yaml import set_value
from briefdeck.curate.fact_slices import CutBank
from briefdeck.curate.find import passes_on, rank_lines
from briefdeck.curate.write_yaml import UneditableError, Value, write_entry
from briefdeck.language.terms import known_terms
from briefdeck.live.live_project import ProvedFact
from briefdeck.located import Location
from briefdeck.model.roles import READ
from briefdeck.problem import REASON, Cure, Edit, Problem
from briefdeck.read.yaml_nodes import KeyPath
from briefdeck.rules.cards import accepted_option
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.missing_name import find_missing_names
from briefdeck.undo import compare_texts

MOST = 3
"""Numbers, and lines, that are offered."""
_BY_HAND = frozenset(("G201", "G202", "G203", "G204"))
"""The errors that a term under `given:` answers."""


@dataclass(frozen=True, slots=True)
class _Mended:
    """A fact with a problem, in its file."""

    proved: ProvedFact
    problem: Problem
    cut: CutBank

    @property
    def fact(self) -> FactContext:
        return self.proved.fact

    def find_claim(self) -> Claim | None:
        """Return the text that has the wrong words; None where they are in none."""
        claims = self.fact.claims_in(READ)
        return next((each for each in claims if self.problem.words and self.problem.words in each.plain), None)

    def with_value(self, path: KeyPath, value: Value | None) -> Edit | None:
        """Set *value* at *path* of the fact; None where that cannot be done by itself."""
        own = self.proved.slice
        try:
            changed = set_value(own.text, path, value)
        except UneditableError:
            return None
        change = compare_texts(own.text, changed.replace(REASON, f'"{REASON}"'))
        place = Location(self.problem.location.path, own.first + change.line, 1)
        return Edit(place, change.old, change.new)

    def with_reason(self, label: str, path: KeyPath) -> Iterator[Cure]:
        """Offer to write a reason at *path* of the fact, if it can be done by itself."""
        edit = self.with_value(path, REASON)
        if edit is not None:
            yield Cure(label, (edit,), needs_reason=True)


def offer_cures(proved: ProvedFact, problem: Problem, cut: CutBank) -> list[Cure]:
    """List what may put *problem* right, a problem of the fact *proved* in the bank *cut*: the likeliest first."""
    mended = _Mended(proved, problem, cut)
    several = (
        problem.cures,
        _right_or_wrong(mended),
        _other_numbers(mended),
        _other_lines(mended),
        _longer_name(mended),
        _reasons(mended),
    )
    offered: dict[tuple[Edit, ...], Cure] = {}
    for cure in (each for cures in several for each in cures):
        offered.setdefault(cure.edits, cure)
    return list(offered.values())


def _right_or_wrong(mended: _Mended) -> Iterator[Cure]:
    """Offer to take a spelling that counts as right and as wrong out of either list of its card."""
    if mended.problem.rule != accepted_option.RULE:
        return
    for at, card in enumerate(mended.fact.fact.cards):
        both = [spelling for spelling in card.accept if spelling.location == mended.problem.location]
        for key, texts in (("accept", card.accept), ("wrong", card.wrong)) if both else ():
            kept = [str(text) for text in texts if not accepted_option.is_same(text, both[0])]
            edit = mended.with_value(("cards", at, key), kept or None)
            if edit is not None:
                yield Cure(f"take it out of `{key}:`", (edit,))


def _other_numbers(mended: _Mended) -> Iterator[Cure]:
    """Offer the numbers of the lines in place of one that they do not have, the nearest in kind and size first."""
    claim, problem = mended.find_claim(), mended.problem
    wrong = known_terms(problem.words)
    if claim is None or not problem.rule.reads_lines or not (wrong.quantities or wrong.dates):
        return
    there = [written for cited in claim.cited.cited_lines for written in cited.index.numbers_on(cited.lines)]
    others = [written for written in dict.fromkeys(there) if written not in claim.plain]
    alike = [written for written in others if bool(known_terms(written).dates) == bool(wrong.dates)]
    for written in sorted(alike, key=lambda other: _distance(problem.words, other))[:MOST]:
        yield Cure(f"write “{written}”", (Edit(problem.location, problem.words, written),))


def _distance(wrong: str, other: str) -> float:
    """Tell how far the number *other* is from *wrong*: by how much one is larger, and more where the units differ."""
    readings = [
        [reading for each in known_terms(text).quantities for reading in each.readings] for text in (wrong, other)
    ]
    if not all(readings):
        return 0
    (mine, *_), (theirs, *_) = readings
    low, high = sorted((abs(float(mine.value)), abs(float(theirs.value))))
    return (high - low) / (high or 1) + (mine.unit != theirs.unit)


def _other_lines(mended: _Mended) -> Iterator[Cure]:
    """Offer another line of the cited articles that proves what the fact says, where there is one."""
    fact, problem = mended.fact.fact, mended.problem
    if not problem.rule.reads_lines or problem.severity != "error" or len(fact.cite) != 1:
        return
    (citation,) = fact.cite
    context, said = mended.fact.context, str(fact.fact)
    ranked = rank_lines(context, said, 2 * MOST, [citation.article])
    others = (found for found, _ in ranked if found.line not in citation.lines and passes_on(context, said, [found]))
    for found in islice(others, MOST):
        new = f"{citation.article}:{found.line}"
        yield Cure(f"cite line {found.line}", (Edit(citation.written.location, str(citation.written), new),))


def _longer_name(mended: _Mended) -> Iterator[Cure]:
    """Offer to enter a short name under `names:`, where a cited line has the name that it may be short for."""
    for _, missing in find_missing_names(mended.fact):
        if missing.name.written == mended.problem.words and missing.longer:
            edit = _add_name(mended, missing.longer, missing.name.written)
            if edit is not None:
                yield Cure(f"{missing.name.written} is {missing.longer}: add the name", (edit,))


def _add_name(mended: _Mended, name: str, spelling: str) -> Edit | None:
    """Write a new name with its other *spelling* under `names:`; None where the name is there already."""
    path, file = next(iter(mended.cut.files.items()))
    if any(str(known) == name for known in mended.fact.context.bank.names):
        return None
    entry = write_entry(name, [spelling], 2)
    head, tail = file.head.split("\n"), file.tail.split("\n")
    if "names:" in head:
        return Edit(Location(path, head.index("names:") + 2, 1), "", entry)
    if "names:" in tail:
        return Edit(Location(path, file.slices[-1].end + tail.index("names:") + 1, 1), "", entry)
    facts = next((at for at, line in enumerate(head, 1) if line.startswith("facts:")), None)
    if facts is not None:
        return Edit(Location(path, facts, 1), "", f"names:\n{entry}\n")
    return None if head[-1] else Edit(Location(path, len(head), 1), "", f"\nnames:\n{entry}")


def _reasons(mended: _Mended) -> Iterator[Cure]:
    """Offer to say why it is right all the same: of a term that no line has, or of a warning."""
    problem = mended.problem
    if problem.code in _BY_HAND and problem.words:
        yield from mended.with_reason("it is right, because …", ("given", problem.words))
    if problem.severity == "warning":
        label = f"leave it, because … ({problem.code} is switched off for this fact)"
        yield from mended.with_reason(label, ("ignore", problem.code))
