"""Facts that somebody or some program proposes → those that are proved, and the rest with the reason.

A program is asked for facts of an article, and its answer read; a foreign card becomes one statement, as well as that
can be done without understanding it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from briefdeck.curate.add import Draft, propose_id
from briefdeck.curate.card_table import ForeignCard
from briefdeck.curate.edit_yaml import insert_lines
from briefdeck.curate.find import GROUNDING, find_citation, find_lines, find_proof, find_same_facts, judge_fact
from briefdeck.curate.write_yaml import Value, plain_value, tidy, write_item
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.message_grammar import join_hints
from briefdeck.model import Bank, Fact
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.yaml_document import read_document
from briefdeck.read.yaml_nodes import Mapping as MappingNode
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.registry import MODULES, problems_of_fact

DRAFTS = LocatedStr("drafts")
NEW_DRAFTS = """\
# Facts that no line proves yet. `briefdeck check` counts them, and nothing is ever built from them.
# `briefdeck add --draft ID` takes one up; what you do not want, delete.
drafts: []
"""
LACKS = "lacks"
"""The key of a draft that says why it is not proved; it is no key of a fact."""
_NO_LINE = "no line of the articles has its words"
_NO_STATEMENT = "it asks and answers: word it as a statement, so that it can be proved"
_ASKS = re.compile(r"[?？؟](?:\s|$)")
_SHELL = "title: t\narticles: {}\ntopics: {}\nfacts: []\n"
_KEYS = frozenset(("id", "fact", "cite", "topic", "said_by", "as_of", "date", "tags", "value", "cards"))
"""The keys that a program may give. Whatever switches a rule off, or says why something is right, is a curator's."""
_FENCE = re.compile(r"```[a-z]{0,8}\n(.*?)```", re.DOTALL)
_MOST = 500
_ASKED = """\
Propose facts from the article below, for cards to learn from. Write YAML and nothing else, in exactly this form:

facts:
  - fact: One statement in your own words. It says no more than its line, with its numbers and names.
    cite: {article}:6
    topic: {topic}
    cards:
      - q: A question whose answer is on that line?
        a: The answer

Every fact cites the line it rests on, by the number in front of it, or a range such as {article}:6-7.
No more than seven words in a row are those of the line. Who claims something is named.
Each fact is proved against its lines before it is taken.

Article {article}: {title}

{lines}
"""
_SENTENCE = 5
"""Words of an answer from which on it is a sentence of its own, if it ends like one."""
_ENDS = (".", "!", "?")


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
        draft, lacks = _judge(context, values, taken, article)
        taken.add(draft.id)
        if lacks:
            rest.append(Draft({**draft.values, LACKS: lacks}))
        else:
            proved.append(draft)
    return Judged(tuple(proved), tuple(rest), tuple(known))


def _judge(context: CheckContext, values: Mapping[str, Value], taken: set[str], article: str) -> tuple[Draft, str]:
    """Complete *values* by an id and citations, and say what it lacks to be proved; "" for nothing."""
    text, id_ = str(values.get("fact", "")), str(values.get("id", ""))
    whole = {**values, "id": id_ if id_ and id_ not in taken else propose_id(text, taken, context.language)}
    if not whole.get("cite"):
        articles = (article,) if article else ()
        lines = (
            find_proof(context, text, articles)
            or find_citation(context, text, articles)
            or [line.source for line in find_lines(context, text, 1, articles)]
        )
        whole["cite"] = [f"{key}:{line}" for key, line in sorted(lines, key=_in_order)]
    draft = Draft({key: whole[key] for key in _ordered(whole)})
    return draft, _find_lack(context, draft) if draft.cite else _NO_LINE


def _in_order(line: SourceLine) -> tuple[str, int]:
    return line.article, line.line


def _ordered(values: Mapping[str, Value]) -> list[str]:
    """List the keys of a fact in the order of its record; unknown ones, which are faults, at the end."""
    order = list(Fact.__dataclass_fields__)
    return sorted(values, key=lambda key: order.index(key) if key in order else len(order))


