"""Posts in a firm, a club or an institution that a text gives to a name, while its lines give it others."""

from __future__ import annotations

import re

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import Name
from briefdeck.language.words import fold_word, words
from briefdeck.rules.attribution.parts.source_sentences import Derivation

_NUMBERS = {post: number for number, posts in enumerate(ENGLISH.offices.posts) for post in posts}
_ANY_POST = re.compile(rf"\b(?<!-){one_of(_NUMBERS)}\b(?!-)", re.IGNORECASE)
_POST = re.compile(rf"\b(?<!\bformer )(?<!\bonce )(?<!\bformerly )(?<!used to be ){_ANY_POST.pattern}", re.IGNORECASE)
"""A post, and one that somebody holds still."""
_GRAMMAR = ENGLISH.grammar
_BETWEEN = frozenset((*_GRAMMAR.being, *_GRAMMAR.prepositions, *_GRAMMAR.determiners, *_GRAMMAR.articles, "who", "as"))
"""What may stand between a name and its post, besides other names: “Orr, who was the”, “Orr, Saltby’s”."""
_PARTING = re.compile(r"[.;:!?“”\"](?:\s|\Z)")
_LISTED = re.compile(r",? (?:and |& )?(?:the )?\Z|,? ?(?:and|&) \Z")
"""What stands between two posts of one list: “founder, chairman and CEO”."""
_FAR = 90
"""Characters between a name and a post that is said to be theirs."""


def find_other_post(derived: Derivation) -> tuple[str, str, str] | None:
    """Find a name, the post that a statement gives to it, and another that its lines give to it instead."""
    text = derived.claim.plain
    if derived.asks or not _POST.search(text):
        return None
    for name in derived.claim.names:
        mine = _posts_of(text, name.start, name.end)
        theirs = [post for each in derived.cited for post in _posts_on(each.text, name)] if mine else []
        numbers = {_NUMBERS[post.lower()] for post in theirs}
        other = next((post for post in mine if _NUMBERS[post.lower()] not in numbers), "")
        if other and theirs and not _is_on_lines(derived, other):
            return name.written, other, theirs[0]
    return None


def _is_on_lines(derived: Derivation, post: str) -> bool:
    """Tell whether a line has a post of the same meaning, whoever holds it."""
    number = _NUMBERS[post.lower()]
    return any(
        _NUMBERS[match[0].lower()] == number for each in derived.cited for match in _ANY_POST.finditer(each.text)
    )


def _posts_on(sentence: str, name: Name) -> list[str]:
    last = name.words[-1].rstrip("’'s") or name.words[-1]
    return [
        post
        for match in re.finditer(rf"\b{re.escape(last)}\b", sentence)
        for post in _posts_of(sentence, match.start(), match.end())
    ]


def _posts_of(text: str, start: int, end: int) -> list[str]:
    """List the posts that stand right behind the name from *start* to *end*, or right before it."""
    found: list[str] = []
    place = end
    for match in _POST.finditer(text, end, end + _FAR):
        between = text[place : match.start()]
        if not (_LISTED.fullmatch(between) if found else _is_apposed(between)):
            break
        found.append(match[0])
        place = match.end()
    before = list(_POST.finditer(text, max(0, start - _FAR), start))
    if before and re.fullmatch(r"(?: (?:of|for|at) [^,;:.]*?)?,? (?:[A-Z][\w.-]* )*", text[before[-1].end() : start]):
        found.append(before[-1][0])
    return found


def _is_apposed(between: str) -> bool:
    """Tell whether *between* a name and a post stands nothing that parts them."""
    written = words(between)
    near = all(word[0].isupper() or fold_word(word) in _BETWEEN or word == "s" for word in written)
    return near and bool(written or "," in between) and not _PARTING.search(between)
