"""The desk in two real browsers: days of work, by keyboard and by mouse, beside an editor, with hostile text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from briefdeck.check import check
from briefdeck.curate.edit import find_fact
from briefdeck.desk.server import DeskServer
from briefdeck.project import Folder, open_project
from tests.support.browsers import BROWSERS, WEB, needed
from tests.support.desk import NOW, Curator, open_desk

pytestmark = pytest.mark.slow

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FEWEST_KEYS = 8
"""Keys beside what is typed, with which a fact is added."""
HOSTILE = "</script><img src=x onerror=alert(1)>{{7*7}}<b>ha</b> & “q” 'q'"
Open = Callable[..., Curator]


@pytest.fixture(scope="module", params=BROWSERS)
def browser(request: pytest.FixtureRequest) -> Iterator[Browser]:
    """Each of the browsers, for all tests here."""
    with BROWSERS[request.param]() as found:
        yield found


only_chromium = pytest.mark.parametrize("browser", ["chromium"], indirect=True)
"""For what the driver of Firefox cannot do: a double click (it makes two clicks of it), to set the policy aside, and to
keep the focus for sure while much is typed on a busy machine."""


@pytest.fixture
def desk(project: Path) -> Iterator[DeskServer]:
    """A running desk on the small project."""
    with open_desk(project, running=True) as server:
        yield server


@pytest.fixture
def curator(browser: Browser, desk: DeskServer) -> Iterator[Open]:
    """Opens the desk in the browser, and closes it when the test is over."""
    made: list[Curator] = []

    def make(**context: Any) -> Curator:
        made.append(Curator(browser, desk, **context))
        return made[-1]

    yield make
    for each in made:
        each.close()


_CURES_INSIDE = """() => [...document.querySelectorAll(".cures .btn")].every(
    each => each.getBoundingClientRect().right <= each.closest(".msg").getBoundingClientRect().right)"""
"""Whether no cure is wider than the message that offers it."""


def _text(project: Path) -> str:
    return (project / "questions.yaml").read_text(encoding="utf-8")


def _rewrite(project: Path, old: str, new: str) -> None:
    """Saves the file as an editor does."""
    text = _text(project)
    assert old in text
    (project / "questions.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")


def _errors(project: Path) -> list[str]:
    opened = open_project(Folder(project, project / "articles"), NOW)
    return [each.message for each in opened.merge_problems(check(opened.context)) if each.severity == "error"]


def test_a_fact_from_a_marked_passage_by_keyboard(curator: Open, project: Path) -> None:
    """A line is marked, a fact and a question are typed and proved as they are typed, and few keys write it."""
    at = curator()
    at.press("g")
    line = int(at.page.locator(".row.sel").get_attribute("data-line") or 0)
    at.press("v", "ArrowRight", "ArrowRight", "n")
    at.see(".open.draft .quote", "…")
    at.type("Line one says that a strike halts **crossings**.")
    at.see(".open.draft #timing", "ms")
    at.page.locator('.open.draft [data-field="cards.0.q"]').focus()
    at.type("What does a strike of ferries halt?")
    at.press("Tab")
    at.type("Crossings")
    at.see(".open.draft #timing", "ms")
    at.press("Control+Enter")
    at.page.wait_for_timeout(400)
    if at.page.locator(".open.draft").count():
        at.press("Control+Enter")  # it was refused as it is: written all the same
    at.see(".toast", "Added to questions.yaml")
    assert f"cite: harbour:{line}" in _text(project) or f"cite: quay:{line}" in _text(project)
    assert "a strike halts **crossings**" in _text(project)
    at.page.wait_for_timeout(100)
    at.press("Escape", "Escape", "Control+z")
    at.see(".toast", "Taken back")
    assert "crossings**" not in _text(project)


def test_the_tab_key_passes_what_came_while_one_typed(curator: Open, project: Path) -> None:
    """From the fact it leads to its question, past messages and their cures, and back; what is typed is not lost."""
    at = curator()
    at.press("g", "n")
    at.type("On Monday 1,300 passengers were stranded.")
    at.see(".open.draft .msg", "1,300")
    at.press("Tab")
    at.type("i: how many?")
    assert at.page.locator('.open.draft [data-field="cards.0.q"]').inner_text() == "i: how many?"
    at.press("Shift+Tab")
    at.page.keyboard.press("End")
    at.type(" Not so.")
    assert "Not so." in at.page.locator('.open.draft [data-field="fact"]').inner_text()
    assert not at.page.locator("dialog[open]").count()
    assert "1,300" not in _text(project)


def test_a_refusal_is_shown_and_mended_with_one_key(curator: Open, project: Path) -> None:
    """The wrong word, what stands there instead and the thread are shown; `.` mends it, and undo brings it back."""
    _rewrite(project, "captains on strike at **60**", "captains on strike at **61**")
    at = curator()
    at.see("#refused", "1 refused")
    at.press("F8")
    at.see(".msg", "“61” is not on quay line 2")
    at.see(".cures .btn", "Write “60”")
    painted = at.page.evaluate("() => [...CSS.highlights].map(([name, ranges]) => [name, [...ranges].map(String)])")
    shown = dict(painted)
    assert "61" in shown["wrong"]
    assert "60" in shown["near"]
    assert "Norrland Ferries" in shown["stands"]
    assert at.page.locator("#thread path").get_attribute("d")
    at.press(".")
    at.see(".toast", ": written")
    at.page.wait_for_selector("#refused", state="hidden")
    assert "strike at **60**" in _text(project)
    at.page.locator("#undo").click()
    at.see("#refused", "1 refused")
    assert "strike at **61**" in _text(project)


@only_chromium
def test_an_edit_is_proved_while_it_is_typed_and_saved_when_left(curator: Open, project: Path) -> None:
    """Typing only proves; leaving the field writes that one value; the card and the lines of YAML follow."""
    at = curator()
    at.press("F8")  # nothing is refused: it says so
    at.see(".toast", "Nothing is refused")
    at.open("stranded")
    at.press("e")
    before = _text(project)
    for _ in range(len("islands.")):
        at.press("Backspace")
    at.type("islands and 3 ports.")
    at.see(".msg", "“3” is not on harbour line 6")
    assert _text(project) == before
    for _ in range(len("islands and 3 ports.")):
        at.press("Backspace")
    at.type("big islands.")
    at.see("#timing", "proved")
    at.press("Escape", "3")
    at.see("#stage pre", "four big islands")
    at.page.wait_for_function("() => document.querySelector('#saved').textContent.includes('stranded')")
    statement = re.compile(r"(?<=- id: stranded\n)    fact: .*?(?=    cite:)", re.DOTALL)
    assert statement.sub("", _text(project)) == statement.sub("", before)
    (said,) = statement.findall(_text(project))
    assert (
        said.split() == "fact: >- Striking ferry crews left **1,200 passengers** stranded on four big islands.".split()
    )
    at.press("1")
    back = at.page.frame_locator('iframe[title="Back of the card"]').first
    back.locator(".fact").filter(has_text="four big islands").wait_for()


def test_an_editor_works_beside_it(curator: Open, project: Path) -> None:
    """What an editor saves is shown at once and nothing typed is lost; of the same fact both versions are told."""
    at = curator()
    at.open("stranded")
    at.press("e")
    at.type(" It was a Monday.")
    _rewrite(project, "    date: 2031-03-03\n", "    date: 2031-03-04\n")
    at.press("Control+s")
    at.see(".conflict", "changed elsewhere")
    assert "Monday" not in _text(project)
    at.page.locator(".conflict .btn", has_text="Keep mine").click()
    at.see(".toast", "written")
    assert "It was a Monday." in _text(project)
    assert "date: 2031-03-04" in _text(project)
    at.press("e")
    at.type(" Ear")
    _rewrite(project, "The union is led by **Tove Brandt**.", "The union is led by **Tora Brandt**.")
    at.see("#refused", "1 refused")
    at.type("ly.")  # the cursor is still where it was
    assert "It was a Monday. Early." in at.page.locator('.open [data-field="fact"]').inner_text()


def test_two_pages_at_once(curator: Open, project: Path) -> None:
    """Two pages of one desk write two facts, and each shows what the other wrote."""
    at = curator()
    other = at.tab()
    at.open("stranded")
    other.locator(".shelf button").first.click()
    other.locator('.fact[data-id="captains-union"]').click()
    other.keyboard.press("e")
    other.keyboard.type(" Many came.")
    other.keyboard.press("Control+s")
    at.page.locator('.fact[data-id="captains-union"]', has_text="Many came.").wait_for()
    at.press("e")
    at.type(" Few went.")
    at.press("Control+s")
    other.locator('.fact[data-id="stranded"]', has_text="Few went.").wait_for()
    assert "Many came." in _text(project)
    assert "Few went." in _text(project)


def test_disputes_finding_and_filters_by_mouse(curator: Open, project: Path) -> None:
    """Facts that disagree are put side by side and held together; a sentence is found; lists can be narrowed."""
    at = curator()
    at.open("stranded")
    at.page.locator(".open .plain", has_text="In dispute with").click()
    at.page.select_option("#another", "captains-union")
    at.page.fill("#question", "How many were at sea?")
    at.page.fill("#note", "They count different people.")
    at.page.click("#disputed")
    at.see(".toast", "the dispute is written")
    assert "question: How many were at sea?\n    facts: [stranded, captains-union]" in _text(project)
    at.page.click("#find")
    at.page.fill(".search", "A strike day costs the company some $2.4 million")
    at.see(".found small", "proves it")
    at.page.keyboard.press("ArrowDown")
    at.page.keyboard.press("Enter")
    at.see(".row.sel", "") if at.page.locator(".row.sel").count() else None
    at.page.locator(".chip", has_text="in dispute").click()
    assert at.page.locator(".fact, .open").count() >= 2


def test_hostile_text_is_text(browser: Browser, project: Path) -> None:
    """Whatever stands in files is shown as it is: nothing of it runs, loads or becomes an element."""
    _rewrite(project, "title: The Norrland ferry strike", f"title: >-\n  {HOSTILE}")
    _rewrite(project, "  strike: The strike", f"  strike: >-\n    {HOSTILE}")
    _rewrite(project, "    title: Ferry strike halts island crossings", f"    title: >-\n      {HOSTILE}")
    _rewrite(project, "    fact: The union is led by **Tove Brandt**.", f"    fact: >-\n      {HOSTILE} **{HOSTILE}**")
    _rewrite(project, "q: Who leads the ferry crews’ union?", f"q: >-\n          {HOSTILE}")
    text = project / "articles" / "harbour.txt"
    text.write_text(text.read_text(encoding="utf-8").replace("Share this story", HOSTILE), encoding="utf-8")
    with open_desk(project, running=True) as server:
        at = Curator(browser, server)
        at.page.on("dialog", lambda dialog: pytest.fail(dialog.message))
        at.open("union-leader")
        at.see(".open", "ha")
        at.page.wait_for_timeout(500)
        assert at.page.locator("img").count() == 0
        assert HOSTILE in at.page.inner_text("#title")
        card = at.page.frame_locator('iframe[title="Front of the card"]').first
        assert HOSTILE in card.locator(".question").inner_text()
        assert card.locator("img").count() == 0
        at.close()


@only_chromium
@pytest.mark.parametrize(("theme", "width"), [("light", 1440), ("dark", 1440), ("light", 1024), ("light", 390)])
def test_axe_finds_nothing(theme: str, width: int, curator: Open, project: Path) -> None:
    """A checker of accessibility finds nothing in any state of the page, light and dark, wide and narrow."""
    axe = WEB / "axe-core" / "axe.min.js"
    needed(axe.exists(), "axe-core (npm ci --prefix tests/web)")
    _rewrite(project, "captains on strike at **60**", "captains on strike at **61**")
    at = curator(color_scheme=theme, viewport={"width": width, "height": 900}, bypass_csp=True)
    at.page.add_script_tag(path=str(axe))

    def look(state: str) -> None:
        at.page.wait_for_timeout(500)
        found = at.page.evaluate("() => axe.run({iframes: false}).then(each => each.violations)")
        told = [
            (each["id"], each["nodes"][0]["html"][:160], each["nodes"][0]["failureSummary"][:200]) for each in found
        ]
        assert told == [], state
        assert at.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), state  # nothing is cut off
        assert at.page.evaluate(_CURES_INSIDE), state

    look("begun")
    at.press("F8")
    at.see(".msg")
    look("refused")
    at.press("Escape", "Escape", "n")
    at.type("Crews left 1,200 passengers.")
    at.see("#timing", "ms")
    look("new")
    at.press("Escape", "Escape", "?")
    look("keys")
    at.page.locator("dialog .btn").click()
    at.press("Control+k")
    at.type("strike")
    at.see(".found")
    look("find")


def test_every_key_that_is_told_works(curator: Open) -> None:
    """Lines, articles, tabs and dialogs are reached with the keys that `?` lists."""
    at = curator()
    first = at.page.locator(".shelf [aria-current]").inner_text()
    at.press("]")
    at.page.wait_for_function("first => document.querySelector('.shelf [aria-current]').innerText !== first", arg=first)
    at.press("[")
    at.page.wait_for_function("first => document.querySelector('.shelf [aria-current]').innerText === first", arg=first)
    at.press("j", "j", "k")
    assert at.page.locator(".row.sel").count() == 1
    for key, name in (("2", "Brief"), ("3", "YAML"), ("1", "Card")):
        at.press(key)
        assert at.page.locator("#tabs [aria-pressed=true]").inner_text() == name
    at.press("?")
    at.see("dialog .keys", "next refused fact")
    at.press("Escape")
    at.page.wait_for_selector("dialog", state="detached")
    assert re.search(r"\d+ proved", at.page.inner_text("#proved"))


def test_what_is_wrong_elsewhere_is_shown(curator: Open, project: Path) -> None:
    """A message about a brief, which belongs to no fact, is reached as a refused fact is."""
    brief = project / "briefs" / "overview.yaml"
    brief.write_text(brief.read_text(encoding="utf-8").replace("stranded", "stranded-all"), encoding="utf-8")
    at = curator()
    at.see("#build", "in the way")
    at.press("F8")
    at.see(".msg", "there is no fact “stranded-all”")
    at.see(".msg .mono", "briefs/overview.yaml:")


def test_a_file_that_cannot_be_read_is_told_and_comes_back(curator: Open, project: Path) -> None:
    """Emptied by an editor, or with the marks of a merge, it says so in the place of its facts until it is mended."""
    at = curator()
    text = _text(project)
    for broken, said in (("", "the file is empty"), (f"<<<<<<< HEAD\n{text}", "a merge that is not resolved")):
        (project / "questions.yaml").write_text(broken, encoding="utf-8")
        at.see(".msg", said)
        (project / "questions.yaml").write_text(text, encoding="utf-8")
        at.see(".shelf button", "harbour")
        at.see(".fact")
        at.page.wait_for_selector(".msg", state="detached")


def test_a_fact_that_is_no_yaml_is_reached_like_any_other(curator: Open, project: Path) -> None:
    """It cites no line that can be read, and so belongs to no article; what is wrong with it is shown all the same."""
    _rewrite(project, "    cite: harbour:10\n", "    cite harbour:10\n")
    at = curator()
    at.see("#refused", "1 refused")
    at.press("F8")
    at.see("#list", "a colon and a space are missing behind the key")


def test_escape_closes_what_was_found_at_once(curator: Open) -> None:
    """One press, whatever has been typed: a field for searches would only be emptied by the first."""
    at = curator()
    at.press("Control+k")
    at.type("strike")
    at.see(".found")
    at.press("Escape")
    at.page.wait_for_selector("dialog", state="detached", timeout=2000)


def test_a_text_is_pasted_looked_at_and_cited(curator: Open, project: Path) -> None:
    """A text becomes an article with its entry and its lines, once the curator has looked at it, and can be cited."""
    at = curator()
    at.press("i")
    at.page.fill(
        "dialog textarea", "A quiet week\n\nThe harbour of Norrby counted 31 ships in March 2031.\n\nShare this story"
    )
    at.page.locator("dialog .btn.primary").click()
    at.see("dialog .ln", "31 ships")
    at.page.fill('dialog [data-key="key"]', "ships")
    at.page.fill('dialog [data-key="published"]', "2031-04-01")
    at.press("Control+Enter")
    at.see(".toast", "ships: written to questions.yaml")
    at.see(".row", "31 ships")
    assert "  ships:\n    file: ships.txt\n    title: A quiet week\n" in _text(project)
    assert "31 ships" in (project / "articles" / "ships.txt").read_text(encoding="utf-8")
    assert _errors(project) == []


def _top(at: Curator, line: int) -> float:
    """Where on the screen a line of the article begins; it has to be shown."""
    box = at.page.locator(f'.row[data-line="{line}"]').bounding_box()
    assert box
    return box["y"]


@only_chromium
def test_a_line_that_is_clicked_stays_where_it_is(curator: Open) -> None:
    """With what is cited folded, neither click of a double click moves the text: both fall on the same word."""
    at = curator(viewport={"width": 1440, "height": 420})
    at.press("g")
    shown = [int(row.get_attribute("data-line") or 0) for row in at.page.locator(".row").all()]
    folded = at.page.locator(".fold").count()
    assert folded
    for line in (shown[-1], shown[0], shown[-2]):
        row = at.page.locator(f'.row[data-line="{line}"]')
        row.scroll_into_view_if_needed()
        before = _top(at, line)
        row.locator("p").click(position={"x": 30, "y": 12})
        at.see(f'.row.sel[data-line="{line}"]')
        assert (_top(at, line), at.page.locator(".fold").count()) == (before, folded)
    other = at.page.locator(f'.row[data-line="{shown[0]}"]')
    other.scroll_into_view_if_needed()
    word = at.page.locator(f'.row[data-line="{shown[0]}"] p').inner_text().split()[0]
    other.locator("p").dblclick(position={"x": 12, "y": 12})
    at.see(f'.row[data-line="{shown[0]}"] .bubble')
    assert at.page.evaluate("() => getSelection().toString()").strip() == word
    at.press("Escape", "j")  # the keys show what is around the line that they lead to
    at.see(".row.sel")


def test_a_card_that_was_begun_by_mistake_is_not_written(curator: Open, project: Path) -> None:
    """“Add a card” and then nothing leaves the file as it is."""
    before = _text(project)
    at = curator()
    at.open("stranded")
    at.page.locator(".open .plain", has_text="Add a card").click()
    at.page.locator('.open [data-field="fact"]').click()
    at.press("Control+s")
    at.page.wait_for_timeout(500)
    assert _text(project) == before


def test_every_other_key_is_typed_in_a_row_of_its_own(curator: Open, project: Path) -> None:
    """Entries are typed as “name: value” with semicolons and written as such; what cannot be typed stays as it is."""
    _rewrite(
        project, "    tags: [passengers]\n", "    tags: [passengers]\n    ignore: {Q307: 'asked so; on purpose'}\n"
    )
    at = curator()
    at.open("stranded")
    at.page.locator(".open .plain", has_text="More keys").click()
    assert at.page.locator('.open [data-field="ignore"]').get_attribute("contenteditable") == "false"
    for name, typed in (("must", "yes"), ("value", "people: 1,200; islands: four"), ("tags", "; ferry")):
        at.page.locator(f'.open [data-field="{name}"]').click()
        at.press("Control+End")
        at.type(typed)
    at.page.locator('.open [data-field="fact"]').click()
    at.page.wait_for_timeout(2_500)
    values = find_fact({"questions.yaml": _text(project)}, "stranded").values
    assert (values["must"], values["tags"]) == ("yes", ["passengers", "ferry"])
    assert values["value"] == {"people": "1,200", "islands": "four"}
    assert values["ignore"] == {"Q307": "asked so; on purpose"}


def test_unfolded_keys_stay_when_the_file_changes(curator: Open, project: Path) -> None:
    """News of an edit made elsewhere show what is written now, and do not fold the keys that somebody looks at."""
    at = curator()
    at.open("stranded")
    at.page.locator(".open .plain", has_text="More keys").click()
    at.see('.open [data-field="tags"]', "passengers")
    _rewrite(project, "    tags: [passengers]\n", "    tags: [passengers, quay]\n")
    at.see('.open [data-field="tags"]', "quay")
    assert at.page.locator('.open [data-field="ignore"]').count() == 1


def test_a_late_answer_does_not_replace_what_is_shown(curator: Open, project: Path) -> None:
    """Who goes to another article while news of the first are on their way sees the facts of the one gone to."""
    at = curator()
    first, second = (at.page.locator(".shelf button").nth(each) for each in (0, 1))
    second.click()
    at.see('.shelf button[aria-current="true"]')
    at.page.evaluate("""() => { const ask = fetch; let held = false; window.fetch = async (place, told) => {
        const answer = await ask(place, told);
        if (!held && String(place).includes("/article/")) {
            held = true; document.body.dataset.held = "yes"; await new Promise(done => setTimeout(done, 800));
            document.body.dataset.held = "no";
        }
        return answer; }; }""")
    _rewrite(project, "    tags: [passengers]\n", "    tags: [passengers, ferry]\n")
    at.see('body[data-held="yes"]')
    first.click()
    at.see('body[data-held="no"]')
    at.page.wait_for_timeout(200)
    at.open("stranded")


def _click_into(at: Curator, name: str) -> None:
    """Click into the field *name* of the open fact, once more where what is above it has just moved it away."""
    for _ in range(5):
        at.page.locator(f'.open [data-field="{name}"]').click()
        if at.page.evaluate("document.activeElement?.dataset.field") == name:
            return
    raise AssertionError(name)


def test_edits_in_a_row_are_no_conflict(curator: Open, project: Path) -> None:
    """Who types on while an edit is being written hears of no conflict, and loses nothing."""
    at = curator()
    at.open("stranded")
    at.page.evaluate("""() => { const ask = fetch; window.fetch = async (place, told) => {
        if (String(place).includes("write")) await new Promise(done => setTimeout(done, 400));
        return ask(place, told); }; }""")
    for name, word in (("cards.0.q", " In all?"), ("cards.0.a", " or so"), ("cards.0.q", " Truly?")):
        _click_into(at, name)
        at.press("Control+End")
        at.type(word)
    at.page.locator('.open [data-field="fact"]').click()
    at.page.wait_for_timeout(2_500)
    assert at.page.locator(".conflict").count() == 0
    assert "In all? Truly?" in " ".join(_text(project).split())
    assert "or so" in _text(project)
