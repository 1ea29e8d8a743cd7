"""The language server: messages, completion and cures in an editor, while one types."""
