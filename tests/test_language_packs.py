"""Language packs: facts in other languages are proved and refused as in English, and what a pack has holds."""

from __future__ import annotations

import pytest

from briefdeck.language.needs import OF_A_LANGUAGE
from briefdeck.language.pack import pack_of, packed_languages
from tests.support.language_sets import FOLDER, judge_set

TUNED = sorted(file.stem for file in (FOLDER / "tuned").glob("*.yaml"))
"""Languages with a set that its pack was made by."""
_MOST_REFUSED, _MOST_SILENT = 1, 2
"""Of twelve facts that are true, and of eight with one thing changed."""


@pytest.mark.parametrize("language", TUNED)
def test_what_is_true_passes(language: str) -> None:
    """Of twelve true facts in a journalist's own words, with a card each, at most one is refused."""
    refused = [judged for judged in judge_set("tuned", language, "right") if judged.verdict == "refused"]
    assert len(refused) <= _MOST_REFUSED, refused


@pytest.mark.parametrize("language", TUNED)
def test_what_was_tampered_with_is_found(language: str) -> None:
    """Of eight sentences of the article with one thing changed, at most two pass without a word."""
    silent = [judged for judged in judge_set("tuned", language, "tampered") if judged.verdict == "silent"]
    assert len(silent) <= _MOST_SILENT, silent


@pytest.mark.parametrize("language", sorted(packed_languages()))
def test_a_pack_has_what_rules_may_need(language: str) -> None:
    """What a pack claims is something that a rule may need of a language."""
    pack = pack_of(language)
    assert pack is not None
    assert pack.has <= {need.value for need in OF_A_LANGUAGE}
