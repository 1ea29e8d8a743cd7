"""Pages of a PDF: set in our own faces, drawn with tags for those who hear them, the same bytes on every machine."""
