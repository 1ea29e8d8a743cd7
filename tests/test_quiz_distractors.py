"""Wrong answers drawn from facts: of the same sort, wrong, and telling nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from briefdeck.language.markup import filled, plain
from briefdeck.language.stems import contains_stems, core_stems, stems_of
from briefdeck.language.words import STOP_WORDS, fold, tokens
from briefdeck.model import Verified
from briefdeck.quiz import Pool, make_pool
from tests.conftest import REPOSITORY
from tests.support.learner import bank
from tests.support.pools import HEAD, pool_of, wrong_for

pytestmark = pytest.mark.slow


def _facts(*cards: str, more: str = "") -> str:
    """A fact for each `{id, fact, q, a}` of *cards*, told in flow style; *more* follows the facts."""
    made = []
    for at, card in enumerate(cards, 1):
        name, said, prompt, answer = (part.strip() for part in card.split("|"))
        made.append(
            f"- id: {name}\n  fact: {said!r}\n  cite: gazette:{at}\n  topic: strike\n"
            f"  cards: [{{q: {prompt!r}, a: {answer!r}}}]\n"
        )
    return "".join(made) + more


LEADERS = (
    "dockers | Ana Reyes led the dockers. | Who led the dockers? | Ana Reyes",
    "bakers | Bo Lind chaired a bakery. | Who chaired a bakery? | Bo Lind",
    "miners | Kai Holm wrote to the miners. | Who wrote to the miners? | Kai Holm",
    "weavers | Mo Dahl sang for weavers. | Who sang for weavers? | Mo Dahl",
)
COUNTS = (
    "ships | The port had 85 ships. | How many ships had the port? | 85",
    "trains | The yard kept 60 trains. | How many trains did the yard keep? | 60",
    "horses | The farm fed 40 horses. | How many horses did the farm feed? | 40",
    "mules | The mill bought 70 mules. | How many mules did the mill buy? | 70",
)


def test_the_answers_of_other_facts() -> None:
    """A question gets the answers of others that are of its sort, and can then be asked as multiple choice."""
    made = pool_of(_facts(*LEADERS, *COUNTS))
    assert wrong_for(made, "dockers") == {"Bo Lind", "Kai Holm", "Mo Dahl"}
    assert wrong_for(made, "ships") == {"60", "40", "70"}
    assert all(each.generated and each.modes[0] == "choice" for each in made.questions)


@pytest.mark.parametrize("known", [1, 2])
def test_too_few_are_none(known: int) -> None:
    """One wrong answer is no choice: then the question stays open-ended. Two are enough."""
    made = pool_of(_facts(*LEADERS[: known + 1]))
    assert len(wrong_for(made, "dockers")) == (0 if known == 1 else 2)
    assert ("choice" in made.questions[0].modes) is (known == 2)


def test_only_of_the_same_sort() -> None:
    """No year stands for a number, no spelled number for digits, no town for a person, no dollars for percent."""
    made = pool_of(
        _facts(
            *LEADERS[:2],
            *COUNTS[:2],
            "oslo | The fair was in Oslo. | In which city was the fair? | Oslo",
            "rome | The ball was in Rome. | In which city was the ball? | Rome",
            "cows | The barn had six cows. | How many cows had the barn? | six",
            "pay | The raise was 50 percent. | What was the raise? | 50 percent",
            "price | The sail cost $60. | What did the sail cost? | $60",
            "year | The mast fell in 1985. | In which year did the mast fall? | 1985",
            "month | The keel broke in May 1986. | When did the keel break? | May 1986",
        )
    )
    assert [each.key for each in made.questions if each.wrong] == []


def test_bodies_are_no_persons() -> None:
    """Who did something may be a person or a body: only others of that kind are offered."""
    made = pool_of(
        _facts(
            *LEADERS[:3],
            "trust | The Coastal Trust paid for the quay. | Who paid for the quay? | The Coastal Trust",
            "survey | The Lowveld Survey found a comet. | Who found a comet? | The Lowveld Survey",
            "fund | The Marlow Fund ran a school. | Who ran a school? | The Marlow Fund",
        )
    )
    persons, bodies = (
        {"Ana Reyes", "Bo Lind", "Kai Holm"},
        {"The Coastal Trust", "The Lowveld Survey", "The Marlow Fund"},
    )
    drawn = {each.key: set(each.wrong) for each in made.questions}
    assert all(drawn[key] <= persons for key in ("dockers", "bakers", "miners"))
    assert drawn["trust"] == bodies - {"The Coastal Trust"}


def test_counts_decimals_shares_and_points() -> None:
    """A count, a decimal, a share and a difference in points do not replace each other; there are no 101 points."""
    counts = [
        "seats | The party holds 86 seats. | How many seats does the party hold? | 86",
        "locks | The canal has 14 locks. | How many locks does the canal have? | 14",
        "major | A majority takes 101 votes. | How many votes does a majority take? | 101",
    ]
    points = [
        "gain | Home grew by 12 points. | By how many percentage points did Home grow in towns near Velby? | 12",
        "turn | Turnout rose by 9 points. | By how many percentage points did turnout rise among young voters? | 9",
        "loss | The Reds fell by 14 points. | By how many points did the Reds fall behind? | 14",
    ]
    other = [
        "rate | The strike hit 17 per cent. | What percentage did the strike hit? | 17",
        "glow | The comet shines at 11.6. | What is the magnitude of the comet? | 11.6",
        "span | The board spans 97. | What does the board span? | 9.7",
    ]
    drawn = {each.key: set(each.wrong) for each in pool_of(_facts(*counts, *points, *other)).questions}
    assert drawn["seats"] == {"14", "101"}
    assert drawn["gain"] == {"9", "14"}
    assert drawn["rate"] == drawn["glow"] == set()
    many = [
        f"p{at} | The {name} fell by {at}. | By how many points did the {name} fall? | {at}"
        for at, name in ((140, "Blues"), (120, "Greens"), (110, "Golds"), (40, "Greys"))
    ]
    assert {each.key: each.wrong for each in pool_of(_facts(*many)).questions}["p40"] == ()


@pytest.mark.parametrize(("right", "drawn"), [("4.5 km", False), ("4 km", True)])
def test_no_decimal_among_whole_numbers(right: str, *, drawn: bool) -> None:
    """An answer that is the only decimal tells itself, so none is drawn; the same holds the other way round."""
    facts = [
        f"wall | The wall runs {right}. | How far does the wall run? | {right}",
        "road | The road climbs 3 km. | How far does the road climb? | 3 km",
        "path | The path winds 7 km. | How far does the path wind? | 7 km",
    ]
    assert bool(wrong_for(pool_of(_facts(*facts)), "wall")) is drawn


def test_no_alias_of_the_right_answer() -> None:
    """Another name of the right answer is right, and two names of one person are no two options."""
    made = pool_of(
        _facts(
            "crew | Tove Brandt fed the crew. | Who fed the crew? | Tove Brandt",
            "song | Ms. Brandt wrote a song. | Who wrote a song? | Brandt",
            *LEADERS[:2],
        )
    )
    assert wrong_for(made, "crew") == {"Ana Reyes", "Bo Lind"}
    assert wrong_for(made, "dockers") == {"Tove Brandt", "Bo Lind"}


def test_names_are_as_long_as_the_right_one() -> None:
    """Where the right answer is a surname, so are the others; whoever has none is left out."""
    head = HEAD.replace("names:", "names:\n  Ana Reyes: [Reyes]\n  Bo Lind: [Lind, Mr. Lind]")
    crew = "crew | Brandt fed the crew. | Who fed the crew? | Brandt"
    assert wrong_for(pool_of(_facts(crew, *LEADERS), head), "crew") == {"Reyes", "Lind"}


DISPUTE = "\ndisputes:\n  - {id: who, question: Who led them?, facts: [dockers, miners]}\n"


def test_no_answer_of_a_rival() -> None:
    """What stands against a fact in a dispute may be right, and so may all that it holds."""
    rival = LEADERS[2].replace("wrote to the miners.", "wrote to the miners, said Mo Dahl.", 1)
    facts = "\n".join("  " + line for line in _facts(*LEADERS[:2], rival, *LEADERS[3:], COUNTS[0]).splitlines())
    assert wrong_for(pool_of("", HEAD + facts + DISPUTE), "dockers") == set()
    assert wrong_for(pool_of("", HEAD + facts + DISPUTE), "bakers") == {"Ana Reyes", "Kai Holm", "Mo Dahl"}


def test_a_rival_that_shares_its_answer() -> None:
    """An answer that a rival and another fact give is left out as well."""
    twin = "nurses | Kai Holm taught nurses. | Who taught nurses? | Kai Holm"
    facts = "\n".join("  " + line for line in _facts(twin, *LEADERS).splitlines())
    assert wrong_for(pool_of("", HEAD + facts + DISPUTE), "dockers") == {"Bo Lind", "Mo Dahl"}


def test_no_answer_that_another_fact_gives() -> None:
    """Where another fact speaks of what is asked, whoever stands there may be right."""
    other = "shared | In spring the dockers were also led by Bo Lind. | When was it? | In spring"
    assert wrong_for(pool_of(_facts(*LEADERS, other)), "dockers") == {"Kai Holm", "Mo Dahl"}


def test_no_answer_of_the_same_question() -> None:
    """The same question in another fact has another right answer."""
    twin = (
        LEADERS[1]
        .replace("chaired a bakery", "led the dockers too")
        .replace("Who led the dockers too", "Who led the dockers")
    )
    assert wrong_for(pool_of(_facts(LEADERS[0], twin, *LEADERS[2:])), "dockers") == {"Kai Holm", "Mo Dahl"}


def test_no_number_that_another_fact_gives_in_words() -> None:
    """What another fact tells in words is as true in digits."""
    other = "more | Sixty of the ships had left the port. | When was it? | In spring"
    assert wrong_for(pool_of(_facts(*COUNTS, other)), "ships") == {"40", "70"}


def test_nothing_of_its_own_fact() -> None:
    """What stands in the fact of the question, or in any of its cards, is no option; in whatever spelling."""
    own = COUNTS[0].replace("The port had 85 ships.", "The port had 85 ships, sixty of them large.")
    assert wrong_for(pool_of(_facts(own, *COUNTS[1:])), "ships") == {"40", "70"}
    own = LEADERS[0].replace("led the dockers.", "led the dockers after Bo Lind.")
    assert wrong_for(pool_of(_facts(own, *LEADERS[1:])), "dockers") == {"Kai Holm", "Mo Dahl"}


def test_no_option_holds_another() -> None:
    """Neither the right answer nor another option stands in an option."""
    made = pool_of(
        _facts(
            "sea | The fair was in the Dahl Bay. | In which city was the fair? | Dahl",
            "bay | The ball was in Dahl Bay. | In which city was the ball? | Dahl Bay",
            "oslo | The race was in Oslo. | In which city was the race? | Oslo",
            "rome | The feast was in Rome. | In which city was the feast? | Rome",
        )
    )
    assert "Dahl Bay" not in wrong_for(made, "sea")
    assert not {"Dahl", "Dahl Bay"} <= wrong_for(made, "oslo")


def test_no_longer_name_of_the_right_one() -> None:
    """What holds the right answer, or may be another name of it, is as right."""
    places = (
        "sea | The fair was in Dahl. | In which city was the fair of spring flowers? | Dahl",
        "bay | The ball was in Dahl Bay. | In which city was the ball of old sailors? | Dahl Bay",
        "oslo | The race was in Oslo. | In which city was the race of small dogs? | Oslo",
        "rome | The feast was in Rome. | In which city was the feast of fresh herrings? | Rome",
    )
    assert wrong_for(pool_of(_facts(*places)), "sea") == {"Oslo", "Rome"}
    head = HEAD.replace("names:", "names:\n  Dahl: [Gull]\n  Holm: [Gull]")
    gull = "gull | The dance was in Gull. | In which city was the dance of young bakers? | Gull"
    assert wrong_for(pool_of(_facts(places[0], gull, *places[2:]), head), "sea") == {"Oslo", "Rome"}


def test_what_gives_the_answer_away_stays_open() -> None:
    """Where a word of the question stands in the right option alone, there are no options."""
    told = "dockers | Ana Reyes led the dockers. | Who of the Reyes family led the dockers? | Ana Reyes"
    assert wrong_for(pool_of(_facts(told, *LEADERS[1:])), "dockers") == set()
    assert wrong_for(pool_of(_facts(told.replace("Reyes family", "Lund family"), *LEADERS[1:])), "dockers") != set()


def test_amounts_of_like_size() -> None:
    """No amount ten times as large, nor as small, stands beside the right one."""
    far = [each.replace("60", "900").replace("40", "8").replace("70", "86,000") for each in COUNTS]
    assert wrong_for(pool_of(_facts(*far)), "ships") == set()


@pytest.mark.parametrize(
    ("prompt", "answer"),
    [("How many ships had the port?", "At least 85"), ("More than how many ships had the port?", "85")],
)
def test_bounds_stay_open(prompt: str, answer: str) -> None:
    """At least 85 are at least 60 too."""
    bound = f"ships | The port had at least 85 ships. | {prompt} | {answer}"
    assert wrong_for(pool_of(_facts(bound, *COUNTS[1:])), "ships") == set()


def test_rough_numbers_are_round() -> None:
    """Among rough numbers an exact one would be told at once."""
    rough = "ships | The port had about 50 ships. | How many ships had the port? | About 50"
    exact = "goats | The hill had 57 goats. | How many goats had the hill? | 57"
    assert wrong_for(pool_of(_facts(rough, exact, *COUNTS[1:])), "ships") == {"About 60", "About 40", "About 70"}


def test_names_of_another_time_are_left_out() -> None:
    """Nobody known from 1905 alone is offered for 2023, nor the other way round; without a time both may be."""
    dated = [each.replace("? |", " in 2023? |").replace(". |", " in 2023. |", 1) for each in LEADERS[:3]]
    old = LEADERS[3].replace("? |", " in 1905? |").replace(". |", " in 1905. |", 1)
    made = pool_of(_facts(*dated, old, "any | Jo Ek ate a herring. | Who ate a herring? | Jo Ek"))
    assert wrong_for(made, "dockers") == {"Bo Lind", "Kai Holm"}
    assert wrong_for(made, "weavers") == set()
    assert len(wrong_for(made, "any")) == 3


def test_of_the_country_that_is_asked_for() -> None:
    """Whoever is known as a minister of another country is no Norwegian minister."""
    head = HEAD.replace("names:", "names:\n  Norway: [Norwegian]\n  Sweden: [Swedish]")
    made = pool_of(
        _facts(
            "one | Ana Reyes spoke. | Which Norwegian minister spoke of herring prices at Easter? | Ana Reyes",
            "two | Bo Lind sang. | Which Norwegian minister sang songs to sailors on board? | Bo Lind",
            "three | Kai Holm sat. | Who was minister of Norway when winter began? | Kai Holm",
            "four | Mo Dahl stood. | Which Swedish minister stood beneath seven oaks? | Mo Dahl",
        ),
        head,
    )
    assert wrong_for(made, "one") == {"Bo Lind", "Kai Holm"}
    assert wrong_for(made, "four") == set()


def test_the_likest_first() -> None:
    """Whoever is known for something of what is asked comes before others."""
    eaters = [
        f"x{at} | Xu {name} ate herring. | Who ate herring? | Xu {name}"
        for at, name in enumerate(("Yan", "Ted", "Lou", "Max", "Sam", "Kim", "Pat", "Ron"))
    ]
    near = [
        "cook | Ana Reyes was cook on that old ferry. | Who was cook on that rusty ferry? | Ana Reyes",
        "mate | Bo Lind stood at a wheel. | Who steered a ferry to Saltby? | Bo Lind",
        "boy | Kai Holm sold tickets. | Who sold tickets of a ferry to Marlow? | Kai Holm",
        "guest | Mo Dahl came late. | Who missed a ferry to Orland? | Mo Dahl",
    ]
    made = pool_of(_facts(*eaters[:4], *near, *eaters[4:]))
    assert wrong_for(made, "cook") == {"Bo Lind", "Kai Holm", "Mo Dahl"}


@pytest.mark.parametrize("prompt", ["Who could lead the dockers?", "Who was the father of the dockers’ leader?"])
def test_what_others_might_answer_stays_open(prompt: str) -> None:
    """What is possible is so for others too, and strangers are not taken for kin."""
    asked = LEADERS[0].replace("Who led the dockers?", prompt).replace("'", "")
    assert wrong_for(pool_of(_facts(asked, *LEADERS[1:])), "dockers") == set()


def test_other_languages_stay_open() -> None:
    """The rules that keep options fair are those of English."""
    assert wrong_for(pool_of(_facts(*LEADERS), "language: sv\n" + HEAD), "dockers") == set()


def test_own_wrong_answers_stand() -> None:
    """What the curator wrote is not drawn over."""
    facts = _facts(*LEADERS).replace("a: 'Ana Reyes'}", "a: 'Ana Reyes', wrong: [Xu Yan, Yo Zed]}")
    made = pool_of(facts)
    assert wrong_for(made, "dockers") == {"Xu Yan", "Yo Zed"}
    assert not made.questions[0].generated


def test_retired_facts_are_no_source() -> None:
    """What is no longer held answers nothing."""
    facts = _facts(*LEADERS[:3]) + "  retired: {since: 2025, because: It was not so.}\n"
    assert wrong_for(pool_of(facts), "dockers") == set()


NAMES = [f"{first} {last}" for first in ("Ana", "Bo", "Kai", "Mo") for last in ("Reyes", "Lind", "Holm", "Dahl")]


@given(some.lists(some.tuples(some.sampled_from(NAMES), some.sampled_from("abcdef")), min_size=2, max_size=12))
def test_never_true_by_the_bank(told: list[tuple[str, str]]) -> None:
    """Whoever did a thing is never a wrong answer to who did it, however many did the same."""
    facts = _facts(
        *(
            f"f{at} | {name} drove {thing}rums. | Who drove {thing}rums? | {name}"
            for at, (name, thing) in enumerate(told)
        )
    )
    made = pool_of(facts)
    did = {(name, thing) for name, thing in told}
    for question, (name, thing) in zip(made.questions, told, strict=True):
        assert name not in question.wrong
        assert all((wrong, thing) not in did for wrong in question.wrong)
        assert len(set(question.wrong)) == len(question.wrong) != 1


_PRINT = """
from pathlib import Path
from briefdeck.model import Verified
from briefdeck.quiz import make_pool
from tests.support.learner import bank
made = make_pool(Verified(bank(Path("questions.yaml").read_text(encoding="utf-8")), {}))
print([(each.key, each.wrong, each.accept, each.modes) for each in made.questions])
"""


def _drawn(seed: str) -> str:
    paths = os.pathsep.join([str(REPOSITORY / "src"), str(REPOSITORY)])
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8"}
    ran = subprocess.run(
        [sys.executable, "-c", _PRINT],
        cwd=REPOSITORY,
        env=environment,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return ran.stdout


def test_the_same_in_every_process() -> None:
    """Another hash seed draws the same options in the same order."""
    assert _drawn("1") == _drawn("2")


@pytest.fixture(scope="module")
def shipped() -> Pool:
    """The pool of the shipped bank."""
    return make_pool(Verified(bank((REPOSITORY / "questions.yaml").read_text(encoding="utf-8")), {}))


def _said() -> list[tuple[str, str]]:
    """Each fact of the shipped bank that is held: its id, and all that it and its cards say."""
    made = bank((Path(REPOSITORY) / "questions.yaml").read_text(encoding="utf-8"))
    return [
        (
            fact.id,
            " ".join(map(plain, [fact.fact, *(f"{each.q} {each.a} {filled(each.cloze)}" for each in fact.cards)])),
        )
        for fact in made.facts
        if fact.retired is None
    ]


def _words(text: str) -> set[str]:
    return {stem for token, stem in zip(tokens(text), stems_of(text), strict=True) if token not in STOP_WORDS}


def test_the_shipped_options_against_every_fact(shipped: Pool) -> None:
    """No fact that has half of a question's words has one of the options that were drawn for it."""
    said = _said()
    drawn = [each for each in shipped.questions if each.generated]
    assert len(drawn) > 20
    for question in drawn:
        asked = _words(plain(question.prompt))
        for fact, text in said:
            if 2 * len(asked & _words(text)) >= len(asked):
                held = [wrong for wrong in question.wrong if contains_stems(stems_of(text), core_stems(wrong))]
                assert held == [], f"{question.key}: {fact} has it"


def test_the_shipped_options_are_alike(shipped: Pool) -> None:
    """Of each choice drawn, no option is a spelling of another, and all are one word, or none is, of people."""
    for question in shipped.questions:
        if question.generated:
            options = [plain(question.answer), *question.wrong]
            assert len({fold(each) for each in options}) == len(options) >= 3
            if question.prompt.startswith("Who"):
                assert len({" " in each for each in options}) == 1
