"""Fill the fields of a note: texts, answers, pictures and sources as HTML, with all that Anki acts upon defused."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from hashlib import sha256

from briefdeck.language.formulas import cut_at_formulas
from briefdeck.language.markup import Piece, TextSpan, plain, read_spans, split_cloze
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Bank, Card, Fact, Picture
from briefdeck.pictures import name_picture
from briefdeck.printed_words import message
from briefdeck.provenance import Reference, describe_article, word_cited_lines, word_publication_date, word_slips
from briefdeck.quiz.spellings import Spellings
from briefdeck.quiz.typed_answers import spell_typed
from briefdeck.render.html import escape, markup_to_html, span_to_html

_LIVE = re.compile(r"[\[{}]|\\(?=[(\[])|::")
# Anki looks for [sound:…], [latex] and [[type:…]] in the HTML of a card, and for {{c1::…}} in that of
# a field, so an entity hides them. MathJax looks at the page after entities are decoded, and reads
# across comments but not across elements: so \( and \[ are parted by an empty one.
_QUIET = {"[": "&#91;", "{": "&#123;", "}": "&#125;", "\\": "\\<span></span>", "::": ":&#58;"}

_NOT_PLAIN = re.compile(r"[^\w ,.;?!'’“”–-]")
"""Most texts have no such characters and need no escaping in a field."""

# Marks where a deletion begins or ends; curators' files hold no control characters (Y101).
_EDGE = "\x02"


def defuse(html: str) -> str:
    """Escape in *html* everything that Anki would act upon instead of showing it."""
    return _LIVE.sub(lambda live: _QUIET[live[0]], html)


def field_html(text: str, math: bool = False) -> str:
    """Turn the curator's *text*, with its marks, into the HTML of a field; with *math* its formulas are set."""
    if math:
        return "".join(field_html(words) + literal_html(formula) for words, formula in cut_at_formulas(text))
    return defuse(markup_to_html(text)) if _NOT_PLAIN.search(text) else text


def literal_html(text: str) -> str:
    """Turn *text* as it stands, without marks, into HTML where no element may be: a formula, a value in quotes."""
    # MathJax does not look into attributes, and no element can part a backslash from a bracket there.
    return re.sub(r"[\[{}]|::", lambda live: _QUIET[live[0]], escape(text))


def cloze_html(text: str, math: bool = False) -> str:
    """Turn the curator's cloze *text* into the HTML of a field; marks and formulas may reach over its deletions."""
    parts = split_cloze(text.replace(_EDGE, ""))
    edges = iter([edge for piece in parts if piece.number for edge in _edges(piece, math)])
    whole = "".join(f"{_EDGE}{piece.text}{_EDGE}" if piece.number else piece.text for piece in parts)
    html = []
    for words, formula in cut_at_formulas(whole) if math else [(whole, "")]:
        html += [part for span in read_spans(words) for part in _between(span.text, edges, partial(_span_html, span))]
        html += _between(formula, edges, literal_html)
    return "".join(html)


def deletion_numbers(text: str) -> tuple[int, ...]:
    """List the numbers of the deletions of the cloze *text*, each once, ascending."""
    return tuple(sorted({piece.number for piece in split_cloze(text) if piece.number}))


def _edges(piece: Piece, math: bool) -> tuple[str, str]:
    """Return what Anki needs before and after the words of a deletion."""
    return f"{{{{c{piece.number}::", f"::{field_html(piece.hint, math)}}}}}" if piece.hint else "}}"


def _span_html(span: TextSpan, part: str) -> str:
    return defuse(span_to_html(span._replace(text=part)))


def _between(text: str, edges: Iterator[str], html: Callable[[str], str]) -> Iterator[str]:
    """Yield *text* as *html*: each stretch between two edges has tags of its own, so that tags nest."""
    first, *others = text.split(_EDGE)
    for edge, part in [("", first), *((next(edges), part) for part in others)]:
        yield edge
        if part:
            yield html(part)


