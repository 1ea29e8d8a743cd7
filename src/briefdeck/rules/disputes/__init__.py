"""D: whether facts agree, and whether disputes say where they do not."""
