"""Questions → PDF: a class's sheets with their keys, and a pile of cards to cut out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from functools import cache
from time import process_time
from typing import Any

import pytest

from briefdeck.located import LocatedStr
from briefdeck.model import Quiz, Verified
from briefdeck.quiz import Pool, make_pool
from briefdeck.render.paper import render_cards, render_sheet
from tests.benchmarks.repeated import repeated
from tests.support.learner import bank

TWENTY = 20
PILE = 400


@cache
def _questions(number: int) -> tuple[Verified, Pool]:
    verified = Verified(bank(repeated(number)), {})
    return verified, make_pool(verified)


@pytest.fixture(autouse=True)
def _collector_off() -> Iterator[None]:
    """The program runs without the garbage collector; so do its stages here."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.mark.benchmark(timer=process_time)
@pytest.mark.parametrize("versions", ["A", "A/B"])
def test_sheets(benchmark: Any, versions: str) -> None:
    """Twenty questions as sheets and keys."""
    verified, questions = _questions(PILE)
    made = benchmark(render_sheet, verified, questions, Quiz(number=TWENTY, versions=LocatedStr(versions)))
    assert made.pdf


@pytest.mark.benchmark(timer=process_time)
def test_cards(benchmark: Any) -> None:
    """Four hundred cards."""
    verified, questions = _questions(PILE)
    made = benchmark.pedantic(render_cards, (verified, questions, Quiz(number=PILE)), rounds=5)
    assert made.pdf
