"""Every rule by its code, and the modules that check them.

A rule needs no entry here: each module in the folder of a family that has a RULE is one. See docs/adding-a-rule.md.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from briefdeck.problem import Rule
from briefdeck.rules import (
    attribution,
    briefs,
    cards,
    citations,
    copying,
    disputes,
    grounding,
    pictures,
    reader,
    releases,
    yaml,
)
from briefdeck.rules.module import rule_of

FAMILIES = {
    "Y": "The YAML itself",
    "C": "Citations",
    "G": "Grounding",
    "A": "Attribution",
    "W": "Own words",
    "Q": "Card wording",
    "D": "Disputes and agreement",
    "B": "Briefs",
    "P": "Pictures",
    "L": "The ledger",
    "R": "The second reader",
}
"""What the rules are about, by the letter of their codes, in the order of the documentation."""

_FOLDERS = (yaml, citations, grounding, attribution, copying, cards, disputes, briefs, releases, pictures, reader)
"""The folders of the families."""


def _find_modules() -> Iterator[ModuleType]:
    for folder in _FOLDERS:
        for found in iter_modules(folder.__path__, f"{folder.__name__}."):
            module = import_module(found.name)
            if hasattr(module, "RULE"):
                yield module


MODULES = tuple(_find_modules())
"""The modules of the rules, in the order in which they are checked; the problems are sorted by place."""

MODULE_NAMES = {rule_of(module).code: module.__name__ for module in MODULES}
"""The name of the module that checks each rule, by the rule's code."""
_BY_CODE = {rule_of(module).code: rule_of(module) for module in MODULES}
RULES: dict[str, Rule] = {
    code: _BY_CODE[code] for letter in FAMILIES for code in sorted(_BY_CODE) if code.startswith(letter)
}
"""The rules by code, in the order of the documentation. A code, once released, keeps its meaning for ever."""
