"""What the files and folders of a project are called. All paths are in the project, with slashes."""

from __future__ import annotations

QUESTIONS = "questions.yaml"
FACTS = "facts"
"""The folder of files that hold nothing but more facts."""
DRAFTS = "drafts.yaml"
"""Facts that nothing proves yet."""
ARTICLES = "articles"
CONCORDANCE = f"{ARTICLES}/concordance.json"
BRIEFS = "briefs"
IMAGES = "images"
FONTS = "fonts"
READINGS = "reader.lock"
"""What the second reader said."""
LEDGER = "deck.lock"
OUTPUT = "output"
OUTPUT_SUFFIXES = (".apkg", ".pdf", ".html", ".ankiweb.md")
"""How the names of the files end that a build makes in output/."""


def deck_path(project: str) -> str:
    """Return the path of the deck of *project*, its name in the ledger."""
    return f"{OUTPUT}/{project}.apkg"


FIRST_IMPORT = ".first-import.apkg"
"""How the name of the deck ends that is for those who have no earlier edition."""


def first_import_path(project: str) -> str:
    """Return the path of its deck for those who have no earlier edition: without what is retired."""
    return f"{OUTPUT}/{project}{FIRST_IMPORT}"


def social_card_path(brief: str) -> str:
    """Return the path of the social card of the brief of that name."""
    return f"{OUTPUT}/{brief}.png"
