"""Chance that is the same everywhere: what a seed draws here, it draws on the quiz page too.

`render/quiz_page/script/seeding.js` has the same few lines, and a test holds the two together.
"""

from __future__ import annotations

_WORD = 0xFFFFFFFF


def seeded_hash(seed: str, text: str) -> int:
    """Hash *text* with *seed* to a number from 0 to 2³² - 1; sorting by it shuffles.

    FNV-1a over the UTF-8 bytes of both, finished as MurmurHash3 does, so that similar texts get different numbers.
    """
    word = 0x811C9DC5
    for byte in f"{seed}\n{text}".encode():
        word = (word ^ byte) * 0x01000193 & _WORD
    word = (word ^ word >> 16) * 0x85EBCA6B & _WORD
    word = (word ^ word >> 13) * 0xC2B2AE35 & _WORD
    return word ^ word >> 16
