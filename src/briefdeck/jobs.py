"""Jobs: pieces of work that need not be done in one place or order."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class Run(Protocol):
    """Does jobs in any order and anywhere; gives back what each gives, in their order."""

    def __call__(self, jobs: Sequence[Callable[[], T]]) -> list[T]:
        """What *jobs* give back. They are pure, and what they give back can be pickled."""


def in_turn(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """What *jobs* give back, done one after the other."""
    return [job() for job in jobs]


class Ahead(Protocol):
    """Makes what one after the other is asked for, perhaps before it is, and perhaps elsewhere."""

    def __call__(self, make: Callable[[], Iterator[T]]) -> Iterator[T]:
        """What *make* makes, in its order. It is pure, and makes nothing but numbers, texts and tuples of them."""


def in_place(make: Callable[[], Iterator[T]]) -> Iterator[T]:
    """What *make* makes, each when it is asked for."""
    return make()
