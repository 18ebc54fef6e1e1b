"""What became of our messages: told unordered, twice and early; and the invite that never arrives."""

import itertools

import pytest

from bot.messages.delivery import FIRST_PAUSE, MOST_RESENDS
from bot.store.exchange import Exchange, Outgoing, postings_of
from bot.store.unit_of_work import Work
from flows.records import Notice
from flows.reminders.delivery_codes import RANKS, WAYS, way
from tests.support.chats.examples import ALL_ANSWERS, up_to
from tests.support.house import CLUB_NUMBER, PUBLIC_URL, House, Parent
from tests.support.sender.office import Office
from tests.support.wire import Killed


def news(
    house: House, status: str, code: str = "", key: str = "", place: int = 0, to: str = "+447700900123", **changes: str
) -> int:
    """Twilio tells what became of the invite, or of a message of another exchange."""
    address = f"{PUBLIC_URL}/status?exchange={key or invite_of(house)}&n={place}"
    form = {"MessageSid": "MM1", "MessageStatus": status, "To": f"whatsapp:{to}", "From": CLUB_NUMBER} | changes
    form |= {"ErrorCode": code} if code else {}
    headers = {"X-Twilio-Signature": house.sign(form, address)}
    return house.browser.post(address.removeprefix(PUBLIC_URL), data=form, headers=headers).status_code


def invite_of(house: House) -> str:
    return f"invite-{house.parent().registration.reference}-1"


def fate(house: House) -> str:
    return house.bot.store.exchange("+447700900123", invite_of(house)).outgoing[0].fate


class TestTheTruth:
    def test_each_message_is_followed_to_the_parents_eyes(self, house: House, parent: Parent):
        assert set(house.news_arrives()) == {200}
        assert fate(house) == "delivered"
        parent.phone.look()
        house.news_arrives()
        assert fate(house) == "read"

    @pytest.mark.parametrize("order", list(itertools.permutations(["queued", "sent", "delivered", "read"])))
    def test_in_whatever_order_it_is_told(self, house: House, parent: Parent, order: tuple[str, ...]):
        for status in (*order, *order):
            assert news(house, status) == 200
        assert fate(house) == "read"

    def test_a_late_failure_does_not_undo_a_delivery(self, house: House, parent: Parent):
        news(house, "delivered")
        news(house, "failed", "63024")
        assert fate(house) == "delivered"
        assert house.waiting(house.settings.inbox_queue) == 0

    def test_it_may_come_before_our_own_row_knows_the_sid(self, house: House):
        house.wire.kill_after("twilio POST Messages")
        with pytest.raises(Killed):
            house.admin_invites()
        house.start()
        assert news(house, "delivered") == 200
        house.time_passes()
        house.admin_invites()
        assert fate(house) == "delivered"
        assert len(house.parent().received) == 1

    @pytest.mark.parametrize(
        ("changes", "answer"), [({"MessageStatus": "flying"}, 400), ({"To": ""}, 400), ({"MessageStatus": ""}, 400)]
    )
    def test_what_says_too_little_is_refused(self, house: House, parent: Parent, changes: dict, answer: int):
        assert news(house, **({"status": "sent"} | changes)) == answer if "status" in changes else True
        assert news(house, "sent", **changes) == answer

    def test_news_of_a_message_that_we_never_sent_changes_nothing(self, house: House, parent: Parent):
        assert news(house, "failed", "63024", key="invite-NOBODY-1") == 200
        house.work()
        assert house.bot.store.exchange(parent.number, "invite-NOBODY-1") is None

    def test_nobody_but_twilio_can_tell_it(self, house: House, parent: Parent):
        form = {"MessageSid": "MM1", "MessageStatus": "failed", "To": f"whatsapp:{parent.number}"}
        answer = house.browser.post(f"/status?exchange={invite_of(house)}&n=0", data=form)
        assert answer.status_code == 403

    def test_every_status_of_twilio_has_its_rank(self):
        assert {"queued", "sent", "delivered", "read", "failed", "undelivered"} <= set(RANKS)


