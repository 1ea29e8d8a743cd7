"""Language packs: facts in other languages are proved and refused as in English, and what a pack has holds."""

from __future__ import annotations

from functools import partial

import pytest

from briefdeck.check import check
from briefdeck.language.needs import OF_A_LANGUAGE
from briefdeck.language.packs.pack import pack_of, packed_languages
from briefdeck.language.packs.pack_words import guess_language
from briefdeck.report import format_unchecked
from briefdeck.rules.unchecked import find_unchecked
from tests.support.contexts import ARTICLE, codes_in, context_of_line, fact_on_line
from tests.support.language_sets import FEATURES, FOLDER, Row, judge_pairs, judge_set, load_set, load_table

TUNED = sorted(file.stem for file in (FOLDER / "tuned").glob("*.yaml"))
"""Languages with a set that its pack was made by."""
SETS = sorted(
    (file.parent.name, file.stem)
    for name in ("tuned", "fresh", "unseen", "later", "nameless")
    for file in FOLDER.glob(f"{name}/*.yaml")
)
"""All sets: those that packs were made by, by which they were mended, that came last, and without `names:`."""
_MOST_REFUSED, _MOST_SILENT, _MOST_WRONG = 1, 2, 3
"""Of twelve facts that are true, of eight sentences with one thing changed, and of eight facts that are wrong."""


def test_what_a_pack_lacks_is_said() -> None:
    """`check` says that rules which read English did not run, and of a line in another language what was compared."""
    article = 'articles: {gazette: {file: gazette.txt, title: "[Report]", language: LANGUAGE}}'
    told = []
    for language, of_article in (("de", "de"), ("en", "de")):
        head = f"title: Trial\nlanguage: {language}\n{article.replace('LANGUAGE', of_article)}\ntopics: {{all: All}}\n"
        context = context_of_line("Im Hafen lagen 6.700 Kisten.", fact_on_line("6700 Kisten."), head=head)
        told += format_unchecked(find_unchecked(context))
    assert told[0] == (
        "not checked: which word goes with which, who did or said what and the wording of cards, of 1 fact, "
        "as nothing is known of them in German"
    )
    assert told[1].endswith("as of lines in another language (de) only numbers and dates are compared")


def test_a_line_in_another_language_proves_numbers() -> None:
    """An English fact is proved by a German line: 6.700 is six thousand seven hundred there, and no 6.7."""
    head = 'title: T\narticles: {gazette: {file: a.txt, title: "[Report]", language: de}}\ntopics: {all: All}\n'
    codes = partial(codes_in, "Am 13. September lagen 6.700 Kisten im Hafen.", head=head)
    assert "G201" not in codes(fact_on_line("On 13 September 6,700 crates were in the harbour."))
    assert "G201" in codes(fact_on_line("6.7 crates were in the harbour."))
    assert "G201" in codes(fact_on_line("On 13 October 6,700 crates were in the harbour."))


_GERMAN_FACT = """
facts:
  - id: one
    fact: Die Kähne fuhren von Torau nach Gries und brauchten dafür elf Tage.
    cite: gazette:1
    topic: all
    cards: [{q: Wann fuhren die Kähne von Torau nach Gries?, a: "1238"}]
"""


@pytest.mark.parametrize(("of_bank", "of_line"), [("", "de"), ("en-GB", "de-AT"), ("fr", "de")])
def test_a_fact_is_read_like_its_articles(of_bank: str, of_line: str) -> None:
    """A German fact that cites German lines is read as German, whatever the bank is in, and that is told of once."""
    article = f'articles: {{gazette: {{file: a.txt, title: "[Report]", language: {of_line}}}}}'
    head = f"title: Trial\n{of_bank and f'language: {of_bank}'}\n{article}\ntopics: {{all: All}}\n"
    line = "Von Torau fuhren die Kähne 1238 in elf Tagen nach Gries."
    problems = partial(codes_in, line, head=head)
    assert problems(_GERMAN_FACT) == set()
    turned = _GERMAN_FACT.replace("von Torau nach Gries und", "von Gries nach Torau und")
    assert problems(turned) == {"A314"}
    context = context_of_line(line, _GERMAN_FACT, head=head)
    (told,) = format_unchecked(find_unchecked(context))
    assert "of 1 fact in German, like their articles, as nothing is known of them in that language" in told


