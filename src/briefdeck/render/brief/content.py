"""What a page says, in reading order, without its layout; and the source notes that lead to the lines of its facts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import pairwise
from urllib.parse import quote, urlsplit

from briefdeck.language.dates.date_range import DateRange, print_date
from briefdeck.language.markup import plain
from briefdeck.language.numbers.spans import comparable_amounts, has_amount_of, read_spans
from briefdeck.language.packs.pack import read_as
from briefdeck.located import LocatedStr
from briefdeck.model import (
    About,
    Article,
    Bank,
    Brief,
    Chart,
    ClaimRow,
    ClaimSide,
    Dispute,
    Event,
    Fact,
    Figure,
    Flow,
    Range,
    RangeRow,
    Verified,
)
from briefdeck.model.bank import disputes_by_fact, facts_by_id
from briefdeck.model.brief import PARTS, TITLED
from briefdeck.model.citation import Citation
from briefdeck.printed_words import message, message_parts
from briefdeck.provenance import article_letters, count_evidence, how_checked, stand_of, word_slips
from briefdeck.render.brief import wording
from briefdeck.render.brief.leaving_out import Entry, without
from briefdeck.render.brief.views import (
    BriefContent,
    ChartBar,
    ClaimView,
    DisputeView,
    ExchangeView,
    FigureView,
    FlowView,
    Group,
    Judgement,
    ListItem,
    LogoView,
    PartyView,
    RangeRowView,
    SourceView,
    TimelinePoint,
)
from briefdeck.render.pdf.paragraph import Rich, TextRun, join, own_words, raised_notes, rich
from briefdeck.render.pdf.pen import NoteLink


class Citations:
    """The facts that a page uses and their notes: “A23” is line 23 of the article with the letter A."""

    def __init__(self, bank: Bank) -> None:
        """Take the *bank*, whose articles have their letters by their order."""
        self._bank = bank
        self._facts = facts_by_id(bank)
        self._letters = article_letters(bank)
        self.used: dict[str, Fact] = {}
        """The facts used so far, by their ids."""
        self.links: dict[str, NoteLink] = {}
        """Where each note leads, by its name."""

    def fact(self, key: LocatedStr) -> Fact:
        """Return the fact with the id *key*, which is used from now on."""
        return self.used.setdefault(str(key), self._facts[key])

    def facts(self, keys: Iterable[LocatedStr]) -> list[Fact]:
        """Return the facts with the ids *keys*, which are used from now on."""
        return [self.fact(key) for key in keys]

    def notes(self, keys: Iterable[LocatedStr]) -> Rich:
        """Return the notes of the facts with the ids *keys*, in the order of articles and lines."""
        cited = {citation: None for fact in self.facts(keys) for citation in fact.cite}
        order = list(self._letters)
        places = sorted(cited, key=lambda each: (order.index(each.article), each.lines.first, each.lines.last))
        return raised_notes(list(dict.fromkeys(map(self._note, places))))

    def sources(self) -> tuple[SourceView, ...]:
        """Return the articles that are used, in the order of their letters; links to their addresses are added."""
        cited = {key for fact in self.used.values() for key in fact.articles}
        return tuple(self._source(key, letter) for key, letter in self._letters.items() if key in cited)

    def articles(self) -> list[Article]:
        """Return the articles that are used."""
        cited = {key for fact in self.used.values() for key in fact.articles}
        return [self._bank.articles[LocatedStr(key)] for key in self._letters if key in cited]

    def _note(self, citation: Citation) -> str:
        letter, lines = self._letters[citation.article], citation.lines
        spelled = str(lines.first) if lines.first == lines.last else f"{lines.first}–{lines.last}"
        article = self._bank.articles[LocatedStr(citation.article)]
        source = ", ".join(filter(None, [plain(article.author or article.title), wording.word_publication(article)]))
        wanted = "brief.note_line" if lines.first == lines.last else "brief.note_lines"
        says = message(wanted, letter=letter, source=source, lines=spelled)
        self.links.setdefault(f"{letter}{spelled}", NoteLink(says, source_anchor(letter)))
        return f"{letter}{spelled}"

    def _source(self, key: str, letter: str) -> SourceView:
        article = self._bank.articles[LocatedStr(key)]
        link: list[Rich] = []
        for address in filter(None, (article.url, article.archived)):
            name = f"{letter}:{address}"
            self.links[name] = NoteLink(
                message("brief.note_out", title=plain(article.title)), url=ascii_address(address)
            )
            link.append((TextRun(urlsplit(address).hostname or str(address), note=name, source=address),))
        return SourceView(letter, _described(article), rich(article.descriptor), join(link, ", "))


def source_anchor(letter: str) -> str:
    """Return the anchor of the article with the *letter*."""
    return f"source:{letter}"


def ascii_address(address: str) -> str:
    """Write a web *address* in ASCII, as files and codes need it."""
    return quote(address, safe="%/:?#[]@!$&'()*+,;=-._~")


def _quoted(title: Rich) -> Rich:
    """Put *title* between the quotation marks of the language that is spoken."""
    runs: Rich = ()
    for literal, name in message_parts("source.quoted"):
        runs += own_words(literal) + (title if name else ())
    return runs


def _described(article: Article) -> Rich:
    """Describe *article* as the list of sources does: author, title, outlet, date and whether it is inferred, kind."""
    title = rich(article.title)
    quoted = title if article.title.startswith("[") else _quoted(title)
    parts = [
        rich(article.author),
        quoted,
        rich(article.outlet),
        own_words(wording.word_publication(article)),
        rich(article.kind),
    ]
    return join([part for part in parts if part], ", ")


def write_content(
    verified: Verified, name: str, left_out: Collection[Entry] = (), changed: Collection[str] = ()
) -> BriefContent:
    """Word everything that the page of the brief *name* says.

    The entries *left_out* are not on it, and it says how many; the facts with the ids *changed* are marked.
    """
    return _Writer(verified, without(verified.briefs[name], left_out), left_out, changed).content()


class _Writer:
    """Words each part of a page, and keeps which facts it has used."""

    def __init__(self, verified: Verified, brief: Brief, left_out: Collection[Entry], changed: Collection[str]) -> None:
        self._bank, self._brief, self._left_out, self._changed = verified.printed, brief, left_out, changed
        self._language = str(verified.bank.language)
        self._read_as = read_as(verified.bank.language)
        self._images = verified.images
        self._cited = Citations(verified.printed)
        self._disputes = {dispute.id: dispute for dispute in verified.printed.disputes}
        self._disputed = disputes_by_fact(verified.printed)
        self._argued = frozenset(self._shown_as_disputed())
        self._signs: set[str] = set()

    def content(self) -> BriefContent:
        brief = self._brief
        order = tuple(dict.fromkeys((*map(str, brief.order), *PARTS)))
        groups = {part: list(self._groups(part)) for part in order}
        return BriefContent(
            title=brief.title,
            kicker=rich(brief.kicker or self._bank.title, bold=True),
            as_of=brief.as_of,
            deck=rich(brief.deck),
            order=order,
            headings={part: self._heading(part) for part in TITLED},
            own_titles=frozenset(map(str, brief.titles)),
            bottom_line=tuple(self._bottom_line()),
            figures=tuple(map(self._figure, brief.figures)),
            exchange=view_exchange(brief, self._cited, self._language),
            timeline=self._timeline(brief.timeline),
            disputes=tuple(self._view_dispute(self._disputes[key]) for key in brief.disputes),
            groups=tuple(group for part in order for group in groups[part]),
            sources=self._cited.sources(),
            links=self._cited.links,
            summary=self._summary(),
            imprint=self._imprint(),
            language=self._language,
            logo=self._logo(),
            qr=brief.qr,
            changed_since=brief.changed_since,
            has_uncompared=any(not self._cited.fact(key).cards for each in brief.sections for key in each.facts),
            signs=frozenset(self._signs),
        )

    def _imprint(self) -> Rich:
        """Return who made the page, how to reach them, and on what terms it may be used: what the bank says, else."""
        brief, about = self._brief, self._bank.about or About()
        told = (brief.author or about.author, brief.contact or about.contact, brief.licence or about.licence)
        return join([rich(text) for text in told if text], " · ")

    def _logo(self) -> LogoView | None:
        """Return the logo; rules P901 and P902 ensure that it can be shown."""
        logo = self._brief.logo
        return LogoView(self._images[logo.file], plain(logo.alt)) if logo else None

    def _heading(self, part: str) -> Rich:
        own = self._brief.titles.get(LocatedStr(part))
        return rich(own, bold=True) if own else own_words(message(f"brief.{part}"), bold=True)

    def _bottom_line(self) -> Iterator[Judgement]:
        for sentence in self._brief.bottom_line:
            evidence = wording.word_evidence(count_evidence(self._cited.facts(sentence.facts), self._bank))
            self._signs.update(sign for sign in (wording.STEADY, wording.LOOSE) if sign in evidence[0])
            yield Judgement(self._noted(sentence.text, sentence.facts), evidence)

    def _noted(self, text: LocatedStr, facts: Sequence[LocatedStr]) -> Rich:
        return rich(text) + self._cited.notes(facts)

    def _figure(self, figure: Figure) -> FigureView:
        facts = self._cited.facts(figure.facts)
        if figure.comparison:  # some of them only tell what it is compared with
            facts = [fact for fact in facts if has_amount_of(fact.fact, figure.value, self._read_as)] or facts
        label = rich(figure.label)
        speakers = wording.word_speakers(facts, figure.label, self._bank.names)
        if speakers:
            label += (TextRun(f" ({', '.join(speakers)})", source=facts[0].said_by or figure.label),)
        if figure.comparison:
            label += own_words("; ") + rich(figure.comparison)
        label += next((self._disputed_sign(key) for key in figure.facts if str(key) in self._disputed), ())
        return FigureView(rich(figure.value), label + self._cited.notes(figure.facts))

    def _disputed_sign(self, key: LocatedStr) -> Rich:
        """Return the sign of a fact in dispute, which says where its dispute is if the page does not show it."""
        kind = str(self._disputed[str(key)][0].kind)
        sign = wording.dispute_mark(kind) if key in self._argued else wording.elsewhere_mark(kind)
        self._signs.add(sign)
        return own_words(f" {sign}", italic=key not in self._argued)

    def _shown_as_disputed(self) -> Iterator[str]:
        """Yield the ids of the facts whose dispute is on the page."""
        brief = self._brief
        for dispute in brief.disputes:
            yield from map(str, self._disputes[dispute].facts)
        keys = [key for claim in brief.claims for key in claim.facts] + [
            key for plot in brief.ranges for key in plot.facts
        ]
        yield from (str(key) for key in keys if str(key) in self._disputed)

    def _fact(self, key: LocatedStr) -> Rich:
        fact = self._cited.fact(key)
        said = wording.word_attribution(fact, self._brief.as_of, self._bank.names)
        whose = (TextRun(f" {said}", source=fact.said_by),) if said else ()
        slips = word_slips(fact.sic, fact.fact)
        return rich(fact.fact) + ((TextRun(f" {slips}", source=fact.fact),) if slips else ()) + whose

    def _entry(self, key: LocatedStr) -> ListItem:
        words = self._fact(key)
        corroborated = len(self._cited.fact(key).articles) > 1
        marker = wording.CORROBORATED if corroborated else wording.SINGLE
        if key in self._argued:
            marker = wording.dispute_mark(str(self._disputed[str(key)][0].kind))
        elif str(key) in self._disputed:
            words += self._disputed_sign(key)
        self._signs.add(marker)
        return ListItem(words + self._cited.notes([key]), marker, key in self._changed)

    def _groups(self, part: str) -> Iterator[Group]:
        """Yield what the *part* puts into columns; nothing for those that span the page."""
        brief = self._brief
        if part == "sections":
            for section in brief.sections:
                yield Group(part, rich(section.heading, bold=True), tuple(map(self._entry, section.facts)))
        elif part == "chart" and brief.chart:
            yield self._chart(brief.chart)
        elif part == "ranges":
            yield from map(self._range, brief.ranges)
        elif part == "claims" and brief.claims:
            yield Group(part, self._heading(part), claims=tuple(map(self._claim, brief.claims)))
        elif entries := self._listed(part):
            yield Group(part, self._heading(part), tuple(map(ListItem, entries)))

    def _listed(self, part: str) -> list[Rich]:
        brief = self._brief
        if part == "people":
            return [
                rich(each.name, bold=True) + own_words(", ") + self._noted(each.role, each.facts)
                for each in brief.people
            ]
        sentences = {"text": brief.text, "open_questions": brief.open_questions}.get(part, ())
        return [self._noted(sentence.text, sentence.facts) for sentence in sentences]

    def _timeline(self, events: Sequence[Event]) -> tuple[TimelinePoint, ...]:
        dated = sorted(((self._when(event), event) for event in events), key=lambda pair: pair[0][:2])
        gaps = [wording.word_elapsed(earlier, later) for (earlier, _), (later, _) in pairwise(dated)]
        return tuple(
            TimelinePoint(print_date(when, short=True), when, self._event(event), self._is_future(when, event), gap)
            for (when, event), gap in zip(dated, [*gaps, ""], strict=False)  # the last has no gap behind it
        )

    def _when(self, event: Event) -> DateRange:
        """Return the date of *event*; rule B705 ensures that there is one."""
        return event.date or next(date for fact in self._cited.facts(event.facts) if (date := fact.date))

    def _is_future(self, when: DateRange, event: Event) -> bool:
        expected = [stand_of(fact, self._language) == "expected" for fact in self._cited.facts(event.facts)]
        return when.first > self._brief.as_of.last or (when.last >= self._brief.as_of.first and all(expected))

    def _event(self, event: Event) -> Rich:
        if event.text:
            return self._noted(event.text, event.facts)
        return join([self._fact(key) + self._cited.notes([key]) for key in event.facts])

    def _range(self, plot: Range) -> Group:
        spans = read_spans([str(row.value) for row in plot.rows], self._read_as)
        rows = [
            RangeRowView(self._row_label(row), rich(row.value), span)
            for row, span in zip(plot.rows, spans, strict=True)
        ]
        return Group("ranges", rich(plot.title, bold=True), rows=tuple(rows))

    def _row_label(self, row: RangeRow) -> Rich:
        """Return what a row is called: its label and who says it; where it has neither, the fact itself."""
        whose = self._whose(row.label, row.facts)
        bare = not row.label and whose == self._cited.notes(row.facts)
        return (join([self._fact(key) for key in row.facts]) if bare else rich(row.label, bold=True)) + whose

    def _whose(self, label: str, keys: Sequence[LocatedStr]) -> Rich:
        """Return who says the facts with the ids *keys*, as far as *label* does not, and their notes."""
        speakers = wording.word_speakers(self._cited.facts(keys), label, self._bank.names)
        said = own_words(f" {', '.join(speakers)}") if speakers else ()
        return said + self._cited.notes(keys)

    def _claim(self, claim: ClaimRow) -> ClaimView:
        return ClaimView(
            rich(claim.question, bold=True), tuple(map(self._side, claim.for_)), tuple(map(self._side, claim.against))
        )

    def _side(self, side: ClaimSide) -> Rich:
        who = rich(side.who, bold=True)
        if not who:
            speakers = wording.word_speakers(self._cited.facts(side.facts), "", self._bank.names)
            who = own_words(", ".join(each.removeprefix("the ") for each in speakers), bold=True)
        return (who + own_words(": ") if who else ()) + self._noted(side.text, side.facts)

    def _chart(self, chart: Chart) -> Group:
        amounts = comparable_amounts([bar.value for bar in chart.bars], self._read_as)
        spans = read_spans([str(bar.value) for bar in chart.bars], self._read_as)
        width = max(0, *amounts) - min(0, *amounts) or 1
        bars = [
            ChartBar(
                rich(bar.label) + self._cited.notes(bar.facts),
                rich(bar.value, bold=True),
                float(amount / width),
                span.kind != "exact",
            )
            for bar, amount, span in zip(chart.bars, amounts, spans, strict=True)
        ]
        return Group("chart", rich(chart.title, bold=True), bars=tuple(bars))

    def _view_dispute(self, dispute: Dispute) -> DisputeView:
        sides = tuple(self._fact(key) + self._cited.notes([key]) for key in dispute.facts)
        mark = wording.dispute_mark(str(dispute.kind))
        self._signs.add(mark)
        return DisputeView(
            own_words(f"{mark} ", bold=True) + rich(dispute.question, bold=True), sides, rich(dispute.note)
        )

    def _summary(self) -> str:
        """Word what the page rests on, and what had no room on it."""
        used = list(self._cited.used.values())
        told = [wording.word_summary(used, self._cited.articles(), how_checked(used, self._bank))]
        facts = sum(entry.part == "sections" for entry in self._left_out)
        if facts:
            told.append(message("brief.left_out", count=facts))
        parts = ("exchange" if entry.part == "parties" else entry.part for entry in self._left_out)
        others = Counter(part for part in parts if part != "sections")
        if others:
            listed = ", ".join(f"{count} × {self._part_name(part)}" for part, count in others.items())
            told.append(message("brief.left_out_parts", count=sum(others.values()), parts=listed))
        return " ".join(told)

    def _part_name(self, part: str) -> str:
        return message(f"brief.part_{part}")


def view_exchange(brief: Brief, cited: Citations, language: str) -> tuple[ExchangeView, ...]:
    """View the flows of *brief*, written in *language*: a diagram for each two parties, the first giver at the left."""
    pairs: dict[frozenset[str], list[Flow]] = {}
    for flow in brief.exchange:
        pairs.setdefault(frozenset((plain(flow.from_), plain(flow.to))), []).append(flow)
    drawn: set[str] = set()
    return tuple(_between(flows, brief, cited, language, drawn) for flows in pairs.values())


def _between(flows: Sequence[Flow], brief: Brief, cited: Citations, language: str, drawn: set[str]) -> ExchangeView:
    """View *flows* between two parties; what is said of a party stands in its first box, not where it was *drawn*."""
    left, right = flows[0].from_, flows[0].to
    viewed = [_flow(flow, plain(flow.from_) == plain(left), cited, language) for flow in flows]
    viewed.sort(key=lambda flow: not flow.is_rightward)
    return ExchangeView(_party(left, brief, cited, drawn), _party(right, brief, cited, drawn), tuple(viewed))


def _flow(flow: Flow, is_rightward: bool, cited: Citations, language: str) -> FlowView:
    facts = cited.facts(flow.facts)
    said = wording.word_stand(facts, language)
    whose = (TextRun(said, source=facts[0].fact),) if said else own_words("")
    is_done = all(stand_of(fact, language) in ("done", "verified") for fact in facts)
    return FlowView(rich(flow.what, bold=True), whose + cited.notes(flow.facts), is_rightward, is_done)


def _party(name: LocatedStr, brief: Brief, cited: Citations, drawn: set[str]) -> PartyView:
    said = [] if plain(name) in drawn else [party for party in brief.parties if plain(party.name) == plain(name)]
    drawn.add(plain(name))
    return PartyView(rich(name), tuple(rich(party.text) + cited.notes(party.facts) for party in said))
