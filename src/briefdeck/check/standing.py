"""Who stands where: whom a fact names, whom its lines name, and what is said next to each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from briefdeck.check.things import told
from briefdeck.language.cloze import filled
from briefdeck.language.entities import Identity, alike
from briefdeck.language.markup import plain
from briefdeck.language.name_context import NameNeighbours, Near, Reader, gaps, perhaps_next
from briefdeck.language.names import Name, first_name
from briefdeck.language.number_context import cached_neighbour_stems, neighbour_stems
from briefdeck.language.numbers import letters, lower
from briefdeck.language.words import STOP_WORDS, composed
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.model import Fact
from briefdeck.rules.context import CheckContext
from briefdeck.rules.evidence import CitedLines, Evidence, evidence_of

_CAPITALISED = re.compile(r"[^\W\d_a-z]\w*")

Stems = frozenset[str]
NO_STEMS: Stems = frozenset()


class Standing:
    """A name on a line of an article."""

    def __init__(self, written: str, name: Name, who: Identity, company: NameNeighbours, source: SourceLine) -> None:
        self.written = written
        keys = name.keys
        self.keys = who.words if who.meant == keys else frozenset(keys)
        self.who = who
        self.company = company
        self.source = source

    @cached_property
    def next(self) -> Stems:
        """The stems of the very next words."""
        return cached_neighbour_stems(self.company.next)

    @cached_property
    def around(self) -> Stems:
        """The stems of those and of a few more."""
        return neighbour_stems(self.company.around)


class Mention:
    """A name in a statement."""

    __slots__ = ("_gap", "_standings", "keys", "name", "statement", "who")

    def __init__(self, statement: Statement, name: Name, who: Identity, gap: tuple[int, int]) -> None:
        self.statement = statement
        self.name = name
        self.keys = name.keys
        self.who = who
        self._gap = gap
        self._standings: list[Standing] | None = None

    @property
    def standings(self) -> list[Standing]:
        """The names of the cited lines that may mean the same, or stand for the same side."""
        if self._standings is None:
            side, words = self.who.side, self.who.words
            self._standings = [
                one
                for one in self.statement.standings
                if one.who.side == side or (not words.isdisjoint(one.who.words) and alike(one.who, self.who))
            ]
        return self._standings

    @property
    def written(self) -> str:
        """Its words as they stand there."""
        return self.name.written

    @property
    def ahead(self) -> str:
        """The text in front of it."""
        return self.statement.text[: self.name.start]

    @property
    def behind(self) -> str:
        """The text after it."""
        return self.statement.text[self.name.end :]

    @property
    def near(self) -> Near:
        """The content words next to it in its clause, between the names before and after it."""
        return self.statement.reader.near(self.name, *self._gap)

    @property
    def perhaps_next(self) -> tuple[str, ...]:
        """The content words of which some are next to it: quicker than `near`, and mostly enough to know."""
        return perhaps_next(self.statement.low, self.name, *self._gap)

    @property
    def stands(self) -> bool:
        """Whether a cited line has it, or what is given."""
        return bool(self.standings) or self.statement.ground.has_name(self.name)

    @property
    def around(self) -> Stems:
        """The stems around it on the cited lines."""
        return union(one.around for one in self.standings)


class Statement:
    """What a fact, a cloze text or a question with its answer says, whom it names, and whom the cited lines name."""

    __slots__ = (
        *(
            "_reader",
            "fact",
            "ground",
            "left_out",
            "lines",
            "low",
            "mentions",
            "location",
            "standings",
            "text",
            "words",
        ),
    )

    def __init__(self, lines: Lines, fact: Fact, ground: Evidence, place: LocatedStr, text: str) -> None:
        self.lines = lines
        self.fact = fact
        self.ground = ground
        self.location = place
        self.text = composed(text)
        self.standings = [one for spot in ground.cited_lines if spot.article for one in lines.standings(spot)]
        """The names of the cited lines."""
        case, found = lines.case, gaps(lines.case.names_in(self.text), self.text)
        self.mentions = [Mention(self, name, case.identities.of(name), (first, last)) for name, first, last in found]
        """The names of the text, in order."""
        self.low = lower(self.text)
        """The text in lower case."""
        self.words = letters(self.low)
        """Its words of plain letters, in lower case."""
        self._reader: Reader | None = None
        self.left_out = _left_out(self.standings, self.whole)
        """The names of the cited lines that the fact does not name, nor may name."""

    @property
    def reader(self) -> Reader:
        """The text, read for the words next to its names when they are asked for."""
        if self._reader is None:
            self._reader = Reader(self.text)
        return self._reader

    @property
    def whole(self) -> list[Mention]:
        """The names of the text and of the fact it belongs to."""
        return self.mentions if self.location is self.fact.fact else [*self.mentions, *self.lines.stated(self).mentions]


def _left_out(standings: list[Standing], named: list[Mention]) -> list[Standing]:
    sides = {mention.who.side for mention in named}
    apart = [one for one in standings if one.who.side not in sides]
    keys = {key for mention in named for key in mention.keys} if apart else ()
    return [one for one in apart if one.keys.isdisjoint(keys) or not any(_may_be(one, mention) for mention in named)]


def _may_be(standing: Standing, mention: Mention) -> bool:
    """Whether a line's name may be that of the fact: a bare “Kim” may be any Kim."""
    return standing.keys.issubset(mention.keys) or alike(standing.who, mention.who)


