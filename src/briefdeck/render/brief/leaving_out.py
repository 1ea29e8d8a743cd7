"""What a page leaves out where not everything has room: entries of its parts, those of the least weight first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from typing import Any, NamedTuple

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Brief, Flow

_WEIGHTS = {
    "sections": 1,
    "people": 2,
    "open_questions": 2,
    "text": 3,
    "chart": 3,
    "ranges": 3,
    "claims": 3,
    "disputes": 3,
    "figures": 4,
    "timeline": 4,
    "parties": 4,
    "exchange": 4,
}
"""What an entry of a part weighs where `weights` says nothing of its facts. The bottom line is never left out."""
_NAMED = {"people": "name", "open_questions": "text", "text": "text", "ranges": "title", "claims": "question"}
_NAMED |= {"figures": "label", "timeline": "text", "exchange": "what", "parties": "text"}
"""The key by which an entry of a part is named."""


class Entry(NamedTuple):
    """An entry of a part: the number *at* of its list, or a *fact* of the sections."""

    part: str
    at: int
    name: LocatedStr
    """The id of the fact; of another entry, its name."""


def rank_entries(brief: Brief) -> list[Entry]:
    """List what may be left out of *brief*, the least important first.

    They are ordered by weight, then by how low they stand in their section or part.
    """
    ranked = [(brief.weights.get(entry.name, 1), -row, -at, entry) for row, at, entry in _facts(brief)]
    for part in _WEIGHTS:
        if part != "sections":
            ranked += [(_weight(brief, entry), -entry.at, 0, entry) for entry in _entries(brief, part)]
    order = {part: at for at, part in enumerate(_WEIGHTS)}
    ranked.sort(key=lambda each: (each[0], order[each[3].part] if each[3].part != "sections" else -1, *each[1:3]))
    return _with_parties(brief, list(dict.fromkeys(entry for *_, entry in ranked)))


def _with_parties(brief: Brief, order: list[Entry]) -> list[Entry]:
    """Move what is said of a party before the last of its arrows in *order*: without one it has no place."""
    for entry in [entry for entry in order if entry.part == "parties"]:
        name = plain(brief.parties[entry.at].name)
        arrows = [each for each in order if each.part == "exchange" and name in _ends(brief.exchange[each.at])]
        if arrows and order.index(arrows[-1]) < order.index(entry):
            order.remove(entry)
            order.insert(order.index(arrows[-1]), entry)
    return order


def says_any(brief: Brief, entry: Entry, words: Collection[str]) -> bool:
    """Tell whether one of *words* is in a text of *entry* of *brief*."""
    texts = plain(str(_thing(brief, entry)))
    return any(word in texts for word in words)


def lonely_parties(brief: Brief, left_out: Collection[Entry]) -> list[Entry]:
    """List what is said of parties without any arrow that is not *left_out*: without one it has no place."""
    gone = {entry.at for entry in left_out if entry.part == "exchange"}
    drawn = {name for at, flow in enumerate(brief.exchange) if at not in gone for name in _ends(flow)}
    parties = [entry for entry in _entries(brief, "parties") if entry not in left_out]
    return [entry for entry in parties if plain(brief.parties[entry.at].name) not in drawn]


def _ends(flow: Flow) -> tuple[str, str]:
    return plain(flow.from_), plain(flow.to)


def without(brief: Brief, left_out: Collection[Entry]) -> Brief:
    """Return *brief* without the entries *left_out*."""
    facts = {str(entry.name) for entry in left_out if entry.part == "sections"}
    changed: dict[str, Any] = {}
    if facts:
        kept = [replace(each, facts=tuple(key for key in each.facts if key not in facts)) for each in brief.sections]
        changed["sections"] = tuple(
            section for section, before in zip(kept, brief.sections, strict=True) if section.facts or not before.facts
        )
    for part in {entry.part for entry in left_out} - {"sections"}:
        gone = {entry.at for entry in left_out if entry.part == part}
        things = getattr(brief, part)
        changed[part] = None if part == "chart" else tuple(each for at, each in enumerate(things) if at not in gone)
    return replace(brief, **changed)


def _facts(brief: Brief) -> Iterator[tuple[int, int, Entry]]:
    for column, section in enumerate(brief.sections):
        for row, key in enumerate(section.facts):
            yield row, column, Entry("sections", 0, key)


def _entries(brief: Brief, part: str) -> Iterator[Entry]:
    things = getattr(brief, part)
    if part == "chart":
        things = (things,) if things else ()
    for at, thing in enumerate(things):
        yield Entry(part, at, LocatedStr(plain(getattr(thing, _NAMED.get(part, ""), "") or _plainly(thing))))


def _plainly(thing: Any) -> str:
    """Name an entry without a text of its own: a dispute by its id, a chart by its title, an event by its fact."""
    return str(thing) if isinstance(thing, str) else str(getattr(thing, "title", "") or thing.facts[0])


def _thing(brief: Brief, entry: Entry) -> Any:
    """Return what *entry* of *brief* is."""
    if entry.part == "sections":
        return entry.name
    return brief.chart if entry.part == "chart" else getattr(brief, entry.part)[entry.at]


def _weight(brief: Brief, entry: Entry) -> int:
    thing = _thing(brief, entry)
    facts = () if isinstance(thing, str) else _facts_of(thing)
    given = [brief.weights[key] for key in facts if key in brief.weights]
    return max(given) if given else _WEIGHTS[entry.part]


def _facts_of(thing: Any) -> tuple[LocatedStr, ...]:
    return tuple(fact for bar in thing.bars for fact in bar.facts) if hasattr(thing, "bars") else tuple(thing.facts)
