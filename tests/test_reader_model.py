"""A model as second reader: what it is asked, what is told of its verdicts, and what is said when it cannot read."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import REPOSITORY, Ran, Run
from tests.support.rule_examples import put
from tests.support.tiny_model import LABELS, make_model

FACT = "facts:\n  - id: {}\n    fact: {}\n    cite: {}\n    topic: strike\n"
DENIED = FACT.format("routes", "A closed route was denied by the company.", "harbour:8")
"""A statement that the tiny model takes to contradict its line."""
PERHAPS = FACT.format("raise", "The raise was perhaps 4.5 percent.", "quay:3")
"""A statement that it takes to say more than its line."""


def _name(project: Path, sha256: str, more: str = "") -> None:
    put(project, "R001", f"reader:\n  model: nli\n  sha256: {sha256}\n{more}")


def _told(ran: Ran) -> list[str]:
    """The second reader's warnings about the two facts that are put in, without their places."""
    about = ("[routes]", "[raise]")
    return [line.split(" ", 1)[1] for line in ran.stdout.splitlines() if " R00" in line and line.endswith(about)]


@pytest.fixture
def ask(project: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `briefdeck check` in the small honest project, with a false statement and a bold one."""
    put(project, "R001", DENIED)
    put(project, "R001", PERHAPS)
    monkeypatch.chdir(project)
    return lambda *arguments: run("check", *arguments)


def test_a_contradiction_is_told_with_its_probability(project: Path, ask: Run) -> None:
    """What the model takes to contradict its lines is a warning, and nothing else is."""
    _name(project, make_model(project / "nli"))
    ran = ask("--reader")
    assert ran.code == 0, ran
    assert _told(ran) == ["R001 (warning) the second reader takes this to contradict harbour line 8 (0.98) [routes]"]


def test_what_goes_beyond_is_told_only_where_it_is_asked(project: Path, ask: Run) -> None:
    """With `beyond:` that is a warning of its own."""
    _name(project, make_model(project / "nli"), "  beyond: 0.9\n")
    told = _told(ask("--reader"))
    assert "R002 (warning) the second reader takes this to say more than quay line 3 (0.98) [raise]" in told


def test_the_threshold_is_the_curators(project: Path, ask: Run) -> None:
    """`contradiction:` decides from which probability on a warning is given; nothing is read again for it."""
    _name(project, make_model(project / "nli"), "  contradiction: 0.99\n")
    assert _told(ask("--reader")) == []


@pytest.mark.parametrize(
    "labels",
    [
        ("contradiction", "entailment", "neutral"),
        ("ENTAILMENT", "NEUTRAL", "CONTRADICTION"),
        ("not_contradiction", "contradiction"),
        ("Refuted", "Not enough info", "Supported"),
    ],
    ids=lambda labels: labels[0],
)
def test_labels_are_those_of_the_model(project: Path, ask: Run, labels: tuple[str, ...]) -> None:
    """Their order and their words are taken from its config.json; two are enough."""
    sha256 = make_model(project / "nli", [_standard(label) for label in labels])
    config = {"id2label": dict(enumerate(labels))}
    (project / "nli/config.json").write_text(json.dumps(config), encoding="utf-8")
    _name(project, sha256)
    assert [told.split(" (0.")[0][-14:] for told in _told(ask("--reader"))] == ["harbour line 8"]


def _standard(label: str) -> str:
    known = {"refuted": "contradiction", "not enough info": "neutral", "supported": "entailment"}
    return known.get(label.lower(), label.lower())


def test_two_labels_that_tell_only_what_follows(project: Path, ask: Run) -> None:
    """`not_entailment` is no contradiction: it says that a statement goes beyond its lines."""
    sha256 = make_model(project / "nli", ("entailment", "contradiction"))
    config = {"id2label": {"0": "entailment", "1": "not_entailment"}}
    (project / "nli/config.json").write_text(json.dumps(config), encoding="utf-8")
    _name(project, sha256, "  beyond: 0.9\n")
    assert [told[:4] for told in _told(ask("--reader"))] == ["R002"]


def test_a_folder_named_on_the_command_line(project: Path, ask: Run) -> None:
    """Nothing has to be in questions.yaml, and what it said is told by a plain check from then on."""
    make_model(project / "nli")
    assert len(_told(ask("--reader", "nli"))) == 1
    assert len(_told(ask())) == 1


def test_a_model_in_the_folder_onnx(project: Path, ask: Run) -> None:
    """The file is found where repositories of models keep it too, under the name that `file:` gives."""
    sha256 = make_model(project / "nli", file="onnx/model_quint8.onnx")
    _name(project, sha256, "  file: model_quint8.onnx\n")
    assert len(_told(ask("--reader"))) == 1


def test_a_model_of_fixed_length(project: Path, ask: Run) -> None:
    """A model that takes exactly so many tokens is given so many."""
    _name(project, make_model(project / "nli", length=160))
    assert len(_told(ask("--reader"))) == 1


def test_lines_that_are_too_long(project: Path, ask: Run) -> None:
    """The lines that are most like the statement are read, whole as long as there is room, and that is said."""
    _name(project, make_model(project / "nli", room=40))
    ran = ask("--reader")
    assert ran.code == 0, ran
    assert "on more lines than the second reader can read at once: it read those" in ran.stderr


def test_a_hundred_lines(project: Path, run: Run, ask: Run) -> None:
    """However much a statement rests on, it is read."""
    text = "\n".join(f"The captain of ship {number} wanted to sail" for number in range(100))
    put(project, "C102", "articles:\n  log:\n    file: log.txt\n    title: Log\n")
    (project / "articles/log.txt").write_text(f"{text}\n", encoding="utf-8")
    put(project, "R001", FACT.format("sail", "Ship 7 wanted to leave.", "log:1-100"))
    _name(project, make_model(project / "nli"))
    run("index")
    ran = ask("--reader")
    assert ran.code == 0, ran
    assert "1 statement rests on more lines than the second reader can read at once" in ran.stderr


UNREADABLE = {
    "the extra is not installed": 'needs more libraries: pip install "briefdeck[reader]"',
    "there is no folder": "there is no folder",
    "the commit is not named": "name a commit too: owner/nli@ and the 40 digits of the commit",
    "there is no model in it": "nli has no model.onnx: write the name of the model’s file under `file:`",
    "there is no tokenizer": "nli has no tokenizer.json, so it is no model that can be asked",
    "the hash differs": "is not the model that questions.yaml names: its SHA-256 is",
    "it is not pinned": "the model is not pinned: write `sha256: ",
    "it is no model": "the model cannot be loaded: ",
    "the labels say nothing": "its labels are “LABEL_0”, “LABEL_1” and “LABEL_2”, which do not say which of them",
    "there are more labels": "the model gives 3 scores, and its config.json has other labels",
    "the settings are broken": "the config.json of the model is not JSON",
}


@pytest.mark.parametrize("fault", UNREADABLE)
def test_what_is_said_when_it_cannot_read(project: Path, ask: Run, fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One sentence, exit code 2, and nothing is written."""
    model = project / "nli"
    sha256 = make_model(model)
    _name(project, sha256)
    questions = project / "questions.yaml"
    if fault == "the extra is not installed":
        monkeypatch.setitem(sys.modules, "onnxruntime", None)
    elif fault == "there is no folder":
        model.rename(project / "elsewhere")
    elif fault == "the commit is not named":
        questions.write_text(questions.read_text(encoding="utf-8").replace("model: nli", "model: owner/nli"), "utf-8")
    elif fault == "there is no model in it":
        (model / "model.onnx").unlink()
    elif fault == "there is no tokenizer":
        (model / "tokenizer.json").unlink()
    elif fault == "the hash differs":
        questions.write_text(questions.read_text(encoding="utf-8").replace(sha256, "0" * 64), encoding="utf-8")
    elif fault == "it is not pinned":
        questions.write_text(questions.read_text(encoding="utf-8").replace(f"  sha256: {sha256}\n", ""), "utf-8")
    elif fault == "it is no model":
        (model / "tokenizer.json").write_text("{}", encoding="utf-8")
    else:
        broken = {
            "the labels say nothing": json.dumps({"id2label": {n: f"LABEL_{n}" for n in range(3)}}),
            "there are more labels": json.dumps({"id2label": dict(enumerate((*LABELS, "supported")))}),
            "the settings are broken": "[",
        }
        (model / "config.json").write_text(broken[fault], encoding="utf-8")
    ran = ask("--reader")
    assert ran.code == 2, ran
    assert UNREADABLE[fault] in ran.stderr
    assert ran.stderr.startswith("briefdeck: ")
    assert not (project / "reader.lock").exists()


def test_no_second_reader_is_named(project: Path, ask: Run) -> None:
    """`check --reader` says how one is named."""
    ran = ask("--reader")
    assert (ran.code, "questions.yaml names no second reader: write one under `reader:`" in ran.stderr) == (2, True)


def test_nothing_is_imported_unless_it_is_asked(project: Path) -> None:
    """A plain check loads none of the libraries of the extra, even where a second reader is named."""
    _name(project, make_model(project / "nli"))
    code = (
        "import sys\nfrom briefdeck.cli import main\n"
        "try:\n    main(['check'])\nexcept SystemExit:\n    pass\n"
        "print(sorted({'onnxruntime', 'tokenizers', 'huggingface_hub', 'numpy', 'subprocess'} & sys.modules.keys()))"
    )
    environment = {"PYTHONPATH": str(REPOSITORY / "src"), "PATH": "/usr/bin:/bin"}
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=project, env=environment, capture_output=True, text=True, check=True)
    assert ran.stdout.endswith("[]\n"), ran
