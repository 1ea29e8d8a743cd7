"""The page that asks: taken as people take it, in a real browser."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from html import escape as html_escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.model import Quiz
from briefdeck.quiz import BLANK, AskedQuestion, Pool, QuestionMode
from briefdeck.render.quiz_page import render_page
from tests.support.browsers import BROWSERS, WEB, needed
from tests.support.pools import mixed_bank
from tests.support.quiz_sample import sample_questions
from tests.support.quiz_taker import Taker, hostile_pool, kinds_pool, script, shipped_pool

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from playwright.sync_api import Browser

HOSTILE = (
    """</script><script>alert(1)</script><img src=x onerror=alert(2)> {{ 7*7 }} "q" 'q' & שלום **<b>🚢</b>** \u2028"""
)
LARGEST = 300_000
"""Bytes of the shipped page."""

Open = Callable[..., Taker]


@pytest.fixture(scope="module")
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """A browser for all tests here: Chromium, where a test does not name another."""
    with BROWSERS[getattr(request, "param", "chromium")]() as found:
        yield found


in_each_browser = pytest.mark.parametrize("browser", BROWSERS, indirect=True)
"""For what browsers may do otherwise; where there is no screen, Firefox has no pointer, and focuses other things."""


@pytest.fixture
def taker(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Makes somebody who takes a quiz with questions of every kind, and closes the browser when the test is over."""
    made: list[Taker] = []

    def make(quiz: Quiz | None = None, asked: Pool | None = None, **context: Any) -> Taker:
        made.append(Taker(browser, tmp_path, (asked or kinds_pool()).for_quiz(quiz or Quiz()), quiz, **context))
        return made[-1]

    yield make
    for each in made:
        each.close()


def _drawn(seed: str = "1", number: int = 20, kinds: tuple[QuestionMode, ...] = ()) -> tuple[AskedQuestion, ...]:
    return sample_questions(kinds_pool().questions, seed, number, kinds)


@in_each_browser
@pytest.mark.parametrize("kind", ["choice", "typed", "recall"])
def test_a_whole_quiz_of_a_kind(taker: Open, kind: QuestionMode) -> None:
    """Every question of one kind, answered right, makes a full result."""
    someone = taker()
    asked = _drawn("5", 0, (kind,))
    assert asked
    someone.begin(f"#seed=5&n=0&kinds={kind}")
    someone.take(asked)
    assert someone.text(".points") == f"{len(asked)} of {len(asked)} right"
    assert someone.page.locator("#repeat").count() == 0


def test_what_a_quiz_proposes(taker: Open) -> None:
    """Seed, number and kinds of the curator's `quiz:` are what the page begins with."""
    kinds: tuple[LocatedStr, ...] = (LocatedStr("typed"), LocatedStr("recall"))
    someone = taker(Quiz(seed=LocatedStr("spring"), number=4, kinds=kinds, title=LocatedStr("A spring quiz")))
    someone.begin("#n=4")
    assert someone.text("h1") == "A spring quiz"
    assert someone.page.url.endswith("#seed=spring&n=4&kinds=typed,recall")
    pool = kinds_pool().for_quiz(Quiz(kinds=kinds))
    someone.take(sample_questions(pool.questions, "spring", 4, ("typed", "recall")))


def test_every_answer_shows_what_it_rests_on(taker: Open) -> None:
    """With each answer stand the fact, who said it, as of when, its articles and lines, what is against it, and the id.

    The id does not stand there before: it is made of words of the fact.
    """
    someone = taker()
    someone.begin("#n=0")
    explanations = kinds_pool().explanations
    for one in _drawn(number=0):
        assert someone.page.locator(".key").count() == 0
        if one.mode == "recall":
            someone.onward()
        else:
            someone.answer(one)
        shown, told = someone.text("#explained"), explanations[one.question.fact]
        wanted = [told.statement, told.said_by, told.as_of, one.question.key]
        wanted += [text for source in told.sources for text in (source.described, source.lines)]
        wanted += [text for rival in told.disputes for text in (rival.question, rival.note, *rival.others)]
        assert [text for text in map(plain, wanted) if text not in shown] == []
        assert shown.count(plain(told.statement)) == 1 or one.mode == "choice"  # also where it is the answer
        someone.onward()
    assert any(each.disputes for each in explanations.values())


