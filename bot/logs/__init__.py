"""Logs and figures: one canonical line for each piece of work, and nobody's name, number or words in any."""
