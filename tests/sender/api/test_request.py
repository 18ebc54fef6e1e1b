"""What a request must be: every fault at once, by the path of its field, and nothing queued."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sender.api.request import Submission, read_request
from sender.auth.callers import Caller
from sender.fields.faults import Faults
from sender.settings import Settings
from tests.support.runner.thoroughness import examples
from tests.support.sender.office import CLUB, CLUB_NUMBER, EMAIL, JANE, JANES_PHONE, SMS, emails_to, to_jane

ALLOWED = Settings.from_environment(
    {
        "SENDER_MESSAGES_QUEUE_URL": "https://sqs.example.com/messages",
        "SENDER_DEAD_LETTER_QUEUE_URL": "https://sqs.example.com/dead",
        "SENDER_MESSAGE_TEMPLATES_TABLE": "templates",
        "SENDER_LEDGER_TABLE": "ledger",
        "SENDER_JWT_SECRET_ARN": "secret",
        "SENDER_ALLOWED_SENDERS": f"{CLUB}, Desk@Example.org",
        "SENDER_ALLOWED_ORIGINATORS": f"{CLUB_NUMBER}, pool-123",
        "SENDER_ALLOWED_RECIPIENTS": "*@example.com,+447700900*",
    }
)
DESK = Caller(name="club-desk")


def read(body: Any) -> Submission:
    return read_request(body if isinstance(body, bytes) else json.dumps(body).encode(), ALLOWED, DESK)


def faults(body: Any) -> dict[str, str]:
    """What is wrong with a body; a JSON value, or bytes as they are."""
    with pytest.raises(Faults) as found:
        read(body)
    return found.value.errors


def email(**changes: Any) -> dict[str, Any]:
    """A request whose e-mail message is changed; None leaves a field out."""
    message = {name: value for name, value in (EMAIL | changes).items() if value is not None}
    return emails_to(JANE) | {"EmailMessage": message}


def sms(**changes: Any) -> dict[str, Any]:
    message = {name: value for name, value in (SMS | changes).items() if value is not None}
    return to_jane(SMSMessage=message)


def to(address: str, channel: Any = "EMAIL", **more: Any) -> dict[str, Any]:
    return to_jane(Addresses={address: {"ChannelType": channel, **more}})


def test_a_request_without_a_fault():
    submission = read(to_jane())
    assert [(each.channel, each.address) for each in submission.recipients] == [("EMAIL", JANE), ("SMS", JANES_PHONE)]
    assert submission.email.reply_to == ("desk@example.org",)
    assert submission.sms.message_type == "TRANSACTIONAL"
    assert not submission.at_most_once


def test_what_is_left_out_has_its_default():
    submission = read(email(ReplyToAddresses=None) | {"SMSMessage": {"MessageBody": "Hi"}})
    assert submission.email.reply_to == (CLUB,)
    assert submission.email.purpose == "TRANSACTIONAL"
    assert submission.sms.origination == CLUB_NUMBER


@pytest.mark.parametrize(
    ("families", "asked", "priority"),
    [
        (20, {}, "NORMAL"),
        (21, {}, "BULK"),
        (1, {"Priority": "URGENT"}, "URGENT"),
        (21, {"Priority": "NORMAL"}, "NORMAL"),
    ],
)
def test_a_request_to_many_is_bulk_unless_it_says_otherwise(families: int, asked: dict[str, str], priority: str):
    everybody = (f"parent-{number}@example.com" for number in range(families))
    assert read(emails_to(*everybody, **asked)).priority == priority


@pytest.mark.parametrize("written", ["2026-08-01T18:00:00Z", "2026-08-01T19:00+01:00", "20260801T180000Z"])
def test_a_message_ends_at_a_moment_in_any_offset(written: str):
    assert read(to_jane(ExpiresAt=written)).expires_at == datetime(2026, 8, 1, 18, tzinfo=UTC)


def test_null_counts_as_left_out():
    """Programs in typed languages send every field they have."""
    absent = to_jane(Addresses={JANE: {"ChannelType": "EMAIL", "Substitutions": None}}) | {
        "SMSMessage": None,
        "AtMostOnce": None,
    }
    assert read(absent).sms is None


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "must be JSON"),
        (b"{", "must be JSON"),
        (b"TraceId=reg-42", "must be JSON"),
        (b"\xff\xfe{}", "must be JSON"),
        (b'{"TraceId": NaN}', "must be JSON"),  # Python reads it, JSON does not have it
        (b"[" * 100_000, "must be JSON"),
        (b'{"a":' * 100_000, "must be JSON"),
        (b"1" * 5000, "must be JSON"),  # a number too long for Python to read
        (b'{"TraceId": "\\ud800"}', "half of a pair of surrogates"),
        ([], "must be a JSON object"),
        (None, "must be a JSON object"),
        ("x", "must be a JSON object"),
        (5, "must be a JSON object"),
        (True, "must be a JSON object"),
    ],
)
def test_what_is_no_json_object(body: Any, says: str):
    assert says in faults(body)["body"]


def test_an_empty_object_lacks_everything():
    assert faults({}) == {"TraceId": "is required", "Addresses": "is required"}


def test_a_field_that_is_there_twice_is_a_fault():
    """JSON would forget one of the two, and with it somebody's message."""
    assert faults(b'{"TraceId": "a", "TraceId": "b"}') == {"TraceId": "is there twice"}


