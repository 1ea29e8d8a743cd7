"""The command `schema`."""

from __future__ import annotations

import click

from briefdeck.cli.printing import echo


@click.command()
@click.argument("kind", type=click.Choice(["questions", "facts", "brief"]), default="questions")
def schema(kind: str) -> None:
    """Print the JSON Schema of a file, for an editor.

    The file is questions.yaml, one in facts/, or a brief. The schema is of draft 7, for an editor that completes and
    checks keys.

    Example: briefdeck schema brief > brief.schema.json
    """
    from briefdeck.read.schema import format_schema

    echo(format_schema(kind), nl=False)
