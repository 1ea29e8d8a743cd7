"""The Anki package."""
