"""Lists that are shown a page at a time."""

TOO_FAR = 10_000


def asked_page(typed: str) -> int:
    """The page of an address, from 1 on; the first where it names none."""
    return int(typed) if typed.isdecimal() and 0 < int(typed) < TOO_FAR else 1


def pages_of(count: int, per_page: int) -> int:
    """How many pages a list of so many has; an empty one has one."""
    return max(1, -(-count // per_page))
