"""The tags of notes, all under one root for each bank, and the searches that find notes by them in Anki."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime

from briefdeck.language.markup import plain
from briefdeck.model import Fact

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
    return f'"deck:{_WILD.sub(_escaped, deck)}" tag:{_ROOT}::*topic::{topic} -{RETIRED_SEARCH}'


def _escaped(character: re.Match[str]) -> str:
    return f"\\{character[0]}"
