"""Answers that a fair teacher judged, with the questions to which they were given."""

from __future__ import annotations

from functools import cache

import yaml

from briefdeck.quiz.spellings import Spellings
from briefdeck.quiz.typed_answers import spell_typed
from tests.conftest import DATA


@cache
def fair_answers() -> list[tuple[dict[str, str], list[str], list[str]]]:
    """The questions of the table, with all that is right and all that is another answer, as a quiz has them."""
    names = Spellings({})
    found = []
    for case in yaml.safe_load((DATA / "answers" / "fair.yaml").read_text(encoding="utf-8")):
        spelled = spell_typed(case["q"], case["a"], (), names)
        found.append((case, [case["a"], *spelled.accept, *spelled.right], list(spelled.others)))
    return found