def fields_of(card: Card, key: str, spellings: Spellings, language: str, math: bool = False) -> dict[str, str]:
    """Fill the fields that *card*, in *language*, has besides those of its fact; *key* is the key of its note.

    *spellings* knows the names of the bank. With *math* the formulas of its texts are set.
    """
    own = _KINDS[card.kind](card, key, math)
    if card.kind == "typed":
        own["Accepted"] = _accepted(card, spellings, language)
    if card.hint:
        own["Hint"] = field_html(card.hint, math)
    return own


def cards_of(card: Card) -> tuple[int, ...]:
    """List the cards of *card*'s note: the places of their templates, or the numbers of the deletions less one."""
    if card.note_type == "cloze":
        return tuple(range(len(card.items))) or tuple(number - 1 for number in deletion_numbers(card.cloze))
    return (0, 1) if card.reverse else (0,)


def list_items(items: Iterable[str], right: int = -1) -> str:
    """Write *items*, which are HTML, as items of a list; the one with the index *right* is marked."""
    return "".join(
        f'<li class="right">{item}</li>' if at == right else f"<li>{item}</li>" for at, item in enumerate(items)
    )


def _question(card: Card, _key: str, math: bool) -> dict[str, str]:
    own = {"Question": field_html(card.q, math), "Answer": field_html(card.a, math)}
    if card.reverse:
        own["Reverse question"] = field_html(card.reverse.q, math)
        own["Reverse answer"] = field_html(card.reverse.a, math)
    return own


def _typed(card: Card, key: str, math: bool) -> dict[str, str]:
    return {**_question(card, key, math), "Typed answer": field_html(plain(card.a))}


def _accepted(card: Card, spellings: Spellings, language: str) -> str:
    """List what is right besides the answer, as in the quiz: what the bank gives, and hidden what is so by itself."""
    given = [str(spelling) for spelling in card.accept if spelling != card.a]
    found = spell_typed(plain(card.q), plain(card.a), tuple(map(plain, card.accept)), spellings, language)
    shown = [*given, *(spelling for spelling in found.accept if spelling not in map(plain, given))] or list(found.right)
    hidden = [spelling for spelling in found.right if spelling not in shown]
    return "".join(
        (
            *(f"<i>{field_html(spelling)}</i>" for spelling in shown),
            *(f"<i hidden>{field_html(spelling)}</i>" for spelling in hidden),
        )
    )


def _choice(card: Card, key: str, math: bool) -> dict[str, str]:
    # Without scripts the choices are shown in this order, so the right one must not always come first.
    shown = sorted((card.a, *card.wrong), key=lambda text: sha256(f"{key}\n{text}".encode()).digest())
    choices = list_items((field_html(text, math) for text in shown), right=shown.index(card.a))
    return {**_question(card, key, math), "Choices": choices}


def _timeline(card: Card, key: str, math: bool) -> dict[str, str]:
    return {
        **_question(card, key, math),
        "Before": list_items(field_html(event, math) for event in card.before),
        "After": list_items(field_html(event, math) for event in card.after),
    }


def _list(card: Card, _key: str, math: bool) -> dict[str, str]:
    # A deletion an item, numbered by its place: one more item is one more card, and the others stay.
    items = list_items(f"{{{{c{at}::{field_html(item, math)}}}}}" for at, item in enumerate(card.items, 1))
    tag = "ol" if card.order == "kept" else "ul"
    return {"Text": field_html(card.q, math), "Items": f"<{tag}>{items}</{tag}>"}


def _cloze(card: Card, _key: str, math: bool) -> dict[str, str]:
    return {"Text": cloze_html(card.cloze, math)}


_KINDS: dict[str, Callable[[Card, str, bool], dict[str, str]]] = {
    "question": _question,
    "typed": _typed,
    "choice": _choice,
    "timeline": _timeline,
    "list": _list,
    "cloze": _cloze,
}


