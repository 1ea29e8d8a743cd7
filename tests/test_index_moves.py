"""A text that changed: which lines moved, changed and went, and the citations of moved lines rewritten."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.articles.concordance import index_lines
from briefdeck.curate.move_citations import compare_lines
from briefdeck.read.bank import read_bank
from tests.conftest import Ran, Run

SENTENCES = [
    f"The {word} of the harbour counted {number} boats that day." for number, word in enumerate("a b c d e f".split())
]


def _index(run: Run, project: Path, *options: str) -> Ran:
    return run("index", "--project", str(project), "--articles", str(project / "articles"), *options)


def _text(project: Path) -> list[str]:
    return (project / "articles/harbour.txt").read_text(encoding="utf-8").split("\n")


def _rewrite(project: Path, lines: list[str]) -> None:
    (project / "articles/harbour.txt").write_text("\n".join(lines), encoding="utf-8")


def _cites(project: Path) -> list[str]:
    bank, _ = read_bank((project / "questions.yaml").read_text(encoding="utf-8"), "")
    return [str(citation.written) for fact in bank.facts for citation in fact.cite]


def test_a_line_more_on_top(project: Path, run: Run) -> None:
    """Plain `index` says what moved and holds the article back; --move rewrites what names its lines, and no more."""
    before = (project / "questions.yaml").read_text(encoding="utf-8").split("\n")
    cites = _cites(project)
    _rewrite(project, ["NEWS OF THE SOUND", *_text(project)])
    held = _index(run, project)
    assert held.code == 1
    assert "harbour: lines 8, 10 and 12" not in held.stderr
    assert "harbour: line 1 is new" in held.stderr
    assert "`briefdeck index --move` rewrites them" in held.stderr
    assert _cites(project) == cites
    moved = _index(run, project, "--move")
    assert moved.code == 0, moved
    assert _cites(project) == [
        cite if cite.startswith("quay") else f"harbour:{int(cite.partition(':')[2]) + 1}" for cite in cites
    ]
    after = (project / "questions.yaml").read_text(encoding="utf-8").split("\n")
    differing = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert all("cite" in old or "furniture" in old for old, _ in differing)
    assert "    furniture: [4-5, 15]" in after
    assert "0 errors, 0 warnings" in run("check", "--project", str(project)).stderr


def test_keep_leaves_them(project: Path, run: Run) -> None:
    """With --keep the concordance is written and no citation touched."""
    cites = _cites(project)
    _rewrite(project, ["", *_text(project)])
    assert _index(run, project, "--keep").code == 0
    assert _cites(project) == cites
    assert " C103 " not in run("check", "--project", str(project)).stdout


def test_a_changed_line_is_named(project: Path, run: Run) -> None:
    """A fact whose line says something else now is to be read again, and what it says is proved anew."""
    lines = [line.replace("1,200 passengers", "1,350 passengers") for line in _text(project)]
    _rewrite(project, lines)
    ran = _index(run, project, "--move")
    assert "harbour: line 6 has changed" in ran.stderr
    assert "read “stranded” again: its line has changed, harbour:6" in ran.stderr
    assert ran.code == 1
    assert " G201 “1,200” is not on harbour line 6" in ran.stdout


def test_a_line_that_went(project: Path, run: Run) -> None:
    """Its facts are named, and their citations stay for the curator to mend."""
    cites = _cites(project)
    _rewrite(project, [line for line in _text(project) if "85 captains" not in line])
    ran = _index(run, project, "--move")
    assert "harbour: line 8 has gone" in ran.stderr
    assert "“captains-union” has lost its line: harbour:8 has gone" in ran.stderr
    assert "harbour:8" in _cites(project)
    assert len(_cites(project)) == len(cites)


def test_a_text_that_changed_where_nobody_cites(project: Path, run: Run) -> None:
    """Where every cited line has the number it had, `index` writes as ever."""
    _rewrite(project, [line.replace("Share this story", "Share this") for line in _text(project)])
    assert _index(run, project).code == 0
    assert _index(run, project, "--move", "--keep").code == 2


@given(st.permutations(SENTENCES), st.lists(st.sampled_from(range(7)), max_size=3))
def test_the_same_lines_are_found_wherever_they_stand(shuffled: list[str], blanks: list[int]) -> None:
    """Every line that stays as it is is found under its new number, whatever the order."""
    for place in blanks:
        shuffled = [*shuffled[:place], "", *shuffled[place:]]
    moves = compare_lines(index_lines(SENTENCES), index_lines(shuffled))
    assert (moves.changed, moves.gone, moves.new) == ({}, (), ())
    assert all(shuffled[new - 1] == SENTENCES[old - 1] for old, new in moves.same.items())
    assert len(moves.same) == len(SENTENCES)


WRAPPED = """\
“A lamp that nobody climbs to is a lamp
that nobody loves,” said Orla Brekke, who kept the light for thirty-one
years. Fishermen want a re-
turn of the keepers.
"""


@pytest.mark.parametrize(
    ("quotation", "lines", "right"),
    [
        ("“is a lamp that nobody loves”", "1-2", True),
        ("“want a return of the keepers”", "3-4", True),
        ("“is a lamp that nobody loves”", "1", False),
        ("“is a lamp that somebody loves”", "1-2", False),
        ("“nobody loves a lamp”", "1-2", False),
    ],
)
def test_a_quotation_over_a_wrapped_line(project: Path, run: Run, quotation: str, lines: str, right: bool) -> None:
    """It is found in the range that is cited, word for word and in order, and nowhere else."""
    (project / "articles/lamp.txt").write_text(WRAPPED, encoding="utf-8")
    run(
        "import", "--project", str(project), "--articles", str(project / "articles"), str(project / "articles/lamp.txt")
    )
    given = ("--cite", f"lamp:{lines}", "--fact", f"In the paper stands {quotation}.")
    ran = run("add", "--project", str(project), *given, "--topic", "strike")
    assert (" G205 " in ran.stdout) is not right, ran
