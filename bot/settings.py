"""What differs from club to club and stage to stage: one table, read from the environment, whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from flows.particulars.forms import FEES, LINE, NIGHT, SEASON
from service.phone_numbers import destination_fault
from service.settings import MissingSettings, Setting, entries, given, may_write_to

if TYPE_CHECKING:
    from flows.records import Discount
    from flows.templates import Club


SETTINGS = {
    "api_key": Setting(
        "API_KEY", "the key that callers of /trigger send as x-api-key, or secretsmanager:NAME where it lies"
    ),
    "account_sid": Setting("TWILIO_ACCOUNT_SID", "Twilio's account"),
    "auth_token": Setting(
        "TWILIO_AUTH_TOKEN",
        "Twilio's auth token, which also signs the webhooks, or secretsmanager:NAME where it lies",
    ),
    "whatsapp_number": Setting("TWILIO_PHONE_NUMBER", "the club's WhatsApp sender, whatsapp:+44…"),
    "template_sid": Setting(
        "TWILIO_TEMPLATE_SID",
        "an approved invite's ContentSid, HX…; empty: the one that `python -m bot.commands.contents sync` made",
        "",
    ),
    "twilio_url": Setting("TWILIO_API_URL", "base URL of a stand-in for Twilio; empty for the real one", ""),
    "public_url": Setting("PUBLIC_URL", "the address that Twilio calls and signs, with the stage, without /webhook"),
    "table": Setting("CONVERSATIONS_TABLE", "the DynamoDB table; an output of infrastructure.yaml"),
    "inbox_queue": Setting("INBOX_QUEUE_URL", "the FIFO queue of inbound messages; an output of infrastructure.yaml"),
    "dead_letter_queue": Setting(
        "INBOX_DEAD_LETTER_QUEUE_URL", "where messages go that failed five times; an output of infrastructure.yaml"
    ),
    "stage": Setting(
        "STAGE", "production lets the bot message anybody; every other stage only ALLOWED_NUMBERS", "rehearsal"
    ),
    "allowed_numbers": Setting(
        "ALLOWED_NUMBERS",
        "numbers in E.164, or WhatsApp's user ids, that may be messaged outside production: comma-separated, "
        "a * at the end for all that begin so",
        "",
    ),
    "invite_countries": Setting(
        "INVITE_COUNTRIES",
        "the countries whose numbers may be invited, as ISO 3166 has them, comma-separated",
        "GB, GG, IM, JE",
    ),
    "invites_a_day": Setting(
        "INVITES_A_DAY",
        "invites that one API key may make a day: a large club's whole season, and no more of a key that leaked",
        "500",
    ),
    "patience": Setting(
        "PATIENCE_SECONDS", "how long one worker may take over a message: the queue's visibility timeout", "180"
    ),
    "twilio_timeout": Setting("TWILIO_TIMEOUT_SECONDS", "how long one call to Twilio may take", "10"),
    "sender_url": Setting("SENDER_URL", "the shared sender's API"),
    "sender_token_parameter": Setting(
        "SENDER_TOKEN_PARAMETER", "the SSM parameter that holds the bot's token for the sender"
    ),
    "sender_secret": Setting(
        "SENDER_WEBHOOK_SECRET",
        "the secret with which the sender signs what became of messages, or secretsmanager:NAME or parameter:NAME "
        "where it lies; empty: the bot is not told",
        "",
    ),
    "email_from": Setting("EMAIL_FROM", "the address that e-mails come from; verified at SES, allowed by the sender"),
    "sms_from": Setting(
        "SMS_FROM",
        "the number, pool or sender id that texts come from; allowed by the sender. Without one nobody is texted",
        "",
    ),
    "club_name": Setting("CLUB_NAME", "the club, as parents call it"),
    "assistant_name": Setting("ASSISTANT_NAME", "what the assistant calls itself", "Omega"),
    "club_contact": Setting("CLUB_CONTACT", "the e-mail address that parents may write to"),
    "welfare_officer": Setting("WELFARE_OFFICER", "the club's welfare officer, by name"),
    "welfare_phone": Setting("WELFARE_PHONE", "the welfare officer's phone, +44…; parents are told it"),
    "welfare_email": Setting("WELFARE_EMAIL", "the welfare officer's e-mail address"),
    "deputy_officer": Setting("DEPUTY_OFFICER", "who is told where the welfare officer does not answer, by name", ""),
    "deputy_phone": Setting("DEPUTY_PHONE", "the deputy's phone, +44…", ""),
    "deputy_email": Setting("DEPUTY_EMAIL", "the deputy's e-mail address", ""),
    "secretary": Setting(
        "SECRETARY_EMAIL",
        "the e-mail address that may sign in to the desk as secretary while nobody else is one; empty: nobody",
        "",
    ),
    "fees": Setting(
        "FEES",
        "what an invite asks that names no fees, by age group, for the season and by the month, like u11s=40+26",
        "",
    ),
    "night": Setting(
        "QUIET_HOURS",
        "when parents are not written to who have not just written, in Europe/London; empty: 20:00-08:30",
        "",
    ),
    "season": Setting(
        "CLUB_SEASON",
        "the season of an invite that names none, with the first and the last day of its invites, "
        "like 2026-27 from 2026-05-01 to 2027-04-30; empty: by the calendar",
        "",
    ),
    "payment_line": Setting(
        "PAYMENT_LINE",
        "the paragraph of the invite that says what is to be paid, with {fee} and {monthly} where the figures belong; "
        "empty: that of templates/whatsapp/invite.txt",
        "",
    ),
    "alert_emails": Setting(
        "ALERT_CONFIGURATION_SET",
        "the SES configuration set of alerts, which no list of addresses keeps back; an output of infrastructure.yaml",
        "",
    ),
    "photo_bucket": Setting("PHOTO_BUCKET", "the S3 bucket of the players' photos; an output of infrastructure.yaml"),
    "marketing": Setting(
        "MARKETING_TEMPLATES",
        "yes: a template that WhatsApp counts as marketing goes out all the same, at three times the price",
        "",
    ),
    "keep_days": Setting(
        "KEEP_DAYS",
        "days past the end of its season after which a registration is deleted; 0: not by itself",
        "0",
    ),
    "monthly_messages": Setting(
        "MONTHLY_MESSAGES",
        "WhatsApp messages a month, past which no sheet of invites goes out unless told so; 0: no limit",
        "0",
    ),
    "payment_url": Setting(
        "PAYMENT_URL", "the club's payment page, with {reference} where the registration's reference belongs"
    ),
    "gocardless": Setting(
        "GOCARDLESS",
        "sandbox or live: payments are taken by GoCardless; empty: by PAYMENT_URL, and somebody tells the API of them",
        "",
    ),
    "gocardless_token": Setting(
        "GOCARDLESS_ACCESS_TOKEN", "GoCardless's access token, or secretsmanager:NAME where it lies", ""
    ),
    "gocardless_secret": Setting(
        "GOCARDLESS_WEBHOOK_SECRET",
        "the secret with which GoCardless signs its webhooks, or secretsmanager:NAME where it lies",
        "",
    ),
    "gocardless_url": Setting("GOCARDLESS_URL", "base URL of a stand-in for GoCardless; empty for the real one", ""),
    "collected_months": Setting(
        "COLLECTED_MONTHS",
        "the first and the last month of a season in which GoCardless collects the monthly fee, like 9-5",
        "9-5",
    ),
    "sibling_discount": Setting(
        "SIBLING_DISCOUNT",
        "what all children of a family but one pay less, like 10% of fee or 500p of monthly; empty: nothing",
        "",
    ),
    "language_model": Setting(
        "LANGUAGE_MODEL",
        "the id of a model of Amazon Bedrock's, which guesses what no table can read; empty: none is asked",
        "",
    ),
    "guesses": Setting("MONTHLY_GUESSES", "how often in 30 days the language model may be asked", "1000"),
    "questions": Setting(
        "CLUB_QUESTIONS",
        "changes with the club's own questions, which lie in the table, so that they are read anew",
        "",
    ),
}

SECONDS = r"(?=.*[1-9])\d{0,4}(\.\d{1,3})?"
FORMS = {
    "whatsapp_number": (r"whatsapp:\+[1-9]\d{6,14}", "must look like whatsapp:+44…"),
    "twilio_url": (r"(https?://\S+)?", "must begin with https://"),
    "public_url": (r"(?!.*/webhook/?$)https?://\S+", "must begin with https:// and end before /webhook"),
    "allowed_numbers": (
        r"((\+\d+|[A-Z]{2}\.[0-9A-Za-z.]*)\*?\s*(,\s*|$))*",
        "must be numbers like +447700900123 or +447700900*, or WhatsApp's user ids like GB.*, with commas between",
    ),
    "invite_countries": (r"[A-Z]{2}(\s*,\s*[A-Z]{2})*", "must be countries like GB, IE, with commas between"),
    "invites_a_day": (r"[1-9]\d{0,5}", "must be a whole number"),
    "patience": (SECONDS, "must be a number of seconds"),
    "twilio_timeout": (SECONDS, "must be a number of seconds"),
    "welfare_phone": (r"\+[1-9]\d{6,14}", "must look like +44…"),
    "welfare_email": (r"[^@\s]+@[^@\s]+", "must be an e-mail address"),
    "deputy_phone": (r"(\+[1-9]\d{6,14})?", "must look like +44…"),
    "deputy_email": (r"([^@\s]+@[^@\s]+)?", "must be an e-mail address"),
    "keep_days": (r"\d{1,4}", "must be a whole number"),
    "secretary": (r"([^@\s]+@[^@\s]+)?", "must be an e-mail address"),
    "fees": (rf"({FEES})?", "must be like u11s=40+26, u12s=45.50+28, each age group once"),
    "night": (rf"({NIGHT})?", "must be like 20:00-08:30: from 18:30 to 21:00 on, until 08:00 to 10:30"),
    "season": (rf"({SEASON})?", "must be like 2026-27 from 2026-05-01 to 2027-04-30"),
    "payment_line": (
        rf"((?=.*\{{fee\}})(?=.*\{{monthly\}}){LINE})?",
        "must be a paragraph with {fee} and {monthly} where the figures belong",
    ),
    "monthly_messages": (r"\d{1,7}", "must be a whole number"),
    "language_model": (r"[\w.:-]*", "must be a model's id, or an inference profile's, of Amazon Bedrock"),
    "guesses": (r"\d{1,7}", "must be a whole number"),
    "marketing": (r"(yes)?", "must be yes, or empty"),
    "gocardless": (r"(sandbox|live)?", "must be sandbox, live, or empty"),
    "gocardless_url": (r"(https?://[^/\s]+)?", "must begin with https:// and have no path"),
    "collected_months": (r"([1-9]|1[0-2])-([1-9]|1[0-2])", "must be two months with a - between, like 9-5"),
    "sibling_discount": (
        r"((100|[1-9]\d?)%|[1-9]\d{0,5}p) of (fee|monthly)|",
        "must be like 10% of fee, or 500p of monthly",
    ),
    "payment_url": (r".*\{reference\}.*", "must hold {reference} where the registration's reference belongs"),
}


PAYMENT_PAGE = "pay/{reference}.{key}"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one running bot; `SETTINGS` says what each is. Secrets never appear in its representation."""

    api_key: str
    account_sid: str
    auth_token: str
    whatsapp_number: str
    template_sid: str
    twilio_url: str
    public_url: str
    table: str
    inbox_queue: str
    dead_letter_queue: str
    stage: str
    allowed_numbers: str
    invite_countries: str
    invites_a_day: int
    patience: float
    twilio_timeout: float
    sender_url: str
    sender_token_parameter: str
    sender_secret: str
    email_from: str
    sms_from: str
    club_name: str
    assistant_name: str
    club_contact: str
    welfare_officer: str
    welfare_phone: str
    welfare_email: str
    deputy_officer: str
    deputy_phone: str
    deputy_email: str
    secretary: str
    fees: str
    night: str
    season: str
    payment_line: str
    alert_emails: str
    photo_bucket: str
    marketing: str
    keep_days: int
    monthly_messages: int
    payment_url: str
    gocardless: str
    gocardless_token: str
    gocardless_secret: str
    gocardless_url: str
    collected_months: str
    sibling_discount: str
    language_model: str
    guesses: int
    questions: str

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> Settings:
        """Read every setting. Raises MissingSettings with all that is missing or unusable."""
        values = given(SETTINGS, environment)
        faults = [f"{SETTINGS[name].variable}: {fault}" for name in SETTINGS if (fault := _fault(name, values[name]))]
        if faults:
            raise MissingSettings(faults)
        settings = msgspec.convert(values, cls, strict=False)
        if settings.twilio_timeout > settings.patience / 2:
            raise MissingSettings(["PATIENCE_SECONDS: must be at least twice TWILIO_TIMEOUT_SECONDS"])
        if faults := list(_unreadable(settings)):
            raise MissingSettings(faults)
        if settings.gocardless and not (settings.gocardless_token and settings.gocardless_secret):
            raise MissingSettings(["GOCARDLESS: needs GOCARDLESS_ACCESS_TOKEN and GOCARDLESS_WEBHOOK_SECRET"])
        return settings

    @property
    def club(self) -> Club:
        from flows.particulars.fees import read_fees
        from flows.particulars.nights import read_night
        from flows.particulars.seasons import read_season
        from flows.templates import Club  # with all the flows behind it, and Twilio's calls need no club

        return Club(
            name=self.club_name,
            assistant=self.assistant_name,
            contact=self.club_contact,
            payment_url=f"{self.public_url.rstrip('/')}/{PAYMENT_PAGE}" if self.gocardless else self.payment_url,
            collected=_months(self.collected_months) if self.gocardless else None,
            discount=_discount(self.sibling_discount),
            fees=read_fees(self.fees),
            night=read_night(self.night),
            season=read_season(self.season),
            payment_line=self.payment_line,
            welfare_officer=self.welfare_officer,
            welfare_phone=self.welfare_phone,
            welfare_email=self.welfare_email,
            deputy_officer=self.deputy_officer,
            deputy_phone=self.deputy_phone,
            deputy_email=self.deputy_email,
            texts=bool(self.sms_from),
            keep_days=self.keep_days,
            whatsapp=self.whatsapp_number.removeprefix("whatsapp:"),
            waiting_url=f"{self.public_url.rstrip('/')}/waiting/{{token}}",
            guesses=bool(self.language_model),
            privacy_url=f"{self.public_url.rstrip('/')}/privacy",
        )

    def may_message(self, number: str) -> bool:
        """Whether a number may be messaged in this stage: Meta's rules and kindness forbid rehearsing on strangers."""
        return may_write_to(number, self.stage, self.allowed_numbers)

    def invite_fault(self, number: str) -> str | None:
        """Why a number may not be invited, after its name: of another country, a service's, or not of this stage's."""
        if not self.may_message(number):
            return f"is not on ALLOWED_NUMBERS of the stage {self.stage}"
        return destination_fault(number, entries(self.invite_countries), SETTINGS["invite_countries"].variable)

    def __repr__(self) -> str:
        return f"Settings(stage={self.stage!r})"


def _fault(name: str, value: str | None) -> str | None:
    """What is wrong with a value, if anything is."""
    if value is None:
        return SETTINGS[name].purpose
    form, remedy = FORMS.get(name, (r"(?s).*", ""))
    return None if re.fullmatch(form, value) else remedy


def _unreadable(settings: Settings) -> Iterator[str]:
    """What is wrong with particulars that look right."""
    if not (settings.night or settings.season):
        return
    from flows.particulars.nights import read_night
    from flows.particulars.seasons import read_season

    for name, read in (("night", read_night), ("season", read_season)):
        try:
            read(getattr(settings, name))
        except ValueError as fault:
            yield f"{SETTINGS[name].variable}: {fault}"


def _months(text: str) -> tuple[int, int]:
    first, last = map(int, text.split("-"))
    return first, last


def _discount(text: str) -> Discount | None:
    from flows.records import Discount

    if not text:
        return None
    amount, _, on = text.partition(" of ")
    number = int(amount[:-1])
    return Discount(on=on, percent=number) if amount.endswith("%") else Discount(on=on, pence=number)