class Lines:
    """The names of a case and where they stand, looked up once each."""

    def __init__(self, case: CheckContext) -> None:
        self.case = case
        self._seen: dict[tuple[str, int], list[Standing]] = {}
        self._stated: Statement | None = None

    def standings(self, spot: CitedLines) -> list[Standing]:
        """The names on the lines of *spot*."""
        return [one for line in sorted(spot.lines) for one in self._on(spot, line)]

    def _on(self, spot: CitedLines, line: int) -> list[Standing]:
        seen = self._seen.get((spot.article, line))
        if seen is None:
            source, who = SourceLine(spot.article, line), self.case.identities.of
            seen = [
                Standing(written, name, who(name), company, source)
                for written, company in spot.index.named(line)
                for name in _parsed(written)
            ]
            self._seen[spot.article, line] = seen
        return seen

    def with_name(self, spot: CitedLines, who: Identity) -> frozenset[int]:
        """The lines of the article of *spot* that name *who*."""
        return frozenset(line for line in spot.index.filled if any(alike(one.who, who) for one in self._on(spot, line)))

    def statement(self, fact: Fact, ground: Evidence) -> Statement:
        """What *fact* says; it is remembered until the next one is asked for."""
        self._stated = Statement(self, fact, ground, fact.fact, plain(fact.fact))
        return self._stated

    def stated(self, of_card: Statement) -> Statement:
        """What the fact says to which a card's statement belongs."""
        if self._stated is None or self._stated.fact is not of_card.fact:
            return self.statement(of_card.fact, of_card.ground)
        return self._stated


def _parsed(written: str) -> Iterable[Name]:
    """The names in a name as a line writes it: two in "Putin-Kim"."""
    first, hyphen, second = written.partition("-")
    if hyphen and " " not in written and second[:1].isupper():
        return filter(None, map(first_name, (first, second)))
    return (Name(written, 0, tuple(written.split(" "))),)


def union(each: Iterable[Stems]) -> Stems:
    """All of *each*."""
    return NO_STEMS.union(*each)


def statements(case: CheckContext, fact: Fact) -> Iterator[Statement]:
    """What *fact* says, if it is held, with its cards, as far as its citations lead to lines.

    Of cards, those that name what their fact does not: the others say again what it says.
    """
    ground = evidence_of(case, fact)
    if ground is not None and fact.retired is None:
        lines = case.cached(Lines)
        yield lines.statement(fact, ground)
        for place, text in _of_cards(fact):
            if not _capitalised(text) - _capitalised(fact.fact) <= STOP_WORDS:
                yield Statement(lines, fact, ground, place, text)


def _capitalised(text: str) -> frozenset[str]:
    """The words of *text* that begin with a capital, in small letters."""
    return frozenset(map(str.lower, _CAPITALISED.findall(text)))


def _of_cards(fact: Fact) -> Iterator[tuple[LocatedStr, str]]:
    """The cloze texts of *fact*, and the answers to its "who" in place of it."""
    for card in fact.cards:
        if card.cloze:
            yield card.cloze, plain(filled(card.cloze))
        elif card.a[:1].isupper() and card.q.startswith("Who "):
            yield card.a, told(plain(card.q), plain(card.a))[0]
