"""How many results about texts the caches keep."""

from __future__ import annotations

REMEMBERED = 1 << 18
"""Results that a function keeps: as many as a bank of 100,000 facts has texts. Words and names come back all over a
bank, and rules that compare all its texts walk through them after those that read them one by one."""
