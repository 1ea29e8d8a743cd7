"""A formula stands on a cited line as it is written, in TeX or as plain text has it."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.formulas import Formula, compare_form, find_formulas
from briefdeck.language.needs import Need
from briefdeck.message_grammar import as_yaml
from briefdeck.model.roles import ASKED
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "G223",
    "A formula stands on a cited line.",
    why="A formula is not understood, only compared: E = mc² of a line is \\(E = mc^2\\) of a card. One that the line "
    "says in words, or in another form, goes into `given:` with the reason. \\(m\\) alone is the name of a quantity.",
    bad=example(r"""
        facts:
          - id: cost-a-day
            fact: A strike of \(d\) days costs the company about \(2.6 d\) million dollars.
            cite: harbour:12
            topic: strike
            math: yes
        """),
    good=example(r"""
        facts:
          - id: cost-a-day
            fact: A strike of \(d\) days costs the company about \(2.4 d\) million dollars.
            cite: harbour:12
            topic: strike
            math: yes
            given: {2.4 d: the line has it for one day}
        """),
    reads=ASKED,
    needs=frozenset({Need.TEXTS}),
    reads_retired=True,
)


def check_fact(fact: FactContext) -> Iterator[Problem]:
    """Find the formulas that no cited line has and that are not given."""
    claims = fact.claims_in(RULE.reads) if fact.fact.math == "yes" else ()
    given = {compare_form(term) for term in fact.fact.given}
    for claim in claims:
        for formula in find_formulas(claim.text.plain):
            wanted = compare_form(formula.tex)
            if formula.states and wanted not in given and not _is_on_lines(claim, wanted):
                yield _problem(claim, formula)


def _problem(claim: Claim, formula: Formula) -> Problem:
    advice = f"if it follows from the line, say how: `given: {{{as_yaml(formula.tex)}: …}}`"
    return claim.problem(RULE, f"“{formula.tex}” is not on {claim.cited.words}", formula.tex, advice)


def _is_on_lines(claim: Claim, wanted: str) -> bool:
    """Tell whether a cited line has *wanted*, and no digit goes on before or behind it."""
    lines = claim.cited.written_lines
    forms = [compare_form(each) for _, line in lines for each in (line, *(one.tex for one in find_formulas(line)))]
    return any(_has(form, wanted) for form in forms)


def _has(line: str, wanted: str) -> bool:
    before, found, after = line.partition(wanted)
    return bool(found) and not (before[-1:] + wanted[:1]).isdigit() and not (wanted[-1:] + after[:1]).isdigit()
