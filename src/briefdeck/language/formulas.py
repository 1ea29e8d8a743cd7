r"""Formulas in TeX between `\(` and `\)`: where a text has them, and how they read as plain text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from briefdeck.language.remembering import REMEMBERED

LONGEST = 400
"""Characters of a formula that is read as plain text; a longer one, or one nested deeper, stays as it is written."""
_DEEPEST = 12
_OPEN, _CLOSE = "\\(", "\\)"
_RAISED = str.maketrans("0123456789+-−=()abcdefghijklmnoprstuvwxyz", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻ")
_LOWERED = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_SCRIPT = re.compile(r"(?P<sign>[_^])(?:\{(?P<group>[^\\{}^_]{1,12})\}|(?P<char>[0-9A-Za-z]))")
_SIZED_FRACTION = re.compile(r"\\[dt]frac(?![a-z])")
_STILL_GROUPED = re.compile(r"[_^]\{")
"""What is raised as a whole and has no characters for it: without its brackets it would say something else."""
_COMMAND = re.compile(r"\\(?:begin|end)\{\w*\}|\\[A-Za-z]+")
_STATES = re.compile(r"[0-9=<>≠≤≥≈^+]|\\(?:[lg]eq?|neq?|approx|frac|sqrt|propto)\b")
"""What a formula has that states something; without it, it is the name of a quantity: \\(m\\)."""
_BETWEEN_FACTORS = re.compile(r"(?<![0-9])[*·⋅×∗]|[*·⋅×∗](?![0-9])")
_DASHES = str.maketrans({"−": "-", "–": "-", "⁄": "/", "∕": "/"})


class Formula(NamedTuple):
    """A formula of a text."""

    written: str
    """In TeX, with the brackets around it."""
    start: int
    """Where it begins in the text."""

    @property
    def tex(self) -> str:
        """The TeX between the brackets."""
        return _tex(self.written)

    @property
    def states(self) -> bool:
        r"""Whether it states something; \(m\) only names a quantity."""
        return _STATES.search(self.tex) is not None


def find_formulas(text: str) -> Iterator[Formula]:
    """Find the formulas of *text* in order; a bracket that is never closed opens none."""
    done = 0
    while (start := text.find(_OPEN, done)) >= 0 and (end := text.find(_CLOSE, start)) >= 0:
        done = end + len(_CLOSE)
        yield Formula(text[start:done], start)


def cut_at_formulas(text: str) -> Iterator[tuple[str, str]]:
    """Yield the words before each formula of *text* with the formula, and the words behind the last with ""."""
    done = 0
    for formula in find_formulas(text):
        yield text[done : formula.start], formula.written
        done = formula.start + len(formula.written)
    yield text[done:], ""


def blank_formulas(text: str) -> str:
    """Return *text* with blanks in place of its formulas, and all else in its place."""
    return "".join(words + " " * len(formula) for words, formula in cut_at_formulas(text))


def spell_formulas(text: str) -> str:
    """Return *text* with its formulas as plain text, for where no TeX is set: E = mc²."""
    return "".join(words + (_spell(_tex(formula)) or formula) for words, formula in cut_at_formulas(text))


def compare_form(text: str) -> str:
    """Return *text*, a formula's TeX or a line of plain text, in the one form in which the two are compared.

    `E = m c^2`, `E=mc²` and `E = m · c2` are the same: a text that was copied from a page has lost what was raised.
    """
    spelled = unicodedata.normalize("NFKC", (_spell(text) if "\\" in text else "") or text).translate(_DASHES)
    return _BETWEEN_FACTORS.sub("", re.sub(r"[\s^_{}]+", "", spelled))


def _tex(written: str) -> str:
    return written[len(_OPEN) : -len(_CLOSE)].strip()


@lru_cache(maxsize=REMEMBERED)
def _spell(tex: str) -> str:
    """Return *tex* as plain text; "" where it cannot be read whole."""
    if len(tex) > LONGEST or tex.count("{") > _DEEPEST or tex.count("\\left") > _DEEPEST:
        return ""
    if "\\" not in tex:
        raised = _SCRIPT.sub(_script, tex)
        return "" if "{" in raised else raised
    raised = _SCRIPT.sub(lambda match: "{}" + _script(match), _SIZED_FRACTION.sub(r"\\frac", tex))
    if _STILL_GROUPED.search(raised):
        return ""
    try:
        spelled = " ".join(_make_reader().latex_to_text(raised).split())
    except (AttributeError, LookupError, TypeError, ValueError):  # what is unfinished, such as a fraction of one part
        return ""
    return spelled if _signs(_COMMAND.sub("", raised)) <= _signs(spelled) else ""


def _signs(text: str) -> Counter[str]:
    """Count the letters and digits of *text*, none of which may be lost."""
    return Counter(char for char in text if char.isalnum())


def _script(match: re.Match[str]) -> str:
    """Return raised or lowered characters where all have such a form, else what is written."""
    table = _RAISED if match["sign"] == "^" else _LOWERED
    inner: str = match["group"] or match["char"]
    return inner.translate(table) if all(ord(char) in table for char in inner) else match[0]


@cache
def _make_reader() -> Any:
    """Make a reader of TeX that puts the parts of a fraction in brackets where they are more than one word."""
    from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

    def spell_fraction(node: Any, l2tobj: Any) -> str:
        parts = [l2tobj.nodelist_to_text([part]).strip() for part in node.nodeargd.argnlist]
        return "/".join(part if part.isalnum() else f"({part})" for part in parts)

    macros = [MacroTextSpec(name, simplify_repl=spell_fraction) for name in ("frac", "dfrac", "tfrac")]
    known = get_default_latex_context_db()
    known.add_context_category("fractions", prepend=True, macros=macros)
    return LatexNodes2Text(latex_context=known, math_mode="text", keep_comments=True)
