"""A document, not a drawing: structure tree, links, metadata, archivable form."""
