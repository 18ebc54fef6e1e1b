"""Whom a text may go to: people's phones in the countries that the club texts, each with what a part costs there."""

import re
from collections.abc import Container
from functools import lru_cache

import phonenumbers
from phonenumbers import PhoneNumberType

NO_COUNTRY = "001"  # satellites, international freephone and premium numbers: the library's code for them
SERVICES = {
    PhoneNumberType.PREMIUM_RATE,
    PhoneNumberType.SHARED_COST,
    PhoneNumberType.TOLL_FREE,
    PhoneNumberType.UAN,
    PhoneNumberType.VOICEMAIL,
    PhoneNumberType.PAGER,
    PhoneNumberType.PERSONAL_NUMBER,
}
# Ofcom's National Telephone Numbering Plan: 03, 05, 08, 09, personal 070 and pagers' 076 (07624 is the Isle of Man),
# also where nobody has a number of the range yet, so that the library knows none.
UK_SERVICES = re.compile(r"\+44(?:[035689]|70|76(?!24))")


@lru_cache(maxsize=10_000)
def country(number: str) -> str:
    """The country of an E.164 number, as ISO 3166 has it; NO_COUNTRY where it is in none."""
    parsed = phonenumbers.parse(number)
    return phonenumbers.region_code_for_number(parsed) or phonenumbers.region_code_for_country_code(
        parsed.country_code or 0
    )


def destination_fault(number: str, countries: Container[str]) -> str | None:
    """Why no text goes to an E.164 number; `countries` are those that texts go to."""
    where = country(number)
    if where == NO_COUNTRY:
        return "is a satellite, premium or freephone number of no country"
    if where not in countries:
        return f"is a number of {where}, a country that SENDER_TEXT_COUNTRIES does not name"
    if UK_SERVICES.match(number) or phonenumbers.number_type(phonenumbers.parse(number)) in SERVICES:
        return "is a premium, freephone or other service number"
    return None
