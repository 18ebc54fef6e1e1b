"""What differs from stage to stage: one table, read from the environment, complete or the start stops."""

import re
from collections.abc import Mapping
from decimal import Decimal

import msgspec

from service.settings import MissingSettings, Setting, entries, given, may_write_to

COUNTRY = re.compile(r"[A-Z]{2}=[0-9]{1,3}(\.[0-9]{1,6})?")
LOCAL = "local"
ANY, LISTED = "any", "listed"  # whose good tokens are taken

SETTINGS = {
    "messages_queue": Setting("SENDER_MESSAGES_QUEUE_URL", "the queue of messages to send; an output of the stack"),
    "bulk_queue": Setting(
        "SENDER_BULK_QUEUE_URL",
        "the queue of messages that others go before; an output of the stack. Without it, all are on one",
        "",
    ),
    "dead_letter_queue": Setting(
        "SENDER_DEAD_LETTER_QUEUE_URL", "where messages go that failed three times; an output of the stack"
    ),
    "feedback_dead_letter_queue": Setting(
        "SENDER_FEEDBACK_DEAD_LETTER_QUEUE_URL",
        "where bounces, complaints and opt-outs lie that could not be taken in; an output of the stack",
        "",
    ),
    "caller_events_queue": Setting(
        "SENDER_CALLER_EVENTS_QUEUE_URL",
        "the queue of what callers with a webhook are told; an output of the stack. Without it, they are told nothing",
        "",
    ),
    "templates_table": Setting("SENDER_MESSAGE_TEMPLATES_TABLE", "the table of templates; an output of the stack"),
    "ledger_table": Setting("SENDER_LEDGER_TABLE", "the table of what became of each message; an output of the stack"),
    "jwt_secret": Setting(
        "SENDER_JWT_SECRET_ARN", "the secret that signs tokens, in Secrets Manager; an output of the stack"
    ),
    "token_parameters": Setting(
        "SENDER_TOKEN_PARAMETERS",
        "where callers find their tokens, which are renewed there: caller=SSM parameter, comma-separated",
        "",
    ),
    "callers": Setting(
        "SENDER_CALLERS",
        "any: a good token of a caller that is not listed may send, read its own and suppress; listed: it may nothing",
        "any",
    ),
    "jwt_issuer": Setting("SENDER_JWT_ISSUER", "the issuer that a token must name", "messaging-api"),
    "jwks_url": Setting(
        "SENDER_JWKS_URL", "an identity provider's keys: tokens are RS256 then, and the secret is not used", ""
    ),
    "jwt_audience": Setting("SENDER_JWT_AUDIENCE", "the audience that an identity provider's token must name", ""),
    "allowed_senders": Setting(
        "SENDER_ALLOWED_SENDERS", "e-mail addresses that may stand in From, comma-separated", ""
    ),
    "allowed_originators": Setting(
        "SENDER_ALLOWED_ORIGINATORS", "phone numbers, pools or sender ids that texts may come from, comma-separated", ""
    ),
    "text_countries": Setting(
        "SENDER_TEXT_COUNTRIES",
        "the countries that texts go to, each with what a part costs there in pounds: GB=0.03, comma-separated",
        "GB=0.03",
    ),
    "text_configuration_set": Setting(
        "SENDER_SMS_CONFIGURATION_SET",
        "the SMS service's configuration set whose events come to the feedback topic; empty: nothing is told of texts",
        "",
    ),
    "configuration_set": Setting(
        "SENDER_SES_CONFIGURATION_SET",
        "the SES configuration set that reports bounces and complaints; an output of the stack",
        "",
    ),
    "public_url": Setting(
        "SENDER_PUBLIC_URL",
        "where the API answers from outside, for links that end a topic's e-mails; empty: they are ended by a mail",
        "",
    ),
    "unsubscribe": Setting(
        "SENDER_UNSUBSCRIBE",
        "where promotional e-mail, or that of a topic without SENDER_PUBLIC_URL, lets people unsubscribe: a mailto: or "
        "https: address",
        "",
    ),
    "stage": Setting(
        "SENDER_STAGE",
        "production may write to anybody; every other stage only to SENDER_ALLOWED_RECIPIENTS",
        "rehearsal",
    ),
    "allowed_recipients": Setting(
        "SENDER_ALLOWED_RECIPIENTS",
        "addresses that may be written to outside production, comma-separated; a * stands for anything",
        "",
    ),
    "most_addresses": Setting("SENDER_MOST_ADDRESSES", "how many addresses one request may have", "5000"),
    "largest_request": Setting("SENDER_LARGEST_REQUEST", "how many bytes one request may have", "1000000"),
    "pool_size": Setting("SENDER_POOL_SIZE", "how many messages one worker sends side by side", "10"),
    "emails_a_second": Setting(
        "SENDER_EMAILS_A_SECOND", "how many e-mails go in a second: SES's own rate without it, 0 for no limit", ""
    ),
    "emails_a_day": Setting(
        "SENDER_EMAILS_A_DAY", "how many e-mails go in 24 hours, where that is less than SES's own quota", ""
    ),
    "text_parts_a_second": Setting(
        "SENDER_TEXT_PARTS_A_SECOND",
        "how many parts of texts a second from each originator: what AWS says of a number or sender id without it, "
        "1 for a pool; 0 for no limit",
        "",
    ),
    "patience": Setting(
        "SENDER_PATIENCE_SECONDS", "the queue's visibility timeout: at least six times the worker's time limit", "180"
    ),
    "provider_timeout": Setting(
        "SENDER_PROVIDER_TIMEOUT_SECONDS", "how long one call to SES or the SMS service may take", "8"
    ),
}

