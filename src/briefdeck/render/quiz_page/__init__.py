"""Questions → the data that the page's script works with: each fact, article and picture once, nothing empty."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefdeck.model import Picture, Quiz
from briefdeck.printed_words import RIGHT_TO_LEFT, find_section, spoken_language
from briefdeck.provenance import sum_checks, word_check
from briefdeck.quiz import CounterClaim, Explanation, Pool, Question
from briefdeck.quiz.judging_tables import judging_tables
from briefdeck.render.deflate import deflate
from briefdeck.render.html import make_data_uri
from briefdeck.render.html_templates import (
    JUDGE,
    join_scripts,
    load_template,
    make_content_policy,
    read_asset,
    without_comments,
)

_LOUD = re.compile("[<>&\x7f-\x9f\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]")
_DIGEST = 16
"""Hexadecimal digits of the edition, which identifies the content of a page."""


def gather_data(pool: Pool, quiz: Quiz) -> dict[str, Any]:
    """Gather the data of the page: the questions of *pool*, the settings that *quiz* proposes, the judging tables.

    The edition identifies the questions: a change of our own words does not change it, so a quiz that somebody is
    taking goes on.
    """
    data = {
        "title": pool.title,
        "language": pool.language,
        "proposed": _proposed(quiz),
        "judging": judging_tables(pool.language),
        **_drop_empty(judging_in=_other_tables(pool)),
        "topics": dict(pool.topics),
        "articles": {
            source.article: source.described
            for explanation in pool.explanations.values()
            for source in explanation.sources
        },
        "facts": {key: _explained(explanation) for key, explanation in pool.explanations.items()},
        "questions": [_asked(question, quiz, pool) for question in pool.questions],
    }
    edition = hashlib.sha256(_json([data, dict(_pictures(pool))]).encode()).hexdigest()[:_DIGEST]
    return {"edition": edition, "messages": find_section("quiz_script"), **data}


def embed_json(data: Mapping[str, Any]) -> str:
    """Format *data* as JSON that is safe inside an HTML script element, whatever its texts hold."""
    return _LOUD.sub(lambda loud: f"\\u{ord(loud[0]):04x}", _json(data))


def compress_json(data: Mapping[str, Any]) -> str:
    """Compress *data* as JSON, in base 64: the texts of a page in two fifths of their size, the same everywhere."""
    return base64.b64encode(deflate(_json(data).encode())).decode()


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _proposed(quiz: Quiz) -> dict[str, Any]:
    """Gather what *quiz* asks unless whoever takes it chooses otherwise."""
    counts = {str(kind): count for kind, count in quiz.counts.items() if count}
    return {
        "seed": quiz.seed,
        "number": sum(counts.values()) if counts else quiz.number,
        "kinds": [*counts] if counts else list(quiz.kinds),
        "counts": counts,
    }


def _other_tables(pool: Pool) -> dict[str, dict[str, object]]:
    """Gather by their tags the tables of the languages in which typed questions are, where they differ from the first.

    Mostly there are none: a bank is in one language.
    """
    first: Mapping[str, object] = judging_tables(pool.language)
    found: dict[str, dict[str, object]] = {}
    for question in pool.questions:
        if question.language not in (pool.language, *found) and "typed" in question.modes:
            tables = judging_tables(question.language)
            found[question.language] = {name: table for name, table in tables.items() if table != first[name]}
    return found


def _asked(question: Question, quiz: Quiz, pool: Pool) -> dict[str, Any]:
    """Gather a question, without its fact, which its key begins with, nor the language of *pool*."""
    return _drop_empty(
        key=question.key,
        topic=question.topic,
        language=question.language if question.language != pool.language else "",
        prompt=question.prompt,
        answer=question.answer,
        kinds=question.modes,
        first=not set(quiz.first).isdisjoint(question.tags),
        accept=question.accept,
        spelled=question.spelled,
        others=question.others,
        wrong=question.wrong,
        contradicted=question.contradicted,
        items=question.items,
        ordered=question.ordered,
        before=question.before,
        after=question.after,
        hint=question.hint,
        because=question.because,
        picture=_pictured(question.image) if question.image else None,
    )


def _pictured(picture: Picture) -> dict[str, str]:
    return {"file": picture.file, "alt": picture.alt, "credit": picture.credit, "side": picture.side}


def _explained(explanation: Explanation) -> dict[str, Any]:
    return _drop_empty(
        statement=explanation.statement,
        said_by=explanation.said_by,
        as_of=explanation.as_of,
        sources=[(source.article, source.lines) for source in explanation.sources],
        disputes=[_disputed(dispute) for dispute in explanation.disputes],
    )


def _disputed(rival: CounterClaim) -> dict[str, Any]:
    return _drop_empty(kind=rival.kind, question=rival.question, note=rival.note, others=rival.others)


def _drop_empty(**fields: Any) -> dict[str, Any]:
    """Drop the *fields* that are empty: the page treats a missing field as empty."""
    return {name: value for name, value in fields.items() if value}


def _pictures(pool: Pool) -> Iterator[tuple[str, str]]:
    """Yield each picture of the questions as a `data:` address, by the name of its file."""
    for file in dict.fromkeys(str(question.image.file) for question in pool.questions if question.image):
        yield file, make_data_uri(pool.images[file])


SCRIPTS = (
    "seeding",
    "sampling",
    *JUDGE,
    "inflate",
    "data",
    "variety",
    "elements",
    "store",
    "choice",
    "explain",
    "start",
    "question",
    "bar",
    "result",
    "code",
    "teacher",
    "scorm",
    "main",
)
"""The parts of the script in `script/`, in their order on the page, where they form one module."""


def render_page(pool: Pool, quiz: Quiz) -> bytes:
    """Render the page that asks the questions of *pool*, those of *quiz*. The same questions give the same bytes."""
    style, script = without_comments(read_asset(__name__, "page.css")), join_scripts(SCRIPTS)
    fallback = read_asset(__name__, "fallback.js")
    html = load_template(__name__, "page.html").render(
        pool=pool,
        checked=word_check(sum_checks(explanation.checked for explanation in pool.explanations.values())),
        language=spoken_language(),
        right_to_left=spoken_language() in RIGHT_TO_LEFT,
        counts={key: sum(question.topic == key for question in pool.questions) for key in pool.topics},
        style=style,
        script=script,
        fallback=fallback,
        data=compress_json(gather_data(pool, quiz)),
        pictures=embed_json(dict(_pictures(pool))),
        policy=make_content_policy(style, script, fallback, pictures=True),
    )
    return html.encode()
