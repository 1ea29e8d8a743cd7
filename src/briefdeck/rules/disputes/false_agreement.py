"""Those whom a dispute parts do not agree on it in another text."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.words import stem
from briefdeck.model.bank import Dispute
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import DrawnContext, list_drawn_contexts, read_told_facts

RULE = Rule(
    "D605",
    "Those whom a dispute parts do not agree on it elsewhere.",
    "warning",
    why="“Union and company agree on the number” over a box in which they do not is the reverse of what is known.",
    bad=example("""
        disputes:
          - id: how-many-captains
            question: How many captains were on strike?
            facts: [captains-union, captains-company]
            note: Union and company agree on the number of captains.
        """),
    good=example("""
        disputes:
          - id: how-many-captains
            question: How many captains were on strike?
            facts: [captains-union, captains-company]
            note: Union and company disagree on the number of captains.
        """),
    needs=frozenset({Need.STATEMENTS}),
)

_AGREEING = stem("agree")


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find the texts in which one agrees to what a dispute between their facts is about."""
    contradictions = [dispute for dispute in context.bank.disputes if dispute.kind == "contradiction"]
    for drawn in list_drawn_contexts(context) if contradictions else ():
        read = clauses_of(drawn.says)
        for at in read.content.get(_AGREEING, ()):
            parting = [dispute for dispute in contradictions if _parts(drawn, dispute, read, at)]
            if parting and not read.is_negated(at):
                part, word = drawn.parts[-1], read.written[at]
                message = f"“{word}”: a dispute between these facts parts those who are named here"
                yield RULE.problem(part.text.location, message, parting[0].facts[0], word, "say that they disagree")
                break


def _parts(drawn: DrawnContext, dispute: Dispute, read: Clauses, at: int) -> bool:
    """Tell whether *dispute*, between facts of the text, is told by one of those who agree, and is about the same."""
    own = {str(fact.fact.id) for fact in drawn.drawn_from}
    if own.isdisjoint(map(str, dispute.facts)):
        return False
    first, last = read.sentence_around(at)
    known = read_told_facts(drawn.context)
    named = any(
        not known[str(fact)].who.isdisjoint(read.stems[first:at]) for fact in dispute.facts if str(fact) in known
    )
    disputed = clauses_of(plain(dispute.question)).content
    return named and any(read.stems[place] in disputed for place in range(at + 1, last))
