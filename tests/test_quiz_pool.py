"""The pool: every question that the cards of a bank allow."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest

from briefdeck.language.markup import plain
from briefdeck.ledger import empty_ledger
from briefdeck.located import LocatedStr
from briefdeck.model import Quiz, Verified
from briefdeck.quiz import MODES, Pool, Question, ask_question, make_pool, sample_quiz, typed_answers
from briefdeck.render.anki import build_contents
from briefdeck.render.exports.moodle_xml import render_moodle_xml
from briefdeck.render.exports.qti import render_qti
from tests.conftest import REPOSITORY
from tests.support.learner import GOOD, bank
from tests.support.pools import pool_of
from tests.support.quiz_sample import PICTURE

pytestmark = pytest.mark.slow

FACT = "- id: one\n  fact: Tove Brandt led the crew.\n  cite: gazette:1\n  topic: strike\n  cards:\n"
THREE = "".join(
    f"- id: {name}\n  fact: {person} {did} {name}.\n  cite: gazette:1\n  topic: {topic}\n"
    f"  cards: [{{q: Who {did} {name}?, a: {person}}}, {{id: b, q: What are {name}?, a: a guild of sailors}}]\n"
    for name, did, person, topic in (
        ("dockers", "led", "Ana Reyes", "strike"),
        ("bakers", "fed", "Bo Lind", "strike"),
        ("miners", "paid", "Kai Holm", "money"),
    )
)


def _of(cards: str) -> list[Question]:
    return list(pool_of(FACT + "".join(f"  {line}\n" for line in cards.splitlines())).questions)


def test_a_question_of_each_card() -> None:
    """Question, way back, each deletion, list and line of time become questions with keys of their own."""
    made = _of(
        """\
- {q: Who led the crew?, a: Tove Brandt, reverse: What did she lead?}
- {id: cloze, cloze: "{{c1::Tove Brandt}} led the {{c2::crew::whom?}} of {{c1::Marlow}}.", hint: A captain.}
- {id: list, q: Who were the three?, items: [Ana, Bo, Kai], order: kept}
- {id: free, q: Who were the two?, items: [Ana, Bo]}
- {id: time, q: What came then?, a: a strike, before: [a storm], after: [a raise]}
"""
    )
    shown = [(each.key, each.prompt, each.answer) for each in made]
    assert shown == [
        ("one", "Who led the crew?", "Tove Brandt"),
        ("one.reverse", "What did she lead?", "Tove Brandt led the crew."),
        ("one/cloze.1", "____ led the crew of ____.", "Tove Brandt; Marlow"),
        ("one/cloze.2", "Tove Brandt led the ____ (whom?) of Marlow.", "crew"),
        ("one/list", "Who were the three?", "1. Ana; 2. Bo; 3. Kai"),
        ("one/free", "Who were the two?", "Ana; Bo"),
        ("one/time", "What came then?", "a strike"),
    ]
    assert [each.hint for each in made[2:4]] == ["A captain.", "A captain."]
    assert made[4].items == ("Ana", "Bo", "Kai")
    assert (made[6].before, made[6].after) == (("a storm",), ("a raise",))
    assert {each.key: each.modes for each in made[4:]} == dict.fromkeys(
        ("one/list", "one/free", "one/time"), ("recall",)
    )


@pytest.mark.parametrize(
    ("card", "kinds"),
    [
        ("{q: Why?, a: because of the long winter}", ("recall",)),
        ("{q: Who led it?, a: Tove Brandt}", ("typed", "recall")),
        ("{q: How many?, a: 85}", ("typed", "recall")),
        ("{q: Why?, a: of winter, accept: [winter]}", ("typed", "recall")),
        ("{q: Why?, a: of winter, wrong: [of summer, of fog]}", ("choice", "typed", "recall")),
        ("{q: How many?, a: 85, wrong: [58, 12]}", ("choice", "typed", "recall")),
    ],
)
def test_the_ways_to_ask(card: str, kinds: tuple[str, ...]) -> None:
    """What its keys make a card comes first; what can be told surely can be typed; all can be recalled."""
    assert _of(f"- {card}")[0].modes == kinds


def test_lists_that_keep_their_order() -> None:
    """Only `order: kept` makes a list one in order, whatever its items begin with."""
    kept, free = _of("""\
- {id: kept, q: Who were first?, items: [Ana, Bo], order: kept}
- {id: free, q: Which clubs were there?, items: [1. FC Marlow, SV Saltby]}
""")
    assert (kept.ordered, free.ordered) == (True, False)


def test_accepted_spellings() -> None:
    """A typed answer is right in the curator's spellings and in those of the bank that say another thing to a judge."""
    made = _of("- {q: Who?, a: '**Tove Brandt**', accept: [brandt, T. Brandt]}\n- {id: b, q: How many?, a: 6}")
    assert made[0].accept == ("brandt", "T. Brandt")
    assert made[1].accept == ()


