"""A language of which nothing is known is compared as it is written, and never read as if it were English."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefdeck.articles.concordance import dump_concordance, load_concordance
from briefdeck.check import check
from briefdeck.language.as_written import ListedNames, numbers_as_written
from briefdeck.language.numbers.spans import comparable_amounts
from briefdeck.language.packs.pack import AS_WRITTEN
from briefdeck.language.words import tokens, words
from briefdeck.quiz import Question, judge
from briefdeck.quiz.written_out import write_out
from briefdeck.read.brief import read_brief
from briefdeck.report import format_unchecked
from briefdeck.rules.unchecked import find_unchecked
from tests.conftest import Run
from tests.support.contexts import LINE_HEAD, context_of_line, fact_on_line, with_brief

LINES = {
    "lb": "Der Handel fiel 2019 auf 4,8 Millionen Euro, sagte Lena Vogt; am 13. September lagen 6.700 Kisten im Hafen.",
    "oc": "Le 13 septembre, 6 700 caisses attendaient; le commerce a reculé de 4,8 millions, dit Zoé Lenoir.",
    "be": "13 сентября в порту лежало 6700 ящиков; торговля упала на 4,8 миллиона, сказала Вера Котова.",
    "jje": "9월 13일 항구에는 상자 6700개가 있었고 무역은 4,8 줄었다고 한나리가 말했다.",
    "ryu": "9月13日、港には6700箱があり、貿易は4,8減ったと森田結衣は話した。",
    "yue": "9月13日，港口有6700个箱子，贸易减少了4,8，李文娜说。",
    "fa": "في ١٣ سبتمبر كان في الميناء ٦٧٠٠ صندوق، وتراجعت التجارة ٤,٨ كما قالت هالة منصور.",
}
"""Invented lines in several languages and scripts: each has the numbers 13 and 4,8."""


def _head(language: str, names: str = "{}") -> str:
    return LINE_HEAD.replace("title: Trial", f"title: Trial\nlanguage: {language}") + f"names: {names}\n"


def _codes(
    language: str, fact: str, more: str = "", names: str = "{}", line: str = "", alone: bool = False
) -> set[str]:
    context = context_of_line(
        line or LINES[language], fact_on_line(fact, more), head=_head(language, names), alone=alone
    )
    return {problem.code for problem in check(context)}


@pytest.mark.parametrize("language", LINES)
@pytest.mark.parametrize("alone", [False, True], ids=["texts", "alone"])
def test_numbers_are_compared_as_written(language: str, alone: bool) -> None:
    """A number of the line passes in digits of any script; one with digits changed does not, with or without texts."""
    assert _codes(language, "13: 4,8", alone=alone) == set()
    assert _codes(language, "١٣: ４,８", alone=alone) == set()
    for wrong in ("14", "8,4", "48", "4.8", "4", "-13"):
        assert _codes(language, f"13: {wrong}", alone=alone) == {"G201"}, wrong


@pytest.mark.parametrize("language", ["lb", "be"])
def test_no_comma_is_read_the_english_way(language: str) -> None:
    """“8,4 millions” does not follow from a line with 4 and 8, nor 6.7 from 6.700."""
    assert _codes(language, "8,4", line="4 und 8 oder 6.700") == {"G201"}
    assert _codes(language, "6.7", line="4 und 8 oder 6.700") == {"G201"}
    assert _codes(language, "6.700", line="4 und 8 oder 6.700") == set()


def test_what_reads_english_does_not_run() -> None:
    """A paraphrase in German breaks no rule about words, names by capitals, negation or the wording of questions."""
    fact = "Nach Angaben der Sprecherin ging das Geschäft im Jahr 2019 keineswegs zurück."
    assert _codes("lb", fact, "cards: [{q: Ging es im Jahr 2019 zurück, a: Ja}]") == set()


@pytest.mark.parametrize(
    ("line", "true", "false"),
    [
        (LINES["lb"], "„fiel 2019 auf“", "„stieg 2019 auf“"),
        ("»Wir bleiben hier«, sagte sie.", "»Wir bleiben«", "»Wir gehen«"),
        ("「我们留下来」，她说。", "「留下来」", "「不留下来」"),
        ("『港は開く』と言った。", "『港は開く』", "『港は開かない』"),
        ("«سنبقى هنا» قالت.", "«سنبقى»", "«لن نبقى»"),
    ],
)
def test_quotations_are_word_for_word(line: str, true: str, false: str) -> None:
    """The marks of each language quote; in scripts without spaces the signs are compared one by one."""
    assert "G205" not in _codes("lb", true, line=line)
    assert "G205" in _codes("lb", false, line=line)


@pytest.mark.parametrize(
    ("language", "listed", "other"),
    [
        ("lb", "Lena Vogt", "Ute Kramer"),
        ("be", "Вера Котова", "Нина Лунина"),
        ("jje", "한나리", "오세빈"),
        ("ryu", "森田結衣", "大野真帆"),
        ("yue", "李文娜", "王晓东"),
        ("fa", "هالة منصور", "ريم سالم"),
    ],
)
@pytest.mark.parametrize("alone", [False, True], ids=["texts", "alone"])
def test_listed_names_are_compared(language: str, listed: str, other: str, alone: bool) -> None:
    """A name that `names:` lists must stand in the article, and in an answer on the line; others are not looked at."""
    names = f"{{{listed}: [], {other}: []}}".replace("[]", "[Xyz]")
    assert _codes(language, f"{listed}: 13", names=names, alone=alone) == set()
    assert _codes(language, f"{other}: 13", names=names, alone=alone) == {"G203"}
    assert _codes(language, f"{other}: 13", alone=alone) == set()
    card = f"cards: [{{q: '13?', a: {other}}}]"
    assert _codes(language, "13", card, names, alone=alone) == {"G202"}


@pytest.mark.parametrize(
    ("listed", "line"), [("Россия", "Корабли России ушли."), ("Путин", "Слова Путина."), ("Rosja", "z Rosji")]
)
def test_a_listed_name_may_be_inflected(listed: str, line: str) -> None:
    """On the line a name may have another ending; where that may be it, no error is certain."""
    names = ListedNames([(listed,), ("Anna Berg", "Berg")])
    [name] = names.find(f"{listed} …")
    assert names.may_stand(name, words(line))
    assert not names.may_stand(name, ["Хельсинки", "Helsinki"])
    assert names.may_stand(names.find("Anna Berg")[0], ["Bergs", "Haus"])


def test_numbers_in_every_shape() -> None:
    """Grouping, times and signs stay as they are written; two numbers in a row are two."""
    found = [
        number
        for number, _ in numbers_as_written("-5 °C, 6\u00a0700 (12:30) 1.234,5 in 1/2 km² von 2023 300, Covid-19")
    ]
    assert found == ["-5", "6", "700", "12:30", "1.234,5", "1/2", "2023", "300", "19"]


def test_dates_in_digits_are_three_numbers() -> None:
    """No number has its points where 13.09.2023 has them, so that its parts are found alone."""
    assert [number for number, _ in numbers_as_written("13.09.2023, 2023/9/13, 1.234.567")] == [
        *("13", "9", "2023", "2023", "9", "13", "1.234.567"),
    ]


def test_each_sign_is_a_word_where_no_spaces_are() -> None:
    """Chinese, Japanese and Thai are read sign by sign, so that no clause stands in the concordance as a whole."""
    assert words("港口有6700个箱子") == ["港", "口", "有", "个", "箱", "子"]
    assert tokens("パリ and バリ 2") == ["パ", "リ", "and", "バ", "リ", "2"]
    assert words("한나리가 왔다") == ["한나리가", "왔다"]


def test_the_concordance_remembers_the_language(tmp_path: Path) -> None:
    """An article that was indexed as if it were English is read anew (C103); English needs no mark."""
    context = context_of_line(LINES["lb"], fact_on_line("13"), head=_head("lb"))
    entry = context.concordance.articles["gazette"]
    assert (entry.language, dict(entry.dates), entry.names) == ("lb", {}, ())
    written = dump_concordance(context.concordance)
    assert load_concordance(written, "")[0] == context.concordance
    english = context_of_line(LINES["lb"], fact_on_line("13")).concordance
    assert "language" not in dump_concordance(english)
    [problem] = [each for each in check(replace(context, concordance=english)) if each.code == "C103"]
    assert "as if its language were en" in problem.message


def test_the_summary_says_so() -> None:
    """The language is named, with what was not checked of how many facts, and what was compared instead."""
    context = context_of_line(LINES["lb"], fact_on_line("13"), head=_head("lb"))
    [told] = format_unchecked(find_unchecked(context))
    assert told.startswith("not checked: ")
    assert ", of 1 fact, as " in told
    assert told.endswith(
        "as language lb is not known; numbers were compared as they are written; of names only those that `names:` "
        "lists were compared"
    )


def test_a_brief_is_compared_as_written() -> None:
    """A sentence of a brief has the numbers and listed names of its facts, as they are written."""
    names = "{Lena Vogt: [Vogt], Ute Kramer: [Kramer]}"
    context = context_of_line(LINES["lb"], fact_on_line("Lena Vogt: 4,8"), head=_head("lb", names))
    for says, codes in (
        ("Lena Vogt nannte 4,8", set()),
        ("Es sind 8,4", {"B702"}),
        ("Ute Kramer nannte 4,8", {"B702"}),
    ):
        brief, problems = read_brief(_BRIEF.format(says), "briefs/page.yaml")
        assert (brief is not None, problems) == (True, [])
        assert {each.code for each in check(with_brief(context, brief))} == codes, says  # type: ignore[arg-type]


_BRIEF = """\
title: Im Hafen
as_of: 2031-03-04
bottom_line:
  - {{text: "{}", facts: [one]}}
