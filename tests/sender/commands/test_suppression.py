"""`lift`: an address may be written to again, by us and by its provider, or it is said who keeps it and why."""

import pytest

from sender.commands.suppression import main
from sender.store.messages import EMAIL, SMS
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, to_jane

JANES = {EMAIL: JANE, SMS: JANES_PHONE}


def keeps(office: Office, *, ours: bool = True, theirs: bool = True) -> None:
    """Jane is on our list, on her providers', or on both."""
    if ours:
        for channel, address in JANES.items():
            office.back.suppression.suppress(channel, address, "opt-out")
    if theirs:
        office.world.aws.suppressed.add(JANE)
        office.world.aws.texts.opted_out.add(JANES_PHONE)


@pytest.mark.parametrize("channel", JANES)
@pytest.mark.parametrize(("ours", "theirs"), [(True, True), (True, False), (False, True)])
def test_it_is_lifted_wherever_it_is_kept(
    office: Office, channel: str, ours: bool, theirs: bool, capsys: pytest.CaptureFixture
):
    keeps(office, ours=ours, theirs=theirs)
    assert main(["lift", channel, JANES[channel]], office.environment) == 0
    assert main(["lift", channel, JANES[channel]], office.environment) == 0
    assert capsys.readouterr().out == "may be written to again\nwas not suppressed\n"


def test_after_that_messages_arrive(office: Office):
    keeps(office)
    for channel, address in JANES.items():
        main(["lift", channel, address], office.environment)
    office.posts(to_jane())
    office.works()
    assert {row.status for row in office.ledger(TRACE).values()} == {"sent"}


def test_a_number_that_was_let_off_within_thirty_days_stays_where_it_is(office: Office, capsys: pytest.CaptureFixture):
    keeps(office)
    office.world.aws.texts.opted_in_lately.add(JANES_PHONE)
    assert main(["lift", SMS, JANES_PHONE], office.environment) == 1
    told = capsys.readouterr().err
    assert "once in 30 days" in told
    assert "START" in told
    assert office.back.suppression.among([(SMS, JANES_PHONE)])


def test_a_provider_that_does_not_answer_is_named(office: Office, capsys: pytest.CaptureFixture):
    keeps(office)
    office.wire.silence("sesv2 DeleteSuppressedDestination", times=10)
    assert main(["lift", EMAIL, JANE], office.environment) == 1
    assert capsys.readouterr().err.startswith("SES did not answer")
    assert office.back.suppression.among([(EMAIL, JANE)])
