"""GIFT: what gift-pegjs, a parser that knows Moodle's rules, reads back."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from base64 import b64decode
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import html

from briefdeck.language.markup import plain
from briefdeck.quiz import AskedQuestion, Pool, judge
from briefdeck.render.exports.gift import render_gift
from tests.support.quiz_sample import HOSTILE, MAP, PICTURE, asked, hostile, hostile_pool, sample, texts

pytestmark = pytest.mark.slow

WEB = Path(__file__).parent / "web"
Read = Callable[[str], list[dict[str, Any]]]

many = settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.fixture(scope="module")
def read() -> Iterator[Read]:
    """Reads GIFT as gift-pegjs does, in one run of Node.js."""
    node = shutil.which("node")
    if not node or not (WEB / "node_modules" / "gift-pegjs").exists():
        why = "Node.js is missing" if not node else "gift-pegjs is missing: run `npm ci` in tests/web"
        pytest.fail(why) if os.environ.get("CI") == "true" else pytest.skip(why)
    assert node
    pipe: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "encoding": "utf-8"}
    with subprocess.Popen([node, "read_gift.js"], cwd=WEB, **pipe) as process:
        assert process.stdin is not None
        assert process.stdout is not None

        def read(text: str) -> list[dict[str, Any]]:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write(json.dumps(text) + "\n")
            process.stdin.flush()
            answer = json.loads(process.stdout.readline())
            assert "fault" not in answer, (answer["fault"], text)
            questions: list[dict[str, Any]] = answer["questions"]
            return questions

        yield read
        process.stdin.close()


def words(markup: str) -> list[str]:
    """What the paragraphs and items of some HTML say, in order."""
    tree = html.fromstring(f"<div>{markup}</div>")
    return [each.text_content() for each in tree.iter("p", "li")]


def one(of: Pool, kind: str, read: Read) -> tuple[str, dict[str, Any]]:
    """The category and the question that the one question of a pool becomes, asked as *kind*."""
    question = of.questions[0]
    options = (question.answer, *question.wrong) if kind == "choice" else ()
    exported = render_gift(of, [AskedQuestion(question, kind, options)])  # type: ignore[arg-type]
    category, read_back = read(exported.data.decode())
    return category["title"], read_back


def test_every_kind_is_read_back(read: Read) -> None:
    """Typed questions become short answers with all spellings, those with options choices, the others essays."""
    exported = render_gift(sample(), asked(sample()))
    assert [each for each in exported.omissions if "grade by hand" not in each] == []
    found = read(exported.data.decode())
    kinds = {each["title"]: each["type"] for each in found}
    assert kinds["stranded"] == "Short"
    assert kinds["captains-union"] == "MC"
    assert kinds["captains-company/list"] == "Essay"
    assert kinds["captains-company.reverse"] == "Essay"
    assert {key for key, kind in kinds.items() if kind != "Category"} == {each.key for each in sample().questions}
    spelled = next(each for each in found if each["title"] == "stranded")["choices"]
    assert [each["text"]["text"] for each in spelled][:2] == ["1,200", "twelve hundred"]
    offered = next(each for each in found if each["title"] == "captains-union")["choices"]
    assert [each["text"]["text"] for each in offered if each["isCorrect"]] == ["At least 85"]
    assert len(offered) == 4


def test_each_topic_is_a_category(read: Read) -> None:
    """The questions of a topic follow its category, in the order of the topics; an id number tells the question."""
    found = read(render_gift(sample(), asked(sample())[::-1]).data.decode())
    assert [each["title"] for each in found if each["type"] == "Category"] == [
        "The ferry strike/The strike",
        "The ferry strike/Money & pay",
    ]
    assert found[0]["type"] == "Category"
    assert all(each["id"] == each["title"] for each in found if each["type"] != "Category")


def test_the_source_stands_in_the_feedback(read: Read) -> None:
    """With the answer come the fact, who said it, as of when, where it stands with its line, and what is disputed."""
    found = read(render_gift(sample(), asked(sample())).data.decode())
    feedback = next(each for each in found if each["title"] == "captains-union")["globalFeedback"]
    assert feedback["format"] == "html"
    assert words(feedback["text"]) == [
        "The union counted at least 85 captains.",
        "Said by the union",
        "As of 4 Mar 2031",
        "Source: Mara Lindqvist, Ferries halt, The Quay, 4 March 2031, lines 8–9",
        "Disputed: How many captains were on strike?",
        "Neither says how it counted.",
        "Against it: The company counted 60 captains. (Mara Lindqvist, Ferries halt, The Quay, 4 March 2031, line 11)",
    ]
    assert "<i>at least</i>" in feedback["text"]


def test_an_essay_is_told_its_answer(read: Read) -> None:
    """What no program judges has its answer in the feedback, and a line of time in the question."""
    found = {each["title"]: each for each in read(render_gift(sample(), asked(sample())).data.decode())}
    assert words(found["offer"]["globalFeedback"]["text"])[:2] == ["Answer: A raise", "A raise was on offer."]
    assert words(found["offer"]["stem"]["text"]) == ["What was offered?", "The crews met", "____", "The strike began"]


def test_a_picture_is_in_the_file(read: Read) -> None:
    """A picture stands with the side it belongs to, inside the file, with its description and its credit."""
    found = {each["title"]: each for each in read(render_gift(sample(), asked(sample())).data.decode())}
    for key, side in (("offer/map", "stem"), ("captains-company", "globalFeedback")):
        image = html.fromstring(found[key][side]["text"]).find(".//img")
        kind, data = image.get("src").split(";base64,")
        assert kind == "data:image/svg+xml"
        assert b64decode(data) == PICTURE
        assert image.get("alt").startswith("A map")
        assert "Drawn for this bank." in words(found[key][side]["text"])


@many
@given(texts, texts, texts, texts)
def test_any_text_survives_in_a_choice(read: Read, prompt: str, right: str, wrong: str, told: str) -> None:
    """The words of question, options, hint and feedback come back as they are."""
    question = hostile(prompt, (right, wrong), told=told)
    _, found = one(hostile_pool(question, told), "choice", read)
    assert found["title"] == "one/card"
    assert found["type"] == "MC"
    assert found["stem"]["format"] == "html"
    assert words(found["stem"]["text"]) == [plain(prompt), plain(told)]
    assert [(each["isCorrect"], each["weight"]) for each in found["choices"]] == [(True, None), (False, None)]
    shown = [html.fromstring(f"<p>{each['text']['text']}</p>").text_content() for each in found["choices"]]
    assert shown == [plain(right).strip("\ufeff"), plain(wrong)]
    assert words(found["globalFeedback"]["text"])[0] == plain(told)


@many
@given(texts, texts, texts)
def test_any_text_survives_when_it_is_typed(read: Read, prompt: str, right: str, other: str) -> None:
    """Each spelling comes back as it is, a star escaped; what GIFT cannot hold is said, word for word."""
    question = hostile(prompt, (right,), accept=(other,))
    exported = render_gift(hostile_pool(question), [AskedQuestion(question, "typed")])
    _, found = read(exported.data.decode())
    shown = [each["text"]["text"].replace("\\*", "*") for each in found.get("choices", [])]
    assert found["type"] == ("Short" if shown else "Essay")
    assert shown == [each for each in shown if judge(each, (plain(right), other)) == "right" or each in (right, other)]
    for each in (plain(right), other):
        assert each in shown or any(f"“{each}”" in sentence for sentence in exported.omissions)
    assert all("->" in sentence or "&&" in sentence for sentence in exported.omissions)


@many
@given(texts, texts)
def test_any_name_survives_in_a_category(read: Read, title: str, topic: str) -> None:
    """The parts of a category's path, split as Moodle splits them, are the title and the topic."""
    question = hostile("Who?", ("Ana", "Bo"))
    path, _ = one(hostile_pool(question, title=title, topic=topic), "choice", read)
    parts = re.split(r"(?<!/)/(?!/)", path)
    names = [part.replace("\\\\", "\\").strip().replace("//", "/").strip() for part in parts]
    assert names == [" ".join(plain(each).split()) for each in (title, topic)]


