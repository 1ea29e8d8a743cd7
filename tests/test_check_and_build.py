"""What `check` passes, `build` makes; deck and quiz page are made whatever can be printed."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from pathlib import Path

import pikepdf
import pypdf
import pytest
from fontTools.ttLib import TTFont

from briefdeck.located import LocatedStr
from briefdeck.model import Brief, Card, Sentence, Verified
from briefdeck.model.citation import Citation, LineSpan
from briefdeck.render import quick_look
from briefdeck.render.brief import render_brief
from briefdeck.render.pdf.faces import BOLD, DISPLAY, ITALIC, SANS, SERIF
from briefdeck.rules.briefs import missing_glyph
from tests.conftest import Run
from tests.support.briefs import saying
from tests.support.papers import asking, card, cards, sheet, texts
from tests.test_brief_fonts import OURS

pytestmark = pytest.mark.slow


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


FACT = "    fact: Striking ferry crews left **1,200 passengers** stranded"
QUESTION = "      - q: How many passengers"
LONG = "  - {text: Crews stopped work., facts: [stopped]}\n"
UNPRINTABLE = [
    ("questions.yaml", QUESTION, "      - q: 🚢 How many passengers", "B704", "quiz.pdf leaves out what cannot be"),
    ("questions.yaml", FACT, f"{FACT} ☹", "B704", "overview.pdf is not made, as it cannot be printed"),
    ("briefs/overview.yaml", "heading: Money", "heading: Money 🗼", "B704", "overview.pdf is not made"),
    ("briefs/overview.yaml", "bottom_line:\n", f"bottom_line:\n{LONG * 300}", "B703", "overview.pdf is not made"),
    ("questions.yaml", QUESTION, f"      - q: {'say, ' * 780}how many passengers", "B703", "quiz.pdf leaves out"),
    ("questions.yaml", "title: The Norrland", "title: 乗客 The Norrland", "B704", "quiz.pdf is not made"),
]


def test_words_of_our_own_that_no_font_has_are_told_at_a_place(project: Path, run: Run) -> None:
    """They stand in no file of the curator’s, so that the title of the bank is where to begin."""
    _edit(project / "questions.yaml", "language: en\n", "language: en\nwords: {brief.bottom_line: 現在}\n")
    _edit(project / "questions.yaml", FACT, f"{FACT} ☹")
    found = json.loads(run("check", "--project", str(project), "--format", "json").stdout)["problems"]
    missing = [each for each in found if each["code"] == "B704"]
    assert any("in words of briefdeck’s own" in each["message"] for each in missing), found
    assert all(each["path"] and each["path"].endswith(".yaml") for each in missing)


@pytest.mark.parametrize(("file", "old", "new", "code", "line"), UNPRINTABLE)
def test_what_cannot_be_printed(file: str, old: str, new: str, code: str, line: str, project: Path, run: Run) -> None:
    """Check tells of it as build does, once for each text; the rest is made, and a line names what is not."""
    _edit(project / file, old, new)
    checked = json.loads(run("check", "--project", str(project), "--format", "json").stdout)["problems"]
    ran = run("build", "--project", str(project))
    built = json.loads(run("build", "--project", str(project), "--format", "json").stdout)["problems"]
    assert checked == built
    printed = [each for each in checked if each["code"] in ("B703", "B704")]
    assert {each["code"] for each in printed} == {code}
    assert len({(each["path"], each["line"], each["column"]) for each in printed}) == len(printed)
    assert (ran.code, line in ran.stderr, ran.stderr.count("cannot be printed")) == (0, True, ran.stderr.count(".pdf "))
    made = {path.name for path in (project / "output").iterdir()}
    assert made >= {"the-norrland-ferry-strike.apkg", "quiz.html"} or "quiz.html" in made
    assert run("build", "--locked", "--project", str(project)).code == 0


@pytest.mark.parametrize("kinds", ["kinds: choice", "counts: {choice: 2}"])
def test_a_quiz_that_can_ask_nothing_is_told_by_check(kinds: str, project: Path, run: Run) -> None:
    """Whether wrong answers can be drawn shows when questions are made: check makes them, too."""
    with (project / "questions.yaml").open("a", encoding="utf-8") as file:
        file.write(f"quiz: [{{title: All of it}}, {{id: none, facts: stranded, {kinds}}}]\n")
    checked, built = run("check", "--project", str(project)), run("build", "--project", str(project))
    assert checked.stdout == built.stdout
    assert (checked.code, built.code, " Y125 " in checked.stdout) == (1, 1, True)


def test_a_bank_in_another_script(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where every text has such characters a few are told, with their number; deck and page are made."""
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"(?m)^(      - q: .*)\?$", r"\1 船?", text), encoding="utf-8")
    monkeypatch.setattr(missing_glyph, "MOST_TEXTS", 3)
    ran = run("check", "--project", str(project))
    assert (ran.stdout.count(" B704 "), "; 2 more texts have such characters" in ran.stdout) == (3, True)
    assert run("build", "--project", str(project)).code == 0
    assert (project / "output/quiz.html").exists()


