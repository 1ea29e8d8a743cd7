"""The command `explain`."""

from __future__ import annotations

import click

from briefdeck.cli.printing import echo
from briefdeck.rules.registry import RULES
from briefdeck.suggestions import did_you_mean


@click.command()
@click.argument(
    "code", default="", shell_complete=lambda _, __, typed: [code for code in RULES if code.startswith(typed.upper())]
)
def explain(code: str) -> None:
    """Explain a rule; without a code, list all rules.

    Its page says why the rule is there and how to keep it.

    Example: briefdeck explain G201
    """
    from briefdeck.rules.docs import format_list, format_page

    rule = RULES.get(code.upper())
    if code and rule is None:
        hint = did_you_mean(code.upper(), RULES) or "`briefdeck explain` lists all"
        raise click.UsageError(f"there is no rule {code}: {hint}")
    echo(format_page(rule) if rule else format_list(), nl=False)
