"""A bank of any size that passes every check, and the articles it cites: the same for the same size.

A fact has about 400 bytes of YAML, one to three citations and one card (or 520 bytes and two). Run as a program it
writes a project: `python tests/benchmarks/generate.py 10000 FOLDER`.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PER_ARTICLE = 100
"""Facts that cite one article; it has two lines for each."""
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_GOODS = [
    "turbines",
    "lanterns",
    "barrels",
    "pumps",
    "sextants",
    "cables",
    "looms",
    "anchors",
    "sails",
    "tiles",
    "bricks",
    "valves",
    "gears",
    "saws",
]
_KINDS = [
    "copper",
    "wooden",
    "heavy",
    "printed",
    "woven",
    "painted",
    "foreign",
    "sealed",
    "rusty",
    "folded",
    "polished",
    "spare",
    "unused",
    "brittle",
]
_DEEDS = ("shipped", "sold", "loaned", "returned", "donated", "leased", "smuggled", "auctioned", "exported", "mailed")
_TOPICS = ("ports", "guilds", "harvests", "canals", "markets", "mills")
_STARTS = [
    "Bra",
    "Cor",
    "Del",
    "Fen",
    "Gal",
    "Hol",
    "Jor",
    "Kel",
    "Lun",
    "Mor",
    "Nav",
    "Ost",
    "Pel",
    "Quin",
    "Ros",
    "Sal",
    "Tor",
    "Ul",
    "Ven",
    "Wes",
    "Yar",
    "Zel",
]
_MIDDLES = [
    "a",
    "e",
    "i",
    "o",
    "u",
    "an",
    "ar",
    "el",
    "en",
    "er",
    "il",
    "in",
    "ol",
    "or",
    "um",
    "un",
    "ad",
    "eb",
    "ig",
    "ok",
]
_ENDS = [
    "berg",
    "dale",
    "dorf",
    "field",
    "ford",
    "gate",
    "ham",
    "holm",
    "mere",
    "mont",
    "more",
    "port",
    "stad",
    "stead",
    "ton",
    "vale",
    "wick",
    "wold",
]


class _Line(NamedTuple):
    person: str
    town: str
    number: int
    goods: str
    deed: str
    month: str
    year: int
    millions: str

    def sentence(self) -> str:
        return (
            f"In {self.month} {self.year}, according to {self.person}, the harbour clerks of {self.town} {self.deed} "
            f"{self.number:,} {self.goods} for a price of ${self.millions} million, although nobody had asked for one."
        )


class Project(NamedTuple):
    """A generated project."""

    questions: str
    """The text of questions.yaml."""
    articles: dict[str, str]
    """The texts of the articles, by the names of their files."""


def generate(facts: int, cards: int = 1, seed: int = 7) -> Project:
    """A bank of so many *facts* with one or two *cards* each, and its articles."""
    chance = random.Random(seed)  # noqa: S311
    lines = [_line(chance, number) for number in range(facts)]
    articles = {
        f"article-{first // PER_ARTICLE}.txt": _article(lines[first : first + PER_ARTICLE])
        for first in range(0, facts, PER_ARTICLE)
    }
    head = [*_head(articles), "facts:"]
    return Project(
        "\n".join([*head, *(row for number in range(facts) for row in _fact(chance, lines, number, cards)), ""]),
        articles,
    )


def _name(chance: random.Random, number: int) -> str:
    start, rest = _STARTS[number % len(_STARTS)], number // len(_STARTS)
    return start + chance.choice(_MIDDLES) + _MIDDLES[rest % len(_MIDDLES)] + _ENDS[rest % len(_ENDS)]


def _line(chance: random.Random, number: int) -> _Line:
    person = f"{_name(chance, number)} {_name(chance, chance.randrange(10**6))}"
    goods = f"{chance.choice(_KINDS)} {chance.choice(_GOODS)}"
    return _Line(
        person,
        _name(chance, chance.randrange(10**6)),
        chance.randrange(1000, 900_000),
        goods,
        chance.choice(_DEEDS),
        chance.choice(_MONTHS),
        chance.randrange(1950, 2020),
        f"{chance.randrange(11, 999) / 10:g}",
    )


def _article(lines: list[_Line]) -> str:
    return "".join(f"{line.sentence()}\n\n" for line in lines)


def _head(articles: dict[str, str]) -> Iterator[str]:
    yield "title: A generated bank"
    yield "language: en"
    yield "articles:"
    for number, file in enumerate(articles):
        yield f"  a{number}:"
        yield f"    file: {file}"
        yield f"    title: Report {number}"
        yield "    published: 2021-03-04"
    yield "topics:"
    yield from (f"  {topic}: About {topic}" for topic in _TOPICS)


def _fact(chance: random.Random, lines: list[_Line], number: int, cards: int) -> Iterator[str]:
    line = lines[number]
    cited = [f"a{number // PER_ARTICLE}:{2 * (number % PER_ARTICLE) + 1}"]
    for _ in range(chance.randrange(3)):
        other = chance.randrange(len(lines))
        cited.append(f"a{other // PER_ARTICLE}:{2 * (other % PER_ARTICLE) + 1}")
    yield f"  - id: fact-{number}"
    yield "    fact: >-"
    yield f"      {line.person} counted **{line.number:,} {line.goods}** that clerks of {line.town} {line.deed}"
    yield f"      in {line.month} {line.year}; they cost ${line.millions} million."
    yield f"    cite: [{', '.join(dict.fromkeys(cited))}]"
    yield f"    topic: {_TOPICS[number % len(_TOPICS)]}"
    yield f"    date: {line.year}"
    yield f"    tags: [{line.deed}]"
    yield "    cards:"
    if cards == 2 or number % 2:
        yield from _choice(line)
    if cards == 2 or not number % 2:
        asked = f"{{{{c1::{line.town}}}}} clerks took {{{{c2::${line.millions} million}}}}"
        yield "      - id: price"
        yield f'        cloze: "{asked} for {line.goods}."'


def _choice(line: _Line) -> Iterator[str]:
    yield f"      - q: How many {line.goods} did {line.person} count in {line.month} {line.year}?"
    yield f'        a: "{line.number:,}"'
    yield f"        wrong: [{', '.join(chr(34) + f'{line.number * n:,}' + chr(34) for n in (2, 3, 4))}]"


def main() -> None:
    """Writes a project: the number of facts and the folder are the arguments."""
    size, folder = int(sys.argv[1]), Path(sys.argv[2])
    project = generate(size)
    (folder / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "questions.yaml").write_text(project.questions, encoding="utf-8")
    for file, text in project.articles.items():
        (folder / "articles" / file).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
