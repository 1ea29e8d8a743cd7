"""A project that is open while it is edited: the answer to an edit at once, and all that `check` says soon after.

What a rule about one fact finds depends on that fact, the articles and the names. So it is kept for each fact whose
text stays the same, and only facts that changed are proved again.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from briefdeck.live.slices import CutFile, FactSlice, cut_file
from briefdeck.located import LocatedStr
from briefdeck.model import Bank, Fact
from briefdeck.problem import Edit, Problem
from briefdeck.project import QUESTIONS, Folder, Project, open_project
from briefdeck.read.bank import read_bank
from briefdeck.read.locate import pinpoint
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext, fact_contexts
from briefdeck.rules.module import problems_of_bank, problems_of_fact
from briefdeck.rules.registry import MODULES
from briefdeck.rules.switched_off import check_codes

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
    text: str
    """The text of questions.yaml."""
    cut: CutFile
    """That text, cut into its facts."""
    known: Mapping[str, _Known] = field(default_factory=dict, repr=False)
    """What is known of each fact, by its text."""


class LiveProject:
    """A project that is open. `settle` reads and checks all of it; `prove` answers at once what an edit changed."""

    def __init__(self, folder: Folder, clock: Callable[[], int]) -> None:
        """Open nothing yet; *clock* tells the time in whole seconds since 1970."""
        self._folder, self._clock = folder, clock
        self._settled: Settled | None = None
        self._last: CheckContext | None = None

    @property
    def settled(self) -> Settled:
        """What was settled last; it is settled first, where nothing was."""
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

        Gives up, and returns False, as soon as *is_stale* says that the files have changed again. Raises UserError
        where a file cannot be read.
        """
        project = open_project(self._folder, self._clock(), unsaved)
        context, path, before = project.context, self._folder.shown + QUESTIONS, self._settled
        text = "\n".join(project.sources.get(path, ()))
        cut, same = cut_file(text), self._last is not None and context.take_over(self._last)
        work = _Work(context, path, cut.slices, before.known if before and same else {})
        found: list[Problem] = []
        for several in work.problems():
            if is_stale():
                return False
            found += several
        problems = project.merge_problems([problem for problem in found if not context.ignores(problem)])
        self._settled, self._last = Settled(project, problems, text, cut, work.known), context
        return True

    def prove(self, text: str) -> list[ProvedFact]:
        """Prove those facts of *text*, a questions.yaml, that have changed since it was settled, and no others.

        They are proved by the rules that look at one fact. Returns [] where too many have changed, or where the facts
        cannot be told apart: `settle` will tell.
        """
        settled, cut = self.settled, cut_file(text)
        changed = [each for each in cut.slices if each.text not in settled.known]
        return self.prove_facts(cut, changed) if len(changed) <= MOST_AT_ONCE else []

    def answer(self, text: str) -> list[Problem]:
        """Find the problems of *text*, a questions.yaml, as far as they can be told at once; `settle` tells the rest.

        Facts that have changed are proved alone; the problems of all others, and of other files, are those that were
        settled, wherever they stand now.
        """
        settled, cut, path = self.settled, cut_file(text), self._folder.shown + QUESTIONS
        if not cut.slices or not settled.cut.slices:
            return list(settled.problems)
        places = {each.text: each.first for each in cut.slices}
        first, end = settled.cut.slices[0].first, settled.cut.slices[-1].end
        found = [problem for each in self.prove(text) for problem in each.problems]
        for problem in settled.problems:
            line = problem.location.line
            own = next((each for each in settled.cut.slices if each.first <= line < each.end), None)
            if problem.location.path != path or line < first:
                found.append(problem)
            elif own is None:
                found.append(_moved(problem, cut.slices[-1].end - end))
            elif own.text in places:
                found.append(_moved(problem, places[own.text] - own.first))
        return sorted(found)

    def prove_facts(self, cut: CutFile, wanted: Sequence[FactSlice]) -> list[ProvedFact]:
        """Prove the facts *wanted* of the file *cut* as they stand there, whether or not they have changed."""
        if not wanted:
            return []
        text, project = cut.keep(wanted), self.settled.project
        bank, reading = read_bank(text, self._folder.shown + QUESTIONS)
        context = replace(project.context, bank=bank)
        if self._last is not None and context.take_over(self._last):
            self._last = context
        lines = text.split("\n")
        return [_proved(context, each, bank, reading, lines) for each in wanted]


def _proved(
    context: CheckContext, each: FactSlice, bank: Bank, reading: Iterable[Problem], lines: Sequence[str]
) -> ProvedFact:
    within = range(each.first, each.end)
    problems = [problem for problem in reading if problem.location.line in within]
    fact = next((fact for fact in bank.facts if fact.id.line in within), None)
    if fact is None:
        empty = FactContext(context, Fact(LocatedStr(each.id), LocatedStr(), (), LocatedStr()))
        return ProvedFact(empty, _located(problems, lines), each)
    proved = FactContext(context, fact)
    found = [problem for problem in problems_of_fact(MODULES, proved) if not context.ignores(problem)]
    return ProvedFact(proved, _located([*problems, *found], lines), each)


def _located(problems: Iterable[Problem], lines: Sequence[str]) -> tuple[Problem, ...]:
    return tuple(sorted({pinpoint(problem, lines) for problem in problems}))


class _Work:
    """The work of settling: what is known of facts is used, and what is found is kept for the next time."""

    def __init__(
        self, context: CheckContext, path: str, slices: Sequence[FactSlice], known: Mapping[str, _Known]
    ) -> None:
        self._context, self._path, self._before = context, path, known
        self.slices = slices
        self.known: dict[str, _Known] = {}
        self._starts = [each.first for each in slices]

    def problems(self) -> Iterator[Iterable[Problem]]:
        """Yield the problems of the whole, bit by bit."""
        yield check_codes(self._context)
        for fact in self._context.cached(fact_contexts):
            yield self._of_fact(fact)
        for module in MODULES:
            yield problems_of_bank([module], self._context)

    def _of_fact(self, fact: FactContext) -> Iterable[Problem]:
        at = bisect_right(self._starts, fact.fact.id.line) - 1
        own = self.slices[at] if at >= 0 and fact.fact.id.line < self.slices[at].end else None
        if own is None:
            return problems_of_fact(MODULES, fact)
        known = self._before.get(own.text)
        if known is None or known.fact != fact.fact:
            found = tuple(problems_of_fact(MODULES, fact))
            if any(not self._is_in(problem, own) for problem in found):
                return found
            known = _Known(fact.fact, tuple(_moved(problem, -own.first) for problem in found))
        self.known[own.text] = known
        return [_moved(problem, own.first) for problem in known.problems]

    def _is_in(self, problem: Problem, own: FactSlice) -> bool:
        places = [problem.location, *(edit.location for cure in problem.cures for edit in cure.edits)]
        return all(path == self._path and own.first <= line < own.end for path, line, _ in places)


def _moved(problem: Problem, lines: int) -> Problem:
    """Return *problem* and its cures so many *lines* further down."""
    cures = tuple(replace(cure, edits=tuple(_moved_edit(edit, lines) for edit in cure.edits)) for cure in problem.cures)
    location = problem.location._replace(line=problem.location.line + lines)
    return replace(problem, location=location, cures=cures)


def _moved_edit(edit: Edit, lines: int) -> Edit:
    return edit._replace(location=edit.location._replace(line=edit.location.line + lines))
