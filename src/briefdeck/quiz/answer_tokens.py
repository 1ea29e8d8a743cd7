"""Cut a typed answer into tokens: numbers, words, signs that carry meaning, and what parts a list.

Before that, what is written in another way is rewritten: clock times, halves, numbers in words, polite endings. A
rewrite is a pattern and what takes its place, both of which Python and the page understand. The text is folded by
then. A time becomes hours and minutes: 6.30 pm is “18 clkh 30 clkm”; “half past six”, which may be in the morning
or in the evening, is “6 anyh 30 anym”.

`render/quiz_page/script/answer_tokens.js` has the same steps, and a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from briefdeck.language.listed import any_of, phrases

Rewrite = tuple[str, str]
TIME_UNITS = {"clkh": (3600, "second"), "clkm": (60, "second"), "anyh": (3600, "half day"), "anym": (60, "half day")}
"""The units of times, with their factors and base units."""
HALF_DAY = 43_200
"""Seconds after which a time of “half past six” comes again."""
AND_A_HALF = "& aa aahalf"
"""What is read as “and a half”, behind a number and before its unit."""
_SURE, _ANY, _AM, _PM = "⌚", "◐", "☼", "☾"
"""Behind a time: that it is told in full, that it may be in either half of the day, and in which it is."""
_BEFORE, _AFTER = "(^|[^0-9:.,])", "(?![0-9:])"
_MINUTES = "(:[0-5][0-9])?"
_NOON = 12
_NEEDLESS = re.compile(r"\\([^\w^$.*+?()\[\]{}|/\\])")
"""An escape that Python needs nowhere, and the page does not allow."""
_BARE = re.compile(r"\s*([0-9]{1,2})[ .:]([0-5][0-9])\s*")
TokenKind = Literal["number", "date", "word", "sign", "part"]
Day = tuple[int, int, int, int]
"""Year, month, day, and weekday from 1 for Monday; 0 for each that is not told."""
_MOST_DIGITS = 15
"""Digits up to which a number is exact as a double; what is longer is read as a word."""
_RAISED = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺]+")
_LOWERED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
_POWER = re.compile(r"([a-z])\^(?=[-+0-9])")
_CLOCK = re.compile(r"([0-9])\.(?=[0-9]{2} ?[ap]\.?m\b)")
"""The full stop of 3.15 pm."""
_TIMES_TEN = re.compile(r"([0-9]) ?[x×*·⋅] ?10 ?\^ ?(?=[-+]?[0-9])")
"""What stands between the two numbers of 6.02 × 10²³."""
_TEN_TO = re.compile(r"(^|[^\w.,^])10\^(?=[-+]?[0-9])")
_BARE_POINT = re.compile(r"(^|[^\w.,'])\.(?=[0-9])")
"""What stands before the decimals of .5."""
_VULGAR = re.compile("[¼-¾⅐-⅞]")
_SAME_SIGNS = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        **dict.fromkeys("‘’ʼ′＇", "'"),
        **dict.fromkeys("\u00a0\u2009\u202f\t\r\n", " "),
        "⁄": "/",
        "♯": "#",
        "♭": "b",
        "≤": "<=",
        "≥": ">=",
    }
)
_TOKEN = re.compile(
    r"(?P<date>[0-9]{4}-[0-9]{1,2}(?:-[0-9]{1,2})?(?![0-9-])"
    r"|[0-9]{1,2}(?P<between>[./-])[0-9]{1,2}(?P=between)[0-9]{4}(?![0-9]))"
    r"|(?P<number>(?:[0-9]{1,2}(?:,[0-9]{2}){1,8},[0-9]{3}(?![0-9])(?:\.[0-9]+)?"  # as in India: 12,00,000
    r"|[0-9]{1,3}(?P<group>[,.' ])[0-9]{3}(?:(?P=group)[0-9]{3})*(?![0-9])(?:[.,][0-9]+)?"
    r"|[0-9]+(?:[.,][0-9]+)?)(?:e[-+]?[0-9]{1,2}(?!\w))?)"
    r"|(?P<word>(?![0-9])\w[\w'.]*)"
    r"|(?P<sign><=|>=|!=|[-+<>=~≈^#/*&%°$€£¥₩₽₹,;:])"
)
_ENDING = re.compile(r"'s$|(?<!['.])['.]+$")
_DROPPED = str.maketrans("", "", "'.")
_KEPT = frozenset("< > = != <= >= ~ ≈ ^ % ° $ € £ ¥ ₩ ₽ ₹".split())
"""Signs that count wherever they stand."""
_VOICED = re.compile("[\u3041-\u30ff][\u3099\u309a]")
"""Kana with a mark that makes another letter: パ is not バ, nor ハ."""


def rewrite(text: str, rewrites: Sequence[Rewrite]) -> str:
    """Rewrite *text*, which is folded, by *rewrites* in their order."""
    for pattern, written in rewrites:
        compiled, replacement = _compiled(pattern, written)
        if compiled.search(text):  # mostly nothing is found, and `sub` would prepare what takes its place
            text = compiled.sub(replacement, text)
    return text


def as_time(text: str) -> str:
    """Return *text* as a time where it is no more than two numbers: 18.30, “21 30”; 6.30 may be in the evening, too."""
    found = _BARE.fullmatch(text)
    if not found:
        return text
    return f"{found[1]}:{found[2]}{_ANY if 1 <= int(found[1]) <= _NOON else ''}"


@cache
def _compiled(pattern: str, written: str) -> tuple[re.Pattern[str], str]:
    return re.compile(pattern), re.sub(r"\$([0-9])", r"\\g<\1>", written)


def make_rewrites(answers: Mapping[str, Any], fold: Callable[[str], str], words: Mapping[str, str]) -> list[Rewrite]:
    """Make the rewrites of a language from its section *answers*.

    *words* has expressions for the names in braces in its patterns: {ones}, {tens}, {number}, {unit}, {half}.
    """
    listed = [(fold(pattern), written) for pattern, written in answers.get("rewrites", ())]
    for name, expression in words.items():
        listed = [(pattern.replace(f"{{{name}}}", expression), written) for pattern, written in listed]
    made = [*listed, *_clock(answers.get("clock", {}), fold)]
    return [(_NEEDLESS.sub(r"\1", pattern), written) for pattern, written in made]


def _clock(clock: Mapping[str, Any], fold: Callable[[str], str]) -> Iterator[Rewrite]:
    def any_named(name: str) -> str:
        return any_of(map(fold, phrases(str(clock[name]))))

    hours = [any_of([*map(fold, phrases(each)), str(at)]) for at, each in enumerate(clock.get("hours", ()), 1)]
    for past, listed in clock.get("minutes", {}).items():
        for phrase in map(fold, phrases(listed)):
            for place, hour in enumerate(hours):
                said = phrase.replace("{h}", hour).replace("{next}", hours[(place + 1) % _NOON])
                yield rf"(^|[^\w:.,]){said}(?!\w)", f"$1{place + 1}:{past:02}{_ANY}"
    if marks := [name for name in ("marks", "pm", "am") if clock.get(name)]:
        behind = "|".join(map(any_named, marks))
        yield rf"{_BEFORE}([0-9]{{1,2}})\.([0-5][0-9])(?= ?(?:{behind})(?!\w))", "$1$2:$3"
    for half, sign in (("pm", _PM), ("am", _AM)):
        if clock.get(half):
            yield rf"([0-9]){_ANY}? ?{any_named(half)}(?!\w)", f"$1{sign}"
        if clock.get(f"{half}_before"):
            yield rf"{any_named(f'{half}_before')} ?([0-9]{{1,2}}{_MINUTES}){_ANY}?", f"$1{sign}"
    for number in range(1, _NOON + 1) if clock else ():
        yield rf"{_BEFORE}{number}{_MINUTES}{_PM}", f"$1{number % _NOON + _NOON}$2{_SURE}"
    yield rf"{_BEFORE}12{_MINUTES}{_AM}", f"$10$2{_SURE}"
    yield _AM, _SURE
    if clock.get("marks"):
        yield rf"{_BEFORE}([0-9]{{1,2}}{_MINUTES}) ?{any_named('marks')}(?!\w)", f"$1$2{_SURE}"
    yield rf"{_BEFORE}([0-9]{{1,2}}):00({_SURE}|{_ANY})?{_AFTER}", "$1 $2 clkh "
    yield rf"{_BEFORE}([0-9]{{1,2}}):([0-5][0-9]){_ANY}", "$1 $2 anyh $3 anym "
    yield rf"{_BEFORE}([0-9]{{1,2}}):([0-5][0-9]){_SURE}?{_AFTER}", "$1 $2 clkh $3 clkm "
    yield rf"{_BEFORE}([0-9]{{1,2}}){_SURE}", "$1 $2 clkh "
    yield rf"{_BEFORE}([0-9]{{1,2}}){_ANY}", "$1 $2 anyh "


class Token(NamedTuple):
    """A piece of an answer."""

    kind: TokenKind
    text: str
    """As it is compared: a word in lower case without accents, the digits of a number, a sign."""
    values: tuple[float, ...] = ()
    """What a number may be, as the language writes numbers first."""
    days: tuple[Day, ...] = ()
    """What a date in digits may be."""
    glued: bool = False
    """Whether it follows the token before without a space, or with no more than a hyphen between them."""


class Lettering(NamedTuple):
    """What the tokens of a language need."""

    letters: Mapping[str, str]
    """Letters with those that they are compared as, besides what Unicode knows."""
    decimal: str
    """The sign before decimals."""
    joining: str
    """The word that a "&" stands for."""
    plus: str
    """The word that a "+" behind a number stands for."""


class _Piece(NamedTuple):
    kind: str
    text: str
    glued: bool
    joined: bool
    """Whether the next piece follows without a space."""


def fold_letters(text: str, letters: Mapping[str, str]) -> str:
    """Return *text* in lower case without accents, with one form of each sign.

    Raised digits follow a "^" behind a number; behind a letter they are as keyboards type them: km2 for km².
    """
    text = _RAISED.sub(lambda raised: "^" + raised[0].translate(_LOWERED), text.replace("≠", "!="))
    text = _VULGAR.sub(r" \g<0>", text).translate(_SAME_SIGNS)
    apart = unicodedata.normalize("NFKD", "".join(letters.get(letter, letter) for letter in text))
    voiced = _VOICED.sub(lambda kana: unicodedata.normalize("NFC", kana[0]), apart)
    bare = "".join(letter for letter in voiced if unicodedata.category(letter)[0] != "M")
    plain = _POWER.sub(r"\1", bare.translate(_SAME_SIGNS).upper().lower())
    powers = _TEN_TO.sub(r"\g<1>1e", _TIMES_TEN.sub(r"\1e", plain))
    return _CLOCK.sub(r"\1:", _BARE_POINT.sub(r"\g<1>0.", powers))


def tokenize(text: str, lettering: Lettering) -> list[Token]:
    """Cut *text* into tokens. Quotes, brackets, full stops and the like are left out, and so are hyphens in words."""
    folded = fold_letters(text, lettering.letters)
    found = list(_TOKEN.finditer(folded))
    pieces = [
        _Piece(
            next(kind for kind in ("date", "number", "word", "sign") if match[kind] is not None),
            match[0],
            at > 0 and found[at - 1].end() == match.start(),
            at + 1 < len(found) and match.end() == found[at + 1].start(),
        )
        for at, match in enumerate(found)
    ]
    tokens: list[Token] = []
    bridged = False
    for at, piece in enumerate(pieces):
        is_sign = piece.kind == "sign"
        read = _read_piece(pieces, at, tokens, lettering) if is_sign else _read_term(piece, lettering)
        tokens += [token._replace(glued=True) for token in read] if bridged else read
        bridged = is_sign and not read and piece.glued and piece.joined
    bare = "".join(folded.split())
    return tokens or ([Token("sign", bare)] if bare else [])


def _read_term(piece: _Piece, lettering: Lettering) -> list[Token]:
    if piece.kind == "word":
        word = _ENDING.sub("", piece.text.rstrip(".")).translate(_DROPPED)
        return [Token("word", word, glued=piece.glued)] if word else []
    if piece.kind == "date":
        return _read_date(piece, lettering)
    digits = re.sub("[^0-9]", "", piece.text)
    if len(digits) > _MOST_DIGITS:
        return [Token("word", digits, glued=piece.glued)]
    return [Token("number", piece.text.replace(" ", ""), number_values(piece.text, lettering.decimal), (), piece.glued)]


def number_values(text: str, decimal: str) -> tuple[float, ...]:
    """Return what a number in digits may be: "500.000" is 500, or half a million to whoever groups with points."""
    match = re.fullmatch(
        r"([0-9]{1,2}(?:,[0-9]{2}){1,8},[0-9]{3}|[0-9]{1,3}([,.' ])[0-9]{3}(?:\2[0-9]{3})*)(?:[.,]([0-9]+))?", text
    )
    if match is None:
        return (float(text.replace(",", ".")),)
    whole = re.sub("[^0-9]", "", match[1])
    grouped = float(f"{whole}.{match[3] or 0}")
    if decimal and match[2] == decimal and match[3] is None and len(whole) <= 6:
        return float(match[1].replace(",", ".")), grouped
    return (grouped,)


def _read_date(piece: _Piece, lettering: Lettering) -> list[Token]:
    parts = [int(part) for part in re.split("[./-]", piece.text)]
    if len(parts) == 2:  # 2031-06 is a month, 1990-95 are years
        days: list[Day] = [(parts[0], parts[1], 0, 0)]
    elif parts[0] > 31:
        days = [(parts[0], parts[1], parts[2], 0)]
    else:
        days = [(parts[2], parts[1], parts[0], 0), (parts[2], parts[0], parts[1], 0)]
    days = [day for day in days if 1 <= day[1] <= 12 and day[2] <= 31]
    if days:
        return [Token("date", piece.text, (), tuple(days), piece.glued)]
    return [
        token
        for at, part in enumerate(re.split("[./-]", piece.text))
        for token in (
            *([Token("sign", "-", glued=True)] if at else []),
            Token("number", part, number_values(part, lettering.decimal), (), at > 0),
        )
    ]


def _read_piece(pieces: Sequence[_Piece], at: int, before: Sequence[Token], lettering: Lettering) -> list[Token]:
    """Read a sign: by what stands beside it, it is kept, stands for a word, parts a list, or says nothing."""
    piece = pieces[at]
    sign = piece.text
    last = before[-1] if before else None
    following = pieces[at + 1] if at + 1 < len(pieces) else None
    if sign in _KEPT or len(pieces) == 1:
        return [Token("sign", sign, glued=piece.glued)]
    if sign == "&":
        return [Token("word", lettering.joining)]
    if sign in ",;":
        return [Token("part", ",")]
    if sign == "/":
        return [Token(*_slash(piece, last, following))]
    if sign == ":":
        numbers = last and last.kind == "number" and following and following.kind == "number"
        return [Token("sign", ":", glued=True)] if numbers and piece.glued and piece.joined else []
    if sign == "-":
        kind = _hyphen(piece, last, following)
    elif sign == "+":
        kind = _plus(piece, last, following, lettering)
    else:
        kind = (
            ("sign", sign) if last and last.kind != "part" and piece.glued and not _begins(piece, following) else None
        )
    return [Token(*kind, glued=piece.glued)] if kind else []


def _begins(piece: _Piece, following: _Piece | None) -> bool:
    return piece.joined and following is not None and following.kind in ("word", "number")


def _slash(piece: _Piece, last: Token | None, following: _Piece | None) -> tuple[TokenKind, str]:
    numbers = last is not None and last.kind == "number" and following is not None and following.kind == "number"
    return ("sign", "/") if numbers and piece.glued and piece.joined else ("part", "/")


def _hyphen(piece: _Piece, last: Token | None, following: _Piece | None) -> tuple[TokenKind, str] | None:
    """Read a hyphen: a minus before a number or behind the last one, a range between two, a mark behind a letter."""
    if last is not None and last.kind == "number" and following is None and piece.glued:  # a charge: 2-
        return "sign", "-"
    number = following is not None and following.kind in ("number", "date")
    if last is not None and last.kind == "number" and number and piece.glued == piece.joined:
        return "sign", "-"
    if number and not piece.glued and (piece.joined or last is None):
        return "sign", "-"
    if last is not None and last.kind in ("word", "sign") and piece.glued and not piece.joined:
        return ("sign", "-") if following is None or len(last.text) <= 2 else None
    return None


def _plus(
    piece: _Piece, last: Token | None, following: _Piece | None, lettering: Lettering
) -> tuple[TokenKind, str] | None:
    if last is None:
        return None
    if last.kind == "number" and following is None:
        return "word", lettering.plus
    is_key = piece.glued and piece.joined and last.kind == "word" and following and following.kind == "word"  # Ctrl+C
    if not is_key and (piece.glued or last.kind in ("number", "sign") or len(last.text) == 1):
        return "sign", "+"
    return "word", lettering.joining
