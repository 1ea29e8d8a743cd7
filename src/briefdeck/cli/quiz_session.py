"""A quiz in a terminal: asks, judges, explains, sums up."""

from __future__ import annotations

from collections.abc import Iterable

import click

from briefdeck.cli.echo import echo
from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool, judge, reshuffle
from briefdeck.quiz.session import AnsweredQuestion, Outcome, missed_questions, parse_choice
from briefdeck.render import quiz_terminal
from briefdeck.render.quiz_terminal import Screen

_HINT, _SKIP = "?", ("", "s", "skip")
_YES, _NO = ("y", "yes"), ("n", "no")


class QuizSession:
    """A quiz with a person at a terminal, or at the other end of a pipe."""

    def __init__(self, pool: Pool, seed: str, screen: Screen) -> None:
        """Take the *pool* of the questions, the *seed* that drew them, and the *screen* to write on."""
        self._pool, self._seed, self._screen = pool, seed, screen
        self._answered: list[AnsweredQuestion] = []

    def run(self, asked: tuple[AskedQuestion, ...]) -> None:
        """Ask all of *asked* and show the result; then repeat the missed questions as often as the user wishes.

        Ctrl-C and Ctrl-D end it at once, with the result so far.
        """
        self._print(quiz_terminal.format_heading(self._pool, len(asked), self._seed, self._screen))
        rounds = 1
        try:
            while asked:
                self._ask_all(asked)
                self._print(quiz_terminal.format_result(self._answered, self._pool, self._screen))
                asked = reshuffle(missed_questions(self._answered), f"{self._seed} {rounds}")
                if not asked or not self._confirm(message("terminal.repeat", count=len(asked))):
                    return
                rounds += 1
        except (click.Abort, KeyboardInterrupt):
            echo()
            if len(self._answered) < len(asked):
                self._print(quiz_terminal.format_result(self._answered, self._pool, self._screen))

    def _ask_all(self, asked: tuple[AskedQuestion, ...]) -> None:
        self._answered = []
        for number, question in enumerate(asked, 1):
            self._print(quiz_terminal.format_question(question, number, len(asked), self._pool, self._screen))
            ask = {"choice": self._ask_choice, "typed": self._ask_typed, "recall": self._ask_recall}[question.mode]
            self._answered.append(AnsweredQuestion(question, ask(question)))

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
        outcome = self._explain(asked, judge(entry, right, asked.question.not_right, self._pool.language))
        return "counted" if self._is_appealed(outcome) else outcome

    def _is_appealed(self, outcome: Outcome) -> bool:
        """Ask whether an answer that the judge does not find right counts as such all the same."""
        if outcome == "near":
            return self._confirm(message("terminal.count_as_right"))
        return outcome == "wrong" and self._read(f"{message('terminal.appeal')} ").strip().lower() in _YES

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
            if entry and right and judge(entry, right, language=self._pool.language) == "right":
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
        self._print(quiz_terminal.format_answer(question, self._screen))
        self._print(quiz_terminal.format_explanation(question, self._pool.explain(question), self._screen))
        return outcome or "skipped"

    def _confirm(self, question: str) -> bool:
        while True:
            entry = self._read(f"{message('terminal.yes_no', question=question)} ").strip().lower()
            if entry in (*_YES, *_NO):
                return entry in _YES
            echo(message("terminal.yes_no_again"))

    def _read(self, prompt: str) -> str:
        """Read a line. Raises Abort at Ctrl-C, Ctrl-D and the end of a pipe."""
        entry: str = click.prompt(prompt, default="", show_default=False, prompt_suffix="")
        return entry

    def _print(self, lines: Iterable[str]) -> None:
        for line in lines:
            echo(line, color=self._screen.colour)


def _choose_again(options: int) -> str:
    return message("terminal.choose_again", count=options, letter=chr(ord("a") + options - 1))
