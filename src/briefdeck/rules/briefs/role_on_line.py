"""A person's role stands on a line that names the person."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from briefdeck.articles.article_index import CitedLines
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.names.entities import Identity, may_be_same
from briefdeck.language.names.names import Name
from briefdeck.language.needs import Need
from briefdeck.language.sentences.clauses import LASTING, clauses_of
from briefdeck.language.sentences.opposites import turnings_of
from briefdeck.language.stems import content_stems, stems_with_variants
from briefdeck.language.words import STOP_WORDS, fold_word, stem, words
from briefdeck.message_grammar import quoted
from briefdeck.model.roles import Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.context import CheckContext
from briefdeck.rules.drawn_text import DrawnContext, list_drawn_contexts
from briefdeck.rules.evidence import Evidence
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.name_statements import NameOnLine, NamesOnLines, find_descriptions

RULE = Rule(
    "B713",
    "A person’s role stands on a line with the name.",
    "warning",
    why="“Defence minister” and “prime minister” read alike, and only the line tells which of them it is. Each word of "
    "the role must be on a line that has the name, or in the fact; whoever leads something may be called its head.",
    bad=example("""
        people:
          - {name: Tove Brandt, role: founder of the union, facts: [union-leader]}
        """),
    good=example("""
        people:
          - {name: Tove Brandt, role: leads the union, facts: [union-leader]}
        """),
    needs=frozenset({Need.NAMES, Need.WORDS}),
)

_LABELS = frozenset({Role.LABEL})
_ALIKE = (
    *((words, words) for words in ENGLISH.senses.alike),
    (ENGLISH.senses.heads, ENGLISH.senses.heads | ENGLISH.titles.known | ENGLISH.people.offices),
)
"""Words of a role, and the words of a line that prove them."""
_OFFICES = frozenset(
    map(stem, ENGLISH.people.offices | ENGLISH.titles.known | ENGLISH.senses.heads | ENGLISH.senses.parties)
)
_FOR_NOW = re.compile(r"(?i)\bfor (?:the time being|now)\b|\bat present\b")
_BEFORE = next(group for group in ENGLISH.senses.alike if "former" in group)
_HELD = re.compile(
    r"\b(?:[Tt]he |[Aa]n? )?(?:[a-z]+ )?(?P<office>[A-Za-z][a-z]+) of (?P<body>(?:(?!of )[\w’-]+ ){0,3}[\w’-]+)"
)
"""Of what somebody is the leader, owner or driver, in a line."""
_BESIDE = 30
"""Characters before that which tell of it too: “Austria’s minister of culture”."""
_OF_WHAT = re.compile(r"\b(?P<office>[A-Za-z]{1,40}) of (?P<body>[^,;]{1,200})")
_NEAR, _FAR = 3, 12
"""Words before an office among which one says that it is no longer held, and among which is who holds it now."""
_HELD_NOW = frozenset(ENGLISH.dates.passing) & {"now", "currently", "today"} | {"is"}
_ROOT = 5
"""Letters that an office and its verb share: “chairman”, “chairs”."""
_RIVALS = frozenset().union(*(rivals for rivals, _ in ENGLISH.senses.rivals))


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find the roles of people of which a word stands on no line with the name."""
    for drawn in list_drawn_contexts(context):
        if drawn.parts[0].key == "people.name":
            for claim in drawn.claims_in(_LABELS):
                yield from _check_role(context, drawn, claim)


def _check_role(context: CheckContext, drawn: DrawnContext, claim: Claim) -> Iterator[Problem]:
    person = drawn.parts[0].plain
    with_name = _lines_with(context, claim, person)
    if not with_name:
        return  # the name itself is missing, which breaks another rule
    evidence = Evidence(context, with_name)
    beside = _beside_names(context, claim.names)
    unproved = (
        word for word in words(_FOR_NOW.sub("acting", claim.unnamed)) if _counts(word) and not _has(evidence, word)
    )
    own = _beside_names(context, context.names_in(person))
    is_other = not own.isdisjoint(_OFFICES) and own.isdisjoint(stems_with_variants(words(claim.plain)) & _OFFICES)
    proofs = {word: own if is_other and _is_office(word) else beside for word in unproved}
    missing = [word for word, stems in proofs.items() if stems_with_variants([word]).isdisjoint(stems)]
    missing = [word for word in missing if not _belongs_to_known(context, claim, evidence, word)]
    missing = [word for word in missing if not _is_of_subject(context, claim, person, word)]
    missing = [word for word in missing if not (f"{word}’ " in claim.plain and evidence.has_anywhere(word))]
    if missing:
        stand = "stand" if len(missing) > 1 else "stands"
        message = f"{quoted(missing)} {stand} on no line with {person}"
        yield claim.problem(RULE, message, missing[0], "say who it is as the line does")
    else:
        yield from _held_before(context, claim, person, with_name)
        yield from _holds_elsewhere(context, claim, person, with_name)
        yield from _leads_other(context, claim, person, with_name)


