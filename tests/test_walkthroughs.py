"""Whoever types what the documents say sees what they show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import REPOSITORY
from tests.support.walkthrough import follow, steps

pytestmark = pytest.mark.slow

DOCUMENTS = {"README.md": 4, "docs/tutorial.md": 10}
"""The documents that are followed to the letter, and how many steps each has at least."""


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_document_followed_to_the_letter(name: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Its files and commands, in their order, print what it says; --update-golden writes that anew."""
    document = (REPOSITORY / name).read_text(encoding="utf-8")
    followed = follow(document, tmp_path)
    if request.config.getoption("--update-golden"):
        (REPOSITORY / name).write_text(followed, encoding="utf-8")
        document = followed
    assert steps(document) >= DOCUMENTS[name]
    assert followed == document
