"""The exports together: what all of them promise."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from hashlib import sha256

import pytest

from briefdeck.quiz import Asked, Pool, ask, draw
from briefdeck.render.exports import FORMS, Form
from tests.quiz_sample import asked, hostile, hostile_pool, sample

PRINT = """
from hashlib import sha256
from tests.quiz_sample import asked, sample
from briefdeck.render.exports import FORMS
for form in FORMS.values():
    print(sha256(form.render(sample(), asked(sample())).data).hexdigest())
"""

forms = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)


def test_the_same_questions_give_the_same_bytes() -> None:
    """In another process, with another hash seed, at another time: the same files."""
    ours = [sha256(form.render(sample(), asked(sample())).data).hexdigest() for form in FORMS.values()]
    theirs = subprocess.run(
        [sys.executable, "-c", PRINT],
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": ":".join(filter(None, sys.path)), "TZ": "Asia/Tokyo"},
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert theirs.stdout.split() == ours


@pytest.mark.parametrize("name", ["qti", "kahoot"])
def test_a_zip_depends_on_nothing_but_its_content(name: str) -> None:
    """Its files are stored, not compressed, and bear the oldest date that a zip can bear."""
    data = FORMS[name].render(sample(), asked(sample())).data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {(each.compress_type, each.date_time) for each in archive.infolist()} == {
            (zipfile.ZIP_STORED, (1980, 1, 1, 0, 0, 0))
        }
        assert not any(b"202" in archive.read(each) for each in archive.namelist() if "core.xml" in each)


@forms
def test_every_question_is_carried_or_named(form: Form) -> None:
    """The key of each question, or its words, stand in the file, or what is said of it does: none goes silently."""
    asks = [ask(each, "1", form.kinds) for each in sample().questions]
    exported = form.render(sample(), asks)
    whole = exported.data.decode("utf-8", "replace")
    for each in asks:
        key = each.question.key
        left_out = any(sentence.startswith(f"{key} is left out: ") for sentence in exported.left)
        assert left_out != (key in whole or each.question.prompt in whole), key


@forms
def test_a_drawn_quiz_is_exported_as_it_is_drawn(form: Form) -> None:
    """A form takes what a seed draws, in the kinds that it can ask."""
    drawn = draw(sample().questions, "7", 3, form.kinds)
    exported = form.render(sample(), drawn)
    assert all(any(each.startswith(sentence) for sentence in ("offer/map", "a flash", "Kahoot", "captains", "stranded"))
               for each in exported.left)  # fmt: skip
    assert exported.data


@forms
def test_no_question_makes_a_file(form: Form) -> None:
    """A quiz without questions is a file without questions."""
    exported = form.render(sample(), [])
    assert exported.left == ()
    assert isinstance(exported.data, bytes)


@forms
def test_sentences_are_whole(form: Form) -> None:
    """What is left out is said in one line, that names what it is about."""
    question = hostile("Who?", ("->", "&&058;"), accept=("&&010",))
    of: Pool = hostile_pool(question)
    for each in form.render(of, [Asked(question, "typed"), Asked(question, "choice", ("->", "&&058;"))]).left:
        assert "\n" not in each
        assert not each.endswith(".")
