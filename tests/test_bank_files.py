"""Facts in several files: one bank to everything that reads, and each file its own to everything that writes."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from briefdeck.bank_files import change_bank_files, is_fact_file, read_bank_files
from briefdeck.curate.add import Draft, insert_fact
from briefdeck.curate.fact_slices import cut_file
from briefdeck.errors import UnreadableFileError
from briefdeck.project import Folder, open_project
from briefdeck.project_names import QUESTIONS
from briefdeck.read.bank import read_bank, read_texts
from tests.conftest import Run

MONEY = "facts/money.yaml"
GIVEN = ("--cite", "harbour:6", "--fact", "Ferry crews left **1,200** passengers on four islands.", "--topic", "strike")


@pytest.fixture
def parted(project: Path) -> Path:
    """The small project, its two facts on money in a file of their own."""
    questions = project / QUESTIONS
    text = questions.read_text(encoding="utf-8")
    *_, one, other = cut_file(text, "").slices
    questions.write_text(text.replace(one.text + other.text, ""), encoding="utf-8")
    (project / "facts").mkdir()
    (project / MONEY).write_text(f"# on money\nfacts:\n{one.text}{other.text}", encoding="utf-8")
    return project


def _texts(project: Path) -> dict[str, str]:
    return dict(read_bank_files(project).texts)


def test_several_files_are_one_bank(parted: Path) -> None:
    """The facts of all files follow each other, and each knows its file and line."""
    bank, problems = read_texts(_texts(parted))
    assert problems == []
    assert [str(fact.id) for fact in bank.facts][-3:] == ["stopped", "cost", "raise"]
    assert bank.facts[-2].id.location == (MONEY, 3, 9)
    assert bank.facts[0].id.location.path == QUESTIONS


def test_questions_may_have_no_facts_of_its_own() -> None:
    """Where others have them, `facts:` may be left out; where none has, it is asked for as ever."""
    head = "title: T\narticles: {a: {file: a.txt, title: A}}\ntopics: {t: T}\n"
    more = "facts:\n  - {id: one, fact: It is., cite: a:1, topic: t}\n"
    bank, problems = read_bank(head, QUESTIONS, {"facts/a.yaml": more})
    assert ([str(fact.id) for fact in bank.facts], problems) == (["one"], [])
    assert [problem.code for problem in read_bank(head, QUESTIONS)[1]] == ["Y111"]


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("facts:\n  - id: stranded\n    fact: It is.\n    cite: harbour:6\n    topic: strike\n", (2, 9), "Y114"),
        ("facts:\n  - id: new\n    fact: It is.\n    cite: harbour:6\n    topic: strikes\n", (5, 12), "Y117"),
        ("facts:\n  - id: new\n    fact: It is.\n    cite: harbor:6\n    topic: strike\n", (4, 11), "C101"),
        ("facts:\n  - id: new\n    fact: It is.\n    cite: harbour:6\n", (2, 5), "Y111"),
        ("facts:\n  - id: new\n   fact: It is.\n    cite: harbour:6\n    topic: strike\n", (3, 4), "Y102"),
        ("title: More\nfacts: []\n", (1, 1), "Y110"),
        ("fact: []\n", (1, 1), "Y110"),
        ("", (1, 1), "Y103"),
        ("- id: new\n", (1, 1), "Y112"),
    ],
)
def test_a_problem_is_told_at_its_own_file(text: str, place: tuple[int, int], told: str, parted: Path) -> None:
    """Whatever is wrong in a file of facts is told with its path, line and column, and the rest is read."""
    (parted / "facts/wrong.yaml").write_text(text, encoding="utf-8")
    opened = open_project(Folder(parted, parted / "articles"), 2_000_000_000)
    from briefdeck.check import check

    found = opened.merge_problems(check(opened.context))
    own = [problem for problem in found if problem.location.path == "facts/wrong.yaml"]
    assert (own[0].code, own[0].location[1:]) == (told, place), own
    assert QUESTIONS not in {problem.location.path for problem in found}
    assert "cost" in opened.context.facts


def test_an_id_of_another_file_is_named_with_it(parted: Path, run: Run) -> None:
    """The message on a reused id says in which file the other fact stands."""
    text = (parted / MONEY).read_text(encoding="utf-8").replace("id: cost", "id: stranded")
    (parted / MONEY).write_text(text, encoding="utf-8")
    ran = run("check", "--project", str(parted))
    assert re.search(r"facts/money\.yaml:3:9 .*taken, on line 31 of \S*questions\.yaml", ran.stdout), ran.stdout


def test_check_and_build_take_them(parted: Path, run: Run) -> None:
    """They are counted, proved and built like those of questions.yaml."""
    assert "7 facts" in run("check", "--project", str(parted), "--strict").stderr
    assert run("build", "--project", str(parted)).code == 0
    notes = json.dumps((parted / "deck.lock").read_text(encoding="utf-8"))
    assert "cost/" in notes or "cost" in notes


def test_a_fact_is_added_beside_its_like(parted: Path, run: Run) -> None:
    """It goes into the file that has the facts of its line, and `undo` takes it out again to the byte."""
    before = _texts(parted)
    given = ("--cite", "harbour:12", "--fact", "The company said a day of strike costs it **$2.4 million**.")
    ran = run("add", "--project", str(parted), *given, "--topic", "money", "--said-by", "the company")
    assert ran.code == 0, ran
    assert re.search(r"facts/money\.yaml:\d+: added", ran.stderr)
    assert _texts(parted)[QUESTIONS] == before[QUESTIONS]
    assert run("undo", "--project", str(parted)).code == 0
    assert _texts(parted) == before


def test_a_file_can_be_chosen(parted: Path, run: Run) -> None:
    """--file puts it into that file, which may be new; taken back, the new file is gone."""
    before = _texts(parted)
    ran = run("add", "--project", str(parted), *GIVEN, "--said-by", "ferry crews", "--file", "facts/islands.yaml")
    assert ran.code == 0, ran
    new = _texts(parted)
    assert {name: text for name, text in new.items() if name in before} == before
    assert new["facts/islands.yaml"].startswith("# yaml-language-server: $schema=../.vscode/facts.schema.json\n")
    assert run("check", "--project", str(parted)).code == 0
    assert run("undo", "--project", str(parted)).code == 0
    assert not (parted / "facts/islands.yaml").exists()


@pytest.mark.parametrize(
    "file", ["../x.yaml", "facts/../x.yaml", "facts/.x.yaml", "facts/x.txt", "deck.lock", "/x.yaml"]
)
def test_no_other_file_can_be_chosen(file: str, project: Path, run: Run) -> None:
    """Facts lie in questions.yaml or in facts/, and nowhere else."""
    assert not is_fact_file(file)
    ran = run("add", "--project", str(project), *GIVEN, "--file", file)
    assert (ran.code, "can hold no facts" in ran.stderr) == (2, True)


def test_a_fact_is_changed_where_it_stands(parted: Path, run: Run) -> None:
    """`edit` and `retire` find the file by the id, change one value there, and can be taken back one by one."""
    before = _texts(parted)
    assert run("edit", "cost", "--project", str(parted), "--set", "tags=company").code == 0
    edited = _texts(parted)
    assert "    tags: [company]\n" in edited[MONEY] or "    tags: company\n" in edited[MONEY]
    assert run("retire", "cost", "--project", str(parted), "--because", "It was withdrawn.").code == 0
    assert "because: It was withdrawn." in _texts(parted)[MONEY]
    assert _texts(parted)[QUESTIONS] == before[QUESTIONS]
    assert run("undo", "--project", str(parted)).code == 0
    assert _texts(parted) == edited
    assert run("undo", "--project", str(parted)).code == 0
    assert _texts(parted) == before


def test_moved_lines_are_followed_in_all_files(parted: Path, run: Run) -> None:
    """`index --move` rewrites citations wherever they stand, and nothing else."""
    article = parted / "articles/harbour.txt"
    article.write_text("A new line of the editors.\n" + article.read_text(encoding="utf-8"), encoding="utf-8")
    before = _texts(parted)
    ran = run("index", "--project", str(parted), "--articles", str(parted / "articles"), "--move")
    assert ran.code == 0, ran

    def moved(text: str) -> str:
        text = text.replace("furniture: [3-4, 14]", "furniture: [4-5, 15]")
        return re.sub(r"(?<=harbour:)\d+", lambda line: str(int(line[0]) + 1), text)

    assert _texts(parted) == {name: moved(text) for name, text in before.items()}


def test_a_bank_of_random_files_is_the_same_bank(project: Path) -> None:
    """However the facts are dealt out to files, check finds the same, and facts are added where their like are."""
    text = (project / QUESTIONS).read_text(encoding="utf-8")
    whole, _ = read_bank(text, QUESTIONS)
    slices = cut_file(text, QUESTIONS).slices
    for seed in range(20):
        chance = random.Random(seed)  # noqa: S311
        dealt: dict[str, str] = {}
        left = text
        for each in slices:
            if chance.random() < 0.6:
                name = f"facts/{chance.choice('abc')}.yaml"
                dealt[name] = dealt.get(name, "facts:\n") + each.text
                left = left.replace(each.text, "", 1)
        if "facts:\n  - " not in left:
            left = left.replace("\nfacts:\n", "\n", 1)
        texts = {QUESTIONS: left, **dict(sorted(dealt.items()))}
        bank, problems = read_texts(texts)
        assert problems == []
        assert {str(fact.id): fact for fact in bank.facts} == {str(fact.id): fact for fact in whole.facts}
        draft = Draft({"id": "new", "fact": "It is.", "cite": "harbour:12", "topic": "money"})
        placed = insert_fact(texts, draft)
        beside = next(each for each in bank.facts if each.id == "cost")
        assert placed.slice.path == beside.id.path
        changed = [name for name in texts if texts[name] != placed.texts[name]]
        assert changed == [placed.slice.path]


def test_what_another_saved_meanwhile_is_kept(parted: Path) -> None:
    """A file that is saved while a change is made is read again, and changed as it is now."""
    seen: list[str] = []

    def change(texts: dict[str, str]) -> dict[str, str]:
        seen.append(texts[MONEY])
        if len(seen) == 1:
            (parted / MONEY).write_text(f"# saved meanwhile\n{texts[MONEY]}", encoding="utf-8")
        return {**texts, MONEY: texts[MONEY].replace("# on money", "# about money")}

    change_bank_files(parted, change)  # type: ignore[arg-type]
    assert len(seen) == 2
    assert (parted / MONEY).read_text(encoding="utf-8").startswith("# saved meanwhile\n# about money\n")


def test_what_is_no_text_is_named(parted: Path) -> None:
    """A file of facts that cannot be read as text stops a command with its name."""
    (parted / MONEY).write_bytes(b"facts:\n  \xff\xfe\n")
    with pytest.raises(UnreadableFileError, match=r"facts/money\.yaml"):
        read_bank_files(parted)


def test_a_link_out_of_the_project_is_not_followed(parted: Path, tmp_path: Path, run: Run) -> None:
    """A file of facts lies in the project."""
    (tmp_path / "other.yaml").write_text("facts: []\n", encoding="utf-8")
    (parted / "facts/other.yaml").symlink_to(tmp_path / "other.yaml")
    ran = run("check", "--project", str(parted))
    assert ran.code == 2
    assert "other.yaml" in ran.stderr


def _git(folder: Path, *arguments: str) -> int:
    identity = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.hooksPath=/dev/null")
    return subprocess.run(["git", *identity, *arguments], cwd=folder, check=False, capture_output=True).returncode


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="needs Git")
@pytest.mark.parametrize("same_line", [False, True])
def test_branches_that_add_facts_merge(same_line: bool, parted: Path, run: Run) -> None:
    """Facts of different lines merge by themselves; of one line, Git stops, and `check` tells what is not whole."""
    assert _git(parted, "init", "-q", "-b", "main") + _git(parted, "add", ".") == 0
    assert _git(parted, "commit", "-q", "-m", "begin") == 0
    theirs = ("--cite", "quay:2", "--fact", "Norrland Ferries counted 60 captains.", "--topic", "strike")
    again = ("--cite", "harbour:6", "--fact", "Four islands had stranded passengers.", "--topic", "strike")
    for branch, given in (("mine", GIVEN), ("theirs", again if same_line else theirs)):
        assert _git(parted, "checkout", "-q", "-b", branch, "main") == 0
        assert run("add", "--project", str(parted), *given).code == 0
        assert _git(parted, "commit", "-q", "-a", "-m", branch) == 0
    clean = _git(parted, "merge", "-q", "mine", "-m", "merge") == 0
    assert clean is not same_line
    checked = run("check", "--project", str(parted))
    assert (checked.code == 0) is clean
    if clean:
        assert checked.stderr.startswith("9 facts, ")
        return
    assert "Y102" in checked.stdout  # a mark was left
    path = parted / QUESTIONS
    marks = ("<" * 7, "=" * 7, ">" * 7)
    kept = [line for line in path.read_text(encoding="utf-8").split("\n") if line[:7] not in marks]
    path.write_text("\n".join(kept), encoding="utf-8")
    assert "Y111" in run("check", "--project", str(parted)).stdout  # a line that both have stands once only
