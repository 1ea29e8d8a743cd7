"""Pairs: a statement with the text of its lines, as a second reader gets them, and the labels it answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from briefdeck.message_grammar import quoted
from briefdeck.second_reader_lock import ReadVerdict

CONTRADICTION = frozenset(("contradiction", "contradictory", "contradicts", "contradicted", "refuted", "refutes"))
ENTAILMENT = frozenset(("entailment", "entailed", "entails", "supported", "supports"))
NEUTRAL = frozenset(("neutral", "not enough info", "nei", "unverifiable"))
BEYOND = NEUTRAL | {"not entailment", "not entailed", "non entailment", "no entailment", "not supported", "unsupported"}
"""What says that a statement does not follow; a model of two labels means a contradiction by it too."""
FREE = ENTAILMENT | {"not contradiction", "non contradiction", "no contradiction", "not contradicted"}
"""What says that nothing is wrong, or that the model sees no contradiction."""


class Pair(NamedTuple):
    """A statement and what it rests on."""

    passages: Sequence[tuple[str, Sequence[str]]]
    """The titles of the articles with the cited lines of each."""
    statement: str
    """The statement, without marks."""

    @property
    def premise(self) -> str:
        """All of what it rests on: under each title its lines."""
        return "\n".join(line for title, lines in self.passages for line in (title, *lines))


class ReadsPairs(Protocol):
    """A second reader at work."""

    def read(self, pairs: Sequence[Pair]) -> Iterator[tuple[int, ReadVerdict]]:
        """Yield the verdict on each of *pairs* with its position, in any order, as soon as it is there.

        Raises ReaderError when it cannot.
        """


@dataclass(frozen=True, slots=True)
class Labels:
    """The labels of a model, in the order of its scores."""

    names: tuple[str, ...]
    """In lower case, with spaces between words."""

    @classmethod
    def of(cls, written: Sequence[str]) -> Labels:
        """Understand labels as they are *written*. Raises ValueError with a sentence where they tell nothing."""
        labels = cls(tuple(map(plain_label, written)))
        if not all(name in CONTRADICTION | BEYOND | FREE for name in labels.names) or labels._silent:
            raise ValueError(
                f"its labels are {quoted(written)}, which do not say which of them is a contradiction: write "
                "“entailment”, “neutral” and “contradiction” in the right order under `id2label` in its config.json"
            )
        return labels

    @property
    def _silent(self) -> bool:
        """Whether no score would ever be told of, or every one."""
        return set(self.names) <= FREE or not set(self.names) & FREE

    def verdict(self, scores: Sequence[float]) -> ReadVerdict:
        """Return the verdict of probabilities in the order of the labels."""
        by_name = list(zip(self.names, scores, strict=True))
        return ReadVerdict(
            sum(score for name, score in by_name if name in CONTRADICTION),
            sum(score for name, score in by_name if name in BEYOND),
        )


def plain_label(written: str) -> str:
    """Return a label as it is *written* in lower case, with single spaces between its words."""
    return " ".join(written.lower().replace("_", " ").replace("-", " ").split())
