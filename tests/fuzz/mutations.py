"""Ways to break a file by chance, each from a seeded source of chance, so that a failure can be had again."""

from __future__ import annotations

import io
import json
import random
import zipfile
from collections.abc import Callable
from typing import Any

import yaml

Mutation = Callable[[bytes, random.Random], bytes]

PIECES = (
    *("\0", "\x1b[2J", "\r\n", "\t", " ", "\n", "\u202e"),
    *("\u200b", "\u2028", "\ufeff", "\ud7ff", "\U0010ffff", "é", "e\u0301"),
    *("ﷺ", "👩‍👩‍👧", "한국", "שלום", "مرحبا", "𝕏"),
    *("٣", "½", "1,200", "-1", "1e999", "0x10", "99999999999999999999"),
    *("**", "*", "***a**", "{{c1::", "}}", "{{c1::a::b}}", "{{c0::a}}", "{{"),
    *("::", "“", "”", "'", '"', "\\", "$", "%", "#"),
    *("&a ", "*a", "!!python/object:os.system ", "<<: ", "- ", ": ", "? "),
    *("| ", "> ", "---\n", "...\n", "[", "]", "{", "}"),
    *("null", "~", "true", "yes", "2031-13-45"),
    *("0000-00-00", "2031-03-03", "9999-12-31", "one:1-0", "harbour:999999"),
    *("<script>", "&amp;", "</style>", "../../etc/passwd", "/", "<!--", "<![CDATA[", "&#0;", "&#x110000;", "&a;"),
    *("<div>" * 300, "<table><tr><td>" * 50, '<!DOCTYPE a [<!ENTITY a "b">]>', '<meta charset="utf-16">', "\\[" * 40),
    *("CON", "a" * 300, "word " * 200, "Brell’s " * 20, "1" * 400),
    *("[" * 60, "{a: " * 60, "- " * 60, "(" * 200),
    *("Mr. " * 50, "A.B." * 50, "1,2;" * 50, "not n't or " * 20),
)
"""Texts that programs stumble over."""
VALUES: tuple[Any, ...] = (
    None,
    "",
    [],
    {},
    0,
    -1,
    True,
    1.5,
    [[]],
    {"": ""},
    [None],
    {"a": {"b": {"c": "d"}}},
    "x" * 5000,
)


def broken_bytes(data: bytes, chance: random.Random) -> bytes:
    """*data* with some bytes changed, put in, taken out, doubled or cut off."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5, 20))):
        place = chance.randrange(len(changed) + 1)
        length = chance.choice((1, 1, 2, 4, 16, 200))
        match chance.randrange(6):
            case 0:
                changed[place : place + length] = chance.randbytes(len(changed[place : place + length]))
            case 1:
                changed[place:place] = chance.randbytes(length)
            case 2:
                del changed[place : place + length]
            case 3:
                changed[place:place] = changed[place : place + length]
            case 4:
                changed[place : place + 4] = chance.choice((b"\0\0\0\0", b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff"))
            case _:
                if chance.random() < 0.3:
                    del changed[place:]
    return bytes(changed)


def broken_text(data: bytes, chance: random.Random) -> bytes:
    """*data* as text with pieces put in, lines taken out, doubled, moved or indented."""
    lines = data.decode("utf-8", "surrogateescape").split("\n")
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        place = chance.randrange(len(lines))
        match chance.randrange(7):
            case 0 | 1 | 2:
                column = chance.randrange(len(lines[place]) + 1)
                lines[place] = lines[place][:column] + chance.choice(PIECES) + lines[place][column:]
            case 3:
                del lines[place : place + chance.choice((1, 1, 3))]
                lines = lines or [""]
            case 4:
                lines[place:place] = lines[place : place + chance.choice((1, 2, 5))]
            case 5:
                lines.insert(chance.randrange(len(lines) + 1), lines.pop(place))
            case _:
                lines[place] = " " * chance.randrange(5) + lines[place].lstrip(" ")
    return "\n".join(lines).encode("utf-8", "surrogateescape")


def _places(tree: Any, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [way, *(found for key, value in inner for found in _places(value, (*way, key)))]


def _at(tree: Any, way: tuple[Any, ...]) -> Any:
    for key in way:
        tree = tree[key]
    return tree


def _change(tree: Any, chance: random.Random) -> None:
    """Changes *tree* somewhere."""
    ways = _places(tree)[1:]
    if not ways:
        return
    way = chance.choice(ways)
    parent, key = _at(tree, way[:-1]), way[-1]
    match chance.randrange(7):
        case 0:
            del parent[key]
        case 1:
            parent[key] = chance.choice(VALUES)
        case 2:
            parent[key] = json.loads(json.dumps(_at(tree, chance.choice(ways)), default=str))
        case 3 if isinstance(parent, dict):
            parent[chance.choice((chance.choice(PIECES), str(chance.choice(ways)[-1])))] = parent.pop(key)
        case 4 if isinstance(parent, list):
            parent += [parent[key]] * chance.choice((1, 3, 30))
        case _:
            text = str(parent[key])
            place = chance.randrange(len(text) + 1)
            parent[key] = text[:place] + chance.choice(PIECES) + text[place:]


def _dump(tree: Any, width: int = 80) -> bytes:
    written = yaml.dump(tree, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=width)
    return written.encode("utf-8", "surrogatepass")


def broken_yaml(data: bytes, chance: random.Random) -> bytes:
    """*data*, YAML, with values and keys of its tree changed, so that it stays YAML."""
    tree = yaml.load(data, yaml.CBaseLoader)  # noqa: S506 (it makes nothing but texts, lists and dicts)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _change(tree, chance)
    return _dump(tree, chance.choice((40, 10_000)))


_FREE = frozenset("title author outlet kind descriptor because alt credit hint topics kicker heading question".split())
"""Keys of texts that need not be proved, so that whatever stands there comes as far as the build."""


def broken_free_text(data: bytes, chance: random.Random) -> bytes:
    """*data*, YAML, with pieces put into texts that need not be proved."""
    tree = yaml.load(data, yaml.CBaseLoader)  # noqa: S506 (as above)
    ways = [way for way in _places(tree) if _FREE & {*way[-2:]} and isinstance(_at(tree, way), str)]
    for way in chance.choices(ways, k=chance.choice((1, 1, 2))) if ways else ():
        text, piece = _at(tree, way), chance.choice(PIECES)
        place = chance.randrange(len(text) + 1)
        _at(tree, way[:-1])[way[-1]] = chance.choice((text[:place] + piece + text[place:], piece))
    return _dump(tree)


def broken_json(data: bytes, chance: random.Random) -> bytes:
    """*data*, JSON, with values and keys of its tree changed, so that it stays JSON."""
    tree = json.loads(data)
    for _ in range(chance.choice((1, 1, 1, 2, 3))):
        _change(tree, chance)
    return json.dumps(tree, ensure_ascii=chance.random() < 0.5, indent=1).encode("utf-8", "surrogatepass")


def broken_package(data: bytes, chance: random.Random) -> bytes:
    """*data*, a zip, with one of its members broken and all packed anew."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        names = old.namelist()
        broken = chance.choice(names)
        for name in names:
            content = old.read(name)
            if name == broken:
                how = broken_text if content[:1] == b"<" and chance.random() < 0.6 else broken_bytes
                how = broken_json if name == "media" and content != b"{}" else how
                content = how(content, chance)
            if name != broken or chance.random() < 0.9:
                new.writestr(name, content)
    return written.getvalue()
