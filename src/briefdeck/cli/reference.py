"""The commands that print what briefdeck knows: explain, schema."""

from __future__ import annotations

import click

from briefdeck.rules.registry import RULES
from briefdeck.suggestions import did_you_mean


@click.command()
@click.argument("kind", type=click.Choice(["questions", "brief"]), default="questions")
def schema(kind: str) -> None:
    """Print the JSON Schema (draft 7) of questions.yaml, or of a brief, for an editor.

    Example: briefdeck schema brief > brief.schema.json
    """
    from briefdeck.read.schema import format_schema

    click.echo(format_schema(kind), nl=False)


@click.command()
@click.argument("code", default="", shell_complete=lambda _, __, begun: [code for code in RULES if begun in code])
def explain(code: str) -> None:
    """Print the page of a rule: why it is there and how it is kept. Without a code, list all rules.

    Example: briefdeck explain G201
    """
    from briefdeck.rules.docs import format_list, format_page

    rule = RULES.get(code.upper())
    if code and rule is None:
        hint = did_you_mean(code.upper(), RULES) or "`briefdeck explain` lists all"
        raise click.UsageError(f"there is no rule {code}: {hint}")
    click.echo(format_page(rule) if rule else format_list(), nl=False)
