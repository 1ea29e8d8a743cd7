"""Reading a text takes no longer than its length asks for, whatever it holds."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

import pytest

from briefdeck.articles.concordance import index_lines
from briefdeck.language import markup, words
from briefdeck.language.names import names
from briefdeck.language.numbers.hedges import bound
from briefdeck.language.numbers.quantifiers import shares_of
from briefdeck.language.sentences import splitting
from briefdeck.language.sentences.agents import find_actions, find_transfers
from briefdeck.language.sentences.callings import callings_of
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.frame_words import tokens_of
from briefdeck.language.sentences.frames import frames_of
from briefdeck.language.sentences.modality import SourceSentence
from briefdeck.language.sentences.opposites import Turning, counterparts_of, select_nearest
from briefdeck.language.sentences.orders import time_orders_of
from briefdeck.language.sentences.roles import deeds_of
from briefdeck.language.sentences.voices import voices_of
from briefdeck.language.terms import find_terms
from briefdeck.rules.attribution.kind_of_thing import kinds_of
from briefdeck.rules.attribution.office import offices_of
from briefdeck.rules.attribution.period import periods_of

pytestmark = pytest.mark.slow

SENTENCE = "In 1998 the 12 crews of Marlow met 340 sailors in Saltby, and Ana Reyes paid $4.8 million on 3 May. "
PIECES = (
    SENTENCE,
    SENTENCE.replace(". ", " and "),
    *("1", "1 ", "1,", "1-", "1/1", "$1 ", "10 km ", "1% ", "at least 1 ", "twenty ", "a million ", "two and a "),
    *("*", "**a ", "*a ", "**a** ", "Brell’s ", "Brell ", "Brell-", "B.", "A.B.C", "Mr. ", "May ", "May 1, 1990 "),
    *("a ", "a'", "'", "“a", "“a” ", '" a', "( ", "[", "…", "? ", "! A", "not ", "was to ", "was led by ", "of "),
    *(
        "rose ",
        "rose and fell ",
        "the ",
        "after ",
        "a vote before ",
        "some of ",
        "beat Brell ",
        "minister of ",
        "a ferry is ",
    ),
)
ODD = (
    *(
        "said that ",
        "who was ",
        ", who ",
        ", the cook, ",
        ", Ada Orr, ",
        "and the mill ",
        "and to a ",
        ", so ",
        "“We go,” said ",
    ),
    *(
        "the mill of ",
        "sold the mill to Aske and ",
        "by Aske for a year and ",
        "is the oldest, Aske ",
        "a pond that feeds ",
    ),
)
"""Pieces of which no clause has an end."""


def _named(text: str) -> list[names.Name]:
    return names.names(text, lambda _word: False)


READERS: dict[str, Callable[[str], object]] = {
    "index": lambda text: index_lines([text]),
    "plain": markup.plain,
    "spans": markup.read_spans,
    "quotes": lambda text: (splitting.find_quotes(text), splitting.unquoted(text), splitting.split_quote(text)),
    "sentences": splitting.split_sentences,
    "tokens": lambda text: (words.words(text), words.tokens(text)),
    "transfers": find_transfers,
    "actions": lambda text: find_actions(text, _named(text)),
    "held": lambda text: SourceSentence(text).governors,
    "clauses": lambda text: [Clauses(text).scope(negation) for negation in Clauses(text).negations],
    "frames": frames_of.__wrapped__,
    "callings": lambda text: (callings_of.__wrapped__(text), voices_of.__wrapped__(text)),
    "opposites": lambda text: [select_nearest(counterparts_of(Clauses(text), Turning(0, 1, 0, 0), [Clauses(text)]), 1)],
    "roles": lambda text: deeds_of(Clauses(text)),
    "order": lambda text: time_orders_of(Clauses(text)),
    "shares": lambda text: shares_of(Clauses(text)),
    "kinds": lambda text: kinds_of(Clauses(text)),
    "offices": lambda text: offices_of(Clauses(text)),
    "periods": lambda text: periods_of(Clauses(text)),
    "bounds": lambda text: [bound(text, each) for each in find_terms(text).quantities],
}
FACTOR, GROWTH = 4, 10
"""A text that is 4 times as long takes about 4 times as long to read, and by far not 16 times."""
SHORTEST = 0.02
"""Seconds below which a measurement says nothing."""


def _seconds(read: Callable[[str], object], text: str) -> float:
    began = time.process_time()
    read(text)
    return time.process_time() - began


def _grows_too_fast(read: Callable[[str], object], piece: str, letters: int = 3000) -> Sequence[float]:
    """The times that *read* takes for a text and one that is four times as long, if they grow too fast."""
    text = piece * (letters // len(piece))
    for _ in range(3):  # the machine may be busy with something else
        short, long = _seconds(read, text), _seconds(read, text * FACTOR)
        if long < SHORTEST or long < GROWTH * max(short, SHORTEST / FACTOR):
            return ()
    return short, long


@pytest.mark.parametrize("reader", READERS)
def test_reading_grows_with_the_text(reader: str) -> None:
    """No text of repeated pieces takes more than its share of time."""
    slow = {piece: times for piece in (*PIECES, *ODD) if (times := _grows_too_fast(READERS[reader], piece))}
    assert slow == {}


def test_of_an_endless_sentence_only_the_beginning_is_read_as_frames() -> None:
    """What stands behind the first 200 words and marks of a sentence changes no frame, and takes no time."""
    beginning = "the mill of Aske and " * 40
    assert len(tokens_of(beginning)) == len(tokens_of(beginning + "sold the ferry " * 5000)) == 200
    assert frames_of(beginning + "sold the ferry") == frames_of(beginning)
    assert callings_of(beginning + "to the cook Dario Bell") == callings_of(beginning)
    assert _grows_too_fast(frames_of.__wrapped__, "sold the ferry ", 64 * 1024) == ()


def test_a_long_paragraph_is_indexed_in_linear_time() -> None:
    """An article of 256 KB that is one paragraph, as transcripts are, is read as quickly as its length allows."""
    assert _grows_too_fast(READERS["index"], SENTENCE, 64 * 1024) == ()


def test_stars_without_end() -> None:
    """However many stars a text has, reading its marks ends."""
    assert markup.plain("*" * 20_001).strip("*") == ""
    assert markup.plain("**" * 5_000 + "a" + "**" * 5_000).strip("*") == "a"
    assert markup.plain("**bold with *italic* in it**") == "bold with italic in it"
