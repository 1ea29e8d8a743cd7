"""What our HTML shares: pages whole in themselves that escape what they show, and the scripts of pages and cards."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, StrictUndefined, Template

from briefdeck.language.markup import plain
from briefdeck.printed_words import message
from briefdeck.render.html import markup_to_html

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
JUDGE = ("answer_tokens", "answer_dates", "answer_amounts", "answer_items", "judge")
"""The scripts that judge a typed answer as `briefdeck.quiz.judge` does, in their order."""
_COMMENT = re.compile(r"^[ ]*(?:/\*(?:(?!\*/).)*\*/|//.*)\n", re.MULTILINE)
_INDENT = re.compile(r"^[ ]+|\n(?=\n)", re.MULTILINE)


def read_asset(package: str, name: str) -> str:
    """Read the file *name* beside the modules of *package*, without the line feed at its end."""
    return files(package).joinpath(name).read_text("utf-8").rstrip("\n")


@cache
def load_template(package: str, name: str, **filters: Callable[..., Any]) -> Template:
    """Load the file *name* of *package* as a template that escapes every value and drops its control characters.

    `plain` and `marked|safe` show a text that may carry marks: without them, or as HTML with its bold and italic;
    `message("brief.facts")` shows words of our own.
    """
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True, finalize=_without_controls
    )
    environment.filters.update(filters, plain=plain, marked=_marked)
    environment.globals["message"] = message
    return environment.from_string(read_asset(package, name))


def make_content_policy(style: str, *scripts: str, pictures: bool = False) -> str:
    """Make the Content-Security-Policy of a page with *style*, with *scripts* if any, and with embedded *pictures*.

    A browser then fetches nothing, and runs and applies nothing else.
    """
    allowed = [
        "default-src 'none'",
        f"script-src {' '.join(map(_digest, scripts))}" if scripts else "",
        f"style-src {_digest(style)}",
        "img-src data:" if pictures else "",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    return "; ".join(filter(None, allowed))


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _marked(text: str) -> str:
    return markup_to_html(_CONTROL.sub("", text))


def _without_controls(value: object) -> object:
    return _CONTROL.sub("", value) if isinstance(value, str) and not hasattr(value, "__html__") else value


@cache
def join_scripts(names: Sequence[str]) -> str:
    """Join the scripts with these *names*, without the comments and blanks that begin their lines."""
    whole = "\n".join(read_asset("briefdeck.render.quiz_page", f"script/{name}.js") for name in names)
    return _INDENT.sub("", without_comments(whole)).strip()


def without_comments(text: str) -> str:
    """Return a script or style without the comments that fill whole lines."""
    return _COMMENT.sub("", text)
