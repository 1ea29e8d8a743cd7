"""One fault, one complaint: what only follows from it is not complained of."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefdeck.read.locate import pinpoint
from briefdeck.rules.consequences import tell_once
from tests.conftest import Run
from tests.support.contexts import LINE_HEAD, fact_on_line, problems_in


def _codes(run: Run, project: Path) -> list[str]:
    return [
        each["code"]
        for each in json.loads(run("check", "--project", str(project), "--format", "json").stdout)["problems"]
    ]


def _edit(project: Path, old: str, new: str) -> None:
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        (b"", ["Y103"]),
        (b"\xff\xfex\0", ["Y101"]),
        (b"# nothing\n", ["Y103"]),
        (b"[" * 10_000, ["Y109"]),
        (b"facts\n", ["Y112"]),
    ],
)
def test_a_file_that_cannot_be_read(project: Path, run: Run, data: bytes, codes: list[str]) -> None:
    """It is said once, though all that was released is missing then and the brief names facts."""
    run("build", "--project", str(project))
    (project / "questions.yaml").write_bytes(data)
    assert _codes(run, project) == codes


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("    fact: A day of strike", "    fakt: A day of strike", "Y110"),
        ("    cite: harbour:12", "    cite: harbour twelve", "Y116"),
        ("published: 2031-03-04", "published: 2031-02-30", "Y115"),
        ("  money: Money", "  Money: Money", "Y113"),
    ],
)
def test_what_cannot_be_read_is_not_missing(project: Path, run: Run, old: str, new: str, code: str) -> None:
    """A released fact, an article or a topic with a slip in it is there: nobody is told to put it back."""
    run("build", "--project", str(project))
    _edit(project, old, new)
    found = _codes(run, project)
    assert code in found
    assert not {"L801", "L802", "C101"} & set(found)
    assert "Y117" not in found or code == "Y113"


def test_a_fact_that_is_gone_is_missed(project: Path, run: Run) -> None:
    """Taken out for good, it is asked for."""
    run("build", "--project", str(project))
    text = (project / "questions.yaml").read_text(encoding="utf-8")
    start, end = text.index("  - id: raise"), text.index("disputes:")
    (project / "questions.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    assert _codes(run, project) == ["L801"]


def test_an_id_that_two_facts_have(project: Path, run: Run) -> None:
    """What a brief says by that id is not held against either of the two."""
    _edit(project, "- id: cost", "- id: stranded")
    assert _codes(run, project) == ["Y114"]


def test_what_was_released_under_an_id_that_is_now_in_doubt(project: Path, run: Run) -> None:
    """Where one id stands twice, or cannot be read, nobody is told what else was released under it."""
    run("build", "--project", str(project))
    _edit(project, "- id: cost", "- id: stranded")
    assert _codes(run, project) == ["Y114"]
    _edit(project, "- id: stranded\n    fact: A day", "- id: Cost!\n    fact: A day")
    assert "L801" not in _codes(run, project)


def test_a_text_that_cannot_be_read_is_not_said_to_be_gone(project: Path, run: Run) -> None:
    """A folder under the name of a text, a path, or a name that no file has, is one fault each."""
    _edit(project, "file: quay.txt", "file: ../quay.txt")
    assert _codes(run, project) == ["Y112"]
    _edit(project, "file: ../quay.txt", "file: pier.txt")
    assert _codes(run, project) == ["C111"]
    _edit(project, "file: pier.txt", "file: quay.txt")
    (project / "articles/quay.txt").unlink()
    (project / "articles/quay.txt").mkdir()
    assert _codes(run, project) == ["Y112"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the text quay.txt is empty"),
        (b" \r\n", "the text quay.txt is empty"),
        (b"\xff\xfea\0", "quay.txt is UTF-16"),
    ],
)
def test_a_text_that_was_lost_does_not_take_its_entry_along(project: Path, run: Run, data: bytes, message: str) -> None:
    """The concordance keeps what it has of a text that is saved empty, or in UTF-16, and `index` says so."""
    before = (project / "articles/concordance.json").read_bytes()
    (project / "articles/quay.txt").write_bytes(data)
    ran = run("index", "--project", str(project))
    assert (ran.code, message in ran.stdout) == (1, True)
    assert (project / "articles/concordance.json").read_bytes() == before


@pytest.mark.parametrize("change", ["language", "text"])
def test_an_article_that_is_to_be_indexed_anew_says_all(project: Path, run: Run, change: str) -> None:
    """What its old entry does not have is no fault of the facts that cite it; what others lack is told."""
    if change == "language":
        _edit(project, "file: harbour.txt\n", "file: harbour.txt\n    language: de\n")
    else:
        text = project / "articles/harbour.txt"
        text.write_text(text.read_text(encoding="utf-8").replace("Tove Brandt", "Tove Holm"), encoding="utf-8")
        _edit(project, "Tove Brandt", "Tove Holm")
    assert set(_codes(run, project)) == {"C103"}, run("check", "--project", str(project))
    _edit(project, "4.5 percent", "4.6 percent")
    assert set(_codes(run, project)) == {"C103", "G201"}


def test_a_range_of_nothing_is_told_once(project: Path, run: Run) -> None:
    """That no fact tells the value says all; neither its headline nor its rows are complained of."""
    with (project / "briefs/overview.yaml").open("a", encoding="utf-8") as file:
        file.write("\nranges:\n  - {of: bed-size, title: How many beds?}\n")
    told = json.loads(run("check", "--project", str(project), "--format", "json").stdout)["problems"]
    (problem,) = told
    assert (problem["code"], problem["message"]) == ("Y117", "there is no value “bed-size”")
    assert "value: {bed-size: …}" in json.dumps(problem, ensure_ascii=False)


def test_few_names_are_listed_where_none_is_near(project: Path, run: Run) -> None:
    """Whoever names a tag that is not there sees those that are."""
    with (project / "questions.yaml").open("a", encoding="utf-8") as file:
        file.write("quiz: {topics: [zoology]}\n")
    told = json.loads(run("check", "--project", str(project), "--format", "json").stdout)["problems"]
    assert [each["code"] for each in told] == ["Y117"]
    assert "known here: money, strike" in json.dumps(told, ensure_ascii=False)


def test_a_lost_ledger(project: Path, run: Run) -> None:
    """A deck without its ledger would count every card as changed: L804 stops that."""
    run("build", "--project", str(project))
    (project / "deck.lock").unlink()
    ran = run("build", "--project", str(project))
    assert (ran.code, "deck.lock is gone" in ran.stdout) == (1, True)
    assert not (project / "deck.lock").exists()


def test_what_nothing_makes_is_named(project: Path, run: Run) -> None:
    """Build tells of pages that nothing makes, and `--locked` gives advice that helps."""
    run("build", "--project", str(project))
    (project / "output/old.pdf").write_bytes(b"%PDF")
    assert "output/old.pdf is left from an earlier build" in run("build", "--project", str(project)).stderr
    assert "delete it" in run("build", "--locked", "--project", str(project)).stdout
    (project / "output/old.pdf").unlink()
    assert run("build", "--locked", "--project", str(project)).code == 0


def test_build_as_json(project: Path, run: Run) -> None:
    """JSON tells what is new and what was written."""
    found = json.loads(run("build", "--project", str(project), "--format", "json").stdout)
    assert len(found["edition"]["new"]) == 7
    assert "deck.lock" in found["written"]


@pytest.mark.parametrize("name", ["a.yml", "overview.yml"])
def test_two_briefs_of_one_name(project: Path, run: Run, name: str) -> None:
    """Two briefs that would be one page are a problem; an editor's lock beside them is none."""
    text = (project / "briefs/overview.yaml").read_text(encoding="utf-8")
    (project / "briefs" / name).write_text(text, encoding="utf-8")
    (project / "briefs/.#overview.yaml").symlink_to("nowhere")
    assert _codes(run, project) == (["Y114"] if name == "overview.yml" else [])


