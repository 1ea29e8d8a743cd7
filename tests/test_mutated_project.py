"""Whatever becomes of the files, the answer is a list of problems, never a traceback or a place outside the file."""

from __future__ import annotations

import copy
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefdeck.build_project import build_project
from briefdeck.check import verify
from briefdeck.project import Folder, open_project
from tests.conftest import DATA

pytestmark = pytest.mark.slow

NOW = 1_800_000_000
QUESTIONS: Any = yaml.load((DATA / "good/questions.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
OVERVIEW: Any = yaml.load((DATA / "good/briefs/overview.yaml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506
ODD: list[Any] = [
    "",
    "x",
    "0",
    "-1",
    "2031-02-30",
    "harbour:6",
    "harbour:1-999999999",
    "no",
    "{{c1::a}}",
    "«“",
    [],
    ["x"],
    {},
    {"x": "y"},
]


def _places(node: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    return [path, *(place for key, value in inner for place in _places(value, (*path, key)))]


def _changed(tree: Any, path: tuple[Any, ...], how: str, odd: Any) -> Any:
    """*tree* with the node at *path* dropped, doubled, renamed or replaced by something *odd*."""
    tree = copy.deepcopy(tree)
    holder = tree
    for step in path[:-1]:
        holder = holder[step]
    last = path[-1]
    if how == "drop":
        del holder[last]
    elif how == "rename" and isinstance(holder, dict):
        holder[f"{last}x"] = holder.pop(last)
    elif how == "double" and isinstance(holder, list):
        holder.append(copy.deepcopy(holder[last]))
    else:
        holder[last] = odd
    return tree


mutation = st.tuples(
    st.sampled_from([("questions.yaml", path) for path in _places(QUESTIONS) if path]
                    + [("briefs/overview.yaml", path) for path in _places(OVERVIEW) if path]),
    st.sampled_from(["drop", "double", "rename", "replace"]),
    st.sampled_from(ODD),
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mutation)
def test_no_change_of_the_files_raises(project: Path, mutant: tuple[tuple[str, tuple[Any, ...]], str, Any]) -> None:
    """A key or value dropped, doubled, renamed or replaced anywhere: problems with places, or a build that works."""
    (name, path), how, odd = mutant
    tree = _changed(QUESTIONS if name == "questions.yaml" else OVERVIEW, path, how, odd)
    for each in ("questions.yaml", "briefs/overview.yaml"):
        shutil.copy(DATA / "good" / each, project / each)
    (project / name).write_text(yaml.safe_dump(tree, allow_unicode=True, sort_keys=False), encoding="utf-8")
    opened = open_project(Folder(project, project / "articles"), NOW)
    verified, found = verify(opened.context, opened.problems)
    problems = opened.merge_problems(found)
    for problem in problems:
        lines = opened.sources.get(problem.location.path)
        assert lines is None or 1 <= problem.location.line <= max(1, len(lines))
    if verified is not None:
        build_project(verified, opened.context.ledger, NOW, lambda stage: None)
