"""WhatsApp changes its mind about a template: what would go by it is kept, the desk hears of it, nothing is lost."""

from typing import Any

import pytest

from bot.scheduled.digest import THE_CLUB
from bot.whatsapp.contents import sync
from tests.support.chats.examples import up_to
from tests.support.club import Club, family, sheet
from tests.support.house import API_KEY, House, Parent
from tests.support.lines import Lines
from tests.support.sender.office import Office
from tests.support.wire import Killed

DESK = "registrations@example.org"
A_LOOK = 300  # seconds from one to the next


class Meta:
    """Whoever judges the club's templates at WhatsApp, and what the desk hears of it."""

    def __init__(self, house: House, office: Office):
        self._house, self._office = house, office
        house.wakes()

    def judges(self, *templates: str, **so: str) -> None:
        """The bot hears of it within five minutes."""
        for template in templates:
            self._house.world.twilio.contents.judge(template, so)
        self._house.time_passes(A_LOOK)
        self._house.wakes()

    def mails(self) -> list[dict[str, Any]]:
        self._office.works()
        return [each for each in self._house.world.aws.sent.messages(DESK) if "WhatsApp" in each["subject"]]


@pytest.fixture
def meta(house: House, office: Office) -> Meta:
    return Meta(house, office)


STOPS = [
    ({"category": "MARKETING"}, "counts it as marketing", "Request review"),
    ({"status": "paused"}, "has paused it", "comes back by itself"),
    ({"status": "rejected", "rejection_reason": "TAG_CONTENT_MISMATCH"}, "(TAG_CONTENT_MISMATCH)", "reword it"),
    ({"status": "disabled"}, "has disabled it", "reword it"),
    ({"status": "pending"}, "has not approved it yet", "wait"),
]


class TestTheInvite:
    @pytest.mark.parametrize(("judged", "why", "remedy"), STOPS)
    def test_is_kept_and_goes_once_it_may(
        self, house: House, meta: Meta, judged: dict[str, str], why: str, remedy: str
    ):
        meta.judges("invite", **judged)
        for _ in range(2):
            answer = house.admin_invites()
            assert answer.status_code == 503
            assert "saved" in answer.json["error"]
            assert why in answer.json["error"]
            assert remedy in answer.json["error"]
        house.days_pass(0.25)
        assert house.parent().received == []

        meta.judges("invite", status="approved", category="UTILITY")
        house.wakes()
        [invite] = house.parent().received
        assert "Sam" in invite["text"]
        assert house.admin_invites().status_code == 200
        assert len(house.parent().received) == 1

    def test_waits_for_the_day_too(self, house: House, meta: Meta):
        meta.judges("invite", status="paused")
        house.admin_invites()
        house.it_becomes(23)
        meta.judges("invite", status="approved")
        assert house.parent().received == []
        house.it_becomes(9)
        house.wakes()
        assert len(house.parent().received) == 1

    def test_that_was_put_right_meanwhile_goes_out_as_it_is_now(self, house: House, meta: Meta):
        meta.judges("invite", status="paused")
        house.admin_invites(membership_fee_amount="40")
        house.admin_invites(membership_fee_amount="45")
        meta.judges("invite", status="approved")
        house.wakes()
        [invite] = house.parent().received
        assert "45" in invite["text"]

    def test_is_not_sent_to_who_opted_out_meanwhile(self, house: House, meta: Meta):
        meta.judges("invite", status="paused")
        house.admin_invites()
        house.parent().says("STOP")
        said = len(house.parent().received)
        meta.judges("invite", status="approved")
        house.days_pass(0.2)
        assert len(house.parent().received) == said

    def test_goes_out_once_where_a_process_dies_while_it_is_let_go(self, house: House, meta: Meta):
        meta.judges("invite", status="paused")
        house.admin_invites()
        house.world.twilio.contents.judge("invite", {"status": "approved"})
        house.time_passes(A_LOOK)
        house.wire.kill_after("twilio POST Messages")
        with pytest.raises(Killed):
            house.wakes()
        house.start()
        house.time_passes()
        house.wakes()
        assert len(house.parent().received) == 1

    def test_is_not_reminded_of_before_it_is_there(self, house: House, meta: Meta):
        """The ladder begins when it goes out, and the manager is not told of a silence."""
        meta.judges("invite", status="paused")
        house.admin_invites()
        house.days_pass(9)
        assert house.parent().received == []
        meta.judges("invite", status="approved")
        house.days_pass(0.5)
        assert len(house.parent().received) == 1
        house.days_pass(1)
        assert len(house.parent().received) == 2

    def test_in_a_new_wording_goes_out_as_soon_as_it_is_approved(self, house: House, meta: Meta):
        meta.judges("invite", status="disabled")
        house.admin_invites()
        client = house.bot.whatsapp.client
        client.content.v1.contents(house.bot.store.contents()["invite"]).delete()
        house.bot.store.keep_contents(sync(client, house.settings.club))
        house.time_passes(A_LOOK)
        house.wakes()
        assert len(house.parent().received) == 1

    def test_goes_out_at_the_price_of_marketing_where_the_club_lets_it(self, house: House, meta: Meta):
        house.start(MARKETING_TEMPLATES="yes")
        meta.judges("invite", category="MARKETING")
        assert house.admin_invites().status_code == 200
        assert meta.mails() == []

    def test_of_a_sheet_is_not_begun(self, house: House, meta: Meta):
        """Whoever has the sheet in hand sends it again."""
        meta.judges("invite", status="paused")
        club = Club(house)
        answer = club.calls(
            "POST", "/invites.csv?preview=false", data=sheet(family(1), family(2)), content_type="text/csv"
        )
        assert "goes on at row 2: WhatsApp has paused it" in answer.json["message"]
        assert answer.json["goes_on_at"] == 2
        meta.judges("invite", status="approved")
        house.days_pass(0.1)
        assert house.parent(family(1)["parent_tel"]).received == []


