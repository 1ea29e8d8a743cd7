"""A minister or a union in a text, without a name, stands on the lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.needs import Need
from briefdeck.language.stems import cached_tokens
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.model.roles import READ, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.name_statements import is_spoken_of

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

_NOBODY = re.compile(rf"\b{one_of(ENGLISH.senses.no_parties)}\b", re.IGNORECASE)
"""What means nobody: “in general”, and where somebody goes or is."""
_OBJECT = one_of((*ENGLISH.grammar.determiners, *ENGLISH.grammar.question_words))
"""What stands behind a verb: “to judge the”, and not “to police after”."""
_AT_COURT, _TESTIFYING = frozenset(("court", "courts")), ("testified", "testify", "trial", "judge", "jury", "lawyer")
_ARMED, _ARMED_FORCES = frozenset(("army", "armies", "military")), ("forces", "troops", "soldiers", "army", "military")
_POINTING = frozenset((*ENGLISH.people.pronouns["person"], *ENGLISH.people.pronouns["several"]))
_BODIES = ENGLISH.senses.bodies
_LONG = 5
"""Letters of a word that is no end of a word for something else: “king” is that of “smoking”."""
_DOER, _SHORTEST = re.compile(rf"{one_of(ENGLISH.people.doer_endings)}s?\Z"), 4
_APPOSED = re.compile(r"(?:\b(?i:the|an?|its|their|his|her)|’s) (?:[\w’'-]+ ){0,4}?(?P<who>[a-z]{4,})(?P<comma>,?) \Z")
"""Who somebody is, right before the name."""
_PERSON = ENGLISH.people.person_endings
_CROWNED = ENGLISH.people.crowned
_NUMBERED = re.compile(r"\b[A-Z][a-z]+ (?:[IVX]+)\b")
"""A name with the number of a monarch: “Louis XIV”."""
_SAYS = one_of(ENGLISH.statements.speaking - {"according"})
_SPEAKER = re.compile(
    rf"\b(?:{_SAYS}|according to|by the (?:{one_of(ENGLISH.people.views)}) of) (?:the|its|their|his|her) "
    r"(?P<who>[a-z][\w’'-]*(?: [a-z][\w’'-]*){0,2})\s*(?:[.,;:]|\Z)"
)


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the words for unnamed people and bodies that no line has, nor any article beside a name of the lines."""
    for claim in fact.claims_in(RULE.reads):
        yield from _unknown_speaker(claim)
        parties = _PARTIES | (fact.context.cached_apart(_people_told_of) if _is_printed(claim) else _PARTIES)
        if parties.isdisjoint(cached_tokens(claim.plain)):
            continue
        for word in words(_NOBODY.sub("", claim.unnamed)):
            party = fold_word(word)
            if party in parties and not (
                _is_title(claim, word)
                or _does_it(claim, party)
                or is_spoken_of(claim, word)
                or _reigns(claim, party)
                or _is_body(claim, party)
                or (party in _AT_COURT and any(map(claim.cited.has_word, _TESTIFYING)))
                or (party in _ARMED and any(map(claim.cited.has_word, _ARMED_FORCES)))
                or _is_pointed_to(claim, party)
                or _is_told_of(claim, word, party)
            ):
                message = f"“{word}” is nobody on {claim.cited.words}"
                yield claim.problem(RULE, message, word, "say who it is as the line does")


def _is_printed(claim: Claim) -> bool:
    """Tell whether *claim* is a text of a page or dispute, or a hint, which speaks of people by what they are."""
    return bool(claim.fact.drawn_from) or claim.role is Role.HELP


def _people_told_of(context: CheckContext) -> frozenset[str]:
    """Return the words for people that an article has right beside a name: “the manager, Ines Varga”."""
    found = set()
    for line in (line for lines in context.lines.values() for line in lines):
        for name in context.names_in(line):
            before = _APPOSED.search(line[: name.start])
            if before and (not before["comma"] or line[name.end : name.end + 1] in (",", ".")):
                found.add(fold_word(before["who"]))
    return frozenset(word for word in found if word.endswith(_PERSON) and word not in STOP_WORDS)


def _unknown_speaker(claim: Claim) -> Iterator[Problem]:
    """Find who says something, “says the audit office”, of whom no word is on the lines."""
    for match in _SPEAKER.finditer(claim.plain) if claim.fact.drawn_from else ():
        said = [word for word in words(match["who"]) if fold_word(word) not in STOP_WORDS]
        if said and not any(fold_word(word) in _PARTIES or is_spoken_of(claim, word) for word in said):
            message = f"“{match['who']}” is nobody on {claim.cited.words}"
            yield claim.problem(RULE, message, match["who"], "say who it is as the line does")


def _reigns(claim: Claim, party: str) -> bool:
    """Tell whether *party* is a king or the like, and the claim has a name that only such people have: “Francis I”."""
    return party in _CROWNED and _NUMBERED.search(claim.plain) is not None


def _is_body(claim: Claim, party: str) -> bool:
    """Tell whether *party* is a body such as the police, of which the article speaks elsewhere."""
    return party in _BODIES and claim.cited.has_anywhere(party)


def _does_it(claim: Claim, party: str) -> bool:
    """Tell whether *party* is a verb here, or a line says that somebody does what it is called for: “has fished”."""
    if re.search(rf"\b(?:to|{one_of(ENGLISH.grammar.modal)}) {re.escape(party)} {_OBJECT}\b", claim.plain):
        return True  # “asked to judge it”
    if any(map(claim.cited.has_word, ENGLISH.senses.deeds.get(party.removesuffix("s"), ()))):
        return True
    if len(party) > _LONG and claim.cited.matches(re.compile(rf"(?i)[a-z]{re.escape(party.removesuffix('s'))}s?\b")):
        return True  # “schoolteachers” are teachers
    base = _DOER.sub("", party)
    if base == party or len(base) < _SHORTEST:
        return False
    past = (form for form, verb in ENGLISH.spelling.irregular.items() if verb in (base, f"{base}e"))
    return any(map(claim.cited.has_word, (base, *past)))


def _is_told_of(claim: Claim, word: str, party: str) -> bool:
    """Tell whether *word* means people of whom the article tells, or who a name of the lines is by another line.

    “The peasants” need not be on each line of their story, nor “the spokesman” on each that has his name.
    """
    if word.endswith("s") and claim.cited.has_anywhere(party):
        return True
    for cited in claim.cited.cited_lines:
        index = cited.index
        named = [keys for keys in claim.cited.names_on_lines() if keys]
        lines = frozenset(index.with_word(party)) - cited.lines
        if any(index.has_name(keys[-1], frozenset([line])) for line in lines for keys in named):
            return True
    return False


def _is_title(claim: Claim, word: str) -> bool:
    """Tell whether *word* has a capital within the text, as a title right before a name has, and a word of a name."""
    opens = claim.plain.lstrip("“\"‘'").startswith(word)
    return word.istitle() and (
        not opens or any(claim.plain[: name.start].rstrip().endswith(word) for name in claim.names)
    )


def _is_pointed_to(claim: Claim, party: str) -> bool:
    """Tell whether a cited line has a “he” or “they” that may mean *party*, named on the line before it."""
    context = claim.fact.context
    return any(
        not _POINTING.isdisjoint(cached_tokens(line))
        and party in cached_tokens(context.line(source.article, source.line - 1) or "")
        for source, line in claim.cited.written_lines
    )
