"""Opt-outs through the API reach whoever has to know: the other callers, and the providers' own lists."""

import pytest

from sender.commands.suppression import main
from sender.store.messages import EMAIL, SMS
from tests.sender.api.test_opt_outs import JANES, says, starts, stops
from tests.sender.webhooks.conftest import LISTENER, listens
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, to_jane
from tests.support.sender.receiver import Receiver, listening


def keeps(office: Office) -> None:
    """Jane is on her providers' lists."""
    office.world.aws.suppressed.add(JANE)
    office.world.aws.texts.opted_out.add(JANES_PHONE)


def lists_of_providers(office: Office) -> set[str]:
    return {*office.world.aws.suppressed, *office.world.aws.texts.opted_out}


class TestTheOtherCallers:
    def test_hear_of_an_opt_out_and_of_its_end(self, office: Office, receiver: Receiver):
        stops(office, JANES)
        office.tells_callers()
        assert receiver.told == [("opted_out", JANES_PHONE), ("opted_out", JANE)]
        starts(office, JANES)
        office.tells_callers()
        assert receiver.told[:2] == [("opted_in", JANES_PHONE), ("opted_in", JANE)]
        assert {(each["TraceId"], each["Reason"]) for each in receiver.events} == {(None, "caller")}
        assert len({each["EventId"] for each in receiver.events}) == 4

    def test_hear_of_it_from_each_but_not_from_themselves(self, office: Office, receiver: Receiver):
        with listening() as others:
            listens(office, "shop", others)
            stops(office, {JANE: EMAIL}, token=office.token(LISTENER))
            office.tells_callers()
            assert (receiver.told, others.told) == ([], [("opted_out", JANE)])

    def test_do_not_hear_of_what_is_about_a_topic_alone(self, office: Office, receiver: Receiver):
        says(office, "PUT", {JANE: {"ChannelType": EMAIL, "Topic": "news"}})
        office.tells_callers()
        assert receiver.heard == []

    def test_hear_of_it_with_the_repeat_of_what_was_refused(self, office: Office, receiver: Receiver):
        office.wire.silence("sqs SendMessageBatch")
        assert stops(office, {JANE: EMAIL}).status_code == 503
        assert stops(office, {JANE: EMAIL}).status_code == 200
        office.tells_callers()
        assert receiver.told == [("opted_out", JANE)]

    @pytest.mark.parametrize(("reason", "told"), [("opt-out", [("opted_in", JANE)]), ("bounce", [])])
    def test_hear_of_one_that_the_club_lifts_if_it_was_one(
        self, office: Office, receiver: Receiver, reason: str, told: list[tuple[str, str]]
    ):
        office.back.suppression.suppress(EMAIL, JANE, reason)
        assert main(["lift", EMAIL, JANE], office.environment) == 0
        office.tells_callers()
        assert receiver.told == told


class TestTheProviders:
    def test_take_who_opts_in_off_their_own_lists(self, office: Office):
        keeps(office)
        stops(office, JANES)
        assert starts(office, JANES).status_code == 200
        office.tells_callers()
        assert lists_of_providers(office) == set()
        office.posts(to_jane())
        office.works()
        assert {row.status for row in office.ledger(TRACE).values()} == {"sent"}

    def test_keep_whom_we_keep(self, office: Office):
        """An address that bounced stays suppressed, whoever opts in."""
        keeps(office)
        office.back.suppression.suppress(EMAIL, JANE, "bounce")
        starts(office, JANES)
        office.tells_callers()
        assert lists_of_providers(office) == {JANE}

    def test_keep_who_opts_in_to_a_topic(self, office: Office):
        keeps(office)
        says(office, "DELETE", {JANE: {"ChannelType": EMAIL, "Topic": "news"}})
        office.tells_callers()
        assert lists_of_providers(office) == {JANE, JANES_PHONE}

    def test_are_asked_again_where_they_do_not_answer(self, office: Office):
        keeps(office)
        office.wire.silence("sesv2 DeleteSuppressedDestination", times=1)
        starts(office, {JANE: EMAIL})
        office.tells_callers()
        assert lists_of_providers(office) == {JANE, JANES_PHONE}
        office.time_passes(60)
        office.tells_callers()
        assert lists_of_providers(office) == {JANES_PHONE}

    def test_are_not_asked_again_where_they_keep_a_number_for_good(self, office: Office):
        keeps(office)
        office.world.aws.texts.opted_in_lately.add(JANES_PHONE)
        starts(office, {JANES_PHONE: SMS})
        office.tells_callers()
        assert lists_of_providers(office) == {JANE, JANES_PHONE}
        assert office.waiting(office.settings.caller_events_queue) == 0
