"""Whether what the facts say stands on the lines they cite."""
