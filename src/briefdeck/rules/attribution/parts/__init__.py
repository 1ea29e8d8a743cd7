"""What several rules of this family share, and the parts of rules that are too long for one module."""
