"""Facts from elsewhere: what a line proves is written, the rest is kept apart, and nothing is built from it."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
import xlsxwriter
from click.testing import CliRunner

from briefdeck.cli import main
from briefdeck.curate.card_table import read_cards
from briefdeck.curate.edit import find_fact
from briefdeck.curate.take_facts import read_drafts, statement_of
from briefdeck.read.bank import read_bank
from tests.conftest import Ran, Run

CARDS = [
    ("What carries 900 passengers a week?", "The Aurora"),
    ("Who met the crews before the vote?", "Ida Berg"),
    ("How many captains struck in Sundsvall?", "1,900"),
]


def _import(run: Run, project: Path, path: Path, *more: str) -> Ran:
    articles = str(project / "articles")
    return run("import", "--project", str(project), "--articles", articles, str(path), "--topic", "strike", *more)


def _facts(project: Path) -> list[str]:
    bank, problems = read_bank((project / "questions.yaml").read_text(encoding="utf-8"), "")
    assert problems == []
    return [str(fact.fact) for fact in bank.facts]


def _table(folder: Path, kind: str) -> Path:
    path = folder / f"cards.{kind}"
    if kind == "xlsx":
        book = xlsxwriter.Workbook(str(path))
        sheet = book.add_worksheet()
        for row, cells in enumerate([("Question", "Answer"), *CARDS]):
            sheet.write_row(row, 0, cells)
        book.close()
    elif kind == "tsv":
        head = "#separator:tab\n#html:true\n"
        path.write_text(head + "".join(f"<b>{q}</b>\t{a}\ttag\n" for q, a in CARDS), encoding="utf-8")
    else:
        path.write_text("Front;Back\n" + "".join(f'"{q}";"{a}"\n' for q, a in CARDS), encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", ["csv", "tsv", "xlsx"])
def test_a_table_of_questions(kind: str, project: Path, run: Run, tmp_path: Path) -> None:
    """Two of three cards are proved by lines that are found for them and written; the third is kept with the reason."""
    before = _facts(project)
    ran = _import(run, project, _table(tmp_path, kind))
    assert ran.code == 0
    assert "2 facts written to" in ran.stderr
    assert "proved by quay:4: Ida Berg met the crews before the vote." in ran.stderr
    assert [fact for fact in _facts(project) if fact in before] == before
    assert "Ida Berg met the crews before the vote." in _facts(project)
    drafts = (project / "drafts.yaml").read_text(encoding="utf-8")
    assert "1,900" in drafts
    assert "lacks: >-" in drafts or "lacks:" in drafts
    checked = run("check", "--project", str(project))
    assert checked.code == 0, checked
    assert re.search(r"1 fact waits for a source in \S*drafts\.yaml", checked.stderr)
    assert run("build", "--project", str(project)).code == 0
    assert all(b"1,900" not in path.read_bytes() for path in (project / "output").glob("*.html"))


INVENTED = [
    ("Who was arrested in February?", "The company", "arrested"),
    ("Who hates Ida Berg?", "Tove Brandt", "not on it: hates"),
    ("Who painted the Aurora?", "Ida Berg", "not on it: painted"),
    ("Who carries 1,200 passengers a week?", "The Aurora", "1,200"),
    ("Where is Tove Brandt?", "Norrland", "word it as a statement"),
]


@pytest.mark.parametrize(("question", "answer", "why"), INVENTED)
def test_what_is_invented_is_not_proved(
    question: str, answer: str, why: str, project: Path, run: Run, tmp_path: Path
) -> None:
    """Names alone prove nothing: where a line lacks a word, or a rule doubts, the card is a draft with the reason."""
    before = _facts(project)
    (tmp_path / "a.csv").write_text(f'Front,Back\n"{question}",{answer}\n', encoding="utf-8")
    ran = _import(run, project, tmp_path / "a.csv")
    assert "proved by" not in ran.stderr
    assert why in ran.stderr
    assert _facts(project) == before
    (draft,) = read_drafts((project / "drafts.yaml").read_text(encoding="utf-8"))
    assert why in str(draft["lacks"])


def test_a_card_is_proved_as_far_as_its_language_is_known(project: Path, run: Run, tmp_path: Path) -> None:
    """Where a language is less known than English, a line that has all the words is named and left to be read."""
    (project / "articles/kahn.txt").write_text("Kähne\n\nDie Kähne lagen drei Wochen im Hafen.\n", encoding="utf-8")
    text = (project / "questions.yaml").read_text(encoding="utf-8")
    entry = "articles:\n  kahn: {file: kahn.txt, title: Kähne, language: de}\n"
    (project / "questions.yaml").write_text(text.replace("articles:\n", entry, 1), encoding="utf-8")
    assert run("index", "--project", str(project), "--articles", str(project / "articles")).code == 0
    table = (
        "question,answer,fact\nWie lange lagen die Kähne im Hafen?,Drei Wochen,Die Kähne lagen drei Wochen im Hafen.\n"
    )
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    ran = _import(run, project, tmp_path / "a.csv")
    assert "kahn:3 has all its words; whether it says so is yours to read" in ran.stderr


def test_the_same_table_again(project: Path, run: Run, tmp_path: Path) -> None:
    """What is there already is told, and neither file changes."""
    path = _table(tmp_path, "csv")
    _import(run, project, path)
    before = [(project / name).read_bytes() for name in ("questions.yaml", "drafts.yaml")]
    ran = _import(run, project, path)
    assert "0 facts written, " in ran.stderr
    assert "2 known already" in ran.stderr
    assert [(project / name).read_bytes() for name in ("questions.yaml", "drafts.yaml")] == before


def test_a_deck_of_anki(project: Path, run: Run, tmp_path: Path) -> None:
    """The notes of a real package are read: here those of a deck that was built from another project's facts."""
    run("build", "--project", str(project))
    deck = project / "output" / "the-norrland-ferry-strike.apkg"
    cards = read_cards(deck.name, deck.read_bytes())
    assert any("1,200" in (card.a or card.fact) for card in cards)
    ran = _import(run, project, deck, "--dry-run")
    assert ran.code == 0
    assert not (project / "drafts.yaml").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.csv", b""), ("a.csv", b"only one column\n"), ("a.xlsx", b"PK\x03\x04"), ("a.apkg", b"no package")],
)
def test_a_table_without_cards_is_told(name: str, data: bytes, project: Path, run: Run, tmp_path: Path) -> None:
    """One sentence says so; exit 1, and nothing is written."""
    (tmp_path / name).write_bytes(data)
    ran = _import(run, project, tmp_path / name)
    assert ran.code == 1
    assert name in ran.stderr
    assert not (project / "drafts.yaml").exists()


