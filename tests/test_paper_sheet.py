"""Sheets and keys, read back by other programs: all is there, the versions differ, and each key is right."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pikepdf
import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Verified
from briefdeck.provenance import article_letters
from briefdeck.quiz import AskedQuestion, QuestionMode, make_pool, reshuffle
from briefdeck.render.pdf.faces import DISPLAY, SANS, SERIF
from tests.support.papers import (
    asking,
    card,
    cards,
    key,
    kinds,
    picture,
    sheet,
    sheet_and_key,
    shipped,
    squeezed,
    texts,
)
from tests.support.quiz_sample import sample_questions
from tests.test_brief_fonts import georgian

pytestmark = pytest.mark.slow

HOSTILE = "{3} <b>bold</b> &amp; & ** * lone ]]> %s %(x)d \\n ( ) (( \\ /Name << >> $1 #{x} {{c1::y}} <para> 50% of it?"

CHOICE: tuple[QuestionMode, ...] = ("choice",)
FAMILIES = [(family, bold) for family in (SANS, SERIF, DISPLAY) for bold in (False, True)]
COMMON = "".join(
    char
    for char in map(chr, range(33, 0x500))
    if unicodedata.is_normalized("NFC", char) and not unicodedata.combining(char) and char not in "*\u00ad"
    if all(family.face(char, bold, italic=False) for family, bold in FAMILIES)
)
"""The characters that all faces have."""


def _pdf(verified: Verified, **quiz: Any) -> bytes:
    data, problems, _, _ = sheet(verified, **quiz)
    assert not problems
    return data


def _both(verified: Verified, **quiz: Any) -> tuple[bytes, bytes]:
    """The sheets and the keys."""
    sheets, keys = sheet_and_key(verified, **quiz)
    assert not sheets.problems
    return sheets.pdf, keys.pdf


def _pages(data: bytes) -> list[str]:
    return [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages]


def _parts(files: Sequence[bytes]) -> dict[str, str]:
    """The text of each part of PDFs, by what its pages are called: "A", "B", "Key A", "Key B"."""
    found: dict[str, str] = {}
    for data in files:
        for label, text in zip(pypdf.PdfReader(io.BytesIO(data)).page_labels, _pages(data), strict=True):
            name = label.rpartition("-")[0]
            found[name] = found.get(name, "") + squeezed(text)
    return found


def _asked(verified: Verified, number: int = 20) -> tuple[Sequence[AskedQuestion], Sequence[AskedQuestion]]:
    """What the versions A and B ask."""
    first = sample_questions(make_pool(verified).questions, "1", number)
    return first, reshuffle(first, "1/B")


def _said(text: str) -> str:
    return squeezed(plain(text))


@pytest.mark.parametrize(("verified", "number"), [(shipped(), 40), (kinds(), 0)])
def test_all_that_is_asked_is_on_the_sheet(verified: Verified, number: int) -> None:
    """Every question in its order with its options, and what came before and after."""
    parts = _parts(_both(verified, versions="A/B", number=number))
    for name, asked in zip("AB", _asked(verified, number), strict=True):
        for one, told in zip(asked, _split(parts[name], asked), strict=True):
            options = [f"{letter}{_said(option)}" for letter, option in zip("ABCDEFGH", one.options, strict=False)]
            events = [_said(event) for event in (*one.question.before, *one.question.after)]
            assert [each for each in (*options, *events) if each not in told] == []


def _split(text: str, asked: Sequence[AskedQuestion]) -> list[str]:
    """The text of a sheet at each of its questions, from one number and question to the next."""
    starts: list[int] = []
    for number, one in enumerate(asked, 1):
        at = text.find(f"{number}{_said(one.question.prompt)}", starts[-1] if starts else 0)
        assert at >= 0, one.question.prompt
        starts.append(at)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def test_ids_are_in_the_key_alone() -> None:
    """They are noise on a sheet, and made of the words of answers."""
    asked = sample_questions(make_pool(shipped()).questions, "1", 20)
    parts = _parts(_both(shipped(), versions="A/B"))
    keys = [squeezed(one.question.key) for one in asked]
    assert [each for each in keys if len(each) > 12 and each in parts["A"] + parts["B"]] == []
    assert [each for each in keys if each not in parts["Key A"]] == []


def test_a_loose_page_is_found_again() -> None:
    """Every page of a sheet has a line for the name, the title and the version; no key is among them."""
    pages = _pages(_pdf(shipped(), versions="A/B", title="What do you know?"))
    assert len(pages) == 4
    assert all("Name" in text and "What do you know?" in text for text in pages)
    assert ["Version A" in text for text in pages] == [True, True, False, False]
    assert not any("Answer key" in text for text in pages)


def test_a_key_begins_with_all_answers() -> None:
    """The letters, and what is right where that is short, in a row to mark by."""
    parts = _parts(_both(shipped(), versions="A/B", number=60, kinds=texts("choice")))
    for name, asked in zip("AB", _choices(60), strict=True):
        strip = "".join(f"{number}{'ABCDEFGH'[one.right]}" for number, one in enumerate(asked, 1))
        assert strip in parts[f"Key {name}"]


def _choices(number: int) -> tuple[Sequence[AskedQuestion], Sequence[AskedQuestion]]:
    first = sample_questions(make_pool(shipped()).questions, "1", number, CHOICE)
    return first, reshuffle(first, "1/B")


def test_an_answer_has_the_lines_that_it_needs() -> None:
    """One for a word, more for a sentence; and a list of things is worth as many points."""
    short, long = card("Who?", "Tove"), card("Why?", "Because " + "the crews and the captains had left " * 3)
    assert _ruled(asking(short)) < _ruled(asking(long))
    listed = card("Which three?", items=texts("one", "two", "three"))
    text = squeezed("".join(_pages(_pdf(asking(listed, short)))))
    assert squeezed("Which three? (3 points)") in text
    assert squeezed("/ 4") in text


def test_the_curators_own_instructions() -> None:
    """They stand on each sheet before how to answer, and on no key."""
    parts = _parts(_both(shipped(), versions="A/B", number=5, instructions="20 minutes. No *phones*."))
    told = squeezed("20 minutes. No phones.")
    assert {name for name, text in parts.items() if told in text} == {"A", "B"}


def _ruled(verified: Verified) -> int:
    """How many rules are drawn."""
    with pikepdf.open(io.BytesIO(_pdf(verified))) as document:
        return document.pages[0].Contents.read_bytes().count(b" l S")


def test_an_answer_grid_is_a_page_of_its_own() -> None:
    """A row for each question, with as many boxes as it has options."""
    pages = _pages(_pdf(shipped(), grid="yes", kinds=texts("choice")))
    assert len(pages) == 3
    assert "Tick one box for each number" in pages[2]
    asked = sample_questions(make_pool(shipped()).questions, "1", 20, CHOICE)
    boxes = "".join(f"{number}{'ABCDEFGH'[: len(one.options)]}" for number, one in enumerate(asked, 1))
    assert boxes in squeezed(pages[2])


def test_large_print_is_large() -> None:
    """Questions in type of 18 points, in one column."""
    with pikepdf.open(io.BytesIO(_pdf(shipped(), large="yes"))) as document:
        assert len(document.pages) > 2
        drawn = document.pages[1].Contents.read_bytes()
    assert b" 18 Tf" in drawn


def test_there_is_room_for_name_date_and_score() -> None:
    """On each version; the score says of how many points, the footer title, version, seed and page."""
    data = _pdf(shipped(), versions="A/B", title="What do you know?", seed="7c")
    for name in "AB":
        head, *_ = [text for text in _pages(data) if f"Version {name}" in text]
        assert all(word in head for word in ("Name", "Date", "Score", "/ 22", "20 questions", "What do you know?"))
        assert squeezed(f"What do you know? · Version {name} · Seed 7c") in squeezed(head)
        assert squeezed("Page 1 of 2") in squeezed(head)


@pytest.mark.parametrize(("verified", "number"), [(shipped(), 40), (kinds(), 0)])
def test_each_key_has_every_answer_with_its_source(verified: Verified, number: int) -> None:
    """Answer, other spellings, the fact, who says so, as of when, each source by letter and line, and the id."""
    parts = _parts(_both(verified, versions="A/B", number=number))
    pool = make_pool(verified)
    for name, asked in zip("AB", _asked(verified, number), strict=True):
        text = parts[f"Key {name}"]
        letters = article_letters(verified.bank)
        for one in asked:
            question, shown = one.question, pool.explain(one.question)
            spellings = question.accept if one.mode == "typed" else ()
            dispute = [each for rival in shown.disputes for each in (rival.question, rival.note, *rival.others)]
            wanted = [question.answer, *spellings, shown.statement, shown.said_by, shown.as_of, question.hint, *dispute]
            assert [each for each in wanted if _said(each) not in text] == []
            assert squeezed(question.key) in text
            for source in shown.sources:
                letter = letters[source.article]
                assert f"{letter}{squeezed(source.lines)}" in text
                assert f"{letter}{_said(source.described)}" in text


def test_the_versions_are_shuffled() -> None:
    """The same questions and options, in other orders."""
    parts = _parts(_both(shipped(), versions="A/B"))
    first, second = _asked(shipped())
    prompts = [_said(one.question.prompt) for one in first]
    assert all(parts[name].find(prompt) >= 0 for name in "AB" for prompt in prompts)
    assert sorted(prompts, key=parts["A"].find) != sorted(prompts, key=parts["B"].find)
    options = {one.question.key: one.options for one in first if one.options}
    assert any(one.options != options[one.question.key] for one in second if one.options)
    assert all(sorted(one.options) == sorted(options[one.question.key]) for one in second if one.options)


def test_each_key_is_right_for_its_version() -> None:
    """The letter that a key gives for a number stands before the right answer at that number of its sheet."""
    verified = shipped()
    parts = _parts(_both(verified, versions="A/B", number=60, kinds=texts("choice")))
    first = sample_questions(make_pool(verified).questions, "1", 60, CHOICE)
    assert len(first) == 60
    for name, asked in (("A", first), ("B", reshuffle(first, "1/B"))):
        behind = 0
        for number, (one, told) in enumerate(zip(asked, _split(parts[name], asked), strict=True), 1):
            right = _said(one.question.answer)
            found = re.compile(rf"{number}([A-H]){re.escape(right)}").search(parts[f"Key {name}"], behind)
            assert found, (name, number)
            behind = found.end()
            assert f"{found[1]}{right}" in told


def test_no_question_goes_over_a_page() -> None:
    """Its first words and its last option stand on the same page."""
    pages = [squeezed(text) for text in _pages(_pdf(shipped(), number=60, kinds=texts("choice")))]
    for number, one in enumerate(sample_questions(make_pool(shipped()).questions, "1", 60, CHOICE), 1):
        (first,) = [text for text in pages if f"{number}{_said(one.question.prompt)}" in text]
        last = f"{'ABCDEFGH'[len(one.options) - 1]}{_said(one.options[-1])}"
        assert last in first[first.index(f"{number}{_said(one.question.prompt)}") :]


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_twenty_questions_take_two_pages_and_their_key_two_at_most(paper: str) -> None:
    """For each of many seeds."""
    for seed in range(4):
        files = _both(shipped(), page=paper, seed=str(seed), versions="A/B")
        every = [label for data in files for label in pypdf.PdfReader(io.BytesIO(data)).page_labels]
        labels = [label.rpartition("-")[0] for label in every]
        assert (labels.count("A"), labels.count("B")) == (2, 2)
        assert labels.count("Key A") == labels.count("Key B") <= 2


def test_no_side_is_empty_unless_both_are_printed() -> None:
    """With `duplex: yes` there is one that says that it is blank behind a version of one page."""
    reader = pypdf.PdfReader(io.BytesIO(_pdf(kinds(), versions="A/B", number=4)))
    assert reader.page_labels == ["A-1", "B-1"]
    both = pypdf.PdfReader(io.BytesIO(_pdf(kinds(), versions="A/B", number=4, duplex="yes")))
    assert both.page_labels == ["A-1", "A-2", "B-1"]
    assert ["blank" in page.extract_text() for page in both.pages] == [False, True, False]


def test_one_version_needs_no_letter() -> None:
    """Without `A/B` there is one sheet and one key."""
    sheets, keys = (pypdf.PdfReader(io.BytesIO(data)) for data in _both(shipped()))
    assert sheets.page_labels == ["1", "2"]
    assert set(keys.page_labels) <= {"Key-1", "Key-2"}
    assert "Version" not in "".join(page.extract_text() for page in (*sheets.pages, *keys.pages))


def test_bookmarks_lead_to_each_part() -> None:
    """In the order of the pages."""
    named = []
    for data in _both(shipped(), versions="A/B"):
        reader = pypdf.PdfReader(io.BytesIO(data))
        found: list[Any] = [each for each in reader.outline if not isinstance(each, list)]
        named.append([each.title for each in found])
        assert reader.get_destination_page_number(found[0]) == 0
    assert named == [["Version A", "Version B"], ["Answer key to version A", "Answer key to version B"]]


def test_it_says_what_it_is() -> None:
    """Title, language, a date that follows from the facts, and tags."""
    reader = pypdf.PdfReader(io.BytesIO(_pdf(shipped(), title="The **trains**")))
    assert reader.metadata is not None
    assert reader.metadata.title == "The trains"
    assert reader.metadata.creation_date is not None
    assert reader.metadata.creation_date.year == 2024
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en"
    assert root["/MarkInfo"]["/Marked"]


def test_every_letter_of_a_source_leads_to_it() -> None:
    """From each answer to the list at the end of its own key, and back."""
    data = key(shipped(), versions="A/B").pdf
    with pikepdf.open(io.BytesIO(data)) as document:
        numbers = {page.obj.objgen: at for at, page in enumerate(document.pages)}
        led = [
            (at, numbers[link.Dest[0].objgen])
            for at, page in enumerate(document.pages)
            for link in page.get("/Annots", [])
        ]
        labels = pypdf.PdfReader(io.BytesIO(data)).page_labels
    assert len(led) >= 2 * 20
    assert [(one, other) for one, other in led if labels[one].split("-")[0] != labels[other].split("-")[0]] == []


def test_a_picture_is_drawn_or_told() -> None:
    """A PNG is drawn with its credit, and has its alternative text; words stand for a drawing, and that is said."""
    (data, problems, described, _), keys = sheet_and_key(kinds(), number=0)
    assert not problems
    assert described == ("routes.svg",)
    text = squeezed("".join(_pages(data) + _pages(keys.pdf)))
    assert squeezed("[Picture: A map of a coast with ferry lines]") in text
    assert text.count(squeezed("Drawn for this deck, CC0")) == 2
    told: list[str] = []
    for file in _both(kinds(), number=0):
        with pikepdf.open(io.BytesIO(file)) as document:
            told += [f"{len(page.get_images())} drawn" for page in document.pages if page.get_images()]
            tagged = [each for each in document.objects if isinstance(each, pikepdf.Dictionary)]
            told += [str(each.Alt)[:8] for each in tagged if each.get("/S") == "/Figure"]
    assert told == ["1 drawn", "Two bars"]


def test_a_picture_of_the_back_is_not_on_the_sheet() -> None:
    """It would tell the answer: it stands in the key."""
    images = {"a.png": kinds().images["captains.png"]}
    verified = asking(card("What?", image=picture("a.png", "back")), images=images)
    drawn: list[int] = []
    for data in _both(verified):
        with pikepdf.open(io.BytesIO(data)) as document:
            drawn += [len(page.get_images()) for page in document.pages]
    assert drawn == [0, 1]


def test_hostile_text_is_printed_as_typed() -> None:
    """Markup of any kind, very long words, marks that mark nothing."""
    long = "Donaudampfschifffahrtsgesellschaft" * 12
    verified = asking(
        card(HOSTILE, HOSTILE, wrong=texts("<i>one</i>", "&lt;", "C\\", long)),
        card(f"What is {long}?", long, accept=texts("a * b", HOSTILE)),
        fact=LocatedStr(HOSTILE, Location("facts.yaml", 1, 11)),
    )
    text = squeezed("".join(text for data in _both(verified) for text in _pages(data)))
    for said in (HOSTILE, "<i>one</i>", "&lt;", long, f"What is {long}?", "a * b"):
        assert squeezed(said) in text


@settings(max_examples=20, deadline=None)
@given(st.lists(st.text(COMMON, min_size=1, max_size=12), min_size=1, max_size=9))
def test_what_the_fonts_admit_survives(words: list[str]) -> None:
    """Any text of characters that the fonts have is extracted as it was typed, as question and as answer."""
    said = " ".join(words)
    text = squeezed("".join(text for data in _both(asking(card(f"{said}?", said))) for text in _pages(data)))
    assert text.count(squeezed(said)) >= 2


def test_a_character_that_no_font_has_is_a_problem() -> None:
    """Arabic would print as boxes: B704 with its place, once for each text, and its question is left out."""
    data, problems, _, left_out = sheet(asking(card("What does سلام mean?", "Peace ☮"), card("Who asks?", "Tove")))
    assert [(each.code, each.location, each.words) for each in problems] == [
        ("B704", Location("facts.yaml", 7, 11), "س"),
        ("B704", Location("facts.yaml", 8, 11), "☮"),
    ]
    assert left_out == ("fact-1",)
    assert squeezed("Who asks?") in squeezed("".join(_pages(data)))
    assert sheet(asking(card("سلام?"))).pdf == b""


def test_a_face_that_a_brief_adds_serves_the_quiz_too() -> None:
    """What is in fonts/ for the pages of a bank sets its questions and cards as well."""
    verified = asking(card("What is Ⴀ?", "A Ⴀ"))
    assert [each.words for each in sheet(verified).problems] == ["Ⴀ", "Ⴀ"]
    with_face = replace(verified, fonts={"Georgian.ttf": georgian()})
    assert "".join(text for data in _both(with_face) for text in _pages(data)).count("Ⴀ") >= 2
    assert not cards(with_face).problems


def test_our_own_words_are_in_english_whatever_the_language() -> None:
    """A reader of a German quiz hears its questions in German, and “Name” in English."""
    verified = asking(card("Wer sagt das?", "Der Minister"))
    german = replace(verified, bank=replace(verified.bank, language=LocatedStr("de")))
    with pikepdf.open(io.BytesIO(_pdf(german))) as document:
        assert str(document.Root.Lang) == "de"
        elements = [each for each in document.objects if isinstance(each, pikepdf.Dictionary) and "/P" in each]
        languages = [str(each.get("/Lang", "")) for each in elements if each.get("/S") == "/P"]
    assert {"", "en"} <= set(languages)


def test_options_in_letters_that_no_font_has_are_problems() -> None:
    """Though nothing of them is left to be measured."""
    data, problems, _, _ = sheet(asking(card("What?", "سلام", wrong=texts("نعم", "لا"))))
    assert data == b""
    assert {each.code for each in problems} == {"B704"}


def test_a_title_that_no_font_has_is_a_problem() -> None:
    """What stands in the foot alone counts, too."""
    data, problems, _, _ = sheet(asking(card("What?")), title="A ☃", seed="☮")
    assert data == b""
    assert all(name in problems[0].message for name in ("U+2603 SNOWMAN", "U+262E PEACE SYMBOL"))


def test_a_question_too_long_for_a_page_is_a_problem() -> None:
    """B703 at the question, which is left out: nothing is cut."""
    data, problems, _, left_out = sheet(asking(card("Short?"), card("word " * 3000)))
    assert (squeezed("Short?") in squeezed("".join(_pages(data))), left_out) == (True, ("fact-2",))
    (problem,) = problems
    assert (problem.code, problem.location, problem.fact) == ("B703", Location("facts.yaml", 7, 11), "fact-2")
    assert "question of fact-2" in problem.message


def test_an_answer_too_long_for_a_page_is_a_problem() -> None:
    """B703 says that it is the answer."""
    _, problems, _, _ = sheet(asking(card("Short?", "word " * 3000)))
    assert [problem.message for problem in problems] == ["the answer of fact-1 does not fit on A4 paper"]


def test_a_title_too_long_for_a_page_is_a_problem() -> None:
    """B703 where the title stands, and nothing is made."""
    title = LocatedStr("word " * 900, Location("questions.yaml", 5, 10))
    for make in (sheet, cards):
        data, problems, _, _ = make(_titled(asking(card("What?")), title))
        assert data == b""
        assert [(each.code, each.location) for each in problems] == [("B703", title.location)]


def _titled(verified: Verified, title: LocatedStr) -> Verified:
    """*verified* with another title of the bank."""
    return replace(verified, bank=replace(verified.bank, title=title))


def test_a_source_too_long_for_a_page_is_a_problem() -> None:
    """B703 where its title stands."""
    verified = asking(card("What?"))
    title = LocatedStr("word " * 3000, Location("questions.yaml", 2, 10))
    articles = {key: replace(article, title=title) for key, article in verified.bank.articles.items()}
    _, problems, _, _ = sheet(replace(verified, bank=replace(verified.bank, articles=articles)))
    assert [(each.code, each.location) for each in problems] == [("B703", title.location)]


def test_nothing_to_ask_makes_nothing() -> None:
    """A bank without cards has no quiz, and that is no fault."""
    assert sheet(asking()) == (b"", (), (), ())
    assert sheet(asking(card("What?")), kinds=texts("choice")) == (b"", (), (), ())


def test_as_many_questions_as_there_are() -> None:
    """All of them for 0, or where there are fewer; one question makes a sheet, too."""
    assert "10 questions" in _pages(_pdf(kinds(), number=0))[0]
    assert "10 questions" in _pages(_pdf(kinds(), number=50))[0]
    assert "1 question" in _pages(_pdf(kinds(), number=1))[0]


def test_the_same_bytes_in_two_processes() -> None:
    """Whatever the hashes of strings, and when made twice."""
    code = (
        "import hashlib; from tests.support.papers import *\n"
        "print([hashlib.sha256(make(kinds(), versions='A/B', number=0).pdf).hexdigest() for make in (sheet, cards)])"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(made) == 1
    assert sheet(kinds(), number=0) == sheet(kinds(), number=0)


def test_another_seed_asks_otherwise() -> None:
    """The seed alone decides what is drawn and in which order."""
    assert _pdf(shipped(), seed="1") != _pdf(shipped(), seed="2")
    assert _pdf(shipped(), seed="1") == _pdf(shipped(), seed="1")
