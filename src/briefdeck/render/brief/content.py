"""What a page says, in reading order, without its layout."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from briefdeck.language.comparable_amounts import comparable_amounts
from briefdeck.language.date_range import DateRange, print_date
from briefdeck.language.markup import plain
from briefdeck.language.pack import read_as
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Brief, Chart, Dispute, Event, Fact, Person, Sentence, Verified
from briefdeck.model.bank_index import disputes_by_fact, facts_by_id
from briefdeck.model.citation import Citation
from briefdeck.printed_words import message
from briefdeck.provenance import how_checked
from briefdeck.render.brief import wording
from briefdeck.render.pdf.design import letter_label
from briefdeck.render.pdf.typography.rich import Rich, TextRun, join, own_words, rich, superior_numbers


@dataclass(frozen=True, slots=True)
class ListItem:
    """One item under a heading; *marker* is a sign of `wording`, or "" for none."""

    words: Rich
    marker: str = ""
    is_changed: bool = False
    """Whether it is new or different since the edition before."""


@dataclass(frozen=True, slots=True)
class ChartBar:
    """A bar of a chart, and its share of the width of all; a bar of a value below zero goes to the left."""

    label: Rich
    value: Rich
    share: float
    """Below zero where the value is."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading and what is listed under it."""

    heading: Rich
    entries: tuple[ListItem, ...] = ()
    bars: tuple[ChartBar, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure of the band, set large."""

    value: Rich
    label: Rich


@dataclass(frozen=True, slots=True)
class TimelinePoint:
    """A point of the timeline."""

    day: str
    words: Rich
    is_future: bool
    """Whether it lies after the date of the page."""
    gap: str
    """The time until the next point; "" for the last one, and where it is unknown."""


@dataclass(frozen=True, slots=True)
class DisputeView:
    """A dispute: the question, what each side says, and how they differ."""

    question: Rich
    sides: tuple[Rich, ...]
    note: Rich


@dataclass(frozen=True, slots=True)
class Footnote:
    """A source note: lines of the article with the key *letter*."""

    number: int
    letter: str
    lines: str
    says: str
    """The note spelled out, for the link to it."""


@dataclass(frozen=True, slots=True)
class BriefContent:
    """Everything a page says."""

    title: LocatedStr
    kicker: Rich
    as_of: DateRange
    deck: Rich
    bottom_line: Rich
    figures: tuple[FigureView, ...]
    timeline: tuple[TimelinePoint, ...]
    facts: tuple[Group, ...]
    side: tuple[Group, ...]
    """Who's who, the chart and what is not known, as far as the brief has them."""
    disputes: tuple[DisputeView, ...]
    articles: tuple[tuple[str, Rich], ...]
    """The articles used, each by its key letter."""
    notes: tuple[Footnote, ...]
    """The source notes, numbered from 1."""
    summary: str
    language: str
    changed_since: DateRange | None = None
    """The date since which changes are marked; None where none are."""


def write_content(
    verified: Verified, name: str, left_out: Collection[str] = (), changed: Collection[str] = ()
) -> BriefContent:
    """Word everything that the page of the brief *name* says.

    The facts with the ids *left_out* are not listed in its sections, and those with the ids *changed* are marked.
    Source notes are numbered in the order in which a reader meets them.
    """
    return _Writer(verified, verified.briefs[name], left_out, changed).content()


class _Writer:
    """Words each part of a page in reading order, and keeps which facts and lines it has used."""

    def __init__(self, verified: Verified, brief: Brief, left_out: Collection[str], changed: Collection[str]) -> None:
        self._bank, self._brief, self._left_out, self._changed = verified.bank, brief, left_out, changed
        self._facts = facts_by_id(verified.bank)
        self._disputes = {dispute.id: dispute for dispute in verified.bank.disputes}
        self._disputed = disputes_by_fact(verified.bank)
        self._used: dict[LocatedStr, Fact] = {}
        self._numbers: dict[tuple[str, int, int], int] = {}

    def content(self) -> BriefContent:
        # The order of these calls is the order in which the notes are numbered.
        brief = self._brief
        bottom_line = join([self._sentence(sentence) for sentence in brief.bottom_line])
        figures = tuple(
            FigureView(rich(figure.value), rich(figure.label) + self._cited(figure.facts)) for figure in brief.figures
        )
        timeline = self._timeline(brief.timeline)
        facts = self._sections()
        side = self._side()
        disputes = tuple(self._view_dispute(self._disputes[key]) for key in brief.disputes)
        letters = self._letters()
        return BriefContent(
            title=brief.title,
            kicker=rich(brief.kicker or self._bank.title, bold=True),
            as_of=brief.as_of,
            deck=rich(brief.deck),
            bottom_line=bottom_line,
            figures=figures,
            timeline=timeline,
            facts=facts,
            side=side,
            disputes=disputes,
            articles=tuple((letter, _described(self._article(key))) for key, letter in letters.items()),
            notes=tuple(self._note(letters, *place) for place in self._numbers),
            summary=wording.word_summary(
                list(self._used.values()),
                [self._article(key) for key in letters],
                how_checked(self._used.values(), self._bank),
            ),
            language=str(self._bank.language),
            changed_since=brief.changed_since,
        )

    def _article(self, key: str) -> Article:
        return self._bank.articles[LocatedStr(key)]

    def _letters(self) -> dict[str, str]:
        """Return the key letter of each article used, in the order of its first note."""
        keys = dict.fromkeys(key for key, _, _ in self._numbers)
        return {key: letter_label(index) for index, key in enumerate(keys)}

    def _cited(self, facts: Iterable[LocatedStr]) -> Rich:
        """Return the numbers of the notes of *facts*."""
        numbers: set[int] = set()
        for key in facts:
            self._used[key] = self._facts[key]
            numbers.update(map(self._number, self._facts[key].cite))
        return superior_numbers(sorted(numbers))

    def _number(self, citation: Citation) -> int:
        place = (citation.article, citation.lines.first, citation.lines.last)
        return self._numbers.setdefault(place, len(self._numbers) + 1)

    def _sentence(self, sentence: Sentence) -> Rich:
        return rich(sentence.text) + self._cited(sentence.facts)

    def _fact(self, key: LocatedStr) -> Rich:
        fact = self._facts[key]
        said = wording.word_attribution(fact, self._brief.as_of, self._bank.names)
        whose = (TextRun(f" {said}", source=fact.said_by),) if said else ()
        return rich(fact.fact) + whose + self._cited([key])

    def _entry(self, key: LocatedStr) -> ListItem:
        corroborated = len(self._facts[key].articles) > 1
        marker = wording.CORROBORATED if corroborated else wording.SINGLE
        marker = wording.DISPUTED if key in self._disputed else marker
        return ListItem(self._fact(key), marker, key in self._changed)

    def _sections(self) -> tuple[Group, ...]:
        """Return the sections that still have facts; the last entry says how many facts were left out."""
        kept = [
            (section, [key for key in section.facts if key not in self._left_out]) for section in self._brief.sections
        ]
        groups = [
            Group(rich(section.heading), tuple(map(self._entry, facts)))
            for section, facts in kept
            if facts or not section.facts
        ]
        if self._left_out:
            last = groups.pop() if groups else Group(own_words(message("brief.facts")), ())
            said = ListItem(own_words(message("brief.left_out", count=len(self._left_out)), italic=True))
            groups.append(Group(last.heading, (*last.entries, said)))
        return tuple(groups)

    def _timeline(self, events: Sequence[Event]) -> tuple[TimelinePoint, ...]:
        dated = sorted(((self._when(event), event) for event in events), key=lambda pair: pair[0][:2])
        gaps = [wording.word_elapsed(earlier, later) for (earlier, _), (later, _) in pairwise(dated)]
        return tuple(
            TimelinePoint(print_date(when, short=True), self._event(event), when.first > self._brief.as_of.last, gap)
            for (when, event), gap in zip(dated, [*gaps, ""], strict=False)  # the last has no gap behind it
        )

    def _when(self, event: Event) -> DateRange:
        """Return the date of *event*; rule B705 ensures that there is one."""
        return event.date or next(date for key in event.facts if (date := self._facts[key].date))

    def _event(self, event: Event) -> Rich:
        if event.text:
            return rich(event.text) + self._cited(event.facts)
        return join([self._fact(key) for key in event.facts])

    def _side(self) -> tuple[Group, ...]:
        people = tuple(ListItem(self._person(person)) for person in self._brief.people)
        chart = self._chart(self._brief.chart) if self._brief.chart else Group(())
        questions = tuple(ListItem(self._sentence(question)) for question in self._brief.open_questions)
        groups = (
            Group(own_words(message("brief.people")), people),
            chart,
            Group(own_words(message("brief.open_questions")), questions),
        )
        return tuple(group for group in groups if group.entries or group.bars)

    def _chart(self, chart: Chart) -> Group:
        amounts = comparable_amounts([bar.value for bar in chart.bars], read_as(self._bank.language))
        width = max(0, *amounts) - min(0, *amounts) or 1
        bars = [
            ChartBar(rich(bar.label) + self._cited(bar.facts), rich(bar.value, bold=True), float(amount / width))
            for bar, amount in zip(chart.bars, amounts, strict=True)
        ]
        return Group(rich(chart.title), bars=tuple(bars))

    def _person(self, person: Person) -> Rich:
        return rich(person.name, bold=True) + own_words(", ") + rich(person.role) + self._cited(person.facts)

    def _view_dispute(self, dispute: Dispute) -> DisputeView:
        return DisputeView(rich(dispute.question, bold=True), tuple(map(self._fact, dispute.facts)), rich(dispute.note))

    def _note(self, letters: dict[str, str], key: str, first: int, last: int) -> Footnote:
        number = self._numbers[key, first, last]
        article = self._article(key)
        lines = str(first) if first == last else f"{first}–{last}"
        source = ", ".join(filter(None, [plain(article.author or article.title), wording.word_publication(article)]))
        wanted = "brief.note_line" if first == last else "brief.note_lines"
        says = message(wanted, number=str(number), source=source, lines=lines)
        return Footnote(number, letters[key], lines, says)


def _described(article: Article) -> Rich:
    """Describe *article* as the key of the source notes does: author, title, outlet, date, kind."""
    title = rich(article.title)
    quoted = title if article.title.startswith("[") else own_words("“") + title + own_words("”")
    parts = [
        rich(article.author),
        quoted,
        rich(article.outlet),
        own_words(wording.word_publication(article)),
        rich(article.kind),
    ]
    return join([part for part in parts if part], ", ")
