"""Rules D: whether facts agree, and whether disputes name those that do not."""
