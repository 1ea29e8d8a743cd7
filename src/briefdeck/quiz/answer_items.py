"""Read a typed answer: how it holds its number, and its words, signs, amounts and dates.

`render/quiz_page/script/answer_items.js` has the same steps, and a test compares the two.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from typing import Literal, NamedTuple

from briefdeck.quiz.answer_amounts import AnswerAmount, Reading, amount_at, begins_amount, roman_value
from briefdeck.quiz.answer_dates import date_at
from briefdeck.quiz.answer_tokens import Lettering, Token, fold_letters, rewrite, tokenize
from briefdeck.quiz.judging_tables import Held, JudgingTables

_LONGEST_MARK = 3
_NUMERAL = re.compile(r"[0-9]+(?:\.[0-9]+)?|[^0-9.]")
_TEN, _MYRIAD = 10, 10_000
ItemKind = Literal["word", "sign", "amount", "part"]


class AnswerItem(NamedTuple):
    """A part of an answer that is compared as a whole."""

    kind: ItemKind
    text: str
    """A word or sign; for amounts and dates "#"; for what parts a list "," or "or"."""
    amount: AnswerAmount = AnswerAmount()
    """What an amount or a date may be."""


class ReadAnswer(NamedTuple):
    """An answer as it is compared."""

    held: Held
    """The hedge of its number, "bare" for none."""
    items: tuple[AnswerItem, ...]
    tokens: tuple[str, ...]
    """Its tokens without leads and hedge, as they are typed but for case, accents and the like."""
    wholes: tuple[str, ...]
    """All its tokens without the spaces between them, where no two numbers would become one; without an article too."""

    @property
    def words(self) -> str:
        """Its words, signs and amounts, one space apart."""
        return " ".join(item.amount.written or item.text for item in self.items)


def read_answer(text: str, tables: JudgingTables, untitled: bool = False) -> ReadAnswer:
    """Read *text* as it is compared: "At least 85" is 85, held as "at least".

    What is *untitled* is read without the titles before a name, and without what may open an answer: "from Russia".
    """
    lettering = Lettering(tables["letters"], tables["decimal"], tables["joining"][0], tables["plus"])
    folded = fold_letters(_in_figures(text, tables), tables["letters"])
    tokens = tokenize(rewrite(folded, tables["rewrites"]), lettering)
    wholes = (_join(tokens), _join(tokens[1:] if _opens_with_article(tokens, tables) else tokens))
    tokens = _as_range(tokens, tables)
    held: Held = "bare"
    symbol = tables["symbols"].get(tokens[0].text) if tokens and tokens[0].kind == "sign" else None
    if symbol and begins_amount(tokens[1:], tables):
        held, tokens = symbol, tokens[1:]
    while len(tokens) > 1:
        kind, length = _leading_hedge(tokens, tables)
        counts = length < len(tokens) and tokens[length].text not in tables["joining"]
        if kind and counts and (kind == "about" or _begins_number(tokens[length:], tables)):
            held = kind if held in ("bare", "about", "nearly") else held
            tokens = tokens[length:]
        elif _is_lead(tokens, tables) or (untitled and _is_droppable(tokens[0], tables)):
            tokens = tokens[1:]
        else:
            break
    kind, length = _trailing_hedge(tokens, tables)
    while kind and any(_is_number(token, tables) for token in tokens[:-length]):
        held = kind if held == "bare" else held
        tokens = tokens[:-length]
        kind, length = _trailing_hedge(tokens, tables)
    return ReadAnswer(held, tuple(_add_up(_items(tokens, tables))), tuple(token.text for token in tokens), wholes)


def _as_range(tokens: list[Token], tables: JudgingTables) -> list[Token]:
    """Write "between 12 and 21" as "12 to 21"."""
    if not tokens or tokens[0].text not in tables["range_openings"]:
        return tokens
    for at in range(2, len(tokens) - 1):
        is_range = tokens[at].text in (*tables["joining"], *tables["range"])
        if is_range and begins_amount(tokens[1:], tables) and begins_amount(tokens[at + 1 :], tables):
            return [*tokens[1:at], Token("word", tables["range"][0]), *tokens[at + 1 :]]
    return tokens


def _share_unit(items: list[AnswerItem]) -> list[AnswerItem]:
    """Give the first amount of a range the unit of the second: "12 to 21 kg"."""
    if [item.kind for item in items] != ["amount", "sign", "amount"] or items[1].text != "-":
        return items
    first, second = items[0].amount, items[2].amount
    if any(unit for _, unit in first.readings) or first.days or not second.numbers or not second.numbers[0]:
        return items
    units = [(value / second.numbers[0], unit) for value, unit in second.readings if unit]
    readings = tuple((number * factor, unit) for number in first.numbers for factor, unit in units)
    return [items[0]._replace(amount=first._replace(readings=readings or first.readings)), *items[1:]]


def _in_figures(text: str, tables: JudgingTables) -> str:
    """Return *text* with numbers such as 3万5千 in figures alone, and without an ending that says it is rounded."""
    if not tables["numerals"]:
        return text
    plain = unicodedata.normalize("NFKC", text).strip()
    for ending in tables["endings"]:
        plain = plain.removesuffix(ending) or plain
    signs = "".join(tables["numerals"])
    digits = "".join(sign for sign, value in tables["numerals"].items() if value < _TEN)
    tens = "".join(sign for sign, value in tables["numerals"].items() if _TEN <= value < _MYRIAD)
    opening = rf"|[{tens}](?=[0-9{signs}{tables['counted']}])" if tables["counted"] else ""
    number = re.compile(rf"(?:[0-9{digits}]{opening})(?:[{signs}] (?=[0-9])|[0-9{signs}]|[,.](?=[0-9]))*")
    return number.sub(lambda match: _figures(match[0], tables["numerals"]), plain)


def _figures(written: str, numerals: Mapping[str, int]) -> str:
    """Return the number *written* with numerals in figures; as it is where there are none in it."""
    if not any(sign in numerals for sign in written):
        return written
    total = section = current = 0.0
    follows = False
    for piece in _NUMERAL.findall(written.replace(",", "").replace(" ", "")):
        value = numerals.get(piece)
        if value is None or value < _TEN:
            digit = float(piece) if value is None else float(value)
            current = current * _TEN + digit if follows and value is not None else digit
            follows = value is not None
            continue
        follows = False
        if value < _MYRIAD:
            section, current = section + (current or 1) * value, 0.0
        else:
            total, section, current = total + ((section + current) or 1) * value, 0.0, 0.0
    return f"{total + section + current:.15g}"


def _join(tokens: Sequence[Token]) -> str:
    apart = {
        at for at in range(1, len(tokens)) if tokens[at - 1].text[-1:].isdecimal() and tokens[at].text[:1].isdecimal()
    }
    return "".join(f" {token.text}" if at in apart else token.text for at, token in enumerate(tokens))


def _opens_with_article(tokens: Sequence[Token], tables: JudgingTables) -> bool:
    """Tell whether the first of *tokens* is the "a" of a raise, and not of an A-bomb or A positive."""
    if len(tokens) < 2 or tokens[0].text not in tables["articles"]:
        return False
    after = tokens[1]
    return not (after.glued or after.kind != "word" or after.text in tables["signs"])


def _is_lead(tokens: Sequence[Token], tables: JudgingTables) -> bool:
    """Tell whether the first of *tokens* says nothing: "in", and "a" unless it is a letter or stands for one."""
    first, after = tokens[0], tokens[1]
    if first.text in tables["articles"]:
        is_letter = after.kind != "number" and not _opens_with_article(tokens, tables)
        return not is_letter and after.text not in tables["fractions"] and not begins_amount(tokens, tables)
    if first.text in tables["time_leads"]:
        return after.kind == "date" or begins_amount(tokens[1:], tables) or _names_time(after, tables)
    return first.text in tables["leads"] and after.kind != "part" and after.text not in tables["joining"]


def _names_time(token: Token, tables: JudgingTables) -> bool:
    return token.text in tables["months"] or token.text in tables["weekdays"]


def _is_droppable(token: Token, tables: JudgingTables) -> bool:
    return token.text in tables["titles"] or token.text in tables["openers"]


def _leading_hedge(tokens: Sequence[Token], tables: JudgingTables) -> tuple[Held | None, int]:
    for length in range(min(len(tokens), tables["longest"]), 0, -1):
        kind = tables["before"].get(" ".join(token.text for token in tokens[:length]))
        if kind and not (len(tokens[0].text) <= 2 and not _begins_number(tokens[length:], tables)):
            return kind, length
    return None, 0


def _trailing_hedge(tokens: Sequence[Token], tables: JudgingTables) -> tuple[Held | None, int]:
    for length in range(min(len(tokens), tables["longest"]), 0, -1):
        kind = tables["after"].get(" ".join(token.text for token in tokens[-length:]))
        if kind:
            return kind, length
    return None, 0


def _begins_number(tokens: Sequence[Token], tables: JudgingTables) -> bool:
    """Tell whether *tokens* begin with a number, after articles and hedges."""
    start = next((at for at, token in enumerate(tokens) if token.text not in tables["articles"]), len(tokens))
    rest = tokens[start:]
    for length in range(min(len(rest), tables["longest"]), 0, -1):
        if " ".join(token.text for token in rest[:length]) in tables["before"]:
            return _begins_number(rest[length:], tables)
    return begins_amount(rest, tables)


def _is_number(token: Token, tables: JudgingTables) -> bool:
    return token.kind in ("number", "date") or token.text in tables["numbers"] or token.text in tables["scales"]


def _items(tokens: Sequence[Token], tables: JudgingTables) -> list[AnswerItem]:
    items: list[AnswerItem] = []
    at = 0
    while at < len(tokens):
        days, after = date_at(tokens, at, tables)
        if after > at:
            items.append(AnswerItem("amount", "#", AnswerAmount(days=days, written=_written(tokens[at:after]))))
            at = after
            continue
        counts = not items or items[-1].kind != "amount"
        if not counts and tokens[at].text in tables["range"] and begins_amount(tokens[at + 1 :], tables):  # 3 to 1
            items.append(AnswerItem("sign", "-"))
            at += 1
            continue
        amount, after = amount_at(tokens, at, tables, may_be_negative=counts)
        if after > at:
            items.append(AnswerItem("amount", "#", amount._replace(written=_written(tokens[at:after]))))
            at = after
            continue
        items += _item(tokens, at, items, tables)
        at += 1
    return _share_unit(_with_sign_behind(items))


def _with_sign_behind(items: list[AnswerItem]) -> list[AnswerItem]:
    """Read a minus behind the only number as before it: the charge 2-."""
    if len(items) != 2 or (items[0].kind, items[1].kind, items[1].text) != ("amount", "sign", "-"):
        return items
    amount = items[0].amount
    readings = tuple((-value, unit) for value, unit in amount.readings)
    return [AnswerItem("amount", "#", AnswerAmount(readings, written=f"- {amount.written}"))]


def _add_up(items: Sequence[AnswerItem]) -> list[AnswerItem]:
    """Add up amounts that follow each other, the larger unit first: 2 h 55 min, 5 dollars and 30 cents."""
    summed: list[AnswerItem] = []
    for item in items:
        is_joined = len(summed) > 1 and summed[-1].kind == "part" and not summed[-1].amount.written
        start = len(summed) - (2 if is_joined else 1)
        sum_of_both = _sum(summed[start].amount, item.amount) if start >= 0 else None
        if sum_of_both:
            written = f"{summed[start].amount.written} {item.amount.written}"
            summed[start:] = [AnswerItem("amount", "#", AnswerAmount((sum_of_both,), written=written))]
        else:
            summed.append(item)
    return summed


def _sum(whole: AnswerAmount, rest: AnswerAmount) -> Reading | None:
    """Add *rest*, less than one of the units of *whole*, to it; None where it is of another kind or larger."""
    number = whole.numbers[0] if len(whole.numbers) == 1 else 0
    sums = (
        (one + other, unit)
        for one, unit in whole.readings
        for other, others_unit in rest.readings
        if number and unit and unit == others_unit and 0 < other < one / number
    )
    return next(sums, None)


def _written(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens)


def _is_mark(word: str) -> bool:
    """Tell whether a sign may follow *word* by its name: a letter, or a blood group or grade such as AB and AA."""
    return len(word) == 1 or (len(word) <= _LONGEST_MARK and set("abcd").issuperset(word))


def _item(tokens: Sequence[Token], at: int, before: Sequence[AnswerItem], tables: JudgingTables) -> list[AnswerItem]:
    token = tokens[at]
    last = before[-1] if before else None
    if token.kind == "part":
        return [AnswerItem("part", ",", AnswerAmount(written=token.text))]
    if token.kind == "sign":
        return [] if token.text in ("~", "≈") and len(tokens) > 1 else [AnswerItem("sign", token.text)]
    if last is not None and last.kind == "amount" and token.text in tables["compass"]:  # 66.5° N
        return [AnswerItem("word", tables["compass"][token.text])]
    behind = last is not None and (last.kind == "sign" or (last.kind == "word" and _is_mark(last.text)))
    if token.text in tables["signs"] and behind:
        return [AnswerItem("sign", tables["signs"][token.text])]
    if last is not None and at + 1 < len(tokens) and token.text in tables["joining"]:
        return [AnswerItem("part", ",")]
    if last is not None and at + 1 < len(tokens) and token.text in tables["alternatives"]:
        return [AnswerItem("part", "or")]
    if last is not None and last.kind == "part" and _opens_with_article(tokens[at:], tables):
        return []
    if token.text in tables["dropped"] and len(tokens) > 1 and not (at + 1 == len(tokens) and last is None):
        return []
    roman = roman_value(token.text) if last is not None and last.kind == "word" else 0
    if roman and (len(token.text) > 1 or at + 1 == len(tokens)):
        return [AnswerItem("amount", "#", AnswerAmount(((float(roman), ""),), ordinal=True, written=token.text))]
    return [AnswerItem("word", token.text)]
