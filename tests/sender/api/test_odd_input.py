"""Sizes and odd fields: judged by what is sent, and each fault named where it is."""

from typing import Any

import pytest

from tests.support.sender.office import CLUB, EMAIL, JANE, SMS, Office, emails_to, to_jane

LONG = "j" * 65


def email(**changes: Any) -> dict[str, Any]:
    return emails_to(JANE, EmailMessage=EMAIL | changes)


@pytest.mark.parametrize("body", ["Ж" * 25_000, "<p>" + "ї" * 25_000 + "</p>", "字" * 25_000, "😀" * 12_000])
def test_a_letter_takes_its_own_bytes_whatever_its_alphabet(office: Office, body: str):
    assert office.posts(email(MessageBody=body)).status_code == 200
    office.works()
    assert body in office.inbox(JANE)[0]["html"]


@pytest.mark.parametrize("body", ["\ufffe", "\uffff", "\x7f\x80\x9f", "\ufdd0", "\U0001ffff", "\t\n", '"\\'])
def test_what_no_queue_takes_arrives_all_the_same(office: Office, body: str):
    assert office.posts(email(MessageBody=f"Hi {body}!")).status_code == 200
    assert office.takes_all()[0].text == f"Hi {body}!"


def test_a_message_that_is_too_large_is_told_its_bytes(office: Office):
    refused = office.posts(email(MessageBody="Ж" * 66_000))
    assert refused.status_code == 413
    assert "bytes, and 262144 may be queued" in refused.json["errors"][f"Addresses.{JANE}"]


@pytest.mark.parametrize(
    ("body", "path", "says"),
    [
        (to_jane(SMSMessage=SMS | {"OriginationNumber": ""}), "SMSMessage.OriginationNumber", "is empty"),
        (
            emails_to(f"{'j' * 65}@example.com"),
            f"Addresses.{'j' * 65}@example.com",
            "at most 64 characters before the @",
        ),
        (
            email(FromAddress=f"{'c' * 65}@example.org"),
            "EmailMessage.FromAddress",
            "at most 64 characters before the @",
        ),
        (
            email(TemplateName="hollow", MessageBody=None),
            "EmailMessage.TemplateName",
            "a template without a MessageBody",
        ),
        (to_jane(SMSMessage={"TemplateName": "hollow"}), "SMSMessage.TemplateName", "a template without a MessageBody"),
    ],
)
def test_a_fault_is_named_where_it_is(office: Office, body: dict[str, Any], path: str, says: str):
    office.stores("hollow", Subject="Nothing to say")
    refused = office.posts(body)
    assert set(refused.json["errors"]) == {path}
    assert says in refused.json["errors"][path]


def test_an_address_may_have_64_characters_before_its_at(office: Office):
    assert office.posts(emails_to(f"{'j' * 64}@example.com")).status_code == 200


class TestANameBesideFrom:
    @pytest.mark.parametrize(
        ("written", "sent"),
        [
            (f"Urmston Town <{CLUB}>", f"Urmston Town <{CLUB}>"),
            (f'"Urmston Town, U11" <{CLUB}>', f'"Urmston Town, U11" <{CLUB}>'),
            (f"Clwb Pêl-droed <{CLUB}>", f"=?utf-8?q?Clwb_P=C3=AAl-droed?= <{CLUB}>"),
            (f"<{CLUB}>", CLUB),
            (f" {CLUB} ", CLUB),
            (f"Urmston Town <{CLUB.replace('example', 'EXAMPLE')}>", f"Urmston Town <{CLUB}>"),
        ],
    )
    def test_stands_in_the_header(self, office: Office, written: str, sent: str):
        assert office.posts(email(FromAddress=written, ReplyToAddresses=None)).status_code == 200
        [message] = office.takes_all()
        assert (message.from_, message.reply_to) == (sent, (CLUB,))

    def test_goes_out(self, office: Office):
        office.posts(email(FromAddress=f"Urmston Town <{CLUB}>"))
        office.works()
        assert office.inbox(JANE)[0]["from"] == f"Urmston Town <{CLUB}>"

    @pytest.mark.parametrize(
        ("written", "says"),
        [
            ("Urmston Town <stranger@example.org>", "is not on the list"),
            (f"Urmston Town\r\nBcc: x@example.com <{CLUB}>", "on one line"),
            (f"Urmston\u202eTown <{CLUB}>", "on one line"),
            (f"{'x' * 71} <{CLUB}>", "at most 70 characters"),
            (f"Urmston Town <{CLUB}", "must be an e-mail address"),
            (f"{CLUB}, x@example.com", "must be an e-mail address"),
            (f"Urmston Town <{CLUB}> <{CLUB}>x", "must be an e-mail address"),
        ],
    )
    def test_brings_in_no_header_and_no_other_sender(self, office: Office, written: str, says: str):
        assert says in office.posts(email(FromAddress=written)).json["errors"]["EmailMessage.FromAddress"]
