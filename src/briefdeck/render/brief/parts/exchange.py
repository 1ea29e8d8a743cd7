"""Who gives what to whom: two boxes, and arrows between them, solid where it was done, dashed where it is claimed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from briefdeck.printed_words import message
from briefdeck.render.brief.parts.head import SectionHead, set_section_head
from briefdeck.render.brief.styles import BriefSetting, set_whole
from briefdeck.render.brief.views import BriefContent, ExchangeView, FlowView, PartyView
from briefdeck.render.pdf.paragraph import Colour, Paragraph, Rich, own_words, plain_text, said_text
from briefdeck.render.pdf.pen import Pen

_BOXES = (0.2, 0.25, 0.3)
"""The shares of the width that a box may have, from the first on: a wider one has room for longer words."""
_INSIDE, _ABOVE_TEXT, _BESIDE = 8.0, 3.0, 8.0
"""Lengths inside a box and beside it, in points."""
_HEAD, _HALF = 9.0, 4.2
"""The length and half the width of the head of an arrow."""
_WEIGHT, _ABOVE_LINE, _BELOW_LINE, _BETWEEN_WAYS = 1.7, 2.6, 5.4, 4.0


@dataclass(frozen=True, slots=True)
class PartyBox:
    """A party and what is said of it, in white on a ground."""

    name: Paragraph
    texts: Sequence[Paragraph]

    @property
    def height(self) -> float:
        """The height in points."""
        return 2 * _INSIDE + self.name.height + sum(text.height + _ABOVE_TEXT for text in self.texts)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the words of the box with its upper left corner at (x, top)."""
        y = pen.paragraph(self.name, x + _INSIDE, top - _INSIDE)
        for text in self.texts:
            y = pen.paragraph(text, x + _INSIDE, y - _ABOVE_TEXT)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A flow: its words, and the arrow below them."""

    flow: FlowView
    words: Paragraph

    @property
    def height(self) -> float:
        """The height in points."""
        return self.words.height + _ABOVE_LINE + _BELOW_LINE

    def draw_line(self, pen: Pen, left: float, right: float, top: float, accent: Colour) -> None:
        """Draw the arrow from *left* to *right* below its words, into the marked content that is open."""
        y = top - self.words.height - _ABOVE_LINE
        tip, back, toward = (right, left, -1) if self.flow.is_rightward else (left, right, 1)
        neck = tip + toward * _HEAD
        pen.line(back, y, neck, y, _WEIGHT, accent, dash="" if self.flow.is_done else "5 2.5")
        pen.polygon([(neck, y + _HALF), (tip, y), (neck, y - _HALF)], accent)


@dataclass(frozen=True, slots=True)
class Diagram:
    """Two parties, and what they give each other."""

    view: ExchangeView
    left: PartyBox
    right: PartyBox
    arrows: Sequence[Arrow]
    width: float
    box: float
    """The width of a box, in points."""
    accent: Colour

    @property
    def height(self) -> float:
        """The height in points."""
        return max(self.left.height, self.right.height, self._arrows_height + 2 * _ABOVE_LINE)

    @property
    def _arrows_height(self) -> float:
        ways = {arrow.flow.is_rightward for arrow in self.arrows}
        return sum(arrow.height for arrow in self.arrows) + _BETWEEN_WAYS * (len(ways) - 1)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the diagram with its upper left corner at (x, top)."""
        box, height = self.box, self.height
        with pen.drawing((x, top - height, self.width, height), self._told()):
            for left in (x, x + self.width - box):
                pen.ground(left, top - height, box, height, self.accent)
            for arrow, y in self._placed(top):
                arrow.draw_line(pen, x + box + _BESIDE, x + self.width - box - _BESIDE, y, self.accent)
        self.left.draw(pen, x, top)
        with pen.element("L"):
            for arrow, y in self._placed(top):
                with pen.element("LI"):
                    pen.paragraph(arrow.words, x + (self.width - arrow.words.width) / 2, y, tag="LBody")
        self.right.draw(pen, x + self.width - box, top)

    def _placed(self, top: float) -> list[tuple[Arrow, float]]:
        """Return each arrow with the y of its top, the whole in the middle of the height."""
        y = top - (self.height - self._arrows_height) / 2 + _BELOW_LINE / 2
        placed = []
        for at, arrow in enumerate(self.arrows):
            if at and arrow.flow.is_rightward != self.arrows[at - 1].flow.is_rightward:
                y -= _BETWEEN_WAYS
            placed.append((arrow, y))
            y -= arrow.height
        return placed

    def _told(self) -> str:
        """Return the arrows in words."""
        one, other = plain_text(self.view.left.name), plain_text(self.view.right.name)
        flows = []
        for flow in self.view.flows:
            giver, taker = (one, other) if flow.is_rightward else (other, one)
            what, whose = said_text(flow.what), said_text(flow.whose)
            said = message("brief.flow_said", what=what, whose=whose) if whose else what
            flows.append(message("brief.flow_right", from_=giver, to=taker, what=said))
        return message("brief.exchange_alt", one=one, other=other, flows="; ".join(flows))


@dataclass(frozen=True, slots=True)
class Exchange:
    """The diagrams of all pairs of parties below each other."""

    head: SectionHead
    diagrams: Sequence[Diagram]

    @property
    def height(self) -> float:
        """The height in points."""
        return self.head.height + sum(diagram.height + _ABOVE_TEXT for diagram in self.diagrams)

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the part with its upper left corner at (x, top)."""
        with pen.element("Sect"):
            y = self.head.draw(pen, x, top) - _ABOVE_TEXT
            for diagram in self.diagrams:
                diagram.draw(pen, x, y)
                y -= diagram.height + _ABOVE_TEXT


def set_exchange(content: BriefContent, setting: BriefSetting) -> Exchange:
    """Set the diagrams of who gives what to whom."""
    head = set_section_head(content.headings["exchange"], message("brief.exchange_legend"), setting, setting.measure)
    ways = [[partial(_diagram, view, setting.measure * share) for share in _BOXES] for view in content.exchange]
    return Exchange(head, [set_whole(each, setting) for each in ways])


def _diagram(view: ExchangeView, box: float, setting: BriefSetting) -> Diagram:
    width = setting.measure
    room = width - 2 * box - 2 * _BESIDE - _HEAD
    style = setting.styles.cell._replace(align="centre")
    arrows = [Arrow(flow, setting.paragraph(_words(flow), style, room)) for flow in view.flows]
    left, right = (_box(party, box - 2 * _INSIDE, setting) for party in (view.left, view.right))
    return Diagram(view, left, right, arrows, width, box, setting.accent)


def _words(flow: FlowView) -> Rich:
    return flow.what + (own_words("  ") if said_text(flow.whose) else ()) + flow.whose


def _box(party: PartyView, room: float, setting: BriefSetting) -> PartyBox:
    return PartyBox(
        setting.paragraph(party.name, setting.styles.party, room),
        [setting.paragraph(text, setting.styles.box, room) for text in party.texts],
    )
