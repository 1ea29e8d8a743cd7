"""Write the table of rooms in docs/architecture.md from their order and their docstrings; `make docs` runs it."""

from __future__ import annotations

import ast
import re
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "briefdeck"
PAGE = ROOT / "docs" / "architecture.md"


def format_rooms(order: list[str]) -> str:
    """Format the rooms of *order*, names below `briefdeck`, as a table with what each of them holds."""
    return "| room | holds |\n|---|---|\n" + "".join(map(_row, order))


def put_rooms(page: str, order: list[str]) -> str:
    """Put the table of *order* into *page*, the text of docs/architecture.md."""
    table = f"<!-- rooms -->\n{format_rooms(order)}<!-- /rooms -->"
    return re.sub(r"<!-- rooms -->\n.*<!-- /rooms -->", lambda _: table, page, flags=re.DOTALL)


def _row(room: str) -> str:
    place = room.replace(".", "/")
    package = SOURCE / place / "__init__.py"
    path = package if package.exists() else SOURCE / f"{place}.py"
    told = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    name = f"{place}/" if package.exists() else f"{place}.py"
    return f"| `{name}` | {told.partition(chr(10))[0]} |\n"


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    from tests.test_architecture import ORDER

    PAGE.write_text(put_rooms(PAGE.read_text(encoding="utf-8"), ORDER), encoding="utf-8")
