"""Every text of a curator's files with its role: the one place that knows which keys have texts.

A rule says which roles it reads and takes its texts from here, so that the same mistake is found wherever it is
written. Texts that were left out are skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from briefdeck.language.markup import filled, plain, split_cloze
from briefdeck.located import LocatedStr
from briefdeck.model.bank import About, Article, Bank, Dispute, Fact, Quiz
from briefdeck.model.brief import Brief
from briefdeck.model.card import Card
from briefdeck.model.roles import Role


class RoleText(NamedTuple):
    """A text, what it is for, and what it belongs to."""

    text: LocatedStr
    """The text as it is written, with its marks; of a cloze text, with its deletions."""
    role: Role
    """What it is for."""
    key: str
    """The key it is written under, such as `fact`, `a` or `reverse.a`, counted from the record it belongs to."""
    fact: Fact | None = None
    """The fact it belongs to."""
    card: Card | None = None
    """The card of that fact it belongs to."""
    facts: tuple[LocatedStr, ...] = ()
    """Of a text of a brief or a dispute: the ids of the facts it rests on."""

    @property
    def fact_id(self) -> str:
        """The id of the fact it belongs to, "" where it belongs to none."""
        return str(self.fact.id) if self.fact else ""

    @property
    def plain(self) -> str:
        """What it says: without marks, and of a cloze text with nothing deleted."""
        return plain(filled(self.text) if self.key == "cloze" else self.text)

    @property
    def question(self) -> LocatedStr:
        """The question that it answers or is shown with; "" where there is none."""
        if self.card is None or self.role is Role.QUESTION or self.key in ("cloze", "image.credit"):
            return LocatedStr()
        if self.key == "reverse.a" and self.card.reverse:
            return self.card.reverse.q
        return self.card.q


def texts_of_bank(bank: Bank) -> Iterator[RoleText]:
    """Yield every text of questions.yaml: title and `about:`, articles, topics, facts, disputes, quizzes, reasons."""
    yield from _given(bank.title, Role.TITLE, "title")
    if bank.about:
        yield from texts_of_about(bank.about)
    for article in bank.articles.values():
        yield from texts_of_article(article)
    for topic in bank.topics.values():
        yield from texts_of_topic(topic)
    for fact in bank.facts:
        yield from texts_of_fact(fact)
    for dispute in bank.disputes:
        yield from texts_of_dispute(dispute)
    for quiz in bank.quiz:
        yield from texts_of_quiz(quiz)
    for reason in bank.ignore.values():
        yield from _given(reason, Role.REASON, "ignore")


def texts_of_about(about: About) -> Iterator[RoleText]:
    """Yield what learners are told of the deck."""
    yield from _given(about.text, Role.DESCRIPTION, "about.text")
    for key, text in (("author", about.author), ("licence", about.licence), ("contact", about.contact)):
        yield from _given(text, Role.CREDIT, f"about.{key}")
    for change in about.changes.values():
        yield from _given(change, Role.DESCRIPTION, "about.changes")


def texts_of_article(article: Article) -> Iterator[RoleText]:
    """Yield what the curator says of *article*. Its title, author and outlet are not the curator's words."""
    yield from _given(article.descriptor, Role.DESCRIPTION, "descriptor")
    yield from _given(article.kind, Role.DESCRIPTION, "kind")
    yield from _given(article.because, Role.REASON, "because")


def texts_of_topic(name: LocatedStr) -> Iterator[RoleText]:
    """Yield the *name* of a topic."""
    yield from _given(name, Role.TITLE, "topics")


def texts_of_quiz(quiz: Quiz) -> Iterator[RoleText]:
    """Yield the title and the instructions of *quiz*, if it has them."""
    yield from _given(quiz.title, Role.TITLE, "quiz.title")
    yield from _given(quiz.instructions, Role.DESCRIPTION, "quiz.instructions")


def texts_of_dispute(dispute: Dispute) -> Iterator[RoleText]:
    """Yield the texts of *dispute*; they rest on its facts."""
    yield from _given(dispute.question, Role.QUESTION, "question", facts=dispute.facts)
    yield from _given(dispute.note, Role.STATEMENT, "note", facts=dispute.facts)


def texts_of_fact(fact: Fact) -> Iterator[RoleText]:
    """Yield the texts of *fact* and of its cards, including retired ones."""
    yield from _given(fact.fact, Role.STATEMENT, "fact", fact)
    yield from _given(fact.said_by, Role.SPEAKER, "said_by", fact)
    for card in fact.cards:
        yield from texts_of_card(fact, card)
    reasons: tuple[tuple[str, Mapping[LocatedStr, LocatedStr]], ...] = (
        ("given", fact.given),
        ("sic", fact.sic),
        ("ignore", fact.ignore),
    )
    for key, reasoned in reasons:
        for reason in reasoned.values():
            yield from _given(reason, Role.REASON, key, fact)
    if fact.retired:
        yield from _given(fact.retired.because, Role.REASON, "retired", fact)


