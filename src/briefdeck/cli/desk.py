"""The command `desk`."""

from __future__ import annotations

from pathlib import Path

import click

from briefdeck.cli.common import locate_project
from briefdeck.cli.printing import echo, print_note
from briefdeck.clock import present_time


@click.command()
@click.option(
    "--articles",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    envvar="BRIEFDECK_ARTICLES",
    show_envvar=True,
    help="Where the article texts are.  [default: articles/ of the project]",
)
@click.option(
    "--project",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="DIR",
    help="The folder of the project.  [default: this one or the nearest above with a questions.yaml]",
)
@click.option("--port", type=click.IntRange(0, 65535), default=0, help="The port.  [default: any that is free]")
@click.option("--no-open", is_flag=True, help="Only print the address.")
def desk(project: Path | None, articles: Path | None, port: int, no_open: bool) -> None:
    """Read articles and write facts on a page in the browser.

    It is seen by this machine only, and closes with Ctrl-C. An editor may have the files open, too.

    Example: briefdeck desk
    """
    import gc

    from briefdeck.desk.desk import Desk
    from briefdeck.desk.server import DeskServer

    gc.enable()  # unlike other commands it runs for hours
    folder = locate_project(project, articles)
    server = DeskServer(Desk(folder, present_time, check_first=False), port)
    echo(server.address)
    print_note("the desk is open on this machine; Ctrl-C closes it")
    if not no_open:
        import webbrowser

        webbrowser.open(server.address)
    try:
        server.run()
    except KeyboardInterrupt:
        print_note("closed")
