"""The rows of an answer key, the wording of each answer, and the list of sources with their letters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from briefdeck.language.markup import plain
from briefdeck.located import LocatedStr
from briefdeck.printed_words import message
from briefdeck.provenance import article_letters, letter_label
from briefdeck.quiz import AskedQuestion, CounterClaim, Explanation, Question
from briefdeck.render.paper.setting import QUIET_RIGHT, SMALL, KeyLook, PaperSetting, set_picture
from briefdeck.render.pdf.paragraph import Paragraph, Rich, TextRun, join, own_words, own_words_around
from briefdeck.render.pdf.pen import Drawable, NoteLink, Pen

_SHORT = 26
"""Characters of an answer that has room in the strip."""


def word_answer_strip(asked: Sequence[AskedQuestion], setting: PaperSetting) -> Rich:
    """Word all answers in a row, for marking: the letter of the right option, or what is right; “…” for a long one."""
    runs: Rich = own_words(f"{message('paper.answers')}{_APART}", bold=True)
    for number, each in enumerate(asked, start=1):
        question = each.question
        answer = letter_label(each.right) if each.options else plain(question.answer)
        said = own_words(letter_label(each.right)) if each.options else setting.rich(question.answer, question)
        told = said if len(answer) <= _SHORT else own_words("…")
        runs += own_words(f"{number}\u00a0", bold=True) + told + own_words(_APART)
    return runs


def word_statement(explanation: Explanation, question: Question, setting: PaperSetting) -> Rich:
    """Word the fact; () where it is the answer itself."""
    return (
        () if plain(explanation.statement) == plain(question.answer) else setting.rich(explanation.statement, question)
    )


def word_spellings(question: Question, setting: PaperSetting) -> Rich:
    """Word the other spellings that are right; () where there are none."""
    runs: Rich = ()
    for spelling in question.accept:
        runs += own_words("; " if runs else message("paper.also"), italic=True) + setting.unmarked(spelling, question)
    return runs


def word_validity(explanation: Explanation, question: Question, setting: PaperSetting) -> Rich:
    """Word who says the fact and when it holds, as a sentence; () where neither is known."""
    speaker, date = (setting.rich(text, question) if text else () for text in (explanation.said_by, explanation.as_of))
    if speaker and date:
        sentence = own_words_around("fact.said_by_as_of", speaker=speaker, date=date)
    elif speaker:
        sentence = own_words_around("fact.said_by", speaker=speaker)
    else:
        sentence = own_words_around("fact.as_of", date=date) if date else ()
    return sentence + own_words(".", italic=True) if sentence else ()


def word_disputes(
    rivals: Sequence[CounterClaim], question: Question, setting: PaperSetting, in_full: bool = True
) -> Rich:
    """Word what contradicts the fact; *in_full* adds what the other facts say, with their sources."""
    runs: Rich = ()
    for rival in rivals:
        texts = (rival.note, *(rival.others if in_full else ()))
        parts = [setting.rich(text, question) for text in texts if text]
        told = own_words_around(f"dispute.{rival.kind}_told", question=setting.rich(rival.question, question))
        mark = own_words(f"{' ' if runs else ''}{message(f'dispute.{rival.kind}_mark')} ")
        runs += join([mark + told, *parts])
    return runs


_DIGIT = 0.6
"""The width of a digit in the column of numbers, in sizes of type."""
_BEFORE_ID = 8.0
_TALLEST_PICTURE = 60.0
_LETTER = 12.0
_APART = "\u00a0 "
"""A wide space at which a line may end."""


@dataclass(frozen=True, slots=True)
class KeyRow:
    """The entry of a question in the key: the answer, and why it is right."""

    question: Question
    number: Paragraph
    answer: Paragraph
    fact: Paragraph
    pictures: Sequence[Drawable]
    disputes: Paragraph
    id: Paragraph

    @property
    def height(self) -> float:
        """The height in points."""
        pictures = sum(part.height for part in self.pictures)
        return self.answer.height + self.fact.height + pictures + self.disputes.height + self._below

    @property
    def _below(self) -> float:
        """The height that the id adds below the last words, in points: 0 where it has room beside them."""
        last = self.disputes if self.disputes.count else self.fact
        beside = last.last_width + _BEFORE_ID + self.id.natural_width <= last.width
        between = self.pictures and last is self.fact
        return 0.0 if beside and not between else self.id.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the entry with its upper left corner at (x, top)."""
        left, bottom = x + self.number.width, top - self.height
        with pen.element("LI"):
            pen.paragraph(self.number, x, top, tag="Lbl")
            with pen.element("LBody"):
                y = pen.paragraph(self.fact, left, pen.paragraph(self.answer, left, top))
                for part in self.pictures:
                    part.draw(pen, left, y)
                    y -= part.height
                pen.paragraph(self.disputes, left, y)
                pen.paragraph(self.id, left, bottom + self.id.height)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """An article and its letter; *note* is the name of the link to it, *article* its title."""

    note: str
    article: LocatedStr
    letter: Paragraph
    text: Paragraph

    @property
    def height(self) -> float:
        """The height in points."""
        return self.text.height

    def draw(self, pen: Pen, x: float, top: float) -> None:
        """Draw the row with its upper left corner at (x, top)."""
        pen.anchor(f"source:{self.note}", x, top)
        with pen.element("LI"):
            with pen.element("Lbl"), pen.element("Link") as link:
                below = pen.text(self.letter, x, top, link)
                box = (x, below, x + self.letter.natural_width, top)
                pen.back(link, box, f"source:{self.note}", message("brief.note_back", letter=self.letter.words))
            pen.paragraph(self.text, x + self.letter.width, top, tag="LBody")


