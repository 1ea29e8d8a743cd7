"""The record of `about:` in questions.yaml: what learners are told of the deck."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from briefdeck.located import LocatedStr
from briefdeck.model.value_types import STRICT

_NONE = LocatedStr()


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
