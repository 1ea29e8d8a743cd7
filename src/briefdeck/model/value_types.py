"""The types of the values that a key may have: slugs, dates, seeds, citations, colours, one of some words, short forms.

pydantic reads these annotations to validate a field and to describe it in the JSON Schema.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from briefdeck.language.dates.date_range import DateRange, parse_date_range
from briefdeck.language.language_tags import find_tag_fault
from briefdeck.located import LocatedStr
from briefdeck.model.citation import CITATION_PATTERN, Citation, LineSpan, parse_citation, parse_lines
from briefdeck.paper_sizes import LARGE_TYPE, SMALLEST_TYPE
from briefdeck.printed_words import find_key_fault, find_phrase_fault
from briefdeck.slugs import SLUG, is_slug

if TYPE_CHECKING:
    from pydantic import ConfigDict, GetJsonSchemaHandler

_WRITTEN = re.compile(r"#[0-9a-fA-F]{6}")
LEAST_CONTRAST = 4.5
"""The contrast of text that can be read (WCAG 2.2, 1.4.3)."""
_TAG = "[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"
_ADDRESS = re.compile(r"https?://\w[\w.-]{0,252}(?::[0-9]{1,5})?(?:[/?#][^\s<>\"\\^`{|}\x00-\x20\x7f]{0,2000})?")
"""A host, perhaps a port, and a path: nobody's name and password, and nothing that ends an attribute of HTML."""
_FETCHING = re.compile(r"@import|\\\\|\b(?:url|src|image|image-set|cross-fade|element|paint)\(", re.IGNORECASE)
"""What makes a style fetch something, or hides that it does: a backslash writes any letter."""
LONGEST_SEED = 40
"""Characters of a seed: it is told to a class, and stands at the foot of each sheet."""
FEWEST_OWN_WORDS = 3
"""Fewer words in a row are shared by chance all the time."""
ScalarKind = Literal["slug", "date", "citation", "value"]
"""What a scalar is; one of no kind of its own is a "value"."""
_OWN_WORDS_SCHEMA = [{"type": "integer", "minimum": FEWEST_OWN_WORDS, "maximum": 999}, {"const": "off"}]


