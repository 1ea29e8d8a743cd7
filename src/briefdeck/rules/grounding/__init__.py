"""Rules G: what a fact and its cards say is on the lines that the fact cites."""
