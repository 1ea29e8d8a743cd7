"""The records: what is written in a curator's files, as frozen values.

These classes are the only definition of the file formats: reading validates against them, and the JSON Schema for
editors is made from them. The text under a field is its documentation. Every LocatedStr knows its place; a text that
was left out is "", a list that was left out is ().
"""

from __future__ import annotations

from briefdeck.model.bank import UNREAD, About, Article, Bank, Dispute, Fact, FactFile, Quiz, Reader
from briefdeck.model.brief import (
    Bar,
    Brief,
    Chart,
    ClaimRow,
    ClaimSide,
    Event,
    Figure,
    Flow,
    Logo,
    Party,
    Person,
    Range,
    RangeRow,
    Section,
    Sentence,
)
from briefdeck.model.card import Card, CardKind, Picture, Retirement, Reverse
from briefdeck.model.citation import Citation, LineSpan
from briefdeck.model.verified import Verified

__all__ = [
    "UNREAD",
    "About",
    "Article",
    "Bank",
    "Bar",
    "Brief",
    "Card",
    "CardKind",
    "Chart",
    "Citation",
    "ClaimRow",
    "ClaimSide",
    "Dispute",
    "Event",
    "Fact",
    "FactFile",
    "Figure",
    "Flow",
    "LineSpan",
    "Logo",
    "Party",
    "Person",
    "Picture",
    "Quiz",
    "Range",
    "RangeRow",
    "Reader",
    "Retirement",
    "Reverse",
    "Section",
    "Sentence",
    "Verified",
]
