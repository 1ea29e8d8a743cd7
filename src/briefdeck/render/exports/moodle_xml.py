"""Questions → Moodle XML: with tags, pictures as files, and lists and lines of time to be put in order."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from briefdeck.language.markup import plain
from briefdeck.model import Picture
from briefdeck.quiz import AskedQuestion, Pool
from briefdeck.render.exports import Export, by_topic, word_essays
from briefdeck.render.exports.packages import picture_file, write_xml
from briefdeck.render.exports.question_text import (
    accepted_answers,
    answer_html,
    option_html,
    question_html,
    strip_controls,
)

_TYPES = {"choice": "multichoice", "typed": "shortanswer", "recall": "essay"}
"""The names of Moodle for the modes of questions."""


def render_moodle_xml(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    """Write a file with a category for each topic; a question no program can judge becomes an essay."""
    root = Element("quiz")
    for topic, here in by_topic(pool, asked):
        category = SubElement(root, "question", type="category")
        path = "/".join(_path(name) for name in ("$course$", "top", pool.title, pool.topics[topic]))
        _text(SubElement(category, "category"), path)
        root.extend([_question(pool, asked_question) for asked_question in here])
    return Export(write_xml(root), word_essays([each for each in asked if not _in_order(each)], len(asked)))


def _question(pool: Pool, asked: AskedQuestion) -> Element:
    question = asked.question
    kind = "ordering" if _in_order(asked) else _TYPES[asked.mode]
    element = Element("question", type=kind)
    _text(SubElement(element, "name"), question.key)

    def address(picture: Picture) -> str:
        return f"@@PLUGINFILE@@/{picture_file(pool, picture)}"

    _html(element, "questiontext", question_html(question, address), _picture(pool, question.picture_on("front")))
    shown = answer_html(asked, pool.explain(question), address)
    _html(element, "generalfeedback", shown, _picture(pool, question.picture_on("back")))
    _plain(element, "defaultgrade", str(pool.worth(asked)))
    _plain(element, "penalty", "0.3333333")
    _plain(element, "idnumber", question.key[:100])
    _answers(element, asked)
    if question.tags:
        tags = SubElement(element, "tags")
        for tag in question.tags:
            _text(SubElement(tags, "tag"), strip_controls(tag))
    return element


def _answers(element: Element, asked: AskedQuestion) -> None:
    """Write how *asked* is answered, as its type needs it."""
    if _in_order(asked):
        for name, value in {"layouttype": "VERTICAL", "selecttype": "ALL", "gradingtype": "ABSOLUTE_POSITION"}.items():
            _plain(element, name, value)
        for item in _ordered_items(asked):
            _answer(element, option_html(item), 1, "html")
    elif asked.options:
        _plain(element, "single", "true")
        _plain(element, "shuffleanswers", "true")
        _plain(element, "answernumbering", "abc")
        for option in asked.options:
            _answer(element, option_html(option), 100 if option == asked.question.answer else 0, "html")
    elif asked.mode == "typed":
        _plain(element, "usecase", "0")
        for spelling in accepted_answers(asked.question):
            _answer(element, spelling.replace("*", "\\*"), 100, "plain_text")
    else:
        _plain(element, "responseformat", "plain")
        _plain(element, "responserequired", "1")


def _in_order(asked: AskedQuestion) -> bool:
    """Tell whether things are to be put in order: a list that has one, or a line of time."""
    return len(_ordered_items(asked)) > 2


def _ordered_items(asked: AskedQuestion) -> tuple[str, ...]:
    question = asked.question
    if question.ordered:
        return question.items
    return (*question.before, question.answer, *question.after) if question.before or question.after else ()


def _picture(pool: Pool, picture: Picture | None) -> tuple[str, bytes] | None:
    return (picture_file(pool, picture), pool.images[picture.file]) if picture else None


def _path(name: str) -> str:
    return strip_controls(plain(name)).replace("/", "//")


def _html(parent: Element, name: str, html: str, picture: tuple[str, bytes] | None) -> None:
    element = SubElement(parent, name, format="html")
    _text(element, html)
    if picture is not None:
        file = SubElement(element, "file", name=picture[0], path="/", encoding="base64")
        file.text = base64.b64encode(picture[1]).decode()


def _answer(parent: Element, text: str, fraction: int, form: str) -> None:
    answer = SubElement(parent, "answer", fraction=str(fraction), format=form)
    _text(answer, text)


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = text


def _plain(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = text
