"""Write docs/rules.md and the runs in README.md anew: `make docs`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from briefdeck.rules.docs import format_document

ROOT = Path(__file__).parent.parent


def main() -> None:
    """Write both."""
    (ROOT / "docs/rules.md").write_text(format_document(), encoding="utf-8")
    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    for name in ("clean", "faulty"):
        printed = (ROOT / f"tests/golden/check-{name}.txt").read_text(encoding="utf-8").replace("-- stderr --\n", "")
        run = rf"(<!-- check: {name} -->\n```console\n\$ briefdeck check\n).*?```"
        found = re.search(run, text, flags=re.DOTALL)
        if found:
            text = f"{text[: found.start()]}{found[1]}{printed}```{text[found.end() :]}"
    from docs.language_table import put_languages

    text = put_languages(text)
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
