"""Questions that are nearly the same, without a word that tells them apart."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.near_duplicates import NEAR_DUPLICATE, find_candidates, measure_similarity
from briefdeck.language.needs import Need
from briefdeck.language.numbers.amounts import ORDINALS, SMALL, TENS
from briefdeck.language.same_answer import is_same_answer
from briefdeck.language.stems import Stems, cached_tokens, core_stems
from briefdeck.language.words import stem
from briefdeck.problem import Problem, Rule, example
from briefdeck.rules.cards.parts.prompt import Prompt, are_disputed, find_prompts_of_bank, fold_question, word_place
from briefdeck.rules.context import CheckContext

RULE = Rule(
    "Q513",
    "No two questions are alike but for a word that does not tell them apart.",
    "warning",
    why="Cards that look alike are confused for ever (Wozniak, rule 11, interference).",
    bad=example("""
        cards:
          - q: How many passengers of the Norrland line were stranded by the crews’ strike?
            a: 1,200
          - id: islands
            q: How many passengers of the Norrland line were stranded by the night crews’ strike?
            a: 900
        """),
    good=example("""
        cards:
          - q: How many passengers were stranded by the strike of all Norrland crews?
            a: 1,200
          - id: islands
            q: How many passengers were stranded when only night crews were on strike?
            a: 900
        """),
    needs=frozenset({Need.WORDS}),
)

_GRAMMAR = ENGLISH.grammar
_EMPTY_WORDS = _GRAMMAR.articles.union(_GRAMMAR.being, _GRAMMAR.having, _GRAMMAR.doing)
_NUMBER_WORDS = frozenset({*SMALL, *TENS, *ORDINALS})
_PUNCTUATION = "*“”\"'‘’(),.?!:;…"


class _ComparedQuestion:
    """A question with what is compared of it. Most are like no other, and for those the words are enough."""

    def __init__(self, prompt: Prompt) -> None:
        self.prompt = prompt
        self.words = frozenset(stem(token) for token in cached_tokens(prompt.question) if token not in _EMPTY_WORDS)
        """The stems of its words, without articles and auxiliaries."""

    @cached_property
    def answer(self) -> Stems:
        """The stems of its answer."""
        return core_stems(self.prompt.answer)

    @cached_property
    def _written(self) -> list[str]:
        return [word.strip(_PUNCTUATION) for word in self.prompt.question.split()]

    @cached_property
    def names(self) -> Stems:
        """The stems of its names in order."""
        return tuple(stem(token) for word in self._written[1:] if word[:1].isupper() for token in cached_tokens(word))

    @cached_property
    def terms(self) -> frozenset[str]:
        """Its stems that belong to names, numbers or dates."""
        numbers = (word for word in self._written if word.lower() in _NUMBER_WORDS or any(map(str.isdigit, word)))
        return frozenset(stem(token) for word in numbers for token in cached_tokens(word)).union(self.names)


def check_bank(context: CheckContext) -> Iterator[Problem]:
    """Find near-duplicates of an earlier question, which represents all that follow.

    Equal questions belong to Q514 and Q515.
    """
    first: dict[str, Prompt] = {}
    for prompt in find_prompts_of_bank(context):
        first.setdefault(fold_question(prompt.q), prompt)
    questions = list(map(_ComparedQuestion, first.values()))
    for index, candidates in find_candidates([question.words for question in questions]):
        later = questions[index]
        similar = (questions[at].prompt for at in candidates if _are_near_duplicates(questions[at], later))
        earlier = next((prompt for prompt in similar if not _may_be_alike(context, prompt, later.prompt)), None)
        if earlier is not None:
            yield _problem(earlier, later.prompt)


def _may_be_alike(context: CheckContext, earlier: Prompt, later: Prompt) -> bool:
    return RULE.code in earlier.fact.ignore or are_disputed(context, earlier, later)


def _are_near_duplicates(first: _ComparedQuestion, second: _ComparedQuestion) -> bool:
    """Tell whether two questions are alike, and one of them has no word that says what only it is about.

    Where the answers are the same, only a name, number or date tells them apart: other words that differ probably mean
    the same. Where the words are the same, their order can: "What did A give B?" is not "What did B give A?".
    """
    if first.words == second.words:
        return first.names == second.names
    contained = first.words < second.words or second.words < first.words
    if not contained and (first.answer != second.answer or _differ_in_a_term(first, second)):
        return False
    return measure_similarity(first.words, second.words) >= NEAR_DUPLICATE


def _differ_in_a_term(first: _ComparedQuestion, second: _ComparedQuestion) -> bool:
    return not first.terms <= second.words or not second.terms <= first.words


def _problem(earlier: Prompt, later: Prompt) -> Problem:
    if later.a and earlier.a and not is_same_answer(later.answer, earlier.answer):
        message = f"almost the same question has another answer in “{earlier.fact.id}”: add what tells them apart"
    else:
        message = f"this asks almost the same as “{earlier.fact.id}”: keep the better of the two"
    return RULE.problem(later.q.location, message, later.fact.id, advice=word_place(earlier))
