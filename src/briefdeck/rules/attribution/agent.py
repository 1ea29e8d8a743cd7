"""Who does something in a fact is the one who does it on its lines.

The order of words decides this, so the rule needs the texts of the articles; without them it finds nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain
from briefdeck.language.names.entities import may_be_same
from briefdeck.language.names.names import Name
from briefdeck.language.needs import Need
from briefdeck.language.sentences.acts import acts_of
from briefdeck.language.sentences.agents import Action, count_stem, find_actions
from briefdeck.language.sentences.belongings import Belonging, belongings_of, is_of_another, parts_taken, titles_of
from briefdeck.language.sentences.clauses import Clauses, clauses_of
from briefdeck.language.sentences.comparisons import (
    agrees,
    comparisons_of,
    find_positions,
    is_turned_position,
)
from briefdeck.language.sentences.roles import (
    Deed,
    Doing,
    agents_of,
    deeds_of,
    doings_of,
    has_untold,
    is_joined,
    is_mutual,
    is_other_agent,
    is_same_doing,
    is_told_from_other_side,
    is_turned,
    passive_doings_of,
    passives_of,
)
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.located import SourceLine
from briefdeck.message_grammar import place
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.crossed_clauses import find_crossing
from briefdeck.rules.attribution.parts.mixed_clauses import find_mixture
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_asked, find_derivations
from briefdeck.rules.attribution.parts.turned_act import EITHER_WAY, find_turned_act, may_be_told
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.name_statements import find_descriptions

RULE = Rule(
    "A307",
    "Who does something in a fact does it on its lines.",
    why="Where a line says that France vetoed what Italy had asked for, a fact must not let Italy veto it. Names and "
    "nouns are compared, with a verb in the active or the passive, and only where no line tells it as the fact does.",
    bad=example("""
        facts:
          - id: hold
            fact: In March 2031 **Tove Brandt** stopped work.
            cite: harbour:6
            topic: strike
        """),
    good=example("""
        facts:
          - id: hold
            fact: In March 2031 **Norrland Ferries** stopped work.
            cite: harbour:6
            topic: strike
        """),
    reads=frozenset({Role.STATEMENT, Role.ANSWER, Role.CONTEXT, Role.QUESTION}),
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.NAMES, Need.STATEMENTS}),
    sure_from=0.6,
)

_LONGEST_AGENT = 4
"""Words that call who does something, at the most."""
_GENERAL = frozenset(map(stem, (*ENGLISH.people.called["person"], *ENGLISH.people.groups, "number")))
_PLACING = frozenset(map(stem, ENGLISH.numbers.ranked))
_PARTIES = frozenset(map(stem, ENGLISH.senses.parties))
_OPENS_CLAUSE = re.compile(
    r"(?:[,;]|\b(?:and|but|while))\s(?:(?:the|its|their|his|her)\s(?:[a-z]{1,20}\s)?)?(?:[^\W\d_a-z]\w{0,30}\s){0,2}\Z"
)
_NO_VERBS = (
    *ENGLISH.grammar.articles,
    *ENGLISH.grammar.prepositions,
    *ENGLISH.grammar.place_prepositions,
    *ENGLISH.numbers.small,
    "around",
)
_NO_VERB = re.compile(rf",?\s(?:{one_of(_NO_VERBS)}\b|[$£€]?[0-9])")
"""What stands before a name that opens a clause, and behind one that has no verb of its own."""
_AND_HER = re.compile(r",? and (?:his|her|its|their)(?: [a-z’'-]{1,20}){1,3},? ")
"""What joins somebody to a name before his: “Hana Aske and her student Per Moe”."""
_REACH = 80
"""Characters before a name that are looked at."""


class _ActionLine(NamedTuple):
    """A line of an article, and what the people and bodies it names do on it."""

    source: SourceLine
    text: str
    actions: list[Action]


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the names that do something which only another name does on the cited lines, and deeds turned round."""
    told = {derived.claim for derived in find_derivations(fact) if _compares_alike(derived)}
    for claim in fact.statements_in(RULE.reads):
        for problem in _named_agents(fact, claim) if claim not in told else ():
            told.add(claim)
            yield problem
    for derived in (*find_derivations(fact), *find_asked(fact)):
        if derived.claim not in told:
            turned = list(_turned_roles(derived))
            yield from turned
            yield from _done_by_another(derived)
            yield from _turned_positions(derived)
            yield from _of_another(derived)
            others = () if turned else tuple(_by_another(derived))
            yield from others
            act = find_turned_act(derived) if not (turned or others) else None
            if act is not None:
                message = f"on the line this is the other way round (“{act.word}”)"
                yield derived.problem(RULE, message, act.word, meant=act.meant)
            crossing = (
                None if turned or others or act or derived.asks else find_crossing(derived) or find_mixture(derived)
            )
            if crossing is not None:
                mine, theirs = crossing.mine.phrase.text, crossing.theirs.phrase.text
                message = f"the line tells this of “{theirs}”, and something else of “{mine}”"
                yield derived.problem(RULE, message, mine, meant=theirs)


