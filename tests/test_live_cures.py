"""What may put a problem right, and what proves a fact, as a page or an editor offers and shows it."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefdeck.curate.edit import apply_edits
from briefdeck.curate.fact_slices import CutBank
from briefdeck.live.cures import offer_cures
from briefdeck.live.live_project import LiveProject, ProvedFact
from briefdeck.model.roles import Role
from briefdeck.problem import Cure, Problem
from briefdeck.project import Folder
from briefdeck.project_names import QUESTIONS
from briefdeck.rules.proof import show_proof

NOW = 2_000_000_000


def _proved(project: Path, old: str, new: str) -> tuple[LiveProject, str, ProvedFact]:
    live = LiveProject(Folder(project, project / "articles"), lambda: NOW)
    assert old in live.settled.texts[QUESTIONS]
    text = live.settled.texts[QUESTIONS].replace(old, new, 1)
    (proved,) = live.prove({QUESTIONS: text})
    return live, text, proved


def _cures(proved: ProvedFact, code: str, text: str) -> tuple[Problem, dict[str, Cure]]:
    problem = next(each for each in proved.problems if each.code == code)
    return problem, {cure.label: cure for cure in offer_cures(proved, problem, CutBank({QUESTIONS: text}))}


@pytest.mark.parametrize(
    ("code", "old", "new", "label"),
    [
        ("G201", "captains on strike at **60**", "captains on strike at **61**", "write “60”"),
        ("G201", "fact: Norrland Ferries put the number", "fact: The 17 men of Norrland Ferries put the number", ""),
        ("G201", "    cite: harbour:8\n", "    cite: harbour:10\n", "cite line 8 instead"),
        (
            "G209",
            "fact: The union is led by **Tove Brandt**.\n    cite: harbour:10",
            "fact: Norrland Ferries were expected to resume their talks on Thursday.\n    cite: harbour:12",
            "cite line 6 too",
        ),
        ("C101", "cite: harbour:12", "cite: harbor:12", "did you mean “harbour”?"),
    ],
)
def test_a_cure_that_is_chosen_puts_it_right(code: str, old: str, new: str, label: str, project: Path) -> None:
    """With the changes of the cure made, the fact is proved as before; a reason is asked for where one is needed."""
    live, text, proved = _proved(project, old, new)
    problem, offered = _cures(proved, code, text)
    cure = offered[label or "“17” is right, because …"]
    assert cure.needs_reason == (not label)
    live.settle(apply_edits({QUESTIONS: text}, cure.because('the crew: "four" # of them').edits))
    assert (code, problem.words) not in {(each.code, each.words) for each in live.settled.problems}


@pytest.mark.parametrize(("label", "cited"), [("instead", "harbour:10"), ("too", "[harbour:8, harbour:10]")])
def test_the_line_that_was_meant(label: str, cited: str, project: Path) -> None:
    """G210: what has more of the words of a fact than its line can be cited instead of it, or too."""
    fact = "    fact: The crews promise to sail again once the night rota is gone.\n"
    old = "    fact: The union is led by **Tove Brandt**.\n    cite: harbour:10\n"
    live, text, proved = _proved(project, old, f"{fact}    cite: harbour:8\n")
    _, offered = _cures(proved, "G210", text)
    mended = apply_edits({QUESTIONS: text}, offered[f"cite line 10 {label}"].edits)[QUESTIONS]
    assert f"{fact}    cite: {cited}\n" in mended
    live.settle({QUESTIONS: mended})
    assert "G210" not in {problem.code for problem in live.settled.problems}


@pytest.mark.parametrize("cite", ["harbour:6", "[harbour:6, harbour:10]"])
def test_a_line_that_is_needed_is_kept(cite: str, project: Path) -> None:
    """Where the lines that are cited say a part of the fact, the line with the rest is cited too, not instead."""
    said = "Crews left **1,200 passengers** stranded, and a day of strike costs some $2.4 million."
    old = "    fact: Striking ferry crews left **1,200 passengers** stranded on four islands.\n    cite: harbour:6\n"
    live, text, proved = _proved(project, old, f"    fact: {said}\n    cite: {cite}\n")
    _, offered = _cures(proved, "G201", text)
    assert "cite line 12 too" in offered
    assert not [label for label in offered if "instead" in label]
    mended = apply_edits({QUESTIONS: text}, offered["cite line 12 too"].edits)
    assert f"cite: [{cite.strip('[]')}, harbour:12]" in mended[QUESTIONS]
    live.settle(mended)
    assert [each.code for each in live.settled.problems if each.fact == "stranded" and each.severity == "error"] == []


def test_a_line_that_says_what_the_fact_says_is_no_cure_of_its_card(project: Path) -> None:
    """Another line is offered only where what is wrong is right there, in whichever text it stands."""
    old = "        a: 1,200\n        accept: ["
    _, text, proved = _proved(project, old, old.replace("1,200", "1,300"))
    _, offered = _cures(proved, "G201", text)
    assert not [label for label in offered if label.startswith("cite line")]


@pytest.mark.parametrize("key", ["accept", "wrong"])
def test_what_is_right_and_wrong(key: str, project: Path) -> None:
    """Q543: a spelling that is accepted and offered as wrong can be taken out of either list."""
    listed = "wrong: [At least 58, At least 120, At least 185]"
    live, text, proved = _proved(project, listed, f"{listed}\n        accept: [at least 120, 85 captains]")
    _, offered = _cures(proved, "Q543", text)
    assert list(offered)[:2] == ["take it out of `accept:`", "take it out of `wrong:`"]
    mended = apply_edits({QUESTIONS: text}, offered[f"take it out of `{key}:`"].edits)[QUESTIONS]
    live.settle({QUESTIONS: mended})
    assert "Q543" not in {problem.code for problem in live.settled.problems}
    assert mended.count("t least 120") == 1


def test_a_warning_can_be_left_with_a_reason(project: Path) -> None:
    """A warning is switched off for its fact, with the curator's reason, and for no other."""
    live, text, proved = _proved(project, "**at least 85 captains**", "**about 85 captains**")
    problem = next(each for each in proved.problems if each.severity == "warning")
    _, offered = _cures(proved, problem.code, text)
    cure = next(cure for cure in offered.values() if cure.needs_reason)
    mended = apply_edits({QUESTIONS: text}, cure.because("it is: about").edits)
    assert f'    ignore:\n      {problem.code}: "it is: about"\n' in mended[QUESTIONS]
    live.settle(mended)
    assert problem.code not in {each.code for each in live.settled.problems}


def test_what_stands_where(project: Path) -> None:
    """Each number, name and word of a fact is shown with the words that prove it, and the other numbers of the line."""
    _, _, proved = _proved(project, "stranded on four islands", "stranded on five islands")
    (claim,) = proved.fact.claims_in(frozenset({Role.STATEMENT}))
    line = claim.fact.context.lines["harbour"][5]
    proof = show_proof(claim)
    shown = {
        claim.plain[each.said.start : each.said.end]: line[each.there.start : each.there.end] for each in proof.standing
    }
    assert shown["1,200 passengers stranded"] == "1,200 passengers stranded"
    assert "five" not in " ".join(shown)
    assert "four" in [line[stretch.start : stretch.end] for _, stretch in proof.others]
