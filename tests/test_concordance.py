"""The concordance: made, written, read; never an article's order of words."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.articles.concordance import (
    VERSION,
    Concordance,
    digest,
    dump_concordance,
    index_articles,
    index_lines,
    load_concordance,
)
from briefdeck.language.terms import find_terms
from briefdeck.language.words import tokens
from briefdeck.located import LocatedStr, Location
from briefdeck.model import Article
from briefdeck.model.citation import LineSpan
from tests.support.contexts import ARTICLE

FILE = LocatedStr("gazette.txt", Location("questions.yaml", 4, 11))


def _articles(*furniture: LineSpan) -> dict[LocatedStr, Article]:
    return {LocatedStr("gazette"): Article(FILE, LocatedStr("The strike"), furniture=furniture)}


def _made(text: str | bytes, *furniture: LineSpan) -> Concordance:
    data = text.encode() if isinstance(text, str) else text
    made, problems = index_articles(_articles(*furniture), {"gazette": data}, Concordance())
    assert problems == []
    return made


def test_an_entry_knows_words_numbers_and_dates_by_line() -> None:
    """Words as they are written, numbers with their units, dates; lines as an editor counts them."""
    entry = _made(ARTICLE, LineSpan(1, 1, LocatedStr("1"))).articles["gazette"]
    assert (entry.lines, entry.furniture, entry.sha256) == (7, (1,), digest(ARTICLE.encode()))
    assert entry.words["Marlow"] == (1, 3)
    assert entry.words["council"] == (5,)
    assert entry.numbers["$4.5 million"] == (5,)
    assert entry.numbers["40 km"] == (7,)
    assert entry.dates["3 March"] == (5,)
    assert ArticleIndex(entry).filled == {1, 3, 5, 7}


def test_lines_are_split_at_line_feeds_only() -> None:
    """A form feed or U+2028 ends no line; a carriage return before the line feed belongs to none."""
    entry = _made("one\r\ntwo\f\u2028three\r\n\r\nfour").articles["gazette"]
    assert entry.lines == 4
    assert dict(entry.words) == {
        "four": (4,),
        "one": (1,),
        "three": (2,),
        "two": (2,),
    }


def test_it_reads_well_in_a_diff() -> None:
    """One word a line, sorted, a line feed at the end; letters of all tongues as they are."""
    text = dump_concordance(_made("Zoë ran 5 km on Monday.\n"))
    assert json.loads(text)["concordance"] == VERSION
    assert text.endswith('\n "around": {}\n}\n}}\n')
    assert '\n  "Zoë": [1],\n  "km": [1]' in text
    assert '\n  "5 km": [1]' in text


@given(st.text())
def test_written_and_read_it_is_the_same(text: str) -> None:
    """Nothing is lost on the way to the file and back."""
    made = _made(text.encode("utf-8", "replace"))
    assert load_concordance(dump_concordance(made), "concordance.json") == (made, [])


@given(
    st.one_of(
        st.text(),
        st.recursive(
            st.none() | st.integers() | st.text(),
            lambda x: st.lists(x) | st.dictionaries(st.sampled_from(["concordance", "articles", "words", "a"]), x),
        ).map(json.dumps),
    )
)
def test_reading_never_raises(text: str) -> None:
    """Whatever the file holds, it is a concordance or one problem in that file."""
    _, problems = load_concordance(text, "concordance.json")
    assert [problem.code for problem in problems] in ([], ["C110"])
    assert all(problem.location.path == "concordance.json" for problem in problems)


def test_a_damaged_file_says_what_to_do() -> None:
    """The problem stands where the JSON breaks, and names the command that mends it."""
    (problem,) = load_concordance('{"concordance": 1,\n "articles": }', "articles/concordance.json")[1]
    assert (problem.location, problem.hint) == (Location("articles/concordance.json", 2, 14), "run `briefdeck index`")
    (problem,) = load_concordance('{"concordance": 99}', "c.json")[1]
    assert "another version" in problem.message
    broken = dump_concordance(_made("one two")).replace('"one": [1]', '"one": ["x"]')
    assert [problem.code for problem in load_concordance(broken, "c.json")[1]] == ["C110"]


def test_an_entry_without_text_is_kept() -> None:
    """Where a text is missing its old entry stays; an article the bank has no more goes."""
    old = Concordance({"gazette": _made("old").articles["gazette"], "gone": index_lines(["gone"])})
    made, problems = index_articles(_articles(), {}, old)
    assert problems == []
    assert made == Concordance({"gazette": old.articles["gazette"]})


def test_bytes_that_are_no_text_are_a_problem() -> None:
    """It stands at the file's name in the bank, says on which line, and the old entry is kept."""
    old = _made("old")
    made, (problem,) = index_articles(_articles(), {"gazette": b"fine\n\xff"}, old)
    assert made == old
    assert (problem.code, problem.location, problem.words) == ("Y101", FILE.location, "gazette.txt")
    assert "line 2" in problem.message