def test_no_paper(project: Path, run: Run) -> None:
    """With `paper: no` no quiz is printed, and nothing that only paper lacks is complained of; briefs are made."""
    _edit(project / "questions.yaml", QUESTION, "      - q: 🚢 How many passengers")
    with (project / "questions.yaml").open("a", encoding="utf-8") as file:
        file.write("paper: no\nquiz: {cards: yes}\n")
    assert " B704 " not in run("check", "--project", str(project)).stdout
    assert run("build", "--project", str(project)).code == 0
    made = {path.name for path in (project / "output").iterdir()}
    assert {"quiz.html", "overview.pdf"} <= made
    assert not made & {"quiz.pdf", "key.pdf", "cards.pdf"}


def _georgian(weight: int) -> bytes:
    """A face of the *weight* in which A stands for a Georgian letter."""
    font = TTFont(io.BytesIO(OURS))
    for table in font["cmap"].tables:
        table.cmap = {0x20: "space", 0x10A0: table.cmap[0x41]}
    font["OS/2"].usWeightClass = weight
    font["name"].setName(f"Georgian {weight}", 6, 3, 1, 0x409)
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def test_fonts_for_everything_printed(project: Path, run: Run) -> None:
    """`fonts:` in questions.yaml serve the quiz and every brief, a bold one what is bold; one alone serves all."""
    (project / "fonts").mkdir()
    for weight in (400, 700):
        (project / f"fonts/Georgian-{weight}.ttf").write_bytes(_georgian(weight))
    questions = project / "questions.yaml"
    _edit(questions, FACT, FACT.replace("Striking", "Ⴀ **Ⴀ** striking"))
    _edit(questions, QUESTION, f"{QUESTION.removesuffix('How many passengers')}Ⴀ How many passengers")
    with questions.open("a", encoding="utf-8") as file:
        file.write("fonts: [Georgian-400.ttf, Georgian-700.ttf]\n")
    assert " B704 " not in run("check", "--project", str(project)).stdout
    ran = run("build", "--project", str(project))
    assert (ran.code, "printed" in ran.stderr) == (0, False)
    for name in ("overview.pdf", "key.pdf"):
        pages = pypdf.PdfReader(project / "output" / name).pages
        assert "Ⴀ" in "".join(page.extract_text() for page in pages)
        with pikepdf.open(project / "output" / name) as document:
            named = {
                str(each.BaseFont)
                for each in document.objects
                if isinstance(each, pikepdf.Dictionary) and "/BaseFont" in each
            }
        assert sum("+Added-" in each for each in named) == 2


def test_a_font_that_is_missing_is_the_one_cause(project: Path, run: Run) -> None:
    """What it would print is not complained of."""
    _edit(project / "questions.yaml", "title: The Norrland", "title: Ⴀ The Norrland")
    with (project / "questions.yaml").open("a", encoding="utf-8") as file:
        file.write("fonts: Georgian.ttf\n")
    ran = run("check", "--project", str(project))
    assert re.findall(r" (B70\d) ", ran.stdout) == ["B709"]


