"""What the rules of this family are made of."""
