"""Facts that somebody or some program proposes → those that are proved, and the rest with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from briefdeck.curate.card_table import ForeignCard
from briefdeck.curate.find_lines import find_lines, find_proof, find_same_facts
from briefdeck.curate.insert_fact import Draft, propose_id
from briefdeck.curate.insert_lines import insert_lines
from briefdeck.curate.record_values import plain_value
from briefdeck.curate.statement import statement_of
from briefdeck.curate.write_yaml import Value, tidy, write_item
from briefdeck.grammar import join_hints
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.model import Fact
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.document import read_document
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.module import problems_of_fact
from briefdeck.rules.registry import MODULES

DRAFTS = LocatedStr("drafts")
NEW_DRAFTS = """\
# Facts that no line proves yet. `briefdeck check` counts them, and nothing is ever built from them.
# `briefdeck add --draft ID` takes one up; what you do not want, delete.
drafts: []
"""
LACKS = "lacks"
"""The key of a draft that says why it is not proved; it is no key of a fact."""
_NO_LINE = "no line of the articles has its words"
_SHELL = "title: t\narticles: {}\ntopics: {}\nfacts: []\n"


@dataclass(frozen=True, slots=True)
class Judged:
    """What became of proposed facts."""

    proved: tuple[Draft, ...]
    """Those that are proved, each with its citations."""
    rest: tuple[Draft, ...]
    """The others, each with what it lacks."""
    known: tuple[tuple[str, str], ...]
    """Those that a fact says already: the statement, and the id of that fact."""


def values_of_card(card: ForeignCard, topic: str) -> dict[str, Value]:
    """Return a fact without a source for *card*."""
    written: dict[str, Value] = {"cloze": card.cloze} if card.cloze else {"q": card.q, "a": card.a}
    fact = card.fact or statement_of(card.q, card.a)
    return {"fact": fact, "topic": topic, "tags": [tag for tag in card.tags if tag.isprintable()], "cards": [written]}


def judge_facts(
    context: CheckContext, proposed: Iterable[Mapping[str, Value]], article: str = "", drafts: str = ""
) -> Judged:
    """Prove each of the *proposed* facts: by the lines that it cites, or by those that are found for it.

    Lines are looked for in *article* only, where a key is given. A fact that another says already is left out.
    No id is taken that a fact has, or a draft in *drafts*, the text of drafts.yaml.
    """
    taken = {str(fact.id) for fact in context.bank.facts} | {str(each.get("id", "")) for each in read_drafts(drafts)}
    proved: list[Draft] = []
    rest: list[Draft] = []
    known: list[tuple[str, str]] = []
    said: set[str] = set()
    for values in proposed:
        text = str(values.get("fact", ""))
        same = find_same_facts(context, text)
        if same or text in said:
            known.append((text, str(same[0].id) if same else "the one before it"))
            continue
        said.add(text)
        draft, problems = _judge(context, values, taken, article)
        taken.add(draft.id)
        if any(problem.severity == "error" for problem in problems) or not draft.cite:
            rest.append(Draft({**draft.values, LACKS: _reason(problems) if draft.cite else _NO_LINE}))
        else:
            proved.append(draft)
    return Judged(tuple(proved), tuple(rest), tuple(known))


def _judge(
    context: CheckContext, values: Mapping[str, Value], taken: set[str], article: str
) -> tuple[Draft, list[Problem]]:
    """Complete *values* by an id and citations, and find what keeps them from being proved."""
    text, id_ = str(values.get("fact", "")), str(values.get("id", ""))
    whole = {**values, "id": id_ if id_ and id_ not in taken else propose_id(text, taken, context.language)}
    if not whole.get("cite"):
        articles = (article,) if article else ()
        lines = find_proof(context, text, articles) or [line.source for line in find_lines(context, text, 1, articles)]
        whole["cite"] = [f"{key}:{line}" for key, line in sorted(lines, key=_in_order)]
    draft = Draft({key: whole[key] for key in _ordered(whole)})
    return draft, find_faults(context, draft)


def _in_order(line: SourceLine) -> tuple[str, int]:
    return line.article, line.line


def _ordered(values: Mapping[str, Value]) -> list[str]:
    """List the keys of a fact in the order of its record; unknown ones, which are faults, at the end."""
    order = list(Fact.__dataclass_fields__)
    return sorted(values, key=lambda key: order.index(key) if key in order else len(order))


def find_faults(context: CheckContext, draft: Draft) -> list[Problem]:
    """Find what `check` would say of *draft* alone: of its values and of its citations, errors first."""
    shell = insert_lines(_SHELL, "facts", _lines_of(draft), lambda _: True).text
    bank, reading = read_bank(shell, "")
    own = [problem for problem in reading if problem.code not in ("Y117",)]
    if bank.facts:
        own += problems_of_fact(MODULES, FactContext(context, bank.facts[0]))
    if str(draft.values.get("topic", "")) not in map(str, context.bank.topics):
        own += [problem for problem in reading if problem.code == "Y117"]
    return sorted(own, key=lambda problem: (problem.severity, problem.code))


def _reason(problems: Sequence[Problem]) -> str:
    """Word why a fact is not proved."""
    first = next((problem for problem in problems if problem.severity == "error"), None)
    return join_hints(f"{first.code} {first.message}", first.hint) if first else _NO_LINE


def _lines_of(draft: Draft) -> list[str]:
    return write_item(tidy(draft.values), 0).rstrip("\n").split("\n")


def insert_rest(drafts: str, judged: Judged) -> str:
    """Insert the other facts into *drafts*, the text of drafts.yaml, "" where there is none yet."""
    text = drafts or NEW_DRAFTS
    held = {str(values.get("fact")) for values in read_drafts(text)}
    new = [draft for draft in judged.rest if str(draft.values.get("fact")) not in held]
    lines = [line for draft in new for line in _lines_of(draft)]
    return insert_lines(text, str(DRAFTS), lines, lambda _: True).text if lines else text


def without_draft(text: str, id_: str) -> str:
    """Take the draft with that id out of *text*, that of drafts.yaml."""
    root, lines = read_document(text, "").root, text.split("\n")
    nodes = root.get(DRAFTS) if root is not None else None
    drafts = [node for node in nodes if isinstance(node, MappingNode)] if isinstance(nodes, list) else []
    starts = [node.location.line - 1 for node in drafts]
    for node, start, end in zip(drafts, starts, [*starts[1:], len(lines) - (not lines[-1])], strict=True):
        if node.get(LocatedStr("id")) == id_:
            rest = [*lines[:start], *lines[end:]]
            return "\n".join(rest) if len(drafts) > 1 else NEW_DRAFTS
    return text


def read_drafts(text: str) -> list[dict[str, Value]]:
    """Return the drafts in *text*, that of drafts.yaml, each with its values; what cannot be read is left out."""
    root = read_document(text, "").root
    drafts = root.get(DRAFTS) if root is not None else None
    values = [plain_value(draft) for draft in drafts] if isinstance(drafts, list) else []
    return [dict(each) for each in values if isinstance(each, Mapping)]
