"""Unknown id: a topic, fact or dispute that is named but does not exist."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from briefdeck.located import LocatedStr
from briefdeck.problem import Problem, Rule, example
from briefdeck.suggestions import suggest_word

RULE = Rule(
    "Y117",
    "A topic, fact or dispute that is named exists.",
    why="Whatever is named by its id must be there, or the card gets no place in the deck and the brief has a gap.",
    bad=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strikes
        """),
    good=example("""
        facts:
          - id: islands
            fact: The strike stranded passengers on four islands.
            cite: harbour:6
            topic: strike
        """),
)

_FEW = 12
"""So many names are listed where none is near to what was written."""
_NO_VALUE = "give each fact that tells it `value: {{{}: …}}`"


def check_ids(kind: str, ids: Iterable[LocatedStr], known: Collection[str], fact: str = "") -> Iterator[Problem]:
    """Find each of *ids* that is not *known*; they name things of a *kind* such as "topic"."""
    for id_ in ids:
        if id_ not in known:
            cures = suggest_word(id_.location, id_, known)
            advice = "" if cures else _NO_VALUE.format(id_) if kind == "value" else _list_known(known)
            yield RULE.problem(id_.location, f"there is no {kind} “{id_}”", fact, id_, advice, cures=cures)


def _list_known(known: Collection[str]) -> str:
    """Say which there are, where they are few."""
    names = sorted(str(name) for name in known if name and not name.endswith(".reverse"))
    return f"known here: {', '.join(names)}" if 0 < len(names) <= _FEW else ""


def is_of_fact(problem: Problem) -> bool:
    """Tell whether *problem* is that a fact is named which does not exist."""
    return problem.rule is RULE and problem.message.startswith("there is no fact")
