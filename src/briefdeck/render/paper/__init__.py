"""A quiz on paper: sheets with their keys, and cards to cut out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from briefdeck.language.markup import plain
from briefdeck.located import Location
from briefdeck.model import Quiz, Verified
from briefdeck.printed_words import message
from briefdeck.problem import Problem
from briefdeck.quiz import AskedQuestion, Pool, reshuffle, sample_questions
from briefdeck.render.paper.booklet import BookletSection, draw_sections
from briefdeck.render.paper.card import PaperCard, make_card
from briefdeck.render.paper.cut_sheets import CutSheet, Grid, draw_sheets, lay_out_sheets
from briefdeck.render.paper.key import KeyRow, SourceList, SourceRow
from briefdeck.render.paper.question import QuestionItem
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.sheet import Version, set_keys, set_sheets
from briefdeck.render.pdf.faults import report_missing_glyphs
from briefdeck.render.pdf.pen import Drawable, Pen
from briefdeck.render.pdf.tagging.canvas import Metadata, TaggedCanvas
from briefdeck.render.pdf.typography.faces import SANS, face, load_added_face
from briefdeck.render.pdf.typography.paragraph import TextShaper
from briefdeck.rules.briefs import page_overflow


def report_no_room(sections: Sequence[BookletSection], setting: PaperSetting) -> list[Problem]:
    """Report each title, question, answer or source of *sections* for which a page has no room."""
    if any(section.room(0) <= 0 for section in sections):
        return [_title(setting)]
    parts = [block.part for section in sections for block in section.too_tall]
    return sorted(set(_too_tall(parts, setting)))


def report_no_room_on_cards(
    cards: Iterable[PaperCard], pages: Iterable[CutSheet], setting: PaperSetting
) -> list[Problem]:
    """Report each of *cards* for which two places have no room, and the title if it has none on one of *pages*."""
    problems = [
        _problem(setting.place(card.question), f"the card of {card.question.key}", setting, card.question.fact)
        for card in cards
        if not card.rows
    ]
    return sorted([*problems, *([] if all(page.has_room for page in pages) else [_title(setting)])])


def _too_tall(parts: Iterable[Drawable], setting: PaperSetting) -> Iterator[Problem]:
    for part in parts:
        if isinstance(part, QuestionItem | KeyRow):
            what = "question" if isinstance(part, QuestionItem) else "answer"
            question = part.question
            yield _problem(setting.place(question), f"the {what} of {question.key}", setting, question.fact)
        elif isinstance(part, SourceRow):
            yield _problem(part.article.location, "the title of this article", setting)


def _title(setting: PaperSetting) -> Problem:
    return _problem(setting.name.location, "the title of the quiz", setting)


def _problem(place: Location, what: str, setting: PaperSetting, fact: str = "") -> Problem:
    return page_overflow.report_part(place, what, setting.quiz.page, fact)


_BOTH = ("A", "B")
_LONG_AGO = date(1970, 1, 1)


class RenderedQuiz(NamedTuple):
    """The file of a quiz, and the problems that prevented it."""

    pdf: bytes
    problems: Sequence[Problem]
    described: Sequence[str] = ()
    """The names of the picture files that cannot be drawn; their descriptions are printed in brackets instead."""


def render_sheet(verified: Verified, pool: Pool, quiz: Quiz) -> RenderedQuiz:
    """Render *quiz* as a PDF: a sheet of questions for each version, then a key for each.

    *pool* has the questions of *verified* that *quiz* asks about. Where a character is in no font (B704) or a question
    has no room on a page (B703) the result has problems and no bytes; it has neither where there is nothing to ask.
    Each sheet and each key begins on a sheet of paper of its own, also when printed on both sides. The bytes are the
    same on every machine.
    """
    setting = _setting(verified, pool, quiz)
    versions = _versions(setting)
    if not versions[0].asked:
        return RenderedQuiz(b"", ())
    sources: list[SourceList] = []
    for version in versions:
        sources.append(SourceList(version.asked, setting, 1 + sum(len(source_list.says) for source_list in sources)))
    sections = [*set_sheets(versions, setting), *set_keys(versions, sources, setting)]
    problems = report_missing_glyphs(setting.shaper.missing) or report_no_room(sections, setting)
    if problems:
        return RenderedQuiz(b"", problems)
    canvas = _canvas(setting, [asked_question for version in versions for asked_question in version.asked])
    says = {number: said for source_list in sources for number, said in source_list.says.items()}
    draw_sections(sections, Pen(canvas, says, setting.pool.language), setting)
    return RenderedQuiz(canvas.to_bytes(), (), tuple(setting.described))


def render_cards(verified: Verified, pool: Pool, quiz: Quiz) -> RenderedQuiz:
    """Render the questions of *quiz* as a PDF of cards to cut out, two by four a page, in the order to learn them.

    Each page of fronts is followed by the page of their backs, to be printed on both sides and flipped on the long
    edge. A card with much text takes two places; where that is not enough (B703), or a character is in no font (B704),
    the result has problems and no bytes; it has neither where there is nothing to ask.
    """
    setting = _setting(verified, pool, quiz)
    asked = _drawn(setting)
    order = {question.key: at for at, question in enumerate(setting.pool.questions)}
    grid = Grid(setting.paper)
    cards = [
        make_card(asked_question, grid.width, grid.height, setting)
        for asked_question in sorted(asked, key=lambda asked_question: order[asked_question.question.key])
    ]
    pages = lay_out_sheets(cards, grid, setting)
    problems = report_missing_glyphs(setting.shaper.missing) or report_no_room_on_cards(cards, pages, setting)
    if problems or not cards:
        return RenderedQuiz(b"", problems)
    canvas = _canvas(setting, asked)
    draw_sheets(pages, grid, Pen(canvas, {}, setting.pool.language), setting)
    return RenderedQuiz(canvas.to_bytes(), (), tuple(setting.described))


def _setting(verified: Verified, pool: Pool, quiz: Quiz) -> PaperSetting:
    fonts = [load_added_face(verified.fonts[name]) for name in sorted(verified.fonts)]
    shaper = TextShaper(str(verified.bank.language), [font for font in fonts if font])
    return PaperSetting(verified, pool, quiz, shaper)


def _versions(setting: PaperSetting) -> list[Version]:
    """Return the versions that the quiz asks for: the same questions and options, shuffled differently."""
    asked = _drawn(setting)
    if setting.quiz.versions != "A/B":
        return [Version("", asked)]
    first, second = _BOTH
    return [Version(first, asked), Version(second, reshuffle(asked, f"{setting.quiz.seed}/{second}"))]


def _drawn(setting: PaperSetting) -> tuple[AskedQuestion, ...]:
    return sample_questions(setting.pool.questions, str(setting.quiz.seed), setting.quiz.number, setting.modes)


def _canvas(setting: PaperSetting, asked: Iterable[AskedQuestion]) -> TaggedCanvas:
    metadata = Metadata(
        title=plain(setting.name),
        subject=plain(setting.verified.bank.title),
        keywords=message("paper.quiz"),
        language=setting.pool.language,
        day=_day(setting, asked),
    )
    return TaggedCanvas(metadata, (setting.paper.width, setting.paper.height), face(SANS.upright).name)


def _day(setting: PaperSetting, asked: Iterable[AskedQuestion]) -> date:
    """Return the day of the newest article that the questions rest on, so that the same facts give the same date."""
    articles = setting.verified.bank.articles
    keys = {
        source.article for asked_question in asked for source in setting.explanation(asked_question.question).sources
    }
    dated = (article.published for key, article in articles.items() if key in keys)
    return max((when.last for when in dated if when), default=_LONG_AGO)
