"""The cures of a fact that was refused, to choose one from by its number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefdeck.cli.asking import ask
from briefdeck.cli.printing import echo
from briefdeck.problem import Cure, Edit, Problem

_MOST = 6
"""Cures that are shown at first."""
_MORE, BACK = "more", "back"
Offered = tuple[Problem, Sequence[Cure]]
"""A problem, and what may put it right, the likeliest first."""


def choose_cure(offered: Iterable[Offered], can_go_back: bool) -> Cure | str | None:
    """Ask which of the cures *offered* is meant, and for the reason that it needs.

    Returns BACK where the cure before is to be undone, which is offered where one *can_go_back*, and None where the
    curator changes the fact without a cure.
    """
    cures = list(_in_order(offered))
    shown = _MOST if len(cures) > _MOST + 1 else len(cures)
    _show(cures[:shown], 1)
    while cures or can_go_back:
        chosen = ask(_word(len(cures) - shown, bool(cures), can_go_back)).lower()
        if not chosen or (chosen == BACK and can_go_back):
            return chosen or None
        if chosen == _MORE and shown < len(cures):
            _show(cures[shown:], shown + 1)
            shown = len(cures)
        elif not chosen.isdecimal() or not 0 < int(chosen) <= shown:
            echo(f"“{chosen}” is none of these.", err=True)
        elif (cure := _with_reason(cures[int(chosen) - 1][1])) is not None:
            return cure
    return None


def _word(hidden: int, is_offered: bool, can_go_back: bool) -> str:
    others = [f"{_MORE}: {hidden} others"] if hidden else []
    others += [f"{BACK}: without the last cure"] if can_go_back else []
    asked = "Number of a cure" if is_offered else "No cure is known"
    return f"{asked} ({'; '.join(['Enter: change it yourself', *others])})"


def _with_reason(cure: Cure) -> Cure | None:
    """Ask for the reason that *cure* needs; None where it is not given, so that another can be chosen."""
    if not cure.needs_reason:
        return cure
    reason = ask("Why it is right (Enter: choose another)")
    return cure.because(reason) if reason else None


def _in_order(offered: Iterable[Offered]) -> Iterator[tuple[Problem, Cure]]:
    """Yield each cure once: the likeliest of every problem first, those of errors before those of warnings."""
    several = [
        (problem.severity == "warning", place, problem, cure)
        for problem, cures in offered
        for place, cure in enumerate(cures)
    ]
    seen = set[tuple[Edit, ...]]()
    for _, _, problem, cure in sorted(several, key=lambda each: each[:2]):
        if cure.edits not in seen:
            seen.add(cure.edits)
            yield problem, cure


def _show(cures: Sequence[tuple[Problem, Cure]], first: int) -> None:
    """Show *cures* by their numbers, and the words and line of each where they are of several problems."""
    several = len({problem for problem, _ in cures}) > 1
    for number, (problem, cure) in enumerate(cures, start=first):
        words = f"“{problem.words}”, " if problem.words and problem.words not in cure.label else ""
        where = f" ({words}line {problem.location.line})" if several else ""
        echo(f"{number:>4}  {cure.label}{where}", err=True)