@in_each_browser
def test_lists_times_hints_and_pictures(taker: Open) -> None:
    """A list says how long it is, a line of time has a gap, a hint is folded, pictures have words and a credit."""
    someone = taker()
    someone.begin("#n=0")
    seen = set()
    for one in _drawn(number=0):
        question = one.question
        if question.items:
            assert str(len(question.items)) in someone.text("#kind")
            seen.add("items")
        if question.before:
            events = [*question.before, "What came here?", *question.after]
            assert someone.texts(".timeline li") == events
            seen.add("times")
        if question.hint:
            assert not someone.page.is_visible("#hint p")
            someone.page.click("#hint summary")
            assert someone.text("#hint p") == question.hint
            seen.add("hint")
        if one.mode == "recall":
            someone.onward()
        else:
            someone.answer(one)
        if question.items:
            assert someone.texts("#explained > .answer li") == list(question.items)
        if question.image:
            where = "#front" if question.image.side == "front" else "#explained"
            image = someone.page.locator(f"{where} img")
            assert image.get_attribute("alt") == question.image.alt
            assert image.evaluate("each => each.decode().then(() => each.naturalWidth)") > 0
            assert someone.text(f"{where} figcaption") == question.image.credit
            seen.add(question.image.side)
        someone.onward()
    assert seen == {"items", "times", "hint", "front", "back"}


def test_a_near_miss(taker: Open) -> None:
    """A slip of the keyboard is called one, and counts as right if the learner says so."""
    someone = taker()
    slip = next(each for each in _drawn("2", 0, ("typed",)) if re.fullmatch(r"[A-Za-z ]{8,}", each.question.answer))
    someone.begin("#seed=2&n=0&kinds=typed")
    for one in _drawn("2", 0, ("typed",)):
        answer = plain(one.question.answer)
        someone.page.fill("#typed", answer[:-1] if one == slip else "nothing of the kind")
        someone.onward()
        if one == slip:
            assert someone.text("#verdict").startswith("Nearly.")
            someone.page.get_by_role("button", name="Count as right").click()
        else:
            someone.onward()
    assert someone.text(".points").startswith("1 of ")


def test_a_mixed_bank(taker: Open) -> None:
    """Each typed answer is judged in the language of its fact."""
    _, pool = mixed_bank()
    typed = {"asistencia": "61420", "asistencia/goles": "2", "ingresos": "4600000 €", "degats": "85000000 €"}
    asked = replace(pool, questions=tuple(each for each in pool.questions if each.key in typed))
    someone = taker(asked=asked)
    someone.begin("#n=0&kinds=typed&seed=1")
    kinds: tuple[QuestionMode, ...] = ("typed",)
    for one in sample_questions(asked.questions, "1", 0, kinds):
        someone.page.fill("#typed", typed[one.question.key])
        assert someone.page.get_attribute("#typed", "lang") == one.question.language
        someone.page.keyboard.press("Enter")
        assert someone.text("#verdict").startswith("Right")
        someone.onward()


def test_by_keyboard_alone(taker: Open) -> None:
    """A whole quiz without a pointer: tab to the start, numbers choose, H hints, Enter goes on, and then a new quiz."""
    someone = taker()
    someone.open("#n=0")
    keyboard = someone.page.keyboard
    keyboard.press("Tab")
    for _ in range(40):
        if someone.run("document.activeElement.id") == "start-button":
            break
        assert someone.run("document.activeElement.matches(':focus-visible')")
        keyboard.press("Tab")
    keyboard.press("Enter")
    for one in _drawn(number=0):
        someone.is_asked(one)
        if one.mode == "typed":
            assert someone.run("document.activeElement.id") == "typed"
            keyboard.type(plain(one.question.answer))
            keyboard.press("Enter")
        else:
            assert someone.run("document.activeElement.id") == "prompt"
            if one.question.hint:
                keyboard.press("h")
                assert someone.page.is_visible("#hint p")
            keyboard.press(str(one.right + 1) if one.mode == "choice" else "Enter")
        assert someone.run("document.activeElement.closest('#bar') !== null")
        keyboard.press("2" if one.mode == "recall" else "Enter")
    assert someone.run("document.activeElement.id") == "result-title"
    assert someone.text(".points") == f"{len(_drawn(number=0))} of {len(_drawn(number=0))} right"
    keyboard.press("Tab")
    assert someone.run("document.activeElement.id") == "anew"
    keyboard.press("Enter")
    assert someone.view == "start"


