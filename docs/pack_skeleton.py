"""Print the part of a language pack that CLDR knows: `python docs/pack_skeleton.py sv`. It needs Babel.

Months and days as they are written with a date and alone, and what stands in numbers; the rest is for somebody who
speaks the language. See docs/adding-a-language.md.
"""

from __future__ import annotations

import json
import sys

from babel import Locale


def format_skeleton(tag: str) -> str:
    """Format the beginning of the pack of the language with the BCP 47 *tag*."""
    locale = Locale.parse(tag, sep="-")
    symbols = locale.number_symbols["latn"]
    scales = {10**power: _scale(locale, 10**power) for power in (3, 6, 9, 12)}
    lines = [
        f"# {locale.english_name}. Phrases are separated by commas; a star stands for any letters.",
        f"name: {locale.english_name}",
        "has: numbers dates",
        "writing:",
        f"  stop_words: {''!r}",
        "numbers:",
        f"  point: {json.dumps(symbols['decimal'], ensure_ascii=False)}",
        f"  grouping: {json.dumps(symbols['group'], ensure_ascii=False)}",
        "  scales:",
        *(f"    {factor}: {', '.join(words)}" for factor, words in scales.items()),
        "dates:",
        f"  months: {_rows([_month(locale, number) for number in range(1, 13)])}",
        f"  weekdays: {_rows([_weekday(locale, number) for number in range(7)])}",
        "  formats:",
        '    - "{ds}\\\\s{m}(?:\\\\s{y})?"',
        '    - "{m}\\\\s{y}"',
        '    - "{m}"',
        '    - "{w}"',
    ]
    return "\n".join(lines) + "\n"


def _scale(locale: Locale, number: int) -> list[str]:
    """List the words for a power of ten, long and short, in all their plural forms."""
    forms = (pattern for width in ("long", "short") for pattern in locale.compact_decimal_formats[width].values())
    written = (str(pattern[str(number)].pattern) for pattern in forms if str(number) in pattern)
    return list(dict.fromkeys(word for each in written if (word := each.replace("'", "").strip("0 \u00a0").lower())))


def _month(locale: Locale, number: int) -> str:
    uses, widths = ("format", "stand-alone"), ("wide", "abbreviated")
    names = (locale.months[use][width][number] for use in uses for width in widths)
    return ", ".join(dict.fromkeys(str(name).lower() for name in names))


def _weekday(locale: Locale, number: int) -> str:
    names = (locale.days[use]["wide"][number] for use in ("format", "stand-alone"))
    return ", ".join(dict.fromkeys(str(name).lower() for name in names))


def _rows(words: list[str]) -> str:
    return json.dumps(words, ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.write(format_skeleton(sys.argv[1]))
