"""The commands: open, compute, print."""

from briefdeck.cli.group import main
from briefdeck.cli.quiz import quiz
from briefdeck.cli.reference import explain, schema
from briefdeck.cli.release import build, diff, push
from briefdeck.cli.sources import check, coverage, index

__all__ = ["main"]

for _command in (check, build, diff, push, index, coverage, quiz, explain, schema):
    main.add_command(_command)
