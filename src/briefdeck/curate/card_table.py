"""Decks and tables of questions and answers from elsewhere → their cards, as text without marks."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from briefdeck.imports.decoding import decode_text
from briefdeck.imports.imported_text import UnimportableError, clean_line
from briefdeck.imports.markup import lines_of_markup, read_markup
from briefdeck.imports.zipped import ZippedFile, find_elements, read_attribute
from briefdeck.language.markup import filled
from briefdeck.render.anki.unpack import Package, UnreadablePackageError, unpack

_MOST_CARDS = 20_000
_ENGLISH = {
    "q": "q, question, front, prompt, term, text",
    "a": "a, answer, back, response, definition",
    "fact": "fact, statement, explanation, back extra, extra",
    "topic": "topic, deck, subject, chapter",
    "tags": "tags, tag",
}
_OTHERS = {
    "q": "frage, vorderseite, recto, pregunta, anverso, pergunta, frente, domanda, fronte, vraag, voorkant, "
    "pytanie, przód, "
    "вопрос, лицевая сторона, питання, запитання, "
    "질문, 문제, 앞면, 앞, 質問, 問題, 表面, 表, 问题, 题目, 正面, سؤال, السؤال",
    "a": "antwort, rückseite, réponse, verso, respuesta, reverso, resposta, risposta, retro, antwoord, "
    "achterkant, odpowiedź, "
    "tył, ответ, оборотная сторона, відповідь, "
    "답, 정답, 뒷면, 뒤, 뜻, 答え, 回答, 解答, 裏面, 裏, 答案, 背面, إجابة, الإجابة, جواب, الجواب",
    "topic": "thema, thème, tema, argomento, onderwerp, temat, тема, 주제, トピック, 主题",
    "tags": "schlagwörter, étiquettes, etiquetas, etichette, etykiety, теги, метки, мітки, 태그, タグ, 标签, وسوم",
}
"""The same in the other languages that briefdeck speaks."""
_COLUMNS: Mapping[str, tuple[str, ...]] = {
    key: tuple(f"{names}, {_OTHERS[key]}".split(", ") if key in _OTHERS else names.split(", "))
    for key, names in _ENGLISH.items()
}
"""What the columns of a table and the fields of a note may be called, in lower case."""
_QUESTIONS, _ANSWERS = frozenset(_COLUMNS["q"]), frozenset(_COLUMNS["a"])
_KNOWN = frozenset(name for names in _COLUMNS.values() for name in names)
_DELETION = re.compile(r"\{\{c[0-9]{1,3}::")
_PICTURE = re.compile(r"<img\b", re.IGNORECASE)
_CELL = re.compile(r"([A-Z]{1,3})[0-9]{1,7}")


@dataclass(frozen=True, slots=True)
class ForeignCard:
    """A card from elsewhere."""

    q: str
    """Its question; "" of a cloze text."""
    a: str
    """Its answer; "" of a cloze text."""
    cloze: str = ""
    """Its cloze text, with its deletions."""
    fact: str = ""
    """The statement that it brings along, if it does."""
    tags: tuple[str, ...] = ()
    has_picture: bool = False
    """Whether it has a picture, which is not taken."""

    @property
    def is_whole(self) -> bool:
        """Whether it has both a question and an answer, or a cloze text."""
        return bool(self.cloze or (self.q and self.a))


def read_cards(name: str, data: bytes) -> list[ForeignCard]:
    """Read the cards of a deck (.apkg) or a table (CSV, TSV, XLSX), those that lack a question or an answer too.

    Raises UnimportableError, whose message goes on after the name of the file, where it has none or is damaged.
    """
    suffix = name.lower().rpartition(".")[2]
    if suffix == "apkg":
        cards = list(_of_package(data))
    else:
        rows = list(_sheet_rows(ZippedFile(data)) if suffix == "xlsx" else _text_rows(decode_text(data)))
        cards = list(_of_rows(rows))
    if not any(card.is_whole for card in cards):
        raise UnimportableError("has no row with a question and an answer")
    if len(cards) > _MOST_CARDS:
        raise UnimportableError(f"has more than {_MOST_CARDS:,} cards: import it in parts")
    return cards


def _of_package(data: bytes) -> Iterator[ForeignCard]:
    try:
        package: Package = unpack(data)
    except UnreadablePackageError as fault:
        raise UnimportableError(str(fault)) from None
    for note in package.notes.values():
        known = package.note_types.get(note.type)
        order = known.fields if known else tuple(note.fields)
        yield from _card({key: note.fields.get(key, "") for key in order}, tuple(note.tags))


def _text_rows(text: str) -> Iterator[Sequence[str]]:
    """Yield the rows of a table in text; lines that begin with # on top are Anki's, and say how it is written."""
    lines = text.removeprefix("\ufeff").split("\n")
    head = [line for line in lines[:20] if line.startswith("#")]
    named = {key.strip().lower(): value.strip() for key, _, value in (line[1:].partition(":") for line in head)}
    body = "\n".join(lines[len(head) :])
    first = body.partition("\n")[0]
    separators = {"tab": "\t", "comma": ",", "semicolon": ";", "pipe": "|", "space": " "}
    guessed = "\t" if "\t" in first else ";" if first.count(";") > first.count(",") else ","
    separator = separators.get(named.get("separator", "").lower(), guessed)
    if columns := named.get("columns"):
        yield columns.split(separator)
    try:
        yield from csv.reader(io.StringIO(body), delimiter=separator)
    except csv.Error as fault:
        raise UnimportableError(f"is damaged: {fault}") from None


