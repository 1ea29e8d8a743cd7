"""Text and what can be told from it: lines, words, numbers, dates, names, marks."""
