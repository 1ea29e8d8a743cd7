"""Hostile text arrives in Anki as it was typed, on every side of every card."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from briefdeck.language.markup import filled, find_fault, plain
from briefdeck.ledger import Ledger, empty_ledger, make_next_edition
from briefdeck.located import LocatedStr
from briefdeck.model import Article, Bank, Card, Fact, Picture, Verified
from briefdeck.model.citation import Citation, LineSpan
from briefdeck.render.anki import build_contents, pack
from briefdeck.render.anki.fields import cloze_html, deletion_numbers, field_html
from tests.support.kinds_project import KINDS
from tests.support.learner import BANK, FIRST, Learner

pytestmark = pytest.mark.slow

NASTY = [
    *(
        "<",
        ">",
        "&",
        "&amp;",
        "&lt;b&gt;",
        '"',
        "'",
        "{{",
        "}}",
        "{{c1::",
        "{{Fact}}",
        "{{FrontSide}}",
        "{{cloze:Text}}",
    ),
    *("::", ":", "]]", "[[type:Answer]]", "[sound:x.mp3]", "[anki:play:q:0]", "[anki:tts lang=en]x[/anki:tts]"),
    *("[latex]x[/latex]", "[$]x[/$]", "[$$]", "\\(x\\)", "\\[x\\]", "\\", "<img src=x.png>", "<script>", "<!--", "-->"),
    *(
        "\u200b",
        "\u202e",
        "שלום",
        "مرحبا",
        "東京",
        "한국",
        "👩\u200d🚀",
        "e\u0301",
        "\n",
        "%",
        "$x$",
        "<%",
        "%>",
        "{",
        "}",
    ),
]
PNG = KINDS.images["captains.png"]
ODD = st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Co", "Cn"])
HOSTILE = st.lists(st.sampled_from(NASTY) | st.text(ODD, max_size=6), min_size=1, max_size=8).map("".join)


class _Shown(HTMLParser):
    """The text of the first element with a class, and its stretches as MathJax meets them."""

    def __init__(self, wanted: str, html: str) -> None:
        super().__init__()
        self._wanted, self._depth, self.stretches = wanted, 0, [""]
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.handle_data("\n")
        elif tag == "img":
            pass  # it has no end
        elif self._depth or self._wanted in (dict(attrs).get("class") or "").split():
            self._depth += 1
            self.stretches.append("")

    def handle_endtag(self, tag: str) -> None:
        if self._depth:
            self._depth -= 1
            self.stretches.append("")
            if not self._depth:
                self._wanted = "\n"  # no further element

    def handle_data(self, data: str) -> None:
        if self._depth:
            self.stretches[-1] += data


def _shown(wanted: str, html: str) -> str:
    found = _Shown(wanted, html).stretches
    assert not any(opening in stretch for stretch in found for opening in ("\\(", "\\["))
    return "".join(found)


def _typed(text: str) -> str:
    return unicodedata.normalize("NFC", plain(text))


def _bank(*cards: Card, words: str = "x") -> Bank:
    citation = Citation("key", LineSpan(1, 1, LocatedStr("1")), LocatedStr("key:1"))
    fact = Fact(
        LocatedStr("fact"), LocatedStr(words), (citation,), LocatedStr("topic"), said_by=LocatedStr(words), cards=cards
    )
    articles = {LocatedStr("key"): Article(LocatedStr("file"), title=LocatedStr(words), author=LocatedStr(words))}
    return Bank(LocatedStr(words), articles, {LocatedStr("topic"): LocatedStr(words)}, (fact,))


@pytest.fixture(scope="module")
def learner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Learner]:
    """Somebody with an empty collection."""
    someone = Learner(tmp_path_factory.mktemp("learner"))
    yield someone
    someone.collection.close()


def _take(learner: Learner, bank: Bank) -> None:
    learner.collection.remove_notes(learner.collection.find_notes(""))
    made = build_contents(Verified(bank, {}, {"a.png": PNG}), Ledger("hostile", bank=BANK))
    ledger, _ = make_next_edition(empty_ledger("hostile", BANK), made, FIRST)
    assert learner.take(pack(made, ledger)) == {"new": len(made.notes)}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=HOSTILE, answer=HOSTILE, words=HOSTILE)
def test_questions_and_answers(learner: Learner, question: str, answer: str, words: str) -> None:
    """Question, answer, choices, fact, speaker, topic, author and title are shown as typed."""
    question, answer, words = f"Q{question}", f"A{answer}", f"F{words}"
    plain_card = Card(q=LocatedStr(question), a=LocatedStr(answer), accept=(LocatedStr(words),))
    choice = Card(LocatedStr("choice"), q=LocatedStr(question), a=LocatedStr(answer), wrong=(LocatedStr(words + "!"),))
    _take(learner, _bank(plain_card, choice, words=words))
    ((front, back),) = learner.sides("fact")
    assert _shown("question", front) == _shown("question", back) == _typed(question)
    assert _shown("answer", back) == _typed(answer)
    assert _shown("fact", back) == _shown("topic", front) == _typed(words)
    assert _shown("said-by", back) == "said by " + _typed(words)
    assert _shown("sources", back).count(_typed(words)) >= 2
    ((front, back),) = learner.sides("fact/choice")
    assert _shown("right", back) == _typed(answer)
    assert sorted((_typed(answer), _typed(words + "!"))) == sorted(_choices(front))
    for card in learner.cards():
        shown = card.render_output()
        assert not shown.question_av_tags
        assert not shown.answer_av_tags
        assert "<img" not in shown.answer_text
    assert not learner.collection.media.check().missing


def _choices(front: str) -> list[str]:
    items = front.split("<li")[1:]
    return [
        _shown("x", f'<div class="x"{item.replace(" class=right", "")}'.replace(' class="right"', "")) for item in items
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=HOSTILE, hidden=HOSTILE, hint=st.just("") | HOSTILE, after=HOSTILE)
def test_clozes(learner: Learner, before: str, hidden: str, hint: str, after: str) -> None:
    """A cloze text makes one card for each deletion, which hides just that and shows the rest as typed."""
    cloze = f"{before}{{{{c1::{hidden}{'::' + hint if hint else ''}}}}}{after} and {{{{c2::B}}}}".replace("*", "")
    assume(find_fault(cloze) == "" and deletion_numbers(cloze) == (1, 2))
    _take(learner, _bank(Card(cloze=LocatedStr(cloze))))
    first, second = learner.sides("fact")
    assert _shown("question", first.answer) == _shown("question", second.answer) == _typed(filled(cloze))
    assert _shown("question", second.question) == _typed(filled(cloze))[:-1] + "[...]"
    assert _shown("question", first.question).endswith("and B")
    assert not learner.collection.get_empty_cards().notes


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(question=HOSTILE, one=HOSTILE, other=HOSTILE, order=st.sampled_from(["", "kept"]))
def test_lists(learner: Learner, question: str, one: str, other: str, order: str) -> None:
    """Each item of a list has a card, which hides just that and shows the question and the others as typed."""
    question, items = f"Q{question}", (f"I{one}", f"J{other}")
    card = Card(
        q=LocatedStr(question),
        items=tuple(map(LocatedStr, items)),
        order=LocatedStr(order),
        hint=LocatedStr(f"H{other}"),
    )
    _take(learner, _bank(card))
    first, second = learner.sides("fact")
    for front, back in (first, second):
        assert _shown("question", front) == _shown("question", back) == _typed(question)
        assert _shown("hint", front) == _shown("hint", back) == "Hint" + _typed(f"H{other}")
        assert _shown("items", back) == "".join(map(_typed, items))
    assert _shown("items", first.question) == "[...]" + _typed(items[1])
    assert _shown("items", second.question) == _typed(items[0]) + "[...]"
    assert not learner.collection.get_empty_cards().notes


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    answer=HOSTILE,
    before=st.lists(HOSTILE, max_size=2),
    after=HOSTILE,
    alt=HOSTILE,
    side=st.sampled_from(["front", "back"]),
)
def test_lines_of_time_and_pictures(
    learner: Learner, answer: str, before: list[str], after: str, alt: str, side: str
) -> None:
    """What came before and after, the gap, and a picture with its description and credit are shown as typed."""
    picture = Picture(LocatedStr("a.png"), LocatedStr(alt), credit=LocatedStr(f"C{alt}"), side=LocatedStr(side))
    events, answer, after = tuple(LocatedStr(f"B{each}") for each in before), f"A{answer}", f"Z{after}"
    card = Card(q=LocatedStr("Q"), a=LocatedStr(answer), before=events, after=(LocatedStr(after),), image=picture)
    _take(learner, _bank(card))
    ((front, back),) = learner.sides("fact")
    came = "".join(map(_typed, events))
    assert _shown("timeline", front) == f"{came}?{_typed(after)}"
    assert _shown("timeline", back) == came + _typed(answer) + _typed(after)
    assert _shown("picture", back) == _typed(f"C{alt}")
    assert _shown("picture", front) == (_typed(f"C{alt}") if side == "front" else "")
    (described,) = _Pictures(back).alts
    assert described == " ".join(_typed(alt).split())
    assert not learner.collection.media.check().missing
    for shown in (card.render_output() for card in learner.cards()):
        assert not shown.question_av_tags
        assert not shown.answer_av_tags


class _Pictures(HTMLParser):
    """The descriptions of the pictures of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.alts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.alts.append(dict(attrs)["alt"] or "")


