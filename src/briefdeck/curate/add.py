"""A new fact → its place in the files of a bank, with everything else in them unchanged."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from briefdeck.curate.edit import PlacedFact
from briefdeck.curate.edit_yaml import UnplacedError, insert_lines
from briefdeck.curate.fact_slices import CutBank, CutFile, FactSlice, cut_file, filled_lines, offset_of_line
from briefdeck.curate.write_yaml import Value, plain_value, tidy, values_of, write_item
from briefdeck.language.hidden_characters import read_plainly
from briefdeck.language.lexicon import ENGLISH
from briefdeck.language.packs.pack import LanguagePack, pack_of
from briefdeck.language.packs.pack_words import word_reader
from briefdeck.language.words import STOP_WORDS, tokens
from briefdeck.located import LocatedStr
from briefdeck.model import Bank
from briefdeck.problem import Problem
from briefdeck.read.yaml_document import read_document
from briefdeck.slugs import find_unused, slugify

_ID_WORDS, _LONGEST_ID = 4, 40
"""The most words and characters of a proposed id."""
_BOLD = re.compile(r"\*\*[^*]{1,400}\*\*")
_PART = re.compile(r"[0-9]{1,3}|[a-z]")
"""Tokens that mean nothing by themselves: the 1 of "1,200", the s of "a's"."""
_BROKEN = frozenset(("Y102", "Y104", "Y105", "Y108", "Y109", "Y110", "Y111"))
"""Rules that a new fact breaks only if it is in the wrong place."""
_UNPROVING = frozenset(("C102", "C103", "C110"))
"""Rules about an article and the concordance, without which nothing that cites it is proved."""
NEW_FILE = """\
# yaml-language-server: $schema=../.vscode/facts.schema.json
# More facts of questions.yaml, which has the articles and the topics.
facts: []
"""
"""What a new file of facts begins as."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A fact that is not yet in the bank, as it is entered."""

    values: Mapping[str, Value]
    """Its values by their keys, as questions.yaml has them; what is empty is left out."""

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.values.get("id", ""))

    @property
    def cite(self) -> tuple[str, ...]:
        """Its citations as they are written."""
        cite = self.values.get("cite", "")
        return (cite,) if isinstance(cite, str) else tuple(map(str, cite))


def propose_id(fact: str, taken: Container[str], language: str = "en") -> str:
    """Propose an id: a slug of the first meaningful words of *fact*, which is in *language*, and none of those *taken*.

    What stands in bold is mostly what is asked for, and so are numbers: they are left out where other words are left.
    A “not” stays, since the fact turns on it.
    """
    unmarked = _BOLD.sub(" ", fact)
    if pack := pack_of(language):
        slug = _slug_by_pack(unmarked, pack, 2) or _slug_by_pack(fact, pack, 1) or _slug_of_script(fact)
        return find_unused(slug, taken)
    slug = _slug_of(unmarked, with_numbers=False) or _slug_of(fact, with_numbers=True) or _slug_of_script(fact)
    return find_unused(slug, taken)


def _slug_by_pack(text: str, pack: LanguagePack, fewest: int) -> str:
    """Make a slug of the first words of *text* that carry meaning, by the *pack* of its language; "" of too few."""
    found = (slugify(text[word.start : word.end]) for word in word_reader(pack).meaningful(text))
    words = list(islice(filter(None, found), _ID_WORDS))
    return _cut("-".join(words)) if len(words) >= fewest else ""


def _slug_of_script(text: str) -> str:
    """Make a slug of the first words of *text*, in another script than ours; "fact" where it has none."""
    return _cut("-".join(slugify(text).split("-")[:_ID_WORDS])) or "fact"


def _slug_of(text: str, with_numbers: bool) -> str:
    """Make a slug of the first meaningful words of *text*; "" of fewer than two where numbers are left out."""
    said = [token for token in tokens(text) if token.isascii() and token.isalnum() and not _PART.fullmatch(token)]
    telling = [token for token in said if token not in STOP_WORDS or token in ENGLISH.statements.negations] or said
    named = telling if with_numbers else [token for token in telling if not token[0].isdecimal()]
    slug = _cut("-".join(islice(named, _ID_WORDS)))
    return slug if with_numbers or len(named) > 1 else ""


