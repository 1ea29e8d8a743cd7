"""The table of README.md: what is checked in which language and by which rules, from the packs and rules themselves."""

from __future__ import annotations

import re
from itertools import groupby

from briefdeck.language.needs import ENGLISH_ONLY, LABELS, OF_A_LANGUAGE, Need, known_of_language
from briefdeck.language.packs.pack import LanguagePack, pack_of, packed_languages
from briefdeck.message_grammar import word_ranges
from briefdeck.printed_words import LANGUAGE, language_for
from briefdeck.problem import Rule
from briefdeck.rules.registry import RULES

_UNKNOWN = {Need.NUMBERS: "as written", Need.DATES: "as written", Need.NAMES: "those listed"}
"""What is done in languages of which nothing is known."""


def put_languages(page: str) -> str:
    """Put the table into *page*, the text of README.md."""
    return re.sub(
        r"<!-- languages -->\n.*<!-- /languages -->",
        lambda _: f"<!-- languages -->\n{format_languages()}<!-- /languages -->",
        page,
        flags=re.DOTALL,
    )


def format_languages() -> str:
    """Format the table: a row for what is looked at, a column for each group of languages of which as much is known."""
    groups = [known_of_language("en"), *(known_of_language(packs[0].language) for packs in group_packs())]
    names = ["English", *(", ".join(pack.name for pack in packs) for packs in group_packs()), "any other"]
    rows = [_row("checked", "by the rules", *names), "|---" * (len(names) + 2) + "|\n"]
    for need in (need for need in Need if need in OF_A_LANGUAGE):
        marks = ["✓" if need in known else "" for known in groups]
        rows.append(_row(LABELS[need], word_ranges(rules_of(need)), *marks, _UNKNOWN.get(need, "")))
    spoken = [all(language_for(pack.language) != LANGUAGE for pack in packs) for packs in group_packs()]
    marks = ["✓" if each else "in English" for each in (True, *spoken, False)]
    return "".join((*rows, _row("what briefdeck itself prints", "", *marks)))


def group_packs() -> list[list[LanguagePack]]:
    """Put together the packs that know as much, those that know most first."""
    packs = sorted(filter(None, map(pack_of, packed_languages())), key=lambda pack: (-len(pack.has), pack.name))
    return [list(group) for _, group in groupby(packs, key=lambda pack: pack.has)]


def rules_of(need: Need) -> list[str]:
    """List the codes of the rules that need or want this; of those that run in English only, what keeps them there."""
    return [code for code, rule in RULES.items() if need in _needs_of(rule)]


def _needs_of(rule: Rule) -> frozenset[Need]:
    needs = (rule.needs | rule.wants) & OF_A_LANGUAGE
    return needs & ENGLISH_ONLY or needs


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |\n"
