"""A claim that a line attributes to somebody stays attributed in the fact."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses
from briefdeck.language.sentences.modality import SourceSentence, read_sentence
from briefdeck.language.sentences.prospects import Governor
from briefdeck.language.sentences.roles import is_passive, subject_of
from briefdeck.language.sentences.tellers import told_in
from briefdeck.language.words import STOP_WORDS, fold_word, stem
from briefdeck.located import SourceLine
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.pack_derivations import find_pack_derivations
from briefdeck.rules.attribution.parts.source_sentences import (
    Derivation,
    find_asked,
    find_derivations,
)
from briefdeck.rules.attribution.parts.taken_for_granted import is_taken_for_granted
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.name_statements import find_descriptions

RULE = Rule(
    "A301",
    "What a line reports as said or claimed, the fact does not state as its own.",
    "warning",
    why="The article vouches only for its being said. Name who says it in the fact, or in `said_by:`. The word has to "
    "govern what the fact says, as in “witnesses said that”, “according to”, “is believed to”: in “its reports” or "
    "“the United States” nobody says anything.",
    bad=example("""
        facts:
          - id: union-count
            fact: At least **85 captains** were on strike.
            cite: harbour:8
            topic: strike
        """),
    good=example("""
        facts:
          - id: union-count
            fact: At least **85 captains** were on strike, by the union’s count.
            cite: harbour:8
            topic: strike
            said_by: the union
        """),
    reads=frozenset({Role.STATEMENT, Role.ANSWER, Role.CONTEXT}),
    needs=frozenset({Need.TEXTS, Need.REPORTS}),
    warns_from=0.7,
)

_SEVERAL = 6
"""So many facts a text may be drawn from to be held to one of them: a headline sums up its page."""
_MOST = 0.5
"""The share of a title, or of the text, that is in both where the title states the same."""
_SUBJECT = 3
"""Content words with which a text begins of which one may call who says it."""
_CREDITING = ENGLISH.governing.crediting
_TITLES = frozenset(map(stem, ENGLISH.titles.honorifics))
_GOVERNING = ENGLISH.governing
_PLANNING = (_GOVERNING.certain | _GOVERNING.chances | _GOVERNING.prospects | _GOVERNING.open) - (
    _GOVERNING.hoped | _GOVERNING.scheduled | _GOVERNING.seeming | _GOVERNING.promised
)
"""Words that make something a plan, and leave it to nobody: “the tariff is part of an effort to …”."""
_DOUBTING = _GOVERNING.said_adverbs | _GOVERNING.said_nouns | ENGLISH.statements.denying
_PRONOUNS = ENGLISH.people.any_pronoun
_TO_BE = ["to", "be"]
_SHARED = 2
"""Content words that a text of a brief shares with a claim that it repeats: “The day after” claims nothing."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the unattributed statements that every possible source sentence attributes to somebody."""
    for of_pack in find_pack_derivations(fact) if fact.pack and not (fact.fact.said_by or fact.drawn_from) else ():
        word = "" if RULE.reads.isdisjoint(of_pack.claim.roles) else of_pack.lost("saying")
        if word:
            yield of_pack.problem(RULE, f"the line leaves this to somebody (“{word}”): say who, or set `said_by:`")
    for derived in find_asked(fact) if fact.drawn_from else ():
        verb = derived.in_each(SourceSentence.reported) if derived.clauses.words[:1] == ("why",) else ""
        shared = derived.says.content & derived.sentences[0].content
        if verb and len(shared) >= _SHARED and not derived.says.is_governed:
            message = f"the question takes for granted what the line leaves to somebody (“{verb}”)"
            yield derived.problem(RULE, message)
    for derived in find_derivations(fact):
        if RULE.reads.isdisjoint(derived.claim.roles):
            continue
        verb = derived.in_each(SourceSentence.reported)
        if not verb or _is_left_to_somebody(derived) or (fact.drawn_from and not _repeats_a_claim(derived)):
            continue
        told = _is_headline(derived) or _has_own_line(derived)
        if not told and not _tells_of_view(derived):
            if (fact.drawn_from and _is_of_speaker(derived)) or is_taken_for_granted(derived):
                continue
            message = f"the line leaves this to somebody (“{verb}”): say who, or set `said_by:`"
            yield derived.problem(RULE, message)


def _tells_of_view(derived: Derivation) -> bool:
    """Tell whether the text says what somebody thinks, feels or says, by a word that is not only told on the line."""
    views = derived.says.keys & _GOVERNING.holding_for
    folded = derived.says.folded
    views |= {
        word for at, word in enumerate(folded) if word in _GOVERNING.held_to_be and folded[at + 1 : at + 3] == _TO_BE
    }
    said = [each for line in derived.sentences for each in line.governing(derived.says) if each.kind == "said"]
    return any(stem(word) not in each.governed for word in views for each in said)


