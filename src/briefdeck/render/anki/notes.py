"""The bank as notes: which fields, tags and deck each card of each fact gets, and how tags find them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import count

from briefdeck.language.dates.date_range import print_date
from briefdeck.language.markup import plain
from briefdeck.ledger import Ledger, digest, list_answers, note_key, word_question
from briefdeck.model import Bank, Card, Dispute, Fact
from briefdeck.model.bank import disputes_by_fact, facts_by_id
from briefdeck.printed_words import message
from briefdeck.provenance import language_of_fact, word_as_of
from briefdeck.quiz.spellings import Spellings
from briefdeck.render.anki.card_sides import OWN_WORDS, own_words_field
from briefdeck.render.anki.fields import (
    article_html,
    cards_of,
    cite_briefly,
    describe_sources,
    describe_version,
    field_html,
    fields_of,
    has_formulas,
    list_items,
    media_name,
    picture_fields,
    statement_html,
    style_fields,
    style_name,
)
from briefdeck.render.anki.note_types import CLOZE_FIELDS, QUESTION_FIELDS

_ROOT = "briefdeck"
_RETIRED = "state::retired"
_MUST = "must"
_FORMER_RETIRED = f"{_ROOT}::retired"
"""The tag of retired notes before each bank had a root of its own."""
RETIRED_SEARCH = f"(tag:{_FORMER_RETIRED} OR tag:{_ROOT}::*::{_RETIRED})"
"""The search that finds all retired notes in Anki."""
_WILD = re.compile(r'[\\"*_]')
_TOPIC = re.compile(rf"{_ROOT}::(?:.*::)?topic::(.+)")


def make_tags(fact: Fact, project: str, *, disputed: bool, retired: bool) -> tuple[str, ...]:
    """Make the tags of a note of *fact*, in order, under the root of *project*."""
    tags = {f"topic::{fact.topic}", *(f"article::{key}" for key in fact.articles)}
    tags |= {f"tag::{tag}" for tag in own_tags(fact)}
    tags |= {_MUST} if fact.must == "yes" else set()
    tags |= {"state::disputed"} if disputed else set()
    tags |= {_RETIRED} if retired else set()
    return tuple(sorted(f"{_ROOT}::{project}::{tag}" for tag in tags))


def edition_tags(project: str, first: int) -> tuple[str, ...]:
    """Make the tag of the edition that brought a note: *first*, in seconds since 1970; none where that is not known."""
    return (f"{_ROOT}::{project}::new::{datetime.fromtimestamp(first, UTC).date()}",) if first else ()


def search_core(project: str) -> str:
    """Write the search for the new cards of the core of *project*, which a filtered deck takes."""
    return f"tag:{_ROOT}::{project}::{_MUST} is:new"


def chosen_tags(fact: Fact) -> tuple[str, ...]:
    """Return what the curator chose to tag *fact* with: a learner who has the note gets it when it changes."""
    return (*own_tags(fact), *((f"{_MUST}:",) if fact.must == "yes" else ()))


def own_tags(fact: Fact) -> tuple[str, ...]:
    """Return the curator's own tags of *fact*. Anki takes a blank for the end of a tag and drops quotes."""
    tags = {re.sub(r'[\s"]+', "-", plain(tag)).strip("-") for tag in fact.tags}
    return tuple(sorted(tags - {""}))


def is_retired(tags: Iterable[str]) -> bool:
    """Tell whether *tags* are those of a retired note."""
    return any(tag == _FORMER_RETIRED or (tag.startswith(_ROOT) and tag.endswith(_RETIRED)) for tag in tags)


def is_core(tags: Iterable[str]) -> bool:
    """Tell whether *tags* are those of a note of the core."""
    return any(tag.startswith(_ROOT) and tag.endswith(f"::{_MUST}") and tag.count("::") == 2 for tag in tags)


def is_topic(tag: str) -> bool:
    """Tell whether *tag* names a topic."""
    return _TOPIC.fullmatch(tag) is not None


def topic_of_tags(tags: Iterable[str]) -> str:
    """Find the key of the topic that *tags* name; "" where they name none."""
    return next((found[1] for tag in tags if (found := _TOPIC.fullmatch(tag))), "")


def search_former_deck(deck: str, topic: str) -> str:
    """Write the search for cards of *topic* that are still in *deck*, where they were before the topic moved."""
    escaped = _WILD.sub(r"\\\g<0>", deck)
    return f'"deck:{escaped}" tag:{_ROOT}::*topic::{topic} -{RETIRED_SEARCH}'


_STEP = 5
"""The step from the number of one topic to the next, in its last place: room for later topics in between."""
_NUMBER = re.compile(r"::([0-9]{2,}) ")


