"""How often the tests look for garbage: what was imported and collected stays to the end, and to look through it again
and again would be a seventh of what they cost.
"""

import gc

NEW, NEWER, OLD = 100_000, 50, 100  # so many new objects are looked through, and the rest is rarely


def look_rarely() -> None:
    """From now on."""
    gc.set_threshold(NEW, NEWER, OLD)
