"""Verified → the ledger and every file of output/, as bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from briefdeck import ledger as ledgers
from briefdeck.located import Location
from briefdeck.model import Bank, Verified
from briefdeck.problem import Problem
from briefdeck.rules.old_docs import RULES
from briefdeck.rules.yaml import empty_quiz

if TYPE_CHECKING:
    from briefdeck.render.paper import RenderedQuiz

LEDGER = "deck.lock"
OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build makes."""

    files: Mapping[str, bytes]
    """The files by their paths in the project, the ledger first: output/ can be made again from it."""
    edition: ledgers.Edition
    """What is new in it for a learner."""
    ledger: ledgers.Ledger
    """The ledger among the files."""
    left_out: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The facts that had no room on a page, by the name of the brief, the least first."""
    advice: Sequence[str] = ()
    """What is left for learners to do, because no import does it: lines to be printed."""
    described: Sequence[str] = ()
    """The pictures for which words stand on paper, by the names of their files."""

    @property
    def deck(self) -> bytes:
        """The deck among the files."""
        return next(data for name, data in self.files.items() if name.endswith(".apkg"))


class _Made(NamedTuple):
    """What a part of a build makes."""

    files: Mapping[str, bytes]
    problems: Sequence[Problem] = ()
    left_out: Mapping[str, Sequence[str]] = {}
    described: Sequence[str] = ()


def build(
    verified: Verified, ledger: ledgers.Ledger, now: int, stage: Callable[[str], None]
) -> tuple[Built, list[Problem]]:
    """Makes everything from *verified*, as of *now* in whole seconds since 1970.

    The same facts with the same ledger give the same bytes whenever it is called; *now* counts only
    for what is new or changed. *stage* is told what is being made. The problems are those that
    only show when a page is set: text that does not fit, characters that no font has.
    """
    stage("deck")
    deck = build_deck(verified, ledger, now)
    made = [*(_brief(verified, name, deck.ledger, stage) for name in verified.briefs), _quizzes(verified, stage)]
    built = replace(
        deck,
        files={
            **(deck.files if has_deck(verified.bank, ledger) else {}),
            **{name: data for each in made for name, data in each.files.items()},
        },
        left_out={name: facts for each in made for name, facts in each.left_out.items()},
        described=[name for each in made for name in each.described],
    )
    return built, [problem for each in made for problem in each.problems]


def has_deck(bank: Bank, ledger: ledgers.Ledger) -> bool:
    """Whether there is a fact, or was an edition: a deck without any would fix its name before there is a card."""
    return bool(bank.facts or ledger.note_types)


def _brief(verified: Verified, name: str, ledger: ledgers.Ledger, stage: Callable[[str], None]) -> _Made:
    """The page of the brief *name*."""
    from briefdeck.render.brief import render_brief

    stage(f"brief {name}")
    since = verified.briefs[name].changed_since
    rendered = render_brief(verified, name, ledgers.changed_after(ledger, since.last) if since else ())
    left_out = {name: rendered.left_out} if rendered.left_out else {}
    return _Made({f"{OUTPUT}/{name}.pdf": rendered.pdf}, rendered.problems, left_out)


def _quizzes(verified: Verified, stage: Callable[[str], None]) -> _Made:
    """The pages, sheets and cards of the quizzes; nothing where the bank has nothing to ask."""
    from briefdeck.quiz import pool
    from briefdeck.render.paper import render_cards, render_sheet
    from briefdeck.render.quiz_page import render_page

    stage("quiz")
    questions = pool(verified)
    pages: dict[str, bytes] = {}
    printed: dict[str, RenderedQuiz] = {}
    problems: list[Problem] = []
    for quiz in verified.bank.quiz if questions.questions else ():
        stage(quiz.name)
        if not questions.of(quiz).questions:
            problems.append(empty_quiz.report_kinds(quiz))
            continue
        pages[f"{OUTPUT}/{quiz.name}.html"] = render_page(questions.of(quiz), quiz)
        printed[f"{OUTPUT}/{quiz.name}.pdf"] = render_sheet(verified, questions, quiz)
        if quiz.cards == "yes":
            printed[f"{OUTPUT}/{quiz.cards_name}.pdf"] = render_cards(verified, questions, quiz)
    return _Made(
        pages | {name: rendered.pdf for name, rendered in printed.items() if rendered.pdf},
        [*problems, *(problem for rendered in printed.values() for problem in rendered.problems)],
        described=list(dict.fromkeys(name for rendered in printed.values() for name in rendered.described)),
    )


def build_deck(verified: Verified, ledger: ledgers.Ledger, now: int) -> Built:
    """Makes the ledger and the deck alone, as `build` does."""
    from briefdeck.render.anki import advice, contents, pack

    made = contents(verified, ledger)
    advanced, edition = ledgers.make_next_edition(ledger, made, now)
    files = {LEDGER: ledgers.dump(advanced).encode(), deck_path(advanced): pack(made, advanced)}
    return Built(files, edition, advanced, advice=tuple(advice(made.notes, advanced, edition)))


def deck_path(ledger: ledgers.Ledger) -> str:
    """The path of the deck in the project."""
    return f"{OUTPUT}/{ledger.project}.apkg"


def outdated(built: Built, present: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of *built* that are missing from *present* or say something else there.

    Decks are compared by what a learner gets, so that another SQLite or zlib makes no difference.
    """
    from briefdeck.render.anki import same_deck

    def same(name: str, data: bytes) -> bool:
        there = present.get(name)
        if there is None or there == data:
            return there is not None
        return name.endswith(".apkg") and same_deck(there, data)

    return {name: data for name, data in built.files.items() if not same(name, data)}


def strangers(built: Built, present: Mapping[str, bytes]) -> list[str]:
    """The decks, pages and quizzes in *present* that nothing makes any more."""
    return [name for name in present if name not in built.files and name.endswith((".apkg", ".pdf", ".html"))]


def stale(built: Built, present: Mapping[str, bytes], shown: str) -> list[Problem]:
    """A problem for each file in *present* that is not what the sources make; *shown* stands before names."""
    again = "run `briefdeck build` and commit what it writes"
    missing = {
        name: f"is {'not what the sources make' if name in present else 'missing'}: {again}"
        for name in outdated(built, present)
    }
    extra = dict.fromkeys(strangers(built, present), "is made by nothing any more: delete it")
    return [
        RULES["L805"].problem(Location(shown + name, 1, 1), f"{name} {what}")
        for name, what in (missing | extra).items()
    ]
