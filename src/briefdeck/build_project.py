"""Verified → the ledger and every file of output/, as bytes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from briefdeck.ledger import Edition, Ledger, changed_after, dump_ledger, make_next_edition
from briefdeck.located import UNKNOWN_LOCATION
from briefdeck.model import Bank, Verified
from briefdeck.printed_words import speaking
from briefdeck.problem import Problem
from briefdeck.project_names import LEDGER, OUTPUT, OUTPUT_SUFFIXES, deck_path, first_import_path, social_card_path
from briefdeck.rules.briefs import missing_glyph
from briefdeck.rules.releases import stale_output
from briefdeck.rules.yaml import empty_quiz

if TYPE_CHECKING:
    from briefdeck.render.paper import RenderedQuiz


@dataclass(frozen=True, slots=True)
class BuildResult:
    """The files of a build, and what to report about them."""

    files: Mapping[str, bytes]
    """The files by their paths in the project, the ledger first: output/ can be built again from it."""
    edition: Edition
    """What is new in it for a learner."""
    ledger: Ledger
    """The ledger among the files."""
    omitted_facts: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The facts that had no room on a page, by the name of the brief, the least important first."""
    advice: Sequence[str] = ()
    """What is left for learners to do, because no import does it: lines to be printed."""
    unprintable_pictures: Sequence[str] = ()
    """The names of the pictures that cannot be printed: on paper their descriptions take their place."""
    unprinted: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The papers, by their paths, that leave out the questions with these keys; all of them where there are none."""

    @property
    def deck(self) -> bytes:
        """The deck among the files, with what is retired."""
        return next(data for name, data in self.files.items() if name.endswith(".apkg"))


class _Part(NamedTuple):
    """The files of one brief, or of all quizzes."""

    files: Mapping[str, bytes]
    problems: Sequence[Problem] = ()
    omitted_facts: Mapping[str, Sequence[str]] = {}
    unprintable_pictures: Sequence[str] = ()
    unprinted: Mapping[str, Sequence[str]] = {}


def build_project(
    verified: Verified, ledger: Ledger, now: int, on_progress: Callable[[str], None], with_png: bool = False
) -> tuple[BuildResult, list[Problem]]:
    """Build the deck, the briefs and the quizzes of *verified*, as of *now* in whole seconds since 1970.

    The same facts with the same ledger always give the same bytes; *now* is used only for what is new or changed.
    *on_progress* gets the name of each part before it is built. The problems are those that only show when a page is
    set: text that does not fit, and characters that no font has. A brief, a question on paper or a whole paper with one
    is left out; deck and quiz pages have everything. *with_png*, each brief that is made is drawn as a social card too,
    whose bytes depend on the version of PDFium; without PDFium, that raises MissingExtraError.
    """
    with speaking(verified.bank.language, verified.bank.words):
        return _build_project(verified, ledger, now, on_progress, with_png)


def _build_project(
    verified: Verified, ledger: Ledger, now: int, on_progress: Callable[[str], None], with_png: bool
) -> tuple[BuildResult, list[Problem]]:
    on_progress("deck")
    deck = build_deck(verified, ledger, now)
    briefs = [_build_brief(verified, name, deck.ledger, on_progress, with_png) for name in verified.briefs]
    parts = [*briefs, _build_quizzes(verified, on_progress)]
    result = replace(
        deck,
        files={
            **(deck.files if has_deck(verified.bank, ledger) else {}),
            **{name: data for part in parts for name, data in part.files.items()},
        },
        omitted_facts={name: facts for part in parts for name, facts in part.omitted_facts.items()},
        unprintable_pictures=[name for part in parts for name in part.unprintable_pictures],
        unprinted={name: keys for part in parts for name, keys in part.unprinted.items()},
    )
    return result, _problems(parts, verified.bank)


def find_unprintable(verified: Verified, ledger: Ledger, on_progress: Callable[[str], None]) -> list[Problem]:
    """Find the problems of `build_project` without building: a page is laid out only where it may have one."""
    with speaking(verified.bank.language, verified.bank.words):
        return _find_unprintable(verified, ledger, on_progress)


def _find_unprintable(verified: Verified, ledger: Ledger, on_progress: Callable[[str], None]) -> list[Problem]:
    from briefdeck.render.quick_look import brief_surely_prints, quizzes_surely_print

    doubtful = [name for name, brief in verified.briefs.items() if not brief_surely_prints(verified, brief)]
    parts = [_build_brief(verified, name, ledger, on_progress) for name in doubtful]
    parts += [] if quizzes_surely_print(verified) else [_build_quizzes(verified, on_progress)]
    return _problems(parts, verified.bank)


def _placed(problem: Problem, bank: Bank) -> Problem:
    if problem.location != UNKNOWN_LOCATION:
        return problem
    return replace(problem, location=bank.title.location, message=f"{problem.message}, in words of briefdeck’s own")


def _problems(parts: Iterable[_Part], bank: Bank) -> list[Problem]:
    """Gather the problems of *parts*: one for each place, though it may be printed on several pages.

    Those of words that are briefdeck’s own are told at the title of *bank*.
    """
    found = [_placed(problem, bank) for part in reversed([*parts]) for problem in part.problems]
    places = {(problem.rule, problem.location): problem for problem in found}
    return missing_glyph.shorten(list(places.values()))


def has_deck(bank: Bank, ledger: Ledger) -> bool:
    """Tell whether there is a fact, or an earlier edition; an empty first deck would fix its name too early."""
    return bool(bank.facts or ledger.note_types)


def _build_brief(
    verified: Verified, name: str, ledger: Ledger, on_progress: Callable[[str], None], with_png: bool = False
) -> _Part:
    from briefdeck.render.brief import render_brief
    from briefdeck.render.brief.web_page import draw_social_card, render_web_page

    on_progress(f"brief {name}")
    since = verified.briefs[name].changed_since
    changed = changed_after(ledger, since.last) if since else frozenset()
    rendered = render_brief(verified, name, changed)
    page = {f"{OUTPUT}/{name}.html": render_web_page(verified, name, changed)}
    omitted = {name: rendered.left_out} if rendered.left_out else {}
    path = f"{OUTPUT}/{name}.pdf"
    if not rendered.pdf:
        return _Part(page, rendered.problems, unprinted={path: ()})
    if with_png:
        page[social_card_path(name)] = draw_social_card(verified, name)
    return _Part({path: rendered.pdf} | page, rendered.problems, omitted)


def _build_quizzes(verified: Verified, on_progress: Callable[[str], None]) -> _Part:
    """Build the pages, sheets and cards of the quizzes; none where the bank has no questions."""
    from briefdeck.quiz import make_pool
    from briefdeck.render.paper import render_cards, render_sheet
    from briefdeck.render.quiz_page import render_page

    on_progress("quiz")
    pool = make_pool(verified)
    pages: dict[str, bytes] = {}
    sheets: dict[str, RenderedQuiz] = {}
    problems: list[Problem] = []
    for quiz in verified.bank.quiz if pool.questions else ():
        on_progress(quiz.name)
        part = pool.for_quiz(quiz)
        if not part.questions:
            problems.append(empty_quiz.report_kinds(quiz))
            continue
        pages[f"{OUTPUT}/{quiz.name}.html"] = render_page(part, quiz)
        if verified.bank.paper == "no":
            continue
        sheet, key = render_sheet(verified, part, quiz)
        sheets |= {f"{OUTPUT}/{quiz.name}.pdf": sheet, f"{OUTPUT}/{quiz.key_name}.pdf": key}
        if quiz.cards != "no":
            sheets[f"{OUTPUT}/{quiz.cards_name}.pdf"] = render_cards(verified, part, quiz)
    return _Part(
        pages | {name: rendered.pdf for name, rendered in sheets.items() if rendered.pdf},
        [*problems, *(problem for rendered in sheets.values() for problem in rendered.problems)],
        unprintable_pictures=list(dict.fromkeys(name for rendered in sheets.values() for name in rendered.described)),
        unprinted={
            name: rendered.left_out if rendered.pdf else () for name, rendered in sheets.items() if rendered.problems
        },
    )


def build_deck(verified: Verified, ledger: Ledger, now: int) -> BuildResult:
    """Build the ledger and the deck alone, as `build_project` does."""
    with speaking(verified.bank.language, verified.bank.words):
        return _build_deck(verified, ledger, now)


def _build_deck(verified: Verified, ledger: Ledger, now: int) -> BuildResult:
    from briefdeck.render.anki import advise_learners, build_contents, pack, write_ankiweb

    deck = build_contents(verified, ledger)
    next_ledger, edition = make_next_edition(ledger, deck, now, deck.title)
    files = {LEDGER: dump_ledger(next_ledger).encode(), deck_path(next_ledger.project): pack(deck, next_ledger)}
    if any(note.retired for note in deck.notes):
        files[first_import_path(next_ledger.project)] = pack(deck.without_retired(), next_ledger)
    if verified.bank.about:
        files[f"{OUTPUT}/{next_ledger.project}.ankiweb.md"] = write_ankiweb(deck, next_ledger).encode()
    return BuildResult(
        files, edition, next_ledger, advice=tuple(advise_learners(deck.notes, next_ledger, edition, ledger.title))
    )


def changed_files(result: BuildResult, present: Mapping[str, bytes]) -> dict[str, bytes]:
    """Select the files of *result* that are missing from *present* or differ from it.

    Decks are compared by what a learner gets, so that another version of SQLite or zlib makes no difference.
    """
    from briefdeck.render.anki import same_deck

    def is_same(name: str, data: bytes) -> bool:
        old = present.get(name)
        if old is None or old == data:
            return old is not None
        return name.endswith(".apkg") and same_deck(old, data)

    return {name: data for name, data in result.files.items() if not is_same(name, data)}


def orphaned_files(result: BuildResult, present: Collection[str]) -> list[str]:
    """Select, from the paths *present*, the decks, pages and quizzes that no source makes any more."""
    return [name for name in present if name not in result.files and name.endswith(OUTPUT_SUFFIXES)]


def stale_file_problems(
    result: BuildResult, present: Mapping[str, bytes], names: Collection[str], shown: str
) -> list[Problem]:
    """Report each file that differs from what the sources make, or that no source makes any more.

    *present* has the files of *result* that are on the disk, *names* has all paths in output/, and *shown* is put
    before paths in messages.
    """
    reports = {
        name: stale_output.report_changed if name in names else stale_output.report_missing
        for name in changed_files(result, present)
    }
    reports |= dict.fromkeys(orphaned_files(result, names), stale_output.report_unclaimed)
    return [report(shown + name, name) for name, report in reports.items()]
