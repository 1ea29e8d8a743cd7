"""A new fact in questions.yaml: it stands there to the letter, and nothing else has moved."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefdeck.curate.add import Draft, insert_fact, propose_id
from briefdeck.curate.edit_yaml import UnplacedError
from briefdeck.curate.write_yaml import Value
from briefdeck.language.words import composed
from briefdeck.read.bank import read_bank

HEAD = "title: T\narticles: {a: {file: a.txt, title: A}}\ntopics: {t: T}\n"
ONE = "facts:\n  - id: one\n    fact: 'It''s one.'  # as ever\n    cite: a:1\n    topic: t\n"


def _draft(id_: str, fact: str, *cite: str, **more: Value) -> Draft:
    return Draft({"id": id_, "fact": fact, "cite": cite, "topic": "t", **more})


DRAFT = _draft("new", "A **new** fact.", "a:2")
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


def _insert(old: str, draft: Draft) -> tuple[str, int]:
    """The text of a questions.yaml with *draft*, and the first line of that."""
    placed = insert_fact({"": old}, draft)
    return placed.texts[""], placed.slice.first


def _added(old: str, new: str, line: int) -> list[str]:
    """The lines that *new* has from *line* on and *old* has not, once all others are seen to be the same."""
    before, after = old.split("\n"), new.split("\n")
    more = len(after) - len(before)
    assert after[: line - 1] + after[line - 1 + more :] == before
    return after[line - 1 : line - 1 + more]


@example(fact="Cafe\u0301 owners struck.", said_by="", q="", a="-")
@given(fact=TEXTS, said_by=st.just("") | TEXTS, q=st.just("") | TEXTS, a=TEXTS)
def test_whatever_is_entered_is_read_again(fact: str, said_by: str, q: str, a: str) -> None:
    """Any text is there again, its accents composed, or a fault of it is named; all that stood there still stands."""
    old, cards = HEAD + ONE, [{"q": q, "a": a}] if q else []
    new, line = _insert(old, _draft("new", fact, "a:2", "a:3-4", said_by=said_by, cards=cards))
    _added(old, new, line)
    bank, problems = read_bank(new, "questions.yaml")
    if not problems:
        added = bank.facts[-1]
        assert (added.id, added.fact, added.said_by, added.topic) == ("new", composed(fact), composed(said_by), "t")
        assert [str(each.written) for each in added.cite] == ["a:2", "a:3-4"]
        assert [(card.q, card.a) for card in added.cards] == ([(composed(q), composed(a))] if q else [])
    assert all(line <= problem.location.line for problem in problems)


@pytest.mark.parametrize(
    "rest",
    [
        "",
        "\n",
        "\n# what follows\n\ndisputes: []\n",
        "\n\n  # a note\nlanguage: en\n",
        "\n  - id: two\n    fact: x\n    cite: a:1\n    topic: t\n",
    ],
)
def test_it_stands_behind_the_last_fact(rest: str) -> None:
    """It comes after the last fact and before the next key, with the comments and blank lines of that."""
    old = HEAD + ONE + rest
    new, line = _insert(old, DRAFT)
    added = _added(old, new, line)
    assert [each for each in added if each] == [
        "  - id: new",
        "    fact: A **new** fact.",
        "    cite: a:2",
        "    topic: t",
    ]
    assert ("" in added) is ("two" in rest)  # facts that stand apart stay apart


@pytest.mark.parametrize("dash", ["", "    "])
def test_it_is_indented_as_the_others_are(dash: str) -> None:
    """The dash stands below the other dashes."""
    old = HEAD + f"facts:\n{dash}- {{id: one, fact: One., cite: a:1, topic: t}}\n"
    new, line = _insert(old, DRAFT)
    assert new.split("\n")[line - 1] == f"{dash}- id: new"


@pytest.mark.parametrize("empty", ["facts: []", "facts: [ ]  # none yet", "facts: []\nlanguage: en"])
def test_the_first_fact(empty: str) -> None:
    """An empty list becomes one of lines; a comment behind it stays."""
    new, line = _insert(HEAD + empty + "\n", DRAFT)
    bank, problems = read_bank(new, "q.yaml")
    assert (problems, [str(fact.id) for fact in bank.facts]) == ([], ["new"])
    assert new.split("\n")[line - 1] == "  - id: new"
    assert ("# none yet" in new) is ("#" in empty)


@pytest.mark.parametrize(
    ("block", "said"),
    [
        ("|-\n      One.\n      # One more.\n", "One.\n# One more."),
        ("|+\n      One.\n\n\n", "One.\n\n\n"),
        ("One.", "One."),
    ],
)
def test_the_last_value_is_not_parted(block: str, said: str) -> None:
    """It may be a block that ends in what looks like a comment, or in blank lines, or the end of the file."""
    old = HEAD + f"facts:\n  - id: one\n    cite: a:1\n    topic: t\n    fact: {block}"
    new, _ = _insert(old, DRAFT)
    assert [str(fact.fact) for fact in read_bank(new, "q.yaml")[0].facts] == [said, DRAFT.values["fact"]]
    assert new.startswith(old)


@pytest.mark.parametrize("facts", ["facts: [{id: one, fact: One., cite: a:1, topic: t}]", "language: en"])
def test_where_there_is_no_place_it_is_said(facts: str) -> None:
    """Facts in brackets, or no list of facts: a sentence, and nothing is made up."""
    with pytest.raises(UnplacedError, match="`facts:`"):
        _insert(f"{HEAD}{facts}\n", DRAFT)


def test_a_long_text_is_folded() -> None:
    """No line is longer than a screen."""
    new, _ = _insert(HEAD + ONE, _draft("new", "A fact: " + "of many words " * 30 + "indeed.", "a:1"))
    assert "    fact: >-\n" in new
    assert max(map(len, new.split("\n"))) <= 110


@given(TEXTS, st.frozensets(st.sampled_from(["fact", "kim-visited-russia", "kim-visited-russia-2"])))
def test_a_proposed_id_is_a_free_slug(fact: str, taken: frozenset[str]) -> None:
    """Whatever the fact says, an id is found that can be used."""
    id_ = propose_id(fact, taken)
    assert id_ not in taken
    _, problems = read_bank(_insert(HEAD + ONE, _draft(id_, "It is so.", "a:1"))[0], "q.yaml")
    assert problems == []


def test_a_proposed_id_tells_what_the_fact_says() -> None:
    """It is made of words that say something, and told apart by a number."""
    fact = "In **2019** Kim’s train took the 1,200 guests of Café Ósló to Vladivostok."
    assert propose_id(fact, ()) == "kim-train-took-guests"
    assert propose_id(fact, {"kim-train-took-guests"}) == "kim-train-took-guests-2"


def test_an_id_is_made_of_words_that_tell_something_in_each_language() -> None:
    """“The” and “since” of any language are no part of it, and letters without Latin ones are written in ours."""
    made = {
        "fr": ("Depuis le **3 mai 2031**, le pont est ouvert.", "pont-ouvert"),
        "de": ("Die Nachtfähre hat 240 Betten.", "nachtfahre-betten"),
        "ru": ("Мост закрыт с 4 марта.", "most-zakryt-marta"),
        "ko": ("동의보감은 1610년에 나왔다.", "donguibogameun-1610nyeone-nawassda"),
        "fi": ("Silta avattiin 3. toukokuuta.", "silta-avattiin-toukokuuta"),
    }
    assert {language: propose_id(fact, (), language) for language, (fact, _) in made.items()} == {
        language: id_ for language, (_, id_) in made.items()
    }
