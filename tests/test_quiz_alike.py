"""The page and Python agree: what a seed draws, and whether a typed answer is right."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from briefdeck.language.markup import read_spans
from briefdeck.located import LocatedStr
from briefdeck.model import Quiz
from briefdeck.quiz import Explanation, Question, QuestionMode, judge, sample_quiz
from briefdeck.quiz.judging_tables import judging_tables
from briefdeck.quiz.sampling import draw_questions
from briefdeck.quiz.session import SPACES, Known, leave_room, move_on, urgency
from briefdeck.quiz.variety import ask_varied
from briefdeck.render.deflate import deflate
from tests.conftest import DATA
from tests.support.browsers import chromium
from tests.support.fair_answers import fair_answers
from tests.support.quiz_sample import sample_questions
from tests.support.quiz_taker import Taker, script, shipped_pool

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

CASES = yaml.load((DATA / "typed.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
LANGUAGES = yaml.load((DATA / "typed_languages.yaml").read_text(encoding="utf-8"), yaml.CSafeLoader)
URGENCY = (
    f"{script('seeding')} const today = () => 100;"
    "const knownAs = (key, memory) => memory[key] && { box: +memory[key][0], due: memory[key][1] };"
    f"/** {script('store').split('/** How urgent a question is that')[1].split('/** How many questions of each')[0]}"
)
"""How urgent questions are on the page, on day 100."""
JUDGE = ("answer_tokens", "answer_dates", "answer_amounts", "answer_items", "judge")
SEEDS = ["1", "7", "class 4b", "", "é🚢\n", "0" * 40]
CHOICES: list[tuple[int, tuple[QuestionMode, ...]]] = [
    (0, ()),
    (20, ()),
    (5, ("choice",)),
    (0, ("typed", "recall")),
    (12, ("recall",)),
    (9999, ("choice", "typed", "recall")),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser for all tests here."""
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    """An empty page, to run parts of the script on; the questions of the shipped project are `shipped` there."""
    opened = browser.new_page()
    shipped = [_plain(each) for each in shipped_pool().questions]
    opened.evaluate("questions => { globalThis.shipped = questions; }", shipped)
    yield opened
    opened.close()


def _case(case: list[Any]) -> tuple[str, str, list[str], list[str]]:
    typed, verdict, right, *wrong = case
    return typed, verdict, right, wrong[0] if wrong else []


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]!a}-{case[2][0]!a}")
def test_typed_answers(case: list[Any]) -> None:
    """A typed answer is judged as the table says."""
    typed, verdict, right, wrong = _case(case)
    assert judge(typed, right, wrong) == verdict


def test_the_page_judges_alike(page: Page) -> None:
    """The page judges every typed answer of the table as Python does, with Python's tables."""
    cases = [_case(case) for case in CASES]
    tables = judging_tables("en")
    given = page.evaluate(
        f"([cases, tables]) => {{ {script(*JUDGE)}"
        "return cases.map(([typed, , right, wrong]) => judge(typed, right, wrong, tables)); }",
        [cases, tables],
    )
    assert [(case[0], verdict) for case, verdict in zip(cases, given, strict=True)] == [case[:2] for case in cases]


@pytest.mark.parametrize("language", LANGUAGES)
def test_answers_in_other_languages(page: Page, language: str) -> None:
    """They are judged as a native would, by Python and by the page."""
    cases = LANGUAGES[language]
    given = page.evaluate(
        f"([cases, tables]) => {{ {script(*JUDGE)}"
        "return cases.map(([typed, , right]) => judge(typed, [right], [], tables)); }",
        [cases, judging_tables(language)],
    )
    assert [judge(typed, [right], language=language) for typed, _, right in cases] == [case[1] for case in cases]
    assert given == [case[1] for case in cases]


def test_the_page_judges_what_a_fair_teacher_judged_alike(page: Page) -> None:
    """The answers that a fair teacher judged, and each with a letter lost, are judged by the page as by Python."""
    cases = [
        (typed, right, others)
        for case, right, others in fair_answers()
        for whole in f"{case['fair']}; {case['unfair']}".split("; ")
        for typed in (whole, whole[1:])
    ]
    given = page.evaluate(
        f"([cases, tables]) => {{ {script(*JUDGE)}"
        "return cases.map(([typed, right, others]) => judge(typed, right, others, tables)); }",
        [cases, judging_tables("en")],
    )
    assert given == [judge(*case) for case in cases]


