"""The rules: each in a module of its own with its reason, its examples and its code."""
