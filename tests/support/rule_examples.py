"""The examples of the rules' pages, put into the small honest project as a curator would put them there."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from briefdeck.project import Folder, open_project
from briefdeck.project_names import READINGS
from briefdeck.rules.registry import RULES
from briefdeck.rules.second_reader.parts.statements import find_statements, reader_of
from briefdeck.second_reader_lock import Readings, ReadVerdict, dump_readings

BRIEF_KEYS = frozenset("bottom_line figures timeline sections people open_questions chart fonts".split())
"""Top keys that belong into a brief; all others belong into questions.yaml."""
_SECTION = re.compile(r"^(\w+):\n((?:^[ \t].*\n)+)", re.MULTILINE)
_OF_A_FACT = """\
facts:
  - id: union-leader
    fact: The union is led by **Tove Brandt**.
    cite: harbour:10
    topic: strike
"""
"""The fact whose cards those of an example replace, where it shows cards alone."""


def put(project: Path, code: str, example: str) -> None:
    """Puts the *example* of rule *code* into *project*."""
    if RULES[code].form == "diff":
        _patch(project / "questions.yaml", example)
        return
    if example.startswith("as_of:"):
        path = project / "briefs/overview.yaml"
        path.write_text(
            re.sub(r"^as_of: .*\n", example, path.read_text(encoding="utf-8"), flags=re.M), encoding="utf-8"
        )
        return
    for key, body in _sections(example):
        path = project / ("briefs/overview.yaml" if key in BRIEF_KEYS else "questions.yaml")
        text = path.read_text(encoding="utf-8")
        path.write_text(_with(text, key, body), encoding="utf-8")


def ignore(project: Path, code: str, everywhere: bool) -> None:
    """Switches rule *code* off, once for the whole of *project* or in each fact."""
    path = project / "questions.yaml"
    text = path.read_text(encoding="utf-8")
    switch = f"ignore: {{{code}: the reason}}\n"
    if everywhere:
        path.write_text(f"{text}\n{switch}", encoding="utf-8")
    else:
        head, facts, rest = re.split(r"(?=^facts:$)|(?=^disputes:$)", text, maxsplit=2, flags=re.MULTILINE)
        facts = re.sub(r"^  - id: .*\n", lambda found: f"{found[0]}    {switch}", facts, flags=re.MULTILINE)
        path.write_text(head + facts + rest, encoding="utf-8")


def _sections(example: str) -> Iterator[tuple[str, str]]:
    if example.startswith("cards:"):
        example = _OF_A_FACT + "".join(f"    {line}\n" for line in example.splitlines())
    found = _SECTION.findall(example)
    assert "".join(f"{key}:\n{body}" for key, body in found) == example, example
    yield from found


def _with(text: str, key: str, body: str) -> str:
    """*text* with the section *key* given, or its entries of the same names."""
    there = re.search(rf"^{key}:\n((?:^(?:[ \t].*)?\n)+)", text, re.MULTILINE)
    if there is None:
        return f"{text}\n{key}:\n{body}"
    if key in BRIEF_KEYS:
        return text.replace(there[1], body)
    merged = there[1].rstrip("\n") + "\n"
    replaced: set[str] = set()
    for name, entry in _entries(body):
        old = [mine for known, mine in _entries(merged) if known == name]
        merged = merged.replace(old[0], entry) if old and name not in replaced else merged + entry
        replaced.add(name)
    return text.replace(there[1], merged + "\n")


def _entries(body: str) -> Iterator[tuple[str, str]]:
    """The items or keys of a section and their names."""
    for entry in re.findall(r"^  \S.*\n(?:^(?:   |\t).*\n)*", body, re.MULTILINE):
        yield re.sub(r"- id: ", "", entry.strip()).split("\n")[0].split(": ")[0], entry


def _patch(path: Path, diff: str) -> None:
    """Makes the change *diff* in the file *path*: each line begins with a blank, a minus or a plus."""
    lines = diff.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if line[0] in " -")
    new = "".join(line[1:] for line in lines if line[0] in " +")
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, diff
    path.write_text(text.replace(old, new), encoding="utf-8")


def _rewrite(name: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def rewrite(project: Path) -> None:
        (project / name).write_bytes(change((project / name).read_bytes()))

    return rewrite


def _add_article(project: Path) -> None:
    entry = "articles:\n  lighthouse:\n    file: lighthouse.txt\n    title: The keeper counts ships\n"
    put(project, "C101", entry)
    (project / "articles/lighthouse.txt").write_text("Nine ships passed the light that night.\n", encoding="utf-8")


def _rename_text(project: Path) -> None:
    (project / "articles/quay.txt").rename(project / "articles/pier.txt")


def _crowd(project: Path) -> None:
    fact = "On Monday work was stopped by the crews; so they did once more in March. " * 4
    put(project, "B703", f"facts:\n  - id: crowd\n    fact: {fact}\n    cite: [harbour:6, quay:4]\n    topic: strike\n")
    put(project, "B703", "bottom_line:\n" + f"  - text: {fact}\n    facts: [crowd]\n" * 40)


def _picture(content: bytes) -> Callable[[Path], None]:
    def show(project: Path) -> None:
        put(project, "P901", RULES["P901"].good)
        (project / "images/routes.svg").write_bytes(content)

    return show


def _said(code: str, verdict: ReadVerdict) -> Callable[[Path], None]:
    """Puts the bad example of rule *code* in, as read by the second reader with that *verdict*."""

    def remember(project: Path) -> None:
        put(project, code, RULES[code].bad)
        context = open_project(Folder(project, project / "articles"), 0).context
        read = {
            statement.key: verdict
            for statement in find_statements(context)
            if statement.fact and f"id: {statement.fact}\n" in RULES[code].bad
        }
        (project / READINGS).write_text(dump_readings(Readings(reader_of(context), read)), encoding="utf-8")

    return remember


def _add_text(project: Path) -> None:
    (project / "articles/pier.txt").write_text("Talks on the pier\n", encoding="utf-8")


def _conflict(data: bytes) -> bytes:
    return data.replace(b'  "cost"', b'<<<<<<< HEAD\n  "cost"')


BREAKS: dict[str, Callable[[Path], None]] = {
    "Y101": _rewrite("questions.yaml", lambda data: data.decode().encode("utf-16")),
    "Y103": _rewrite("questions.yaml", lambda data: b""),
    "Y126": _rewrite("questions.yaml", lambda data: data + "# 1,\u00ad200\n".encode()),
    "Y127": _rewrite("questions.yaml", lambda data: data.replace(b"title: ", "title: \u200e".encode(), 1)),
    "C102": _add_article,
    "C103": _rewrite("articles/harbour.txt", lambda data: data.replace(b"on Thursday", b"on Friday")),
    "C111": _rename_text,
    "C112": _add_text,
    "C110": _rewrite("articles/concordance.json", lambda data: b"<<<<<<< HEAD\n" + data),
    "B703": _crowd,
    "B704": _rewrite("briefs/overview.yaml", lambda data: data.replace(b"on strike", "on strike ☹".encode(), 1)),
    "B709": lambda project: put(project, "B701", "fonts:\n  - NotoSansArmenian-Regular.ttf\n"),
    "P902": _picture(b"<!doctype html><title>Routes</title>"),
    "P903": _picture(b'<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    "R001": _said("R001", ReadVerdict(0.97, 0.02)),
    "R002": _said("R002", ReadVerdict(0.02, 0.96)),
    "L804": _rewrite("deck.lock", _conflict),
    "L805": _rewrite("questions.yaml", lambda data: data.replace(b"How many passengers", b"Just how many passengers")),
}
"""How a rule is broken that no lines of YAML can break."""


def mend(project: Path, code: str, honest: Path, run: Callable[..., object]) -> None:
    """Does in *project* what the good example of rule *code*, one of BREAKS, tells; *honest* is it unbroken."""
    if code == "C110":
        (project / "articles/concordance.json").unlink()
    if code in ("C102", "C103", "C110"):
        run("index", "--project", str(project))
    elif code == "L805":
        run("build", "--project", str(project))
    else:
        shutil.rmtree(project)
        shutil.copytree(honest, project)
