"""How a table of implied answers is read."""

from collections.abc import Callable
from typing import Any

from flows.language.patterns import Patterns, in_full
from flows.language.tidy import is_sign
from flows.language.vocabulary import phrases

Implied = Callable[[str], tuple[Any, dict[str, Any]] | None]

_DENIED_BY = (
    "not",
    "never",
    "not a",
    "not the",
    "not our",
    "not in",
    "nor",
    "not really",
    "nothing",
    "nothing has",
    "nothing is",
    *(f"not {much}" for much in "entirely quite completely totally fully exactly overly too altogether very".split()),
)


_TABLES = {
    # By which children write to each other, or play: none of them has a number or an address for a club.
    "apps": phrases(r"""
        snap, snapchat, insta, instagram, tiktok, tik tok, discord, roblox, facebook, messenger, telegram, youtube
        playstation, ps\d, xbox, minecraft, fortnite, fifa, whatsapp, twitch, ipad, tablet, games, gaming, switch
    """),
    # Where a phone is answered that is no parent's: "this is a taxi firm".
    "business": phrases(r"""
        taxis?(?: firm| rank|
            office)?, cabs?, cab firm, vets?, vets surgery, garage, plumbers?, plumbing firm, pub, hotel
        hairdressers?, salon, barbers?, nail bar, shop, florists?, butchers?, bakers?, bakery, office, solicitors, firm
        dentists?, surgery, doctors, pharmacy, chemist, takeaway, chippy, chip shop, pizza \w+, kebab \w+, restaurant
        cafe, nursery, school, church, mosque, warehouse, factory, builders?, roofers?, electricians?, company, business
        business (?:number|line|phone|mobile), care home, nursing home, estate agents?
        window cleaners?, driving (?:school|instructor), mechanics?, joiners?, decorators?, landline, call centre
    """),
}


def implied(*table: tuple[Any, str], unless: str = "") -> Implied:
    """The one value whose patterns a text holds, and what comes along with it: nothing here.

    None where it holds none, two that differ, or what `unless` names.
    """
    patterns = [(value, Patterns(lines, _TABLES, _DENIED_BY)) for value, lines in table]
    turned = Patterns(unless, {}) if unless else None

    def read(text: str) -> tuple[Any, dict[str, Any]] | None:
        said = in_full("".join(" " if is_sign(letter) else letter for letter in text))
        if turned and turned.found_in(said):
            return None
        found = [value for value, pattern in patterns if pattern.found_in(said)]
        return (found[0], {}) if len(found) == 1 else None

    return read
