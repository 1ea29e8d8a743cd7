"""What the quiz in a terminal remembers between its runs, in a file of the project's folder."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from briefdeck.errors import UserError
from briefdeck.files import MIB, exists, read_file, write_files
from briefdeck.quiz.memory import Known, leave_room, move_on, urgency
from briefdeck.quiz.questions import AskedQuestion, Question
from briefdeck.quiz.sampling import draw_questions
from briefdeck.quiz.session import AnsweredQuestion, Outcome

KEPT = ".briefdeck-quiz"
"""The file, in the folder of the project; version control ignores it."""
_LIMIT = 16 * MIB
_DAY = 24 * 60 * 60


class StoppedQuiz(NamedTuple):
    """A quiz that was ended before its last question."""

    seed: str
    """What shuffled its options."""
    asked: tuple[tuple[str, str], ...]
    """The keys of its questions, each with the way in which it is asked."""
    outcomes: tuple[Outcome, ...]
    """How the first of them were answered."""


class QuizMemory:
    """What whoever takes the quiz of a project knows, and the quiz that was stopped, if there is one."""

    def __init__(self, root: Path) -> None:
        """Read what was kept in the folder *root*; nothing where the file is missing or damaged."""
        self._root = root
        self._today = int(time.time()) // _DAY
        kept = _read(root)
        self._known = {key: Known(*map(int, each)) for key, each in kept.get("known", {}).items()}
        stopped = kept.get("stopped")
        self.stopped = StoppedQuiz(stopped[0], _pairs(stopped[1]), tuple(stopped[2])) if stopped else None

    def draw(self, questions: Sequence[Question], seed: str, number: int) -> list[Question]:
        """Draw by *seed* *number* questions to practise, all for 0: what was missed first, then what is new or due."""
        drawn = draw_questions(questions, seed, 0, (), lambda each: urgency(each, self._known, self._today))
        return leave_room(drawn, number, self._known, self._today)

    def remember(self, question: Question, is_right: bool) -> None:
        """Remember how *question* was answered."""
        self._known[question.key] = move_on(self._known.get(question.key), is_right, self._today)

    def keep_stopped(self, seed: str, asked: Sequence[AskedQuestion], answered: Sequence[AnsweredQuestion]) -> None:
        """Keep the quiz of *asked* where it is stopped; what was answered, or all of it if that is all, is done."""
        ways = tuple((each.question.key, way_of(each)) for each in asked)
        is_stopped = 0 < len(answered) < len(asked)
        self.stopped = StoppedQuiz(seed, ways, tuple(each.outcome for each in answered)) if is_stopped else None
        self._write()

    def _write(self) -> None:
        kept = {"known": self._known, "stopped": self.stopped}
        # Where the folder may not be written the quiz goes on, and is forgotten.
        with contextlib.suppress(UserError, OSError):
            write_files(self._root, {KEPT: (json.dumps(kept, ensure_ascii=False) + "\n").encode()})


def way_of(asked: AskedQuestion) -> str:
    """Name the way in which *asked* is asked: its mode, or `truth` for a statement."""
    return "truth" if asked.stated else asked.mode


def _pairs(listed: Sequence[Sequence[str]]) -> tuple[tuple[str, str], ...]:
    return tuple((str(key), str(way)) for key, way in listed)


def _read(root: Path) -> dict[str, Any]:
    """Read the file; {} where it is missing, damaged, or not ours."""
    if not exists(root / KEPT):
        return {}
    try:
        kept = json.loads(read_file(root / KEPT, _LIMIT, root))
        known = {str(key): (int(row), int(due)) for key, (row, due) in kept["known"].items()}
        stopped = kept["stopped"] and (str(kept["stopped"][0]), _pairs(kept["stopped"][1]), list(kept["stopped"][2]))
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, RecursionError, UserError):
        return {}
    return {"known": known, "stopped": stopped}
