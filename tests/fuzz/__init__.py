"""Files that are broken by chance: whatever is in them, a command ends with a sentence and an exit code."""
