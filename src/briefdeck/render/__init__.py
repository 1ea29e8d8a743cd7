"""Verified to bytes."""
