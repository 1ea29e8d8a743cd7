"""Randomness that is the same everywhere: a seed draws the same questions here and on the quiz page.

`render/quiz_page/script/seeding.js` has the same few lines, and a test compares the two.
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
