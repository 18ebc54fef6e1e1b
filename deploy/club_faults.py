"""What may stand in club.toml: the form of each setting, how to get it, and every fault of a file in one line each."""

from collections.abc import Container, Iterator
from typing import Any, NamedTuple

from flows.particulars.forms import ADDRESS, NUMBER
from flows.particulars.table import IN_THE_FILE, Field
from flows.registration.club_questions.faults import faults_of as faults_of_questions

STAGES = ("production", "staging", "rehearsal")
EXAMPLE = "club.example.toml"


SENDER_ID = r"(?=[^A-Za-z]*[A-Za-z])[A-Za-z0-9-]{1,11}"  # digits alone are a number without its country
COUNTRY = r"[A-Z]{2}=\d{1,3}(\.\d{1,6})?"
FIELDS = {
    "slug": Field("slug", r"[a-z][a-z0-9-]{1,22}[a-z0-9]", "a short name of a-z, 0-9 and -, such as urmston-town"),
    "region": Field("region", r"[a-z]{2}(-[a-z]+)+-\d", "an AWS region, such as eu-west-2"),
    "name": Field("club.name", r"\S.{0,38}\S", "the club, as parents call it"),
    "assistant_name": Field("club.assistant_name", r"\S.{0,18}\S", "what the assistant calls itself"),
    **IN_THE_FILE,
    "secretary": Field("club.secretary", ADDRESS, "the e-mail address of who signs in to the desk first"),
    "colour": Field("club.colour", r"#[0-9a-fA-F]{6}", 'the colour of its e-mails, like "#00694e", or no such line'),
    "crest": Field(
        "club.crest",
        r"https://[^\s\"'<>]+\.(png|jpe?g|gif)",
        "the web address of its crest as a PNG or JPEG, https://…, or no such line",
    ),
    "payment_url": Field(
        "club.payment_url", r"https://\S*\{reference\}\S*", "the payment page, https://… with {reference} in it"
    ),
    "gocardless": Field(
        "payments.gocardless", r"sandbox|live", "sandbox or live, or no such line: the payment page takes the payments"
    ),
    "collected_months": Field(
        "payments.months",
        r"([1-9]|1[0-2])-([1-9]|1[0-2])",
        'the first and the last month in which the monthly fee is collected, like "9-5"',
    ),
    "sibling_discount": Field(
        "payments.sibling_discount",
        r"((100|[1-9]\d?)%|[1-9]\d{0,5}p) of (fee|monthly)",
        'what all children of a family but one pay less, like "10% of fee" or "500p of monthly"',
    ),
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
        rf"{NUMBER}|pool-\w+|{SENDER_ID}",
        "the number (like +44…), pool or sender id of AWS End User Messaging that texts come from, or no such line",
    ),
    "text_countries": Field(
        "messages.text_countries",
        rf"{COUNTRY}(, *{COUNTRY})*",
        'the countries that texts go to, each with what a part costs there in pounds, like "GB=0.03, IE=0.07"',
    ),
    "invite_countries": Field(
        "messages.invite_countries",
        r"[A-Z]{2}(, *[A-Z]{2})*",
        'the countries whose numbers may be invited, like "GB, IE", or no such line',
    ),
    "callers": Field(
        "messages.callers",
        "any|listed",
        '"listed", where only programs may send that `python -m sender.commands.callers add` has listed, or "any"',
    ),
    "language_model": Field(
        "messages.language_model",
        r"[a-z0-9][\w.:-]{2,127}",
        "the id of a model or an inference profile of Amazon Bedrock's, or no such line: none is asked",
    ),
    "alarm_email": Field("operations.alarm_email", ADDRESS, "the address that alarms are mailed to"),
    "smoke_number": Field("operations.smoke_number", NUMBER, "the operator's own mobile, like +44… without spaces"),
}


class Choice(NamedTuple):
    """What a setting may be that is no text and may be left out, and how to say so."""

    kind: type
    of: Container[Any]
    remedy: str


