"""Write docs/score.md, and the sentence about it in README.md, from docs/score.json; `make docs` runs it.

The figures are measured by docs/measure_score.py.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from math import sqrt
from pathlib import Path
from typing import Any, NamedTuple

from briefdeck.model import Reader
from briefdeck.rules.registry import RULES

ROOT = Path(__file__).parent.parent
PAGE, FIGURES, README = ROOT / "docs/score.md", ROOT / "docs/score.json", ROOT / "README.md"
WEAK = 0.9
"""The share of false pairs found, or of true ones passed, under which a class is called weak."""
_DEVIATIONS = 1.96
"""Standard deviations on either side of an estimate, of an interval that holds 95 times in 100."""
_FEW = 10
"""Pairs on which a rule has to speak before its share is worth a number."""
Counts = Sequence[int]
"""Of true pairs, and of false ones."""


class PairSet(NamedTuple):
    """A set of labelled pairs."""

    name: str
    about: str
    """What its lines and facts are, and where they are from."""


OWN, STRANGERS = "pairs", "strangers"
SETS: Mapping[str, PairSet] = {
    OWN: PairSet("Our own", "invented lines of news and sentences about them, in `tests/data/pairs.yaml`"),
    STRANGERS: PairSet(
        "Strangers’", "whole banks on invented texts, by writers who had not seen the rules, in `tests/data/strangers`"
    ),
    "fever_symmetric": PairSet("FEVER-Symmetric", "encyclopaedia; a true and a false claim differ in a word"),
    "fool_me_twice": PairSet("Fool Me Twice", "encyclopaedia; claims written in a game, to fool others"),
    "vitaminc": PairSet("VitaminC", "encyclopaedia; mostly revised numbers"),
    "summedits": PairSet("SummEdits", "news and earnings calls; summaries, and edits of them that change the meaning"),
    "wice": PairSet("WiCE", "whole web pages; what is called false here says more than the page"),
}
HELD_OUT = "held-out/"
"""What the name of a set begins with in the figures that nobody looked at before it was measured."""

_HEAD = """\
# How much the check finds

How often is a true fact stopped, and how often is a false one caught? That is measured on pairs of a line and a
sentence about it, which people have labelled: the sentence says what the line says (*true*), or it does not
(*false*). Each pair becomes an article of its own and a fact that cites it. An error counts as *refused*; a warning
where there is no error as *warned of*. Only the rules about truth count (C, G, A and D), not those on wording.

