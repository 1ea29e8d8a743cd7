"""Who gives what to whom: the flows of a brief as diagrams of two parties each."""

from __future__ import annotations

from collections.abc import Sequence

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Brief, Flow
from briefdeck.render.brief import wording
from briefdeck.render.brief.cited import Citations
from briefdeck.render.brief.views import ExchangeView, FlowView, PartyView
from briefdeck.render.pdf.typography.rich import TextRun, own_words, rich
from briefdeck.standing import stand_of


def view_exchange(brief: Brief, cited: Citations, language: str) -> tuple[ExchangeView, ...]:
    """View the flows of *brief*, written in *language*: a diagram for each two parties, the first giver at the left."""
    pairs: dict[frozenset[str], list[Flow]] = {}
    for flow in brief.exchange:
        pairs.setdefault(frozenset((plain(flow.from_), plain(flow.to))), []).append(flow)
    drawn: set[str] = set()
    return tuple(_between(flows, brief, cited, language, drawn) for flows in pairs.values())


def _between(flows: Sequence[Flow], brief: Brief, cited: Citations, language: str, drawn: set[str]) -> ExchangeView:
    """View *flows* between two parties; what is said of a party stands in its first box, not where it was *drawn*."""
    left, right = flows[0].from_, flows[0].to
    viewed = [_flow(flow, plain(flow.from_) == plain(left), cited, language) for flow in flows]
    viewed.sort(key=lambda flow: not flow.is_rightward)
    return ExchangeView(_party(left, brief, cited, drawn), _party(right, brief, cited, drawn), tuple(viewed))


def _flow(flow: Flow, is_rightward: bool, cited: Citations, language: str) -> FlowView:
    facts = cited.facts(flow.facts)
    said = wording.word_stand(facts, language)
    whose = (TextRun(said, source=facts[0].fact),) if said else own_words("")
    is_done = all(stand_of(fact, language) in ("done", "verified") for fact in facts)
    return FlowView(rich(flow.what, bold=True), whose + cited.notes(flow.facts), is_rightward, is_done)


def _party(name: LocatedStr, brief: Brief, cited: Citations, drawn: set[str]) -> PartyView:
    said = [] if plain(name) in drawn else [party for party in brief.parties if plain(party.name) == plain(name)]
    drawn.add(plain(name))
    return PartyView(rich(name), tuple(rich(party.text) + cited.notes(party.facts) for party in said))
