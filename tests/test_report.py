"""Problems as people and programs read them."""

from __future__ import annotations

import pytest

from briefdeck.console import count_columns
from briefdeck.located import Location, SourceLine
from briefdeck.problem import Problem
from briefdeck.read.locate import pinpoint
from briefdeck.report import MOST_WARNINGS, format_github, format_json, format_summary, format_text
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


def test_marks_before_a_comma_are_underlined_too() -> None:
    """Words are found though a mark parts one of them from its comma."""
    problem = pinpoint(RULES["G201"].problem(Location("q.yaml", 1, 1), "m", words="of 4.8 million, then"), [_MARKED])
    assert problem.length == len("of **4.8 million**, then")


_MARKED = "  - fact: room for shells of **4.8 million**, then"


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
    problem = RULES["G205"].problem(Location("q.yaml", 1, 1), "“a\x1b]0;x\x07\nb” is not there", advice="c\x9bd")
    shown = format_text([problem], {"q.yaml": ["e\x1b[31mf"]})
    assert [line for line in shown.splitlines() if not line.isprintable()] == []
    assert len(shown.splitlines()) == 4


HOSTILE = "a\x1b]0;x\x07\u202eb\nc\rd\x9b2J"


def test_nothing_of_a_problem_is_obeyed() -> None:
    """Paths, ids, messages and hints are cleaned in every form: no escape, no direction, no line of their own."""
    problem = RULES["G205"].problem(Location(HOSTILE, 1, 1), HOSTILE, HOSTILE, advice="a\x1bb")
    shown = format_text([problem], {})
    assert len(shown.splitlines()) == 2
    for printed in (shown, format_github([problem]), format_json([problem])):
        assert all(character.isprintable() or character == "\n" for character in printed)
    assert len(format_github([problem]).splitlines()) == 1


@pytest.mark.parametrize(
    ("line", "words", "before", "width"),
    [
        ("हिन्दी में 1,200", "1,200", "हिन्दी में ", 5),
        ("ที่นี่ 1,200 คน", "1,200", "ที่นี่ ", 5),
        ("👍🏽 👩‍👩‍👧 1,200", "1,200", "👍🏽 👩‍👩‍👧 ", 5),
        ("a 👍🏽 b", "👍🏽", "a ", 2),
    ],
)
def test_carets_are_right_in_every_script(line: str, words: str, before: str, width: int) -> None:
    """They stand under the words where letters are joined, stacked or wide."""
    problem = RULES["G201"].problem(Location("q.yaml", 1, line.index(words) + 1), "m", words=words)
    caret = format_text([pinpoint(problem, [line])], {"q.yaml": [line]}).splitlines()[2]
    margin = len("      | ")
    assert caret == " " * 6 + "| " + " " * count_columns(before) + "^" * width
    assert len(caret) == margin + count_columns(before) + width


def test_warnings_without_end_are_counted() -> None:
    """After the first hundred of a kind the others are counted, in every form; errors are all shown."""
    import json

    warnings = [RULES["G212"].problem(Location("q.yaml", line, 1), "w") for line in range(1, MOST_WARNINGS + 31)]
    errors = [RULES["G201"].problem(Location("q.yaml", line, 1), "e") for line in range(1, MOST_WARNINGS + 31)]
    text = format_text([*warnings, *errors], {})
    assert text.count("G212 (warning) w") == MOST_WARNINGS
    assert text.count("G201 e") == len(errors)
    assert text.endswith("G212 (warning): 30 more are not shown\n")
    found = json.loads(format_json([*warnings, *errors]))
    assert (len(found["problems"]), found["left_out"]) == (MOST_WARNINGS + len(errors), {"G212": 30})
    assert format_github(warnings).endswith("::warning::G212 (warning): 30 more are not shown\n")
