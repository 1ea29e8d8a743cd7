"""Texts drawn from facts, such as the sentences of a brief: read against those facts, their lines and who says them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise
from typing import NamedTuple

from briefdeck.articles.article_index import CitedLines, index_own_text
from briefdeck.language.dates.date_range import spell_date
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.markup import plain
from briefdeck.language.names.names import is_demonym, is_name_alone, name_key
from briefdeck.language.needs import Need, known_across_languages
from briefdeck.language.packs.pack import AS_WRITTEN
from briefdeck.language.remembering import lazy_property
from briefdeck.language.sentences.clauses import clauses_of
from briefdeck.language.sentences.splitting import split_clauses
from briefdeck.language.sentences.tellers import numbers_of, told_in
from briefdeck.language.words import STOP_WORDS, composed, fold_word, stem, words
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText, texts_of_brief, texts_of_dispute
from briefdeck.rules.context import CheckContext, kept, kept_apart
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim, FactContext, list_fact_contexts, map_facts_by_id
from briefdeck.rules.name_statements import find_descriptions

_SHOWN_WITH = {
    "figures.value": " ",
    "people.name": ", ",
    "chart.bars.value": " ",
    "exchange.from": " gives ",
    "exchange.to": ": ",
    "parties.name": " ",
    "ranges.rows.value": " ",
    "claims.for.who": " said: ",
    "claims.against.who": " said: ",
}
"""The keys of texts that are read together with the one after them, and what is put between the two."""
_NAMED = 3
"""How many facts a message names; more are “its facts”."""
_PARTIES = frozenset(map(stem, ENGLISH.senses.parties))
_Calls = dict[str, list[frozenset[str]]]


class DrawnContext(FactContext):
    """A text drawn from facts, as if it were a fact that cites all their lines; what they say is evidence too."""

    def __init__(self, context: CheckContext, parts: tuple[RoleText, ...], facts: Sequence[FactContext]) -> None:
        super().__init__(context, _as_fact(parts[0], [fact.fact for fact in facts]))
        self.drawn_from = tuple(facts)
        self.parts = parts
        """The text; of a figure its value and its label, of a person the name and the role, and so on."""
        self.says = composed(parts[0].plain)
        for before, part in pairwise(parts):
            text = composed(part.plain)
            self.says += _SHOWN_WITH[before.key] + (text if part.role is Role.VALUE else _uncapitalised(context, text))
        """What it says, without marks."""

    @lazy_property
    def evidence(self) -> Evidence | None:
        """The lines that its facts cite, and what the facts say; None when a citation leads to no line."""
        found = [fact.evidence for fact in self.drawn_from if fact.evidence]
        if len(found) < len(self.drawn_from):
            return None
        lines = [cited for evidence in found for cited in evidence.cited_lines]
        known = self._shared(frozenset.intersection(*(evidence.known for evidence in found)))
        as_written = Need.NUMBERS not in known
        stated = [make_evidence_of(fact, AS_WRITTEN if as_written else fact.language) for fact in self.drawn_from]
        return Evidence(self.context, [*lines, *stated], self._facts_in_words, known, self.pack)

    def _shared(self, known: frozenset[Need]) -> frozenset[Need]:
        """Return what of *known* serves to compare it with its facts, which may be in another language."""
        is_one = all(fact.language == self.language for fact in self.drawn_from)
        return known if is_one else known_across_languages(known) | (known & {Need.TEXTS})

    @property
    def _facts_in_words(self) -> str:
        ids = [str(fact.fact.id) for fact in self.drawn_from]
        return f"a line of {' or '.join(ids)}" if len(ids) <= _NAMED else "a line of its facts"

    @property
    def is_of_page(self) -> bool:
        """Whether it is a text of a brief, and not of a dispute."""
        return self.parts[0].key not in ("question", "note")

    @lazy_property
    def met(self) -> frozenset[Need]:
        """Which needs of a rule are met for all its facts: a line that is not there may say what the text says."""
        return self._shared(frozenset.intersection(*(fact.met for fact in self.drawn_from)))

    @lazy_property
    def _texts(self) -> tuple[RoleText, ...]:
        """The parts of the text."""
        return self.parts

    @lazy_property
    def sources(self) -> frozenset[str]:
        """The keys of the names of who says it, by any of its facts."""
        said = (name_key(word) for fact in self.drawn_from for word in words(fact.fact.said_by))
        return super().sources.union(said)

    @lazy_property
    def _claims(self) -> tuple[Claim, ...]:
        if self.evidence is None:
            return ()
        return tuple(Claim(self, self.parts[-1], self.evidence, clause) for clause in split_clauses(self.says))


def _uncapitalised(context: CheckContext, text: str) -> str:
    """Return *text* as it would go on within a sentence: “Captain” begins with a capital, and is no name."""
    if context.language != "en":
        return text
    first = text.split(" ", 1)[0]
    if is_demonym(first):
        return text
    is_name = any(name.start == 0 for name in context.names_in(text)) and not is_name_alone(text)
    return text if is_name or text[1:2].isupper() else text[:1].lower() + text[1:]


@kept
def list_drawn_contexts(context: CheckContext) -> tuple[DrawnContext, ...]:
    """Return the texts of the briefs and disputes with the facts they rest on."""
    texts = [list(texts_of_dispute(dispute)) for dispute in context.bank.disputes]
    texts += [list(texts_of_brief(brief)) for brief in context.briefs.values()]
    known = map_facts_by_id(context)
    return tuple(drawn for several in texts for drawn in _drawn(context, several, known))


def _drawn(
    context: CheckContext, texts: Sequence[RoleText], known: Mapping[str, FactContext]
) -> Iterator[DrawnContext]:
    for parts in _shown_together(texts):
        facts = [known[id_] for id_ in parts[0].facts if id_ in known]
        if facts and len(facts) == len(parts[0].facts):  # one that is not there has to be put right first
            yield DrawnContext(context, parts, facts)


def _shown_together(texts: Sequence[RoleText]) -> Iterator[tuple[RoleText, ...]]:
    """Put together the texts that are read as one: a value and its label, a name and its role, who gives whom what."""
    together: tuple[RoleText, ...] = ()
    for text in texts:
        if together and not _goes_on(together, text):
            yield together
            together = ()
        together += (text,)
    if together:
        yield together


def _goes_on(together: tuple[RoleText, ...], text: RoleText) -> bool:
    """Tell whether *text* is read with those *together*: it is of the same figure, person and so on."""
    last = together[-1]
    same = last.key.rpartition(".")[0] == text.key.rpartition(".")[0] and last.facts == text.facts
    return same and last.key in _SHOWN_WITH and all(part.key != text.key for part in together)


def _as_fact(text: RoleText, facts: Sequence[Fact]) -> Fact:
    """Return *text* as a fact that cites what *facts* cite, said by whoever says all of them."""
    first, *others = facts
    said_by = first.said_by if all(fact.said_by == first.said_by for fact in others) else LocatedStr()
    return replace(
        first,
        id=LocatedStr() if others else first.id,
        fact=text.text,
        cite=tuple(dict.fromkeys(citation for fact in facts for citation in fact.cite)),
        said_by=said_by,
        cards=(),
        retired=None,
    )


def make_evidence_of(fact: FactContext, language: str) -> CitedLines:
    """Return the statement of *fact*, its source and its dates: all that a text may take from it besides its lines."""
    says, said_by, *dates = fact.fact.fact, fact.fact.said_by, fact.fact.as_of, fact.fact.date
    lines = fact.evidence.cited_lines if fact.evidence else ()
    spelled = (spell_date(when) for when in dates if when is not None)
    text = plain(". ".join(filter(None, (str(says), str(said_by), *spelled))))
    return index_own_text(text, next((cited.index.published for cited in lines), None), language)


class ToldFact(NamedTuple):
    """What a fact says, and who says it."""

    who: frozenset[str]
    """The stems of the words by which those who say it may be called."""
    numbers: frozenset[str]
    content: frozenset[str]


@kept
def read_told_facts(context: CheckContext) -> dict[str, ToldFact]:
    """Return the facts by their ids, with who says each."""
    return {str(fact.fact.id): _told_fact(context, fact) for fact in list_fact_contexts(context)}


def _told_fact(context: CheckContext, fact: FactContext) -> ToldFact:
    """Read who says *fact*: `said_by`, and whoever tells it in the fact or on its lines."""
    text = plain(fact.fact.fact)
    read = clauses_of(text)
    told = told_in(read)
    said_by = frozenset(stem(fold_word(word)) for word in words(plain(fact.fact.said_by))) - STOP_WORDS
    who = said_by.union(*(each.who for each in told))
    called = _called(context, who) | frozenset(map(stem, fact.sources)) if who else who
    return ToldFact(called, numbers_of(read), frozenset(read.content))


def _called(context: CheckContext, who: frozenset[str]) -> frozenset[str]:
    """Return the stems of all words by which those who are called *who* may be called, names or others."""
    if not who:
        return who
    by_name, by_party = _calls(context)
    found = [by_name.get(word, ()) for word in who.union(map(name_key, who))]
    found += [by_party.get(word, ()) for word in who]
    return who.union(*chain.from_iterable(found))


@kept_apart
def _calls(context: CheckContext) -> tuple[_Calls, _Calls]:
    """Return the words by which each name of the articles may be called: by its own, and by parties it is called."""
    by_name: _Calls = {}
    by_party: _Calls = {}
    for keys, beside in find_descriptions(context).items():
        stems = frozenset(map(stem, keys))
        for words_of, calls in ((stems.union(keys), by_name), (beside & _PARTIES, by_party)):
            for word in words_of:
                calls.setdefault(word, []).append(stems | beside)
    return by_name, by_party
