"""Questions → one HTML page that asks them, judges the answers, and shows what each rests on.

The page is whole in itself and works from a disk: its style, its script, its pictures and its questions are in it,
and its policy lets a browser fetch nothing.
"""

from __future__ import annotations

from functools import cache

from briefdeck.messages import LANGUAGE
from briefdeck.model import Quiz
from briefdeck.quiz import Pool
from briefdeck.render.html_templates import asset, policy, template
from briefdeck.render.quiz_page.data import embedded, quiz_data

SCRIPTS = (
    "chance",
    "draw",
    "judge",
    "data",
    "elements",
    "store",
    "choice",
    "explain",
    "start",
    "question",
    "bar",
    "result",
    "main",
)
"""The parts of the script in `script/`, in the order in which they stand on the page, where they are one module."""


def render_page(pool: Pool, quiz: Quiz) -> bytes:
    """The page that asks the questions of *pool*, which are those of *quiz*. The same questions give the same bytes."""
    style, script = asset(__name__, "page.css"), _script()
    html = template(__name__, "page.html").render(
        pool=pool,
        language=LANGUAGE,
        counts={key: sum(each.topic == key for each in pool.questions) for key in pool.topics},
        style=style,
        script=script,
        data=embedded(quiz_data(pool, quiz)),
        policy=policy(style, script, pictures=True),
    )
    return html.encode()


@cache
def _script() -> str:
    return "\n".join(asset(__name__, f"script/{name}.js") for name in SCRIPTS)
