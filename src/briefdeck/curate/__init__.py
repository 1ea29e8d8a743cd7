"""Tools for a curator; nothing that a learner or a reader gets is made here."""