class TestTheInviteThatNeverArrives:
    @pytest.fixture(autouse=True)
    def at_noon(self, house: House) -> None:
        house.it_becomes(12)

    def test_at_night_the_text_waits_for_the_morning(self, house: House, office: Office):
        house.it_becomes(19, 59)
        house.parent().phone.fault(code=63024)
        house.admin_invites()
        house.time_passes(300)
        house.news_arrives()
        house.bot.outbox.sweep()
        office.works()
        assert house.world.aws.sent.messages("+447700900123") == []
        house.it_becomes(8, 45)
        house.bot.outbox.sweep()
        office.works()
        assert len(house.world.aws.sent.messages("+447700900123")) == 1

    def test_a_limit_met_in_the_evening_is_waited_out_till_the_morning(self, house: House):
        house.it_becomes(19, 50)
        parent = house.parent()
        parent.phone.fault(code=63018)
        house.admin_invites()
        house.news_arrives()
        house.time_passes(1800)
        house.bot.outbox.sweep()
        assert len(parent.received) == 1
        house.it_becomes(8, 45)
        house.bot.outbox.sweep()
        assert len(parent.received) == 2

    def test_an_invite_that_was_put_off_does_not_follow_a_decline(self, house: House):
        parent = house.parent()
        parent.phone.fault(code=63018)
        house.admin_invites()
        house.news_arrives()
        parent.says("no", "yes")
        before = len(parent.received)
        house.time_passes(1800)
        house.bot.outbox.sweep()
        assert len(parent.received) == before
        assert not any(key.startswith("after") for _, key in house.bot.store.unsent(before=9e9))

    @pytest.mark.parametrize("code", [63003, 63024, 63032, 63049])
    def test_a_text_opens_the_chat(self, house: House, office: Office, code: int):
        house.parent().phone.fault(code=code)
        assert house.admin_invites().status_code == 200
        house.news_arrives()
        office.works()
        (text,) = house.world.aws.sent.messages("+447700900123")
        assert "https://wa.me/447700900999?text=hi" in text["text"]
        assert "Sam is invited to join Panthers u11s" in text["text"]
        delivery = house.bot.desk.delivery(house.parent().registration.reference)
        assert (delivery["code"], delivery["followed_by"]) == (str(code), ["sms/invite"])
        assert delivery["meaning"] == way(str(code)).words

    def test_it_is_followed_once_however_often_it_is_told(self, house: House, office: Office):
        house.parent().phone.fault(code=63024)
        house.admin_invites()
        house.news_arrives()
        for _ in range(3):
            news(house, "undelivered", "63024")
            house.work()
        office.works()
        assert len(house.world.aws.sent.messages("+447700900123")) == 1

    def test_the_parent_who_writes_after_all_is_reachable_again(self, house: House, office: Office):
        house.parent().phone.fault(code=63024)
        house.admin_invites()
        house.news_arrives()
        parent = house.parent()
        assert parent.conversation.unreachable == "63024"
        parent.says("hi")
        assert parent.conversation.unreachable == ""
        assert "Are you ready" in parent.hears

    def test_who_has_blocked_the_club_hears_nothing_by_any_way_until_they_write(self, house: House, office: Office):
        parent = house.parent()
        parent.phone.fault(code=63014)
        house.admin_invites()
        house.news_arrives()
        house.days_pass(9)
        office.works()
        assert house.world.aws.sent.messages(parent.number) == []
        (email,) = house.world.aws.sent.messages("registrations@example.org")
        assert "An invite did not reach the parent" in email["subject"]
        assert len(parent.received) == 1
        parent.says("hi")
        assert parent.conversation.unreachable == ""
        house.days_pass(1)
        assert len(parent.received) == 3, "an answer, and a reminder"

    def test_nor_does_who_blocks_it_half_way(self, house: House, office: Office):
        parent = house.parent()
        house.admin_invites()
        parent.says(*up_to("medical_needs"))  # the e-mail address is known by then
        parent.phone.fault(code=63014)
        parent.says("none")
        house.news_arrives()
        before = len(parent.received)
        house.days_pass(9)
        office.works()
        assert len(parent.received) == before
        assert [house.world.aws.sent.messages(each) for each in (parent.number, "jane@example.com")] == [[], []]

    @pytest.mark.parametrize("code", [63040, 63041, 63042])
    def test_what_met_a_stopped_template_comes_again(self, house: House, office: Office, code: int):
        parent = house.parent()
        parent.phone.fault(code=code)
        house.admin_invites()
        house.news_arrives()
        house.time_passes(1200)
        house.bot.outbox.sweep()
        house.news_arrives()
        assert [each["status"] for each in parent.received] == ["undelivered", "delivered"]

    def test_a_rate_limit_is_waited_out(self, house: House, office: Office):
        parent = house.parent()
        parent.phone.fault(code=63018)
        house.admin_invites()
        house.news_arrives()
        house.bot.outbox.sweep()
        assert [each["status"] for each in parent.received] == ["failed"]
        house.time_passes(1200)
        house.bot.outbox.sweep()
        house.news_arrives()
        assert [each["status"] for each in parent.received] == ["failed", "delivered"]
        assert house.world.aws.sent.messages(parent.number) == []

    def test_our_own_mistake_alarms_the_club_and_not_the_parent(self, house: House, office: Office):
        house.parent().phone.fault(code=63021)
        house.admin_invites()
        house.news_arrives()
        office.works()
        assert house.world.aws.sent.messages("+447700900123") == []
        (email,) = house.world.aws.sent.messages("registrations@example.org")
        assert "An invite did not reach the parent" in email["subject"]

    def test_twilio_says_that_the_parent_opted_out(self, house: House, parent: Parent):
        news(house, "failed", "21610")
        house.work()
        assert parent.conversation.opted_out_at
        assert house.admin_invites(player_first_name="Mia").status_code == 409

    def test_a_crash_on_the_way_to_the_text_loses_it_not(self, house: House, office: Office):
        house.parent().phone.fault(code=63024)
        house.admin_invites()
        house.news_arrives()
        house.bot.outbox.sweep()
        office.works()
        assert len(house.world.aws.sent.messages("+447700900123")) == 1