def test_what_a_screen_reader_meets(taker: Open) -> None:
    """The question is a heading and names the group of its options; the verdict is announced, with the right answer."""
    someone = taker()
    (one,) = _drawn(number=0, kinds=("choice",))
    prompt, answer = plain(one.question.prompt), plain(one.question.answer)
    someone.begin("#n=0&kinds=choice")
    page = someone.page
    assert page.get_by_role("heading", name=prompt, level=2).count() == 1
    assert page.get_by_role("group", name=prompt).get_by_role("button").count() == len(one.options)
    assert page.get_by_role("progressbar", name="Question 1 of 1").count() == 1
    assert page.get_by_role("banner").get_by_role("heading", level=1).count() == 1
    assert page.get_by_role("main").count() == 1
    someone.answer(one, right=False)
    assert page.locator("#verdict[role=status]").text_content() == f"Not right. The answer is {answer}."
    assert page.get_by_role("button", name=f"{answer} (right)").count() == 1
    assert page.get_by_role("button", name="(your answer, not right)").count() == 1
    assert someone.run("document.activeElement.textContent") == "See the result"


def test_on_a_phone(taker: Open) -> None:
    """Tapping is enough, and no keyboard covers a question before it is read."""
    someone = taker(viewport={"width": 360, "height": 640}, has_touch=True, is_mobile=True)
    someone.open("#n=0&kinds=choice,typed")
    someone.page.tap("#start-button")
    for one in _drawn(number=0, kinds=("choice", "typed")):
        someone.is_asked(one)
        assert someone.run("document.activeElement.id") == "prompt"
        if one.mode == "choice":
            someone.page.locator(".options button").nth(one.right).tap()
        else:
            someone.page.tap("#typed")
            someone.page.keyboard.type(plain(one.question.answer))
            someone.page.tap("#bar .primary")
        assert someone.page.locator("#reveal.right").count() == 1
        someone.page.tap("#bar .primary")
    assert someone.view == "result"


def test_keys_can_be_switched_off(taker: Open) -> None:
    """Who speaks to a computer, or rests a hand on it, can do without single keys."""
    someone = taker()
    someone.open("#n=0&kinds=choice")
    someone.page.click("#for-class summary")
    someone.page.uncheck("#keys")
    someone.page.click("#start-button")
    someone.page.keyboard.press("1")
    assert someone.page.locator("#reveal.shown").count() == 0


@in_each_browser
def test_a_reload_in_the_middle(taker: Open) -> None:
    """After a reload the same question stands there, with what was answered, shown or not; also in a new tab."""
    someone = taker()
    asked = _drawn(number=0)
    someone.begin("#n=0")
    for one in asked[:2]:
        someone.answer(one, right=one == asked[0])
        if one.mode != "recall":
            someone.onward()
    someone.page.reload()
    assert someone.text("#count") == f"Question 3 of {len(asked)}"
    assert someone.text("#score") == "1 right"
    someone.is_asked(asked[2])
    choice = next(at for at, one in enumerate(asked) if at > 1 and one.mode == "choice")
    for one in asked[2:choice]:
        someone.answer(one)
        if one.mode != "recall":
            someone.onward()
    someone.answer(asked[choice], right=False)
    before = someone.text("#question")
    someone.page.reload()
    assert someone.text("#question") == before
    other = someone.tab()
    other.goto(someone.file.as_uri())
    assert other.inner_text("#question") == before
    other.close()
    someone.onward()
    someone.take(asked[choice + 1 :])
    result = someone.text("#summed")
    someone.page.reload()
    assert someone.text("#summed") == result


def test_another_address_asks_first(taker: Open) -> None:
    """Who opens another quiz while one is being taken is offered both."""
    someone = taker()
    someone.begin("#n=0&seed=1")
    someone.page.goto("about:blank")
    someone.open("#seed=2&n=3")
    assert someone.view == "start"
    assert someone.page.input_value("#seed") == "2"
    someone.page.click("#continue-button")
    someone.is_asked(_drawn(number=0)[0])


def test_a_double_tap_and_a_held_key(taker: Open) -> None:
    """A second tap, and a key that is held, do nothing: what comes next is seen before it is answered."""
    someone = taker(rests=True)
    asked = _drawn(number=0)
    someone.begin("#n=0")
    someone.answer(asked[0])
    if asked[0].mode != "recall":
        box = someone.page.locator("#bar .primary").bounding_box()
        assert box is not None
        someone.page.wait_for_timeout(350)
        for _ in range(2):
            someone.page.mouse.click(box["x"] + 5, box["y"] + 5)
    assert someone.text("#count") == f"Question 2 of {len(asked)}"
    someone.run("() => new Promise(done => setTimeout(done, 350))")
    for _ in range(20):
        someone.run(
            """() => document.activeElement.dispatchEvent(new KeyboardEvent(
            "keydown", {key: "Enter", code: "Enter", repeat: true, bubbles: true, cancelable: true}))"""
        )
    assert someone.text("#count") == f"Question 2 of {len(asked)}"
    assert someone.page.locator("#reveal.shown").count() == 0