def number_topics(bank: Bank, ledger: Ledger) -> dict[str, str]:
    """Number each topic of *bank*: as in the deck that *ledger* has for it, or anew.

    Anki sorts decks by name, letter by letter. So the digits are those of a decimal fraction, and between any two
    numbers there is always another: 05, 07, 10 … 95, 96 … 99, 995.
    """
    topics = [str(topic) for topic in bank.topics]
    kept = _released_numbers(bank, ledger)
    places = 2 if len(topics) * _STEP < 10**2 else 3 if len(topics) * _STEP < 10**3 else 4
    if not kept:
        return {topic: f"{at * _STEP:0{places}d}" for at, topic in enumerate(topics, 1)}
    numbers: dict[str, str] = {}
    for at, topic in enumerate(topics):
        lower = numbers[topics[at - 1]] if at else "00"
        above = [kept[later] for later in topics[at + 1 :] if kept.get(later, "") > lower]
        taken = {*kept.values(), *numbers.values()}
        numbers[topic] = kept.get(topic) or _number_between(lower, min(above, default=""), taken)
    return numbers


def _number_between(lower: str, upper: str, taken: Collection[str]) -> str:
    """Find digits between *lower* and *upper*, "" for no bound, that are not *taken*."""
    for places in count(max(2, len(lower), len(upper))):
        low, high = int(lower.ljust(places, "0")), int(upper.ljust(places, "0")) if upper else 10**places
        middle = (low + high) // 2
        wanted = middle if upper else min(low + _STEP, middle)
        for number in sorted(range(low + 1, high), key=lambda number: abs(number - wanted)):
            if (digits := f"{number:0{places}d}") not in taken:
                return digits
    raise AssertionError("count() has no end")


def _released_numbers(bank: Bank, ledger: Ledger) -> dict[str, str]:
    """Find the number under which most notes of each topic were released; no number twice."""
    votes: Counter[tuple[str, str]] = Counter()
    for fact in bank.facts:
        for card in fact.cards:
            entry = ledger.notes.get(note_key(fact, card))
            match = _NUMBER.search(entry.deck) if entry else None
            if match:
                votes[str(fact.topic), match[1]] += 1
    numbers: dict[str, str] = {}
    for topic, number in sorted(votes, key=lambda vote: (-votes[vote], vote)):
        if topic not in numbers and number not in numbers.values():
            numbers[topic] = number
    return numbers


_FORMER_RETIRED_DECK = "Retired"
"""The subdeck that retired notes once had, which is in their former digests."""
_SOURCE = re.compile(r"<small>(?:(?!</?small>).)*</small>")
_NO_WORD = re.compile(r"\W+")

_BLANK = {"question": dict.fromkeys(QUESTION_FIELDS, ""), "cloze": dict.fromkeys(CLOZE_FIELDS, "")}


@dataclass(frozen=True, slots=True)
class Note:
    """A note as a learner gets it."""

    key: str
    """The fact's id, and after a slash the card's where it has one."""
    type: str
    """The short name of its note type."""
    deck: str
    """The name of the deck for its cards, with `::` between deck and subdeck."""
    tags: tuple[str, ...]
    """Its tags, sorted."""
    fields: tuple[str, ...]
    """The HTML of its fields, in the order of the note type."""
    cards: tuple[int, ...]
    """Which cards it has: the places of their templates, or the numbers of the deletions less one."""
    retired: bool
    """True when its fact or card is retired."""
    digest: str
    """The digest of what a learner sees of it: not the name of the deck, our own tags, or a comma in a source."""
    former_digest: str
    """The digest of all that a learner gets of it, as the first version of the ledger records it."""
    media: tuple[str, ...] = ()
    """The names of the files that its fields show."""
    asked: str = ""
    """Its question, or its cloze text with nothing deleted."""
    answers: tuple[str, ...] = ()
    """What is recalled on each of its cards."""


@dataclass(frozen=True, slots=True)
class _NoteContext:
    """What all notes of a bank need, looked up and worded once."""

    bank: Bank
    project: str
    facts: Mapping[str, Fact]
    articles: Mapping[str, str]
    topics: Mapping[str, str]
    decks: Mapping[str, str]
    former_retired_deck: str
    disputes: Mapping[str, Sequence[Dispute]]
    pictures: Mapping[str, str]
    spellings: Spellings
    style: str
    words: str


def make_notes(bank: Bank, images: Mapping[str, bytes], ledger: Ledger) -> Iterator[Note]:
    """Make a note for each card of *bank*, in the order to learn them, retired notes last.

    *ledger* records the numbers under which topics were released; *images* are the pictures that cards name, by the
    names of their files.
    """
    context = _context(bank, images, ledger)
    retired: list[Note] = []
    for fact in bank.facts:
        if fact.cards:
            shared = _shared_fields(fact, context)
            for card in fact.cards:
                note = _note(fact, card, shared, context)
                if note.retired:
                    retired.append(note)
                else:
                    yield note
    yield from retired


def name_deck(text: str) -> str:
    """Turn *text* into the name of one level of the tree of decks: in `::` Anki would see a further level."""
    return re.sub(r":{2,}", ":", " ".join(plain(text).split())).strip(": ") or "–"


