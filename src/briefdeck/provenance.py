"""What a fact rests on, and how it stands.

Its articles and their dates, the lines it cites, how it was checked, and when it holds; whether it is told as done,
verified, somebody's claim, denied or still expected, and who says so. That is read from the words of the fact and from
`said_by`, never typed, so that a page can count its evidence. Of a language whose statements are not known, only
`said_by` is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import pairwise, takewhile
from typing import Literal, NamedTuple, get_args

from briefdeck.language.dates.date_range import DateRange, print_date
from briefdeck.language.language_tags import is_english, primary_language
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need, known_across_languages, known_of_language
from briefdeck.language.packs.pack_words import guess_language
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.modality import SourceSentence
from briefdeck.language.words import fold_word
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Bank, Fact
from briefdeck.model.bank import disputes_by_fact
from briefdeck.model.texts import texts_of_fact
from briefdeck.printed_words import message

Stand = Literal["done", "verified", "claimed", "denied", "expected"]
STANDS: tuple[Stand, ...] = get_args(Stand)
"""The ways to stand, from the firmest."""
_DENYING = ENGLISH.statements.denying & ENGLISH.governing.reporting
_VERBAL = frozenset((*ENGLISH.grammar.being, *ENGLISH.grammar.having, *ENGLISH.grammar.modal, *ENGLISH.grammar.adverbs))
"""What stands between a speaker and the verb: “the union had already said”."""
_BEING = frozenset(ENGLISH.grammar.being)
_SIGN = re.compile(r"[,;:()“”\"—–]")
_IN_THE_VIEW = re.compile(r"(?:by|for|from|in|on|under) (?:(?P<whose>.+)[’']s? )?.+", re.IGNORECASE)
"""“In the view”, “by Tove Brandt’s account”: whose it is stands within it, or after it and “of”."""
_SPEAKERS_ARTICLE = re.compile(r"^(?:the|a|an) ", re.IGNORECASE)


class EvidenceCount(NamedTuple):
    """What a sentence rests on, counted."""

    articles: int
    accounts: int
    """How many different voices its facts are left to."""
    stands: dict[Stand, int]
    """How many of its facts stand in each way; those in which none does are left out."""
    disputed: int
    """How many of its facts something contradicts."""


def stand_of(fact: Fact, language: str) -> Stand:
    """Tell how *fact*, written in *language*, stands."""
    if not is_english(language):
        return "claimed" if fact.said_by else "done"
    sentence = SourceSentence(plain(fact.fact))
    if _is_asserted(sentence, _DENYING):
        return "denied"
    if sentence.prospect:
        return "expected"
    if _is_asserted(sentence, ENGLISH.statements.verifying):
        return "verified"
    return "claimed" if fact.said_by or any(each.kind == "said" for each in sentence.governors) else "done"


def voice_of(fact: Fact, language: str) -> str:
    """Return who is left to answer for *fact*, without “the”; "" where the article tells it."""
    words = _SPEAKERS_ARTICLE.sub("", _voice(fact, language)).split()
    return " ".join(takewhile(lambda word: fold_word(word) not in _VERBAL, words)).rstrip(".")


def _voice(fact: Fact, language: str) -> str:
    if fact.said_by:
        return plain(fact.said_by)
    if not is_english(language):
        return ""
    text = plain(fact.fact)
    said_before_held = sorted(SourceSentence(text).governors, key=lambda each: each.kind != "said")
    governors = [each.words for each in said_before_held if each.kind in ("said", "held")]
    view = next(filter(None, map(_IN_THE_VIEW.fullmatch, governors)), None)
    if view:
        return view["whose"] or _SIGN.split(text.partition(view[0])[2])[0].strip().removeprefix("of ")
    said = next((words for words in governors if words.islower()), "")
    said = said or next(filter(text.startswith, governors), "")
    if not said:
        return ""
    before, _, after = text.partition(said)
    is_passive = after.startswith(" to ") and fold_word(before.rpartition(" ")[0].split(" ")[-1]) in _BEING
    if is_passive or said.endswith("ly"):
        return ""  # “was said to be”, “reportedly”: nobody is named
    parts = [part.strip() for part in _SIGN.split(before)]
    if not parts[-1] and not after.startswith(" that"):  # “…, said the union”
        return _SIGN.split(after)[0].strip().removeprefix("to ")
    return next(filter(None, reversed(parts)), "")


def count_evidence(facts: Iterable[Fact], bank: Bank) -> EvidenceCount:
    """Count what *facts* of *bank* rest on."""
    every = {str(fact.id): fact for fact in facts}.values()
    disputed = disputes_by_fact(bank)
    stands = [stand_of(fact, language_of_fact(fact, bank)) for fact in every]
    left = [fact for fact, stand in zip(every, stands, strict=True) if stand != "done"]
    return EvidenceCount(
        len({key for fact in every for key in fact.articles}),
        _count_voices({voice_of(fact, language_of_fact(fact, bank)) for fact in left}),
        {stand: stands.count(stand) for stand in STANDS if stand in stands},
        sum(any(each.kind == "contradiction" for each in disputed.get(str(fact.id), ())) for fact in every),
    )


def _count_voices(voices: Iterable[str]) -> int:
    """Count *voices*: “Peskov” and “Kremlin spokesman Dmitry Peskov” are one."""
    names = {frozenset(map(fold_word, voice.split())) for voice in voices} - {frozenset()}
    return sum(not any(name < other for other in names) for name in names)


def _is_asserted(sentence: SourceSentence, words: frozenset[str]) -> bool:
    """Tell whether something governs a part of *sentence* that is one of *words*, and not negated."""
    said = {fold_word(each.words) for each in sentence.governors} & words
    if not said:
        return False
    clauses = clauses_of(sentence.text)
    return any(
        word in said and not clauses.is_negated(at) and before not in ENGLISH.statements.negations
        for at, (before, word) in enumerate(pairwise(("", *clauses.words)))
    )


class Reference(NamedTuple):
    """The parts of a reference to an article, in order; "" for what is not known."""

    author: str
    """Who wrote it."""
    title: str
    """Its title, not set apart by any marks."""
    outlet: str
    """Where it appeared."""
    published: str
    """When it appeared, and whether that was inferred."""


def letter_label(index: int) -> str:
    """Return A to Z for *index* 0 to 25, then AA, AB and so on."""
    letter = chr(ord("A") + index % 26)
    return letter if index < 26 else letter_label(index // 26 - 1) + letter


def article_letters(bank: Bank) -> dict[str, str]:
    """Return the letter of each article of *bank*, by its key: the same in everything that is printed of the bank."""
    return {str(key): letter_label(at) for at, key in enumerate(bank.articles)}


def describe_article(article: Article, short: bool = False) -> Reference:
    """Return the parts of the reference to *article*; *short* shortens months."""
    return Reference(article.author, article.title, article.outlet, word_publication_date(article, short))


def word_reference(article: Article) -> str:
    """Write the reference to *article* as one line, with its title in italics."""
    reference = describe_article(article)
    title = reference.title if "*" in reference.title else f"*{reference.title}*"
    return ", ".join(filter(None, reference._replace(title=title)))


def word_publication_date(article: Article, short: bool = False) -> str:
    """Say when *article* was published and whether that was inferred; "" where it is not known."""
    if article.published is None:
        return ""
    published = print_date(article.published, short)
    return f"{published} {message('source.inferred')}" if article.dated else published


def word_cited_lines(fact: Fact, key: str) -> str:
    """Say which lines of the article *key* the *fact* cites: "line 7", "lines 7–9", "lines 7, 12"."""
    cited = [citation.lines for citation in fact.cite if citation.article == key]
    spelled = [str(span.first) if span.first == span.last else f"{span.first}–{span.last}" for span in cited]
    is_single = len(spelled) == 1 and "–" not in spelled[0]
    return message("source.line" if is_single else "source.lines", lines=", ".join(spelled))


def find_as_of(fact: Fact, articles: Mapping[LocatedStr, Article]) -> DateRange | None:
    """Find the time for which *fact* holds: its own, else the date of its newest article; None where none is known.

    Articles that are not in *articles* are ignored.
    """
    if fact.as_of is not None:
        return fact.as_of
    newest = _find_newest(fact, articles)
    return newest.published if newest else None


def word_as_of(fact: Fact, articles: Mapping[LocatedStr, Article]) -> str:
    """Say for what time *fact* holds, as `find_as_of` finds it, and whether that was inferred; "" where unknown."""
    if fact.as_of is not None:
        return print_date(fact.as_of, short=True)
    newest = _find_newest(fact, articles)
    return word_publication_date(newest, short=True) if newest else ""


def _find_newest(fact: Fact, articles: Mapping[LocatedStr, Article]) -> Article | None:
    """Find the newest article that *fact* cites; of several on the same day, one with an inferred date is newer."""
    cited = (articles.get(LocatedStr(key)) for key in fact.articles)
    dated = [
        (article.published.last, bool(article.dated), article) for article in cited if article and article.published
    ]
    return max(dated, key=lambda newest: newest[:2])[2] if dated else None


def language_of_fact(fact: Fact, bank: Bank) -> str:
    """Return the tag of the language that *fact* is read in: that of the bank.

    Or that of all the articles which it cites, where that is another and its texts are plainly written in it.
    """
    cited = _cited_languages(fact, bank)
    language = next(iter(cited), str(bank.language))
    if len(cited) != 1 or primary_language(language) == primary_language(bank.language):
        return str(bank.language)
    says = " ".join(text.plain for text in texts_of_fact(fact))
    return language if guess_language(says) == primary_language(language) else str(bank.language)


def _cited_languages(fact: Fact, bank: Bank) -> frozenset[str]:
    articles = (bank.articles.get(LocatedStr(key)) for key in fact.articles)
    return frozenset(str(bank.language_of(article)) for article in articles if article is not None)


def known_of_fact(fact: Fact, bank: Bank) -> frozenset[Need]:
    """Return what is known both of the language of *fact* and of those of the articles that it cites."""
    language = language_of_fact(fact, bank)
    known, own = known_of_language(language), primary_language(language)
    languages = _cited_languages(fact, bank)
    if not languages:
        return known
    known = known.intersection(*map(known_of_language, languages))
    return known if {own} == {*map(primary_language, languages)} else known_across_languages(known)


def word_slips(sic: Mapping[LocatedStr, LocatedStr], text: str) -> str:
    """Say in brackets what is right where *text* keeps one of the slips *sic* of its source; "" where it keeps none."""
    kept = [message("fact.slip", words=words, right=right) for words, right in sic.items() if words in plain(text)]
    return f"({'; '.join(kept)})" if kept else ""


class HowChecked(NamedTuple):
    """How facts were checked, as far as it can be told wherever they are shown, whatever texts were there."""

    given: int = 0
    """How many of their terms were given by hand."""
    as_written: int = 0
    """Of how many only numbers and listed names were compared, as nothing is known of their language."""


def how_checked(facts: Iterable[Fact], bank: Bank) -> HowChecked:
    """Tell how *facts* of *bank* were checked."""
    every = list(facts)
    as_written = sum(Need.NUMBERS not in known_of_fact(fact, bank) for fact in every)
    return HowChecked(sum(len(fact.given) for fact in every), as_written)


def sum_checks(several: Iterable[HowChecked]) -> HowChecked:
    """Add up how *several* facts were checked."""
    every = list(several)
    return HowChecked(sum(each.given for each in every), sum(each.as_written for each in every))


def word_check(checked: HowChecked) -> str:
    """Word how facts were checked, in sentences: against their lines, and what was given or could not be compared."""
    parts = [message("checked.lines")]
    if checked.as_written:
        parts.append(message("checked.as_written", count=checked.as_written))
    if checked.given:
        parts.append(message("checked.given", count=checked.given))
    return " ".join(parts)
