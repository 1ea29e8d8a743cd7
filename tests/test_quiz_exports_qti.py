"""QTI 1.2: what programs that know Canvas's packages read back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
import qti2latex
from hypothesis import HealthCheck, given, settings
from lxml import etree, html
from qti_package_maker.common.package_integrity import check_package
from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

from briefdeck.language.markup import plain
from briefdeck.quiz import AskedQuestion, Pool, QuestionMode, judge
from briefdeck.render.exports.qti import render_qti
from tests.support.quiz_sample import HOSTILE, PICTURE, asked, hostile, hostile_pool, sample, texts

pytestmark = pytest.mark.slow

many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def files(data: bytes) -> dict[str, bytes]:
    """What is in a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def questions(data: bytes) -> ElementTree.Element:
    """The file of a package that has the questions, found by its manifest."""
    package = files(data)
    manifest = etree.fromstring(package["imsmanifest.xml"])
    (resource,) = manifest.findall(".//{*}resource[@type='imsqti_xmlv1p2']")
    return ElementTree.fromstring(package[resource.find("{*}file").get("href")])  # noqa: S314  (made just now)


def items(data: bytes) -> dict[str, ElementTree.Element]:
    """The questions of a package by their titles."""
    return {each.attrib["title"]: each for each in qti2latex.findall_anyns(questions(data), "item")}


def feedback(item: ElementTree.Element) -> str:
    """What is shown with the answer."""
    (shown,) = qti2latex.findall_anyns(item, "itemfeedback")
    return str(qti2latex.text_of(qti2latex.first(qti2latex.findall_anyns(shown, "mattext"))))


def words(markup: str) -> list[str]:
    """What the paragraphs and items of some HTML say, in order."""
    return [each.text_content() for each in html.fromstring(f"<div>{markup}</div>").iter("p", "li")]


def one(of: Pool, kind: QuestionMode) -> ElementTree.Element:
    """The item that the one question of a pool becomes, asked as *kind*."""
    question = of.questions[0]
    options = (question.answer, *question.wrong) if kind == "choice" else ()
    (item,) = items(render_qti(of, [AskedQuestion(question, kind, options)]).data).values()
    return item


def test_the_package_holds_together(tmp_path: Path) -> None:
    """Each file, picture, answer and identifier that is spoken of is there, as another maker of packages checks it."""
    exported = render_qti(sample(), asked(sample()))
    assert [each for each in exported.omissions if "graded by hand" not in each and "grade by hand" not in each] == []
    path = tmp_path / "quiz.qti.zip"
    path.write_bytes(exported.data)
    assert check_package(str(path)) == []


def test_every_kind_is_read_back() -> None:
    """Questions are of the kind they are asked in; what is right is the answer, and nothing else is."""
    found = items(render_qti(sample(), asked(sample())).data)
    assert set(found) == {each.key for each in sample().questions}
    kinds = {key: qti2latex.guess_type(qti2latex.get_qti_metadata(item), item) for key, item in found.items()}
    assert kinds["stranded"] == "short_answer_question"
    assert qti2latex.get_correct_idents(found["stranded"]) >= {"1,200", "twelve hundred", "1200"}
    assert kinds["captains-union"] == "multiple_choice_question"
    offered = dict(qti2latex.get_choices(found["captains-union"]))
    (right,) = qti2latex.get_correct_idents(found["captains-union"])
    assert offered[right] == "At least 85"
    assert len(offered) == 4
    assert kinds["captains-company/list"] == "essay_question"
    assert words(feedback(found["captains-company/list"]))[0] == "Answer: Marlow; Saltby"


def test_each_topic_is_a_group() -> None:
    """The questions of a topic that are worth the same are a group of which all are picked."""
    exported = render_qti(sample(), asked(sample()))
    root = questions(exported.data)
    whole = qti2latex.child_anyns(qti2latex.child_anyns(root, "assessment"), "section")
    groups = {each.attrib["title"]: qti2latex.get_group(each) for each in whole}
    assert list(groups) == ["The strike (1 point)", "The strike (2 points)", "Money & pay"]
    worth = {each.question.key: sample().worth(each) for each in asked(sample())}
    for section, (picked, points, there) in zip(whole, groups.values(), strict=True):
        assert picked == len(there)
        assert {worth[item.attrib["title"]] for item in section if item.tag.endswith("item")} == {points}
    assert sum(picked for picked, _, _ in groups.values()) == len(sample().questions)
    fields = {key: qti2latex.get_qti_metadata(item)["points_possible"] for key, item in items(exported.data).items()}
    assert fields == {key: str(points) for key, points in worth.items()}


def test_the_source_stands_in_the_feedback() -> None:
    """With the answer come the fact, who said it, as of when, and where it stands with its line."""
    shown = feedback(items(render_qti(sample(), asked(sample())).data)["captains-union"])
    assert words(shown)[:4] == [
        "The union counted at least 85 captains.",
        "Said by the union",
        "As of 4 Mar 2031",
        "Source: Mara Lindqvist, Ferries halt, The Quay, 4 March 2031, lines 8–9",
    ]
    assert "<i>at least</i>" in shown


def test_a_picture_is_in_the_package() -> None:
    """A picture is a file of the package, once, and shown where its side is."""
    data = render_qti(sample(), asked(sample())).data
    (name,) = [name for name in files(data) if name.startswith("images/")]
    assert files(data)[name] == PICTURE
    found = items(data)
    for markup in (qti2latex.get_item_stem(found["offer/map"]), feedback(found["captains-company"])):
        assert html.fromstring(markup).find(".//img").get("src") == f"$IMS-CC-FILEBASE$/{name}"
    assert "<img" not in qti2latex.get_item_stem(found["captains-company"])


