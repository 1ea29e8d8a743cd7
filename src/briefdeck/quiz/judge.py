"""Judge whether a typed answer is right. `render/quiz_page/script/judge.js` judges the same way, by the same tables."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache

from briefdeck.language.remembering import REMEMBERED
from briefdeck.quiz.answer_amounts import AnswerAmount, Reading
from briefdeck.quiz.answer_dates import weekday_of
from briefdeck.quiz.answer_items import AnswerItem, ReadAnswer
from briefdeck.quiz.answer_items import read_answer as read_by_tables
from briefdeck.quiz.answer_tokens import HALF_DAY, TIME_UNITS, Day, as_time
from briefdeck.quiz.judging_tables import JudgingTables, Verdict, judging_tables

_TIMES = {"second", "half day"}
"""The base units of times, and of those that may be in the morning or in the evening."""
_EXACT = 1e-9
"""The greatest share by which two values differ that are the same."""
_SHORTEST_ALIKE = 5
"""Letters from which on words are compared as they sound."""
_SHORTEST_INITIALLED = 3
"""Letters of the words for which an initial may stand."""
_SHORTEST_SINGULAR = 3
"""Letters of a word from which on its plural may pass for it."""
_SHORTEST_PLURAL = 5
"""Letters from which on a word may be a plural that ends otherwise than by an "s" more."""
_MOST_PARTS = 3
"""Parts of a list from which on it is scattered, and no answer with an addition."""
_RANKS: dict[Verdict, int] = {"right": 2, "near": 1, "wrong": 0}
_VERDICTS: tuple[Verdict, ...] = ("wrong", "near", "right")


def judge(typed: str, right: Iterable[str], wrong: Iterable[str] = (), language: str = "en") -> Verdict:
    """Judge *typed* by the answers in *language* that are *right*: spelled as one of them, nearly so, or not.

    Numbers, dates, units and money are compared by what they mean, and a hedge counts by `VERDICTS`. Of words neither
    case, accents, quotes, commas nor words such as "the" count; signs do. What has another number, unit or one of the
    decisive words is never near, nor is one of the answers that are *wrong*: Iraq is no slip for Iran.
    """
    tables = judging_tables(language)
    given = read_answer(typed, language)
    if not given.items:
        return "wrong"
    is_titled = given.tokens[0] in tables["titles"] or given.tokens[0] in tables["openers"]
    untitled = read_by_tables(typed, tables, untitled=True) if is_titled else given
    answers = [read_answer(answer, language) for answer in right]
    if _is_time(given):
        answers = [read_answer(as_time(answer), language) for answer in right]
    elif any(map(_is_time, answers)):
        given = read_answer(as_time(typed), language)
    verdicts = {_judge_one(given, untitled, answer, tables) for answer in answers}
    if "right" in verdicts:
        return "right"
    if any(_judge_one(given, untitled, read_answer(answer, language), tables) == "right" for answer in wrong):
        return "wrong"
    return (
        "near" if "near" in verdicts and not any(_contradicts(given, answer, tables) for answer in answers) else "wrong"
    )


def _is_time(read: ReadAnswer) -> bool:
    """Tell whether an answer has a time of day."""
    return not TIME_UNITS.keys().isdisjoint(read.tokens)


def _judge_one(given: ReadAnswer, untitled: ReadAnswer, answer: ReadAnswer, tables: JudgingTables) -> Verdict:
    verdict = compare(given, answer, tables)
    if verdict == "wrong" and given.held == answer.held and _is_misspelled(given, answer, tables):
        return "near"
    if verdict == "right" or untitled is given:
        return verdict
    return "right" if compare(untitled, answer, tables) == "right" else verdict


@lru_cache(maxsize=REMEMBERED)
def read_answer(text: str, language: str = "en") -> ReadAnswer:
    """Read *text* in *language* as it is compared: "At least 85" is 85, held as "at least"."""
    return read_by_tables(text, judging_tables(language))


def compare(given: ReadAnswer, answer: ReadAnswer, tables: JudgingTables) -> Verdict:
    """Compare what is *given* with one right *answer*."""
    held = tables["verdicts"][answer.held].get(given.held, "wrong")
    if held == "wrong":
        return "wrong"
    return _lower(held, _compare_items(given, answer, tables))


def _lower(one: Verdict, other: Verdict) -> Verdict:
    return _VERDICTS[min(_RANKS[one], _RANKS[other])]


def _compare_items(given: ReadAnswer, answer: ReadAnswer, tables: JudgingTables) -> Verdict:
    ours, theirs = _parts(given.items), _parts(answer.items)
    joined = not set(given.wholes).isdisjoint(answer.wholes)
    if not ours or not theirs:
        return "right" if joined else "wrong"
    if len(ours) == len(theirs) == 1:
        return _compare_part(ours[0], theirs[0], tables, joined)
    if any(item.text == "or" for item in given.items) != any(item.text == "or" for item in answer.items):
        return "wrong"
    if len(ours) == len(theirs):
        return _compare_lists(ours, theirs, tables)
    whole = _compare_part(_without_parts(given.items), _without_parts(answer.items), tables, joined)
    if whole == "right":
        return "right"
    is_addition = len(theirs) == 1 and len(ours) < _MOST_PARTS and _is_apposed(given.items)
    return whole if is_addition else "wrong"


def _parts(items: Sequence[AnswerItem]) -> list[Sequence[AnswerItem]]:
    """Cut *items* where the parts of a list are joined."""
    parts: list[list[AnswerItem]] = [[]]
    for item in items:
        if item.kind == "part":
            parts.append([])
        else:
            parts[-1].append(item)
    return [part for part in parts if part]


def _is_apposed(items: Sequence[AnswerItem]) -> bool:
    """Tell whether only commas part *items*, as in “Vladivostok, Russia”."""
    return all(item.amount.written == "," for item in items if item.kind == "part")


def _without_parts(items: Sequence[AnswerItem]) -> list[AnswerItem]:
    return [item for item in items if item.kind != "part"]


def _compare_lists(
    ours: list[Sequence[AnswerItem]], theirs: list[Sequence[AnswerItem]], tables: JudgingTables
) -> Verdict:
    """Compare two lists of the same length, in any order: each part with the one that it fits best."""
    verdict: Verdict = "right"
    left = list(theirs)
    for part in ours:
        verdicts = [_compare_part(part, other, tables) for other in left]
        best = max(verdicts, key=_RANKS.__getitem__)
        verdict = _lower(verdict, best)
        left.pop(verdicts.index(best))
    return verdict


def _compare_part(
    given: Sequence[AnswerItem], answer: Sequence[AnswerItem], tables: JudgingTables, joined: bool = False
) -> Verdict:
    """Compare items that are no list; *joined* tells whether they are the same but for spaces."""
    given, answer = _with_colons(given, answer), _with_colons(answer, given)
    ours, theirs = ([item for item in items if item.kind == "amount"] for items in (given, answer))
    if len(ours) != len(theirs):
        return "right" if joined and not (ours and theirs) else "wrong"
    verdict: Verdict = "right"
    named = len(theirs) < len(answer)
    for one, other in zip(ours, theirs, strict=True):
        verdict = _lower(verdict, _compare_amounts(one.amount, other.amount, named))
    if verdict == "wrong" or _signs(given) != _signs(answer):
        return "wrong"
    if _same_words(given, answer, tables) or (joined and not theirs):
        return verdict
    near = _near_beside_amount(given, answer, tables) if theirs else _near_words(_texts(given), _texts(answer), tables)
    return _lower(verdict, "near") if near else "wrong"


def _with_colons(items: Sequence[AnswerItem], others: Sequence[AnswerItem]) -> Sequence[AnswerItem]:
    """Read a colon as a hyphen, or as nothing where *others* have no sign: 3:1 is 3–1, and 21 30 is 21:30."""
    if not any(item.text == ":" for item in items):
        return items
    if not _signs(others):
        return [item for item in items if item.text != ":"]
    return [item._replace(text="-") if item.text == ":" else item for item in items]


def _signs(items: Sequence[AnswerItem]) -> list[str]:
    return [item.text for item in items if item.kind == "sign"]


def _texts(items: Sequence[AnswerItem]) -> list[str]:
    return [item.text for item in items]


def _compare_amounts(given: AnswerAmount, answer: AnswerAmount, named: bool) -> Verdict:
    """Compare two amounts or dates; what is *named* with an ordinal may be so with a number: Louis XVI, Louis 16."""
    if given.written == answer.written:
        return "right"
    if answer.days and not answer.readings:
        return _compare_days(given, answer.days)
    if given.days and not given.readings:
        years = {day[0] for day in given.days}
        return "near" if any(value in years for value, unit in answer.readings if not unit) else "wrong"
    best: Verdict = "wrong"
    is_grouped = len({unit for _, unit in answer.readings}) == 1  # 42.195 may be 42,195, which is near only
    for ours in (*given.readings, *_as_share(given)):
        for at, theirs in enumerate(answer.readings):
            if _is_same(ours, theirs):
                is_likely = theirs[1] == answer.readings[0][1] or not theirs[1].isupper()  # ¥ is seldom for yuan
                is_likely = is_likely and not (is_grouped and at)
                return "right" if is_likely and (named or given.ordinal == answer.ordinal) else "near"
            if "" in (ours[1], theirs[1]) and _is_said_of(given, answer, ours, theirs):
                best = "near"
    return best


def _as_share(amount: AnswerAmount) -> list[Reading]:
    """Read a percentage as a share, and a share as a percentage."""
    return [
        reading
        for value, unit in amount.readings
        for reading in (
            [(value / 100, "")] if unit == "%" else [(value * 100, "%")] if not unit and 0 < value < 1 else []
        )
    ]


def _is_same(one: Reading, other: Reading) -> bool:
    if {one[1], other[1]} == _TIMES:  # half past six, and 18.30
        return one[0] % HALF_DAY == other[0] % HALF_DAY
    return one[1] == other[1] and abs(one[0] - other[0]) <= _EXACT * max(abs(one[0]), abs(other[0]))


def _is_said_of(given: AnswerAmount, answer: AnswerAmount, ours: Reading, theirs: Reading) -> bool:
    """Tell whether one of two amounts has a unit, the other none, and both the same number in front of it."""
    bare, other = (ours, answer) if not ours[1] else (theirs, given)
    return any(_is_same((bare[0], ""), (number, "")) for number in other.numbers)


def _compare_days(given: AnswerAmount, days: Sequence[Day]) -> Verdict:
    verdicts = [_compare_day(one, other) for one in given.days for other in days]
    if not verdicts:
        told = {value for value, unit in given.readings if not unit}
        return "near" if any(day[2] in told or day[0] in told for day in days) else "wrong"
    return max(verdicts, key=_RANKS.__getitem__)


def _compare_day(given: Day, answer: Day) -> Verdict:
    if any(one and other and one != other for one, other in zip(given, answer, strict=True)):
        return "wrong"
    year, month, date, weekday = answer
    told = all((year, month, date)) and given[3] > 0 and not weekday
    if told and given[3] != weekday_of(year, month, date):
        return "wrong"
    is_same = given[:3] == answer[:3] and any(given[:3])
    return "right" if given == answer or (is_same and (told or not given[3])) else "near"


def _contradicts(given: ReadAnswer, answer: ReadAnswer, tables: JudgingTables) -> bool:
    """Tell whether *given* cannot be nearly right since it says another thing: another unit, year or given name."""
    ours, theirs = ([item.amount for item in read.items if item.kind == "amount"] for read in (given, answer))
    if ours and theirs:
        one, other = ours[0], theirs[0]
        if one.days and other.days:
            return _compare_days(one, other.days) == "wrong"
        has_units = all(any(unit for _, unit in amount.readings) for amount in (one, other))
        return has_units and not any(_is_same(mine, its) for mine in one.readings for its in other.readings)
    words, wanted = (_without_initials(_texts(read.items)) for read in (given, answer))
    if ours or theirs or min(len(words), len(wanted)) < 2 or words[-1] != wanted[-1]:
        return False
    if len(words) == len(wanted):
        return not _match(words, wanted, tables)
    return not any(_match([one], [other], tables) for one in words[:-1] for other in wanted[:-1])


def _same_words(given: Sequence[AnswerItem], answer: Sequence[AnswerItem], tables: JudgingTables) -> bool:
    ours, theirs = _texts(given), _texts(answer)
    if len(ours) != len(theirs):
        ours, theirs = _spaced(ours, theirs), _spaced(theirs, ours)
    if len(ours) != len(theirs):
        ours, theirs = _without_initials(ours), _without_initials(theirs)
    if len(ours) != len(theirs):
        ours, theirs = _turned(ours, theirs, tables), _turned(theirs, ours, tables)
    return len(ours) == len(theirs) and all(
        is_same_word(one, other, tables, len(ours) > 1) or (at < len(ours) - 1 and _is_of_place(one, other, tables))
        for at, (one, other) in enumerate(zip(ours, theirs, strict=True))
    )


def _is_of_place(given: str, answer: str, tables: JudgingTables) -> bool:
    """Tell whether two words before another name the same place: Russia's flags, Russian flags."""
    if tables["peoples"].get(given, given) == tables["peoples"].get(answer, answer):
        return True
    short, long = sorted((given, answer), key=len)
    return len(short) >= _SHORTEST_INITIALLED and long in (short + ending for ending in tables["people_endings"])


