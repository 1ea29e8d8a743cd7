"""The shipped bank as often as is asked for, each time with other ids: real sentences, and many of them.

Run as a program it writes a project: `python -m tests.benchmarks.repeated 10000 FOLDER`.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

from tests.conftest import REPOSITORY

ALIKE = {"Q513": "asked again", "Q514": "there again", "Q515": "answered again"}
"""The rules that a fact breaks by standing there twice; they are run, and what they find is switched off."""


def repeated(facts: int) -> str:
    """Write a questions.yaml of *facts* facts, at least as many as are shipped."""
    text = (REPOSITORY / "questions.yaml").read_text(encoding="utf-8")
    head, body, rest = re.split(r"(?<=^facts:\n)|(?=^disputes:\n)", text, flags=re.MULTILINE)
    items = re.split(r"(?=^  - id: )", body, flags=re.MULTILINE)[1:]
    copies = -(-facts // len(items))
    plain = [re.sub(r"^    value: .*\n", "", item, flags=re.MULTILINE) for item in items]  # disputes name no copies
    again = (item.replace("\n", f"-{copy}\n", 1) for copy in range(2, copies + 1) for item in plain)
    made = "".join([*items, *again][:facts])
    assert facts >= len(items)
    switched_off = "".join(f"  {code}: {why}\n" for code, why in ALIKE.items())
    return f"{head}{made}\n{rest}\nignore:\n{switched_off}"


def write_project(folder: Path, facts: int) -> Path:
    """Write a project of *facts* facts into *folder*, with the concordance and the pictures of the shipped one."""
    folder.mkdir(parents=True)
    (folder / "questions.yaml").write_text(repeated(facts), encoding="utf-8")
    for shared in ("articles", "images"):
        if (REPOSITORY / shared).exists():
            shutil.copytree(REPOSITORY / shared, folder / shared)
    return folder


if __name__ == "__main__":
    write_project(Path(sys.argv[2]), int(sys.argv[1]))
