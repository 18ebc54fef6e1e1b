"""`python -m sender.commands.callers webhook`: where a caller is told, and by which secret it knows that it is us."""

import pytest

from tests.sender.commands.test_callers import said
from tests.support.sender.office import Office

HEARD = "https://newsletter.example/heard?by=club"


@pytest.fixture(autouse=True)
def newsletter(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    said(office, capsys, "add", "newsletter", "send")


def webhook(office: Office, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    code, told = said(office, capsys, "webhook", "newsletter", *arguments)
    assert code == 0, told
    return told


def test_it_is_set_changed_and_taken_away(office: Office, capsys: pytest.CaptureFixture[str]):
    secret = webhook(office, capsys, HEARD)
    assert secret.startswith("whsec_")
    assert said(office, capsys, "list") == (0, f"newsletter  send  {HEARD}")
    assert webhook(office, capsys, HEARD) == secret, "asked again, it is the same"
    assert webhook(office, capsys, "https://other.example/") != secret, "who listens elsewhere has another"
    assert webhook(office, capsys, "--off") == "newsletter is told nothing any more"
    assert said(office, capsys, "list") == (0, "newsletter  send")
    assert webhook(office, capsys, HEARD) != secret


def test_its_secret_is_rotated_alone(office: Office, capsys: pytest.CaptureFixture[str]):
    said(office, capsys, "add", "shop", "send")
    secret, shops = webhook(office, capsys, HEARD), said(office, capsys, "webhook", "shop", HEARD)
    assert webhook(office, capsys, "--rotate") != secret
    assert said(office, capsys, "webhook", "shop", HEARD) == shops
    assert said(office, capsys, "list") == (0, f"newsletter  send  {HEARD}\nshop  send  {HEARD}")


def test_it_survives_every_other_change(office: Office, capsys: pytest.CaptureFixture[str]):
    secret = webhook(office, capsys, HEARD)
    said(office, capsys, "change", "newsletter", "read", "--senders", "registrations@example.org", "--messages", "5")
    assert said(office, capsys, "list") == (
        0,
        f"newsletter  read  registrations@example.org  0 of 5 messages today  {HEARD}",
    )
    assert webhook(office, capsys, HEARD) == secret
    webhook(office, capsys, "--rotate")
    caller = office.front.callers.get("newsletter")
    assert (caller.senders, caller.caps.messages, caller.generation) == (("registrations@example.org",), 5, 1)


def test_who_is_revoked_and_added_again_has_none(office: Office, capsys: pytest.CaptureFixture[str]):
    webhook(office, capsys, HEARD)
    said(office, capsys, "revoke", "newsletter")
    assert said(office, capsys, "webhook", "newsletter", HEARD) == (1, "There is no caller newsletter")
    said(office, capsys, "add", "newsletter", "send")
    assert said(office, capsys, "list") == (0, "newsletter  send")


@pytest.mark.parametrize(
    "address",
    [
        "http://newsletter.example/heard",
        "http://127.0.0.1:8000/heard",  # which is good on a local machine
        "ftp://newsletter.example/",
        "newsletter.example",
        "https://",
        "https:///heard",
        "https://:443/",
        "https://newsletter.example:99999/",
        "https://newsletter.example:port/",
        "https://[::1/",
        "https://club:word@newsletter.example/",
        "https://newsletter.example/#part",
        "https://newsletter.example/a b",
        "https://newsletter.example\\@other.example/",
        "https://newsletter.example/\r\nHost: other.example",
        "https://clüb.example/",
        "https://newsletter.example/" + "a" * 1000,
    ],
)
def test_an_address_that_is_none_is_refused(office: Office, capsys: pytest.CaptureFixture[str], address: str):
    code, told = said(office, capsys, "webhook", "newsletter", address)
    assert (code, told.startswith("A webhook's address must ")) == (1, True)
    assert said(office, capsys, "list") == (0, "newsletter  send")


def test_a_local_machine_may_tell_itself(office: Office, capsys: pytest.CaptureFixture[str]):
    office.environment["SENDER_STAGE"] = "local"
    assert webhook(office, capsys, "http://127.0.0.1:8000/heard").startswith("whsec_")
    assert said(office, capsys, "webhook", "newsletter", "http://192.168.0.7/heard")[0] == 1


def test_what_cannot_be_rotated_is_said(office: Office, capsys: pytest.CaptureFixture[str]):
    assert said(office, capsys, "webhook", "newsletter", "--rotate") == (1, "newsletter has no webhook")
    assert said(office, capsys, "webhook", "shop", HEARD) == (1, "There is no caller shop")


def test_a_webhook_is_shown_without_its_secret(office: Office, capsys: pytest.CaptureFixture[str]):
    secret = webhook(office, capsys, HEARD)
    caller = office.front.callers.get("newsletter")
    assert caller.webhook.secret == secret
    assert secret not in repr(caller)
