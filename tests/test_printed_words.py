"""The catalogue and the program agree: every message is used, with the values that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter

import pytest

from briefdeck.language.dates.date_range import parse_date_range, print_date
from briefdeck.printed_words import (
    LANGUAGE,
    PLURAL_RULES,
    Message,
    catalogue,
    find_key_fault,
    find_phrase_fault,
    message,
    message_parts,
    speaking,
)

SOURCE = Path(__file__).parent.parent / "src" / "briefdeck"
FILES = [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".html", ".js")]
LANGUAGES = sorted(path.stem for path in (SOURCE / "printed_words").glob("*.yaml"))
SCRIPT = "quiz_script"
"""The section that the script of the quiz page fills in; there, keys are written without it."""
_CALL = re.compile(r"\b(?:message|messageNodes|words_around)\(")
"""A call that gives values; `message_parts` gives none, and has a message in its pieces."""
_KEY = re.compile(r"""["'`]([a-z_.]*(?:\$?\{[^}"'`]*\}[a-z_.]*)?)["'`]""")
_HOLE = re.compile(r"\$?\{[^}]*\}")


def _texts(words: Message) -> list[str]:
    return [words] if isinstance(words, str) else list(words.values())


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@cache
def _key_patterns() -> frozenset[str]:
    """The keys that the program writes, as regular expressions: what it fills in stands for any word."""
    return frozenset(pattern for path in FILES for pattern in _written_keys(path))


def _written_keys(path: Path) -> Iterator[str]:
    prefix = rf"{SCRIPT}\." if path.suffix == ".js" else ""
    for match in _KEY.finditer(path.read_text("utf-8")):
        literals = _HOLE.split(match[1])
        if any(literals) and (path.suffix == ".js" or "." in match[1]):
            yield prefix + r"\w+".join(map(re.escape, literals))


@pytest.mark.parametrize("key", catalogue())
def test_every_message_is_used(key: str) -> None:
    """The program names each message somewhere, whole or with a part filled in."""
    assert any(re.fullmatch(pattern, key) for pattern in _key_patterns())


def _calls(path: Path) -> Iterator[tuple[str, str]]:
    """Each key that is named whole in a call, with all that stands within the call."""
    text = path.read_text("utf-8")
    for call in _CALL.finditer(text):
        inside = _inside(text, call.end())
        literal = re.match(r"""\s*["']([a-z_.]+)["']\s*(?:,|$)""", inside)
        if literal:
            yield (f"{SCRIPT}." if path.suffix == ".js" else "") + literal[1], inside


def _inside(text: str, start: int) -> str:
    depth, end = 1, start
    while depth:
        depth += {"(": 1, ")": -1}.get(text[end], 0)
        end += 1
    return text[start : end - 1]


CALLS = [(path, key, inside) for path in FILES for key, inside in _calls(path)]


@pytest.mark.parametrize(("path", "key", "inside"), CALLS, ids=[f"{path.name}-{key}" for path, key, _ in CALLS])
def test_every_call_fits_its_message(path: Path, key: str, inside: str) -> None:
    """A message that is asked for exists, and the call gives exactly the values that it names."""
    words = catalogue()[key]
    wanted = set[str]().union(*map(_names, _texts(words))) | (set() if isinstance(words, str) else {"count"})
    outer = _without_inner_calls(inside)
    if path.suffix == ".js":
        values = re.search(r"\{(.*)\}", outer, re.DOTALL)
        given = set(re.findall(r"(?:^|,)\s*([a-z_]+)", values[1])) if values else set()
    else:
        given = set(re.findall(r"\b([a-z_]+)=(?!=)", outer))
    assert given == wanted


def _without_inner_calls(inside: str) -> str:
    while (shorter := re.sub(r"\([^()]*\)", "", inside)) != inside:
        inside = shorter
    return inside


@pytest.mark.parametrize("language", LANGUAGES)
def test_languages_are_alike(language: str) -> None:
    """A language has a plural rule, the keys of English and no other, and in each the same values."""
    assert language in PLURAL_RULES
    assert catalogue(language).keys() == catalogue(LANGUAGE).keys()
    for key, words in catalogue(language).items():
        assert isinstance(words, str) or "other" in words, key
        english = set[str]().union(*map(_names, _texts(catalogue(LANGUAGE)[key])))
        assert set[str]().union(*map(_names, _texts(words))) == english, key


@pytest.mark.parametrize(
    ("tag", "key", "values", "printed"),
    [
        ("de-AT", "brief.days", {"count": 1234}, "1.234 Tage"),
        ("fr", "brief.days", {"count": 0}, "0 jour"),
        ("ru", "brief.days", {"count": 21}, "21 день"),
        ("ru", "brief.days", {"count": 3}, "3 дня"),
        ("ru", "brief.days", {"count": 11}, "11 дней"),
        ("ar", "brief.days", {"count": 2}, "يومان"),
        ("ar", "brief.days", {"count": 12}, "12 يوما"),
        ("pl", "brief.months", {"count": 22}, "22 miesiące"),
        ("pl", "brief.months", {"count": 21}, "21 miesięcy"),
        ("uk", "brief.days", {"count": 21}, "21 день"),
        ("ja", "brief.days", {"count": 1}, "1日"),
        ("sv", "brief.days", {"count": 1}, "1 day"),
    ],
)
def test_what_is_spoken(tag: str, key: str, values: dict[str, int], printed: str) -> None:
    """A bank is spoken to in its language, with its plurals and numbers; where we do not have it, in English."""
    with speaking(tag):
        assert message(key, **values) == printed
    assert message("brief.days", count=2) == "2 days"


@pytest.mark.parametrize(
    ("tag", "when", "printed"),
    [
        ("de", "2031-03-04", "4. März 2031"),
        ("es", "2031-03", "marzo de 2031"),
        ("ru", "2031-03-04", "4 марта 2031"),
        ("ru", "2031-03", "март 2031"),
        ("ja", "2031-03-04/2031-03-06", "2031年3月4日～2031年3月6日"),
        ("ko", "2031", "2031년"),
        ("en", "2031-03-04/2031-03-06", "4–6 March 2031"),
    ],
)
def test_days_are_written_as_there(tag: str, when: str, printed: str) -> None:
    """Days are written as the language of the bank writes them, each as exactly as it is known."""
    with speaking(tag):
        assert print_date(parse_date_range(when)) == printed


def test_a_curator_may_say_it_otherwise() -> None:
    """`words:` replaces a message; a key that there is not, and a name that it does not fill in, are told."""
    with speaking("de", {"brief.bottom_line": "Auf einen Blick"}):
        assert message("brief.bottom_line") == "Auf einen Blick"
        assert message("brief.timeline") == "Zeitleiste"
    assert "did you mean brief.bottom_line?" in find_key_fault("brief.bottomline")
    assert find_phrase_fault("brief.as_of", "Seit {day}") == "brief.as_of has no {day}"
    assert find_phrase_fault("brief.as_of", "Stand {date}") == ""


def test_plurals_and_numbers() -> None:
    """A count chooses the plural form, and numbers get thousands separators."""
    assert message("brief.days", count=1) == "1 day"
    assert message("brief.days", count=1234) == "1,234 days"
    assert message("paper.out_of", count=3) == "/ 3"


@pytest.mark.parametrize(
    ("key", "values"),
    [("brief.nothing", {}), ("source.line", {"number": "3"}), ("brief.days", {}), ("brief.days", {"n": 1})],
)
def test_a_wrong_use_is_an_error(key: str, values: dict[str, str | int]) -> None:
    """An unknown key, a missing value and a missing count are errors, never a gap in a page."""
    with pytest.raises(KeyError):
        message(key, **values)


def test_parts() -> None:
    """A message is split at its names, for values that are more than text."""
    assert list(message_parts("fact.said_by_as_of")) == [("Said by ", "speaker"), (", as of ", "date")]
    assert list(message_parts("paper.quiz")) == [("Quiz", "")]
