"""On what a line makes it depend that something is so: “if”, “provided that”, “unless”."""

from __future__ import annotations

import re

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.rules.attribution.source_sentences import Derivation

_WORDS, _GOVERNING = ENGLISH.sureness, ENGLISH.governing
_NEEDED = re.compile(rf"\b(?<!as )(?<!even ){one_of(_WORDS.condition)}\b", re.IGNORECASE)
_CONDITION = re.compile(rf"(?<!only ){_NEEDED.pattern}", re.IGNORECASE)
_UNLESS, _IF = "unless", ENGLISH.clauses.conditions - {"unless"}
_REGARDLESS = re.compile(rf"\b{one_of(_WORDS.regardless)}\b", re.IGNORECASE)
_CERTAIN = re.compile(rf"\b{one_of(_GOVERNING.certain)}\b")
_OPEN = re.compile(
    rf"\b{one_of((*ENGLISH.clauses.conditions, *_GOVERNING.possible, *_GOVERNING.adverbs, *_WORDS.leaving_open))}\b",
    re.IGNORECASE,
)
"""What leaves open in a text whether a thing will be so."""
_END = re.compile(r"[,;:.–—]")
_JOINTS = re.compile(r"[,;:()–—]|\b(?:and|but|or)\b")
"""What parts the clause that the condition belongs to from those before it."""
_FEWEST = 2


def find_lost_condition(derived: Derivation) -> tuple[str, str] | None:
    """Find a “will” of a statement that its lines make depend on something, with the word by which they do."""
    text = derived.claim.plain
    regardless = _REGARDLESS.search(text)
    told = _CERTAIN.search(text)
    if derived.asks or (told is None and regardless is None):
        return None
    rest = _REGARDLESS.sub(" ", text)
    if regardless is None and _OPEN.search(rest):
        return None
    says = read_sentence(rest).stems
    fewest = 1 if regardless else _FEWEST
    there = [_condition(sentence.text, says, fewest) for sentence in derived.sentences]
    word = regardless[0] if regardless else told[0] if told else ""
    return (word, there[0]) if all(there) else None


def _condition(sentence: str, says: frozenset[str], fewest: int) -> str:
    """Return the word by which *sentence* makes what *says* tells depend on what it does not tell; "" for none.

    The clause that it belongs to has *fewest* words of it at least.
    """
    match = (_CONDITION if fewest > 1 else _NEEDED).search(sentence)
    if match is None or _REGARDLESS.search(sentence):
        return ""
    end = _END.search(sentence, match.end())
    behind = sentence[end.end() :] if end else ""
    clause = sentence[match.end() : end.start() if end else len(sentence)]
    pieces = [piece for piece in _JOINTS.split(sentence[: match.start()]) if piece.strip()]
    main = read_sentence(pieces[-1] if pieces else behind).stems
    told_too = fewest > 1 and not (read_sentence(clause).stems - main).isdisjoint(says)
    return match[0] if len(main & says) >= fewest and not told_too else ""


def is_if_for_unless(says: Clauses, line: Clauses) -> bool:
    """Tell whether *says* has an “if” with what *line* has behind its “unless”: “go unless paid”, “not if paid”."""
    if _UNLESS in says.words or _UNLESS not in line.words:
        return False
    behind = line.content_behind(line.words.index(_UNLESS) + 1)
    places = (at for at, word in enumerate(says.words) if word in _IF)
    return any(not says.content_in(range(*says.clause_around(at))).isdisjoint(behind) for at in places)
