"""Agents: who does what, and to whom. "Voss sued Aske" and "Aske was sued by Voss" mean the same.

There are two readings. `find_actions` knows the names of a bank and finds what each of them does, wherever its object
is. `find_transfers` needs no bank: it looks at a verb between two names, and tells giving from taking.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import Name, name_key
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.words import STOP_WORDS, composed, fold_word, is_past, stem, words

_HELPING = one_of(
    word
    for words in (
        ENGLISH.grammar.modal,
        ENGLISH.grammar.having,
        ENGLISH.grammar.doing,
        ENGLISH.grammar.adverbs,
        ("not",),
    )
    for word in words
)
_ACTIVE = re.compile(
    r"(?:,(?: (?:the|an?) (?:[\w-]+ ){0,3}[\w-]+,?)? who)?(?P<short>)"
    rf" (?:(?:{_HELPING}|[a-z]+ly) ){{0,3}}(?P<verb>[a-z]+)\b(?! by\b)"
)
"""What a name does right behind it, or behind “, who” or “, the painter who”."""
_PASSIVE = re.compile(
    rf"\b(?:{'|'.join(ENGLISH.grammar.being)}) (?:[a-z]+ly )?(?P<verb>[a-z]+)\b[^.;:,]{{0,60}}? by (?:the )?\Z"
    r"|, (?P<short>[a-z]+(?:ed|en|wn)) by (?:the )?\Z"
)
_FAR, _NEAR = 100, 12
"""Characters before a name that are looked at."""
_WHERE = re.compile(rf"\b{one_of(ENGLISH.grammar.place_prepositions)} (?:the )?\Z", re.IGNORECASE)
"""What precedes a name that does not act itself: “crews in Marlow stopped”."""
_JOINED = re.compile(
    rf"\A(?: and| or) (?:the )?(?:(?i:{one_of((*ENGLISH.titles.known, *ENGLISH.titles.honorifics))})\.? )?\Z"
)
_OF_KIN = re.compile(r"\bby (?:the )?(?:[^\W\d_a-z][\w-]* )*[^\W\d_a-z][\w-]*['’]s? (?:[a-z-]+ ){1,3}\Z")
"""What precedes the name of who does it, if that is somebody's kin or hand: “by Ida Berg’s brother Nils”."""
_OF = re.compile(r" of (?:the )?")
_OF_ANY = " of "
_WHOSE = re.compile(r"['’]s? [a-z]")
"""What follows the name of whose somebody is."""
_TWO = re.compile(r"[-‐‑–][^\W\d_a-z]")
"""In a name: two are joined, and both or neither may be meant."""
_MUTUAL = frozenset(map(stem, (*ENGLISH.statements.mutual, "said", "says", "told")))
"""What several do at once, or everybody does: it distinguishes nobody."""
_RUN = re.compile(r"[^\W\d_a-z](?<![\w’'-].)[\w-]*(?:\s[^\W\d_a-z][\w-]*)*")
"""Capitalised words that never act when they are alone."""
_PARTED = re.compile(r"[.;:,()“”\"—–?!]")
_TIMES = ENGLISH.dates.names
_GIVING = ENGLISH.statements.giving
_TAKING = ENGLISH.statements.taking
_DONE_TOGETHER = ENGLISH.statements.mutual
"""What two do together, whichever is named first."""
_PASSIVE_WORDS = frozenset(ENGLISH.grammar.being)
_FROM = re.compile(r"(?i)\bfrom (?:(?:the|an?) (?:[\w-]+ ){1,3}(?:at|in|of) )?(?:the )?\Z")
_LONGEST = 6
"""Words between two names that one verb may join."""
_GIVES, _LEADS = "give", "from … to"


class Action(NamedTuple):
    """What a name does."""

    verb: str
    """The stem of the verb."""
    agent: Name
    word: str
    """The word itself."""


def find_actions(text: str, found: Sequence[Name]) -> list[Action]:
    """Find what the names *found* in *text* do.

    An action is found where a verb follows a name directly, or "by" precedes it directly. After the name of a people a
    noun may come first: "Norvikan pilots".
    """
    actions: list[Action] = []
    for index, name in enumerate(found):
        if _TWO.search(text[max(0, name.start - 2) : name.end]):
            continue
        ahead, active = text[: name.start], _ACTIVE.match(text, name.end)
        first = _first_of(text, found, index) if active is not None and ahead.endswith((" of ", " of the ")) else index
        if active is not None and first == index and _WHERE.search(ahead[-_NEAR:]):
            active = None
        if active is not None and _is_noun(active["verb"], text[active.end() : active.end() + len(_OF_ANY)] == _OF_ANY):
            active = None
        passive = _passive_before(ahead[-_FAR:]) if " by " in ahead[-_FAR:] else None
        passive = None if passive and _WHOSE.match(text, name.end) else passive
        for match in (passive, active):
            verb = match and (match["verb"] or match["short"])
            if verb and verb not in STOP_WORDS and stem(verb) not in _MUTUAL:
                actions += (
                    Action(stem(verb), agent, verb)
                    for agent in _with(text, found[: (first if match is active else index) + 1])
                )
    return actions


