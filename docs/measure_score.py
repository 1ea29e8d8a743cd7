"""Measure how much the check finds, and write the figures into docs/score.json: `make score` runs it.

Our own labelled pairs, and the banks of strangers, are always measured. Public sets are measured where BRIEFDECK_BENCH
names a folder with them, and where BRIEFDECK_HELD_OUT names one with pairs that nobody looked at; else their last
figures stay. With READER, the folder of a model, a second reader is measured too, on the same pairs.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docs.score import FIGURES, HELD_OUT, OWN, SETS
from tests.benchmarks.repeated import write_project
from tests.support.labelled_pairs import (
    STRANGERS,
    Pair,
    Verdict,
    count_classes,
    group_pairs,
    judge,
    judge_bank,
    make_pair_context,
    make_public_context,
    read_pairs,
    read_public_pairs,
    read_strangers,
)
from tests.support.printed_changes import count_findings, read_project

from briefdeck.check import check
from briefdeck.located import LocatedStr
from briefdeck.model import Reader
from briefdeck.project import Folder, open_project
from briefdeck.rules.context import CheckContext
from briefdeck.rules.second_reader.parts.statements import find_statements
from briefdeck.second_reader.model import CrossEncoder, find_model, hash_file
from briefdeck.second_reader.pairs import Pair as ReadPair
from briefdeck.second_reader_lock import Readings, ReadVerdict, dump_readings, load_readings

THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.97, 0.99)
"""Probabilities of a contradiction, from which on it is told of."""
_FACTS = 1000
_ROUNDS = 3
Read = Callable[[CheckContext], dict[str, ReadVerdict]]
"""Asks a second reader about the facts of a bank, and returns its verdicts by their ids."""


def main() -> None:
    """Measure what can be measured here, and keep the last figures of the rest."""
    figures: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {"sets": {}}
    read = _second_reader(figures)
    figures["measured"] = date.today().isoformat()  # noqa: DTZ011 (the day where it is measured)
    for name, pairs, banks in _sets():
        print(f"{name}: {len(pairs)} pairs", file=sys.stderr)  # noqa: T201
        judged = [verdict for verdicts, _ in banks() for verdict in verdicts]
        counted = count_verdicts(judged)
        if name == OWN:
            figures["classes"] = count_classes(judged)
        kept = figures["sets"].get(name, {}).get("reader")
        counted |= {"reader": _count_read(banks(), read) if read else kept}
        figures["sets"][name] = {key: value for key, value in counted.items() if value is not None}
    known = [name for each in SETS for name in (each, HELD_OUT + each)]
    figures["sets"] = {
        name: figures["sets"][name] for name in sorted(figures["sets"], key=[*known, *figures["sets"]].index)
    }
    figures["pages"] = {name: count_findings(read_project(folder)) for name, folder in _pages()}
    figures["cost"] = _cost()
    FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


Banks = Callable[[], Iterator[tuple[list[Verdict], CheckContext]]]


def _sets() -> Iterator[tuple[str, Sequence[Pair], Banks]]:
    """Yield the name of each set with its pairs, and what yields their verdicts bank by bank."""
    own = read_pairs()
    yield OWN, own, lambda: (([judge(pair)], make_pair_context(pair)) for pair in own)
    for before, kept in (("", "tuned"), (HELD_OUT, "held_out")):
        strangers = list(read_strangers(STRANGERS / kept))
        facts = [pair for pairs, _ in strangers for pair in pairs]
        yield f"{before}{STRANGERS.name}", facts, lambda banks=strangers: _judged(banks)  # type: ignore[misc]
    for variable, before in (("BRIEFDECK_BENCH", ""), ("BRIEFDECK_HELD_OUT", HELD_OUT)):
        folder = os.environ.get(variable)
        for path in sorted(Path(folder).glob("*.jsonl")) if folder else ():
            pairs = read_public_pairs(path)
            groups = list(group_pairs(pairs))
            yield (
                f"{before}{path.stem}",
                pairs,
                lambda groups=groups: _judged((group, make_public_context(group)) for group in groups),  # type: ignore[misc]
            )


def _pages() -> Iterator[tuple[str, Path]]:
    """Yield the projects with changes of printed texts: those that rules were made with, and those held out."""
    data = STRANGERS.parent
    yield from ((path.name, path) for path in sorted(data.glob("printed_*")))
    yield from ((f"{HELD_OUT}{path.name}", path) for path in sorted((STRANGERS / "pages").iterdir()))


def _judged(banks: Iterable[tuple[list[Pair], CheckContext]]) -> Iterator[tuple[list[Verdict], CheckContext]]:
    return ((judge_bank(pairs, context), context) for pairs, context in banks)


def count_verdicts(verdicts: Sequence[Verdict]) -> dict[str, Any]:
    """Count what the check says of pairs: how many are refused or warned of, true and false apart, and by which rules.

    Counts of pairs stand as [true ones, false ones].
    """

    def count(holds: Callable[[Verdict], bool]) -> list[int]:
        return [sum(holds(verdict) for verdict in verdicts if verdict.pair.true is true) for true in (True, False)]

    codes = sorted({code for verdict in verdicts for code in (*verdict.errors, *verdict.warnings)})
    return {
        "pairs": count(bool),
        "refused": count(lambda verdict: bool(verdict.errors)),
        "warned": count(lambda verdict: bool(verdict.warnings) and not verdict.errors),
        "rules": {
            code: count(lambda verdict, code=code: code in (*verdict.errors, *verdict.warnings))  # type: ignore[misc]
            for code in codes
        },
    }


def _count_read(banks: Iterator[tuple[list[Verdict], CheckContext]], read: Read) -> dict[str, Any]:
    """Count the contradictions that a second reader sees, from each threshold on; alone, and with the rules.

    It reads statements, so pairs that are about an answer are left out.
    """
    judged: list[tuple[bool, bool, float]] = []
    for verdicts, context in banks:
        said = read(context)
        about = (verdict for verdict in verdicts if verdict.fact in said and not _is_about_an_answer(verdict.pair))
        judged += [
            (verdict.pair.true, bool(verdict.errors or verdict.warnings), said[verdict.fact].contradiction)
            for verdict in about
        ]

    def count(least: float, with_rules: bool) -> list[int]:
        return [
            sum(is_true is true and (said >= least or (with_rules and found)) for is_true, found, said in judged)
            for true in (True, False)
        ]

    return {
        "pairs": count(0, with_rules=False),
        "alone": {str(least): count(least, with_rules=False) for least in THRESHOLDS},
        "with the rules": {str(least): count(least, with_rules=True) for least in THRESHOLDS},
    }


def _is_about_an_answer(pair: Pair) -> bool:
    return "fact" in pair.row


def _second_reader(figures: dict[str, Any]) -> Read | None:
    """Load the model in the folder READER; READER_NAME is what it is called in the figures."""
    folder = os.environ.get("READER")
    if not folder:
        return None
    file = next(path for path in sorted(Path(folder).rglob("*.onnx")))
    model, sha256 = str(Path(folder).absolute()), hash_file(file)
    reader = Reader(model=LocatedStr(model), file=LocatedStr(file.name), sha256=LocatedStr(sha256))
    encoder = CrossEncoder(find_model(reader, Path.cwd(), lambda _: None))
    kept = Path(folder) / "score.lock"
    known = dict(load_readings(kept.read_text(encoding="utf-8")).verdicts) if kept.exists() else {}
    asked: list[float] = []

    def read(context: CheckContext) -> dict[str, ReadVerdict]:
        context = replace(context, bank=replace(context.bank, reader=reader))
        said: dict[str, ReadVerdict] = {}
        for statement in find_statements(context):
            if statement.key not in known:
                start = time.perf_counter()
                pair = ReadPair(statement.passages(context) or (), statement.text.plain)
                known[statement.key] = next(encoder.read([pair]))[1]
                asked.append(time.perf_counter() - start)
            said[statement.fact] = known[statement.key]
        if asked:
            kept.write_text(dump_readings(Readings(reader.identity, known)), encoding="utf-8")
            figures["reader"]["seconds"] = round(sorted(asked)[len(asked) // 2], 2)
        return said

    figures["reader"] = {"seconds": figures.get("reader", {}).get("seconds"), "name": os.environ.get("READER_NAME", "")}
    return read


def _cost() -> dict[str, Any]:
    """Measure the rules on 1,000 facts of the shipped bank, in seconds: the best of some rounds."""
    with TemporaryDirectory() as folder:
        root = write_project(Path(folder) / "bank", _FACTS)
        articles = Path(os.environ.get("BRIEFDECK_ARTICLES", root / "articles"))
        seconds = []
        for _ in range(_ROUNDS):
            context = open_project(Folder(root, articles), 1_800_000_000).context
            start = time.process_time()
            check(context)
            seconds.append(time.process_time() - start)
    return {"facts": _FACTS, "seconds": round(min(seconds), 2), "texts": bool(context.texts)}


if __name__ == "__main__":
    main()