def _leads_other(context: CheckContext, claim: Claim, person: str, with_name: list[CitedLines]) -> Iterator[Problem]:
    """Find an “owner of the mill” of whom all lines that say of what call the person “the owner of the brewery”.

    They say so right before the name or behind it: “the owner of the brewery, Ilse Aas”.
    """
    said = _OF_WHAT.search(claim.plain.removeprefix(person))
    if said is None:
        return
    office, body = stem(fold_word(said["office"])), content_stems(said["body"])
    lines = {line for cited in with_name if cited.article for line in _lines_of(context, cited)}
    lines |= {fact.plain for fact in claim.fact.drawn_from}
    surname = re.escape(words(person)[-1])
    there = [
        content_stems(line[max(0, match.start() - _BESIDE) : match.end()])
        for line in lines
        for match in _told_beside(line, office, surname)
    ]
    if body and there and all(body.isdisjoint(each) for each in there):
        message = f"the lines do not call {person} “{said[0].strip(' ,')}”, but of another"
        yield claim.problem(RULE, message, said["body"], "say who it is as the line does")


def _told_beside(line: str, office: str, surname: str) -> Iterator[re.Match[str]]:
    """Yield each place of *line* that says right beside the *surname* of what its bearer holds the *office*."""
    before = re.compile(rf"{_HELD.pattern},? (?:[A-Z][\w’-]+ ){{0,3}}{surname}\b")
    behind = re.compile(rf"\b{surname}, {_HELD.pattern}[,.;]")
    for pattern in (before, behind):
        yield from (match for match in pattern.finditer(line) if stem(fold_word(match["office"])) == office)


def _lines_of(context: CheckContext, cited: CitedLines) -> Iterator[str]:
    return (context.line(cited.article, line) or "" for line in sorted(cited.lines))


def _is_office(word: str) -> bool:
    """Tell whether *word* is what a person is: beside the name of a body, it tells who somebody else there is."""
    return not stems_with_variants([word]).isdisjoint(_OFFICES)


def _held_before(context: CheckContext, claim: Claim, person: str, with_name: list[CitedLines]) -> Iterator[Problem]:
    """Find an office that the lines give to a person as a former one, and the role as one that is held, or back."""
    texts = [_text_of(context, claim, cited) for cited in with_name]
    for part in claim.plain.removeprefix(person).split(","):
        said = [fold_word(word).removeprefix("ex-") for word in words(part)]
        first = next((word for word in said if word not in STOP_WORDS and word not in _BEFORE), "")
        there = [_is_former(text, at) for text in texts for at, word in enumerate(text) if word == first]
        is_former = not _BEFORE.isdisjoint(said) or "ex-" in part.lower()
        is_held = "ex-" in part.lower() or any(_is_current(text, first, person) for text in texts)
        if first and there and (all(there) if not is_former else is_held and not any(there)):
            message = (
                f"the lines say {'that this is over' if not is_former else 'nothing of its being over'} (“{first}”)"
            )
            yield claim.problem(RULE, message, first, "say who it is as the line does")
            return


def _is_former(text: list[str], at: int) -> bool:
    """Tell whether the office at that place is a former one: “the former treasurer”, “treasurer until 2031”."""
    ends = (place for place in range(at + 1, min(len(text) - 1, at + _NEAR)) if text[place] in LASTING)
    return not _BEFORE.isdisjoint(text[max(0, at - _NEAR) : at]) or any(text[end + 1].isdecimal() for end in ends)


def _is_current(text: list[str], first: str, person: str) -> bool:
    """Tell whether *text* says that *person* holds what is called *first*: “Aas, who now chairs the board”."""
    surname = fold_word(words(person)[-1])
    places = [at for at, word in enumerate(text) if stem(word)[:_ROOT] == stem(first)[:_ROOT]]
    before = [(text[max(0, at - _FAR) : at], text[max(0, at - _NEAR - 1) : at]) for at in places]
    return any(surname in far and not _HELD_NOW.isdisjoint(near) for far, near in before)