def _compares_alike(derived: Derivation) -> bool:
    """Tell whether a line compares the same two: “Aske took less than Orrin” has Orrin take more."""
    mine = comparisons_of(derived.clauses)
    return any(agrees(one, each) for one in mine for line in derived.cited_clauses for each in comparisons_of(line))


def _named_agents(fact: FactContext, claim: Claim) -> Iterator[Problem]:
    """Find the names of *claim* that do what on the lines another name does."""
    article_lines = fact.context.cached_apart(_ArticleLines)
    for action in find_actions(claim.plain, claim.names):
        if claim.role is Role.QUESTION and f"{action.word} by " not in claim.plain:
            continue  # “Which Norvikan newspaper called …” asks for another than the name
        if clauses_of(claim.plain).negates(action.verb):
            continue  # who did not join needs not be on the line of who did
        if claim.plain[: action.agent.start].endswith((" of ", " of the ")):
            continue  # “the finance chief of Aske rejects it”
        lines = article_lines.with_verb(claim, action)
        if _is_told_the_other_way(claim, action, lines):
            continue
        if not lines and f" who {action.word} " in claim.plain:
            lines = article_lines.elsewhere(claim, action)
        for problem in _other_agent(claim, action, lines):
            if not (fact.drawn_from and _is_told_of_both(fact, action, lines)):
                yield problem


def _is_told_the_other_way(claim: Claim, action: Action, lines: list[_ActionLine]) -> bool:
    """Tell whether a line has the deed of *action* by a verb from the other side: “sold four to Voss”."""
    own = [deed for deed in deeds_of(clauses_of(claim.plain)) if stem(fold_word(deed.word)) == action.verb]
    return any(is_told_from_other_side(mine, clauses_of(line.text)) for mine in own for line in lines)


def _is_told_of_both(fact: FactContext, action: Action, lines: list[_ActionLine]) -> bool:
    """Tell whether a text tells the same of the one on the lines too: “Voss blames the price; Moe blames Voss”."""
    identify = fact.context.identities.identify
    own = [other.agent for other in find_actions(fact.says, fact.names_in(fact.says)) if other.verb == action.verb]
    theirs = [other.agent for line in lines for other in line.actions if other.verb == action.verb]
    return any(may_be_same(identify(one), identify(other)) for one in own for other in theirs)


def _turned_roles(derived: Derivation) -> Iterator[Problem]:
    """Find the deeds that a line has with the two the other way round, or done by another of those on it."""
    for mine in deeds_of(derived.clauses):
        same = [deed for line in derived.cited_clauses for deed in deeds_of(line) if deed.verb == mine.verb]
        crossed = [deed for deed in same if mine.agent[-1] in deed.patient and mine.patient[-1] in deed.agent]
        own = [deed for deed in same if mine.agent[-1] in deed.agent or deed.agent[-1] in mine.agent]
        if own and not (crossed and all(mine.patient[-1] not in deed.patient for deed in own)):
            continue  # who bought one firm may have been bought by another
        if is_mutual(mine.word) or may_be_told(derived, mine):
            continue
        lines = derived.cited_clauses
        at = mine.at
        if any(is_told_from_other_side(mine, line) or has_untold(line, derived.clauses, at) for line in lines):
            continue
        for deed in same:
            if is_turned(mine, deed):
                yield derived.problem(
                    RULE, f"the line has these two the other way round (“{deed.word}”)", mine.word, meant=deed.word
                )
                return
            if is_other_agent(mine, deed) and _may_differ(derived, mine, deed):
                yield derived.problem(
                    RULE, f"on the line another does this (“{deed.word}”)", mine.word, meant=deed.word
                )
                return


