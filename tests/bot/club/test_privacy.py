"""What is held, who sees it, and its end: a parent's rights over their data, in their own words."""

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS, ANSWERS, asked_after, up_to
from tests.support.house import House, Parent
from tests.support.lines import Lines
from tests.support.sender.office import Office
from tests.support.wire import Killed

SAMPLE = ("Samuel Smith", "2016-05-03", "jane@example.com", "Acacia", "M41 5AA")


class TestWhatIsHeld:
    @pytest.mark.parametrize(
        "said", ["what do you hold on me?", "What data do you have on me", "show me my data", "my answers"]
    )
    def test_every_answer_is_shown_as_stored(self, said: str):
        chat = Chat()
        chat.says(*up_to("postcode"))
        heard = chat.says(said)
        for held in ("Samuel Smith", "3 May 2016", "Male", "jane@example.com", "E-mail only", "our messages"):
            assert held in heard
        assert heard.endswith("What is your postcode?")

    def test_every_child_is_shown(self):
        chat = Chat({}, {"player_first_name": "Mia", "age_group": "u9s"})
        chat.says("yes", "Sam", ANSWERS[asked_after("ready")])
        heard = chat.says("what do you hold on me")
        assert "Sam Smith, Panthers u11s" in heard
        assert "Mia Smith, Panthers u9s" in heard


class TestDeletion:
    def test_it_is_asked_first_and_a_no_keeps_everything(self):
        chat = Chat()
        chat.says(*up_to("email"))
        assert "Erase everything" in chat.says("delete my data")
        chat.says("no")
        assert (chat.asked, chat.answers["gender"]) == ("email", "Male")

    def test_it_names_every_child(self):
        chat = Chat({}, {"player_first_name": "Mia", "age_group": "u9s"})
        chat.says("yes", "Sam")
        assert "you and Sam and Mia" in chat.says("forget me")

    def test_nothing_is_left_but_the_number_and_the_day(self, house: House, parent: Parent):
        parent.says(*ALL_ANSWERS, "yes")
        reference = parent.registration.reference
        parent.says("delete my data", "yes")
        assert "is being erased now" in parent.hears
        left = [str(item) for item in everything(house) if parent.number in str(item) or reference in str(item)]
        assert left
        for sample in SAMPLE:
            assert not any(sample in item for item in left)
        assert house.bot.store.registration(reference) is None
        assert house.bot.store.taken("2026-27#panthers u11s", "") == frozenset()

    def test_the_photo_is_erased_too(self, house: House, parent: Parent):
        parent.says(*up_to("photo"))
        reference = parent.registration.reference
        key = f"photos/{reference}/SM.jpg"
        house.s3.put_object(Bucket=house.settings.photo_bucket, Key=key, Body=b"a face")
        parent.says("delete my data", "yes")
        assert "Contents" not in house.s3.list_objects_v2(Bucket=house.settings.photo_bucket)

    def test_no_invite_returns_until_the_parent_says_start(self, house: House, parent: Parent):
        parent.says("yes", "delete my data", "yes")
        refused = house.admin_invites()
        assert refused.status_code == 409
        assert "deleted" in refused.json["message"]
        assert "Nothing is stored" in parent.says("hello?")
        parent.says("START")
        assert house.admin_invites().status_code == 200

    def test_an_old_message_that_comes_again_brings_nothing_back(self, house: House, parent: Parent):
        parent.says("stop")
        sid = parent.sends(text="start").sid
        parent.says("yes", "delete my data", "yes")
        house.bot.inbox.take({"MessageSid": sid, "From": f"whatsapp:{parent.number}", "Body": "start"})
        assert parent.conversation.erased_at
        assert house.admin_invites().status_code == 409

    def test_the_clubs_digest_tells_of_it_without_a_name(self, house: House, office: Office, parent: Parent):
        house.it_becomes(12)
        parent.says("no", "yes", "delete my data", "yes")
        house.it_becomes(18, 40)
        house.wakes()
        office.works()
        (email,) = house.world.aws.sent.messages("registrations@example.org")
        assert "A registration, Panthers u11s: erased at the parent's wish" in email["text"]
        assert "Sam" not in email["text"]

    @pytest.mark.parametrize(
        "call", ["dynamodb PutItem", "dynamodb DeleteItem", "s3 ListObjectsV2", "dynamodb TransactWriteItems"]
    )
    def test_a_crash_in_the_middle_is_finished_by_the_sweeper(self, house: House, parent: Parent, call: str):
        parent.says(*up_to("email"), "delete my data")
        parent.phone.send(text="yes")
        house.wire.kill_after(call)
        with pytest.raises(Killed):
            house.work()
        house.start()
        house.time_passes()
        house.work()
        house.bot.outbox.sweep()
        assert not any("Samuel" in str(item) for item in everything(house))
        assert sum("is being erased now" in text for text in parent.texts) == 1

    def test_an_erasure_that_is_heard_twice_is_one(self, house: House, parent: Parent):
        parent.says("yes", "delete my data")
        sid = parent.sends(text="yes").sid
        parent.sends(sid=sid)
        assert sum("is being erased now" in text for text in parent.texts) == 1


def at_twilio(house: House) -> list[str]:
    """What Twilio has of anybody's messages."""
    return [message.body for message in house.bot.whatsapp.client.messages.list()]


