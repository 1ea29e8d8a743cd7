"""Pictures on cards."""
