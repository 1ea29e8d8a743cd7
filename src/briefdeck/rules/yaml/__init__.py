"""Rules of the YAML itself: its marks, keys, values and ids."""
