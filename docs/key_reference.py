"""Writes docs/reference/questions.md and briefs.md from the records that a curator's files become: `make docs` runs it.

What a key takes and whether it is required is read from the record, what it means from the text under its field, and
how it is written from docs/key_examples.yaml.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, get_args, get_origin, get_type_hints

import yaml

from briefdeck.located import LocatedStr
from briefdeck.model import (
    About,
    Article,
    Bank,
    Bar,
    Brief,
    Card,
    Chart,
    ClaimRow,
    ClaimSide,
    Dispute,
    Event,
    Fact,
    Figure,
    Flow,
    Logo,
    Party,
    Person,
    Picture,
    Quiz,
    Range,
    RangeRow,
    Reader,
    Retirement,
    Reverse,
    Section,
    Sentence,
)
from briefdeck.model.value_types import (
    Accent,
    Address,
    Cite,
    Count,
    Css,
    Date,
    Digest,
    Language,
    LineRange,
    MessageKey,
    OneOrMany,
    OwnWords,
    Phrases,
    Points,
    Probability,
    Scalar,
    Seed,
    Shorthand,
    Slug,
    Unlisted,
    key_of_field,
)
from briefdeck.read.schema import find_descriptions

DOCS = Path(__file__).parent
PAGES: Mapping[str, tuple[type[Any], ...]] = {
    "questions": (Bank, Article, Fact, Card, Reverse, Picture, Retirement, Dispute, Quiz, Reader, About),
    "briefs": (
        Brief,
        Sentence,
        Section,
        Figure,
        Event,
        Flow,
        Party,
        Range,
        RangeRow,
        ClaimRow,
        ClaimSide,
        Chart,
        Bar,
        Person,
        Logo,
    ),
}
"""The records of each page, in its order; the first is the whole file."""

_HEADINGS: Mapping[type[Any], str] = {
    Bank: "The file",
    Article: "An article",
    Fact: "A fact",
    Card: "A card",
    Reverse: "A reverse",
    Picture: "A picture",
    Retirement: "A retirement",
    Dispute: "A dispute",
    Quiz: "A quiz",
    Reader: "A reader",
    About: "About the deck",
    Brief: "The file",
    Sentence: "A sentence",
    Section: "A section",
    Figure: "A figure",
    Event: "An event",
    Flow: "A flow",
    Party: "A party",
    Logo: "A logo",
    Range: "A range",
    RangeRow: "A row of a range",
    ClaimRow: "A claim",
    ClaimSide: "A side of a claim",
    Chart: "A chart",
    Bar: "A bar",
    Person: "A person",
}
_SCALARS: Mapping[Any, str] = {
    LocatedStr: "text",
    Slug: "slug",
    MessageKey: "key of a message",
    Date: "date",
    Css: "text in CSS",
    Address: "web address",
    Accent: "colour",
    Points: "size of type in points",
    Cite: "citation",
    Count: "whole number",
    Seed: "text",
    Digest: "SHA-256",
    Probability: "number from 0 to 1",
    Language: "language tag",
    OwnWords: "whole number or `off`",
    LineRange: "line or range of lines",
}
"""What a field takes, in a word; the head of the pages says how each is written."""
_NAMES: Mapping[type[Any], str] = {RangeRow: "row", ClaimRow: "claim", ClaimSide: "side"}
"""What a record is called where that is not the name of its class."""
_PLURALS = {"person": "people", "quiz": "quizzes", "party": "parties"}
_HEAD = """\
# The keys of {file}

{about}

This page is made from the program by `make docs`, and every example on it is read by a test. In an editor that knows
YAML, the schema that `briefdeck schema {kind}` prints offers the same as you type.