sections:
  - {{heading: Lage, facts: [one]}}
"""


def test_an_article_may_have_a_language_of_its_own() -> None:
    """An English fact about a German line is compared as written; a fact about an English line is read as always."""
    head = LINE_HEAD.replace("gazette: {", "gazette: {language: lb, ")
    context = context_of_line(
        "Es lagen 1.180 Kisten dort, nicht mehr.", fact_on_line("There were 1,180 crates."), head=head
    )
    assert {problem.code for problem in check(context)} == {"G201"}
    assert [(group.language, group.facts) for group in find_unchecked(context).rules] == [("lb", 1)]


def test_a_typed_number_is_spelled_in_no_other_way() -> None:
    """“2.000” is not taken for 2, nor “2” written in its place."""
    assert judge("2", ["2.000"], language="lb") == "wrong"
    assert judge("2000", ["2.000"], language="lb") == "right"
    assert judge("twelve", ["12"], language="lb") == "wrong"
    number = Question("one", "one", "all", "Wéi vill?", "2.000", ("typed",), language="lb")
    assert "2" not in write_out(number)
    assert {"12", "twelve"} == set(write_out(replace(number, answer="12", language="en")))


def test_a_chart_draws_digits_alone() -> None:
    """1.180 km may be more than 650 km or less: it is not drawn; plain digits with one unit are."""
    assert comparable_amounts(["1.180 km", "650 km"], language=AS_WRITTEN) == []
    assert comparable_amounts(["1180 km", "650 km"], language=AS_WRITTEN) == [1180, 650]
    assert comparable_amounts(["1180 km", "650 m"], language=AS_WRITTEN) == []


QUESTIONS = {"yue": ("9月13日港口有多少个箱子？", "6700"), "fa": ("كم صندوقا كان في الميناء؟", "٦٧٠٠")}


@pytest.mark.parametrize("language", QUESTIONS)
def test_a_bank_in_another_script_is_checked(language: str, project: Path, run: Run) -> None:
    """A bank in Chinese or Arabic holds, the summary says what was not checked, and deck and page are made."""
    (project / "briefs/overview.yaml").unlink()
    for text in (project / "articles").iterdir():
        text.unlink()
    (project / "articles/harbour.txt").write_text(f"{LINES[language]}\n", encoding="utf-8")
    question, answer = QUESTIONS[language]
    fact = fact_on_line(f"{answer}: 13", f"cards: [{{q: {question}, a: {answer!r}}}]")
    bank = f"paper: no\n{_head(language)}".replace("gazette.txt", "harbour.txt") + fact
    (project / "questions.yaml").write_text(bank, encoding="utf-8")
    assert run("index", "--project", str(project)).code == 0
    ran = run("check", "--strict", "--project", str(project))
    assert (ran.code, ran.stdout) == (0, "")
    assert f"language {language} is not known" in ran.stderr
    assert run("build", "--project", str(project)).code == 0
    assert {path.suffix for path in (project / "output").iterdir()} == {".apkg", ".html"}
