"""Labelled pairs: a line, and a text that says the same or does not; ours, strangers', and those of public data sets.

Ours are in tests/data/pairs.yaml. In tests/data/strangers are banks of writers who had not seen the rules: in each
folder articles, a bank of true facts and one of false ones. The public ones are other people's sentences, so they are
not here; a folder with them can be given to `make score`.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from briefdeck.articles.concordance import Concordance, index_articles
from briefdeck.check import check
from briefdeck.ledger import empty_ledger
from briefdeck.read.bank import read_bank
from briefdeck.rules.context import CheckContext
from tests.support.contexts import make_context

FILE = Path(__file__).parent.parent / "data" / "pairs.yaml"
STRANGERS = FILE.with_name("strangers")
"""Folders with banks of strangers: in `tuned` those that were read while rules were mended, in `held_out` the rest."""
_ABOUT_TRUTH = frozenset("GACD")
"""The families of rules that say whether a fact is on its line; copied words and long questions say nothing of that."""


class Pair(NamedTuple):
    """A line, and a text that says the same or does not."""

    kind: str
    """Its class."""
    says: str
    """The fact, or the answer on a card of it."""
    true: bool
    """Whether an editor would pass it."""
    row: Mapping[str, Any]
    """All that stands with it in the file."""


class Verdict(NamedTuple):
    """What the check says of a pair."""

    pair: Pair
    fact: str
    """The id of its fact."""
    errors: tuple[str, ...]
    warnings: tuple[str, ...]

    @property
    def wrong(self) -> bool:
        """Whether a false pair is not found, or a true one refused."""
        return bool(self.errors) if self.pair.true else not (self.errors or self.warnings)


def read_pairs() -> tuple[Pair, ...]:
    """Read our own pairs."""
    return tuple(_own_pairs())


def _own_pairs() -> Iterator[Pair]:
    for kind, rows in yaml.load(FILE.read_text(encoding="utf-8"), yaml.CBaseLoader).items():  # noqa: S506
        for row in rows:
            said = [*row.get("true", []), *row.get("false", [])]
            yield from (Pair(kind, says, says in row.get("true", []), row) for says in said)


def judge(pair: Pair) -> Verdict:
    """Check one of our own pairs."""
    return _verdicts([pair], [str(_ID)], make_pair_context(pair))[0]


def count_classes(verdicts: Sequence[Verdict]) -> dict[str, list[int]]:
    """Count by class: false pairs found, of how many; true ones refused, of how many; and warned of."""
    kinds = dict.fromkeys(verdict.pair.kind for verdict in verdicts)
    return {kind: _count([each for each in verdicts if each.pair.kind == kind]) for kind in kinds}


def _count(verdicts: Sequence[Verdict]) -> list[int]:
    false = [each for each in verdicts if not each.pair.true]
    true = [each for each in verdicts if each.pair.true]
    found, refused = (sum(each.wrong is wrong for each in some) for some, wrong in ((false, False), (true, True)))
    return [found, len(false), refused, len(true), sum(bool(each.warnings) and not each.errors for each in true)]


def make_pair_context(pair: Pair) -> CheckContext:
    """Make the context of one of our own pairs: an article with its line, and a fact that cites it."""
    row, before = pair.row, pair.row.get("before", [])
    about = {key: row[key] for key in ("author", "published") if key in row}
    questions: dict[str, Any] = {
        "title": "T",
        "articles": {_ID: {"file": "it.txt", "title": "it", **about}},
        "names": row.get("names", {}),
        "topics": {_ID: "it"},
        "facts": [_fact(pair, len(before) + 1)],
    }
    text = "\n".join([*before, row["line"], *row.get("after", [])]) + "\n"
    return make_context(json.dumps(questions, ensure_ascii=False), {_ID: text})


_ID = "it"


def _fact(pair: Pair, line: int) -> dict[str, Any]:
    asked = "q" in pair.row
    fact: dict[str, Any] = {
        "id": _ID,
        "fact": pair.row["fact"] if asked else pair.says,
        "cite": f"{_ID}:{line}",
        "topic": _ID,
    }
    spoken = {"said_by": pair.row["said_by"]} if "said_by" in pair.row else {}
    answers = {"a": pair.row["a"], "accept": [pair.says]} if "a" in pair.row else {"a": pair.says}
    return fact | spoken | ({"cards": [{"q": pair.row["q"], **answers}]} if asked else {})


def read_public_pairs(path: Path) -> list[Pair]:
    """Read the pairs of a public data set: in each line of *path* JSON with `claim`, `evidence`, `title` and `label`.

    `q` and `a` make a card, `published` dates the article, `lines` and `cite` are a whole article and its cited lines.
    Pairs that the set calls undecidable are left out.
    """
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    labels = {"SUPPORTED": True, "REFUTED": False}
    return [Pair(path.stem, row["claim"], labels[row["label"]], row) for row in rows if row["label"] in labels]


def group_pairs(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    """Group public *pairs* into banks: true apart from false, and in each bank no evidence twice.

    Else a fact would be compared with its opposite, or with another edit of the same sentence.
    """
    banks: dict[tuple[bool, int], list[Pair]] = {}
    seen: Counter[tuple[bool, str]] = Counter()
    for pair in pairs:
        evidence = (pair.true, str(pair.row["evidence"]))
        banks.setdefault((pair.true, seen[evidence]), []).append(pair)
        seen[evidence] += 1
    yield from banks.values()


def judge_bank(pairs: Sequence[Pair], context: CheckContext) -> list[Verdict]:
    """Check public *pairs*, of which *context* is the bank."""
    return _verdicts(pairs, [_id_of(pair) for pair in pairs], context)


def make_public_context(pairs: Sequence[Pair]) -> CheckContext:
    """Make one bank of public *pairs*: each has an article of its own, with the title as its first line."""
    articles, facts, texts = {}, [], {}
    for pair in pairs:
        id_, title, lines = _id_of(pair), pair.row.get("title") or "Untitled", pair.row.get("lines")
        dated = {"published": pair.row["published"]} if pair.row.get("published") else {}
        articles[id_] = {"file": f"{id_}.txt", "title": title, **dated}
        cite = [f"{id_}:{number}" for number in pair.row["cite"]] if lines else [f"{id_}:2"]
        texts[id_] = "\n".join(lines or [title, str(pair.row["evidence"])]) + "\n"
        cards = [{"q": pair.row["q"], "a": pair.row["a"]}] if pair.row.get("q") else []
        facts.append({"id": id_, "fact": pair.says, "cite": cite, "topic": "t", "cards": cards})
    questions = {"title": "Pairs", "articles": articles, "topics": {"t": "T"}, "facts": facts}
    bank, _ = read_bank(json.dumps(questions, ensure_ascii=False), "questions.yaml")
    concordance, _ = index_articles(bank.articles, {key: text.encode() for key, text in texts.items()}, Concordance())
    hashes = {key: entry.sha256 for key, entry in concordance.articles.items()}
    return CheckContext(bank, {}, concordance, empty_ledger(bank.title, "0123456789abcdef"), texts, hashes)


def read_strangers(folder: Path) -> Iterator[tuple[list[Pair], CheckContext]]:
    """Read the banks of strangers in *folder*: of each its facts as pairs, and its context."""
    for path in sorted(folder.glob("*/*.yaml")):
        texts = {text.stem: text.read_text(encoding="utf-8") for text in path.parent.glob("articles/*.txt")}
        context = make_context(path.read_text(encoding="utf-8"), texts)
        true = path.stem == "true"
        facts = context.bank.facts
        yield [Pair(path.parent.name, str(fact.fact), true, {"id": str(fact.id)}) for fact in facts], context


def _id_of(pair: Pair) -> str:
    return re.sub(r"[^a-z0-9]+", "-", str(pair.row["id"]).lower()).strip("-")


def _verdicts(pairs: Sequence[Pair], ids: Sequence[str], context: CheckContext) -> list[Verdict]:
    found: dict[str, dict[str, list[str]]] = {id_: {"error": [], "warning": []} for id_ in ids}
    for problem in check(context):
        if problem.code[0] in _ABOUT_TRUTH and problem.fact in found:
            found[problem.fact][problem.severity].append(problem.code)
    return [
        Verdict(pair, id_, tuple(found[id_]["error"]), tuple(found[id_]["warning"]))
        for pair, id_ in zip(pairs, ids, strict=True)
    ]