def _is_noun(word: str, before_of: bool) -> bool:
    """Tell whether *word*, right behind a name, is a noun: “the Marlow base of Orrin Threads”."""
    return before_of and not (is_past(word) or word.endswith("s"))


def _passive_before(ahead: str) -> re.Match[str] | None:
    """Find what is done by whose name follows *ahead*, or by somebody's kin of that name."""
    kin = _OF_KIN.search(ahead)
    ahead = f"{ahead[: kin.start()]}by " if kin else ahead
    return _PASSIVE.search(ahead) if ahead.endswith((" by ", " by the ")) else None


def _first_of(text: str, found: Sequence[Name], index: int) -> int:
    """Return the index of the name to which the one at *index* belongs: “Jan Berg of the University of Marlow”."""
    while index and _OF.fullmatch(text, found[index - 1].end, found[index].start):
        index -= 1
    return index


def _with(text: str, found: Sequence[Name]) -> list[Name]:
    """Return the last of the names *found* in *text*, and the names before it that are joined to it."""
    joined = [found[-1]]
    for name in reversed(found[:-1]):
        if not _JOINED.match(text[name.end : joined[-1].start]):
            break
        joined.append(name)
    return joined


def count_stem(text: str, verb: str) -> int:
    """Count the words of *text* that have the stem *verb*."""
    return sum(stem(fold_word(word)) == verb for word in words(text))


class Transfer(NamedTuple):
    """What passes from one name to another: "Voss sued Aske". Each name is given by the key of its last word."""

    agent: str
    patient: str
    verb: str
    """The stem of the verb; what gives and takes has one stem for all verbs."""


def find_transfers(text: str) -> frozenset[Transfer]:
    """Find the transfers in *text*: two names on either side of the same verb, such as "Voss sued Aske"."""
    text = composed(text)
    names = [
        run
        for run in _RUN.finditer(text)
        if fold_word(run[0].split()[-1]) not in STOP_WORDS and run[0].lower() not in _TIMES
    ]
    transfers: set[Transfer] = set()
    for left, right in pairwise(names):
        between = text[left.end() : right.start()]
        if not _PARTED.search(between):
            transfers.update(_between(left[0], right[0], text[: left.start()], words(between)))
    return frozenset(transfers)


cached_transfers = lru_cache(maxsize=REMEMBERED)(find_transfers)
"""The same, remembered: for the sentences of the lines, which many facts cite."""


def find_reversed(mine: frozenset[Transfer], theirs: frozenset[Transfer]) -> Transfer | None:
    """Find a transfer of *mine* that *theirs* has only in the opposite direction; None where there is none."""
    for transfer in sorted(mine - theirs):
        if Transfer(transfer.patient, transfer.agent, transfer.verb) in theirs:
            return transfer
    return None


def _is_done_to(joint: list[str]) -> bool:
    """Tell whether words between two names say in the passive what happens to the first: “were frozen in”."""
    return any(one in _PASSIVE_WORDS and is_past(behind) for one, behind in pairwise(joint))


def _last(name: str) -> str:
    return name_key(name.rsplit(maxsplit=1)[-1])


def _between(left: str, right: str, before: str, joint: list[str]) -> Iterator[Transfer]:
    if joint == ["to"] and _FROM.search(before):
        yield Transfer(_last(left), _last(right), _LEADS)
    while joint and joint[-1] in ENGLISH.grammar.articles:
        joint = joint[:-1]  # “was freed by the Tordis”
    if len(joint) > _LONGEST or not joint or (joint[1:] == ["of"] and _is_noun(joint[0], before_of=True)):
        return
    passive = joint[-1] == "by" and not _PASSIVE_WORDS.isdisjoint(joint)
    if not passive and _is_done_to(joint):
        return  # “crowns of Voss were frozen in Marlow” says nothing of who did it
    word = next((word for word in joint if word not in STOP_WORDS), "")
    if word.islower() and word not in _DONE_TOGETHER:
        if joint[-1] == "to" and not _PASSIVE_WORDS.isdisjoint(joint) and word in _GIVING:
            return  # what is given, not who gives
        verb = _GIVES if word in _GIVING or (word in _TAKING and joint[-1] == "from") else stem(word)
        takes = (word in _TAKING and joint[-1] == "from") is not passive
        doer, done = (right, left) if takes else (left, right)
        yield Transfer(_last(doer), _last(done), verb)
