r"""Questions → Moodle's GIFT.

Texts are HTML, in which Moodle shows bold and italic; only what is typed is compared as plain text. As Moodle reads
it, `\` goes before ~ = # { } : and itself, a blank line ends a question, and `[html]`, `%50%` and `->` mean something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefdeck.language.markup import plain
from briefdeck.model import Picture
from briefdeck.printed_words import message
from briefdeck.quiz import AskedQuestion, Pool, Question
from briefdeck.render.exports import Export, by_topic, word_essays
from briefdeck.render.exports.question_text import (
    accepted_answers,
    answer_html,
    option_html,
    question_html,
    strip_controls,
)
from briefdeck.render.html import make_data_uri

_SPECIAL = str.maketrans({character: f"\\{character}" for character in "\\~=#{}:"} | {"\n": "\\n"})
_MEANT = ("[", "%")
"""What an answer must not begin with: a format, the weight of the answer."""
_UNTYPABLE = re.compile(r"->|&&0(?:10|35|58|61|92)|&&12[356]")
"""What Moodle takes for a pair to be matched, or for an escape of its own making, and no escape prevents."""
_TAG_SIGNS = re.compile(r"[\[\]<>`\\]")
"""What Moodle takes in no tag, or reads as its end."""
_LONGEST_ID = 100
"""Characters of an id number (column `idnumber` of Moodle's question bank)."""


def render_gift(pool: Pool, asked: Sequence[AskedQuestion]) -> Export:
    """Write a GIFT file with a category for each topic; a question no program can judge becomes an essay."""
    blocks: list[str] = []
    left: list[str] = []
    for topic, here in by_topic(pool, asked):
        blocks.append(f"$CATEGORY: {_category(pool.title)}/{_category(pool.topics[topic])}")
        for asked_question in here:
            answers = _held(asked_question.question) if asked_question.mode == "typed" else ()
            left += _not_held(asked_question.question, answers) if asked_question.mode == "typed" else ()
            blocks.append(_question(pool, asked_question, answers))
    return Export(("\n\n".join(blocks) + "\n").encode(), (*left, *word_essays(asked)))


def _question(pool: Pool, asked: AskedQuestion, answers: Sequence[str]) -> str:
    question = asked.question

    def address(picture: Picture) -> str:
        return make_data_uri(pool.images[picture.file])

    if asked.mode == "typed" and not answers:
        asked = AskedQuestion(question, "recall")
    feedback = answer_html(asked, pool.explain(question), address)
    lines = [
        *_comments(pool, asked),
        f"::{_escaped(question.key)}::[html]{_escaped(question_html(question, address))}{{",
        *(f"\t={_answer(answer, 'plain')}" for answer in answers),
        *_options(asked),
        f"\t####{_escaped(feedback)}",
        "}",
    ]
    return "\n".join(lines)


def _comments(pool: Pool, asked: AskedQuestion) -> Iterator[str]:
    """Write the id number and tags as Moodle reads them, and for people the points, of which GIFT knows nothing."""
    question = asked.question
    known = [f"[id:{question.key}]"] if len(question.key) <= _LONGEST_ID else []
    known += [f"[tag:{_TAG_SIGNS.sub('', strip_controls(tag))}]" for tag in question.tags]
    if known:
        yield f"// {' '.join(known)}"
    if pool.worth(asked) != 1:
        yield f"// {message('paper.points', count=pool.worth(asked))}"


def _options(asked: AskedQuestion) -> Iterator[str]:
    for at, option in enumerate(asked.options):
        sign = "=" if at == asked.right else "~"
        yield f"\t{sign}{_answer(option_html(option), 'html')}"


def _answer(text: str, form: str) -> str:
    """Write *text* after its sign; state its *form* where its beginning might be taken for one."""
    return f"[{form}]{_escaped(text)}" if text.startswith(_MEANT) else _escaped(text)


def _held(question: Question) -> tuple[str, ...]:
    """List the spellings of the answer that GIFT can hold, with stars escaped: a star would match any letters."""
    return tuple(answer.replace("*", "\\*") for answer in accepted_answers(question) if not _UNTYPABLE.search(answer))


def _not_held(question: Question, answers: Sequence[str]) -> Iterator[str]:
    lost = [f"“{answer}”" for answer in accepted_answers(question) if _UNTYPABLE.search(answer)]
    if lost:
        key = "export.gift_untypable" if answers else "export.gift_essay"
        yield message(key, key=question.key, answers=", ".join(lost))


def _escaped(text: str) -> str:
    return text.translate(_SPECIAL)


def _category(name: str) -> str:
    """Write *name* as a part of a path, in which only slashes and backslashes are escaped."""
    bare = " ".join(strip_controls(plain(name)).split()).replace("\\", "\\\\").replace("/", "//")
    return re.sub(r"^/|/$", lambda slash: " /" if slash.start() == 0 else "/ ", bare)
