"""Two deployments of a stage at once refuse each other; what was cut short is in nobody's way."""

import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from deploy.aws.services import DeploymentFailed
from deploy.lease import Holder, Lease
from tests.support.deploy.operator import Operator


@pytest.fixture
def lease(operator: Operator) -> Lease:
    return Lease(operator.client("ssm"), operator.club)


def somebody_holds_it(operator: Operator, **differs: Any) -> None:
    holder = msgspec.structs.replace(Holder.here(), **{"who": "jo"} | differs)
    operator.client("ssm").put_parameter(
        Name=operator.club.parameter("deploying"), Value=msgspec.json.encode(holder).decode(), Type="String"
    )


def is_free(lease: Lease) -> bool:
    try:
        with lease.held():
            return True
    except DeploymentFailed:
        return False


def test_it_is_free_again_however_it_ended(lease: Lease):
    with pytest.raises(ZeroDivisionError), lease.held():
        _ = 1 / 0
    assert is_free(lease)
    assert is_free(lease)


def test_a_second_one_is_refused_while_the_first_goes_on(lease: Lease):
    with lease.held():
        assert not is_free(lease)
    assert is_free(lease)


def test_who_is_refused_is_told_who_is_at_it_and_what_to_do(operator: Operator, lease: Lease):
    since = datetime.now(UTC) - timedelta(minutes=3)
    somebody_holds_it(operator, machine="laptop", since=since)
    with pytest.raises(DeploymentFailed) as refused, lease.held():
        pass
    for told in ("jo has been changing urmston-town-rehearsal from laptop", "Nothing was changed", "on that machine"):
        assert told in str(refused.value)


@pytest.mark.parametrize("verb", ["deploy", "destroy", "rollback"])
def test_whatever_changes_a_stage_asks_for_it(ready: Operator, verb: str):
    somebody_holds_it(ready, machine="laptop")
    with pytest.raises(DeploymentFailed, match="jo has been changing"):
        getattr(ready.deployment(), verb)()
    assert ready.stack("bot").status == ""
    assert ready.world.twilio.contents.all() == []


def test_another_stage_is_nobodys_business(operator: Operator, lease: Lease):
    with lease.held():
        assert is_free(Lease(operator.client("ssm"), operator.club._replace(stage="staging")))


def test_one_that_was_killed_on_this_machine_is_followed_at_once(operator: Operator, lease: Lease):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    somebody_holds_it(operator, process=gone.pid)
    assert is_free(lease)


def test_one_that_runs_here_is_waited_for(operator: Operator, lease: Lease):
    somebody_holds_it(operator, process=os.getppid())
    assert not is_free(lease)


@pytest.mark.parametrize(("minutes", "free"), [(29, False), (31, True)])
def test_one_that_was_cut_short_elsewhere_is_followed_after_half_an_hour(
    operator: Operator, lease: Lease, minutes: int, free: bool
):
    somebody_holds_it(operator, machine="laptop", since=datetime.now(UTC) - timedelta(minutes=minutes))
    assert is_free(lease) is free


def test_what_another_has_taken_over_is_not_given_back_by_who_lost_it(operator: Operator, lease: Lease):
    with lease.held():
        operator.client("ssm").delete_parameter(Name=operator.club.parameter("deploying"))
        somebody_holds_it(operator, machine="laptop")
    assert not is_free(lease)