def _done_by_another(derived: Derivation) -> Iterator[Problem]:
    """Find what is done “by” one of those on the lines, where the lines tell of others that they do it."""
    says, lines = derived.clauses, derived.cited_clauses
    for at, agent in passives_of(says):
        agents = [each for line in lines for each in agents_of(line, says.stems[at])]
        known = any(agent[-1] in line.content for line in lines)
        if any(has_untold(line, says, at) for line in lines):
            continue
        if agents and known and all(each and _are_two(derived, agent, each) for each in agents):
            words = says.written[at]
            yield derived.problem(RULE, f"on the line another does this (“{words}”)", words)
            return


def _by_another(derived: Derivation) -> Iterator[Problem]:
    """Find a deed that the fact gives to one name, and the only line that tells of it gives to another."""
    says, lines = derived.clauses, derived.cited_clauses
    if any(is_told_from_other_side(deed, line) for deed in deeds_of(says) for line in lines):
        return
    for mine in doings_of(says) if not derived.asks else ():
        theirs = [
            (line, other)
            for line in lines
            for other in doings_of(line)
            if is_same_doing(says, mine, line, other) and not _is_moved(mine, line, other)
        ]
        theirs += [
            (line, other)
            for line in lines
            for other in passive_doings_of(line)
            if _is_same_passive(says, mine, line, other)
        ]
        count = sum(len(line.content.get(mine.verb, ())) for line in lines)
        known = any(mine.agent[-1] in line.content for line in lines)
        if mine.verb in _PLACING or _may_describe(says, mine.at):
            continue  # “Voss finished ahead of Aske”
        if not known or len(theirs) != count or _may_join(derived, mine.agent[-1]) or _is_anybody(derived, mine.agent):
            continue
        if theirs and all(
            _are_two(derived, mine.agent, other.agent)
            and not _is_anybody(derived, other.agent)
            and not _is_country(derived, line, other.agent)
            and not is_joined(line, other, mine.agent[-1])
            for line, other in theirs
        ):
            word = says.written[mine.at]
            yield derived.problem(RULE, f"on the line another does this (“{word}”)", word, meant=word)
            return


def _is_moved(mine: Doing, line: Clauses, other: Doing) -> bool:
    """Tell whether what *other* is done to does *mine*, by a verb such as “move”: “staff moved to the library”."""
    patients = (act.patient for act in acts_of(line) if act.at == other.at)
    return mine.verb in EITHER_WAY and any(mine.agent[-1] in patient for patient in patients)


def _is_same_passive(says: Clauses, mine: Doing, line: Clauses, other: Doing) -> bool:
    """Tell whether *other*, of a line, is the verb of *mine* in the passive, of a thing that *says* has behind it."""
    behind = says.content_behind(mine.at + 1)
    if says.is_owner(mine.at - 1) or says.words[mine.at - 1] in ENGLISH.grammar.determiners:
        return False  # “his intercepted message”
    return mine.verb == other.verb and not line.content.keys().isdisjoint(behind) and mine.agent[-1] not in behind


def _may_describe(says: Clauses, at: int) -> bool:
    """Tell whether a verb may describe what follows: “the islands had stranded passengers” may be those there."""
    behind = says.written[at + 1 : at + 2]
    is_bare = behind != () and behind[0].islower() and says.words[at + 1] not in STOP_WORDS
    return is_bare and says.words[at - 1] in ENGLISH.grammar.having


def _is_anybody(derived: Derivation, agent: tuple[str, ...]) -> bool:
    """Tell whether the stems *agent* may mean others as well: “the two men”, a country, or words that were misread."""
    identify = derived.claim.fact.context.identities.identify
    places = {stem(key) for name in derived.claim.names if identify(name).kind == "place" for key in name.keys}
    return len(agent) > _LONGEST_AGENT or agent[-1] in _GENERAL or not places.isdisjoint(agent)


