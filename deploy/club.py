"""One club's settings for one stage, from club.toml: complete and usable, or every fault is named at once."""

import re
import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from flows.words import Club as Words

STAGES = ("production", "staging", "rehearsal")
EXAMPLE = "club.example.toml"


class Field(NamedTuple):
    """Where a setting stands in the file, how it has to look, and how to get it."""

    place: str
    form: str
    remedy: str


NUMBER, ADDRESS = r"\+[1-9]\d{6,14}", r"[^@\s,]+@[^@\s,]+"
FIELDS = {
    "slug": Field("slug", r"[a-z][a-z0-9-]{1,22}[a-z0-9]", "a short name of a-z, 0-9 and -, such as urmston-town"),
    "region": Field("region", r"[a-z]{2}(-[a-z]+)+-\d", "an AWS region, such as eu-west-2"),
    "name": Field("club.name", r".{2,40}", "the club, as parents call it"),
    "assistant_name": Field("club.assistant_name", r".{2,20}", "what the assistant calls itself"),
    "contact": Field("club.contact", ADDRESS, "the e-mail address that parents may write to"),
    "welfare_officer": Field("club.welfare_officer", r".{3,60}", "the welfare officer's name"),
    "welfare_phone": Field("club.welfare_phone", NUMBER, "the welfare officer's phone, like +44…"),
    "welfare_email": Field("club.welfare_email", ADDRESS, "the welfare officer's e-mail address"),
    "payment_url": Field("club.payment_url", r"https://.*\{reference\}.*", "the payment page, with {reference} in it"),
    "account_sid": Field(
        "messages.twilio_account_sid", r"AC[0-9a-f]{32}", "the Account SID on the first page of console.twilio.com"
    ),
    "whatsapp_number": Field(
        "messages.whatsapp_number",
        rf"whatsapp:{NUMBER}",
        "the WhatsApp sender, like whatsapp:+44…: in Twilio's console under Messaging, Senders, WhatsApp",
    ),
    "email_from": Field("messages.email_from", ADDRESS, "the address that e-mails come from"),
    "sms_from": Field(
        "messages.sms_from",
        rf"{NUMBER}|pool-\w+|[A-Za-z0-9 -]{{1,11}}",
        "the number, pool or sender id of AWS End User Messaging that texts come from",
    ),
    "alarm_email": Field("operations.alarm_email", ADDRESS, "the address that alarms are mailed to"),
    "smoke_number": Field("operations.smoke_number", NUMBER, "the operator's own mobile, like +44…"),
}


class BadClub(ValueError):
    """The club's file is missing or has faults; names each of them with its remedy."""


class Club(NamedTuple):
    """A club in one stage. `allowed` are the lists of whom it may write to outside production."""

    stage: str
    slug: str
    region: str
    name: str
    assistant_name: str
    contact: str
    welfare_officer: str
    welfare_phone: str
    welfare_email: str
    payment_url: str
    account_sid: str
    whatsapp_number: str
    email_from: str
    sms_from: str
    alarm_email: str
    smoke_number: str
    log_days: int
    allowed_numbers: str
    allowed_recipients: str

    @property
    def title(self) -> str:
        return f"{self.slug}-{self.stage}"

    def stack(self, service: str) -> str:
        """The name of a service's stack: bot or sender."""
        return f"{self.slug}-{self.stage}-{service}"

    def function(self, service: str) -> str:
        """The name of a service's function, and of its API, as Zappa makes it of project and stage."""
        return f"{self.project(service)}-{self.stage}"

    def project(self, service: str) -> str:
        return f"{self.slug}-{service}"

    def parameter(self, name: str) -> str:
        return f"/{self.slug}/{self.stage}/{name}"

    def secret(self, name: str) -> str:
        return f"{self.slug}/{self.stage}/{name}"

    def metrics(self, service: str) -> str:
        """The namespace of a service's own metrics."""
        return f"{self.slug}/{self.stage}/{service}"

    @property
    def words(self) -> Words:
        """The club as the bot's words name it."""
        return Words(
            name=self.name,
            assistant=self.assistant_name,
            contact=self.contact,
            payment_url=self.payment_url,
            welfare_officer=self.welfare_officer,
            welfare_phone=self.welfare_phone,
            welfare_email=self.welfare_email,
            whatsapp=self.whatsapp_number.removeprefix("whatsapp:"),
            waiting_url="",
        )

    @property
    def tags(self) -> dict[str, str]:
        return {"project": "registration", "club": self.slug, "stage": self.stage}


def read_club(path: Path, stage: str) -> Club:
    """The club that a file describes, in one stage. Raises BadClub."""
    if stage not in STAGES:
        raise BadClub(f"There is no stage {stage!r}; there are {', '.join(STAGES)}")
    try:
        written = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BadClub(f"There is no {path}: copy {EXAMPLE} to {path.name} and fill it in") from None
    except tomllib.TOMLDecodeError as error:
        raise BadClub(f"{path} cannot be read: {error}") from None
    return club_of(written, stage, str(path))


def club_of(written: dict[str, Any], stage: str, source: str) -> Club:
    """The club of a parsed file. Raises BadClub."""
    values = {name: _at(written, field.place) for name, field in FIELDS.items()}
    faults = [
        f"{field.place}: {field.remedy}"
        for name, field in FIELDS.items()
        if not isinstance(values[name], str) or not re.fullmatch(field.form, values[name])
    ]
    own = _at(written, f"stages.{stage}")
    if not isinstance(own, dict):
        faults.append(f"stages.{stage}: a table of this name, with allowed_numbers and allowed_recipients")
        own = {}
    numbers, recipients = own.get("allowed_numbers", []), own.get("allowed_recipients", [])
    if stage != "production" and not any(_fits(values["smoke_number"], entry) for entry in numbers):
        faults.append(f"stages.{stage}.allowed_numbers: must allow operations.smoke_number")
    if faults:
        raise BadClub(f"{source} has faults:\n  " + "\n  ".join(faults))
    return Club(
        stage=stage,
        **values,
        log_days=_at(written, "operations.log_days") or 90,
        allowed_numbers=",".join(numbers),
        allowed_recipients=",".join(recipients),
    )


def _at(written: Any, place: str) -> Any:
    for part in place.split("."):
        written = written.get(part) if isinstance(written, dict) else None
    return written


def _fits(number: Any, pattern: str) -> bool:
    return number == pattern or (pattern.endswith("*") and str(number).startswith(pattern[:-1]))