def _turned(words: list[str], others: list[str], tables: JudgingTables) -> list[str]:
    """Put the last part of *words* first, without the "of" that *others* have not: the yolk of an egg, an egg yolk."""
    places = [at for at, word in enumerate(words) if word in tables["of"]]
    if len(places) != 1 or places[0] in (0, len(words) - 1) or not set(tables["of"]).isdisjoint(others):
        return words
    (at,) = places
    last = words[at + 1 :]
    return [*(last[1:] if last[0:1] and last[0] in tables["articles"] else last), *words[:at]]


def _spaced(words: list[str], others: list[str]) -> list[str]:
    """Part the initials before a name that stand for the first words of *others*: J.S. Bach."""
    lead = len(others) - len(words) + 1
    is_initials = lead > 1 and len(words) > 1 and words[0] == "".join(word[0] for word in others[:lead])
    return [*words[0], *words[1:]] if is_initials else words


def _without_initials(words: list[str]) -> list[str]:
    """Leave out the initials behind the first of *words*: George W. Bush."""
    if not words or len(words[0]) == 1:
        return words
    return [word for at, word in enumerate(words) if not 0 < at < len(words) - 1 or len(word) > 1]


def is_same_word(given: str, answer: str, tables: JudgingTables, among_others: bool = False) -> bool:
    """Tell whether two words are the same but for their spelling; *among_others* an initial may stand for a word."""
    if given == answer or (among_others and given != "#" and _is_initial(given, answer)):
        return True
    ours, theirs = (alike(tables["short_words"].get(word, word), tables) for word in (given, answer))
    if ours == theirs or (among_others and _is_initial(ours, theirs)):
        return True
    longer, shorter = (given, answer) if len(given) > len(answer) else (answer, given)
    return len(shorter) >= _SHORTEST_SINGULAR and longer == f"{shorter}s" and not shorter.endswith("s")


