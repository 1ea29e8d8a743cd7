"""The names that no cited article has, and whether they are surely wrong: for the rules that report them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.countries import Keys, is_part_of_the_world
from briefdeck.language.names.name_forms import joined_names
from briefdeck.language.names.names import Name, name_key, names
from briefdeck.language.packs.pack_statements import sentences_of
from briefdeck.language.packs.pack_terms import blank_out
from briefdeck.language.packs.pack_words import FoldedText, fold_letters, word_reader
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.sentences.modality import clause_before, is_denied
from briefdeck.located import LocatedStr
from briefdeck.message_grammar import as_yaml
from briefdeck.model.roles import ASKED, Role
from briefdeck.rules.context import kept
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.reached_date import FEAST, has_day_of_feast
from briefdeck.suggestions import is_one_edit_away

Doubt = Literal["sure", "likely", "none"]
_NOT = re.compile(rf"\b{one_of(ENGLISH.clauses.setting_apart)}\b|n['’]t\b")
_WORD = re.compile(r"\b[a-z]+\b")
_ARTICLE = re.compile(r"\ban?\s\Z")
_VERBS = frozenset(
    (
        *ENGLISH.grammar.being,
        *ENGLISH.grammar.having,
        *ENGLISH.grammar.doing,
        *ENGLISH.grammar.modal,
        *ENGLISH.spelling.irregular,
    )
)
_LONG = 6
"""Letters of a name from which on a word may be made of it."""
_PRONOUNS = sorted({word for kind in ("person", "thing", "several") for word in ENGLISH.people.pronouns[kind]})
_POINTS = lazy_pattern(
    rf"(?:\A|[.!?;]\s)[\"“'‘,\s]*(?:{one_of(word.title() for word in _PRONOUNS)})\b"
    r"|(?:\A|[.!?;,]\s)[\"“'‘]?(?:[Tt]he (?:[a-z-]+ ){0,2}"
    rf"(?:{one_of((*ENGLISH.people.called['thing'], *ENGLISH.people.called['person']))})\b)"
)
"""What opens a sentence that speaks of what was named before it."""
_CALLED = lazy_pattern(rf"\b(?:{one_of(ENGLISH.people.called['thing'])}) \Z")
_PLACED = lazy_pattern(rf"\b(?P<thing>[a-z]{{3,}}) (?:{one_of(ENGLISH.grammar.place_prepositions)}) \Z")
"""What stands before the name of a place where a thing is."""
_EVERYWHERE = frozenset(tuple(map(name_key, name.split())) for name in ENGLISH.names.everywhere)
"""The keys of names that everybody knows, and that stand in nobody's place: “the Bible”."""
_SHORTEST, _CUT = 3, 3
"""Letters from which on a word may be the beginning of a longer name, and letters cut off it: "Fed"."""
_SPACED_TOKEN = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")
_ELIDED = re.compile(r"\A(?:[ldjnscmt]|qu)[’']", re.IGNORECASE)
_FEWEST = 3
"""Letters of a word that may be a name."""


class MissingName(NamedTuple):
    """A name of a claim that neither an article nor its title, author or outlet has."""

    name: Name
    doubt: Doubt
    """How surely it is wrong."""
    longer: str
    """The name of a cited line that it may be short for; "" where there is none."""


@kept
def find_missing_names(fact: FactContext) -> list[tuple[Claim, MissingName]]:
    """Find the names of *fact* outside its answers that no cited article has."""
    return [(claim, missing) for claim in fact.claims_in(ASKED) for missing in _missing_in(claim)]


def _missing_in(claim: Claim) -> Iterator[MissingName]:
    evidence = claim.cited
    if evidence.pack:
        yield from (MissingName(name, "likely", "") for name in find_unknown_names(claim))
    for name in claim.missing_names:
        if (claim.role is Role.QUESTION and _is_told_elsewhere(claim, name)) or _is_feast(claim, name):
            continue
        if not (claim.is_answer(name) or evidence.has_name_in_article(name) or evidence.is_by(name)):
            doubt = _doubt(claim, name)
            if doubt != "none":
                yield MissingName(name, doubt, _longer(claim, name))


