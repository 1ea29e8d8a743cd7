"""How much is remembered of what texts were found to say."""

from __future__ import annotations

REMEMBERED = 1 << 18
"""Results that a function keeps. Each rule walks through all texts of a bank: if less were kept than a bank of 100,000
facts has, it would be thrown away just before the next rule asks for it."""
