"""A quiz on paper: sheets with their keys, and cards to cut out; and what of it cannot be printed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from briefdeck.language.markup import plain
from briefdeck.located import Location
from briefdeck.model import Quiz, Verified
from briefdeck.printed_words import message
from briefdeck.problem import Problem
from briefdeck.quiz import AskedQuestion, Pool, Question, reshuffle, sample_quiz
from briefdeck.render.paper.booklet import COLUMNS, BookletSection, column_width, draw_sections
from briefdeck.render.paper.card import CutSheet, Grid, PaperCard, draw_sheets, lay_out_sheets, make_card
from briefdeck.render.paper.key import KeyRow, SourceList, SourceRow, set_key_row
from briefdeck.render.paper.setting import KEY_SIZES, SHEET_SIZES, PaperSetting, key_look, sheet_look
from briefdeck.render.paper.sheet import QuestionItem, Version, set_item, set_keys, set_sheets
from briefdeck.render.pdf.canvas import Metadata, TaggedCanvas
from briefdeck.render.pdf.faces import SANS, face, load_added_face
from briefdeck.render.pdf.faults import report_missing_glyphs
from briefdeck.render.pdf.paragraph import TextShaper
from briefdeck.render.pdf.pen import Drawable, Pen
from briefdeck.rules.briefs import page_overflow


class Unprintable(NamedTuple):
    """Why a question, or the whole quiz, cannot be printed."""

    problem: Problem
    key: str = ""
    """The key of the question; "" where nothing can be printed without what the problem is about."""


SetAlone = Callable[[AskedQuestion, PaperSetting], object]
"""Sets everything that is printed of one question."""


def find_missing_glyphs(
    asked: Iterable[AskedQuestion], set_alone: SetAlone, setting: PaperSetting
) -> list[Unprintable]:
    """Find which of the questions *asked* have characters that no font has; else the title or another part of all."""
    if not setting.shaper.missing:
        return []
    found: list[Unprintable] = []
    for asked_question in asked:
        alone = replace(setting, shaper=setting.shaper.begin_anew())
        set_alone(asked_question, alone)
        question = asked_question.question
        problems = report_missing_glyphs(alone.shaper.missing)
        found += [Unprintable(problem, question.key) for problem in problems]
    return found or [Unprintable(problem) for problem in report_missing_glyphs(setting.shaper.missing)]


def set_on_sheet(asked: AskedQuestion, setting: PaperSetting) -> None:
    """Set what the sheet and the key print of the question *asked*."""
    width, sources = column_width(setting.paper, COLUMNS), SourceList([asked], setting)
    set_item(1, asked, sheet_look(SHEET_SIZES[0]), width, setting)
    set_key_row(1, asked, sources, key_look(KEY_SIZES[0]), width, setting)
    sources.lines(width)


def set_on_card(asked: AskedQuestion, setting: PaperSetting) -> None:
    """Set what the card of the question *asked* prints."""
    grid = Grid(setting.paper, is_folded=setting.quiz.cards == "fold")
    make_card(asked, grid.width, grid.height, setting)


def find_too_long(sections: Sequence[BookletSection], setting: PaperSetting) -> list[Unprintable]:
    """Find each question, answer, title or source of *sections* for which a page has no room."""
    if any(section.room(0) <= 0 for section in sections):
        return [_title(setting)]
    parts = [block.part for section in sections for block in section.too_tall]
    return sorted(set(_too_tall(parts, setting)))


def find_too_long_cards(
    cards: Iterable[PaperCard], pages: Iterable[CutSheet], setting: PaperSetting
) -> list[Unprintable]:
    """Find each of *cards* for which two places have no room, and the title if it has none on one of *pages*."""
    found = [_question("card", card.question, setting) for card in cards if not card.rows]
    return sorted([*found, *([] if all(page.has_room for page in pages) else [_title(setting)])])


def _too_tall(parts: Iterable[Drawable], setting: PaperSetting) -> Iterator[Unprintable]:
    for part in parts:
        if isinstance(part, QuestionItem | KeyRow):
            yield _question("question" if isinstance(part, QuestionItem) else "answer", part.question, setting)
        elif isinstance(part, SourceRow):
            yield Unprintable(_problem(part.article.location, "the title of this article", setting))


def _question(what: str, question: Question, setting: PaperSetting) -> Unprintable:
    problem = _problem(setting.place(question), f"the {what} of {question.key}", setting, question.fact)
    return Unprintable(problem, question.key)


def _title(setting: PaperSetting) -> Unprintable:
    return Unprintable(_problem(setting.name.location, "the title of the quiz", setting))


def _problem(place: Location, what: str, setting: PaperSetting, fact: str = "") -> Problem:
    return page_overflow.report_part(place, what, setting.quiz.page, fact)


_BOTH = ("A", "B")
_LONG_AGO = date(1970, 1, 1)


class RenderedQuiz(NamedTuple):
    """The file of a quiz, and what cannot be printed of it."""

    pdf: bytes
    problems: Sequence[Problem]
    described: Sequence[str] = ()
    """The names of the picture files that cannot be drawn; their descriptions are printed in brackets instead."""
    left_out: Sequence[str] = ()
    """The keys of the questions that cannot be printed."""


Asked = Sequence[AskedQuestion]


def render_sheet(verified: Verified, pool: Pool, quiz: Quiz) -> tuple[RenderedQuiz, RenderedQuiz]:
    """Render *quiz* as two PDFs: the sheets of questions, one for each version, and the keys to them.

    *pool* has the questions of *verified* that *quiz* asks about. A question with a character that is in no font (B704)
    or for which a page has no room (B703) is left out of both. There are no bytes where that is so of the title or of
    every question, nor where there is nothing to ask. The bytes are the same on every machine.
    """
    sheets, keys = _render(verified, pool, quiz, _render_sheet, 2)
    return sheets, keys


def render_cards(verified: Verified, pool: Pool, quiz: Quiz) -> RenderedQuiz:
    """Render the questions of *quiz* as a PDF of cards to cut out, two by four a page, in the order to learn them.

    Each page of fronts is followed by the page of their backs, to be printed on both sides and flipped on the long
    edge; or front and back stand side by side, to be folded. A card with much text takes two places; where that is not
    enough (B703), or a character is in no font (B704), it is left out. There are no bytes where `render_sheet` would
    give none.
    """
    return _render(verified, pool, quiz, _render_cards, 1)[0]


def _render(
    verified: Verified,
    pool: Pool,
    quiz: Quiz,
    render: Callable[[PaperSetting, Asked], tuple[bytes, ...] | list[Unprintable]],
    files: int,
) -> list[RenderedQuiz]:
    """Render what can be printed of *quiz* by *render*, as so many *files*; it returns what cannot be, if any."""
    problems: list[Problem] = []
    left_out: dict[str, None] = {}
    setting = _setting(verified, pool, quiz)
    asked = _drawn(setting)
    while asked:
        rendered = render(setting, asked)
        if isinstance(rendered, tuple):
            told = tuple(problems), tuple(setting.described), tuple(left_out)
            return [RenderedQuiz(data, *told) for data in rendered]
        problems += [found.problem for found in rendered]
        keys = {found.key for found in rendered}
        left_out |= dict.fromkeys(filter(None, sorted(keys)))
        asked = () if "" in keys else tuple(each for each in asked if each.question.key not in keys)
        setting = _setting(verified, pool, quiz)
    return [RenderedQuiz(b"", tuple(problems), (), tuple(left_out))] * files


def _render_sheet(setting: PaperSetting, asked: Asked) -> tuple[bytes, ...] | list[Unprintable]:
    versions = _versions(asked, setting.quiz)
    sources = [SourceList(version.asked, setting, at) for at, version in enumerate(versions, start=1)]
    sheets, keys = set_sheets(versions, setting), set_keys(versions, sources, setting)
    found = find_missing_glyphs(asked, set_on_sheet, setting) or find_too_long([*sheets, *keys], setting)
    if found:
        return found
    links = {note: link for source_list in sources for note, link in source_list.links.items()}
    every = [asked_question for version in versions for asked_question in version.asked]
    files = []
    for sections in (sheets, keys):
        canvas = _canvas(setting, every)
        draw_sections(sections, Pen(canvas, links, setting.pool.language), setting)
        files.append(canvas.to_bytes())
    return tuple(files)


def _render_cards(setting: PaperSetting, asked: Asked) -> tuple[bytes, ...] | list[Unprintable]:
    order = {question.key: at for at, question in enumerate(setting.pool.questions)}
    grid = Grid(setting.paper, is_folded=setting.quiz.cards == "fold")
    cards = [
        make_card(asked_question, grid.width, grid.height, setting)
        for asked_question in sorted(asked, key=lambda asked_question: order[asked_question.question.key])
    ]
    pages = lay_out_sheets(cards, grid, setting)
    found = find_missing_glyphs(asked, set_on_card, setting) or find_too_long_cards(cards, pages, setting)
    if found:
        return found
    canvas = _canvas(setting, asked)
    draw_sheets(pages, grid, Pen(canvas, {}, setting.pool.language), setting)
    return (canvas.to_bytes(),)


def _setting(verified: Verified, pool: Pool, quiz: Quiz) -> PaperSetting:
    names = dict.fromkeys((*verified.bank.fonts, *sorted(verified.fonts)))
    fonts = [load_added_face(verified.fonts[name]) for name in names]
    shaper = TextShaper(str(verified.bank.language), [font for font in fonts if font])
    return PaperSetting(verified, pool, quiz, shaper)


def _versions(asked: Asked, quiz: Quiz) -> list[Version]:
    """Return the versions that *quiz* asks for: the same questions and options, shuffled differently."""
    if quiz.versions != "A/B":
        return [Version("", asked)]
    first, second = _BOTH
    return [Version(first, asked), Version(second, reshuffle(asked, f"{quiz.seed}/{second}"))]


def _drawn(setting: PaperSetting) -> tuple[AskedQuestion, ...]:
    return sample_quiz(setting.pool.questions, setting.quiz)


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
