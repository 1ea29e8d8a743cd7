"""What may put a problem of a fact right, as changes of its files to choose from: for page, editor and terminal.

A rule offers only what is sure. Here is besides what is likely, and what needs a reason, since somebody looks at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from itertools import islice

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.curate.edit_yaml import set_value
from briefdeck.curate.fact_slices import CutBank
from briefdeck.curate.find import find_said, find_ungrounded, keeps_from_proof, rank_lines
from briefdeck.curate.write_yaml import UneditableError, Value, write_entry
from briefdeck.language.needs import Need
from briefdeck.language.terms import known_terms
from briefdeck.live.live_project import ProvedFact
from briefdeck.located import LocatedStr, Location, SourceLine
from briefdeck.model.citation import Citation, parse_citation
from briefdeck.model.roles import READ
from briefdeck.problem import REASON, Cure, Edit, Problem
from briefdeck.read.yaml_nodes import KeyPath
from briefdeck.rules.cards import accepted_option
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding import word_overlap
from briefdeck.rules.grounding.parts.missing_name import find_missing_names
from briefdeck.text_change import compare_texts

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

    def with_citation(self, added: str) -> Iterator[Cure]:
        """Offer to cite the lines *added* too, if that can be done by itself."""
        edit = self.with_value(("cite",), [*(str(citation.written) for citation in self.fact.fact.cite), added])
        if edit is not None:
            yield Cure(f"cite {self.call(added)} too", (edit,))

    def call(self, written: str) -> str:
        """Return how a citation is called in a label: “line 8” where the fact cites that article alone."""
        article, _, line = written.partition(":")
        return f"line {line}" if list(self.fact.fact.articles) == [article] else written

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
        _line_meant(mended),
        _lines_with_name(mended),
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
    """Offer other lines of the cited articles that prove what those that are cited do not.

    A line takes the place of one that is cited alone and says nothing that it does not say itself; else it is cited
    too.
    """
    fact, problem = mended.fact.fact, mended.problem
    if not problem.rule.reads_lines or problem.severity != "error" or not fact.cite:
        return
    context, claim = mended.fact.context, mended.find_claim()
    said = f"{fact.fact} {claim.plain if claim else ''}"
    cited = {
        SourceLine(each.article, line)
        for each in fact.cite
        if (article := context.article_index(each.article)) is not None
        for line in each.lines.numbers_within(article.entry.lines)
    }
    already = find_said(context, said, cited)
    ranked = rank_lines(context, said, 2 * MOST, sorted({each.article for each in fact.cite}))
    others = [found for found, _ in ranked if found not in cited]
    offered = (_with_line(mended, found, bool(already - find_said(context, said, [found]))) for found in others)
    yield from islice((cure for cures in offered for cure in cures), MOST)


def _with_line(mended: _Mended, found: SourceLine, keeps: bool) -> Iterator[Cure]:
    """Offer to cite the line *found* too, and instead where one line is cited; the old one *keeps* its use, or none."""
    fact = mended.fact.fact
    new = parse_citation(LocatedStr(f"{found.article}:{found.line}"))
    if (keeps or len(fact.cite) > 1) and _is_mended(mended, (*fact.cite, new)):
        yield from mended.with_citation(str(new.written))
    if len(fact.cite) == 1 and _is_mended(mended, (new,)):
        (citation,) = fact.cite
        edit = Edit(citation.written.location, str(citation.written), str(new.written))
        yield Cure(f"cite {mended.call(str(new.written))} instead", (edit,))


def _is_mended(mended: _Mended, cite: tuple[Citation, ...]) -> bool:
    """Tell whether the fact is without its problem, and without a new one, where it rests on *cite*."""
    known = {(each.code, each.words) for each in mended.proved.problems}
    mine = mended.problem.code, mended.problem.words
    found = find_ungrounded(mended.fact.context, replace(mended.fact.fact, cite=cite))
    left = ((each.code, each.words) for each in found if keeps_from_proof(each))
    return all(each in known and each != mine for each in left)


def _line_meant(mended: _Mended) -> Iterator[Cure]:
    """Offer the line that has more of the words of a fact than those it cites: in place of its one citation, or too."""
    fact, problem = mended.fact.fact, mended.problem
    if problem.rule != word_overlap.RULE or problem.related is None:
        return
    meant = f"{problem.related.article}:{problem.related.line}"
    if len(fact.cite) == 1 and problem.location == fact.fact.location:
        written = fact.cite[0].written
        yield Cure(f"cite {mended.call(meant)} instead", (Edit(written.location, str(written), meant),))
    yield from mended.with_citation(meant)


def _lines_with_name(mended: _Mended) -> Iterator[Cure]:
    """Offer to cite a line too that has the name which the cited ones do not have."""
    claim, problem = mended.find_claim(), mended.problem
    if claim is None or Need.NAMES not in problem.rule.needs | problem.rule.wants:
        return
    furniture = {cited.article: cited.index.entry.furniture for cited in claim.cited.cited_lines}
    for name in (each for each in claim.missing_names if each.written == problem.words):
        found = claim.cited.find_elsewhere(partial(ArticleIndex.with_names, names=name.keys))
        for article, line in islice((each for each in found if each.line not in furniture[each.article]), MOST):
            yield from mended.with_citation(f"{article}:{line}")


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
        yield from mended.with_reason(f"“{problem.words}” is right, because …", ("given", problem.words))
    if problem.severity == "warning":
        label = f"leave it, because … ({problem.code} is switched off for this fact)"
        yield from mended.with_reason(label, ("ignore", problem.code))
