"""A project as it is now → what a build releases of it, beside what was built before: for the command and the desk."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from briefdeck.build_project import BuildResult, build_project
from briefdeck.check import verify
from briefdeck.errors import WrongTimeError
from briefdeck.model import Verified
from briefdeck.problem import Problem
from briefdeck.project import Folder, Project, open_project
from briefdeck.project_files import output_names, read_outputs

_EPOCH = re.compile(r"[0-9]{1,11}")
"""Whole seconds since 1970, for three thousand years."""
_DAY = 24 * 60 * 60
_LONGEST_SHOWN = 30


def release_time() -> int:
    """Return the time of this release: SOURCE_DATE_EPOCH (reproducible-builds.org), otherwise the clock's.

    It is in seconds since 1970. Raises WrongTimeError when that variable is not a time.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch and not _EPOCH.fullmatch(epoch):
        shown = epoch if len(epoch) <= _LONGEST_SHOWN else f"{epoch[:_LONGEST_SHOWN]}…"
        raise WrongTimeError(f"SOURCE_DATE_EPOCH is “{shown}”: give whole seconds since 1970, such as 1767225600")
    return int(epoch) if epoch else int(time.time())


def refuse_future() -> None:
    """Raise WrongTimeError when this release would be dated more than a day ahead of the clock.

    The ledger would then record a time that no later release reaches before that day, and learners would get no
    corrections.
    """
    if release_time() > time.time() + _DAY:
        day = time.strftime("%Y-%m-%d", time.gmtime(release_time()))
        raise WrongTimeError(f"SOURCE_DATE_EPOCH is {day}, which lies in the future: nothing is built before its time")


def load_project(folder: Folder) -> Project:
    """Read the project in *folder* as it is now."""
    return open_project(folder, max(release_time(), int(time.time())))


def prove_project(folder: Folder, on_progress: Callable[[str], None]) -> tuple[Project, Verified | None, list[Problem]]:
    """Read and check the project in *folder*: return it, what of it is proved, and every problem of its files.

    The second is None where there is an error.
    """
    on_progress("reading")
    project = load_project(folder)
    on_progress("checking")
    verified, problems = verify(project.context, project.problems)
    return project, verified, project.merge_problems(problems)


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
