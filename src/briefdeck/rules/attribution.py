"""Attribution, own words and agreement."""

from briefdeck.rules.rule import Rule

RULES = (
    Rule("A301", "What a line reports as said or claimed, the fact does not state as its own.", "warning"),
    Rule("A302", "What a line denies, the fact does not affirm.", "warning"),
    Rule("A303", "What a line expects or thinks possible, the fact does not state as done.", "warning"),
    Rule("A304", "A number that a line bounds or rounds is bounded or rounded alike in the fact.", "warning"),
    Rule("A305", "What a line says rose, the fact does not say fell.", "warning"),
    Rule("W401", "No eight words in a row, outside quotation marks, are an article's."),
    Rule("D601", "Facts that give different values for one thing are in one dispute."),
    Rule("D603", "A dispute is about two facts or more that are still held."),
    Rule("D604", "The facts of a dispute disagree."),
)
