"""Text and what can be read from it: lines, words, numbers, dates, names, marks."""
