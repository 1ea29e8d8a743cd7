"""A quiz on paper: sheets with their keys, and cards to cut out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import NamedTuple

from briefdeck.language.markup import plain
from briefdeck.model import Quiz, Verified
from briefdeck.printed_words import message
from briefdeck.problem import Problem
from briefdeck.quiz import AskedQuestion, Pool, reshuffle, sample_quiz
from briefdeck.render.paper.booklet import draw_sections
from briefdeck.render.paper.card import Grid, draw_sheets, lay_out_sheets, make_card
from briefdeck.render.paper.key import SourceList
from briefdeck.render.paper.setting import PaperSetting
from briefdeck.render.paper.sheet import Version, set_keys, set_sheets
from briefdeck.render.paper.unprintable import (
    Unprintable,
    find_missing_glyphs,
    find_too_long,
    find_too_long_cards,
    set_on_card,
    set_on_sheet,
)
from briefdeck.render.pdf.pen import Pen
from briefdeck.render.pdf.tagging.canvas import Metadata, TaggedCanvas
from briefdeck.render.pdf.typography.faces import SANS, face, load_added_face
from briefdeck.render.pdf.typography.paragraph import TextShaper

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
