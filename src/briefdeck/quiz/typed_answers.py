"""What is right when an answer is typed besides its own spelling, and what looks like it and is another answer."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import takewhile

from briefdeck.language.dates.dates import DateMention
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.names.names import TITLES, is_demonym
from briefdeck.language.needs import Need, known_of_language
from briefdeck.language.terms import known_terms
from briefdeck.language.words import STOP_WORDS, fold, stem, tokens
from briefdeck.quiz.answer_dates import ordinal_ending
from briefdeck.quiz.answer_types import find_asked_subject, is_body
from briefdeck.quiz.judge import count_slips, judge, read_answer
from briefdeck.quiz.judging_tables import SLIPS
from briefdeck.quiz.spellings import FoldedNames, Spellings, fold_name

_SHORTEST_SURNAME = 4
"""Letters from which on a surname alone is surely one."""
_GIVEN_AND_SURNAME = 2
_FEWEST_INITIALS = 3
_FLAT = "♭"
_NAMED = 2
"""The most words and numbers of a name such as F-16."""
_MOST_SLIPS = max(most for _, most in SLIPS)
_MONTHS = ENGLISH.dates.months
_HOW_MANY = re.compile(rf"(?i)\bhow {one_of(ENGLISH.grammar.amounts_asked)} ([\w’'-]+(?: [\w’'-]+)?(?: [\w’'-]+)?)")
_WHICH = re.compile(r"(?i)\b(?:which|what) ([\w’'-]+)")
_WHICH_NOUN = re.compile(r"\b[Ww]h(?:ich|at) (?:(?:kind|sort|type)s? of )?([a-z][a-z’'-]+)(?: ([\w’'-]+)|[?])")
"""The noun that a question asks for, and the word after it."""
_WHAT_IS = re.compile(rf"(?i)\bwhat {one_of(ENGLISH.grammar.being)} the ([\w’'-]+) of\b")
_OPENING = frozenset(
    (*ENGLISH.dates.earlier, *ENGLISH.dates.later, *ENGLISH.grammar.prepositions, *ENGLISH.answers.opening)
)
"""Words by which a question may open that stand before its answer too: "Until when?" """
_DIRECTIONS = ENGLISH.names.directions
_ONES = ENGLISH.grammar.articles - set(ENGLISH.answers.dropped)


class TypedSpellings:
    """How an answer may be typed. What `judge` takes for the answer anyway is left out.

    All but `accept` is found when it is first asked for: most exports write neither.
    """

    def __init__(self, prompt: str, accepted: Sequence[str], spellings: Spellings, language: str) -> None:
        self._prompt, self._accepted, self._spellings, self._language = prompt, accepted, spellings, language
        self.accept: tuple[str, ...] = tuple(accepted[1:])
        """The spellings that a curator gave, and those of the name that it is."""

    @cached_property
    def _known(self) -> list[str]:
        answer = self._accepted[0]
        if Need.QUESTIONS in known_of_language(self._language):
            spelled = _spelled(self._prompt, answer, self._spellings)
        else:
            is_person = find_asked_subject(self._prompt, self._language) == "person"
            spelled = _names_of_person(answer, self._spellings) if is_person else iter(())
        return _add(self._accepted, spelled, self._language)

    @property
    def right(self) -> tuple[str, ...]:
        """Others that are right for this question."""
        return tuple(self._known[len(self._accepted) :])

    @cached_property
    def others(self) -> tuple[str, ...]:
        """Other answers that are spelled nearly like it."""
        if Need.WORDS not in known_of_language(self._language):
            return ()
        alike = dict.fromkeys(_lookalikes(self._prompt, self._accepted, self._spellings))
        return tuple(other for other in alike if judge(other, self._known) == "near")


def spell_typed(
    prompt: str, answer: str, accept: Sequence[str], spellings: Spellings, language: str = "en"
) -> TypedSpellings:
    """Find how *answer* to the question *prompt*, both without marks and in *language*, may be typed.

    *accept* are the spellings that a curator gave, *spellings* knows the names of the bank.
    """
    names = (name for name in spellings.spellings_of_name(answer) if is_answer_too(name, answer))
    given = {_bare(spelling): spelling for spelling in reversed((answer, *accept))}
    accepted = _add([*reversed(given.values())], names, language)
    return TypedSpellings(prompt, accepted, spellings, language)


def _bare(spelling: str) -> str:
    """Return *spelling* without case, spaces and the signs that say nothing in any answer."""
    return re.sub(r"[\s.,;:!?'’\"“”()]+", "", fold(spelling))


def _add(known: Sequence[str], spellings: Iterable[str], language: str) -> list[str]:
    """Add those of *spellings* to the *known* ones that the judge does not take for them."""
    found = list(known)
    for spelling in spellings:
        if judge(spelling, found, language=language) != "right":
            found.append(spelling)
    return found


def _spelled(prompt: str, answer: str, spellings: Spellings) -> Iterator[str]:
    own = fold_name(answer).strip(" .")
    group = _groups().get(own) or _groups().get(own.removesuffix("s"), ())
    asked = f" {fold_name(prompt)} "
    yield from (name for name in group if f" {fold_name(name)} " not in asked)
    yield from _with_other_names(answer)
    opening = fold(prompt).split(" ", 1)[0]
    if opening in _OPENING:  # "until May" to "Until when?"
        opens_with_article = _without_article(answer) != answer
        yield f"{opening} {answer[:1].lower() if opens_with_article else answer[:1]}{answer[1:]}"
    dates = known_terms(answer).dates
    yield from _initials(prompt, answer)
    if _FLAT in answer:
        yield answer.replace(_FLAT, " flat")
    if find_asked_subject(prompt) == "person":
        yield from _names_of_person(answer, spellings)
    elif len(dates) == 1:
        yield from _parts_of_date(prompt, answer, dates[0])
    else:
        yield from _without_asked(prompt, answer)
        yield from _without_sort(prompt, answer)
        yield from _with_asked(prompt, answer)


def _initials(prompt: str, answer: str) -> Iterator[str]:
    """Yield the initials of a name of three words and more, unless the question has them: ESA."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", answer) if word.casefold() not in STOP_WORDS]
    initials = "".join(word[0] for word in words)
    is_name = len(initials) >= _FEWEST_INITIALS and initials.isupper() and not re.search(r"\d", answer)
    if is_name and find_asked_subject(prompt) != "person" and fold(initials) not in tokens(prompt):
        yield initials