@pytest.mark.parametrize(
    ("question", "answer", "said"),
    [
        ("Who leads the union?", "Tove Brandt", "Tove Brandt leads the union."),
        ("How many boats were at sea?", "nine", "Nine boats were at sea."),
        ("When did it end?", "On Thursday", "When did it end? On Thursday."),
        ("What happened?", "The crews went home at noon.", "The crews went home at noon."),
    ],
)
def test_a_question_and_its_answer_are_one_statement(question: str, answer: str, said: str) -> None:
    """Where the answer can take the place of what is asked it does; else both stand there."""
    assert statement_of(question, answer) == said


PROGRAM = """\
import sys
asked = sys.stdin.read()
assert "12: Talks are expected" in asked and "Share this story" not in asked
print('''Here they are:
```yaml
facts:
  - fact: Tove Brandt, who leads the union, said the crews will sail when the night rota is gone.
    cite: harbour:10
    cards:
      - q: When will the crews sail again, as Tove Brandt said?
        a: When the night rota is gone
  - fact: A day of strike costs the company $7.7 million.
    cite: harbour:12
    given: {"7.7 million": I know it}
  - nothing
```''')
"""


def _draft(run: Run, project: Path, *arguments: str) -> Ran:
    return run("draft", "--project", str(project), "--articles", str(project / "articles"), *arguments)


def test_a_program_proposes_facts(project: Path, run: Run, tmp_path: Path) -> None:
    """It gets the numbered text without furniture; what it proposes is proved, and it cannot switch a rule off."""
    (tmp_path / "model.py").write_text(PROGRAM, encoding="utf-8")
    before = _facts(project)
    command = f"{sys.executable} {tmp_path / 'model.py'}"
    assert _draft(run, project, "harbour", "--command", command, "--dry-run").code == 0
    assert _facts(project) == before
    ran = _draft(run, project, "harbour", "--command", command, "--topic", "money")
    assert ran.code == 0, ran
    new = [fact for fact in _facts(project) if fact not in before]
    assert new == ["Tove Brandt, who leads the union, said the crews will sail when the night rota is gone."]
    assert "7.7 million" in (project / "drafts.yaml").read_text(encoding="utf-8")
    assert "given" not in (project / "drafts.yaml").read_text(encoding="utf-8").replace("given: {", "")
    assert run("check", "--project", str(project)).code == 0


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("no-such-program", "cannot be started"),
        (f"{sys.executable} -c 'raise SystemExit(3)'", "ended with exit code 3"),
        (f"{sys.executable} -c 'print(1)'", "proposed no fact"),
        ("'", "cannot be started"),
        ("yes", "wrote far more than facts of one article"),
        ("sleep 60 --timeout", "gave no answer for 1 second: give it more by --timeout"),
        ("printf '- fact: \\013\\000'", "proposed no fact"),
    ],
)
def test_a_program_that_fails_is_told(command: str, said: str, project: Path, run: Run) -> None:
    """One sentence, exit 2, and nothing is written: whether it fails, writes without end, or never answers."""
    patience = ("--timeout", "1") if command.endswith(" --timeout") else ()
    ran = _draft(run, project, "harbour", "--command", command.removesuffix(" --timeout"), *patience)
    assert ran.code == 2
    assert said in ran.stderr


