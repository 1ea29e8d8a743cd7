"""The rules that the options of every multiple-choice question keep, including those that a quiz makes."""

from __future__ import annotations

from briefdeck.rules.cards import (
    absolute_option,
    article_clue,
    clang_association,
    one_right_option,
    option_about_options,
    option_count,
    option_kinds,
    option_length,
    unmarked_negative,
)
from briefdeck.rules.cards.choice import Choice

_RULES = (
    option_length,
    one_right_option,
    option_count,
    option_about_options,
    option_kinds,
    clang_association,
    article_clue,
    unmarked_negative,
    absolute_option,
)


def has_flaw(choice: Choice) -> bool:
    """Tell whether *choice*, in English, breaks a rule about options."""
    return any(True for rule in _RULES for _ in rule.find_flaws(choice))