def is_answer_too(spelling: str, answer: str) -> bool:
    """Tell whether a *spelling* by which a line may name *answer* answers a question too: “the North” does not."""
    words, own = fold_name(spelling).split(), fold_name(answer).split()
    if not words or not own or _DIRECTIONS.issuperset(words):
        return False
    if _proves_only(spelling) and not _proves_only(answer):
        return False
    return words[-1] in own or is_demonym(spelling.rsplit(maxsplit=1)[-1]) <= is_demonym(answer.rsplit(maxsplit=1)[-1])


def _proves_only(name: str) -> bool:
    """Tell whether *name* proves others on a line without answering for them: "American" for the United States."""
    return fold_name(name) in _grounding() and fold_name(name) not in _groups()


@cache
def _grounding() -> frozenset[str]:
    return frozenset(fold_name(name) for names_alike in ENGLISH.names.same for name in names_alike)


@cache
def _proving(folded: str) -> tuple[str, ...]:
    """The names that prove a *folded* one on a line, and those that prove them."""
    return tuple(name for names in ENGLISH.names.same if folded in map(fold_name, names) for name in names)


@cache
def _groups() -> Mapping[str, tuple[str, ...]]:
    """The names that answer for each other in any bank, by each of them."""
    return {fold_name(name): group for group in ENGLISH.answers.same for name in group}


def _with_other_names(answer: str) -> Iterator[str]:
    """Yield the answer with the other names of a thing that is named in it: “solid CO2” for “solid carbon dioxide”."""
    words = answer.split()
    if fold_name(answer) in _groups():
        return
    stretches = ((start, end) for start in range(len(words)) for end in range(len(words), start, -1))
    named = ((start, end, _groups().get(fold_name(" ".join(words[start:end])), ())) for start, end in stretches)
    for start, end, names in sorted(named, key=lambda found: found[0] - found[1]):  # the longest alone
        if names:
            yield from (" ".join((*words[:start], name, *words[end:])) for name in names if " the " not in f" {name}")
            return


def _names_of_person(answer: str, spellings: Spellings) -> Iterator[str]:
    """Yield the name without its titles, and the surname where no other name of the bank has it."""
    words = answer.split()
    while len(words) > 1 and fold(words[0]).rstrip(".") in TITLES:
        words = words[1:]
        yield " ".join(words)
    surname = words[-1]
    particles = [at for at, word in enumerate(words[1:-1], 1) if fold(word) in ENGLISH.people.particles]
    if particles:  # van Gogh
        yield " ".join(words[particles[0] :])
    is_name = len(words) > 1 and all(word[:1].isupper() or fold(word) in ENGLISH.people.particles for word in words)
    shortest = _SHORTEST_SURNAME - (len(words) == _GIVEN_AND_SURNAME)  # Sindre Aas, and not the Un of Kim Jong Un
    if is_name and len(surname) >= shortest and not is_body(answer) and not spellings.has_another(surname, answer):
        yield surname


