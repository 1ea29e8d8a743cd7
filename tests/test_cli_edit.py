"""`edit`, `retire` and `undo`: one fact changes, proved, and nothing else in the file by a byte."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from briefdeck.curate.edit_yaml import entry_of, keys_of, known_keys, parse_key, split_key, with_entry
from briefdeck.curate.fact_slices import cut_file
from briefdeck.curate.write_yaml import Value, value_with
from briefdeck.model import Card, Fact
from briefdeck.read.bank import read_bank
from briefdeck.read.yaml_document import read_document
from tests.conftest import Ran, Run
from tests.support.terminal import Terminal


def _run(run: Run, project: Path, command: str, *arguments: str) -> Ran:
    return run(command, "--project", str(project), "--articles", str(project / "articles"), *arguments)


def _read(project: Path) -> str:
    return (project / "questions.yaml").read_text(encoding="utf-8")


def _fact(project: Path, id_: str) -> Fact:
    bank, problems = read_bank(_read(project), "")
    assert problems == []
    return next(fact for fact in bank.facts if fact.id == id_)


def _differing(before: str, after: str) -> list[str]:
    """The lines that only one of two texts has."""
    return sorted({*before.split("\n")} ^ {*after.split("\n")})


def test_a_value_is_changed(project: Path, run: Run) -> None:
    """Only its line is another, and the fact is proved before it is written."""
    before = _read(project)
    ran = _run(run, project, "edit", "stranded", "--set", "fact=Crews at strike left 1,200 people on islands.")
    assert ran.code == 0, ran
    assert _fact(project, "stranded").fact == "Crews at strike left 1,200 people on islands."
    assert all(line.startswith("    fact: ") for line in _differing(before, _read(project)))


def test_every_key_can_be_set(project: Path, run: Run) -> None:
    """Lists, tables, keys of cards, and a key that is taken out."""
    told = ("tags=ferry; strike", "value=stranded-people: 1,200", "cards.0.accept=1200; twelve hundred", "date=")
    options = [part for each in told for part in ("--set", each)]
    assert _run(run, project, "edit", "stranded", *options).code == 0
    fact = _fact(project, "stranded")
    assert (list(fact.tags), fact.date) == (["ferry", "strike"], None)
    assert dict(fact.value) == {"stranded-people": "1,200"}
    assert list(fact.cards[0].accept) == ["1200", "twelve hundred"]


def test_what_is_not_proved_changes_nothing(project: Path, run: Run) -> None:
    """The problem is told as by `check`; exit 1."""
    before = (project / "questions.yaml").read_bytes()
    ran = _run(run, project, "edit", "stranded", "--set", "fact=Crews left 1,300 people on islands.")
    assert (ran.code, " G201 " in ran.stdout) == (1, True)
    assert "nothing was changed" in ran.stderr
    assert (project / "questions.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("edit", "strandet", "--set", "fact=x"), "did you mean “stranded”?"),
        (("edit", "stranded", "--set", "fakt=x"), "there is no key “fakt”"),
        (("edit", "stranded"), "say what to change"),
        (("retire", "strandet", "--because", "x"), "did you mean “stranded”?"),
        (("retire", "stranded", "--because", " "), "a reason is needed"),
        (("retire", "stranded", "--because", "x", "--card", "9"), "there is no card “9”"),
        (("undo",), "there is nothing to take back"),
    ],
)
def test_what_cannot_be_done_is_told(project: Path, run: Run, arguments: tuple[str, ...], said: str) -> None:
    """One sentence, exit 2, and the file is as it was."""
    before = (project / "questions.yaml").read_bytes()
    ran = _run(run, project, *arguments)
    assert ran.code == 2
    assert said in ran.stderr
    assert (project / "questions.yaml").read_bytes() == before


def test_the_id_of_a_released_fact_stays(project: Path, run: Run) -> None:
    """Learners keep it by that, and a card by its own: before its release it can be changed, and not after."""
    assert _run(run, project, "edit", "cost", "--set", "id=dearness").code == 0
    _run(run, project, "undo")
    assert run("build", "--project", str(project)).code == 0
    before = _read(project)
    ran = _run(run, project, "edit", "cost", "--set", "id=dearness")
    assert (ran.code, "“cost” was released, and learners keep it by its id" in ran.stderr) == (2, True)
    card = _run(run, project, "edit", "stranded", "--set", "cards.1.id=gap")
    assert (card.code, "“stranded/cloze” was released" in card.stderr) == (2, True)
    assert _read(project) == before
    assert _run(run, project, "edit", "cost", "--set", "id=cost", "--set", "must=yes").code == 0


def test_a_released_fact_gets_another_card(project: Path, run: Run) -> None:
    """The id of a new card renames nothing that learners have; that of the card they have stays as it is."""
    assert run("build", "--project", str(project)).code == 0
    own = (
        "cards.1.id=day",
        "cards.1.q=What is it that costs the company about $2.4 million?",
        "cards.1.a=A day of strike",
    )
    ran = _run(run, project, "edit", "cost", *(part for each in own for part in ("--set", each)))
    assert ran.code == 0, ran
    assert [str(card.id) for card in _fact(project, "cost").cards] == ["", "day"]
    renamed = _run(run, project, "edit", "cost", "--set", "cards.0.id=dear")
    assert (renamed.code, "“cost” was released" in renamed.stderr) == (2, True)


def test_a_fact_and_a_card_are_retired(project: Path, run: Run) -> None:
    """With the day and the reason, and nothing else in the file changes."""
    before = _read(project)
    assert _run(run, project, "retire", "union-leader", "--because", "She has left.").code == 0
    retired = _fact(project, "union-leader").retired
    assert retired is not None
    assert retired.because == "She has left."
    card = _run(run, project, "retire", "stranded", "--card", "cloze", "--because", "Too easy.")
    assert (card.code, "retired card “cloze” of “stranded”" in card.stderr) == (0, True)
    assert "retired card “cloze” of “stranded”" in _run(run, project, "undo").stderr
    assert _run(run, project, "retire", "stranded", "--card", "cloze", "--because", "Too easy.").code == 0
    assert [card.retired is not None for card in _fact(project, "stranded").cards] == [False, True]
    assert set(before.split("\n")) <= set(_read(project).split("\n"))


def test_nothing_is_retired_twice(project: Path, run: Run) -> None:
    """The day and the reason that learners know stay; it is told since when, before a new reason is asked for."""
    assert _run(run, project, "retire", "union-leader", "--because", "She has left.").code == 0
    assert _run(run, project, "retire", "stranded", "--card", "cloze", "--because", "Too easy.").code == 0
    before = _read(project)
    fact = _run(run, project, "retire", "union-leader", "--because", "She has died.")
    card = _run(run, project, "retire", "stranded", "--card", "1")
    assert (fact.code, "“union-leader” is retired since 2023-11-14" in fact.stderr) == (2, True)
    assert (card.code, "card 1 of “stranded” is retired since 2023-11-14" in card.stderr) == (2, True)
    assert _read(project) == before


_WRITTEN_OTHERWISE = {
    "the id behind the cards": "- cards:\n    - {id: other, q: Q?, a: A.}\n    - id: more\n      q: Q?\n  id: own\n",
    "braces": "- {cards: [{id: other, q: Q?, a: A.}], id: own}\n",
    "quotation marks": "- fact: >-\n    id: other\n  cards:\n  - id: more\n  'id': \"own\"  # id: third\n",
    "a comment first": "-  # id: other\n  id: own\n",
    "a block": "-   fact: |\n      id: other\n    id: own\n",
    "no id": "- fact: A fact.\n  cards:\n    - id: other\n",
}


@pytest.mark.parametrize("written", _WRITTEN_OTHERWISE)
def test_the_id_of_a_fact_is_its_own(written: str) -> None:
    """However a fact is written, it is found by the id that `check` reads, never by that of a card or a word of it."""
    text = _WRITTEN_OTHERWISE[written]
    (own,) = cut_file(f"facts:\n{text}", "").slices
    (read,) = read_document(f"facts:\n{text}", "").root["facts"]  # type: ignore[index]
    assert own.id == read.get("id", "")


def test_undo_takes_back_step_by_step(project: Path, run: Run) -> None:
    """What was added, edited and retired is taken back in turn, to the byte, whatever was written elsewhere since."""
    before = _read(project)
    told = ("--cite", "harbour:6", "--fact", "Ferry crews left 1,200 passengers on four islands.", "--topic", "strike")
    assert _run(run, project, "add", *told).code == 0
    assert _run(run, project, "retire", "union-leader", "--because", "She has left.").code == 0
    (project / "questions.yaml").write_text(f"# a note\n{_read(project)}", encoding="utf-8")
    assert "took back in" in _run(run, project, "undo").stderr
    assert _run(run, project, "undo").code == 0
    assert _read(project) == f"# a note\n{before}"
    assert _run(run, project, "undo").code == 2


def test_undo_does_not_touch_what_was_changed_since(project: Path, run: Run) -> None:
    """Where somebody has changed the very lines, it says so and does nothing."""
    _run(run, project, "retire", "union-leader", "--because", "She has left.")
    (project / "questions.yaml").write_text(_read(project).replace("She has left", "He has left"), encoding="utf-8")
    ran = _run(run, project, "undo")
    assert (ran.code, "were changed since" in ran.stderr) == (2, True)


def test_every_key_of_the_records_can_be_entered() -> None:
    """The keys that `add` and `edit` know are those of a fact and of a card; each is read as the file has it."""
    known = known_keys({})
    cards = {key.split(".")[2] for key in known if key.startswith("cards.")}
    assert cards == {field.name for field in fields(Card)} - {"retired"}
    assert {key for key in known if "." not in key} == {field.name for field in fields(Fact)} - {"cards", "retired"}
    assert {"cards.0.reverse.q", "cards.0.reverse.a", "cards.0.image.side"} < {*known}
    values: dict[str, Value] = {}
    for key, entry in _ENTERED.items():
        values = with_entry(values, key, entry)
    assert values == _VALUES
    assert {key: entry_of(values, key) for key in keys_of(values)} == _ENTERED
    with pytest.raises(ValueError, match="there is no key"):
        parse_key("cards.x.q")
    with pytest.raises(ValueError, match=r"there is no cards\.2 yet"):
        with_entry(values, "cards.3.q", "Q?")


_ENTERED = {
    "fact": "F.",
    "cite": "a:1, a:2",
    "given": "3:1: a ratio; F: why",
    "cards.0.q": "Q?",
    "cards.0.wrong": "one; two",
    "cards.1.id": "second",
    "cards.1.image.file": "a.png",
    "cards.1.reverse.q": "Why?",
}
_VALUES: dict[str, Value] = {
    "fact": "F.",
    "cite": ["a:1", "a:2"],
    "given": {"3:1": "a ratio", "F": "why"},
    "cards": [
        {"q": "Q?", "wrong": ["one", "two"]},
        {"id": "second", "image": {"file": "a.png"}, "reverse": {"q": "Why?"}},
    ],
}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("cards.0.wrong", ["Aske Lines; Velby", "Norrland"]),
        ("cards.0.reverse", {"q": "Who?", "a": "work"}),
        ("given", {"3:1": "a ratio; see line 4"}),
        ("cite", ["a:1", "a:2"]),
        ("fact", "Two\nlines."),
    ],
)
def test_what_is_not_changed_stays_as_it_was(key: str, value: Value) -> None:
    """A value that is left as it is shown stays the same value, whatever parts several values on a line."""
    values = dict(value_with({}, split_key(key), value))  # type: ignore[arg-type]
    for each in (key, *keys_of(values)):
        assert with_entry(values, each, entry_of(values, each)) == values


def test_a_second_card_can_be_added(project: Path, run: Run) -> None:
    """With the id that a second card needs; a card alone under `cards:`, without a hyphen, stays beside it."""
    alone = _read(project).replace(
        "      - q: How many captains were on strike", "        q: How many captains were on strike"
    )
    (project / "questions.yaml").write_text(alone, encoding="utf-8")
    told = ("cards.1.id=sixty", "cards.1.q=How many captains did the company count?", "cards.1.a=60")
    ran = _run(run, project, "edit", "captains-company", *(part for each in told for part in ("--set", each)))
    assert ran.code == 0, ran
    first, second = _fact(project, "captains-company").cards
    assert (first.a, second.id, second.a) == ("60", "sixty", "60")


def test_lines_are_edited_at_a_terminal(project: Path) -> None:
    """The arrow keys move within an entry, the line is proposed, and a cure can be chosen by its number."""
    terminal = Terminal("add", project)
    terminal.enter("\r", at="(article:line)")
    terminal.enter("A day of strike csts some $2.5 million.", at="in your own words")
    terminal.enter("\x1b[D" * 22 + "o\r", at="million.")
    terminal.enter("\r", at="harbour:12")
    for prompt in ("Topic", "Who says", "Question", "Id", "Another key"):
        terminal.enter("\r", at=prompt)
    terminal.enter("1\r", at="Number of a cure")
    assert terminal.leave() == 0, terminal.shown
    assert "A day of strike costs some $2.4 million." in _read(project)
