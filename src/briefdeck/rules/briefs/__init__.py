"""Rules of briefs: a page says no more than its facts, and fits on its paper."""
