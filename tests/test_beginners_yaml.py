"""Slips of beginners in YAML are named as what they are, once."""

from __future__ import annotations

import re

import pytest

from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from tests.conftest import DATA

BANK = """title: Ferries
articles:
  harbour: {file: harbour.txt, title: Ferries}
topics:
  strike: The strike

facts:
  - id: berth
    fact: The Aurora lies at berth 1.
    cite: harbour:1
    topic: strike
    cards:
      - q: Where does the Aurora lie?
        a: Berth 1
"""


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("a: Berth 1", "a: Berth #1", "“#1” is a comment, and no part of the value: put the whole value in quotes"),
        ("topic: strike\n    c", "topic: strike\n    tags: ships, berths\n    c",
         "several of `tags` are a list: `tags: [ships, berths]`"),
        ("\nfacts:\n", "\n", "a list of facts begins here, and `facts:` is missing on the line above it"),
    ],
)  # fmt: skip
def test_a_slip_gets_the_sentence_that_helps(old: str, new: str, message: str) -> None:
    """One problem, which says what was meant."""
    assert read_bank(BANK, "questions.yaml")[1] == []
    assert [problem.message for problem in read_bank(BANK.replace(old, new), "questions.yaml")[1]] == [message]


@pytest.mark.parametrize(
    ("card", "read", "whole"),
    [
        ("{q: Where, a: hardly more than 2,000}", "hardly more than 2", "hardly more than 2,000"),
        ("{q: Where, in all, does it lie?, a: Berth 1}", "Where", "Where, in all, does it lie?"),
        ("{a: Berth 1, q: Where (today, that is)?}", "Where (today", "Where (today, that is)?"),
        ('{q: Where, as "they" say?, a: Berth 1}', "Where", 'Where, as "they" say?'),
        ("{q: Where, a: between 1,200 and 2,000 tonnes}", "between 1", "between 1,200 and 2,000 tonnes"),
    ],
)
def test_a_comma_within_braces(card: str, read: str, whole: str) -> None:
    """It is named as the cause, once, with the value in quotation marks as the cure, and read as it is meant."""
    text = BANK.replace("- q: Where does the Aurora lie?\n        a: Berth 1", f"- {card}")
    bank, (problem,) = read_bank(text, "questions.yaml")
    assert (problem.code, problem.words) == ("Y112", whole)
    assert problem.message == f"within braces a comma ends the value: only “{read}” of it is read"
    assert whole in (bank.facts[0].cards[0].q, bank.facts[0].cards[0].a)
    ((edit,),) = [cure.edits for cure in problem.cures]
    lines = text.split("\n")
    lines[edit.location.line - 1] = edit.apply(lines[edit.location.line - 1])
    assert read_bank("\n".join(lines), "questions.yaml") == (bank, [])


@pytest.mark.parametrize(
    ("key", "written", "meant"),
    [
        ("wrong", "€14,000, €140,000, €1,400,000", ["€14,000", "€140,000", "€1,400,000"]),
        ("accept", "1,200", ["1,200"]),
        ("accept", "about 1,200 people, 1200", ["about 1,200 people", "1200"]),
        ("wrong", "1,5 %, 2,5 %", ["1,5 %", "2,5 %"]),
    ],
)
def test_a_comma_within_brackets(key: str, written: str, meant: list[str]) -> None:
    """A number that its own comma cuts is told once, with quotation marks as the cure, and read as it is meant."""
    text = BANK.replace("a: Berth 1", f"a: Berth 1\n        {key}: [{written}]")
    bank, (problem,) = read_bank(text, "questions.yaml")
    assert problem.code == "Y112"
    assert problem.message.startswith("within brackets a comma ends a value: “")
    assert list(getattr(bank.facts[0].cards[0], key)) == meant
    (cure,) = problem.cures
    lines = text.split("\n")
    for edit in sorted(cure.edits, reverse=True):
        lines[edit.location.line - 1] = edit.apply(lines[edit.location.line - 1])
    assert read_bank("\n".join(lines), "questions.yaml") == (bank, [])


