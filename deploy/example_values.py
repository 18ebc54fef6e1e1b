"""What club.example.toml says is nobody's: with it, a parent who discloses harm would be given a number of no one."""

import re
from collections.abc import Iterator
from typing import Any

from deploy.club import Club
from deploy.club_faults import FIELDS

MADE_UP = {
    # Ofcom's ranges for drama: www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
    "a number that nobody has": r"(whatsapp:)?\+44(7700900|113496|114496|115496|116496|117496|118496|121496|131496|"
    r"141496|151496|161496|2079460|1914980|2890180|2920180|8081570|9098790|3069990)\d+",
    "an address that nobody has": r"(https://|\S+@)([^\s/@]+\.)?example\.(org|com|net)(/\S*)?",  # RFC 2606
    "an account that nobody has": r"AC0{32}",
}


def left_of_the_example(club: Club) -> Iterator[str]:
    """Each setting that still stands for nobody, with what belongs there."""
    for name, field in FIELDS.items():
        if kind := _kind(getattr(club, name)):
            yield f"{field.place} is {kind}: put in {field.remedy}"


def _kind(value: Any) -> str | None:
    return next((kind for kind, form in MADE_UP.items() if re.fullmatch(form, str(value))), None)