@pytest.mark.parametrize("sandbox", ["allow-scripts", "allow-scripts allow-forms"])
@pytest.mark.parametrize("within", ["src", "srcdoc"])
def test_in_a_frame(taker: Open, tmp_path: Path, sandbox: str, within: str) -> None:
    """The page works in the frames of others, which allow it neither an address, nor a store, nor a form."""
    someone = taker()
    html = someone.file.read_text(encoding="utf-8")
    shown = f'srcdoc="{html_escape(html)}"' if within == "srcdoc" else 'src="quiz.html"'
    around = f'<iframe sandbox="{sandbox}" {shown} width=800 height=800></iframe>'
    (tmp_path / "around.html").write_text(around, "utf-8")
    someone.page.goto((tmp_path / "around.html").as_uri())
    frame = someone.page.frame_locator("iframe")
    frame.locator("#start-button").click()
    assert frame.locator("#count").inner_text().startswith("Question 1 of ")
    someone.complaints.clear()
    someone.requests.clear()


def test_practice(taker: Open) -> None:
    """Without an address a new quiz is drawn: what was missed first, then what is new; what is known is told."""
    someone = taker()
    someone.begin("#n=0&kinds=choice,typed&seed=3")
    asked = _drawn("3", 0, ("choice", "typed"))
    someone.take(asked, right=lambda one: one != asked[2])
    someone.page.click("#anew")
    assert someone.page.is_visible("#mastery")
    assert "known" in someone.text("#mastery")
    someone.page.click("#choose summary")
    someone.page.select_option("#number", "5")
    someone.page.click("#start-button")
    assert "#" not in someone.page.url
    keys = someone.run("JSON.parse(Object.entries(localStorage).find(([name]) => name.includes(':run:'))[1]).only")
    assert asked[2].question.key in keys
    assert len(keys) == 5
    known = {one.question.key for one in asked} - {asked[2].question.key}
    assert len(known & set(keys)) <= 1  # where a new question is about the same fact as another


def test_true_or_false_and_in_order(taker: Open) -> None:
    """Practice also asks whether a statement is true, and lets a line of time be tapped in its order.

    Which questions are asked so is drawn by chance, so chance is held still.
    """
    someone = taker(asked=_rich_in_orders())
    someone.page.add_init_script("Math.random = () => 0.5;")
    someone.open()
    someone.page.click("#choose summary")
    someone.page.select_option("#number", "0")
    someone.page.click("#start-button")
    by_prompt = {plain(each.prompt): each for each in shipped_pool().questions}
    seen: set[str] = set()
    while someone.view == "question" and len(seen) < 2:
        prompt = str(someone.page.text_content("#prompt"))
        if someone.page.locator(".ordering").count():
            question = by_prompt[prompt]
            for event in (*question.before, question.answer, *question.after) if question.before else question.items:
                someone.page.get_by_role("button", name=plain(event), exact=True).click()
            assert someone.page.locator("#reveal.right").count() == 1
            seen.add("order")
        elif prompt.startswith("True or false? "):
            stated = prompt.removeprefix("True or false? ")
            is_true = stated in {plain(each.statement) for each in shipped_pool().explanations.values()}
            someone.page.get_by_role("button", name=str(is_true), exact=True).click()
            assert someone.page.locator("#reveal.right").count() == 1
            seen.add("truth")
        else:
            someone.page.click("#bar button >> nth=0")
        someone.page.click("#bar button:last-child")
    assert seen == {"order", "truth"}


def _rich_in_orders() -> Pool:
    """Return questions of the shipped pool, of which a third ask for an order: both kinds come soon."""
    every = shipped_pool().questions
    ordered = [each for each in every if each.before or each.after or each.items]
    others = [each for each in every if each not in ordered][: 2 * len(ordered)]
    return replace(shipped_pool(), questions=(*ordered, *others))


def _is_none_of(missed: tuple[AskedQuestion, ...], one: AskedQuestion) -> bool:
    return one not in missed


