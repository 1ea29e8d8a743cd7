"""No regular expression of the package takes longer than its text is long, whatever the text is.

Every pattern is attacked with texts that are made from its own parts: what a repetition repeats, many times, after
what leads to it and before something that does not match.
"""

from __future__ import annotations

import ast
import importlib
import re
import signal
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, ModuleType
from typing import Any, NamedTuple

import pytest

from briefdeck.language.remembering import LazyPattern
from tests.test_architecture import KNOWN, SOURCE

pytestmark = pytest.mark.slow

# The parser of `re` is not public, and nothing else tells what a pattern is made of.
_parser: Any = importlib.import_module("re._parser")

LENGTHS = (256, 2_048, 32_768)
"""Characters of the texts, the shorter first: what is slow at few is not tried at many."""
MOST_SECONDS = 0.2
"""Of the processor, for the longest text. What is linear takes a fiftieth of it, what is quadratic twice it or more."""
ENDS = ("", "\0", "!", " x")
_PIECES_OF_A_PATTERN = 24
_MANY = 20
"""Repetitions that count as without limit."""


class TooSlowError(Exception):
    """A pattern took more than its time."""


@contextmanager
def _time_limit(seconds: float) -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise TooSlowError

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


class Attacked(NamedTuple):
    """A pattern of the package, and how it is used."""

    pattern: re.Pattern[Any]
    methods: frozenset[str]
    """The methods that are called on it: `match`, `fullmatch`, or `search` for all that look for it everywhere."""


_METHODS = dict.fromkeys(("search", "sub", "subn", "finditer", "findall", "split"), "search")
_METHODS |= {"match": "match", "fullmatch": "fullmatch"}


def _patterns() -> dict[str, Attacked]:
    """Every pattern of the package by its text and flags."""
    found: dict[str, Attacked] = {}
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(SOURCE.rglob("*.py"))}
    methods: dict[tuple[str, str], set[str]] = {}
    for path, tree in trees.items():
        for name, method in _calls(tree):
            methods.setdefault((_home(path, name), name), set()).add(method)
    for name in sorted(KNOWN):
        if name.endswith("__main__"):
            continue
        for key, value in vars(importlib.import_module(name)).items():
            if not isinstance(value, ModuleType):
                alone = isinstance(value, re.Pattern | LazyPattern)
                home = f"{name.replace('.', '/')}" if key.startswith("_") else ""
                called = frozenset(methods.get((home, key), ()) if alone else ()) or frozenset({"search"})
                _keep(found, (Attacked(pattern, called) for pattern in _inside(value)))
    for tree in trees.values():
        _keep(found, (Attacked(pattern, frozenset({method})) for pattern, method in _written_in(tree)))
    return found


def _home(path: Path, name: str) -> str:
    """The module in which a private *name* of the file *path* means what it does; "" for a public one."""
    if not name.startswith("_"):
        return ""
    return f"briefdeck/{path.relative_to(SOURCE).as_posix()}".removesuffix(".py").removesuffix("/__init__")


def _keep(found: dict[str, Attacked], more: Iterable[Attacked]) -> None:
    for each in more:
        name = f"{each.pattern.pattern!r} {each.pattern.flags}"
        found[name] = Attacked(each.pattern, each.methods | found.get(name, each).methods)


