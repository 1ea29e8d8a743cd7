"""A quiz in a terminal: asks, judges, explains, sums up, and remembers between its runs what was right."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import click

from briefdeck.cli.printing import echo
from briefdeck.errors import UserError
from briefdeck.files import MIB, exists, read_file, write_files
from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Explanation, Pool, Question, judge, reshuffle
from briefdeck.quiz.sampling import draw_questions
from briefdeck.quiz.session import (
    RIGHT,
    AnsweredQuestion,
    Known,
    Outcome,
    leave_room,
    missed_questions,
    move_on,
    parse_choice,
    parse_order,
    urgency,
)
from briefdeck.quiz.variety import ask_in_way, ask_varied, sequence_of
from briefdeck.render import quiz_terminal
from briefdeck.render.quiz_terminal import Screen

KEPT = ".briefdeck-quiz"
"""The file, in the folder of the project; version control ignores it."""
_LIMIT = 16 * MIB
_DAY = 24 * 60 * 60
_HINT, _SKIP = "?", ("", "s", "skip")
_YES, _NO = ("y", "yes"), ("n", "no")
"""What is understood in every language, besides its own words."""


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


def _answers(known: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Return what means "yes" or "no", by the *name*: what is *known* everywhere, and the words of the language."""
    return (*known, *message(f"terminal.{name}_words").split(", "))


