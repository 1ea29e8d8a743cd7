"""The parts a page is made of; each measures itself before anything is drawn."""
