"""The records of questions.yaml: articles, facts, disputes, quizzes, what learners are told of the deck, the bank."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, TypeAlias

from briefdeck.located import LocatedStr
from briefdeck.model.card import Card, Retirement
from briefdeck.model.value_types import (
    STRICT,
    Address,
    Cite,
    Count,
    Css,
    Date,
    Digest,
    Language,
    LineRange,
    OneOrMany,
    OwnPhrases,
    OwnWords,
    Probability,
    Seed,
    Slug,
    Unlisted,
    one_of,
)
from briefdeck.paper_sizes import PAPERS

_NONE = LocatedStr()


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


_Kind: TypeAlias = Annotated[LocatedStr, one_of("choice", "typed", "recall")]
_TWENTY = 20
_ONE, _A4, _A, _NO = LocatedStr("1"), LocatedStr("A4"), LocatedStr("A"), LocatedStr("no")


@dataclass(frozen=True, slots=True)
class Quiz:
    """A quiz: a selection of the questions that the cards of the bank allow."""

    __pydantic_config__ = STRICT

    id: Slug = _NONE
    """A slug that tells it from the other quizzes; only the first may go without. It names the files of output/."""
    title: LocatedStr = _NONE
    """Its title; left out, that of the bank."""
    instructions: LocatedStr = _NONE
    """What its sheet says before the first question, besides how to answer: the time allowed, what may be used."""
    topics: Annotated[tuple[Slug, ...], OneOrMany] = ()
    """The topics it asks about; left out, all."""
    facts: Annotated[tuple[Slug, ...], OneOrMany] = ()
    """The ids of the facts it asks about; left out, all of its topics."""
    tags: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """The tags of the facts it asks about, `core` for those with `must: yes`; left out, with and without."""
    exclude: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """What it does not ask: ids of facts, or of single questions as every form shows them, such as
    `containers-tracked/shells`."""
    kinds: Annotated[tuple[_Kind, ...], OneOrMany] = ()
    """How it asks: `choice` (multiple choice), `typed`, `recall` (answered in the head, and judged by the learner);
    left out, each question as suits it best."""
    open: Annotated[tuple[Slug, ...], OneOrMany] = ()
    """The ids of facts for which no wrong answers are drawn from other facts, since some that are drawn are right."""
    number: Count = _TWENTY
    """How many questions are asked; 0 for all. On the page it can be chosen anew."""
    counts: Mapping[_Kind, Count] = field(default_factory=dict)
    """How many are asked of each kind, such as `{choice: 5, typed: 3}`; a kind that is left out is not asked. `number:`
    and `kinds:` then say nothing."""
    first: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Tags, `core` for facts with `must: yes`: questions about facts with one of them are drawn before all others."""
    points: Mapping[_Kind, Count] = field(default_factory=dict)
    """What a question of each kind is worth on paper and in exports; left out, one point, and for a list one for each
    of its things."""
    seed: Seed = _ONE
    """Any word or number, of up to 40 characters. Another one draws other questions, in another order."""
    page: Annotated[LocatedStr, one_of(*PAPERS)] = _A4
    """The size of the paper."""
    versions: Annotated[LocatedStr, one_of("A", "A/B")] = _A
    """`A/B` where neighbours must not have the same sheet: the same questions and options, in another order."""
    large: Annotated[LocatedStr, one_of("no", "yes")] = _NO
    """`yes` for sheets in large print: questions in type of 18 points, in one column."""
    grid: Annotated[LocatedStr, one_of("no", "yes")] = _NO
    """`yes` where answers are given on a page of their own behind the questions, in a grid."""
    duplex: Annotated[LocatedStr, one_of("no", "yes")] = _NO
    """`yes` where sheets and keys are printed on both sides: an empty side then keeps each part on paper of its own."""
    cards: Annotated[LocatedStr, one_of("no", "yes", "fold")] = _NO
    """`yes` where its questions are also printed as cards to cut out, with backs behind fronts; `fold` where front and
    back stand side by side, to be printed on one side and folded."""

    @property
    def asks_all(self) -> bool:
        """Whether it asks all that it selects, and not so many."""
        return not self.number and not self.counts

    @property
    def name(self) -> str:
        """The name of its page and its sheet in output/, without the ending."""
        return f"quiz-{self.id}" if self.id else "quiz"

    @property
    def first_text(self) -> LocatedStr:
        """The first of its texts, where problems of the whole quiz are shown; "" where it has none."""
        return next(filter(None, (self.id, self.title, *self.topics, *self.facts)), _NONE)

    @property
    def key_name(self) -> str:
        """The name of its answer key in output/, without the ending."""
        return f"key-{self.id}" if self.id else "key"

    @property
    def cards_name(self) -> str:
        """The name of its cards to cut out in output/, without the ending."""
        return f"cards-{self.id}" if self.id else "cards"


