"""Names that lines do not have and yet mean: by “he” or “the film”, by their article, or by where it is set."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from briefdeck.articles.article_index import ArticleIndex, CitedLines
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.names.entities import EntityType, Identity, may_be_same
from briefdeck.language.names.names import Name, name_keys
from briefdeck.language.remembering import lazy_pattern
from briefdeck.language.words import fold_word, stem, words
from briefdeck.located import LocatedStr
from briefdeck.rules.context import CheckContext, kept_apart
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.name_statements import NamesOnLines, find_descriptions

_OFTEN, _OFTEN_SHARE = 4, 0.2
"""On how many lines, and on which share of an article's, a name must be for the article to be about it."""
_SEVERAL = (*ENGLISH.people.pronouns["several"], *ENGLISH.people.pronouns["we"])
_PERSON, _THING = ENGLISH.people.pronouns["person"], ENGLISH.people.pronouns["thing"]
_OF_A_BODY = (*_THING, *(word for word in _SEVERAL if word != "their"))
"""“Their” is mostly that of persons."""
_PRONOUNS: dict[EntityType, tuple[str, ...]] = {
    "person": (*_PERSON, *_SEVERAL),
    "place": _OF_A_BODY,
    "body": _OF_A_BODY,
    "": (*_PERSON, *_THING, *_SEVERAL),
}
"""Pronouns by which a line speaks of somebody or something that was named before, folded, by the kind of the name."""
_SINGLE = {kind: ENGLISH.people.pronouns[kind] for kind in ("man", "woman")}
_OPENING = 2
"""The lines with which an article begins to tell of somebody."""
_CALLED = {
    kind: lazy_pattern(rf"[\"“'‘]?(?:The|This|That|These|Those) (?:[\w-]+ ){{0,3}}(?:{one_of(nouns)})\b")
    for kind, nouns in (
        ("person", (*ENGLISH.people.called["person"], *ENGLISH.people.offices, *ENGLISH.titles.known)),
        ("thing", ENGLISH.people.called["thing"]),
    )
}
"""The first words of a line that speaks of it by a noun: “The film”."""
_ONE_OF_TWO = lazy_pattern(r"[\"“'‘]?The (?:former|latter|other|others|two|pair)\b")
"""The first words of a line that speaks of one of two, or of both, that were named before."""
_THE_NOUN = re.compile(r"\b[Tt]he (?P<noun>[a-z]{4,})\b")
_OFFICES = ENGLISH.people.offices | ENGLISH.titles.known | ENGLISH.senses.parties | ENGLISH.senses.heads
_OFFICE_STEMS = frozenset(map(stem, ENGLISH.people.offices | ENGLISH.titles.known))
_DETERMINER = one_of(word.capitalize() for word in ENGLISH.grammar.determiners)
_GAP = re.compile(r"(?:['’]s?)?,? (?:of |from |at |for )?(?:the |its |their )?\Z")
"""What stands between a person and the body or place of the person, besides an office."""
_LONGEST = 45
_PLACED = one_of(("in", "at", "of", "near", "from"))
_PLACE_BEFORE = re.compile(rf"(?i)\b(?:{_PLACED})\s(?:the\s)?\Z")
Pair = tuple[Identity, Identity]