def test_a_class(taker: Open) -> None:
    """A result is a code with a name; a teacher's page adds codes up, and says which are not whole."""
    someone = taker()
    asked = _drawn(number=0)
    codes = []
    for name, missed in (("Ada", 0), ("Bo & Čo", 2)):
        someone.page.goto("about:blank")
        someone.open("#n=0&seed=1")
        someone.page.click("#start-button")
        someone.take(asked, right=partial(_is_none_of, asked[:missed]))
        someone.page.click(".hand-in summary")
        someone.page.fill("#name", name)
        codes.append(someone.page.input_value("#code"))
        someone.page.click("#anew")
    someone.page.goto("about:blank")
    someone.open("#teacher")
    someone.page.fill("#codes", "\n".join([*codes, codes[0], codes[1][:-4], "rubbish"]))
    rows = [row.split("\t") for row in someone.texts("#class table >> nth=0 >> tbody tr")]
    total = str(len(asked))
    assert rows == [["Ada", total, "0", total], ["Bo & Čo", str(len(asked) - 2), "0", total]]
    assert "2 codes are not whole" in someone.text("#class")
    assert len(someone.texts("#class table >> nth=1 >> tbody tr")) == len(asked)


def test_a_platform_hears_the_score(taker: Open) -> None:
    """A platform of SCORM 1.2 hears the score in per cent and that all was asked."""
    someone = taker()
    someone.context.add_init_script(
        "window.said = {}; window.API = {LMSInitialize: () => 'true', LMSCommit: () => 'true', LMSFinish: () => 'true',"
        "LMSSetValue: (name, value) => { window.said[name] = value; return 'true'; }};"
    )
    asked = _drawn(number=4)
    someone.begin("#n=4")
    someone.take(asked, right=lambda one: one != asked[0])
    said = someone.run("window.said")
    assert said["cmi.core.score.raw"] == "75"
    assert said["cmi.core.lesson_status"] == "completed"


def test_an_old_browser_is_told(taker: Open) -> None:
    """Where the script cannot run, since the browser is too old for it, the page says so."""
    someone = taker()
    html = someone.file.read_text(encoding="utf-8")
    someone.file.write_text(html.replace('<script type="module">', '<script type="module">(?<', 1), "utf-8")
    someone.open()
    assert "too old" in someone.text("#too-old")
    someone.complaints.clear()


def test_nothing_that_old_browsers_lack() -> None:
    """The script keeps to what Safari 15 knows: no look-behind, and none of what came later."""
    whole = script()
    assert "(?<" not in whole
    assert not re.search(r"\.(?:at|findLast|toSorted|toReversed)\(|Object\.hasOwn\(|structuredClone", whole)


def test_without_storage(taker: Open) -> None:
    """Where a browser refuses to store anything the quiz works, and says that a reload begins anew."""
    someone = taker()
    someone.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError'); }});"
    )
    someone.open("#n=3")
    someone.page.click("#for-class summary")
    assert "does not let the page save anything" in someone.text("#kept")
    someone.page.click("#start-button")
    someone.take(_drawn(number=3))


@pytest.mark.parametrize(
    "state", ["{", "null", "[]", '{"at": 3}', '{"choice": 1, "answers": [{"key": "no"}], "at": 0}']
)
def test_a_broken_store(taker: Open, state: str) -> None:
    """Whatever stands in the store, the page opens."""
    someone = taker()
    someone.begin()
    someone.run("state => { for (const key of Object.keys(localStorage)) localStorage.setItem(key, state); }", state)
    someone.page.reload()
    assert someone.view == "start"
    someone.page.click("#start-button")
    someone.is_asked(_drawn()[0])


def test_feedback_at_the_end(taker: Open) -> None:
    """With final feedback nothing tells right from wrong before the result, and a choice can be changed."""
    someone = taker()
    kinds: tuple[QuestionMode, ...] = ("choice", "typed")
    asked = _drawn("3", 0, kinds)
    someone.begin("#seed=3&n=0&kinds=choice,typed&feedback=final")
    for one in asked:
        someone.is_asked(one)
        if one.mode == "choice":
            someone.answer(one, right=False)
            someone.answer(one)
            assert someone.page.locator(".options [aria-pressed=true]").count() == 1
        else:
            someone.page.fill("#typed", "nothing of the kind")
        assert someone.page.locator("#reveal.shown, .right, .wrong").count() == 0
        assert someone.text("#verdict") == ""
        someone.onward()
    right = sum(one.mode == "choice" for one in asked)
    assert 0 < right < len(asked)
    assert someone.text(".points") == f"{right} of {len(asked)} right"
    assert someone.texts(".review .wrong .own span >> nth=1")[0] == "nothing of the kind"


