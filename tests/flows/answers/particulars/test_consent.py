"""Consent to e-mail and texts, each on its own, as parents say it in one message."""

import pytest

from flows.answers import Consent, DidYouMean, Misunderstood, Understood
from tests.flows.answers import hear

BOTH = {"email": True, "sms": True}
EMAIL = {"email": True, "sms": False}
TEXT = {"email": False, "sms": True}
NEITHER = {"email": False, "sms": False}

TO_BOTH = [
    "Yes, both", "both", "Both please", "yes", "y", "Yes please x", "ok", "sure", "👍", "1", "either is fine", "All",
    "both are fine", "yes to both", "email and text", "Text and email", "e-mail & sms", "yes email and text", "either",
    "E-mail and text", "email yes, text yes", "both fine", "both email and text", "I consent to both", "either way",
]  # fmt: skip
TO_EMAIL = [
    "E-mail only", "email only", "just email", "only email please", "email", "Emails", "2", "yes but not sms",
    "Yes but no texts", "email's fine, no texts", "email is fine but not text", "email yes, text no", "by email",
    "yes to email no to text", "no texts, just email", "not text, email is fine", "No just email", "e mail please",
    "email not text", "I'd prefer email", "yes email only thanks", "email but don't text me", "email without texts",
    "Only by e-mail", "Ok to email, not ok to text", "email 👍 text 👎", "News by email please",
    "emails fine just don't text me", "emails only, stop texting me", "yes email is ok, just no texts",
    "email is ok just dont text me please", "don't text me, just email is fine", "emails yes, only don't text",
]  # fmt: skip
TO_TEXT = [
    "Text only", "just text", "text", "sms only", "only texts", "3", "yes but not email", "text's fine, no emails",
    "text yes, email no", "no email, just text", "no to email, yes to text", "Not email. Texts are ok", "txt only pls",
    "text message", "No only text", "you can text me but not email", "texts are fine just don't email me",
    "text only, stop emailing",
]  # fmt: skip
TO_NEITHER = [
    "Neither", "no", "No thanks", "none", "no thank you", "n", "nope", "4", "neither please", "no to both", "👎",
    "No email or text", "no emails no texts", "no texts or emails", "don't contact me", "nothing thanks",
    "neither of them", "no news thanks", "email no, text no",
]  # fmt: skip
HALF_SAID = [
    ("no texts", EMAIL),
    ("no texts and emails please", NEITHER),
    ("stop texting and emailing", NEITHER),
    ("not sms", EMAIL),
    ("don't text me", EMAIL),
    ("no email", TEXT),
    ("not by email thanks", TEXT),
]
UNCLEAR = [
    "", "maybe", "not sure", "yes no", "not both", "whatsapp", "Just WhatsApp", "phone call", "what for?",
    "who sees it?", "email or text?", "email or text", "1 or 2", "5", "only if it's important", "whatever", "hello",
    "jane@example.com", "emailtext", "both, no texts", "neither, email", "textbook",
]  # fmt: skip


@pytest.mark.parametrize("text", TO_BOTH)
def test_to_both(text):
    assert hear(Consent(), text) == Understood(BOTH)


@pytest.mark.parametrize("text", TO_EMAIL)
def test_to_email_only(text):
    assert hear(Consent(), text) == Understood(EMAIL)


@pytest.mark.parametrize("text", TO_TEXT)
def test_to_texts_only(text):
    assert hear(Consent(), text) == Understood(TEXT)


@pytest.mark.parametrize("text", TO_NEITHER)
def test_to_neither(text):
    assert hear(Consent(), text) == Understood(NEITHER)


@pytest.mark.parametrize(("text", "value"), HALF_SAID)
def test_a_no_to_one_channel_is_no_yes_to_the_other(text, value):
    answer = hear(Consent(), text)
    assert isinstance(answer, DidYouMean)
    assert answer.value == value


@pytest.mark.parametrize("text", UNCLEAR)
def test_consent_is_never_guessed(text):
    assert isinstance(hear(Consent(), text), Misunderstood)


def test_an_answer_is_its_own_copy():
    hear(Consent(), "both").value["sms"] = False
    assert hear(Consent(), "both") == Understood(BOTH)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(BOTH, "E-mail and text"), (EMAIL, "E-mail only"), (TEXT, "Text only"), (NEITHER, "Neither")],
)
def test_what_the_summary_shows(value, shown):
    assert Consent().show(value) == shown
