"""Forms of English words that are regular, made from one of them."""

from __future__ import annotations


def write_ordinal(word: str) -> str:
    """Return the ordinal of the number *word* that is regular: “sixth”, “twentieth”."""
    return word[:-1] + "ieth" if word.endswith("y") else word + "th"


def verb_forms(base: str, *pasts: str) -> tuple[str, ...]:
    """List the forms of an English verb: *base*, third person, past forms, and the form in "-ing".

    *pasts* are the irregular past forms; a regular verb has none.
    """
    consonant_y = base.endswith("y") and base[-2] not in "aeiou"
    third = base[:-1] + "ies" if consonant_y else base + ("es" if base.endswith(("s", "x", "z", "ch", "sh")) else "s")
    if not pasts:
        pasts = (base[:-1] + "ied" if consonant_y else base + ("d" if base.endswith("e") else "ed"),)
    silent_e = base.endswith("e") and not base.endswith("ee")
    return (base, third, *pasts, (base[:-1] if silent_e else base) + "ing")
