"""Empty file: a file without content."""

from __future__ import annotations

from briefdeck.located import LocatedStr, Location
from briefdeck.problem import Problem, Rule

RULE = Rule(
    "Y103",
    "A file is not empty.",
    why="An empty questions.yaml or brief is hardly meant: most often it was saved too early, or a download failed.",
    bad="questions.yaml, with 0 bytes\n",
    good="questions.yaml, with a title, articles, topics and facts\n",
    form="text",
)


def report(path: str) -> Problem:
    """Report that the file *path* is empty or has only blanks."""
    return RULE.problem(Location(path, 1, 1), "the file is empty")


def report_comments(path: str) -> Problem:
    """Report that the file *path* has only comments."""
    return RULE.problem(Location(path, 1, 1), "the file holds nothing but comments")


def report_article(file: LocatedStr) -> Problem:
    """Report that the text of an article, *file*, is empty or has only blanks."""
    return RULE.problem(file.location, f"the text {file} is empty", words=file, advice="save its text there again")
