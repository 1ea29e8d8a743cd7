"""What a fact lets one say that on its lines another says, where the lines have what each of the two says."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.frames import BESIDE, SUBJECT, Filler
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.sentences.voices import Voice, voices_of
from briefdeck.language.words import stem
from briefdeck.rules.attribution.parts.crossed_clauses import are_apart
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_DISAGREEING = frozenset(map(stem, ENGLISH.statements.denying | ENGLISH.statements.disagreeing))
_VERIFYING = frozenset(map(stem, ENGLISH.statements.verifying)) | {stem("agree")}
_MOST = 0.6
"""The share of what somebody says in a fact that another has to say on the lines."""
_PLACES = frozenset((SUBJECT, BESIDE))


def find_crossed_voice(derived: Derivation) -> str:
    """Return who says something in the statement that on the lines only another says; "" where nobody does."""
    if derived.clauses.negations or not _DISAGREEING.isdisjoint(derived.clauses.stems):
        return ""
    if any(not _VERIFYING.isdisjoint(line.stems) for line in derived.cited_clauses):
        return ""  # who confirms it says it too
    told = [voice for sentence in derived.cited for voice in voices_of(sentence.text)]
    if any(not voice.names for voice in told):
        return ""
    for text in split_sentences(derived.says.text):
        for mine in voices_of(text):
            own = [each for each in told if not each.names.isdisjoint(mine.names)]
            others = [each for each in told if each.names.isdisjoint(mine.names)]
            if own and any(_is_anothers(mine, own, other) for other in others):
                return mine.who[-1].phrase.text
    return ""


def _is_anothers(mine: Voice, own: Sequence[Voice], other: Voice) -> bool:
    """Tell whether *other* says what *mine* does, and nothing of it stands in *own*."""
    content = frozenset[str]().union(*(each.told for each in own))
    about = frozenset[str]().union(*(each.stems for frame in mine.frames[:2] for each in frame.fill(SUBJECT)))
    said = mine.told - (about if other.has_pronoun or any(each.has_pronoun for each in own) else frozenset())
    if any(_is_moved(each, own, other) for frame in mine.frames for each in frame.fillers):
        return not said & (content - other.told - about)
    here, there = said & content, said & other.told
    return bool(said) and not here - other.told and len(there - content) >= _MOST * len(said) and not here


def _is_moved(filler: Filler, own: Sequence[Voice], other: Voice) -> bool:
    """Tell whether *other* has *filler* in the place where all of *own* have something else."""
    if filler.role in _PLACES or not filler.stems:
        return False
    theirs = [each for voice in own for frame in voice.frames for each in frame.fill(filler.role)]
    apart = bool(theirs) and all(are_apart(filler, each) for each in theirs)
    same = (each for frame in other.frames for each in frame.fill(filler.role))
    return apart and any(filler.stems <= each.stems for each in same)
