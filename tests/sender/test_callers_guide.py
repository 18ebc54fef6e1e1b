"""What callers were told they may send: each request of their guide is taken as it stands, so are their programs."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from werkzeug.serving import make_server

from tests.support.sender.office import CLUB, CLUB_NUMBER, JANE, JANES_PHONE, Office

PROGRAMS = Path(__file__).resolve().parents[2] / "docs" / "callers"
ALERTS, TOLL_FREE, POOL = "alerts@example.com", "+18005551234", "pool-0123456789abcdef"
THEIR_USER, THEIR_PHONE = "user@example.com", "+16045551234"
ACCOUNT = {"productName": "CHEQUING", "membershipNumber": "****5493", "accountBalance": "100.00"}
ALERT = {
    "Subject": "Your {productName} account",
    "MessageBody": "<p>{productName} {membershipNumber}: ${accountBalance}</p>",
}


def email(address: str, **values: str) -> dict[str, Any]:
    return {address: {"ChannelType": "EMAIL"} | ({"Substitutions": values} if values else {})}


def text(number: str) -> dict[str, Any]:
    return {number: {"ChannelType": "SMS"}}


def of(sender: str, **message: str) -> dict[str, Any]:
    return {"FromAddress": sender} | message


def from_(number: str, body: str) -> dict[str, Any]:
    return {"MessageType": "TRANSACTIONAL", "OriginationNumber": number, "MessageBody": body}


# The guide's requests; the placeholders of its reader's own addresses are filled in.
GUIDE = {
    "first test e-mail": {
        "EmailMessage": of(CLUB, Subject="Test Email from Messaging API"),
        "Addresses": email(JANE),
    },
    "first test text": {"SMSMessage": from_(POOL, "Test SMS from Messaging API"), "Addresses": text(JANES_PHONE)},
    "with a template": {
        "EmailMessage": of(CLUB, TemplateName="email-alert-template"),
        "Addresses": email(JANE, **ACCOUNT),
    },
    "e-mail only": {"EmailMessage": of(ALERTS, Subject="Account Alert"), "Addresses": email(THEIR_USER)},
    "text only": {
        "SMSMessage": from_(TOLL_FREE, "Your verification code is 123456"),
        "Addresses": text(THEIR_PHONE),
    },
    "both": {
        "EmailMessage": of(ALERTS, Subject="Account Alert"),
        "SMSMessage": from_(TOLL_FREE, "Check your email for important account information"),
        "Addresses": email(THEIR_USER) | text(THEIR_PHONE),
    },
    "template with variables": {
        "EmailMessage": of(ALERTS, TemplateName="email-alert-template"),
        "Addresses": email(THEIR_USER, **ACCOUNT),
    },
}


@pytest.fixture
def abroad(office: Office) -> Office:
    """An office that may send as the guide's readers do."""
    office.verifies(ALERTS)
    office.start(
        SENDER_ALLOWED_SENDERS=f"{CLUB}, {ALERTS}",
        SENDER_ALLOWED_ORIGINATORS=f"{CLUB_NUMBER}, {TOLL_FREE}, {POOL}",
        SENDER_TEXT_COUNTRIES="GB=0.03, CA=0.01",
        SENDER_ALLOWED_RECIPIENTS=f"*@example.com, +447700900*, {THEIR_PHONE}",
    )
    office.stores("email-alert-template", **ALERT)
    return office


@pytest.mark.parametrize("where", GUIDE)
def test_a_request_of_the_guide_is_taken_as_it_stands_and_arrives(abroad: Office, where: str):
    request = GUIDE[where]
    answer = abroad.posts({"TraceId": "guide-001"} | request)
    assert (answer.status_code, answer.json["status"]) == (200, "Message sent to queue"), answer.json
    abroad.works()
    assert [len(abroad.inbox(address)) for address in request["Addresses"]] == [1] * len(request["Addresses"])


@pytest.mark.parametrize(
    ("subject", "html"),
    [
        ("Account Alert", "Account Alert"),
        ("Fees < £50 & <b>now</b>", "Fees &lt; £50 &amp; &lt;b&gt;now&lt;/b&gt;"),
        ("Hi {name}, 5 < 6", "Hi Jane &amp; Co, 5 &lt; 6"),
    ],
)
def test_an_email_of_a_subject_alone_says_its_subject(office: Office, subject: str, html: str):
    addresses = {JANE: {"ChannelType": "EMAIL", "Substitutions": {"name": "Jane & Co"}}}
    office.posts({"TraceId": "guide-002", "EmailMessage": of(CLUB, Subject=subject), "Addresses": addresses})
    office.works()
    [arrived] = office.inbox(JANE)
    said = subject.replace("{name}", "Jane & Co")
    assert (arrived["subject"], arrived["text"], arrived["html"]) == (said, said, html)


@pytest.fixture
def address(office: Office) -> Iterator[str]:
    """Where the office answers real requests."""
    server = make_server("127.0.0.1", 0, office.browser.application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(("program", "runs"), [("send.py", sys.executable), ("send.mjs", "node")])
def test_a_callers_program_is_let_in_and_heard(office: Office, address: str, program: str, runs: str):
    if not shutil.which(runs):
        pytest.skip(f"there is no {runs} on this machine")
    told = {"SENDER_URL": address, "SENDER_SECRET": office.secret(), "NO_PROXY": "127.0.0.1"}
    command = [runs, str(PROGRAMS / program), CLUB, JANE, "Training is off"]
    ran = subprocess.run(command, env=os.environ | told, capture_output=True, text=True, timeout=60)  # noqa: S603
    assert (ran.returncode, ran.stderr) == (0, ""), ran.stdout
    office.works()
    assert [each["subject"] for each in office.inbox(JANE)] == ["Training is off"]


def test_a_template_is_put_with_the_aws_cli_by_the_name_in_the_stacks_output(office: Office):
    aws = shutil.which("aws")
    if not aws:
        pytest.skip("there is no AWS CLI on this machine")
    item = {
        "TemplateName": {"S": "alert-template"},
        "MessageBody": {"S": "Your {productName} account has ${accountBalance}"},
    }
    table = office.outputs["MessageTemplatesTableName"]
    put = [aws, "dynamodb", "put-item", "--table-name", table, "--item", json.dumps(item)]
    subprocess.run(put, env=os.environ, check=True, capture_output=True, timeout=60)  # noqa: S603
    body = {"MessageType": "TRANSACTIONAL", "OriginationNumber": CLUB_NUMBER, "TemplateName": "alert-template"}
    addresses = {JANES_PHONE: {"ChannelType": "SMS", "Substitutions": ACCOUNT}}
    office.posts({"TraceId": "guide-003", "SMSMessage": body, "Addresses": addresses})
    office.works()
    assert [each["text"] for each in office.inbox(JANES_PHONE)] == ["Your CHEQUING account has $100.00"]


def test_names_end_as_callers_were_told(office: Office):
    ends = {
        "MessagesQueueUrl": "MessagesQueue",
        "DeadLetterQueueUrl": "MessagesDeadLetterQueue",
        "MessageTemplatesTableName": "MessageTemplates",
    }
    assert {output: office.outputs[output].endswith(end) for output, end in ends.items()} == dict.fromkeys(ends, True)