def test_two_briefs_that_differ_in_capitals_alone(project: Path, run: Run) -> None:
    """Whoever checks the project out on Windows or a Mac would have one page of the two."""
    text = (project / "briefs/overview.yaml").read_text(encoding="utf-8")
    (project / "briefs/Overview.yaml").write_text(text, encoding="utf-8")
    if len(list((project / "briefs").glob("?verview.yaml"))) == 2:
        assert _codes(run, project) == ["Y114"]


@pytest.mark.parametrize("name", ["facts/pay.yaml.txt", "facts/pay.YAML", "briefs/page.yml.txt", "briefs/page.Yml"])
def test_a_file_that_is_not_read_because_of_its_name_is_told(project: Path, run: Run, name: str) -> None:
    """Windows hides the second ending, and facts or a page in such a file would be missing without a word."""
    (project / "facts").mkdir()
    (project / name).write_text("facts: []\n", encoding="utf-8")
    (project / "briefs/notes.txt").write_text("no page", encoding="utf-8")
    told = json.loads(run("check", "--project", str(project), "--format", "json").stdout)["problems"]
    meant = name.rpartition("/")[2].partition(".")[0] + ".yaml"
    assert [each["message"] for each in told] == [f"this file is not read: rename it {meant}"]


@pytest.mark.parametrize(("name", "quiz"), [("quiz", ""), ("cards", ""), ("quiz-9a", "quiz: {id: 9a}\n")])
def test_a_brief_and_a_quiz_of_one_name(project: Path, run: Run, name: str, quiz: str) -> None:
    """A brief whose page would overwrite the sheet or the cards of a quiz is a problem, not a lost file."""
    with (project / "questions.yaml").open("a", encoding="utf-8") as file:
        file.write(quiz)
    (project / "briefs/overview.yaml").rename(project / f"briefs/{name}.yaml")
    ran = run("check", "--project", str(project))
    assert f"there is a quiz called “{name}” too: both would be output/{name}.pdf" in ran.stdout
    assert ran.code == 1


