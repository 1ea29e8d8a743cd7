"""What a line denies, the fact does not affirm or take for granted, and the other way round."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.needs import Need
from briefdeck.language.numbers.quantifiers import are_together_all, shares_of
from briefdeck.language.sentences.clauses import Clauses, Negation, clauses_of
from briefdeck.language.sentences.comparisons import find_no_less, is_topmost, says_nobody_more
from briefdeck.language.sentences.contrasts import has_contrast, is_turned_contrast, tells_otherwise_of_left_out
from briefdeck.language.sentences.opposites import (
    ALLOWING,
    Counterpart,
    Turning,
    counterparts_of,
    fits_best,
    select_nearest,
    turnings_of,
    words_among,
)
from briefdeck.language.words import STOP_WORDS, fold_word, words
from briefdeck.model.roles import STATING, Role
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.attribution.parts.denied_in_other_words import (
    averts,
    denies_all,
    excludes_nothing,
    has_ended,
    has_word_for,
    is_barred_from,
    is_both_ways,
    is_done_already,
    is_end_of_row,
    is_kept_from,
    is_of_another,
    is_of_cause,
    is_of_others,
    is_steady,
    is_to_come,
    is_told_as_little,
    says_otherwise,
    stays_away,
    tells_last,
)
from briefdeck.rules.attribution.parts.denied_of_one import (
    denies_as_line,
    find_denied_of_other,
    find_told_of_neither,
)
from briefdeck.rules.attribution.parts.left_open import is_if_for_otherwise, is_if_for_unless
from briefdeck.rules.attribution.parts.limit_by_not import is_limit_told_otherwise
from briefdeck.rules.attribution.parts.negations import (
    ARTICLES,
    NEGATIONS,
    SCOPE,
    behind_whole,
    denies_what_is_there,
    denying_words,
    gives_it_up,
    has_opposite,
    is_alternative,
    is_in_denial,
    is_in_other_words,
    is_not_without,
    is_of_condition,
    is_opposed,
    is_set_apart,
    is_without_not,
    lacking_words,
    rules_out,
    says_it_too,
    says_nobody,
    speaks_of_some,
)
from briefdeck.rules.attribution.parts.pack_comparisons import find_turned
from briefdeck.rules.attribution.parts.pack_derivations import find_pack_derivations
from briefdeck.rules.attribution.parts.presupposed import is_presupposed
from briefdeck.rules.attribution.parts.source_sentences import Derivation, find_asked, find_derivations, read_sentences
from briefdeck.rules.attribution.parts.undone import is_awaited_yet, is_told_as_undone
from briefdeck.rules.fact_context import Claim, FactContext
from briefdeck.rules.grounding.parts.remaining_number import tells_rest

RULE = Rule(
    "A302",
    "What a line denies, the fact does not affirm.",
    why="A “not” that is lost, or slips in, turns a statement into its opposite, and no figure or name shows it.",
    bad=example("""
        facts:
          - id: routes
            fact: Two of the nine routes do not run, the company says.
            cite: quay:2
            topic: strike
        """),
    good=example("""
        facts:
          - id: routes
            fact: Two of the nine routes still run, the company says.
            cite: quay:2
            topic: strike
        """),
    reads=STATING,
    may_doubt=True,
    needs=frozenset({Need.TEXTS, Need.NEGATIONS}),
    sure_from=0.7,
    warns_from=0.8,
)

_GIVING_UP = ENGLISH.clauses.giving_up
"""Words by which a line and a fact tell that a denial does not last."""
_DETERMINERS = ENGLISH.clauses.negative_determiners
_OFTEN = ENGLISH.clauses.often
_LACKING_VERBS = ENGLISH.statements.lacking
_NEITHER, _JOINING = frozenset(("neither", "nor")), frozenset(("and", "but"))
_CONCLUDING, _TRYING, _DEPENDING = ENGLISH.clauses.concluding, ENGLISH.clauses.trying, ENGLISH.clauses.depending
_NO_HEADS = ENGLISH.governing.prospects | {"one"}
"""Words behind a “not” that are not what is negated: “none is expected to open”, “no one came”."""
_ALIKE = 1.0
"""How much of the words around two opposites must be shared for a “not” beside one of them to tell anything."""
_MOST = 0.8
"""The share of a statement that one clause of a line has which says the same but for a “not”."""
_TELLING = 2
"""Words around what a line negates that a fact has too, wherever they stand."""
_SINGLING_OUT = ENGLISH.clauses.singling_out - {"but"}
_CHIEF = 2
"""Words that are chiefly negated: the verb, and whom or what it is done to."""
_OF_WHAT = frozenset(("that", "of", "about"))
_LIGHT = frozenset((*ENGLISH.grammar.having, "made", "makes", "given", "gave"))


def check_claims(fact: FactContext) -> Iterator[Problem]:
    """Find the statements that drop a “not” of their line, or add one."""
    for of_pack in find_pack_derivations(fact) if fact.pack else ():
        if of_pack.is_negated_once:
            yield of_pack.problem(RULE, "only one of fact and line has a “not”: say it as the line does")
        elif not of_pack.says.negations and not find_turned(of_pack) and (denied := of_pack.lost("denying")):
            yield of_pack.problem(RULE, f"the line has “{denied}” here: the fact affirms it")
    for claim, further in _find_presupposed(fact):
        message = f"“{further}” takes for granted that there was one before, and the lines say that there is none"
        yield claim.problem(RULE, message, further)
    asked = [each for each in find_asked(fact) if _takes_for_granted(each)] if fact.drawn_from else []
    for derived in (*find_derivations(fact), *asked):
        likely = derived.cited if fact.drawn_from else derived.sentences
        lesser = find_no_less(derived.clauses, derived.cited_clauses)
        if lesser:
            yield derived.problem(RULE, f"the line has “no {lesser}”, the fact “{lesser}”", lesser.split()[0])
            continue
        other = find_told_of_neither(derived) or find_denied_of_other(derived)
        if other:
            yield derived.problem(RULE, f"the line tells “{other}” of the other, or of neither", other)
            continue
        negative = derived.says.negative or any(sentence.negative for sentence in likely)
        negative = negative or any(has_contrast(line) for line in derived.cited_clauses)
        if negative and not derived.question.negative:
            yield from _turned(derived)


def _may_be_concluded(derived: Derivation) -> bool:
    """Tell whether a line singles something out, so that one can conclude what holds of the rest: “only”, “except”."""
    return any(not _CONCLUDING.isdisjoint(line.words) for line in derived.likely_clauses)


def _is_told_in_one(derived: Derivation) -> bool:
    """Tell whether one clause of a line says most of what a fact says, and nothing else can be concluded from it."""
    is_told = bool(derived.claim.fact.drawn_from) or derived.is_in_one_clause(_MOST)
    return is_told and not _may_be_concluded(derived)


def _takes_for_granted(derived: Derivation) -> bool:
    """Tell whether a question takes for granted that something is done; one with “will” or “could” does not."""
    return ENGLISH.governing.modal.isdisjoint(derived.clauses.words)


def _turned(derived: Derivation) -> Iterator[Problem]:
    says = derived.clauses
    if tells_rest(derived.claim) or _tells_other_share(derived) or is_presupposed(derived):
        return  # “four of the six did not” is no denial of “only two did”
    if rules_out(says) and any(map(rules_out, derived.cited_clauses)):
        return  # “ruled out that it buys the mine”, “ruled out buying it”
    if not _DEPENDING.isdisjoint(says.words):
        return  # what “depends on” a thing is so “if there is none” of it
    dropped = derived.claim.fact.drawn_from and gives_it_up(says)
    if is_limit_told_otherwise(derived) or dropped:
        return
    given_up = _GIVING_UP.intersection(says.words)
    likely = derived.cited if derived.claim.fact.drawn_from else derived.sentences
    drawn = [clauses_of(sentence.text) for sentence in likely]
    never = bool(derived.claim.fact.drawn_from) and any("never" in line.words for line in drawn)
    always = "always" in says.words and not never  # what is always so is never otherwise
    looked_at = () if derived.asks else [each for each in says.negations if not _singles_out(derived, each)]
    added = next((at for at in looked_at if _adds(derived, at) and not _is_undone_in_other_words(derived, at)), None)
    if any(
        line.negations and not always and given_up.isdisjoint(line.words) and _loses(derived, line) for line in drawn
    ) or any(_fills(derived, line) for line in derived.cited_clauses):
        message = "the line negates what the fact says; keep its “not”"
        yield derived.problem(RULE, message, is_sure=_is_told_in_one(derived))
    elif added is not None:
        is_sure = all(NEGATIONS.isdisjoint(line.words) and not line.negations for line in derived.cited_clauses)
        is_sure = is_sure and _is_told_in_one(derived)
        yield derived.problem(RULE, "the fact negates what the line says: say it as the line does", is_sure=is_sure)
    elif derived.claim.fact.drawn_from and any(denies_all(derived, each) for each in says.negations):
        yield derived.problem(RULE, "the fact says that there is none where the line says only how little")
    elif any(is_turned_contrast(says, line, derived.cited_clauses) for line in derived.cited_clauses):
        yield derived.problem(RULE, "the fact affirms what the line leaves out by its “not” or “rather than”")
    elif not (derived.asks or _singles_out(derived)) and _differs(derived):
        message = "only one of fact and line has a “not”: say it as the line does"
        yield derived.problem(RULE, message, is_sure=bool(derived.claim.fact.drawn_from))


def _loses(derived: Derivation, line: Clauses) -> bool:
    """Tell whether the fact affirms something that *line* negates, and negates once."""
    says = derived.clauses
    if "until" in says.words and not ENGLISH.statements.negations.isdisjoint(says.words):
        return False  # “expects none until 2027” says the same
    for negation in line.negations:
        if any(negation.first <= other.at <= negation.end for other in line.negations):
            continue
        if is_not_without(line, negation) or _is_kept_in_other_words(derived, line, negation):
            continue
        told = [at for at in line.heads(negation) if line.words[at] not in _NO_HEADS]
        told = [at for at in told if at >= behind_whole(line, negation)]
        heads = [line.stems[at] for at in told[:SCOPE]]  # of “none is expected to open”, the opening
        places = says.content.get(heads[0], ()) if heads else ()
        if (
            line.words[negation.at] == "never"
            and not _OFTEN.isdisjoint(says.words)
            and set(heads) & says.content.keys()
        ):
            return True  # what never was so, was not always so, nor now and then
        if any(
            not (says.may_be_negated(at) or is_kept_from(says, at))
            and not (is_of_condition(says, at) or is_awaited_yet(says, at))
            and _always(True, derived, at)
            for at in places
        ):
            return True
        if places and line.words[negation.at] in _DETERMINERS and _has_what_none_has(derived, places[0]):
            return True
        shared = sum(stemmed in says.content and not is_kept_from(says, says.content[stemmed][0]) for stemmed in heads)
        reworded = says.negations or averts(says) or any(has_opposite(says, line, at) for at in told[:SCOPE])
        of_them = line.words[negation.at + 1 : negation.at + 2] == ("of",)  # “none of the boats” tells of boats
        doing = any(line.words[at - 1] == "to" or line.words[at].endswith("ing") for at in told[1:SCOPE])
        if doing and not (places or reworded or of_them or denying_words(line, negation)) and shared > 1:
            return True  # who “denied that the yard had fitted it” leaves open that others did
    return False


def _is_kept_in_other_words(derived: Derivation, line: Clauses, negation: Negation) -> bool:
    """Tell whether the fact says what *negation* of *line* does, or speaks of something else."""
    says = derived.clauses
    lacks = any(says.words[each.at] in _LACKING_VERBS for each in says.negations)
    return bool(
        (denying_words(line, negation) and _denies_itself(derived))  # “that is what they say; the company denies it”
        or tells_last(says, line)
        or is_if_for_unless(line, says)
        or is_if_for_unless(says, line)
        or is_told_as_little(line, negation, says)
        or is_of_cause(line, negation)
        or stays_away(says)
        or (lacks and line.words[negation.at] in _NEITHER)  # “lacks the signatures of both”
        or (line.words[negation.at] in _NEITHER and says.negations and _JOINING.isdisjoint(says.words))
        or has_ended(says, line, negation)
        or (line.words[negation.at] in _NEITHER and any(has_opposite(says, line, at) for at in line.heads(negation)))
        or _speaks_of_reports(derived, line, negation)
        or is_in_other_words(says, line, negation)
        or tells_otherwise_of_left_out(says, line, derived.cited_clauses, negation.at)
        or lacking_words(says).difference(line.words)
        or excludes_nothing(says, line, negation)
    )


def _speaks_of_reports(derived: Derivation, line: Clauses, negation: Negation) -> bool:
    """Tell whether the fact only says that there are reports, or the like, which *line* denies."""
    reports, says = ENGLISH.statements.turned_down, derived.clauses
    told = (one for one, other in pairwise(says.words) if other in _OF_WHAT)
    return line.words[negation.at] in reports and not reports.isdisjoint(told)


def _has_what_none_has(derived: Derivation, at: int) -> bool:
    """Tell whether a text of a page has “made an offer” and each line that speaks of an offer has “no offer”."""
    says, stemmed = derived.clauses, derived.clauses.stems[at]
    there = [(line, place) for line in derived.cited_clauses for place in line.content.get(stemmed, ())]
    is_made = not _LIGHT.isdisjoint(says.words[max(0, at - SCOPE) : at]) and says.words[at - 1] in ARTICLES
    return (
        bool(derived.claim.fact.drawn_from)
        and is_made
        and all(line.is_negated(place) for line, place in there)
        and not (says.may_be_negated(at) or is_of_condition(says, at))
    )


def _tells_other_share(derived: Derivation) -> bool:
    """Tell whether the statement says of most what the lines say by a “not”, or without one, of few, or the reverse."""
    theirs = [share for line in derived.cited_clauses for share in shares_of(line)]
    return any(are_together_all(mine, share) for mine in shares_of(derived.clauses) for share in theirs)


def _denies_itself(derived: Derivation) -> bool:
    """Tell whether the text denies something too, in another of its clauses."""
    text = derived.claim.fact.says or derived.says.text
    return not ENGLISH.statements.denying.isdisjoint(map(fold_word, words(text)))


def _fills(derived: Derivation, line: Clauses) -> bool:
    """Tell whether the fact says of some or many what *line* says of nobody."""
    says = derived.clauses
    for negation in line.negations:
        nobody = says_nobody(line, negation) and not says_otherwise(says, line, negation)
        first = behind_whole(line, negation)
        heads = [at for at in line.heads(negation) if at >= first and line.words[at] not in _NO_HEADS]
        heads = heads[:1] if nobody else []
        for stemmed in (line.stems[at] for at in heads):
            some = any(speaks_of_some(says, at) and not says.may_be_negated(at) for at in says.content.get(stemmed, ()))
            others = (other for other in derived.cited_clauses if stemmed in other.content)
            if some and all(other.is_negated(at) for other in others for at in other.content[stemmed]):
                return True
    return False


def _adds(derived: Derivation, negation: Negation) -> bool:
    """Tell whether the *negation* of the fact negates something that the lines affirm."""
    says, lines = derived.clauses, derived.cited_clauses
    losing = any("lose" in line.stems for line in lines)
    if (derived.claim.fact.drawn_from or losing) and says.words[negation.at] == "without":
        return False  # who lost a thing, or has yet to get it, is without it
    awaited = says.words[negation.at] == "yet" and any(is_to_come(line, says, negation) for line in lines)
    awaited = awaited or _is_topmost(derived, negation) or denies_as_line(says, negation, lines)
    if awaited or has_word_for(says, negation, lines) or _follows(derived, negation):
        return False
    if denying_words(says, negation) and any(not ENGLISH.clauses.untrue.isdisjoint(line.words) for line in lines):
        return False
    here = frozenset().union(*(line.content.keys() for line in lines))
    chief = says.heads(negation)[:_CHIEF]
    others = [at for at in says.scope(negation) if at not in chief and says.stems[at] not in here]
    if any(
        each.words.lower().split()[0] in _TRYING and set(each.doing) & {says.stems[at] for at in chief}
        for sentence in derived.cited
        for each in sentence.governors
    ):
        return False  # who tried to delay it may not have delayed it
    if any(is_without_not(line, says, at) for line in lines for at in chief[:1]):
        return False
    if any(is_alternative(line, says.stems[at]) for line in lines for at in chief[:1]):
        return False  # who “had to swim or walk” and did not swim, walked
    if says.words[negation.at] in _DETERMINERS and all(
        is_in_denial(line, says.stems[at]) for line in lines for at in chief
    ):
        return False  # “no hearing is expected” for “a hearing is not expected”
    known = all(says.stems[at] in here for at in chief) and all(says.written[at].islower() for at in others)
    return known and any(
        says.is_negated(at)
        and not is_of_another(derived, negation, at)
        and (
            _always(False, derived, at)
            or denies_what_is_there(says, at, lines)
            or is_done_already(says, negation, lines)
        )
        for at in says.heads(negation)[:1]
    )


def _is_undone_in_other_words(derived: Derivation, negation: Negation) -> bool:
    """Tell whether the lines have as undone what the *negation* denies, or deny what it calls a wrong story."""
    says, lines = derived.clauses, derived.cited_clauses
    if says.words[negation.at] not in ENGLISH.clauses.untrue:
        return is_told_as_undone(derived, negation)
    told = {says.stems[at] for at in says.heads(negation)}  # “the rumour that it sank was wrong”: “it did not sink”
    return any(line.is_negated(at) for line in lines for each in told for at in line.content.get(each, ()))


def _follows(derived: Derivation, negation: Negation) -> bool:
    """Tell whether a line denies it too, or it follows from its “first”, “last” or “otherwise”."""
    says = derived.clauses
    return any(
        says_it_too(line, says, negation)
        or is_end_of_row(line, says, negation)
        or is_if_for_otherwise(says, line, negation.at)
        for line in derived.cited_clauses
    )


def _is_topmost(derived: Derivation, negation: Negation) -> bool:
    """Tell whether “no other town grew faster” is told of what grew faster than any other."""
    return says_nobody_more(derived.clauses, negation) and any(map(is_topmost, derived.cited_clauses))


def _singles_out(derived: Derivation, negation: Negation | None = None) -> bool:
    """Tell whether a line sets one apart from others, so that what it says of them does not hold of the one.

    “All but one are set at sea” is said, too, by “Terminus is not”. What a *negation* belongs to, and a line has only
    behind a comma, is another matter: “free on Sundays only, and drivers must show a disc”.
    """
    heads = {derived.clauses.stems[at] for at in derived.clauses.heads(negation)} if negation else set()
    return any(
        (word in _SINGLING_OUT or (word == "but" and is_set_apart(line.words, at))) and not _is_apart(line, at, heads)
        for line in derived.cited_clauses
        for at, word in enumerate(line.words)
    )


def _is_apart(line: Clauses, at: int, stems: Set[str]) -> bool:
    """Tell whether *line* has all *stems* in a main clause that begins behind the one of that place."""
    end = line.clause_around(at)[1]
    begins = end < len(line.words) and line.words[end] == "and" and line.clause[end] - line.clause[end - 1] > 1
    return begins and bool(stems) and stems <= set(line.stems[end:]) and stems.isdisjoint(line.stems[:end])


def _always(negated: bool, derived: Derivation, at: int) -> bool:
    """Tell whether the word of the fact at a place is negated, or not, wherever the lines speak of the same."""
    same = words_among(derived.clauses, at, derived.clauses.stems[at : at + 1], derived.cited_clauses)
    found = select_nearest(same, derived.fewest_shared)
    if negated and not found and not derived.claim.fact.drawn_from:
        fewest = 1 if derived.is_in_one_clause(1) else _TELLING
        found = [each for each in same if each.telling >= fewest]
    if not negated:
        found = [each for each in found if not _is_condition(each)]
    return bool(found) and all(each.negated is negated for each in found)


def _is_condition(there: Counterpart) -> bool:
    """Tell whether the line only makes it a condition: “provided that she consents”."""
    first, _ = there.line.clause_around(there.turning.start)
    return not ENGLISH.clauses.conditions.isdisjoint(there.line.words[max(0, first - 2) : there.turning.start])


def _differs(derived: Derivation) -> bool:
    """Tell whether only one of two words that say the same is negated: “had no role in” and “took part in”."""
    says, lines = derived.clauses, derived.cited_clauses
    if not ENGLISH.clauses.loose_negations.isdisjoint(says.words[negation.at] for negation in says.negations):
        return False  # “nobody won” may tell of what is undecided, “without losing a set” of straight ones
    if "unless" in says.words or any(has_word_for(says, negation, lines) for negation in says.negations):
        return False  # “not unless it is dropped” is “only if it is dropped”
    if any(is_steady(line, says, negation) for line in lines for negation in says.negations):
        return False
    if any(is_set_apart(says.words, at) for at, word in enumerate(says.words) if word == "but"):
        return False  # “all but Orrin did” may be said of the only ones that did not
    for mine in turnings_of(says) if says.negations or any(line.negations for line in lines) else ():
        if is_both_ways(says, mine) or any(
            _is_topmost(derived, each) for each in says.negations if each.first <= mine.start <= each.end
        ):
            continue
        found = select_nearest(counterparts_of(says, mine, lines), derived.fewest_shared)
        loose = not derived.claim.fact.drawn_from and any(each.shared < _ALIKE for each in found)
        if found and not loose and all(_is_other(says, mine, each) and fits_best(says, mine, each) for each in found):
            return True
    return False


def _is_other(says: Clauses, mine: Turning, there: Counterpart) -> bool:
    line, at = there.line, there.turning.start
    forbids = mine.pair == ALLOWING
    against = [forbids and is_opposed(read, place) for read, place in ((says, mine.start), (line, at))]
    if (
        is_of_others(says, mine.start, line, at)
        or mine.side != there.turning.side
        or (says.stems[mine.start] == line.stems[at] and against[0] is against[1])
    ):
        return False
    if says.is_hampered(mine.start) or line.is_hampered(at):
        return False
    if any(each.first <= at <= each.end and is_barred_from(says, line, each) for each in line.negations):
        return False
    negated = says.is_negated(mine.start) is not (against[0] is not against[1])
    affirmed = not (line.may_be_negated(at) if negated else says.may_be_negated(mine.start))
    return negated != there.negated and affirmed


_FURTHER = frozenset(("another", "second", "third", "further"))
_READ = STATING | {Role.QUESTION}
_NEAR = 4
"""Words before a thing among which its “no”, or the negated verb that it belongs to, stands."""


def _find_presupposed(fact: FactContext) -> Iterator[tuple[Claim, str]]:
    """Find the “second suspect” of a page whose lines have suspects only behind a “not”."""
    lines = read_sentences(fact) if fact.drawn_from else []
    for claim in fact.claims_in(_READ) if lines else ():
        says = clauses_of(claim.plain)
        for at, word in enumerate(says.words[:-1]):
            if word not in _FURTHER or says.words[at + 1] in STOP_WORDS or says.may_be_negated(at + 1):
                continue
            thing = says.stems[at + 1]
            there = [_is_none(line, place) for line in lines for place in line.content.get(thing, ())]
            if there and all(there) and not any(word in line.words for line in lines):
                yield claim, f"{says.written[at]} {says.written[at + 1]}"
                break


def _is_none(line: Clauses, at: int) -> bool:
    before = line.words[max(0, at - _NEAR) : at]
    return line.is_negated(at) or (line.may_be_negated(at) and not ENGLISH.statements.negations.isdisjoint(before))
