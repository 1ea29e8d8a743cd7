"""The house keeps its shape: what may import what, how large a room is, where a library lives."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from briefdeck.rules.registry import MODULES as RULE_MODULES
from briefdeck.rules.registry import RULES

SOURCE = Path(__file__).parent.parent / "src" / "briefdeck"
ORDER = [
    "errors",
    "printed_words",
    "language",
    "located",
    "slugs",
    "papers",
    "colours",
    "model.roles",
    "problem",
    "suggestions",
    "model",
    "rules.yaml",
    "rules.citations.damaged_concordance",
    "rules.releases.damaged_ledger",
    "provenance",
    "standing",
    "ledger",
    "readings",
    "pictures",
    "fonts",
    "read",
    "articles",
    "imports",
    "grammar",
    "rules",
    "check",
    "quiz",
    "console",
    "render",
    "build_project",
    "curate",
    "files",
    "project_lock",
    "bank_files",
    "project",
    "text_change",
    "undo",
    "live",
    "desk",
    "editor",
    "reader",
    "report",
    "progress",
    "cli",
]
"""The rooms as data goes through them; an import points up this list."""

LIBRARIES = {
    "yaml": [
        "language/lexicon.py",
        "printed_words/",
        "read/yaml_events.py",
        "curate/write_yaml.py",
        "curate/new_project.py",
    ],
    "pydantic": ["model/", "read/records.py", "read/schema.py"],
    "pydantic_core": ["located.py", "model/value_types.py", "read/records.py"],
    "Stemmer": ["language/words.py"],
    "langcodes": ["language/language_tags.py"],
    "genanki": ["render/anki/"],
    "reportlab": ["render/pdf/"],
    "PIL": ["pictures/raster.py", "render/pdf/tagging/rasters.py"],
    "tinycss2": ["pictures/style_sheet.py"],
    "fontTools": ["fonts.py"],
    "pyphen": ["render/pdf/"],
    "jinja2": ["render/html_templates.py"],
    "click": ["cli/"],
    "xlsxwriter": ["render/exports/kahoot.py"],
    "onnxruntime": ["reader/cross_encoder.py"],
    "tokenizers": ["reader/cross_encoder.py"],
    "trafilatura": ["imports/web_page.py"],
    "readability": ["imports/web_page.py"],
    "pypdfium2": ["imports/pdf_lines.py", "render/brief/social_card.py"],
    "numpy": ["reader/cross_encoder.py"],
    "huggingface_hub": ["reader/model_files.py"],
    "pygls": ["editor/server.py"],
    "lsprotocol": ["editor/server.py"],
}
"""Each foreign library and the only places that import it."""

EDGE = [
    "__main__.py",
    "cli/",
    "files.py",
    "project_lock.py",
    "bank_files.py",
    "project.py",
    "progress.py",
    "undo.py",
    "reader/",
    "desk/",
    "editor/",
    "curate/ankiconnect.py",  # talks to a running Anki, with a clock for how long to wait
]
"""The rooms that may touch the clock, the disk, the network and the terminal."""

LARGEST_MODULE, LONGEST_FUNCTION = 500, 40

MODULES = sorted(SOURCE.rglob("*.py"))


def _name(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def _room(module: str) -> str:
    """The entry of ORDER that *module*, a dotted name below `briefdeck`, belongs to; "" where there is none."""
    return max((room for room in ORDER if f"{module}.".startswith(f"{room}.")), key=len, default="")


def _module(path: Path) -> str:
    return _name(path).removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _imports(tree: ast.AST) -> Iterator[str]:
    """The modules that *tree* imports; of `from a import b` the module a.b where there is one, else a."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in KNOWN else node.module


@cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


KNOWN = frozenset(f"briefdeck.{_module(path)}" for path in MODULES)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_point_up(path: Path) -> None:
    """A module imports only from its own room and from rooms before it."""
    if _name(path) in ("__init__.py", "__main__.py"):
        return
    room = _room(_module(path))
    assert room, "a room that is not in the order"
    imported = {name.removeprefix("briefdeck.") for name in _imports(_parsed(path)) if name.startswith("briefdeck.")}
    after = {name for name in imported if ORDER.index(_room(name)) > ORDER.index(room)}
    assert after == set()


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_one_library_in_one_place(path: Path) -> None:
    """A foreign library is imported only where it belongs."""
    for name in _imports(_parsed(path)):
        homes = LIBRARIES.get(name.split(".")[0])
        assert homes is None or _name(path).startswith(tuple(homes)), f"{name} in {_name(path)}"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_sizes(path: Path) -> None:
    """No module over 500 lines, no function over 40."""
    assert path.read_text(encoding="utf-8").count("\n") <= LARGEST_MODULE
    functions = (node for node in ast.walk(_parsed(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
    long = [(each.name, each.end_lineno - each.lineno + 1) for each in functions if each.end_lineno is not None]
    assert [(name, lines) for name, lines in long if lines > LONGEST_FUNCTION] == []


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_gate(path: Path) -> None:
    """Only `check` makes a Verified."""
    calls = [node for node in ast.walk(_parsed(path)) if isinstance(node, ast.Call)]
    makers = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Verified"]
    assert not makers or _name(path) == "check.py"


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_the_core_is_pure(path: Path) -> None:
    """Clock, random numbers, environment, disk, network and terminal are touched only at the edge."""
    if _name(path).startswith(tuple(EDGE)):
        return
    tree = _parsed(path)
    impure = {"time", "random", "os", "sys", "tempfile", "subprocess", "socket", "secrets", "uuid", "http", "ssl"}
    assert {name for name in _imports(tree) if name.split(".")[0] in impure or name.startswith("urllib.req")} == set()
    called = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    assert called.isdisjoint({"open", "print", "input"})
    asked = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert asked.isdisjoint({"now", "today", "utcnow", "urandom"})


def test_no_class_name_is_there_twice() -> None:
    """A class has a name of its own, so that a word means one thing wherever it is read."""
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for node in ast.walk(_parsed(path)):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(_name(path))
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_the_order_is_true() -> None:
    """Every entry of the order is a room of the house."""
    names = {_module(path) for path in MODULES}
    assert [room for room in ORDER if room not in names] == []


def test_a_rule_stands_by_itself() -> None:
    """No rule imports another rule, every module that has one is found, and no code is taken twice."""
    named = {module.__name__ for module in RULE_MODULES}
    rooms = [path for path in MODULES if _name(path).startswith("rules/")]
    having = {path for path in rooms if re.search(r"^RULE = ", path.read_text(encoding="utf-8"), re.MULTILINE)}
    assert {f"briefdeck.{_module(path)}" for path in having} == named
    assert len(RULES) == len(having)
    assert [(_name(path), name) for path in having for name in _imports(_parsed(path)) if name in named] == []
