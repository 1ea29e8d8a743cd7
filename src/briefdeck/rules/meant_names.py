"""Names that a line does not have and yet means: by “he” or “the film”, or because the whole article is about them."""

from __future__ import annotations

import re

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.names.entities import EntityType
from briefdeck.language.names.names import Name, name_keys
from briefdeck.language.words import stem, words
from briefdeck.located import LocatedStr
from briefdeck.rules.cited_lines import CitedLines
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import Evidence

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
_CALLED = {
    kind: re.compile(rf"[\"“'‘]?(?:The|This|That|These|Those) (?:[\w-]+ ){{0,3}}(?:{one_of(nouns)})\b")
    for kind, nouns in (
        ("person", (*ENGLISH.people.called["person"], *ENGLISH.people.offices, *ENGLISH.titles.known)),
        ("thing", ENGLISH.people.called["thing"]),
    )
}
"""The first words of a line that speaks of it by a noun: “The film”."""


_THE_NOUN = re.compile(r"\b[Tt]he (?P<noun>[a-z]{4,})\b")


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
        if self._title(cited.article).issuperset(name.keys):
            return True
        if self._is_called(cited, name) or (kind != "person" and self._is_called_by_noun(cited, name, lines)):
            return True
        if not cited.follow(lines):
            return False
        return any(cited.index.has_word(word, cited.lines) for word in _PRONOUNS[kind]) or self._calls(cited, kind)

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
                rf"\b{re.escape(noun)}\w*,? (?!{written})[A-Z]|\b(?!{written})[A-Z][\w-]* {re.escape(noun)}"
            )
            if not any(others.search(text) for text in texts):
                return True
        return False

    def _calls(self, cited: CitedLines, kind: EntityType) -> bool:
        """Tell whether a cited line, if its text is present, begins with a noun for what was named before."""
        called = [_CALLED["person"]] if kind in ("person", "") else []
        called += [_CALLED["thing"]] if kind != "person" else []
        lines = (self._context.line(cited.article, line) or "" for line in cited.lines)
        return any(pattern.match(line) for line in lines for pattern in called)

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