@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_what_means_something_to_moodle_is_kept_from_it(text: str) -> None:
    """Moodle reads more coarsely than the parser: no sign is left bare, no answer begins with a weight or a format."""
    question = hostile(text, (text, f"{text} 2"))
    exported = render_gift(
        hostile_pool(question), [AskedQuestion(question, "choice", (text, f"{text} 2"))]
    ).data.decode()
    _, _, asks, right, wrong, told, end, rest = exported.split("\n")[1:]
    assert asks.startswith("::one/card::[html]<p>")
    assert (right[:2], wrong[:2], told[:5], end, rest) == ("\t=", "\t~", "\t####", "}", "")
    for inside in (asks.removeprefix("::one/card::")[:-1], right[2:], wrong[2:], told[5:]):
        bare = re.sub(r"\\.", "", inside)
        assert not re.search(r"[~=#{}:\\\n]|&&[0-9]", bare)
        assert not bare.startswith("%")
        assert not bare.startswith("[") or bare.startswith("[html]")


def test_a_star_stands_for_itself() -> None:
    """To Moodle a star in an answer that is typed is any letters; with a backslash, itself escaped, it is a star."""
    question = hostile("Which mark?", ("*",), accept=("**",))
    lines = render_gift(hostile_pool(question), [AskedQuestion(question, "typed")]).data.decode().split("\n")
    assert [line for line in lines if line.startswith("\t=")] == ["\t=\\\\*", "\t=\\\\*\\\\*"]