def test_what_a_question_is_known_by_never_changes() -> None:
    """Its identifier follows from its key, those of its options from their texts: order and company do not matter."""
    (union,) = (each for each in asked(sample()) if each.question.key == "captains-union")
    turned = AskedQuestion(union.question, "choice", union.options[::-1])
    whole = items(render_qti(sample(), asked(sample())).data)["captains-union"]
    alone = items(render_qti(sample(), [turned]).data)["captains-union"]
    assert whole.attrib["ident"] == alone.attrib["ident"] == "q-captains-union"
    assert qti2latex.get_choices(alone) == qti2latex.get_choices(whole)[::-1]
    assert qti2latex.get_correct_idents(alone) == qti2latex.get_correct_idents(whole)


def test_two_keys_are_never_one_identifier() -> None:
    """The items of all questions have identifiers of their own."""
    found = items(render_qti(sample(), asked(sample())).data)
    assert len({each.attrib["ident"] for each in found.values()}) == len(sample().questions)
    assert found["stranded/cloze.2"].attrib["ident"] == "q-stranded_cloze.2"


THEIRS = """\
Quiz title: Theirs

GROUP
pick: 3
points per question: 1

1. Who leads?
... Told.
*a) Ana
b) Bo

1. Who answers?
... Told.
* Ana
* Reyes

1. Who tells?
... Told.
____

END_GROUP
"""


def shape(element: ElementTree.Element) -> object:
    """The elements, attributes and labels of some XML, without what they say."""
    name = element.tag.rpartition("}")[2]
    label = element.text if name == "fieldlabel" else ""
    # what they validate against says nothing of the content
    attributes = sorted(each for each in element.attrib if not each.endswith("schemaLocation"))
    inside = [shape(each) for each in element]
    # text2qti shows the feedback of an essay after the condition that ends its judgement, Canvas and we before it
    return name, attributes, label, sorted(inside, key=str) if name == "resprocessing" else inside


def test_canvas_is_told_as_text2qti_tells_it() -> None:
    """Group, choice, short answer and essay are built as text2qti, made for Canvas, builds them."""
    theirs = questions(QTI(Quiz(THEIRS, config=Config())).zip_bytes())
    who = hostile("Who?", ("Ana", "Bo"), accept=("Reyes",), told="")
    asks = [AskedQuestion(who, "choice", ("Ana", "Bo")), AskedQuestion(who, "typed"), AskedQuestion(who, "recall")]
    ours = questions(render_qti(hostile_pool(who), asks).data)
    assert shape(ours) == shape(theirs)


@many
@given(texts, texts, texts, texts)
def test_any_text_survives_in_a_choice(prompt: str, right: str, wrong: str, told: str) -> None:
    """The words of question, options, hint and feedback come back as they are."""
    question = hostile(prompt, (right, f"{right} {wrong}"), told=told)
    item = one(hostile_pool(question, told), "choice")
    assert words(qti2latex.get_item_stem(item)) == [plain(prompt), plain(told)]
    shown = [html.fromstring(f"<p>{text}</p>").text_content() for _, text in qti2latex.get_choices(item)]
    assert shown == [plain(right), plain(f"{right} {wrong}")]
    assert qti2latex.get_correct_idents(item) == {qti2latex.get_choices(item)[0][0]}
    assert words(feedback(item))[0] == plain(told)


@many
@given(texts, texts)
def test_any_text_survives_when_it_is_typed(right: str, other: str) -> None:
    """Each spelling comes back as it is, and no other than what is judged right."""
    found = qti2latex.get_correct_idents(one(hostile_pool(hostile("Who?", (right,), accept=(other,))), "typed"))
    assert {plain(right), other} <= found
    assert all(judge(each, (plain(right), other)) == "right" for each in found - {plain(right), other})


@many
@given(texts, texts)
def test_any_name_survives(title: str, topic: str) -> None:
    """The title of the quiz and of a group come back as they are."""
    question = hostile("Who?", ("Ana", "Bo"))
    data = render_qti(hostile_pool(question, title=title, topic=topic), [AskedQuestion(question, "recall")]).data
    (assessment,) = qti2latex.findall_anyns(questions(data), "assessment")
    (group,) = [each for each in qti2latex.findall_anyns(assessment, "section") if "title" in each.attrib]
    assert (assessment.attrib["title"], group.attrib["title"]) == (plain(title), plain(topic))


@pytest.mark.parametrize("text", ["a\x00b", "a\x0bb", "a\x1bb", "a\x7fb", "a\x9fb", "a\ufffeb", "a\uffffb", "a\ud800b"])
def test_what_xml_forbids_does_not_get_in(text: str) -> None:
    """A control character, a lone surrogate or a noncharacter goes, wherever it stands; the package stays readable."""
    question = hostile(text, (text, f"{text} 2"), accept=(text,))
    of = hostile_pool(question, text, text, text)
    asks = [
        AskedQuestion(question, "choice", (text, f"{text} 2")),
        AskedQuestion(question, "typed"),
        AskedQuestion(question, "recall"),
    ]
    for name, data in files(render_qti(of, asks).data).items():
        assert name.startswith("images/") or b"ab" in etree.tostring(etree.fromstring(data)) or "manifest" in name


def test_no_text_of_a_curator_is_an_element() -> None:
    """What looks like XML or HTML in a text is shown, not obeyed."""
    whole = "".join(HOSTILE)
    question = hostile(whole, (whole, f"{whole} 2"))
    item = one(hostile_pool(question, whole, whole, whole), "choice")
    for markup in (qti2latex.get_item_stem(item), feedback(item), *(text for _, text in qti2latex.get_choices(item))):
        allowed = {"div", "p", "details", "summary", "b", "i", "br"}
        assert {each.tag for each in html.fromstring(f"<div>{markup}</div>").iter()} <= allowed
