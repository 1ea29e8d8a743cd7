"""The scripts on cards, run in a real browser on pages put together as Anki does."""

from __future__ import annotations

import html
import json
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.kinds_project import KINDS
from tests.support.learner import GOOD, Learner, release

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (Debian: apt-get install chromium)"),
]

PAGE = """<!doctype html><meta charset="utf-8"><body class="card"><div id="qa"></div><pre id="result"></pre><script>
const qa = document.getElementById("qa");
function show(side) {  // as Anki's reviewer: the HTML first, then its scripts one by one
  qa.innerHTML = side;
  for (const each of qa.querySelectorAll("script")) (0, eval)(each.textContent);
}
function texts(selector) { return [...qa.querySelectorAll(selector)].map(each => each.textContent); }
let result;
try { %s } catch (fault) { result = String(fault); }
document.getElementById("result").textContent = JSON.stringify(result);
</script>"""

Browse = Callable[[str], Any]


@pytest.fixture
def browse(tmp_path: Path) -> Browse:
    """Runs a script in Chromium; what it puts into `result`."""

    def run(script: str) -> Any:
        page = tmp_path / "page.html"
        page.write_text(PAGE % script, encoding="utf-8")
        command = [
            str(CHROMIUM),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            f"--user-data-dir={tmp_path / 'profile'}",
        ]
        ran = subprocess.run(
            [*command, "--dump-dom", page.as_uri()], capture_output=True, encoding="utf-8", check=True, timeout=60
        )
        found = re.search(r'<pre id="result">(.*?)</pre>', ran.stdout, re.DOTALL)
        assert found is not None
        return json.loads(html.unescape(found[1]))

    return run


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    """Somebody who has the good deck, with an accented answer in it."""
    someone = Learner(tmp_path_factory.mktemp("learner"))
    someone.take(release(GOOD.replace("accept: [sixty]", "accept: [sixty, Élan vital]")).deck)
    yield someone
    someone.collection.close()


