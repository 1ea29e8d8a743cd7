"""Errors that end a command with one sentence: a path that cannot be used, no project, nothing to build."""

from __future__ import annotations


class UserError(Exception):
    """A command cannot go on. The message is a sentence for the user, without a full stop."""


class UnreadableFileError(UserError):
    """A file or folder cannot be read, or is not what it should be."""


class UnwritableFileError(UserError):
    """A file or folder cannot be written."""


class NoProjectError(UserError):
    """There is no questions.yaml where one was looked for."""


class ProjectExistsError(UserError):
    """A project already exists, or something else is in its place."""


class NoArticleTextsError(UserError):
    """No text of an article can be read, because there is none."""


class NothingToBuildError(UserError):
    """There are no facts yet that a deck could be built from."""


class OutsideProjectError(UserError):
    """A link leads out of the project, or what is to be written may not be written there."""


class ProjectBusyError(UserError):
    """Another run of briefdeck is writing in the project."""


class WrongTimeError(UserError):
    """The time of a release cannot be read, or lies in the future."""


class MissingExtraError(UserError):
    """Something was asked for that needs an extra of briefdeck which is not installed."""

    def __init__(self, what: str, extra: str) -> None:
        """Say that *what* needs the *extra*."""
        super().__init__(f"{what} needs more than is installed: pip install 'briefdeck[{extra}]'")


class ReaderError(UserError):
    """The second reader cannot read, or what it says cannot be understood."""
