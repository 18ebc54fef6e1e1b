"""What the bot is told on one machine, whoever joins it there: start.py, a test's house, a benchmark's stage."""

from collections.abc import Mapping

WHATSAPP_NUMBER = "whatsapp:+447700900999"
EMAIL_FROM, SMS_FROM = "registrations@example.org", "+447700900999"
CLUB = {
    "CLUB_NAME": "Urmston Town",
    "ASSISTANT_NAME": "Omega",
    "CLUB_CONTACT": "registrations@example.org",
    "WELFARE_OFFICER": "Robin Lee",
    "WELFARE_PHONE": "+447700900005",
    "WELFARE_EMAIL": "welfare@example.org",
    "DEPUTY_OFFICER": "Ash Patel",
    "DEPUTY_PHONE": "+447700900006",
    "DEPUTY_EMAIL": "deputy@example.org",
    "SECRETARY_EMAIL": "secretary@example.org",
    "PAYMENT_URL": "https://pay.example.org/{reference}",
}


def bot_settings(
    outputs: Mapping[str, str], keys: Mapping[str, str], twilio_url: str, public_url: str
) -> dict[str, str]:
    """All but where the sender is. `outputs` are those of the bot's stack, `keys` a machine's (local/machine.py)."""
    return CLUB | {
        "API_KEY": keys["api_key"],
        "TWILIO_ACCOUNT_SID": keys["account_sid"],
        "TWILIO_AUTH_TOKEN": keys["auth_token"],
        "TWILIO_PHONE_NUMBER": WHATSAPP_NUMBER,
        "TWILIO_API_URL": twilio_url,
        "PUBLIC_URL": public_url,
        "CONVERSATIONS_TABLE": outputs["ConversationsTable"],
        "PHOTO_BUCKET": outputs["PhotoBucket"],
        "INBOX_QUEUE_URL": outputs["InboxQueueUrl"],
        "INBOX_DEAD_LETTER_QUEUE_URL": outputs["InboxDeadLetterQueueUrl"],
        "EMAIL_FROM": EMAIL_FROM,
        "SMS_FROM": SMS_FROM,
        "ALLOWED_NUMBERS": "+447700900*, GB.*",
    }
