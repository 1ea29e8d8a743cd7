"""The house keeps its shape: what may import what, how large a room is, where a library lives."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from briefdeck import project_names
from briefdeck.language.lexicon import ENGLISH
from briefdeck.rules.registry import MODULES as RULE_MODULES
from briefdeck.rules.registry import RULES

SOURCE = Path(__file__).parent.parent / "src" / "briefdeck"
ORDER = [
    "errors",
    "printed_words",
    "language",
    "located",
    "slugs",
    "project_names",
    "paper_sizes",
    "message_grammar",
    "model.roles",
    "problem",
    "suggestions",
    "model",
    "rules.yaml",
    "rules.citations.damaged_concordance",
    "rules.releases.damaged_ledger",
    "provenance",
    "ledger",
    "second_reader_lock",
    "pictures",
    "fonts",
    "read",
    "articles",
    "imports",
    "rules",
    "check",
    "quiz",
    "console",
    "render",
    "build_project",
    "curate",
    "clock",
    "files",
    "project_lock",
    "bank_files",
    "proofs",
    "project",
    "text_change",
    "undo",
    "project_files",
    "live",
    "desk",
    "language_server",
    "second_reader",
    "report",
    "progress",
    "cli",
]
"""The rooms as data goes through them; an import points up this list."""

LIBRARIES = {
    "yaml": [
        "language/lexicon.py",
        "printed_words/",
        "read/yaml_nodes.py",
        "curate/write_yaml.py",
        "curate/init.py",
    ],
    "pydantic": ["model/", "read/records.py", "read/schema.py"],
    "pydantic_core": ["located.py", "model/value_types.py", "read/records.py"],
    "Stemmer": ["language/words.py"],
    "langcodes": ["language/language_tags.py"],
    "pylatexenc": ["language/formulas.py"],
    "genanki": ["render/anki/"],
    "reportlab": ["render/pdf/"],
    "PIL": ["pictures.py", "render/pdf/rasters.py"],
    "tinycss2": ["pictures.py"],
    "fontTools": ["fonts.py"],
    "platformdirs": ["proofs.py"],
    "pyphen": ["render/pdf/"],
    "uharfbuzz": ["render/pdf/right_to_left.py"],
    "jinja2": ["render/html_templates.py"],
    "click": ["cli/"],
    "xlsxwriter": ["render/exports/kahoot.py"],
    "onnxruntime": ["second_reader/model.py"],
    "tokenizers": ["second_reader/model.py"],
    "trafilatura": ["imports/web_page.py"],
    "readability": ["imports/web_page.py"],
    "pypdfium2": ["imports/pdf.py", "render/brief/web_page.py"],
    "numpy": ["second_reader/model.py"],
    "huggingface_hub": ["second_reader/model.py"],
    "pygls": ["language_server/server.py"],
    "lsprotocol": ["language_server/server.py"],
}
"""Each foreign library and the only places that import it."""

EDGE = [
    "__main__.py",
    "cli/",
    "clock.py",
    "files.py",
    "project_lock.py",
    "bank_files.py",
    "proofs.py",
    "project.py",
    "project_files.py",
    "progress.py",
    "undo.py",
    "second_reader/",
    "desk/",
    "language_server/",
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


@cache
def _nodes(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


@cache
def _imports(path: Path) -> list[str]:
    """The modules that *path* imports; of `from a import b` the module a.b where there is one, else a."""
    found: list[str] = []
    for node in _nodes(path):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = [f"{node.module}.{alias.name}" for alias in node.names]
            found += [name if name in KNOWN else node.module for name in inner]
    return found


KNOWN = frozenset(f"briefdeck.{_module(path)}" for path in MODULES)


def _breaking(rule: Callable[[Path], Iterable[object]]) -> dict[str, list[object]]:
    """What breaks a *rule*, by the names of the modules."""
    found = {_name(path): list(rule(path)) for path in MODULES}
    return {name: breaches for name, breaches in found.items() if breaches}


def test_imports_point_up() -> None:
    """A module imports only from its own room and from rooms before it, and is in a room of the order."""

    def rule(path: Path) -> Iterable[object]:
        if _name(path) in ("__init__.py", "__main__.py"):
            return []
        room = _room(_module(path))
        imported = {name.removeprefix("briefdeck.") for name in _imports(path) if name.startswith("briefdeck.")}
        return [name for name in imported if not room or ORDER.index(_room(name)) > ORDER.index(room)]

    assert _breaking(rule) == {}


def test_one_library_in_one_place() -> None:
    """A foreign library is imported only where it belongs."""

    def rule(path: Path) -> Iterable[object]:
        homes = {name: LIBRARIES.get(name.split(".")[0]) for name in _imports(path)}
        return [name for name, home in homes.items() if home is not None and not _name(path).startswith(tuple(home))]

    assert _breaking(rule) == {}


def test_sizes() -> None:
    """No module over 500 lines, no function over 40."""

    def rule(path: Path) -> Iterable[object]:
        lines = path.read_text(encoding="utf-8").count("\n")
        functions = (node for node in _nodes(path) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))
        sizes = [(each.name, each.end_lineno - each.lineno + 1) for each in functions if each.end_lineno is not None]
        long = [(name, size) for name, size in sizes if size > LONGEST_FUNCTION]
        return [*([lines] if lines > LARGEST_MODULE else []), *long]

    assert _breaking(rule) == {}


def test_the_gate() -> None:
    """Only `check` makes a Verified."""

    def rule(path: Path) -> Iterable[object]:
        calls = [node for node in _nodes(path) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
        return [call.lineno for call in calls if isinstance(call.func, ast.Name) and call.func.id == "Verified"]

    assert list(_breaking(rule)) == ["check.py"]


def test_the_core_is_pure() -> None:
    """Clock, random numbers, environment, disk, network and terminal are touched only at the edge."""
    impure = {"time", "random", "os", "sys", "tempfile", "subprocess", "socket", "secrets", "uuid", "http", "ssl"}
    asked = {"now", "today", "utcnow", "urandom"}

    def rule(path: Path) -> Iterable[object]:
        if _name(path).startswith(tuple(EDGE)):
            return []
        nodes = _nodes(path)
        called = {node.func.id for node in nodes if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
        return [
            *(name for name in _imports(path) if name.split(".")[0] in impure or name.startswith("urllib.req")),
            *(called & {"open", "print", "input"}),
            *({node.attr for node in nodes if isinstance(node, ast.Attribute)} & asked),
        ]

    assert _breaking(rule) == {}


def test_no_constant_is_set_twice() -> None:
    """A name of a module means one thing from its first line to its last: another value would take its place."""

    def rule(path: Path) -> Iterable[object]:
        body = ast.parse(path.read_text(encoding="utf-8")).body
        targets = [target for node in body if isinstance(node, ast.Assign) for target in node.targets]
        targets += [node.target for node in body if isinstance(node, ast.AnnAssign)]
        names = [node.id for target in targets for node in ast.walk(target) if isinstance(node, ast.Name)]
        return [name for name, count in Counter(names).items() if count > 1]

    assert _breaking(rule) == {}


def test_no_class_name_is_there_twice() -> None:
    """A class has a name of its own, so that a word means one thing wherever it is read."""
    homes: dict[str, list[str]] = {}
    for path in MODULES:
        for node in _nodes(path):
            if isinstance(node, ast.ClassDef):
                homes.setdefault(node.name, []).append(_name(path))
    assert {name: paths for name, paths in homes.items() if len(paths) > 1} == {}


def test_the_order_is_true() -> None:
    """Every entry of the order is a room of the house."""
    names = {_module(path) for path in MODULES}
    assert [room for room in ORDER if room not in names] == []


def test_a_rule_told_in_reading_has_no_check() -> None:
    """A rule above `read` in the order is reported by whoever reads the file; no check looks for it."""
    early = ORDER[: ORDER.index("read")]
    told = [module for module in RULE_MODULES if _room(module.__name__.removeprefix("briefdeck.")) in early]
    checks = ("check_fact", "check_claims", "check_bank", "find_flaws")
    assert told
    assert [module.__name__ for module in told if any(hasattr(module, check) for check in checks)] == []


def test_the_names_of_files_stand_in_one_place() -> None:
    """What the files of a project are called is spelled in `project_names.py` alone."""
    every = (value for value in vars(project_names).values() if isinstance(value, str))
    names = {name for name in every if name.endswith((".yaml", ".lock", ".json"))}

    def rule(path: Path) -> Iterable[object]:
        constants = (node.value for node in _nodes(path) if isinstance(node, ast.Constant))
        return [value for value in constants if isinstance(value, str) and value in names]

    assert list(_breaking(rule)) == ["project_names.py"]


def test_a_rule_stands_by_itself() -> None:
    """No rule imports another rule, every module that has one is found, and no code is taken twice."""
    named = {module.__name__ for module in RULE_MODULES}
    rooms = [path for path in MODULES if _name(path).startswith("rules/")]
    having = {path for path in rooms if re.search(r"^RULE = ", path.read_text(encoding="utf-8"), re.MULTILINE)}
    assert {f"briefdeck.{_module(path)}" for path in having} == named
    assert len(RULES) == len(having)
    assert [(_name(path), name) for path in having for name in _imports(path) if name in named] == []


def test_the_folder_of_a_family_holds_rules_alone() -> None:
    """What rules of a family share, or a long one is made of, stands apart from them in `parts`."""
    named = {rule.__name__ for rule in RULE_MODULES}
    families = {path.parent for path in MODULES if f"briefdeck.{_module(path)}" in named}
    beside = [path for path in MODULES if path.parent in families and path.name != "__init__.py"]
    assert [_name(path) for path in beside if f"briefdeck.{_module(path)}" not in named] == []


def test_no_rule_asks_whether_its_fact_is_retired() -> None:
    """A rule about one fact says with `reads_retired` whether it reads retired ones; the framework sees to it."""
    checks = ("check_fact", "check_claims", "find_flaws")
    of_facts = [module for module in RULE_MODULES if any(hasattr(module, check) for check in checks)]
    sources = {module.__name__: Path(str(module.__file__)).read_text(encoding="utf-8") for module in of_facts}
    assert [name for name, source in sources.items() if ".retired" in source] == []


LISTING = (".split", "frozenset", "re.compile", "lazy_pattern", "re.search", "re.sub")
"""The calls by which a rule could list words of its own."""


def test_rules_take_their_words_from_the_tables() -> None:
    """No pattern and no set of a rule lists four words or more that are not words of grammar: those are data."""
    grammar = ENGLISH.grammar
    known = grammar.stop_words.union(grammar.function_words, grammar.modal, grammar.question_words)

    def words(text: str) -> set[str]:
        bare = re.sub(r"\\[A-Za-z]|\(\?P<\w+>|\(\?[a-z]+\)|\[[^\]]*\]|\w+(?:\.\w+)+|\w*_\w+", " ", text)
        return set(re.findall(r"[a-z]{2,}", bare)) - known

    def listed(call: ast.Call) -> set[str]:
        called = ast.unparse(call.func)
        node = call.func if called.endswith(".split") else call.args[0] if call.args else None
        if node is None or not called.endswith(LISTING):
            return set()
        texts = (each.value for each in ast.walk(node) if isinstance(each, ast.Constant))
        return set().union(*(words(text) for text in texts if isinstance(text, str)))

    def rule(path: Path) -> Iterable[object]:
        if not _name(path).startswith("rules/") or _room(_module(path)) == "rules.yaml":
            return []
        calls = (node for node in _nodes(path) if isinstance(node, ast.Call))
        return [sorted(each) for each in map(listed, calls) if len(each) > 3]

    assert _breaking(rule) == {}
