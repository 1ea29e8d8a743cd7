"""The words next to names, and whom or what a name means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.language.names.entities import Identities, may_be_same
from briefdeck.language.names.name_context import NameNeighbours, NeighbourReader, find_gaps, names_by_line
from briefdeck.language.names.names import names

LINE = "Vera Holm, who sailed on 3 May, blamed the Marlow council: its tugs were late. Otto Lang left Marlow."


def test_the_company_of_names() -> None:
    """The very next words of the clause, and a few of the sentence, sorted; no stop words, numbers and dates."""
    assert names_by_line([LINE])["Vera Holm"] == {1: NameNeighbours((), ("blamed", "sailed"))}
    assert names_by_line([LINE])["Marlow"] == {
        1: NameNeighbours(("blamed", "council", "left"), ("blamed", "council", "late", "left", "sailed", "tugs"))
    }


def test_a_name_that_begins_a_sentence() -> None:
    """The other lines show that it is one."""
    lines = ["Marlow burnt.", "They saw Marlow.", "Quays burnt."]
    assert names_by_line(lines) == {
        "Marlow": {1: NameNeighbours(("burnt",), ("burnt",)), 2: NameNeighbours(("saw",), ("saw",))}
    }


def test_the_words_of_a_statement() -> None:
    """Two on each side, up to the next name and the end of the clause."""
    text = "Late tugs of Marlow took Otto Lang home safely, quickly."
    found = names(text, proper=lambda word: word == "marlow")
    near = [NeighbourReader(text).near(*each) for each in find_gaps(found, text)]
    assert near == [(("late", "tugs"), ("took",)), (("took",), ("home", "safely"))]


@pytest.mark.parametrize(
    ("spellings", "kind"),
    [
        (["Ana Reyes", "Reyes"], "person"),
        (["Ana Reyes", "Ms. Reyes"], "person"),
        (["Shin Won-sik", "Shin"], "person"),
        (["Norvik", "Norvikan"], "place"),
        (["Cabra", "the town of Cabra"], "place"),
        (["Ruritania", "Lima"], "place"),
        (["Eastern Economic Forum"], "body"),
        (["Wagner", "Wagner group"], "body"),
        (["Chosun Ilbo", "The Chosun Ilbo"], "body"),
        (["NATO"], "body"),
        (["Norrland Ferries", "Norrland"], ""),
        (["Zorbing"], ""),
    ],
)
def test_the_kind_of_a_name(spellings: list[str], kind: str) -> None:
    """It is told by the other spellings, and by what is known of countries and institutions."""
    known = Identities([spellings])
    (name,) = names(spellings[0], proper=lambda _: True)
    assert known.identify(name).kind == kind


def test_who_is_the_same() -> None:
    """A capital stands for its country, a surname for a whole name; two names of the bank are two."""
    known = Identities([("Kim Jong Un", "Mr. Kim", "Kim"), ("Kim Jong Il", "Kim Jong-il"), ("Norway", "Norwegian")])
    un, il, kim, norway, oslo, reyes, ana = (
        known.identify(names(text, proper=lambda _: True)[0])
        for text in ("Kim Jong Un", "Kim Jong Il", "Kim", "Norwegian", "Oslo", "Reyes", "Ana Reyes")
    )
    assert may_be_same(un, kim)
    assert not may_be_same(un, il)
    assert il.kind == "person"  # as a namesake of Mr. Kim
    assert may_be_same(norway, oslo)
    assert may_be_same(reyes, ana)
    assert not may_be_same(reyes, oslo)


@given(st.lists(st.text(max_size=12), min_size=1, max_size=4), st.text(max_size=30))
def test_any_text_has_a_company(spellings: list[str], line: str) -> None:
    """Whatever a curator or an author writes, reading it raises nothing and keeps no order."""
    Identities([spellings])
    for by_line in names_by_line([line]).values():
        for company in by_line.values():
            assert list(company.around) == sorted(company.around)
            assert len(company.next) <= len(company.around)