def test_the_page_judges_every_shipped_answer_alike(page: Page) -> None:
    """Each shipped answer, whole and with one letter lost, is judged alike against each of its neighbours."""
    answers = list(dict.fromkeys(str(each.answer) for each in shipped_pool().questions))
    pairs = [
        (typed, answer)
        for at, answer in enumerate(answers)
        for other in answers[at : at + 4]
        for typed in (other, other[:1] + other[2:], other.upper())
    ]
    tables = judging_tables("en")
    given = page.evaluate(
        f"([pairs, tables]) => {{ {script(*JUDGE)}"
        "return pairs.map(([typed, right]) => judge(typed, [right], [], tables)); }",
        [pairs, tables],
    )
    assert len(pairs) > 1000
    assert given == [judge(typed, [right]) for typed, right in pairs]


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(("number", "kinds"), CHOICES)
def test_the_page_draws_alike(page: Page, seed: str, number: int, kinds: tuple[QuestionMode, ...]) -> None:
    """Seed, number and kinds give the page the same questions as Python, in the same order, with the same options."""
    questions = shipped_pool().questions
    given = page.evaluate(
        f"([seed, number, kinds]) => {{ {script('seeding', 'sampling', 'variety')}"
        "const asked = sampleQuestions(shipped, seed, number, kinds);"
        "return asked.map(each => [each.question.key, each.kind, each.options]); }",
        [seed, number, list(kinds)],
    )
    expected = [
        [each.question.key, each.mode, list(each.options)] for each in sample_questions(questions, seed, number, kinds)
    ]
    assert len(expected) > 3
    assert given == expected


@pytest.mark.parametrize("seed", SEEDS)
def test_the_page_varies_alike(page: Page, seed: str) -> None:
    """In practice the page asks the same questions as statements and for an order as the terminal, alike."""
    pool = shipped_pool()
    words = ("True", "False")
    varied = [ask_varied(each, pool.explanations[each.fact], seed, words) for each in pool.questions]
    given = page.evaluate(
        f"([facts, articles, seed]) => {{ globalThis.DATA = {{ facts, articles }};"
        "const message = (key, values) => values?.statement ?? { true: 'True', false: 'False' }[key];"
        f"{script('elements').replace('function message(', 'function unused(')}"
        f"{script('seeding', 'sampling', 'variety')}"
        "return shipped.map((question) => ask(question, seed, ['choice', 'typed', 'recall', 'truth', 'order']))"
        ".map((each) => [each.kind, each.options, each.prompt ?? '', each.rightOption ?? '', each.speaker ?? '']); }",
        [
            {key: _explained(each) for key, each in pool.explanations.items()},
            {source.article: source.described for each in pool.explanations.values() for source in each.sources},
            seed,
        ],
    )
    assert {"order"} < {each.mode for each in varied}
    assert any(each.stated for each in varied)
    assert given == [[each.mode, list(each.options), each.stated, each.truth, each.speaker] for each in varied]


def test_the_page_remembers_alike(page: Page) -> None:
    """A question is moved on, kept, or begun anew on the page as in the terminal."""
    cases = [
        (known, is_right, day)
        for known in (None, *((row, due) for row in range(len(SPACES)) for due in (90, 100, 110)))
        for is_right in (True, False)
        for day in (99, 100, 101)
    ]
    store = script("store").split("/** Days after which")[1].split("function today")[0]
    moved = script("store").split("function movedOn")[1].split("/** Remembers an answer")[0]
    given = page.evaluate(
        f"(cases) => {{ /** {store} function movedOn{moved}"
        "return cases.map(([known, right, day]) => movedOn(known && { box: known[0], due: known[1] }, right, day))"
        ".map(({ box, due }) => [box, due]); }",
        cases,
    )
    assert given == [list(move_on(known and Known(*known), is_right, day)) for known, is_right, day in cases]


def test_the_page_hurries_alike(page: Page) -> None:
    """What is missed, new, due again or kept for later comes as soon on the page as in the terminal."""
    questions = shipped_pool().questions
    known = {each.key: Known(at % 3, 99 + at % 4) for at, each in enumerate(questions) if at % 2}
    given = page.evaluate(
        f"([questions, known]) => {{ {URGENCY} return questions.map((question) => urgency(question, known)); }}",
        [[_plain(each) for each in questions], known],
    )
    assert given == [urgency(each, known, 100) for each in questions]
    assert set(given) == {0, 1, 2, 3, 4}