def test_an_error_that_was_to_be_ignored_says_why_it_is_there(project: Path, run: Run) -> None:
    """`ignore:` has switched off nothing, and it is not left to the curator to find that out."""
    stopped = "    fact: Crews of **Norrland Ferries** stopped work."
    _edit(project, stopped, stopped.replace("stopped work", "did not stop work"))
    _edit(project, "cite: [harbour:6, quay:4]\n", "cite: [harbour:6, quay:4]\n    ignore: {A302: they went on}\n")
    told = json.loads(run("check", "--project", str(project), "--format", "json").stdout)["problems"]
    denied = [json.dumps(each, ensure_ascii=False) for each in told if each["code"] == "A302"]
    assert denied
    assert all("`ignore:` switches off warnings of A302 only" in each for each in denied)


def test_a_file_in_the_place_of_a_folder_is_called_that(project: Path, run: Run) -> None:
    """Where the folder of the output cannot be made, it is said what stands there."""
    (project / "output").write_bytes(b"")
    ran = run("build", "--project", str(project))
    assert (ran.code, "a file stands where a folder belongs" in ran.stderr) == (2, True)


TWICE = {
    "a comparison turned round": (
        "The levy costs more than the 12 crowns that the ticket costs.",
        "The levy costs less than the 12 crowns that the ticket costs.",
        "A313",
    ),
    "a bound that is told as its opposite": (
        "The bridge cost more than 300 crowns a metre.", "The bridge cost less than 300 crowns a metre.", "A305",
    ),
    "a direction": ("Ferry traffic doubled after the fire.", "Ferry traffic halved after the fire.", "A305"),
    "a part": ("Three quarters of the catch was spoilt.", "A quarter of the catch was spoilt.", "A309"),
    "who did it": ("The lock was opened by Ilse Brandt.", "Ilse Berndt opened the lock.", "G203"),
}  # fmt: skip


@pytest.mark.parametrize("fault", TWICE)
def test_what_two_rules_say_of_the_same_words_is_told_once(fault: str) -> None:
    """Where one turn of words breaks two rules, the one that says most of it is told, and never less than an error."""
    line, says, code = TWICE[fault]
    rest = fact_on_line(says)
    found = problems_in(line, rest)
    lines = (LINE_HEAD + rest).split("\n")
    assert len(found) > 1
    assert [each.code for each in tell_once(sorted(pinpoint(each, lines) for each in found))] == [code]


def test_two_faults_of_one_fact_are_both_told() -> None:
    """Rules that speak of other words each have their say."""
    rest = fact_on_line("Ferry traffic halved in 2030, said Oda Lund.")
    found = problems_in("Ferry traffic doubled in 2031, said Ada Lund.", rest)
    lines = (LINE_HEAD + rest).split("\n")
    codes = {each.code for each in tell_once(sorted(pinpoint(each, lines) for each in found))}
    assert {"G201", "G203", "A305"} <= codes