def _calls(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """The names of patterns in *tree*, and the methods that are asked of them."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in _METHODS and isinstance(node.value, ast.Name):
            yield node.value.id, _METHODS[node.attr]


def _inside(value: object, depth: int = 3) -> Iterator[re.Pattern[Any]]:
    if isinstance(value, re.Pattern | LazyPattern):
        yield value.compiled if isinstance(value, LazyPattern) else value
    elif depth and isinstance(value, dict):
        for inner in value.values():
            yield from _inside(inner, depth - 1)
    elif depth and isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from _inside(inner, depth - 1)


def _written_in(tree: ast.AST) -> Iterator[tuple[re.Pattern[Any], str]]:
    """The patterns that are written out in calls of `re`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            of_re = isinstance(node.func.value, ast.Name) and node.func.value.id == "re"
            if (
                of_re
                and node.func.attr in _METHODS
                and isinstance(first, ast.Constant)
                and isinstance(first.value, str | bytes)
            ):
                yield re.compile(first.value), _METHODS[node.func.attr]


def _samples(tree: Any, most: int = 4) -> list[str]:
    """Some texts that the piece *tree* of a pattern matches, more or less: what looks around is left out."""
    texts = [""]
    for operation, argument in tree:
        texts = [text + more for text in texts for more in _of(str(operation), argument)][:most]
    return texts


def _of(operation: str, argument: Any) -> list[str]:
    match operation:
        case "LITERAL":
            return [chr(argument)]
        case "NOT_LITERAL":
            return ["a" if argument != ord("a") else "b"]
        case "ANY":
            return ["a"]
        case "IN":
            return _of_class(argument)
        case "BRANCH":
            return [text for branch in argument[1] for text in _samples(branch, 1)]
        case "SUBPATTERN":
            return _samples(argument[3])
        case "ATOMIC_GROUP":
            return _samples(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            least, _, inner = argument
            return [text * max(least, 1) for text in _samples(inner)]
        case _:
            return [""]


def _of_class(members: list[tuple[Any, Any]]) -> list[str]:
    texts = []
    negated = str(members[0][0]) == "NEGATE"
    for operation, argument in members:
        match str(operation):
            case "LITERAL":
                texts.append(chr(argument))
            case "RANGE":
                texts.append(chr(argument[0]))
            case "CATEGORY":
                words = {"SPACE": " ", "DIGIT": "1", "WORD": "a"}
                kind = str(argument).removeprefix("CATEGORY_").removeprefix("UNI_")
                texts += [words.get(kind, "-")]
    if negated:
        return [next(char for char in "a1 -.é" if char not in texts)]
    return list(dict.fromkeys(texts))[:4]


def _pieces(tree: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """For each repetition in *tree*: what leads to it, and what it repeats."""
    for operation, argument in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, inner = argument
            if most >= _MANY:
                for text in _samples(inner):
                    yield before, text
            yield from _pieces(inner, before)
        elif name == "SUBPATTERN":
            yield from _pieces(argument[3], before)
        elif name == "ATOMIC_GROUP":
            yield from _pieces(argument, before)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _pieces(branch, before)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _pieces(argument[1], before)
        before += _of(name, argument)[0]


def _attacks(pattern: re.Pattern[Any]) -> list[tuple[str, str]]:
    """What is put first and what is repeated, for *pattern*."""
    source = pattern.pattern if isinstance(pattern.pattern, str) else pattern.pattern.decode("latin-1")
    tree = _parser.parse(source, pattern.flags & ~re.DEBUG)
    found: dict[tuple[str, str], None] = {}
    for before, piece in _pieces(tree):
        if piece:
            found |= dict.fromkeys([(before, piece), ("", before + piece), ("", piece)])
    return list(found)[:_PIECES_OF_A_PATTERN]


def _use(attacked: Attacked, text: str) -> None:
    pattern = attacked.pattern
    given: Any = text if isinstance(pattern.pattern, str) else text.encode("latin-1", "replace")
    if "match" in attacked.methods:
        pattern.match(given)
    if "fullmatch" in attacked.methods:
        pattern.fullmatch(given)
    if "search" in attacked.methods:
        for _ in pattern.finditer(given):
            pass


def slowness(attacked: Attacked) -> str:
    """The text that *attacked* takes too long for; "" where it stands all attacks."""
    pattern = attacked.pattern
    for before, piece in _attacks(pattern):
        for end in ENDS:
            for length in LENGTHS:
                text = before + piece * (length // len(piece)) + end
                try:
                    with _time_limit(MOST_SECONDS):
                        _use(attacked, text)
                except TooSlowError:
                    return f"{before!r} + {piece!r} * {length // len(piece)} + {end!r}"
    return ""


@pytest.fixture(scope="module")
def patterns() -> dict[str, Attacked]:
    """Every pattern of the package; found when it is asked for, as that takes seconds."""
    return _patterns()


def test_time_grows_as_the_text(patterns: dict[str, Attacked]) -> None:
    """However often a piece of it is repeated, a pattern is through with a text in time."""
    slow = {name[:100]: text for name, attacked in patterns.items() if (text := slowness(attacked))}
    assert slow == {}


@pytest.mark.parametrize("slow", [r"(a|a)*b", r"\s*<svg", r"(?:<!--.*?-->|\s)*<svg", r"a.*b.*c", r"(\w+\s?)*$"])
def test_the_attack_is_one(slow: str) -> None:
    """Patterns that are known to be slow are found."""
    assert slowness(Attacked(re.compile(slow, re.DOTALL), frozenset({"search"}))) != ""


def test_all_are_found(patterns: dict[str, Attacked]) -> None:
    """There are as many as the package has, not a handful."""
    assert len(patterns) > 100