def _is_initial(letter: str, word: str) -> bool:
    """Tell whether *letter* stands for *word*: for a name, and not for a mark such as AB."""
    return len(letter) == 1 and len(word) >= _SHORTEST_INITIALLED and word.startswith(letter)


def alike(word: str, tables: JudgingTables) -> str:
    """Return *word* as it is compared: without what British and American, or two ways to write a name, tell apart."""
    word = make_singular(word)
    if len(word) < _SHORTEST_ALIKE:
        return word
    for written, compared in tables["alike"]:
        if not written.endswith("$"):
            word = word.replace(written, compared)
        elif word.endswith(written[:-1]):
            word = word[: 1 - len(written)] + compared
    return word


def make_singular(word: str) -> str:
    """Return *word* without the ending of a plural."""
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "shes", "ches", "xes", "zzes", "toes")) else word[:-1]


def _near_beside_amount(given: Sequence[AnswerItem], answer: Sequence[AnswerItem], tables: JudgingTables) -> bool:
    """Tell whether the words beside an amount are nearly right: those before it tell which one it is."""
    (head, tail), (wanted_head, wanted_tail) = _beside(given), _beside(answer)
    if wanted_head and not _match(head, wanted_head, tables):
        return bool(tail) and not head and tail == wanted_tail  # 737 MAX for Boeing 737 MAX; not 747
    return set(tables["decisive"]).isdisjoint({*head, *tail} - {*wanted_head, *wanted_tail}) and (
        set(tail) <= set(wanted_tail) or set(wanted_tail) <= set(tail) or _match(tail, wanted_tail, tables)
    )