def test_a_fact_in_the_language_of_the_bank_is_read_so() -> None:
    """An English fact is read as English though it cites German lines; only numbers and dates are compared."""
    head = 'title: T\narticles: {gazette: {file: a.txt, title: "[Report]", language: de}}\ntopics: {all: All}\n'
    fact = fact_on_line("The barges were on their way to Gries for twelve days.")
    context = context_of_line("Von Torau fuhren die Kähne in elf Tagen nach Gries.", fact, head=head)
    assert {each.code for each in check(context)} == {"G201"}
    (told,) = format_unchecked(find_unchecked(context))
    assert told.endswith("as of lines in another language (de) only numbers and dates are compared")


@pytest.mark.parametrize(("name", "language"), SETS)
def test_what_is_true_passes(name: str, language: str) -> None:
    """Of twelve true facts in a journalist's own words, with a card each, at most one is refused."""
    refused = [judged for judged in judge_set(name, language, "right") if judged.verdict == "refused"]
    assert len(refused) <= _MOST_REFUSED, refused


@pytest.mark.parametrize(("name", "language"), SETS)
def test_what_was_tampered_with_is_found(name: str, language: str) -> None:
    """Of eight sentences of the article with one thing changed, at most two pass without a word."""
    silent = [judged for judged in judge_set(name, language, "tampered") if judged.verdict == "silent"]
    assert len(silent) <= _MOST_SILENT, silent


@pytest.mark.parametrize(("name", "language"), SETS)
def test_what_is_wrong_is_found(name: str, language: str) -> None:
    """Of eight wrong facts in words of their own, at most three pass without a word."""
    silent = [judged for judged in judge_set(name, language, "wrong") if judged.verdict == "silent"]
    assert len(silent) <= _MOST_WRONG, silent


PAIRS = sorted(
    (file.parent.name, file.stem) for name in ("pairs", "pairs-later") for file in FOLDER.glob(f"{name}/*.yaml")
)
"""Lines with facts that hold and do not: those that packs were made by, and those that were written afterwards."""
_REFUSED, _WARNED, _PASSED = 0.02, 0.08, 0.25
"""Of true facts, those that may be refused and warned of; of false ones, those that may pass."""


@pytest.mark.slow
@pytest.mark.parametrize(("name", "language"), PAIRS)
def test_pairs_are_told_apart(name: str, language: str) -> None:
    """Of a hundred true facts two are refused at most and eight warned of; of four false ones three are found."""
    right, wrong = (judge_pairs(name, language, kind) for kind in ("right", "wrong"))
    refused, warned = (sum(judged.verdict == verdict for judged in right) for verdict in ("refused", "warned"))
    assert refused <= max(1, _REFUSED * len(right))
    assert warned <= _WARNED * len(right)
    silent = [judged.fact for judged in wrong if judged.verdict == "silent"]
    assert len(silent) <= _PASSED * len(wrong), silent


_VOTE = "Der Rat hat den Umbau des alten Hafens abgelehnt."


@pytest.mark.parametrize(
    ("line", "fact", "severity"),
    [
        ("Die Firma stellte im Mai keine Fahrer ein.", "Die Firma stellte im Mai Fahrer ein.", "error"),
        ("Die Firma stellte im Mai keine Fahrer ein.", "Im Mai stellte die Firma dort neue Fahrer ein.", "warning"),
        (_VOTE, "Der Rat hat dem Umbau des Hafens zugestimmt.", "error"),
        (_VOTE, "Der Rat hat dem teuren Umbau des alten Hafens zugestimmt.", "warning"),
        ("Der Rat weigerte sich, den alten Hafen zu räumen.", "Der Rat ließ den alten Hafen räumen.", "warning"),
    ],
    ids=["denied", "denied in other words", "turned", "turned in other words", "refused to do"],
)
def test_only_what_is_certain_is_an_error(line: str, fact: str, severity: str) -> None:
    """A denial or direction is an error where no other word differs; else the pack may be mistaken, and it warns."""
    head = "title: T\nlanguage: de\narticles: {gazette: {file: a.txt, title: a}}\ntopics: {all: All}\n"
    problems = check(context_of_line(line, fact_on_line(fact), head=head))
    assert {each.severity for each in problems if each.code in ("A302", "A305")} == {severity}


