"""Too few options, too many, or the same one twice."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.markup import plain
from briefdeck.language.words import fold
from briefdeck.problem import Rule, example
from briefdeck.rules.cards.parts.choice import Choice, Flaw

RULE = Rule(
    "Q531",
    "Multiple choice has three to five options, no two alike.",
    "warning",
    why="Two options are a coin to toss, and beyond five nobody reads (Haladyna, guideline on the number of options).",
    bad=example("""
        cards:
          - q: Who led the ferry crews’ union in 2031?
            a: Tove Brandt
            wrong: [Mara Lind]
        """),
    good=example("""
        cards:
          - q: Who led the ferry crews’ union in 2031?
            a: Tove Brandt
            wrong: [Mara Lind, Nils Ek]
        """),
)

FEWEST_OPTIONS, MOST_OPTIONS = 3, 5
"""With the right one (Haladyna: three are enough, more than five are not read)."""


def find_flaws(choice: Choice) -> Iterator[Flaw]:
    """Find wrong options that repeat an earlier one, and too few or too many options."""
    folded = [fold(plain(option)).strip() for option in choice.wrong]
    for index, option in enumerate(choice.wrong):
        if folded[index] in folded[:index]:
            yield Flaw(option, f"“{option}” is there twice: take another wrong option")
    count = len(choice.options)
    if not FEWEST_OPTIONS <= count <= MOST_OPTIONS:
        advice = "add a wrong one" if count < FEWEST_OPTIONS else f"keep the {MOST_OPTIONS - 1} best wrong ones"
        if len(choice.wrong) == 1 and ", " in choice.wrong[0]:
            advice += f", or write a list if these are several: [{choice.wrong[0]}]"
        yield Flaw(choice.wrong[0], f"there are {count} options: {advice}")
