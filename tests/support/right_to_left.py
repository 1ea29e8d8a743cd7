"""Pages and sheets in languages that run from right to left, with faces of their scripts."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from typing import Any

from briefdeck.located import LocatedStr
from briefdeck.model import Verified
from briefdeck.printed_words import speaking
from briefdeck.render.brief import RenderedBrief, render_brief
from tests.conftest import DATA
from tests.support.briefs import saying
from tests.support.papers import asking, card, key, sheet

FACES = {"ar": "NotoNaskhArabic-Regular.ttf", "he": "NotoSansHebrew-Regular.ttf"}
"""Parts of Noto’s faces, by language (SIL Open Font License)."""
FACTS = {
    "ar": (
        "بدأ سد وادي الرمل التخزين يوم 9 نوفمبر 2031، بعد تأخير دام 3 سنوات.",
        "تقول هالة منصور (BBC News) إن الكلفة زادت بنسبة 20%.",
        "الخلاصة لا تذكر الأسعار.",
    ),
    "he": (
        "הגשר בנמל נפתח ב-9 בנובמבר 2031, לאחר עיכוב של 3 שנים.",
        "דנה לוין (BBC News) אמרה כי העלות חרגה ב-20%.",
        "המועצה אישרה את הפרויקט.",
    ),
}
"""Invented sentences with numbers, brackets and a name in Latin letters."""


def in_language(verified: Verified, language: str) -> Verified:
    """Return *verified* in *language*, with the face of its script."""
    name = FACES[language]
    bank = replace(verified.bank, language=LocatedStr(language), fonts=(LocatedStr(name),))
    return replace(verified, bank=bank, fonts={name: (DATA / "fonts" / name).read_bytes()})


def page(language: str, **fields: Any) -> RenderedBrief:
    """Render a page that says the FACTS of *language*."""
    with speaking(language):
        title = FACTS[language][2].rstrip(".")
        return render_brief(in_language(saying(*FACTS[language], title=title, **fields), language), "page")


def papers(language: str) -> tuple[bytes, bytes]:
    """Render a sheet that asks one question in *language*, and its key."""
    fact, answer, _ = FACTS[language]
    with speaking(language):
        verified = in_language(asking(card(fact, answer)), language)
        return sheet(verified).pdf, key(verified).pdf


def letters(text: str) -> str:
    """Return the letters and digits of *text* in order, letters in one form for each."""
    return "".join(char for char in unicodedata.normalize("NFKC", text) if char.isalnum())