def texts_of_card(fact: Fact, card: Card) -> list[RoleText]:
    """List the texts of *card*, one of *fact*."""
    reverse, image, retired = card.reverse, card.image, card.retired
    found: list[tuple[Iterable[LocatedStr], Role, str]] = [
        ((card.q,), Role.QUESTION, "q"),
        ((card.a,), Role.ANSWER, "a"),
        ((card.cloze,), Role.ANSWER, "cloze"),
        (card.accept, Role.SPELLING, "accept"),
        (card.items, Role.ANSWER, "items"),
        (card.wrong, Role.OPTION, "wrong"),
        (card.before, Role.CONTEXT, "before"),
        (card.after, Role.CONTEXT, "after"),
    ]
    if reverse:
        found += [((reverse.q,), Role.QUESTION, "reverse.q"), ((reverse.a,), Role.ANSWER, "reverse.a")]
    found.append(((card.hint,), Role.HELP, "hint"))
    if card.cloze:
        hints = [LocatedStr(piece.hint, card.cloze.location) for piece in split_cloze(card.cloze) if piece.hint]
        found.append((hints, Role.HELP, "cloze hint"))
    found.append(((card.because,), Role.STATEMENT, "because"))
    if image:
        found += [((image.alt,), Role.HELP, "image.alt"), ((image.credit,), Role.CREDIT, "image.credit")]
    if retired:
        found.append(((retired.because,), Role.REASON, "retired"))
    return [RoleText(text, role, key, fact, card) for texts, role, key in found for text in texts if text]


def texts_of_brief(brief: Brief) -> Iterator[RoleText]:
    """Yield the texts of *brief* in the order of the page; its headline and deck rest on all its facts."""
    everything = facts_of_brief(brief)
    yield from _given(brief.title, Role.STATEMENT, "title", facts=everything)
    yield from _given(brief.kicker, Role.TITLE, "kicker", facts=everything)
    yield from _given(brief.deck, Role.STATEMENT, "deck", facts=everything)
    for sentence in brief.bottom_line:
        yield from _given(sentence.text, Role.STATEMENT, "bottom_line", facts=sentence.facts)
    for figure in brief.figures:
        yield from _given(figure.value, Role.VALUE, "figures.value", facts=figure.facts)
        yield from _given(figure.label, Role.LABEL, "figures.label", facts=figure.facts)
        yield from _given(figure.comparison, Role.LABEL, "figures.comparison", facts=figure.facts)
    yield from _texts_of_exchange(brief)
    for event in brief.timeline:
        yield from _given(event.text, Role.STATEMENT, "timeline", facts=event.facts)
    yield from _texts_of_disagreement(brief)
    for section in brief.sections:
        yield from _given(section.heading, Role.TITLE, "sections.heading", facts=section.facts)
    for sentence in brief.text:
        yield from _given(sentence.text, Role.STATEMENT, "text", facts=sentence.facts)
    for person in brief.people:
        yield from _given(person.name, Role.VALUE, "people.name", facts=person.facts)
        yield from _given(person.role, Role.LABEL, "people.role", facts=person.facts)
    if brief.chart:
        of_bars = tuple(dict.fromkeys(fact for bar in brief.chart.bars for fact in bar.facts))
        yield from _given(brief.chart.title, Role.LABEL, "chart.title", facts=of_bars or everything)
        for bar in brief.chart.bars:
            yield from _given(bar.value, Role.VALUE, "chart.bars.value", facts=bar.facts)
            yield from _given(bar.label, Role.LABEL, "chart.bars.label", facts=bar.facts)
    for sentence in brief.open_questions:
        yield from _given(sentence.text, Role.QUESTION, "open_questions", facts=sentence.facts)
    for title in brief.titles.values():
        yield from _given(title, Role.TITLE, "titles", facts=everything)
    if brief.logo:
        yield from _given(brief.logo.alt, Role.CREDIT, "logo.alt")
    for key in ("author", "contact", "licence"):
        yield from _given(getattr(brief, key), Role.CREDIT, key)


def _texts_of_exchange(brief: Brief) -> Iterator[RoleText]:
    for flow in brief.exchange:
        yield from _given(flow.from_, Role.VALUE, "exchange.from", facts=flow.facts)
        yield from _given(flow.to, Role.VALUE, "exchange.to", facts=flow.facts)
        yield from _given(flow.what, Role.LABEL, "exchange.what", facts=flow.facts)
    for party in brief.parties:
        yield from _given(party.name, Role.VALUE, "parties.name", facts=party.facts)
        yield from _given(party.text, Role.LABEL, "parties.text", facts=party.facts)


def _texts_of_disagreement(brief: Brief) -> Iterator[RoleText]:
    for plot in brief.ranges:
        yield from _given(plot.title, Role.LABEL, "ranges.title", facts=plot.facts)
        for row in plot.rows:
            yield from _given(row.value, Role.VALUE, "ranges.rows.value", facts=row.facts)
            yield from _given(row.label, Role.LABEL, "ranges.rows.label", facts=row.facts)
    for claim in brief.claims:
        yield from _given(claim.question, Role.QUESTION, "claims.question", facts=claim.facts)
        for key, sides in (("for", claim.for_), ("against", claim.against)):
            for side in sides:
                yield from _given(side.who, Role.VALUE, f"claims.{key}.who", facts=side.facts)
                yield from _given(side.text, Role.LABEL, f"claims.{key}.text", facts=side.facts)


def facts_of_brief(brief: Brief) -> tuple[LocatedStr, ...]:
    """Return the ids of the facts that *brief* names, each once, in the order of the page."""
    return tuple(dict.fromkeys(cited_facts(brief)))


def cited_facts(brief: Brief) -> list[LocatedStr]:
    """Return every id of a fact in *brief*, with repetitions, in the order of the page."""
    bars = brief.chart.bars if brief.chart else ()
    told = (brief.bottom_line, brief.figures, brief.exchange, brief.parties, brief.timeline, brief.ranges, brief.claims)
    listed = (brief.sections, brief.text, brief.people, bars, brief.open_questions)
    return [fact for several in (*told, *listed) for part in several for fact in part.facts]


def _given(
    text: LocatedStr,
    role: Role,
    key: str,
    fact: Fact | None = None,
    card: Card | None = None,
    facts: tuple[LocatedStr, ...] = (),
) -> tuple[RoleText, ...]:
    return (RoleText(text, role, key, fact, card, facts),) if text else ()
