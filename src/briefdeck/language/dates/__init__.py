"""Dates and times: what a text dates, how exactly, in which order, and whether one date follows from another."""
