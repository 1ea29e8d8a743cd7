"""Names in a packed language that a fact puts where its line has others: another for one, or two turned round.

Where a script has capitals, and not every noun has one, they tell a name. Elsewhere a title beside a word tells it, or
that the bank lists it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from itertools import product
from typing import NamedTuple

from briefdeck.language.as_written import ListedNames
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import Name
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_statements import ReadSentence, sentences_of
from briefdeck.language.packs.pack_terms import number_words
from briefdeck.language.packs.pack_words import FoldedText, count_shared, fold_letters, word_reader
from briefdeck.language.remembering import lazy_pattern
from briefdeck.located import SourceLine
from briefdeck.model.roles import STATING
from briefdeck.rules.attribution.parts.pack_derivations import PackDerivation, find_pack_derivations
from briefdeck.rules.fact_context import Claim, FactContext

_TOKEN = lazy_pattern(
    r"[A-Za-zÀ-ɏА-яЁё0-9]+(?:[-’'][A-Za-zÀ-ɏА-яЁё0-9]+)*|[\u30a1-\u30ffー]+|[\u3400-\u9fff々]|[\u3041-\u3096]"
)
_SPACED_TOKEN = lazy_pattern(r"[^\W_]+(?:[-’'][^\W_]+)*")
_SAME, _LONGEST, _LONGEST_SIGNS, _NEAR = 0.7, 3, 5, 24
"""The share of a sentence that must be the same; words, or signs, of a name at the most; letters to its title."""
_WORDS = lazy_pattern(r"[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*")
_ALIKE, _FEWEST = 0.6, 3
"""The share, and the number, of the words of a sentence beside a name that its line must have."""


class MisplacedName(NamedTuple):
    """A name of a statement that stands where its line has another."""

    claim: Claim
    """The statement."""
    written: str
    instead: str
    """That of the line."""
    source: SourceLine


class ExchangedNames(NamedTuple):
    """Two names of a statement that stand the other way round beside a word."""

    first: str
    second: str
    word: str


def find_misplaced_names(fact: FactContext) -> Iterator[MisplacedName]:
    """Find the names in the statements of *fact* that stand where a line has another.

    The sentence is else the same as one of a line; or all that it says beside a name that no line has is said in its
    likeliest sentence on a line, which names somebody whom the fact leaves out.
    """
    told = set()
    for claim in fact.statements_in(STATING):
        for swapped in _swapped_names(claim):
            told.add(claim)
            yield swapped
    for derived in find_pack_derivations(fact):
        if derived.claim not in told:
            yield from _names_of_others(derived)


def _swapped_names(claim: Claim) -> Iterator[MisplacedName]:
    """Find the names of *claim* that stand in the place of another in a sentence of a line that is else the same."""
    pack = claim.cited.pack
    if pack is None:
        return
    for source, line in claim.cited.written_lines:
        for theirs in sentences_of(line):
            for mine in sentences_of(claim.plain):
                for written, instead in _replaced(claim, pack, mine, theirs):
                    yield MisplacedName(claim, written, instead, source)


def _replaced(claim: Claim, pack: LanguagePack, mine: str, theirs: str) -> Iterator[tuple[str, str]]:
    pattern = _SPACED_TOKEN if pack.spaced else _TOKEN
    ours, others = list(pattern.finditer(mine)), list(pattern.finditer(theirs))
    one, other = ([fold_letters(token[0]) for token in tokens] for tokens in (ours, others))
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    if not ours or same < _SAME * len(ours):
        return
    for tag, i, end, j, other_end in matcher.get_opcodes():
        longest = _LONGEST if pack.spaced else _LONGEST_SIGNS
        if tag == "replace" and max(end - i, other_end - j) <= longest:
            written = mine[ours[i].start() : ours[end - 1].end()]
            instead = theirs[others[j].start() : others[other_end - 1].end()]
            place = (ours[i].start(), ours[end - 1].end())
            if _are_names(pack, written, instead, mine, place) and _is_another(claim, pack, written, instead):
                yield written, instead


def _are_names(pack: LanguagePack, written: str, instead: str, text: str, place: tuple[int, int]) -> bool:
    """Tell whether both words are surely names: by their capitals, or by a title beside them."""
    if any(char.isdigit() for char in written + instead) or not _number_words(pack).isdisjoint(
        fold_letters(f"{written} {instead}").split()
    ):
        return False
    policy = pack.section("writing")["capitals"]
    capitals = all(word[0].isupper() for word in (*written.split(), *instead.split()))
    if policy == "names":
        return capitals
    before, after = text[max(0, place[0] - _NEAR) : place[0]], text[place[1] : place[1] + _NEAR]
    ahead, behind = _titles(pack)
    names = pack.section("names")
    titled = bool(names.get("after") and behind.search(fold_letters(after)))
    titled = titled or bool(names.get("before", not names.get("after")) and ahead.search(fold_letters(before)))
    return titled and (policy == "none" or capitals)


@cache
def _number_words(pack: LanguagePack) -> frozenset[str]:
    """Return the words of *pack* that count, and are no names though a sentence begins with them."""
    partly = (word for phrase in pack.phrases("statements", "partly") for word in phrase.split())
    return frozenset(map(fold_letters, (*number_words(pack.section("numbers")), *partly)))


@cache
def _titles(pack: LanguagePack) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of titles before and after a name, with a word or two between them."""
    titles = one_of(fold_letters(title).rstrip("*") for title in pack.phrases("names", "titles"))
    before = rf"(?<!\w){titles}\w*(?:\s\w+){{0,2}}\s\Z" if pack.spaced else rf"{titles}\Z"
    return re.compile(before), re.compile(rf"\A(?:\s?[^\W_]{{1,4}}){{0,2}}?\s?{titles}")


def _stands(pack: LanguagePack, form: str, text: FoldedText) -> bool:
    """Tell whether a name stands in *text*: of syllables every one counts, for 오정민 is not 오정훈."""
    if pack.section("writing").get("inflected") == "syllables":
        return any(other.startswith(form) for other in text.forms)
    return word_reader(pack).stands_in(form, text)


def _is_another(claim: Claim, pack: LanguagePack, written: str, instead: str) -> bool:
    """Tell whether *written* is on no cited line, and the bank does not list it as another spelling of *instead*."""
    reader = word_reader(pack)
    words = written.split() if pack.spaced else [written]
    if any(_stands(pack, reader.form(word), claim.cited.folded) for word in words):
        return False
    listed = ((str(name), *map(str, others)) for name, others in claim.fact.context.bank.names.items())
    groups = (" ".join(spellings) for spellings in listed)
    return not any(written in group and instead in group for group in groups)


def _names_of_others(derived: PackDerivation) -> Iterator[MisplacedName]:
    """Find the names of a statement that are not on its lines, whose likeliest sentence names somebody else."""
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
            yield MisplacedName(claim, name.written, left_out[0].written, derived.source)


def find_exchanged_names(derived: PackDerivation) -> Iterator[ExchangedNames]:
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
