"""A project as it is now → what a build releases of it, beside what was built before: for the command and the desk."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefdeck.build_project import BuildResult, build_project
from briefdeck.clock import refuse_future, release_time
from briefdeck.problem import Problem
from briefdeck.project import Folder, Project, prove_project
from briefdeck.project_files import output_names, read_outputs


class Release(NamedTuple):
    """What a build makes, beside what is there. Nothing is written yet."""

    project: Project
    problems: list[Problem]
    """Every problem of the files and of what is made of them."""
    result: BuildResult | None
    """What is made; None where an error is among the problems, so that nothing may be."""
    present: Mapping[str, bytes]
    """Those of its files that are there already."""
    names: Sequence[str]
    """The paths of the ledger and of all files in output/."""


def make_release(folder: Folder, on_progress: Callable[[str], None], with_png: bool = False) -> Release:
    """Read, check and build the project in *folder* as of `release_time`; *on_progress* gets the name of each step.

    Raises WrongTimeError as `refuse_future` does. Whoever writes what is made holds the lock of the project meanwhile.
    """
    refuse_future()
    project, verified, problems = prove_project(folder, on_progress)
    names = output_names(folder.root)
    if verified is None:
        return Release(project, problems, None, {}, names)
    result, more = build_project(verified, project.context.ledger, release_time(), on_progress, with_png)
    problems = project.merge_problems([*problems, *more])
    if any(problem.severity == "error" for problem in problems):
        return Release(project, problems, None, {}, names)
    return Release(project, problems, result, read_outputs(folder.root, result.files), names)
