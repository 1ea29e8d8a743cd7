"""A minister or a union in a text, without a name, stands on the lines."""

from __future__ import annotations

from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.stems import cached_tokens
from briefdeck.language.words import fold_word, stem
from briefdeck.model.roles import READ, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.name_statements import NamesOnLines, descriptions

RULE = Rule(
    "G221",
    "Who acts or speaks without being named stands on the lines.",
    "warning",
    why="“Said the minister” is as false as a wrong name where a captain said it, and no name shows it. The word "
    "must be on a cited line, or beside a name of the line wherever an article has that name.",
    bad=example("""
        facts:
          - id: islands
            fact: Passengers on four islands waited, said the minister.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: islands
            fact: Passengers on four islands waited.
            cite: harbour:6
            topic: strike
        """),
    reads=READ - {Role.ANSWER, Role.SPELLING},
    needs=frozenset({Need.NAMES, Need.WORDS, Need.STATEMENTS}),
)

_PARTIES = ENGLISH.senses.parties | {f"{word}s" for word in ENGLISH.senses.parties}
_ALIKE = tuple(frozenset(map(stem, words)) for words in ENGLISH.senses.alike)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the words for unnamed people and bodies that no line has, nor any article beside a name of the lines."""
    for claim in fact.claims_in(RULE.reads) if fact.fact.retired is None else ():
        if _PARTIES.isdisjoint(cached_tokens(claim.plain)):
            continue
        for word in claim.content_words():
            if fold_word(word) in _PARTIES and not _is_title(claim, word) and not _is_there(claim, word):
                message = f"“{word}” is nobody on {claim.cited.words}"
                yield claim.problem(RULE, message, word, "say who it is as the line does")


def _is_title(claim: Claim, word: str) -> bool:
    """Tell whether *word* has a capital within the text, as a title right before a name has, and a word of a name."""
    opens = claim.plain.lstrip("“\"‘'").startswith(word)
    return word.istitle() and (
        not opens or any(claim.plain[: name.start].rstrip().endswith(word) for name in claim.names)
    )


def _is_there(claim: Claim, word: str) -> bool:
    wanted = stem(fold_word(word))
    alike = frozenset([wanted]).union(*(words for words in _ALIKE if wanted in words))
    if any(map(claim.cited.has_word, (word, *alike))):
        return True
    described = claim.fact.context.cached_apart(descriptions)
    lines = claim.fact.context.cached_apart(NamesOnLines)
    named = (name for cited in claim.lines for name in lines.on_lines(cited))
    return any(not alike.isdisjoint(described[name.who.meant]) for name in named)
