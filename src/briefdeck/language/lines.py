"""What a line is: split on a line feed alone, as `grep -n` and every editor count."""

from __future__ import annotations


def split_lines(text: str) -> list[str]:
    r"""Split *text* into its lines, on "\n" only, and drop one trailing "\r" from each.

    Unlike `str.splitlines` it does not break at form feeds, U+0085 or U+2028. A last line without a line feed counts;
    the empty rest after a last line feed does not.
    """
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line[:-1] if line.endswith("\r") else line for line in lines]