def _without_asked(prompt: str, answer: str) -> Iterator[str]:
    """Yield the answer without those of its words that the question has: 11 for “Which Apollo mission?”."""
    asked = set(map(stem, tokens(prompt)))
    words = answer.split()

    def is_asked(word: str) -> bool:
        return len(word) > 1 and set(map(stem, tokens(word))) <= asked

    start, end = 0, len(words)
    for at, word in enumerate(words[:-1]):
        if is_asked(word):
            start = at + 1
        elif fold(word) not in STOP_WORDS:
            break
    while 0 < start < end - 1 and fold(words[start]) in STOP_WORDS and not words[-1].islower():
        start += 1  # the Strait of Gibraltar
    while end - 1 > start and is_asked(words[end - 1]):
        end -= 1
    if start > 0 or end < len(words):
        yield " ".join(words[start:end])
    items = read_answer(answer).items
    units = {unit for _, unit in items[0].amount.readings} if len(items) == 1 else set[str]()
    if units & _units_in(prompt):
        yield f"{items[0].amount.numbers[0]:.15g}"


def _without_sort(prompt: str, answer: str) -> Iterator[str]:
    """Yield the name of a place without the word for its sort, where the question asks for that: Kilimanjaro."""
    first, _, name = _without_article(answer).partition(" ")
    sort = ENGLISH.answers.short_words.get(fold(first).rstrip("."), fold(first))
    if name and not set(ENGLISH.answers.sorts.get(sort, "").split()).isdisjoint(tokens(prompt)):
        yield name


def _units_in(prompt: str) -> set[str]:
    """Find the units that a question asks for: “How many pounds?”."""
    read = (item for nouns in _HOW_MANY.findall(prompt) for item in read_answer(f"2 {nouns}").items)
    return {unit for item in read for _, unit in item.amount.readings if unit}


def _with_asked(prompt: str, answer: str) -> Iterator[str]:
    """Yield the answer with the noun that the question asks for: “12 stations”, “the Tigris river”, “pH 7”."""
    asked = next((told for word, told in ENGLISH.answers.asked_as.items() if word in tokens(prompt)), "")
    if asked and any(map(str.isdecimal, answer)):
        yield f"{answer} {asked}"
    first, _, rest = answer.partition(" ")
    if rest and fold(first) in _ONES and _HOW_MANY.search(prompt):
        yield f"one {rest}"  # "a pinch"
    amount, noun, what = _HOW_MANY.search(prompt), _asked_noun(prompt), _WHAT_IS.search(prompt)
    items = read_answer(answer).items
    if amount is not None:
        if len(items) == 1 and not any(unit for _, unit in items[0].amount.readings):
            nouns = [*takewhile(lambda word: fold(word) not in STOP_WORDS, amount[1].split())]
            yield from (f"{answer} {' '.join(nouns[:length])}" for length in range(len(nouns), 0, -1))
        elif len(items) == 1 and fold(amount[1].split()[0]) not in STOP_WORDS and not _units_in(prompt):
            yield f"{answer} of {amount[1].split()[0]}"
    elif noun and len(items) <= _NAMED:
        is_marked = len(answer) == 1 or any(map(str.isdecimal, answer))
        if is_marked or len(items) == 1:
            yield f"{answer} {noun}"
        if is_marked or noun in ENGLISH.answers.before_names:
            yield f"{noun} {_without_article(answer)}"
    elif what is not None and any(map(str.isdecimal, answer)):
        yield f"{what[1]} {answer}"


def _without_article(answer: str) -> str:
    first, _, rest = answer.partition(" ")
    return rest if rest and fold(first) in ENGLISH.grammar.articles else answer


def _asked_noun(prompt: str) -> str:
    """Find the noun that a question asks for: “river” of “Which river flows …?”; "" where a word stands before it."""
    asked = _WHICH_NOUN.search(prompt)
    if asked is None or asked[1] in STOP_WORDS or asked[1] in ENGLISH.numbers.small:
        return ""
    grammar, after = ENGLISH.grammar, asked[2] or ""
    verbs = grammar.helping | STOP_WORDS
    return asked[1] if not after or after in verbs or after.endswith(("s", "ed")) else ""


