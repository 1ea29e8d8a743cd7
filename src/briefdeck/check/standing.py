"""Who stands where: whom a fact names, whom its lines name, and what is said next to each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache

from briefdeck.check.case import Case
from briefdeck.check.ground import Ground, Spot, ground_of
from briefdeck.check.things import told
from briefdeck.model import Fact
from briefdeck.problem import Evidence, Text
from briefdeck.text.cloze import filled
from briefdeck.text.identity import Identity, alike
from briefdeck.text.markup import plain
from briefdeck.text.names import Name, names
from briefdeck.text.neighbours import Company, Near, Reader, gaps
from briefdeck.text.things import stems
from briefdeck.text.words import STOP_WORDS, composed

_CAPITALISED = re.compile(r"[^\W\d_a-z]\w*")

Stems = frozenset[str]
NO_STEMS: Stems = frozenset()


class Standing:
    """A name on a line of an article."""

    def __init__(self, written: str, name: Name, who: Identity, company: Company, source: Evidence) -> None:
        self.written = written
        self.keys = frozenset(name.keys)
        self.who = who
        self.company = company
        self.source = source

    @cached_property
    def next(self) -> Stems:
        """The stems of the very next words."""
        return stems(self.company.next)

    @cached_property
    def around(self) -> Stems:
        """The stems of those and of a few more."""
        return stems(self.company.around)


class Mention:
    """A name in a statement."""

    def __init__(self, statement: Statement, name: Name, who: Identity, gap: tuple[int, int]) -> None:
        self.statement = statement
        self.name = name
        self.keys = name.keys
        self.who = who
        self._gap = gap

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

    @cached_property
    def near(self) -> Near:
        """The content words next to it in its clause, between the names before and after it."""
        return self.statement.reader.near(self.name, *self._gap)

    @cached_property
    def standings(self) -> list[Standing]:
        """The names of the cited lines that may mean the same, or stand for the same side."""
        return [one for one in self.statement.standings if alike(one.who, self.who)]

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

    def __init__(self, lines: Lines, fact: Fact, ground: Ground, place: Text, text: str) -> None:
        self.lines = lines
        self.fact = fact
        self.ground = ground
        self.place = place
        self.text = composed(text)

    @cached_property
    def mentions(self) -> list[Mention]:
        """The names of the text, in order."""
        case = self.lines.case
        found = gaps(case.named(self.text), self.text)
        return [Mention(self, name, case.identities.of(name), (first, last)) for name, first, last in found]

    @cached_property
    def reader(self) -> Reader:
        """The words of the text."""
        return Reader(self.text)

    @cached_property
    def standings(self) -> list[Standing]:
        """The names of the cited lines."""
        spots = [spot for spot in self.ground.spots if spot.article]
        return [one for spot in spots for line in sorted(spot.lines) for one in self.lines.standings(spot, line)]

    @cached_property
    def whole(self) -> list[Mention]:
        """The names of the text and of the fact it belongs to."""
        stated = self.lines.of_fact(self.fact, self.ground)
        return self.mentions if stated is self else [*self.mentions, *stated.mentions]

    @cached_property
    def left_out(self) -> list[Standing]:
        """The names of the cited lines that the fact does not name, nor may name: a line's bare “Kim” may be any Kim."""
        sides = {mention.who.side for mention in self.whole}
        keys = {key for mention in self.whole for key in mention.keys}
        return [
            one
            for one in self.standings
            if one.who.side not in sides
            and (one.keys.isdisjoint(keys) or not any(_may_be(one, mention) for mention in self.whole))
        ]

    @cached_property
    def instead(self) -> Stems:
        """The stems of the words right next to the names that are left out."""
        return union(one.next for one in self.left_out)


def _may_be(standing: Standing, mention: Mention) -> bool:
    return standing.keys.issubset(mention.keys) or alike(standing.who, mention.who)


class Lines:
    """The names of a case and where they stand, looked up once each."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self._seen: dict[tuple[str, int], list[Standing]] = {}
        self._fact: Statement | None = None

    def standings(self, spot: Spot, line: int) -> list[Standing]:
        """The names on *line* of the article of *spot*."""
        seen = self._seen.get((spot.article, line))
        if seen is None:
            seen = self._seen[spot.article, line] = list(self._on(spot, line))
        return seen

    def _on(self, spot: Spot, line: int) -> Iterator[Standing]:
        for written, company in spot.page.named(line):
            for name in _parsed(written):
                yield Standing(written, name, self.case.identities.of(name), company, Evidence(spot.article, line))

    def with_name(self, spot: Spot, who: Identity) -> frozenset[int]:
        """The lines of the article of *spot* that name *who*."""
        return frozenset(
            line for line in spot.page.filled for one in self.standings(spot, line) if alike(one.who, who)
        )

    def of_fact(self, fact: Fact, ground: Ground) -> Statement:
        """What *fact* says; the last one is remembered, for its cards ask for it."""
        if self._fact is None or self._fact.fact is not fact:
            self._fact = Statement(self, fact, ground, fact.fact, plain(fact.fact))
        return self._fact


@lru_cache(maxsize=1 << 14)
def _parsed(written: str) -> tuple[Name, ...]:
    """The names in a name as a line writes it: two in "Putin-Kim"."""
    first, hyphen, second = written.partition("-")
    both = (first, second) if hyphen and " " not in written and second[:1].isupper() else (written,)
    return tuple(name for part in both for name in names(part, proper=lambda _: True)[:1])


def union(each: Iterable[Stems]) -> Stems:
    """All of *each*."""
    return NO_STEMS.union(*each)


def statements(case: Case) -> Iterator[Statement]:
    """What the facts of *case* that are held say, with their cards, as far as their citations lead to lines.

    Of cards, those that name what their fact does not: the others say again what it says.
    """
    lines = Lines(case)
    for fact in case.bank.facts:
        ground = ground_of(case, fact)
        if ground is not None and fact.retired is None:
            yield lines.of_fact(fact, ground)
            named = STOP_WORDS.union(map(str.lower, _CAPITALISED.findall(fact.fact)))
            for place, text in _of_cards(fact):
                if not named.issuperset(map(str.lower, _CAPITALISED.findall(text))):
                    yield Statement(lines, fact, ground, place, text)


def _of_cards(fact: Fact) -> Iterator[tuple[Text, str]]:
    """The cloze texts of *fact*, and the answers to its "who" in place of it."""
    for card in fact.cards:
        if card.cloze:
            yield card.cloze, plain(filled(card.cloze))
        elif card.a[:1].isupper() and card.q.startswith("Who "):
            yield card.a, told(plain(card.q), plain(card.a))[0]
