"""When the tests look for garbage: what was imported and collected stays to the end, and looking through it again and
again would be a seventh of what they cost.
"""

import gc

NEW, NEWER, OLD = 100_000, 50, 100  # so many new objects are looked through, and the rest is rarely


def set_aside() -> None:
    """Look no more at what there is by now, and at what comes after it less often."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW, NEWER, OLD)