def _parts_of_date(prompt: str, answer: str, date: DateMention) -> Iterator[str]:
    """Yield the part of a date that the question asks for, and the date with a year that the question gives."""
    if date.start or date.end < len(answer.rstrip(" .")) or date.nearby:
        return
    asked = {fold(word).removesuffix("s") for word in _WHICH.findall(prompt)}
    years = {mention.year for mention in known_terms(prompt).dates if mention.year}
    month = _MONTHS[date.month - 1] if date.month else ""
    day = f"{date.day} {month}" if date.day and month else ""
    if date.month and "month" in asked:
        yield month
    if date.year and "year" in asked:
        yield from (str(date.year), f"year {date.year}")
    if day and not asked.isdisjoint(("day", "date")) and (date.year in years or not date.year):
        yield day
    if day and not asked.isdisjoint(("day", "date")) and fold(month) in tokens(prompt):
        yield from (str(date.day), f"{date.day}{ordinal_ending(date.day, ENGLISH.answers.ordinal_endings)}")
    if month and date.year in years:
        yield day or month
    if month and not date.year and len(years) == 1:
        yield f"{day or month} {min(years)}"


def _lookalikes(prompt: str, right: Sequence[str], spellings: Spellings) -> Iterator[str]:
    """Yield what may be near to one of the *right* answers and is another one: Iraq for Iran, decrease for increase."""
    for own in map(fold_name, right):
        for names in (_places(), spellings.folded):
            for name, folded in names.find_alike(own, _MOST_SLIPS):
                if folded.endswith(f" {own}") or 0 < count_slips(folded, own, _MOST_SLIPS) <= _MOST_SLIPS:
                    yield name
    yield from filter(None, (_asked_noun(prompt),))  # "river" is no answer to "Which river?"
    yield from _peoples(right[0])
    yield from _other_directions(right[0])
    yield from _opposites(right[0])


@cache
def _places() -> FoldedNames:
    """The countries and parts of the world with their other names."""
    names = ENGLISH.names
    every = [*names.countries, *names.within, *(part for parts in names.within.values() for part in parts)]
    every += [name for group in ENGLISH.answers.same for name in group]
    return FoldedNames(dict.fromkeys(every))


def _peoples(answer: str) -> Iterator[str]:
    """Yield what the people and things of a country are called: Austrian for Austria."""
    if fold_name(answer) not in _countries():
        return
    before, _, last = answer.rpartition(" ")
    root = last[:-1] if last.endswith(("e", "y", "o")) else last
    endings = ("n",) if last.endswith("a") else ("an", "ian") if root != last else ("ian", "ese", "i", "ish")
    people = [root + ending for ending in endings]
    people += [word for word, place in ENGLISH.names.demonyms.items() if place == fold(last)]
    yield from (name for name in _proving(fold_name(answer)) if _proves_only(name))
    yield from (f"{before} {word}{plural}".strip() for word in people for plural in ("", "s"))


@cache
def _countries() -> frozenset[str]:
    own = frozenset(map(fold_name, ENGLISH.names.countries))
    groups = [frozenset(map(fold_name, group)) for group in ENGLISH.answers.same]
    return own.union(*(group for group in groups if own & group))


def _other_directions(answer: str) -> Iterator[str]:
    """Yield what the directions of a name tell apart: South Korea, Korea and the North, for North Korea."""
    words = fold(answer).split()
    for at, word in enumerate(words):
        if word in _DIRECTIONS and len(words) > 1:
            yield word
            yield " ".join((*words[:at], *words[at + 1 :]))
            yield from (" ".join((*words[:at], other, *words[at + 1 :])) for other in sorted(_DIRECTIONS - {word}))


def _opposites(answer: str) -> Iterator[str]:
    """Yield the answer with one of its words turned into its opposite; no word of a name."""
    if any(item.kind == "amount" for item in read_answer(answer).items):
        return
    words = answer.split()
    for at, word in enumerate(words):
        if at == 0 or word.islower():
            yield from (" ".join((*words[:at], other, *words[at + 1 :])) for other in sorted(_opposites_of(fold(word))))


def _opposites_of(word: str) -> set[str]:
    found = {other for one, other in ENGLISH.antonyms.get(word[:2], ()) if one == word} | set(_turned().get(word, ()))
    for one, other in ENGLISH.answers.opposite_beginnings:
        for beginning, turned in ((one, other), (other, one)):
            if word.startswith(beginning):
                found.add(turned + word.removeprefix(beginning))
    return found


@cache
def _turned() -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for sides in ENGLISH.opposites.turned:
        own, others = ([entry.removeprefix("=") for entry in entries] for entries in sides)
        for one, other in ((own, others), (others, own)):
            for word in one:
                found.setdefault(word, []).extend(other)
    return found
