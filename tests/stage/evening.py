"""An evening on which somebody needs the runbook: families at several places of the chat, and what went wrong."""

import csv
import json
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import requests

from bot.club.invite_sheet import COLUMNS
from deploy.operations.restore import TABLES
from flows.london import LONDON
from local.rehearsal.payments import Payment, tell_gocardless
from local.rehearsal.stage import PAYMENTS, wait_until
from tests.stage.commands import Volunteer, invite, says

# None is a number that `local.example`, who plays on the same stage, may take.
INVITED, BEGUN, WAITING, ERASED = (f"+447700900{number}" for number in (101, 102, 103, 104))
NEW = ("+447700900105", "+447700900106")


class Evening:
    """The stage that a volunteer looks after. Each thing that went wrong gives what the runbook's names stand for."""

    def __init__(self, volunteer: Volunteer):
        self.volunteer, self.stage = volunteer, volunteer.stage
        self.references: dict[str, str] = {}
        self.request_id = ""
        for number in (INVITED, BEGUN, WAITING, ERASED):
            answer = requests.post(
                f"{volunteer.url}/trigger",
                json=invite(number),
                headers={"x-api-key": volunteer.secret("api-key")},
                timeout=30,
            )
            assert answer.status_code == 200, answer.text
            self.references[number] = answer.json()["reference"]
            self.request_id = answer.headers["X-Request-Id"]
        says(self.stage.phone, BEGUN, "yes")
        says(self.stage.phone, WAITING, "yes")
        says(self.stage.phone, WAITING, "I want to talk to a person")

    def of(self, number: str) -> dict[str, str]:
        return {"REFERENCE": self.references[number], "NUMBER": number}

    def held(self, number: str) -> dict[str, Any]:
        """What the stage holds of a family's registration."""
        table = self.volunteer.outputs("bot")["ConversationsTable"]
        key = {"pk": {"S": f"registration#{self.references[number]}"}, "sk": {"S": "registration"}}
        return self.volunteer.client("dynamodb").get_item(TableName=table, Key=key).get("Item", {})

    def fear(self) -> dict[str, str]:
        """A parent who waits for a person writes what the welfare officer has to hear; nobody takes it."""
        says(self.stage.phone, WAITING, "the coach hits her")
        return {}

    def dead_letters(self) -> dict[str, str]:
        """One that can be taken in by now, and one of the sender's that nobody can read."""
        sqs, form = self.volunteer.client("sqs"), {"MessageSid": f"SM{uuid.uuid4().hex}", "NumMedia": "0"}
        form |= {"From": f"whatsapp:{BEGUN}", "To": self.volunteer.club.whatsapp_number, "Body": "status"}
        attributes = {"reason": "UnknownStep", "request_id": self.request_id}
        sqs.send_message(
            QueueUrl=self.volunteer.outputs("bot")["InboxDeadLetterQueueUrl"],
            MessageBody=json.dumps(form),
            MessageGroupId=BEGUN,
            MessageDeduplicationId=form["MessageSid"],
            MessageAttributes={
                name: {"DataType": "String", "StringValue": value} for name, value in attributes.items()
            },
        )
        sqs.send_message(QueueUrl=self.volunteer.outputs("sender")["DeadLetterQueueUrl"], MessageBody="?")
        return {"REQUEST_ID": self.request_id}

    def trace(self) -> dict[str, str]:
        """The TraceId of the word to the manager about the family that waits."""
        table = self.volunteer.outputs("sender")["LedgerTableName"]

        def found() -> str:
            items = self.volunteer.client("dynamodb").scan(TableName=table)["Items"]
            return next((item["pk"]["S"].removeprefix("trace#") for item in items if item["sk"]["S"] == "request"), "")

        return {"TRACE": wait_until(found, "the manager was not told")}

    def sheet(self, name: str, *rows: dict[str, str]) -> None:
        with open(self.volunteer.folder / name, "w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, COLUMNS, extrasaction="ignore")
            writer.writeheader()
            writer.writerows(rows)

    def a_minute(self) -> dict[str, str]:
        """The schedule's minute comes."""
        name = self.volunteer.club.function("bot")
        self.volunteer.client("lambda").invoke(FunctionName=name, Payload=b'{"command": "tick"}')
        return {}

    def suppressed(self) -> dict[str, str]:
        """Somebody has opted out of e-mails."""
        body = {"Addresses": {"pat@example.com": {"ChannelType": "EMAIL"}}}
        done = self.volunteer.runs(
            f"python3 start.py deploy call production PUT sender:/suppressions '{json.dumps(body)}'"
        )
        assert done.code == 0, done.complained
        return self.trace() | {"ADDRESS": "pat@example.com"}

    def a_release_that_was_none(self) -> dict[str, str]:
        with open(self.volunteer.folder / "sender" / "__init__.py", "a", encoding="utf-8") as file:
            file.write("\n# The release that is regretted.\n")
        done = self.volunteer.runs("python3 start.py deploy production --no")
        assert done.code == 0, done.complained
        return {}

    def a_program_with_a_key(self) -> dict[str, str]:
        make = 'python -m bot.commands.keys make "The website" invite'
        assert self.volunteer.runs(f"python3 start.py deploy at production -- {make}").code == 0
        return {"BEFORE": self.volunteer.secret("api-key")}

    def a_leaked_token(self) -> dict[str, str]:
        add = "python -m sender.commands.callers add newsletter send read"
        assert self.volunteer.runs(f"python3 start.py deploy at production -- {add}").code == 0
        return {"CALLER": "newsletter"}

    def a_webhook(self) -> dict[str, str]:
        """Of a caller that another section may have listed."""
        for asked in ("add newsletter send read", "webhook newsletter https://newsletter.example/heard"):
            ran = self.volunteer.runs(
                f"python3 start.py deploy at production -- python -m sender.commands.callers {asked}"
            )
        assert ran.code == 0, ran.complained
        return {"CALLER": "newsletter"}

    def another_token_in_force(self) -> dict[str, str]:
        """Twilio's new token is promoted, and ours is still the one before."""
        name = self.volunteer.club.secret("twilio/auth-token")
        self.volunteer.client("secretsmanager").put_secret_value(SecretId=name, SecretString="the-token-before")
        return {}

    def loss(self) -> dict[str, str]:
        """Something went from each table. The embedded AWS knows no past: the side tables are made before the loss."""
        dynamodb, club = self.volunteer.client("dynamodb"), self.volunteer.club
        at = datetime.now(UTC) - timedelta(hours=1)
        for which, (service, output) in TABLES.items():
            table, side = self.volunteer.outputs(service)[output], f"{club.title}-{which}-at-{at:%Y%m%dT%H%M00Z}"
            dynamodb.restore_table_to_point_in_time(
                SourceTableName=table, TargetTableName=side, UseLatestRestorableTime=True
            )
            schema = dynamodb.describe_table(TableName=table)["Table"]["KeySchema"]
            items = dynamodb.scan(TableName=table)["Items"]
            for item in items if which == "conversations" else items[:1]:
                key = {each["AttributeName"]: item[each["AttributeName"]] for each in schema}
                dynamodb.delete_item(TableName=table, Key=key)
        assert not self.held(BEGUN)
        return {"TIME": f"{at.astimezone(LONDON):%Y-%m-%dT%H:%M}"}

    def right_fees(self) -> dict[str, str]:
        fees = {"membership_fee_amount": "45", "subscription_fee_amount": "28"}
        self.sheet("corrected.csv", *(invite(number, **fees) for number in (INVITED, BEGUN)))
        return self.of(BEGUN)

    @property
    def addresses(self) -> dict[str, str]:
        """As the local machine names them."""
        key = self.volunteer.secret("api-key")
        return {"bot": self.volunteer.url, "phone": self.stage.phone, "api_key": key}

    def payments_by_gocardless(self) -> dict[str, str]:
        """The club decides so in mid-season."""
        with open(self.volunteer.folder / "club.toml", "a", encoding="utf-8") as club:
            club.write(PAYMENTS)
        return {}

    def somebody_pays(self) -> None:
        """By the stage as it is deployed; GoCardless's webhooks come to it."""
        tell_gocardless(self.stage, self.volunteer.url)
        payment = Payment(self.addresses)
        payment.begins()
        payment.is_made()

    def a_refused_order(self) -> dict[str, str]:
        """A parent is on the payment page when the player is withdrawn, and GoCardless will not take the page back."""
        payment = Payment(self.addresses)
        payment.begins()
        self._refuses(["billing_requests"])
        done = self.volunteer.runs(
            f"python3 start.py deploy call production POST /registrations/{payment.reference}/withdraw '{{}}'"
        )
        assert "refused by the payment provider" in done.said, done.said + done.complained
        self._refuses([])
        return {"REFERENCE": payment.reference}

    def _refuses(self, kinds: list[str]) -> None:
        answer = requests.put(f"{self.stage.phone}/dashboard/refusing", json={"kinds": kinds}, timeout=30)
        answer.raise_for_status()

    def summer(self) -> dict[str, str]:
        """The payment page has moved, and there is a sheet for the season to come."""
        self.sheet("invites.csv", *map(invite, NEW))
        club = self.volunteer.folder / "club.toml"
        told = club.read_text(encoding="utf-8")
        club.write_text(told.replace("https://pay.example.org/", "https://pay.example.com/"), encoding="utf-8")
        return {"SEASON": invite(INVITED)["current_registration_season"]}
