"""The commands: open, compute, print."""

from briefdeck.cli.group import main

__all__ = ["main"]
