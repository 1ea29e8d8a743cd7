"""The command `schema`."""

from __future__ import annotations

import click

from briefdeck.cli.echo import echo


@click.command()
@click.argument("kind", type=click.Choice(["questions", "facts", "brief"]), default="questions")
def schema(kind: str) -> None:
    """Print the JSON Schema of questions.yaml, of a file in facts/, or of a brief.

    It is of draft 7, for an editor that completes and checks keys.

    Example: briefdeck schema brief > brief.schema.json
    """
    from briefdeck.read.schema import format_schema

    echo(format_schema(kind), nl=False)