_HEAD = (
    'title: T\nlanguage: {language}\narticles: {{gazette: {{file: a.txt, title: "[Report]"}}}}\ntopics: {{all: All}}\n'
)
BEHIND = {
    "fr": ("Le navire transporte {} passagers {}.", "120", "au plus", "au moins"),
    "es": ("El barco lleva {} pasajeros {}.", "120", "como máximo", "por lo menos"),
    "it": ("La nave porta {} passeggeri {}.", "120", "al massimo", "almeno"),
    "pt": ("O barco leva {} passageiros {}.", "120", "no máximo", "pelo menos"),
    "pl": ("Statek zabiera {} osób {}.", "120", "maksymalnie", "co najmniej"),
    "ru": ("Судно берёт {} пассажиров {}.", "120", "максимум", "как минимум"),
}
"""A sentence with a bound behind its number, and the opposite bound."""


@pytest.mark.parametrize("language", BEHIND)
def test_a_bound_may_stand_behind_its_number(language: str) -> None:
    """“120 passagers au plus” is “au plus 120 passagers”, and not “120 passagers au moins”."""
    form, number, most, least = BEHIND[language]
    head = _HEAD.format(language=language)
    behind = partial(codes_in, form.format(number, most), head=head)
    assert "A304" not in behind(fact_on_line(form.format(f"{most} {number}", "").replace(" .", ".")))
    assert "A304" in behind(fact_on_line(form.format(number, least)))
    assert "A304" in behind(fact_on_line(form.format(number, "").replace(" .", ".")))


def test_a_bound_of_the_next_number_is_none_of_this() -> None:
    """In “30 bateaux au moins trois jours” three days are bounded."""
    head = _HEAD.format(language="fr")
    line = "Le port accueille 30 bateaux au moins trois jours par semaine."
    assert "A304" not in codes_in(line, fact_on_line("Le port accueille 30 bateaux."), head=head)


@pytest.mark.parametrize(
    ("line", "fact", "found"),
    [
        ("El sindicato dice que hubo 300 despidos en el puerto; la empresa lo niega.",
         "El sindicato dice que hubo 300 despidos en el puerto.", False),
        ("El sindicato dice que hubo 300 despidos en el puerto, pero la empresa lo niega.",
         "El sindicato dice que hubo 300 despidos en el puerto y la empresa lo confirma.", True),
        ("La empresa niega que hubiera 300 despidos en el puerto.",
         "La empresa confirma que hubo 300 despidos en el puerto.", True),
    ],
)  # fmt: skip
def test_what_another_denies_may_be_left_out(line: str, fact: str, found: bool) -> None:
    """What the union says is told without that the company denies it, and who denies something does not confirm it."""
    head = _HEAD.format(language="es")
    assert (not codes_in(line, fact_on_line(fact), head=head).isdisjoint(("A302", "A305"))) is found


@pytest.mark.parametrize("language", TUNED)
def test_the_language_of_a_text_is_guessed(language: str) -> None:
    """`init` guesses the language from the article; from a line too short to tell it guesses none."""
    lines = load_set("tuned", language)["lines"]
    assert guess_language("\n".join(lines)) == language
    assert guess_language("12 345") == ""


def test_english_is_guessed() -> None:
    """An English article is not taken for another language."""
    assert guess_language(ARTICLE) == "en"


@pytest.mark.parametrize("language", sorted(packed_languages()))
def test_a_pack_has_what_its_table_shows(language: str) -> None:
    """A pack claims a feature only where its table has rows for it, and each feature is one that rules may need."""
    pack = pack_of(language)
    assert pack is not None
    assert pack.has <= {need.value for need in OF_A_LANGUAGE}
    assert pack.has <= {row.feature for row in load_table(language)}


ROWS = [(language, row) for language in sorted(packed_languages()) for row in load_table(language)]


@pytest.mark.parametrize(("language", "row"), ROWS, ids=[f"{language}-{row.feature}" for language, row in ROWS])
def test_the_rows_of_a_table_are_told_apart(language: str, row: Row) -> None:
    """Of each row the first fact breaks no rule of what a pack may have, and the second that of its feature."""
    assert row.codes(language, row.right) == set()
    assert FEATURES[row.feature] in row.codes(language, row.wrong)
