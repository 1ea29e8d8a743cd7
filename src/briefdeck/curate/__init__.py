"""What helps a curator at work; nothing that a learner or a reader gets is made here."""
