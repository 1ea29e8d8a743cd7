"""A fact and all that it is checked against, and its texts as claims; results that several rules need are kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import compress

from briefdeck.articles.article_index import CitedLines
from briefdeck.language.dates.date_range import spell_date
from briefdeck.language.formulas import blank_formulas
from briefdeck.language.language_tags import is_english
from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.markup import plain, split_cloze
from briefdeck.language.names.countries import is_part_of_the_world
from briefdeck.language.names.name_forms import joined_names
from briefdeck.language.names.names import HONORIFICS, Name, name_key
from briefdeck.language.needs import Need
from briefdeck.language.packs.pack import LanguagePack, pack_of, read_as
from briefdeck.language.packs.pack_words import word_reader
from briefdeck.language.remembering import lazy_property
from briefdeck.language.same_answer import is_spelling_of
from briefdeck.language.sentences.modality import read_sentence
from briefdeck.language.sentences.splitting import split_sentences
from briefdeck.language.terms import Terms, blank_stretches, known_terms
from briefdeck.language.words import STOP_WORDS, composed, fold_word, stem, words
from briefdeck.located import LocatedStr, SourceLine
from briefdeck.model import Article, Fact
from briefdeck.model.roles import READ, Role
from briefdeck.model.texts import RoleText, texts_of_fact
from briefdeck.problem import Cure, Problem, Rule
from briefdeck.rules.context import CheckContext, Keeping, kept
from briefdeck.rules.evidence import Evidence, find_evidence

Span = tuple[int, int]
"""A stretch of a text: where it begins, and where it ends."""

_SENTENCE = 4
"""Words from which on an answer with a finite verb is a statement of its own: “Crews stopped work on Monday”."""
_FINITE = re.compile(
    rf"\b(?:{one_of(ENGLISH.grammar.helping)}"
    r"|[a-z]+ed)\b"
)
_ASKING = re.compile(rf"\b(?:how (?:{one_of(ENGLISH.grammar.amounts_asked)})|what|which|who)\b", re.IGNORECASE)
_ANSWERS_ASKED = re.compile(
    rf"(?i)(?:(?<=\bwhich )|(?<=\bwhich of the ))"
    rf"{one_of(word for word, number in ENGLISH.numbers.small.items() if 2 <= number <= 5)}\b"
)
"""“Which two powers …”: the number of answers is a help to the learner, and no line counts them."""
_UNCOUNTED = STOP_WORDS | HONORIFICS
_CAPITALISED = re.compile(r"[^\W\d_a-z][\w’'‐‑-]*")
_OPEN, _CLOSE = "\ue000", "\ue001"
_DELETED = re.compile(f"{_OPEN}([^{_OPEN}{_CLOSE}]*){_CLOSE}")


class FactContext(Keeping):
    """A fact and all that it is checked against."""

    def __init__(self, context: CheckContext, fact: Fact) -> None:
        self.context = context
        self.fact = fact
        self.drawn_from: tuple[FactContext, ...] = ()
        """Of a text that is drawn from facts: these facts, which are evidence besides their lines."""
        self.parts: tuple[RoleText, ...] = ()
        """Of such a text: its parts, which are read as one."""
        self.says = ""
        """Of such a text: all that it says, without marks."""
        self._texts_in: dict[frozenset[Role], tuple[RoleText, ...]] = {}
        self._claims_in: dict[frozenset[Role], list[Claim]] = {}
        self._statements_in: dict[frozenset[Role], list[Claim]] = {}

    @lazy_property
    def evidence(self) -> Evidence | None:
        """What the fact rests on; None when a citation leads to no line, which has to be put right first."""
        return find_evidence(self.context, self.fact)

    @lazy_property
    def dated_evidence(self) -> Evidence:
        """The evidence with the dates of the fact and its articles: a question may say of which time it speaks."""
        dates = (self.fact.as_of, self.fact.date, *(article.published for article in self._articles))
        spelled = ". ".join(spell_date(date) for date in dates if date is not None)
        return (self.evidence or Evidence(self.context, (), pack=self.pack)).with_dates(spelled)

    @property
    def is_held(self) -> bool:
        """Whether the fact is not retired."""
        return self.fact.retired is None

    @lazy_property
    def plain(self) -> str:
        """What the fact says, without marks."""
        return composed(plain(self.fact.fact))

    @lazy_property
    def _texts(self) -> tuple[RoleText, ...]:
        """All texts of the fact and of its cards."""
        return tuple(texts_of_fact(self.fact))

    def texts_in(self, roles: frozenset[Role]) -> tuple[RoleText, ...]:
        """Return the texts of the fact that have one of *roles*; of a retired card, only those about its retirement."""
        if roles not in self._texts_in:
            self._texts_in[roles] = tuple(text for text in self._held_texts if text.role in roles)
        return self._texts_in[roles]

    @lazy_property
    def _held_texts(self) -> list[RoleText]:
        """All texts but those of retired cards; why they are retired is one of them."""
        held = (text.card is None or text.card.retired is None or text.key == "retired" for text in self._texts)
        return list(compress(self._texts, held))

    @lazy_property
    def _claims(self) -> tuple[Claim, ...]:
        claiming = (text for text in self.texts_in(READ) if not self._repeats_answer(text))
        return tuple(Claim(self, text, self.evidence) for text in claiming) if self.evidence else ()

    def _repeats_answer(self, text: RoleText) -> bool:
        """Tell whether *text* is a spelling that says no more than the answer of its card, which is proved itself."""
        if text.role is not Role.SPELLING or text.card is None or not is_english(self.language):
            return False
        deleted = " ".join(piece.text for piece in split_cloze(text.card.cloze) if piece.number)
        return is_spelling_of(text.plain, plain(text.card.a) or deleted)

    def claims_in(self, roles: frozenset[Role]) -> list[Claim]:
        """Return the claims with one of *roles*, all among READ; none where a citation leads to no line."""
        if roles not in self._claims_in:
            self._claims_in[roles] = [claim for claim in self._claims if not roles.isdisjoint(claim.roles)]
        return self._claims_in[roles]

    def statements_in(self, roles: frozenset[Role]) -> list[Claim]:
        """Return the claims with one of *roles* that state something by themselves.

        Among answers, cloze texts and whole sentences do so.
        """
        if roles not in self._statements_in:
            self._statements_in[roles] = [claim for claim in self.claims_in(roles) if claim.states]
        return self._statements_in[roles]

    @lazy_property
    def _articles(self) -> list[Article]:
        """The cited articles that the bank has."""
        known = self.context.bank.articles
        return [known[key] for key in map(LocatedStr, self.fact.articles) if key in known]

    @lazy_property
    def sources(self) -> frozenset[str]:
        """The keys of the names of who says it: `said_by`, the author and outlet of each cited article."""
        named = [self.fact.said_by]
        named += [text for article in self._articles for text in (article.author, article.outlet)]
        return frozenset(name_key(word) for text in named for word in words(text))

    @lazy_property
    def has_speaker(self) -> bool:
        """Whether a cited line, or one of the two before it, has a name of `said_by`, or a cited article is theirs.

        A speaker without a name, such as “the company”, is taken for one whom the line names.
        """
        speaker = composed(plain(self.fact.said_by))
        if not speaker or self.evidence is None:
            return bool(speaker)
        near, names = self.evidence.with_lines_before(), self.names_in(speaker)
        return not names or any(near.has_name(name) or near.is_by(name) or _is_called(near, name) for name in names)

    @lazy_property
    def met(self) -> frozenset[Need]:
        """Which needs of a rule that compares it with its lines are met."""
        return self.context.met_for(self.fact)

    def names_in(self, text: str) -> list[Name]:
        """Find the names in *text*, which is a text of the fact; where no others are known, those that are listed."""
        known = self.pack is None and Need.NAMES in self.met
        return self.context.names_in(text) if known else self.context.listed_names.find(text)

    @lazy_property
    def tag(self) -> str:
        """The BCP 47 tag of the language in which its texts are read."""
        return self.context.language_of(self.fact)

    @lazy_property
    def language(self) -> str:
        """As what its texts are read: "en", a language with a pack, or AS_WRITTEN."""
        return read_as(self.tag)

    @lazy_property
    def pack(self) -> LanguagePack | None:
        """The pack of its language; None for English, and where there is none."""
        return pack_of(self.tag)

    @lazy_property
    def met_alone(self) -> frozenset[Need]:
        """Which needs of a rule that does not compare it with its lines are met."""
        return self.context.met_by_language(self.tag)


@kept
def list_fact_contexts(context: CheckContext) -> tuple[FactContext, ...]:
    """Return the contexts of all facts in the order of the bank."""
    return tuple(FactContext(context, fact) for fact in context.bank.facts)


def select_held(context: CheckContext) -> list[FactContext]:
    """Return the contexts of the facts that are not retired, in the order of the bank."""
    return [fact for fact in list_fact_contexts(context) if fact.is_held]


@kept
def map_facts_by_id(context: CheckContext) -> Mapping[str, FactContext]:
    """Return the contexts of all facts by their ids."""
    return {str(fact.fact.id): fact for fact in list_fact_contexts(context)}


class Claim:
    """A text of a fact that its evidence must bear out."""

    def __init__(self, fact: FactContext, text: RoleText, evidence: Evidence, says: str = "") -> None:
        self.fact = fact
        self.text = text
        self.role = text.role
        self._parts = fact.parts or (text,)
        self.roles = frozenset(part.role for part in self._parts)
        """Its role; of a text in two parts, such as a figure with its label, both roles."""
        self.cited = evidence
        """The evidence of the fact."""
        says, answers = (says, ()) if says else _says(text)
        says = self._read(says)
        self.plain = _ANSWERS_ASKED.sub("", says) if self.role is Role.QUESTION and "hich " in says else says
        """What it says, without marks; of a question, without the number of answers it asks for."""
        self.answers = answers
        """Its stretches that are answers: their names and words must be on the cited lines themselves."""

    def _read(self, text: str) -> str:
        """Return *text* with blanks in place of its formulas, which one rule compares as they are written."""
        return blank_formulas(text) if self.fact.fact.math == "yes" else text

    @property
    def said_by(self) -> str:
        """Whose claim the fact says it is, beside it; `because` stands for itself."""
        return self.fact.fact.said_by if self.text.key != "because" and self.fact.has_speaker else ""

    @lazy_property
    def lines(self) -> tuple[CitedLines, ...]:
        """The lines that it is read against: those cited, and of a drawn text what its facts say."""
        return self.cited.all_lines if self.fact.drawn_from else self.cited.cited_lines

    @lazy_property
    def states(self) -> bool:
        """Whether it states something by itself: “Crews stopped work on Monday” does, “the crews” does not."""
        if self.role is not Role.ANSWER or self.text.key == "cloze":
            return True
        return len(words(self.plain)) >= _SENTENCE and _FINITE.search(self.plain) is not None

    def is_answer(self, name: Name) -> bool:
        """Tell whether *name* belongs to an answer."""
        return any(start < name.end and name.start < end for start, end in self.answers)

    @lazy_property
    def question(self) -> str:
        """The question that it answers or is shown with, without marks; "" where there is none."""
        return self._read(plain(self.text.question))

    @lazy_property
    def with_question(self) -> tuple[str, int]:
        """The question with its answer put in, and where the answer ends in it.

        "How many sank?" and "Two" make ("Two sank", 3). A text that answers no question is returned unchanged.
        """
        question = self.question
        if not question or self.role not in (Role.ANSWER, Role.SPELLING):
            return self.plain, len(self.plain)
        asking = _ASKING.search(question)
        if asking is None:
            return f"{self.plain} {question.rstrip('?')}", len(self.plain)
        before, after = question[: asking.start()], question[asking.end() :].rstrip("?")
        return f"{before}{self.plain}{after}", len(before) + len(self.plain)

    @lazy_property
    def terms(self) -> Terms:
        """What it counts and dates."""
        return known_terms(self.plain, self.fact.language)

    @lazy_property
    def names(self) -> list[Name]:
        """What it names."""
        return self.fact.names_in(self.plain)

    @lazy_property
    def name_stems(self) -> frozenset[str]:
        """The stems of the words of its names."""
        return frozenset(stem(fold_word(word)) for name in self.names for word in name.words)

    @lazy_property
    def missing_names(self) -> list[Name]:
        """Its names that no cited line has in any spelling."""
        if self.cited.only_listed or self.cited.pack:
            return [name for name in self.names if not self.cited.has_name(name)]
        # Mostly every capitalised word is there as it is written; then so is every name.
        capitalised = [word for word in _CAPITALISED.findall(self.plain) if word.lower() not in STOP_WORDS]
        if self.cited.has_written(capitalised):
            return []
        missing = [name for name in self.names if not self.cited.has_name(name)]
        return [name for name in missing if not self._is_cut_short(name)] if missing else []

    def _is_cut_short(self, name: Name) -> bool:
        """Tell whether *name* is told by initials, or is the initials of a name of the text: "the … Agency (NSA)"."""
        for start, end, initials in joined_names(self.plain):
            if name.keys[0] in initials and len(name.keys) == 1:
                return True
            if start <= name.start and name.end <= end and self.cited.has_initials(initials):
                return True
        return False

    def content_words(self, start: int = 0, end: int | None = None) -> list[str]:
        """List the distinct content words of a stretch: no stop words, numbers, dates or names."""
        if self.cited.pack:
            unnamed = self.unnamed[start:end]
            found = word_reader(self.cited.pack).meaningful(unnamed)
            return list(dict.fromkeys(unnamed[word.start : word.end] for word in found))
        distinct = dict.fromkeys(words(self.unnamed[start:end]))
        return [word for word in distinct if len(word) > 1 and fold_word(word) not in _UNCOUNTED]

    @lazy_property
    def unnamed(self) -> str:
        """What it says, with blanks in place of its numbers, dates and names."""
        names = ((name.start, name.end) for name in self.names)
        return blank_stretches(self.plain, sorted((*self.terms.stretches(), *names)))

    @lazy_property
    def answer_words(self) -> list[tuple[list[str], list[str]]]:
        """For each of its answers the content words, and those of them that no cited line has in any form."""
        contents = [self.content_words(start, end) for start, end in self.answers]
        return [(content, [word for word in content if not self._has(word)]) for content in contents]

    def _has(self, word: str) -> bool:
        """Tell whether a cited line has *word* in any form, or what is of the country that it names: “Canadian”."""
        if self.cited.has_form(word) or not (word.istitle() and is_part_of_the_world((name_key(word),))):
            return self.cited.has_form(word)
        return self.cited.has_name(Name(word, 0, (word,)))

    def problem(
        self,
        rule: Rule,
        message: str,
        words: str = "",
        advice: str = "",
        related: SourceLine | None = None,
        cures: Iterable[Cure] = (),
    ) -> Problem:
        """Report a breach of *rule* by the text; without *related*, the first cited line is shown."""
        part = next((part for part in self._parts if words in part.plain), self.text)
        shown = related if related and related.article else self.cited.first_line
        found = rule.problem(part.text.location, message, self.fact.fact.id, words, advice, shown, cures)
        return replace(found, likeness=self.likeness) if rule.sure_from or rule.warns_from else found

    @lazy_property
    def likeness(self) -> float:
        """How much of a sentence of what it says one sentence of its lines has: the share of its words, from 0 to 1.

        Of a card it is that of the fact where that is higher: few words of an answer tell little. Names do not count,
        since they stay when all else is reworded, nor what grammar asks for. It is 1 where nothing else is said, and in
        languages other than English, of whose words too little is known.
        """
        if self.fact.language != "en" or Need.WORDS not in self.fact.met:
            return 1
        texts = [self.plain, self.with_question[0], *([self.fact.plain] if self.text.card else ())]
        said = [read_sentence(each).stems - self.name_stems for text in texts for each in split_sentences(text)]
        lines = [*self.fact.context.lines_cited_by(self.fact.fact), *(fact.plain for fact in self.fact.drawn_from)]
        told = [read_sentence(each).stems for line in lines for each in split_sentences(line)]
        return max((len(mine & theirs) / len(mine) for mine in said if mine for theirs in told), default=1)


def _says(text: RoleText) -> tuple[str, tuple[Span, ...]]:
    """Return what *text* says, without marks, and its stretches that are answers."""
    if text.key != "cloze":
        says = composed(plain(text.text))
        return says, ((0, len(says)),) if text.role in (Role.ANSWER, Role.SPELLING) else ()
    # The deletions are marked before the stars are removed, because stars may surround them.
    written = (f"{_OPEN}{part.text}{_CLOSE}" if part.number else part.text for part in split_cloze(text.text))
    marked = composed(plain("".join(written)))
    deleted = enumerate(_DELETED.finditer(marked))
    answers = ((match.start() - 2 * count, match.end() - 2 * count - 2) for count, match in deleted)
    return marked.replace(_OPEN, "").replace(_CLOSE, ""), tuple(answers)


def _is_called(evidence: Evidence, name: Name) -> bool:
    """Tell whether a line has the last word of *name*, by which it may go on: “the institute”."""
    return evidence.has_word(name.words[-1])
