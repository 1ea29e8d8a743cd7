"""`briefdeck quiz`: asks, judges, explains, sums up, and hands questions on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.shell_completion import ShellComplete
from click.testing import CliRunner

from briefdeck.cli import main
from briefdeck.cli.quiz import EXPORTS
from briefdeck.cli.quiz_session import _NO, _YES, _answers
from briefdeck.console import count_columns
from briefdeck.printed_words import speaking
from briefdeck.render.exports import EXPORT_FORMATS
from tests.conftest import Ran, Run

BANK = """\
title: The strike
articles:
  gazette: {file: gazette.txt, title: The harbour strike, published: 2024-03-07}
topics: {strike: The strike, money: Money, empty: Nothing}
names:
  Tove Brandt: [Brandt]
facts:
  - id: crew
    fact: "**Tove Brandt** led the crew of Marlow."
    cite: gazette:1
    topic: strike
    said_by: the union
    cards:
      - {q: Who led the crew?, a: Tove Brandt, accept: [T. Brandt], hint: A captain.}
  - id: cost
    fact: The strike cost 85 marks a day.
    cite: gazette:3
    topic: money
    cards:
      - {q: What did it cost?, a: 85 marks, wrong: [58 marks, 120 marks]}
      - {id: why, q: Why did it cost that much?, a: Because of the *price* of fish}
"""
ARTICLE = (
    "Tove Brandt led the crew of Marlow, the union said.\n\nThe strike cost 85 marks a day, for the price of fish.\n"
)

Play = Callable[..., Ran]


@pytest.fixture
def strike(tmp_path: Path) -> Path:
    """A project with a question of each kind."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/gazette.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "questions.yaml").write_text(BANK, encoding="utf-8")
    assert (
        CliRunner()
        .invoke(main, ["index", "--project", str(tmp_path), "--articles", str(tmp_path / "articles")])
        .exit_code
        == 0
    )
    return tmp_path


