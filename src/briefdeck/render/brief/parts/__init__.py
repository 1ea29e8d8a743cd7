"""The parts of a page; each is measured before anything is drawn."""
