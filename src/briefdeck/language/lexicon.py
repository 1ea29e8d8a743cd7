"""What is known of a language: its words, as data in a folder of its own, read once and kept in frozen records.

`language/en/` has the words of English, one file for each idea. Another language is another folder with the same files.
In these files, words are separated by spaces and phrases by commas. Every regular expression, and the tables that the
quiz page judges answers by, are made from these records.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cached_property
from pkgutil import get_data
from typing import Any

import yaml

from briefdeck.language.governing_tables import GOVERNING_SETS, GoverningWords
from briefdeck.language.listed import (
    list_words,
    name_parts,
    one_of,
    phrase_pairs,
    phrases,
    phrases_by,
    read_fractions,
    set_pair,
    set_phrases,
    set_words,
)
from briefdeck.language.number_tables import (
    DateWords,
    Hedge,
    NumberWords,
    PeriodWords,
    Quantifier,
    QuantifierWords,
    UnitWords,
)
from briefdeck.language.sentence_tables import (
    ClauseWords,
    ComparingWords,
    OppositeWords,
    OrderWords,
    SenseWords,
    StatementWords,
    SurenessWords,
)
from briefdeck.language.word_forms import verb_forms, write_ordinal
from briefdeck.language.word_tables import (
    AnswerWords,
    FurnitureWords,
    GrammarWords,
    NameWords,
    OfficeWords,
    PeopleWords,
    QuestionWords,
    RoleWords,
    Shortfall,
    SpellingWords,
    TitleWords,
)

__all__ = ["ENGLISH", "Lexicon", "load_words", "one_of"]
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's own loader is the fallback where PyYAML was installed without libyaml."""


def load_words(path: str) -> dict[str, Any]:
    """Read the words in the file at *path*, which counts from this folder."""
    data = get_data(__package__, path)
    records: dict[str, Any] = yaml.load(data or b"", Loader=_Loader)  # noqa: S506 - a safe loader, and our own file
    return records


