"""The command `lsp`."""

from __future__ import annotations

from pathlib import Path

import click

from briefdeck.clock import present_time
from briefdeck.errors import UserError


@click.command()
@click.option(
    "--articles",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    envvar="BRIEFDECK_ARTICLES",
    show_envvar=True,
    help="Where the article texts are.  [default: articles/ of the project]",
)
def lsp(articles: Path | None) -> None:
    """Answer an editor: the language server, on stdin and stdout.

    It tells messages while you type, shows cited lines, completes, and offers cures. An editor starts it.

    Example: briefdeck lsp
    """
    import gc

    gc.enable()  # unlike other commands it runs for hours
    try:
        from briefdeck.language_server.server import Server
    except ImportError:
        raise UserError('the language server needs the extra `editor`: pip install "briefdeck[editor]"') from None
    Server(articles, present_time).run()