def media_name(data: bytes) -> str:
    """Name the picture *data* for a deck, after its content: another picture has another name.

    Anki keeps the media of all decks in one folder and does not replace what is there.
    """
    return f"briefdeck-{name_picture(data)}"


def picture_fields(picture: Picture, name: str) -> dict[str, str]:
    """Fill the fields that show *picture*, whose file in the deck is called *name*."""
    side = "Answer picture" if picture.side == "back" else "Picture"
    shown = f'<img src="{name}" alt="{literal_html(" ".join(plain(picture.alt).split()))}">'
    return {side: shown, f"{side} credit": field_html(picture.credit)}


def style_name(css: str) -> str:
    """Name the file of a bank's own style *css*; Anki never replaces a file, so another style has another name."""
    return f"_briefdeck-{sha256(css.encode()).hexdigest()[:20]}.css"


def style_fields(name: str) -> dict[str, str]:
    """Fill the field that brings the bank's own style, whose file in the deck is called *name*."""
    return {"Spare 1": f'<link rel="stylesheet" href="{name}">'}


_BRIEF = 36
"""Characters after which an author or title is cut on the quiet line of a card."""


def describe_sources(fact: Fact, articles: Mapping[str, str]) -> Iterator[str]:
    """Yield a line of HTML for each article that *fact* cites; *articles* holds `article_html` of each."""
    for key in fact.articles:
        yield f"{articles[key]}, {word_cited_lines(fact, key)}"


def article_html(article: Article) -> str:
    """Describe *article* in HTML: its author, title, outlet and date, as far as they are known, with its links."""
    parts = Reference(*map(_isolated, describe_article(article)))
    title = f"<cite>{parts.title}</cite>"
    parts = parts._replace(title=link_html(article.url, title) if article.url else title)
    archived = link_html(article.archived, escape(message("source.archived"))) if article.archived else ""
    return ", ".join(filter(None, (*parts, archived)))


_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")


def _isolated(text: str) -> str:
    """Write *text* as HTML; where it runs from right to left, so that a number beside it stays where it is."""
    html = field_html(text)
    return f"<bdi>{html}</bdi>" if _RIGHT_TO_LEFT.search(text) else html


def link_html(address: str, html: str) -> str:
    """Link *html* to *address*, which a tap opens in the browser; nothing is loaded from there."""
    return f'<a href="{literal_html(address)}" rel="noopener noreferrer">{html}</a>'


def cite_briefly(fact: Fact, bank: Bank) -> str:
    """Cite each source of *fact* in a few words: its author or outlet, its date, and the line."""
    return " · ".join(_briefly(bank.articles[LocatedStr(key)], fact, key) for key in fact.articles)


def _briefly(article: Article, fact: Fact, key: str) -> str:
    who = str(article.author or article.outlet or article.title)
    short = who if len(who) <= _BRIEF else who[:_BRIEF].rsplit(" ", 1)[0] + " …"
    published = word_publication_date(article, short=True)
    return ", ".join(filter(None, (_isolated(short), field_html(published), word_cited_lines(fact, key))))


def has_formulas(fact: Fact) -> bool:
    """Tell whether the texts of *fact* and its cards have formulas to be set."""
    return fact.math == "yes"


def statement_html(text: str, fact: Fact) -> str:
    """Write *text*, the statement of *fact* or of one of its cards, as HTML, with what is right where it has a slip."""
    slips = word_slips(fact.sic, text)
    return field_html(text, has_formulas(fact)) + (f" <small>{field_html(slips)}</small>" if slips else "")


def describe_version(fact: Fact, articles: Mapping[str, str]) -> str:
    """Write *fact*, which contradicts another, with its sources as HTML."""
    return f"{statement_html(fact.fact, fact)} <small>({'; '.join(describe_sources(fact, articles))})</small>"