def read_colour(written: str) -> tuple[float, float, float]:
    """Return the shares of red, green and blue of a colour *written* as #0c2d4d.

    Raises ValueError with a sentence when it is not written so.
    """
    if not _WRITTEN.fullmatch(written):
        raise ValueError(f"“{written}” is not a colour: write # and six digits, such as #0c2d4d")
    red, green, blue = (int(written[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def contrast_with_white(colour: tuple[float, float, float]) -> float:
    """Return the contrast of *colour* with white, from 1 to 21, as WCAG 2.2 defines it."""
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in colour)
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def key_of_field(name: str) -> str:
    """Return the key of a record's field with the *name*: `from_` stands for `from`, which Python keeps to itself."""
    return name.removesuffix("_")


STRICT: ConfigDict = {"extra": "forbid", "alias_generator": key_of_field}
"""How pydantic reads every record: a key that it does not know is a fault."""


class Scalar:
    """Marks a field that takes one text, which *parse* turns into a value.

    *parse* raises ValueError with a sentence. pydantic then has an error of the type "refused", whose context has that
    sentence as `why` and the *kind* of value as `kind`.
    """

    def __init__(self, kind: ScalarKind, parse: Callable[[LocatedStr], Any], **schema: Any) -> None:
        self._kind, self._parse = kind, parse
        self.schema: dict[str, Any] = schema
        """What the JSON Schema says of it."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema) or {"type": ["string", "number"]}

    def _read(self, value: object) -> Any:
        if not isinstance(value, LocatedStr):
            raise PydanticCustomError("text", "text")
        try:
            return self._parse(value)
        except ValueError as fault:
            raise PydanticCustomError("refused", "{why}", {"kind": self._kind, "why": str(fault)}) from None


class Shorthand:
    """Marks a field that may be written as one text, which *expand* turns into its full form."""

    def __init__(self, expand: Callable[[LocatedStr], Any]) -> None:
        self._expand = expand

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: self._expand(value) if isinstance(value, LocatedStr) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        full = handler(schema)
        return {"anyOf": [full.get("items", {"type": ["string", "number"]}), full]}


class Unlisted:
    """Marks a field with a list of mappings where a single mapping may be written without the list."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_before_validator_function(
            lambda value: [value] if isinstance(value, dict) else value, handler(source)
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        full = handler(schema)
        return {"anyOf": [full["items"], full]}


def _parse_slug(text: LocatedStr) -> LocatedStr:
    if not is_slug(text):
        raise ValueError(f"“{text}” is not a slug: use lower-case letters, digits and single hyphens")
    return text


def _parse_count(text: LocatedStr) -> int:
    if not re.fullmatch(r"[0-9]{1,6}", text):
        raise ValueError(f"“{text}” is not a whole number: write 0, 1, 2 and so on")
    return int(text)


def _parse_own_words(text: LocatedStr) -> int:
    if text == "off":
        return 0
    if not re.fullmatch(r"[1-9][0-9]{0,2}", text) or int(text) < FEWEST_OWN_WORDS:
        raise ValueError(f"“{text}” does not go here: write a number of words from {FEWEST_OWN_WORDS} to 999, or off")
    return int(text)


def _parse_probability(text: LocatedStr) -> float:
    if not re.fullmatch(r"0|0\.[0-9]{1,6}|1|1\.0{1,6}", text):
        raise ValueError(f"“{text}” is not a probability: write a number from 0 to 1, such as 0.9")
    return float(text)


def _parse_digest(text: LocatedStr) -> LocatedStr:
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise ValueError(f"“{text}” is not a SHA-256: it has 64 digits, 0 to 9 and a to f")
    return text


def _parse_language(text: LocatedStr) -> LocatedStr:
    if fault := find_tag_fault(text):
        raise ValueError(fault)
    return text


def _parse_address(text: LocatedStr) -> LocatedStr:
    if not _ADDRESS.fullmatch(text):
        raise ValueError(f"“{text}” is not a web address: write https://… or http://…, without a space in it")
    return text


def _parse_accent(text: LocatedStr) -> LocatedStr:
    contrast = contrast_with_white(read_colour(text))
    if contrast < LEAST_CONTRAST:
        raise ValueError(
            f"“{text}” cannot be read on white: its contrast is {contrast:.1f}, and {LEAST_CONTRAST} is needed; "
            "take a darker colour"
        )
    return text


def _parse_points(text: LocatedStr) -> float:
    if not re.fullmatch(r"[0-9]{1,2}(?:\.[0-9]{1,2})?", text) or not SMALLEST_TYPE <= float(text) <= LARGE_TYPE:
        raise ValueError(f"“{text}” is no size of type: write points from {SMALLEST_TYPE} to {LARGE_TYPE:g}")
    return float(text)


def _parse_css(text: LocatedStr) -> LocatedStr:
    found = _FETCHING.search(text)
    if found:
        raise ValueError(f"“{found[0]}” does not go into a style: it could fetch something from elsewhere")
    return text


def _parse_message_key(text: LocatedStr) -> LocatedStr:
    if fault := find_key_fault(text):
        raise ValueError(fault)
    return text


class Phrases:
    """Marks a mapping of words of our own: each has no other `{names}` than the message that it replaces."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_after_validator_function(self._check, handler(source))

    def _check(self, phrases: Mapping[str, str]) -> Mapping[str, str]:
        for key, text in phrases.items():
            if fault := find_phrase_fault(key, text):
                raise PydanticCustomError("refused", "{why}", {"kind": "value", "why": fault})
        return phrases


def parse_seed(text: LocatedStr) -> LocatedStr:
    """Check that *text* can be a seed, and return it.

    A seed is what a field of the quiz page can hold unchanged, so that it gives the same draw everywhere. Raises
    ValueError with a sentence where *text* cannot be one.
    """
    if not text or text != text.strip() or len(text) > LONGEST_SEED or not text.isprintable():
        raise ValueError(f"a seed is 1 to {LONGEST_SEED} characters that can be seen, with no space around them")
    return text


def one_of(*words: str) -> Scalar:
    """Describe a field that takes one of *words*."""

    def read(text: LocatedStr) -> LocatedStr:
        if text not in words:
            raise ValueError(f"“{text}” does not go here: write {' or '.join(words)}")
        return text

    return Scalar("value", read, enum=list(words))


Language = Annotated[LocatedStr, Scalar("value", _parse_language, type="string", pattern=f"^{_TAG}$")]
MessageKey = Annotated[LocatedStr, Scalar("value", _parse_message_key, type="string")]
OwnPhrases = Annotated[Mapping[MessageKey, LocatedStr], Phrases()]
Slug = Annotated[LocatedStr, Scalar("slug", _parse_slug, type="string", pattern=f"^{SLUG}$")]
Date = Annotated[DateRange, Scalar("date", parse_date_range)]
Cite = Annotated[Citation, Scalar("citation", parse_citation, type="string", pattern=CITATION_PATTERN)]
Count = Annotated[int, Scalar("value", _parse_count, type="integer", minimum=0)]
OwnWords = Annotated[int, Scalar("value", _parse_own_words, anyOf=_OWN_WORDS_SCHEMA)]
Probability = Annotated[float, Scalar("value", _parse_probability, type="number", minimum=0, maximum=1)]
Digest = Annotated[LocatedStr, Scalar("value", _parse_digest, type="string", pattern="^[0-9a-f]{64}$")]
Address = Annotated[LocatedStr, Scalar("value", _parse_address, type="string", pattern="^https?://")]
Accent = Annotated[LocatedStr, Scalar("value", _parse_accent, type="string", pattern="^#[0-9a-fA-F]{6}$")]
Points = Annotated[float, Scalar("value", _parse_points, type="number", minimum=SMALLEST_TYPE, maximum=LARGE_TYPE)]
Css = Annotated[LocatedStr, Scalar("value", _parse_css, type="string")]
Seed = Annotated[LocatedStr, Scalar("value", parse_seed, type=["string", "number", "boolean"], maxLength=LONGEST_SEED)]
LineRange = Annotated[LineSpan, Scalar("value", parse_lines)]
OneOrMany = Shorthand(lambda text: [text])
