"""A title and article texts → the files that a project begins with."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePath

import yaml

from briefdeck.articles.concordance import Concordance, dump_concordance, index_articles
from briefdeck.console import clean
from briefdeck.imports.head_lines import find_dateline
from briefdeck.language.hidden_characters import hidden_characters, read_plainly, without_hidden
from briefdeck.language.language_tags import primary_language
from briefdeck.language.packs.pack_words import guess_language
from briefdeck.language.sentences.splitting import split_lines
from briefdeck.language.words import composed
from briefdeck.located import Location
from briefdeck.printed_words import message, speaking
from briefdeck.problem import Problem
from briefdeck.read.bank import read_bank
from briefdeck.read.yaml_nodes import CONTROL
from briefdeck.rules.yaml import odd_characters
from briefdeck.slugs import find_unused, slugify

_IGNORED = "articles/*"
"""The pattern of the texts that version control ignores, without their endings."""
_OURS = b".briefdeck-*"
"""What `undo` takes back: of one clone alone."""
_LONGEST = 160
"""The most characters of a title: a longer first line is probably a paragraph."""
_ENDLESS = 1 << 30
"""Characters of a line that is never folded."""
_UNTITLED = "Facts"
"""The title of a project whose folder has no name that could be read."""

_HEAD = """\
# yaml-language-server: $schema=.vscode/questions.schema.json
# The facts of this project and the articles that they are drawn from: the one file you edit.
# What begins with a # is for you: briefdeck passes over it. The blanks at the beginning of a line
# count. `briefdeck check` tells what does not hold, and where.

# What the facts are about: the name of the deck.
{title}
# The language in which you write the facts.
language: {language}

# The articles, each under a short key of your choice: `harbour:6` means line 6 of `harbour`. Change
# a key before you cite by it, not after. The text lies in articles/ under the name behind `file:`,
# as plain text in UTF-8. A title in square brackets is yours: the text bears none.
"""
_LISTED = """\
# What the text says of its author, its outlet and its day (such as 2024-06-18) goes behind the
# colon; then take out the # before it.
articles:
{articles}"""
_NONE_LISTED = """\
# `briefdeck import FILE` brings one in and writes its entry here. By hand: when its text lies in
# articles/, take out the # before these lines, write what the text says, delete the line
# `articles: {}` if it stands below them, and run `briefdeck index`.
#articles:
#  harbour:
#    file: harbour.txt
#    title: Ferry strike halts island crossings
#    author: Mara Lindqvist
#    published: 2031-03-04
articles: {}
"""
_REST = """
# The parts of the deck, in the order to learn them. Every fact names one by its key.
topics:
  general: {general}

