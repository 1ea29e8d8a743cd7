"""The one-page PDF."""
