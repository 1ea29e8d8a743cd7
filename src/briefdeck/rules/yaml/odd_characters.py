"""Odd characters: characters that no editor shows, and bytes that are not text."""

from __future__ import annotations

from briefdeck.located import LocatedStr, Location
from briefdeck.problem import Problem, Rule

RULE = Rule(
    "Y101",
    "A file is UTF-8 text without control characters or odd line ends.",
    why="A character that no editor shows hides a name from every search, and some of them shift all line numbers "
    "after them. Such characters come along when text is copied from a web page or saved as “Unicode”.",
    bad="questions.yaml, saved as “Unicode”: some editors mean UTF-16 by it\n",
    good="questions.yaml, saved as UTF-8\n",
    form="text",
)

_NAMES = {
    "\0": "a NUL character",
    "\r": "a carriage return",
    "\x85": "a next-line character",
    "\u2028": "a line separator",
    "\u2029": "a paragraph separator",
}
_SAVE_AS_UTF8 = "save it as UTF-8"
_OF_ARTICLE = f"{_SAVE_AS_UTF8}, or move it to another folder and `briefdeck import` it from there"


def report_utf16(path: str) -> Problem:
    """Report that the file *path* is in UTF-16."""
    return RULE.problem(Location(path, 1, 1), f"the file is UTF-16: {_SAVE_AS_UTF8}")


def report_old_line_ends(path: str) -> Problem:
    """Report that no line of the file *path* ends with a line feed."""
    message = (
        "the lines of this file end with carriage returns alone, as on old Macs: save it with line ends of today (LF)"
    )
    return RULE.problem(Location(path, 1, 1), message)


def report_character(location: Location, character: str) -> Problem:
    """Report an odd *character* at *location*.

    A byte that is not UTF-8 comes as a lone surrogate, made by "surrogateescape".
    """
    return RULE.problem(location, f"has {_name(character)} here: delete it")


def report_windows(location: Location, character: str) -> Problem:
    """Report that a file is in Windows-1252; its first *character* that is not in UTF-8 is at *location*."""
    byte = character.encode("cp1252")[0]
    message = f"the file is in Windows-1252, not in UTF-8: here the byte {byte:#04x} stands for {character}"
    return RULE.problem(location, message, advice=_SAVE_AS_UTF8)


def _name(character: str) -> str:
    if "\udc80" <= character <= "\udcff":
        return f"the byte {_byte(ord(character) - 0xDC00)}, which is not UTF-8,"
    return _NAMES.get(character, f"the character U+{ord(character):04X}")


def report_escape(location: Location, fact: str) -> Problem:
    """Report a value, beginning at *location*, that has a control character by a YAML escape."""
    return RULE.problem(location, "this value has a control character, by an escape such as \\x1b: take it out", fact)


def _byte(byte: int) -> str:
    """Name a *byte* that is not UTF-8, with what it is where most such files come from."""
    character = bytes([byte]).decode("cp1252", errors="ignore")
    return f"{byte:#04x} (“{character}” in Windows-1252)" if character.isprintable() and character else f"{byte:#04x}"


def report_article(file: LocatedStr, byte: int, line: int) -> Problem:
    """Report that the text of an article, *file*, has a *byte* that is not UTF-8 on a *line*."""
    message = f"{file} is not UTF-8 text: byte {_byte(byte)} on its line {line}"
    return RULE.problem(file.location, message, words=file, advice=_OF_ARTICLE)


def report_wide_article(file: LocatedStr) -> Problem:
    """Report that the text of an article, *file*, is in UTF-16."""
    return RULE.problem(file.location, f"{file} is UTF-16", words=file, advice=_OF_ARTICLE)


def report_byte(location: Location, byte: int) -> Problem:
    """Report a *byte* at *location* that is not UTF-8."""
    message = f"this is not UTF-8 text: it has the byte {_byte(byte)} here"
    return RULE.problem(location, message, advice=_OF_ARTICLE)


def report_ending(path: str, meant: str) -> Problem:
    """Report that the file *path* is not read because of how its name ends; it was *meant* to be another."""
    return RULE.problem(Location(path, 1, 1), f"this file is not read: rename it {meant}")


def report_file_name(location: Location) -> Problem:
    """Report a file whose name has a character that cannot be written."""
    return RULE.problem(location, "the name of this file has a character that cannot be written: rename it")
