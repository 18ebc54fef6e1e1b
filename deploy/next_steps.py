"""What a person has to do after a deployment, each thing with its state: what a program cannot do or decide."""

from collections.abc import Iterator, Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from deploy.club import Club

SES_PAGE = "https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html"
SMS_PAGE = "https://docs.aws.amazon.com/sms-voice/latest/userguide/registrations.html"


class NextSteps:
    """The steps of one stage. `client` makes a boto3 client; `approvals` is WhatsApp's word about each template."""

    def __init__(self, club: Club, client: Any, approvals: Mapping[str, str], topics: list[str]):
        self._club, self._client, self._approvals, self._topics = club, client, approvals, topics

    def lines(self) -> Iterator[str]:
        yield from self._email()
        yield from self._texts()
        yield from self._templates()
        yield from self._alarms()

    def _email(self) -> Iterator[str]:
        domain = self._club.email_from.rpartition("@")[2]
        if not self._verified(domain):
            yield (
                f"Domain: {domain} is not verified at SES, only the address, and large mail providers may take its "
                f"e-mails for spam: `aws sesv2 create-email-identity --email-identity {domain}`."
            )
        if self._client("sesv2").get_account()["ProductionAccessEnabled"]:
            yield "E-mail: SES has production access."
        else:
            yield f"E-mail: SES is in its sandbox and mails only verified addresses. To leave it: {SES_PAGE}"

    def _verified(self, identity: str) -> bool:
        ses = self._client("sesv2")
        try:
            return ses.get_email_identity(EmailIdentity=identity)["VerifiedForSendingStatus"]
        except ses.exceptions.NotFoundException:
            return False

    def _texts(self) -> Iterator[str]:
        if not self._club.sms_from:
            yield (
                "Texts: none are sent, for club.toml names no messages.sms_from. Who cannot be reached by WhatsApp is "
                "e-mailed where an address is known, else the club's desk hears; officers are told by e-mail alone."
            )
            return
        sms = self._client("pinpoint-sms-voice-v2")
        try:
            told = {each["Name"]: each["Value"] for each in sms.describe_account_attributes()["AccountAttributes"]}
            registrations = sms.describe_registrations()["Registrations"]
        except (ClientError, BotoCoreError) as error:
            yield f"Texts: their account could not be looked at ({type(error).__name__})."
            return
        if told.get("ACCOUNT_TIER") == "PRODUCTION":
            yield "Texts: the account has left the sandbox."
        else:
            yield f"Texts: the account is in the sandbox and texts only verified numbers. Move it out: {SMS_PAGE}"
        for each in registrations:
            yield f"Texts: registration {each['RegistrationType']} is {each['RegistrationStatus']}."

    def _templates(self) -> Iterator[str]:
        waiting = {name: state for name, state in self._approvals.items() if state != "approved"}
        for name, state in waiting.items():
            yield f"WhatsApp: the template {name} is {state}, and opens no chat before it is approved. {_remedy(state)}"
        if not waiting:
            yield "WhatsApp: every template is approved."

    def _alarms(self) -> Iterator[str]:
        sns = self._client("sns")
        pending = 0
        for topic in self._topics:
            for each in sns.list_subscriptions_by_topic(TopicArn=topic)["Subscriptions"]:
                pending += each["SubscriptionArn"] == "PendingConfirmation"
        if pending:
            yield f"Alarms: {pending} e-mails to {self._club.alarm_email} wait for their link to be clicked."
        else:
            yield f"Alarms: they go to {self._club.alarm_email}."


def _remedy(state: str) -> str:
    """What helps a template that is not approved."""
    if state in ("received", "pending"):
        return "Meta takes up to a day."
    if state.startswith("rejected"):
        return "Change its words in templates/whatsapp, deploy again."
    return "Twilio's console says why under Content Template Builder."