@pytest.fixture
def play(strike: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Takes a quiz with the entries given, a line each, and the options."""
    monkeypatch.delenv("BRIEFDECK_ARTICLES", raising=False)
    monkeypatch.setenv("COLUMNS", "60")

    def run(entries: str, *options: str) -> Ran:
        typed = "".join(f"{entry}\n" for entry in entries.split("|")) if entries else ""
        ran = CliRunner().invoke(main, ["quiz", "--project", str(strike), *options], input=typed)
        assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
        return Ran(ran.exit_code, ran.stdout, ran.stderr)

    return run


ONLY = {
    "choice": ("--kind", "choice"),
    "typed": ("--topic", "strike"),
    "recall": ("--kind", "recall", "--topic", "money"),
}


def _option(shown: str, answer: str) -> str:
    found = re.search(rf"(\d)  {answer}$", shown, re.MULTILINE)
    assert found
    return found[1]


def test_a_whole_quiz(play: Play) -> None:
    """Title, number and seed; each question with its place and topic; the score, by topic; nothing on stderr."""
    right = _option(play("", *ONLY["choice"], "--seed", "7").stdout, "85 marks")
    shown = play("", "--seed", "7").stdout
    first = re.findall(r"1/3 ", shown)
    assert first
    ran = play("s|s|s|n", "--seed", "7")
    assert (ran.code, ran.stderr) == (0, "")
    assert ran.stdout.startswith("The strike\n3 questions, seed 7.")
    assert [f"{at}/3  " in ran.stdout for at in (1, 2, 3)] == [True] * 3
    assert "0 of 3 right, 3 skipped" in ran.stdout
    assert re.search(r"0 of 1  The strike\n  0 of 2  Money", ran.stdout)
    assert right in "123"


def test_choice(play: Play) -> None:
    """By number or letter; what is neither is asked for again; the wrong option is wrong."""
    shown = play("", *ONLY["choice"], "--seed", "1").stdout
    right = _option(shown, "85 marks")
    wrong = _option(shown, "58 marks")
    assert "Right." in play(right, *ONLY["choice"], "--seed", "1").stdout
    assert "Right." in play("abc"[int(right) - 1], *ONLY["choice"], "--seed", "1").stdout
    ran = play(f"9|x|{wrong}|n", *ONLY["choice"], "--seed", "1")
    assert ran.stdout.count("Enter a number from 1 to 3") == 2
    assert "Not right.\nAnswer: 85 marks\n  The strike cost 85 marks a day." in ran.stdout
    assert "As of 7 Mar 2024" in ran.stdout
    assert "The harbour strike, 7 March 2024, line 3\n  [cost]\n" in ran.stdout
    assert "Missed:\n  - What did it cost?\n    = 85 marks\n    [cost]" in ran.stdout


@pytest.mark.parametrize("entry", ["Tove Brandt", "t brandt", "BRANDT"])
def test_typed(play: Play, entry: str) -> None:
    """A right answer in any spelling is right, and nothing is missed."""
    ran = play(entry, *ONLY["typed"])
    assert ran.code == 0
    assert (
        "Right.\nAnswer: Tove Brandt\n  Tove Brandt led the crew of Marlow.\n  Said by the union, as of" in ran.stdout
    )
    assert ran.stdout.endswith("1 of 1 right\n")


@pytest.mark.parametrize(("entry", "score"), [("y", "1 of 1 right"), ("x|n|n", "0 of 1 right")])
def test_near(play: Play, entry: str, score: str) -> None:
    """A near miss is shown as such, and counts only if one says so."""
    ran = play(f"Tove Brant|{entry}", *ONLY["typed"])
    assert "Nearly.\nAnswer: Tove Brandt\n" in ran.stdout
    assert "Count it as right? [y/n]" in ran.stdout
    assert score in ran.stdout


@pytest.mark.parametrize(("entry", "score"), [("y", "1 of 1 right\n(1 by your own judgement)"), ("|n", "0 of 1 right")])
def test_appeal(play: Play, entry: str, score: str) -> None:
    """An answer that is not right counts as right if the learner says so, which the result keeps apart."""
    ran = play(f"somebody|{entry}", *ONLY["typed"])
    assert "Not right.\nAnswer: Tove Brandt\n" in ran.stdout
    assert score in ran.stdout


@pytest.mark.parametrize(("entry", "score"), [("|y", "1 of 1 right"), ("|maybe|no|n", "0 of 1 right")])
def test_recall(play: Play, entry: str, score: str) -> None:
    """Enter shows the answer; then one judges oneself."""
    ran = play(entry, *ONLY["recall"], "--number", "1", "--seed", "3")
    assert "then press Enter" in ran.stdout
    assert ran.stdout.index("Answer:") < ran.stdout.index("Did you know it?")
    assert score in ran.stdout


@pytest.mark.parametrize("entry", ["", "s", "S", "skip"])
def test_skipping(play: Play, entry: str) -> None:
    """What is skipped is explained, and missed."""
    ran = play(f"{entry}|n", *ONLY["typed"])
    assert "Skipped.\nAnswer: Tove Brandt" in ran.stdout
    assert "0 of 1 right, 1 skipped" in ran.stdout


def test_hints(play: Play) -> None:
    """A question mark gives the hint, if it is said that there is one, and asks again; else it says so."""
    shown = play("?|Brandt", *ONLY["typed"]).stdout
    assert "Enter s to skip a question or ? for its hint" in shown.splitlines()[2]
    assert "Who led the crew?\n(For a hint, enter ?)\n" in shown
    assert "\n  A captain.\n" in play("?|Brandt", *ONLY["typed"]).stdout
    ran = play("?|s|n", *ONLY["choice"])
    assert "This question has no hint." in ran.stdout
    assert "(For a hint" not in ran.stdout
    assert "1 skipped" in ran.stdout


def test_missed_once_more(play: Play) -> None:
    """Just what was missed is asked again, as often as one likes."""
    ran = play("s|y|Brant|n|y|Brandt", *ONLY["typed"])
    assert ran.code == 0
    assert ran.stdout.count("Who led the crew?") == 5  # three times asked, twice missed
    assert ran.stdout.count("Repeat the 1 question that you missed?") == 2
    assert ran.stdout.endswith("1 of 1 right\n")


@pytest.mark.parametrize("entries", ["", "?", "s", "Brant", "s|maybe", "s|y"])
def test_the_end_of_a_pipe(play: Play, entries: str) -> None:
    """Wherever the entries end, the score so far is said: no traceback, exit 0."""
    ran = play(entries, *ONLY["typed"])
    assert ran.code == 0
    assert "Aborted" not in ran.stdout + ran.stderr
    assert re.search(r"0 of [01] right", ran.stdout)
    assert ran.stdout.endswith("\n")


def test_seeds(play: Play) -> None:
    """The same seed asks the same; without one, another is drawn each time, and shown."""
    assert play("", "--seed", "x").stdout == play("", "--seed", "x").stdout
    drawn = {re.search(r"seed (\d+)", play("").stdout)[1] for _ in range(8)}  # type: ignore[index]  # it is shown
    assert len(drawn) > 1
    seed = drawn.pop()
    assert f"seed {seed}" in play("", "--seed", seed).stdout


def test_topics_kinds_and_number(play: Play) -> None:
    """Options select; more than there are is all of them."""

    def keys(*options: str) -> set[str]:
        listed = json.loads(play("", "--format", "json", *options).stdout)
        return {each["key"] for each in listed["questions"]}

    assert keys() == {"crew", "cost", "cost/why"}
    assert keys("--topic", "money") == {"cost", "cost/why"}
    assert keys("--topic", "money", "--topic", "strike", "--number", "99") == keys()
    assert keys("--kind", "choice") == {"cost"}
    assert keys("--kind", "choice", "--kind", "typed") == {"crew", "cost"}
    assert len(keys("--number", "2")) == 2


def test_json(play: Play) -> None:
    """What would be asked, with options, answers and explanations, for programs."""
    ran = play("", "--format", "json", *ONLY["choice"], "--seed", "1")
    assert (ran.code, ran.stderr) == (0, "")
    listed = json.loads(ran.stdout)
    (asked,) = listed["questions"]
    assert (asked["kind"], sorted(asked["options"])) == ("choice", ["120 marks", "58 marks", "85 marks"])
    assert asked["prompt"] == "What did it cost?"
    assert listed["explanations"]["cost"]["sources"][0]["lines"] == "line 3"
    assert listed["topics"] == {"money": "Money"}
    assert listed["seed"] == "1"
    drawn = play("", "--format", "json", "--number", "1").stdout
    assert play("", "--format", "json", "--number", "1", "--seed", json.loads(drawn)["seed"]).stdout == drawn


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--topic", "mony"), "there is no topic mony: did you mean “money”?"),
        (("--topic", "xyz"), "there is no topic xyz: there are strike, money"),
        (("--topic", "empty"), "no topic empty"),
        (("--quiz", "two"), "there is no quiz two: none has an id"),
        (("--number", "-1"), "--number"),
        (("--kind", "song"), "--kind"),
        (("--seed", ""), "a seed is 1 to 40 characters"),
        (("--seed", "\udcff"), "a seed is 1 to 40 characters that can be seen"),  # a byte that is no UTF-8
        (("--seed", "\x1b[2J"), "a seed is 1 to 40 characters that can be seen"),
        (("--export", "gift", "-o", "."), "is a directory"),
        (("--kind", "choice", "--topic", "strike"), "there is no question to ask"),
        (("-o", "x"), "--output says where --export writes"),
        (("--export", "song"), "--export"),
    ],
)
def test_wrong_usage(play: Play, options: tuple[str, ...], said: str) -> None:
    """Wrong usage: exit 2, a sentence on stderr with what was probably meant, nothing on stdout."""
    ran = play("", *options)
    assert (ran.code, ran.stdout) == (2, "")
    assert said in ran.stderr


def test_several_quizzes(play: Play, strike: Path) -> None:
    """--quiz takes one of `quiz:`; without it, the first; its settings hold where no option says otherwise."""
    quizzes = "quiz:\n  - {title: All of it, number: 0}\n  - {id: short, kinds: choice, number: 1, title: Short}\n"
    (strike / "questions.yaml").write_text(BANK + quizzes, encoding="utf-8")
    assert play("").stdout.startswith("All of it\n3 questions")
    assert play("", "--quiz", "short").stdout.startswith("Short\n1 question, ")
    assert play("", "--quiz", "short", "--kind", "recall", "--number", "0").code == 0
    assert "did you mean “short”" in play("", "--quiz", "shor").stderr


def test_an_error_in_the_bank(play: Play, strike: Path) -> None:
    """Nothing is asked while a citation is unproved: the problems on stdout, exit 1."""
    (strike / "questions.yaml").write_text(BANK.replace("cost 85 marks", "cost 95 marks"), encoding="utf-8")
    ran = play("s")
    assert ran.code == 1
    assert "G201" in ran.stdout
    assert "Your" not in ran.stdout


def test_nothing_hostile_reaches_the_terminal(play: Play) -> None:
    """Whatever is typed is cleaned before it is shown."""
    entries = ["\x1b[31mred\x07", "\x9b2J\u202e", "\x1b]0;title\x07"]
    ran = play("|".join((*entries, "s", "s", "s", "s", "n")), "--seed", "1")
    assert ran.code == 0
    shown = ran.stdout
    for entry in entries:  # a terminal shows what is typed by itself
        assert entry in shown
        shown = shown.replace(entry, "", 1)
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown) == []


@pytest.mark.parametrize(("side", "after"), [("front", "Who led the crew?\n"), ("back", "Answer: Tove Brandt\n")])
def test_pictures_are_told(play: Play, strike: Path, side: str, after: str) -> None:
    """A picture is told by its words in brackets, before or after the answer as its side is."""
    (strike / "images").mkdir()
    (strike / "images/quay.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>', encoding="utf-8"
    )
    picture = f"image: {{file: quay.svg, alt: A *quay* in snow, credit: Ana Reyes, side: {side}}}, hint"
    (strike / "questions.yaml").write_text(BANK.replace("hint", picture), encoding="utf-8")
    assert f"{after}[picture: A quay in snow]\n" in play("s|n", *ONLY["typed"]).stdout


def test_a_fact_that_is_the_answer(play: Play, strike: Path) -> None:
    """Asked the other way round, the fact may be the answer: it is told once."""
    reverse = "reverse: What is told of Brandt?, hint"
    (strike / "questions.yaml").write_text(BANK.replace("hint", reverse), encoding="utf-8")
    shown = play("s|s", *ONLY["typed"], "--kind", "recall", "--seed", "1").stdout
    after = shown[shown.index("What is told of Brandt?") :]
    assert "Answer: Tove Brandt led the crew of Marlow.\n  Said by the union" in after


def test_marks_in_titles(play: Play, strike: Path) -> None:
    """A title and a topic may carry marks as all texts do; a terminal without colour shows none of their stars."""
    marked = BANK.replace("title: The strike", "title: The **great** strike").replace("Money,", "'*Money* & pay',")
    (strike / "questions.yaml").write_text(marked, encoding="utf-8")
    shown = play("s|s|s|n", "--seed", "1").stdout
    assert shown.startswith("The great strike\n")
    assert ("/3  Money & pay\n" in shown, "0 of 2  Money & pay\n" in shown, "*" in shown) == (True, True, False)


def _completed(strike: Path, option: str, begun: str) -> set[str]:
    complete = ShellComplete(main, {}, "briefdeck", "_BRIEFDECK_COMPLETE")
    return {each.value for each in complete.get_completions(["quiz", "--project", str(strike), option], begun)}


def test_shell_completion(strike: Path, tmp_path: Path) -> None:
    """Topics and quizzes of the bank complete; where there is no project, nothing does."""
    assert _completed(strike, "--topic", "") == {"strike", "money", "empty"}
    assert _completed(strike, "--topic", "st") == {"strike"}
    assert _completed(strike, "--quiz", "") == set()
    (strike / "questions.yaml").unlink()
    assert _completed(strike, "--topic", "") == set()


def test_every_form_can_be_asked_for() -> None:
    """The words of --export are the page, those on paper, and the forms for other systems."""
    assert ("page", "scorm", "sheet", "key", "cards", *EXPORT_FORMATS) == EXPORTS


def test_export(play: Play, strike: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All questions in the order of the bank, in a file named for the quiz, here; or those drawn, elsewhere."""
    (strike / "here").mkdir()
    monkeypatch.chdir(strike / "here")
    ran = play("", "--export", "csv")
    assert (ran.code, ran.stdout) == (0, "")
    assert ran.stderr.startswith("wrote quiz.tsv\n")
    assert "crew: its hint is left out" in ran.stderr
    listed = (strike / "here/quiz.tsv").read_text(encoding="utf-8")
    asked = [listed.index(words) for words in ("Who led the crew?", "What did it cost?", "Why did it cost")]
    assert asked == sorted(asked)
    ran = play("", "--export", "csv", "--number", "1", "-o", str(strike / "new/part.tsv"))
    assert ran.code == 0
    part = (strike / "new/part.tsv").read_text(encoding="utf-8")
    assert sum(words in part for words in ("Who led the crew?", "What did it cost?", "Why did it cost")) == 1
    printed = play("", "--export", "csv", "-o", "-")
    assert (printed.code, printed.stdout, "wrote" in printed.stderr) == (0, listed, False)


def test_a_seed_that_no_font_has(play: Play, tmp_path: Path) -> None:
    """B704 says where it stands: on the command line."""
    ran = play("", "--export", "sheet", "--seed", "a🦆", "-o", str(tmp_path / "sheet.pdf"))
    assert ran.code == 1
    assert ran.stdout.startswith("--seed:1:1 B704 (warning) no font of the page has U+1F986 DUCK")
    assert not (tmp_path / "sheet.pdf").exists()


@pytest.mark.parametrize("form", EXPORTS)
def test_every_form(play: Play, strike: Path, form: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each form is written, the same each time; what no terminal can show is not printed."""
    (strike / "here").mkdir()
    monkeypatch.chdir(strike / "here")
    ran = play("", "--export", form)
    assert ran.code == 0
    (path,) = (strike / "here").iterdir()
    assert f"wrote {path.name}\n" in ran.stderr
    first = path.read_bytes()
    assert play("", "--export", form).code == 0
    assert path.read_bytes() == first
    printed = play("", "--export", form, "-o", "-")
    assert (printed.code, printed.stdout == "") == ((2, True) if first[:2] in (b"PK", b"%P") else (0, False))


@pytest.mark.parametrize(("form", "file"), [("sheet", "quiz.pdf"), ("key", "key.pdf"), ("cards", "cards.pdf")])
def test_paper_is_as_build_makes_it(play: Play, strike: Path, run: Run, form: str, file: str) -> None:
    """Without options, --export prints what `build` prints, as many questions as the page of that seed asks."""
    settings = "quiz: {number: 2, seed: 9b, cards: yes}\n"
    (strike / "questions.yaml").write_text(BANK + settings, encoding="utf-8")
    assert run("build", "--project", str(strike)).code == 0
    made = (strike / "output" / file).read_bytes()
    for options in ((), ("--seed", "9b")):
        assert play("", "--export", form, *options, "-o", str(strike / "one.pdf")).code == 0
        assert (strike / "one.pdf").read_bytes() == made
    assert play("", "--export", form, "--number", "0", "-o", str(strike / "all.pdf")).code == 0
    assert (strike / "all.pdf").read_bytes() != made


def test_what_a_form_cannot_carry(play: Play, strike: Path) -> None:
    """A form of multiple choice gets the questions that can be asked so; where that is none, nothing is written."""
    ran = play("", "--export", "kahoot", "-o", str(strike / "k.xlsx"), "--topic", "strike")
    assert (ran.code, ran.stdout) == (2, "")
    assert "there is no question to ask" in ran.stderr
    assert not (strike / "k.xlsx").exists()


def test_an_export_that_cannot_be_written(play: Play, strike: Path) -> None:
    """A file where a folder should be: one sentence, exit 2, and nothing is left behind."""
    ran = play("", "--export", "csv", "-o", str(strike / "questions.yaml" / "full.tsv"))
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith("briefdeck: ")
    assert "cannot be written" in ran.stderr
    assert [path.name for path in strike.iterdir() if path.name.endswith(".new")] == []


@pytest.mark.parametrize("width", ["60", "40", "10"])
def test_narrow_terminals(play: Play, width: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No line is wider than the terminal, down to 40 columns."""
    monkeypatch.setenv("COLUMNS", width)
    shown = play("s|s|s|n", "--seed", "1").stdout
    prompts = ("Your ", "Think of", "Repeat the ", "3 questions")
    lines = [line for line in shown.splitlines() if not line.startswith(prompts)]
    assert max(map(count_columns, lines)) <= max(40, int(width))


def test_the_project_of_the_tests(run: Run, project: Path) -> None:
    """Every kind of card of the honest project can be asked, to the end."""
    ran = run("quiz", "--project", str(project), "--number", "0")
    assert (ran.code, ran.stderr) == (0, "")


def test_yes_is_understood_in_the_language_of_the_quiz() -> None:
    """Whoever is asked in French whether it was known may answer in French; y and n are understood everywhere."""
    for language, yes, no in (("fr", "oui", "non"), ("de", "ja", "nein"), ("ko", "예", "아니요"), ("en", "yes", "no")):
        with speaking(language):
            assert {"y", "yes", yes} <= set(_answers(_YES, "yes"))
            assert {"n", "no", no} <= set(_answers(_NO, "no"))
            assert set(_answers(_YES, "yes")).isdisjoint(_answers(_NO, "no"))
