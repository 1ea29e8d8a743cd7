"""Rules G: what a fact and its cards say stands on the lines that the fact cites."""