def test_the_result_and_a_second_round(taker: Open) -> None:
    """The result tells what was missed, by topic, and repeats just that; what was missed is offered another day too."""
    someone = taker()
    asked = _drawn(number=0)
    missed = {one.question.key: one for one in asked[1:6:2]}
    someone.begin("#n=0")
    someone.take(asked, right=lambda one: one.question.key not in missed)
    assert someone.text(".points") == f"{len(asked) - 3} of {len(asked)} right"
    prompts = [plain(one.question.prompt).replace(BLANK, "blank") for one in missed.values()]
    assert someone.page.locator("#summed > .review .asked").all_text_contents() == prompts
    rows = [row.split("\t") for row in someone.texts("tbody tr")]
    assert [[int(right), int(all_)] for _, right, all_ in rows] == [
        [sum(one.question.topic == topic and one.question.key not in missed for one in asked), all_]
        for topic in kinds_pool().topics
        if (all_ := sum(one.question.topic == topic for one in asked))
    ]
    someone.open()
    someone.page.reload()
    assert someone.text("#missed-before") == "Ask the 3 I missed before"
    someone.page.go_back()
    someone.page.reload()
    someone.page.click("#repeat")
    by_prompt = {plain(one.question.prompt).replace(BLANK, "blank"): one for one in missed.values()}
    for at in range(3):
        assert someone.text("#count") == f"Question {at + 1} of 3"
        one = by_prompt.pop(str(someone.page.text_content("#prompt")))
        if one.mode == "choice":
            someone.page.get_by_role("button", name=plain(one.question.answer), exact=True).click()
        else:
            someone.answer(one)
        if one.mode != "recall":
            someone.onward()
    assert someone.text(".points") == "3 of 3 right"


def test_what_was_missed_before(taker: Open) -> None:
    """Another day the questions last answered wrong can be asked alone, until they are answered right."""
    someone = taker()
    asked = _drawn(number=0, kinds=("choice", "typed"))
    someone.begin("#n=0&kinds=choice,typed")
    someone.take(asked, right=lambda one: one != asked[1])
    someone.page.click("#anew")
    someone.page.click("#missed-before-button")
    assert someone.text("#count") == "Question 1 of 1"
    someone.is_asked(asked[1])
    someone.page.fill("#typed", plain(asked[1].question.answer))
    someone.onward()
    someone.onward()
    someone.page.click("#anew")
    assert not someone.page.is_visible("#missed-before")


def test_ending_before_the_end(taker: Open) -> None:
    """A quiz can be ended at any time, which is asked about and can be undone; what was not asked does not count."""
    someone = taker()
    asked = _drawn(number=0)
    someone.begin("#n=0")
    someone.answer(asked[0])
    if asked[0].mode != "recall":
        someone.onward()
    someone.page.click("#stop")
    someone.page.get_by_role("button", name="Go on").click()
    someone.is_asked(asked[1])
    someone.page.click("#stop")
    someone.page.get_by_role("button", name="End the quiz").click()
    assert someone.text(".points") == "1 of 1 right"
    assert f"{len(asked) - 1} questions were not asked" in someone.text(".remark")
    someone.page.click("#undo-end")
    someone.is_asked(asked[1])


def test_forget_everything(taker: Open) -> None:
    """Nothing of the quiz stays in the browser, and other pages keep what is theirs."""
    someone = taker()
    someone.begin("#n=0")
    someone.page.click("#bar button")
    someone.run("localStorage.setItem('another', 'page')")
    someone.page.goto("about:blank")
    someone.open("#n=3&seed=9")
    someone.page.click("#for-class summary")
    someone.page.click("#forget")
    assert "Press again" in someone.text("#forget")
    assert someone.run("localStorage.length") > 1
    someone.page.click("#forget")
    assert someone.run("Object.keys(localStorage)") == ["another"]
    assert not someone.page.is_visible("#continue")
    someone.open()
    someone.page.reload()
    assert someone.view == "start"


