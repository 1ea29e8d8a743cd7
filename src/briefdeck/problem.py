"""A rule, a problem (something in a curator's file that breaks a rule), and the cures for it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from briefdeck.language.needs import Need
from briefdeck.located import Location, SourceLine
from briefdeck.model.roles import Role

Severity = Literal["error", "warning"]

ExampleForm = Literal["yaml", "diff", "text"]
"""How examples are written: keys of questions.yaml or a brief, a change of it, or what happens to a file, in words."""

_OF_LINES = frozenset("GA")
"""The families of the rules that compare a fact with its lines."""


@dataclass(frozen=True, slots=True, order=True)
class Rule:
    """One promise that a curator's files keep. Rules are told apart, and sorted, by their codes."""

    code: str
    """A letter for the family and three digits. Once released, it keeps its meaning for ever."""
    promise: str = field(compare=False)
    """What holds when the rule is kept, as one sentence."""
    severity: Severity = field(default="error", compare=False)
    """Errors keep anything from being built; warnings do not."""
    why: str = field(kw_only=True, compare=False)
    """Why it matters to whoever writes the facts, and where the rule comes from."""
    bad: str = field(kw_only=True, compare=False)
    """An example that breaks this rule."""
    good: str = field(kw_only=True, compare=False)
    """The same example with the fault corrected."""
    form: ExampleForm = field(default="yaml", kw_only=True, compare=False)
    """How the examples are written."""
    effect: str = field(default="", kw_only=True, compare=False)
    """What comes of breaking it, as one sentence, where that is not what its severity says."""
    reads: frozenset[Role] = field(default=frozenset(), kw_only=True, compare=False)
    """The roles of the texts that it reads; empty for a rule about keys, files or whole banks."""
    needs: frozenset[Need] = field(default=frozenset(), kw_only=True, compare=False)
    """What it needs to run; where something of it is lacking it does not."""
    wants: frozenset[Need] = field(default=frozenset(), kw_only=True, compare=False)
    """What it needs to keep the whole of its promise; where something of it is lacking it checks less."""
    reads_retired: bool = field(default=False, kw_only=True, compare=False)
    """Whether it looks at retired facts too: learners still have them, so that their sources must hold."""
    is_of_pages: bool = field(default=False, kw_only=True, compare=False)
    """Whether it is about whole pages, so that no single fact can switch it off."""
    may_doubt: bool = field(default=False, kw_only=True, compare=False)
    """Whether it only warns where it is not certain: of words that may be misread, or a fact quite unlike its lines."""
    sure_from: float = field(default=0, kw_only=True, compare=False)
    """The likeness of a statement to its lines below which it only warns: whoever words it anew may say the same."""
    warns_from: float = field(default=0, kw_only=True, compare=False)
    """The likeness below which it does not even warn: there it is as often wrong as right."""

    @property
    def reads_lines(self) -> bool:
        """Whether it compares a fact with its lines, so that it needs the same of their language too."""
        return self.code[0] in _OF_LINES

    def problem(
        self,
        location: Location,
        message: str,
        fact: str = "",
        words: str = "",
        advice: str = "",
        related: SourceLine | None = None,
        cures: Iterable[Cure] = (),
    ) -> Problem:
        """Report a breach of this rule at *location*; the other arguments are the fields of `Problem`."""
        return Problem(location, self, message, str(fact), str(words), advice, related, tuple(cures))


REASON = "(why it is right)"
"""What stands in a change, in double quotes, for a reason that only the curator can give."""


class Edit(NamedTuple):
    """A change of a curator's file: *old*, which begins at *location*, becomes *new*."""

    location: Location
    old: str
    new: str

    def apply(self, line: str) -> str:
        """Return *line*, on which it begins, with this change made."""
        begin = self.location.column - 1
        return line[:begin] + self.new + line[begin + len(self.old) :]


@dataclass(frozen=True, slots=True)
class Cure:
    """A change that is sure to be what was meant, offered to the curator."""

    label: str
    """What to do, as a hint says it: "did you mean “harbour”?"."""
    edits: tuple[Edit, ...]
    """The changes that do it, all together."""
    needs_reason: bool = False
    """Whether the curator has to say why: what is said takes the place of REASON in the changes."""

    def because(self, reason: str) -> Cure:
        """Return this cure with the *reason* that it needs."""
        quoted = json.dumps(" ".join(reason.split()), ensure_ascii=False)
        edits = (edit._replace(new=edit.new.replace(f'"{REASON}"', quoted)) for edit in self.edits)
        return replace(self, edits=tuple(edits), needs_reason=False)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """A breach of a rule in a curator's file. Problems sort by location."""

    location: Location
    """Where to edit: the very words where they can be found, else the value or key they belong to."""
    rule: Rule
    """The rule that is broken."""
    message: str
    """One sentence: what is wrong."""
    fact: str = ""
    """The id of the fact, "" where none is concerned."""
    words: str = ""
    """The very words that are wrong, "" where the whole value is."""
    advice: str = ""
    """What would help where no cure is certain: what the cited line has instead, where the term does stand."""
    related: SourceLine | None = field(default=None, compare=False)
    """The line of the article that matters, if one does."""
    cures: tuple[Cure, ...] = field(default=(), compare=False)
    """Changes that would put it right, the likeliest first; empty where none is certain."""
    length: int = field(default=1, compare=False)
    """How many characters the words take on the line where they begin; 1 until they are found in the file."""
    doubtful: bool = field(default=False, compare=False)
    """Whether it is not certain, so that it is a warning whatever the rule is."""
    likeness: float = field(default=1, compare=False)
    """How much of the statement one sentence of its lines has, from 0 to 1; 1 where that does not matter."""

    @property
    def code(self) -> str:
        """The code of the broken rule."""
        return self.rule.code

    @property
    def severity(self) -> Severity:
        """How serious the breach is."""
        return "warning" if self.doubtful or self.likeness < self.rule.sure_from else self.rule.severity

    @property
    def is_coin_toss(self) -> bool:
        """Whether it is as likely as not that nothing is wrong: nobody is to be told."""
        return self.severity == "warning" and self.likeness < self.rule.warns_from

    @property
    def hint(self) -> str:
        """What would help, as one sentence: the advice, then the labels of the cures; "" where there is nothing."""
        return "; ".join(filter(None, (self.advice, *(cure.label for cure in self.cures))))


def example(text: str) -> str:
    """Return *text*, an example of a rule, without the indentation that it and its closing quotes have in the code."""
    indentation = text[text.rindex("\n") :]
    return text.replace(indentation, "\n").strip("\n") + "\n"
