"""What a fact says next to a name is next to that name on its lines, and not next to another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, takewhile
from operator import attrgetter
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.entities import OFFICES, Identity, may_be_same
from briefdeck.language.names.names import is_demonym, name_key
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import Clauses, found_once
from briefdeck.language.sentences.tellers import speech_verb
from briefdeck.language.stems import cached_stems_with_variants, cached_tokens, stems_with_variants
from briefdeck.language.words import STOP_WORDS, fold_word, stem
from briefdeck.message_grammar import place, quoted
from briefdeck.model.roles import STATING
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_derivations
from briefdeck.rules.context import CheckContext
from briefdeck.rules.fact_context import FactContext
from briefdeck.rules.grounding.parts.misplaced_names import find_misplaced_names
from briefdeck.rules.grounding.parts.other_clause import find_other_clause
from briefdeck.rules.meant_names import MeantNames, is_implied
from briefdeck.rules.name_statements import NameMention, NameOnLine, Stems, find_name_statements, unite

RULE = Rule(
    "G211",
    "What a fact says next to a name stands on its lines with that name.",
    "warning",
    why="Two names are as easily mixed up as two numbers, and then every word stands on the line and the fact is "
    "false. It is found where a word next to the name stands on the line next to another that the fact leaves "
    "out: of a name that no line has, any of the nearest words; of one that a line has elsewhere, only the very "
    "next, and only if none of these is anywhere near it. A country and its capital, a person and “the "
    "president”, a short name and a full one count as the same.",
    bad=example("""
        facts:
          - id: mate
            fact: A former mate of **Norrland Ferries** was heard.
            cite: quay:4
            topic: strike
        """),
    good=example("""
        facts:
          - id: mate
            fact: A former mate of **the Aurora** was heard.
            cite: quay:4
            topic: strike
        """),
    reads=STATING,
    needs=frozenset({Need.NAMES, Need.FORMS}),
    warns_from=0.5,
)

_HE = ENGLISH.people.pronouns["person"]
_WHERE = re.compile(r"\b(?:to|in|into|from|at|towards?|of|near|across) (?:the )?\Z", re.IGNORECASE)
"""What precedes a place where something happens: what follows says nothing about the place."""
_WITH = re.compile(r"\b(?:for|with|from|in|at|against) (?:the )?\Z", re.IGNORECASE)
"""What precedes a name that has little to do with the words before it."""
_OPENS_CLAUSE = re.compile(rf"\b(?:{one_of(ENGLISH.grammar.subordinating)}) (?:the )?\Z", re.IGNORECASE)
"""What opens a clause of its own right before the name."""
_TIMED = re.compile(r"\b(?:ahead of|before|after|during|since) \Z", re.IGNORECASE)
"""What precedes a name that only gives the time: “before Brandt's visit”."""
_NEXT = re.compile(r"\A(?:['’]s?)? (?P<word>[a-z][\w-]*)")
"""The word that follows a name at once."""
_WHEN = re.compile(r"\b(?:after|at|before|during|of|on|since) (?:the )?[\w-]+ \Z", re.IGNORECASE)
"""What tells the time of all that follows: “on the day of arrival Brandt said”."""
_NEAR = 24
"""Characters before a name in which these stand; to search all that precedes takes four times as long."""
_VIEWS = stems_with_variants(ENGLISH.people.views)
_SPEAKING = stems_with_variants(ENGLISH.statements.speaking | ENGLISH.statements.denying)
_HOLDERS = stems_with_variants(OFFICES)
_OWNED = re.compile(r"(?:(?P<whose>[’']s?) |-| )(?P<thing>[a-z][a-z’'-]*)")
_OF, _THING = re.compile(r" of (?:the )?\Z"), re.compile(r"[a-z][a-z’'-]*")
_PEOPLE_GAP = re.compile(r"(?: [a-z-]+){0,3},? ")
"""What stands between a people and one who is of it: “the Chinese oil firm”."""
_THEN = re.compile(
    r"(?: (?:soon|shortly|right|just|almost|at once|[a-z]+ly)){0,3} (?:after|before|during|since|until)\b"
)
"""What parts a name from a word that only tells when: “bought Aske soon after the auction”."""
_CALLED = frozenset(map(stem, ("called", "named", "known")))
"""What stands before any name that is new to the reader."""
_BEFORE_OF = 2
"""Words before “of” that may say what it is: “culture minister of”."""


