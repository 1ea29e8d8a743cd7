"""Zip archives and XML from strangers: read within limits, with nothing unpacked to disk and no entity expanded."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from briefdeck.imports.imported_text import UnimportableError

_LARGEST_MEMBER, _LARGEST_TOTAL = 48 << 20, 160 << 20
"""Bytes of what is read from an archive, unpacked: one member, and all together."""
_DEEPEST = 256
"""Elements within elements."""


class ZippedFile:
    """The members of a zip archive, by their names. Names lead nowhere but into the archive."""

    def __init__(self, data: bytes) -> None:
        """Open the archive in *data*. Raises UnimportableError where it is none."""
        try:
            self._archive = ZipFile(BytesIO(data))
            self._names = frozenset(self._archive.namelist())
        except (BadZipFile, ValueError, OSError, UnicodeError, NotImplementedError) as fault:
            raise UnimportableError("is damaged: it cannot be unpacked") from fault
        self._left = _LARGEST_TOTAL

    def __contains__(self, name: str) -> bool:
        return name in self._names

    def read(self, name: str) -> bytes:
        """Read the member *name*. Raises UnimportableError where it is missing, encrypted, damaged or far too large."""
        if name not in self._names:
            raise UnimportableError(f"is damaged: it has no {name}")
        try:
            with self._archive.open(name) as member:
                data = member.read(min(_LARGEST_MEMBER, self._left) + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError) as fault:
            raise UnimportableError("is damaged: it cannot be unpacked") from fault
        except RuntimeError as fault:
            raise UnimportableError("is protected by a password: save it without one") from fault
        self._left -= len(data)
        if len(data) > _LARGEST_MEMBER or self._left < 0:
            raise UnimportableError("unpacks to far more than a text has")
        return data

    def read_xml(self, name: str) -> Element:
        """Read the member *name* as XML."""
        return parse_xml(self.read(name))


def parse_xml(data: bytes) -> Element:
    """Parse *data* as XML. Raises UnimportableError where it is none, declares an entity, or is nested very deeply."""
    builder, depth = TreeBuilder(), 0
    parser = expat.ParserCreate(namespace_separator="}")

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > _DEEPEST:
            raise UnimportableError("is nested too deeply to be a text")
        builder.start(tag, attributes)

    def end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        builder.end(tag)

    def refuse_entity(*_: object) -> None:
        raise UnimportableError("declares entities of XML, which no text needs")

    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = refuse_entity
    try:
        parser.Parse(data, True)
        return builder.close()
    except (expat.ExpatError, AssertionError, LookupError, ValueError) as fault:
        raise UnimportableError("is damaged: its XML cannot be read") from fault


def local_name(element: Element) -> str:
    """Return the name of *element* without its namespace."""
    return str(element.tag).rpartition("}")[2]


def read_attribute(element: Element, name: str) -> str:
    """Return the attribute *name* of *element* in any namespace, "" where there is none."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")


def find_elements(root: Element, name: str) -> Iterator[Element]:
    """Yield the elements called *name* in any namespace, in order."""
    return (element for element in root.iter() if local_name(element) == name)


def text_of(root: Element, name: str) -> str:
    """Return the text of the first element called *name*, "" where there is none."""
    return next(("".join(element.itertext()).strip() for element in find_elements(root, name)), "")