def test_spellings_beside_options() -> None:
    """With options or a gap, `accept` changes neither kind nor key: its spellings count where the answer is typed."""
    shown = "{q: Who led it?, a: Tove Brandt Elisabeth Konstantinova, wrong: [Bo Lind, Kai Holm]"
    without, given = _of(f"- {shown}}}")[0], _of(f"- {shown}, accept: [Brandt, T. Brandt]}}")[0]
    assert (without.key, without.wrong, without.prompt) == (given.key, given.wrong, given.prompt)
    assert (without.modes, given.modes) == (("choice", "recall"), ("choice", "typed", "recall"))
    assert ask_question(given, "seed").mode == "choice"
    assert {"Brandt", "T. Brandt"} <= set(given.right)
    assert not {"Brandt", "T. Brandt"} & set(ask_question(given, "seed").options)
    (gap,) = _of('- {cloze: "{{c1::Tove Brandt}} led the crew of Marlow.", accept: Toff}')
    assert (gap.key, gap.accept[0], gap.modes[0]) == ("one.1", "Toff", "typed")


def test_a_line_of_time_the_other_way_round() -> None:
    """A timeline with `reverse` asks a second question, without the timeline."""
    card = "{q: What came then?, a: a strike, before: [a storm], reverse: What was the strike?}"
    asked, back = _of(f"- {card}")
    assert (asked.before, back.before, back.key) == (("a storm",), (), "one.reverse")


def test_long_answers_are_not_typed() -> None:
    """Nobody is asked to type more than 32 characters, unless the curator accepts spellings."""
    long = "Tove Brandt Elisabeth Konstantinova"
    assert "typed" not in _of(f"- {{q: Who led it?, a: {long}}}")[0].modes
    assert _of(f"- {{q: Who led it?, a: {long}, accept: [Brandt]}}")[0].modes[0] == "typed"


def test_what_is_retired_is_not_asked() -> None:
    """Neither a retired fact nor a retired card asks anything."""
    made = pool_of(
        FACT
        + "  - {q: Who led it?, a: Tove Brandt, retired: {since: 2025, because: Not so.}}\n"
        + "  - {id: b, q: Whom did she lead?, a: the crew}\n"
        + FACT.replace("one", "two")
        + "  - {q: Who led it then?, a: Tove Brandt}\n  retired: {since: 2025, because: Not so.}\n"
    )
    assert [each.key for each in made.questions] == ["one/b"]
    assert list(made.explanations) == ["one"]


def test_no_facts_no_questions() -> None:
    """A bank without cards asks nothing."""
    assert pool_of("[]").questions == ()


@pytest.mark.parametrize("text", [GOOD, (REPOSITORY / "questions.yaml").read_text(encoding="utf-8")])
def test_a_question_of_each_card_in_anki(text: str) -> None:
    """The pool asks what the deck asks: each of its notes, and of each at least one question."""
    read = bank(text)
    pictures = {card.image.file for fact in read.facts for card in fact.cards if card.image}
    verified = Verified(read, {}, dict.fromkeys(map(str, pictures), PICTURE))
    made = make_pool(verified)
    keys = [each.key for each in made.questions]
    assert len(keys) == len(set(keys))
    notes = {
        note.key
        for note in build_contents(verified, empty_ledger("x", "0123456789abcdef")).notes
        if not note.tags or "retired" not in note.tags
    }
    assert {key.partition(".")[0] for key in keys} <= notes
    assert all(each.fact in made.explanations and each.topic in made.topics for each in made.questions)
    assert all(each.modes and each.modes[-1] == "recall" and set(each.modes) <= set(MODES) for each in made.questions)
    assert all(plain(each.answer).strip() and each.prompt.strip() for each in made.questions)


def _asked(made: Pool, **settings: object) -> list[str]:
    words = {key: tuple(map(LocatedStr, each)) if isinstance(each, list) else each for key, each in settings.items()}
    return [each.key for each in made.for_quiz(Quiz(**words)).questions]  # type: ignore[arg-type]  # as read


def test_a_quiz_of_some() -> None:
    """Topics, facts and kinds select; together all hold."""
    made = pool_of(THREE)
    assert len(_asked(made)) == 6
    assert _asked(made, topics=["money"]) == ["miners", "miners/b"]
    assert _asked(made, facts=["bakers"]) == ["bakers", "bakers/b"]
    assert _asked(made, facts=["bakers"], topics=["money"]) == []
    assert _asked(made, kinds=["typed"]) == ["dockers", "bakers", "miners"]
    assert _asked(made, kinds=["choice"], topics=["strike"]) == ["dockers", "bakers"]


def test_a_quiz_has_only_what_it_asks_about() -> None:
    """Its title, its topics with questions, and the explanations of its facts."""
    part = pool_of(THREE).for_quiz(Quiz(title=LocatedStr("A part"), facts=(LocatedStr("miners"),)))
    assert (part.title, dict(part.topics), list(part.explanations)) == ("A part", {"money": "Money"}, ["miners"])
    assert pool_of(THREE).for_quiz(Quiz()).title == "The strike"