def _find_lack(context: CheckContext, draft: Draft) -> str:
    """Say what keeps *draft* from being proved, as `find` would: an error, a doubt, a word that no line has; ""."""
    fact, problems = _read_alone(context, draft)
    grave = [each for each in problems if each.severity == "error" or each.code.startswith(GROUNDING)]
    if grave or fact is None:
        return _reason(grave)
    if _ASKS.search(fact.fact):
        return _NO_STATEMENT
    standing = judge_fact(context, fact)
    if standing.is_proof:
        return ""
    where = ", ".join(draft.cite)
    if standing.words.are_enough:
        return f"{where} has all its words; whether it says so is yours to read"
    return f"{where} {standing.words.worded()}"


def _read_alone(context: CheckContext, draft: Draft) -> tuple[Fact | None, list[Problem]]:
    """Read *draft* alone, and find what `check` would say of its values and of its citations, errors first."""
    shell = insert_lines(_SHELL, "facts", _lines_of(draft), lambda _: True).text
    bank, reading = read_bank(shell, "")
    own = [problem for problem in reading if problem.code not in ("Y117",)]
    fact = bank.facts[0] if bank.facts else None
    if fact is not None:
        own += problems_of_fact(MODULES, FactContext(context, fact))
    if str(draft.values.get("topic", "")) not in map(str, context.bank.topics):
        own += [problem for problem in reading if problem.code == "Y117"]
    return fact, sorted(own, key=lambda problem: (problem.severity, problem.code))


def _reason(problems: Sequence[Problem]) -> str:
    """Word the first of the *problems* for which a fact is not proved."""
    first = next(iter(problems), None)
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


def ask_for_facts(bank: Bank, article: str, lines: Sequence[str], topic: str) -> str:
    """Word what a program is asked for: the format, then the *lines* of *article* with their numbers."""
    record = bank.articles[LocatedStr(article)]
    furniture = record.furniture_within(len(lines))
    numbered = (f"{number}: {line}" for number, line in enumerate(lines, start=1) if line and number not in furniture)
    return _ASKED.format(article=article, topic=topic, title=record.title, lines="\n".join(numbered))


def read_proposals(answer: str, topic: str) -> list[dict[str, Value]]:
    """Read the facts in what a program answers: YAML, alone or between two lines of ```; others are left out."""
    fenced = _FENCE.search(answer)
    text = fenced[1] if fenced else answer
    root = read_document(text if re.search(r"^facts:", text, re.MULTILINE) else f"facts:\n{text}", "").root
    facts = root.get(LocatedStr("facts")) if root is not None else None
    proposed: list[dict[str, Value]] = []
    for node in facts[:_MOST] if isinstance(facts, list) else ():
        values = plain_value(node)
        if isinstance(values, Mapping) and isinstance(values.get("fact"), str):
            proposed.append({"topic": topic, **{key: value for key, value in values.items() if key in _KEYS}})
    return proposed


def statement_of(question: str, answer: str) -> str:
    """Word *question* and *answer* as one statement.

    “Who leads the union?” and “Tove Brandt” make “Tove Brandt leads the union.”; where the answer cannot simply take
    the place of what is asked, the two stand one after the other: “When did it end? On Thursday.”
    """
    answer = answer.strip()
    if len(answer.split()) >= _SENTENCE and answer.endswith(_ENDS):
        return answer
    asked = _subject().fullmatch(question.strip())
    if asked is not None:
        said = f"{answer.rstrip('.')} {asked['rest']}"
        return f"{said[:1].upper()}{said[1:]}."
    return f"{question.strip()} {answer}{'' if answer.endswith(_ENDS) else '.'}"


@cache
def _subject() -> re.Pattern[str]:
    """Return the pattern of a question that asks for its subject: no “did” follows what is asked for."""
    helping = one_of(ENGLISH.grammar.doing)
    asking = r"(?i:who|what|how many)"
    return re.compile(rf"{asking} (?P<rest>(?!(?i:{helping})\b)(?!.{{0,200}} (?i:{helping}) )[^?]{{1,400}})\?")
