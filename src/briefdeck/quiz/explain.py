"""What is shown of each fact with an answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefdeck.located import LocatedStr
from briefdeck.model import Article, Bank, Dispute, Fact
from briefdeck.model.bank_index import disputes_by_fact
from briefdeck.provenance import word_as_of, word_cited_lines, word_reference
from briefdeck.quiz.questions import CitedArticle, CounterClaim, Explanation


def explanations(bank: Bank) -> dict[str, Explanation]:
    """The explanation of each fact of *bank* that is still held, by its id."""
    held = {str(fact.id): fact for fact in bank.facts if fact.retired is None}
    disputes = disputes_by_fact(bank)
    return {
        key: Explanation(
            fact.fact,
            fact.said_by,
            word_as_of(fact, bank.articles),
            tuple(sources(fact, bank.articles)),
            tuple(_rival(fact, dispute, held, bank) for dispute in disputes.get(key, ())),
        )
        for key, fact in held.items()
    }


def sources(fact: Fact, articles: Mapping[LocatedStr, Article]) -> Iterator[CitedArticle]:
    """The articles that *fact* cites, in words."""
    for key in fact.articles:
        yield CitedArticle(key, word_reference(articles[LocatedStr(key)]), word_cited_lines(fact, key))


def _rival(fact: Fact, dispute: Dispute, held: Mapping[str, Fact], bank: Bank) -> CounterClaim:
    others = [held[each] for each in dispute.facts if each != fact.id and each in held]
    return CounterClaim(dispute.question, dispute.note, tuple(_told(other, bank) for other in others))


def _told(fact: Fact, bank: Bank) -> str:
    where = "; ".join(f"{source.described}, {source.lines}" for source in sources(fact, bank.articles))
    return f"{fact.fact} ({where})"