def _filled(key: str) -> LocatedStr:
    """A text of words that is as long as a brief may have it under *key*."""
    return LocatedStr(("Whosoever wanted more " * 90)[: quick_look.LONGEST_TEXT[key]])


def _crowded() -> Verified:
    """A brief of which everything that is never left out is as much and as long as the quick look passes."""
    verified = saying("Whosoever wanted more.", title=_filled("title"))
    (fact,) = verified.bank.facts
    keys = [LocatedStr(f"a{number}") for number in range(quick_look.ARTICLES)]
    cites = tuple(
        Citation(str(article), LineSpan(line, line, LocatedStr(str(line))), LocatedStr(f"{article}:{line}"))
        for line, article in enumerate(keys * quick_look.NOTES, start=101)
    )
    most = LocatedStr(("Whosoever wanted more " * 90)[: quick_look.ARTICLE // 2])
    article = replace(next(iter(verified.bank.articles.values())), title=most, descriptor=most)
    facts = (replace(fact, cite=cites[: quick_look.NOTES]),)
    bank = replace(verified.bank, articles=dict.fromkeys(keys, article), facts=facts)
    brief = replace(
        verified.briefs["page"],
        kicker=_filled("kicker"),
        deck=_filled("deck"),
        bottom_line=(Sentence(_filled("bottom_line"), (fact.id,)),) * quick_look.JUDGEMENTS,
    )
    return Verified(bank, {"page": brief})


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_a_quick_look_passes_of_a_brief_fits(paper: str) -> None:
    """A page on which everything is as much and as long as the quick look passes has room."""
    verified = _crowded()
    brief: Brief = replace(verified.briefs["page"], page=LocatedStr(paper))
    verified = replace(verified, briefs={"page": brief})
    assert quick_look.brief_surely_prints(verified, brief)
    assert render_brief(verified, "page").problems == ()


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_what_a_quick_look_passes_of_a_quiz_fits(paper: str) -> None:
    """The longest question, answer or statement that it passes has room on a sheet, and on a card to cut out."""
    page = LocatedStr(paper)
    for make, most in ((sheet, quick_look.QUESTION), (cards, quick_look.CARD)):
        words = "Whosoever wanted more " * 100
        for asked in (
            asking(card(words[: most - 30])),
            asking(card("Who?", words[: most - 30])),
            asking(card("Who?", "She", wrong=texts(words[: most // 2 - 30], words[: most // 2 - 30]))),
        ):
            quiz = replace(asked.bank.quiz[0], cards=LocatedStr("yes" if make is cards else "no"))
            verified = replace(asked, bank=replace(asked.bank, quiz=(quiz,)))
            assert quick_look.quizzes_surely_print(verified)
            assert make(verified, page=page).problems == ()


def test_common_characters_are_in_every_face() -> None:
    """What the quick look passes is in the faces of every family, bold and italic, with those that stand in for it."""
    common = [chr(number) for number in range(0x21, 0x3000) if missing_glyph.is_common(chr(number))]
    lacking = {
        char
        for char in common
        for family in (SANS, BOLD, ITALIC, SERIF, DISPLAY)
        for bold in (False, True)
        for italic in (False, True)
        if not char.isspace() and family.face(char, bold, italic) is None
    }
    assert lacking == {"\u2011"}  # it is drawn as any other hyphen


def test_the_shipped_bank_needs_no_layout() -> None:
    """Its check takes no longer for what it prints."""
    from tests.support.papers import shipped

    assert quick_look.quizzes_surely_print(shipped())


def test_a_doubt_is_never_passed_over() -> None:
    """A character that is rare, a text that is long, kinds that may have no question: each asks for the layout."""
    plain = asking(card("Who?"))
    assert quick_look.quizzes_surely_print(plain)
    doubtful: list[Card] = [card("☃?"), card("Who?", "☃"), card("word " * 900), card("Who?", hint=LocatedStr("☃"))]
    assert not any(quick_look.quizzes_surely_print(asking(each)) for each in doubtful)
    kinds = replace(plain.bank, quiz=(replace(plain.bank.quiz[0], kinds=texts("choice")),))
    assert not quick_look.quizzes_surely_print(replace(plain, bank=kinds))
