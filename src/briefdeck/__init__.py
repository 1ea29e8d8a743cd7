"""Decks, briefs and quizzes from facts whose every citation is proved against its line."""

__version__ = "0.1.0"