@pytest.mark.parametrize(
    "written", ["14,60,200", "1999,2001", "100,200,300", '"14,000", 58', "58, 120", "14, 000 feet"]
)
def test_commas_between_brackets_part_values(written: str) -> None:
    """Where they part what can well be several values, nothing is said."""
    text = BANK.replace("a: Berth 1", f"a: Berth 1\n        wrong: [{written}]")
    assert read_bank(text, "questions.yaml")[1] == []
    lines = BANK.replace("cite: harbour:1", "cite: [harbour:1,100]")
    assert [problem.code for problem in read_bank(lines, "questions.yaml")[1]] == ["Y116"]


@pytest.mark.parametrize("card", ['{q: Where, a: "At berth", 1}', "{q: Where, a: At berth 2,\n         000}"])
def test_a_comma_within_braces_behind_other_values(card: str) -> None:
    """Where it is not sure how much belongs to the value, the advice says what the comma does."""
    text = BANK.replace("- q: Where does the Aurora lie?\n        a: Berth 1", f"- {card}")
    (problem,) = read_bank(text, "questions.yaml")[1]
    assert problem.advice == "within braces a comma ends a value: put quotation marks around the whole of it"


@pytest.mark.parametrize(
    ("above", "typed"),
    [
        ("    cite: harbour:1\n", "    topi"),
        ("    topic: strike\n", "    ta"),
        ("        a: Berth 1\n", "        wro"),
        ("    fact: The Aurora lies at berth 1.\n", "    It is a ferry of Norrland"),
        ("      - q: Where does the Aurora lie?\n", "        an"),
    ],
)
def test_words_without_a_key(above: str, typed: str) -> None:
    """A key that is being typed is told where it stands, once, and all facts but its own are read as before."""
    bank, problems = read_bank(BANK.replace(above, f"{above}{typed}\n"), "questions.yaml")
    line = BANK[: BANK.index(above)].count("\n") + 2
    assert [(each.location.line, each.fact, each.message) for each in problems] == [
        (line, "berth", f"“{typed.strip()}” is neither `key: value` nor the rest of a value")
    ]
    assert [str(fact.fact) for fact in bank.facts] == ["The Aurora lies at berth 1."]
    assert read_bank(BANK.rstrip("\n") + "\n  - id: next\n    fa", "questions.yaml")[0].facts[0] == bank.facts[0]


@pytest.mark.parametrize(
    ("written", "helps"),
    [
        ("given:\n      2031 the year of the article", "`2031: the year of the article`"),
        ("given: 2031 the year of the article", "`2031: the year of the article`"),
        ("sic:\n      Norland the company writes itself so", "`Norland: the company writes itself so`"),
        ("ignore:\n      Q501 the title of a law", "`Q501: the title of a law`"),
        ("value:\n      captains 60", "`captains: 60`"),
    ],
)
def test_an_entry_without_its_colon(written: str, helps: str) -> None:
    """Under a key of entries, words without a colon are told with the one that they lack."""
    (problem,) = read_bank(BANK.replace("    cards:", f"    {written}\n    cards:"), "questions.yaml")[1]
    assert problem.hint == f"a colon is missing, as in {helps}"


def test_a_citation_that_is_being_typed() -> None:
    """The article stands there, and its line does not yet."""
    (problem,) = read_bank(BANK.replace("cite: harbour:1", "cite: harbour:"), "questions.yaml")[1]
    assert problem.message == "the number of the line is missing behind `harbour:`"


def test_the_second_entry_without_its_colon() -> None:
    """It is told where it stands; the first, and the fact, are read."""
    given = "    given:\n      41: it is so\n      2031 the year of the article\n"
    bank, problems = read_bank(BANK.replace("    cards:", f"{given}    cards:"), "questions.yaml")
    assert [(each.location.line, each.message) for each in problems] == [
        (14, "“2031 the year of the article” is neither `key: value` nor the rest of a value")
    ]
    assert [str(key) for key in bank.facts[0].given] == ["41"]


TWO = f"""{BANK}  - id: crew
    fact: The Aurora has a crew.
    cite: harbour:2
    topic: strike
"""