def test_a_class_takes_the_same_quiz(taker: Open) -> None:
    """The address that one page shows asks the same questions with the same options in another browser, and again."""
    teacher = taker(asked=shipped_pool())
    teacher.open("#seed=4&n=7")
    teacher.page.click("#choose summary")
    teacher.page.click("#topics-none")
    assert teacher.page.is_disabled("#start-button")
    teacher.page.click("#topics-all")
    teacher.page.uncheck("input[value=arms]")
    teacher.page.click("#for-class summary")
    fragment = "#" + teacher.page.input_value("#link").partition("#")[2]
    seen: list[list[object]] = []
    for _ in range(2):
        pupil = taker(asked=shipped_pool())
        pupil.open(fragment)  # it starts at once
        seen.append([])
        while pupil.view == "question":
            seen[-1].append((pupil.text("#prompt"), pupil.texts(".options button")))
            pupil.page.click("#bar button >> nth=0")
            if pupil.view == "question":
                pupil.page.click("#bar button >> nth=0")
    assert len(seen[0]) == 7
    assert seen[0] == seen[1]
    assert fragment.startswith("#seed=4&topics=history,journey,")


def test_nothing_to_ask(browser: Browser, tmp_path: Path) -> None:
    """A quiz without a question says so, and cannot be started."""
    someone = Taker(browser, tmp_path, replace(kinds_pool(), questions=(), topics={}, explanations={}))
    someone.open()
    assert someone.text("#available").startswith("No question fits")
    assert someone.page.is_disabled("#start-button")
    someone.close()


def test_what_fits_is_counted(taker: Open) -> None:
    """The start view says how many questions fit the choice as it is made."""
    someone = taker(asked=shipped_pool())
    someone.open("#n=5")
    someone.page.click("#choose summary")
    someone.page.uncheck("input[value=choice]")
    someone.page.uncheck("input[value=recall]")
    someone.page.uncheck("input[value=arms]")
    fit = sum("typed" in each.modes and each.topic != "arms" for each in shipped_pool().questions)
    assert someone.text("#available") == f"5 questions of {fit} that fit"
    someone.page.click("#topics-none")
    assert someone.text("#available").startswith("No question fits")
    someone.page.check("input[value=arms]")
    fit = sum("typed" in each.modes and each.topic == "arms" for each in shipped_pool().questions)
    assert someone.text("#available") == f"5 questions of {fit} that fit"


@in_each_browser
def test_hostile_text_is_text(browser: Browser, tmp_path: Path) -> None:
    """Whatever a text holds is shown as it is: nothing of it becomes an element, runs, or is fetched."""
    text = HOSTILE.replace("\u2028", " ")
    pool = hostile_pool(text)
    someone = Taker(browser, tmp_path, pool)
    someone.page.on("dialog", lambda dialog: pytest.fail("it ran"))
    someone.begin("#n=0&seed=%3Cimg%20src=x%3E%3Cscript%3E")
    shown = plain(text)
    assert someone.page.evaluate("document.querySelector('h1').textContent") == shown
    assert someone.page.evaluate("document.querySelector('.topics .name').textContent") == shown
    assert shown.split('"q"')[0] in someone.page.title()
    assert "**" not in someone.page.title()
    while someone.view == "question":
        assert someone.run("document.getElementById('prompt').textContent").endswith(shown)
        someone.page.click("#bar .primary, #bar button >> nth=0")
        if someone.page.locator("#explained").count() and someone.view == "question":
            assert someone.run("document.querySelector('#explained .fact, #explained .answer')?.textContent").endswith(
                shown
            )
            someone.onward()
    assert someone.run("document.querySelectorAll('script').length") == 4
    assert someone.run("[...document.images].every(each => each.src.startsWith('data:'))")
    assert someone.run("document.querySelectorAll('[onerror], main script').length") == 0
    someone.close()


