"""A quotation is word for word on a cited line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from briefdeck.language.needs import Need
from briefdeck.language.sentences.modality import is_denied
from briefdeck.language.sentences.splitting import find_quotes
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.model.roles import ASKED
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext

RULE = Rule(
    "G205",
    "Words between quotation marks stand on one cited line, in order.",
    why="Quotation marks promise the very words of somebody. What is left out is shown by …, what is put in "
    "stands in [brackets]; all else goes without the marks.",
    bad=example("""
        facts:
          - id: sail-again
            fact: Tove Brandt said the crews would “sail once more” when the night rota is gone.
            cite: harbour:10
            topic: strike
        """),
    good=example("""
        facts:
          - id: sail-again
            fact: Tove Brandt said the crews would “sail again” when the night rota is gone.
            cite: harbour:10
            topic: strike
        """),
    reads=ASKED,
    may_doubt=True,
    wants=frozenset({Need.TEXTS}),
    reads_retired=True,
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the quotations whose words no cited line has; their order is checked where the text is present."""
    for claim in fact.claims_in(RULE.reads):
        for quote in find_quotes(claim.plain):
            proved = claim.cited.has_quote(quote) or _is_title(claim, quote)
            if not (proved or is_denied(claim.plain, claim.plain.find(quote))):  # “his nickname is not ‘Champ’”
                message = f"“{quote}” is not word for word on {claim.cited.words}"
                advice = "quote what one line has, or leave out the quotation marks"
                yield replace(claim.problem(RULE, message, quote, advice), doubtful=_is_called(quote))


def _is_called(quote: str) -> bool:
    """Tell whether *quote* is written with capitals, as a title or a name is."""
    said = words(quote)
    return bool(said) and all(word[:1].isupper() or fold_word(word) in STOP_WORDS for word in said)


def _is_title(claim: Claim, quote: str) -> bool:
    """Tell whether *quote* is a title whose words an article of the lines has."""
    return _is_called(quote) and all(claim.cited.has_anywhere(word) for word in words(quote))