@pytest.mark.parametrize("number", [0, 1, 9, 12, 9999])
@pytest.mark.parametrize("missed", [0, 1, 4, 6, 200])
def test_the_page_leaves_room_alike(page: Page, missed: int, number: int) -> None:
    """However many were missed, a round on the page is that in the terminal."""
    questions = shipped_pool().questions[:40]
    known = {each.key: Known(at >= missed, 99 + at % 4) for at, each in enumerate(questions[:30])}
    drawn = draw_questions(questions, "7", 0, (), lambda each: urgency(each, known, 100))
    given = page.evaluate(
        f"([drawn, number, known]) => {{ {URGENCY} return leaveRoom(drawn, number, known).map(({{ key }}) => key); }}",
        [[_plain(each) for each in drawn], number, known],
    )
    assert given == [each.key for each in leave_room(drawn, number, known, 100)]


@pytest.mark.parametrize("data", [b"", b"a", b"ab" * 70_000, bytes(range(256)) * 300, "Größe: 1 €, 船".encode() * 9])
def test_the_page_opens_what_is_compressed(page: Page, data: bytes) -> None:
    """Every byte that was compressed into the page comes back there."""
    given = page.evaluate(
        f"(packed) => {{ {script('inflate')}return [...inflate(Uint8Array.from(packed))]; }}", list(deflate(data))
    )
    assert bytes(given) == data


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("first", [(), ("core",)])
@pytest.mark.parametrize(
    "counts", [{}, {"choice": 5, "typed": 3}, {"recall": 2, "choice": 999}, {"typed": 0, "choice": 1}]
)
def test_a_quiz_draws_alike(page: Page, seed: str, first: tuple[str, ...], counts: dict[str, int]) -> None:
    """What a quiz wants first and how many of each kind is asked on the page as on paper."""
    questions = shipped_pool().questions
    quiz = Quiz(
        seed=LocatedStr(seed),
        number=7,
        first=tuple(map(LocatedStr, first)),
        counts={LocatedStr(kind): count for kind, count in counts.items()},
    )
    comes_first = [not set(first).isdisjoint(each.tags) for each in questions]
    given = page.evaluate(
        "([comesFirst, seed, counts]) => { const KINDS = ['choice', 'typed', 'recall'];"
        "const questions = shipped.map((each, at) => ({ ...each, first: comesFirst[at] }));"
        f"{script('seeding', 'sampling', 'variety')}"
        "return sampleQuiz(questions, seed, 7, [], counts)"
        ".map(each => [each.question.key, each.kind, each.options]); }",
        [comes_first, seed, counts],
    )
    asked = sample_quiz(questions, quiz)
    assert given == [[each.question.key, each.mode, list(each.options)] for each in asked]
    if first and not counts:
        assert all("core" in each.question.tags for each in asked)
    if counts == {"choice": 5, "typed": 3}:
        assert [each.mode for each in asked].count("choice") == 5
        assert len(asked) == 8


def test_the_address_draws_alike(browser: Browser, tmp_path: Path) -> None:
    """What an address says of seed, topics, kinds and number is what the page asks, as Python draws it."""
    pool = shipped_pool()
    taker = Taker(browser, tmp_path, pool)
    taker.begin("#seed=class%204b&topics=arms,wants&n=8&kinds=choice,typed")
    questions = pool.for_quiz(Quiz(topics=(LocatedStr("arms"), LocatedStr("wants")))).questions
    taker.take(sample_questions(questions, "class 4b", 8, ("choice", "typed")))
    taker.close()


@pytest.mark.parametrize(
    "text",
    [
        "a **b** *c*",
        "**a *b* c**",
        "2 * 3 * 4",
        "***a***",
        "** a **",
        "*a* **b",
        "**a**b**",
        "*",
        "a\n**b\nc**",
        "2*3*4",
        r"\*a* **\***",
    ],
)
def test_the_page_marks_alike(page: Page, text: str) -> None:
    """Bold and italic are read on the page as everywhere else."""
    given = page.evaluate(
        f"text => {{ {script('elements')} globalThis.DATA = {{language: 'en'}}; return said('p', text).innerHTML; }}",
        text,
    )
    html = ""
    for span in read_spans(text):
        inner = span.text.replace("\n", "<br>")
        inner = f"<i>{inner}</i>" if span.italic else inner
        html += f"<b>{inner}</b>" if span.bold else inner
    assert given.replace("</b><b>", "") == html.replace("</b><b>", "")


def _explained(explanation: Explanation) -> dict[str, Any]:
    return {
        "statement": explanation.statement,
        "said_by": explanation.said_by,
        "sources": [[source.article, source.lines] for source in explanation.sources],
        "disputes": list(map(asdict, explanation.disputes)),
    }


@cache
def _plain(question: Question) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(asdict(replace(question, image=None)), default=str))
    return {**plain, "kinds": plain["modes"]}
