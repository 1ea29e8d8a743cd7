"""Hidden characters: found and named where they can mislead, taken out of articles, left where a script needs them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefdeck.language.hidden_characters import hidden_characters, without_hidden
from briefdeck.read.bank import read_bank
from tests.conftest import Run

NEEDED = [
    "می‌خواهم کتاب‌ها",  # Persian, with non-joiners
    "क्‍ष र्‍य क्‌ष",  # Devanagari, with joiners and a non-joiner
    "ශ්‍රී ලංකාව",  # Sinhala
    "র‌্যাব",  # Bengali
    "👩‍👩‍👧 👨🏽‍⚕️ ❤️ 1️⃣ 🏳️‍🌈",
    "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # England
    "שלום (ABC)\u200f עולם!",
    "العربية C++\u200e والعربية",
    "葛\U000e0100城",  # a variant of an ideograph
    "\u200fשלום",
    "ภาษา\u200bไทย",
]


@pytest.mark.parametrize("text", NEEDED)
def test_what_a_script_needs_is_not_hidden(text: str) -> None:
    """Joiners, marks of direction and selectors of variants belong to the text where a script or an emoji has them."""
    assert list(hidden_characters(text)) == []
    assert without_hidden(text) == text


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("\u202e1,200\u202c", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("1\u20661,200", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("1,\u200f200", "U+200F RIGHT-TO-LEFT MARK"),
        ("אב \u200e1,200", "U+200E LEFT-TO-RIGHT MARK"),
        ("Bre\u200bll", "U+200B ZERO WIDTH SPACE"),
        ("Bre\u200dll", "U+200D ZERO WIDTH JOINER"),
        ("Bre\u200cll", "U+200C ZERO WIDTH NON-JOINER"),
        ("Brell\u2060", "U+2060 WORD JOINER"),
        ("Bre\ufeffll", "U+FEFF BYTE ORDER MARK"),
        ("Bre\u00adll", "U+00AD SOFT HYPHEN"),
        ("Brell\ue000", "U+E000 PRIVATE USE"),
        ("Brell\U0010fffd", "U+10FFFD PRIVATE USE"),
        ("Brell\U000e0041", "U+E0041 TAG LATIN CAPITAL LETTER A"),
        ("Brell\ufe0f", "U+FE0F VARIATION SELECTOR-16"),
        ("😀\U000e0101", "U+E0101 VARIATION SELECTOR-18"),
        ("Brell\u3164", "U+3164 HANGUL FILLER"),
        ("Bre\u034fll", "U+034F COMBINING GRAPHEME JOINER"),
        ("می\u200c\u200cخ", "U+200C ZERO WIDTH NON-JOINER"),
        ("\u061c1,200", "U+061C ARABIC LETTER MARK"),
    ],
)
def test_hidden_characters_have_names(text: str, name: str) -> None:
    """Each is found, with its number and its name, and nothing of it is left in a text that is searched."""
    assert next(hidden_characters(text)).name == name
    assert list(hidden_characters(without_hidden(text))) == []


@given(
    some.text(
        some.characters(codec="utf-8") | some.sampled_from("a1א\u200c\u200d\u200f\ufe0f\u202e\U000e0041👍"), max_size=20
    )
)
def test_only_hidden_characters_are_taken_out(text: str) -> None:
    """What is taken out is what was found; a text without any stays."""
    found = list(hidden_characters(text))
    assert len(without_hidden(text)) == len(text) - len(found)


BANK = """\
title: Brell
articles: {{one: {{file: one.txt, title: One, published: 2020-01-01}}}}
topics: {{t: T}}
facts:
  - id: boats
    fact: {fact}
    cite: one:1
    topic: t
"""


@pytest.mark.parametrize(
    ("fact", "place"),
    [
        ("Brell had \u202e1,200\u202c boats.", (6, 21)),
        ("Brell had 1,\u200b200 boats.", (6, 23)),
        ("Brell had \u200e1,200 boats.", (6, 21)),
        ("Brell had \u200f(1,200) boats.", (6, 21)),
        ("Brell\u200fשלום", None),
        ('"Brell had \\u202e1,200\\u202c boats."', (6, 11)),
        ("Brell had boats. # \u202e1,200", (6, 30)),
        ("می‌خواهم", None),
    ],
)
def test_files_of_curators(fact: str, place: tuple[int, int] | None) -> None:
    """A hidden character is an error where it stands, raw, by an escape or in a comment."""
    _, problems = read_bank(BANK.format(fact=fact), "questions.yaml")
    found = [(each.location.line, each.location.column) for each in problems if each.code == "Y126"]
    assert found == ([place] if place else [])


LEFTOVERS = [
    ("\u200e Brell on Vendor Music", "Brell on Vendor Music"),
    ("Brell\u200e", "Brell"),
    ("Brell \u2060has boats", "Brell has boats"),
    ("Bre\u00adll", "Brell"),
    ("Bre\u200bll", "Brell"),
    ("the \ufb01rst di\ufb03cult o\ufb00er", "the first difficult offer"),
    ("Cafe\u0301 Brell", "Caf\u00e9 Brell"),
    ('"\\u200eBrell"', "Brell"),
    ('"Cafe\\u0301 Brell"', "Caf\u00e9 Brell"),
]


@pytest.mark.parametrize(("written", "meant"), LEFTOVERS)
def test_what_copying_leaves_is_no_error(written: str, meant: str) -> None:
    """Marks at an edge, soft hyphens, ligatures and accents of their own are read as what they mean, and told once."""
    text = BANK.format(fact=f"{written}\n    said_by: {written}").replace("title: Brell", f"title: {written}")
    bank, problems = read_bank(text, "questions.yaml")
    assert [(bank.title, fact.fact, fact.said_by) for fact in bank.facts] == [(meant, meant, meant)]
    told = [] if "\u0301" in written or "\\" in written else ["Y127"]
    assert [each.code for each in problems] == told
    for problem in problems:
        for edit in problem.cures[0].edits:
            lines = text.split("\n")
            before = lines[edit.location.line - 1]
            assert before[edit.location.column - 1 :].startswith(edit.old)


@pytest.mark.parametrize("key", ["a", "accept: [Brell, ", "wrong: [Brill, "])
def test_an_answer_has_no_hidden_characters(key: str) -> None:
    """What learners type is compared with an answer, so nothing hidden stays there: an error, and the only one."""
    value = f"{key}Bro\u200bll]" if "[" in key else f"{key}: Bro\u200bll"
    card = f"Brell\n    cards:\n      - q: Who?\n        {value}"
    _, problems = read_bank(BANK.format(fact=card), "questions.yaml")
    assert [each.code for each in problems if each.code in ("Y126", "Y127")] == ["Y126"]


def test_ids_and_keys(project: Path, run: Run) -> None:
    """Ids and keys are read as they look."""
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("id: stranded", "id: stra\u200bnded", 1), encoding="utf-8")
    ran = run("check", "--project", str(project))
    assert (ran.code, ran.stdout.count(" Y127 ")) == (0, 1)


def test_dirt_in_an_article_hides_nothing(project: Path, run: Run) -> None:
    """Soft hyphens, spaces without width and marks in an article keep no word of it from being found."""
    for path in (project / "articles").glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        dirty = "\ufeff" + text.replace("passengers", "pas\u00adsen\u200bgers").replace("1,200", "1,\u2060200")
        path.write_text(dirty, encoding="utf-8")
    assert run("index", "--project", str(project)).code == 0
    ran = run("check", "--strict", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "")
