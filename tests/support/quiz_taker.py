"""Somebody who takes a quiz in a real browser, and sees what the browser complains of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefdeck.language.markup import plain
from briefdeck.model import Quiz, Verified
from briefdeck.quiz import BLANK, AskedQuestion, Pool, make_pool
from briefdeck.read.bank import read_bank
from briefdeck.render.html_templates import read_asset
from briefdeck.render.quiz_page import SCRIPTS, render_page
from tests.conftest import REPOSITORY
from tests.support.kinds_project import KINDS
from tests.support.learner import bank

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

_WATCH = """
window.shifts = [];
new PerformanceObserver(list => window.shifts.push(...list.getEntries().map(each => each.value)))
  .observe({type: "layout-shift", buffered: true});
addEventListener("securitypolicyviolation", each => console.error("policy", each.violatedDirective, each.blockedURI));
"""
_AT_ONCE = "const later = setTimeout; window.setTimeout = (call, _, ...given) => later(call, 0, ...given);"
"""Lets the foot of the page rest no time when its buttons change: whoever taps once need not wait for it."""


@cache
def kinds_pool() -> Pool:
    """Questions of every kind, with pictures, hints, a list, a line of time and a dispute."""
    return make_pool(Verified(bank(KINDS.text), {}, KINDS.images))


@cache
def shipped_pool() -> Pool:
    """The questions of the project that is shipped."""
    found, problems = read_bank((REPOSITORY / "questions.yaml").read_text(encoding="utf-8"), "questions.yaml")
    assert problems == []
    pictures = {file.name: file.read_bytes() for file in (REPOSITORY / "images").iterdir()}
    return make_pool(Verified(found, {}, pictures))


def hostile_pool(text: str) -> Pool:
    """The questions of `kinds_pool`, where every text that is shown is *text*, and a number so that they differ."""
    made = kinds_pool()
    told = {
        key: replace(
            each,
            statement=text,
            said_by=text,
            sources=tuple(replace(source, described=text) for source in each.sources),
            disputes=tuple(replace(rival, question=text, note=text, others=(text,)) for rival in each.disputes),
        )
        for key, each in made.explanations.items()
    }
    asked = tuple(
        replace(
            each,
            prompt=f"{at} {text}",
            answer=text,
            wrong=tuple(f"{text}{n}" for n, _ in enumerate(each.wrong)),
            accept=(text,) if each.accept else (),
            items=tuple(text for _ in each.items),
            before=tuple(text for _ in each.before),
            after=tuple(text for _ in each.after),
            hint=text if each.hint else "",
        )
        for at, each in enumerate(made.questions)
    )
    topics = dict.fromkeys(made.topics, text)
    return replace(made, title=text, topics=topics, questions=asked, explanations=told)


def script(*names: str) -> str:
    """These parts of the page's script, or all of them."""
    return "\n".join(read_asset("briefdeck.render.quiz_page", f"script/{name}.js") for name in names or SCRIPTS)


class Taker:
    """Somebody at a browser with a page open."""

    def __init__(
        self,
        browser: Browser,
        folder: Path,
        asked: Pool,
        quiz: Quiz | None = None,
        rests: bool = False,
        **context: Any,
    ) -> None:
        """Opens nothing yet; *context* is how the browser is set, such as `color_scheme`.

        The foot of the page *rests*, as it does for people, only where a test is about that.
        """
        self.file = folder / "quiz.html"
        self.file.write_bytes(render_page(asked, quiz or Quiz()))
        self.context = browser.new_context(**{"viewport": {"width": 800, "height": 900}, **context})
        self.context.add_init_script(_WATCH if rests else _WATCH + _AT_ONCE)
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self.page = self.tab()

    def tab(self) -> Page:
        """A new tab of the same browser, watched."""
        page = self.context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", lambda request: self.requests.append(request.url))
        return page

    def open(self, fragment: str = "") -> None:
        """Opens the page from the disk."""
        self.page.goto(self.file.as_uri() + fragment)

    def begin(self, fragment: str = "#n=20") -> None:
        """Opens the page and starts; an address without a seed has that of the quiz."""
        self.open(fragment)
        self.page.click("#start-button")

    @property
    def view(self) -> str:
        """Which view is shown."""
        return str(self.page.evaluate("document.body.dataset.view"))

    def text(self, selector: str) -> str:
        """The text of an element as it is seen."""
        return self.page.inner_text(selector)

    def texts(self, selector: str) -> list[str]:
        """The texts of all elements."""
        return self.page.locator(selector).all_inner_texts()

    def run(self, function: str, *arguments: object) -> Any:
        """What a JavaScript *function* gives."""
        return self.page.evaluate(function, *arguments)

    def is_asked(self, one: AskedQuestion) -> None:
        """Sees that *one* is asked as it should be."""
        assert self.page.text_content("#prompt") == plain(one.question.prompt).replace(BLANK, "blank")
        assert self.texts(".options button") == [plain(option) for option in one.options]
        assert self.page.locator("#typed").count() == (one.mode == "typed")

    def answer(self, one: AskedQuestion, right: bool = True) -> None:
        """Answers *one*, and stays with it where the answer is shown."""
        if one.mode == "choice":
            self.page.locator(".options button").nth(one.right if right else (one.right + 1) % len(one.options)).click()
        elif one.mode == "typed":
            self.page.fill("#typed", plain(one.question.answer) if right else "nothing of the kind")
            self.onward()
        else:
            self.page.click("#bar .primary")
            self.page.click("#bar button >> nth=" + ("1" if right else "0"))

    def onward(self) -> None:
        """Presses the button that goes on; of a recalled answer, the one that says that it was known."""
        self.page.click("#bar .primary, #bar:not(:has(.primary)) button:last-child")

    def take(self, asked: tuple[AskedQuestion, ...], right: Callable[[AskedQuestion], bool] = lambda _: True) -> None:
        """Answers all that is *asked*, each at once *right* or wrong, up to the result."""
        for one in asked:
            self.is_asked(one)
            self.answer(one, right(one))
            if one.mode != "recall":
                self.onward()
        assert self.view == "result"

    def close(self) -> None:
        """Closes the browser, which must have had nothing to complain of and nothing to fetch."""
        self.context.close()
        assert self.complaints == []
        assert {url for url in self.requests if not url.startswith(("data:", self.file.as_uri()))} == set()
