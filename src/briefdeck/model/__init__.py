"""The records: what stands in a curator's files, as frozen values.

These classes are the one definition of the file formats: reading validates against them, and the
JSON Schema for editors is made from them. The text under a field is its documentation. Every Text
knows its place; a Text that was left out is "", a list that was left out is ().
"""

from __future__ import annotations

from briefdeck.model.bank import Article, Bank, Card, Dispute, Fact, Kind, Picture, Retirement, Reverse
from briefdeck.model.brief import Bar, Brief, Chart, Event, Figure, Person, Section, Sentence
from briefdeck.model.quiz import Quiz
from briefdeck.model.verified import Verified
from briefdeck.scalars import Citation, Lines

__all__ = [
    "Article",
    "Bank",
    "Bar",
    "Brief",
    "Card",
    "Chart",
    "Citation",
    "Dispute",
    "Event",
    "Fact",
    "Figure",
    "Kind",
    "Lines",
    "Person",
    "Picture",
    "Quiz",
    "Retirement",
    "Reverse",
    "Section",
    "Sentence",
    "Verified",
]
