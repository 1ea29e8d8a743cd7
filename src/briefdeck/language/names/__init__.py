"""Names: which words name somebody or something, which spellings name the same one, and what it is."""