def test_a_range_beyond_the_text_costs_nothing() -> None:
    """Furniture of a billion lines is cut to those there are."""
    assert _made("a\nb\n", LineSpan(2, 999_999_999, LocatedStr("2-999999999"))).articles["gazette"].furniture == (2,)


@given(st.text(alphabet="Aa Bb.'’-ÉéS\n", max_size=40))
def test_a_line_proves_itself(line: str) -> None:
    """All that a line counts, dates and says is found on it again through the concordance."""
    line = line.replace("\n", " ")
    page, here = ArticleIndex(index_lines([line])), frozenset([1])
    counted, dated = find_terms(line)
    assert all(page.has_quantity(one, here) for one in counted)
    assert all(page.has_date(one, here) for one in dated)
    assert all(page.has_token(token, 1) for token in tokens(line))


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("sell", "sold"),
        ("sold", "selling"),
        ("taught", "teaches"),
        ("grey", "gray"),
        ("tyres", "tires"),
        ("aesthetic", "esthetics"),
        ("dying", "died"),
    ],
)
def test_a_word_is_found_in_each_of_its_forms(written: str, asked: str) -> None:
    """What has one stem is one word, though its forms begin otherwise."""
    page = ArticleIndex(index_lines([f"They {written} there."]))
    assert page.has_word(asked, frozenset([1]))
    assert page.with_word(asked) == (1,)


@pytest.mark.parametrize("value", ["{}", '""', '"ab"', "null", "[{}]", '["x"]', "[[1]]", "[1.5]", "[true]"])
@pytest.mark.parametrize("kind", ["numbers", "dates", "words", "named", "furniture", "names", "lines"])
def test_what_is_no_list_of_lines_is_refused(kind: str, value: str) -> None:
    """A value of another type, wherever it stands, is one problem and never taken for something."""
    data = json.loads(dump_concordance(_made("Zoë Reyes ran 5 km on 4 May.\n")))
    entry = data["articles"]["gazette"]
    entry[kind] = {**entry[kind], "Zoë": json.loads(value)} if isinstance(entry[kind], dict) else json.loads(value)
    fine = (kind, value) == ("names", '["x"]')
    assert [problem.code for problem in load_concordance(json.dumps(data), "c.json")[1]] == ([] if fine else ["C110"])


@pytest.mark.parametrize("kind", ["numbers", "dates", "words", "named"])
def test_what_has_no_letter_is_refused(kind: str) -> None:
    """An empty word would stand everywhere in every text."""
    data = json.loads(dump_concordance(_made("Zoë Reyes ran 5 km on 4 May.\n")))
    for table in (kind, *{"numbers": ["beside"], "named": ["next", "around"]}.get(kind, [])):
        data["articles"]["gazette"][table][""] = [1] if table == kind else [["ran"]]
    assert [problem.code for problem in load_concordance(json.dumps(data), "c.json")[1]] == ["C110"]


@given(st.randoms())
def test_the_order_of_keys_does_not_matter(chance: Random) -> None:
    """Whatever wrote the JSON anew, it says the same."""
    made = _made("Zoë Reyes ran 5 km on 4 May.\n")

    def shuffled(table: object) -> object:
        if not isinstance(table, dict):
            return table
        keys = list(table)
        chance.shuffle(keys)
        return {key: shuffled(table[key]) for key in keys}

    assert load_concordance(json.dumps(shuffled(json.loads(dump_concordance(made)))), "c.json") == (made, [])
