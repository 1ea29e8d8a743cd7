"""The scripts of the quiz page, of which cards share those that judge typed answers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from briefdeck.render.html_templates import read_asset

JUDGE = ("answer_tokens", "answer_dates", "answer_amounts", "answer_items", "judge")
"""The scripts that judge a typed answer as `briefdeck.quiz.judge` does, in their order."""
_COMMENT = re.compile(r"^[ ]*(?:/\*(?:(?!\*/).)*\*/|//.*)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ ]+|\n(?=\n)", re.MULTILINE)


@cache
def join_scripts(names: Sequence[str]) -> str:
    """Join the scripts with these *names*, without the comments and blanks that begin their lines."""
    whole = "\n".join(read_asset("briefdeck.render.quiz_page", f"script/{name}.js") for name in names)
    return _INDENT.sub("", without_comments(whole)).strip()


def without_comments(text: str) -> str:
    """Return a script or style without the comments that fill whole lines."""
    return _COMMENT.sub("", text)
