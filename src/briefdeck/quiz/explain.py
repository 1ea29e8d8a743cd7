"""Explain each fact for the answers to questions about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefdeck.located import LocatedStr
from briefdeck.model import Article, Bank, Dispute, Fact
from briefdeck.model.bank_index import disputes_by_fact
from briefdeck.provenance import how_checked, word_as_of, word_cited_lines, word_reference, word_slips
from briefdeck.quiz.questions import CitedArticle, CounterClaim, Explanation


def explain_facts(bank: Bank) -> dict[str, Explanation]:
    """Explain each fact of *bank* that is still held, by its id."""
    held = {str(fact.id): fact for fact in bank.held_facts}
    disputes = disputes_by_fact(bank)
    return {
        key: Explanation(
            " ".join(filter(None, (fact.fact, word_slips(fact.sic, fact.fact)))),
            fact.said_by,
            word_as_of(fact, bank.articles),
            tuple(cite_articles(fact, bank.articles)),
            tuple(_counter_claim(fact, dispute, held, bank) for dispute in disputes.get(key, ())),
            how_checked([fact], bank),
        )
        for key, fact in held.items()
    }


def cite_articles(fact: Fact, articles: Mapping[LocatedStr, Article]) -> Iterator[CitedArticle]:
    """Describe the articles that *fact* cites."""
    for key in fact.articles:
        yield CitedArticle(key, word_reference(articles[LocatedStr(key)]), word_cited_lines(fact, key))


def _counter_claim(fact: Fact, dispute: Dispute, held: Mapping[str, Fact], bank: Bank) -> CounterClaim:
    others = [held[rival] for rival in dispute.facts if rival != fact.id and rival in held]
    versions = tuple(_with_sources(rival, bank) for rival in others)
    return CounterClaim(dispute.question, dispute.note, versions, str(dispute.kind))


def _with_sources(fact: Fact, bank: Bank) -> str:
    sources = "; ".join(f"{article.described}, {article.lines}" for article in cite_articles(fact, bank.articles))
    return f"{fact.fact} ({sources})"
