"""The curator's guide shows the bank as it is."""

from __future__ import annotations

import time

from briefdeck.project import Folder, open_project
from tests.conftest import REPOSITORY

GUIDE = (REPOSITORY / "docs/writing-facts.md").read_text(encoding="utf-8")


def _examples() -> list[str]:
    """What the guide's tables have in their column “in the bank”."""
    found: list[str] = []
    inside = False
    for line in GUIDE.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not line.startswith("|"):
            inside = False
        elif cells[1:2] == ["in the bank"]:
            inside = True
        elif inside and not cells[0].startswith("---"):
            found.append(cells[1])
    return found


def test_its_good_examples_stand_in_the_bank() -> None:
    """Each right-hand example is a fact, a question or a cloze text of the bank, to the letter."""
    facts = open_project(Folder(REPOSITORY, REPOSITORY / "articles"), int(time.time())).context.bank.facts
    texts = {str(fact.fact) for fact in facts}
    texts |= {str(text) for fact in facts for card in fact.cards for text in (card.q, card.cloze)}
    assert len(_examples()) > 15
    assert [example for example in _examples() if example not in texts] == []
