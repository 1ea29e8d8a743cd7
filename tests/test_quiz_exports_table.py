"""Flashcards as tab-separated text: what Anki's own importer, and a reader that knows no quoting, read back."""

from __future__ import annotations

import csv
import html
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest
from anki.collection import Collection, ImportCsvRequest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from briefdeck.language.markup import plain
from briefdeck.model import Picture
from briefdeck.quiz import AskedQuestion
from briefdeck.render.exports.tsv import render_tsv
from tests.support.quiz_sample import HOSTILE, MAP, asked, hostile, hostile_pool, sample, texts

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Collection]:
    """An empty collection of Anki."""
    opened = Collection(str(tmp_path_factory.mktemp("anki") / "collection.anki2"))
    yield opened
    opened.close()


def imported(collection: Collection, data: bytes) -> list[tuple[str, str]]:
    """The fields of the notes that Anki makes of a file, told nothing but that texts are no HTML."""
    path = Path(collection.path).parent / "cards.tsv"
    path.write_bytes(data)
    collection.remove_notes(collection.find_notes(""))
    metadata = collection.get_csv_metadata(path=str(path), delimiter=None)
    metadata.is_html = False
    collection.import_csv(ImportCsvRequest(path=str(path), metadata=metadata))
    notes = [collection.get_note(each) for each in sorted(collection.find_notes(""))]
    return [(html.unescape(note["Front"]), html.unescape(note["Back"])) for note in notes]


def pasted(data: bytes) -> list[list[str]]:
    """What Quizlet makes of the text: cards by line feeds, sides by tabs, no quoting."""
    return [line.split("\t") for line in data.decode().removesuffix("\n").split("\n")]


def row(*cards: tuple[str, str]) -> bytes:
    """The file of cards with these questions and answers."""
    questions = [replace(hostile(q, (a,), told=""), key=f"one/{at}") for at, (q, a) in enumerate(cards)]
    return render_tsv(hostile_pool(questions[0]), [AskedQuestion(each, "recall") for each in questions]).data


def told(cards: Sequence[Sequence[str]]) -> list[tuple[str, str]]:
    """The question and the answer proper of each card."""
    return [(front.strip(), back.strip().partition(" · It holds.")[0]) for front, back in cards]


def test_a_card_has_its_question_answer_and_source(collection: Collection) -> None:
    """The answer comes first, with its other spellings, then the fact, its source with the line, topic and key."""
    found = dict(imported(collection, render_tsv(sample(), asked(sample())).data))
    assert found["How many passengers were stranded?"] == (
        "1,200 (or: twelve hundred) · Striking crews left 1,200 passengers stranded on four islands."
        " · As of 4 Mar 2031 · Source: Mara Lindqvist, Ferries halt, The Quay, 4 March 2031, line 6"
        " · The strike · stranded"
    )
    assert found["Which quays stood still?"].startswith("Marlow; Saltby · ")
    assert found["What sailed in the north?"].count("The company counted 60 captains.") == 1
    assert "What was offered? · The crews met → ____ → The strike began" in found


def test_what_a_card_cannot_show_is_said() -> None:
    """Pictures, hints and options are told as left out, and a question about a picture is left out whole."""
    exported = render_tsv(sample(), asked(sample()))
    assert exported.omissions == (
        "captains-company: the picture of its answer is left out",
        "captains-company: its hint is left out",
        "captains-company.reverse: the picture of its answer is left out",
        "offer/map is left out: it asks about a picture, which a line of text cannot show",
        "a flashcard has no options: the wrong answers of 2 of 9 questions are left out",
    )
    assert b"offer/map" not in exported.data
    assert len(pasted(exported.data)) == 8


cards_of_any_text = st.lists(st.tuples(texts, texts), min_size=1, max_size=20)


def joined(card: tuple[str, str]) -> tuple[str, str]:
    """The sides of a card as they should come back: without marks, in one line."""
    front, back = (re.sub("\u2028+", " ", plain(side)) for side in card)
    return front, back


@settings(max_examples=100, deadline=None)
@given(cards_of_any_text)
def test_any_text_survives(cards: list[tuple[str, str]]) -> None:
    """Question and answer come back as they are from a spreadsheet's reader and from plain splitting."""
    data = row(*cards)
    wanted = [joined(card) for card in cards]
    assert told(pasted(data)) == wanted
    assert told(list(csv.reader(io.StringIO(data.decode(), newline=""), delimiter="\t"))) == wanted


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cards_of_any_text)
def test_any_text_survives_in_anki(collection: Collection, cards: list[tuple[str, str]]) -> None:
    """Question and answer come back as they are from Anki, which composes letters with their accents."""
    numbered = [(f"{front} {at}", back) for at, (front, back) in enumerate(cards)]  # Anki takes no front twice
    composed = [(normalize("NFC", front), normalize("NFC", back)) for front, back in map(joined, numbered)]
    assert told(imported(collection, row(*numbered))) == composed


@pytest.mark.parametrize("text", ["=cmd()", "+1", "-2 °C", "@sum", "＝1", '"quoted" so', "#deck:x", '"', "=1\tx\ny"])
def test_nothing_begins_as_a_formula_a_quote_or_a_comment(collection: Collection, text: str) -> None:
    """What a spreadsheet would run, or Anki would not read as text, has a space before it on either side."""
    data = row((text, text), ("Next?", "Yes"))
    assert [len(card) for card in pasted(data)] == [2, 2]
    assert all(side.startswith(" ") for side in pasted(data)[0])
    assert len(imported(collection, data)) == 2


@pytest.mark.parametrize("text", ["a\tb", "a\nb", "a\x85b", "a\u2028b", "a\u2029b", "a\r\nb", "a\n\n\tb"])
def test_a_card_is_one_line(text: str) -> None:
    """Tabs and line feeds within a text become a space."""
    assert told(pasted(row((text, text)))) == [("a b", "a b")]


def test_control_characters_are_dropped() -> None:
    """A control character goes."""
    assert told(pasted(row(("a\x00b\x1b", "\x08c\x7f")))) == [("ab", "c")]


def test_many_hostile_cards_stay_apart(collection: Collection) -> None:
    """However they begin and end, cards come back as they are, in order."""
    cards = [(f"{text} {at}", text) for at, text in enumerate(HOSTILE) if text.strip()]
    found = told(imported(collection, row(*cards)))
    assert found == [(normalize("NFC", front), normalize("NFC", back)) for front, back in map(joined, cards)]


def test_a_picture_of_the_answer_does_not_keep_a_card_out() -> None:
    """Only a picture that the question needs does."""
    back = Picture(MAP.file, MAP.alt, MAP.credit, type(MAP.alt)("back"))
    question = replace(hostile("Who?", ("Ana",), told=""), image=back)
    exported = render_tsv(hostile_pool(question), [AskedQuestion(question, "recall")])
    assert len(pasted(exported.data)) == 1
    assert exported.omissions == ("one/card: the picture of its answer is left out",)
