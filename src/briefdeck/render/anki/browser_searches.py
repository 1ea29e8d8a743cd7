"""What a learner pastes into the search of Anki's browser to find what an import leaves where it was."""

from __future__ import annotations

import re
from collections.abc import Iterable

RETIRED = "tag:briefdeck::retired"
"""Finds all notes that are no longer held."""
TOPIC = "briefdeck::topic::"
"""What the tag of a topic begins with."""

_WILD = re.compile(r'[\\"*_]')


def topic_of(tags: Iterable[str]) -> str:
    """The key of the topic that *tags* name, or ""."""
    return next((tag.removeprefix(TOPIC) for tag in tags if tag.startswith(TOPIC)), "")


def left_behind(deck: str, topic: str) -> str:
    """Finds the cards of *topic* that are still in *deck*, where they were before their topic changed."""
    return f'"deck:{_WILD.sub(_escaped, deck)}" tag:{TOPIC}{topic} -{RETIRED}'


def _escaped(character: re.Match[str]) -> str:
    return f"\\{character[0]}"