class TestAtTwilio:
    """What is erased here is deleted there, message by message, until all of it is."""

    @pytest.fixture
    def erased(self, house: House, parent: Parent) -> Parent:
        picture = {"content_type": "image/png", "filename": "cake.png", "data": "AAAA"}
        parent.says(*up_to("photo"))
        parent.sends(media=[picture])
        parent.says("delete my data", "yes")
        return parent

    def sweeps(self, house: House, minutes: int) -> list[int]:
        """Let minutes pass; how many messages Twilio has after each."""
        left = []
        for _ in range(minutes):
            house.time_passes()
            house.news_arrives()
            house.bot.outbox.sweep()
            left.append(len(at_twilio(house)))
        return left

    def test_nothing_is_left_in_the_end(self, house: House, erased: Parent, lines: Lines):
        assert "is being erased now" in erased.hears
        first, *_, last = self.sweeps(house, 4)
        assert 0 < first < 40
        assert last == 0
        assert house.bot.store.exchanges(erased.number)[-1].forgets == []
        told = [line for line in lines.ours if "deleted_at_twilio" in line]
        assert [line["left_at_twilio"] for line in told][-1] == 0
        assert "is being erased now" in erased.hears, "what is on the phone stays there"

    def test_the_chat_does_not_wait_for_it(self, house: House, erased: Parent):
        assert "Nothing is stored" in erased.says("hello?")
        assert len(at_twilio(house)) > 40

    def test_nobody_elses_is_touched(self, house: House, erased: Parent):
        other = house.parent("+447700900777")
        other.says("hi")
        assert self.sweeps(house, 4)[-1] == 2

    def test_at_the_clubs_wish_too(self, house: House, parent: Parent):
        parent.says(*up_to("email"))
        house.bot.desk.erase(parent.number)
        assert self.sweeps(house, 3)[-1] == 0

    @pytest.mark.parametrize("nth", [1, 2, 30])
    def test_a_crash_in_between_is_no_end_of_it(self, house: House, erased: Parent, nth: int):
        house.time_passes()
        house.wire.kill_after("twilio DELETE", nth)
        with pytest.raises(Killed):
            self.sweeps(house, 2)
        house.start()
        assert self.sweeps(house, 4)[-1] == 0

    def test_while_twilio_is_away_it_waits_and_keeps_nobody(self, house: House, erased: Parent):
        calls = [f"twilio DELETE {message.sid}" for message in house.bot.whatsapp.client.messages.list()]
        for call in calls:
            house.wire.silence(call)
        assert len(set(self.sweeps(house, 3))) == 1
        erased.says("start")
        house.admin_invites()
        assert erased.says("yes")
        for call in calls:
            house.wire.silence(call, times=0)
        self.sweeps(house, 4)
        assert erased.registration.status == "started"
        assert "erase" not in " ".join(at_twilio(house))

    def test_what_is_deleted_already_holds_up_nothing(self, house: House, erased: Parent):
        sid = house.bot.whatsapp.client.messages.list()[5].sid
        house.bot.whatsapp.delete(sid)
        assert self.sweeps(house, 4)[-1] == 0


def everything(house: House) -> list[dict]:
    """Every item of the bot's table."""
    return house.bot.dynamodb.scan(TableName=house.settings.table, ConsistentRead=True)["Items"]


class TestRightsAfterStop:
    """They are met in one message, and the silence goes on."""

    @pytest.mark.parametrize(
        "said", ["delete my data", "Erase everything please", "forget me", "please delete my data"]
    )
    def test_everything_is_erased_at_once(self, house: House, parent: Parent, said: str):
        parent.says(*up_to("gender"), "stop")
        assert "is being erased" in parent.says(said)
        assert parent.conversation.registrations == []
        assert parent.conversation.opted_out_at
        heard = len(parent.received)
        parent.says("hello?", said)
        assert len(parent.received) == heard

    @pytest.mark.parametrize("said", ["my data", "what do you hold on me?", "show me my data"])
    def test_what_is_held_is_shown_without_a_question(self, said: str):
        chat = Chat()
        chat.says(*up_to("gender"), "stop")
        heard = chat.says(said)
        assert "Samuel Smith" in heard
        assert not heard.endswith("?")
        assert chat.conversation.opted_out_at

    @pytest.mark.parametrize("said", ["yes", "boy", "help", "status", "change dob", "who is this?", "back"])
    def test_nothing_else_is_answered(self, said: str):
        chat = Chat()
        chat.says(*up_to("gender"), "stop")
        before = chat.answers
        chat.says(said)
        assert chat.heard == ""
        assert chat.answers == before


class TestAWrongNumber:
    @pytest.mark.parametrize(
        "said",
        ["what data do you hold on me", "my data", "who is this?", "status", "help", "how much is it?",
         "why do you ask", "have I paid?", "change name", "who sees this?", "delete my data",
         "what team", "hello", "stop"],
    )  # fmt: skip
    @pytest.mark.parametrize("after", [(), ("yes", "Samuel Smith")])
    def test_is_told_nothing_of_the_child_any_more(self, said: str, after: tuple[str, ...]):
        chat = Chat()
        chat.says(*after, "wrong number", *(["yes"] if after else []))
        assert chat.registration.state == "wrong_number"
        heard = chat.says(said)
        assert [name for name in ("Sam", "Smith", "Panthers", "Alex", "Jane") if name in heard] == []

    def test_may_have_it_erased_and_may_be_the_parent_after_all(self):
        chat = Chat()
        chat.says("wrong number", "delete my data")
        assert chat.conversation.erased_at
        chat = Chat()
        chat.says("wrong number", "ready")
        assert "Sam" in chat.heard
