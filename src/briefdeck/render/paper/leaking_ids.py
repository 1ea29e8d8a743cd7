"""Which ids may stand on a sheet. An id is made of words of its fact, and so it often tells the answer."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefdeck.language.markup import plain
from briefdeck.language.words import STOP_WORDS, stem, tokens
from briefdeck.quiz import AskedQuestion, Question

_FEW = 4
"""Up to how many words make an answer that a single one of them, met elsewhere on the sheet, gives away."""


def harmless_ids(asked: Sequence[AskedQuestion]) -> frozenset[str]:
    """The ids that tell no answer to the questions *asked* together on a sheet; the others stand in the key alone.

    A word of an id tells an answer if it is in it, by its stem, and not in the id's own question.
    """
    answers = {one.question.key: _answer(one.question) for one in asked}
    short = set[str]().union(*(words for words in answers.values() if len(words) <= _FEW))
    return frozenset(
        key for one in asked if _told(key := one.question.key, one.question.prompt).isdisjoint(short | answers[key])
    )


def _told(key: str, prompt: str) -> set[str]:
    """What an id says that its question does not."""
    return _stems([key]) - _stems([prompt])


def _answer(question: Question) -> set[str]:
    return _stems([question.answer, *question.accept, *question.items])


def _stems(texts: Iterable[str]) -> set[str]:
    return {stem(word) for text in texts for word in tokens(plain(text)) if word not in STOP_WORDS}
