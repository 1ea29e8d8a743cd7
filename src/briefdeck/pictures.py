"""Bytes → what kind of picture they are, and whether a drawing keeps to itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree import ElementTree

LARGEST = 2_000_000
"""Bytes; a deck with larger ones is a burden on a phone."""

_SIGNATURES = {
    "png": re.compile(rb"\x89PNG\r\n\x1a\n"),
    "jpg": re.compile(rb"\xff\xd8\xff"),
    "gif": re.compile(rb"GIF8[79]a"),
    "webp": re.compile(rb"RIFF.{4}WEBP", re.DOTALL),
    "svg": re.compile(
        rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml.*?\?>|<!--.*?-->|<!DOCTYPE.*?>|\s)*<(?:\w+:)?svg[\s>/]", re.DOTALL
    ),
}
_SVG = "http://www.w3.org/2000/svg"
_ALIVE = frozenset({"script", "foreignobject", "iframe", "object", "embed", "handler", "listener", "audio", "video"})
_OWN = re.compile(r"\s*(?:#|data:image/(?:png|jpeg|gif|webp)[;,]|\Z)", re.IGNORECASE)
_STYLE_LINK = re.compile(r"(?i)@import|(?:url|image|src)\(\s*['\"]?\s*(?!#|data:(?:image|font)/)")


def picture_kind(data: bytes) -> str:
    """The ending that a file with the content *data* should have: png, jpg, gif, webp or svg; "" when it is none."""
    return next((kind for kind, signature in _SIGNATURES.items() if signature.match(data)), "")


def drawing_fault(data: bytes) -> str:
    """What the SVG *data* has that does not belong into a picture, "" when it has nothing of the kind."""
    if re.search(rb"<!ENTITY|<!DOCTYPE[^>]*\[", data):
        return "declares entities: save it as plain SVG"
    if b"<?xml-stylesheet" in data:
        return "fetches a style sheet"
    from xml.etree import ElementTree  # few banks have pictures, and fewer drawings

    try:
        root = ElementTree.fromstring(data)  # noqa: S314  (without entities nothing can be expanded)
    except (ElementTree.ParseError, ValueError, LookupError) as fault:
        return f"is not well-formed: {fault}"
    if root.tag != f"{{{_SVG}}}svg":
        return f"is not in the namespace {_SVG}, so that no program shows it"
    return next((fault for element in root.iter() for fault in _faults(element)), "")


def _faults(element: ElementTree.Element) -> Iterator[str]:
    name = _local(element.tag)
    if name in _ALIVE:
        yield f"has a <{name}>"
    if name == "style" and _STYLE_LINK.search("".join(element.itertext())):
        yield "has a style that fetches something"
    for key, value in element.attrib.items():
        known = _local(key)
        if known.startswith("on"):
            yield f"has a script in `{known}`"
        elif known in ("href", "src") and not _OWN.match(value):
            yield f"points to “{value[:60]}”"
        elif known == "attributename" and _local(value.rpartition(":")[2]) in ("href", "src"):
            yield "changes a link while it is shown"
        elif _STYLE_LINK.search(value) and known not in ("d", "points"):
            yield f"fetches something in `{known}`"


def _local(name: object) -> str:
    """A name without its namespace, in small letters; what is no element has none."""
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""