OPTIONAL = ("emails_a_second", "emails_a_day", "text_parts_a_second")  # numbers that may be left out


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """The settings of one running sender; `SETTINGS` says what each is."""

    messages_queue: str
    bulk_queue: str
    dead_letter_queue: str
    feedback_dead_letter_queue: str
    caller_events_queue: str
    text_configuration_set: str
    templates_table: str
    ledger_table: str
    jwt_secret: str
    token_parameters: str
    callers: str
    jwt_issuer: str
    jwks_url: str
    jwt_audience: str
    allowed_senders: str
    allowed_originators: str
    text_countries: str
    configuration_set: str
    public_url: str
    unsubscribe: str
    stage: str
    allowed_recipients: str
    most_addresses: int
    largest_request: int
    pool_size: int
    emails_a_second: float | None
    emails_a_day: float | None
    text_parts_a_second: float | None
    patience: float
    provider_timeout: float

    @classmethod
    def from_environment(cls, environment: Mapping[str, str]) -> "Settings":
        """Read every setting. Raises MissingSettings with all that is missing or unusable."""
        values = read(environment, *SETTINGS)
        try:
            settings = msgspec.convert(values | {name: values[name] or None for name in OPTIONAL}, cls, strict=False)
        except msgspec.ValidationError as error:
            name = str(error).rpartition("$.")[2].rstrip("`")
            raise MissingSettings([f"{SETTINGS[name].variable}: must be a number: {SETTINGS[name].purpose}"]) from None
        faults = []
        if settings.jwks_url and not settings.jwt_audience:
            faults.append(f"SENDER_JWT_AUDIENCE: {SETTINGS['jwt_audience'].purpose}; it is needed with SENDER_JWKS_URL")
        if min(settings.most_addresses, settings.largest_request, settings.pool_size) < 1:
            faults.append("SENDER_MOST_ADDRESSES, SENDER_LARGEST_REQUEST and SENDER_POOL_SIZE: must be 1 or more")
        if not all("=/" in entry for entry in entries(settings.token_parameters)):
            faults.append("SENDER_TOKEN_PARAMETERS: must look like caller=/path/of/parameter")
        if not all(COUNTRY.fullmatch(entry) for entry in entries(settings.text_countries)):
            faults.append("SENDER_TEXT_COUNTRIES: must look like GB=0.03, IE=0.07")
        if settings.callers not in (ANY, LISTED):
            faults.append(f"SENDER_CALLERS: must be {ANY} or {LISTED}")
        if settings.pool_size > 100:
            faults.append("SENDER_POOL_SIZE: must be 100 or less, which is what one transaction of the ledger may hold")
        if settings.provider_timeout > settings.patience / 2:
            faults.append("SENDER_PATIENCE_SECONDS: must be at least twice SENDER_PROVIDER_TIMEOUT_SECONDS")
        faults += [
            f"{SETTINGS[name].variable}: must be 0 or more" for name in OPTIONAL if (values[name] or "0")[0] == "-"
        ]
        if faults:
            raise MissingSettings(faults)
        return settings

    @property
    def queues(self) -> tuple[str, ...]:
        """The queues that the worker takes messages off; the last is for bulk."""
        return (self.messages_queue, self.bulk_queue) if self.bulk_queue else (self.messages_queue,)

    @property
    def is_local(self) -> bool:
        """Whether this is one machine with nothing of its own outside."""
        return self.stage == LOCAL

    @property
    def part_prices(self) -> dict[str, Decimal]:
        """What a part of a text costs in pounds, by each country that texts go to (ISO 3166)."""
        pairs = (entry.split("=") for entry in entries(self.text_countries))
        return {country: Decimal(price) for country, price in pairs}

    def may_send_from(self, sender: str) -> bool:
        """Whether an e-mail address is one that the club writes from."""
        return sender.casefold() in {entry.casefold() for entry in entries(self.allowed_senders)}

    def may_text_from(self, originator: str) -> bool:
        """Whether a number, pool or sender id is one that the club texts from."""
        return originator in entries(self.allowed_originators)

    def may_write_to(self, address: str) -> bool:
        """Whether an address may be written to in this stage."""
        return may_write_to(address, self.stage, self.allowed_recipients)


def read(environment: Mapping[str, str], *names: str) -> dict[str, str]:
    """The named settings, as text. Raises MissingSettings with all that are missing."""
    values = given({name: SETTINGS[name] for name in names}, environment)
    missing = [f"{SETTINGS[name].variable}: {SETTINGS[name].purpose}" for name in names if values[name] is None]
    if missing:
        raise MissingSettings(missing)
    return {name: value for name, value in values.items() if value is not None}
