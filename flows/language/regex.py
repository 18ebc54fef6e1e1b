"""Regular expressions that are compiled when they are first used.

The flows have hundreds of them, and to compile all took half of the time in which a program starts; most programs read
no parent's words, and no message needs all.
"""

import re
from typing import Any, cast


def regex(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """As `re.compile`, whose error for a faulty pattern comes with the first use."""
    return cast(re.Pattern[str], LazyRegex(pattern, flags))


class LazyRegex:
    """Has what a `re.Pattern` has, each of it bound when it is first asked for."""

    def __init__(self, pattern: str, flags: int):
        self.pattern, self._flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        bound = getattr(re.compile(self.pattern, self._flags), name)
        setattr(self, name, bound)
        return bound