_MODEL_FILE = LocatedStr("model.onnx")
_LIKELY = 0.97
"""At 0.9 a small model took a quarter of 200 true facts for contradictions, at 0.97 one in 14."""
_PATIENCE = 120
_ENGLISH = LocatedStr("en")
_YES = LocatedStr("yes")
_CONTRADICTION = LocatedStr("contradiction")


@dataclass(frozen=True, slots=True)
class About:
    """What learners are told of the deck: in its description in Anki, and on its page on AnkiWeb."""

    __pydantic_config__ = STRICT

    text: LocatedStr = _NONE
    """For whom it is, and what is in it."""
    author: LocatedStr = _NONE
    """Who made it."""
    licence: LocatedStr = _NONE
    """On what terms it may be used, such as `CC BY 4.0`."""
    contact: LocatedStr = _NONE
    """Where a mistake can be reported: an address of the web or of mail."""
    changes: Mapping[LocatedStr, LocatedStr] = field(default_factory=dict)
    """What an edition changed, by its day or its name, the newest first."""


@dataclass(frozen=True, slots=True)
class Reader:
    """A second reader: a model, or a program, that reads each statement beside the lines it rests on."""

    __pydantic_config__ = STRICT

    model: LocatedStr = _NONE
    """The folder of a model, counted from that of questions.yaml; or `owner/name@commit`, a repository of
    huggingface.co and the 40 digits of one of its commits."""
    sha256: Digest = _NONE
    """The SHA-256 of the model’s file, in hexadecimal. Another file is not loaded."""
    file: LocatedStr = _MODEL_FILE
    """The name of the model’s file, in that folder or in its folder `onnx/`."""
    command: Annotated[tuple[LocatedStr, ...], OneOrMany] = ()
    """Instead of a model: a program and what it is given, each for itself. It reads pairs and answers verdicts, one
    in each line."""
    version: LocatedStr = _NONE
    """A word for the present state of the program: another one, and it reads everything anew."""
    timeout: Count = _PATIENCE
    """How many seconds the program may take for its next answer."""
    contradiction: Probability = _LIKELY
    """From which probability on a contradiction is told of (R001)."""
    beyond: Probability | None = None
    """From which probability on it is told that a statement says more than its lines (R002); left out, it is not."""

    @property
    def identity(self) -> str:
        """What tells its verdicts from those of other readers; "" where nothing does."""
        return " ".join((*self.command, self.version)) if self.command else str(self.sha256)


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
    `check` then says: of those without a language pack, numbers as they are written, and names that `names:` lists. A
    fact that cites articles of one other language only, and is plainly written in that, is read in that."""
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


def facts_by_id(bank: Bank) -> Mapping[str, Fact]:
    """Return the facts by their ids, in the order of the bank."""
    return {str(fact.id): fact for fact in bank.facts}


def disputes_by_fact(bank: Bank) -> Mapping[str, tuple[Dispute, ...]]:
    """Return the disputes of each fact, by its id, in the order of the bank; facts without any are left out."""
    disputes: dict[str, list[Dispute]] = defaultdict(list)
    for dispute in bank.disputes:
        for fact in dict.fromkeys(map(str, dispute.facts)):
            disputes[fact].append(dispute)
    return {fact: tuple(several) for fact, several in disputes.items()}


def rivals_by_fact(bank: Bank) -> Mapping[str, frozenset[str]]:
    """Return the ids of the facts that share a dispute with each fact, by its id.

    The set includes the fact itself; facts without disputes are left out.
    """
    return {
        fact: frozenset(str(rival) for dispute in disputes for rival in dispute.facts)
        for fact, disputes in disputes_by_fact(bank).items()
    }
