"""What a line leaves open and a text does not: by a condition, “if”, “provided that”, “unless”, by a doubt, by an “or”.

A text may leave a condition out, or turn it: “even if it rains” or “if it rains” for “unless it rains”, or with the two
who are meant in each other’s place. It may say “it is certain that”, or one of “either … or” alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.words import stem
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_WORDS, _GOVERNING = ENGLISH.sureness, ENGLISH.governing
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
_SURE, _UNSURE = frozenset(_WORDS.sure), frozenset(_WORDS.unsure)
_FEWEST = 2
_ANY = re.compile(
    rf"\b(?P<even>even )?(?P<word>(?:only )?(?<!as ){one_of(_WORDS.condition)})\b|(?:\A|[,;—–] )(?P<inverted>should)\b",
    re.IGNORECASE,
)
"""What opens a condition; “should” in front of its clause does too."""
_WHATEVER = re.compile(
    rf"\b(?P<word>even without|(?P<even>even (?:if|when|with))|{one_of(_WORDS.regardless)}|whether|without)\b"
    r"|\b(?P<either>\w+) or no (?P=either)\b",
    re.IGNORECASE,
)
"""What says that a condition makes no difference."""
_OPENED = re.compile(r"\b(?:will|would|can|could|may|shall) ", re.IGNORECASE)
_SHORT = 5
"""Letters of a word in which an “un” may not undo anything."""
_UNLESS, _IF = "unless", ENGLISH.clauses.conditions - {"unless"}
_AIMING = frozenset(("to", "must", "needs"))
"""What makes of a condition what it is needed for: “the town must stand surety if the bank is to lend”."""


class Conditional(NamedTuple):
    """A clause, and what is so only if it is."""

    word: str
    """What opens it."""
    clause: Clauses
    main: Clauses

    @property
    def is_denied(self) -> bool:
        """Whether it is the opposite of the clause on which the rest depends: “unless”, “if … not”."""
        return (self.word.lower() == _UNLESS) != (len(self.clause.negations) % 2 == 1)

    def has_main(self, other: Conditional) -> bool:
        """Tell whether *other* lets the same depend on a condition, and denies as much of it."""
        mine, theirs = self.main.content.keys(), other.main.content.keys()
        same = len(mine) >= _FEWEST and mine <= theirs
        return same and bool(self.main.negations) is bool(other.main.negations)


def _conditionals(text: str) -> Iterator[Conditional]:
    """Find the conditions of *text*, a sentence."""
    if text.rstrip().endswith("?"):
        return
    for match in _ANY.finditer(text):
        if match["even"]:
            continue
        end = _END.search(text, match.end())
        start = match.start()
        before = [piece for piece in _JOINTS.split(text[:start]) if piece.strip()]
        clause = text[match.end() : end.start() if end else len(text)]
        main = before[-1] if before and not match["inverted"] else text[end.end() :] if end else ""
        opened = None if main.strip() else _OPENED.search(clause)
        if opened:  # “only if both halls are full will the gallery open”
            clause, main = clause[: opened.start()], clause[opened.start() :]
        yield Conditional(match["word"] or match["inverted"], clauses_of(clause), clauses_of(main))


def find_turned_condition(derived: Derivation) -> tuple[str, str, str] | None:
    """Find a condition of the lines that a statement turns; with its word for it, theirs, and what is wrong."""
    if derived.asks:
        return None
    there = [each for line in derived.cited for each in _conditionals(line.text)] if _may_depend(derived) else []
    if not there:
        return None
    for match in _WHATEVER.finditer(derived.claim.plain):
        passed_over = next((each.word for each in there if _passes_over(derived.claim.plain, match, each)), "")
        if passed_over:
            return match[0], passed_over, "the line makes it depend on that"
    for mine in _conditionals(derived.claim.plain):
        if any(_is_exchanged(mine, each) for each in there):
            return mine.word, there[0].word, "the two are in each other’s place"
        same = [each for each in there if mine.has_main(each) and _is_same_clause(mine, each)]
        if same and all(each.is_denied is not mine.is_denied for each in same):
            return mine.word, same[0].word, "it depends on the opposite"
    return None


def _passes_over(text: str, match: re.Match[str], each: Conditional) -> bool:
    """Tell whether a text says by *match* that the condition *each*, of a line, makes no difference."""
    behind = _END.split(text[match.end() :])[0]
    word = match[0].lower()
    is_unless = each.word.lower() == _UNLESS
    if (is_unless and "without" in word) or (word == "whether" and not behind.rstrip().endswith("or not")):
        return False
    clause = clauses_of(match["either"] or behind)
    if match["even"] and _is_opposite(clause, each.clause) is is_unless:
        return False
    about = clause.content.keys()
    rest = clauses_of(text[: match.start()] + text[match.end() + len(behind) :]).content.keys()
    alike = len(about & (each.clause.content.keys() | _undone(each.clause)))
    fewest = _FEWEST if word == "without" else 1
    return (
        alike >= fewest and len(rest & each.main.content.keys()) + (alike >= _FEWEST) + (alike == len(about)) >= _FEWEST
    )


def _may_depend(derived: Derivation) -> bool:
    text = derived.claim.plain
    return bool(_ANY.search(text) or _WHATEVER.search(text))


def _is_opposite(mine: Clauses, other: Clauses) -> bool:
    """Tell whether a clause says the opposite of another: one denies what the other says, or undoes it."""
    denied = len(mine.negations) % 2 != len(other.negations) % 2
    undone = bool(_undone(mine) & other.content.keys()) or bool(_undone(other) & mine.content.keys())
    sides = {(each.pair, each.side) for each in turnings_of(mine)}
    turned = (each for each in turnings_of(other) if each.pair >= 0)
    return denied or undone or any((each.pair, 1 - each.side) in sides for each in turned)


def _undone(clause: Clauses) -> frozenset[str]:
    """Return the stems of what the words of a clause in “un” undo: “unsealed”."""
    found = (word for word in clause.words if word.startswith("un") and len(word) > _SHORT)
    return frozenset(stem(word.removeprefix("un")) for word in found)


def _is_same_clause(mine: Conditional, other: Conditional) -> bool:
    return bool(mine.clause.content) and mine.clause.content.keys() <= other.clause.content.keys()


def _is_exchanged(mine: Conditional, other: Conditional) -> bool:
    """Tell whether each of two who act in a condition, and in what depends on it, does what the other has to do."""
    heads = [next(iter(each.content), "") for each in (mine.clause, mine.main, other.clause, other.main)]
    if not all(heads) or heads[0] == heads[1] or heads[:2] != [heads[3], heads[2]]:
        return False
    if not _AIMING.isdisjoint(mine.clause.words) or not _AIMING.isdisjoint(mine.main.words):
        return False
    clause, main = other.clause.content.keys(), other.main.content.keys()
    own = mine.clause.content.keys() - {heads[0]}, mine.main.content.keys() - {heads[1]}
    return bool(own[0] & (clause - main) or own[1] & (main - clause))


def find_lost_condition(derived: Derivation) -> tuple[str, str] | None:
    """Find a “will” of a statement that its lines make depend on something, with the word by which they do."""
    text = derived.claim.plain
    regardless = _REGARDLESS.search(text)
    told = _CERTAIN.search(text)
    if derived.asks or (told is None and regardless is None) or is_called_uncertain(derived):
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
    each = next(_conditionals(sentence), None)
    if each is None or _REGARDLESS.search(sentence):
        return ""
    main = each.main.content.keys()
    told_too = fewest > 1 and not (each.clause.content.keys() - main).isdisjoint(says)
    return each.word if len(main & says) >= fewest and not told_too else ""


def is_left_open_too(derived: Derivation, word: str) -> bool:
    """Tell whether a text says itself that what a line leaves open by *word* is not certain, or not so yet."""
    awaited = "yet" in derived.says.keys and word.lower() in _IF | {_UNLESS}
    return awaited or is_called_uncertain(derived)


def is_called_uncertain(derived: Derivation) -> bool:
    """Tell whether a text says that something is not certain: “is not yet certain”, “does not give it as certain”."""
    says = derived.clauses
    nots = ENGLISH.statements.negations
    denied = (says.words[says.sentence_around(at)[0] : at] for at, word in enumerate(says.words) if word in _SURE)
    return not _UNSURE.isdisjoint(says.words) or any(not nots.isdisjoint(before) for before in denied)


def is_if_for_unless(says: Clauses, line: Clauses) -> bool:
    """Tell whether *says* has an “if” with what *line* has behind its “unless”: “go unless paid”, “not if paid”."""
    if _UNLESS in says.words or _UNLESS not in line.words:
        return False
    behind = line.content_behind(line.words.index(_UNLESS) + 1)
    places = (at for at, word in enumerate(says.words) if word in _IF)
    return any(not says.content_in(range(*says.clause_around(at))).isdisjoint(behind) for at in places)


def is_if_for_otherwise(says: Clauses, line: Clauses, at: int) -> bool:
    """Tell whether *says* denies at that place, behind an “if”, what *line* has before its “otherwise”."""
    first = says.clause_around(at)[0]
    return "otherwise" in line.words and not _IF.isdisjoint(says.words[max(0, first - 1) : at])


_ASSERTING = re.compile(rf"\b{one_of(_WORDS.asserting)}\b", re.IGNORECASE)
_DOUBTING = lazy_pattern(rf"\b(?<!-){one_of(_WORDS.doubting)}\b(?!-)")
_PROVING = lazy_pattern(rf"\b{one_of((*_WORDS.proving, *_WORDS.asserting))}\b", re.IGNORECASE)
_UNDONE = lazy_pattern(rf"\b(?:{one_of(_WORDS.undoing)})\s(?:[a-z]+\s)?(?:[a-z]+\s)?\Z", re.IGNORECASE)
_POSSIBLY = lazy_pattern(rf"\b{one_of((*ENGLISH.governing.possible, *ENGLISH.governing.adverbs))}\b")
_EITHER = re.compile(r"\beither (?P<one>[^,;:.]+?),? or (?P<other>[^,;:.]+)")
_EITHER_OPEN = re.compile(rf"\b(?:either|or|whether|{one_of(ENGLISH.governing.possible)})\b", re.IGNORECASE)
_GRAMMAR = ENGLISH.grammar
_SMALL = frozenset(
    (*_GRAMMAR.articles, *_GRAMMAR.prepositions, *_GRAMMAR.determiners, *_GRAMMAR.being, *_GRAMMAR.having)
)
_FEWEST_SHARED = 2
"""A sentence that shares no more words with a statement may tell of something else."""


def find_asserted(derived: Derivation) -> tuple[str, str] | None:
    """Find the words by which a statement says that something is certain, and those that leave it open on its lines.

    Every sentence that it may have been drawn from has to leave it open, and none of them to say that it is so.
    """
    text = derived.claim.plain
    mine = _assertion(text)
    if mine is None or derived.asks or _POSSIBLY.search(text):
        return None
    says = derived.clauses
    if any(mine[0] in " ".join(says.written[each.first : each.end + 1]) for each in says.negations):
        return None  # “not enough people to be conclusive”
    there = [_doubt(sentence.text) for sentence in derived.likeliest(read_sentence(text[mine.end() :]).stems)]
    return (mine[0], there[0]) if all(there) else None


def _assertion(text: str) -> re.Match[str] | None:
    found = _ASSERTING.finditer(text)
    return next((match for match in found if not _UNDONE.search(text, 0, match.start())), None)


def _doubt(sentence: str) -> str:
    """Return the word by which *sentence* leaves something open; "" where it says too that something is certain."""
    proved = any(not _UNDONE.search(sentence, 0, match.start()) for match in _PROVING.finditer(sentence))
    match = None if proved else _DOUBTING.search(sentence[:1].lower() + sentence[1:])
    return match[0] if match else ""


def find_lost_alternative(derived: Derivation) -> str:
    """Return the “either” of its likeliest sentence of which a statement tells one alternative only; "" for none."""
    if derived.asks or _EITHER_OPEN.search(derived.claim.plain):
        return ""
    says = frozenset(derived.clauses.words)
    for sentence in derived.likeliest(derived.says.stems - derived.named):
        match = _EITHER.search(sentence.text)
        if match is None:
            return ""
        one, other = (frozenset(clauses_of(match[part]).words) - _SMALL for part in ("one", "other"))
        own = [mine for mine, theirs in ((one - other, other - one), (other - one, one - other)) if not says & theirs]
        if not any(says & mine for mine in own) or len(derived.says.stems & sentence.stems) <= _FEWEST_SHARED:
            return ""
    return "either … or"
