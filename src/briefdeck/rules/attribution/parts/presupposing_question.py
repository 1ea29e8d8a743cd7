"""What a question of a page or a dispute takes for granted, and no fact states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.modality import SourceSentence, read_sentence
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.words import STOP_WORDS, is_adverb, is_past
from briefdeck.rules.fact_context import Claim

_GRAMMAR = ENGLISH.grammar
_KEYS = frozenset(("open_questions", "claims.question", "question"))
_ASSUMED = re.compile(
    r"\b(?:the|its|his|her|their) (?:[a-z-]+ )?[a-z]+s? (?P<word>[a-z]{3,}ed) (?:to|by|from|against|for)\b"
)
"""What a question takes to be so by the way: “the damages awarded to it”."""
_LEAD = 2
_KNOWING = frozenset(("know", "knew", "known"))
"""Who asks who knew of a thing asks whether anybody did."""
_REASON = frozenset(("why", "when", "whom"))
_BEFORE_NOUN = frozenset((*_GRAMMAR.determiners, *_GRAMMAR.prepositions, *_GRAMMAR.articles, "which", "of"))
_HELPING = _GRAMMAR.helping | {"won't", "won’t"}
_OPEN = frozenset(_GRAMMAR.modal) - {"will"}
"""What a question asks after without taking it for granted."""
_WHO, _WHICH = frozenset(("who",)), frozenset(("which",))


def find_unstated(claim: Claim) -> str:
    """Return the verb that the question of *claim*, of a page or a dispute, takes for granted and no fact states.

    The question has to ask why, when, who or to whom; whoever asks whether something is so takes nothing for granted.
    """
    if claim.text.key not in _KEYS or not claim.plain.rstrip().endswith("?"):
        return ""
    asked = clauses_of(claim.plain)
    assumed = _ASSUMED.search(claim.plain)
    if assumed and not claim.cited.has_form(assumed["word"]):
        return assumed["word"]
    owned = _never_there(claim, asked)
    at = -1 if owned else _verb_of(asked)
    if at < 0:
        return owned
    verb = asked.stems[at]
    if asked.words[at] in _KNOWING:
        return ""
    told = [read_sentence(text) for text in _told(claim)]
    if asked.is_negated(at):
        denied = any(sentence.negates(verb) for sentence in told)
        return "" if denied or not any(_states(sentence, verb) for sentence in told) else asked.written[at]
    before = asked.stems[at - 1] if asked.words[0] == "why" and asked.written[at - 1].islower() else ""
    if any(_states(sentence, verb) or sentence.states(before) == "done" for sentence in told):
        return ""  # “Why does the mine lose money?”
    if asked.words[0] == "how" and not _is_denied_or_open(verb, told):
        return ""  # “How many fell ill?”, of people who were sick
    return asked.written[at] if _is_open(claim, asked, at, told) else ""


def _is_denied_or_open(verb: str, told: list[SourceSentence]) -> bool:
    """Tell whether the sentences that have *verb* deny it or only expect it, and there is one at least."""
    having = [sentence for sentence in told if verb in sentence.stems]
    expected = ((each.governed for each in sentence.governors if each.kind == "expected") for sentence in having)
    open_ = [any(verb in governed for governed in each) for each in expected]
    return bool(having) and all(
        left_open or sentence.negates(verb) for sentence, left_open in zip(having, open_, strict=True)
    )


def _never_there(claim: Claim, asked: Clauses) -> str:
    """Return what a question gives to somebody, “Aske’s offer”, where every line says that there is no such thing."""
    reads = [clauses_of(text) for text in _told(claim)]
    for at in range(1, len(asked.words)):
        owned = asked.written[at - 1].endswith(("’s", "'s")) and asked.written[at].islower()
        places = [(read, place) for read in reads for place in read.content.get(asked.stems[at], ())] if owned else []
        if places and all(read.is_negated(place) for read, place in places):
            return asked.written[at]
    return ""


def _told(claim: Claim) -> Iterator[str]:
    """Yield what the facts say, and the sentences of their lines."""
    yield from (drawn.plain for drawn in claim.fact.drawn_from)
    for _, line in claim.cited.written_lines:
        yield from split_sentences(line)


def _verb_of(asked: Clauses) -> int:
    """Return the place of the verb that a question takes for granted, -1 where it takes none."""
    lead = next((at for at, word in enumerate(asked.words[:_LEAD]) if word in _REASON | _WHO | _WHICH), -1)
    if asked.words[:1] == ("how",) and asked.words[1:_LEAD] in (("many",), ("much",)):
        places = range(_LEAD + 1, len(asked.words))
        return next((at for at in places if is_past(asked.words[at]) and asked.written[at].islower()), -1)
    if lead < 0:
        return -1
    if asked.words[lead] in _REASON:
        helper = next((at for at in range(lead + 1, len(asked.words)) if asked.words[at] in _HELPING), -1)
        return -1 if helper != lead + 1 or asked.words[helper] in _OPEN else _chief(asked, helper + 1)
    start = lead + 1
    behind = asked.words[start : start + 1]
    if asked.words[lead] in _WHO and behind and behind[0] in _HELPING:
        is_granted = behind[0] in ("has", "have", "had") and len(asked.words) > start + 1
        return start + 1 if is_granted else -1
    at = start if asked.words[lead] in _WHO else _chief(asked, start)
    return at if 0 <= at < len(asked.words) and is_past(asked.words[at]) else -1


def _chief(asked: Clauses, start: int) -> int:
    """Return the place of the verb behind the subject that begins at *start*: the last word that can be it."""
    passive = [at + 1 for at in range(start, len(asked.words) - 1) if asked.words[at] in ("be", "been")]
    if passive:
        return passive[0]
    content = [at for at in range(start, len(asked.words)) if asked.words[at] not in STOP_WORDS]
    found = [
        at
        for at in content
        if asked.written[at].islower()
        and asked.words[at].isalpha()
        and (at == start or asked.words[at - 1] not in _BEFORE_NOUN)
        and not asked.written[at - 1].endswith(("’s", "'s"))
        and not (at + 1 in content and asked.written[at + 1].islower() and asked.words[at + 1].isalpha())
        and not is_adverb(asked.words[at])
    ]
    behind_subject = [
        at for at in found if at > start or asked.words[start - 1] in ("be", "been", "will", "had", "has", "have")
    ]
    return behind_subject[0] if behind_subject else -1


def _states(sentence: SourceSentence, verb: str) -> bool:
    """Tell whether *sentence* says by the verb, or by another that says the same, that it is so."""
    return sentence.states(verb) is not None and not sentence.negates(verb)


def _is_open(claim: Claim, asked: Clauses, at: int, told: list[SourceSentence]) -> bool:
    """Tell whether the lines have the verb only as something denied or yet open, or have no word like it at all."""
    if claim.cited.has_form(asked.written[at]):
        return any(asked.stems[at] in sentence.stems for sentence in told)
    same = {(each.pair, each.side) for each in turnings_of(asked) if each.start == at}
    alike = (
        (sentence, read.stems[each.start])
        for sentence in told
        for read in (clauses_of(sentence.text),)
        for each in turnings_of(read)
        if (each.pair, each.side) in same
    )
    return not any(_states(sentence, other) for sentence, other in alike)
