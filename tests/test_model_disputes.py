"""Disputes by the facts they are about."""

from __future__ import annotations

from briefdeck.model.bank import disputes_by_fact, rivals_by_fact
from briefdeck.read.bank import read_bank
from tests.support.contexts import LINE_HEAD

FACTS = "facts:\n" + "".join(
    f"  - {{id: {name}, fact: Work stopped., cite: gazette:1, topic: all}}\n" for name in "abcd"
)
DISPUTES = "disputes:\n  - {id: one, question: When?, facts: [a, b]}\n  - {id: two, question: Who?, facts: [b, c]}\n"


def test_each_fact_has_its_disputes_and_rivals() -> None:
    """A fact has the disputes that name it, in their order, and as rivals all facts of these; others are left out."""
    bank, _ = read_bank(LINE_HEAD + FACTS + DISPUTES, "questions.yaml")
    disputes = {fact: [str(dispute.id) for dispute in several] for fact, several in disputes_by_fact(bank).items()}
    assert disputes == {"a": ["one"], "b": ["one", "two"], "c": ["two"]}
    assert rivals_by_fact(bank) == {"a": {"a", "b"}, "b": {"a", "b", "c"}, "c": {"b", "c"}}
