"""Make a PDF a document, not a drawing: structure tree, links, metadata, archivable form."""