# The facts, in your own words. Each cites the line that says so, and has a card for what is worth
# remembering. `briefdeck add` asks for a fact and writes it here. By hand: take out the # before
# these lines, make them yours, and delete the line `facts: []` below them. An id is chosen once and
# never changed: a learner's progress hangs on it.
#facts:
#  - id: stranded
#    fact: Striking ferry crews left **1,200 passengers** stranded on four islands.
#    cite: {cite}
#    topic: general
#    cards:
#      - q: How many passengers did striking ferry crews leave stranded on four islands?
#        a: 1,200
facts: []
"""
ATTRIBUTES = b"""\
# Git changes no line ends here: the texts, deck.lock and output/ are compared byte by byte.
* -text
# What is made anew keeps our side in a merge: then run `briefdeck index` and `briefdeck build`.
# Once in each clone: git config merge.ours.driver true
output/** merge=ours
articles/concordance.json merge=ours
"""
"""The .gitattributes of a project."""
EXAMPLE_BRIEF = b"""\
# A page for a reader, such as one makes from facts that are in questions.yaml. Save it in this folder under a name
# that ends in .yaml, and make it yours: `briefdeck build` then writes output/NAME.pdf. What stands behind `facts:` are
# ids of facts. Every key has an example in docs/reference/briefs.md of briefdeck.

# yaml-language-server: $schema=../.vscode/brief.schema.json
title: Ferry crews of Norrland are on strike
as_of: 2031-03-04
bottom_line:
  - text: "**Crews stopped work** and left 1,200 passengers stranded."
    facts: [stranded]
figures:
  - {value: "1,200", label: passengers stranded, facts: stranded}
sections:
  - heading: The strike
    facts: [stranded]
"""
"""A brief to copy from; its name does not end in .yaml, so that it is no page yet."""
EXTENSIONS = b"""\
{
  "recommendations": ["redhat.vscode-yaml", "briefdeck.briefdeck"]
}
"""
"""What Visual Studio Code offers to install for a project."""
_ARTICLE = """\
  {key}:
    {file}
    {title}
    #author:
    #outlet:
    {published}
"""


@dataclass(frozen=True, slots=True)
class NewProject:
    """The files of a new project."""

    questions: str
    """The text of questions.yaml: its articles, and no facts."""
    concordance: str = ""
    """The concordance of its articles; "" where there are none."""
    language: str = "en"
    """The language that its texts are in, as far as that can be told."""


def create_project(
    title: str, texts: Mapping[str, bytes], folder: str = "", language: str = ""
) -> tuple[NewProject | None, list[Problem]]:
    """Create a project called *title* with the articles *texts*, by the names of their files.

    An article gets no details but those in its text and the name of its file. The *language* is guessed where none is
    given. A text that cannot be an article is reported as a problem in *folder*, and then the project is None.
    """
    texts = dict(sorted((unicodedata.normalize("NFC", name), data) for name, data in texts.items()))
    problems = [problem for name, data in texts.items() for problem in _faults(name, data, folder)]
    if problems:
        return None, problems
    decoded = {name: data.decode("utf-8") for name, data in texts.items()}
    language = language or guess_language_of(decoded.values()) or "en"
    questions = _questions(title, decoded, language)
    articles, by_name = read_bank(questions, "")[0].articles, {composed(name): data for name, data in texts.items()}
    concordance, _ = index_articles(
        articles,
        {key: by_name[article.file] for key, article in articles.items()},
        Concordance(),
        language=language,
    )
    return NewProject(questions, dump_concordance(concordance) if articles else "", language), []


def guess_language_of(texts: Iterable[str]) -> str:
    """Guess in which language most of *texts* are; "" where it cannot be told."""
    return guess_language("\n".join(texts))


def title_from_folder(name: str) -> str:
    """Turn the *name* of a folder into a title: blanks for hyphens and underscores, and a capital first."""
    words = " ".join(re.sub(r"[-_]", " ", _clean(name)).split())
    return words[:1].upper() + words[1:] if _has_words(words) else _UNTITLED


def title_from_text(text: str, file: str) -> str:
    """Find the title of the article *text*: its first line with words, otherwise the name of its *file*.

    It is in square brackets where it is not as in the text: when a very long line was cut, or when it is the name of
    the file. Control characters become blanks, and hidden ones are left out.
    """
    line = next(filter(_has_words, map(_clean, split_lines(text))), "")
    if len(line) > _LONGEST:
        return f"[{_cut(line)} …]"
    return line or f"[{file}]"


def add_ignored_texts(old: bytes, suffixes: Iterable[str] = (".txt",)) -> bytes:
    """Add to the .gitignore *old* the lines that it lacks to keep texts with these *suffixes* out."""
    lines = {line.strip() for line in old.split(b"\n")}
    patterns = [f"{_IGNORED}{suffix}".encode() for suffix in sorted({".txt", *suffixes}, reverse=True)]
    patterns.append(_OURS)
    missing = [pattern for pattern in patterns if pattern not in lines]
    if not missing:
        return old
    end = b"\r\n" if b"\r\n" in old else b"\n"
    gap = end if old and not old.endswith(b"\n") else b""
    why = b"" if old else b"# the texts of the articles: not ours to publish" + end
    return old + gap + why + b"".join(pattern + end for pattern in missing)


def _faults(name: str, data: bytes, folder: str) -> Iterator[Problem]:
    start = Location(folder + clean(name), 1, 1)
    if CONTROL.search(name) or "\n" in name or next(hidden_characters(name), None):
        yield odd_characters.report_file_name(start)
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        yield odd_characters.report_utf16(start.path)
        return
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as fault:
        before = data[: fault.start]
        line, column = before.count(b"\n") + 1, len(before[before.rfind(b"\n") + 1 :].decode("utf-8")) + 1
        yield odd_characters.report_byte(start._replace(line=line, column=column), data[fault.start])


def _questions(title: str, texts: Mapping[str, str], language: str) -> str:
    """Write questions.yaml with an article for each of *texts*, which are in *language*."""
    keys: dict[str, str] = {}
    for name in texts:
        keys[find_unused(slugify(PurePath(name).stem) or "article", keys)] = name
    articles = "".join(
        _ARTICLE.format(
            key=key,
            file=_line("file", name),
            title=_line("title", title_from_text(texts[name], name)),
            published=_published(texts[name], language),
        )
        + _other_language(texts[name], language)
        for key, name in keys.items()
    )
    listed = _LISTED.format(articles=articles) if articles else _NONE_LISTED
    with speaking(language):
        general = message("deck.general")
    cite = next((f"{key}:{_first_line(texts[name])}" for key, name in keys.items()), "harbour:6")
    return (
        _HEAD.format(title=_line("title", _clean(title)), language=language)
        + listed
        + _REST.format(cite=cite, general=general)
    )


def _published(text: str, language: str) -> str:
    """Write the line that says when an article appeared, by a line at the top of its *text* that gives its day."""
    numbered = [(number, line) for number, line in enumerate(map(_clean, split_lines(text)), 1) if _has_words(line)]
    day = find_dateline(numbered, guess_language(text) or language).value
    return f"published: {day}" if day else "#published:"


def _other_language(text: str, language: str) -> str:
    """Write the line that names the language of an article, where that is surely not the *language* of the bank."""
    guessed = guess_language(text)
    return f"    language: {guessed}\n" if guessed and guessed != primary_language(language) else ""


def _first_line(text: str) -> int:
    """Find the number of the first line of *text* that has words; 1 where none has."""
    return next((number for number, line in enumerate(split_lines(text), 1) if _has_words(line)), 1)


def _line(key: str, value: str) -> str:
    """Write *key* and *value* as one line of YAML that reads as the same text."""
    written: str = yaml.safe_dump({key: value}, allow_unicode=True, width=_ENDLESS)
    return written.rstrip("\n")


def _clean(text: str) -> str:
    """Replace control characters of *text* by blanks, leave out hidden ones, and strip it."""
    return CONTROL.sub(" ", read_plainly(without_hidden(text)).replace("\t", " ").replace("\n", " ")).strip()


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _cut(line: str) -> str:
    """Cut *line* to `_LONGEST` characters, at the end of a word if there is one."""
    kept = line[:_LONGEST]
    return kept.rpartition(" ")[0].rstrip() or kept
