"""The roles of texts: what a text of a curator's file is for, which decides the rules that read it."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a text is for."""

    STATEMENT = "statement"
    """States a fact: `fact`, the title and sentences of a brief, a text of a timeline, a dispute's note."""
    ANSWER = "answer"
    """What a learner is shown as right: `a`, `cloze`, `items`, the answer of `reverse`."""
    SPELLING = "spelling"
    """Another spelling of an answer: `accept`."""
    OPTION = "option"
    """A wrong answer: `wrong`."""
    QUESTION = "question"
    """Asks: `q`, the question of `reverse`, of a dispute, an open question of a brief."""
    CONTEXT = "context"
    """Shown with a question as true: `before`, `after`."""
    SPEAKER = "speaker"
    """Whose claim it is: `said_by`."""
    HELP = "help"
    """Helps without being stated as true: `hint`, the hints of a cloze text, `image.alt`."""
    CREDIT = "credit"
    """Who made something, and on what terms: `image.credit`, the author of the deck."""
    REASON = "reason"
    """Why the curator did something: `given`, `sic`, `ignore`, `retired`, an inferred date."""
    TITLE = "title"
    """Names a part: titles of the bank, of topics and quizzes, kickers and headings of briefs."""
    LABEL = "label"
    """Says what numbers of a brief count, or what somebody is: labels of figures and bars, a chart's title, roles."""
    VALUE = "value"
    """A number or name set by itself: values of figures and bars, names of people."""
    DESCRIPTION = "description"
    """Describes an article, the deck or a quiz: `descriptor`, `kind`, the text of `about`, `instructions`."""


PROVED = frozenset({Role.STATEMENT, Role.ANSWER, Role.SPELLING, Role.CONTEXT, Role.SPEAKER})
"""What is stated as true to a learner or reader."""
STATED = frozenset({Role.STATEMENT})
"""The fact, and what its cards say to explain an answer."""
STATING = frozenset({Role.STATEMENT, Role.ANSWER, Role.CONTEXT, Role.VALUE, Role.LABEL, Role.TITLE})
"""What says something of the people, bodies and things it names: the parts of a page do as its sentences do."""
ASKED = PROVED | {Role.QUESTION}
"""What must be proved, and what is asked as if it were."""
READ = ASKED | STATING | {Role.HELP}
"""What a learner or reader is shown besides wrong answers: the lines must have what it speaks of."""
WRITTEN = frozenset(Role) - {Role.CREDIT}
"""All that a curator words freely; a credit is worded by the source of the picture."""
SAID_ON_A_PAGE = frozenset({Role.STATEMENT, Role.QUESTION, Role.VALUE, Role.LABEL})
"""What a brief says to its reader: everything except the titles of its parts."""
