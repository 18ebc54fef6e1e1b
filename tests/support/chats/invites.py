"""The usual invite: who tests are about unless they say otherwise."""

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