@pytest.mark.parametrize(
    ("old", "new", "place", "width"),
    [
        ("    cite: harbour:1", "   cite: harbour:1", (10, 4), 4),
        ("    cite: harbour:1", "     cite: harbour:1", (10, 6), 4),
        ("    fact: The Aurora lies", "   fact: The Aurora lies", (9, 4), 4),
        ("    fact: The Aurora lies", "      fact: The Aurora lies", (9, 7), 4),
        ("    topic: strike\n    cards", "topic: strike\n    cards", (11, 1), 4),
        ("        a: Berth", "       a: Berth", (14, 8), 8),
        ("    cards:", "     cards:", (12, 6), 4),
        ("  - id: crew", "   - id: crew", (15, 4), 2),
        ("  - id: crew", "    - id: crew", (15, 5), 2),
        ("facts:\n", " facts:\n", (7, 2), 0),
        ("  harbour: {file: harbour.txt, title: Ferries}", "  harbour:\n    file: harbour.txt\n   title: F", (5, 4), 4),
        (
            "  harbour: {file: harbour.txt, title: Ferries}",
            "  harbour:\n    file: harbour.txt\n    title: Ferries\n   quay:\n    file: quay.txt\n    title: Quay",
            (6, 4), 2,
        ),
    ],
)  # fmt: skip
def test_a_line_that_is_indented_otherwise(old: str, new: str, place: tuple[int, int], width: int) -> None:
    """It is told once, with the width that it should have, which mends it; and no fact is lost."""
    written = TWO.replace(old, new, 1)
    bank, (problem,) = read_bank(written, "questions.yaml")
    assert problem.location[1:] == place
    assert problem.message.endswith(f"not by {width} like those that it belongs to")
    assert [str(fact.id) for fact in bank.facts] == ["berth", "crew"]
    assert read_bank(_mend(written, problem), "questions.yaml")[1] == []


def test_a_whole_fact_that_is_indented_otherwise() -> None:
    """Its lines are moved with it."""
    begin = TWO.index("  - id: crew")
    written = TWO[:begin] + "".join(f"  {line}" for line in TWO[begin:].splitlines(keepends=True))
    (problem,) = read_bank(written, "questions.yaml")[1]
    assert problem.hint == "indent it by 2, and what belongs to it in step"
    assert _mend(written, problem) == TWO


def _mend(text: str, problem: Problem) -> str:
    lines = text.split("\n")
    for edit in problem.cures[0].edits:
        lines[edit.location.line - 1] = edit.apply(lines[edit.location.line - 1])
    return "\n".join(lines)


def test_a_comment_is_no_slip() -> None:
    """What is noted behind a value with a blank after the sign stays a comment."""
    assert read_bank(BANK.replace("a: Berth 1", "a: Berth 1 # see line 1"), "questions.yaml")[1] == []


SLIPS = {
    "a number sign inside": (
        "lies at berth 1.", "lies at berth #1 in port.",
        "9:36 “#1 in port.” is a comment, and no part of the value: put the whole value in quotes",
    ),
    "a word behind a number sign": (
        "lies at berth 1.", "lies at #MeToo.",
        "9:30 “#MeToo.” is a comment, and no part of the value: put the whole value in quotes",
    ),
    "a number sign in an item": (
        "        a: Berth 1", "        a: Berth 1\n        wrong:\n          - Berth #2\n          - Berth 3",
        "16:19 “#2” is a comment, and no part of the value: put the whole value in quotes",
    ),
    "a tab below the hyphen": (
        "    fact: The", "\tfact: The", "9:1 this line is indented with a tab: use spaces",
    ),
    "a colon of another script with a blank": (
        "    cite: harbour:1", "    cite： harbour:1", "10:9 a colon and a space are missing behind the key: `cite: …`",
    ),
    "a no-break space behind the colon": (
        "    cite: harbour:1", "    cite:\u00a0harbour:1",
        "10:9 a space is missing behind the colon: `cite: …`",
    ),
    "a citation with a blank": (
        "    cite: harbour:1", "    cite: harbour: 1", "10:11 a citation has no blank in it: `harbour:1`",
    ),
    "a bracket that is never closed": (
        "    topic: strike\n    cards", "    tags: [ship, berth\n    topic: strike\n    cards",
        "11:11 a bracket opened here is never closed",
    ),
    "a backslash in quotation marks": (
        "a: Berth 1", 'a: "C:\\quay"',
        "14:15 a backslash within \" begins a sign of its own: put ' around the value instead",
    ),
    "a line that is nothing": (
        "a: Berth 1\n", "a: Berth 1\nasdf\n", "15:1 this line is no `key: value`: take it out",
    ),
    "hyphens before articles": (
        "  harbour: {", "  - harbour: {", "3:3 the entries of `articles:` have no hyphens: `harbour: …`",
    ),
}  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_is_told_where_it_was_made(slip: str) -> None:
    """One problem, with the line and column of its cause and not of what only follows."""
    old, new, told = SLIPS[slip]
    assert old in BANK
    problems = read_bank(BANK.replace(old, new, 1), "questions.yaml")[1]
    assert [f"{each.location.line}:{each.location.column} {each.message}" for each in problems] == [told]