@pytest.mark.parametrize(
    ("body", "path", "says"),
    [
        (to_jane(TraceId=42), "TraceId", "must be text"),
        (to_jane(TraceId=""), "TraceId", "is empty"),
        (to_jane(TraceId="reg 42"), "TraceId", "letters, digits"),
        (to_jane(TraceId="../reg-42"), "TraceId", "letters, digits"),
        (to_jane(TraceId="x" * 129), "TraceId", "letters, digits"),
        (to_jane(TraceId="reg-42\n"), "TraceId", "letters, digits"),
        (to_jane(AtMostOnce="yes"), "AtMostOnce", "must be true or false"),
        (to_jane(AtMostOnce=1), "AtMostOnce", "must be true or false"),
        (to_jane(Priority="HIGH"), "Priority", "must be URGENT or NORMAL or BULK"),
        (to_jane(ExpiresAt="2026-08-01T18:00:00"), "ExpiresAt", "with its offset"),
        (to_jane(ExpiresAt="tomorrow"), "ExpiresAt", "with its offset"),
        (to_jane(ExpiresAt=1785600000), "ExpiresAt", "with its offset"),
        (to_jane(Adresses={}), "Adresses", "is not a field of this API"),
        (to_jane(EmailMessage="Hi"), "EmailMessage", "must be an object"),
        (to_jane(SMSMessage=["Hi"]), "SMSMessage", "must be an object"),
        (to_jane(Addresses=None), "Addresses", "is required"),
        (to_jane(Addresses={}), "Addresses", "must have an address"),
        (to_jane(Addresses=[JANE]), "Addresses", "must be an object"),
        (to_jane(Addresses=JANE), "Addresses", "must be an object"),
        (email(FromAddress=None), "EmailMessage.FromAddress", "is required"),
        (email(FromAddress=5), "EmailMessage.FromAddress", "must be text"),
        (email(FromAddress="the club"), "EmailMessage.FromAddress", "must be an e-mail address"),
        (email(FromAddress="stranger@example.org"), "EmailMessage.FromAddress", "is not on the list"),
        (email(FromAddress=f"{CLUB}\r\nBcc: x@example.com"), "EmailMessage.FromAddress", "must be an e-mail address"),
        (email(ReplyToAddresses="desk@example.org"), "EmailMessage.ReplyToAddresses", "must be a list of texts"),
        (email(ReplyToAddresses=[5]), "EmailMessage.ReplyToAddresses", "must be a list of texts"),
        (email(ReplyToAddresses=["desk@"]), "EmailMessage.ReplyToAddresses", "must be an e-mail address"),
        (email(Subject=None), "EmailMessage.Subject", "is required with MessageBody"),
        (email(Subject=["Hi"]), "EmailMessage.Subject", "must be text"),
        (email(MessageBody=None, Subject=None), "EmailMessage", "needs a MessageBody or a TemplateName or a Subject"),
        (email(MessageBody="", TemplateName="", Subject=None), "EmailMessage", "needs a MessageBody or a TemplateName"),
        (email(MessageBody=5), "EmailMessage.MessageBody", "must be text"),
        (email(Purpose="SPAM"), "EmailMessage.Purpose", "must be TRANSACTIONAL or PROMOTIONAL"),
        (email(Substitutions=[]), "EmailMessage.Substitutions", "must be an object"),
        (email(Substitutions={"club": ["Urmston"]}), "EmailMessage.Substitutions.club", "must be text or a number"),
        (email(TemplateName="x" * 256), "EmailMessage.TemplateName", "at most 255 characters"),
        (email(Template="welcome"), "EmailMessage.Template", "is not a field of this API"),
        (sms(OriginationNumber="+447700900111"), "SMSMessage.OriginationNumber", "is not on the list"),
        (sms(OriginationNumber=447700900999), "SMSMessage.OriginationNumber", "must be text"),
        (sms(MessageType="URGENT"), "SMSMessage.MessageType", "must be TRANSACTIONAL or PROMOTIONAL"),
        (sms(MessageBody=None), "SMSMessage", "needs a MessageBody or a TemplateName"),
        (to(JANE, None), f"Addresses.{JANE}.ChannelType", "is required"),
        (to(JANE, "FAX"), f"Addresses.{JANE}.ChannelType", "must be EMAIL or SMS"),
        (to(JANE, "email"), f"Addresses.{JANE}.ChannelType", "must be EMAIL or SMS"),
        (to(JANE, Substitutions={"name": None}), f"Addresses.{JANE}.Substitutions.name", "must be text or a number"),
        (to(JANE, Substitutions={"name": True}), f"Addresses.{JANE}.Substitutions.name", "must be text or a number"),
        (to(JANE, Substitutions={"name": {}}), f"Addresses.{JANE}.Substitutions.name", "must be text or a number"),
        (to(JANE, Name="Jane"), f"Addresses.{JANE}.Name", "is not a field of this API"),
        (to_jane(Addresses={JANE: "EMAIL"}), f"Addresses.{JANE}", "must be an object"),
        (to_jane(Addresses={JANE: None}), f"Addresses.{JANE}", "must be an object"),
        (to_jane(EmailMessage=None), f"Addresses.{JANE}", "there is no EmailMessage"),
        (to_jane(SMSMessage=None), f"Addresses.{JANES_PHONE}", "there is no SMSMessage"),
        (
            to("jane@example.net"),
            "Addresses.jane@example.net",
            "SENDER_ALLOWED_RECIPIENTS",
        ),  # a rehearsal, and a stranger
        (to("+441632960123", "SMS"), "Addresses.+441632960123", "SENDER_ALLOWED_RECIPIENTS"),
    ],
)
def test_a_fault_is_named_by_its_path(body: Any, path: str, says: str):
    assert says in faults(body)[path]


