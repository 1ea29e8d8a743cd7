"""The records of questions.yaml: articles, facts, cards, disputes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from briefdeck.located import LocatedStr, Location
from briefdeck.model.about import About
from briefdeck.model.quiz import Quiz
from briefdeck.model.reader import Reader
from briefdeck.model.value_types import (
    STRICT,
    Address,
    Cite,
    Css,
    Date,
    Language,
    LineRange,
    OneOrMany,
    OwnPhrases,
    OwnWords,
    Shorthand,
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

CardKind = Literal["question", "typed", "choice", "timeline", "list", "cloze"]


@dataclass(frozen=True, slots=True)
class Article:
    """A source text, one file."""

    __pydantic_config__ = STRICT

    file: LocatedStr
    """The name of the file in the folder of the articles."""
    title: LocatedStr
    """Its title; in square brackets where the text bears none and the curator supplies one."""
    author: LocatedStr = _NONE
    """Who wrote it, if the text says so."""
    outlet: LocatedStr = _NONE
    """Where it appeared, if the text says so."""
    url: Address = _NONE
    """Its address on the web, `https://…`. Cards and pages link to it; nothing is ever loaded from there."""
    archived: Address = _NONE
    """The address of a copy that stays as it was when it was cited, such as one of web.archive.org."""
    published: Date | None = None
    """When it appeared."""
    dated: Annotated[LocatedStr, one_of("inferred")] = _NONE
    """`inferred` when the text does not state its date; `because` then says how it is known."""
    because: LocatedStr = _NONE
    """Why the inferred date is right."""
    kind: LocatedStr = _NONE
    """What it is: analysis, wire report, commentary …"""
    descriptor: LocatedStr = _NONE
    """One line: what it is, how close to events, what to beware of."""
    furniture: Annotated[tuple[LineRange, ...], OneOrMany] = ()
    """Lines that belong to the web page, not to the article; they cannot be cited."""
    language: Language = _NONE
    """The language of its text, as a BCP 47 tag; left out, that of the facts."""
    own_words: OwnWords | None = None
    """How many words in a row of its text are too many, or `off` where it may be copied, as texts in the public domain
    may; left out, what the bank says."""

    def furniture_within(self, last: int) -> frozenset[int]:
        """Return its lines of furniture, of those up to *last*, the number of lines that its text has."""
        return frozenset(line for span in self.furniture for line in span.numbers_within(last))


@dataclass(frozen=True, slots=True)
class Retirement:
    """Why a released fact or card is no longer held."""

    __pydantic_config__ = STRICT

    since: Date
    """The day from which it is no longer held."""
    because: LocatedStr
    """The reason, shown on its cards."""


@dataclass(frozen=True, slots=True)
class Reverse:
    """A card asked the other way round: its question holds the answer of the card it stands on."""

    __pydantic_config__ = STRICT

    q: LocatedStr
    """The question."""
    a: LocatedStr = _NONE
    """The answer; left out, the back shows the fact."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a card."""

    __pydantic_config__ = STRICT

    file: LocatedStr
    """The name of a file in the folder `images/`: PNG, JPEG, GIF, WebP or SVG, at most 2 MB."""
    alt: LocatedStr
    """What it shows, for those who cannot see it. It does not tell the answer of a front."""
    credit: LocatedStr
    """Who made it and on what terms it is used; shown under it."""
    side: Annotated[LocatedStr, one_of("front", "back")] = _FRONT
    """`front`, seen with the question, or `back`, seen with the answer only."""


@dataclass(frozen=True, slots=True)
class Card:
    """One question form of a fact; its kind follows from its keys."""

    __pydantic_config__ = STRICT

    id: Slug = _NONE
    """A slug that tells it from the fact's other cards; only the first card may go without."""
    q: LocatedStr = _NONE
    """The question."""
    a: LocatedStr = _NONE
    """The answer."""
    accept: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Other spellings that count as right; they make it a card on which the answer is typed."""
    wrong: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Wrong answers; they make it multiple choice."""
    reverse: Annotated[Reverse | None, Shorthand(lambda text: {"q": text})] = None
    """The card asked the other way round: its question, or `q` and `a`."""
    cloze: LocatedStr = _NONE
    """A sentence with `{{c1::…}}` around the words to recall, instead of `q` and `a`."""
    items: tuple[LocatedStr, ...] = ()
    """Two to eight things that answer `q` together, instead of `a`: a card asks for each, with the others shown.
    A new one goes to the end, so that each keeps its card."""
    order: Annotated[LocatedStr, one_of("free", "kept")] = _NONE
    """`kept` where the items have an order, so that they are numbered; else `free`."""
    before: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """What had happened before the answer, earliest first; shown as a timeline with a gap for the answer."""
    after: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """What happened after the answer, earliest first."""
    hint: LocatedStr = _NONE
    """A help that is folded away until it is asked for."""
    because: LocatedStr = _NONE
    """A sentence that bears out the answer, where the fact does not; proved like a fact, it stands on the back instead
    of the fact. It names whose claim it is itself."""
    image: Picture | None = None
    """A picture on one of its sides."""
    disputed: Annotated[LocatedStr, one_of("yes", "no")] = _YES
    """`no` where the fact is part of a dispute and what this card asks is not: it does not wear the mark then."""
    retired: Retirement | None = None
    """Set when the card is no longer held though its fact is."""

    @property
    def kind(self) -> CardKind:
        """The kind of card that its keys make."""
        if self.cloze or self.items:
            return "cloze" if self.cloze else "list"
        if self.before or self.after:
            return "timeline"
        if self.wrong:
            return "choice"
        return "typed" if self.accept else "question"

    @property
    def location(self) -> Location | None:
        """The location of its first text; None where it has none."""
        return next((text.location for text in (self.id, self.cloze, self.q, self.a) if text), None)

    @property
    def note_type(self) -> Literal["question", "cloze"]:
        """The Anki note type of its note, which never changes."""
        return "cloze" if self.cloze or self.items else "question"


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
