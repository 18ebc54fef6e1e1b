"""One club's settings for one stage, from club.toml: complete and usable, or every fault is named at once."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

from deploy.club_faults import EXAMPLE, FIELDS, KEEP_DAYS, LISTS, STAGES, at, faults_of, usable
from flows.particulars.fees import read_fees
from flows.particulars.nights import read_night
from flows.particulars.seasons import read_season
from flows.templates import Club as Words
from sender.store.template_folder import PLAIN, Look


class BadClub(ValueError):
    """The club's file is missing or has faults; names each of them with its remedy. `usable` is the club with what is
    right in the file, and "" for all else; None where the file says nothing.
    """

    usable: "Club | None" = None


class Club(NamedTuple):
    """A club in one stage; without `sms_from` it texts nobody. `allowed` are the lists of whom it may write to outside
    production, `monthly_budget` is in US dollars, as AWS bills; `marketing` lets templates go out that WhatsApp counts
    as such, `monthly_limit` is in WhatsApp messages, 0 for none; `keep_days` are those past the end of
    its season after which a registration is deleted, 0 for not by itself. `monthly_guesses` are calls of the
    `language_model`, 0 for the usual number; without a model none is asked.
    """

    stage: str
    slug: str
    region: str
    name: str
    assistant_name: str
    contact: str
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
    colour: str
    crest: str
    payment_url: str
    gocardless: str
    collected_months: str
    sibling_discount: str
    account_sid: str
    whatsapp_number: str
    email_from: str
    sms_from: str
    text_countries: str
    invite_countries: str
    callers: str
    language_model: str
    alarm_email: str
    smoke_number: str
    log_days: int
    monthly_budget: int
    allowed_numbers: str
    allowed_recipients: str
    monthly_limit: int
    keep_days: int
    monthly_guesses: int
    marketing: bool
    questions: list[dict[str, Any]]

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

    @property
    def text_configuration_set(self) -> str:
        """The SMS service's configuration set, whose events tell what became of texts; "" where none are sent."""
        return f"{self.title}-texts" if self.sms_from else ""

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
            texts=bool(self.sms_from),
            keep_days=self.keep_days,
            guesses=bool(self.language_model),
            deputy_officer=self.deputy_officer,
            deputy_phone=self.deputy_phone,
            deputy_email=self.deputy_email,
            fees=read_fees(self.fees),
            night=read_night(self.night),
            season=read_season(self.season),
            payment_line=self.payment_line,
            whatsapp=self.whatsapp_number.removeprefix("whatsapp:"),
            waiting_url="",
            privacy_url="",
        )

    @property
    def look(self) -> Look:
        """How its e-mails look."""
        return Look(self.colour or PLAIN.colour, self.crest)

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
    except OSError as error:
        raise BadClub(
            f"{path} cannot be read ({error.strerror}): give the file's own path, and let it be read"
        ) from None
    except UnicodeDecodeError:
        raise BadClub(f"{path} is not UTF-8: save it as plain text in UTF-8") from None
    except tomllib.TOMLDecodeError as error:
        raise BadClub(f"{path} is no TOML: {error}; compare that line with {EXAMPLE}") from None
    return club_of(written, stage, str(path))


def club_of(written: dict[str, Any], stage: str, source: str) -> Club:
    """The club of a parsed file. Raises BadClub."""
    faults = list(faults_of(written, stage))
    if faults:
        bad = BadClub(f"{source} has faults:\n  " + "\n  ".join(faults))
        bad.usable = Club(**dict.fromkeys(Club._fields, "") | dict(usable(written)) | {"stage": stage})
        raise bad
    return Club(
        stage=stage,
        **{name: at(written, field.place) or "" for name, field in FIELDS.items()},
        **{name: ",".join(at(written, f"stages.{stage}.{name}") or []) for name in LISTS},
        log_days=at(written, "operations.log_days") or 90,
        monthly_budget=at(written, "operations.monthly_budget") or 20,
        keep_days=KEEP_DAYS if (days := at(written, "club.keep_days")) is None else days,
        monthly_limit=at(written, "messages.monthly_limit") or 0,
        monthly_guesses=at(written, "messages.monthly_guesses") or 0,
        marketing=at(written, "messages.marketing") or False,
        questions=written.get("questions", []),
    )