class _Swap(NamedTuple):
    """A name that a line has where the fact has another."""

    instead: NameOnLine
    words: list[str]
    """The words with which the line has it, and the fact the other."""


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find names whose neighbouring words are, on the lines, next to another name that the fact leaves out.

    A name that no line has is a swap if what the fact says beside it is beside a left-out name on a line. A name that a
    line has is one only if its closest words are, and none of these is near it on any line. So a paraphrase passes. A
    name that no cited article has breaks another rule.
    """
    if fact.pack:
        for name in find_misplaced_names(fact):
            message = f"{place(name.source)} has “{name.instead}” where this has “{name.written}”"
            yield name.claim.problem(RULE, message, name.written, "name the one that the line names", name.source)
        return
    for mine, other in find_other_owners(fact) if fact.drawn_from else ():
        if _is_of_people(fact, mine.who, other.written):
            continue
        message = f"“{mine.word}” stands on the lines with “{other.written}”, not with “{mine.written}”"
        yield RULE.problem(fact.parts[-1].text.location, message, fact.fact.id, mine.written)
    for derived in find_derivations(fact):
        for placed, theirs in islice(_elsewhere(derived), 1):
            word = derived.clauses.written[placed.at]
            message = f"“{word}” stands on the line with “{theirs}”, not with “{_written(derived.clauses, placed)}”"
            yield derived.problem(RULE, message, word, meant=theirs)
        told = None if fact.drawn_from else find_other_clause(derived)
        if told is not None:
            message = f"the line tells this of “{told.instead}”, not of “{told.name}”"
            yield derived.problem(RULE, message, told.name, meant=told.instead)
    for statement in find_name_statements(fact):
        around = [name for name in statement.left_out if not statement.stems.isdisjoint(name.around)]
        beside = [name for name in around if not statement.stems.isdisjoint(name.next)]
        for mention in statement.mentions if around else ():
            if mention.is_on_line:
                swap = _swap_of_present(mention, _rivals(mention, beside))
            else:
                swap = _swap_of_absent(mention, _rivals(mention, around))
            if swap and (_is_of_the_bank(fact, mention) or _is_of_described(fact, mention, swap)):
                continue
            if swap and fact.drawn_from and (not mention.is_on_line or is_implied(fact, mention.name)):
                continue  # a name that no line has breaks another rule
            if swap and statement.claim.cited.has_name_in_article(mention.name) and not _is_told_by(mention):
                yield _problem(mention, swap)


def _elsewhere(derived: Derivation) -> Iterator[tuple[NamedPlace, str]]:
    """Find what happens in a place, or belongs to one, by the statement, and to another by all that its lines say."""
    lines = derived.cited_clauses
    for mine in _places_of(derived.clauses):
        theirs = [(line, each) for line in lines for each in _places_of(line) if each.word == mine.word]
        count = sum(len(line.content.get(mine.word, ())) for line in lines)
        known = any(line.content.keys() >= set(mine.name) for line in lines)
        if not theirs or len(theirs) != count or not known or any(_has_other_at(line, mine.name) for line in lines):
            continue
        if all(each.near.isdisjoint(mine.name) and not _says(derived, each) for _, each in theirs):
            yield mine, _written(*theirs[0])


def _says(derived: Derivation, placed: NamedPlace) -> bool:
    """Tell whether the statement names the place of the line too."""
    return not derived.clauses.content.keys().isdisjoint(placed.name)


def _written(read: Clauses, placed: NamedPlace) -> str:
    names = [at for at in range(placed.at + 2, len(read.words)) if read.written[at][0].isupper()]
    start = names[0]
    return " ".join(read.written[start : start + len(placed.name)])


def _is_of_the_bank(fact: FactContext, mention: NameMention) -> bool:
    """Tell whether a card names what the whole bank is about: its question says of what it speaks."""
    return mention.statement.claim.text.card is not None and fact.context.cached_apart(MeantNames).is_of_bank(
        mention.name
    )


def _is_of_described(fact: FactContext, mention: NameMention, swap: _Swap) -> bool:
    """Tell whether a people stands for one whom an article calls by it: “the Finns”, of “a Finnish group, Tervala”."""
    if not fact.drawn_from or len(mention.name.keys) != 1:
        return False
    pattern = re.compile(rf"\b(?P<people>[A-Z]\w+) (?:[a-z]+,? ){{1,2}}{re.escape(swap.instead.written)}")
    found = (
        match["people"] for lines in fact.context.lines.values() for line in lines for match in pattern.finditer(line)
    )
    return any(name_key(people) == mention.name.keys[0] for people in found)


def _is_of_people(fact: FactContext, who: Identity, people: str) -> bool:
    """Tell whether a line or the fact has *who* as of that *people*: “the Norse plan”, of “the Norse firm Aske”."""
    if not is_demonym(people):
        return False
    texts = [line for lines in fact.context.lines.values() for line in lines]
    texts += [other.plain for other in (fact, *fact.drawn_from)]
    told = [(text, match.end()) for text in texts for match in re.finditer(rf"\b{re.escape(people)}\b", text)]
    return any(
        _PEOPLE_GAP.fullmatch(text, end, name.start) and fact.context.identities.identify(name).meant == who.meant
        for text, end in told
        for name in fact.context.names_in(text)
        if end <= name.start
    )


def _rivals(mention: NameMention, left_out: Sequence[NameOnLine]) -> Sequence[NameOnLine]:
    """List those of the names *left_out* by the fact that may stand where *mention* is.

    Whether two names are two things is known where the bank lists one of them. A people is a rival only of a name that
    says whose something is: “an Italian chemist” says nothing of Italy.
    """
    known = left_out if mention.who.listed else [other for other in left_out if other.who.listed]
    following = _NEXT.match(mention.text_after)
    whose = following is not None and following["word"] not in STOP_WORDS
    return [other for other in known if whose or not _is_people(other)]


def _is_people(name: NameOnLine) -> bool:
    """Tell whether *name* is what people and things of a country are called."""
    return is_demonym(name.written.split(" ")[-1])


def _is_told_by(mention: NameMention) -> bool:
    """Tell whether the fact gives the author or another source as the speaker."""
    near = cached_stems_with_variants(mention.near.next)
    speaks = bool(speech_verb(mention.text_before, mention.text_after)) or not near.isdisjoint(_VIEWS)
    return speaks and mention.is_source


def _swap_of_absent(mention: NameMention, others: Iterable[NameOnLine]) -> _Swap | None:
    """Find the swap of a name that no line has with one of *others*; None where there is none."""
    before, after = mention.near
    before = () if _OPENS_CLAUSE.search(mention.text_before[-_NEAR:]) else before
    place = mention.who.kind != "person" and _WHERE.search(mention.text_before[-_NEAR:])
    near = cached_stems_with_variants(before if place else (*before, *after))
    if mention.who.kind == "person" and _is_he(mention):
        others = (name for name in others if name.who.kind == "person")
    return _likeliest(mention, others, near - _said_of_office(mention, attrgetter("around")), attrgetter("around"))


def _swap_of_present(mention: NameMention, others: Sequence[NameOnLine]) -> _Swap | None:
    """Find the swap of a name that the lines have, but never near the words next to it in the fact."""
    if not others or _TIMED.search(mention.text_before[-_NEAR:]):
        return None
    before, after = mention.near
    ahead = mention.text_before[-_NEAR:]
    before = () if any(each.search(ahead) for each in (_WITH, _WHEN, _OPENS_CLAUSE)) else before
    at_place = mention.who.kind == "place" and _WHERE.search(ahead)
    after = () if at_place or _THEN.match(mention.text_after) else after
    near = cached_stems_with_variants((*before[-1:], *after[:1])) - _HOLDERS - _CALLED
    if not _SPEAKING.isdisjoint(mention.around):
        near -= _SPEAKING  # who “says” it, where the line has it that they “denied” the opposite
    if near & mention.around:
        return None
    owner = mention.text_after.startswith(("’", "'"))
    kinds = (mention.who.kind, "")
    owners = (name for name in others if not owner or name.who.kind in kinds)
    return _likeliest(mention, owners, near - _said_of_office(mention, attrgetter("next")), attrgetter("next"))


def _said_of_office(mention: NameMention, near: Callable[[NameOnLine], Stems]) -> Stems:
    """Return what the lines say *near* an office that stands for the person: “the Russian president”."""
    if mention.who.kind != "person":
        return frozenset()
    names = mention.statement.names_on_lines
    return unite(near(name) for name in names if name.who.kind != "person" and not OFFICES.isdisjoint(name.near.next))


def _is_he(mention: NameMention) -> bool:
    """Tell whether a line says “he” or “she”, and a line shortly before has the name."""
    cited_lines = mention.statement.claim.cited.cited_lines
    he = any(cited.index.has_word(word, cited.lines) for cited in cited_lines for word in _HE)
    return he and any(cited.follow(mention.statement.lines_with(cited, mention.who)) for cited in cited_lines)


def _likeliest(
    mention: NameMention, others: Iterable[NameOnLine], near: Stems, around: Callable[[NameOnLine], Stems]
) -> _Swap | None:
    """Find the swap with the one of *others* that has most of the stems *near*; one of the same kind is preferred."""
    best, instead = (0, False), None
    for other in others if near else ():
        likeness = len(near & around(other)), other.who.kind == mention.who.kind
        if likeness[0] and likeness > best:
            best, instead = likeness, other
    if instead is None:
        return None
    shared = near & around(instead)
    return _Swap(
        instead, [word for word in instead.near.around if not shared.isdisjoint(cached_stems_with_variants((word,)))]
    )


def _problem(mention: NameMention, swap: _Swap) -> Problem:
    source = swap.instead.source
    stand = "stand" if len(swap.words) > 1 else "stands"
    message = (
        f"{quoted(swap.words)} {stand} on {place(source)} with “{swap.instead.written}”, not with “{mention.written}”"
    )
    advice = "name the one that the line names, or say it in the line's words"
    return mention.statement.claim.problem(RULE, message, mention.written, advice, source)


class Owned(NamedTuple):
    """A name, and what stands right behind it as something of its own."""

    who: Identity
    written: str
    thing: str
    """The stem of the word behind the name."""
    word: str


def find_owned(context: CheckContext, text: str) -> Iterator[Owned]:
    """Find what *text* says to be somebody's: behind “’s” or the adjective of a country, or before “of”."""
    for name in context.names_in(text):
        match = _OWNED.match(text, name.end)
        if match and (match["whose"] or is_demonym(name.words[-1])) and fold_word(match["thing"]) not in STOP_WORDS:
            who = context.identities.identify(name)
            yield Owned(who, name.written, stem(fold_word(match["thing"])), match["thing"])
        before = _OF.search(text, 0, name.start)
        for word in _things_before(text, before.start()) if before else ():
            if fold_word(word) not in STOP_WORDS:
                yield Owned(context.identities.identify(name), name.written, stem(fold_word(word)), word)