def _beside(items: Sequence[AnswerItem]) -> tuple[list[str], list[str]]:
    first = next(at for at, item in enumerate(items) if item.kind == "amount")
    return _texts(items[:first]), _texts(items[first + 1 :])


def _match(given: Sequence[str], answer: Sequence[str], tables: JudgingTables) -> bool:
    """Tell whether words are the same one by one, but for slips of the keyboard."""
    return len(given) == len(answer) and all(
        is_same_word(one, other, tables) or _is_slip(one, other, tables)
        for one, other in zip(given, answer, strict=True)
    )


def _near_words(given: Sequence[str], answer: Sequence[str], tables: JudgingTables) -> bool:
    ours, theirs = ([alike(word, tables) for word in words] for words in (given, answer))
    words, wanted = set(ours), set(theirs)
    decisive = set(tables["decisive"])
    if not words.isdisjoint(decisive - wanted):
        return False
    if words < wanted or wanted < words:
        # The last word says what it is: a wage is no wage raise. A letter alone says which one.
        is_headless = len(theirs) == 2 and ours[-1] != theirs[-1] and words < wanted
        vague = {*tables["leads"], *tables["titles"], *tables["vague"]}
        is_vague = (words & wanted) <= vague and not wanted <= vague
        is_unmarked = any(len(word) == 1 for word in wanted - words) or all(len(word) == 1 for word in words)
        return decisive.isdisjoint(wanted - words) and not (is_headless or is_vague or is_unmarked)
    # Word by word, for another short word is no slip: Kim Jong Il is not Kim Jong Un.
    if len(ours) == len(theirs):
        return _match(given, answer, tables)
    return _is_slip(" ".join(given), " ".join(answer), tables)


