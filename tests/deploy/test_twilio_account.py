"""Twilio's side: contents are made and asked about once, webhooks are set once, and WhatsApp's word is passed on."""

import pytest

from bot.whatsapp.contents import TEMPLATES, definitions
from tests.support.deploy.operator import Operator

BOT = "https://abc123.execute-api.eu-west-2.amazonaws.com/production"


def test_contents_are_made_once(operator: Operator):
    names = list(definitions(operator.club.words))
    assert operator.twilio.contents_to_make() == names
    sids = operator.twilio.sync_contents()
    assert operator.twilio.contents_to_make() == []
    assert operator.twilio.sync_contents() == sids
    assert len(operator.world.twilio.contents.all()) == len(names) == len(set(sids.values()))


def test_another_wording_is_another_content(operator: Operator):
    before = operator.twilio.sync_contents()
    operator.with_club(club__assistant_name="Alpha")
    assert operator.twilio.contents_to_make() == ["invite"]
    after = operator.twilio.sync_contents()
    assert {name for name in before if before[name] != after[name]} == {"invite"}


def test_an_approval_that_was_not_asked_for_is_asked_for(operator: Operator):
    sids = operator.twilio.sync_contents()
    operator.hears_from_whatsapp(sids["invite"], None)
    assert operator.twilio.approvals(sids)["invite"] == "unsubmitted"
    operator.twilio.sync_contents()
    assert operator.twilio.approvals(sids)["invite"] == "approved"


def test_a_rejection_is_told_with_its_reason(operator: Operator):
    sids = operator.twilio.sync_contents()
    operator.hears_from_whatsapp(sids["invite"], {"status": "rejected", "rejection_reason": "It looks like marketing"})
    assert operator.twilio.approvals(sids)["invite"] == "rejected: It looks like marketing"
    operator.twilio.sync_contents()
    assert operator.twilio.approvals(sids)["invite"].startswith("rejected")  # asking again would not help


def test_only_templates_wait_for_whatsapp(operator: Operator):
    assert set(operator.twilio.approvals(operator.twilio.sync_contents())) == TEMPLATES


def test_webhooks_are_set_once(operator: Operator):
    assert operator.twilio.webhooks_differ(BOT)
    assert operator.twilio.set_webhooks(BOT)
    twilio = operator.world.twilio
    assert (twilio.webhook_url, twilio.fallback_url) == (f"{BOT}/webhook", f"{BOT}/webhook")
    assert twilio.status_url == f"{BOT}/status"
    assert not operator.twilio.webhooks_differ(BOT)
    assert not operator.twilio.set_webhooks(BOT)


@pytest.mark.parametrize("which", ["webhook_url", "fallback_url", "status_url"])
def test_a_webhook_that_somebody_changed_is_set_again(operator: Operator, which: str):
    operator.twilio.set_webhooks(BOT)
    setattr(operator.world.twilio, which, "https://elsewhere.example.org/")
    assert operator.twilio.set_webhooks(BOT)
    assert getattr(operator.world.twilio, which).startswith(BOT)


def test_webhooks_are_taken_back_once(operator: Operator):
    operator.twilio.set_webhooks(BOT)
    assert operator.twilio.clear_webhooks(BOT)
    twilio = operator.world.twilio
    assert not any((twilio.webhook_url, twilio.fallback_url, twilio.status_url))
    assert not operator.twilio.clear_webhooks(BOT)


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example.org", f"{BOT}2"])
def test_webhooks_of_somebody_else_are_left_alone(operator: Operator, elsewhere: str):
    operator.twilio.set_webhooks(elsewhere)
    assert not operator.twilio.clear_webhooks(BOT)
    assert operator.world.twilio.webhook_url.startswith(elsewhere)


def test_contents_are_deleted_once_and_others_are_left_alone(operator: Operator):
    sids = operator.twilio.sync_contents()
    assert operator.twilio.delete_contents([sids["invite"], "HX" + "0" * 32]) == 1
    assert operator.twilio.delete_contents([sids["invite"]]) == 0
    assert operator.twilio.contents_to_make() == ["invite"]
