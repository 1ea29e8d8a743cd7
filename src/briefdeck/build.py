"""Verified → the ledger and every file of output/, as bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from briefdeck import ledger as ledgers
from briefdeck.model import Verified
from briefdeck.problem import Place, Problem

LEDGER = "deck.lock"
OUTPUT = "output"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build makes."""

    files: Mapping[str, bytes]
    """The files by their paths in the project, the ledger first: output/ can be made again from it."""
    edition: ledgers.Edition
    """What is new in it for a learner."""


def build(
    verified: Verified, ledger: ledgers.Ledger, now: int, stage: Callable[[str], None]
) -> tuple[Built, list[Problem]]:
    """Makes everything from *verified*, as of *now* in whole seconds since 1970.

    The same facts with the same ledger give the same bytes whenever it is called; *now* counts only
    for what is new or changed. *stage* is told what is being made. The problems are those that only
    show when a page is set: text that does not fit, characters that no font has.
    """
    from briefdeck.render.anki import contents, pack
    from briefdeck.render.brief import render_brief

    stage("deck")
    made = contents(verified, ledger.project)
    advanced, edition = ledgers.advance(ledger, made, now)
    files = {
        LEDGER: ledgers.dump(advanced).encode(),
        f"{OUTPUT}/{advanced.project}.apkg": pack(made, advanced),
    }
    problems: list[Problem] = []
    for name in sorted(verified.briefs):
        stage(f"brief {name}")
        page, found = render_brief(verified, name)
        files[f"{OUTPUT}/{name}.pdf"] = page
        problems += found
    return Built(files, edition), problems


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
    """The decks and pages in *present* that nothing makes any more."""
    return [name for name in present if name not in built.files and name.endswith((".apkg", ".pdf"))]


def stale(built: Built, present: Mapping[str, bytes], shown: str) -> list[Problem]:
    """A problem for each file in *present* that is not what the sources make; *shown* stands before names."""
    missing = [
        (name, "is missing" if name not in present else "is not what the sources make")
        for name in outdated(built, present)
    ]
    extra = [(name, "is made by nothing any more") for name in strangers(built, present)]
    return [
        Problem(Place(shown + name, 1, 1), "L805", f"{name} {what}: run `briefdeck build` and commit what it writes")
        for name, what in missing + extra
    ]
