"""An article → what a program is asked for; and what it answers → facts that it proposes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from briefdeck.curate.record_values import plain_value
from briefdeck.curate.write_yaml import Value
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.read.document import read_document

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
