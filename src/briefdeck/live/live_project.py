"""A project that is open while it is edited: the answer to an edit at once, and all that `check` says soon after.

What a rule about one fact finds depends on that fact, the articles and the names. So it is kept for each fact whose
text stays the same, and only facts that changed are proved again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from briefdeck.bank_files import Texts
from briefdeck.check import check_codes
from briefdeck.curate.fact_slices import CutBank, FactSlice
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Bank, Fact
from briefdeck.problem import Problem
from briefdeck.project import Folder, Project, open_project
from briefdeck.read.bank import read_texts
from briefdeck.read.locate import pinpoint
from briefdeck.rules.consequences import tell_once
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext, list_fact_contexts
from briefdeck.rules.registry import MODULES, problems_of_bank, problems_of_fact

MOST_AT_ONCE = 20
"""The most facts that are proved before an answer: more have changed only when a file was replaced."""


@dataclass(frozen=True, slots=True)
class ProvedFact:
    """A fact, and what the rules about one fact find in it."""

    fact: FactContext
    problems: tuple[Problem, ...]
    """Located at their exact words, in the order of the file."""
    slice: FactSlice
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What was found in a fact by the rules about one fact, with lines counted from its first."""

    fact: Fact
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Settled:
    """All that `check` says of a project at one moment."""

    project: Project
    problems: Sequence[Problem]
    """The same as `check` reports, in the same order."""
    texts: Texts
    """The texts of the files of the bank."""
    cut: CutBank
    """Those texts, cut into their facts."""
    known: Mapping[str, _Known] = field(default_factory=dict, repr=False)
    """What is known of each fact, by its text."""
    is_checked: bool = True
    """Whether the rules have looked at it; else its problems are those of reading alone."""


class LiveProject:
    """A project that is open. `settle` reads and checks all of it; `prove` answers at once what an edit changed."""

    def __init__(self, folder: Folder, clock: Callable[[], int]) -> None:
        """Open nothing yet; *clock* tells the time in whole seconds since 1970.

        Its problems and cures name files by their paths in the project, as the texts of a bank do.
        """
        self._folder, self._clock = replace(folder, shown=""), clock
        self._settled: Settled | None = None
        self._last: CheckContext | None = None

    def read(self) -> None:
        """Read all files and check nothing yet, in a tenth of the time: what is typed can be proved from then on."""
        project = open_project(self._folder, self._clock())
        texts = project.texts_of_bank
        self._last = project.context
        self._settled = Settled(project, project.merge_problems([]), texts, CutBank(texts), is_checked=False)

    @property
    def settled(self) -> Settled:
        """What was settled last, or only read so far; it is settled first, where nothing was."""
        if self._settled is None:
            self.settle()
        assert self._settled is not None  # noqa: S101  (nothing is stale then)
        return self._settled

    def settle(
        self,
        unsaved: Mapping[str, str] = MappingProxyType({}),
        is_stale: Callable[[], bool] = lambda: False,
    ) -> bool:
        """Read all files, with *unsaved* texts in place of some, and find every problem, as `check` does.

        Gives up, and returns False, as soon as *is_stale* says that the files have changed again; what it has found of
        facts by then is kept. Raises UserError where a file cannot be read.
        """
        project = open_project(self._folder, self._clock(), unsaved)
        context, texts, before = project.context, project.texts_of_bank, self._settled
        cut, same = CutBank(texts), self._last is not None and context.take_over(self._last)
        work = _Work(context, cut, before.known if before and same else {})
        found: list[Problem] = []
        for several in work.problems():
            if is_stale():
                if before and same:  # what was found of facts holds as long as their texts do
                    self._settled = replace(before, known={**before.known, **work.known})
                return False
            found += several
        problems = project.merge_problems([problem for problem in found if not context.ignores(problem)])
        self._settled, self._last = Settled(project, problems, texts, cut, work.known), context
        return True

    def prove(self, texts: Texts) -> list[ProvedFact]:
        """Prove those facts of *texts*, the files of the bank, that have changed since it was settled, and no others.

        They are proved by the rules that look at one fact. Returns [] where too many have changed, or where the facts
        cannot be told apart: `settle` will tell.
        """
        settled, cut = self.settled, CutBank(texts)
        before = {each.text for each in settled.cut.slices}
        changed = [each for each in cut.slices if each.text not in before]
        return self.prove_facts(cut, changed) if len(changed) <= MOST_AT_ONCE else []

    def answer(self, texts: Texts) -> list[Problem]:
        """Find the problems of *texts*, the files of the bank, as far as they can be told at once.

        Facts that have changed are proved alone; the problems of all others, and of other files, are those that were
        settled, wherever they stand now. `settle` tells the rest.
        """
        settled, cut = self.settled, CutBank(texts)
        places = {(each.path, each.text): each.first for each in cut.slices}
        found = [problem for each in self.prove(texts) for problem in each.problems]
        for problem in settled.problems:
            path, line, _ = problem.location
            own, before = settled.cut.at(path, line), settled.cut.files.get(path)
            if own is not None:
                place = places.get((path, own.text))
                found += [] if place is None else [_moved(problem, place - own.first)]
            elif before is not None and before.slices and line >= before.slices[-1].end and path in cut.files:
                now = cut.files[path].slices
                found.append(_moved(problem, now[-1].end - before.slices[-1].end if now else 0))
            else:
                found.append(problem)
        return sorted(set(found))

    def prove_facts(self, cut: CutBank, wanted: Sequence[FactSlice]) -> list[ProvedFact]:
        """Prove the facts *wanted* of the bank *cut* as they stand there, whether or not they have changed."""
        if not wanted:
            return []
        texts, project = cut.keep(wanted), self.settled.project
        bank, reading = read_texts(texts)
        context = replace(project.context, bank=bank)
        if self._last is not None and context.take_over(self._last):
            self._last = context
        lines = {path: text.split("\n") for path, text in texts.items()}
        return [_proved(context, each, bank, reading, lines[each.path]) for each in wanted]


