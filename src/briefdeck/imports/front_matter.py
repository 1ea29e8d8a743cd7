"""The keys on top of a text in Markdown, in the small part of YAML that programs write there, or in TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence

_KEY = re.compile(r"([A-Za-z][\w-]{0,30}):(?:\s(.*))?")
_ITEM = re.compile(r"\s{0,8}-\s(.*)")
_COMMENT = re.compile(r"\s#.*")
_YAML, _TOML = "---", "+++"
_MOST_LINES = 200


def read_front_matter(lines: Sequence[str]) -> tuple[Mapping[str, str], Sequence[str]]:
    """Split the keys between two lines of --- or +++ on top of a text from its *lines*; several values are joined."""
    fence = lines[0].strip() if lines else ""
    if fence not in (_YAML, _TOML):
        return {}, lines
    end = next((number for number, line in enumerate(lines[1:_MOST_LINES], start=1) if line.strip() == fence), 0)
    read = _read_toml if fence == _TOML else _read_yaml
    return (read(lines[1:end]), lines[end + 1 :]) if end else ({}, lines)


def _read_toml(lines: Sequence[str]) -> dict[str, str]:
    try:
        keys = tomllib.loads("\n".join(lines))
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    listed = {key.lower(): value if isinstance(value, list) else [value] for key, value in keys.items()}
    return {key: join_names(map(str, values)) for key, values in listed.items()}


def _read_yaml(lines: Sequence[str]) -> dict[str, str]:
    """Read the keys with one value or a list of values; what is nested deeper is passed over."""
    values: dict[str, list[str]] = {}
    key, folds = "", False
    for line in lines:
        item = _ITEM.fullmatch(line.rstrip())
        if found := _KEY.fullmatch(line.rstrip()):
            key, written = found[1].lower(), _plain(found[2] or "")
            folds = written.startswith((">", "|"))
            values[key] = [] if folds or not written else _listed(written)
        elif item and key:
            values[key].append(_plain(item[1]))
        elif key and line[:1].isspace() and (folds or values[key]):
            values[key] = [" ".join([*values[key], line.strip()])]
    return {key: join_names(found) for key, found in values.items()}


def _listed(written: str) -> list[str]:
    """Return the values of a list such as [tides, bells], or the one value."""
    is_list = written.startswith("[") and written.endswith("]") and not written.startswith("[[")
    return [_plain(each) for each in written[1:-1].split(",")] if is_list else [written]


def _plain(written: str) -> str:
    """Return a value without its comment and its quotation marks."""
    value = written.strip()
    if value[:1] in ("'", '"') and (end := value.find(value[0], 1)) > 0:
        return value[1:end] if not value[end + 1 :].strip() or value[end + 1 :].lstrip().startswith("#") else value
    return _COMMENT.sub("", value).strip()


def join_names(names: Iterable[str]) -> str:
    """Join *names* as one writes authors: "A, B and C", each once."""
    distinct = list(dict.fromkeys(filter(None, names)))
    return " and ".join(filter(None, (", ".join(distinct[:-1]), *distinct[-1:])))
