"""Numbers: amounts, their units and bounds, what they count, and words such as “most” that stand for a share."""
