"""Rules → what people read about them: a page each, a list, docs/rules.md and the table of the README."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from textwrap import fill, indent

from briefdeck.language.needs import ENGLISH_ONLY, OF_A_LANGUAGE, Need
from briefdeck.problem import Rule
from briefdeck.rules.registry import FAMILIES, MODULE_NAMES, RULES

_WIDTH = 96
_EFFECTS = {
    "error": "Nothing is built while it is broken.",
    "warning": "A warning: it does not stop a build.",
}
_ABOUT = """\
# The rules of briefdeck

Each problem that `briefdeck check` finds names the rule it breaks. `briefdeck explain G201` prints the page of one.
Errors keep anything from being built; warnings do not, except under `check --strict`.

This page is made from the rules in the code by `make docs`. The examples are about two invented articles on a ferry
strike, `harbour` and `quay`, and each is tested: the bad one breaks its rule, the good one keeps it. No rule finds
every fault: how much is found is [measured](score.md).
"""


def format_page(rule: Rule) -> str:
    """Format the page of *rule* for a terminal."""
    parts = [
        fill(f"{rule.code}  {rule.promise}", _WIDTH),
        fill(_effect(rule), _WIDTH),
        fill(rule.why, _WIDTH),
        "Bad:\n\n" + indent(rule.bad, "    ").rstrip(),
        "Good:\n\n" + indent(rule.good, "    ").rstrip(),
        *(fill(line, _WIDTH) for line in (*_needs(rule), *_ways_out(rule))),
        f"Code: {_source_file(rule)}",
    ]
    return "\n\n".join(parts) + "\n"


def format_list() -> str:
    """Format the list of all rules, one to a line, by family."""
    return "\n".join(_family_list(letter, rules) for letter, rules in _families())


def _family_list(letter: str, rules: Iterable[Rule]) -> str:
    rows = (f"  {rule.code}  {rule.promise}{' (warning)' if rule.severity == 'warning' else ''}\n" for rule in rules)
    return f"{FAMILIES[letter]}\n" + "".join(rows)


def format_document() -> str:
    """Format docs/rules.md: all pages in Markdown, with a table of contents."""
    families = [(letter, list(rules)) for letter, rules in _families()]
    contents = "".join(_contents(letter, rules) for letter, rules in families)
    chapters = "".join(
        f"\n## {FAMILIES[letter]}\n" + "".join(f"\n{_section(rule)}" for rule in rules) for letter, rules in families
    )
    return f"{_ABOUT}\n{contents}{chapters}"


def _contents(letter: str, rules: Iterable[Rule]) -> str:
    links = ", ".join(f"[{rule.code}](#{rule.code.lower()})" for rule in rules)
    chapter = FAMILIES[letter]
    return f"- [{chapter}](#{chapter.lower().replace(' ', '-')}): {links}\n"


def _section(rule: Rule) -> str:
    parts = [
        f"### {rule.code}",
        f"**{rule.promise}** {_effect(rule)}",
        rule.why,
        f"Bad:\n\n```{rule.form}\n{rule.bad}```",
        f"Good:\n\n```{rule.form}\n{rule.good}```",
        *_needs(rule),
        *_ways_out(rule),
        f"Code: [`{_source_file(rule)}`](../{_source_file(rule)})",
    ]
    return "\n\n".join(parts) + "\n"


def _effect(rule: Rule) -> str:
    return rule.effect or _EFFECTS[rule.severity]


def _needs(rule: Rule) -> list[str]:
    """Say where *rule* does not run, or checks less."""
    sentences = {"It does not run": rule.needs, "It checks less": rule.wants}
    limits = [f"{what} {' or '.join(_where_not(needs))}." for what, needs in sentences.items() if needs]
    return [*limits, *(["It only warns where it is not certain."] if rule.may_doubt else []), *_likeness(rule)]


def _likeness(rule: Rule) -> list[str]:
    """Say how much of a statement its lines must have for *rule* to refuse it, and to warn of it."""
    told = "Where no sentence of the lines has {} in 10 words of a statement,"
    only_warns = rule.sure_from > rule.warns_from and rule.severity == "error"
    warns = [f"{told.format(round(10 * rule.sure_from))} it only warns."] if only_warns else []
    is_silent = [f"{told.format(round(10 * rule.warns_from))} it does not warn of a fact."] if rule.warns_from else []
    return [*warns, *is_silent]


def _where_not(needs: frozenset[Need]) -> list[str]:
    texts = ["where the texts of its articles are not there"] if Need.TEXTS in needs else []
    if needs & ENGLISH_ONLY:
        return [*texts, "in a language other than English"]
    return [*texts, *(["in a language whose pack does not have what it needs"] if needs & OF_A_LANGUAGE else [])]


def _ways_out(rule: Rule) -> list[str]:
    """Say how *rule* is switched off, if it can be."""
    if rule.severity == "error" and not rule.may_doubt:
        return []
    switch = f"`ignore: {{{rule.code}: the reason}}`"
    where = "" if rule.form == "text" or rule.is_of_pages else "in the fact, or "
    what = "its warnings" if rule.may_doubt else "it"
    whose = " for all pages" if rule.is_of_pages else " for all facts" if where else ""
    return [f"To switch {what} off, write {switch} {where}at the top of questions.yaml{whose}."]


def _source_file(rule: Rule) -> str:
    """The path of the module that checks *rule*, from the root of the repository."""
    return f"src/{MODULE_NAMES[rule.code].replace('.', '/')}.py"


def format_table() -> str:
    """Format all rules as the table of the README."""
    rows = (f"| {rule.code} | {rule.promise} | {rule.severity} |\n" for rule in RULES.values())
    return "| code | holds when the rule is kept | |\n|---|---|---|\n" + "".join(rows)


def _families() -> Iterable[tuple[str, Iterable[Rule]]]:
    return groupby(RULES.values(), key=lambda rule: rule.code[0])
