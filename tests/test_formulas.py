r"""Formulas between `\(` and `\)` are compared with lines as a whole, and printed as plain text where no TeX is set."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader

from briefdeck.language.formulas import blank_formulas, compare_form, find_formulas, spell_formulas
from briefdeck.project_files import read_deck
from tests.conftest import Run

ARTICLE = """The energy of a body at rest, E = mc², was put into a formula in 1905.
A falling stone covers one half times the acceleration times the square of the time.
In the book the same stands as \\(s = \\tfrac{1}{2} g t^2\\).
"""
BANK = r"""title: Physics
language: en
own_words: off
articles:
  book: {file: book.txt, title: A short physics, published: 2020-01-01}
topics: {motion: Motion}
facts:
  - id: rest
    topic: motion
    math: yes
    fact: 'The energy of a body at rest is **\(E = m c^{2}\)**.'
    cite: book:1
    cards:
      - {q: 'What is the energy \(E\) of a body at rest?', a: '\(E = mc^2\)'}
  - id: stone
    topic: motion
    math: yes
    fact: 'The way of a falling stone is **\(s = \frac{1}{2} g t^2\)**.'
    cite: book:3
    cards:
      - {q: 'Which way \(s\) does a stone fall in the time \(t\)?', a: '\(s = \frac{1}{2} g t^2\)'}
quiz: {cards: yes}
"""
TEXTS = st.text(st.sampled_from("abEmx 0127=+-^_{}\\()[]$%&#~,'"), max_size=60)


@pytest.fixture
def physics(tmp_path: Path, run: Run) -> Path:
    """A bank of formulas, indexed."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "book.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "questions.yaml").write_text(BANK, encoding="utf-8")
    run("index", "--project", str(tmp_path), "--articles", str(tmp_path / "articles"))
    return tmp_path


def _check(run: Run, project: Path, old: str = "", new: str = "") -> str:
    (project / "questions.yaml").write_text(BANK.replace(old, new) if old else BANK, encoding="utf-8")
    ran = run("check", "--project", str(project), "--articles", str(project / "articles"))
    return ran.stdout + ran.stderr


@pytest.mark.parametrize(
    ("tex", "plain"),
    [
        ("E = mc^2", "E = mc²"),
        ("10^{-3}", "10⁻³"),
        (r"\frac{1}{2} g t^2", "1/2 g t²"),
        (r"\tfrac12 m v^2", "1/2 m v²"),
        (r"\left(\frac{a+b}{2}\right)^n", "((a+b)/2)ⁿ"),
        (r"\sum_{i=1}^{n} i", "∑ᵢ₌₁ⁿ i"),
        (r"\alpha \le \sqrt{x+1}", "α≤√(x+1)"),
        (r"\text{CO}_2", "CO₂"),
        (r"\mathrm{Ca}^{2+}", "Ca²⁺"),
        (r"\vec{F} = m\vec{a}", "F⃗ = ma⃗"),
    ],
)
def test_a_formula_reads_as_plain_text(tex: str, plain: str) -> None:
    """As a teacher would write it without TeX."""
    assert spell_formulas(rf"so \({tex}\)!") == f"so {plain}!"


@pytest.mark.parametrize(
    "tex", [r"x^{\frac{1}{2}}", r"\sqrt[3]{x}", r"\frac{a}", r"\frac", "}{", "{" * 500, "9" * 500, r"\sqrt" * 60]
)
def test_what_cannot_be_read_whole_stays_as_typed(tex: str) -> None:
    """No part of a formula is lost, and none says something else without its brackets."""
    assert spell_formulas(rf"so \({tex}\)!") == rf"so \({tex}\)!"


@given(TEXTS)
def test_no_letter_and_no_digit_is_lost(text: str) -> None:
    """Whatever is typed; nor does a blank move what stands behind it."""
    for formula in find_formulas(text):
        spelled = spell_formulas(formula.written)
        assert {char for char in compare_form(formula.tex) if char.isdigit()} <= set(compare_form(spelled))
    assert len(blank_formulas(text)) == len(text)


def test_formulas_of_the_lines_pass(physics: Path, run: Run) -> None:
    """Written plainly on one line and in TeX on another; no exponent is a number that the line lacks."""
    assert "0 errors, 0 warnings" in _check(run, physics)


@pytest.mark.parametrize("wrong", ["E = m c^{3}", r"E = \frac{1}{2} m c^{2}", "E = m c^{21}", "e = m c^{2}"])
def test_another_formula_is_found(physics: Path, run: Run, wrong: str) -> None:
    """Another exponent, another factor, a digit more, another letter: each is told once, with its cure."""
    printed = _check(run, physics, "E = m c^{2}", wrong)
    assert printed.count("G223") == 1
    assert "say how: `given: {" in printed
    assert "1 error, 0 warnings" in printed


def test_a_given_formula_passes(physics: Path, run: Run) -> None:
    """One that the line says in words is given with its reason, as the cure writes it."""
    in_words = BANK.replace("cite: book:3", "cite: book:2")
    cure = r"given: {'s = \frac{1}{2} g t^2': the line says it in words}"
    assert _check(run, physics, BANK, in_words).count("G223") == 2
    assert "'s = \\frac{1}{2} g t^2': …" in _check(run, physics, BANK, in_words)
    cured = in_words.replace("    cite: book:2\n", f"    cite: book:2\n    {cure}\n")
    assert "0 errors, 0 warnings" in _check(run, physics, BANK, cured)


def test_pages_have_plain_text_and_anki_has_tex(physics: Path, run: Run) -> None:
    """The quiz page and files for other systems show no backslash; the deck keeps what MathJax sets."""
    build = run("build", "--project", str(physics), "--articles", str(physics / "articles"))
    assert build.code == 0, build.stderr
    exported = run(
        "quiz",
        "--export",
        "gift",
        "-o",
        str(physics / "q.gift"),
        "--project",
        str(physics),
        "--articles",
        str(physics / "articles"),
    )
    assert exported.code == 0, exported.stderr
    gift = (physics / "q.gift").read_text(encoding="utf-8")
    assert "mc²" in gift
    assert "frac" not in gift
    deck = read_deck(next((physics / "output").glob("*.apkg")))
    fields = " ".join(field for note in deck.notes.values() for field in note.fields.values())
    assert r"\(E = mc^2\)" in fields
    paper = PdfReader(physics / "output" / "quiz.pdf")
    printed = " ".join(page.extract_text() for page in paper.pages)
    assert "(t)" not in printed
    assert "frac" not in printed