def test_a_category_may_have_slashes_and_backslashes() -> None:
    r"""A slash is doubled, and apart from the one between names; a backslash is doubled, or `\n` would end the line."""
    question = hostile("Who?", ("Ana", "Bo"))
    of = hostile_pool(question, title="and/or", topic="/a\\nb/")
    first = render_gift(of, [AskedQuestion(question, "recall")]).data.decode().split("\n")[0]
    assert first == "$CATEGORY: and//or/ //a\\\\nb// "


def test_a_topic_without_questions_is_no_category() -> None:
    """Only the topics of the questions asked are there."""
    money = [each for each in asked(sample()) if each.question.topic == "money"]
    assert render_gift(sample(), money).data.decode().count("$CATEGORY: ") == 1


def test_a_long_key_has_no_id_number() -> None:
    """An id number that Moodle's question bank cannot hold is not written; the name tells the question."""
    question = replace(hostile("Who?", ("Ana", "Bo")), key="k" * 101)
    exported = render_gift(hostile_pool(question), [AskedQuestion(question, "recall")]).data.decode()
    assert "[id:" not in exported
    assert f"::{'k' * 101}::" in exported


def test_control_characters_are_dropped(read: Read) -> None:
    """A control character goes, a line feed becomes a line of its own."""
    question = hostile("a\x00b\x1bc\x7f\r\nd", ("x\x08", "y"))
    _, found = one(hostile_pool(question), "choice", read)
    assert found["stem"]["text"].startswith("<p>abc<br>d</p>")
    assert [each["text"]["text"] for each in found["choices"]] == ["x", "y"]


def test_without_the_picture_the_question_is_the_same(read: Read) -> None:
    """A picture's own words cannot break out of its tag."""
    picture = replace(MAP, alt=type(MAP.alt)('"><script>=#{'), credit=type(MAP.credit)("<b>*x*</b>"))
    question = replace(hostile("Which?", ("Ana", "Bo")), image=picture)
    _, found = one(hostile_pool(question), "choice", read)
    tree = html.fromstring(found["stem"]["text"])
    assert tree.find(".//img").get("alt") == '"><script>=#{'
    assert tree.find(".//script") is None
    assert tree.find(".//small").text_content() == "<b>x</b>"