def _text_of(context: CheckContext, claim: Claim, cited: CitedLines) -> list[str]:
    """Return the folded words and numbers of *cited*; of no article, of what the facts say."""
    facts = (fact.plain for fact in claim.fact.drawn_from)
    texts = _lines_of(context, cited) if cited.article else facts
    return [word for text in texts for word in clauses_of(text).words]


def _lines_with(context: CheckContext, claim: Claim, person: str) -> list[CitedLines]:
    """List the lines of *claim* that have the name *person*, with cited ones right before: “her deputy, Ilse Aas”."""
    single = [replace(cited, lines=frozenset([line])) for cited in claim.lines for line in sorted(cited.lines)]
    names = context.names_in(person)
    named = [cited for cited in single if all(map(Evidence(context, [cited]).has_name, names))]
    before = [cited.with_lines_before() for cited in named if cited.article]
    within = {cited.article: cited.lines for cited in claim.cited.cited_lines}
    return [*named, *(replace(cited, lines=cited.lines & within[cited.article]) for cited in before)]


def _beside_names(context: CheckContext, names: Iterable[Name]) -> frozenset[str]:
    """Return the stems that any article has right beside one of *names*: “the security firm Argus”."""
    described = find_descriptions(context)
    identify = context.identities.identify
    return frozenset().union(*(described.get(identify(name).meant, frozenset()) for name in names))


def _belongs_to_known(context: CheckContext, claim: Claim, evidence: Evidence, word: str) -> bool:
    """Tell whether an article has *word* right behind a word of the line: “fire brigade”, of a “fire chief”."""
    before = re.search(rf"(?i)\b(?P<before>[\w-]+) {re.escape(word)}\b", claim.plain)
    if before is None or not evidence.has_word(before["before"]) or fold_word(before["before"]) in STOP_WORDS:
        return False
    return any(before[0].lower() in line.lower() for lines in context.lines.values() for line in lines)


def _is_of_subject(context: CheckContext, claim: Claim, person: str, word: str) -> bool:
    """Tell whether *word* belongs to what an article that names the person is about: “keeper of the old lighthouse”."""
    if not re.search(rf"\bof (?:the )?(?:[\w-]+ ){{0,2}}{re.escape(word)}\b", claim.plain):
        return False
    indexes = {key: context.article_index(str(key)) for key in context.bank.articles}
    whole = [Evidence(context, [CitedLines(str(key), index, index.filled)]) for key, index in indexes.items() if index]
    names = context.names_in(person)
    return any(all(map(each.has_name, names)) and each.has_in_title(word) for each in whole)


def _counts(word: str) -> bool:
    """Tell whether *word* says something of a role: “former” does, though mostly it is too common to tell anything."""
    folded = fold_word(word)
    return len(folded) > 1 and (folded not in STOP_WORDS or folded in _RIVALS)


def _has(evidence: Evidence, word: str) -> bool:
    former, ex, rest = word.partition("-") if word.lower().startswith("ex-") else ("", "", word)
    if ex and rest:
        return _has(evidence, former) and (_has(evidence, rest) or not _counts(rest))
    proofs = (proof for words, alike in _ALIKE if fold_word(word) in words for proof in alike)
    if evidence.has_word(word) or evidence.has_in_title(word) or any(map(evidence.has_word, proofs)):
        return True
    mine = {(each.pair, each.side) for each in turnings_of(clauses_of(word))}
    lines = [clauses_of(line) for _, line in evidence.written_lines] if mine else []
    return any((each.pair, each.side) in mine for line in lines for each in turnings_of(line))  # “purchase”, “buying”


def _holds_elsewhere(
    context: CheckContext, claim: Claim, person: str, with_name: list[CitedLines]
) -> Iterator[Problem]:
    """Find a country or body of the role while the line has the words of the role beside another."""
    names, office = context.cached_apart(NamesOnLines), stems_with_variants(claim.content_words())
    on_lines = [name for cited in with_name for name in names.on_lines(cited)]
    people = [context.identities.identify(name) for name in context.names_in(person)]
    beside = [name for name in on_lines if not office.isdisjoint(name.around) and not _is_one_of(name, people)]
    for name in claim.names:
        who = context.identities.identify(name)
        if Evidence(context, with_name).has_name(name):
            continue
        if beside and who not in people and not any(may_be_same(other.who, who) for other in beside):
            message = f"the line has {person} with “{beside[0].written}”, not with “{name.written}”"
            yield claim.problem(RULE, message, name.written)


def _is_one_of(name: NameOnLine, people: list[Identity]) -> bool:
    return any(may_be_same(name.who, person) for person in people)