@pytest.mark.parametrize(("width", "height"), [(360, 740), (1280, 900)])
def test_nothing_jumps(taker: Open, width: int, height: int) -> None:
    """What appears with an answer moves nothing that was there, and nothing is wider than a phone."""
    someone = taker(viewport={"width": width, "height": height}, reduced_motion="reduce")
    someone.begin("#n=0")
    places = """() => [...document.querySelectorAll("#prompt, .options button, #typed, .timeline li, .state, #front")]
        .map(each => [each.getBoundingClientRect().top + scrollY, each.offsetHeight, each.offsetWidth])"""
    frame = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
    for one in _drawn(number=0):
        someone.run("() => Promise.all([...document.images].map(each => each.decode()))")
        someone.run(frame)
        before, shifts = someone.run(places), someone.run("window.shifts.length")
        if one.mode == "recall":
            someone.onward()
        else:
            someone.answer(one, right=False)
        someone.run(frame)
        assert someone.run(places) == before
        assert someone.run(f"window.shifts.slice({shifts})") == []
        assert someone.run("document.documentElement.scrollWidth") <= width
        someone.onward()
    assert someone.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_anybody_can_use_it(taker: Open, scheme: str, width: int) -> None:
    """axe-core finds no barrier in any view, light and dark, on a phone and on a screen."""
    axe = WEB / "axe-core" / "axe.min.js"
    needed(axe.exists(), "axe-core (npm ci --prefix tests/web)")
    someone = taker(color_scheme=scheme, viewport={"width": width, "height": 800}, reduced_motion="reduce")
    found: list[object] = []

    def look(view: str) -> None:
        someone.run(axe.read_text(encoding="utf-8") + "; undefined")
        report = someone.run("() => axe.run(document)")
        found.extend((view, each["id"], [node["html"] for node in each["nodes"]]) for each in report["violations"])
        assert len(report["passes"]) > 10

    someone.open("#n=0")
    someone.page.click("#for-class summary")
    look("start")
    someone.page.click("#start-button")
    seen = set()
    for at, one in enumerate(_drawn(number=0)):
        what = (one.mode, bool(one.question.items), bool(one.question.before), bool(one.question.image))
        if what not in seen:
            look(f"{what}, asked")
        if one.mode == "recall":
            someone.onward()
        else:
            someone.answer(one, right=at % 2 == 0)
        if what not in seen:
            look(f"{what}, answered")
        seen.add(what)
        someone.onward()
    someone.page.click(".known summary")
    look("result")
    assert found == []
    assert someone.run("[...document.querySelectorAll('[tabindex]')].every(each => each.tabIndex < 1)")


def test_the_html_is_valid(tmp_path: Path) -> None:
    """The Nu HTML checker has nothing to say of the page, whatever is on it."""
    checker = WEB / "vnu-jar" / "build" / "dist" / "vnu.jar"
    needed(shutil.which("java"), "java (Debian: apt-get install default-jre-headless)")
    needed(checker.exists(), "vnu-jar (npm ci --prefix tests/web)")
    for name, pool in {"kinds": kinds_pool(), "shipped": shipped_pool(), "hostile": hostile_pool(HOSTILE)}.items():
        (tmp_path / f"{name}.html").write_bytes(render_page(pool, Quiz()))
    ran = subprocess.run(
        ["java", "-jar", str(checker), "--format", "json", "--stdout", "--exit-zero-always", *tmp_path.glob("*.html")],
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    messages = json.loads(ran.stdout)["messages"]
    # The checker holds the data to the policy for scripts; a browser runs no data, and needs no leave to keep it.
    data = ('type="text/plain"', 'type="application/json"')
    assert [each for each in messages if not any(kind in each.get("extract", "") for kind in data)] == []


def test_without_scripts(taker: Open) -> None:
    """Where scripts are switched off the page says so, and shows nothing that does not work."""
    someone = taker(java_script_enabled=False)
    someone.open()
    assert "needs JavaScript, which is switched off" in someone.text("body")
    assert not someone.page.is_visible("main")


def test_a_printed_result(taker: Open) -> None:
    """On paper the result has every answer unfolded and no buttons."""
    someone = taker()
    someone.begin("#n=4")
    someone.take(_drawn(number=4))
    someone.page.emulate_media(media="print")
    someone.run("dispatchEvent(new Event('beforeprint'))")
    assert len(someone.texts(".review .asked")) == 4
    assert all(someone.page.locator(".review .asked").nth(at).is_visible() for at in range(4))
    assert not someone.page.locator("button:visible").count()
    someone.run("dispatchEvent(new Event('afterprint'))")
    assert not someone.page.locator(".review .asked").first.is_visible()


def test_the_shipped_page_is_small() -> None:
    """The page of the shipped project is under 300 KB with all its pictures."""
    assert len(render_page(shipped_pool(), Quiz())) <= LARGEST


def test_same_bytes_in_two_processes() -> None:
    """Another hash seed and locale give the same page."""
    made = []
    code = (
        "import sys; from tests.support.quiz_taker import kinds_pool;"
        "from briefdeck.render.quiz_page import render_page;"
        "from briefdeck.model import Quiz; sys.stdout.buffer.write(render_page(kinds_pool(), Quiz()))"
    )
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path), "LC_ALL": "C"}
        ran = subprocess.run([sys.executable, "-c", code], env=environment, check=True, capture_output=True)
        made.append(ran.stdout)
    assert made[0] == made[1] == render_page(kinds_pool(), Quiz())