@pytest.fixture(scope="module")
def kinds(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    """Somebody who has a card of every kind."""
    someone = Learner(tmp_path_factory.mktemp("kinds"))
    someone.take(release(KINDS.text, images=KINDS.images).deck)
    yield someone
    someone.collection.close()


def _js(value: object) -> str:
    return json.dumps(value).replace("</", "<\\/")


_NO_STORE = """
    Object.defineProperty(window, "sessionStorage", {get() { throw new Error("no store"); }});"""
FORGETTING = {"the page stays": "", "the store stays": "delete window.briefdeckShown;", "nothing stays": _NO_STORE}


@pytest.mark.parametrize("forgets", FORGETTING)
def test_choices(learner: Learner, browse: Browse, forgets: str) -> None:
    """The choices have a new order at each showing, where nothing is stored from day to day; the back has the same."""
    ((front, back),) = learner.sides("captains-union")
    anew = "delete window.briefdeckShown;" if forgets != "the page stays" else ""
    shown = browse(f"""
        result = [];
        {_NO_STORE if forgets == "nothing stays" else ""}
        for (let time = 0; time < 60; time++) {{
          Date.now = () => (20000 + {"time" if forgets == "nothing stays" else "0"}) * 86400000 + 43200000;
          show({_js(front)});
          const asked = texts(".choices li");
          {anew}
          show({_js(back)});
          result.push([asked, texts(".choices li"), texts(".choices .right")]);
        }}""")
    assert all(asked == answered for asked, answered, _ in shown)
    assert all(right == ["At least 85"] for _, _, right in shown)
    assert {tuple(sorted(asked)) for asked, _, _ in shown} == {
        ("At least 120", "At least 185", "At least 58", "At least 85")
    }
    assert {asked.index("At least 85") for asked, _, _ in shown} == {0, 1, 2, 3}


PHONES = {
    "AnkiDroid": """node => {
      for (; node && node !== document; node = node.parentNode) {
        const known = ["A", "BUTTON", "VIDEO", "SUMMARY", "INPUT"].includes(node.nodeName);
        if (known || node.onclick || node.getAttribute("contentEditable") || node.classList.contains("tappable"))
          return true;
      }
      return false;
    }""",
    "AnkiMobile": """node => !!node.closest("a, button, [onclick], .tappable")""",
}
"""What a tap reaches, so that it does not turn the card: by AnkiDroid's reviewer, and by AnkiMobile's manual."""


@pytest.mark.parametrize("phone", PHONES)
def test_taps_reach_what_answers_to_them(phone: str, tmp_path: Path, browse: Browse) -> None:
    """Options, hints, sources, disputes and links get the tap on a phone; question and fact leave it to the program."""
    someone = Learner(tmp_path)
    keys = "    kind: report\n    url: https://gazette.example\n    archived: https://archive.example\n"
    text = GOOD.replace("    kind: report\n", keys, 1).replace("accept: [sixty]", "hint: A round number")
    someone.take(release(text).deck)
    sides = [side for key in ("captains-union", "captains-company") for side in someone.sides(key)[0]]
    someone.collection.close()
    told = browse(f"""
        const reached = {PHONES[phone]}, all = selector => [...qa.querySelectorAll(selector)];
        result = {{taps: [], others: []}};
        for (const side of {_js(sides)}) {{
          show(side);
          result.taps.push(...all(".choices li, summary, .sources a").map(node => [node.nodeName, reached(node)]));
          result.others.push(...all(".question, .fact, .topic, .answer").map(reached));
        }}""")
    assert {name for name, _ in told["taps"]} == {"LI", "SUMMARY", "A"}
    assert all(reached for _, reached in told["taps"])
    assert told["others"]
    assert not any(told["others"])


def test_choices_are_a_group_of_a_form(learner: Learner, browse: Browse) -> None:
    """For a screen reader and the keyboard the choices are radio buttons: one is in the order of tabs, arrows go on."""
    ((front, back),) = learner.sides("captains-union")
    told = browse(f"""
        const items = () => [...qa.querySelectorAll(".choices > li")];
        const press = key => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {{key, bubbles: true}}));
        const at = () => items().indexOf(document.activeElement);
        show({_js(front)});
        result = [qa.querySelector(".choices").getAttribute("role"), items().map(each => each.getAttribute("role"))];
        result.push(items().map(each => each.tabIndex));
        items()[0].focus();
        press("ArrowUp"); result.push(at());
        press("ArrowDown"); press("ArrowRight"); result.push(at());
        press(" "); result.push(items().map(each => each.getAttribute("aria-checked")));
        show({_js(back)});
        result.push(items().map(each => each.getAttribute("aria-checked")));""")
    checked = ["false", "true", "false", "false"]
    assert told == ["radiogroup", ["radio"] * 4, [0, -1, -1, -1], 3, 1, checked, checked]


def test_the_answer_is_where_anki_scrolls(kinds: Learner, browse: Browse) -> None:
    """One place of each back is marked for it: the options, the verdict, the line of time, the list, or the answer."""
    shown = [(card.note()["Key"], card.render_output().answer_text) for card in kinds.cards()]
    places = browse(f"""
        result = {_js(shown)}.map(([key, back]) => {{
          show(back);
          return [key, [...qa.querySelectorAll("#answer")].map(each => each.className)];
        }});""")
    found = dict(places)
    assert found["captains-union"] == ["choices live"]
    assert (found["stranded/typed"], found["stranded"]) == (["typed"], ["turned"])
    assert (found["course"], found["course/order"]) == (["timeline"], ["items"])
    assert all(len(marked) == (0 if key == "stranded/cloze" else 1) for key, marked in found.items())


def test_the_keys_are_told(learner: Learner, browse: Browse) -> None:
    """That Alt and a number choose stands below the options, on the front and where there are such keys."""
    ((front, back),) = learner.sides("captains-union")
    css = next(learner.cards()).render_output().css
    told = browse(f"""
        const style = document.createElement("style");
        style.textContent = {_js(css)};
        document.head.replaceChildren(style);
        const seen = () => qa.querySelector(".keys").checkVisibility({{visibilityProperty: true}});
        show({_js(front)}); result = [seen()];
        document.documentElement.className = "mobile"; result.push(seen());
        document.documentElement.className = "";
        show({_js(back)}); result.push(seen());""")
    assert told == [True, False, False]


def test_a_tapped_choice(learner: Learner, browse: Browse) -> None:
    """The first tap marks the choice and shows the right one; the back still knows it."""
    ((front, back),) = learner.sides("captains-union")
    marks = browse(f"""
        show({_js(front)});
        result = [texts(".shown, .chosen")];
        const items = [...qa.querySelectorAll(".choices li")];
        items.find(each => each.textContent === "At least 58").click();
        items.find(each => each.textContent === "At least 120").click();
        result.push(texts(".chosen"), texts(".right.shown"));
        show({_js(back)});
        result.push(texts(".chosen"));
        show({_js(front)});
        result.push(texts(".chosen"));""")
    assert marks == [[], ["At least 58"], ["At least 85"], ["At least 58"], []]


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("60", True),
        ("sixty", True),
        (" SIX ty ", True),
        ("elan VITAL", True),
        ("e\u0301lanvital", True),
        ("“Sixty”.", True),
        ("Élan-vital", True),
        ("about 60", True),
        ("6 * 10", False),
        ("60 captains", True),
        ("-60", False),
        ("6.0", False),
        ("61", False),
        ("sixt", False),
    ],
)
def test_a_typed_answer(learner: Learner, browse: Browse, typed: str, right: bool) -> None:
    """Any accepted spelling is right whatever its case, accents, spaces and the stops around it; else Anki compares."""
    ((_, back),) = learner.sides("captains-company")
    compared = learner.collection.compare_answer(learner.note("captains-company")["Typed answer"], typed)
    assert "typeans" in compared
    side = re.sub(r"\[\[type:.*?\]\]", lambda _: compared, back)
    verdict, comparison = browse(f'show({_js(side)}); result = [texts(".verdict"), texts("code#typeans").length];')
    assert (len(verdict), comparison) == ((1, 0) if right else (0, 1))