class SourceList:
    """The articles that the questions rest on, each by its letter."""

    def __init__(self, asked: Sequence[AskedQuestion], setting: PaperSetting, first: int = 1) -> None:
        """List the articles of *asked* by their letters; *first* tells this list from others of the document."""
        self._setting = setting
        self._described: dict[str, Rich] = {}
        for asked_question in asked:
            for source, described in setting.sources(asked_question.question):
                self._described.setdefault(source.article, described)
        self._letters = article_letters(setting.verified.bank)
        self._notes = {key: f"{self._letters[key]}{first}" for key in self._described}

    @property
    def links(self) -> Mapping[str, NoteLink]:
        """The links to the articles, by the names of their notes."""
        return {
            note: NoteLink(message("paper.source_link", letter=self._letters[key]), f"source:{note}")
            for key, note in self._notes.items()
        }

    def cited(self, explanation: Explanation) -> Rich:
        """Return the letters of the sources of *explanation* with their lines, each linked to its article."""
        runs: list[TextRun] = []
        for source in explanation.sources:
            runs.append(TextRun(_APART if runs else ""))
            runs.append(TextRun(self._letters[source.article], bold=True, note=self._notes[source.article]))
            runs.append(TextRun(f"\u00a0{source.lines.replace(' ', chr(0xA0))}"))
        return tuple(run for run in runs if run.text)

    def lines(self, width: float) -> list[SourceRow]:
        """Set the list of the articles, *width* points wide, one row for each."""
        setting, order = self._setting, {key: at for at, key in enumerate(self._letters)}
        return [
            SourceRow(
                self._notes[key],
                setting.verified.bank.articles[LocatedStr(key)].title,
                setting.paragraph(own_words(self._letters[key], bold=True), SMALL, _LETTER),
                setting.paragraph(described, SMALL, width - _LETTER),
            )
            for key, described in sorted(self._described.items(), key=lambda pair: order[pair[0]])
        ]


def set_key_row(
    number: int, asked: AskedQuestion, sources: SourceList, look: KeyLook, width: float, setting: PaperSetting
) -> KeyRow:
    """Set the entry of the question *asked* in the key, with the number *number*, *width* points wide."""
    question = asked.question
    label = look.number.size * _DIGIT * (1 + max(2, len(str(number))))
    room = width - label
    explanation = setting.explanation(question)
    fact = _fact(explanation, question, setting)
    return KeyRow(
        question,
        setting.paragraph(own_words(str(number)), look.number, label),
        setting.paragraph(_answer(asked, setting), look.answer, room),
        setting.paragraph(fact + (own_words(_APART) if fact else ()) + sources.cited(explanation), look.fact, room),
        set_picture(question, "back", look.fact, (room, _TALLEST_PICTURE), setting),
        setting.paragraph(word_disputes(explanation.disputes, question, setting), look.fact, room),
        setting.paragraph(own_words(question.key), QUIET_RIGHT, room),
    )


def _fact(explanation: Explanation, question: Question, setting: PaperSetting) -> Rich:
    """Word the fact, if it is not the answer itself, who says so and when, and a hint."""
    parts = [
        word_statement(explanation, question, setting),
        word_validity(explanation, question, setting),
        own_words_around("paper.hint", hint=setting.rich(question.hint, question)) if question.hint else (),
    ]
    return join([part for part in parts if part])


def _answer(asked: AskedQuestion, setting: PaperSetting) -> Rich:
    """Word the letter of the right option, the answer, and its other spellings."""
    question = asked.question
    letter = own_words(f"{letter_label(asked.right)}{_APART}", bold=True) if asked.options else ()
    also = word_spellings(question, setting) if asked.mode == "typed" else ()
    answer = setting.rich(question.answer, question, bold=True)
    return letter + answer + (own_words(_APART) + also if also else ())
