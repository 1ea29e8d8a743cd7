"""Questions → a package of QTI 2.1: an item each, and a test with a section for each topic."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement, fromstring

from briefdeck.language.markup import plain
from briefdeck.model import Picture
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

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"
_RESPONSE = "RESPONSE"
_LINES = "3"
"""Lines of the field for an answer in words."""


def render_qti21(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    """Write a zip that Blackboard, Brightspace, TAO and others import; a question no program can judge has no score."""
    items = {_name(each): write_xml(_item(pool, each)) for each in asked}
    test = f"test-{package_id('qti21', pool)}"
    files = {
        "imsmanifest.xml": write_xml(_manifest(pool, test, asked)),
        f"{test}.xml": write_xml(_test(pool, test, asked)),
        **items,
        **picture_files(pool, asked, "items"),
    }
    return Export(zip_files(files), word_essays(asked))


def _name(asked: AskedQuestion) -> str:
    return f"items/{question_id(asked)}.xml"


def _manifest(pool: Pool, test: str, asked: Sequence[AskedQuestion]) -> Element:
    root = Element("manifest", xmlns=_PACKAGE, identifier=f"{test}-package")
    metadata = SubElement(root, "metadata")
    SubElement(metadata, "schema").text = "QTIv2.1 Package"
    SubElement(metadata, "schemaversion").text = "1.0.0"
    SubElement(root, "organizations")
    resources = SubElement(root, "resources")
    whole = SubElement(resources, "resource", identifier=test, type="imsqti_test_xmlv2p1", href=f"{test}.xml")
    SubElement(whole, "file", href=f"{test}.xml")
    for each in asked:
        SubElement(whole, "dependency", identifierref=question_id(each))
    for each in asked:
        item = SubElement(
            resources, "resource", identifier=question_id(each), type="imsqti_item_xmlv2p1", href=_name(each)
        )
        for file in (_name(each), *picture_files(pool, [each], "items")):
            SubElement(item, "file", href=file)
    return root


def _test(pool: Pool, test: str, asked: Sequence[AskedQuestion]) -> Element:
    root = Element("assessmentTest", xmlns=_QTI, identifier=test, title=title_of(pool))
    part = SubElement(root, "testPart", identifier="all", navigationMode="nonlinear", submissionMode="individual")
    for topic, here in by_topic(pool, asked):
        title = strip_controls(plain(pool.topics[topic]))
        section = SubElement(part, "assessmentSection", identifier=f"topic-{topic}", title=title, visible="true")
        for each in here:
            SubElement(section, "assessmentItemRef", identifier=question_id(each), href=_name(each))
    return root


def _item(pool: Pool, asked: AskedQuestion) -> Element:
    question = asked.question
    root = Element(
        "assessmentItem",
        {
            "xmlns": _QTI,
            "identifier": question_id(asked),
            "title": question.key,
            "adaptive": "false",
            "timeDependent": "false",
        },
    )
    _declare(root, asked, pool.worth(asked))

    def address(picture: Picture) -> str:
        return picture_file(pool, picture)

    body = SubElement(root, "itemBody")
    body.append(_block(question_html(question, address)))
    _interaction(body, asked)
    if asked.mode != "recall":
        SubElement(
            root,
            "responseProcessing",
            template="http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response",
        )
    shown = answer_html(asked, pool.explain(question), address)
    feedback = SubElement(root, "modalFeedback", outcomeIdentifier="FEEDBACK", identifier="none", showHide="hide")
    feedback.append(_block(shown))
    return root


def _declare(root: Element, asked: AskedQuestion, worth: int) -> None:
    """Declare the answer, what is right, and that it is *worth* so many points."""
    kind = "identifier" if asked.options else "string"
    response = SubElement(root, "responseDeclaration", identifier=_RESPONSE, cardinality="single", baseType=kind)
    if asked.options:
        right = option_id(asked, asked.question.answer)
        _value(SubElement(response, "correctResponse"), right)
        SubElement(SubElement(response, "mapping", defaultValue="0"), "mapEntry", mapKey=right, mappedValue=str(worth))
    elif asked.mode == "typed":
        spellings = accepted_answers(asked.question)
        _value(SubElement(response, "correctResponse"), spellings[0])
        mapping = SubElement(response, "mapping", defaultValue="0")
        for spelling in spellings:
            SubElement(mapping, "mapEntry", mapKey=spelling, mappedValue=str(worth), caseSensitive="false")
    for name, base in (("SCORE", "float"), ("MAXSCORE", "float"), ("FEEDBACK", "identifier")):
        outcome = SubElement(root, "outcomeDeclaration", identifier=name, cardinality="single", baseType=base)
        if name == "MAXSCORE":
            _value(SubElement(outcome, "defaultValue"), str(worth))


def _interaction(body: Element, asked: AskedQuestion) -> None:
    if asked.options:
        choice = SubElement(body, "choiceInteraction", responseIdentifier=_RESPONSE, shuffle="false", maxChoices="1")
        for option in asked.options:
            shown = SubElement(choice, "simpleChoice", identifier=option_id(asked, option))
            shown.append(_block(option_html(option)))
    elif asked.mode == "typed":
        SubElement(SubElement(body, "p"), "textEntryInteraction", responseIdentifier=_RESPONSE, expectedLength="40")
    else:
        SubElement(body, "extendedTextInteraction", responseIdentifier=_RESPONSE, expectedLines=_LINES)


def _block(html: str) -> Element:
    """Return the element that holds *html*, which our own writer made well-formed."""
    unfolded = html.replace("<details><summary>", "<p><i>").replace("</summary>", "</i></p>").replace("</details>", "")
    closed = unfolded.replace("<br>", "<br/>")
    return fromstring(f"<div>{_closed_images(closed)}</div>")  # noqa: S314 - our own text, escaped


def _closed_images(html: str) -> str:
    """Close each <img>, as XML wants it."""
    parts = html.split("<img ")
    return parts[0] + "".join("<img " + part.replace(">", "/>", 1) for part in parts[1:])


def _value(parent: Element, text: str) -> None:
    SubElement(parent, "value").text = text