def _is_left_to_somebody(derived: Derivation) -> bool:
    """Tell whether the text names who says it, or is no surer than who does.

    What is itself told on the line does not count: of “the book claims that Voss told Aske …” the claim is the book's.
    """
    if derived.claim.fact.drawn_from:
        return derived.is_attributed
    if derived.claim.said_by or derived.question.is_governed:
        return True
    said = [each for line in derived.sentences for each in line.governing(derived.says) if each.kind == "said"]
    told = frozenset[str]().union(*(each.governed for each in said if not each.source))
    who = (part.who - _TITLES for line in derived.cited_clauses for part in told_in(line))
    tellers = frozenset[str]().union(*(each for each in who if not each <= told))
    if _is_credited(derived.clauses, tellers - told - _TITLES):
        return True
    mine = derived.says.governors
    outer = (one for at, one in enumerate(mine) if not any(_holds(each, one) for each in mine[:at]))
    return any(_leaves(derived, each, told, tellers) for each in outer)


def _is_credited(says: Clauses, tellers: frozenset[str]) -> bool:
    """Tell whether a text has one of *tellers*, and not only says what they do.

    “By its figures”, “when the ministry revised it”, “the report calls it a risk”; not “the ministry holds the fort”.
    """
    content = [at for at, word in enumerate(says.words) if word not in STOP_WORDS]
    return any(
        says.stems[at] in tellers
        and (
            index >= _SUBJECT
            or "by" in says.words[max(0, at - 2) : at]
            or not _CREDITING.isdisjoint(says.words[at + 1 : at + 3])
        )
        for index, at in enumerate(content)
    )


def _holds(one: Governor, other: Governor) -> bool:
    """Tell whether *other* is a part of what somebody says by *one*."""
    return one.kind != "expected" and other.governed <= one.governed


def _leaves(derived: Derivation, mine: Governor, told: frozenset[str], tellers: frozenset[str]) -> bool:
    """Tell whether *mine*, of the text, is more than a part of what is *told* on the line."""
    word, read = mine.words.lower().split()[0], derived.clauses
    at = read.words.index(word) if word in read.words else 0
    subject = frozenset(subject_of(read, at)) - _TITLES if at else frozenset[str]()
    if not tellers.isdisjoint(subject) or mine.of_pronoun:
        return True
    if mine.kind == "expected" and word not in ENGLISH.governing.urging:
        return word not in _PLANNING
    is_belief = is_passive(read, at) and word in ENGLISH.governing.saying_with["to"]  # “is believed to”
    return is_belief or word in _DOUBTING or not subject or not subject <= told or _is_said_by_pronoun(derived)


def _is_said_by_pronoun(derived: Derivation) -> bool:
    """Tell whether a line calls who says it by a pronoun only: “Holt, she said” may be “the dancer said”."""
    said = {each.words.lower() for line in derived.sentences for each in line.governors if each.kind == "said"}
    pairs = (pair for line in derived.cited_clauses for pair in pairwise(line.words))
    return any(word in said and before in _PRONOUNS for before, word in pairs)


def _is_of_speaker(derived: Derivation) -> bool:
    """Tell whether the text is about one who says it, by another word: “the union plans a march”, says Ruder."""
    described, read = find_descriptions(derived.claim.fact.context), derived.clauses
    identify = derived.claim.fact.context.identities.identify
    speakers = [plain(fact.fact.said_by) for fact in derived.claim.fact.drawn_from]
    named = (name for who in speakers for name in derived.claim.fact.names_in(who))
    called = frozenset().union(*(described.get(identify(name).meant, frozenset()) for name in named))
    opening = [stemmed for word, stemmed in zip(read.words, read.stems, strict=True) if word not in STOP_WORDS]
    return not called.isdisjoint(opening[:_SUBJECT])


def _is_headline(derived: Derivation) -> bool:
    """Tell whether the title of a cited article states it, or at least most of what that says is in it."""
    titles = (read_sentence(title) for title in derived.claim.cited.titles)
    stems = derived.says.stems
    return any(
        len(stems & title.stems) >= max(_SHARED, _MOST * min(len(stems), len(title.stems))) and not title.is_governed
        for title in titles
    )


def _has_own_line(derived: Derivation) -> bool:
    """Tell whether the statement cites, right behind the likeliest line, one on which nobody says anything."""
    lines: dict[SourceLine, bool] = {}
    for sentence, source in derived.placed:
        lines[source] = lines.get(source, False) or any(each.kind == "said" for each in sentence.governors)
    following = derived.source._replace(line=derived.source.line + 1)
    return bool(following.article) and lines.get(following) is False


def _repeats_a_claim(derived: Derivation) -> bool:
    shared = derived.says.content & derived.sentences[0].content
    named = {fold_word(word) for name in derived.claim.names for word in name.words}
    return len(derived.claim.fact.drawn_from) <= _SEVERAL and len(shared) >= _SHARED and not shared <= named