def _is_misspelled(given: ReadAnswer, answer: ReadAnswer, tables: JudgingTables) -> bool:
    """Tell whether *given* has a slip in the words of a number, unit or date, and no other such word by that slip."""
    ours, theirs = given.tokens, answer.tokens
    if len(ours) != len(theirs) or not any(item.kind == "amount" for item in answer.items):
        return False
    known: tuple[Collection[str], ...] = (
        *(tables["numbers"], tables["scales"], tables["ordinals"], tables["fractions"], tables["units"]),
        *(tables["months"], tables["weekdays"], tables["before"], tables["decades"]),
    )
    return all(
        one == other
        or (_is_slip(one, other, tables) and not any(word in words for words in known for word in (one, one[:-1])))
        for one, other in zip(ours, theirs, strict=True)
    )


def _is_slip(given: str, answer: str, tables: JudgingTables) -> bool:
    if any(letter.isdecimal() for letter in given + answer):
        return False
    allowed = next((slips for length, slips in tables["slips"] if len(answer) >= length), 0)
    return count_slips(given, answer, allowed) <= allowed


def count_slips(one: str, other: str, most: int) -> int:
    """Count the letters to insert, delete, change or swap with the next to turn *one* into *other*.

    This is the optimal string alignment distance. Only distances up to *most* are exact; a larger one is some number
    above *most*.
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            cost = min(row[j - 1] + 1, before[j] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most and min(before) >= most:
            return most + 1
    return row[-1]
