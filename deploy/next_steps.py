"""What a person has to do after a deployment, each thing with its state: what a program cannot do or decide."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from botocore.exceptions import BotoCoreError, ClientError

from deploy.club import Club
from deploy.dns_records import mail_from_records, text_records

SES_PAGE = "https://docs.aws.amazon.com/ses/latest/dg/request-production-access.html"
SPEND_PAGE = "https://docs.aws.amazon.com/sms-voice/latest/userguide/awssupport-spend-threshold.html"
TEXTS = "TEXT_MESSAGE_MONTHLY_SPEND_LIMIT"
ENOUGH = 20  # US dollars a month: 500 parts
AT_ONCE = (
    50  # functions on an evening on which everybody writes: 20 workers (infrastructure.yaml), webhooks, the sender
)
QUOTA = "aws service-quotas request-service-quota-increase --service-code lambda --quota-code L-B99A9384"
SMS_PAGE = "https://docs.aws.amazon.com/sms-voice/latest/userguide/registrations.html"


class NextSteps:
    """The steps of one stage. `client` makes a boto3 client; `approvals` is WhatsApp's word about each template;
    `look_up` gives a name's TXT records, None where DNS does not answer.
    """

    def __init__(
        self,
        club: Club,
        client: Any,
        approvals: Mapping[str, str],
        topics: list[str],
        look_up: Callable[[str], list[str] | None] = text_records,
    ):
        self._club, self._client, self._approvals, self._topics = club, client, approvals, topics
        self._look_up = look_up

    def lines(self) -> Iterator[str]:
        yield from self._functions()
        yield from self._email()
        yield from self._texts()
        yield from self._templates()
        yield from self._alarms()

    def _functions(self) -> Iterator[str]:
        """A new account's few functions at a time: past them Twilio and parents are answered with an error."""
        most = self._client("lambda").get_account_settings()["AccountLimit"]["ConcurrentExecutions"]
        if most < AT_ONCE:
            yield (
                f"Functions: AWS runs {most} at a time for this account, too few for an evening on which everybody "
                f"writes. Ask for the usual 1000, which takes a day or two: `{QUOTA} --desired-value 1000 "
                f"--region {self._club.region}`"
            )

    def _email(self) -> Iterator[str]:
        domain = self._club.email_from.rpartition("@")[2]
        identity = self._identity(domain)
        if identity.get("VerifiedForSendingStatus"):
            yield from self._domain(domain, identity)
        else:
            yield (
                f"Domain: {domain} is not verified at SES, only the address, and large mail providers may take its "
                f"e-mails for spam: `aws sesv2 create-email-identity --email-identity {domain}`."
            )
        if self._client("sesv2").get_account()["ProductionAccessEnabled"]:
            yield "E-mail: SES has production access."
        else:
            yield f"E-mail: SES is in its sandbox and mails only verified addresses. To leave it: {SES_PAGE}"

    def _identity(self, domain: str) -> dict[str, Any]:
        ses = self._client("sesv2")
        try:
            return ses.get_email_identity(EmailIdentity=domain)
        except ses.exceptions.NotFoundException:
            return {}

    def _domain(self, domain: str, identity: Mapping[str, Any]) -> Iterator[str]:
        """What makes the large mail providers believe that an e-mail is the club's own."""
        if (dkim := identity.get("DkimAttributes", {}).get("Status")) != "SUCCESS":
            yield f"DKIM: it is {dkim or 'off'} for {domain}: SES signs nothing before its CNAME records are found."
        mail_from = identity.get("MailFromAttributes", {})
        if not mail_from.get("MailFromDomain"):
            told = "".join(f"\n      {record}" for record in mail_from_records(f"mail.{domain}", self._club.region))
            yield (
                f"MAIL FROM: bounces go to amazonses.com, and SPF says nothing of {domain}: `aws sesv2 "
                f"put-email-identity-mail-from-attributes --email-identity {domain} --mail-from-domain mail.{domain}`, "
                f"and have these records set:{told}"
            )
        elif mail_from["MailFromDomainStatus"] != "SUCCESS":
            state = mail_from["MailFromDomainStatus"]
            yield f"MAIL FROM: {mail_from['MailFromDomain']} is {state}: are its MX and TXT records set?"
        policies = self._look_up(f"_dmarc.{domain}")
        if policies is None:
            yield f"DMARC: the records of _dmarc.{domain} could not be looked up from here."
        elif not any(policy.startswith("v=DMARC1") for policy in policies):
            yield f'DMARC: {domain} has no policy: set _dmarc.{domain} TXT "v=DMARC1; p=none; rua=mailto:…".'

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
        yield from self._spending(sms)
        if told.get("ACCOUNT_TIER") == "PRODUCTION":
            yield "Texts: the account has left the sandbox."
        else:
            yield f"Texts: the account is in the sandbox and texts only verified numbers. Move it out: {SMS_PAGE}"
        for each in registrations:
            yield f"Texts: registration {each['RegistrationType']} is {each['RegistrationStatus']}."

    def _spending(self, sms: Any) -> Iterator[str]:
        """Where AWS stops sending texts in the middle of a month. A new account's limit is one US dollar."""
        limits = {each["Name"]: each for each in sms.describe_spend_limits()["SpendLimits"]}
        limit = limits.get(TEXTS, {"EnforcedLimit": 0, "MaxLimit": 0})
        if limit["EnforcedLimit"] >= ENOUGH:
            return
        says = f"Spending: AWS sends no more texts once a month's have cost {limit['EnforcedLimit']} US dollars."
        if limit["MaxLimit"] > limit["EnforcedLimit"]:
            raised = "aws pinpoint-sms-voice-v2 set-text-message-spend-limit-override"
            yield f"{says} To raise it: `{raised} --monthly-limit {limit['MaxLimit']}`, which is the most."
        else:
            yield f"{says} Ask AWS for more: {SPEND_PAGE}"

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
