"""Rules of citations: that they lead to lines, and that the concordance is that of the articles."""