_FULL = (DATA / "good" / "questions.yaml").read_text(encoding="utf-8").split("\n")
_KEYS = {
    (found[1], line.endswith(":")): number
    for number, line in enumerate(_FULL)
    if (found := re.match(r"( *(?:- )?[A-Za-z_-]+):(?= |$)", line))
}
"""Lines of a bank, one for each key that it has, at its indentation, with a value on the line or without."""


@pytest.mark.parametrize("number", _KEYS.values())
def test_a_key_without_its_colon_is_told_once(number: int) -> None:
    """Whatever the key, one problem says that the colon is missing there, and its cure makes the file whole."""
    key, rest = _FULL[number].split(":", 1)
    text = "\n".join((*_FULL[:number], key + rest, *_FULL[number + 1 :]))
    (problem,) = read_bank(text, "questions.yaml")[1]
    name = key.removeprefix("- ").strip(" -")
    assert (problem.location.line, problem.location.column) == (number + 1, len(key) + 1)
    assert problem.message.endswith(f"missing behind the key: `{name}:{' …' if rest else ''}`")
    assert [edit.new.rstrip() for edit in problem.cures[0].edits] == [f"{name}:"]


def test_the_only_topic_without_its_colon() -> None:
    """It reads as a text, and is told as what it is; the facts of that topic are not told to have none."""
    (problem,) = read_bank(BANK.replace("strike: The strike", "strike The strike"), "questions.yaml")[1]
    assert problem.message == "a colon and a space are missing behind the key: `strike: …`"


@pytest.mark.parametrize("value", ["{A301: it is so}", "The berth: a place"])
def test_a_value_with_a_colon_behind_a_key_without_one(value: str) -> None:
    """Such a line is YAML, and its key is not one with a blank in it."""
    text = BANK.replace("    topic: strike\n", f"    topic: strike\n    ignore {value}\n")
    (problem,) = read_bank(text, "questions.yaml")[1]
    assert "missing behind the key: `ignore: …`" in problem.message


CITATIONS = {
    "harbour": "say which line: harbour:7",
    "7": "name the article too: harbour:7",
    "harbour.txt:7": "write harbour:7",
    "articles/harbour.txt:7": "write harbour:7",
    "harbour line 7": "write harbour:7",
    "harbour, line 7": "write harbour:7",
    "Harbour:7": "write harbour:7",
    "harbour:7–9": "write harbour:7-9",
    "harbour：7": "write harbour:7",
    "harbour:٧": "write harbour:7",
    "harbour#7": "write harbour:7",
    "(harbour:7, harbour:9)": "several are a list: [harbour:7, harbour:9]",
    "harbour:7, 9": "several are a list: [harbour:7, harbour:9]",
    "harbour:1-2, 4–5 and 7": "several are a list: [harbour:1-2, harbour:4-5, harbour:7]",
    "seven": "",
}


@pytest.mark.parametrize("written", CITATIONS)
def test_a_citation_is_told_as_it_is_written_right(written: str) -> None:
    """What names an article and a line in another way is told with the way that is read."""
    (problem,) = read_bank(BANK.replace("cite: harbour:1", f"cite: '{written}'"), "questions.yaml")[1]
    assert (problem.code, problem.advice) == ("Y116", CITATIONS[written])