_DRAFT = """\
drafts:
  - id: two-lines
    fact: Striking ferry crews left **1,200 passengers** stranded, and a day of strike costs some $2.4 million.
    cite: [harbour:6, harbour:12]
    topic: strike
    value: {days: 3:1; see line 4}
    cards:
      - q: How many passengers were stranded by striking ferry crews in 2031?
        a: 1,200
        wrong: ["800; or 900", 1.300, "2,400"]
      - id: cost
        q: What does a day of the ferry strike cost?
        a: $2.4 million
        reverse: {q: What costs $2.4 million a day?, a: A day of strike.}
    lacks: G201
"""


def test_a_draft_is_written_as_it_is(project: Path) -> None:
    """Whoever takes up a draft and changes nothing gets what the draft has, to the last option of its last card."""
    (project / "drafts.yaml").write_text(_DRAFT, encoding="utf-8")
    given = ["add", "--draft", "two-lines", "--project", str(project), "--articles", str(project / "articles")]
    done = CliRunner().invoke(main, given, input="\n" * 9)
    assert done.exit_code == 0, (done.stdout, done.stderr, done.exception)
    (draft,) = read_drafts(_DRAFT)
    texts = {"questions.yaml": (project / "questions.yaml").read_text(encoding="utf-8")}
    del draft["lacks"]
    assert find_fact(texts, "two-lines").values == draft
    assert read_drafts((project / "drafts.yaml").read_text(encoding="utf-8")) == []


def test_the_names_of_columns_are_no_card() -> None:
    """In each language that briefdeck speaks."""
    heads = (
        "질문,답",
        "앞면,뒷면",
        "Frage,Antwort",
        "Question,Réponse",
        "Pregunta,Respuesta",
        "問題,答え",
        "Вопрос,Ответ",
    )
    for head in heads:
        (card,) = read_cards("a.csv", f"{head}\nq?,a\n".encode())
        assert (card.q, card.a) == ("q?", "a"), head


def test_a_picture_that_is_left_out_is_told(project: Path, run: Run, tmp_path: Path) -> None:
    """A question about a picture would be about nothing."""
    (tmp_path / "a.csv").write_text("Front,Back\n<img src='x.jpg'>What is this?,A boat\n", encoding="utf-8")
    ran = _import(run, project, tmp_path / "a.csv")
    assert "1 card had a picture, which is left out: “What is this?”" in ran.stderr


@pytest.mark.parametrize("head", ["question,answer\n", ""])
def test_a_row_with_an_empty_cell_is_told(head: str, project: Path, run: Run, tmp_path: Path) -> None:
    """It is neither taken as both question and answer nor lost without a word; a row of blanks alone is nothing."""
    table = f"{head}Who met the crews before the vote?,Ida Berg\n,orphan\nNo answer,\n,\n"
    (tmp_path / "a.csv").write_text(table, encoding="utf-8")
    ran = _import(run, project, tmp_path / "a.csv")
    assert "2 cards without a question or an answer left out: “orphan”, “No answer”" in ran.stderr
    assert "proved by quay:4: Ida Berg met the crews before the vote." in ran.stderr
    assert not (project / "drafts.yaml").exists()


def test_a_text_in_another_encoding_is_not_taken_where_it_lies(project: Path, run: Run) -> None:
    """Its letters would be lost: it is imported from elsewhere, and nothing is written until then."""
    before = (project / "questions.yaml").read_bytes()
    data = "Le café est fermé".encode("cp1252")
    (project / "articles/cafe.txt").write_bytes(data)
    ran = _import(run, project, project / "articles/cafe.txt", "--yes")
    assert (ran.code, "is not in UTF-8: move it to another folder" in ran.stderr) == (1, True)
    assert (project / "questions.yaml").read_bytes() == before
    (project / "articles/cafe.txt").rename(project / "cafe.txt")
    assert _import(run, project, project / "cafe.txt", "--yes").code == 0
    assert "café" in (project / "articles/cafe.txt").read_text(encoding="utf-8")


def test_drafts_have_ids_of_their_own(project: Path, run: Run, tmp_path: Path) -> None:
    """Of two tables too, and in a script without Latin letters; what no line has is told as that."""
    for name, year in (("a.csv", "1592"), ("b.csv", "1950")):
        (tmp_path / name).write_text(f"Front,Back\n임진왜란이 일어난 해는?,{year}년\n", encoding="utf-8")
        ran = _import(run, project, tmp_path / name)
        assert "no line of the articles has its words" in ran.stderr
    ids = re.findall(r"- id: (.+)", (project / "drafts.yaml").read_text(encoding="utf-8"))
    assert len(ids) == len(set(ids)) == 2
    assert ids[0].startswith("imjin")
