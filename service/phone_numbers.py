"""Which country an E.164 number is of, and whether it is a person's or a service that costs whoever calls or texts it.

The library is imported when a number is looked at: it is large, and most of what a cold process does needs none of it.
"""

import re
from collections.abc import Container
from functools import lru_cache

NO_COUNTRY = "001"  # satellites, international freephone and premium numbers: the library's code for them
# Ofcom's National Telephone Numbering Plan: 03, 05, 08, 09, personal 070 and pagers' 076 (07624 is the Isle of Man),
# also where nobody has a number of the range yet, so that the library knows none.
UK_SERVICES = re.compile(r"\+44(?:[035689]|70|76(?!24))")


@lru_cache(maxsize=10_000)
def country(number: str) -> str:
    """The country of an E.164 number, as ISO 3166 has it; NO_COUNTRY where it is in none."""
    import phonenumbers

    parsed = phonenumbers.parse(number)
    return phonenumbers.region_code_for_number(parsed) or phonenumbers.region_code_for_country_code(
        parsed.country_code or 0
    )


def destination_fault(number: str, countries: Container[str], setting: str) -> str | None:
    """Why nothing goes to an E.164 number; `countries` are those that messages go to, which `setting` names."""
    where = country(number)
    if where == NO_COUNTRY:
        return "is a satellite, premium or freephone number of no country"
    if where not in countries:
        return f"is a number of {where}, a country that {setting} does not name"
    if _is_service(number):
        return "is a premium, freephone or other service number"
    return None


def _is_service(number: str) -> bool:
    import phonenumbers

    kinds = phonenumbers.PhoneNumberType
    services = (
        kinds.PREMIUM_RATE,
        kinds.SHARED_COST,
        kinds.TOLL_FREE,
        kinds.UAN,
        kinds.VOICEMAIL,
        kinds.PAGER,
        kinds.PERSONAL_NUMBER,
    )
    return bool(UK_SERVICES.match(number)) or phonenumbers.number_type(phonenumbers.parse(number)) in services
