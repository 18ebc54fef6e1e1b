"""Erasure by address: afterwards the ledger tells what became of the messages, and to whom none of them went."""

import json

import pytest

from sender.commands.ledger import main
from sender.store.erasure import NOBODY
from sender.store.ledger import CANCELLED, SENT, row_key
from sender.store.messages import EMAIL
from sender.store.search import PAGE
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane


def everything(office: Office) -> str:
    """All that the ledger holds, as one text."""
    pages = office.dynamodb.get_paginator("scan").paginate(TableName=office.settings.ledger_table)
    return json.dumps([item for page in pages for item in page["Items"]])


def fates(office: Office, trace: str = TRACE) -> dict[str, str]:
    return {each["address"]: each["status"] for each in office.asks(trace).json["messages"]}


def test_nothing_names_the_address_and_what_became_of_it_stays(office: Office, capsys: pytest.CaptureFixture):
    office.posts(to_jane())
    office.works()
    capsys.readouterr()
    assert main(["erase", "EMAIL", "Jane@Example.com"], office.environment) == 0
    assert main(["erase", "EMAIL", JANE], office.environment) == 0
    assert capsys.readouterr().out == "1 erased\n0 erased\n"
    assert fates(office) == {NOBODY: SENT, JANES_PHONE: SENT}
    assert JANE not in everything(office)
    assert main(["erase", "SMS", JANES_PHONE], office.environment) == 0
    assert JANES_PHONE not in everything(office)


def test_what_is_queued_does_not_go_out_any_more(office: Office):
    office.posts(emails_to(JANE, "pat@example.com"))
    main(["erase", "EMAIL", JANE], office.environment)
    office.works()
    assert fates(office) == {NOBODY: CANCELLED, "pat@example.com": SENT}
    assert office.world.aws.sent.messages(JANE) == []


def test_a_no_to_messages_stays(office: Office):
    office.back.suppression.suppress(EMAIL, JANE, "opt-out")
    main(["erase", "EMAIL", JANE], office.environment)
    assert office.back.suppression.among([(EMAIL, JANE)]) == {(EMAIL, JANE): "opt-out"}


def test_more_than_a_page(office: Office, capsys: pytest.CaptureFixture):
    for number in range(PAGE + 1):
        office.posts(emails_to(JANE, TraceId=f"reg-{number}"))
    main(["erase", "EMAIL", JANE], office.environment)
    assert capsys.readouterr().out == f"{PAGE + 1} erased\n"
    assert JANE not in everything(office)


def test_a_row_whose_time_runs_out_meanwhile_keeps_nothing_from_being_erased(office: Office):
    office.posts(emails_to(JANE, TraceId="reg-1"))
    office.posts(emails_to(JANE, TraceId="reg-2"))
    office.works()
    newest = office.ledger("reg-2")[JANE]
    gone = {"TableName": office.settings.ledger_table, "Key": row_key(newest)}
    office.wire.meanwhile("dynamodb UpdateItem", lambda: office.dynamodb.delete_item(**gone))
    assert main(["erase", "EMAIL", JANE], office.environment) == 0
    assert JANE not in everything(office)
    assert fates(office, "reg-1") == {NOBODY: SENT}


@pytest.mark.parametrize("said", [[], ["erase"], ["erase", "FAX", JANE], ["forget", "EMAIL", JANE]])
def test_how_it_is_used(office: Office, said: list[str], capsys: pytest.CaptureFixture):
    assert main(said, office.environment) == 2
    assert "usage" in capsys.readouterr().err
