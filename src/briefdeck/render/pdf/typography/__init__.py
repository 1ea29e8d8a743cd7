"""Setting text: faces with kerning, line breaking, hyphenation. Measures first, draws later."""
