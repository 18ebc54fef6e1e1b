"""Where a club's own questions stand among those of every club."""

from collections.abc import Iterable, Mapping


def in_order(steps: Iterable[str], own: Mapping[str, str]) -> list[str]:
    """All names in their order. `own` names the question that each follows; several after the same one stay as they
    are written, and what follows one of them goes with it.
    """
    ordered = list(steps)
    for name, after in own.items():
        place = ordered.index(after) + 1
        while place < len(ordered) and after in _before(ordered[place], own):
            place += 1
        ordered.insert(place, name)
    return ordered


def _before(name: str, own: Mapping[str, str]) -> set[str]:
    """What a question of the club's follows, from one to the next."""
    found: set[str] = set()
    while name in own:
        name = own[name]
        found.add(name)
    return found
