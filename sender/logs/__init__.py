"""Logs and figures: one canonical line for each piece of work, and no address in clear, body or substitution."""
