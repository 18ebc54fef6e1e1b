"""The family of the example: its invite, and what the parent says."""

from typing import Any

INVITE = {
    "player_first_name": "Sam",
    "player_last_name": "Smith",
    "team_name": "Panthers",
    "age_group": "u11s",
    "team_manager_1_full_name": "Alex Johnson",
    "team_manager_1_tel": "+447700900001",
    "current_registration_season": "2026-27",
    "parent_first_name": "Jane",
    "parent_last_name": "Smith",
    "parent_tel": "+447700900123",
    "membership_fee_amount": "40",
    "subscription_fee_amount": "26",
}
# What is said to each question, one time after the other. Any other question is answered with its own example.
SAYS: dict[str, list[Any]] = {
    "ready": ["who is this?", {"tap": "Yes, let's start"}],
    "player_name": ["Samuel Smith"],
    "born_on": ["3rd of May 2016"],
    "gender": [{"tap": "Male"}],
    "medical_needs": ["No, just hay fever"],
    "played_last_season": ["yes he did"],
    "relationship": ["I'm his mum"],
    "parent_name": ["yes that's me"],
    "parent_born_on": ["14 feb 88"],
    "email": ["jane@example.com", "jane.smith@example.com"],
    "consent": ["yes but not sms"],
    "postcode": ["m41 5aa"],
    "house": ["12 Acacia Avenue, Urmston"],
    "lives_here": [{"tap": "Yes, same address"}],
    "kit_size": ["dob is 4 May not 3", "9 to 10"],
    "goalkeeper": [{"tap": "No"}],
    "shirt_number": ["number 7"],
    "photo": [{"tap": "Later"}],
    "payment_day": ["the 15th"],
    "check_answers": ["change email", {"tap": "Yes, send it"}],
}


def invite_of(number: str) -> dict[str, str]:
    """The invite of the parent with this number. Each child plays for another team, or it would be the same child."""
    return INVITE | {"parent_tel": number, "team_name": f"Panthers {number[-3:]}"}
