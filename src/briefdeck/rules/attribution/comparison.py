"""What is more than another on a line is not less in the fact."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.needs import Need
from briefdeck.language.sentences.comparisons import agrees, comparisons_of, find_other_standard, is_turned
from briefdeck.language.words import fold_word, stem
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.compared_figures import find_other_figures
from briefdeck.rules.attribution.parts.source_sentences import find_derivations
from briefdeck.rules.fact_context import FactContext

RULE = Rule(
    "A313",
    "What is more than another on a line is not less in the fact.",
    why="A comparison told the other way round has every name and figure of the line, and says the opposite. Only what "
    "both compare with “than”, and in the same words, is looked at.",
    bad=example("""
        facts:
          - id: run-cost
            fact: Barges cost more to run than ferries.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: run-cost
            fact: Ferries cost more to run than barges.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.TEXTS, Need.STATEMENTS}),
    sure_from=0.6,
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the comparisons that are told the other way round."""
    for derived in find_derivations(fact):
        found = derived.find_turned(comparisons_of, is_turned, agrees)
        if found is not None:
            mine, theirs = found
            message = f"the fact turns the comparison round (“{mine.word} … than”)"
            yield derived.problem(RULE, message, mine.word, meant=theirs.word)
            continue
        figures = find_other_figures(derived)
        if figures is not None:
            word, one, other_one = figures
            message = f"the fact says “{word}”, and the line has “{one}” and “{other_one}”"
            yield derived.problem(RULE, message, word)
            continue
        standards = (find_other_standard(derived.clauses, line) for line in derived.cited_clauses)
        other = next(filter(None, standards), "")
        if other:
            word = next(word for word in derived.clauses.written if stem(fold_word(word)) == other)
            yield derived.problem(RULE, f"the fact puts it on the other side of “{word}”", word)
