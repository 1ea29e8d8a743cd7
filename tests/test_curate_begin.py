"""What a project begins with: the text of questions.yaml, and what is said of each article."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefdeck.curate.init import (
    NewProject,
    add_ignored_texts,
    create_project,
    title_from_folder,
    title_from_text,
)
from briefdeck.language.hidden_characters import hidden_characters
from briefdeck.language.sentences.splitting import split_lines
from briefdeck.model import Bank
from briefdeck.project_names import QUESTIONS
from briefdeck.read.bank import read_bank
from briefdeck.read.source import decode

CONTROLS = "\x00\x07\x1b\x7f\x85\x9b\u2028\u2029\ufeff\ufffe\uffff"
FILE_NAMES = st.text(
    st.characters(codec="utf-8", exclude_characters=f"/\n{CONTROLS}", exclude_categories=["Cc"])
).filter(lambda name: not any(hidden_characters(name)))
HOSTILE = [
    "- a: b",
    "yes",
    "2024-06-18",
    "0x1f",
    "~",
    "null",
    "{a: b}",
    "[a, b]",
    "# no comment",
    "a # b: c",
    "*alias &anchor !tag",
    "'single' \"double\" \\x1b",
    "--- a",
    "%YAML 1.2",
    "key:",
    "| >-",
    "a" * 500,
    "🚢 👩‍🚀 é x",
]


def _begun(title: str, texts: dict[str, bytes]) -> NewProject:
    begun, problems = create_project(title, texts)
    assert problems == []
    assert begun is not None
    return begun


def _read(text: str) -> Bank:
    """The bank in *text*, which has no fault, from its bytes on."""
    decoded, odd = decode(text.encode(), QUESTIONS)
    bank, problems = read_bank(decoded, QUESTIONS)
    assert (odd, problems) == ([], [])
    return bank


def _uncommented(text: str, blank: str) -> str:
    """*text* with # and *blank* taken from the lines that show an example, and what stands empty below them deleted."""
    bare = re.sub(r"^(facts: \[\]|articles: \{\})\n", "", text, flags=re.MULTILINE)
    return re.sub(rf"^#(?=\S|  ){blank}", "", bare, flags=re.MULTILINE)


def test_nothing_is_said_of_an_article_but_what_it_says() -> None:
    """An article gets its file, its first line and the day that a line at its top gives, and no author or outlet."""
    bank = _read(
        _begun("Ferries", {"Ferry strike.txt": b"\n  The strike\r\nBy Mara Lindqvist, 4 March 2031\n"}).questions
    )
    (article,) = bank.articles.values()
    assert [*bank.articles] == ["ferry-strike"]
    assert (article.file, article.title) == ("Ferry strike.txt", "The strike")
    assert (article.author, article.outlet, article.descriptor) == ("", "", "")
    assert str(article.published and article.published.written) == "2031-03-04"
    assert (bank.title, bank.facts, dict(bank.topics)) == ("Ferries", (), {"general": "General"})


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("2 May 2031", "2031-05-02"),
        ("Published in Health Letters on 14 March 2029", "2029-03-14"),
        ("On 2 May 2031 the ferry sank.", ""),
        ("30 February 2031", ""),
        ("5/6/2031", ""),
        ("May 2031", ""),
    ],
)
def test_the_day_of_an_article_is_never_invented(line: str, day: str) -> None:
    """It is written where a line at the top of the text says it in so many words, as by `import`."""
    bank = _read(_begun("Ferries", {"a.txt": f"The strike\n{line}\n\nCrews stopped work.\n".encode()}).questions)
    published = bank.articles["a"].published  # type: ignore[index]  # a Text is found by its letters
    assert (str(published.written) if published else "") == day


