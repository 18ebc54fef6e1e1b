"""Webhooks are signed as Standard Webhooks has it, and nothing else is believed."""

import pytest

from service.signed_webhooks import sign, verified

SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
OTHER = "another-secret-that-is-taken-as-it-stands"
BODY = b'{"test": 2432232314}'
NOW = 1614265330


def signed(secret: str = SECRET, at: int = NOW, *older: str) -> dict[str, str]:
    return sign(secret, "msg_p5jXN8AQM9LWM0D4loKWxJek", at, BODY, *older)


def test_it_is_signed_as_the_standards_own_example():
    assert signed() == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_what_was_signed_is_believed_within_five_minutes():
    assert all(verified([SECRET], signed(), BODY, NOW + off) for off in (-300, 0, 300))
    assert not any(verified([SECRET], signed(), BODY, NOW + off) for off in (-301, 301))


def test_while_a_secret_is_rotated_the_old_and_the_new_are_good():
    both = signed(OTHER, NOW, SECRET)
    assert both["webhook-signature"].count("v1,") == 2
    assert verified([SECRET], both, BODY, NOW)
    assert verified([OTHER], both, BODY, NOW)
    assert verified([SECRET, OTHER], signed(OTHER), BODY, NOW)
    assert not verified([SECRET], signed(OTHER), BODY, NOW)
    assert not verified([], both, BODY, NOW)


def test_the_case_of_a_headers_name_does_not_matter():
    shouted = {name.title(): value for name, value in signed().items()}
    assert verified([SECRET], shouted, BODY, NOW)


def test_signatures_of_other_versions_are_passed_over():
    headers = signed()
    headers["webhook-signature"] = f"v1a,AAAA v2,BBBB , v1 {headers['webhook-signature']}"
    assert verified([SECRET], headers, BODY, NOW)
    assert not verified([SECRET], headers | {"webhook-signature": signed()["webhook-signature"][3:]}, BODY, NOW)


@pytest.mark.parametrize(
    "changed",
    [
        {"webhook-id": "msg_other"},
        {"webhook-id": ""},
        {"webhook-timestamp": str(NOW + 1)},
        {"webhook-timestamp": f"{NOW}.0"},
        {"webhook-timestamp": f"+{NOW}"},
        {"webhook-timestamp": "٣"},
        {"webhook-timestamp": "9" * 5000},
        {"webhook-timestamp": ""},
        {"webhook-signature": ""},
        {"webhook-signature": "v1,"},
        {"webhook-signature": "v1,é"},
        {"webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OF="},
    ],
)
def test_what_was_changed_on_its_way_is_not_believed(changed: dict[str, str]):
    assert not verified([SECRET], signed() | changed, BODY, NOW)


@pytest.mark.parametrize("missing", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_every_header_is_needed(missing: str):
    assert not verified([SECRET], {name: value for name, value in signed().items() if name != missing}, BODY, NOW)


def test_another_body_is_not_believed():
    assert not verified([SECRET], signed(), BODY + b" ", NOW)


@pytest.mark.parametrize("secret", ["whsec_é", "whsec_a", "whsec_not base64"])
def test_a_secret_that_cannot_be_read_is_said(secret: str):
    with pytest.raises(ValueError):
        signed(secret)
