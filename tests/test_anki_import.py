"""The deck in the official Anki: everything arrives, and each card shows what it should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefdeck.render.anki.note_types import note_types
from briefdeck.render.anki.notes import RETIRED_SEARCH
from tests.support.learner import GOOD, Learner, bank, release

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    """Somebody who has imported the first edition."""
    someone = Learner(tmp_path_factory.mktemp("learner"))
    assert someone.take(release().deck) == {"new": 7}
    yield someone
    someone.collection.close()


def _text(html: str) -> str:
    return " ".join(re.sub(r"<(script|style).*?</\1>|<[^>]*>", " ", html, flags=re.DOTALL).split())


def test_everything_arrives(learner: Learner) -> None:
    """Seven notes, one of them retired, make eight cards; none is empty and the collection is sound."""
    assert learner.collection.note_count() == 7
    assert learner.collection.card_count() == 8
    assert not learner.collection.get_empty_cards().notes
    assert learner.faults() == []
    assert not learner.collection.media.check().missing


def test_topics_are_subdecks(learner: Learner) -> None:
    """Each topic is a subdeck; what is retired has no cards for those who never had it."""
    counts = dict(learner.rows("SELECT did, count() FROM cards GROUP BY did"))
    decks = {deck.name: counts.get(deck.id, 0) for deck in learner.collection.decks.all_names_and_ids()}
    title = "The Norrland ferry strike"
    assert {name: count for name, count in decks.items() if name != "Default"} == {
        title: 0,
        f"{title}::05 The strike": 7,
        f"{title}::10 Money": 1,
    }


def test_the_deck_tells_how_to_update(learner: Learner) -> None:
    """The description of the deck names the edition, counts its facts and tells how to update."""
    deck = learner.collection.decks.by_name("The Norrland ferry strike")
    assert deck is not None
    about = _text(deck["desc"])
    assert "edition of 14 November 2023: 5 facts from 2 articles" in about
    assert "To update, import the next edition" in about
    assert "No longer held: 1 note" in about


def test_cards_come_in_the_order_of_the_file(learner: Learner) -> None:
    """New cards are learned in the order of questions.yaml."""
    notes = [card.note() for card in learner.cards()]
    # Anki's check of the database, which another test runs, gives a card to every note, to retired ones too
    order = list(dict.fromkeys(note["Key"] for note in notes if not note["Retired"]))
    facts = ["stranded", "stranded/cloze", "captains-union", "captains-company", "union-leader", "cost"]
    assert order == facts


def test_notes_are_found_by_tags(learner: Learner) -> None:
    """All tags lie under one root of the bank: article, state, topic, edition, and the curator's own."""
    root = "briefdeck::the-norrland-ferry-strike"
    assert learner.note("captains-union").tags == [
        f"{root}::article::harbour",
        f"{root}::new::2023-11-14",
        f"{root}::state::disputed",
        f"{root}::topic::strike",
    ]
    assert f"{root}::tag::passengers" in learner.note("stranded").tags
    assert len(learner.collection.find_notes(RETIRED_SEARCH)) == 1
    assert len(learner.collection.find_notes(f"tag:{root}::topic::strike")) == 5


def test_every_card_shows_its_fact_and_source(learner: Learner) -> None:
    """Each front has topic, date and a question; each back the front, the fact and every source."""
    facts = {str(fact.id): fact for fact in bank().facts}
    titles = {str(key): article.title for key, article in bank().articles.items()}
    for card in learner.cards():
        note, shown = card.note(), card.render_output()
        fact = facts[note["Key"].split("/")[0]]
        front, back = _text(shown.question_text), _text(shown.answer_text)
        assert card.note_type()["type"] == 1 or back.startswith(front)
        assert "Money" in front or "The strike" in front
        assert "as of" in front
        assert note["Fact"] in shown.answer_text
        assert all(titles[key] in back for key in fact.articles)
        assert all(f"line {citation.lines.first}" in back for citation in fact.cite)
        assert "{{" not in front + back


def test_a_typed_answer(learner: Learner) -> None:
    """A card with `accept` asks to type; Anki compares with the answer, the others are listed."""
    ((question, answer),) = learner.sides("stranded")
    assert "[[type:Typed answer]]" in question
    assert learner.note("stranded")["Typed answer"] == "1,200"
    assert "<i>1200</i>" in answer


def test_multiple_choice(learner: Learner) -> None:
    """A card with `wrong` shows all choices on both sides; only the back tells which is right."""
    ((question, answer),) = learner.sides("captains-union")
    for choice in ("At least 85", "At least 58", "At least 120", "At least 185"):
        assert f"{choice}</li>" in question
    assert answer.count('<li class="right">At least 85</li>') == 1


def test_a_reversed_card(learner: Learner) -> None:
    """A card with `reverse` is asked both ways; without an answer of its own the back shows the fact."""
    straight, reverse = learner.sides("union-leader")
    assert "Who leads" in _text(straight.question)
    assert _text(reverse.question).endswith("What does Tove Brandt lead?")
    assert _text(reverse.answer).count("The union is led by Tove Brandt .") == 1


