"""Moodle XML, QTI 2.1, Aiken, flashcards with the answer alone, and SCORM."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given

from briefdeck.language.markup import plain
from briefdeck.model import Quiz
from briefdeck.quiz import AskedQuestion
from briefdeck.render.exports import EXPORT_FORMATS
from briefdeck.render.exports.aiken import render_aiken
from briefdeck.render.exports.gift import render_gift
from briefdeck.render.exports.moodle_xml import render_moodle_xml
from briefdeck.render.exports.qti21 import render_qti21
from briefdeck.render.exports.quizlet import render_quizlet
from briefdeck.render.exports.scorm import render_scorm
from tests.support.quiz_sample import asked, hostile, hostile_pool, sample, texts

_QTI = "{http://www.imsglobal.org/xsd/imsqti_v2p1}"
NEW = ("moodle", "qti21", "aiken", "quizlet")


def _read(data: bytes) -> ElementTree.Element:
    return ElementTree.fromstring(data)  # noqa: S314 - our own


@pytest.mark.parametrize("name", NEW)
def test_the_same_bytes_each_time(name: str) -> None:
    """The same questions give the same file, and what cannot be carried is named."""
    form = EXPORT_FORMATS[name]
    one, other = (form.render(sample(), asked(sample())) for _ in range(2))
    assert one == other
    assert one.data


@given(texts, texts)
def test_any_text_is_carried(prompt: str, answer: str) -> None:
    """Whatever stands in question and answer, each file can be read and holds both."""
    question = hostile(prompt, (answer, f"{answer} 2"), told="")
    pool = hostile_pool(question)
    chosen = [AskedQuestion(question, "choice", (answer, f"{answer} 2"))]
    root = _read(render_moodle_xml(pool, chosen).data)
    (found,) = root.findall("question[@type='multichoice']")
    assert [each.get("fraction") for each in found.findall("answer")] == ["100", "0"]
    with zipfile.ZipFile(io.BytesIO(render_qti21(pool, chosen).data)) as package:
        for name in package.namelist():
            _read(package.read(name))
    lines = render_aiken(pool, chosen).data.decode().splitlines()
    assert lines[-1] == "ANSWER: A"
    assert render_quizlet(pool, chosen).data.decode().count("\t") == 1


def test_moodle_has_a_type_for_each_kind() -> None:
    """Choices, short answers with their spellings, essays; topics are categories, pictures are files."""
    data = render_moodle_xml(sample(), asked(sample())).data
    root = _read(data)
    kinds = [each.get("type") for each in root.findall("question")]
    assert {"category", "multichoice", "shortanswer"} <= set(kinds)
    short = next(each for each in root.findall("question") if each.findtext("name/text") == "stranded")
    spellings = [each.findtext("text") for each in short.findall("answer")]
    assert {"1,200", "1200", "twelve hundred"} <= set(spellings)
    assert [file.get("encoding") for file in root.iter("file")] == ["base64"] * len([*root.iter("file")])
    assert any(file.text for file in root.iter("file"))


def test_a_line_of_time_is_put_in_order() -> None:
    """Moodle grades the order of a line of time itself."""
    (offer,) = (each for each in asked(sample()) if each.question.key == "offer")
    root = _read(render_moodle_xml(sample(), [offer]).data)
    (found,) = root.findall("question[@type='ordering']")
    assert [each.findtext("text") for each in found.findall("answer")] == [
        "The crews met",
        "A raise",
        "The strike began",
    ]


def test_qti_scores_each_spelling() -> None:
    """Any of the spellings scores a point, whatever its case; the manifest lists every file."""
    with zipfile.ZipFile(io.BytesIO(render_qti21(sample(), asked(sample())).data)) as package:
        names = set(package.namelist())
        item = _read(package.read("items/q-stranded.xml"))
        manifest = package.read("imsmanifest.xml").decode()
    entries = {each.get("mapKey") for each in item.iter(f"{_QTI}mapEntry")}
    assert {"1,200", "1200", "twelve hundred"} <= entries
    assert all(name in manifest for name in names - {"imsmanifest.xml"})


def test_points_are_carried() -> None:
    """What a question is worth stands in QTI and Moodle XML; GIFT, which knows no points, has them in a comment."""
    pool = replace(sample(), points={"choice": 1, "typed": 2, "recall": 4})
    worth = {each.question.key: pool.worth(each) for each in asked(pool)}
    assert set(worth.values()) == {1, 2, 4}
    moodle = {
        each.findtext("name/text"): int(each.findtext("defaultgrade") or 0)
        for each in _read(render_moodle_xml(pool, asked(pool)).data).findall("question")
        if each.get("type") != "category"
    }
    assert moodle == worth
    with zipfile.ZipFile(io.BytesIO(render_qti21(pool, asked(pool)).data)) as package:
        items = [_read(package.read(name)) for name in package.namelist() if name.startswith("items/q-")]
    most = f"{_QTI}outcomeDeclaration[@identifier='MAXSCORE']/{_QTI}defaultValue/{_QTI}value"
    assert {str(item.get("title")): int(item.findtext(most) or 0) for item in items} == worth
    scored = {
        str(item.get("title")): {entry.get("mappedValue") for entry in item.iter(f"{_QTI}mapEntry")} for item in items
    }
    assert {key: found for key, found in scored.items() if found} == {
        each.question.key: {str(pool.worth(each))} for each in asked(pool) if each.mode != "recall"
    }
    blocks = render_gift(pool, asked(pool)).data.decode().split("\n\n")
    told = {key: f"// ({points} points)\n::{key}::" for key, points in worth.items() if points > 1}
    assert all(any(line in block for block in blocks) for line in told.values())


def test_a_flashcard_has_the_answer_alone() -> None:
    """Quizlet asks for the definition itself: nothing stands beside the answer."""
    lines = dict(line.split("\t") for line in render_quizlet(sample(), asked(sample())).data.decode().splitlines())
    assert lines["How many passengers were stranded?"] == "1,200"


def test_aiken_leaves_out_by_name() -> None:
    """What is no choice is left out by name."""
    export = render_aiken(sample(), asked(sample()))
    able = [each for each in asked(sample()) if each.options]
    blocks = export.data.decode().strip().split("\n\n")
    assert len(blocks) + len(export.omissions) == len(asked(sample()))
    assert plain(able[0].question.prompt) == blocks[0].splitlines()[0]


def test_a_package_of_scorm_holds_the_page() -> None:
    """The page is in it, and the manifest starts it."""
    with zipfile.ZipFile(io.BytesIO(render_scorm(sample(), Quiz()))) as package:
        assert package.namelist() == ["imsmanifest.xml", "quiz.html"]
        manifest = _read(package.read("imsmanifest.xml"))
    (resource,) = (each for each in manifest.iter() if each.tag.endswith("}resource"))
    assert resource.get("href") == "quiz.html"