class TestAReminder:
    REMINDERS = ("remind_invite", "remind_questions", "remind_check", "remind_payment")

    def test_goes_by_email_where_one_is_known(self, house: House, office: Office, meta: Meta, parent: Parent):
        house.start(SMS_FROM="")
        parent.says(*up_to("email"), "jane@example.com")
        said = len(parent.received)
        house.days_pass(2)
        meta.judges(*self.REMINDERS, status="paused")
        house.days_pass(2)
        office.works()
        assert len(parent.received) == said + 1  # the nudge, while the window was open
        assert house.world.aws.sent.messages("jane@example.com")

    def test_waits_where_nothing_else_reaches_the_parent(self, house: House, meta: Meta, parent: Parent):
        house.start(SMS_FROM="")
        meta.judges(*self.REMINDERS, status="paused")
        house.days_pass(4)
        assert len(parent.received) == 1
        meta.judges(*self.REMINDERS, status="approved")
        house.days_pass(0.5)
        assert len(parent.received) == 2

    def test_of_another_template_goes_on(self, house: House, meta: Meta, parent: Parent):
        meta.judges("remind_payment", status="paused")
        house.days_pass(2)
        assert len(parent.received) == 2


class TestTheDesk:
    def test_is_told_once_of_each_change_with_what_helps(self, house: House, meta: Meta):
        assert meta.mails() == []
        meta.judges("invite", "remind_check", status="paused")
        house.days_pass(0.2)
        [mail] = meta.mails()
        assert "WhatsApp stopped a message" in mail["subject"]
        assert "The invite is not sent: WhatsApp has paused it" in mail["text"]
        assert "The reminder to check the answers is not sent" in mail["text"]
        assert "What helps: it comes back by itself" in mail["text"]

        meta.judges("invite", "remind_check", status="approved")
        house.days_pass(0.2)
        assert len(meta.mails()) == 2
        assert "go out again" in meta.mails()[1]["subject"]

    def test_finds_it_in_the_log_and_where_health_is_asked(self, house: House, meta: Meta, lines: Lines):
        meta.judges("invite", status="paused")
        meta.judges("remind_check", status="pending")
        [line] = [line for line in lines.ours if line["message"] == "a template is stopped"]
        assert (line["template"], line["verdict"]) == ("invite", "paused")
        answer = house.browser.get("/health?check=all", headers={"x-api-key": API_KEY})
        assert answer.status_code == 200  # a deployment, which may be what helps, goes by it
        assert answer.json["stopped"] == {"invite": "paused", "remind_check": "not approved yet"}

    def test_hears_nothing_where_twilio_does_not_answer(self, house: House, meta: Meta, parent: Parent):
        house.wire.silence("twilio GET ApprovalRequests", 10)
        house.days_pass(1.1)
        assert meta.mails() == []
        assert len(parent.received) == 2


def test_a_process_that_dies_before_the_look_is_kept_tells_no_second_time(house: House):
    house.wakes()
    house.world.twilio.contents.judge("invite", {"status": "paused"})
    house.time_passes(A_LOOK)
    house.wire.kill_after("dynamodb TransactWriteItems")
    with pytest.raises(Killed):
        house.wakes()
    house.start()
    house.wakes()
    [told] = house.bot.store.exchanges(THE_CLUB)
    assert "has paused it" in told.postings[0].notice.values["lines"]
    assert house.admin_invites().status_code == 503


def test_it_is_looked_at_every_five_minutes_at_most(house: House, meta: Meta):
    asked = len(house.world.twilio.requests.after(0, 0)[0])
    for _ in range(4):
        house.time_passes(60)
        house.wakes()
    assert len(house.world.twilio.requests.after(0, 0)[0]) == asked
