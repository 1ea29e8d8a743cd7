"""The surrender: what is left out when not all facts have room, which, and that it is said."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefdeck.language.dates.date_range import parse_date_range
from briefdeck.located import LocatedStr
from briefdeck.model import ClaimRow, ClaimSide, Event, Figure, Person, Section, Sentence, Verified
from briefdeck.model.citation import Citation
from briefdeck.render.brief import render_brief
from briefdeck.render.brief.content import write_content
from briefdeck.render.brief.layout import compose, find_fitting, fit_dropping_entries
from briefdeck.render.brief.leaving_out import rank_entries
from briefdeck.render.pdf.paragraph import TextShaper
from tests.conftest import Run
from tests.support.briefs import elements, saying, tidy

pytestmark = pytest.mark.slow

SENTENCE = (
    "Fact {} is of a **common length**, says one thing in some words and then says one more about it, "
    "and so on, at some length, to the end."
)
WORDS = ["the", "of", "Vladivostok", "ten thousand", "containers", "and", "in 2023", "**denied**", "internationally"]


def _page(count: int, paper: str = "A4", **fields: Any) -> Verified:
    """A page of *count* facts in up to six sections, with figures, a timeline and people."""
    verified = saying(*[SENTENCE.format(n) for n in range(1, count + 1)])
    ids = [fact.id for fact in verified.bank.facts]
    each = -(-count // min(6, max(1, count // 5)))
    parts: dict[str, Any] = {
        "page": LocatedStr(paper),
        "deck": LocatedStr("One sentence under the headline."),
        "figures": tuple(
            Figure(LocatedStr(f"{n},000"), LocatedStr("of the things counted"), (ids[0],)) for n in range(1, 5)
        ),
        "timeline": tuple(
            Event((ids[0],), LocatedStr("Something took place"), parse_date_range(f"20{n}")) for n in range(20, 26)
        ),
        "people": tuple(Person(LocatedStr(f"Person {n}"), LocatedStr("of some office"), (ids[0],)) for n in range(4)),
        "open_questions": (Sentence(LocatedStr("What comes next?"), (ids[0],)),),
        "sections": tuple(
            Section(LocatedStr(f"Section {at}"), tuple(ids[at : at + each])) for at in range(0, count, each)
        ),
    }
    return replace(verified, briefs={"page": replace(verified.briefs["page"], **(parts | fields))})


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("count", [8, 12, 16, 20, 26, 33, 40, 50, 60])
def test_from_eight_to_sixty_facts(count: int, paper: str) -> None:
    """One tidy page; each fact is on it or among those left out, and the page says how many are."""
    verified = _page(count, paper)
    data, problems, left_out = tidy(verified, "page")
    assert not problems
    text = _text(data)
    told = re.search(r"(\d+)lessimportantfacts?didnotfithere", text)
    assert int(told[1] if told else 0) == sum("“" not in name for name in left_out)
    for fact in verified.bank.facts:
        number = fact.id.removeprefix("fact-")
        assert (f"Fact{number}isofa" in text) != (fact.id in left_out)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("count", [1, 2, 4, 8, 12])
def test_a_page_of_little_is_composed(count: int, paper: str) -> None:
    """Where there are facts alone, the type grows until little of the page is blank."""
    plain = dict.fromkeys(("figures", "timeline", "people", "open_questions"), ())
    page = fit_dropping_entries(_page(count, paper, **plain), "page", TextShaper("en")).page
    assert page.setting.styles.body > 10
    if count >= 8:
        assert page.spare < 200


def _text(data: bytes) -> str:
    return re.sub(r"[\s\u00ad\ufffe]", "", pypdf.PdfReader(io.BytesIO(data)).pages[0].extract_text())


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=3, max_size=25), min_size=8, max_size=60), st.booleans())
def test_any_facts_make_a_tidy_page(texts: list[list[str]], letter: bool) -> None:
    """Whatever the facts say, there is one page, and the most that it has room for is on it."""
    verified = saying(*map(" ".join, texts), page=LocatedStr("Letter" if letter else "A4"))
    data, problems, left_out = tidy(verified, "page")
    assert data
    assert not problems
    assert len(left_out) < len(texts)


def test_what_weighs_least_goes_first() -> None:
    """By weight; among equals, what stands lowest in its section; what is said to matter stays."""
    brief = _page(6, weights={LocatedStr("fact-2"): 5, LocatedStr("fact-4"): 0}).briefs["page"]
    sections = (Section(LocatedStr("One"), ids(1, 2, 3)), Section(LocatedStr("Two"), ids(4, 5, 6)))
    ranked = rank_entries(replace(brief, sections=sections))
    assert [entry.name for entry in ranked if entry.part == "sections"] == list(ids(4, 6, 3, 5, 1, 2))


def test_entries_of_other_parts_weigh_more_than_facts() -> None:
    """People and questions go before charts, those before figures and events; the weight of a fact counts."""
    brief = _page(6, weights={LocatedStr("fact-2"): 9}).briefs["page"]
    parts = list(dict.fromkeys(entry.part for entry in rank_entries(brief)))
    assert parts == ["sections", "people", "open_questions", "figures", "timeline"]
    last = rank_entries(brief)[-1]
    assert (last.part, last.name) == ("sections", "fact-2")


def ids(*numbers: int) -> tuple[LocatedStr, ...]:
    """The ids of the facts with these *numbers*."""
    return tuple(LocatedStr(f"fact-{number}") for number in numbers)


def test_a_weighty_fact_is_on_the_page() -> None:
    """Even the last of sixty."""
    _, _, left_out = render_brief(_page(60, weights={LocatedStr("fact-60"): 9}), "page")
    assert left_out
    assert "fact-60" not in left_out


def _argued() -> Verified:
    """A page whose tall rows of claims fill one column before the other."""
    fact = (LocatedStr("fact-1"),)
    said = tuple(ClaimSide(LocatedStr(SENTENCE.format(1)), fact, LocatedStr(f"Body {n}")) for n in range(5))
    rows = tuple(ClaimRow(LocatedStr(f"Is it so in case {n}?"), said, said[:1]) for n in range(4))
    return _page(8, "Letter", claims=rows)


@pytest.mark.parametrize("page", [partial(_page, 60), _argued], ids=["facts", "claims"])
def test_no_more_is_left_out_than_must_be(page: Callable[[], Verified]) -> None:
    """With any one entry more the page does not fit, be there room in another column or not."""
    verified, setter = page(), TextShaper("en")
    left_out = fit_dropping_entries(verified, "page", setter).left_out
    assert left_out
    for entry in left_out:
        content = write_content(verified, "page", [each for each in left_out if each != entry])
        fitting = find_fitting(verified.briefs["page"])
        assert compose(content, fitting, fitting.least, setter).spare < 0, entry.name


def test_articles_of_what_is_left_out_go_too() -> None:
    """No article stands at the foot for nothing."""
    verified = _page(40)
    other = replace(verified.bank.articles[LocatedStr("one")], title=LocatedStr("Another article"))
    last = verified.bank.facts[-1]
    cite = tuple(replace_article(each, "two") for each in last.cite)
    bank = replace(
        verified.bank,
        articles={**verified.bank.articles, LocatedStr("two"): other},
        facts=(*verified.bank.facts[:-1], replace(last, cite=cite)),
    )
    content, _, left_out = fit_dropping_entries(replace(verified, bank=bank), "page", TextShaper("en"))
    assert last.id in [entry.name for entry in left_out]
    assert [source.letter for source in content.sources] == ["A"]


def replace_article(citation: Citation, article: str) -> Citation:
    """The same lines of another *article*."""
    return replace(citation, article=article)


def _crowded(project: Path, extra: str = "") -> None:
    """Puts forty facts more into the brief of *project* than it has room for."""
    questions, brief = project / "questions.yaml", project / "briefs/overview.yaml"
    said = "On Monday work was stopped by the crews; so they did once more in March. " * 3
    facts = "".join(
        f"  - id: crowd-{n}\n    fact: {said}\n    cite: [harbour:6, quay:4]\n    topic: strike\n" for n in range(40)
    )
    shown = f"sections:\n  - heading: The strike\n    facts: [{', '.join(f'crowd-{n}' for n in range(40))}]\n"
    text = questions.read_text(encoding="utf-8")
    questions.write_text(text.replace("\nfacts:\n", f"\nfacts:\n{facts}", 1), encoding="utf-8")
    text = re.sub(r"^sections:\n(?:[ \t].*\n)+", shown + extra, brief.read_text(encoding="utf-8"), flags=re.MULTILINE)
    brief.write_text(text, encoding="utf-8")


def test_build_names_what_had_no_room(project: Path, run: Run) -> None:
    """On stderr, the least first; and the page is made."""
    _crowded(project, "weights: {crowd-3: 0, crowd-39: 2}\n")
    ran = run("build", "--project", str(project))
    assert ran.code == 0, ran.stdout + ran.stderr
    (said,) = [line for line in ran.stderr.splitlines() if "no room on the page" in line]
    assert said.startswith("briefs/overview: no room on the page for crowd-3, crowd-38, crowd-37, ")
    assert "crowd-39" not in said
    text = pypdf.PdfReader(project / "output/overview.pdf").pages[0].extract_text()
    assert "did not fit here" in text.replace("\n", " ")


def test_weights_are_read(project: Path, run: Run) -> None:
    """They are whole numbers of facts that exist."""
    brief = project / "briefs/overview.yaml"
    brief.write_text(brief.read_text(encoding="utf-8") + "\nweights: {stranded: -1, nobody: 2}\n", encoding="utf-8")
    ran = run("check", "--project", str(project))
    assert "“-1” is not a whole number" in ran.stdout


def test_changes_make_the_same_bytes_again(project: Path, run: Run) -> None:
    """What is marked follows from the ledger alone, not from the day of the build."""
    brief = project / "briefs/overview.yaml"
    plain = project / "output/overview.pdf"
    assert run("build", "--project", str(project)).code == 0
    unmarked = plain.read_bytes()
    brief.write_text(brief.read_text(encoding="utf-8") + "\nchanged_since: 2001-01-01\n", encoding="utf-8")
    assert run("build", "--project", str(project)).code == 0
    marked = plain.read_bytes()
    told = [sum(each.startswith("New or changed") for each in elements(data, "/Lbl")) for data in (marked, unmarked)]
    assert told[0] > told[1] == 0
    assert run("build", "--locked", "--project", str(project)).code == 0
    plain.unlink()
    assert run("build", "--project", str(project)).code == 0
    assert plain.read_bytes() == marked
