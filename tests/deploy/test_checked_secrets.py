"""Secrets that somebody deleted, and those that a deleted stack has left, are told with how to put it right."""

import os

import pytest

from deploy.operations.rotate import rotate
from tests.deploy.test_checks import only
from tests.support.deploy.operator import Operator
from tests.support.house import TOKEN


def test_a_token_that_the_stage_keeps_is_enough(ready: Operator):
    ready.has_stacks()
    ready.client("secretsmanager").put_secret_value(
        SecretId="urmston-town/rehearsal/twilio/auth-token", SecretString=TOKEN
    )
    del os.environ["TWILIO_AUTH_TOKEN"]
    assert ready.checks() == []


def test_the_payment_providers_secrets_are_fields_of_one(ready: Operator):
    ready.has_stacks()
    ready.with_club(payments__gocardless="sandbox")
    token, webhook = ready.checks()
    assert token.startswith("GoCardless's access-token is missing: `read -s GOCARDLESS_ACCESS_TOKEN && ")
    assert "rotate rehearsal gocardless-webhook-secret" in webhook
    os.environ |= {"GOCARDLESS_ACCESS_TOKEN": "t1", "GOCARDLESS_WEBHOOK_SECRET": "s1"}
    rotate(ready.deployment(), "gocardless-access-token")
    assert only(ready.checks()) == webhook
    rotate(ready.deployment(), "gocardless-webhook-secret")
    assert ready.checks() == []
    os.environ["GOCARDLESS_WEBHOOK_SECRET"] = "s2"
    told = rotate(ready.deployment(), "gocardless-webhook-secret")
    assert told[0].startswith("urmston-town/rehearsal/gocardless/keys has the new webhook-secret. What ")
    assert ready.deployment().checks.payment_keys() == {"access-token": "t1", "webhook-secret": "s2"}


SECRETS = ("sender/jwt-secret", "twilio/auth-token", "api-key")


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_that_somebody_deleted(ready: Operator, name: str):
    ready.has_stacks()
    secrets, named = ready.client("secretsmanager"), f"urmston-town/rehearsal/{name}"
    secrets.delete_secret(SecretId=named)
    told = only(ready.checks())
    assert told.startswith(f"The secret {named} is marked for deletion: `aws secretsmanager restore-secret ")
    secrets.restore_secret(SecretId=named)
    assert ready.checks() == []
    secrets.delete_secret(SecretId=named, ForceDeleteWithoutRecovery=True)
    told = only(ready.checks())
    assert told.startswith(f"The secret {named} is gone: make it again with `aws secretsmanager create-secret --name ")
    secrets.create_secret(Name=named, SecretString="another")
    assert ready.checks() == []


def test_a_kept_token_that_somebody_deleted(ready: Operator):
    ready.has_stacks()
    named = "urmston-town/rehearsal/twilio/auth-token"
    ready.client("secretsmanager").put_secret_value(SecretId=named, SecretString=TOKEN)
    ready.client("secretsmanager").delete_secret(SecretId=named)
    del os.environ["TWILIO_AUTH_TOKEN"]
    marked, missing = ready.checks()
    assert marked.startswith(f"The secret {named} is marked for deletion")
    assert missing.startswith("TWILIO_AUTH_TOKEN is missing")


@pytest.mark.parametrize("name", SECRETS)
def test_a_secret_that_a_deleted_stack_has_left(ready: Operator, name: str):
    secrets, named = ready.client("secretsmanager"), f"urmston-town/rehearsal/{name}"
    secrets.create_secret(Name=named, SecretString=TOKEN)
    told = only(ready.checks())
    assert told.startswith(f"The secret {named} is left of a stack that is gone, and keeps its name from the next")
    secrets.delete_secret(SecretId=named, ForceDeleteWithoutRecovery=True)
    assert ready.checks() == []