def _cut(slug: str) -> str:
    """Leave out the last words of *slug* as long as it is too long and has others."""
    while len(slug) > _LONGEST_ID and "-" in slug:
        slug = slug.rpartition("-")[0]
    return slug


class WrittenCitation(NamedTuple):
    """Lines of an article that a fact cites."""

    article: str
    first: int
    last: int
    written: str


def cited_lines(values: Mapping[str, Value]) -> Iterator[WrittenCitation]:
    """Yield what the fact with these *values* cites, as far as it can be read."""
    cite = values.get("cite", ())
    for written in [cite] if isinstance(cite, str) else cite if isinstance(cite, Sequence) else ():
        article, _, lines = str(written).partition(":")
        first, _, last = lines.partition("-")
        if first.isdecimal() and len(first) < 10 and (not last or last.isdecimal()):
            yield WrittenCitation(article, int(first), int(last or first), str(written))


def insert_fact(texts: Mapping[str, str], draft: Draft, file: str = "") -> PlacedFact:
    """Insert *draft* into *texts*, the files of a bank without faults, as `insert_facts` does.

    Where *file* is given, it goes into that one, which may be new.
    """
    texts = {**texts, **({file: NEW_FILE} if file and file not in texts else {})}
    path, before = _place(CutBank({file: texts[file]} if file else texts), draft.values)
    new = {**texts, path: _with_facts(texts[path], before, [draft])}
    cut = CutBank(new)
    at = cut_file(texts[path], path).slices.index(before) + 1 if before else 0
    return PlacedFact(new, cut, cut.files[path].slices[at])


