"""Where GoCardless takes the payments, a deployment asks for its two secrets, and they are laid by hand."""

import json

import pytest

from deploy.aws.services import DeploymentFailed
from deploy.checks import PAYMENT_FIELDS, PAYMENT_SECRET
from deploy.operations.rotate import rotate
from tests.support.deploy.operator import Operator


def test_each_secret_that_is_missing_is_told_with_the_command_that_lays_it(
    ready: Operator, monkeypatch: pytest.MonkeyPatch
):
    ready.with_club(payments__gocardless="sandbox")
    told = ready.checks()
    assert len(told) == len(PAYMENT_FIELDS)
    for field, variable in PAYMENT_FIELDS.items():
        name = f"gocardless-{field}"
        [line] = [each for each in told if f"export {variable}" in each]
        assert f"read -s {variable} && export {variable}" in line
        assert f"deploy rotate rehearsal {name}" in line
        with pytest.raises(DeploymentFailed, match=f"{variable} is missing"):
            rotate(ready.deployment(), name)
        for value in ("the-first", "the-next"):
            monkeypatch.setenv(variable, value)
            rotate(ready.deployment(), name)
            kept = ready.client("secretsmanager").get_secret_value(SecretId=f"urmston-town/rehearsal/{PAYMENT_SECRET}")
            assert json.loads(kept["SecretString"])[field] == value
    assert ready.checks() == []


def test_where_the_clubs_page_takes_them_there_is_nothing_to_lay(ready: Operator):
    assert ready.checks() == []
