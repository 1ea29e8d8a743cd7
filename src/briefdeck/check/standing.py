"""Who stands where: whom a fact names, whom its lines name, and what is said next to each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from briefdeck.check.case import Case
from briefdeck.check.ground import Ground, Spot, ground_of
from briefdeck.check.things import told
from briefdeck.model import Fact
from briefdeck.problem import Evidence, Text
from briefdeck.text.cloze import filled
from briefdeck.text.identity import Identities, Identity, alike
from briefdeck.text.markup import plain
from briefdeck.text.names import Name, names
from briefdeck.text.neighbours import Company, Near, near_names, next_to_names
from briefdeck.text.things import known_stems
from briefdeck.text.words import words


class Standing(NamedTuple):
    """A name on a cited line."""

    written: str
    """As it stands there."""
    who: Identity
    """Whom or what it means."""
    keys: tuple[str, ...]
    """Its keys, by `name_key`."""
    near: Company
    """The words next to it."""
    source: Evidence
    """The line."""

    @property
    def next(self) -> frozenset[str]:
        """The stems of the very next words."""
        return known_stems(self.near.next)

    @property
    def around(self) -> frozenset[str]:
        """The stems of those and a few more."""
        return known_stems(self.near.around)


class Mention(NamedTuple):
    """A name in a fact."""

    name: Name
    who: Identity
    at: int
    """Which of the fact's names it is, from 0."""


class Statement:
    """What a fact or a cloze text says, whom it names, and whom the cited lines name."""

    def __init__(self, known: Known, fact: Fact, ground: Ground, place: Text, text: str) -> None:
        self.known = known
        self.fact = fact
        self.ground = ground
        self.place = place
        self.text = text

    @cached_property
    def mentions(self) -> tuple[Mention, ...]:
        """The names of the text, in order."""
        return self.known.mentions(self.text)

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """The names of the cited lines."""
        return tuple(
            one for spot in self.ground.spots if spot.article for one in self.known.standings(spot, sorted(spot.lines))
        )

    @cached_property
    def of_fact(self) -> tuple[Mention, ...]:
        """The names of the text and of the fact it belongs to."""
        return self.mentions if self.place is self.fact.fact else (*self.mentions, *self.known.mentions(plain(self.fact.fact)))

    @cached_property
    def left_out(self) -> tuple[Standing, ...]:
        """Those of them that the fact does not name, nor may name: a bare “Kim” of a line may be any Kim."""
        return tuple(one for one in self.standings if not any(_may_be(one, each) for each in self.of_fact))

    def of(self, who: Identity) -> list[Standing]:
        """The names on the cited lines that may mean *who*."""
        return [one for one in self.standings if alike(one.who, who)]

    def stands(self, mention: Mention) -> bool:
        """Whether a cited line, or what is given, has the name or another of the same side."""
        return bool(self.of(mention.who)) or self.ground.has_name(mention.name)

    @cached_property
    def _near(self) -> list[Near]:
        return near_names(self.text, [each.name for each in self.mentions])

    def near(self, mention: Mention, window: int) -> frozenset[str]:
        """The stems of the content words next to *mention* in the text, *window* on each side at the most."""
        before, after = self._near[mention.at]
        return known_stems((*before[-window:], *after[:window]))

    def before(self, mention: Mention, window: int) -> frozenset[str]:
        """The stems of those before it."""
        return known_stems(self._near[mention.at].before[-window:])

    @cached_property
    def next(self) -> list[Near]:
        """The very next content words to each of the names."""
        return next_to_names(self.text, [each.name for each in self.mentions])

    @cached_property
    def written(self) -> frozenset[str]:
        """The words of the text, in lower case."""
        return frozenset(word.lower() for word in words(self.text))

    def on_lines(self, listed: Sequence[str]) -> bool:
        """Whether a cited line has one of the folded words *listed*."""
        return any(spot.page.has_word(word, spot.lines) for spot in self.ground.spots if spot.article for word in listed)


def _may_be(standing: Standing, mention: Mention) -> bool:
    return alike(standing.who, mention.who) or set(standing.keys) <= set(mention.name.keys)


class Known:
    """The names of a case and where they stand, looked up once each."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.identities = Identities((str(name), *map(str, others)) for name, others in case.bank.names.items())
        self._seen: dict[tuple[str, int], tuple[Standing, ...]] = {}

    def mentions(self, text: str) -> tuple[Mention, ...]:
        """The names of *text*, in order."""
        return tuple(Mention(name, self.identities.of(name), at) for at, name in enumerate(self.case.named(text)))

    def standings(self, spot: Spot, lines: Sequence[int]) -> Iterator[Standing]:
        """The names on *lines* of the article of *spot*."""
        for line in lines:
            seen = self._seen.get((spot.article, line))
            if seen is None:
                seen = self._seen[spot.article, line] = tuple(self._on(spot, line))
            yield from seen

    def lines_with(self, spot: Spot, name: Name) -> frozenset[int]:
        """The lines of the article of *spot* that have *name*."""
        who = self.identities.of(name)
        return frozenset(
            line for line in spot.page.filled for one in self.standings(spot, [line]) if alike(one.who, who)
        )

    def _on(self, spot: Spot, line: int) -> Iterator[Standing]:
        for written, near in spot.page.named(line):
            for name in _parsed(written):
                yield Standing(written, self.identities.of(name), name.keys, near, Evidence(spot.article, line))


@lru_cache(maxsize=1 << 14)
def _parsed(written: str) -> tuple[Name, ...]:
    """The names in a name as a line writes it: two in "Putin-Kim"."""
    first, hyphen, second = written.partition("-")
    both = (first, second) if hyphen and " " not in written and second[:1].isupper() else (written,)
    return tuple(name for part in both for name in names(part, proper=lambda _: True)[:1])


def statements(case: Case) -> Iterator[Statement]:
    """What the facts of *case* that are held say, with their cloze texts, as far as their citations lead to lines."""
    known = Known(case)
    for fact in case.bank.facts:
        ground = ground_of(case, fact)
        if ground is not None and fact.retired is None:
            for place, text in _texts(fact):
                yield Statement(known, fact, ground, place, text)


def _texts(fact: Fact) -> Iterator[tuple[Text, str]]:
    yield fact.fact, plain(fact.fact)
    for card in fact.cards:
        if card.cloze:
            yield card.cloze, plain(filled(card.cloze))
        elif card.a[:1].isupper() and card.q.startswith("Who "):
            yield card.a, told(plain(card.q), plain(card.a))[0]
