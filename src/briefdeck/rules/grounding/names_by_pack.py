"""Names in a packed language: those that no cited article has, and those that stand in the place of another.

Where a script has capitals, and not every noun has one, they tell a name. Elsewhere a title beside a word tells it, or
that a statement is a sentence of its line but for that word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from briefdeck.language.lexicon import one_of
from briefdeck.language.names.names import Name
from briefdeck.language.packs.pack import LanguagePack
from briefdeck.language.packs.pack_numbers import blank_out
from briefdeck.language.packs.pack_statements import sentences_of
from briefdeck.language.packs.pack_words import FoldedText, fold_letters, word_reader
from briefdeck.located import SourceLine
from briefdeck.rules.fact_context import Claim

_TOKEN = re.compile(
    r"[A-Za-zÀ-ɏА-яЁё0-9]+(?:[-’'][A-Za-zÀ-ɏА-яЁё0-9]+)*|[\u30a1-\u30ffー]+|[\u3400-\u9fff々]|[\u3041-\u3096]"
)
_SPACED_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ELIDED = re.compile(r"\A(?:[ldjnscmt]|qu)[’']", re.IGNORECASE)
_SAME, _LONGEST, _LONGEST_SIGNS = 0.7, 3, 5
_NEAR, _FEWEST = 24, 3


class SwappedName(NamedTuple):
    """A name of a statement that stands where its line has another."""

    written: str
    instead: str
    """That of the line."""
    source: SourceLine


def unknown_names(claim: Claim) -> Iterator[Name]:
    """Find the words of *claim* that are names by their capitals, and that no cited article has in any form."""
    pack = claim.cited.pack
    if pack is None or pack.section("writing")["capitals"] != "names":
        return
    reader, known = word_reader(pack), claim.cited.folded_articles
    text = blank_out(claim.plain, claim.terms.stretches())
    titles = {fold_letters(title).rstrip("*.") for title in pack.phrases("names", "titles")}
    listed = {place for name in claim.names for place in range(name.start, name.end)}
    for sentence in sentences_of(text):
        first = text.find(sentence)
        for at, match in enumerate(_SPACED_TOKEN.finditer(sentence)):
            word, start = _without_elision(match[0]), first + match.end()
            start -= len(word)
            named = at and word[0].isupper() and len(word) >= _FEWEST and word.isalpha() and start not in listed
            named = named and fold_letters(word) not in titles
            if named and not reader.stands_in(reader.form(word), known) and not _is_initials(word, known):
                yield Name(word, start, (word,))


def _without_elision(word: str) -> str:
    return _ELIDED.sub("", word)


def _is_initials(word: str, known: FoldedText) -> bool:
    """Tell whether an acronym may stand for words that an article spells out."""
    initials = "".join(word[0] for word in known.folded.split())
    return word.isupper() and fold_letters(word) in initials


def swapped_names(claim: Claim) -> Iterator[SwappedName]:
    """Find the names of *claim* that stand in the place of another in a sentence of a line that is else the same."""
    pack = claim.cited.pack
    if pack is None:
        return
    for source, line in claim.cited.written_lines:
        for theirs in sentences_of(line):
            for mine in sentences_of(claim.plain):
                for written, instead in _replaced(claim, pack, mine, theirs):
                    yield SwappedName(written, instead, source)


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
    if any(char.isdigit() for char in written + instead):
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