def _sheet_rows(archive: ZippedFile) -> Iterator[Sequence[str]]:
    """Yield the rows of the first sheet of a workbook."""
    shared: list[str] = []
    if "xl/sharedStrings.xml" in archive:
        strings = find_elements(archive.read_xml("xl/sharedStrings.xml"), "si")
        shared = ["".join("".join(each.itertext()) for each in find_elements(item, "t")) for item in strings]
    for row in find_elements(archive.read_xml("xl/worksheets/sheet1.xml"), "row"):
        cells: dict[int, str] = {}
        for place, cell in enumerate(find_elements(row, "c")):
            found = _CELL.fullmatch(read_attribute(cell, "r"))
            cells[_column(found[1]) if found else place] = _cell_text(cell, shared)
        yield [cells.get(column, "") for column in range(min(64, max(cells, default=-1) + 1))]


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + ord(letter) - ord("A") + 1
    return number - 1


def _cell_text(cell: Element, shared: Sequence[str]) -> str:
    kind = read_attribute(cell, "t")
    if kind == "inlineStr":
        return "".join("".join(each.itertext()) for each in find_elements(cell, "t"))
    value = next(("".join(each.itertext()) for each in find_elements(cell, "v")), "")
    if kind == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return value.removesuffix(".0")


def _of_rows(rows: Sequence[Sequence[str]]) -> Iterator[ForeignCard]:
    """Yield the cards of *rows*, the first of which may name the columns; else they are question, answer and tags."""
    names = [cell.strip().casefold() for cell in rows[0]] if rows else []
    headed = len(_KNOWN & set(names)) > 1
    columns = names if headed else ["question", "answer", "tags"]
    for row in rows[1:] if headed else rows:
        fields = dict(zip(columns, row, strict=False))
        yield from _card(fields, ())


def _card(fields: Mapping[str, str], tags: tuple[str, ...]) -> Iterator[ForeignCard]:
    """Yield the card of a note or row, if it has what makes one; unknown fields take part by their order."""
    lower = {key.casefold().strip(): _plain(value) for key, value in fields.items()}
    named = {key: next((lower[name] for name in names if lower.get(name)), "") for key, names in _COLUMNS.items()}
    cloze = next((value for value in lower.values() if _DELETION.search(value)), "")
    tags = tags or tuple(named["tags"].split())
    has_picture = any(_PICTURE.search(value) for value in fields.values())
    if cloze:
        yield ForeignCard("", "", cloze, filled(cloze), tags, has_picture)
        return
    q, a = named["q"], named["a"]
    if not (
        q and a
    ):  # columns with other names take part, but no cell twice, and none that is known for something else
        rest = iter([value for name, value in lower.items() if value and name not in _KNOWN])
        q = q or ("" if _QUESTIONS & lower.keys() else next(rest, ""))
        a = a or ("" if _ANSWERS & lower.keys() else next(rest, ""))
    if q or a:
        yield ForeignCard(q, a, "", named["fact"] if named["fact"] not in (q, a) else "", tags, has_picture)


def _plain(value: str) -> str:
    """Return a field, which may be HTML, as one line of text."""
    if "<" not in value and "&" not in value:
        return clean_line(value)
    return " ".join(line.text for line in lines_of_markup(read_markup(value)))
