"""Text as it stands in a field of Anki: escaped for HTML and for all that Anki reads into a field besides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefdeck.language.cloze import Piece, pieces
from briefdeck.language.markup import TextSpan, plain, spans
from briefdeck.render.html import escape, marked, tagged

_LIVE = re.compile(r"[\[{}]|\\(?=[(\[])|::")
# Anki looks for [sound:…], [latex] and [[type:…]] in the HTML of a card, and for {{c1::…}} in that of
# a field, so an entity hides them. MathJax looks at the page after entities are decoded, and reads
# across comments but not across elements: so \( and \[ are parted by an empty one.
_QUIET = {"[": "&#91;", "{": "&#123;", "}": "&#125;", "\\": "\\<span></span>", "::": ":&#58;"}

_NOT_PLAIN = re.compile(r"[^\w ,.;?!'’“”–-]")
"""Most texts have no other characters, and stand in a field as they are."""

# Stands for where a deletion begins or ends; curators' files hold no control characters (Y101).
_EDGE = "\x02"


def quiet(html: str) -> str:
    """*html* with everything defused that Anki would act upon instead of showing it."""
    return _LIVE.sub(lambda live: _QUIET[live[0]], html)


def field(text: str) -> str:
    """What a curator wrote, with its marks, as the HTML of a field."""
    return quiet(marked(text)) if _NOT_PLAIN.search(text) else text


def attribute(text: str) -> str:
    """What a curator wrote, without its marks, as it stands within the double quotes of an attribute."""
    # MathJax does not look into attributes, and no element can part a backslash from a bracket there.
    return re.sub(r"[\[{}]|::", lambda live: _QUIET[live[0]], escape(" ".join(plain(text).split())))


def cloze_field(text: str) -> str:
    """A curator's cloze text as the HTML of a field; marks may reach over its deletions."""
    found = pieces(text.replace(_EDGE, ""))
    edges = iter([edge for piece in found if piece.number for edge in _edges(piece)])
    whole = "".join(f"{_EDGE}{piece.text}{_EDGE}" if piece.number else piece.text for piece in found)
    return "".join(html for span in spans(whole) for html in _between(span, edges))


def deletions(text: str) -> tuple[int, ...]:
    """The numbers of the deletions of a cloze text, each once, ascending."""
    return tuple(sorted({piece.number for piece in pieces(text) if piece.number}))


def _edges(piece: Piece) -> tuple[str, str]:
    """What Anki wants before and after the words of a deletion."""
    return f"{{{{c{piece.number}::", f"::{field(piece.hint)}}}}}" if piece.hint else "}}"


def _between(span: TextSpan, edges: Iterator[str]) -> Iterator[str]:
    """The HTML of *span*: each stretch between two edges in tags of its own, so that tags nest."""
    first, *others = span.text.split(_EDGE)
    for edge, part in [("", first), *((next(edges), part) for part in others)]:
        yield edge
        if part:
            yield quiet(tagged(TextSpan(part, span.bold, span.italic)))
