"""A project that stays open while its files change: what one edit changed, what proves a fact, and how to mend it."""
