"""Set text: faces with kerning, line breaking, hyphenation. Text is measured first and drawn later."""