def _is_feast(claim: Claim, name: Name) -> bool:
    """Tell whether *name* is in that of a feast whose day a line gives: “New Year’s Day”, of 1 January."""
    return any(
        found.start() <= name.start < found.end() and has_day_of_feast(claim, found[0])
        for found in FEAST.finditer(claim.plain)
    )


def _is_told_elsewhere(claim: Claim, name: Name) -> bool:
    """Tell whether a question says where a thing of its lines is as another article does: “the plant at Saltby”."""
    placed = _PLACED.search(claim.plain[: name.start])
    if placed is None or not claim.cited.has_word(placed["thing"]):
        return False
    phrase = f"{placed[0]}{name.written}"
    return any(phrase in line for lines in claim.fact.context.lines.values() for line in lines)


def _doubt(claim: Claim, name: Name) -> Doubt:
    """Tell how surely *name* is wrong.

    It surely is where the article names others, and none of them can be meant, and where only listed names are known.
    What is said not to be need not be on the line, nor what it calls “it” where nothing is named before. A country that
    the line does not replace by another may be what everybody knows, or what it calls “the country”; an article that
    names nobody cannot name what the fact is about.
    """
    if claim.cited.only_listed or claim.cited.pack:
        return "sure"
    before = claim.plain[: name.start]
    clause = clause_before(claim.plain, name.start)
    told = any(word in _VERBS or word[1:].endswith("ed") for word in _WORD.findall(before))
    elsewhere = _others(claim, claim.cited.names_in_articles())
    if not told and not elsewhere:
        return "none"
    if _NOT.search(clause) and not _is_contrasted(claim, name, clause):
        return "none"
    if is_denied(claim.plain, name.start):
        return "likely"
    if any(word.startswith(name.written.lower()) for word in _made_of(claim, name)):
        return "none"
    if not _is_of_the_world(name.keys):
        if _is_fuller(claim, name) or _is_noun(before, name):
            return "likely"
        if name.keys in _EVERYWHERE:
            return "likely"
        if _is_slip(claim, name):
            return "sure"
        if _is_pointed_to(claim):
            return "likely" if told and not _CALLED.search(before) else "none"
        return "likely" if _is_in_nobodys_place(claim, name) else "sure"
    if any(map(_is_of_the_world, _others(claim, claim.cited.names_on_lines()))):
        return "sure"
    country = any(map(claim.cited.has_word, ENGLISH.names.country_words))
    return "likely" if not country and (told or any(map(_is_of_the_world, elsewhere))) else "none"


def _made_of(claim: Claim, name: Name) -> Iterator[str]:
    """Yield the words in lower case on the lines, of a long *name* of one word: “congressman” is made of Congress."""
    if len(name.words) == 1 and len(name.written) >= _LONG:
        for _, line in claim.cited.written_lines:
            yield from _WORD.findall(line)


def _is_in_nobodys_place(claim: Claim, name: Name) -> bool:
    """Tell whether the cited lines, of which the text is there, have no name that *claim* leaves out.

    “Q1” may stand in the place of “Q2” though *claim* has that too.
    """
    if any(map(str.isdigit, name.written)):
        return False
    lines = [line for _, line in claim.cited.written_lines]
    said = {key for name in claim.names for key in name.keys}
    there = (name.keys for line in lines for name in claim.fact.names_in(line))
    return bool(lines) and all(said.issuperset(keys) for keys in there)


def _is_slip(claim: Claim, name: Name) -> bool:
    """Tell whether *name* differs by one letter from a name that is known: one of the two is a slip."""
    key = " ".join(name.keys)
    others = (" ".join(map(name_key, other.split())) for other in claim.cited.known_names())
    return any(is_one_edit_away(key, other) for other in others)