class MeantNames:
    """Tells whether lines may mean a name that they do not have. The lines of each name are looked up once."""

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._lines: dict[tuple[str, tuple[str, ...]], frozenset[int]] = {}
        self._titles: dict[str, frozenset[str]] = {}

    def is_elsewhere(self, evidence: Evidence, name: Name) -> bool:
        """Tell whether a cited article has *name*, but in no article so that the cited lines may mean it."""
        places = [(cited, self._lines_with(cited, name)) for cited in evidence.cited_lines]
        kind = self._context.identities.identify(name).kind
        return any(lines for _, lines in places) and not any(
            self._is_meant(cited, name, lines, kind) for cited, lines in places
        )

    def is_of_bank(self, name: Name) -> bool:
        """Tell whether the title of the bank has *name*, in full or by a short one: it is meant on any line."""
        identify = self._context.identities.identify
        meant = identify(name).meant
        return meant in (identify(other).meant for other in self._context.names_in(plain(self._context.bank.title)))

    def _is_meant(self, cited: CitedLines, name: Name, lines: frozenset[int], kind: EntityType) -> bool:
        """Tell whether the cited lines may mean *name*, of that *kind*, which is on other *lines* of the article."""
        if len(lines) >= max(_OFTEN, _OFTEN_SHARE * len(cited.index.filled)):
            return True
        titled = self._title(cited.article).__contains__
        if self._context.name_book.stands(name, titled, titled):
            return True
        if self._is_called(cited, name) or (kind != "person" and self._is_called_by_noun(cited, name, lines)):
            return True
        if kind in ("person", "") and self._is_portrayed(cited, lines):
            return True
        if not cited.follow(lines):
            return False
        return any(cited.index.has_word(word, cited.lines) for word in _PRONOUNS[kind]) or self._calls(cited, kind)

    def _is_portrayed(self, cited: CitedLines, lines: frozenset[int]) -> bool:
        """Tell whether an article opens with somebody on *lines* and goes on with “she”, as a cited line does."""
        opening = sorted(cited.index.filled)[:_OPENING]
        behind = [frozenset([line]) for line in opening if line >= min(lines)] if lines.intersection(opening) else []
        told = ({kind for kind in _SINGLE if _has_any(cited.index, _SINGLE[kind], line)} for line in behind)
        kinds = next(filter(None, told), ())
        return len(kinds) == 1 and any(_has_any(cited.index, _SINGLE[kind], cited.lines) for kind in kinds)

    def _is_called(self, cited: CitedLines, name: Name) -> bool:
        """Tell whether a cited line has the last word of *name* as a name, which nothing else in the article ends in.

        “The Front” is the Northern Front where no other front is named.
        """
        *before, last = name.keys
        index = cited.index
        if not before or index.has_name(before[-1], cited.lines) or not index.has_name(last, cited.lines):
            return False
        longer = (Name(text, 0, tuple(text.split())).keys for text in index.entry.named)
        ends = {keys for keys in longer if len(keys) > 1 and keys[-1] == last}
        return ends <= {name.keys} and self._context.identities.identify(name).kind != "person"

    def _is_called_by_noun(self, cited: CitedLines, name: Name, lines: frozenset[int]) -> bool:
        """Tell whether a cited line has “the phone”, and other *lines* “Z9 phones” and no other phones by a name."""
        texts = self._context.lines.get(cited.article, ())
        written = re.escape(name.written)
        told = [texts[line - 1] for line in sorted(lines) if line <= len(texts)]
        called = re.compile(rf"\b([a-z]{{4,}}),? {written}\b|\b{written} ([a-z]{{4,}})\b")
        nouns = {stem(word) for text in told for match in called.finditer(text) for word in match.groups() if word}
        said = {
            stem(match["noun"])
            for line in cited.lines
            if line <= len(texts)
            for match in _THE_NOUN.finditer(texts[line - 1])
        }
        for noun in nouns & said:
            others = re.compile(
                rf"\b{re.escape(noun)}\w*,? (?!{written})[A-Z]"
                rf"|\b(?!{written}|{_DETERMINER}\b)[A-Z][\w-]* {re.escape(noun)}"
            )
            if not any(others.search(text) for text in texts):
                return True
        return False

    def _calls(self, cited: CitedLines, kind: EntityType) -> bool:
        """Tell whether a cited line, if its text is present, begins with a noun for what was named before."""
        called = [_CALLED["person"]] if kind in ("person", "") else []
        called += [_CALLED["thing"]] if kind != "person" else []
        lines = (self._context.line(cited.article, line) or "" for line in cited.lines)
        return any(pattern.match(line) for line in lines for pattern in (_ONE_OF_TWO, *called))

    def _title(self, article: str) -> frozenset[str]:
        """Return the keys of the words in the title of *article*."""
        if article not in self._titles:
            title = str(self._context.bank.articles[LocatedStr(article)].title)
            self._titles[article] = frozenset(key for word in words(title) for key in name_keys(word))
        return self._titles[article]

    def _lines_with(self, cited: CitedLines, name: Name) -> frozenset[int]:
        """Find the lines of the article of *cited* that have *name* in any spelling."""
        wanted = (cited.article, name.keys)
        if wanted not in self._lines:
            lines = (line for line in cited.index.filled if self._has(cited, name, frozenset([line])))
            self._lines[wanted] = frozenset(lines)
        return self._lines[wanted]

    def _has(self, cited: CitedLines, name: Name, line: frozenset[int]) -> bool:
        index, book = cited.index, self._context.name_book
        return book.stands(name, lambda key: index.has_name(key, line), lambda key: bool(index.with_name(key)))


def unproved_names(drawn: FactContext, text: str) -> Iterator[Name]:
    """Find the names of *text*, a part of *drawn*, that no line and no fact has, nor clearly means."""
    evidence = drawn.evidence
    for name in drawn.names_in(text) if evidence else ():
        if evidence and not (evidence.has_name(name) or _is_seat(drawn, evidence, name) or is_implied(drawn, name)):
            yield name


def _is_seat(drawn: FactContext, evidence: Evidence, name: Name) -> bool:
    """Tell whether *name* stands for a country of the lines, as Moscow does for Russia, or the other way round."""
    identities, names = drawn.context.identities, drawn.context.cached_apart(NamesOnLines)
    who = identities.identify(name)
    known = (other.who for cited in evidence.all_lines for other in names.on_lines(cited))
    return who.kind != "person" and any(other.side == who.side for other in known)


def _has_any(index: ArticleIndex, words: Iterable[str], lines: frozenset[int]) -> bool:
    return any(index.has_word(word, lines) for word in words)


