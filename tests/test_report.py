"""Problems as people and programs read them."""

from __future__ import annotations

import pytest

from briefdeck.located import Location, SourceLine
from briefdeck.problem import Problem
from briefdeck.read.locate import pinpoint
from briefdeck.report import format_github, format_json, format_summary, format_text
from briefdeck.rules.registry import RULES

SOURCES = {
    "q.yaml": [
        "facts:",
        "  - fact: room for **up to** 4.8 million shells",
        "x" * 150 + " 한국어 4.9 million " + "y" * 90,
    ]
}


def _shown(problem: Problem) -> list[str]:
    return format_text([pinpoint(problem, SOURCES["q.yaml"])], SOURCES).splitlines()


def test_the_caret_is_under_the_very_words() -> None:
    """Place, rule, sentence, fact; the line; a caret under each character of the words; what would help."""
    problem = RULES["G201"].problem(
        Location("q.yaml", 2, 30), "“4.8 million” is not there", "shells", "4.8 million", "line 3 has 9"
    )
    assert _shown(problem) == [
        "q.yaml:2:30 G201 “4.8 million” is not there [shells]",
        "    2 |   - fact: room for **up to** 4.8 million shells",
        "      |                              ^^^^^^^^^^^",
        "      = line 3 has 9",
    ]


def test_marks_between_words_are_underlined_too() -> None:
    """Words that are parted by marks in the file are underlined as they stand there."""
    problem = RULES["G201"].problem(Location("q.yaml", 2, 22), "m", words="up to 4.8 million")
    assert _shown(problem)[2].count("^") == len("up to** 4.8 million")


def test_a_long_line_is_cut_around_the_words() -> None:
    """Far to the right in a long line, the words and what is around them are shown, wide letters and all."""
    shown = _shown(RULES["G201"].problem(Location("q.yaml", 3, 156), "m", words="4.9 million"))
    assert shown[1].startswith("    3 | …xxx")
    assert shown[1].endswith("y…")
    wide = 3  # each Hangul syllable takes two columns
    assert shown[2].index("^") == shown[1].index("4.9 million") + wide


def test_a_place_outside_the_sources_has_no_excerpt() -> None:
    """A problem about a file that was not read as text is one line."""
    assert len(_shown(RULES["L805"].problem(Location("output/a.pdf", 1, 1), "is missing"))) == 1


def test_a_warning_says_so() -> None:
    """Severity is told in words, not by colour alone."""
    assert "A301 (warning) m" in _shown(RULES["A301"].problem(Location("q.yaml", 1, 1), "m"))[0]


def test_colour_adds_nothing_but_colour() -> None:
    """Painted text without its escapes is the plain text."""
    import re

    problems = [
        RULES["G201"].problem(Location("q.yaml", 2, 30), "m", "shells", "4.8 million"),
        RULES["A301"].problem(Location("q.yaml", 1, 1), "m"),
    ]
    painted = format_text(problems, SOURCES, colour=True)
    assert "\x1b[" in painted
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == format_text(problems, SOURCES)


def test_json_has_the_promised_keys() -> None:
    """The shape of a problem in JSON is fixed."""
    import json

    problem = RULES["G201"].problem(Location("q.yaml", 2, 30), "m", "shells", related=SourceLine("a", 3))
    [found] = json.loads(format_json([problem]))["problems"]
    assert found == {
        "path": "q.yaml",
        "line": 2,
        "column": 30,
        "code": "G201",
        "severity": "error",
        "fact": "shells",
        "message": "m",
        "hint": None,
        "related": {"article": "a", "line": 3},
    }


@pytest.mark.parametrize("hostile", ["a\nb", "50 %", "a::b", "x,y=z"])
def test_annotations_cannot_be_forged(hostile: str) -> None:
    """Whatever a message or path holds, an annotation stays one line and one command."""
    [line] = format_github([RULES["G201"].problem(Location(hostile, 1, 2), hostile)]).splitlines()
    assert line.startswith("::error file=")
    assert line.count("::") == 2 + hostile.count("::")


def test_the_summary_counts_in_good_english() -> None:
    """One is one fact, not one facts; what was given by hand is told."""
    numbers = {"facts": 1, "cards": 2, "citations": 1, "errors": 0, "warnings": 1, "given": 1}
    assert format_summary(numbers) == "1 fact, 2 cards, 1 citation: 0 errors, 1 warning; 1 term given by hand"


def test_a_message_cannot_steer_a_terminal() -> None:
    """Whatever a file holds, what is printed is one line of plain characters each."""
    problem = RULES["G205"].problem(Location("q.yaml", 1, 1), "“a\x1b]0;x\x07\nb” is not there", hint="c\x9bd")
    shown = format_text([problem], {"q.yaml": ["e\x1b[31mf"]})
    assert [line for line in shown.splitlines() if not line.isprintable()] == []
    assert len(shown.splitlines()) == 4