def _is_pointed_to(claim: Claim) -> bool:
    """Tell whether one thing alone is missing, and lines without anything before them speak of “it” or “the film”.

    Whoever reads them elsewhere may know what it is.
    """
    lines = [(source, line) for source, line in claim.cited.written_lines if line.strip()]
    joined = [(start, end) for start, end, _ in joined_names(claim.plain)]
    spans = {
        next((start for start, end in joined if start <= name.start < end), name.start) for name in claim.missing_names
    }
    if not lines or len(spans) != 1:
        return False
    texts = claim.fact.context.lines
    before = [texts[source.article][: source.line - 1] for source, _ in lines[:1]]
    named = (name for some in before for line in some for name in claim.fact.names_in(line))
    return next(named, None) is None and any(_POINTS.search(line) for _, line in lines)


def _is_contrasted(claim: Claim, name: Name, clause: str) -> bool:
    """Tell whether a line has to have *name* although it is denied: what it owns is meant, or what is said instead.

    “Not asked about Aske’s visit”, “the harbour, not the mill of Harle”.
    """
    owns = claim.plain[name.end : name.end + 1] in ("’", "'") and not _is_of_the_world(name.keys)
    return owns or clause.startswith("not ")


def _is_fuller(claim: Claim, name: Name) -> bool:
    """Tell whether the article or its title has the first word of *name* as a whole name: “Shaka” for “Shaka Zulu”."""
    known = claim.fact.context.bank.articles
    titles = (known[key].title for key in map(LocatedStr, claim.cited.articles) if key in known)
    titled = (other.keys for title in titles for other in names(str(title), proper=lambda word: True))  # noqa: ARG005
    return len(name.keys) > 1 and name.keys[:1] in [*claim.cited.names_in_articles(), *titled]


def _is_noun(before: str, name: Name) -> bool:
    """Tell whether *name* may be a noun that the curator wrote with a capital: “a Sailor”."""
    return len(name.words) == 1 and name.words[0].isalpha() and _ARTICLE.search(before) is not None


def _others(claim: Claim, several: Iterable[Keys]) -> list[Keys]:
    """Return those of *several* names, given by their keys, that *claim* does not have."""
    said = {key for name in claim.names for key in name.keys}
    return [keys for keys in several if not said.issuperset(keys)]


def _is_of_the_world(keys: Keys) -> bool:
    return is_part_of_the_world(keys) or any(is_part_of_the_world((key,)) for key in keys)


def _longer(claim: Claim, name: Name) -> str:
    start = name.written.casefold() if len(name.words) == 1 else ""
    others = claim.cited.known_names()
    return next((other for other in others if _is_cut(start, other)), "")


def _is_cut(start: str, other: str) -> bool:
    """Tell whether a word *start* is *other* cut short by a few letters: "Fed" for "Federal", and no slip."""
    return len(start) >= _SHORTEST and len(other) >= len(start) + _CUT and other.casefold().startswith(start)


def advise_on_name(missing: MissingName) -> str:
    """Say what a curator can do where *missing* is right all the same."""
    written = missing.name.written
    if missing.longer:
        return f"if it is {missing.longer}, write `names: {{{as_yaml(missing.longer)}: [{as_yaml(written)}]}}`"
    return (
        f"if the article calls it something else, list both under `names:`; if it is right all the same, say why: "
        f"`given: {{{as_yaml(written)}: …}}`"
    )


def find_unknown_names(claim: Claim) -> Iterator[Name]:
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
            named = named and fold_letters(word) not in titles and not reader.is_common(word)
            if named and not reader.stands_in(reader.form(word), known) and not _is_initials(word, known):
                yield Name(word, start, (word,))


def _without_elision(word: str) -> str:
    return _ELIDED.sub("", word)


def _is_initials(word: str, known: FoldedText) -> bool:
    """Tell whether an acronym may stand for words that an article spells out."""
    initials = "".join(word[0] for word in known.folded.split())
    return word.isupper() and fold_letters(word) in initials
