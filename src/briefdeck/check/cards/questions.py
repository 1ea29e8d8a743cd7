"""Rules Q502–Q512: whether a question can be understood and answered."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.check.cards.side import Rule, Side, complaint, shown_date
from briefdeck.language.dates import date_mentions
from briefdeck.language.markup import plain
from briefdeck.language.names import TITLES
from briefdeck.language.stems import ARTICLES, cached_tokens, core_stems, stems_of
from briefdeck.language.terms import terms
from briefdeck.language.words import STOP_WORDS
from briefdeck.located import LocatedStr
from briefdeck.model import Fact
from briefdeck.problem import Problem
from briefdeck.rules.old_docs import RULES

MOST_WORDS = 30
"""Words of a question (Wozniak, rule 12: the fewer words, the faster the review)."""
MOST_SENTENCES = 2
FEWEST_CONTENT_WORDS = 2
"""Words of a question that are not stop words (Matuschak: precise)."""

_WH = r"(?:who|whom|whose|what|which|when|where|why|how)"
_PREPOSITION = r"(?:after|against|at|before|by|for|from|in|into|of|on|since|to|under|until|with)"
_PLAIN_AUXILIARY = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must)"
_ANY_WH = re.compile(rf"(?i)\b{_WH}\b")
_SENTENCE_END = re.compile(
    r"[.!?](?<!\b[A-Z].)(?<!\b(?:Mr|Dr|St|Lt).)(?<!\b(?:Mrs|Gen|Col|Sen|Gov).)[\"”’)]*\s+(?=[\"“‘]?[A-Z])"
)
_SECOND = re.compile(rf"(?i),? (and (?:{_PREPOSITION} )?{_WH})\b")
_YES_OR_NO = re.compile(r"(?i)(?:yes|no|true|false)(?:[.!]?|[,;–—].*)")
_CLOSED = re.compile(rf"(?i)(?P<lead>[^,?]{{1,80}}, )?{_PLAIN_AUXILIARY}(?:n['’]t)?\s.*\?")
_NAMED_WILL = re.compile(r"Will [A-Z]")
_ALTERNATIVE = re.compile(r"(?i)\b\w+ or (?:an? |the )?\w+")
_TAG = re.compile(
    r"(?i), (?:(?:is|are|was|were|do|does|did|has|have|had|wo|ca|would|could)n['’]t (?:he|she|it|they|there|we|you)"
    r"|right|correct|true)\?"
)
_EXPLETIVE = (
    r"(?:take|be|become|seem|appear|happen|cost|snow|rain|until|till|before|since|that|to|from|like|possible)\b"
)
"""What follows an "it" that stands for nothing: "how long did it take"."""
_LOST = re.compile(
    rf"(?i)(?:{_PREPOSITION} )?{_WH}(?: [a-z]+){{0,2}}? {_PLAIN_AUXILIARY} "
    r"(?P<word>he|she|they|this|that [a-z]+|these [a-z]+|those [a-z]+(?! who| that| which)"
    rf"|it(?! {_EXPLETIVE}))\b"
)
_LOST_OWNER = re.compile(
    rf"(?i)(?:who (?:is|are|was|were)|(?:what|when|where|why|how) {_PLAIN_AUXILIARY}) "
    r"(?P<word>(?:his|her|their|its) [a-z]+)"
)
_THE_ARTICLE = re.compile(
    r"(?i)\b(?P<word>the (?:article|author|excerpt|paragraph|passage|text))\b(?! (?:about|at|by|from|in|of|on|that))"
)
_NAMED = re.compile(r"(?<!^)\b[A-Z]|[0-9]")
_PASSING = r"yesterday|today|tonight|tomorrow|currently|now|nowadays|recently|lately|at present|at the moment"
_RELATIVE = re.compile(rf"(?i)\b(?:{_PASSING}|last|next|this|past|coming|previous|current|ago)\b")
_RELATIVE_WORDS = frozenset(re.findall(r"[a-z]+", f"{_PASSING} last next this past coming previous current ago"))
"""Words of which such a time has one: mostly there is none, and this is quickly seen."""
_NOW = re.compile(rf"(?i)(?<!what is )(?<!what are )\b(?:{_PASSING})\b(?!['’]s|-)")
_ANCHORED = re.compile(r"(?i) (?:of|before|after|in)\b")
_CHANGING = re.compile(
    r"(?i)(?:about |(?:at|more|less|fewer) (?:least|most|than) )?"
    r"(?:how (?:many|much)|(?:what|which) (?:share|percentage|proportion|part|rate|price|population|rank))\b"
    r"(?!.*\b(?:can|could|did|do|does|had|may|might|must|should|was|were|will|would)\b).*\b(?:is|are|has|have)\b"
)
_OFFICE = re.compile(rf"(?i)who (?:is|are) .*\b(?:{'|'.join(sorted(TITLES))})\b")
_VAGUE = re.compile(
    r"(?i)(?:what about|what can you say|tell me|discuss|explain|describe|comment on|what happened(?! to\b))\b"
)
_DEFINITION = re.compile(r"(?i)(?:what|who) (?:is|are|was|were)\b|.*\bmean(?:s|t)?\b")


def questions_are_short(side: Side) -> Iterator[Problem]:
    """A question has at most 30 words and two sentences."""
    words = len(side.q.split())
    sentences = len(_SENTENCE_END.findall(side.question)) + 1
    if words > MOST_WORDS:
        yield complaint(side, "Q502", side.q, f"the question has {words} words: cut it to {MOST_WORDS}")
    elif sentences > MOST_SENTENCES:
        message = f"the question has {sentences} sentences: leave the background to the fact and ask in one"
        yield complaint(side, "Q502", side.q, message)


def cards_ask_once(side: Side) -> Iterator[Problem]:
    """A card asks one question."""
    text = side.question
    if text.count("?") > 1:
        yield complaint(side, "Q503", side.q, f"this asks {text.count('?')} questions: make a card of each")
        return
    second = _SECOND.search(text)
    if second and not text.lower().startswith("between ") and len(_ANY_WH.findall(text, 0, second.start())) == 1:
        yield complaint(side, "Q503", side.q, f"“{second[1]}” asks a second question: make a card of each", second[1])


def questions_are_open(side: Side) -> Iterator[Problem]:
    """A question asks for more than yes or no."""
    if _offers_a_choice(side) or _TAG.search(side.question):
        return
    if _YES_OR_NO.fullmatch(side.answer.strip()):
        yield complaint(side, "Q505", side.q, "the answer is yes or no: ask who, what, when or how many")
    elif _is_closed(side):
        first = side.question.split(" ", 1)[0]
        yield complaint(side, "Q505", side.q, "this asks for yes or no: ask who, what, when or how many", first)


def _is_closed(side: Side) -> bool:
    text = side.question
    closed = _CLOSED.match(text)
    if closed is None or (_NAMED_WILL.match(text) and _ANY_WH.search(text)):
        return False
    return not _ANY_WH.search(closed["lead"] or "")  # "For which programme, besides this one, is …" is open


def questions_do_not_lead(side: Side) -> Iterator[Problem]:
    """A question does not offer its answer or lead to it."""
    if _offers_a_choice(side):
        found = _ALTERNATIVE.search(side.question)
        message = "the question offers its answer: ask without the alternatives, or make them options with `wrong:`"
        yield complaint(side, "Q506", side.q, message, found[0] if found else "")
    elif tag := _TAG.search(side.question):
        yield complaint(side, "Q506", side.q, "the question tells what it wants to hear: ask openly", tag[0][2:])


def _offers_a_choice(side: Side) -> bool:
    """Whether the question is "A or B?", and the answer one of the two."""
    if " or " not in side.question or _YES_OR_NO.fullmatch(side.answer.strip()):
        return False
    return _is_closed(side) or offers(side.question, side.answer)


def offers(question: str, answer: str) -> bool:
    """Whether *answer* stands right before or after an "or" of *question*."""
    asked, wanted = stems_of(question), core_stems(answer)
    if not wanted or not asked:
        return False
    for at in (at for at, word in enumerate(asked) if word == "or"):
        after = asked[at + 1 :]
        if after and after[0] in ARTICLES:
            after = after[1:]
        if after[: len(wanted)] == wanted or asked[:at][-len(wanted) :] == wanted:
            return True
    return False


def questions_are_precise(side: Side) -> Iterator[Problem]:
    """A question says whom and what it means."""
    found = _LOST.match(side.question) or _LOST_OWNER.match(side.question)
    if not found and not _NAMED.search(side.question):
        found = _THE_ARTICLE.search(side.question)
    if found and not _NAMED.search(side.question, 0, found.start("word")):
        word = found["word"]
        message = f"nothing before “{word}” says who or what is meant: a card comes up alone, so name it"
        yield complaint(side, "Q508", side.q, message, word)


def now_has_a_date(side: Side) -> Iterator[Problem]:
    """A card that speaks of now says when that is."""
    for text, shown in ((side.q, side.question), (side.a, side.answer)):
        yield from relative_times(side.fact, text, shown)


def relative_times(fact: Fact, text: LocatedStr, shown: str) -> Iterator[Problem]:
    """The first time in *shown* that only holds on the day of writing, where neither it nor *fact* gives a date."""
    if fact.as_of is not None or _RELATIVE_WORDS.isdisjoint(cached_tokens(shown)) or not _RELATIVE.search(shown):
        return
    dated = date_mentions(shown)
    if any(one.year for one in terms(shown).dates):
        return
    passing = [now[0] for now in _NOW.finditer(shown)]
    passing += [one.written for one in dated if one.nearby and not _is_anchored(shown, one.start, one.end)]
    if passing:
        message = f"“{passing[0]}” will mean another time when the card comes up: give the date, or the fact `as_of:`"
        yield RULES["Q509"].problem(text.location, message, str(fact.id), passing[0])


def _is_anchored(text: str, start: int, end: int) -> bool:
    """Whether what stands around says from which time it is told: "the next day", "last week of the war"."""
    return text[:start].lower().endswith("the ") or _ANCHORED.match(text, end) is not None


def what_changes_has_a_date(side: Side) -> Iterator[Problem]:
    """A number or office that changes with time has a date."""
    office = _OFFICE.match(side.question)
    if not office and not _CHANGING.match(side.question):
        return
    if shown_date(side.case, side.fact) or terms(side.question).dates:
        return
    if office or terms(side.answer).quantities:
        what = "who holds an office" if office else "this number"
        message = f"{what} changes with time: say in the question when it holds, or give the fact `as_of:`"
        yield complaint(side, "Q510", side.q, message)


def questions_are_definite(side: Side) -> Iterator[Problem]:
    """A question asks for something definite."""
    if vague := _VAGUE.match(side.question):
        message = f"“{vague[0]}” has many right answers: ask for the one that you mean"
        yield complaint(side, "Q512", side.q, message, vague[0])
    elif _says_little(plain(side.q)) and not _DEFINITION.match(side.question):
        yield complaint(side, "Q512", side.q, "the question says too little to have one answer: name who, what or when")


def _says_little(question: str) -> bool:
    content = [word for word in cached_tokens(question) if word not in STOP_WORDS]
    return len(content) < FEWEST_CONTENT_WORDS and not _NAMED.search(question)


SIDE_RULES: tuple[Rule, ...] = (questions_are_short,)
ENGLISH: tuple[Rule, ...] = (
    cards_ask_once,
    questions_are_open,
    questions_do_not_lead,
    questions_are_precise,
    now_has_a_date,
    what_changes_has_a_date,
    questions_are_definite,
)
