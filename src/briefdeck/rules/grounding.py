"""Grounding: what a fact says stands on its lines."""

from briefdeck.rules.rule import Rule

RULES = (
    Rule("G201", "Every number, amount and date stands on a cited line."),
    Rule("G202", "Every name in an answer stands on a cited line."),
    Rule("G203", "Every name in a fact stands in a cited article."),
    Rule("G204", "At least half of an answer's words stand on the cited lines."),
    Rule("G205", "Words between quotation marks stand on one cited line, in order."),
    Rule("G206", "All of an answer's words stand on the cited lines.", "warning"),
    Rule("G207", "A given term occurs in the fact it is given for."),
)
