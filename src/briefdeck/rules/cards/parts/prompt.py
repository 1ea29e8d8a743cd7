"""Cards as the rules of their wording see them: prompts with their answers, forms of questions, what is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from briefdeck.language.dates.date_range import spell_date
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import find_fault, plain, split_cloze
from briefdeck.language.remembering import REMEMBERED
from briefdeck.language.sentences.splitting import unquoted
from briefdeck.language.stems import ARTICLES, Stems, contains_stems, core_stems, stems_of
from briefdeck.language.words import fold
from briefdeck.located import LocatedStr
from briefdeck.model import Card, Fact
from briefdeck.model.bank import rivals_by_fact
from briefdeck.model.roles import Role
from briefdeck.model.texts import RoleText
from briefdeck.provenance import find_as_of
from briefdeck.rules.context import CheckContext, kept
from briefdeck.rules.fact_context import FactContext, select_held

_ASKING = frozenset({Role.QUESTION})
_MARKS = str.maketrans("", "", "*_?.!:;,“”\"'‘’…")
_GRAMMAR = ENGLISH.grammar
WH_WORD = one_of(_GRAMMAR.question_words)
PREPOSITION = one_of(_GRAMMAR.prepositions)
AUXILIARY = one_of(_GRAMMAR.helping)
ANY_WH_WORD = re.compile(rf"(?i)\b{WH_WORD}\b")
_YES_OR_NO = re.compile(rf"(?i){one_of(_GRAMMAR.answers)}(?:[.!]?|[,;–—].*)")
_CLOSED = re.compile(rf"(?i)(?P<lead>[^,?]{{1,80}}, )?{AUXILIARY}(?:n['’]t)?\s.*\?")
_NAME_OR_MONTH = re.compile(r"Will [A-Z]|May [A-Z0-9]")
_NAME_OR_NUMBER = re.compile(r"(?<!^)\b[A-Z]|[0-9]")
_TAG = re.compile(
    rf"(?i), (?:(?:{AUXILIARY}|wo|ca)n['’]t (?:he|she|it|they|there|we|you)|{one_of(ENGLISH.questions.tags)})\?"
)


class Prompt(NamedTuple):
    """A question of a card, with its answer."""

    fact: Fact
    card: Card
    q: LocatedStr
    """The question as written in the file."""
    a: LocatedStr
    """The answer as written in the file; "" where the back shows the fact, or a list."""
    question: str
    """The question without marks, and with an ellipsis for what it quotes."""
    answer: str
    """The answer without marks."""
    is_reverse: bool
    """Whether it is a card asked the other way round."""

    @property
    def is_choice(self) -> bool:
        """Whether it has options to choose from."""
        return self.card.kind == "choice" and not self.is_reverse


class Answer(NamedTuple):
    """Something that a learner has to recall."""

    text: LocatedStr
    """The text that contains it, as written in the file: for a deletion, the cloze text."""
    shown: str
    """The answer without marks."""
    kind: Literal["answer", "item", "deletion"]
    """What it is called."""
    prompt: Prompt | None
    """The question that it alone answers; None for items and deletions."""


def find_texts_of_cards(fact: FactContext, roles: frozenset[Role]) -> Sequence[RoleText]:
    """Return the texts that have one of *roles* and belong to cards of *fact* that are not retired."""
    return [text for text in fact.texts_in(roles) if text.card is not None]


@kept
def find_prompts(fact: FactContext) -> tuple[Prompt, ...]:
    """Return the prompts of the cards that are not retired; a reversed prompt follows the one that it reverses."""
    asked = [(text, text.card) for text in find_texts_of_cards(fact, _ASKING) if text.card]
    return tuple(_prompt(fact.fact, card, text) for text, card in asked if card.a or card.items)


def _prompt(fact: Fact, card: Card, text: RoleText) -> Prompt:
    reverse = card.reverse if text.key == "reverse.q" else None
    a = reverse.a if reverse else card.a
    return Prompt(fact, card, text.text, a, unquoted(plain(text.text)), plain(a), reverse is not None)


@kept
def find_prompts_of_bank(context: CheckContext) -> tuple[Prompt, ...]:
    """Return the prompts of all facts of the bank that are not retired, in their order."""
    return tuple(prompt for fact in select_held(context) for prompt in find_prompts(fact))


def find_answers(fact: FactContext, roles: frozenset[Role]) -> Iterator[Answer]:
    """Yield what is to be recalled in the card texts with one of *roles*; in a cloze text, that is its deletions."""
    asked = {id(prompt.a): prompt for prompt in find_prompts(fact)}
    for text in find_texts_of_cards(fact, roles):
        if text.key == "cloze":
            deleted = [] if find_fault(text.text) else [piece for piece in split_cloze(text.text) if piece.number]
            yield from (Answer(text.text, plain(piece.text), "deletion", None) for piece in deleted)
        elif text.key == "items":
            yield Answer(text.text, plain(text.text), "item", None)
        else:
            yield Answer(text.text, plain(text.text), "answer", asked.get(id(text.text)))


@lru_cache(maxsize=REMEMBERED)
def fold_question(text: str) -> str:
    """Fold *text* so that questions become equal when they differ only in marks, capitals and punctuation."""
    return " ".join(fold(plain(text)).translate(_MARKS).split())


@kept
def find_same_questions(context: CheckContext) -> tuple[tuple[Prompt, Prompt], ...]:
    """Pair each prompt that repeats a question with the first prompt that asks it, the first one in front."""
    first: dict[str, Prompt] = {}
    pairs = [(first.setdefault(fold_question(prompt.q), prompt), prompt) for prompt in find_prompts_of_bank(context)]
    return tuple((earlier, later) for earlier, later in pairs if earlier is not later)


def are_disputed(context: CheckContext, first: Prompt, second: Prompt) -> bool:
    """Tell whether the facts of two prompts share a dispute."""
    return str(second.fact.id) in _rivals(context).get(str(first.fact.id), ())


@kept
def _rivals(context: CheckContext) -> Mapping[str, frozenset[str]]:
    return rivals_by_fact(context.bank)


def word_place(prompt: Prompt) -> str:
    """Say where *prompt* is, the other of two, for a message."""
    return f"the other is of {prompt.fact.id}, line {prompt.q.location.line}"


def find_tag(question: str) -> str:
    """Find the tag of a tag question, such as "isn't it?"; "" where there is none."""
    tag = _TAG.search(question)
    return tag[0].removeprefix(", ") if tag else ""


def is_yes_or_no(answer: str) -> bool:
    """Tell whether *answer* is yes or no, perhaps with something after it."""
    return _YES_OR_NO.fullmatch(answer.strip()) is not None


def is_closed(question: str) -> bool:
    """Tell whether *question* begins like one whose answer is yes or no: "Did the crews win?"."""
    closed = _CLOSED.match(question)
    if closed is None or (_NAME_OR_MONTH.match(question) and ANY_WH_WORD.search(question)):
        return False
    return not ANY_WH_WORD.search(closed["lead"] or "")  # "For which programme, besides this one, is …" is open


def offers_alternatives(prompt: Prompt) -> bool:
    """Tell whether *prompt* asks "A or B?" and one of the two is its answer."""
    if " or " not in prompt.question or is_yes_or_no(prompt.answer):
        return False
    return is_closed(prompt.question) or is_alternative(prompt.question, prompt.answer)


def is_alternative(question: str, answer: str) -> bool:
    """Tell whether *answer* comes directly before or after an "or" in *question*."""
    asked, wanted = stems_of(question), core_stems(answer)
    if not wanted or "or" not in asked:
        return False
    for index in (index for index, word in enumerate(asked) if word == "or"):
        after = asked[index + 1 :]
        if after and after[0] in ARTICLES:
            after = after[1:]
        if after[: len(wanted)] == wanted or asked[:index][-len(wanted) :] == wanted:
            return True
    return False


def has_name_or_number(question: str, end: int | None = None) -> bool:
    """Tell whether *question* has a number, or a capital after its beginning, before the place *end*."""
    return _NAME_OR_NUMBER.search(question, 0, len(question) if end is None else end) is not None


def find_heading(fact: FactContext, wanted: Stems) -> str:
    """Name the part of the heading that has the stems *wanted*, such as "its topic “…”"; "" when none has."""
    topic = plain(fact.context.bank.topics.get(fact.fact.topic, LocatedStr()))
    if contains_stems(stems_of(topic), wanted):
        return f"its topic “{topic}”"
    date = find_as_of(fact.fact, fact.context.bank.articles) if len(wanted) == 1 and wanted[0].isdecimal() else None
    if date is not None and wanted == (str(date.last.year),):
        return f"its date, {spell_date(date)}"
    return ""
