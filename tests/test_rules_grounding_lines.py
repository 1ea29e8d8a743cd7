"""G208–G210: a number stands with its thing, a name where it belongs, a fact on its own lines."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefdeck.articles.concordance import Concordance, dump_concordance, index_lines, load_concordance
from briefdeck.language.numbers.number_context import number_neighbours
from briefdeck.language.terms import find_terms
from briefdeck.located import LocatedStr
from tests.support.contexts import (
    checks_of,
    context_of,
    context_of_line,
    fact_on_line,
    fact_saying,
    problems_of,
)

CHECKS = checks_of("G208", "G209", "G210")
LINE = "Twelve sailors died and forty were injured when the boiler burst."
STORY = """\
The Gannet sinks

Vera Holm and Otto Lang sailed on the Gannet.

She was at the helm when the boiler burst.

Nobody on the quay had heard a sound that night.

The wreck lies in shallow water off Saltby.

Divers went down in the morning and found the bell.

Tove Brandt paid for all of it.
"""


def _codes(fact: str, text: str, line: int = 1, more: str = "", alone: bool = True) -> list[tuple[str, str]]:
    """What is found of *fact*, from the concordance *alone* or with the text."""
    case = context_of(fact_saying(fact, f"gazette:{line}", more), {"gazette": text + "\n"}, alone=alone)
    return [(problem.code, problem.words) for problem in problems_of(case, CHECKS)]


@pytest.mark.parametrize(
    ("fact", "words"),
    [
        ("Twelve sailors were injured.", "Twelve"),
        ("When the boiler burst, 40 sailors died.", "40"),
        ("Forty died.", "Forty"),
    ],
)
def test_the_right_number_of_the_wrong_thing(fact: str, words: str) -> None:
    """A number that stands on the line with something else is found, without the text."""
    assert _codes(fact, LINE) == [("G208", words)]


@pytest.mark.parametrize(
    "fact",
    [
        "When the boiler burst, 12 died.",
        "Twelve were killed in the accident.",
        "Forty sailors were injured, and 12 died.",
        "The dead were twelve.",
    ],
)
def test_the_right_number_of_the_right_thing(fact: str) -> None:
    """However it is worded, it passes."""
    assert _codes(fact, LINE) == []


def test_answers_and_clozes() -> None:
    """An answer goes where the question asks for it; a cloze text is read whole."""
    card = "cards:\n- q: How many sailors were injured?\n  a: {!r}\n"
    assert _codes("It burst when sailors died.", LINE, more=card.format("Twelve")) == [("G208", "Twelve")]
    assert _codes("It burst when sailors died.", LINE, more=card.format("Forty")) == []
    cloze = "cards:\n- cloze: 'When it burst, {{{{c1::{}}}}} sailors were injured.'\n"
    assert _codes("It burst when sailors died.", LINE, more=cloze.format("12")) == [("G208", "12")]
    assert _codes("It burst when sailors died.", LINE, more=cloze.format("40")) == []
    plain = "cards:\n- q: Injured sailors?\n  a: Twelve\n"
    assert _codes("It burst when sailors died.", LINE, more=plain) == [("G208", "Twelve")]


def test_numbers_of_another_kind_are_not_mixed_up() -> None:
    """Hours are not taken for metres, nor the third for three."""
    line = "On its third trip the train made 60 km/h and took 20 hours to cross three borders."
    assert _codes("The trip of the train took 20 hours at 60 km/h.", line) == []
    assert _codes("The train crossed three borders on its third trip.", line) == []


def test_the_message_says_what_it_stands_with() -> None:
    """It names the words and what to do where the line means it, and never another figure to put in its place."""
    case = context_of(fact_saying("Twelve sailors were injured.", "gazette:1"), {"gazette": LINE + "\n"})
    (problem,) = problems_of(case, CHECKS)
    assert problem.message == "“Twelve” stands on gazette line 1, but “injured” with another number"
    assert problem.severity == "warning"
    assert (
        problem.hint == "if the line means it so, keep the number and write `ignore: {G208: the reason}`, or `given:`"
    )


@pytest.mark.parametrize(
    ("line", "near"),
    [
        (LINE, {"Twelve": ("died", "sailors"), "forty": ("injured", "sailors")}),
        ("They built 14 trawlers and 9 tugs.", {"14": ("built", "trawlers"), "9": ("built", "tugs")}),
        ("500 122mm shells went off.", {"500": ("shells", "went"), "122mm": ("shells", "went")}),
        ("When it rained, 10 to 13 km of road sank.", {"10 to 13 km": ("road", "sank")}),
        ("It rained. Five boats sank in 2024.", {"Five": ("boats", "sank")}),
        ("A fifth of the crates and a third held tea.", {"A fifth": ("crates",), "a third": ("crates", "held", "tea")}),
        ("No number.", {}),
    ],
)
def test_the_words_beside_a_number(line: str, near: dict[str, tuple[str, ...]]) -> None:
    """A few on each side, sorted; those that a second number leaves out are lent to it, and those of dates are none."""
    assert number_neighbours(line, find_terms(line)) == near


def test_they_stand_in_the_concordance() -> None:
    """Line by line, and damage is told."""
    written = dump_concordance(Concordance({"gazette": index_lines([LINE, "Forty geese."])}))
    assert '"Forty": [["geese"]]' in written
    assert load_concordance(written, "c.json")[1] == []
    assert [problem.code for problem in load_concordance(written.replace('[["geese"]]', "[]"), "c.json")[1]] == ["C110"]
    assert [problem.code for problem in load_concordance(written.replace('["geese"]', "[7]"), "c.json")[1]] == ["C110"]


@pytest.mark.parametrize(
    ("fact", "line", "code"),
    [
        ("Vera Holm was at the helm when the boiler burst.", 5, []),  # "she", and named just before
        ("Tove Brandt was at the helm when the boiler burst.", 5, [("G209", "Tove Brandt")]),  # named at the other end
        ("Divers found the bell of the Gannet.", 11, [("G209", "Gannet")]),  # nothing on the line points back
        ("Divers found the bell, said Kim Sengupta.", 11, []),  # not in the article: that is G203
    ],
)
def test_names_belong_to_their_lines(fact: str, line: int, code: list[tuple[str, str]]) -> None:
    """A name from elsewhere in the article is warned of, unless the line clearly means it."""
    assert _codes(fact, STORY, line) == code


def test_who_says_it_need_not_be_on_the_line() -> None:
    """The author and `said_by` are left alone."""
    assert _codes("Tove Brandt says divers found the bell.", STORY, 11, "said_by: Tove Brandt") == []


def test_a_name_that_stands_everywhere() -> None:
    """What the article is about may be named in any fact of it."""
    text = "\n".join(["Marlow lies by the sea.", "Marlow has a quay.", "In Marlow it rains.", "Old Marlow burnt down."])
    assert _codes("Divers of Marlow found the bell.", f"{text}\n\n\n\nDivers found the bell.", 8) == []


def test_a_fact_on_another_line() -> None:
    """A fact of which the line has next to no word, and another line has half of them, is warned of."""
    fact = "Nobody on the quay heard a sound when it happened."
    assert _codes(fact, STORY, 7) == []
    assert _codes(fact, STORY, 11) == [("G210", "")]
    assert _codes("Quiet.", STORY, 11) == []
    assert _codes("It was never learned whether somebody swam, wept or prayed.", STORY, 11) == []  # a free paraphrase


def test_another_derivation_of_a_word_counts() -> None:
    """“Founder” stands for “founded”, so that the line is not taken for another."""
    text = (
        "Ida Tarn founded the guild of pilots in Orrin.\nThe founder of a company in Orrin wore spectacles in court.\n"
    )
    assert _codes("The founder was a woman.", text, 1) == []


def test_a_question_may_word_what_is_counted_otherwise() -> None:
    """Of two numbers of one thing the second leaves it out; a question about it may say it."""
    line = "About 900 herders of the fells fell ill that year and 310 died of the fever."
    card = "cards:\n- q: How many herders of the fells died of the fever that year?\n  a: '310'\n"
    assert _codes("The fever spread.", line, more=card) == []


def test_the_line_may_call_what_was_named_by_a_noun() -> None:
    """“The trawler”, “the captain” at the beginning of a line mean what the title or a line just before names."""
    story = "Ida Tarn bought the Merle.\n{}.\n" + "Nets dried.\n" * 30
    for second, fact, codes in (
        ("The old ship was sunk by ice", "The Merle was sunk by ice.", []),
        ("All nets on deck were sunk by ice", "The Merle was sunk by ice.", [("G209", "Merle")]),
        ("The captain was drowned", "Ida Tarn was drowned.", []),
        ("The cook was drowned", "Ida Tarn was drowned.", [("G209", "Ida Tarn")]),
    ):
        assert _codes(fact, story.format(second), 2, alone=False) == codes


def test_an_article_may_mean_what_its_title_names_on_any_line() -> None:
    """What the title names is not taken from the other end of the article."""
    text = "Ida Tarn bought it.\n" + "Nets dried.\n" * 30
    case = context_of(fact_saying("Nets dried, and so did Ida Tarn.", "gazette:9"), {"gazette": text})
    assert [problem.code for problem in problems_of(case, CHECKS)] == ["G209"]
    articles = {
        key: replace(article, title=LocatedStr("Ida Tarn at sea")) for key, article in case.bank.articles.items()
    }
    titled = replace(case, bank=replace(case.bank, articles=articles))
    assert [problem.code for problem in problems_of(titled, CHECKS)] == []


def test_retired_facts_are_left_alone() -> None:
    """What is no longer held is not checked."""
    more = "retired: {since: 2024-01-01, because: It was wrong.}"
    assert _codes("Twelve sailors were injured by Tove Brandt.", LINE, more=more) == []


def test_a_fraction_in_digits_is_a_number_too() -> None:
    """A quarter in digits may be taken for a percentage, and its thing for that of the other."""
    line = "About 1/4 of the crews and 20 per cent of the pilots left."
    assert ("G208", "1/4") in _codes("About 1/4 of the pilots left.", line)


def test_several_lines_say_and_one_says() -> None:
    """The verb of a message goes with its lines."""
    for lines, verb in (("1", "line 1 says no such thing"), ("1-2", "lines 1 and 2 say no such thing")):
        fact = fact_on_line("The crew was killed.").replace("gazette:1", f"gazette:{lines}")
        found = problems_of(context_of_line("The crew left.\nThe crew came.", fact, alone=True), checks_of("G218"))
        assert [problem.message.endswith(verb) for problem in found] == [True], found
