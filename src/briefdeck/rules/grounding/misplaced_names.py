"""Names in a packed language that a fact puts where its line has others: another speaker, or two turned round."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from typing import NamedTuple

from briefdeck.language.as_written import ListedNames
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import Name
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_statements import ReadSentence
from briefdeck.language.packs.pack_words import FoldedText, count_shared, fold_letters, word_reader
from briefdeck.rules.attribution.derived_by_pack import PackDerivation
from briefdeck.rules.fact_context import Claim

_WORDS = re.compile(r"[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*")
_ALIKE, _FEWEST = 0.6, 3
"""The share, and the number, of the words of a sentence beside a name that its line must have."""


class MisplacedName(NamedTuple):
    """A name of a statement, and the one that its line has there."""

    written: str
    instead: str


class ExchangedNames(NamedTuple):
    """Two names of a statement that stand the other way round beside a word."""

    first: str
    second: str
    word: str


def misplaced_names(derived: PackDerivation) -> Iterator[MisplacedName]:
    """Find the names of a statement that are not on its lines, whose likeliest sentence names somebody else.

    All that the statement says beside the name must be said there.
    """
    claim, pack = derived.claim, derived.claim.cited.pack
    if pack is None:
        return
    reader = word_reader(pack)
    mine = _names(claim, pack, derived.says.text)
    absent = [
        name for name in mine if not claim.cited.has_name(name) and not _any_stands(pack, name, claim.cited.folded)
    ]
    others = [name for name in _names(claim, pack, derived.line.text) if absent] if absent else []
    left_out = [name for name in others if not _any_stands(pack, name, derived.says.found)]
    for name in absent if left_out else ():
        beside = [word for word in derived.says.words if not name.start <= word.start < name.end]
        shared = count_shared(beside, derived.line.found, reader)
        if shared >= _FEWEST and shared >= _ALIKE * len(beside) and not _is_written_by(claim, name):
            yield MisplacedName(name.written, left_out[0].written)


def exchanged_names(derived: PackDerivation) -> Iterator[ExchangedNames]:
    """Find two names of which each stands on the side of a word where the line has the other.

    Only where the order of words tells who does what, and where the very same form of the word is between them.
    """
    pack = derived.claim.cited.pack
    if pack is None or not pack.section("names").get("subject_first"):
        return
    mine, theirs = (_sides(derived, pack, sentence) for sentence in (derived.says, derived.line))
    for word in mine.keys() & theirs.keys():
        before, after = ([_forms(pack, name) for name in side] for side in theirs[word])
        for one, other in product(*mine[word]):
            first, second = _forms(pack, one), _forms(pack, other)
            turned = _among(first, after) and _among(second, before)
            if turned and not (_among(first, before) or _among(second, after)):
                yield ExchangedNames(one.written, other.written, word)


def _sides(
    derived: PackDerivation, pack: LanguagePack, sentence: ReadSentence
) -> dict[str, tuple[list[Name], list[Name]]]:
    """Return the words by which somebody says or denies something, each with the names on either side."""
    if len(sentence.low) != len(sentence.text):
        return {}
    names = _names(derived.claim, pack, sentence.text, single=True)
    marks = [match for kind in ("saying", "denying") for match in derived.reader.markers(kind, sentence.low)]
    return {
        match[0]: (
            [name for name in names if name.end <= match.start()],
            [name for name in names if name.start >= match.end()],
        )
        for match in marks
    }


def _forms(pack: LanguagePack, name: Name) -> set[str]:
    return {word_reader(pack).form(word) for word in name.words}


def _among(forms: set[str], names: list[set[str]]) -> bool:
    return any(not forms.isdisjoint(name) for name in names)


def _is_written_by(claim: Claim, name: Name) -> bool:
    return claim.cited.is_by(name) or bool(claim.said_by and name.written in claim.said_by)


def _any_stands(pack: LanguagePack, name: Name, text: FoldedText) -> bool:
    """Tell whether a word of *name* may stand in *text*; of names that capitals do not tell, its beginning or end."""
    if not pack.spaced:
        return any(part in text.folded for part in (name.written, name.written[:2], name.written[-2:]))
    reader = word_reader(pack)
    return any(reader.stands_in(reader.form(word), text) for word in name.words)


def _names(claim: Claim, pack: LanguagePack, text: str, *, single: bool = False) -> list[Name]:
    """Find the names of *text*: those that the bank lists, and those that capitals or a title beside them tell."""
    listed: ListedNames = claim.fact.context.listed_names
    found = listed.find(text)
    taken = {place for name in found for place in range(name.start, name.end)}
    policy = pack.section("writing")["capitals"]
    if policy == "names":
        others = _by_capitals(pack, text, single=single)
    elif policy == "none" and (pattern := _titled(pack)):
        found_beside = (
            (match[group], match.start(group))
            for match in pattern.finditer(text)
            for group in match.groupdict()
            if match[group]
        )
        others = [Name(written, start, (written,)) for written, start in found_beside]
    else:
        others = []
    found += [name for name in others if name.start not in taken and name.end - 1 not in taken]
    return sorted(found, key=lambda name: name.start)


def _by_capitals(pack: LanguagePack, text: str, *, single: bool) -> list[Name]:
    stop = str(pack.section("writing")["stop_words"]).split()
    titles = {fold_letters(title).rstrip("*.") for title in pack.phrases("names", "titles")}
    found = []
    for run in _runs(text):
        while run and (not run[0][0][0].isupper() or fold_letters(run[0][0]) in {*stop, *titles}):
            run.pop(0)
        while run and not run[-1][0][0].isupper():
            run.pop()
        if len(run) > 1 or (single and run):
            start, end = run[0].start(), run[-1].end()
            found.append(Name(text[start:end], start, tuple(word[0] for word in run)))
    return found


def _runs(text: str) -> list[list[re.Match[str]]]:
    """Split *text* into runs of words with capitals, or inside a name, that only a space parts."""
    runs: list[list[re.Match[str]]] = [[]]
    for word in _WORDS.finditer(text):
        if runs[-1] and text[runs[-1][-1].end() : word.start()] != " ":
            runs.append([])
        if word[0][0].isupper() or word[0] in ENGLISH.people.particles:
            runs[-1].append(word)
        else:
            runs.append([])
    return runs


@cache
def _titled(pack: LanguagePack) -> re.Pattern[str] | None:
    """Return the pattern of a name beside its title in a script without capitals; None where it cannot be told."""
    names = pack.section("names")
    name, titles = names.get("pattern"), one_of(pack.phrases("names", "titles"))
    if not name:
        return None
    ahead, behind = rf"(?P<ahead>{name})\s?{titles}", rf"{titles}(?P<behind>{name})"
    return re.compile(f"{ahead}|{behind}" if names.get("before") else ahead)
