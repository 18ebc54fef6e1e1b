"""One invite, and the answers that complete it: who tests are about unless they say otherwise."""

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
ANSWERS = {
    "ready": "yes",
    "player_name": "Samuel Smith",
    "born_on": "3rd of May 2016",
    "gender": "boy",
    "medical_needs": "No thank you",
    "played_last_season": "yes",
    "relationship": "mum",
    "parent_name": "yes",
    "parent_born_on": "14/2/1988",
    "email": "jane@example.com",
    "consent": "yes but not sms",
    "postcode": "m41 5aa",
    "house": "12",
    "street": "Acacia Avenue, Urmston",
    "lives_here": "yes",
    "kit_size": "9-10",
    "goalkeeper": "no",
    "shirt_number": "7",
    "photo": "later",
    "payment_day": "1st",
}
# What is said at every step, the rarer ones too.
ANSWER_AT = ANSWERS | {
    "medical_details": "hay fever",
    "medicine_kept": "in his bag",
    "previous_club": "none",
    "carried_over": "yes",
    "child_postcode": "M41 5AB",
    "child_house": "3",
    "child_street": "Elm Road, Urmston",
    "child_phone": "none",
    "child_email": "none",
    "emergency_name": "me",
    "emergency_phone": "07700 900555",
    "check_answers": "send",
    "what_to_change": "email",
    "declined": "ready",
    "wrong_number": "ready",
    "wrong_age_group": "change dob",
}
ALL_ANSWERS = tuple(ANSWERS.values())


def up_to(step: str) -> tuple[str, ...]:
    """What is said until this step is asked."""
    return ALL_ANSWERS[: list(ANSWERS).index(step)]


def after(step: str) -> tuple[str, ...]:
    """What is said after this step is answered."""
    return ALL_ANSWERS[list(ANSWERS).index(step) + 1 :]
