"""Names that the lines of a drawn text do not have and yet mean: where the article is set, and whose officer speaks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.entities import Identity, may_be_same
from briefdeck.language.names.names import Name
from briefdeck.language.words import fold_word, stem, words
from briefdeck.rules.context import CheckContext, kept
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import FactContext, list_fact_contexts
from briefdeck.rules.meant_names import MeantNames
from briefdeck.rules.name_statements import NamesOnLines
from briefdeck.rules.spoken_of import find_descriptions

_OFFICES = ENGLISH.people.offices | ENGLISH.titles.known | ENGLISH.senses.parties | ENGLISH.senses.heads
_OFFICE_STEMS = frozenset(map(stem, ENGLISH.people.offices | ENGLISH.titles.known))
_GAP = re.compile(r"(?:['’]s?)?,? (?:of |from |at |for )?(?:the |its |their )?\Z")
"""What stands between a person and the body or place of the person, besides an office."""
_LONGEST = 45
_PLACED = one_of(("in", "at", "of", "near", "from"))
_PLACE_BEFORE = re.compile(rf"(?i)\b(?:{_PLACED})\s(?:the\s)?\Z")

Pair = tuple[Identity, Identity]


def unproved_names(drawn: FactContext, text: str) -> Iterator[Name]:
    """Find the names of *text*, a part of *drawn*, that no line and no fact has, nor clearly means."""
    evidence = drawn.evidence
    for name in drawn.names_in(text) if evidence else ():
        if evidence and not (evidence.has_name(name) or _is_seat(drawn, evidence, name) or is_implied(drawn, name)):
            yield name


def _is_seat(drawn: FactContext, evidence: Evidence, name: Name) -> bool:
    """Tell whether *name* stands for a country of the lines, as Moscow does for Russia, or the other way round."""
    identities, names = drawn.context.identities, drawn.context.cached_apart(NamesOnLines)
    who = identities.identify(name)
    known = (other.who for cited in evidence.all_lines for other in names.on_lines(cited))
    return who.kind != "person" and any(other.side == who.side for other in known)


def is_implied(drawn: FactContext, name: Name) -> bool:
    """Tell whether *name*, which no line of *drawn* has, is clearly meant there.

    It is what the whole bank is about, or where an article is set, in a text that leaves out no other place; or it
    stands beside somebody whom the lines name, “the EU commissioner, Beatriz Ferrão”, or is who they call by an office.
    """
    identify = drawn.context.identities.identify
    who = identify(name)
    if _is_beside_known(drawn, who) or (who.kind == "person" and _is_called_by_office(drawn, who)):
        return True
    if _is_of_another(drawn, who):
        return False
    if who.kind == "person" or drawn.context.cached_apart(MeantNames).is_of_bank(name):
        return drawn.context.cached_apart(MeantNames).is_of_bank(name)
    return any(name.written in text for text in _beginnings(drawn)) or _is_meant(drawn, name)


def _is_called_by_office(drawn: FactContext, who: Identity) -> bool:
    """Tell whether a cited line has an office that the articles put beside the name of nobody else: “the chairman”."""
    described = find_descriptions(drawn.context)
    own = described.get(who.meant, frozenset()) & _OFFICE_STEMS
    shared = frozenset().union(*(stems for keys, stems in described.items() if keys != who.meant))
    return drawn.evidence is not None and any(
        cited.index.has_word(office, cited.lines) for office in own - shared for cited in drawn.evidence.cited_lines
    )


def _is_meant(drawn: FactContext, name: Name) -> bool:
    """Tell whether a cited article has *name* so that the cited lines may mean it."""
    if drawn.evidence is None or not drawn.evidence.has_name_in_article(name):
        return False
    return not drawn.context.cached_apart(MeantNames).is_elsewhere(drawn.evidence, name)


def _is_beside_known(drawn: FactContext, who: Identity) -> bool:
    if drawn.evidence is None:
        return False
    pairs = [pair for pair in _pairs_of_facts(drawn.context) if any(may_be_same(who, one) for one in pair)]
    names = drawn.context.cached_apart(NamesOnLines)
    known = [name.who for cited in drawn.evidence.all_lines for name in names.on_lines(cited)] if pairs else []
    others = (other for one, other in (*pairs, *((second, first) for first, second in pairs)) if may_be_same(who, one))
    return any(may_be_same(other, each) for other in others for each in known)


def _is_of_another(drawn: FactContext, who: Identity) -> bool:
    """Tell whether somebody whom the text names stands beside another than *who*: the mayor of another town."""
    identify = drawn.context.identities.identify
    named = [
        each
        for part in drawn.parts
        for name in drawn.names_in(part.plain)
        if (each := identify(name)).meant != who.meant
    ]
    pairs = _pairs_of_facts(drawn.context)
    beside = [other for one, other in (*pairs, *((second, first) for first, second in pairs)) if one in named]
    people = [other for other in beside if other not in named and other.kind != "person"]
    return bool(people) and not any(may_be_same(who, other) for other in people)


@kept
def _pairs_of_facts(context: CheckContext) -> list[Pair]:
    """List those who stand beside their body or place in a fact or on a line of an article."""
    texts = [fact.plain for fact in list_fact_contexts(context)]
    texts += [line for lines in context.lines.values() for line in lines]
    return [pair for text in texts for pair in _pairs_in(context, text)]


def _pairs_in(context: CheckContext, text: str) -> Iterator[Pair]:
    identify = context.identities.identify
    for one, other in pairwise(context.names_in(text)):
        if _is_of(text[one.end : other.start]):
            yield identify(one), identify(other)


def _is_of(gap: str) -> bool:
    """Tell whether a *gap* between two names says no more than that one is of the other."""
    if len(gap) > _LONGEST or (not gap.islower() and gap.strip("’' ,s") != ""):
        return False
    folded = list(map(fold_word, words(gap)))
    return _GAP.fullmatch(gap) is not None or (bool(folded) and folded[-1] in _OFFICES and "." not in gap)


def is_setting(drawn: FactContext, name: Name) -> bool:
    """Tell whether the first line of a cited article, or its title, has *name* as the place where it is set."""
    return any(
        _PLACE_BEFORE.search(text[: match.start()]) is not None or text.startswith(f"{name.written.upper()},")
        for text in _beginnings(drawn)
        for match in re.finditer(rf"(?i)\b{re.escape(name.written)}\b", text)
    )


def _beginnings(drawn: FactContext) -> list[str]:
    """Return the title and the first line of each cited article."""
    lines, articles = drawn.context.lines, drawn.context.bank.articles
    cited = [str(citation.article) for citation in drawn.fact.cite]
    first = [next((line for line in lines.get(key, ()) if line.strip()), "") for key in cited]
    return [*first, *(str(article.title) for key, article in articles.items() if str(key) in cited)]
