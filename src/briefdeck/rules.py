"""Every rule by its code: how grave it is and what it promises.

Letters: Y the YAML itself, C citations, G grounding, B briefs, L the ledger.
A code, once released, keeps its meaning for ever: people switch rules off by it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Rule:
    """One promise that a curator's files keep."""

    code: str
    """A letter for the family and three digits."""
    promise: str
    """What holds when the rule is kept, as one sentence."""
    severity: Severity = "error"
    """Errors keep anything from being built; warnings do not."""


_ALL = (
    Rule("Y101", "A file is UTF-8 text without control characters or odd line ends."),
    Rule("Y102", "A file is well-formed YAML."),
    Rule("Y103", "A file is not empty."),
    Rule("Y104", "A key stands once in its mapping."),
    Rule("Y105", "A file uses no anchors, aliases, tags or further documents."),
    Rule("Y106", "A file begins without a byte order mark."),
    Rule("Y107", "Lines end with a line feed alone."),
    Rule("Y108", "Indentation is made of spaces, not tabs."),
    Rule("Y109", "Nesting stays within reason."),
    Rule("Y110", "Every key is one that briefdeck knows."),
    Rule("Y111", "Every required key is there."),
    Rule("Y112", "Every value is of the kind its key asks for."),
    Rule("Y113", "An id or key is a lower-case slug."),
    Rule("Y114", "An id stands for one thing only."),
    Rule("Y115", "A date is written 2024, 2024-06, 2024-06-18 or, for a span, first/last."),
    Rule("Y116", "A citation is written key:line or key:first-last."),
    Rule("Y117", "A topic, fact or dispute that is named exists."),
    Rule("Y118", "A card is either a question with its answer or a cloze text."),
    Rule("Y119", "Every card of a fact but the first has an id of its own."),
    Rule("Y120", "A cloze text has a deletion."),
    Rule("Y121", "Cloze deletions are numbered from 1 without gaps and are not nested."),
    Rule("Y123", "A date or name the text does not state is marked inferred, with the reason."),
    Rule("C101", "A citation names an article of the bank."),
    Rule("C102", "An article is in the concordance."),
    Rule("C103", "The text of an article is the one the concordance was made from."),
    Rule("C104", "A cited line exists."),
    Rule("C105", "A cited line is not blank."),
    Rule("C106", "A cited line is not site furniture."),
    Rule("C107", "A range of lines runs forwards."),
    Rule("C108", "A fact cites a line once."),
    Rule("C109", "A line named as furniture exists."),
    Rule("G201", "Every number, amount and date stands on a cited line."),
    Rule("G202", "Every name in an answer stands on a cited line."),
    Rule("G203", "Every name in a fact stands in a cited article."),
    Rule("G204", "At least half of an answer's words stand on the cited lines."),
    Rule("G205", "Words between quotation marks stand on one cited line, in order."),
    Rule("G206", "All of an answer's words stand on the cited lines.", "warning"),
    Rule("G207", "A given term occurs in the fact it is given for."),
    Rule("B701", "A sentence of a brief rests on facts."),
    Rule("B702", "What a sentence of a brief names or counts stands in its facts."),
    Rule("B703", "A brief fits on its page."),
    Rule("B704", "Every character of a brief is in its fonts."),
    Rule("B705", "An event on a timeline has a date."),
    Rule("B706", "A brief shows no retired fact."),
    Rule("L801", "A released fact is retired, not deleted."),
    Rule("L802", "A released card is retired, not deleted."),
    Rule("L803", "A released card keeps its note type."),
    Rule("L804", "The ledger is one that briefdeck wrote."),
    Rule("L805", "The ledger and output/ are what the sources make."),
)

RULES = {rule.code: rule for rule in _ALL}
"""The rules by code, in the order of the documentation."""