def _proved(
    context: CheckContext, each: FactSlice, bank: Bank, reading: Iterable[Problem], lines: Sequence[str]
) -> ProvedFact:
    problems = [problem for problem in reading if _is_within(problem.location, each)]
    fact = next((fact for fact in bank.facts if _is_within(fact.id.location, each)), None)
    if fact is None:
        empty = FactContext(context, Fact(LocatedStr(each.id), LocatedStr(), (), LocatedStr()))
        return ProvedFact(empty, _located(problems, lines), each)
    proved = FactContext(context, fact)
    found = [problem for problem in problems_of_fact(MODULES, proved) if not context.ignores(problem)]
    return ProvedFact(proved, _located([*problems, *found], lines), each)


def _is_within(place: Location, own: FactSlice) -> bool:
    return place.path == own.path and own.first <= place.line < own.end


def _located(problems: Iterable[Problem], lines: Sequence[str]) -> tuple[Problem, ...]:
    return tuple(tell_once(sorted({pinpoint(problem, lines) for problem in problems})))


class _Work:
    """The work of settling: what is known of facts is used, and what is found is kept for the next time."""

    def __init__(self, context: CheckContext, cut: CutBank, known: Mapping[str, _Known]) -> None:
        self._context, self._cut, self._before = context, cut, known
        self.known: dict[str, _Known] = {}

    def problems(self) -> Iterator[Iterable[Problem]]:
        """Yield the problems of the whole, bit by bit."""
        yield check_codes(self._context)
        for fact in list_fact_contexts(self._context):
            yield self._of_fact(fact)
        for module in MODULES:
            yield problems_of_bank([module], self._context)

    def _of_fact(self, fact: FactContext) -> Iterable[Problem]:
        own = self._cut.at(fact.fact.id.path, fact.fact.id.line)
        if own is None:
            return problems_of_fact(MODULES, fact)
        known = self._before.get(own.text)
        if known is None or known.fact != fact.fact:
            found = tuple(problems_of_fact(MODULES, fact))
            if any(not _is_in(problem, own) for problem in found):
                return found
            known = _Known(fact.fact, tuple(_moved(problem, -own.first) for problem in found))
        self.known[own.text] = known
        return [_moved(problem, own.first, own.path) for problem in known.problems]


def _is_in(problem: Problem, own: FactSlice) -> bool:
    places = [problem.location, *(edit.location for cure in problem.cures for edit in cure.edits)]
    return all(_is_within(place, own) for place in places)


def _moved(problem: Problem, lines: int, path: str = "") -> Problem:
    """Return *problem* and its cures so many *lines* further down, and in the file *path* where one is given."""

    def move(place: Location) -> Location:
        return Location(path or place.path, place.line + lines, place.column)

    cures = tuple(
        replace(cure, edits=tuple(edit._replace(location=move(edit.location)) for edit in cure.edits))
        for cure in problem.cures
    )
    return replace(problem, location=move(problem.location), cures=cures)
