"""Questions → flashcards as tab-separated text: a question and its answer with its source, a line each.

Quizlet knows no quoting and no header, Anki knows both, and a spreadsheet takes some texts for formulas. So there is
no header, nothing is quoted, and a space goes before what one of them would take for something else.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from briefdeck.language.markup import plain
from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool
from briefdeck.render.exports import Export
from briefdeck.render.exports.question_text import (
    explain,
    list_spellings,
    strip_controls,
    timeline_items,
    word_omission,
)

_APART = " · "
_BREAK = re.compile("[\t\n\x85\u2028\u2029]+")
_TAKEN = ('"', "#", "=", "+", "-", "@", "＝", "＋", "－", "＠")
"""What begins a quoted field, a comment of Anki's, or a formula (OWASP, CSV injection)."""


def render_tsv(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    """Write a file in UTF-8 with two columns: the question; the answer, its explanation, topic and key."""
    able = [each for each in asked if not each.question.picture_on("front")]
    buffer = io.StringIO(newline="")
    write = csv.writer(buffer, delimiter="\t", quoting=csv.QUOTE_NONE, quotechar=None, lineterminator="\n")
    write.writerows((_field(_front(asked_question)), _field(_back(pool, asked_question))) for asked_question in able)
    return Export(buffer.getvalue().encode(), tuple(_left(asked)))


def _front(asked: AskedQuestion) -> str:
    question = asked.question
    return _APART.join((plain(question.prompt), " → ".join(map(plain, timeline_items(question))))).removesuffix(_APART)


def _back(pool: Pool, asked: AskedQuestion) -> str:
    question = asked.question
    answer, *others = list_spellings(question)
    also = message("export.answer_with_spellings", answer=answer, spellings=", ".join(others)) if others else answer
    notes = map(plain, explain(pool.explain(question), question.answer))
    return _APART.join((also, *notes, plain(pool.topics[question.topic]), question.key))


def _field(text: str) -> str:
    bare = _BREAK.sub(" ", strip_controls(text)).strip()
    return f" {bare}" if bare.startswith(_TAKEN) else bare


def _left(asked: Sequence[AskedQuestion]) -> Iterator[str]:
    for question in (each.question for each in asked):
        if question.picture_on("front"):
            yield word_omission(question, message("export.no_picture_in_text"))
            continue
        if question.image:
            yield message("export.lost", count=1, key=question.key, parts=message("export.part_answer_picture"))
        if question.hint:
            yield message("export.lost", count=1, key=question.key, parts=message("export.part_hint"))
    options = sum(bool(each.options) for each in asked)
    if options:
        yield message("export.no_options", number=options, count=len(asked))
