"""A fact is told in the curator's own words, as far as the bank asks for them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefdeck.check import check
from briefdeck.read.bank import read_bank
from tests.support.contexts import LINE_HEAD, codes_in, context_of_line, fact_on_line, make_context, problems_in

LINE = "Crews of the northern ferries stopped work on Monday morning, leaving four islands without bread or mail."
BORROWED = "Crews of the northern ferries stopped work early on"
COPIED = "Crews of the northern ferries stopped work on Monday morning, leaving four islands without bread"
LEFT = "At dawn they had left the old quay without a word, and nobody in the town knew why they went or where."


def _copying(line: str, says: str, head: str = LINE_HEAD, alone: bool = False) -> list[tuple[str, str]]:
    """The code and the message of each problem of copying."""
    found = problems_in(line, fact_on_line(says), head=head, alone=alone)
    return [(each.code, each.message) for each in found if each.code.startswith("W")]


def _counted(says: str, head: str = LINE_HEAD, line: str = LEFT) -> list[str]:
    return [code for code, _ in _copying(line, says, head)]


def test_a_copied_run_is_found() -> None:
    """Twelve words in a row are an error that names the run and its line; the day among them does not count."""
    [problem] = [each for each in problems_in(LINE, fact_on_line(f"On the quay, {COPIED}.")) if each.code == "W401"]
    assert problem.words == COPIED
    assert problem.related == ("gazette", 1)
    assert problem.message == (
        "12 words in a row, names, numbers and titles aside, stand on gazette line 1: say it in words of your own"
    )


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("they had left the old quay without", []),  # seven
        ("they had left the old quay without a", ["W402"]),
        ("they had left the old quay without a word, and nobody", ["W402"]),  # eleven
        ("they had left the old quay without a word, and nobody in", ["W401"]),
    ],
)
def test_eight_warn_and_twelve_are_an_error(words: str, codes: list[str]) -> None:
    """From the number on it warns, from half as many again it is an error."""
    assert _counted(f"It is told: {words}!") == codes


@pytest.mark.parametrize(
    ("own_words", "seven", "twelve"),
    [("5", ["W402"], ["W401"]), ("4", ["W401"], ["W401"]), ("12", [], ["W402"]), ("13", [], []), ("off", [], [])],
)
def test_the_number_is_the_banks(own_words: str, seven: list[str], twelve: list[str]) -> None:
    """`own_words:` sets another number, or none."""
    head = f"own_words: {own_words}\n{LINE_HEAD}"
    assert _counted("It is told: they had left the old quay without!", head) == seven
    assert _counted("It is told: they had left the old quay without a word, and nobody in!", head) == twelve


def test_an_article_has_a_number_of_its_own() -> None:
    """A text in the public domain may be copied beside one that may not; the article's number outdoes the bank's."""
    says = "It is told: they had left the old quay without a word, and nobody in!"
    free = LINE_HEAD.replace("gazette: {", "gazette: {own_words: off, ")
    assert _counted(says, free) == []
    assert _counted(says, "own_words: off\n" + LINE_HEAD.replace("gazette: {", "gazette: {own_words: 8, ")) == ["W401"]
    two = free.replace("articles: {", "articles: {other: {file: other.txt, title: Other}, ")
    bank = two + fact_on_line(says)
    assert not [
        each for each in check(make_context(bank, {"gazette": LEFT, "other": "Nothing."})) if each.code[0] == "W"
    ]
    found = [each for each in check(make_context(bank, {"gazette": LEFT, "other": LEFT})) if each.code[0] == "W"]
    assert [(each.code, each.related) for each in found] == [("W401", ("other", 1))]


@pytest.mark.parametrize("wrong", ["2", "0", "eight", "1000", "no"])
def test_a_number_that_is_none(wrong: str) -> None:
    """Anything but a number of words, or off, is a problem of the file."""
    _, problems = read_bank(f"own_words: {wrong}\n{LINE_HEAD}{fact_on_line('Crews.')}", "q")
    assert [each.code for each in problems] == ["Y112"]
    assert "write a number of words from 3 to 999, or off" in problems[0].message


@pytest.mark.parametrize(
    "line",
    [
        "On 4 March 2031 Foreign Minister Ana Reyes met President Erik Sommer and Sofia Lindqvist at Saltby Castle.",
        "It is the Convention on the Rights of Sailors and the Treaty of the Northern Harbours of the Sea of Marlow.",
        "The fares were 4.5, 120, 2,400, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39 and 40 percent.",
        "There went the foreign minister of Marlow, Ana Reyes, and the Norrland Ferries director Erik Sommer.",
    ],
)
def test_names_numbers_and_titles_do_not_count(line: str) -> None:
    """Nobody has other names and numbers: what else stands in the row is counted alone."""
    assert _counted(line, line=line) == []


@pytest.mark.parametrize(
    ("line", "half", "borrowed", "copied"),
    [
        ("港口的工人已经全部停止了工作因为公司拒绝给他们加薪", 15, 16, 24),
        ("港で働く人たちはみな仕事をやめて家に帰ったそうだと聞いた", 15, 16, 24),
        ("เมื่อวานนี้คนงานท่าเรือทั้งหมดหยุดงานเพราะบริษัทไม่ยอมขึ้นค่าจ้าง", 31, 32, 48),
    ],
)
def test_signs_are_counted_where_no_spaces_are(line: str, half: int, borrowed: int, copied: int) -> None:
    """Two signs of Chinese and Japanese count as a word, four letters of Thai."""

    def first(letters: int) -> str:
        shown, seen = "", 0
        for char in line:
            seen += char.isalpha()
            if seen > letters:
                break
            shown += char
        return shown

    head = f"language: zh\n{LINE_HEAD}"
    assert _counted(first(half), head, line) == []
    assert _counted(first(borrowed), head, line) == ["W402"]
    if sum(map(str.isalpha, line)) >= copied:
        assert _counted(first(copied), head, line) == ["W401"]


@pytest.mark.parametrize(
    "card",
    [
        f"{{q: 'Who stopped? {COPIED}', a: crews}}",
        f"{{cloze: '{COPIED}'}}".replace("northern ferries", "{{c1::northern ferries}}"),
        f"{{q: Which?, a: crews, wrong: ['{COPIED}']}}",
    ],
)
def test_cards_too(card: str) -> None:
    """Questions, wrong answers and cloze texts are read like facts, the cloze as a whole sentence."""
    assert "W401" in codes_in(LINE, fact_on_line("Crews stopped work.", f"cards: [{card}]"))


@pytest.mark.parametrize(
    "says",
    [
        "Crews of the northern ferries stopped work early.",  # seven
        f"“{COPIED}”, it said.",
        "Crews of the northern ferries downed tools and stopped work on Monday morning.",
    ],
)
def test_what_may_stand(says: str) -> None:
    """Seven words, a quotation, or words apart are no copy."""
    assert _copying(LINE, says) == []


def test_titles_may_stand() -> None:
    """The title of an article may be named whole."""
    line = "A harbour holds its breath while the crews stand by"
    says = f"The report is called {line}."
    assert _counted(says, line=line) == ["W402"]
    assert _counted(says, LINE_HEAD.replace("[Report]", line), line) == []


def test_the_longest_run_is_told() -> None:
    """Of two runs in one text the longer is named."""
    says = "They had left the old quay without a word; so they left, for in the town knew why they went or where."
    [(code, message)] = _copying(LEFT, says)
    assert (code, message.split()[0]) == ("W402", "9")


def test_without_the_texts_nothing_is_said() -> None:
    """A run of words cannot be seen in a concordance; of the articles whose texts are there it is."""
    assert _copying(LINE, COPIED, alone=True) == []
    context = context_of_line(LINE, fact_on_line(COPIED))
    assert "W401" in {each.code for each in check(replace(context, texts_needed="none"))}
