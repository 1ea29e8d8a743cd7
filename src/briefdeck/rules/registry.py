"""Every rule by its code, and the modules that check them.

To add a rule, write its module in the folder of its family and name it in MODULES: see docs/adding-a-rule.md.
"""

from __future__ import annotations

from briefdeck.problem import Rule
from briefdeck.rules import old_docs
from briefdeck.rules.briefs import font_file
from briefdeck.rules.citations import (
    backward_range,
    blank_line,
    changed_article,
    damaged_concordance,
    furniture_line,
    missing_furniture,
    missing_line,
    repeated_line,
    unindexed_article,
    unknown_article,
)
from briefdeck.rules.copying import copied_text
from briefdeck.rules.module import rule_of
from briefdeck.rules.pictures import picture_file, picture_format, self_contained_drawing
from briefdeck.rules.yaml import (
    anchor_or_tag,
    bad_citation,
    bad_date,
    bad_deletion,
    bad_slug,
    byte_order_mark,
    card_keys,
    cloze_without_deletion,
    deep_nesting,
    duplicate_key,
    empty_file,
    empty_quiz,
    hidden_character,
    inferred_date,
    line_ends,
    list_items,
    malformed_yaml,
    missing_id,
    missing_key,
    odd_characters,
    reused_id,
    tab_indentation,
    unknown_id,
    unknown_key,
    wrong_value,
)

FAMILIES = old_docs.FAMILIES
"""What the rules are about, by the letter of their codes, in the order of the documentation."""

MODULES = (
    *(
        anchor_or_tag,
        bad_citation,
        bad_date,
        bad_deletion,
        bad_slug,
        byte_order_mark,
        card_keys,
        cloze_without_deletion,
        deep_nesting,
        duplicate_key,
        empty_file,
        empty_quiz,
        hidden_character,
        inferred_date,
        line_ends,
        list_items,
        malformed_yaml,
        missing_id,
        missing_key,
        odd_characters,
        reused_id,
        tab_indentation,
        unknown_id,
        unknown_key,
        wrong_value,
    ),
    *(
        backward_range,
        blank_line,
        changed_article,
        damaged_concordance,
        furniture_line,
        missing_furniture,
        missing_line,
        repeated_line,
        unindexed_article,
        unknown_article,
    ),
    copied_text,
    font_file,
    *(picture_file, picture_format, self_contained_drawing),
)
"""The modules of the rules, in the order in which they are checked; the problems are sorted by place."""

_ALL = {**old_docs.RULES, **{rule_of(module).code: rule_of(module) for module in MODULES}}
RULES: dict[str, Rule] = {code: _ALL[code] for family in FAMILIES for code in sorted(_ALL) if code.startswith(family)}
"""The rules by code, in the order of the documentation."""