def test_ten_thousand_characters(learner: Learner) -> None:
    """A text of 10,000 characters arrives whole."""
    long = "Q" + "<&{{東>" * 2000
    _take(learner, _bank(Card(q=LocatedStr(long), a=LocatedStr(long))))
    assert _shown("question", learner.sides("fact")[0].question) == long


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("**at least 10** and *more*", "<b>at least 10</b> and <i>more</i>"),
        ("a * b", "a * b"),
        ("R&D <b>", "R&amp;D &lt;b&gt;"),
        ("{{x}} [y] \\(z\\)", "&#123;&#123;x&#125;&#125; &#91;y] \\<span></span>(z\\)"),
        ("one\ntwo", "one<br>two"),
        ("\x00a\x1fb", "ab"),
    ],
)
def test_fields(typed: str, html: str) -> None:
    """Marks become tags, and whatever Anki would act upon is defused."""
    assert field_html(typed) == html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        (r"*So* \(a*b*c < \frac{d}{12}\) [x]", r"<i>So</i> \(a*b*c &lt; \frac&#123;d&#125;&#123;12&#125;\) &#91;x]"),
        (r"\(a\) \(b", r"\(a\) \<span></span>(b"),
        (r"\) \[c\]", r"\) \<span></span>&#91;c\]"),
    ],
)
def test_formulas(typed: str, html: str) -> None:
    """Between its brackets a formula stays as it is typed, and comes to MathJax whole; all else is defused as ever."""
    assert field_html(typed, math=True) == html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        (r"\(a = {{c1::b}}\) and {{c2::\(c^2\)}}", r"\(a = {{c1::b}}\) and {{c2::\(c^2\)}}"),
        (r"**{{c1::\(x\)}} y**", r"{{c1::\(x\)}} y"),
    ],
)
def test_formulas_in_clozes(typed: str, html: str) -> None:
    """A formula may hold a deletion, or a deletion a formula."""
    assert cloze_html(typed, math=True).replace("<b>", "").replace("</b>", "").replace("**", "") == html


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("{{c1::a}} b", "{{c1::a}} b"),
        ("{{c1::a::h}}", "{{c1::a::h}}"),
        ("**x {{c1::a** b}}", "<b>x </b>{{c1::<b>a</b> b}}"),
        ("{{c2::b}}, {{c1::*a*}}", "{{c2::b}}, {{c1::<i>a</i>}}"),
        ("{{c1::**a**::see *b*}}", "{{c1::<b>a</b>::see <i>b</i>}}"),
    ],
)
def test_cloze_fields(typed: str, html: str) -> None:
    """Deletions stay deletions, with tags that open and close on the same side of their edges."""
    assert cloze_html(typed) == html