def _things_before(text: str, end: int) -> Iterator[str]:
    """Yield the words that end at *end*, from the last one back, as long as they have no capital."""
    words = reversed(text[:end].split(" ")[-_BEFORE_OF:])
    return takewhile(lambda word: _THING.fullmatch(word) is not None, words)


def find_other_owners(fact: FactContext) -> Iterator[tuple[Owned, Owned]]:
    """Find what a text drawn from facts gives to one, and all lines that have the word for it to another.

    Nothing is found where the texts of the lines are missing: a concordance does not tell what stands beside a name.
    """
    context, owned = fact.context, list(find_owned(fact.context, fact.says))
    if Need.TEXTS not in fact.met or not owned:
        return
    texts = [drawn.plain for drawn in fact.drawn_from]
    texts += [line for _, line in fact.evidence.written_lines] if fact.evidence else []
    theirs = [each for text in texts for each in find_owned(context, text)]
    for mine in owned:
        same = [each for each in theirs if each.thing == mine.thing]
        if same and not any(may_be_same(mine.who, each.who) for each in same):
            count = sum(stem(word) == mine.thing for text in texts for word in cached_tokens(text))
            if len(same) == count:
                yield mine, same[0]


_PLACING = ENGLISH.roles.placing
_BELONGING = ENGLISH.roles.belonging
_TIMES = ENGLISH.dates.names
_ARTICLES = frozenset(ENGLISH.grammar.articles)
_AWAY = frozenset(("with", "to", "from", "for", "by", "against"))
"""What no longer belongs to a place behind it: “the Aller at Brenz with the Ilme at Moss”."""
_STANDING_IN = frozenset(("one", "ones", "that", "those", "another", "others"))
_LONGEST = 4
"""Words of a name at the most."""


