"""Draws docs/images/brief*.png and quiz*.png anew from output/: the briefs, and the quiz in Chromium and on paper.

`make pictures` runs it after the pictures of cards. Build first: it shows what is in output/.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pypdfium2
from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
IMAGES = ROOT / "docs" / "images"
QUIZ = (ROOT / "output" / "quiz.html").as_uri()
LARGEST = 250_000
"""Bytes of a picture."""
COLOURS = 128
"""Of a picture: enough for type and flat grounds."""


def answer(page: Page) -> None:
    """Answers the question that is shown, not always rightly, in whichever way it is asked."""
    if page.locator("#ways .options button").count():
        page.locator("#ways .options button").nth(1).click()
    elif page.locator("#typed").count():
        page.locator("#typed").fill("Lloyd Austin")
        page.get_by_role("button", name="Check").click()
    else:
        page.get_by_role("button", name="Show the answer").click()
        page.get_by_role("button", name="I knew it").click()


def take(page: Page, questions: int) -> None:
    """Starts a quiz and answers so many *questions*, going on after each but the last."""
    page.get_by_role("button", name="Start").click()
    for number in range(questions):
        if number:
            go_on(page)
        answer(page)


def go_on(page: Page) -> None:
    """Goes on to what comes next, where judging oneself has not done so already."""
    onward = page.locator("#bar .primary", has_text=re.compile("Next|result"))
    if onward.count():
        onward.click()


def photograph(page: Page, name: str) -> None:
    """Writes what *page* shows as the picture *name*."""
    target = IMAGES / f"{name}.png"
    page.screenshot(path=target, animations="disabled")
    with Image.open(target) as shot:
        store(shot, target)


def store(picture: Image.Image, target: Path) -> None:
    """Writes *picture* to *target* in few colours."""
    picture.convert("RGB").quantize(COLOURS).save(target, optimize=True)
    size = target.stat().st_size
    sys.stderr.write(f"{target.relative_to(ROOT)}: {size:,} bytes\n")
    if size > LARGEST:
        sys.exit(f"{target.name} is larger than {LARGEST:,} bytes")


def pages() -> None:
    """Photographs the quiz page: a question answered, a result, and a phone at night."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        sys.exit("`make pictures` needs Chromium (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        for name, kinds, questions, night, size in (
            ("quiz", "&kinds=choice", 1, False, (760, 900)),
            ("quiz-result", "", 8, False, (760, 900)),
            ("quiz-phone", "&kinds=choice", 1, True, (390, 844)),
        ):
            page = browser.new_page(
                viewport={"width": size[0], "height": size[1]},
                color_scheme="dark" if night else "light",
                device_scale_factor=1.3,
            )
            page.goto(f"{QUIZ}#seed=7&n=8{kinds}")
            take(page, questions)
            if questions > 1:
                go_on(page)
            photograph(page, name)
            page.close()
        browser.close()


def first_page(name: str, scale: float) -> Image.Image:
    """Draws the first page of a PDF of output/; at a *scale* of 1 a point is a pixel."""
    picture: Image.Image = pypdfium2.PdfDocument(ROOT / "output" / f"{name}.pdf")[0].render(scale=scale).to_pil()
    return picture


def briefs() -> None:
    """Draws each brief."""
    for name, picture in (
        ("overview", "brief"),
        ("summit-2023", "brief-summit-2023"),
        ("visit-2024", "brief-visit-2024"),
    ):
        store(first_page(name, 1.68), IMAGES / f"{picture}.png")


def paper() -> None:
    """Draws the first sheet of questions beside the first key."""
    shots = [first_page(name, 1.15) for name in ("quiz", "key")]
    both = Image.new("RGB", (sum(shot.width for shot in shots) + 14, shots[0].height), "#cac6bc")
    both.paste(shots[0], (0, 0))
    both.paste(shots[1], (shots[0].width + 14, 0))
    store(both, IMAGES / "quiz-paper.png")


if __name__ == "__main__":
    briefs()
    pages()
    paper()
