"""A season of three hundred families, played through and counted."""
