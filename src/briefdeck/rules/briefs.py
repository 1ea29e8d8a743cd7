"""Briefs."""

from briefdeck.rules.rule import Rule

RULES = (
    Rule("B701", "A sentence of a brief rests on facts."),
    Rule("B702", "What a sentence of a brief names or counts stands in its facts."),
    Rule("B703", "A brief fits on its page."),
    Rule("B704", "Every character of a brief is in its fonts."),
    Rule("B705", "An event on a timeline has a date."),
    Rule("B706", "A brief shows no retired fact."),
)
