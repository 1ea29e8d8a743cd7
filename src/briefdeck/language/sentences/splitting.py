"""How a text is split: into lines, sentences and clauses, and into what it quotes and what it says itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from briefdeck.language.lexicon import ENGLISH, one_of
from briefdeck.language.remembering import REMEMBERED

_END = re.compile(r"[.!?…][\"”’')\]]*\s+(?=[\"“‘'(\[]*[^\W\d_a-z])")
_LONGEST_ABBREVIATION = 12
"""Characters before the full stop of an abbreviation that decide that it is one."""
_ABBREVIATED = re.compile(
    rf"(?:\b{one_of((*ENGLISH.titles.abbreviated, *ENGLISH.titles.abbreviations, *ENGLISH.dates.short_months))}"
    r"|\b[A-Z])\.\Z"
)
_JOINT = re.compile(rf"[;:]\s|\s[–—]\s|,?\s(?={one_of(ENGLISH.grammar.opposing)}\s)")
"""What joins two clauses of which each says something by itself."""
_EXCEPTED = re.compile(rf"(?i)\b{one_of((*ENGLISH.senses.sweeping, 'all', 'every'))}\b[^,]{{0,80}}\Z")
_EXCEPTION = re.compile(rf"but (?:{one_of(ENGLISH.numbers.small)}\b|[0-9]|[A-Z])")
"""Before a “but” that leaves out of a whole what follows it, and that “but”."""
_QUOTED = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«([^«»]+)»|»([^«»]+)«|‹([^‹›]+)›|›([^‹›]+)‹|‚([^‚‘]+)‘|「([^「」]+)」|『([^『』]+)』"
    r'|(?<!\S)”([^“„”]+)”|(?<!\w)"([^"]+)"(?!\w)'
)
"""A quotation between the marks of any language; a single mark that may be an apostrophe is none."""
_MARK = re.compile('[“„”«»‹›‚「『"]')
_GAP = re.compile(r"…|\.\.\.|\[[^\[\]]*\]|\([^()]*\)")


def split_lines(text: str) -> list[str]:
    r"""Split *text* into its lines, on "\n" only, and drop one trailing "\r" from each.

    Unlike `str.splitlines` it does not break at form feeds, U+0085 or U+2028. A last line without a line feed counts;
    the empty rest after a last line feed does not.
    """
    lines = text.split("\n")
    if lines[-1] == "":
        lines.pop()
    return [line[:-1] if line.endswith("\r") else line for line in lines]


def split_sentences(line: str) -> list[str]:
    """Split *line* into its sentences, in order. A full stop after an abbreviation or an initial ends none."""
    return list(_sentences(line))


@lru_cache(maxsize=REMEMBERED)
def _sentences(line: str) -> tuple[str, ...]:
    found: list[str] = []
    start = 0
    for end in _END.finditer(line):
        if not _ABBREVIATED.search(line, max(start, end.start() - _LONGEST_ABBREVIATION), end.start() + 1):
            found.append(line[start : end.end()].strip())
            start = end.end()
    found.append(line[start:].strip())
    return tuple(filter(None, found))


def split_clauses(text: str) -> list[str]:
    """Split *text* into the parts that each say something by themselves: “Voss agrees, but Aske does not” has two."""
    return [clause for sentence in split_sentences(text) for clause in _split_at_joints(sentence) if clause.strip()]


def _split_at_joints(sentence: str) -> Iterator[str]:
    """Split *sentence* at what joins two clauses, and not at the “but” of “all of the boats but two”."""
    start = 0
    for joint in _JOINT.finditer(sentence):
        excepts = _EXCEPTION.match(sentence, joint.end()) and _EXCEPTED.search(sentence[start : joint.start()])
        if not (excepts and joint[0].isspace()):
            yield sentence[start : joint.start()]
            start = joint.end()
    yield sentence[start:]


def find_quotes(text: str) -> list[str]:
    """Return the quoted stretches of *text* in order, without their marks. Apostrophes quote nothing."""
    if not _MARK.search(text):
        return []
    return [next(filter(None, groups)) for groups in _QUOTED.findall(text)]


def unquoted(text: str, stand_in: str = "…") -> str:
    """Return *text* with *stand_in* in place of each quoted stretch and its marks."""
    return _QUOTED.sub(stand_in, text) if _MARK.search(text) else text


def split_quote(quote: str) -> list[str]:
    """Split *quote* at its omissions and insertions into the stretches that must be found word for word.

    "we … value [them]" → "we ", " value ".
    """
    return [segment for segment in _GAP.split(quote) if segment.strip()]