def test_a_cloze(learner: Learner) -> None:
    """A cloze card hides one deletion and shows the others."""
    first, second = learner.sides("stranded/cloze")
    assert "Crews left [...] passengers stranded on four islands." in _text(first.question).replace(" .", ".")
    assert "four" not in _text(second.question).split("as of")[1]
    assert "four" in _text(second.answer)


def test_said_by_disputed_and_retired(learner: Learner) -> None:
    """The back says whose claim it is, what stands against it, and why it is no longer held."""
    ((front, back),) = learner.sides("captains-union")
    assert "disputed" in _text(front)
    assert "said by the union" in _text(back)
    assert "neither says how it counted" in _text(back)
    assert "at 60" in _text(back).replace(" .", "")
    note = learner.note("raise")
    (shown,) = (note.ephemeral_card(),)
    assert "no longer held" in _text(shown.question())
    assert "No longer held since 1 April 2031. The offer was withdrawn." in _text(shown.answer())


def test_dates(learner: Learner) -> None:
    """A card holds as of what its fact says, else as of its newest article; an inferred date is marked."""
    assert learner.note("cost")["As of"] == "4 Mar 2031"
    assert learner.note("stranded")["As of"] == "4 Mar 2031"
    assert learner.note("captains-company")["As of"] == "Mar 2031 <i>(inferred)</i>"
    assert "March 2031 <i>(inferred)</i>, line 2" in learner.note("captains-company")["Sources"]


def test_no_outside_request(learner: Learner) -> None:
    """No card asks for anything from the network or from the media folder."""
    for card in learner.cards():
        shown = card.render_output()
        assert not re.search(r"https?:|//|url\(|src=|@import", re.sub(r"\s//.*", "", shown.answer_text + shown.css))


def test_the_core_is_told(tmp_path: Path) -> None:
    """The description counts the notes of the core, and its search for a filtered deck finds their new cards."""
    someone = Learner(tmp_path)
    someone.take(release(GOOD.replace("- id: stranded\n", "- id: stranded\n    must: yes\n")).deck)
    deck = someone.collection.decks.by_name("The Norrland ferry strike")
    assert deck is not None
    about = deck["desc"]
    found = re.search("<code>(tag:[^<]*must[^<]*)</code>", about)
    assert found is not None
    assert "The core is 2 notes" in about
    assert len(someone.collection.find_cards(found[1])) == 3
    someone.collection.close()


def test_headings_stay_on_one_level(tmp_path: Path) -> None:
    """`::` in a title or a heading makes no further level of decks."""
    text = GOOD.replace("strike: The strike", "strike: '::A::: B::'").replace(
        "title: The Nor", 'title: "Quay::The \\"Nor'
    )
    text = text.replace("ferry strike\nlanguage", 'ferry\\" strike"\nlanguage')
    someone = Learner(tmp_path)
    someone.take(release(text).deck)
    names = [deck.name for deck in someone.collection.decks.all_names_and_ids()]
    someone.collection.close()
    assert 'Quay:The "Norrland ferry" strike::05 A: B' in names
    assert all(name.count("::") <= 1 for name in names)


def test_the_guard_of_each_template(learner: Learner) -> None:
    """Every template makes a card when its field is filled, and none while it is empty."""
    for kind in note_types().values():
        model = learner.collection.models.get(kind.id)  # type: ignore[arg-type]
        assert model is not None
        for at, template in enumerate(kind.templates):
            note = learner.collection.new_note(model)
            note[kind.fields[0]], note["Key"] = "{{c1::x}}", f"guard-{at}"
            note[template.guard] = "{{c1::x}}"
            learner.collection.add_note(note, 1)  # type: ignore[arg-type]
            assert {card.ord for card in note.cards()} == {0, at}
            learner.collection.remove_notes([note.id])


def test_a_reversed_card_with_an_answer_of_its_own(tmp_path: Path) -> None:
    """`reverse: {q, a}` asks and answers with its own words, and the fact stands below."""
    own = "reverse: {q: What does Tove Brandt lead?, a: The crews’ union}"
    someone = Learner(tmp_path)
    someone.take(release(GOOD.replace("reverse: What does Tove Brandt lead?", own)).deck)
    _, reverse = someone.sides("union-leader")
    someone.collection.close()
    assert "lead? The crews’ union The union is led by Tove Brandt ." in _text(reverse.answer)


def test_a_bank_without_cards(tmp_path: Path) -> None:
    """Facts without cards make a deck without notes, of which Anki takes nothing and complains of nothing."""
    head, tail = (
        GOOD[: GOOD.index("  - id: stranded")],
        GOOD[GOOD.index("  - id: stopped") : GOOD.index("  - id: cost")],
    )
    someone = Learner(tmp_path)
    assert someone.take(release(head + tail).deck) == {}
    someone.collection.close()