@pytest.mark.parametrize(
    ("language", "answer", "typed", "right"),
    [
        ("de", "34 Kilometer", "34 km", True),
        ("de", "34 Kilometer", "34 m", False),
        ("ko", "3만5천장", "35,000장", True),
        ("ar", "23 ألفا", "٢٣ ألف", True),
        ("sv", "34 kilometer", "34 km", False),
    ],
)
def test_a_typed_answer_in_another_language(
    learner: Learner, browse: Browse, language: str, answer: str, typed: str, right: bool
) -> None:
    """A card judges as the page does wherever the language has a pack; where nothing is known, letters are compared."""
    ((_, back),) = learner.sides("captains-company")
    compared = learner.collection.compare_answer(answer, typed)
    side = re.sub(r"\[\[type:.*?\]\]", lambda _: compared, back)
    side = re.sub(r'(<div class="answer"[^>]*>).*?</div>', rf"\g<1>{answer}</div>", side, count=1)
    side = re.sub(r'lang="[^"]*"', f'lang="{language}"', side, count=1)
    assert browse(f'show({_js(side)}); result = texts(".verdict").length;') == int(right)


def test_nothing_typed(learner: Learner, browse: Browse) -> None:
    """Where nothing was typed, the card says so; Anki itself would show the answer as if it had been typed."""
    ((_, back),) = learner.sides("captains-company")
    compared = learner.collection.compare_answer(learner.note("captains-company")["Typed answer"], "")
    side = re.sub(r"\[\[type:.*?\]\]", lambda _: f"<div style='font-size: 20px'>{compared}</div>", back)
    shown = browse(f'show({_js(side)}); result = [texts(".verdict"), texts("code#typeans").length];')
    assert shown == [["Nothing was typed"], 0]
    own = f'<style>.briefdeck{{--nothing-typed-0:"Nichts eingegeben"}}</style>{side}'
    assert browse(f'show({_js(own)}); result = texts(".verdict");') == ["Nichts eingegeben"]


