"""Rules of citations: they lead to lines, and the concordance belongs to the articles."""