def is_implied(drawn: FactContext, name: Name) -> bool:
    """Tell whether *name*, which no line of *drawn* has, is clearly meant there.

    It is what the whole bank is about, or where an article is set, in a text that leaves out no other place; or it
    stands beside somebody whom the lines name, “the EU commissioner, Beatriz Ferrão”, or is who they call by an office.
    """
    identify = drawn.context.identities.identify
    who = identify(name)
    if _is_beside_known(drawn, who) or (who.kind == "person" and _is_called_by_office(drawn, who)):
        return True
    if _is_of_another(drawn, who):
        return False
    if who.kind == "person" or drawn.context.cached_apart(MeantNames).is_of_bank(name):
        return drawn.context.cached_apart(MeantNames).is_of_bank(name)
    return any(name.written in text for text in _beginnings(drawn)) or _is_meant(drawn, name)


def _is_called_by_office(drawn: FactContext, who: Identity) -> bool:
    """Tell whether a cited line has an office that the articles put beside the name of nobody else: “the chairman”."""
    described = find_descriptions(drawn.context)
    own = described.get(who.meant, frozenset()) & _OFFICE_STEMS
    shared = frozenset().union(*(stems for keys, stems in described.items() if keys != who.meant))
    return drawn.evidence is not None and any(
        cited.index.has_word(office, cited.lines) for office in own - shared for cited in drawn.evidence.cited_lines
    )


def _is_meant(drawn: FactContext, name: Name) -> bool:
    """Tell whether a cited article has *name* so that the cited lines may mean it."""
    if drawn.evidence is None or not drawn.evidence.has_name_in_article(name):
        return False
    return not drawn.context.cached_apart(MeantNames).is_elsewhere(drawn.evidence, name)


def _is_beside_known(drawn: FactContext, who: Identity) -> bool:
    if drawn.evidence is None:
        return False
    pairs = [pair for pair in _pairs_of(drawn) if any(may_be_same(who, one) for one in pair)]
    names = drawn.context.cached_apart(NamesOnLines)
    known = [name.who for cited in drawn.evidence.all_lines for name in names.on_lines(cited)] if pairs else []
    others = (other for one, other in (*pairs, *((second, first) for first, second in pairs)) if may_be_same(who, one))
    return any(may_be_same(other, each) for other in others for each in known)


def _is_of_another(drawn: FactContext, who: Identity) -> bool:
    """Tell whether somebody whom the text names stands beside another than *who*: the mayor of another town."""
    identify = drawn.context.identities.identify
    named = [
        each
        for part in drawn.parts
        for name in drawn.names_in(part.plain)
        if (each := identify(name)).meant != who.meant
    ]
    pairs = _pairs_of(drawn)
    beside = [other for one, other in (*pairs, *((second, first) for first, second in pairs)) if one in named]
    people = [other for other in beside if other not in named and other.kind != "person"]
    return bool(people) and not any(may_be_same(who, other) for other in people)


def _pairs_of(drawn: FactContext) -> list[Pair]:
    """List those who stand beside their body or place on a line of an article, or in a fact that *drawn* rests on."""
    facts = (pair for fact in drawn.drawn_from for pair in _pairs_in(drawn.context, fact.plain))
    return [*facts, *_pairs_of_lines(drawn.context)]


@kept_apart
def _pairs_of_lines(context: CheckContext) -> list[Pair]:
    lines = (line for lines in context.lines.values() for line in lines)
    return [pair for line in lines for pair in _pairs_in(context, line)]


def _pairs_in(context: CheckContext, text: str) -> Iterator[Pair]:
    identify = context.identities.identify
    for one, other in pairwise(context.names_in(text)):
        if _is_of(text[one.end : other.start]):
            yield identify(one), identify(other)


def _is_of(gap: str) -> bool:
    """Tell whether a *gap* between two names says no more than that one is of the other."""
    if len(gap) > _LONGEST or (not gap.islower() and gap.strip("’' ,s") != ""):
        return False
    folded = list(map(fold_word, words(gap)))
    return _GAP.fullmatch(gap) is not None or (bool(folded) and folded[-1] in _OFFICES and "." not in gap)


def is_setting(drawn: FactContext, name: Name) -> bool:
    """Tell whether the first line of a cited article, or its title, has *name* as the place where it is set."""
    return any(
        _PLACE_BEFORE.search(text[: match.start()]) is not None or text.startswith(f"{name.written.upper()},")
        for text in _beginnings(drawn)
        for match in re.finditer(rf"(?i)\b{re.escape(name.written)}\b", text)
    )


def _beginnings(drawn: FactContext) -> list[str]:
    """Return the title and the first line of each cited article."""
    lines, articles = drawn.context.lines, drawn.context.bank.articles
    cited = [str(citation.article) for citation in drawn.fact.cite]
    first = [next((line for line in lines.get(key, ()) if line.strip()), "") for key in cited]
    return [*first, *(str(article.title) for key, article in articles.items() if str(key) in cited)]
