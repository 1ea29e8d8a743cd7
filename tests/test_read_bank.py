"""YAML to a Bank: what is written is what is held, and every fault has its place."""

from __future__ import annotations

import time

import pytest

from briefdeck.located import Location
from briefdeck.model import Bank
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.brief import read_brief
from briefdeck.read.locate import pinpoint
from briefdeck.rules.registry import RULES

Read = tuple[Bank, list[Problem]]


def _found(problems: list[Problem]) -> list[tuple[int, int, str]]:
    return sorted((each.location.line, each.location.column, each.code) for each in problems)


def test_scalars_are_text(read: Read) -> None:
    """Scalars stay as typed: no booleans, octal numbers, times or dates.

    title: no
    articles: {a: {file: f.txt, title: 1:30}}
    topics: {t: 010}
    facts:
      - {id: one, fact: yes, cite: a:1, topic: t, tags: [2023, ~, null]}
    """
    bank, problems = read
    assert not problems
    assert (bank.title, bank.articles["a"].title, bank.topics["t"]) == ("no", "1:30", "010")  # type: ignore[index]
    assert bank.facts[0].fact == "yes"
    assert bank.facts[0].tags == ("2023", "~", "null")


def test_every_text_knows_its_place(read: Read) -> None:
    """Line and column count from 1 and point at the value.

    title: T
    articles: {a: {file: f.txt, title: t}}
    topics: {t: Topic}
    facts:
      - id: one
        fact: >-
          folded
          text
        cite: a:1-3
        topic: t
    """
    bank, problems = read
    assert not problems
    fact = bank.facts[0]
    assert fact.fact == "folded text"
    assert fact.fact.location == Location("questions.yaml", 6, 11)
    assert fact.cite[0].written.location == Location("questions.yaml", 9, 11)
    assert list(fact.cite[0].lines) == [1, 2, 3]


def test_all_problems_in_one_run(read: Read) -> None:
    """Syntax, shape, values and references are reported together, past the first syntax error.

    titel: T
    articles:
      a: {file: f.txt, title: t, published: 2023-02-30}
      B: {file: ../f.txt, title: t}
    topics: {arms: Arms}
    facts:
      - id: one
        fact: "never closed
        cite: a:1
        topic: arms
      - id: two
        fact: He said: yes
      - id: three
        fakt: x
        cite: a1
        topic: arms
      - id: four
        fact: *x
        fact: y
        cite: a:1
        topic: arm
        cards:
          - {q: x, a: no}
          - {q: x}
          - {id: c, cloze: "a {{c2::b}}"}
          - {id: c, cloze: a}
      - {id: four, fact: "", cite: a:1, topic: arms}
    disputes:
      - {id: d, question: q, facts: [one, fuor]}
    """
    _, problems = read
    assert _found(problems) == [
        (1, 1, "Y110"),  # titel
        (3, 41, "Y115"),  # 30 February
        (4, 3, "Y113"),  # B
        (8, 11, "Y102"),  # never closed
        (12, 18, "Y102"),  # a colon in a value
        (14, 5, "Y110"),  # fakt
        (15, 11, "Y116"),  # a1
        (18, 11, "Y105"),  # an alias
        (19, 5, "Y104"),  # fact twice
        (21, 12, "Y117"),  # arm
        (24, 13, "Y118"),  # no answer
        (24, 13, "Y119"),  # no id
        (25, 24, "Y121"),  # c2 without c1
        (26, 14, "Y114"),  # c twice
        (26, 24, "Y120"),  # no deletion
        (27, 16, "Y112"),  # no value
        (29, 39, "Y117"),  # fuor
    ]


@pytest.mark.parametrize(
    ("yaml", "meant"),
    [
        ("titel: x", "`title`"),
        ("facts: [{id: a, cites: a:1}]", "`cite`"),
        ("facts: [{cards: [{zebra: x}]}]", "known here"),
    ],
)
def test_a_misspelt_key_is_named_with_the_right_one(yaml: str, meant: str) -> None:
    """An unknown key comes with the one that was probably meant, or with all there are."""
    [unknown] = [each for each in read_bank(yaml + "\n", "q")[1] if each.code == "Y110"]
    assert meant in unknown.hint


@pytest.mark.parametrize(
    ("cloze", "code"),
    [
        ("no deletion", "Y120"),
        ("{{c1::a {{c2::b}} c}}", "Y121"),
        ("{{c1,2::a}} b", "Y121"),
        ("{{c1::a}} {{c3::b}}", "Y121"),
        ("{{c0::a}}", "Y121"),
        ("{{c1::}} b", "Y121"),
        ("{{c1::a} b", "Y121"),
        ("Its f::g is {{c1::f::g}}", "Y121"),
    ],
)
def test_clozes_that_would_lose_a_card(cloze: str, code: str) -> None:
    """A cloze text from which Anki would not make a card for each deletion is a problem."""
    text = f"facts: [{{id: a, fact: 'f::g', cite: a:1, topic: t, cards: [{{cloze: '{cloze}'}}]}}]\ntopics: {{t: T}}\n"
    assert code in {each.code for each in read_bank(text, "q")[1]}