class TestTheTextThatStandsInForTheChat:
    """What the chat says is not said again by text: only where it did not arrive."""

    @pytest.fixture(autouse=True)
    def at_noon(self, house: House) -> None:
        house.it_becomes(12)

    def completes(self, house: House, parent: Parent, code: int = 0) -> str:
        """Everything is answered, and the confirmation meets with a code of Twilio's; the key of its exchange."""
        parent.says(*ALL_ANSWERS)
        if code:
            parent.phone.fault(code=code)
        sid = parent.sends(text="yes").sid
        house.time_passes(5)
        return sid

    def texts(self, house: House, office: Office) -> list[str]:
        house.news_arrives()
        office.works()
        return [each["text"] for each in house.world.aws.sent.messages("+447700900123")]

    def test_waits_for_ever_where_the_chat_arrived(self, house: House, parent: Parent, office: Office):
        self.completes(house, parent)
        house.news_arrives()
        house.time_passes(86400)
        house.bot.outbox.sweep()
        assert self.texts(house, office) == []
        assert len(house.world.aws.sent.messages("jane@example.com")) == 1

    @pytest.mark.parametrize("code", [63003, 63016, 63021, 63024, 63049, 99999])
    def test_goes_where_it_did_not(self, house: House, parent: Parent, office: Office, code: int):
        self.completes(house, parent, code)
        (text,) = self.texts(house, office)
        assert f"https://pay.example.org/{parent.registration.reference}" in text

    def test_goes_once_however_often_it_is_told_and_of_whichever_message(
        self, house: House, parent: Parent, office: Office
    ):
        key = self.completes(house, parent, 63049)
        for _ in range(3):
            for status in ("undelivered", "failed"):
                news(house, status, "63049", key=key)
        house.start()
        news(house, "failed", "63049", key=key)
        assert len(self.texts(house, office)) == 1
        assert len(house.world.aws.sent.messages("jane@example.com")) == 1

    def test_two_messages_of_one_answer_are_one_text(self, house: House, office: Office, parent: Parent):
        parent.says(*ALL_ANSWERS)
        exchange = self.spoken_twice(house, parent)
        for place in (0, 1):
            news(house, "failed", "63049", exchange, place)
        assert len(self.texts(house, office)) == 1

    def spoken_twice(self, house: House, parent: Parent) -> str:
        def act(work: Work) -> Exchange:
            notice = Notice(
                trace="T-text", templates=["sms/digest"], email="", phone=parent.number, stand_in=True,
                values={"club": "The club", "lines": "a line"},
            )  # fmt: skip
            said = [Outgoing(text="one"), Outgoing(text="two")]
            return Exchange(
                parent=parent.number, key="twice", at=work.now, outgoing=said, postings=postings_of([notice], said)
            )

        house.bot.unit.change(parent.number, act)
        return "twice"

    def test_waits_for_the_morning_where_the_news_comes_at_night(self, house: House, parent: Parent, office: Office):
        key = self.completes(house, parent)
        house.it_becomes(23)
        news(house, "failed", "63049", key)
        assert self.texts(house, office) == []
        house.it_becomes(8, 45)
        house.bot.outbox.sweep()
        assert len(self.texts(house, office)) == 1

    def test_a_limit_is_waited_out_first(self, house: House, parent: Parent, office: Office):
        self.completes(house, parent, 63018)
        assert self.texts(house, office) == []
        parent.phone.fault(code=63024)
        house.time_passes(1200)
        house.bot.outbox.sweep()
        house.news_arrives()
        assert len(self.texts(house, office)) == 1

    def test_goes_when_waiting_out_a_limit_is_given_up(self, house: House, parent: Parent, office: Office):
        self.completes(house, parent, 63018)
        for resent in range(MOST_RESENDS):
            assert self.texts(house, office) == []
            parent.phone.fault(code=63018)
            house.time_passes(FIRST_PAUSE * 2**resent + 60)
            house.bot.outbox.sweep()
        assert len(self.texts(house, office)) == 1

    def test_is_not_for_who_has_opted_out(self, house: House, parent: Parent, office: Office):
        key = self.completes(house, parent)
        parent.says("STOP")
        news(house, "failed", "63049", key)
        assert self.texts(house, office) == []

    def test_goes_where_twilio_refuses_the_message_at_once(self, house: House, parent: Parent, office: Office):
        """An answer that nobody could send for a day is not sent free-form any more."""
        parent.says(*ALL_ANSWERS)
        parent.phone.fault(http=500, times=3)
        parent.sends(text="yes")
        house.time_passes(25 * 3600)
        house.it_becomes(13)
        house.bot.outbox.sweep()
        assert len(self.texts(house, office)) == 1

    def test_a_person_of_the_club_is_texted_whatever_becomes_of_the_chat(
        self, house: House, parent: Parent, office: Office
    ):
        parent.says("yes", "I want to talk to a person")
        house.news_arrives()
        office.works()
        assert len(house.world.aws.sent.messages("+447700900001")) == 1


def test_every_code_has_plain_words():
    for code, follow in WAYS.items():
        assert code.isdecimal()
        assert follow.words[0].isupper()
        assert not follow.words.endswith(".")
    assert way("99999").do == "by text"