def insert_facts(texts: Mapping[str, str], drafts: Sequence[Draft]) -> dict[str, str]:
    """Insert *drafts* into *texts*, the files of a bank without faults.

    Each stands behind the last fact that cites an earlier line of its article, or else behind the last fact of its
    topic, so that two branches that add facts seldom write at the same place. Comments, order and spelling of
    everything else stay. Raises UnplacedError where `facts:` is no list with one fact below the other, or a draft
    cannot be written there.
    """
    new, cut = dict(texts), CutBank(texts)
    groups: dict[tuple[str, FactSlice | None], list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(_place(cut, draft.values), []).append(draft)
    # From the end, so that lines keep their numbers.
    for (path, before), own in sorted(groups.items(), key=lambda each: each[0][1] or (), reverse=True):
        new[path] = _with_facts(new[path], before, sorted(own, key=_first_line))
    return new


def _first_line(draft: Draft) -> int:
    return next((cited.first for cited in cited_lines(draft.values)), 0)


def _place(cut: CutBank, values: Mapping[str, Value]) -> tuple[str, FactSlice | None]:
    """Find the file, and the fact in it, behind which a new one with *values* stands best; None where there is none."""
    wanted, best, rank = next(cited_lines(values), None), None, (-1, 0, 0)
    for at, each in enumerate(cut.slices):
        known = values_of(each.text)
        by_topic = (int(known.get("topic") == values.get("topic")), 0, at)
        own = max([by_topic, *(_nearness(cited, wanted, at) for cited in cited_lines(known))])
        if own >= rank:
            best, rank = each, own
    return (best.path, best) if best else (next(iter(cut.files)), None)


def _nearness(cited: WrittenCitation, wanted: WrittenCitation | None, at: int) -> tuple[int, int, int]:
    """Rank the fact *at* which cites such lines as the one behind which a fact stands that cites those *wanted*."""
    if wanted is None or cited.article != wanted.article:
        return (-1, 0, 0)
    return (3, cited.first, at) if cited.first <= wanted.first else (2, -cited.first, at)


def _with_facts(text: str, before: FactSlice | None, drafts: Sequence[Draft]) -> str:
    """Write *drafts* behind the fact *before* of *text*; None where it has none yet."""
    if before is None:
        written = "".join(write_item(tidy(draft.values), 0) for draft in drafts).split("\n")[:-1]
        return insert_lines(text, "facts", written, lambda new: _is_right(text, new, 0, drafts)).text
    cut, lines = cut_file(text, before.path), before.text.splitlines(keepends=True)
    column = len(before.text) - len(before.text.lstrip(" "))
    items = [write_item(tidy(draft.values), column) for draft in drafts]
    gap = "\n" if any(not each.text.splitlines()[-1].strip() for each in cut.slices[:-1]) else ""
    start, at = offset_of_line(text, before.first), cut.slices.index(before) + 1
    # Comments behind the last value belong to what follows; but where it is a block, they may be its words.
    for end in (filled_lines(lines, column), len(lines)):
        kept = [line if line.endswith("\n") else f"{line}\n" for line in lines[:end]]
        added = "".join([*kept, *(f"{gap}{item}" for item in items), *lines[end:]])
        new = text[:start] + added + text[start + len(before.text) :]
        if _is_right(text, new, at, drafts):
            return new
    raise UnplacedError(f"nothing can be written behind “{before.id}” in {before.path}: write it there by hand")


def _is_right(text: str, new: str, at: int, drafts: Sequence[Draft]) -> bool:
    """Tell whether *new* has exactly *drafts* more than *text*, before its fact *at*.

    A fault of theirs, such as an invalid id, does not count here: it is reported when the file is read.
    """
    old, cut, end = cut_file(text, ""), cut_file(new, ""), at + len(drafts)
    if len(cut.slices) != len(old.slices) + len(drafts):
        return False
    others = [*cut.slices[:at], *cut.slices[end:]]
    # What is written between two facts parts the lines of the one above from blank lines and comments below them.
    near = range(max(0, at - 1), at)
    same = all(
        one.text == other.text or (place in near and values_of(one.text) == values_of(other.text) != {})
        for place, (one, other) in enumerate(zip(old.slices, others, strict=True))
    )
    return same and _rest(old) == _rest(cut) and all(map(_reads_as, cut.slices[at:end], drafts))


def _rest(cut: CutFile) -> list[str]:
    """List the filled lines of a file without its facts; the brackets of an empty list do not count."""
    lines = f"{cut.head}\n{cut.tail}".split("\n")
    return [line for line in lines if line.strip() and not line.startswith("facts:")]


def _reads_as(own: FactSlice, draft: Draft) -> bool:
    """Tell whether the lines *own* read as *draft*; where they have a fault of another kind, it is told later."""
    document = read_document(f"record:\n{own.text}", "")
    if document.problems or document.root is None:
        return not any(problem.code in _BROKEN for problem in document.problems)
    (record,) = document.root[LocatedStr("record")]
    return _plainly(plain_value(record)) == _plainly(tidy(draft.values))


def blocking_problems(found: Iterable[Problem], placed: PlacedFact, shown: str, bank: Bank) -> list[Problem]:
    """Select from the problems *found* those that keep the fact *placed* in *bank* from being proved.

    A problem blocks if it is within the fact, or concerns what would prove it: the concordance and the articles that
    it cites. *shown* precedes the names of files in problems.
    """
    own = placed.slice
    cited = {cited.article for cited in cited_lines(values_of(own.text))}
    files = {article.file.location for key, article in bank.articles.items() if key in cited}
    lines = {(path, line) for path, line, _ in files}

    def matters(problem: Problem) -> bool:
        path, line, _ = problem.location
        if problem.code in _UNPROVING:
            return problem.code == "C110" or (path, line) in lines
        return path == f"{shown}{own.path}" and own.first <= line < own.end

    return list(filter(matters, found))


def _plainly(value: Value) -> Value:
    """Return *value* as a file is read: without what an editor would not show."""
    if isinstance(value, str):
        return read_plainly(value).strip(" ")
    if isinstance(value, Mapping):
        return {key: _plainly(each) for key, each in value.items()}
    return [_plainly(each) for each in value]
