"""A player in two seasons: registered in one, invited for the next."""

from datetime import UTC, datetime, timedelta

from tests.support.chats.chat import Chat

PRE_SEASON, SPRING = datetime(2026, 8, 3, 12, tzinfo=UTC), datetime(2027, 5, 10, 12, tzinfo=UTC)
LAST_SEASON = {"medical_needs": "yes, hay fever", "consent": "email only", "shirt_number": "7", "kit_size": "9-10"}
NEXT = {"age_group": "u12s", "membership_fee_amount": "45", "subscription_fee_amount": "28"}


def registered(*invites: dict[str, str], begun: datetime = SPRING, paid: bool = True, **own: str) -> Chat:
    """A player whose registration was sent with these answers, and paid."""
    chat, answers = Chat(*invites, now=begun), LAST_SEASON | own
    chat.answers_until("photo", **answers)
    chat.sends_a_photo()
    chat.answers_until("check_answers", **answers)
    chat.says("yes")
    if paid:
        chat.club_does("paid")
    return chat


def invited_again(chat: Chat, *, days: int = 40, season: str = "2027-28", **changes: str) -> Chat:
    chat.now += timedelta(days=days)
    chat.invited(season, **(NEXT | changes))
    return chat