def test_open_facts_get_no_drawn_options() -> None:
    """What is listed as open is asked without options; where only choice is wanted, not at all."""
    made = pool_of(THREE)
    part = made.for_quiz(Quiz(open=(LocatedStr("bakers"),)))
    assert [each.key for each in part.questions if each.wrong] == ["dockers", "miners"]
    assert part.questions[2].modes == ("typed", "recall")
    assert _asked(made, open=["bakers"], kinds=["choice"]) == ["dockers", "miners"]


def test_open_leaves_the_options_of_curators() -> None:
    """Options that a curator wrote stay."""
    made = pool_of(THREE.replace("a: Bo Lind}", "a: Bo Lind, wrong: [Jo Ek, Xu Yan]}"))
    assert made.for_quiz(Quiz(open=(LocatedStr("bakers"),))).questions[2].wrong == ("Jo Ek", "Xu Yan")


def _quiz(**keys: object) -> Quiz:
    return Quiz(**keys)  # type: ignore[arg-type]  # as the reader fills it


def _texts(*texts: str) -> tuple[LocatedStr, ...]:
    return tuple(map(LocatedStr, texts))


@pytest.mark.parametrize(
    ("quiz", "title"),
    [
        (_quiz(), "The strike"),
        (_quiz(title=LocatedStr("Friday"), topics=_texts("money")), "Friday"),
        (_quiz(topics=_texts("money")), "The strike: Money"),
        (_quiz(topics=_texts("money", "strike"), tags=_texts("core")), "The strike: Money, The strike, core"),
        (_quiz(id=LocatedStr("friday")), "The strike: friday"),
    ],
)
def test_a_quiz_is_called_by_what_it_selects(quiz: Quiz, title: str) -> None:
    """By its own title, else by that of the bank with its topics and tags, or its id."""
    assert pool_of(THREE).for_quiz(quiz).title == title


def test_no_two_quizzes_have_one_identifier() -> None:
    """Whatever they select otherwise, with the same title or none; the same quiz keeps its own."""
    whole = pool_of(THREE)
    quizzes = [
        _quiz(),
        _quiz(topics=_texts("money")),
        _quiz(kinds=_texts("recall")),
        _quiz(seed=LocatedStr("2")),
        _quiz(number=1),
        _quiz(exclude=_texts("miners")),
        _quiz(first=_texts("core")),
        _quiz(counts={LocatedStr("recall"): 1}),
    ]

    def identifier(quiz: Quiz) -> str:
        part = whole.for_quiz(quiz)
        with ZipFile(BytesIO(render_qti(part, [ask_question(part.questions[0], "1")]).data)) as package:
            return next(name for name in package.namelist() if name.endswith("assessment_meta.xml"))

    found = [identifier(quiz) for quiz in quizzes]
    assert len(set(found)) == len(found)
    assert identifier(_quiz(topics=_texts("money"))) == found[1]


def test_points() -> None:
    """A point for each question, for a list one for each thing, unless the quiz says what its kind is worth."""
    whole = pool_of(FACT + "  - {q: Who were the two?, items: [Ana, Bo]}\n  - {id: b, q: Who led?, a: Tove Brandt}\n")
    of_two, of_one = (ask_question(question, "1", ["recall"]) for question in whole.questions)
    assert (whole.worth(of_two), whole.worth(of_one)) == (2, 1)
    part = whole.for_quiz(_quiz(points={LocatedStr("recall"): 4, LocatedStr("typed"): 3}))
    assert (part.worth(of_two), part.worth(ask_question(whole.questions[1], "1", ["typed"]))) == (4, 3)
    xml = render_moodle_xml(part, [of_two]).data.decode()
    assert "<defaultgrade>4</defaultgrade>" in xml


def test_so_many_of_each_kind() -> None:
    """As many as there are, each question once; kinds that are not counted are not asked."""
    whole = pool_of(THREE)
    quiz = _quiz(counts={LocatedStr("typed"): 2, LocatedStr("recall"): 99, LocatedStr("choice"): 0})
    asked = sample_quiz(whole.for_quiz(quiz).questions, quiz)
    assert [each.mode for each in asked].count("typed") == 2
    assert len({each.question.key for each in asked}) == len(asked) == len(whole.questions)


def test_only_what_is_written_is_spelled_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """What may be typed for a question is found when somebody asks for it, so that an export of ten costs ten."""
    spelled: list[str] = []

    def look_up(prompt: str, *_: object) -> tuple[str, ...]:
        spelled.append(prompt)
        return ()

    monkeypatch.setattr(typed_answers, "_lookalikes", look_up)
    asked = [question for question in pool_of(THREE).questions if question.typing]
    assert spelled == []
    assert len(asked) > 1
    assert asked[0].others == ()
    assert spelled == [plain(asked[0].prompt)]
