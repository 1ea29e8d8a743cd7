"""What sheets, keys and cards are made with: the questions, their places, their pictures, and what measures text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from briefdeck.located import UNKNOWN_LOCATION, LocatedStr, Location
from briefdeck.messages import message
from briefdeck.model import Fact, Quiz, Verified
from briefdeck.model.bank_index import facts_by_id
from briefdeck.papers import PAPERS, Paper
from briefdeck.quiz import MODES, CitedArticle, Explanation, Pool, Question, QuestionMode
from briefdeck.render.pdf.tagging.rasters import Raster, read_raster
from briefdeck.render.pdf.typography.paragraph import Paragraph, Style, TextShaper
from briefdeck.render.pdf.typography.rich import Rich, own_words, rich, unmarked


@dataclass(frozen=True)
class PaperSetting:
    """One quiz on its way to paper."""

    verified: Verified
    pool: Pool
    quiz: Quiz
    shaper: TextShaper
    described: dict[str, None] = field(default_factory=dict)
    """The names of the pictures for which words stand, as they are met."""
    _rasters: dict[str, Raster | None] = field(default_factory=dict)

    @property
    def paper(self) -> Paper:
        """The sheets of paper."""
        return PAPERS[str(self.quiz.page)]

    @property
    def name(self) -> LocatedStr:
        """What the quiz is called, as the curator wrote it."""
        return self.quiz.title or self.verified.bank.title

    @property
    def title(self) -> Rich:
        """What the quiz is called."""
        return rich(self.name)

    @property
    def kicker(self) -> Rich:
        """What stands above its title."""
        return (
            rich(self.verified.bank.title, bold=True)
            if self.quiz.title
            else own_words(message("paper.quiz"), bold=True)
        )

    @property
    def seed(self) -> Rich:
        """What its questions were drawn by."""
        return unmarked(self.quiz.seed)

    @property
    def modes(self) -> Collection[QuestionMode]:
        """How it asks; all ways where nothing is said."""
        return [mode for mode in MODES if mode in self.quiz.kinds]

    def paragraph(self, text: Rich, style: Style, width: float) -> Paragraph:
        """*text* in *style*, *width* points wide."""
        return self.shaper.paragraph(text, style, width)

    def rich(self, text: str, question: Question, bold: bool = False) -> Rich:
        """A *text* of *question* with its marks read. Where it has no place of its own, that of the fact stands."""
        return rich(self._placed(text, question), bold)

    def unmarked(self, text: str, question: Question) -> Rich:
        """A *text* of *question* that has no marks."""
        return unmarked(self._placed(text, question))

    def explanation(self, question: Question) -> Explanation:
        """What is shown with its answer."""
        return self.pool.explanations[question.fact]

    def sources(self, question: Question) -> list[tuple[CitedArticle, Rich]]:
        """What its fact rests on, and how each article is described."""
        articles = self.verified.bank.articles
        sources = self.explanation(question).sources
        return [
            (source, rich(LocatedStr(source.described, articles[LocatedStr(source.article)].title.location)))
            for source in sources
        ]

    def raster(self, file: str) -> Raster | None:
        """The picture *file*; None, and noted in `described`, where it cannot be drawn."""
        if file not in self._rasters:
            self._rasters[file] = read_raster(self.pool.images[file])
        if self._rasters[file] is None:
            self.described[file] = None
        return self._rasters[file]

    def place(self, question: Question) -> Location:
        """Where the curator wrote *question*."""
        return self._placed(question.prompt, question).location

    def _placed(self, text: str, question: Question) -> LocatedStr:
        if isinstance(text, LocatedStr) and text.location != UNKNOWN_LOCATION:
            return text
        return LocatedStr(text, self._facts[question.fact].fact.location)

    @cached_property
    def _facts(self) -> Mapping[str, Fact]:
        return facts_by_id(self.verified.bank)
