"""The rules on what the second reader said, as the project remembers it. None of them asks it anything."""