@pytest.mark.parametrize(
    "written",
    [
        "",
        "jane",
        "jane@",
        "@example.com",
        "jane@example",
        "jane@example..com",
        " jane@example.com",
        "jane@example.com\n",
        "jane@example.com, bob@example.com",  # two in one field: one would get the other's name
        "Jane <jane@example.com>",
        "jane@exam\u200bple.com",  # a zero-width space, copied from a web page
        "jané@example.com",  # SES takes ASCII alone before the @
        "jane@[127.0.0.1]",
        JANES_PHONE,  # a phone number, and EMAIL asked for
    ],
)
def test_what_is_no_email_address(written: str):
    assert "must be an e-mail address" in faults(to(written))[f"Addresses.{written}"]


@pytest.mark.parametrize(
    "written",
    [
        "07700900123",  # as people write it: the caller knows the country, we would guess
        "447700900123",
        "+4407700900123",  # the zero of the national form left in
        "+44 7700 900123",
        "+44-7700-900123",
        "00447700900123",
        "+447700",
        "+4477009001234567",
        "+999700900123",  # no country
        "+٤٤٧٧٠٠٩٠٠١٢٣",  # digits, but not ASCII's
        "+447700900123\n",
        "whatsapp:+447700900123",
        JANE,
    ],
)
def test_what_is_no_phone_number(written: str):
    found = faults(to(written, "SMS"))[f"Addresses.{written}"]
    assert "must be an E.164 phone number" in found or "country's code" in found


