"""Right options that their length gives away."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.markup import plain
from briefdeck.problem import Rule, example
from briefdeck.rules.cards.parts.choice import Choice, Flaw

RULE = Rule(
    "Q525",
    "The right option is about as long as the others.",
    "warning",
    why="The longest option is picked by those who do not know (Haladyna, guideline on the length of options).",
    bad=example("""
        cards:
          - q: Why did the ferry crews stop work?
            a: Their night pay had been cut twice within a single year
            wrong: [The ships were old, The port had closed, The fuel had run out]
        """),
    good=example("""
        cards:
          - q: Why did the ferry crews stop work?
            a: Their pay had been cut
            wrong: [The ships were old, The port had closed, The fuel had run out]
        """),
)

LONG_OPTION = 40
"""Characters from which on lengths are compared; short options differ by nature."""
MUCH_LONGER = 1.8
"""Times the longest of the other side."""


def find_flaws(choice: Choice) -> Iterator[Flaw]:
    """Find a right option that is by far the longest or the shortest."""
    right, *wrong = (len(plain(option)) for option in choice.options)
    if right > LONG_OPTION and right > MUCH_LONGER * max(wrong):
        yield Flaw(choice.a, "the right option is by far the longest: shorten it, or lengthen the others")
    elif min(wrong) > LONG_OPTION and min(wrong) > MUCH_LONGER * right:
        yield Flaw(choice.a, "the right option is by far the shortest: lengthen it, or shorten the others")
