"""Pages of a PDF: set in our own faces, tagged for reading aloud, with the same bytes on every machine."""
