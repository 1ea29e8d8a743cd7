"""Briefs: what a page shows, and how it is set."""
