"""The records of questions.yaml: facts, disputes, and the bank that holds all of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

from briefdeck.located import LocatedStr
from briefdeck.model.about import About
from briefdeck.model.article import Article
from briefdeck.model.card import Card, Retirement
from briefdeck.model.quiz import Quiz
from briefdeck.model.reader import Reader
from briefdeck.model.value_types import (
    STRICT,
    Cite,
    Css,
    Date,
    Language,
    OneOrMany,
    OwnPhrases,
    OwnWords,
    Slug,
    Unlisted,
    one_of,
)

_NONE = LocatedStr()
_ENGLISH = LocatedStr("en")
_FRONT = LocatedStr("front")
_YES = LocatedStr("yes")
_NO = LocatedStr("no")
_CONTRADICTION = LocatedStr("contradiction")


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement in the curator's own words, with its citations."""

    __pydantic_config__ = STRICT

    id: Slug
    """A slug, chosen by hand, never reused."""
    fact: LocatedStr
    """The statement. It says no more than its lines."""
    cite: Annotated[tuple[Cite, ...], OneOrMany]
    """`key:line` or `key:first-last`, or a list of them; two articles make it corroborated."""
    topic: Slug
    """A key of `topics`."""
    said_by: LocatedStr = _NONE
    """Whose claim it is, where the fact does not say so itself."""
    as_of: Date | None = None
    """For what time it holds, when not the article's date."""
    date: Date | None = None
    """When it happened, for timelines."""
    tags: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Words to find its cards by."""
    must: Annotated[LocatedStr, one_of("yes", "no")] = _NO
    """`yes` where everybody who learns the subject must know it: the core, which has a tag and can be learned first."""
    math: Annotated[LocatedStr, one_of("yes", "no")] = _NO
    """`yes` where the texts of the fact and its cards have formulas, written in TeX between `\\(` and `\\)`: Anki sets
    them."""
    value: Mapping[LocatedStr, LocatedStr] = field(default_factory=dict)
    """What it says of a thing that other facts may speak of too, such as `first-test-year: 2006`."""
    given: Mapping[LocatedStr, LocatedStr] = field(default_factory=dict)
    """A term that is not on the cited line: the reason why it is right."""
    sic: Mapping[LocatedStr, LocatedStr] = field(default_factory=dict)
    """A slip of the source that the fact keeps: what is right, in a few words; shown with the answer."""
    ignore: Mapping[LocatedStr, LocatedStr] = field(default_factory=dict)
    """The code of a rule whose warnings are switched off for this fact: the reason."""
    cards: tuple[Card, ...] = ()
    """Its cards, in the order in which they are learned."""
    retired: Retirement | None = None
    """Set when the fact is no longer held. A released fact is never deleted."""

    @property
    def articles(self) -> tuple[str, ...]:
        """The keys of the articles it cites, each once, in order; two or more corroborate it."""
        return tuple(dict.fromkeys(citation.article for citation in self.cite))

    @property
    def held_cards(self) -> list[Card]:
        """Its cards that are not retired, in their order."""
        return [card for card in self.cards if card.retired is None]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Two or more facts that answer one question in different ways."""

    __pydantic_config__ = STRICT

    id: Slug
    """A slug."""
    question: LocatedStr
    """What is disputed, as a question."""
    facts: tuple[Slug, ...]
    """The ids of the facts that disagree."""
    kind: Annotated[LocatedStr, one_of("contradiction", "change", "measures", "open")] = _CONTRADICTION
    """`contradiction` where not all of them can be true, `change` where each was true in its time, `measures` where
    they count or name different things, `open` where nobody knows yet. Each has its own words and its own mark."""
    note: LocatedStr = _NONE
    """How they differ, fairly."""


@dataclass(frozen=True, slots=True)
class FactFile:
    """A file in facts/, beside questions.yaml: more facts of the same bank."""

    __pydantic_config__ = STRICT

    facts: tuple[Fact, ...]
    """Facts, as they may stand in questions.yaml; they come after those, in the order of the names of the files."""


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything in questions.yaml, and the facts beside it."""

    __pydantic_config__ = STRICT

    title: LocatedStr
    """What the facts are about; the name of the deck."""
    articles: Mapping[Slug, Article]
    """The articles by their keys."""
    topics: Mapping[Slug, LocatedStr]
    """The topics by their keys: subdecks and section headings, in the order to learn them."""
    facts: tuple[Fact, ...]
    """The facts, in the order to learn them. More of them may lie in facts/*.yaml beside this file, each of which has
    `facts:` alone; where there are some, this key may be left out."""
    language: Language = _ENGLISH
    """The language the facts are written in, as a BCP 47 tag. Of languages other than English less is checked, as
    `check` then says: of those without a language pack, numbers as they are written, and names that `names:` lists."""
    own_words: OwnWords = 8
    """How many words in a row of an article are too many (W402 warns), or `off` where all of them may be copied. From
    half as many again it is an error (W401)."""
    names: Mapping[LocatedStr, Annotated[tuple[LocatedStr, ...], OneOrMany]] = field(default_factory=dict)
    """A person, place or thing: the other spellings that articles use."""
    words: OwnPhrases = field(default_factory=dict)
    """Words of briefdeck's own that are to be printed otherwise: by the key of a message, such as `brief.bottom_line`,
    what is printed instead."""
    disputes: tuple[Dispute, ...] = ()
    """Where the facts disagree."""
    ignore: Mapping[LocatedStr, LocatedStr] = field(default_factory=dict)
    """The code of a rule whose warnings are switched off for all facts: the reason."""
    about: About | None = None
    """What learners are told of the deck: author, licence, contact, a text, and what an edition changed."""
    css: Css = _NONE
    """A style of your own for the cards of this bank, in CSS, after that of briefdeck. It may fetch nothing."""
    fonts: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Names of TrueType files (.ttf, or .ttc, of which the first face is used) in the folder fonts/ of the project, for
    characters that the faces of printed pages lack, tried in order; a bold one is used for what is bold. Arabic, Hebrew
    and other scripts that run from right to left need `pip install "briefdeck[rtl]"`, too; those whose letters join or
    move in other ways, such as Hindi and Thai, cannot be printed."""
    paper: Annotated[LocatedStr, one_of("yes", "no")] = _YES
    """`no` where no quiz is printed, so that neither sheets nor cards are made of it."""
    quiz: Annotated[tuple[Quiz, ...], Unlisted()] = (Quiz(),)
    """The quiz that is made of the cards, or a list of quizzes; left out, one that asks about everything."""
    reader: Reader | None = None
    """A second reader, which `check --reader` asks."""

    @property
    def held_facts(self) -> list[Fact]:
        """The facts that are not retired, in their order."""
        return [fact for fact in self.facts if fact.retired is None]

    def own_words_limits(self) -> dict[str, int]:
        """Return by the key of each article how many words of it in a row are too many, 0 for no limit."""
        return {
            str(key): self.own_words if article.own_words is None else article.own_words
            for key, article in self.articles.items()
        }

    def language_of(self, article: Article) -> LocatedStr:
        """Return the language of the text of *article*."""
        return article.language or self.language


UNREAD = Bank(title=LocatedStr(), articles={}, topics={}, facts=())
"""What replaces a bank of which nothing can be read."""
