"""What the page shows, as data for JSON: shelf, lines, facts, messages, the proof and the cards of a fact."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, NamedTuple

from briefdeck.articles.article_index import ArticleIndex
from briefdeck.curate.add import cited_lines
from briefdeck.curate.coverage import ArticleCoverage, CoveredLine, measure_coverage
from briefdeck.curate.fact_slices import CutBank, FactSlice
from briefdeck.curate.write_yaml import values_of
from briefdeck.language.dates.date_range import spell_date
from briefdeck.language.language_tags import primary_language
from briefdeck.language.markup import plain
from briefdeck.language.needs import Need
from briefdeck.ledger import Ledger
from briefdeck.live.cures import offer_cures
from briefdeck.live.live_project import ProvedFact, Settled
from briefdeck.model import Bank, Card, Fact
from briefdeck.model.texts import texts_of_brief, texts_of_fact
from briefdeck.pictures import picture_kind
from briefdeck.problem import Cure, Problem
from briefdeck.render.anki.fields import media_name
from briefdeck.render.anki.note_types import Template, note_types
from briefdeck.render.anki.notes import Note, make_notes
from briefdeck.render.html import make_data_uri
from briefdeck.rules.fact_context import Claim
from briefdeck.rules.proof import show_proof

_SECTION = re.compile(r"\{\{([#^])([^{}]{1,60})\}\}((?:(?!\{\{[#^]\2\}\}).)*?)\{\{/\2\}\}", re.DOTALL)
_FIELD = re.compile(r"\{\{(?:(cloze|type):)?([^{}#^/]{1,60})\}\}")
_DELETION = re.compile(r"\{\{c(\d+)::((?:(?!::|\{\{|\}\}).)*)(?:::((?:(?!\{\{|\}\}).)*))?\}\}", re.DOTALL)
_MEASURE = """<script>
const root = document.documentElement;
const tell = () => parent.postMessage({height: Math.ceil(root.getBoundingClientRect().height)}, "*");
new ResizeObserver(tell).observe(root); tell();
</script>"""
"""A framed card says how high it is, and nothing else."""
_SMALLER = ":root { zoom: 0.78; }"
"""A card is read beside much else."""


class CardPage(NamedTuple):
    """Both sides of a card, as pages."""

    name: str
    """The id of the card, and which of its note it is; "" for the first of the fact."""
    front: str
    back: str


def render_cards(fact: Fact, bank: Bank, images: Mapping[str, bytes], ledger: Ledger, dark: bool) -> list[CardPage]:
    """Render the cards of *fact*, whether or not it is in *bank* or proved; *dark* is for a dark page."""
    rivals = {str(id_) for dispute in bank.disputes if fact.id in dispute.facts for id_ in dispute.facts}
    others = tuple(each for each in bank.facts if str(each.id) in rivals and each.id != fact.id)
    known = {str(each.id) for each in (fact, *others)}
    disputes = tuple(each for each in bank.disputes if known.issuperset(map(str, each.facts)))
    shown = tuple(_showable(card, images) for card in fact.cards)
    small = replace(
        bank, facts=(replace(fact, cards=shown), *(replace(each, cards=()) for each in others)), disputes=disputes
    )
    language = primary_language(bank.language)
    return [page for note in make_notes(small, images, ledger) for page in _pages(note, images, dark, language)]


def _showable(card: Card, images: Mapping[str, bytes]) -> Card:
    """Leave out a picture that is not there."""
    missing = card.image is not None and (card.image.file not in images or not picture_kind(images[card.image.file]))
    return replace(card, image=None) if missing else card


def _pages(note: Note, images: Mapping[str, bytes], dark: bool, language: str) -> Iterator[CardPage]:
    kind = note_types(language)[note.type]
    fields = dict(zip(kind.fields, note.fields, strict=True))
    media = {media_name(data): make_data_uri(data) for data in images.values() if media_name(data) in note.media}
    _, _, card = note.key.partition("/")
    for at, place in enumerate(note.cards):
        template = kind.templates[0] if kind.cloze else kind.templates[place]
        name = " ".join(filter(None, (card, template.name if at and not kind.cloze else str(at + 1) if at else "")))
        front, back = (_page(side, fields, place + 1, kind.css, media, dark) for side in _sides(template))
        yield CardPage(name, front, back)


def _sides(template: Template) -> Iterator[tuple[str, bool]]:
    yield template.front, False
    yield template.back, True


def _page(
    side: tuple[str, bool], fields: Mapping[str, str], number: int, css: str, media: Mapping[str, str], dark: bool
) -> str:
    html, is_back = side
    for _ in range(4):  # sections within sections, as deep as the templates have them
        html = _SECTION.sub(lambda part: part[3] if bool(fields.get(part[2])) == (part[1] == "#") else "", html)
    html = _FIELD.sub(lambda field: _value(field[1] or "", fields.get(field[2], ""), number, is_back), html)
    for name, address in media.items():
        html = html.replace(f'src="{name}"', f'src="{address}"')
    night = " nightMode" if dark else ""
    return (
        f'<!doctype html><html lang="{fields["Language"]}"><head><meta charset="utf-8"><title>Card</title>'
        f'<style>{css}{_SMALLER}</style></head><body class="card{night}">{html}{_MEASURE}</body></html>'
    )


def _value(filter_: str, html: str, number: int, is_back: bool) -> str:
    if filter_ == "type":
        return html and (f'<code id="typeans">{html}</code>' if is_back else '<input id="typeans" aria-label="Answer">')
    if filter_ == "cloze":
        return _DELETION.sub(lambda part: _deletion(part, number, is_back), html)
    return html


def _deletion(part: re.Match[str], number: int, is_back: bool) -> str:
    if int(part[1]) != number:
        return part[2]
    shown = part[2] if is_back else f"[{part[3] or '...'}]"
    return f'<span class="cloze">{shown}</span>'


Data = dict[str, Any]
_MARKS = {"substance": "l", "slight": "s", "furniture": "f"}
"""How a line that nobody cites is shown on the strip of its article."""


def digest_of(text: str) -> str:
    """Return what tells whether the lines of a fact are still the same."""
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()[:24]


_UNCHECKED = "unchecked"
"""What is said of a fact that is read, and that no rule has looked at yet."""
_VERDICTS = ("proved", "refused", "warned", _UNCHECKED)


class Views:
    """What the page shows of one settled state."""

    def __init__(self, settled: Settled) -> None:
        self.settled = settled
        self.bank = settled.project.context.bank

    @cached_property
    def _coverage(self) -> Mapping[str, ArticleCoverage]:
        return {covered.key: covered for covered in measure_coverage(self.settled.project.context).articles}

    @cached_property
    def _problems(self) -> Mapping[FactSlice | None, list[Problem]]:
        """The problems of each fact; those of no fact under None."""
        found: dict[FactSlice | None, list[Problem]] = {None: []}
        for problem in self.settled.problems:
            own = self.settled.cut.at(problem.location.path, problem.location.line)
            found.setdefault(own, []).append(problem)
        return found

    @cached_property
    def facts(self) -> list[Data]:
        """All facts, in the order of the file."""
        return [self._fact(each) for each in self.settled.cut.slices]

    @cached_property
    def _used(self) -> Mapping[str, list[Data]]:
        """Where each fact is used, by its id: the parts of briefs, and disputes."""
        used: dict[str, list[Data]] = {}
        for name, brief in self.settled.project.context.briefs.items():
            for section in brief.sections:
                for id_ in section.facts:
                    used.setdefault(str(id_), []).append({"brief": name, "part": plain(section.heading)})
            own = (text for text in texts_of_brief(brief) if text.key not in ("title", "kicker", "deck", "chart.title"))
            for text in own:
                for id_ in text.facts if text.key != "sections.heading" else ():
                    used.setdefault(str(id_), []).append({"brief": name, "part": text.plain})
        for dispute in self.bank.disputes:
            for id_ in dispute.facts:
                used.setdefault(str(id_), []).append({"dispute": str(dispute.id), "part": plain(dispute.question)})
        return used

    def _fact(self, each: FactSlice) -> Data:
        values = values_of(each.text)
        problems, used = self._problems.get(each, []), self._used.get(each.id, [])
        return {
            "id": each.id,
            "sha": digest_of(each.text),
            "file": each.path,
            "line": each.first,
            "values": values,
            "verdict": self._verdict(problems),
            "problems": [_brief_problem(problem) for problem in problems],
            "cites": [cited._asdict() for cited in cited_lines(values)],
            "disputed": [place["dispute"] for place in used if "dispute" in place],
            "used": used,
        }

    def _verdict(self, problems: Sequence[Problem]) -> str:
        return _verdict(problems) if problems or self.settled.is_checked else _UNCHECKED

    def state(self) -> Data:
        """What the whole page shows: title, topics, counts, and the shelf."""
        verdicts = [fact["verdict"] for fact in self.facts]
        others = [_brief_problem(problem) for problem in self._problems[None]]
        return {
            "title": str(self.bank.title),
            "topics": [{"key": str(key), "name": plain(name)} for key, name in self.bank.topics.items()],
            "counts": {
                "facts": len(verdicts),
                **{verdict: verdicts.count(verdict) for verdict in _VERDICTS},
            },
            "inTheWay": sum(problem.severity == "error" for problem in self.settled.problems),
            "others": others,
            "articles": [self._article(str(key)) for key in self.bank.articles],
            "briefs": list(self.settled.project.context.briefs),
            "limits": self.bank.own_words_limits(),
        }

    def _article(self, key: str) -> Data:
        article = self.bank.articles[next(each for each in self.bank.articles if each == key)]
        covered = self._coverage.get(key)
        lines = [line for line in covered.lines if line.kind != "blank"] if covered else []
        return {
            "key": key,
            "title": plain(article.title),
            "author": str(article.author),
            "published": spell_date(article.published) if article.published else "",
            "inferred": bool(article.dated),
            "kind": str(article.kind),
            "file": str(article.file),
            "descriptor": str(article.descriptor),
            "url": str(getattr(article, "url", "")),
            "cited": covered.cited if covered else 0,
            "of": len(covered.substance) if covered else 0,
            "strip": [[line.number, _mark(line)] for line in lines],
            "hasText": key in self.settled.project.article_data,
        }

    def lines(self, key: str) -> list[Data]:
        """The lines of the article *key*, each with the facts that cite it; [] where it is not known."""
        covered = self._coverage.get(key)
        if covered is None:
            return []
        return [
            {
                "n": line.number,
                "text": covered.text[line.number - 1] if line.number <= len(covered.text) else " ".join(line.words),
                "kind": _mark(line),
                "facts": [str(fact.id) for fact in line.facts],
            }
            for line in covered.lines
            if line.kind != "blank"
        ]


def _mark(line: CoveredLine) -> str:
    return "c" if line.facts else _MARKS.get(line.kind, "s")


def _verdict(problems: Iterable[Problem]) -> str:
    severities = {problem.severity for problem in problems}
    return "refused" if "error" in severities else "warned" if severities else "proved"


def _brief_problem(problem: Problem) -> Data:
    path, line, column = problem.location
    return {
        "code": problem.code,
        "severity": problem.severity,
        "message": problem.message,
        "hint": problem.hint,
        "place": f"{path}:{line}:{column}",
        "fact": problem.fact,
    }


_ASPECTS = (
    ("number", lambda problem: bool((problem.rule.needs | problem.rule.wants) & {Need.NUMBERS, Need.DATES})),
    ("names", lambda problem: Need.NAMES in problem.rule.needs | problem.rule.wants),
    ("own words", lambda problem: problem.code[0] == "W"),
    ("who says it", lambda problem: problem.code[0] == "A"),
)
"""What is looked at in a fact, and which problems are about it; the first that fits counts."""


def proved_data(proved: ProvedFact, cut: CutBank) -> Data:
    """Return all that is known of a fact that is looked at: problems with cures, proof and verdict."""
    claim = next((each for each in proved.fact._claims if each.text.key == "fact"), None)  # noqa: SLF001
    wrong = {aspect: False for aspect, _ in _ASPECTS}
    for problem in proved.problems:
        aspect = next((name for name, is_about in _ASPECTS if problem.code[0] in "GAW" and is_about(problem)), "")
        if aspect:
            wrong[aspect] = True
    return {
        "problems": [_full_problem(proved, problem, cut) for problem in proved.problems],
        "verdict": _verdict(proved.problems),
        "aspects": [
            [name, not is_wrong, _names_elsewhere(claim) if name == "names" else ""]
            for name, is_wrong in wrong.items()
            if claim is not None  # what cites no line that is there is not looked at
        ],
        **(_proof(claim) if claim is not None else {"proof": [], "others": [], "run": None}),
    }


def _names_elsewhere(claim: Claim) -> str:
    """Say where the names of a fact stand that its lines do not have and yet mean: in the title, or on other lines."""
    told = []
    for name in {each.written: each for each in claim.missing_names}.values():
        if all(map(claim.cited.has_in_title, name.words)):
            where = "it is in the title of the article"
        else:
            where = claim.cited.describe_elsewhere(partial(ArticleIndex.with_names, names=name.keys))
        told.append(f"“{name.written}” is not on {claim.cited.words}{where and f': {where}'}")
    return "; ".join(told)


def _full_problem(proved: ProvedFact, problem: Problem, cut: CutBank) -> Data:
    related = problem.related
    return {
        **_brief_problem(problem),
        "advice": problem.advice,
        "words": problem.words,
        "field": _field_of(proved, problem),
        "at": [related.article, related.line] if related else None,
        "cures": [cure_data(cure) for cure in offer_cures(proved, problem, cut)],
    }


def cure_data(cure: Cure) -> Data:
    """Return what the page needs to offer *cure*."""
    return {"label": cure.label, "needsReason": cure.needs_reason}


def _field_of(proved: ProvedFact, problem: Problem) -> str:
    """Name the key that *problem* is about: "fact", "cards.0.q"; "" where it is in no text."""
    fact = proved.fact.fact
    texts = [text for text in texts_of_fact(fact) if text.text.location <= problem.location]
    text = max(texts, key=lambda each: each.text.location, default=None)
    if text is None:
        return ""
    if text.card is None:
        return text.key
    return f"cards.{next(at for at, card in enumerate(fact.cards) if card is text.card)}.{text.key}"


def _proof(claim: Claim) -> Data:
    proof, raw = show_proof(claim), _places_in(str(claim.text.text), claim.plain)
    return {
        "proof": [
            {
                "from": raw[each.said.start],
                "to": raw[each.said.end - 1] + 1,
                "kind": each.kind,
                "at": list(each.source),
                "lfrom": each.there.start,
                "lto": each.there.end,
            }
            for each in proof.standing
        ],
        "others": [{"at": list(source), "lfrom": part.start, "lto": part.end} for source, part in proof.others],
        "run": {"words": proof.run.counted, "limit": proof.run.limit} if proof.run else {"words": 0, "limit": 0},
    }


def _places_in(written: str, says: str) -> list[int]:
    """Find where each character of what a text *says* stands in it as it is *written*, with its marks."""
    places, at = [], 0
    for character in says:
        found = written.find(character, at)
        at = found if found >= 0 else at
        places.append(at)
        at += 1
    return places
