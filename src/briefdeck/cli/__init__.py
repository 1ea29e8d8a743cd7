"""The command line: each command opens a project, computes, and prints."""

from briefdeck.cli.group import main

__all__ = ["main"]
