"""Questions → JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from briefdeck.quiz import AskedQuestion, Pool


def format_json(asked: Sequence[AskedQuestion], pool: Pool, seed: str) -> str:
    """Format *asked* as JSON, with modes, options and explanations, and the *seed* that drew them."""
    questions = [_question(asked_question) for asked_question in asked]
    explanations = {
        asked_question.question.fact: asdict(pool.explanations[asked_question.question.fact])
        for asked_question in asked
    }
    topics = {
        key: name
        for key, name in pool.topics.items()
        if any(asked_question.question.topic == key for asked_question in asked)
    }
    document = {
        "title": pool.title,
        "seed": seed,
        "topics": topics,
        "questions": questions,
        "explanations": explanations,
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _question(asked: AskedQuestion) -> dict[str, Any]:
    """Return the fields of *asked*; modes are called "kinds", as in questions.yaml."""
    question = asked.question
    written: dict[str, Any] = {}
    for name, value in asdict(replace(question, typing=None)).items():
        typed = {"spelled": question.spelled, "others": question.others}
        written |= typed if name == "typing" else {"kinds" if name == "modes" else name: value}
    return written | {"kind": asked.mode, "options": asked.options}
