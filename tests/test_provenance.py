"""What a fact rests on is said alike on cards, pages, briefs and quizzes."""

from __future__ import annotations

import pytest

from briefdeck.model import Bank
from briefdeck.provenance import describe_article, find_as_of, word_as_of, word_cited_lines, word_reference
from briefdeck.read.bank import read_bank


def _bank(keys: str) -> Bank:
    bank, problems = read_bank(
        "title: T\n"
        "articles:\n"
        "  early: {file: e.txt, title: Early, author: Ana Reyes, outlet: Gazette, published: 2031-03-01}\n"
        "  late: {file: l.txt, title: Late *and* long, published: 2031-03-04, dated: inferred, because: It says so.}\n"
        "  bare: {file: b.txt, title: Bare}\n"
        f"topics: {{t: T}}\nfacts:\n  - {{id: one, fact: X., topic: t, {keys}}}\n",
        "questions.yaml",
    )
    assert problems == []
    return bank


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        ("cite: early:1", "1 Mar 2031"),
        ("cite: [early:1, late:2]", "4 Mar 2031 *(inferred)*"),
        ("cite: [late:2, bare:1]", "4 Mar 2031 *(inferred)*"),
        ("cite: bare:1", ""),
        ("cite: late:1, as_of: 2030-12", "Dec 2030"),
    ],
)
def test_as_of(keys: str, words: str) -> None:
    """A fact holds for the time that it says, else for that of its newest article; the date and its words agree."""
    bank = _bank(keys)
    assert word_as_of(bank.facts[0], bank.articles) == words
    found = find_as_of(bank.facts[0], bank.articles)
    assert (found is None) == (words == "")
    assert found is None or str(found.last.year) in words


def test_references() -> None:
    """Author, title, outlet and date in this order, as far as they are known; a title that has marks keeps its own."""
    early, late, bare = _bank("cite: early:1").articles.values()
    assert word_reference(early) == "Ana Reyes, *Early*, Gazette, 1 March 2031"
    assert word_reference(late) == "Late *and* long, 4 March 2031 *(inferred)*"
    assert word_reference(bare) == "*Bare*"
    assert describe_article(early, short=True).published == "1 Mar 2031"


@pytest.mark.parametrize(
    ("cite", "words"),
    [("early:7", "line 7"), ("early:7-9", "lines 7–9"), ("[early:7, late:1, early:12]", "lines 7, 12")],
)
def test_cited_lines(cite: str, words: str) -> None:
    """The lines of one article, in the order in which they are cited."""
    assert word_cited_lines(_bank(f"cite: {cite}").facts[0], "early") == words
