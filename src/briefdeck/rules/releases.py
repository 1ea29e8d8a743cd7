"""The ledger and what was released."""

from briefdeck.rules.rule import Rule

RULES = (
    Rule("L801", "A released fact is retired, not deleted."),
    Rule("L802", "A released card is retired, not deleted."),
    Rule("L803", "A released card keeps its note type."),
    Rule("L804", "The ledger is one that briefdeck wrote."),
    Rule("L805", "The ledger and output/ are what the sources make."),
)
