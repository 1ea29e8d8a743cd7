"""Wrong value: a value of another kind than its key takes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from pathlib import PurePath

from briefdeck.located import LocatedStr, Location
from briefdeck.message_grammar import as_yaml
from briefdeck.problem import Cure, Edit, Problem, Rule, example

RULE = Rule(
    "Y112",
    "Every value is of the kind its key asks for.",
    why="One text, a list or a mapping: what it has to be, the message says. A key without any value is most "
    "often a line that was forgotten. Within braces a comma ends a value: `{text: at least 2,000}` has a key `000` "
    'without one, until the whole value stands in quotation marks, `{text: "at least 2,000"}`; so it does within '
    'brackets, `wrong: ["14,000", "140,000"]`.',
    bad=example("""
        facts:
          - id: routes
            fact: [Two of the nine ferry routes are still served.]
            cite: quay:2
            topic: strike
        """),
    good=example("""
        facts:
          - id: routes
            fact: Two of the nine ferry routes are still served.
            said_by: the company
            cite: quay:2
            topic: strike
        """),
)

_LEAD = re.compile(r" *(?:- +){0,3}(?:[a-z_]{1,40}:(?: +|$))?")
"""What stands before a value on its line: blanks, the hyphen of an item, the key."""
_IN_BRACES = re.compile(r"(?:,(?! *[^\s,:{}\[\]][^,:{}\[\]]*:(?: |$))|[^,{}\[\]])+")
"""A value within braces with its commas, up to the one behind which the next key with its colon stands."""
_THOUSANDS, _GROUP = re.compile(r"(?<![\d.,])\d{1,3}\Z"), re.compile(r"\d{3}(?!\d)")
"""How a number ends, and goes on, where a comma parts its thousands."""
_UNITS, _FRACTION = re.compile(r"[^\w\s]?\d{1,3}"), re.compile(r"\d{1,2} ?[^\d\s]")
"""How a number that has its unit behind it begins, and ends, where a comma stands before its fraction."""
_NO_PLAIN_TEXT = tuple("#\"'|>&*!%@`")
"""How a value begins that is no plain text: a comment begins only in that, and in what stands in brackets."""


def report(location: Location, message: str, fact: str) -> Problem:
    """Report a wrong value; *message* says what is wrong with it."""
    return RULE.problem(location, message, fact)


def report_kind(location: Location, key: str, wanted: str, fact: str, first: str = "") -> Problem:
    """Report a value of *key* that is not of the kind *wanted*, such as "a list"; *first* is its first key, if any."""
    advice = f"each item begins with a hyphen: `- {first}: …`" if first and wanted == "a list" else ""
    return RULE.problem(location, f"`{key}` takes {wanted}", fact, advice=advice)


def report_hyphens(location: Location, key: str, first: str, fact: str) -> Problem:
    """Report a list where *key* takes a mapping; *first* is the key of its first entry."""
    return RULE.problem(location, f"the entries of `{key}:` have no hyphens: `{first}: …`", fact)


def report_no_mapping(location: Location, key: str, given: str, fact: str) -> Problem:
    """Report a text, *given* by itself or first in a list, where *key* takes texts with something behind each.

    Of several words the first is most often one for which the others are the reason, and lacks its colon.
    """
    words, _, reason = given.partition(" ")
    message = f"`{key}` takes a mapping of `key: value` lines"
    entry = f"`{words}: {reason}`" if reason else f"`{key}: {{{given}: …}}`"
    return RULE.problem(
        location, message, fact, advice=f"{'a colon is missing, as in' if reason else 'such as'} {entry}"
    )


def report_no_record(location: Location, key: str, keys: Iterable[str], fact: str, alone: bool) -> Problem:
    """Report a value of *key*, which takes *keys* with values of their own; *alone* unless it takes a list of such."""
    form = f"{{{', '.join(f'{each}: …' for each in keys)}}}"
    wanted, form = ("", form) if alone else ("a list of ", f"[{form}]")
    return RULE.problem(location, f"`{key}` takes {wanted}`key: value` lines", fact, advice=f"such as `{key}: {form}`")


def report_top(location: Location) -> Problem:
    """Report a file whose top level is not a mapping."""
    return RULE.problem(location, "the file is not made of `key: value` lines")


def report_no_value(key: LocatedStr, fact: str, line: str = "") -> Problem:
    """Report a *key* without a value; *line* is the line on which it stands."""
    before, behind = line[: key.column - 1].strip(" -"), line[key.column - 1 + len(key) :].lstrip()
    advice = ""
    if behind.lstrip(": ").startswith("#"):
        advice = "`#` begins a comment: put the value into quotation marks"
    elif before[-1:] in ("", ",") and behind[:1] in (",", "}"):
        advice = "within braces a comma ends a value: put quotation marks around the whole of it"
    return RULE.problem(key.location, f"“{key}” has no value", fact, key, advice)


def find_cut_value(line: str, key: LocatedStr, value: LocatedStr) -> LocatedStr | None:
    """Find the whole of a *value* of which *key*, which has none itself, is the rest behind a comma on *line*.

    None where it is no such rest, as the value has quotation marks or the key its colon.
    """
    start = value.column - 1
    whole = _IN_BRACES.match(line, start) if value.line == key.line else None
    if whole is None or line[start] in "\"'" or not start < key.column - 1 < whole.end():
        return None
    return LocatedStr(whole[0].rstrip(), value.location)


def report_cut_value(whole: LocatedStr, read: str, fact: str) -> Problem:
    """Report that of a value only what is *read* is left, since a comma within braces cuts the *whole*."""
    message = f"within braces a comma ends the value: only “{read}” of it is read"
    quoted = as_yaml(whole)
    cure = Cure(f"put the whole value into quotation marks: {quoted}", (Edit(whole.location, str(whole), quoted),))
    return RULE.problem(whole.location, message, fact, whole, cures=[cure])


def find_cut_items(lines: Sequence[str], items: Sequence[object]) -> list[tuple[int, int]]:
    """Find the runs of *items*, a list in brackets on *lines*, that are one number which its own commas have cut.

    Each is given by its first item and the one behind its last. No blank stands behind such a comma; where none stands
    behind any comma of the list, only what can hardly be two numbers is one.
    """
    tight = [_is_tight(lines, one, other) for one, other in pairwise(items)]
    sure = not all(tight) or len(items) == 2 or any(str(item).startswith("000") for item in items)
    cut = [sure and each and _is_one_number(str(items[at]), str(items[at + 1])) for at, each in enumerate(tight)]
    starts = [at for at, each in enumerate(cut) if each and not (at and cut[at - 1])]
    return [(at, next(end for end in range(at + 1, len(items)) if True not in cut[end : end + 1]) + 1) for at in starts]


def _is_tight(lines: Sequence[str], one: object, other: object) -> bool:
    """Tell whether nothing but a comma parts two values that stand there without quotation marks."""
    if not isinstance(one, LocatedStr) or not isinstance(other, LocatedStr):
        return False
    return one.line == other.line and lines[one.line - 1].startswith(f"{one},{other}", one.column - 1)


def _is_one_number(head: str, rest: str) -> bool:
    """Tell whether “14” and “000 people” are 14,000 people, or “1” and “5 %” are 1,5 %."""
    is_thousands = _THOUSANDS.search(head) is not None and _GROUP.match(rest) is not None
    return is_thousands or (_UNITS.fullmatch(head) is not None and _FRACTION.match(rest) is not None)


def report_cut_items(wholes: Sequence[LocatedStr], parts: Sequence[str], fact: str, is_sure: bool) -> Problem:
    """Report that commas cut the values *wholes* of a list in brackets; the first is read as its *parts*.

    It has a cure where it *is_sure* which commas belong to a value.
    """
    whole = wholes[0]
    read = " and ".join(f"“{part}”" for part in parts)
    quoted = [as_yaml(each) for each in wholes]
    edits = tuple(Edit(each.location, str(each), new) for each, new in zip(wholes, quoted, strict=True))
    cure = Cure(f"put {'it' if len(wholes) == 1 else 'each'} into quotation marks: {', '.join(quoted)}", edits)
    message = f"within brackets a comma ends a value: “{whole}” is read as {read}"
    if not is_sure:
        return RULE.problem(whole.location, message, fact, whole, "put quotation marks around each whole value")
    return RULE.problem(whole.location, message, fact, whole, cures=[cure])


def check_comments(text: str, path: str) -> Iterator[Problem]:
    """Find the values of *text* that lose words behind a “#” and no blank, which YAML takes for a comment: “Berth #1”.

    That is seldom a comment: no number is one, nor are words that have others before them.
    """
    for line, written in enumerate(text.split("\n"), 1) if " #" in text else ():
        if " #" in written and (cut := _cut_off(written)) is not None:
            comment = written[cut:].rstrip()
            message = f"“{comment}” is a comment, and no part of the value: put the whole value in quotes"
            advice = "a comment of yours has a blank behind its `#`"
            yield RULE.problem(Location(path, line, cut + 1), message, "", comment, advice)


def _cut_off(line: str) -> int | None:
    """Find where words of the value of *line* begin that are taken for a comment; None where there are none."""
    before, _, comment = line.partition(" #")
    lead = _LEAD.match(before)
    value = before[lead.end() :] if lead else ""
    if not value or comment[:1] in ("", " ", "\r") or value.startswith(_NO_PLAIN_TEXT):
        return None
    in_brackets = value[0] in "[{" and ('"' in value or "'" in value)
    return None if in_brackets or not (comment[0].isdecimal() or " " in value.strip()) else len(before) + 1


def check_commas(tags: Iterable[LocatedStr], fact: str) -> Iterator[Problem]:
    """Find the first of *tags* that has a comma, where several were meant."""
    for text in tags:
        if "," in text:
            listed = ", ".join(filter(None, map(str.strip, text.split(","))))
            yield RULE.problem(text.location, f"several of `tags` are a list: `tags: [{listed}]`", fact, text)
            return


def report_empty_item(location: Location, fact: str) -> Problem:
    """Report an empty item of a list."""
    return RULE.problem(location, "an item of this list is empty", fact)


def report_long(location: Location, length: int, most: int, fact: str) -> Problem:
    """Report a value of *length* characters, of which there may be so many at *most*."""
    return RULE.problem(location, f"this has {length:,} characters, and a value at most {most:,}", fact)


def report_empty_key(location: Location, fact: str) -> Problem:
    """Report a key without a letter."""
    return RULE.problem(location, "a key is empty: a name belongs before the colon", fact)


def report_key_of_parts(location: Location, fact: str) -> Problem:
    """Report a key that is a list or a mapping."""
    return RULE.problem(location, "a key is text, not a list or a mapping", fact)


def report_no_citation(fact: LocatedStr) -> Problem:
    """Report that the fact with the id *fact* cites an empty list."""
    return RULE.problem(fact.location, "`cite` is an empty list: a fact rests on a line", fact)


def is_path(file: str) -> bool:
    """Tell whether *file* is more than a bare file name."""
    return file != PurePath(file).name


def report_path(file: LocatedStr, folder: str, fact: str = "") -> Problem:
    """Report a path where the bare name of a *file* in *folder* belongs."""
    return RULE.problem(file.location, f"“{file}” is a path: give the name of a file in {folder}", fact, file)


def check_marks(texts: Iterable[LocatedStr], fact: str) -> Iterator[Problem]:
    """Find the first of *texts*, items of a list of *fact*, that a comma within curly quotation marks has cut off."""
    for text in texts:
        if text.startswith("“") and "”" not in text:
            message = '“ is text like any other: for YAML put " around what has a comma'
            yield RULE.problem(text.location, message, fact, text)
            return


def report_ignored(code: LocatedStr, is_rule: bool, fact: str) -> Problem:
    """Report a *code* under `ignore:` that is not a warning's: it is an error's, or no rule's at all."""
    reason = (
        "is an error, and only warnings can be switched off"
        if is_rule
        else "is not a rule: `briefdeck explain` lists all"
    )
    return RULE.problem(code.location, f"{code} {reason}", fact, code)
