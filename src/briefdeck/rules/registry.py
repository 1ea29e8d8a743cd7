"""Every rule by its code, and the modules that check them.

To add a rule, write its module in the folder of its family and name it in MODULES: see docs/adding-a-rule.md.
"""

from __future__ import annotations

from briefdeck.problem import Rule
from briefdeck.rules import old_docs
from briefdeck.rules.briefs import font_file
from briefdeck.rules.cards import (
    absolute_option,
    ambiguous_reverse,
    answer_given_away,
    answer_length,
    article_clue,
    bare_number,
    changing_value,
    clang_association,
    cloze_context,
    conflicting_answers,
    deletion_count,
    deletion_given_away,
    deletion_length,
    double_question,
    duplicate_card,
    false_precision,
    leading_question,
    list_answer,
    near_duplicate_question,
    one_right_option,
    option_about_options,
    option_count,
    option_kinds,
    option_length,
    question_length,
    relative_time,
    revealing_hint,
    typable_answer,
    unclear_reference,
    unmarked_negative,
    vague_question,
    yes_no_question,
)
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
from briefdeck.rules.disputes import (
    contradicting_statements,
    contradicting_values,
    one_sided_dispute,
    settled_dispute,
)
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
    *(
        answer_length,
        question_length,
        double_question,
        list_answer,
        yes_no_question,
        leading_question,
        answer_given_away,
        unclear_reference,
        relative_time,
        changing_value,
        vague_question,
        near_duplicate_question,
        duplicate_card,
        conflicting_answers,
        deletion_length,
        deletion_count,
        deletion_given_away,
        cloze_context,
        bare_number,
        false_precision,
        typable_answer,
        ambiguous_reverse,
        option_about_options,
        option_length,
        option_kinds,
        one_right_option,
        clang_association,
        article_clue,
        unmarked_negative,
        option_count,
        absolute_option,
        revealing_hint,
    ),
    *(
        contradicting_values,
        contradicting_statements,
        one_sided_dispute,
        settled_dispute,
    ),
    font_file,
    *(picture_file, picture_format, self_contained_drawing),
)
"""The modules of the rules, in the order in which they are checked; the problems are sorted by place."""

_ALL = {**old_docs.RULES, **{rule_of(module).code: rule_of(module) for module in MODULES}}
RULES: dict[str, Rule] = {code: _ALL[code] for family in FAMILIES for code in sorted(_ALL) if code.startswith(family)}
"""The rules by code, in the order of the documentation."""
