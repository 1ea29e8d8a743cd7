"""Questions → a package of QTI 1.2 as Canvas takes it: a quiz with a group of questions for each topic.

All questions of a group are worth the same to Canvas, so that a topic has a group for each number of points.
"""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from briefdeck.language.markup import plain
from briefdeck.model import Picture
from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool
from briefdeck.render.deflate import zip_files
from briefdeck.render.exports import Export, by_topic, word_essays
from briefdeck.render.exports.packages import (
    option_id,
    package_id,
    picture_file,
    picture_files,
    question_id,
    title_of,
    write_xml,
)
from briefdeck.render.exports.question_text import (
    accepted_answers,
    answer_html,
    option_html,
    question_html,
    strip_controls,
)

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_TYPES = {"choice": "multiple_choice_question", "typed": "short_answer_question", "recall": "essay_question"}
"""The names of Canvas for the modes of questions."""
_RESPONSE, _FEEDBACK = "response1", "general_fb"
"""The identifiers of Canvas for the one answer of a question and for what is shown with it."""
_META = "associatedcontent/imscc_xmlv1p1/learning-application-resource"


def render_qti(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    """Write a zip that Canvas imports as a quiz, and many other systems as questions.

    It has everything that is asked and shown with the answers, so nothing is omitted.
    """
    quiz = f"quiz-{package_id('qti', pool)}"
    pictures = picture_files(pool, asked, "images")
    files = {
        "imsmanifest.xml": write_xml(_manifest(quiz, [*pictures])),
        f"{quiz}/{quiz}.xml": write_xml(_assessment(quiz, pool, asked)),
        f"{quiz}/assessment_meta.xml": write_xml(_settings(quiz, pool, asked)),
    }
    return Export(zip_files(files | pictures), word_essays(asked))


def _manifest(quiz: str, pictures: Sequence[str]) -> Element:
    """List what is in the package."""
    root = Element("manifest", xmlns=_PACKAGE, identifier=f"{quiz}-package")
    metadata = SubElement(root, "metadata")
    _text(metadata, "schema", "IMS Content")
    _text(metadata, "schemaversion", "1.1.3")
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    questions = SubElement(resources, "resource", identifier=quiz, type="imsqti_xmlv1p2")
    SubElement(questions, "file", href=f"{quiz}/{quiz}.xml")
    SubElement(questions, "dependency", identifierref=f"{quiz}-settings")
    settings = f"{quiz}/assessment_meta.xml"
    for name, kind, href in (
        (f"{quiz}-settings", _META, settings),
        *((_named(at), "webcontent", at) for at in pictures),
    ):
        resource = SubElement(resources, "resource", identifier=name, type=kind, href=href)
        SubElement(resource, "file", href=href)
    return root


def _named(picture: str) -> str:
    return f"picture-{picture.partition('/')[2].partition('.')[0]}"


def _settings(quiz: str, pool: Pool, asked: Sequence[AskedQuestion]) -> Element:
    """Write the settings that Canvas has beyond QTI; those left out keep the defaults of Canvas."""
    root = Element("quiz", xmlns=_CANVAS, identifier=quiz)
    settings = {
        "title": title_of(pool),
        "shuffle_answers": "false",
        "scoring_policy": "keep_highest",
        "quiz_type": "assignment",
        "points_possible": f"{sum(map(pool.worth, asked))}.0",
        "show_correct_answers": "true",
        "allowed_attempts": "1",
        "available": "false",
    }
    for name, value in settings.items():
        _text(root, name, value)
    return root


def _assessment(quiz: str, pool: Pool, asked: Sequence[AskedQuestion]) -> Element:
    root = Element("questestinterop", xmlns=_QTI)
    assessment = SubElement(root, "assessment", ident=quiz, title=title_of(pool))
    _metadata(assessment, {"cc_maxattempts": "1"})
    whole = SubElement(assessment, "section", ident="root_section")
    for topic, here in by_topic(pool, asked):
        title = strip_controls(plain(pool.topics[topic]))
        worths = sorted(set(map(pool.worth, here)))
        for worth in worths:
            told = f"{title} {message('paper.points', count=worth)}" if len(worths) > 1 else title
            ident = f"{quiz}-{topic}" if worth == worths[0] else f"{quiz}-{topic}-{worth}"
            alike = [asked_question for asked_question in here if pool.worth(asked_question) == worth]
            whole.append(_group(pool, alike, worth, {"ident": ident, "title": told}))
    return root


def _group(pool: Pool, asked: Sequence[AskedQuestion], worth: int, attributes: dict[str, str]) -> Element:
    """Write a group of questions that are all *worth* the same."""
    group = Element("section", attributes)
    selection = SubElement(SubElement(group, "selection_ordering"), "selection")
    _text(selection, "selection_number", str(len(asked)))
    _text(SubElement(selection, "selection_extension"), "points_per_item", str(worth))
    group.extend([_item(pool, asked_question) for asked_question in asked])
    return group


def _item(pool: Pool, asked: AskedQuestion) -> Element:
    question = asked.question
    ident = question_id(asked)
    item = Element("item", ident=ident, title=question.key)
    offered = [option_id(asked, option) for option in asked.options]
    fields = {
        "question_type": _TYPES[asked.mode],
        "points_possible": str(pool.worth(asked)),
        "original_answer_ids": ",".join(offered),
        "assessment_question_identifierref": f"{ident}-question",
    }
    _metadata(SubElement(item, "itemmetadata"), fields)

    def address(picture: Picture) -> str:
        return f"$IMS-CC-FILEBASE$/images/{picture_file(pool, picture)}"

    presentation = SubElement(item, "presentation")
    _html(presentation, question_html(question, address))
    if asked.options:
        response = SubElement(presentation, "response_lid", ident=_RESPONSE, rcardinality="Single")
        choice = SubElement(response, "render_choice")
        for name, option in zip(offered, asked.options, strict=True):
            _html(SubElement(choice, "response_label", ident=name), option_html(option))
    else:
        response = SubElement(presentation, "response_str", ident=_RESPONSE, rcardinality="Single")
        SubElement(SubElement(response, "render_fib"), "response_label", ident="answer1", rshuffle="No")
    item.append(_judgement(asked))
    feedback = SubElement(item, "itemfeedback", ident=_FEEDBACK)
    _html(SubElement(feedback, "flow_mat"), answer_html(asked, pool.explain(question), address))
    return item


def _judgement(asked: AskedQuestion) -> Element:
    """Write what is shown with any answer, and which answers are right."""
    processing = Element("resprocessing")
    scale = {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"}
    SubElement(SubElement(processing, "outcomes"), "decvar", scale)
    always = SubElement(processing, "respcondition", {"continue": "Yes"})
    SubElement(SubElement(always, "conditionvar"), "other")
    SubElement(always, "displayfeedback", feedbacktype="Response", linkrefid=_FEEDBACK)
    right = SubElement(processing, "respcondition", {"continue": "No"})
    condition = SubElement(right, "conditionvar")
    if asked.mode == "recall":
        SubElement(condition, "other")
        return processing
    # Canvas reads several as alternatives, and writes them so itself; for other systems there is QTI 2.1.
    answers = (option_id(asked, asked.question.answer),) if asked.options else accepted_answers(asked.question)
    for answer in answers:
        _text(condition, "varequal", answer, respident=_RESPONSE)
    _text(right, "setvar", "100", action="Set", varname="SCORE")
    return processing


def _metadata(parent: Element, fields: dict[str, str]) -> None:
    metadata = SubElement(parent, "qtimetadata")
    for label, entry in fields.items():
        field = SubElement(metadata, "qtimetadatafield")
        _text(field, "fieldlabel", label)
        _text(field, "fieldentry", entry)


def _html(parent: Element, html: str) -> None:
    _text(SubElement(parent, "material"), "mattext", html, texttype="text/html")


def _text(parent: Element, name: str, text: str, **attributes: str) -> None:
    SubElement(parent, name, attributes).text = text
