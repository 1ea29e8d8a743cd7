"""What differs between two texts, word by word."""

from __future__ import annotations

from difflib import SequenceMatcher


def marked(before: str, after: str) -> str:
    """*after* with what is not in *before* as {+…+}, and what is only in *before* as [-…-]."""
    old, new = before.split(), after.split()
    pieces: list[str] = []
    for how, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if how == "equal":
            pieces += new[start:end]
            continue
        lost, gained = " ".join(old[first:last]), " ".join(new[start:end])
        pieces.append((f"[-{lost}-]" if lost else "") + (f"{{+{gained}+}}" if gained else ""))
    return " ".join(pieces)