def _is_country(derived: Derivation, line: Clauses, agent: tuple[str, ...]) -> bool:
    """Tell whether the stems *agent* call a place on the line, which its capital or its people may stand for."""
    identify, names = derived.claim.fact.context.identities.identify, derived.claim.fact.names_in
    places = (name for name in names(" ".join(line.written)) if identify(name).kind == "place")
    return any(not set(agent).isdisjoint(map(stem, name.keys)) for name in places)


def _may_join(derived: Derivation, name: str) -> bool:
    """Tell whether a line may tell the same of *name*, a stem, without its verb: “…, the Reds against”."""
    written = {read.written[at] for read in derived.cited_clauses for at in read.content.get(name, ())}
    return any(_is_elided(sentence.text, word) for sentence in derived.cited for word in written)


def _turned_positions(derived: Derivation) -> Iterator[Problem]:
    """Find the two things that stand to each other the other way round on the lines: “ahead of”, “north of”."""
    for mine in find_positions(derived.clauses):
        theirs = [other for line in derived.cited_clauses for other in find_positions(line)]
        same = [other for other in theirs if other.word == mine.word]
        if same and all(is_turned_position(mine, other) for other in same):
            word = " ".join(derived.clauses.written[mine.at : mine.at + 2])
            yield derived.problem(RULE, f"the line has these two the other way round (“{word}”)", word)
            return


def _of_another(derived: Derivation) -> Iterator[Problem]:
    """Find whose somebody or something is by the fact, or who has which part, where all lines say it of another.

    Things are looked at only where two of them are exchanged.
    """
    says, lines = derived.clauses, derived.cited_clauses
    for find in (belongings_of, parts_taken, titles_of):
        found = [(mine, other) for mine in find(says) if (other := _other_owner(mine, find, lines))]
        for mine, other in found:
            own, theirs = mine.names - other.names, other.names - mine.names
            on_lines = frozenset[str]().union(*(line.content.keys() for line in lines))
            exchanged = any(own & back.names and theirs & each.names for each, back in found)
            if own <= on_lines and (
                exchanged or (mine.is_one and own.isdisjoint(other.near) and not _is_anybody(derived, tuple(own)))
            ):
                word = says.written[mine.at]
                yield derived.problem(RULE, f"on the line another name belongs to “{word}”", word)
                return


def _other_owner(
    mine: Belonging, find: Callable[[Clauses], tuple[Belonging, ...]], lines: list[Clauses]
) -> Belonging | None:
    """Return a belonging of the lines that gives the noun to another, if all places that have the noun do so."""
    having = [line for line in lines if mine.noun in line.stems]
    theirs = [other for line in having for other in find(line) if other.noun == mine.noun]
    count = sum(len(line.content.get(mine.noun, ())) for line in lines)
    return theirs[0] if theirs and len(theirs) == count and all(is_of_another(mine, each) for each in theirs) else None