A *slug* is made of lower-case letters, digits and single hyphens. A *date* is written 2031, 2031-03, 2031-03-04, or
first/last for a span. A *citation* is the key of an article and a line, or a range of lines: `harbour:6`,
`harbour:6-8`. Every *text* is taken as it is typed: `yes`, `010` and `1:30` need no quotation marks. Where a key takes
“one or a list of” something, one can stand there without brackets.
"""
_ABOUTS = {
    "questions": ("`questions.yaml`", "questions", "Everything that you keep stands in this one file."),
    "briefs": ("a brief", "brief", "Each file in the folder `briefs/` is one page, a PDF named like the file."),
}


def main() -> None:
    """Write both pages."""
    for name in PAGES:
        path = DOCS / "reference" / f"{name}.md"
        path.parent.mkdir(exist_ok=True)
        path.write_text(format_reference(name), encoding="utf-8")


def read_examples() -> Mapping[str, Mapping[str, str]]:
    """Read the examples: by the name of the record and the key, keys of the record in YAML."""
    examples: dict[str, dict[str, str]] = yaml.safe_load((DOCS / "key_examples.yaml").read_text(encoding="utf-8"))
    return examples


def format_reference(page: str) -> str:
    """Format the *page*, "questions" or "briefs", in Markdown: every key of each of its records."""
    file, kind, about = _ABOUTS[page]
    records = PAGES[page]
    contents = "".join(f"- [{_HEADINGS[record]}](#{_anchor(record)})\n" for record in records)
    sections = "".join(_format_record(record) for record in records)
    return f"{_HEAD.format(file=file, kind=kind, about=about)}\n{contents}{sections}"


def _format_record(record: type[Any]) -> str:
    descriptions, examples = find_descriptions()[record.__name__], read_examples()[record.__name__]
    hints = get_type_hints(record, include_extras=True)
    parts = [f"\n## {_HEADINGS[record]}\n", f"\n{record.__doc__}\n"]
    for field in fields(record):
        key = key_of_field(field.name)
        example = examples[key].rstrip("\n")
        takes = f"Takes {describe_type(hints[field.name])}{'; required' if is_required(field) else ''}."
        parts.append(f"\n### `{key}`\n\n{descriptions[key]} {takes}\n\n```yaml\n{example}\n```\n")
    return "".join(parts)


def describe_type(hint: Any) -> str:
    """Say what a field of the type *hint* takes: "a slug", "one or a list of citations", "a mapping of …"."""
    words = _SCALARS.get(hint)
    if words is None and is_dataclass(hint) and isinstance(hint, type):
        words = _link(hint)
    if words is not None:
        return f"{'an' if words.strip('[')[0] in 'aeiou' else 'a'} {words}"
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _describe_annotated(*arguments)
    if origin is tuple:
        return f"a list of {_plural(arguments[0])}"
    if NoneType in arguments:
        return describe_type(arguments[0])
    key, value = arguments
    named = "name of a part" if get_origin(key) is Annotated and key not in _SCALARS else _singular(key)
    return f"a mapping: behind each {named}, {describe_type(value)}"


def _describe_annotated(inner: Any, mark: object) -> str:
    if isinstance(mark, Scalar):
        return " or ".join(f"`{word}`" for word in mark.schema["enum"])
    if isinstance(mark, Unlisted) or mark is OneOrMany:
        return f"one or a list of {_plural(get_args(inner)[0])}"
    if isinstance(mark, Phrases):
        return describe_type(inner)
    if isinstance(mark, Shorthand):
        return f"{describe_type(inner)}, or one text for its first key"
    raise TypeError(f"{mark!r} is no mark that the records use")


def _singular(hint: Any) -> str:
    return describe_type(hint).removeprefix("an ").removeprefix("a ")


def _plural(hint: Any) -> str:
    """Say what the items of a list are."""
    if get_origin(hint) is Annotated and hint not in _SCALARS:
        inner, mark = get_args(hint)
        if isinstance(mark, Scalar):
            return describe_type(hint)
        return f"{_plural(inner)}, each of which can be one text for its first key"
    if is_dataclass(hint) and isinstance(hint, type):
        return _link(hint, plural=True)
    return "lines or ranges of lines" if hint == LineRange else f"{_singular(hint)}s"


def _link(record: type[Any], plural: bool = False) -> str:
    name = _NAMES.get(record, record.__name__.lower())
    return f"[{_PLURALS.get(name, f'{name}s') if plural else name}](#{_anchor(record)})"


def _anchor(record: type[Any]) -> str:
    return _HEADINGS[record].lower().replace(" ", "-")


def is_required(field: Field[Any]) -> bool:
    """Tell whether a record cannot be without *field*."""
    return field.default is MISSING and field.default_factory is MISSING


def iterate_examples() -> Iterator[tuple[type[Any], str, str]]:
    """Go through all examples: the record, the key, and the keys of the record that show it, in YAML."""
    examples = read_examples()
    for records in PAGES.values():
        for record in records:
            for field in fields(record):
                key = key_of_field(field.name)
                yield record, key, examples[record.__name__][key]


if __name__ == "__main__":
    main()