Measured on {measured} by `make score`. Behind each share stands the interval in which it lies 95 times in 100
(Wilson's), so that nobody takes 3 of 10 for 30 %.

## On what it was tuned

**On all that is marked *tuned*.** Our own pairs were written by those who write the rules, each time a rule was
written or mended, so on them the score flatters: it shows that the rules do what they promise. Of the public sets a
part was looked at while the rules were improved, for kinds of mistakes and not for single pairs. Strangers’ banks are
held out until they have been measured; whoever then reads them to mend rules moves them to the tuned ones, and asks
somebody for new ones. Only what is marked *held out* was read by nobody: it tells what to expect of texts of your own.

The public sets are other people's sentences and not in this repository. Whoever has them measures with `make score
BRIEFDECK_BENCH=FOLDER`: one file for each set, in each line JSON with `title`, `evidence`, `claim` and `label`.
"""
_READER_ABOUT = """\
## With a second reader

What [a second reader](how-to/second-reader.md) adds: {name}. It took {seconds} seconds for a pair.

*Alone* says of how many pairs it told a contradiction, *with the rules* of how many it or any rule did: “4 % / 54 %” is
4 % of the true ones and 54 % of the false ones. Where nothing else is said, a contradiction is told from {default} on.

"""
_NO_READER = """\
## With a second reader

None has been measured with this version: `make score READER=FOLDER` measures the model in a folder.
"""


def main() -> None:
    """Write the page and the sentence."""
    figures = read_figures()
    PAGE.write_text(format_score(figures), encoding="utf-8")
    README.write_text(put_quote(README.read_text(encoding="utf-8"), figures), encoding="utf-8")


def read_figures() -> dict[str, Any]:
    """Read the figures that were measured last."""
    figures: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return figures


def format_score(figures: Mapping[str, Any]) -> str:
    """Format docs/score.md from *figures*."""
    parts = [
        _HEAD.format(measured=figures["measured"]),
        "## By set\n\n" + _table(_SET_HEAD, _set_rows(figures)),
        "## By rule\n\n" + _RULES_ABOUT + _table(_rule_head(figures), _rule_rows(figures)),
        "## Our own pairs by class\n\n" + _CLASSES_ABOUT + format_classes(figures["classes"]),
        "## Printed pages\n\n" + _PAGES_ABOUT + _table(_PAGE_HEAD, _page_rows(figures["pages"])),
        _reader_part(figures),
        _cost_part(figures["cost"]),
    ]
    return "\n".join(parts)


def format_classes(classes: Mapping[str, Sequence[int]]) -> str:
    """Format the table of our own pairs by class, from the counts of each."""
    rows = {**classes, "**all**": [sum(counts) for counts in zip(*classes.values(), strict=True)]}
    return _table(_CLASS_HEAD, (_class_row(kind, *counts) for kind, counts in rows.items()))


def _class_row(kind: str, found: int, false: int, refused: int, true: int, warned: int) -> Sequence[str]:
    weak = "weak" if found < WEAK * false or true - refused < WEAK * true else ""
    return kind, f"{found} of {false}", f"{refused} of {true}", str(warned), weak


def format_quote(figures: Mapping[str, Any]) -> str:
    """Format the sentence that README.md quotes."""
    own, held_out = figures["sets"][OWN], figures["sets"][HELD_OUT + STRANGERS]
    not_public = (OWN, STRANGERS, HELD_OUT + STRANGERS)
    public = [each for name, each in figures["sets"].items() if name not in not_public]
    sentence = (
        f"On our own {sum(own['pairs'])} labelled pairs errors stop {_of(own['refused'], own, 0)} true facts, and "
        f"{_of(_told(own), own, 1)} false ones are found; on facts by writers who had not seen the rules, measured "
        f"before anybody read them, errors stop {_of(held_out['refused'], held_out, 0)} true ones, and "
        f"{_of(_told(held_out), held_out, 1)} false ones are found"
    )
    if public:
        refused, told = _shares(public, "refused", 0), _shares(public, None, 1)
        sentence += (
            f"; on {len(public)} public sets, whose sentences nobody here wrote, errors stop {refused} of the true "
            f"ones, and {told} of the false ones are found"
        )
    return f"{sentence}: [how it was measured](docs/score.md), and on what it was tuned.\n"


def put_quote(readme: str, figures: Mapping[str, Any]) -> str:
    """Put the sentence about *figures* into *readme*."""
    quote = f"<!-- score -->\n{format_quote(figures)}<!-- /score -->"
    return re.sub(r"<!-- score -->\n.*?<!-- /score -->", lambda _: quote, readme, flags=re.DOTALL)


def interval(part: int, whole: int) -> tuple[float, float]:
    """Return the interval of Wilson for the share *part* of *whole*: where it lies 95 times in 100."""
    if not whole:
        return 0.0, 1.0
    share, square = part / whole, _DEVIATIONS**2
    middle = (share + square / (2 * whole)) / (1 + square / whole)
    half = _DEVIATIONS * sqrt(share * (1 - share) / whole + square / (4 * whole**2)) / (1 + square / whole)
    return max(0.0, middle - half), min(1.0, middle + half)


_CLASS_HEAD = ("class", "false pairs found", "true pairs refused", "true pairs warned of", "")
_SET_HEAD = ("set", "pairs", "true ones refused", "true ones warned of", "false ones refused", "false ones found")
_RULES_ABOUT = """\
On how many true and how many false pairs each rule speaks, whatever else does: “4 / 27” is 4 true ones and 27 false
ones. *Right* is the share of false ones among them, on all sets together and as if there were as many true pairs as
false ones; a coin would have 50 %. A rule that speaks on fewer than ten pairs has no share.

"""
_CLASSES_ABOUT = """\
How many false ones are found, by error or warning, and how many true ones refused. *Weak* is a class of which more
than one in ten is judged wrongly. `tests/golden/mutants.txt` lists what survives when the facts of the committed
bank are made false, one change at a time.

"""


_PAGES_ABOUT = """\
A brief, its disputes and the cards of its bank on invented texts, with falsehoods and true rewordings put into the
printed texts one at a time. *Before* is what is told of the project as it was written, all of it true.

"""
_PAGE_HEAD = ("project", "falsehoods found", "true rewordings told of", "told of before")


def _page_rows(pages: Mapping[str, Mapping[str, Counts]]) -> Iterator[Sequence[str]]:
    for name, counted in pages.items():
        (true, false), (told, found), (before,) = counted["changes"], counted["told"], counted["before"]
        kind = "held out" if name.startswith(HELD_OUT) else "tuned"
        called = name.removeprefix(HELD_OUT).removeprefix("printed_").replace("_", " ")
        yield f"{called} ({kind})", share(found, false), share(told, true), str(before)


def _table(head: Sequence[str], rows: Iterator[Sequence[str]]) -> str:
    lines = [f"| {' | '.join(line)} |\n" for line in (head, *rows)]
    return lines[0].replace("|  |", "| |") + "|---" * len(head) + "|\n" + "".join(lines[1:])


def _set_rows(figures: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    for name, counted in figures["sets"].items():
        pairs = counted["pairs"]
        told = _told(counted)
        yield (
            f"{_name(name)}: {_known(name).about}" if _known(name).about else _name(name),
            f"{pairs[0]} true, {pairs[1]} false",
            share(counted["refused"][0], pairs[0]),
            share(counted["warned"][0], pairs[0]),
            share(counted["refused"][1], pairs[1]),
            share(told[1], pairs[1]),
        )


def _name(name: str) -> str:
    kind = "held out" if name.startswith(HELD_OUT) else "tuned"
    return f"**{_known(name).name}** ({kind})"


def _known(name: str) -> PairSet:
    """Return the set called *name* in the figures; of one that is not known, no more than the name of its file."""
    file = name.removeprefix(HELD_OUT)
    return SETS.get(file, PairSet(file.replace("_", " "), ""))


def _rule_head(figures: Mapping[str, Any]) -> Sequence[str]:
    return ("rule", *map(_name, figures["sets"]), "right")


def _rule_rows(figures: Mapping[str, Any]) -> Iterator[Sequence[str]]:
    sets = list(figures["sets"].values())
    for code in sorted({code for counted in sets for code in counted["rules"]} & RULES.keys()):
        spoken = [counted["rules"].get(code, [0, 0]) for counted in sets]
        rates = [
            (sum(each[place] for each in spoken), sum(counted["pairs"][place] for counted in sets)) for place in (0, 1)
        ]
        cells = [f"{true} / {false}" if true or false else "" for true, false in spoken]
        link = f"[{code}](rules.md#{code.lower()}){' (warning)' if RULES[code].severity == 'warning' else ''}"
        yield (link, *cells, _right(*rates))


def _right(true: tuple[int, int], false: tuple[int, int]) -> str:
    """Word the share of false pairs among those on which a rule speaks, as if there were as many true ones."""
    if true[0] + false[0] < _FEW:
        return ""
    whole = round(false[0] + true[0] * false[1] / true[1])
    return _percent(false[0], whole)


def share(part: int, whole: int) -> str:
    """Word the share *part* of *whole* with its interval: "3 of 10: 30 % (11–60)"."""
    return f"{part} of {whole}: {_percent(part, whole)}" if whole else ""


def _percent(part: int, whole: int) -> str:
    low, high = interval(part, whole)
    return f"{100 * part / whole:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def _told(counted: Mapping[str, Any]) -> Counts:
    """Count the pairs that are refused or warned of."""
    return [refused + warned for refused, warned in zip(counted["refused"], counted["warned"], strict=True)]


def _of(counts: Counts, counted: Mapping[str, Any], place: int) -> str:
    return f"{counts[place]} of {counted['pairs'][place]}"


def _shares(sets: Sequence[Mapping[str, Any]], key: str | None, place: int) -> str:
    """Word the least and the greatest share of *sets*: "2–22 %"."""
    shares = [100 * (counted[key] if key else _told(counted))[place] / counted["pairs"][place] for counted in sets]
    return f"{min(shares):.0f}–{max(shares):.0f} %"


def _reader_part(figures: Mapping[str, Any]) -> str:
    reader = figures.get("reader")
    if not reader:
        return _NO_READER
    read = {name: counted["reader"] for name, counted in figures["sets"].items() if "reader" in counted}
    least = next(iter(read.values()))["alone"]
    head = ("set", "", *(f"from {threshold} on" for threshold in least))
    about = _READER_ABOUT.format(name=reader["name"], seconds=reader["seconds"], default=Reader().contradiction)
    return about + _table(head, _reader_rows(read))


def _reader_rows(read: Mapping[str, Mapping[str, Any]]) -> Iterator[Sequence[str]]:
    for name, counted in read.items():
        true, false = counted["pairs"]
        for how in ("alone", "with the rules"):
            cells = [f"{100 * told[0] / true:.0f} % / {100 * told[1] / false:.0f} %" for told in counted[how].values()]
            yield (f"{_name(name)}, {true} / {false}" if how == "alone" else "", how, *cells)


def _cost_part(cost: Mapping[str, Any]) -> str:
    texts = "with" if cost["texts"] else "without"
    return (
        f"## What it costs\n\nFor {cost['facts']:,} facts, {texts} the texts of the articles, the rules took "
        f"{cost['seconds']} seconds of a processor where this was measured. `make bench` measures whole commands.\n"
    )


if __name__ == "__main__":
    main()
