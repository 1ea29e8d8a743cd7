"""Words: folding, parts, stems, stop words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefdeck.language.sentences.splitting import find_quotes, split_quote
from briefdeck.language.words import STOP_WORDS, fold, fold_word, list_variants, stem, tokens, words


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    """What is folded stays as it is when folded again."""
    assert fold(fold(text)) == fold(text)


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    """Every text has words and tokens; every word has a key, forms and a stem."""
    for word in (*words(text), *tokens(text)):
        assert isinstance(fold_word(word), str)
        assert isinstance(stem(word), str)
        assert list_variants(word)
    assert all(quote in text for quote in find_quotes(text))
    assert all(segment in text for segment in split_quote(text))


def test_folding() -> None:
    """Case, accents, typographic quotes, dashes and spaces make no difference."""
    assert fold("Ébène — “Zoé’s”\u00a0Straße") == 'ebene - "zoe\'s" strasse'


def test_words_are_whole_and_without_possessive() -> None:
    """Hyphens, inner apostrophes and dots of acronyms belong to a word; a possessive does not, nor do bare digits."""
    assert words("O'Hara’s U.S. re-run of Flight-19 took 152mm and 40 days") == [
        "O'Hara",
        "U.S.",
        "re-run",
        "of",
        "Flight-19",
        "took",
        "152mm",
        "and",
        "days",
    ]


def test_a_hyphenated_word_is_found_by_its_parts() -> None:
    """It stands for itself, for both parts joined, and for each of them."""
    assert list_variants("Co-operation") == ("co-operation", "cooperation", "co", "operation")
    assert list_variants("U.S.") == ("us",)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defence", "defense"),
        ("neighbours", "neighbor"),
        ("armoured", "armored"),
        ("organisation", "organization"),
        ("centre", "center"),
        ("calibres", "caliber"),
        ("travelled", "traveling"),
        ("programmes", "program"),
        ("licence", "license"),
        ("dialogue", "dialog"),
        ("manoeuvre", "maneuvers"),
        ("analysed", "analyze"),
        ("fulfil", "fulfills"),
        ("shells", "shelled"),
        ("called", "calls"),
    ],
)
def test_spellings_and_forms_share_a_stem(one: str, other: str) -> None:
    """British and American spellings and the forms of a word count as one word."""
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("export", "import"), ("north", "south"), ("missile", "mission")])
def test_different_words_have_different_stems(one: str, other: str) -> None:
    """Likeness is not sameness."""
    assert stem(one) != stem(other)


def test_yes_and_no_prove_nothing() -> None:
    """An answer of yes or no has no word to look for; content words are no stop words."""
    assert {"yes", "no", "true", "the"} <= STOP_WORDS
    assert not {"leader", "war", "first"} & STOP_WORDS


def test_quotes_are_between_double_marks() -> None:
    """Curly and straight double marks quote; apostrophes and single marks do not."""
    assert find_quotes("He said “not now” and \"not 'ever'\", the dogs' owner.") == ["not now", "not 'ever'"]
    assert find_quotes('a "b, c') == []


def test_a_quote_may_leave_out_and_put_in() -> None:
    """Between an ellipsis or brackets only the stretches around must be verbatim."""
    assert [segment.strip() for segment in split_quote("we … keep [the] word [...] always")] == [
        "we",
        "keep",
        "word",
        "always",
    ]


def test_pasts_have_the_stem_of_their_verb() -> None:
    """Of “paid” and “pay” the stem is one, though no rule makes it so."""
    assert all(stem(past) == stem(verb) for past, verb in [("paid", "pay"), ("fallen", "falls"), ("wrote", "writing")])
