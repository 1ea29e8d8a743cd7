"""Questions → JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict

from briefdeck.quiz import AskedQuestion, Pool


def format_json(asked: Sequence[AskedQuestion], pool: Pool, seed: str) -> str:
    """*asked*, with the kind and options of each, what is shown with the answers, and the *seed* that drew them."""
    questions = [asdict(each.question) | {"kind": each.kind, "options": each.options} for each in asked]
    told = {each.question.fact: asdict(pool.explanations[each.question.fact]) for each in asked}
    topics = {key: name for key, name in pool.topics.items() if any(each.question.topic == key for each in asked)}
    made = {"title": pool.title, "seed": seed, "topics": topics, "questions": questions, "explanations": told}
    return json.dumps(made, ensure_ascii=False, indent=1) + "\n"