@given(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8")))
@example("\x00", "\x1b[2J\n\x85\u2028x\ufeff")
def test_any_text_becomes_an_article(title: str, text: str) -> None:
    """Whatever a title and a text hold, the file is read without a fault and gives the title that was taken."""
    bank = _read(_begun(f"x{title}", {"a.txt": text.encode()}).questions)
    assert bank.articles["a"].title == title_from_text(text, "a.txt")  # type: ignore[index]  # a Text is found by its letters


@given(st.lists(FILE_NAMES.map("{}.txt".format), unique=True, max_size=4), st.text(st.characters(codec="utf-8")))
def test_any_name_is_that_of_a_file(names: list[str], line: str) -> None:
    """Each file has a key of its own and is found by its name, in composed letters, in the order of the names."""
    bank = _read(_begun("x", {name: line.encode() for name in names}).questions)
    composed = {unicodedata.normalize("NFC", name) for name in names}
    assert [article.file for article in bank.articles.values()] == sorted(composed)


@pytest.mark.parametrize("line", HOSTILE)
def test_a_first_line_survives(line: str) -> None:
    """What means something to YAML stays text: as a title to the letter, and as the name of a file."""
    bank = _read(_begun(line, {f"{line}.txt": line.encode()}).questions)
    (article,) = bank.articles.values()
    assert (bank.title, article.file) == (line, f"{line}.txt")
    assert article.title == title_from_text(line, f"{line}.txt")


def test_hidden_characters_are_left_out_of_titles() -> None:
    """What hides or turns text is not taken into a title, so that the project begins without a fault."""
    bank = _read(_begun("The\u200b strike", {"a.txt": "Fer\u00adry \u202e1,200\u202c \ue000".encode()}).questions)
    assert (bank.title, [article.title for article in bank.articles.values()]) == ("The strike", ["Ferry 1,200"])


def test_a_file_name_with_hidden_characters_is_refused() -> None:
    """Two names that look alike would be two articles: such a name is to be changed."""
    assert create_project("x", {"a\u200b.txt": b"x"})[0] is None


def test_titles_that_the_text_does_not_bear_stand_in_brackets() -> None:
    """A text without words is called by its file, a very long first line is cut after a word."""
    assert title_from_text(" \n\n--- \x00\n", "a.txt") == "[a.txt]"
    assert title_from_text("word " * 60, "a.txt") == f"[{' '.join(['word'] * 32)} …]"
    assert title_from_text("***\n\nThe\x07 strike", "a.txt") == "The  strike"


def test_keys_are_told_apart() -> None:
    """Names that are alike but for case, accents or script get keys of their own."""
    names = ["Ünion.txt", "union.txt", "union-2.txt", "평양.txt", "東京.txt"]
    bank = _read(_begun("x", dict.fromkeys(names, b"x")).questions)
    keys = {str(article.file): str(key) for key, article in bank.articles.items()}
    assert sorted(keys.values()) == ["dongjing", "pyeongyang", "union", "union-2", "union-3"]
    assert (keys["union.txt"], keys["union-2.txt"], keys["평양.txt"]) == ("union", "union-2", "pyeongyang")


@pytest.mark.parametrize("blank", ["", " ?"])
@pytest.mark.parametrize("texts", [{}, {"a.txt": b"\n\nOne\n"}])
def test_the_example_is_a_fact(texts: dict[str, bytes], blank: str) -> None:
    """Without the #, with or without the blank behind it, what is shown is a fact with its card."""
    text = _uncommented(_begun("x", texts).questions, blank)
    bank = _read(text)
    (fact,) = bank.facts
    assert [(card.kind, str(card.a)) for card in fact.cards] == [("question", "1,200")]
    assert [str(citation.written) for citation in fact.cite] == (["a:3"] if texts else ["harbour:6"])
    assert len(bank.articles) == 1


def test_what_a_text_says_of_itself_has_its_place() -> None:
    """Author, outlet and day are filled in behind their colons and the # taken out."""
    text = _begun("x", {"a.txt": b"One"}).questions
    filled = text.replace("#author:", "author: Mara").replace("#published:", "published: 2024-06-18")
    (article,) = _read(filled).articles.values()
    assert (article.author, str(article.published and article.published.written)) == ("Mara", "2024-06-18")


def test_what_keeps_a_text_from_being_an_article() -> None:
    """Bytes that are no UTF-8 and names that cannot be written are told all at once, each with its place."""
    texts = {"a.txt": b"One\ntwo \xc3\xa9 \xff", "b\x1b.txt": b"x", "c\n.txt": b"x", "d\udcff.txt": b"x", "e.txt": b"x"}
    begun, problems = create_project("x", texts, "articles/")
    assert begun is None
    assert [(each.location, each.code) for each in problems] == [
        (("articles/a.txt", 2, 7), "Y101"),
        (("articles/b .txt", 1, 1), "Y101"),
        (("articles/c .txt", 1, 1), "Y101"),
        (("articles/d .txt", 1, 1), "Y101"),
    ]
    assert "0xff" in problems[0].message


def test_lines_are_short_enough_to_be_read() -> None:
    """No line of what briefdeck itself writes is wider than a hundred characters."""
    for texts in ({}, {"a.txt": b"One"}):
        assert max(map(len, split_lines(_begun("x", texts).questions))) <= 100


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("ferry-strike_2031", "Ferry strike 2031"),
        ("Norrland", "Norrland"),
        ("평양", "평양"),
        ("", "Facts"),
        ("--", "Facts"),
        ("a\x1b\nb", "A b"),
    ],
)
def test_the_name_of_a_folder_as_a_title(name: str, title: str) -> None:
    """A folder's name becomes words; a name without any becomes a word all the same."""
    assert title_from_folder(name) == title


@pytest.mark.parametrize(
    ("there", "then"),
    [
        (b"*.pyc", b"*.pyc\narticles/*.txt\n.briefdeck-*\n"),
        (b"*.pyc\r\n", b"*.pyc\r\narticles/*.txt\r\n.briefdeck-*\r\n"),
        (b"x\n articles/*.txt \r\ny", b"x\n articles/*.txt \r\ny\r\n.briefdeck-*\r\n"),
        (b"# articles/*.txt\n\xff", b"# articles/*.txt\n\xff\narticles/*.txt\n.briefdeck-*\n"),
    ],
)
def test_a_line_keeps_texts_out_of_version_control(there: bytes, then: bytes) -> None:
    """The lines for texts and for `undo` are added where they are missing, and every byte that was there stays."""
    assert add_ignored_texts(there) == then


def test_a_gitignore_of_its_own_says_why() -> None:
    """Where there is none, the line stands below the reason for it."""
    lines = add_ignored_texts(b"").decode().splitlines()
    assert [line for line in lines if not line.startswith("# ")] == ["articles/*.txt", ".briefdeck-*"]
    assert lines[0].startswith("# ")


def test_the_first_topic_is_in_the_language_of_the_texts() -> None:
    """A deck in French has no English chapter; its key is the same everywhere."""
    for language, name in (("fr", "Généralités"), ("ko", "일반"), ("en", "General"), ("fi", "General")):
        project, problems = create_project("T", {"a.txt": b"A text of its own."}, language=language)
        assert project is not None
        assert problems == []
        assert {str(key): str(value) for key, value in read_bank(project.questions, "")[0].topics.items()} == {
            "general": name
        }


def test_a_text_in_utf_16_is_called_that() -> None:
    """And not by the first of its bytes."""
    project, (problem,) = create_project("T", {"a.txt": "A text".encode("utf-16")})
    assert (project, problem.message) == (None, "the file is UTF-16: save it as UTF-8")
