"""The source texts and their concordance."""