class NamedPlace(NamedTuple):
    """What stands before “near Orrin”, and the name there."""

    word: str
    """The stem of the word right before it: “overturned”, “talks”, “Roth”."""
    name: tuple[str, ...]
    """The stems of the words of the name."""
    near: frozenset[str]
    """Those of all content words behind it, up to the end of the clause: “near Orrin in Aske”."""
    at: int
    """Where the word stands."""


def _has_other_at(read: Clauses, name: tuple[str, ...]) -> bool:
    """Tell whether a sentence says “the one in Kiel”, of whatever it names elsewhere."""
    return any(
        read.words[at] in _STANDING_IN and read.words[at + 1] in _PLACING and read.stems[at + 2] == name[0]
        for at in range(len(read.words) - 2)
    )


@found_once
def _places_of(read: Clauses) -> Iterator[NamedPlace]:
    """Find what a sentence says to be where, or of where."""
    for at in range(len(read.words) - 2):
        joint = read.words[at + 1]
        is_name = not read.written[at].islower()
        if read.words[at] in STOP_WORDS or not (joint in _PLACING or (is_name and joint in _BELONGING)):
            continue
        start = at + 2 + (read.words[at + 2] in _ARTICLES)
        name = _name_at(read, start)
        if name and read.clause[start] == read.clause[at + 1] and read.words[start] not in _TIMES and name[0].isalpha():
            end = _end_of_names(read, at + 1)
            yield NamedPlace(read.stems[at], name, read.content_in(range(at + 1, end)), at)


def _end_of_names(read: Clauses, at: int) -> int:
    """Return where the place ends that begins there, with the names that a comma sets apart: “in Aske, Norrland”."""
    end = read.clause_around(at)[1]
    parts = (each for each in range(at + 2, end - 1) if read.words[each] in _AWAY)
    away = next((each for each in parts if read.written[each + 1].islower()), end)
    if away < end:
        return away
    while end < len(read.words) and read.clause[end] - read.clause[end - 1] <= 1 and read.written[end][0].isupper():
        end = read.clause_around(end)[1]
    return end


def _name_at(read: Clauses, start: int) -> tuple[str, ...]:
    """Return the stems of the words with capitals from that place on."""
    found: list[str] = []
    for at in range(start, min(len(read.words), start + _LONGEST)):
        apart = at > start and read.clause[at] != read.clause[at - 1]
        if apart or not read.written[at][0].isupper():
            break
        found.append(read.stems[at])
    return tuple(found)
