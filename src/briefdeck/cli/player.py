"""A quiz in a terminal: asks, judges, explains, sums up."""

from __future__ import annotations

from collections.abc import Iterable

import click

from briefdeck.language.markup import plain
from briefdeck.quiz import AskedQuestion, Pool, judge, shuffled
from briefdeck.quiz.session import Answered, Outcome, chosen, missed
from briefdeck.render import quiz_terminal
from briefdeck.render.quiz_terminal import Screen

_HINT, _SKIP = "?", ("", "s", "skip")
_YES, _NO = ("y", "yes"), ("n", "no")


class Player:
    """Whoever takes a quiz, at a terminal or at the other end of a pipe."""

    def __init__(self, pool: Pool, seed: str, screen: Screen) -> None:
        """Takes the *pool* that the questions are of, the *seed* that drew them, and the *screen* to write on."""
        self._pool, self._seed, self._screen = pool, seed, screen
        self._answered: list[Answered] = []

    def play(self, asked: tuple[AskedQuestion, ...]) -> None:
        """Asks all of *asked* and says how it went; then those missed again, as often as is wished.

        Ends at once, with how it went so far, where the entry is Ctrl-C or Ctrl-D.
        """
        self._say(quiz_terminal.heading(self._pool, len(asked), self._seed, self._screen))
        rounds = 1
        try:
            while asked:
                self._round(asked)
                self._say(quiz_terminal.result(self._answered, self._pool, self._screen))
                asked = shuffled(missed(self._answered), f"{self._seed} {rounds}")
                if not asked or not self._agreed(f"Ask what was missed again ({len(asked):,})?"):
                    return
                rounds += 1
        except (click.Abort, KeyboardInterrupt):
            click.echo()
            if len(self._answered) < len(asked):
                self._say(quiz_terminal.result(self._answered, self._pool, self._screen))

    def _round(self, asked: tuple[AskedQuestion, ...]) -> None:
        self._answered = []
        for at, each in enumerate(asked, 1):
            self._say(quiz_terminal.question(each, at, len(asked), self._pool, self._screen))
            ask = {"choice": self._choice, "typed": self._typed, "recall": self._recall}[each.kind]
            self._answered.append(Answered(each, ask(each)))

    def _choice(self, asked: AskedQuestion) -> Outcome:
        while (entry := self._entry(asked, f"Your choice, 1–{len(asked.options)}:")) is not None:
            option = chosen(entry, asked)
            if option is not None:
                return self._told(asked, "right" if option == asked.right else "wrong")
            click.echo(f"Enter a number from 1 to {len(asked.options)}, or a letter from a; s skips.")
        return self._told(asked, "skipped")

    def _typed(self, asked: AskedQuestion) -> Outcome:
        right = (plain(asked.question.answer), *asked.question.accept)
        entry = self._entry(asked, "Your answer:", right)
        if entry is None:
            return self._told(asked, "skipped")
        came = self._told(asked, judge(entry, right, map(plain, asked.question.wrong)))
        return "right" if came == "near" and self._agreed("Count it as right?") else came

    def _recall(self, asked: AskedQuestion) -> Outcome:
        if self._entry(asked, "Answer in mind, then press Enter.", empty_skips=False) is None:
            return self._told(asked, "skipped")
        self._told(asked, None)
        return "right" if self._agreed("Did you know it?") else "wrong"

    def _entry(
        self, asked: AskedQuestion, prompt: str, right: Iterable[str] = (), empty_skips: bool = True
    ) -> str | None:
        """What is entered, once it asks for no hint; None to skip. What is *right* is never taken for a command."""
        while True:
            entry = self._read(f"{prompt} ").strip()
            if entry and right and judge(entry, right) == "right":
                return entry
            if entry == _HINT:
                self._say(quiz_terminal.hint(asked.question, self._screen))
            elif entry.lower() in _SKIP and (entry or empty_skips):
                return None
            else:
                return entry

    def _told(self, asked: AskedQuestion, came: Outcome | None) -> Outcome:
        """Says what is right and why; *came*, which is said first where it is known."""
        it = asked.question
        self._say(quiz_terminal.outcome(came, self._screen) if came else ())
        self._say(quiz_terminal.answer(it, self._screen))
        self._say(quiz_terminal.explanation(it, self._pool.explanations[it.fact], self._screen))
        return came or "skipped"

    def _agreed(self, question: str) -> bool:
        while True:
            entry = self._read(f"{question} [y/n] ").strip().lower()
            if entry in (*_YES, *_NO):
                return entry in _YES
            click.echo("Enter y or n.")

    def _read(self, prompt: str) -> str:
        """A line of what is entered. Raises Abort at Ctrl-C, Ctrl-D and the end of a pipe."""
        entry: str = click.prompt(prompt, default="", show_default=False, prompt_suffix="")
        return entry

    def _say(self, lines: Iterable[str]) -> None:
        for line in lines:
            click.echo(line, color=self._screen.colour)