@pytest.mark.parametrize(
    ("written", "channel", "taken"),
    [
        ("Jane@Example.COM", "EMAIL", "Jane@example.com"),
        ("jane+club@example.com", "EMAIL", "jane+club@example.com"),
        ("o'neill@example.com", "EMAIL", "o'neill@example.com"),
        (JANES_PHONE, "SMS", JANES_PHONE),
    ],
)
def test_addresses_as_the_providers_take_them(written: str, channel: str, taken: str):
    [recipient] = read(to(written, channel)).recipients
    assert (recipient.written, recipient.address) == (written, taken)


def test_one_address_in_two_spellings_is_a_fault():
    """Two messages would go to one inbox, with two people's names in them."""
    assert (
        "is the same address as jane@example.com"
        in faults(emails_to(JANE, "Jane@Example.com"))["Addresses.Jane@Example.com"]
    )


def test_every_fault_is_named_at_once():
    body = {
        "EmailMessage": {"FromAddress": "stranger@example.org", "Subject": 5},
        "SMSMessage": {"OriginationNumber": "+1", "MessageBody": "Hi"},
        "Addresses": {"jane@": {"ChannelType": "EMAIL"}, "07700": {"ChannelType": "SMS"}, JANE: {"ChannelType": "FAX"}},
        "Colour": "amber",
    }
    assert set(faults(body)) == {
        "TraceId",
        "EmailMessage",
        "EmailMessage.FromAddress",
        "EmailMessage.Subject",
        "SMSMessage.OriginationNumber",
        "Addresses.jane@",
        "Addresses.07700",
        f"Addresses.{JANE}.ChannelType",
        "Colour",
    }


def test_too_many_addresses():
    crowd = emails_to(*(f"parent{number}@example.com" for number in range(5001)))
    with pytest.raises(Faults) as found:
        read(crowd)
    assert found.value.status == 413
    assert found.value.errors == {"Addresses": "may have at most 5000 addresses: split the request"}


def test_five_thousand_addresses_are_taken():
    assert len(read(emails_to(*(f"parent{number}@example.com" for number in range(5000)))).recipients) == 5000


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Jane", "Jane"),
        ("", ""),
        (0, "0"),
        (-1, "-1"),
        ("{other}", "{other}"),
        ("a\r\nb", "a\r\nb"),
        (10**30, "1" + "0" * 30),
    ],
)
def test_values_are_kept_as_they_are(value: Any, text: str):
    [recipient] = read(to(JANE, Substitutions={"name": value})).recipients
    assert recipient.values == {"name": text}


def test_an_amount_keeps_its_digits():
    body = json.dumps(to(JANE, Substitutions={"amount": "AMOUNT"})).replace('"AMOUNT"', "50.00")
    assert read(body.encode()).recipients[0].values == {"amount": "50.00"}


def test_the_same_json_in_another_order_is_the_same_request():
    body = to_jane()
    backwards = dict(reversed(body.items()))
    assert read(body).body_hash == read(json.dumps(backwards, indent=3).encode()).body_hash
    assert read(body).body_hash != read(to_jane(AtMostOnce=True)).body_hash


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)
NAMES = [
    "TraceId",
    "EmailMessage",
    "SMSMessage",
    "Addresses",
    "AtMostOnce",
    "Priority",
    "ExpiresAt",
    "FromAddress",
    "ReplyToAddresses",
    "Subject",
]
NAMES += [
    "MessageBody",
    "TemplateName",
    "Substitutions",
    "Purpose",
    "OriginationNumber",
    "MessageType",
    "ChannelType",
    JANE,
]
shaped = st.recursive(anything, lambda inner: st.dictionaries(st.sampled_from(NAMES), inner, max_size=6), max_leaves=20)


@settings(max_examples=examples(150), deadline=None)
@given(shaped)
def test_whatever_is_sent_there_is_a_submission_or_its_faults(body: Any):
    try:
        found = read(body).recipients
    except Faults as faults:
        found = faults.errors
    assert found