def _are_two(derived: Derivation, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    if not set(mine).isdisjoint(theirs) or any(_are_joined(line, mine, theirs) for line in derived.cited_clauses):
        return False
    return not _is_called(derived, theirs, mine[-1]) and not _is_called(derived, mine, theirs[-1])


def _are_joined(line: Clauses, mine: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Tell whether a line has the two together: “Orrin and Aske signed it”."""
    pair = {mine[-1], theirs[-1]}
    return any(
        {before, behind} == pair
        for before, word, behind in zip(line.stems, line.words[1:], line.stems[2:], strict=False)
        if word == "and"
    )


def _may_differ(derived: Derivation, mine: Deed, theirs: Deed) -> bool:
    """Tell whether the agents are surely two, and the lines have both.

    Two names are. A noun such as “minister” is another than one who is nowhere called so, and than another such noun.
    """
    if not any(mine.agent[-1] in line.content for line in derived.cited_clauses):
        return False
    if mine.named and theirs.named:
        return True
    nouns = [deed.agent[-1] for deed in (mine, theirs) if not deed.named]
    names = [deed.agent for deed in (mine, theirs) if deed.named]
    return _PARTIES.issuperset(nouns) and not any(_is_called(derived, name, noun) for name in names for noun in nouns)


def _is_called(derived: Derivation, name: tuple[str, ...], noun: str) -> bool:
    """Tell whether any article has the stem *noun* right beside a name that has one of the stems *name*."""
    called = find_descriptions(derived.claim.fact.context)
    return any(noun in stems and not set(map(stem, keys)).isdisjoint(name) for keys, stems in called.items())


def _other_agent(claim: Claim, action: Action, lines_with_verb: list[_ActionLine]) -> Iterator[Problem]:
    """Report *action* when on every line with its verb another name acts, and never an unnamed agent."""
    identities = claim.fact.context.identities
    same = [(line, [other for other in line.actions if other.verb == action.verb]) for line in lines_with_verb]
    agents = [(line, other.agent) for line, others in same for other in others]
    if not agents or any(
        may_be_same(identities.identify(action.agent), identities.identify(agent)) for _, agent in agents
    ):
        return
    if any(count_stem(line.text, action.verb) > len(others) for line, others in same):
        return  # “he” may have done it
    if any(_is_elided(line.text, action.agent.words[-1]) for line, _ in same):
        return
    if any(_is_named_with(line.text, action.agent.words[-1], agent) for line, agent in agents):
        return
    line, agent = agents[0]
    mine, where = f"“{action.agent.written}” is who does this (“{action.word}”)", place(line.source)
    message = f"{mine}, but on {where} it is “{agent.written}”"
    yield claim.problem(RULE, message, action.agent.written, related=line.source)


def _is_named_with(text: str, name: str, agent: Name) -> bool:
    """Tell whether *name* stands before *agent*, joined to it: “Hana Aske and her student Per Moe described it”."""
    end = text.find(agent.written)
    start = text.rfind(name, 0, end) if end > 0 else -1
    return start >= 0 and _AND_HER.fullmatch(text, start + len(name), end) is not None


def _is_elided(text: str, name: str) -> bool:
    """Tell whether *name* may do the same on the line without its verb: “the Greens voted for it, the Reds against”."""
    at = text.find(name)
    while at >= 0:
        if _NO_VERB.match(text, at + len(name)) and _OPENS_CLAUSE.search(text[max(0, at - _REACH) : at]):
            return True
        at = text.find(name, at + 1)
    return False


class _ArticleLines:
    """The lines of the articles whose texts are present, each article read when a fact first cites it."""

    def __init__(self, context: CheckContext) -> None:
        self._context = context
        self._texts = context.lines
        self._read: dict[SourceLine, _ActionLine] = {}

    def with_verb(self, claim: Claim, action: Action) -> list[_ActionLine]:
        """List the cited lines with a present text that have the verb of *action* in one of its forms."""
        lines = [
            self._line(SourceLine(cited.article, number))
            for cited in claim.cited.cited_lines
            for number in sorted(cited.lines)
            if number <= len(self._texts.get(cited.article, ()))
            and cited.index.has_word(action.word, frozenset([number]))
        ]
        stated = [fact.cached(self._read_statement) for fact in claim.fact.drawn_from]
        return [*lines, *(line for line in stated if count_stem(line.text, action.verb))]

    def elsewhere(self, claim: Claim, action: Action) -> list[_ActionLine]:
        """List the lines of the cited articles that tell of *action* what *claim* says, by somebody."""
        behind = claim.plain.partition(f" who {action.word} ")[2]
        whom = next((word for word in map(fold_word, words(behind)) if word not in STOP_WORDS), "")
        lines = [
            self._line(SourceLine(cited.article, number))
            for cited in claim.cited.cited_lines
            for number in sorted({*cited.index.with_word(action.word)} & {*cited.index.with_word(whom)} if whom else ())
            if number <= len(self._texts.get(cited.article, ()))
        ]
        return [line for line in lines if any(other.verb == action.verb for other in line.actions)]

    def _line(self, source: SourceLine) -> _ActionLine:
        if source not in self._read:
            self._read[source] = self._read_line(self._texts[source.article][source.line - 1], source)
        return self._read[source]

    def _read_statement(self, fact: FactContext) -> _ActionLine:
        return self._read_line(plain(fact.fact.fact), SourceLine("", 1))

    def _read_line(self, text: str, source: SourceLine) -> _ActionLine:
        return _ActionLine(source, text, find_actions(text, self._context.names_in(text)))
