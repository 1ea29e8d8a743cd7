"""Render proved facts as files: decks, briefs, quizzes and exports."""
