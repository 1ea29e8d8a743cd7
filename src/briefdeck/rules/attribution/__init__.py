"""Rules A: a fact holds what it says as its lines do: said, denied, expected, bounded, and by the same people."""
