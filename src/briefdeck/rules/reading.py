"""The YAML itself."""

from briefdeck.rules.rule import Rule

RULES = (
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
)
