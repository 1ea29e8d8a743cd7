"""What the tests share: contexts to check, sample projects, learners, browsers, readers of what is made."""