def _context(bank: Bank, images: Mapping[str, bytes], ledger: Ledger) -> _NoteContext:
    top, order = name_deck(bank.title), number_topics(bank, ledger)
    return _NoteContext(
        bank,
        ledger.project,
        facts=facts_by_id(bank),
        articles={str(key): article_html(article) for key, article in bank.articles.items()},
        topics={str(key): field_html(heading) for key, heading in bank.topics.items()},
        decks={str(key): f"{top}::{order[key]} {name_deck(heading)}" for key, heading in bank.topics.items()},
        former_retired_deck=f"{top}::{_FORMER_RETIRED_DECK}",
        disputes=disputes_by_fact(bank),
        pictures={name: media_name(data) for name, data in images.items()},
        spellings=Spellings(bank.names),
        style=style_name(bank.css) if bank.css else "",
        words=own_words_field(),
    )


def _shared_fields(fact: Fact, context: _NoteContext) -> dict[str, str]:
    """Fill the fields that all notes of *fact* share."""
    disputes = context.disputes.get(fact.id, ())
    return {
        "Fact": statement_html(fact.fact, fact),
        "Said by": field_html(fact.said_by),
        "As of": field_html(word_as_of(fact, context.bank.articles)),
        "Date": print_date(fact.date) if fact.date else "",
        "Topic": context.topics[fact.topic],
        "Sources": list_items(describe_sources(fact, context.articles)),
        "Cited": cite_briefly(fact, context.bank),
        "Disputed": "".join(_against(fact, dispute, context) for dispute in disputes),
        "Heading": "".join(map(_flag, dict.fromkeys(str(dispute.kind) for dispute in disputes))),
        "Language": field_html(language_of_fact(fact, context.bank)),
    }


def _against(fact: Fact, dispute: Dispute, context: _NoteContext) -> str:
    """Write what stands against *fact* in *dispute*: its question, and folded away the note and the other facts."""
    others = [context.facts[other] for other in dispute.facts if other != fact.id]
    versions = list_items(describe_version(other, context.articles) for other in others)
    note = f"<p>{field_html(dispute.note)}</p>" if dispute.note else ""
    told = message(f"dispute.{dispute.kind}_told", question=field_html(dispute.question))
    summary = f'<summary class="tappable">{told}</summary>'
    return f'<details class="{dispute.kind}">{summary}{note}<ul>{versions}</ul></details>'


def _flag(kind: str) -> str:
    """Write what a dispute of *kind* is called at the top of a card, with its mark."""
    return f'<b class="{kind}">{message(f"dispute.{kind}_mark")} {message(f"dispute.{kind}")}</b>'


def _note(fact: Fact, card: Card, shared: Mapping[str, str], context: _NoteContext) -> Note:
    key, retirement = note_key(fact, card), fact.retired or card.retired
    own = {
        **_BLANK[card.note_type],
        **shared,
        **fields_of(card, key, context.spellings, language_of_fact(fact, context.bank), has_formulas(fact)),
        "Key": key,
    }
    if card.disputed == "no":
        own |= {"Heading": "", "Disputed": "", "Extra": own["Disputed"]}
    if sum(each.kind == "timeline" and not each.retired for each in fact.cards) > 1:
        own |= {"Date": ""}  # the fact has one date, and nobody knows of which event it is
    if card.because:
        own |= {"Fact": statement_html(card.because, fact), "Said by": ""}
    own[OWN_WORDS] = context.words
    media: tuple[str, ...] = ()
    if context.style:
        media = (context.style,)
        own |= style_fields(context.style)
    if card.image:
        picture = context.pictures[card.image.file]
        media = (*media, picture)
        own |= picture_fields(card.image, picture)
    if retirement:
        own |= {"Retired": field_html(retirement.because), "Retired since": print_date(retirement.since)}
    tags = make_tags(fact, context.project, disputed=bool(own["Disputed"]), retired=bool(retirement))
    return Note(
        key,
        card.note_type,
        context.decks[fact.topic],
        tags,
        tuple(own.values()),
        cards_of(card),
        bool(retirement),
        digest(card.note_type, chosen_tags(fact), map(without_source_marks, own, own.values()), media),
        _former_digest(fact, card, own, media, context),
        media,
        word_question(card),
        list_answers(card),
    )


def without_source_marks(field: str, html: str) -> str:
    """Return what counts as a change of *field*: in sources the words and numbers, elsewhere every character."""
    if field in ("Sources", "Cited"):
        return _NO_WORD.sub(" ", html)
    return _SOURCE.sub(lambda source: _NO_WORD.sub(" ", source[0]), html) if field in ("Disputed", "Extra") else html


def _former_digest(
    fact: Fact, card: Card, own: Mapping[str, str], media: tuple[str, ...], context: _NoteContext
) -> str:
    tags = {f"briefdeck::topic::{fact.topic}", f"briefdeck::fact::{fact.id}", *own_tags(fact)}
    tags |= {f"briefdeck::article::{key}" for key in fact.articles}
    tags |= {"briefdeck::disputed"} if own["Disputed"] else set()
    tags |= {"briefdeck::retired"} if own["Retired"] else set()
    deck = context.former_retired_deck if own["Retired"] else context.decks[fact.topic]
    return digest(card.note_type, deck, sorted(tags), own.values(), media)
