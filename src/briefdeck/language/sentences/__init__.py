"""Sentences: their clauses, what governs them, who does what to whom, and what turns them round."""
