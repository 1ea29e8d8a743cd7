"""Questions whose last word, "a" or "an", rules options out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.problem import Rule, example
from briefdeck.rules.cards.parts.choice import Choice, Flaw

RULE = Rule(
    "Q529",
    "An article at the end of a question fits every option.",
    "warning",
    why="Grammar must not rule options out (Haladyna, guideline on grammatical clues).",
    bad=example("""
        cards:
          - q: The vessel that supplied Visby in the strike was an
            a: icebreaker
            wrong: [tanker, barge]
        """),
    good=example("""
        cards:
          - q: Which kind of vessel supplied Visby in the strike?
            a: Icebreaker
            wrong: [Tanker, Trawler, Barge]
        """),
    needs=frozenset({Need.QUESTIONS}),
)

_FINAL_ARTICLE = re.compile(r"(?i)\b(an?)[\s_.…:?]*\Z")
_VOWEL = re.compile(rf"(?i)[aeio]|u(?!ni|se|k\b|s\b|sa\b)|{one_of(ENGLISH.spelling.silent_h)}")


def find_flaws(choice: Choice) -> Iterator[Flaw]:
    """Find an article that only fits the right option."""
    article = _FINAL_ARTICLE.search(choice.question)
    if article is None:
        return
    fitting = [bool(_VOWEL.match(option)) == (article[1].lower() == "an") for option in choice.options]
    if fitting[0] and sum(fitting) == 1:
        message = f"only the right option goes with “{article[1]}”: write “a or an”, or move the article to the options"
        yield Flaw(choice.q, message, article[0].strip())
