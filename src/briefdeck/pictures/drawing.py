"""Drawings (SVG): whether a drawing is self-contained, even when a browser opens it alone."""

from __future__ import annotations

from typing import NamedTuple
from xml.parsers import expat

from briefdeck.pictures import drawing_names
from briefdeck.pictures.style_sheet import INNER_LINK, style_fault

_ENCODINGS = frozenset({"", "utf-8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})
_SEPARATOR = " "
"""Between the namespace and the name of an element, in what expat says; neither has a blank."""
_LONGEST_SHOWN = 60
_MOST = 5
"""Faults that are told of one drawing."""


class DrawingFault(NamedTuple):
    """Something in a drawing that does not belong in a picture."""

    line: int
    """The line of the file, counted from 1."""
    message: str
    """What was found, worded to continue after the name of the picture."""


def drawing_faults(data: bytes) -> list[DrawingFault]:
    """Find what could run a script or fetch a file in the SVG *data*: the first few faults, in order.

    Whatever is not known to be harmless is a fault: the permitted elements, attributes and functions of styles are
    listed in `drawing_names`. Entities are not among them, so nothing is expanded.
    """
    reader = _DrawingReader()
    try:
        reader.parser.Parse(data, True)
    except _EnoughError:
        pass
    except (expat.ExpatError, ValueError, LookupError) as fault:
        line = getattr(fault, "lineno", reader.parser.CurrentLineNumber)
        reader.faults.append(DrawingFault(line, f"is not well-formed: {fault}"))
    return reader.faults[:_MOST]


class _EnoughError(Exception):
    """The rest of the drawing need not be read."""


class _DrawingReader:
    """Receives what expat reads of a drawing, and collects its faults."""

    def __init__(self) -> None:
        self.faults: list[DrawingFault] = []
        self._open: list[tuple[str, str]] = []
        self._style: list[str] = []
        self._style_line = 0
        self._in_metadata = 0
        self.parser = parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        parser.buffer_text = True
        parser.XmlDeclHandler = self._declaration
        parser.StartDoctypeDeclHandler = self._document_type
        parser.ProcessingInstructionHandler = self._instruction
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text

    def _add(self, message: str, line: int = 0) -> None:
        self.faults.append(DrawingFault(line or self.parser.CurrentLineNumber, message))
        if len(self.faults) >= _MOST:
            raise _EnoughError

    def _stop(self, message: str) -> None:
        self._add(message)
        raise _EnoughError

    def _declaration(self, version: str, encoding: str | None, standalone: int) -> None:  # noqa: ARG002
        if (encoding or "").lower() not in _ENCODINGS:
            self._stop(f"is encoded as {encoding}: save it as UTF-8")

    def _document_type(self, name: str, system: str | None, public: str | None, has_subset: bool) -> None:  # noqa: ARG002
        if has_subset:
            self._stop("declares entities: save it as plain SVG")

    def _instruction(self, target: str, data: str) -> None:  # noqa: ARG002
        if target == "xml-stylesheet":
            self._add("fetches a style sheet")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, name = _parted(tag)
        if not self._open and (space, name) != (drawing_names.SVG, "svg"):
            self._stop(f"is not in the namespace {drawing_names.SVG}, so that no program shows it")
        self._open.append((space, name))
        if space == drawing_names.SVG:
            if name not in drawing_names.ELEMENTS:
                self._add(f"has a <{name}>")
            if name == "style":
                self._style_line = self.parser.CurrentLineNumber
            self._in_metadata += name == "metadata"
        elif not space.startswith(drawing_names.EDITORS):
            self._add(f"has a <{name}> that is no part of a drawing")
        for key, value in attributes.items():
            message = self._attribute_fault(space, name, key, value)
            if message:
                self._add(message)

    def _end(self, tag: str) -> None:  # noqa: ARG002
        space, name = self._open.pop()
        if (space, name) == (drawing_names.SVG, "metadata"):
            self._in_metadata -= 1
        elif (space, name) == (drawing_names.SVG, "style"):
            fault = style_fault("".join(self._style))
            self._style.clear()
            if fault:
                self._add(f"has {fault}", self._style_line)

    def _text(self, text: str) -> None:
        if self._open and self._open[-1] == (drawing_names.SVG, "style"):
            self._style.append(text)

    def _attribute_fault(self, space: str, element: str, key: str, value: str) -> str:
        """Find what is wrong with an attribute of an *element* of the namespace *space*; "" for nothing."""
        key_space, name = _parted(key)
        if name.lower().startswith("on") and key_space in ("", drawing_names.SVG):
            return f"has a script in `{name}`"
        if key_space.startswith(drawing_names.EDITORS) or (
            space.startswith(drawing_names.EDITORS) and key_space in ("", drawing_names.XLINK)
        ):
            return ""
        if name in ("href", "src") and key_space in ("", drawing_names.XLINK):
            harmless = INNER_LINK.match(value) or (self._in_metadata and element == "a")
            return "" if harmless else f"points to “{value.strip()[:_LONGEST_SHOWN]}”"
        if not _is_known(key_space, name):
            return f"has an attribute `{name}` that is no part of a drawing"
        if (
            element in drawing_names.ANIMATIONS
            and name == "attributeName"
            and value.strip() not in drawing_names.CHANGEABLE
        ):
            return f"changes `{value.strip()[:_LONGEST_SHOWN]}` while it is shown"
        if name in drawing_names.STYLED or (
            element in drawing_names.ANIMATIONS and name in drawing_names.ANIMATION_VALUES
        ):
            fault = style_fault(value)
            return fault and f"has in `{name}` {fault}"
        return ""


def _is_known(space: str, name: str) -> bool:
    """Tell whether a drawing may have the attribute *name* of the namespace *space*."""
    if space == "":
        return name in drawing_names.ATTRIBUTES or name.startswith(("data-", "aria-"))
    if space == drawing_names.XML:
        return name in drawing_names.XML_ATTRIBUTES
    return space == drawing_names.XLINK and name in drawing_names.XLINK_ATTRIBUTES


def _parted(name: str) -> tuple[str, str]:
    """Split the expat name *name* into its namespace, "" for none, and its local name."""
    space, _, local = name.rpartition(_SEPARATOR)
    return space, local
