"""The exports together: what all of them promise."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from hashlib import sha256

import pytest

from briefdeck.quiz import BLANK, AskedQuestion, Pool, ask_question
from briefdeck.render.exports import EXPORT_FORMATS, ExportFormat
from briefdeck.render.exports.question_text import accepted_answers, answer_html, timeline_items
from tests.support.quiz_sample import asked, hostile, hostile_pool, sample, sample_questions

pytestmark = pytest.mark.slow

PRINT = """
from hashlib import sha256
from tests.support.quiz_sample import asked, sample
from briefdeck.render.exports import EXPORT_FORMATS
for form in EXPORT_FORMATS.values():
    print(sha256(form.render(sample(), asked(sample())).data).hexdigest())
"""

forms = pytest.mark.parametrize("form", EXPORT_FORMATS.values(), ids=EXPORT_FORMATS)


def test_the_same_questions_give_the_same_bytes() -> None:
    """In another process, with another hash seed, at another time: the same files."""
    ours = [sha256(form.render(sample(), asked(sample())).data).hexdigest() for form in EXPORT_FORMATS.values()]
    theirs = subprocess.run(
        [sys.executable, "-c", PRINT],
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(filter(None, sys.path)), "TZ": "Asia/Tokyo"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert theirs.stdout.split() == ours


@pytest.mark.parametrize("name", ["qti", "kahoot"])
def test_a_zip_depends_on_nothing_but_its_content(name: str) -> None:
    """Its files are stored, not compressed, and bear the oldest date that a zip can bear."""
    data = EXPORT_FORMATS[name].render(sample(), asked(sample())).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {(each.compress_type, each.date_time) for each in archive.infolist()} == {
            (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
        }
        assert not any(b"202" in archive.read(each) for each in archive.namelist() if "core.xml" in each)


@forms
@pytest.mark.parametrize("number", [0, 3])
def test_every_question_is_carried_or_named(form: ExportFormat, number: int) -> None:
    """What a seed draws is in the file or said to be left out, and nothing else is in it: none goes silently."""
    drawn = sample_questions(sample().questions, "7", number)
    exported = form.render(sample(), [ask_question(each.question, "7", form.modes) for each in drawn])
    named = {sentence.partition(" is left out: ")[0] for sentence in exported.omissions if " is left out: " in sentence}
    whole = exported.data.decode("utf-8", "replace")
    carried = {each.key for each in sample().questions if each.prompt in whole}
    assert carried | named == {each.question.key for each in drawn}
    assert carried.isdisjoint(named)


@forms
def test_no_question_makes_a_file(form: ExportFormat) -> None:
    """A quiz without questions is a file without questions."""
    exported = form.render(sample(), [])
    assert exported.omissions == ()
    assert isinstance(exported.data, bytes)


@forms
def test_sentences_are_whole(form: ExportFormat) -> None:
    """What is left out is said in one line, that names what it is about."""
    question = hostile("Who?", ("->", "&&058;"), accept=("&&010",))
    of: Pool = hostile_pool(question)
    for each in form.render(
        of, [AskedQuestion(question, "typed"), AskedQuestion(question, "choice", ("->", "&&058;"))]
    ).omissions:
        assert "\n" not in each
        assert not each.endswith(".")


def test_what_is_typed_is_right_however_it_is_written() -> None:
    """Spellings that the quiz takes as well are written out for programs that compare letter by letter, each once."""
    answer = hostile("How many?", ("At least 10,000",), accept=("Bogotá", "bogotá"))
    written = accepted_answers(answer)
    assert written[0] == "At least 10,000"
    assert {"10,000", "10000", "ten thousand", "bogota", "bogotá", "at least 10000"} <= set(map(str.lower, written))
    assert len({spelling.casefold() for spelling in written}) == len(written)
    assert accepted_answers(hostile("Who?", ("The",))) == ("The",)


@pytest.mark.parametrize(
    ("answer", "typed"),
    [
        ("Sean O’Brien", "Sean O'Brien"),
        ("Sykes–Picot", "Sykes-Picot"),
        ("Saint-Étienne", "Saint-Etienne"),
        ("“Jules et Jim”", "Jules et Jim"),
        ("1,000 km", "1000 kilometres"),
        ("18 June 2031", "June 18, 2031"),
        ("$50bn", "50 billion dollars"),
    ],
)
def test_what_a_keyboard_types_is_written_out(answer: str, typed: str) -> None:
    """The signs of a keyboard are among the spellings, and other ways to write a number or date."""
    assert typed in accepted_answers(hostile("Which?", (answer,)))


@pytest.mark.parametrize(("answer", "other"), [("B-", "B"), ("C++", "C"), ("-40", "40"), ("Apollo 11", "11")])
def test_what_is_another_answer_is_not_written_out(answer: str, other: str) -> None:
    """A sign, and a word before a number, are in every spelling."""
    assert other not in accepted_answers(hostile("Which?", (answer,)))


def test_an_answer_that_is_the_fact_is_told_once() -> None:
    """A question that asks back for the fact shows it as its answer, and not again; one with options shows the fact."""
    question = hostile("What?", ("It holds.", "It does not."), told="")
    told = hostile_pool(question).explanations["one"]
    recalled, chosen = (answer_html(AskedQuestion(question, kind), told, str) for kind in ("recall", "typed"))
    assert recalled.startswith("<p><b>Answer:</b> It holds.</p><p>Said by ")
    assert chosen.startswith("<p>It holds.</p><p>Said by ")


def test_the_order_of_a_line_of_time_is_kept() -> None:
    """What happened before stands before the gap, what happened after behind it."""
    (offer,) = (each for each in sample().questions if each.key == "offer")
    assert timeline_items(offer) == ("The crews met", BLANK, "The strike began")
