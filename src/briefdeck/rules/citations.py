"""Citations."""

from briefdeck.rules.rule import Rule

RULES = (
    Rule("C101", "A citation names an article of the bank."),
    Rule("C102", "An article is in the concordance."),
    Rule("C103", "The text of an article is the one the concordance was made from."),
    Rule("C104", "A cited line exists."),
    Rule("C105", "A cited line is not blank."),
    Rule("C106", "A cited line is not site furniture."),
    Rule("C107", "A range of lines runs forwards."),
    Rule("C108", "A fact cites a line once."),
    Rule("C109", "A line named as furniture exists."),
    Rule("C110", "The concordance is one that briefdeck wrote."),
)
