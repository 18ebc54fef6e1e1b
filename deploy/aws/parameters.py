"""What the templates are given: the club, and whether the functions are there that queues and schedules call."""

import re

from deploy.aws.services import BOT, SENDER, SENDER_WORKER
from deploy.club import Club


def sender_parameters(club: Club, deployed: bool, address: str, names: str = "plain") -> dict[str, str]:
    """Those of sender/infrastructure.yaml; the API's address is "" before it is there."""
    return _common(club) | {
        "ApiFunction": club.function(SENDER.name),
        "WorkerFunction": club.function(SENDER_WORKER.name),
        "FunctionsDeployed": str(deployed).lower(),
        "ApiAddress": address,
        "Names": names,
        "SenderAddresses": club.email_from,
        "MetricsNamespace": club.metrics("sender"),
    }


def bot_parameters(club: Club, deployed: bool) -> dict[str, str]:
    """Those of infrastructure.yaml."""
    return _common(club) | {
        "Function": club.function(BOT.name),
        "SenderApiFunction": club.function(SENDER.name),
        "SenderWorkerFunction": club.function(SENDER_WORKER.name),
        "FunctionDeployed": str(deployed).lower(),
        "MetricsNamespace": club.metrics("bot"),
        "MonthlyBudget": str(club.monthly_budget),
        "TwilioAccountSid": club.account_sid,
        "TwilioPhoneNumber": club.whatsapp_number,
        "ClubName": club.name,
        "AssistantName": club.assistant_name,
        "ClubContact": club.contact,
        "WelfareOfficer": club.welfare_officer,
        "WelfarePhone": club.welfare_phone,
        "WelfareEmail": club.welfare_email,
        "EmailFrom": club.email_from,
        "PaymentUrl": club.payment_url,
        "LanguageModel": club.language_model,
        "FoundationModel": re.sub(r"^(eu|us|apac|global)\.", "", club.language_model),
    }


def _common(club: Club) -> dict[str, str]:
    return {
        "Club": club.slug,
        "Stage": club.stage,
        "AlarmEmail": club.alarm_email,
        "LogDays": str(club.log_days),
    }
