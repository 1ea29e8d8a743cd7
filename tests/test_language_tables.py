"""What is known of English stands once, and all who read hedges know the same."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from briefdeck.language.lexicon import ENGLISH, Lexicon
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.same_answer import is_same_answer
from briefdeck.language.stems import core_stems
from briefdeck.language.terms import find_terms
from briefdeck.language.word_forms import verb_forms
from briefdeck.quiz.judge import judge, read_answer

SOURCE = Path(__file__).parent.parent / "src" / "briefdeck"
OUTSIDE = sorted(path for path in SOURCE.rglob("*.py") if path.relative_to(SOURCE).parts[0] != "language")
TABLES = {
    "hedges": {phrase for hedge in ENGLISH.hedges for phrase in (*hedge.before, *hedge.after)}
    - {hedge.kind for hedge in ENGLISH.hedges},
    "months": {name.lower() for name in (*ENGLISH.dates.months, *ENGLISH.dates.short_months)} - {"may"},
    "weekdays": set(map(str.lower, ENGLISH.dates.weekdays)),
    "number words": {*ENGLISH.numbers.small, *ENGLISH.numbers.tens, *ENGLISH.numbers.scales},
    "magnitudes": set(ENGLISH.numbers.magnitudes),
    "units": {name for factors in ENGLISH.units.units.values() for names in factors.values() for name in names},
    "titles": {*ENGLISH.titles.known, *map(str.lower, ENGLISH.titles.abbreviated)},
    "offices": set(ENGLISH.people.offices),
    "pronouns": {word for words in ENGLISH.people.pronouns.values() for word in words},
    "kin": set(ENGLISH.people.kin),
    "verbs of saying": set(ENGLISH.governing.reporting),
    "negations": set(ENGLISH.statements.negations),
    "likelihood": set(ENGLISH.statements.likelihood),
    "auxiliaries": {*ENGLISH.grammar.being, *ENGLISH.grammar.having, *ENGLISH.grammar.doing, *ENGLISH.grammar.modal},
    "question words": set(ENGLISH.grammar.question_words),
    "countries": set(map(str.lower, ENGLISH.names.countries)),
}
ENOUGH = 4
"""Words of a table from which on a list is one of its own."""
ENOUGH_OF_GRAMMAR = {"auxiliaries": 8, "question words": 7, "pronouns": 6}
"""The same for words that a single form is made of: "is", "are", "was" and "were" are one verb."""
_PARTS = re.compile(r"[|,\s()?:\\]+")


def _lists(tree: ast.AST) -> Iterator[tuple[int, set[str]]]:
    """The words of each pattern, each text that is split and each collection of texts in *tree*, with their lines.

    The values of a type, `Literal["done", "claimed"]`, are no list of words.
    """
    types = {id(node.slice) for node in ast.walk(tree) if isinstance(node, ast.Subscript)}
    for node in (each for each in ast.walk(tree) if id(each) not in types):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            parts = {"compile": node.args[:1], "split": [node.func.value]}.get(node.func.attr, [])
            yield node.lineno, {word for text in _texts(parts) for word in (text, *_PARTS.split(text))}
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lazy_pattern":
            yield node.lineno, {word for text in _texts(node.args[:1]) for word in (text, *_PARTS.split(text))}
        elif isinstance(node, ast.Set | ast.Tuple | ast.List | ast.Dict):
            yield (
                node.lineno,
                set(_texts(each for each in ast.iter_child_nodes(node) if isinstance(each, ast.Constant))),
            )
        elif isinstance(node, ast.Assign):
            yield node.lineno, {word for text in _texts([node.value]) if "|" in text for word in _PARTS.split(text)}


def _texts(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """The texts in *nodes*, in lower case."""
    for node in nodes:
        for part in ast.walk(node):
            if isinstance(part, ast.Constant) and isinstance(part.value, str):
                yield part.value.lower()


@pytest.mark.parametrize("path", OUTSIDE, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_english_is_known_in_one_room(path: Path) -> None:
    """No module but those of the language has a list of English words of its own for what a table has."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    own = [
        (line, name, sorted(shared))
        for line, words in _lists(tree)
        for name, table in TABLES.items()
        if len(shared := words & table) >= ENOUGH_OF_GRAMMAR.get(name, ENOUGH)
    ]
    assert own == []


NUMBERED = (
    ("about 50", "roughly 50", "approximately 50", "around 50", "some 50", "an estimated 50", "50 or so"),
    ("nearly 50", "almost 50", "close to 50"),
    ("at least 50", "no fewer than 50", "not less than 50", "upwards of 50", "50 or more"),
    ("more than 50", "over 50", "above 50", "in excess of 50"),
    ("at most 50", "no more than 50", "not more than 50", "up to 50", "as many as 50", "50 or fewer"),
    ("under 50", "less than 50", "fewer than 50", "below 50"),
    ("exactly 50", "precisely 50", "only 50"),
)
"""Hedges, those of one kind together."""
HEDGES = [hedge for alike in NUMBERED for hedge in alike]


@pytest.mark.parametrize("hedge", HEDGES)
def test_every_reader_knows_every_hedge(hedge: str) -> None:
    """What bounds or rounds a number is known to the judge and to the comparison of answers."""
    answer = read_answer(hedge)
    assert (answer.words, answer.held != "bare") == ("50", True)
    assert is_same_answer(hedge, "50")
    assert core_stems(hedge) == ("50",)


@pytest.mark.parametrize("alike", NUMBERED, ids=lambda alike: alike[0])
def test_hedges_of_one_kind_are_judged_alike(alike: tuple[str, ...]) -> None:
    """Two hedges of one kind are held alike, bound alike, and judged alike whatever is right."""
    assert len({read_answer(hedge).held for hedge in alike}) == 1
    bounds = {bound(hedge, find_terms(hedge).quantities[0]) for hedge in alike}
    assert len({found and found.kind for found in bounds}) == 1
    for right in ("50", *HEDGES):
        assert len({judge(hedge, [right]) for hedge in alike}) == 1
        assert len({judge(right, [hedge]) for hedge in alike}) == 1


def test_every_table_is_read() -> None:
    """Every file of the language is read into a record, and no table of it is empty."""
    known = Lexicon("en")
    for name in (path.stem for path in (SOURCE / "language" / "en").iterdir()):
        record = getattr(known, name)
        assert record
        assert all(value for value in record), name


def test_verbs_have_their_forms() -> None:
    """The forms of a regular verb are made by rule; those of another begin with its past."""
    assert verb_forms("warn") == ("warn", "warns", "warned", "warning")
    assert verb_forms("deny") == ("deny", "denies", "denied", "denying")
    assert verb_forms("argue") == ("argue", "argues", "argued", "arguing")
    assert verb_forms("write", "wrote", "written") == ("write", "writes", "wrote", "written", "writing")
    assert verb_forms("foresee", "foresaw")[-1] == "foreseeing"
    assert verb_forms("stress")[1] == "stresses"
