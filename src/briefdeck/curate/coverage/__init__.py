"""How much of each article the facts cite: measured, listed, and shown on a page."""

from briefdeck.curate.coverage.coverage_page import render_page
from briefdeck.curate.coverage.listing import FORMATS
from briefdeck.curate.coverage.measure import find_obstacles, measure_coverage

__all__ = ["FORMATS", "find_obstacles", "measure_coverage", "render_page"]
