"""What stands in the functions' environments: names and addresses, and where the secrets lie. No secret itself."""

import os
from collections.abc import Mapping

from bot.store.club_questions import digest
from deploy.aws.webhooks import WEBHOOK_SECRET
from deploy.club import Club


def bot_environment(club: Club, outputs: Mapping[str, str], url: str, sender_url: str, token: str) -> dict[str, str]:
    """The bot's. `outputs` are its stack's; an address that is not known yet is left out."""
    given = {
        "STAGE": club.stage,
        "ALLOWED_NUMBERS": club.allowed_numbers,
        "API_KEY": f"secretsmanager:{club.secret('api-key')}",
        "TWILIO_AUTH_TOKEN": f"secretsmanager:{club.secret('twilio/auth-token')}",
        "TWILIO_ACCOUNT_SID": f"ssm:{club.parameter('twilio/account-sid')}",
        "TWILIO_PHONE_NUMBER": f"ssm:{club.parameter('twilio/phone-number')}",
        "TWILIO_API_URL": stand_in("TWILIO_API_URL"),
        "CLUB_NAME": f"ssm:{club.parameter('club/name')}",
        "ASSISTANT_NAME": f"ssm:{club.parameter('club/assistant-name')}",
        "CLUB_CONTACT": f"ssm:{club.parameter('club/contact')}",
        "WELFARE_OFFICER": f"ssm:{club.parameter('club/welfare-officer')}",
        "WELFARE_PHONE": f"ssm:{club.parameter('club/welfare-phone')}",
        "WELFARE_EMAIL": f"ssm:{club.parameter('club/welfare-email')}",
        "DEPUTY_OFFICER": club.deputy_officer,
        "DEPUTY_PHONE": club.deputy_phone,
        "DEPUTY_EMAIL": club.deputy_email,
        "SECRETARY_EMAIL": club.secretary,
        "FEES": club.fees,
        "QUIET_HOURS": club.night,
        "CLUB_SEASON": club.season,
        "PAYMENT_LINE": club.payment_line,
        "ALERT_CONFIGURATION_SET": outputs["AlertConfigurationSet"],
        "PAYMENT_URL": f"ssm:{club.parameter('club/payment-url')}",
        **_payments(club),
        "CONVERSATIONS_TABLE": outputs["ConversationsTable"],
        "INBOX_QUEUE_URL": outputs["InboxQueueUrl"],
        "INBOX_DEAD_LETTER_QUEUE_URL": outputs["InboxDeadLetterQueueUrl"],
        "PHOTO_BUCKET": outputs["PhotoBucket"],
        "PUBLIC_URL": url,
        "SENDER_URL": sender_url,
        "SENDER_TOKEN_PARAMETER": token,
        "SENDER_WEBHOOK_SECRET": f"parameter:{club.parameter(WEBHOOK_SECRET)}",
        "EMAIL_FROM": club.email_from,
        "SMS_FROM": club.sms_from,
        "KEEP_DAYS": str(club.keep_days or ""),
        "INVITE_COUNTRIES": club.invite_countries,
        "MONTHLY_MESSAGES": str(club.monthly_limit or ""),
        "LANGUAGE_MODEL": club.language_model,
        "MONTHLY_GUESSES": str(club.monthly_guesses or ""),
        "MARKETING_TEMPLATES": "yes" if club.marketing else "",
        "CLUB_QUESTIONS": digest(club.questions),
        "METRICS_NAMESPACE": club.metrics("bot"),
    }
    return {name: value for name, value in given.items() if value}


def _payments(club: Club) -> dict[str, str]:
    discount = {"SIBLING_DISCOUNT": club.sibling_discount}
    if not club.gocardless:
        return discount
    return discount | {
        "GOCARDLESS": club.gocardless,
        "GOCARDLESS_ACCESS_TOKEN": f"secretsmanager:{club.secret('gocardless/keys')}#access-token",
        "GOCARDLESS_WEBHOOK_SECRET": f"secretsmanager:{club.secret('gocardless/keys')}#webhook-secret",
        "GOCARDLESS_URL": stand_in("GOCARDLESS_URL"),
        "COLLECTED_MONTHS": club.collected_months,
    }


def sender_environment(club: Club, outputs: Mapping[str, str], url: str, token: str) -> dict[str, str]:
    """The sender's, the same for its API and its worker. `outputs` are its stack's."""
    given = {
        "SENDER_STAGE": club.stage,
        "SENDER_ALLOWED_RECIPIENTS": club.allowed_recipients,
        "SENDER_MESSAGES_QUEUE_URL": outputs["MessagesQueueUrl"],
        "SENDER_BULK_QUEUE_URL": outputs["BulkQueueUrl"],
        "SENDER_DEAD_LETTER_QUEUE_URL": outputs["DeadLetterQueueUrl"],
        "SENDER_FEEDBACK_DEAD_LETTER_QUEUE_URL": outputs["FeedbackDeadLetterQueueUrl"],
        "SENDER_CALLER_EVENTS_QUEUE_URL": outputs["CallerEventsQueueUrl"],
        "SENDER_MESSAGE_TEMPLATES_TABLE": outputs["MessageTemplatesTableName"],
        "SENDER_LEDGER_TABLE": outputs["LedgerTableName"],
        "SENDER_JWT_SECRET_ARN": club.secret("sender/jwt-secret"),
        "SENDER_TOKEN_PARAMETERS": f"bot={token}",
        "SENDER_SES_CONFIGURATION_SET": outputs["ConfigurationSetName"],
        "SENDER_SMS_CONFIGURATION_SET": club.text_configuration_set,
        "SENDER_ALLOWED_SENDERS": club.email_from,
        "SENDER_ALLOWED_ORIGINATORS": club.sms_from,
        "SENDER_TEXT_COUNTRIES": club.text_countries,
        "SENDER_CALLERS": club.callers,
        "SENDER_PUBLIC_URL": url,
        "SENDER_UNSUBSCRIBE": f"mailto:{club.contact}",
        "METRICS_NAMESPACE": club.metrics("sender"),
    }
    return {name: value for name, value in given.items() if value}


def stand_in(variable: str) -> str:
    """Where a provider's stand-in is, beside an embedded AWS; "" for the real one, which a real AWS always has."""
    return os.environ.get(variable, "") if os.environ.get("AWS_ENDPOINT_URL") else ""
