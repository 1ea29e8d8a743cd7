"""The JSON Schema that editors read says what reading says."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft7Validator

from briefdeck.read.schema import format_schema
from tests.conftest import DATA, REPOSITORY

FILES = [
    ("questions", DATA / "good/questions.yaml"),
    ("brief", DATA / "good/briefs/overview.yaml"),
    ("questions", REPOSITORY / "questions.yaml"),
    *(("brief", path) for path in sorted((REPOSITORY / "briefs").glob("*.yaml"))),
]


def _as_an_editor_reads(path: Path) -> object:
    """YAML 1.2 as far as these files go: numbers are numbers, dates and `no` are text."""

    class Loader(yaml.SafeLoader):
        pass

    Loader.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if tag.endswith((":int", ":float", ":null"))]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    loaded = yaml.load(path.read_text(encoding="utf-8"), Loader)  # noqa: S506 -- a SafeLoader with fewer types
    return json.loads(json.dumps(loaded))


@pytest.mark.parametrize("kind", ["questions", "facts", "brief"])
def test_the_committed_copy_is_the_schema(kind: str) -> None:
    """The schema that the modeline names is the one that `briefdeck schema` prints."""
    committed = REPOSITORY / f"src/briefdeck/{kind}.schema.json"
    assert committed.read_text(encoding="utf-8") == format_schema(kind)


@pytest.mark.parametrize("kind", ["questions", "facts", "brief"])
def test_it_is_draft_7(kind: str) -> None:
    """The schema is a valid schema of draft 7, every key of which is documented."""
    schema = json.loads(format_schema(kind))
    Draft7Validator.check_schema(schema)
    for part in (schema, *schema["definitions"].values()):
        assert part["additionalProperties"] is False
        assert all(value["description"] for value in part["properties"].values())


@pytest.mark.parametrize(("kind", "path"), FILES, ids=lambda each: each if isinstance(each, str) else each.stem)
def test_an_editor_finds_nothing_wrong_in_good_files(kind: str, path: Path) -> None:
    """What briefdeck takes, an editor takes."""
    errors = Draft7Validator(json.loads(format_schema(kind))).iter_errors(_as_an_editor_reads(path))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(
    "fault",
    [
        {"titel": "x"},
        {"facts": [{"id": "A b", "fact": "f", "cite": "a:1", "topic": "t"}]},
        {"facts": [{"id": "a", "fact": "f", "cite": "a1", "topic": "t"}]},
        {"facts": [{"id": "a", "fact": "f", "cite": ["a:1"]}]},
        {"facts": [{"id": "a", "fact": ["f"], "cite": ["a:1"], "topic": "t"}]},
    ],
)
def test_an_editor_finds_what_reading_finds(fault: dict[str, object]) -> None:
    """Misspelt keys, bad ids and citations, missing keys and wrong kinds show in the editor already."""
    whole = {"title": "t", "articles": {}, "topics": {}, "facts": [], **fault}
    assert list(Draft7Validator(json.loads(format_schema("questions"))).iter_errors(whole))
