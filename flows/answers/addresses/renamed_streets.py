"""A street that has another name by now: "used to be Mill Lane, now Mill Rise. Sale"."""

import re
from collections.abc import Iterator

from flows.language.regex import regex

_WAS = r"(?:was|used to be|formerly|once|previously)(?: (?:called|known as|named))?"
_IS = r"(?: (?:called|known as|named|its|it's|it is)){0,2}"
_NOW_BEHIND = regex(
    rf"(?:^|.*[,.;] )?(?:it )?{_WAS} (?P<old>[^,.;()]{{3,40}}?)[\s,.;]+(?:(?:but|and|it|its|it's|is|then) ){{0,3}}"
    rf"now{_IS} (?P<now>[A-Z][^,.;]{{2,40}})[,.;]?(?P<town> [^,.;]{{2,30}})?\W*$",
    re.IGNORECASE,
)
_NOW_BEFORE = regex(
    rf"(?P<now>[^.;()]{{3,80}}?)[\s,.;(]+(?:which |it )?{_WAS} (?P<old>[^,.;()]{{3,40}})\)?"
    r"(?P<town>, [^,.;]{2,30})?\W*$",
    re.IGNORECASE,
)


def renamed_streets(said: str) -> Iterator[tuple[str, str]]:
    """What may have been a street's name, and what may be its name now, with the town."""
    for found in filter(None, (_NOW_BEHIND.match(said), _NOW_BEFORE.match(said))):
        now, town = found["now"].removesuffix(" now"), (found["town"] or "").strip(" ,")
        yield found["old"], f"{now}, {town}" if town else now