LOG_DAYS = (1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365)  # those of LogDays in both templates
LIMITS = range(100, 1_000_001)
GUESSES = range(1, 100_001)
BUDGETS = range(1, 1001)  # US dollars: those of MonthlyBudget in infrastructure.yaml
CONTRAST = 4.5
KEEP_DAYS = 400  # so that next season's invites still find what the family said
CHOICES = {
    "club.keep_days": Choice(
        int,
        range(2001),
        f"whole days past the end of the season, up to 2000, like {KEEP_DAYS}; 0 deletes nothing by itself",
    ),
    "operations.log_days": Choice(int, LOG_DAYS, f"one of {', '.join(map(str, LOG_DAYS))}"),
    "operations.monthly_budget": Choice(
        int, BUDGETS, f"whole US dollars a month from {BUDGETS[0]} to {BUDGETS[-1]}, like 20"
    ),
    "messages.monthly_guesses": Choice(
        int, GUESSES, f"whole calls in 30 days from {GUESSES[0]} to {GUESSES[-1]}, like 1000, or no such line"
    ),
    "messages.monthly_limit": Choice(
        int, LIMITS, f"whole messages a month from {LIMITS[0]} to {LIMITS[-1]}, like 5000, or no such line"
    ),
    "messages.marketing": Choice(
        bool,
        (True, False),
        "true lets messages go out that WhatsApp counts as marketing; false, or no such line, does not",
    ),
}
LISTS = {
    "allowed_numbers": Field(
        "allowed_numbers",
        r"(\+\d+|[A-Z]{2}\.[0-9A-Za-z.]*)\*?",
        'a list of numbers, like ["+447700900123", "+4477009*"]',
    ),
    "allowed_recipients": Field(
        "allowed_recipients", r"[^\s,]+", 'a list of addresses, like ["*@example.org", "+44*"]'
    ),
}


OPTIONAL = frozenset(
    {
        *(name for name, field in IN_THE_FILE.items() if field.optional),
        "language_model",
        "colour",
        "crest",
        "sms_from",
        "secretary",
        "text_countries",
        "invite_countries",
        "callers",
        "gocardless",
        "collected_months",
        "sibling_discount",
    }
)


def faults_of(written: dict[str, Any], stage: str) -> Iterator[str]:
    """Each fault of a parsed file for one stage, with its remedy. A value is never repeated: it may be a number."""
    for name, field in FIELDS.items():
        value = at(written, field.place)
        if value is not None or name not in OPTIONAL:
            yield from _faults(field, value)
    for place, choice in CHOICES.items():
        value = at(written, place)
        if value is not None and not (type(value) is choice.kind and value in choice.of):
            yield f"{place} cannot be used: {choice.remedy}"
    if _is_too_light(at(written, "club.colour")):
        yield f"club.colour cannot be used: white words stand on it, which takes a darker one, {CONTRAST} to 1"
    own = at(written, f"stages.{stage}")
    if isinstance(own, dict):
        yield from _faults_of_lists(own, stage, at(written, FIELDS["smoke_number"].place))
    else:
        yield f"stages.{stage} is missing: a table of this name, with allowed_numbers and allowed_recipients"
    yield from faults_of_questions(written.get("questions", []))
    for place in _unknown(written):
        yield f"{place} is no setting: compare its name with {EXAMPLE}; no secret belongs here"


def usable(written: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """The settings of one line each that are there and right, by their names."""
    for name, field in FIELDS.items():
        value = at(written, field.place)
        if isinstance(value, str) and value and field.fits(value):
            yield name, value


def at(written: Any, place: str) -> Any:
    """What stands at a place like `club.name`; None where nothing does."""
    for part in place.split("."):
        written = written.get(part) if isinstance(written, dict) else None
    return written


def _is_too_light(colour: Any) -> bool:
    """Whether white words on it are harder to read than WCAG 2.2 lets them be."""
    if not FIELDS["colour"].fits(colour):
        return False
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    luminance = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (luminance + 0.05) < CONTRAST


def _faults(field: Field, value: Any) -> Iterator[str]:
    if value in (None, ""):
        yield f"{field.place} is missing: {field.remedy}"
    elif not field.fits(value):
        yield f"{field.place} cannot be used: {field.remedy}"


def _faults_of_lists(own: dict[str, Any], stage: str, smoke_number: Any) -> Iterator[str]:
    for name, field in LISTS.items():
        entries = own.get(name, [])
        if not isinstance(entries, list) or not all(field.fits(entry) for entry in entries):
            yield f"stages.{stage}.{name} cannot be used: {field.remedy}"
        elif name == "allowed_numbers" and stage != "production" and not _allows(entries, smoke_number):
            yield f"stages.{stage}.{name} does not allow operations.smoke_number: add it"


def _allows(entries: list[str], number: Any) -> bool:
    return any(
        number == entry or (entry.endswith("*") and str(number).startswith(entry.removesuffix("*")))
        for entry in entries
    )


def _unknown(written: dict[str, Any]) -> Iterator[str]:
    """The places that are no setting, and no table of settings."""
    known = {field.place for field in FIELDS.values()} | CHOICES.keys() | {"questions"}
    known |= {f"stages.{stage}.{name}" for stage in STAGES for name in LISTS}
    tables = {place[:end] for place in known for end, letter in enumerate(place) if letter == "."}
    yield from (place for place in _places(written) if place not in known | tables)


def _places(written: dict[str, Any], above: str = "") -> Iterator[str]:
    for name, value in written.items():
        yield f"{above}{name}"
        if isinstance(value, dict):
            yield from _places(value, f"{above}{name}.")
