"""Lists, lines of time and hints in the official Anki, and what happens when a card becomes one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefdeck.render.anki.note_types import note_types
from tests.conftest import DATA, Run
from tests.support.kinds_project import KINDS
from tests.support.learner import GOOD, SECOND, Learner, bank, release

pytestmark = pytest.mark.slow

QUARREL = """\
  - id: quarrel
    fact: In the strike **captains** and **crews** stood against **Norrland Ferries**.
    cite: [harbour:6, harbour:8]
    topic: strike
    cards:
      - q: Who faced one another in the ferry strike of March 2031?
        items: [Crews, Captains]
"""
WITH_LIST = GOOD.replace("  - id: cost\n", f"{QUARREL}  - id: cost\n")


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    """Somebody who has a card of every kind."""
    someone = Learner(tmp_path_factory.mktemp("learner"))
    someone.take(release(KINDS.text, images=KINDS.images).deck)
    yield someone
    someone.collection.close()


def _text(html: str) -> str:
    return " ".join(re.sub(r"<(script|style).*?</\1>|<[^>]*>|&nbsp;", " ", html, flags=re.DOTALL).split())


def _schedule(learner: Learner) -> dict[tuple[str, int], tuple[int, ...]]:
    rows = learner.rows("SELECT n.guid, c.ord, c.id, c.type, c.ivl, c.reps FROM cards c JOIN notes n ON n.id = c.nid")
    return {(guid, ord_): tuple(rest) for guid, ord_, *rest in rows}


def test_the_sample_is_proved(run: Run) -> None:
    """The bank with every kind of card keeps every rule, so that its cards are such as a curator can make."""
    articles = str(DATA / "good" / "articles")
    ran = run("check", "--strict", "--project", str(KINDS.root), "--articles", articles)
    assert (ran.code, ran.stdout) == (0, "")
    assert {card.kind for fact in bank(KINDS.text).facts for card in fact.cards} == {
        *("question", "typed", "choice", "timeline", "list", "cloze")
    }


def test_everything_arrives(learner: Learner) -> None:
    """Nine notes, one retired, make fourteen cards; none is empty, no picture is missing, the collection is sound."""
    assert (learner.collection.note_count(), learner.collection.card_count()) == (9, 14)
    assert not learner.collection.get_empty_cards().notes
    media = learner.collection.media.check()
    assert (list(media.missing), list(media.unused)) == ([], [])
    assert learner.faults() == []


def test_a_list(learner: Learner) -> None:
    """There is a card for each item: it shows the others and hides its own, which its back shows."""
    items = ["Crews", "Captains", "Norrland Ferries"]
    sides = learner.sides("quarrel")
    assert len(sides) == len(items)
    for own, (front, back) in zip(items, sides, strict=True):
        asked, answered = _text(front), _text(back)
        assert asked.startswith("The strike as of 4 Mar 2031 Who faced one another")
        assert [item for item in items if item not in asked] == [own]
        assert [item for item in items if item not in answered] == []
        assert f'data-ordinal="{items.index(own) + 1}">{own}</span>' in back


@pytest.mark.parametrize(("key", "tag"), [("quarrel", "ul"), ("course/order", "ol")])
def test_a_list_with_an_order_is_numbered(learner: Learner, key: str, tag: str) -> None:
    """`order: kept` makes a numbered list."""
    for front, back in learner.sides(key):
        assert f'<div class="items" dir="auto"><{tag}><li>' in front
        assert f'<div class="items" id="answer" dir="auto"><{tag}><li>' in back


def test_a_line_of_time(learner: Learner) -> None:
    """The front has a gap between what came before and after; on the back the answer stands there with its date."""
    ((front, back),) = learner.sides("course")
    before, after = "The company offered a raise in February", "Talks were expected to resume on Thursday"
    assert f"{before} ? {after}" in _text(front)
    assert f"{before} Crews stopped work 3 March 2031 {after}" in _text(back)
    assert back.count("Crews stopped work") == 1


def test_several_lines_of_time_of_a_fact_have_no_date(tmp_path: Path) -> None:
    """The fact has one date: where its cards ask for several events, none of them is given it."""
    text = GOOD.replace("    as_of: 2031-03-04\n", "    as_of: 2031-03-04\n    date: 2031-03-04\n", 1)
    one = "        a: About $2.4 million\n        before: X\n"
    first = text.replace("        a: About $2.4 million\n", one)
    second = first.replace(one, f"{one}      - {{id: next, q: What came next?, a: Talks, before: Y}}\n")
    backs = []
    for name, edition in (("one", first), ("two", second)):
        (tmp_path / name).mkdir()
        someone = Learner(tmp_path / name)
        someone.take(release(edition).deck)
        backs.append(someone.note("cost")["Date"])
        someone.collection.close()
    assert backs == ["4 March 2031", ""]


@pytest.mark.parametrize(
    ("keys", "shown"),
    [
        ("before: [A, B]", "A B ? X"),
        ("after: C", "? C X"),
        ("before: A\n        after: [B, C]", "A ? B C X"),
    ],
)
def test_either_end_of_a_line_of_time(tmp_path: Path, keys: str, shown: str) -> None:
    """One of `before` and `after` is enough, and a single event needs no list."""
    text = GOOD.replace("        a: About $2.4 million\n", f"        a: About $2.4 million\n        {keys}\n")
    someone = Learner(tmp_path)
    someone.take(release(text).deck)
    ((front, back),) = someone.sides("cost")
    someone.collection.close()
    asked = "What did a day of the 2031 ferry strike cost the company?"
    assert f"{asked} {shown.removesuffix(' X')}" in _text(front)
    assert shown.removesuffix(" X").replace("?", "About $2.4 million") in _text(back)


def test_a_hint_is_folded(learner: Learner) -> None:
    """A hint stands on both sides, folded, on question and list alike; without one there is none."""
    for key in ("stranded", "quarrel"):
        for front, back in learner.sides(key):
            assert front.count('<details class="hint"') == back.count('<details class="hint"') == 1
            assert "<details open" not in front
    assert '<details class="hint"' not in learner.sides("union-leader")[0].answer


def test_one_more_item_is_one_more_card(tmp_path: Path) -> None:
    """An item that is added at the end of a list adds its card; those of the others keep their schedule."""
    someone, first = Learner(tmp_path), release(WITH_LIST)
    someone.take(first.deck)
    someone.review("The Norrland ferry strike::05 The strike", 9)
    old = _schedule(someone)
    more = WITH_LIST.replace("items: [Crews, Captains]", "items: [Crews, Captains, Norrland Ferries]")
    second = release(more, first.ledger, SECOND)
    assert second.edition.changed == ("quarrel",)
    assert someone.take(second.deck) == {"updated": 1, "duplicate": 7}
    new = _schedule(someone)
    assert {key: new[key] for key in old} == old
    assert len(new) == len(old) + 1
    assert not someone.collection.get_empty_cards().notes
    assert "Norrland Ferries" not in _text(someone.sides("quarrel")[2].question)
    someone.collection.close()


def test_spellings_beside_options() -> None:
    """Other spellings beside options change nothing of what a learner has: the note is as it was, and so is its key."""
    options = "        wrong: [At least 58, At least 120, At least 185]\n"
    first = release(GOOD)
    second = release(GOOD.replace(options, f'{options}        accept: ["85", 85 captains]\n'), first.ledger, SECOND)
    assert GOOD.count(options) == 1
    assert (second.edition.changed, second.edition.new, second.ledger.notes) == ((), (), first.ledger.notes)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('        accept: ["1200"]\n', '        accept: ["1200"]\n        hint: More than a thousand\n'),
        (
            "        a: About $2.4 million\n",
            "        a: About $2.4 million\n        before: Crews stopped work\n        hint: In millions\n",
        ),
        (
            "a: Tove Brandt\n",
            "a: Tove Brandt\n        image: {file: routes.svg, alt: A map, credit: CC0, side: back}\n",
        ),
        (
            "        reverse: What does Tove Brandt lead?\n",
            "        reverse: What does Tove Brandt lead?\n"
            "      - {id: list, q: Which two were at odds over the night rota?, items: [Brandt, Norrland]}\n",
        ),
        ("        a: Tove Brandt\n", "        a: Tove Brandt\n        accept: Brandt\n"),
        (
            "reverse: What does Tove Brandt lead?\n",
            "reverse: What does Tove Brandt lead?\n        before: [Crews stopped work]\n",
        ),
    ],
    ids=["hint", "timeline", "picture", "list", "typed", "timeline both ways"],
)
def test_a_kind_switched_on_later(tmp_path: Path, old: str, new: str) -> None:
    """Whatever a fact that was released gets besides, its old cards stay as the learner has them."""
    someone, first = Learner(tmp_path), release()
    someone.take(first.deck)
    someone.review("The Norrland ferry strike::05 The strike", 7)
    known = _schedule(someone)
    assert GOOD.count(old) == 1
    second = release(GOOD.replace(old, new), first.ledger, SECOND, KINDS.images)
    assert len(second.edition.changed) + len(second.edition.new) == 1
    taken = someone.take(second.deck)
    assert taken.get("conflicting", 0) == 0
    assert taken["duplicate"] == 7 - len(second.edition.changed)
    now = _schedule(someone)
    assert {key: now[key] for key in known} == known
    assert {row["name"] for row in someone.collection.models.all() if row["name"].startswith("briefdeck")} == {
        kind.name for kind in note_types().values()
    }
    someone.collection.close()
