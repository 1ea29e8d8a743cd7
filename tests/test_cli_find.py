"""`briefdeck show` and `briefdeck find`: what stands on a line, who cites it, and which line proves a sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefdeck.curate.find import find_citation, find_lines, find_same_facts
from briefdeck.located import SourceLine
from briefdeck.project import Folder, Project, open_project
from tests.conftest import Ran, Run
from tests.support.contexts import context_of_line, fact_on_line


@pytest.fixture
def opened(project: Path) -> Project:
    """The small honest project, read."""
    return open_project(Folder(project, project / "articles"), 1_700_000_000)


def _show(run: Run, project: Path, *place: str) -> Ran:
    return run("show", "--project", str(project), *place)


def _find(run: Run, project: Path, *words: str) -> Ran:
    return run("find", "--project", str(project), *words)


def test_every_line_has_its_number_and_its_facts(project: Path, run: Run) -> None:
    """Lines stand with their numbers, below each the facts that cite it; furniture is marked."""
    ran = _show(run, project, "harbour")
    assert ran.code == 0
    rows = ran.stdout.splitlines()
    assert "    3 ~ By Mara Lindqvist" in rows
    at = rows.index(next(row for row in rows if row.startswith("    6 | Crews of Norrland Ferries")))
    assert rows[at + 1].startswith("      ^ stranded")


def test_some_lines_are_shown(project: Path, run: Run) -> None:
    """Only the lines asked for are shown; a range may end behind the last line."""
    ran = _show(run, project, "harbour:12-99", "--format", "json")
    shown = json.loads(ran.stdout)
    assert [line["line"] for line in shown] == [12, 13, 14]
    assert shown[2] == {"line": 14, "text": "Share this story", "furniture": True, "facts": []}


def test_articles_are_listed(project: Path, run: Run) -> None:
    """Without an article, each is listed with its lines, its facts and its title."""
    first = _show(run, project).stdout.splitlines()[0]
    assert first.split()[:5] == ["harbour", "14", "lines", "5", "facts"]
    assert first.endswith("Ferry strike halts island crossings")


def test_a_missing_text_is_shown_from_the_concordance(project: Path, run: Run) -> None:
    """Where the text is away, numbers and names of each line are shown, and that is said."""
    (project / "articles" / "harbour.txt").unlink()
    ran = _show(run, project, "harbour:6")
    assert ran.stdout.splitlines()[0] == "    6 | (has four, 1,200, Monday, Ferries, Norrland)"
    assert "the text of harbour is not here" in ran.stderr


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("harbor", "there is no article “harbor”: did you mean “harbour”?"),
        ("harbour:99", "harbour has lines 1 to 14"),
        ("harbour:x", "“x” is not a line"),
        ("harbour:", "“” is not a line"),
    ],
)
def test_a_place_that_is_not_there(project: Path, run: Run, place: str, said: str) -> None:
    """A sentence says what is there instead; exit 2."""
    ran = _show(run, project, place)
    assert ran.code == 2
    assert said in ran.stderr


def test_the_line_that_proves_it_comes_first(project: Path, run: Run) -> None:
    """The proving line is named first, and the fact that says the same already; exit 0."""
    ran = _find(run, project, "A day on strike costs the company some $2.4 million.")
    assert ran.code == 0
    assert ran.stdout.splitlines()[0] == "harbour:12 proves it"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Tove Brandt led the strike.", "harbour:10 has: Tove Brandt, led; not on it: strike"),
        ("Tove Brandt liked the story.", "harbour:10 has: Tove Brandt; not on it: liked and story"),
        (
            "A day on strike costs the firm some $2.4 million.",
            "has: A day, strike, costs, $2.4 million; not on it: firm",
        ),
    ],
)
def test_a_line_with_some_of_its_words_proves_nothing(project: Path, run: Run, sentence: str, said: str) -> None:
    """Of a line that has a name or a number and not the rest it is said what stands there and what does not; exit 1."""
    ran = _find(run, project, sentence)
    assert (ran.code, said in ran.stdout.splitlines()[0]) == (1, True), ran.stdout
    assert "proves it" not in ran.stdout


_LINE = "Der Bischof von Hollern stellte die Juden der Stadt unter seinen Schutz."


@pytest.mark.parametrize(("language", "of_line"), [("de", ""), ("en", "de"), ("lb", "")])
def test_no_line_proves_anything_in_another_language(language: str, of_line: str) -> None:
    """Where less is known than of English, it is said which words are there, and not that a sentence is proved."""
    article = f'articles: {{gazette: {{file: a.txt, title: "[Report]", language: {of_line or language}}}}}'
    head = f"title: Trial\nlanguage: {language}\n{article}\ntopics: {{all: All}}\n"
    context = context_of_line(_LINE, fact_on_line("Hollern."), head=head)
    (same,) = find_lines(context, "Der Bischof von Hollern stellte die Juden der Stadt unter seinen Schutz.")
    assert (same.is_match, same.is_proof, same.verdict) == (True, False, "has all its words")
    (other,) = find_lines(context, "Der Bischof ließ die Juden der Stadt ermorden.")
    assert not other.is_match
    assert other.words.missing[-1] == "ermorden"


def test_what_a_line_lacks_is_said(project: Path, run: Run) -> None:
    """Where nothing proves it, the nearest line says what it has instead; exit 1."""
    ran = _find(run, project, "At least 95 captains had joined the strike.")
    assert ran.code == 1
    rows = ran.stdout.splitlines()
    assert rows[0] == "harbour:8 has: captains, joined, strike; not on it: 95"
    assert any("G201 “95” is not on harbour line 8" in row for row in rows)
    assert any("line 8 has 85" in row for row in rows)


def test_json_says_the_same(project: Path, run: Run) -> None:
    """Lines with what they lack, and the ids of facts that say it already."""
    ran = _find(run, project, "Furious crews left 1,200 passengers stranded on four islands.", "--format", "json")
    found = json.loads(ran.stdout)
    assert found["lines"][0]["article"] == "harbour"
    assert (found["lines"][0]["line"], found["lines"][0]["proves"]) == (6, True)
    assert found["lines"][0]["missing"] == ["Furious"]
    assert found["lines"][1]["has"] == ["crews", "passengers"]
    assert found["facts"] == ["stranded"]


def test_only_the_articles_asked_for(project: Path, run: Run) -> None:
    """With --article no other is looked at; an unknown one is refused."""
    ran = _find(run, project, "captains on strike", "--article", "quay", "--format", "json")
    assert {line["article"] for line in json.loads(ran.stdout)["lines"]} == {"quay"}
    assert _find(run, project, "captains", "--article", "key").code == 2


def test_nothing_is_found_for_other_words(project: Path, run: Run) -> None:
    """A sentence without a word of the articles finds no line, and that is said; exit 1."""
    for sentence in ("Zebras yawn.", "***", "\x1b[31m"):
        ran = _find(run, project, sentence)
        assert (ran.code, ran.stdout) == (1, "")
        assert "no line has a word of it" in ran.stderr
    empty = _find(run, project, "")
    assert (empty.code, "there is nothing to find" in empty.stderr) == (2, True)


def test_furniture_is_never_found(opened: Project) -> None:
    """A line that cannot be cited is not offered."""
    assert [line.source.line for line in find_lines(opened.context, "Share this story by Mara Lindqvist")] == []


def test_the_cited_line_is_found_for_every_fact(opened: Project) -> None:
    """For each fact of a bank the best line is one that it cites."""
    for fact in opened.context.bank.facts:
        cited = {SourceLine(citation.article, line) for citation in fact.cite for line in citation.lines}
        assert find_lines(opened.context, fact.fact, 1)[0].source in cited
        assert fact.retired or find_same_facts(opened.context, fact.fact)[0] is fact


def test_two_lines_may_prove_it_together(opened: Project) -> None:
    """Where no line proves a sentence alone, two that do so together are found."""
    sentence = "Tove Brandt leads the union, and the company offered a raise of 4.5 percent in February."
    assert sorted(find_citation(opened.context, sentence)) == [("harbour", 10), ("quay", 3)]
    assert find_citation(opened.context, "The company offered a raise of 9.5 percent.") == []


def test_another_spelling_finds_the_line(opened: Project) -> None:
    """A name that `names:` lists is found under its other spellings."""
    assert find_lines(opened.context, "Brandt", 1)[0].source == ("harbour", 10)