def _press(keys: str, held: str = "") -> str:
    """A script that presses *keys* one by one, with the key *held*: "alt", "shift" or none."""
    also = f", {held}Key: true" if held else ""
    return "".join(
        f'document.dispatchEvent(new KeyboardEvent("keydown", {{key: "{key}", code: "Digit{key}"{also}}}));'
        for key in keys
    )


@pytest.mark.parametrize("held", ["", "alt"])
def test_a_choice_by_its_key(learner: Learner, browse: Browse, held: str) -> None:
    """The key of its number chooses, also with Alt; other keys, a second choice and keys on the back do nothing."""
    ((front, back),) = learner.sides("captains-union")
    order, chosen, again, after = browse(f"""
        show({_js(front)});
        result = [texts(".choices li")];
        {_press("90x")}{_press("1", "shift")}{_press("1", "ctrl")}{_press("2", held)}
        result.push(texts(".chosen"));
        {_press("3")}
        result.push(texts(".chosen"));
        show({_js(back)});
        {_press("4")}
        result.push(texts(".chosen"));""")
    assert chosen == again == after == [order[1]]


def test_a_choice_where_each_side_is_loaded_anew(learner: Learner, browse: Browse) -> None:
    """Where nothing but the session's store lives on, the back still shows the choice; another card does not."""
    ((front, back),) = learner.sides("captains-union")
    marks = browse(f"""
        show({_js(front)});
        {_press("1")}
        const first = texts(".chosen");
        delete window.briefdeckShown;
        show({_js(back)});
        result = [first, texts(".chosen")];
        delete window.briefdeckShown;
        show({_js(back)}.replace("captains-union", "another"));
        result.push(texts(".chosen"));""")
    assert marks[0] == marks[1]
    assert len(marks[0]) == 1
    assert marks[2] == []


@pytest.mark.parametrize("opened", [True, False])
def test_a_hint(tmp_path: Path, browse: Browse, opened: bool) -> None:
    """A hint is folded; one that was opened on the front is open on the back, and folded when the card returns."""
    someone = Learner(tmp_path)
    someone.take(release(GOOD.replace("a: Tove Brandt\n", "a: Tove Brandt\n        hint: A pilot\n")).deck)
    front, back = someone.sides("union-leader")[0]
    someone.collection.close()
    assert browse(f"""
        const hint = () => qa.querySelector(".hint");
        show({_js(front)});
        result = [hint().open];
        hint().open = {_js(opened)};
        hint().dispatchEvent(new Event("toggle"));
        show({_js(back)});
        result.push(hint().open);
        show({_js(front)});
        result.push(hint().open);""") == [False, opened, False]


PLACES = """(() => [".question", ".choices", ".timeline", ".items", ".hint"].map(selector => {
  const found = qa.querySelector(selector), box = found && found.getBoundingClientRect();
  return found && [box.top, found.matches(".cloze-text") || box.height];  // words take another room than their gap
}))()"""


def test_nothing_jumps(kinds: Learner, browse: Browse) -> None:
    """On the back of every card, question, choices, list, line of time and hint stand where they stood on the front."""
    cards = [card.render_output() for card in kinds.cards()]
    shown = [(card.question_text, card.answer_text, card.css) for card in cards]
    moved = browse(f"""
        result = [];
        for (const [front, back, css] of {_js(shown)}) {{
          const style = document.createElement("style");
          style.textContent = css;
          document.head.replaceChildren(style);
          show(front);
          const before = {PLACES};
          show(back);
          result.push([before, {PLACES}]);
        }}""")
    assert len(moved) == 14  # the retired note has no card
    assert [before for before, after in moved if before != after] == []