@pytest.mark.parametrize("text", ["[" * 10_000_000, "{a: " * 2_000_000, "- " * 100_000, "[[]" * 300_000])
def test_ten_megabytes_of_brackets(text: str) -> None:
    """Absurd nesting is refused at once, with a place."""
    started = time.monotonic()
    problems = read_bank(text, "q")[1]
    assert problems
    assert all(each.location.line == 1 for each in problems)
    assert time.monotonic() - started < 20  # not a speed test: a quadratic parser would need hours


@pytest.mark.parametrize("key", ['" "', '""', '"\\u200b"'])
def test_a_key_has_a_name(key: str) -> None:
    """A key without a letter is a problem at its place."""
    problems = [each for each in read_bank(f"names:\n  {key}: [Brell]\n", "q")[1] if each.code == "Y112"]
    assert [(each.location.line, each.location.column) for each in problems] == [(2, 3)]


def test_a_value_has_an_end() -> None:
    """A value of more than 4,000 characters is a problem, so that no text takes long to check."""
    problems = [each.message for each in read_bank(f"title: {'a' * 4001}\nlanguage: {'b' * 4000}\n", "q")[1]]
    assert problems.count("this has 4,001 characters, and a value at most 4,000") == 1
    assert not any("4,000 characters" in each for each in problems)


def test_tabs_in_the_indentation() -> None:
    """Each line indented with a tab is named; a tab inside a value is not."""
    problems = read_bank("topics:\n\tt: T\n\tu: a\tb\ntitle: x\n", "q")[1]
    assert [(each.location.line, each.code) for each in problems if each.code == "Y108"] == [(2, "Y108"), (3, "Y108")]


def test_a_brief_may_name_an_event_by_its_fact() -> None:
    """A timeline takes fact ids and full events alike; what is missing is reported."""
    text = "title: T\nas_of: 2024-06\nbottom_line: []\nsections: []\ntimeline: [a, {text: x, date: 2024, facts: b}]\n"
    brief, problems = read_brief(text, "briefs/b.yaml")
    assert not problems
    assert brief is not None
    assert [event.facts for event in brief.timeline] == [("a",), ("b",)]
    assert "Y111" in {each.code for each in read_brief("title: T\n", "b")[1]}


def test_words_are_found_in_folded_values() -> None:
    """A problem about words of a value points at them, across the folds of the YAML."""
    lines = ["fact: >-", "  room for up to 4.9", "  million shells"]
    problem = RULES["G201"].problem(Location("q", 1, 7), "m", words="4.9 million")
    assert pinpoint(problem, lines).location == Location("q", 2, 18)
    assert pinpoint(RULES["G201"].problem(Location("q", 1, 7), "m", words="elsewhere"), lines).location == Location(
        "q", 1, 7
    )


def test_many_wrong_words() -> None:
    """Of very many words the first are searched for, and they are found."""
    words = [f"word{number}" for number in range(20_000)]
    lines = ["fact: >-", "  before", f"  {' '.join(words)}"]
    problem = RULES["G201"].problem(Location("q", 1, 7), "m", words=" ".join(words))
    found = pinpoint(problem, lines)
    assert found.location == Location("q", 3, 3)
    assert found.length < len(lines[2]) // 10


@pytest.mark.parametrize("escape", [r"\e]0;owned\a", r"\0", r"\x1c", r"\u2028"])
def test_escapes_bring_in_no_control_characters(escape: str) -> None:
    """What may not stand in a file may not be written by an escape either: a terminal or a PDF would obey it."""
    bank, problems = read_bank(f'title: "a{escape}b"\narticles: {{}}\ntopics: {{}}\nfacts: []\n', "q")
    assert [each.code for each in problems] == ["Y101"]
    assert bank.title.isprintable()


@pytest.mark.parametrize(
    ("tag", "good"),
    [
        *((tag, True) for tag in ("en", "en-GB", "zh-Hant-TW", "de-1996", "es-419", "sr-Latn")),
        *((tag, False) for tag in ("English", "e", "xx", "jp", "ger", "eng", "de_DE", "deutsch")),
    ],
)
def test_a_language_is_a_tag(tag: str, good: bool) -> None:
    """The language goes into pages as it is written, so it is a language tag."""
    problems = read_bank(f"title: T\nlanguage: {tag}\narticles: {{}}\ntopics: {{}}\nfacts: []\n", "q")[1]
    assert [each.code for each in problems] == ([] if good else ["Y112"])


@pytest.mark.parametrize(
    ("address", "good"),
    [
        *(
            (address, True)
            for address in ("https://gazette.example/a?b=1&c=%20#d", "http://localhost:8000", "https://é.example")
        ),
        *(
            (address, False)
            for address in (
                "gazette.example/a",
                "www.gazette.example",
                "ftp://gazette.example",
                "javascript:alert(1)",
                "data:text/html,x",
                "https:///a",
                "https://user:secret@gazette.example/",
                "https://gazette.example/a b",
                "https://gazette.example/'\\\"><script>",
            )
        ),
    ],
)
def test_an_address_is_one_of_the_web(address: str, good: bool) -> None:
    """What a card links to is an address of the web, and nothing in it can end the attribute it stands in."""
    for key in ("url", "archived"):
        article = f'{{file: g.txt, title: G, {key}: "{address}"}}'
        problems = read_bank(f"title: T\narticles: {{gazette: {article}}}\ntopics: {{}}\nfacts: []\n", "q")[1]
        assert [each.code for each in problems] == ([] if good else ["Y112"])