class QuizSession:
    """A quiz with a person at a terminal, or at the other end of a pipe."""

    def __init__(self, pool: Pool, seed: str, screen: Screen, memory: QuizMemory) -> None:
        """Take the *pool* of the questions, the *seed* that drew them, the *screen* to write on, and the *memory*."""
        self._pool, self._seed, self._screen, self._memory = pool, seed, screen, memory
        self._answered: list[AnsweredQuestion] = []

    def practise(self, number: int) -> None:
        """Ask *number* questions, all for 0: what was missed first, then what is new, then what is due again."""
        drawn = self._memory.draw(self._pool.questions, self._seed, number)
        self.run(
            tuple(ask_varied(question, self._explained(question), self._seed, _true_false()) for question in drawn)
        )

    def take_up(self) -> bool:
        """Offer to go on with the quiz that was stopped, and do so; tell whether it was taken up."""
        stopped = self._memory.stopped
        questions = {question.key: question for question in self._pool.questions}
        if not stopped or any(key not in questions for key, _ in stopped.asked):
            return False
        asked = [self._in_way(questions[key], way, stopped.seed) for key, way in stopped.asked]
        again = tuple(filter(None, asked))
        at, number = len(stopped.outcomes), len(asked)
        text = message("quiz_script.stopped_at", number=at + 1, all=number)
        try:
            if len(again) < number or not self._confirm(f"{text} {message('terminal.go_on')}"):
                return False
        except click.Abort:
            echo()
            return True
        self._seed = stopped.seed
        self.run(again, zip(again, stopped.outcomes, strict=False))
        return True

    def run(self, asked: tuple[AskedQuestion, ...], answered: Iterable[tuple[AskedQuestion, Outcome]] = ()) -> None:
        """Ask all of *asked* that are not *answered*, and show the result; then repeat what was missed at will.

        Ctrl-C and Ctrl-D end it at once, with the result so far.
        """
        self._print(quiz_terminal.format_heading(self._pool, len(asked), self._seed, self._screen))
        self._answered = [AnsweredQuestion(question, outcome) for question, outcome in answered]
        rounds, seed = 1, self._seed
        try:
            while asked:
                self._ask_all(asked, seed)
                self._print(quiz_terminal.format_result(self._answered, self._pool, self._screen))
                seed = f"{self._seed} {rounds}"
                asked = self._again(seed)
                if not asked or not self._confirm(message("terminal.repeat", count=len(asked))):
                    return
                rounds, self._answered = rounds + 1, []
        except (click.Abort, KeyboardInterrupt):
            echo()
            if len(self._answered) < len(asked):
                self._print(quiz_terminal.format_result(self._answered, self._pool, self._screen))

    def _ask_all(self, asked: tuple[AskedQuestion, ...], seed: str) -> None:
        for number, question in enumerate(asked[len(self._answered) :], len(self._answered) + 1):
            self._print(quiz_terminal.format_question(question, number, len(asked), self._pool, self._screen))
            ask = {
                "choice": self._ask_choice,
                "typed": self._ask_typed,
                "recall": self._ask_recall,
                "order": self._ask_order,
            }[question.mode]
            outcome = ask(question)
            self._answered.append(AnsweredQuestion(question, outcome))
            self._memory.remember(question.question, outcome in RIGHT)
            self._memory.keep_stopped(seed, asked, self._answered)

    def _again(self, seed: str) -> tuple[AskedQuestion, ...]:
        """Ask what was missed once more, in the same ways, shuffled by another *seed*."""
        missed = reshuffle(missed_questions(self._answered), seed)
        again = (self._in_way(each.question, way_of(each), seed) for each in missed)
        return tuple(filter(None, again))

    def _in_way(self, question: Question, way: str, seed: str) -> AskedQuestion | None:
        return ask_in_way(question, way, self._explained(question), seed, _true_false())

    def _explained(self, question: Question) -> Explanation:
        return self._pool.explanations[question.fact]

    def _ask_order(self, asked: AskedQuestion) -> Outcome:
        example = " ".join(map(str, range(len(asked.options), 0, -1)))
        while (entry := self._entry(asked, message("terminal.order", example=example))) is not None:
            tapped = parse_order(entry, asked)
            if tapped:
                return self._explain(asked, "right" if tapped == sequence_of(asked.question) else "wrong")
            echo(message("terminal.order_again", count=len(asked.options)))
        return self._explain(asked, "skipped")

    def _ask_choice(self, asked: AskedQuestion) -> Outcome:
        while (entry := self._entry(asked, message("terminal.choose", count=len(asked.options)))) is not None:
            option = parse_choice(entry, asked)
            if option is not None:
                return self._explain(asked, "right" if option == asked.right else "wrong")
            echo(_choose_again(len(asked.options)))
        return self._explain(asked, "skipped")

    def _ask_typed(self, asked: AskedQuestion) -> Outcome:
        right = asked.question.right
        entry = self._entry(asked, message("terminal.type"), right)
        if entry is None:
            return self._explain(asked, "skipped")
        outcome = self._explain(asked, judge(entry, right, asked.question.not_right, asked.question.language))
        return "counted" if self._is_appealed(outcome) else outcome

    def _is_appealed(self, outcome: Outcome) -> bool:
        """Ask whether an answer that the judge does not find right counts as such all the same."""
        if outcome == "near":
            return self._confirm(message("terminal.count_as_right"))
        return outcome == "wrong" and self._read(f"{message('terminal.appeal')} ").strip().lower() in _answers(
            _YES, "yes"
        )

    def _ask_recall(self, asked: AskedQuestion) -> Outcome:
        if self._entry(asked, message("terminal.recall"), empty_skips=False) is None:
            return self._explain(asked, "skipped")
        self._explain(asked, None)
        return "right" if self._confirm(message("terminal.knew_it")) else "wrong"

    def _entry(
        self, asked: AskedQuestion, prompt: str, right: Iterable[str] = (), empty_skips: bool = True
    ) -> str | None:
        """Read an entry, or None to skip; show the hint when it asks for it.

        An entry that is a *right* answer is never taken for a command.
        """
        while True:
            entry = self._read(f"{prompt} ").strip()
            if entry and right and judge(entry, right, language=asked.question.language) == "right":
                return entry
            if entry == _HINT:
                self._print(quiz_terminal.format_hint(asked.question, self._screen))
            elif entry.lower() in _SKIP and (entry or empty_skips):
                return None
            else:
                return entry

    def _explain(self, asked: AskedQuestion, outcome: Outcome | None) -> Outcome:
        """Show the *outcome*, if it is known, the right answer and why it is right; return the outcome or "skipped"."""
        question = asked.question
        self._print(quiz_terminal.format_outcome(outcome, self._screen) if outcome else ())
        self._print(quiz_terminal.format_answer(asked, self._screen))
        self._print(quiz_terminal.format_explanation(question, self._pool.explain(question), self._screen))
        return outcome or "skipped"

    def _confirm(self, question: str) -> bool:
        while True:
            entry = self._read(f"{message('terminal.yes_no', question=question)} ").strip().lower()
            if entry in _answers(_YES, "yes") or entry in _answers(_NO, "no"):
                return entry in _answers(_YES, "yes")
            echo(message("terminal.yes_no_again"))

    def _read(self, prompt: str) -> str:
        """Read a line. Raises Abort at Ctrl-C, Ctrl-D and the end of a pipe."""
        entry: str = click.prompt(prompt, default="", show_default=False, prompt_suffix="")
        return entry

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            echo(line, color=self._screen.colour)


def _true_false() -> tuple[str, str]:
    return message("quiz_script.true"), message("quiz_script.false")


def _choose_again(options: int) -> str:
    return message("terminal.choose_again", count=options, letter=chr(ord("a") + options - 1))