class Lexicon:
    """The words of a language. Each file of its folder is read when it is first needed."""

    def __init__(self, language: str) -> None:
        self.language = language
        """Its code, which is the name of its folder: "en"."""

    def _file(self, name: str) -> dict[str, Any]:
        return load_words(f"{self.language}/{name}.yaml")

    @cached_property
    def hedges(self) -> tuple[Hedge, ...]:
        """How numbers are bounded and rounded, one record a kind."""
        found: Any = self._file("hedges").items()
        phrased = Hedge._fields[1:-1]
        return tuple(
            Hedge(
                kind,
                **{name: phrases(each.get(name, "")) for name in phrased},
                symbols=list_words(each.get("symbols", "")),
            )
            for kind, each in found
        )

    @cached_property
    def numbers(self) -> NumberWords:
        """Number words."""
        data = self._file("numbers")
        small = {word: number for number, word in enumerate(data["small"].split())}
        tens = {word: 10 * number for number, word in enumerate(data["tens"].split(), start=2)}
        scales = data["scales"]
        counted = {**small, **tens, **scales}
        ordinals = {
            data["ordinals"].get(word) or write_ordinal(word): number
            for word, number in counted.items()
            if word not in ("zero", "dozen")
        }
        parts = name_parts(ordinals)
        return NumberWords(
            small,
            tens,
            scales,
            data["short_scales"],
            data["magnitudes"],
            ordinals,
            read_fractions(data["fractions"]) | parts,
            read_fractions(data["vulgar"]),
            data["multiples"],
            data["telling_number"],
            set_words(data["vague"]),
            phrases(data["none"]),
            list_words(data["signs"]),
            set_words(data["differences"]),
            set_words(data["falling"]),
            set_words(data["counting"]),
            set_words(data["naming"]),
            phrases(data["nearly"]),
            set_words(data["relating"]),
            phrases(data["sharing"]),
            phrases_by(data["overstepping"]),
            *(phrases(data[name]) for name in _CALCULATING),
        )

    @cached_property
    def units(self) -> UnitWords:
        """Units and currencies."""
        data = self._file("units")
        units = {base: {Fraction(f): w for f, w in phrases_by(each).items()} for base, each in data["units"].items()}
        for name, base in data["prefixed"].items():
            for prefix, factor in data["prefixes"].items():
                written = units.setdefault(base, {}).setdefault(Fraction(factor), ())
                units[base][Fraction(factor)] = tuple(dict.fromkeys((*written, prefix + name)))
        return UnitWords(units, phrases_by(data["symbols"]), phrases(data["set_with_number"]))

    @cached_property
    def dates(self) -> DateWords:
        """Words of the calendar."""
        data = self._file("dates")
        return DateWords(
            list_words(data["months"]),
            data["short_months"],
            list_words(data["weekdays"]),
            data["seasons"],
            data["shifts"],
            data["days"],
            list_words(data["shifted"]),
            list_words(data["ago"]),
            list_words(data["before_may"]),
            phrases(data["passing"]),
            set_words(data["anchors"]),
            set_words(data["asked"]),
            set_words(data["around"]),
            phrases(data["earlier"]),
            phrases(data["later"]),
            phrases(data["counted_on"]),
            phrases(data["counted_back"]),
            phrases(data["lasting"]),
            phrases(data["between"]),
            phrases_by(data["beside"]),
            phrases(data["before_age"]),
            phrases(data["before_numbers"]),
            phrases(data["after_age"]),
            data["quarters"],
            set_words(data["happened"]),
            phrases(data["until"]),
            list_words(data["parts"]),
            data["named_hours"],
            data["feasts"],
            phrases_by(data["spans"]),
            data["long_spans"],
            *(phrases(data[name]) for name in _RECKONING),
        )

    @cached_property
    def titles(self) -> TitleWords:
        """Titles before names, and abbreviations."""
        data = self._file("titles")
        honorifics = set_words(data["honorifics"])
        address, *others = (list_words(data[of]) for of in ("forms_of_address", "abbreviated", "abbreviations"))
        return TitleWords(honorifics, address, honorifics | set_words(data["titles"]), *others)

    @cached_property
    def people(self) -> PeopleWords:
        """Offices, pronouns and the like."""
        data = self._file("people")
        sets: dict[str, Any] = {name: set_words(data[name]) for name in _PEOPLE_SETS}
        lists = {name: list_words(data[name]) for name in ("person_endings", "doer_endings", "bodies")}
        kinds = {name: {kind: list_words(each) for kind, each in data[name].items()} for name in _PEOPLE_KINDS}
        return PeopleWords(
            offices=set_words(" ".join(data["offices"].values())),
            held=set_words(data["offices"]["held"]),
            short_names={name: phrases(short) for name, short in data["short_names"].items()},
            before_kin=phrases(data["before_kin"]),
            **(sets | lists | kinds),
        )

    @cached_property
    def names(self) -> NameWords:
        """Names of places and bodies."""
        data = self._file("names")
        directions = set_words(data["directions"])
        return NameWords(
            {country: phrases(seats) for country, seats in data["countries"].items()},
            {whole: phrases(parts) for whole, parts in data["within"].items()},
            phrases(data["given_names_too"]),
            tuple(map(phrases, data["same"])),
            data["demonyms"],
            list_words(data["demonym_endings"]),
            list_words(data["demonym_suffixes"]),
            directions,
            directions | set_words(data["distinguishing"]),
            set_words(data["places"]),
            set_words(data["institutions"]),
            list_words(data["joiners"]),
            set_words(data["no_names"]),
            list_words(data["bodies_with_parts"]),
            set_words(data["openers"]),
            list_words(data["opener_endings"]),
            set_words(data["country_words"]),
            list_words(data["name_endings"]),
            list_words(data["believer_endings"]),
            list_words(data["possessive"]),
            phrases(data["everywhere"]),
        )

    @cached_property
    def grammar(self) -> GrammarWords:
        """Words of grammar."""
        data = self._file("grammar")
        sets: dict[str, Any] = {name: set_words(data[name]) for name in _GRAMMAR_SETS}
        sets |= {name: list_words(data[name]) for name in _GRAMMAR_LISTS}
        return GrammarWords(
            function_words=sets["articles"] | set_words(data["function_words"]),
            number_parting=phrases(data["number_parting"]),
            having_been=phrases(data["having_been"]),
            **sets,
        )

    @cached_property
    def statements(self) -> StatementWords:
        """How sentences hold what they say."""
        data = self._file("statements")
        denying = set_words(data["denying"])
        sets = {name: set_words(data[name]) for name in _STATEMENT_SETS}
        saying = self.governing.saying
        clear = [verb for kind in ("telling", "claiming", "speaking") for verb in saying[kind]]
        naming = denying.union(*(verb_forms(*verb) for verb in (*clear, *saying["naming"])))
        return StatementWords(
            speaking=frozenset(["according"]).union(*(verb_forms(*verb)[1:-1] for verb in clear)),
            naming_source=naming.union(
                set_words(data["said_otherwise"]), *(verb_forms(*verb)[:-1] for verb in saying["holding"])
            ),
            denying=denying,
            likelihood=phrases(data["likelihood"]),
            confidence=phrases(data["confidence"]),
            **sets,
        )

    @cached_property
    def clauses(self) -> ClauseWords:
        """How clauses are negated and put in order."""
        data = self._file("clauses")
        listed = ClauseWords._fields[ClauseWords._fields.index("comparing") + 1 :]
        own: dict[str, Any] = {name: _CLAUSE_READERS.get(name, set_words)(data[name]) for name in listed}
        return ClauseWords(
            set_words(data["quantified"]),
            list_words(data["negating_before_to"]),
            list_words(data["negating_before_doing"]),
            list_words(data["negating_nouns"]),
            phrases(data["negating_phrases"]),
            set_words(data["absent"]),
            phrases(data["denying_clauses"]),
            set_words(data["untrue"]),
            set_words(data["negative_determiners"]),
            set_words(data["negative_pronouns"]),
            _order_words(data["order"]),
            phrase_pairs(data["replacing"]),
            ComparingWords(**{name: set_words(listed) for name, listed in data["comparing"].items()}),
            **own,
        )

    @cached_property
    def opposites(self) -> OppositeWords:
        """Words and phrases that say the opposite of each other."""
        data = self._file("opposites")
        read: dict[str, Any] = {
            name: (phrase_pairs if isinstance(listed, list) else set_phrases)(listed) for name, listed in data.items()
        }
        return OppositeWords(**read)

    @cached_property
    def antonyms(self) -> Mapping[str, tuple[tuple[str, str], ...]]:
        """Words and their opposites, both ways, by the first two letters of the word."""
        found: dict[str, list[tuple[str, str]]] = {}
        for one, other in map(str.split, phrases(self._file("antonyms")["pairs"])):
            found.setdefault(one[:2], []).append((one, other))
            found.setdefault(other[:2], []).append((other, one))
        return {beginning: tuple(pairs) for beginning, pairs in found.items()}

    @cached_property
    def quantifiers(self) -> QuantifierWords:
        """How much of a thing is meant."""
        data = self._file("quantifiers")
        scale = tuple(
            Quantifier(Fraction(each["least"]), Fraction(each["most"]), phrases(each["phrases"]))
            for each in data.pop("scale").values()
        )
        wholes = phrases(data.pop("wholes"))
        return QuantifierWords(scale, wholes=wholes, **{name: set_words(listed) for name, listed in data.items()})

    @cached_property
    def roles(self) -> RoleWords:
        """Verbs by which one does something to another."""
        data = self._file("roles")
        converses = {verb: phrases(listed.replace("X", "x")) for verb, listed in data["converses"].items()}
        classes = tuple(phrases(listed.replace("X", "x")) for listed in data["classes"])
        named = set(RoleWords._fields) - {"classes", "converses"}
        return RoleWords(classes, converses, **{name: set_words(data[name]) for name in named})

    @cached_property
    def kinds(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Kinds of things that exclude each other, in groups; words of one kind together."""
        return {group: tuple(map(phrases, kinds)) for group, kinds in self._file("kinds")["groups"].items()}

    @cached_property
    def swapped_kinds(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """Words of which one is easily written for another, in groups; words for the same together."""
        return {
            group: tuple(list_words(words) for words in phrases(kinds))
            for group, kinds in self._file("kinds")["swapped"].items()
        }

    @cached_property
    def offices(self) -> OfficeWords:
        """Words of offices."""
        data = self._file("offices")
        heads, portfolios, posts = (tuple(map(phrases, data[name])) for name in ("heads", "portfolios", "posts"))
        own = {name: set_words(data[name]) for name in ("ranks", "present", "once", "passing_on")}
        return OfficeWords(heads=heads, portfolios=portfolios, posts=posts, **own)

    @cached_property
    def periods(self) -> PeriodWords:
        """Words for the stretch of time for which a number holds."""
        data = self._file("periods")
        sets = (set_words(data[name]) for name in PeriodWords._fields[3:])
        return PeriodWords(data["nouns"], data["adjectives"], read_fractions(data["days"]), *sets)

    @cached_property
    def furniture(self) -> FurnitureWords:
        """What belongs to a web page or a letter rather than to its article."""
        data = self._file("furniture")
        return FurnitureWords(
            phrases(data["openings"]),
            set_phrases(data["alone"]),
            phrases(data["bylines"]),
            set_phrases(data["between_names"]),
            set_phrases(data["offices"]),
            phrases(data["endings"]),
            set_phrases(data["nobody"]),
            set_phrases(data["kinds_of_text"]),
            phrases(data["comment_headings"]),
            phrases(data["adverts"]),
            phrases(data["counted_comments"]),
            phrases(data["appeals"]),
            phrases(data["day_words"]),
            phrases(data["edited_words"]),
            phrases(data["copyright"]),
        )

    @cached_property
    def governing(self) -> GoverningWords:
        """Words that govern a statement."""
        data = self._file("governing")
        saying = {
            kind: tuple(list_words(phrase) for phrase in phrases(verbs)) for kind, verbs in data["saying"].items()
        }
        forms = {kind: frozenset[str]().union(*(verb_forms(*verb) for verb in verbs)) for kind, verbs in saying.items()}
        expected = {name: set_words(words) for name, words in data["expected"].items()}
        return GoverningWords(
            saying=saying,
            reporting=frozenset[str]().union(*forms.values()),
            telling=forms["telling"] | forms["claiming"],
            urging=forms["asking"],
            saying_with={joint: set_words(verbs) for joint, verbs in data["saying_with"].items()},
            of_plans=phrases(data["of_plans"]),
            expecting=frozenset[str]().union(*(words for name, words in expected.items() if name in _EXPECTING)),
            **{name: set_words(data[name]) for name in GOVERNING_SETS},
            **expected,
        )

    @cached_property
    def sureness(self) -> SurenessWords:
        """How surely a text speaks."""
        return SurenessWords(**{name: phrases(listed) for name, listed in self._file("sureness").items()})

    @cached_property
    def shortfalls(self) -> tuple[Shortfall, ...]:
        """What may come short of what."""
        return tuple(Shortfall(*map(phrases, sides)) for sides in self._file("shortfalls")["pairs"])

    @cached_property
    def spelling(self) -> SpellingWords:
        """Words that are written in two ways, and irregular forms."""
        data = self._file("spelling")
        verbs = [phrase.split() for phrase in phrases(data["irregular"])]
        nouns = {**self.answers.plurals, **dict(map(str.split, phrases(data["plurals"])))}
        return SpellingWords(
            data["american"],
            tuple((british, american) for british, american in data["patterns"]),
            data["hints"],
            {form: verb for verb, *forms in verbs for form in forms},
            {many: one for many, one in nouns.items() if many not in set_words(data["no_plurals"])},
            set_words(data["no_past"]),
            set_words(data["hyphened"]),
            list_words(data["silent_h"]),
        )

    @cached_property
    def senses(self) -> SenseWords:
        """Words that make a statement another one."""
        data = self._file("senses")
        sets: dict[str, Any] = {name: set_words(data[name]) for name in _SENSE_SETS}
        sets |= {name: tuple(map(set_pair, data[name])) for name in ("rivals", "grave", "outcomes", "taking_back")}
        sets |= {name: tuple(map(set_words, data[name])) for name in ("alike", "fates")}
        sets |= {name: phrases(data[name]) for name in ("no_whole", "exclusive", "of_one_mind", "opposing", "not_one")}
        sets |= {"deeds": {who: set_words(told) for who, told in data["deeds"].items()}}
        sets |= {"grave_phrases": phrase_pairs(data["grave_phrases"]), "no_parties": set_phrases(data["no_parties"])}
        return SenseWords(**sets)

    @cached_property
    def questions(self) -> QuestionWords:
        """Words of questions and answers."""
        data = self._file("questions")
        return QuestionWords(**{name: (phrases if name == "vague" else list_words)(data[name]) for name in data})

    @cached_property
    def answers(self) -> AnswerWords:
        """Words of typed answers."""
        data = self._file("answers")
        units = {base: {Fraction(f): w for f, w in phrases_by(each).items()} for base, each in data["units"].items()}
        listed = """dropped joining alternatives point ordinal_endings of between range_openings opening leads openers
            people_endings before_names decisive""".split()
        own = {
            **{name: phrases(data[name]) for name in ("about", "at_most", "at_least", "closing")},
            "fractions": read_fractions(data["fractions"]),
            "units": units,
            "same": tuple(map(phrases, data["same"])),
            **{name: tuple(map(tuple, data[name])) for name in ("alike", "opposite_beginnings", "rewrites")},
            **{name: list_words(data[name]) for name in listed},
        }
        return AnswerWords(**{**data, **own})


_GRAMMAR_SETS = """articles determiners stop_words parting answers timing relative no_adverbs linking standing_in
    common_verbs doubtful_past""".split()
_GRAMMAR_LISTS = (
    "being having doing modal adverbs question_words amounts_asked prepositions place_prepositions subordinating "
    "contrasting opposing grounds no_superlatives noun_endings"
).split()
_PEOPLE_SETS = "marrying spouses asked_persons counted anyone particles kin tied crowned written views groups".split()
_PEOPLE_KINDS = ("pronouns", "called", "asked", "descent")
_CALCULATING = NumberWords._fields[NumberWords._fields.index("comparing") :]
_RECKONING = DateWords._fields[DateWords._fields.index("of_a_day") :]
_CLAUSE_READERS: Mapping[str, Callable[[Any], Any]] = {"neither_way": phrase_pairs} | dict.fromkeys(
    "setting_apart leaving_out the_others putting_off falling_through".split(), phrases
)
_SENSE_SETS = """parties heads spanning summed settling sweeping whole belittled one_alone anybody councils beginning
    ending decided contests over bodies""".split()
_EXPECTING = """modal prospects resolved wanting scheduled chances forecasting adverbs compared counted unsure weighing
    open""".split()
_STATEMENT_SETS = """writing denying_truth unsettled disagreeing turning_down turned_down verifying negations lacking
    hampered no_negation giving taking handing_over getting measuring measuring_so mutual""".split()


def _order_words(data: Mapping[str, str]) -> OrderWords:
    phrased = "ahead behind succeeding because bringing therefore".split()
    made: Any = {name: (phrases if name in phrased else set_words)(listed) for name, listed in data.items()}
    return OrderWords(**made)


ENGLISH = Lexicon("en")