SHAPES = {
    "cite: {harbour: 1}": ("a citation is one text, without braces", "write harbour:1"),
    "cite: harbour:1\n    retired: yes": (
        "`retired` takes `key: value` lines",
        "such as `retired: {since: …, because: …}`",
    ),
    "cite: harbour:1\n    given: 20": ("`given` takes a mapping of `key: value` lines", "such as `given: {20: …}`"),
}


@pytest.mark.parametrize("written", SHAPES)
def test_a_value_of_another_shape_is_told_with_its_own(written: str) -> None:
    """Whoever writes one text where keys belong is shown the keys."""
    (problem,) = read_bank(BANK.replace("cite: harbour:1", written), "questions.yaml")[1]
    assert (problem.message, problem.advice) == SHAPES[written]


def test_what_cannot_be_read_is_not_missing() -> None:
    """A key that the file has is not said to be missing because its value is wrong."""
    brief = "title: Ferries\nas_of: today\nbottom_line:\n  - {text: The Aurora lies at berth 1., facts: berth}\n"
    from briefdeck.read.brief import read_brief

    assert [problem.code for problem in read_brief(brief, "briefs/a.yaml")[1]] == ["Y115"]
    assert [each.code for each in read_bank(BANK + "quiz: yes\n", "questions.yaml")[1]] == ["Y112"]


DATES = {
    "3 March 2031": "write 2031-03-03",
    "March 2031": "write 2031-03",
    "31.3.2031": "write 2031-03-31",
    "3/4/2031": "write 2031-04-03 or 2031-03-04",
    "2031/3/4": "write 2031-03-04",
    "2031-03-04T10:00:00": "write 2031-03-04",
    "31-03-04": "",
    "today": "",
}


@pytest.mark.parametrize("written", DATES)
def test_a_date_is_told_as_it_is_written_year_first(written: str) -> None:
    """A day that is written otherwise is told year first; both ways where it may mean two."""
    text = BANK.replace("cite: harbour:1", f"cite: harbour:1\n    date: '{written}'")
    (problem,) = read_bank(text, "questions.yaml")[1]
    assert (problem.code, problem.advice) == ("Y115", DATES[written])


def test_an_article_has_a_file_of_its_own() -> None:
    """Two articles with one file are told: the lines of one of them are not its own."""
    text = BANK.replace("title: Ferries}\n", "title: Ferries}\n  quay: {file: harbour.txt, title: The quay}\n")
    (problem,) = read_bank(text, "questions.yaml")[1]
    assert problem.message == "harbour.txt is the text of “harbour” already: each article has a file of its own"


def test_line_ends_of_old_macs_are_called_that() -> None:
    """Not each of them, nor is the file said to have nothing but comments."""
    from briefdeck.read.source import decode

    (problem,) = decode(BANK.replace("\n", "\r").encode(), "questions.yaml")[1]
    assert problem.message.startswith("the lines of this file end with carriage returns alone")


def test_a_fact_among_disputes() -> None:
    """What is pasted at the end of the file, under another key, is told once with its place, and read all the same."""
    disputes = "\ndisputes:\n  - {id: berths, question: Where does it lie?, facts: [berth, crew]}\n"
    pasted = "  - id: route\n    fact: The Aurora sails to Harle.\n    cite: harbour:3\n    topic: strike\n"
    bank, (problem,) = read_bank(f"{TWO}{disputes}{pasted}", "questions.yaml")
    assert (problem.message, problem.hint, problem.fact) == (
        "this fact stands under `disputes:`", "move it to the others under `facts:`", "route",
    )  # fmt: skip
    assert [str(fact.id) for fact in bank.facts] == ["berth", "crew", "route"]
    assert [str(dispute.id) for dispute in bank.disputes] == ["berths"]
    other = f"{TWO}{disputes.replace('{id', '{qid')}"
    assert "stands under" not in str([each.message for each in read_bank(other, "questions.yaml")[1]])
