"""Parents whom WhatsApp names by an id, beside their number or without it: one parent, whichever is shown."""

import json

import pytest

from bot.whatsapp.twilio_forms import Person
from local.example_family import INVITE
from tests.support.chats.examples import ANSWERS, after, asked_after, up_to
from tests.support.house import House, Parent, twilio_form
from tests.support.sender.office import Office
from tests.support.wire import Killed

NUMBER, OTHER = INVITE["parent_tel"], "+447700900456"
SID = "SM" + "0d" * 16
FIRST = asked_after("ready")


def the_invite(parent: Parent) -> str:
    """The MessageSid of the invite on the parent's phone."""
    return next(message["sid"] for message in parent.received if message["template"])


def quotes(parent: Parent, text: str = "yes") -> str:
    """Reply to the invite itself."""
    parent.sends(text=text, reply_to=the_invite(parent))
    return parent.hears


def kept_under(house: House, address: str) -> str:
    return house.bot.store.load(address).parent


def another_family(house: House) -> Parent:
    house.admin_invites(parent_tel=OTHER, player_first_name="Mia", parent_first_name="Kim", team_name="Otters")
    return house.parent(OTHER)


class TestWhoWrites:
    @pytest.mark.parametrize(
        ("fields", "address", "ids"),
        [
            ({"From": "whatsapp:+447700900123"}, "+447700900123", ()),
            ({"From": "whatsapp:+447700900123", "ExternalUserId": "whatsapp:GB.1"}, "+447700900123", ("GB.1",)),
            ({"From": "whatsapp:+447700900123", "ExternalUserId": "GB.1"}, "+447700900123", ("GB.1",)),
            (
                {"From": "whatsapp:GB.1", "ExternalUserId": "whatsapp:GB.1", "ParentExternalUserId": "GB.ENT.2"},
                "GB.1",
                ("GB.1", "GB.ENT.2"),
            ),
            ({"From": "whatsapp:GB.1"}, "GB.1", ("GB.1",)),
            ({"From": "whatsapp:+447700900123", "ExternalUserId": ""}, "+447700900123", ()),
            ({"From": "whatsapp:+447700900123", "ExternalUserId": "+447700900456"}, "+447700900123", ()),
            ({"From": "whatsapp:+447700900123", "ExternalUserId": "GB.1#conversation"}, "+447700900123", ()),
            ({"From": "whatsapp:+447700900123", "ExternalUserId": "GB." + "9" * 129}, "+447700900123", ()),
            ({"From": "whatsapp:+447700900123", "ExternalUserId": "GB.\u0661\n"}, "+447700900123", ()),
            ({"From": "whatsapp:gb.1 or so"}, "gb.1 or so", ()),  # it stands for itself, and is nobody's id
        ],
    )
    def test_is_read_off_the_form(self, fields: dict[str, str], address: str, ids: tuple[str, ...]):
        assert Person.read(fields) == (address, ids)

    def test_a_hostile_address_is_a_group_that_the_queue_takes(self):
        for hostile in ("GB. \u2028\U0001f600", "x" * 190, "\u0000"):
            group = Person.read({"From": f"whatsapp:{hostile}"}).group
            assert 0 < len(group) <= 128
            assert group.isascii()
            assert group.isprintable()
        assert not Person.read({"From": "whatsapp:" + "x" * 3000}).named

    def test_a_parents_messages_are_one_group_with_the_number_and_without(self):
        shown = {"From": "whatsapp:+447700900123", "ExternalUserId": "whatsapp:GB.1"}
        assert Person.read(shown).group == Person.read({"From": "whatsapp:GB.1"}).group == "GB.1"


class TestANumberThatIsSeenBesideAnId:
    def test_is_the_same_parents_when_it_is_withheld_later(self, house: House, parent: Parent):
        parent.shows_number()
        parent.says("yes")
        user_id = parent.hides_number()
        parent.says("Sam Smith")
        assert parent.registration.answers["player_name"] == "Sam Smith"
        assert house.world.twilio.messages.of(NUMBER)[-1].address == user_id  # answered to the id

    def test_and_when_it_is_shown_again(self, house: House, parent: Parent):
        parent.shows_number()
        parent.says("yes")
        parent.hides_number()
        parent.says("Sam Smith")
        parent.shows_number()
        parent.says("what?")
        assert house.world.twilio.messages.of(NUMBER)[-1].address is None
        assert kept_under(house, parent.phone.is_named().id) == NUMBER

    def test_the_ids_that_businesses_share_are_kept_too(self, house: House, parent: Parent):
        parent.shows_number(id="GB.1", parent_id="GB.ENT.2")
        parent.says("yes")
        assert {kept_under(house, each) for each in ("GB.1", "GB.ENT.2")} == {NUMBER}

    def test_is_enough_in_the_news_of_the_invites_delivery(self, house: House, parent: Parent):
        parent.hides_number()
        house.news_arrives()
        parent.says("yes")
        assert parent.registration.state == FIRST

    def test_costs_nothing_more_once_it_is_known(self, house: House, parent: Parent):
        parent.shows_number()
        parent.says(*up_to("born_on"))
        house.news_arrives()
        house.wire.calls.clear()
        parent.sends(text="what?")
        house.news_arrives()
        dynamodb = [call for call in house.wire.calls if call.startswith("dynamodb")]
        assert dynamodb[:3] == ["dynamodb GetItem", "dynamodb TransactWriteItems", "dynamodb UpdateItem"]
        assert set(dynamodb[3:]) == {"dynamodb UpdateItem"}  # the news, one each
        assert house.wire.calls.count("sqs SendMessage") == 1

    def test_without_an_id_nothing_costs_more(self, house: House, parent: Parent):
        house.news_arrives()
        house.wire.calls.clear()
        parent.sends(text="help")
        calls = [call for call in house.wire.calls if call.startswith("dynamodb")]
        assert calls.count("dynamodb GetItem") <= 1

    def test_decides_over_an_id_that_is_known_as_somebody_elses(self, house: House, parent: Parent):
        other = another_family(house)
        parent.shows_number(id="GB.1")
        parent.says("yes")
        house.bot.inbox.take(twilio_form("yes", number=OTHER, sid=SID, ExternalUserId="whatsapp:GB.1"))
        assert other.registration.state == FIRST
        assert kept_under(house, "GB.1") == NUMBER

    def test_two_ids_for_a_number_are_one_parent(self, house: House, parent: Parent):
        parent.shows_number(id="GB.1")
        parent.says("yes")
        parent.shows_number(id="GB.2")
        parent.says("Sam Smith")
        parent.hides_number()
        parent.says(asked_answer("born_on"))
        assert parent.registration.answers["born_on"]
        assert {kept_under(house, each) for each in ("GB.1", "GB.2")} == {NUMBER}


class TestAnInviteToANumberThatAnIdAnswers:
    def test_is_found_by_a_quote_of_it(self, house: House, parent: Parent):
        user_id = parent.hides_number()
        quotes(parent)
        assert parent.registration.state == FIRST
        assert kept_under(house, user_id) == NUMBER
        parent.says("Sam Smith")
        assert parent.registration.answers["player_name"] == "Sam Smith"

    def test_is_found_by_a_tap_on_a_message_of_ours(self, house: House, parent: Parent):
        parent.says(*up_to("gender"))
        parent.hides_number(id="GB.7")
        parent.taps("Male")
        assert parent.registration.answers["gender"]
        assert kept_under(house, "GB.7") == NUMBER

    def test_is_not_told_before(self, house: House, parent: Parent):
        parent.hides_number()
        for text in ("yes", "hi", "my data", "delete my data", "status", "Sam Smith", "3 May 2015", NUMBER):
            heard = parent.says(text)
            assert not any(name in heard for name in ("Sam", "Jane", "Panthers", "Alex", NUMBER))
        assert parent.registration.status == "invited"

    def test_is_asked_for_kindly_and_found_then(self, house: House, parent: Parent):
        parent.hides_number()
        assert "choose *Reply*" in parent.says("yes")
        quotes(parent)
        assert parent.registration.state == FIRST

    @pytest.mark.parametrize("written", ["hi {}", "{}", "my reference is {}", "HI {}!", "ref: {}"])
    def test_is_found_by_its_reference(self, house: House, parent: Parent, written: str):
        parent.hides_number()
        parent.says(written.format(parent.registration.reference.lower()))
        assert "ready" in parent.hears.casefold()
        parent.says("yes")
        assert parent.registration.state == FIRST

    def test_the_link_in_a_text_brings_the_reference(self, house: House, office: Office):
        parent = house.parent()
        parent.phone.fault(code=63024)
        house.admin_invites()
        house.it_becomes(10)
        house.news_arrives()
        house.bot.outbox.sweep()
        office.works()
        [text] = [each["text"] for each in house.world.aws.sent.messages(NUMBER) if each["channel"] == "sms"]
        parent.hides_number()
        parent.says(text.partition("?text=")[2].split()[0].replace("%20", " "))
        parent.says("yes")
        assert parent.registration.state == FIRST

    def test_a_reference_opens_no_chat_that_somebody_is_in(self, house: House, parent: Parent):
        parent.says("yes", "Sam Smith")
        stranger = house.parent(OTHER)
        stranger.hides_number()
        assert "opens no invite" in stranger.says(parent.registration.reference)
        assert stranger.conversation.registrations == []

    def test_nor_one_whose_invite_reached_another_id(self, house: House, parent: Parent):
        parent.shows_number()
        house.news_arrives()
        stranger = house.parent(OTHER)
        stranger.hides_number()
        assert "opens no invite" in stranger.says(parent.registration.reference)

    def test_tries_are_bounded_and_begin_anew_the_next_day(self, house: House, parent: Parent):
        parent.hides_number()
        for _ in range(4):
            assert "opens no invite" in parent.says("K7QM-2345")
        assert "enough references" in parent.says("K7QM-2345")
        assert "enough references" in parent.says(parent.registration.reference)
        house.time_passes(24 * 3600)
        parent.says(parent.registration.reference, "yes")
        assert parent.registration.state == FIRST

    def test_a_list_of_references_is_no_guess(self, house: House, parent: Parent):
        parent.hides_number()
        assert "choose *Reply*" in parent.says(f"K7QM-2345 {parent.registration.reference}")

    def test_a_quote_of_somebody_elses_message_by_a_forged_sid_finds_nothing(self, house: House, parent: Parent):
        for sid in ("SM" + "f" * 32, "../Messages", "", "SM" + "F" * 32):
            form = twilio_form("yes", number="GB.1", sid=SID, OriginalRepliedMessageSid=sid)
            house.bot.inbox.take(form)
        assert parent.registration.status == "invited"

    def test_with_twilio_away_it_is_looked_for_again(self, house: House, parent: Parent):
        parent.hides_number()
        house.wire.silence(f"twilio GET {the_invite(parent)}")
        parent.sends(text="yes", reply_to=the_invite(parent))
        assert parent.registration.status == "invited"
        house.time_passes()
        house.work()
        assert parent.registration.state == FIRST


class TestANumberThatWroteBefore:
    def test_is_the_parents_once_they_quote_the_invite(self, house: House, parent: Parent):
        new = house.parent(OTHER)
        new.says("hello")
        new.sends(text="yes", reply_to=the_invite(parent))
        assert parent.registration.state == FIRST
        assert kept_under(house, OTHER) == NUMBER

    def test_is_invited_as_anybody(self, house: House, parent: Parent):
        new = house.parent(OTHER)
        new.says("hello")
        another_family(house)
        new.sends(text="yes", reply_to=the_invite(parent))
        assert kept_under(house, OTHER) == OTHER
        assert new.registration.state == FIRST


class TestOnce:
    def test_the_same_message_twice_before_and_after_it_is_known_whose(self, house: House, parent: Parent):
        parent.hides_number()
        parent.sends(text="hello", sid=SID)
        parent.sends(text="yes", reply_to=the_invite(parent), deliver={"times": 3})
        conversation, received = parent.conversation, parent.received
        house.time_passes(3600)
        house.bot.inbox.take(house.world.twilio.messages.get(SID).form)
        for message in house.world.twilio.messages.of(NUMBER):
            if message.inbound:
                house.bot.inbox.take(message.form)
        assert (parent.conversation, parent.received) == (conversation, received)

    @pytest.mark.parametrize("call", ["dynamodb TransactWriteItems", "twilio POST Messages", "twilio GET "])
    def test_a_death_while_they_are_recognised_loses_nothing(self, house: House, parent: Parent, call: str):
        parent.hides_number()
        house.wire.kill_after(call)
        with pytest.raises(Killed):
            quotes(parent)
        house.start()
        house.time_passes()
        house.work()
        house.bot.outbox.sweep()
        parent.says("Sam Smith")
        assert parent.registration.answers["player_name"] == "Sam Smith"
        asked = [text for text in parent.texts if text == parent.texts[1]]
        assert len(asked) == 1

    def test_two_families_replies_cross(self, house: House, parent: Parent):
        other = another_family(house)
        parent.hides_number()
        other.hides_number()
        other.phone.send(text="yes", reply_to=the_invite(other))
        parent.phone.send(text="yes", reply_to=the_invite(parent))
        house.work()
        parent.phone.send(text="Sam Smith")
        other.phone.send(text="Mia Smith")
        house.work()
        assert parent.registration.answers["player_name"] == "Sam Smith"
        assert other.registration.answers["player_name"] == "Mia Smith"
        assert not any("Mia" in text for text in parent.texts)
        assert not any("Sam" in text for text in other.texts)


class TestANewNumber:
    """It brings a new id, and the chat goes with the parent."""

    def test_is_recognised_by_a_quote(self, house: House, parent: Parent):
        parent.shows_number(id="GB.1")
        parent.says("yes")
        form = twilio_form("Sam Smith", number=OTHER, sid=SID, ExternalUserId="whatsapp:GB.2")
        house.bot.inbox.take(form | {"OriginalRepliedMessageSid": parent.received[-1]["sid"]})
        assert parent.registration.answers["player_name"] == "Sam Smith"
        assert {kept_under(house, each) for each in (OTHER, "GB.1", "GB.2")} == {NUMBER}
        assert parent.conversation.phone == OTHER  # where texts go from now on

    def test_an_id_whose_number_arrives_later(self, house: House, parent: Parent):
        """The invite went to a number that WhatsApp never shows: the parent's own is another one."""
        user_id = parent.hides_number()
        quotes(parent)
        house.bot.inbox.take(twilio_form("Sam Smith", number=OTHER, sid=SID, ExternalUserId=f"whatsapp:{user_id}"))
        assert parent.registration.answers["player_name"] == "Sam Smith"
        assert kept_under(house, OTHER) == NUMBER

    def test_an_invite_to_it_comes_to_the_same_family(self, house: House, parent: Parent):
        parent.hides_number()
        quotes(parent)
        user_id = parent.phone.is_named().id
        house.bot.inbox.take(twilio_form("Sam Smith", number=OTHER, sid=SID, ExternalUserId=user_id))
        assert house.admin_invites(parent_tel=OTHER, player_first_name="Mia").json["status"] == "waiting"
        assert len(parent.conversation.registrations) == 2

    def test_that_is_invited_in_the_same_moment_loses_nothing(self, house: House, parent: Parent):
        parent.says("yes")
        quoted = parent.received[-1]["sid"]
        house.wire.meanwhile(f"twilio GET {quoted}", lambda: another_family(house))
        form = twilio_form("Sam Smith", number=OTHER, sid=SID, OriginalRepliedMessageSid=quoted)
        house.sqs.send_message(
            QueueUrl=house.settings.inbox_queue, MessageBody=json.dumps(form), MessageGroupId=OTHER,
            MessageDeduplicationId=SID,
        )  # fmt: skip
        house.work_five_times()
        assert [each.invite.player_first_name for each in house.bot.store.load(OTHER).registrations] == ["Mia"]
        assert kept_under(house, OTHER) == OTHER


class TestWhatElseGoesByTheParent:
    def test_a_whole_registration_and_its_confirmation(self, house: House, office: Office):
        house.admin_invites()
        parent = house.parent()
        parent.hides_number()
        quotes(parent, ANSWERS["ready"])
        parent.says(*after("ready"), "yes")
        assert parent.registration.status == "payment_pending"
        office.works()
        to = {each["to"] for each in house.world.aws.sent.messages()}
        assert to == {"jane@example.com"}, "the chat has said the rest"

    def test_news_of_an_answer_to_an_id(self, house: House, parent: Parent):
        parent.hides_number()
        parent.sends(text="yes", reply_to=the_invite(parent), sid=SID)
        assert set(house.news_arrives()) == {200}
        assert house.bot.store.exchange(NUMBER, SID).outgoing[-1].fate == "delivered"

    def test_a_rate_limit_is_waited_for_and_the_id_written_to_again(self, house: House, parent: Parent):
        user_id = parent.hides_number()
        parent.phone.fault(code=63018)
        quotes(parent)
        house.time_passes(1)
        house.news_arrives()
        house.time_passes(1000)
        house.bot.outbox.sweep()
        last = house.world.twilio.messages.of(NUMBER)[-1]
        assert (last.address, last.error_code) == (user_id, None)

    def test_a_reminder_goes_to_the_id(self, house: House, parent: Parent):
        user_id = parent.hides_number()
        quotes(parent)
        house.days_pass(1.5)
        last = house.world.twilio.messages.of(NUMBER)[-1]
        assert not last.inbound
        assert last.address == user_id

    def test_stop_by_an_id_is_a_stop_for_the_number(self, house: House, parent: Parent):
        parent.hides_number()
        quotes(parent)
        parent.says("stop")
        assert house.admin_invites(player_first_name="Mia").status_code == 409
        posted = [posting.notice for exchange in house.bot.store.exchanges(NUMBER) for posting in exchange.postings]
        assert [(notice.kind, notice.phone) for notice in posted] == [("suppress", NUMBER)]
        parent.says("start")
        assert parent.conversation.opted_out_at is None

    def test_stop_by_an_id_that_nobody_knew_holds_once_its_number_is_seen(self, house: House, parent: Parent):
        user_id = parent.hides_number()
        parent.says("stop")
        assert house.bot.store.load(user_id).opted_out_at
        parent.shows_number()
        before = len(parent.received)
        parent.says("yes")
        assert parent.conversation.opted_out_at
        assert len(parent.received) == before
        posted = [posting.notice for exchange in house.bot.store.exchanges(NUMBER) for posting in exchange.postings]
        assert [(notice.kind, notice.phone) for notice in posted] == [("suppress", NUMBER)]

    def test_who_comes_back_without_a_number_is_asked_for_the_invite(self, house: House, parent: Parent):
        parent.hides_number()
        parent.says("stop")
        assert "choose *Reply*" in parent.says("start")
        quotes(parent)
        assert parent.registration.state == FIRST

    def test_an_erasure_by_an_id_is_one_of_the_number(self, house: House, parent: Parent):
        user_id = parent.hides_number()
        quotes(parent)
        parent.says("Sam Smith", "delete my data", "yes")
        assert "is being erased" in parent.hears
        assert parent.conversation.registrations == []
        assert "Nothing is stored" in parent.says("hello")
        assert house.admin_invites().status_code == 409
        held = [item for item in everything(house) if user_id in item]
        assert not any(name in item for item in held for name in ("Sam", "Smith", "Jane"))
        assert "Welcome back" not in parent.says("start")
        assert house.admin_invites().status_code == 200

    def test_an_erasure_by_the_club_is_one_of_the_id(self, house: House, parent: Parent):
        parent.hides_number()
        quotes(parent)
        house.bot.desk.erase(NUMBER)
        assert "Nothing is stored" in parent.says("yes")

    def test_what_is_held_names_the_id(self, house: House, parent: Parent):
        user_id = parent.hides_number()
        quotes(parent)
        parent.says("my data")
        assert any(f"WhatsApp's id for you: {user_id}" in text for text in parent.texts)

    def test_lists_and_exports_name_the_number_that_was_invited(self, house: House, parent: Parent):
        parent.hides_number()
        quotes(parent)
        row = house.bot.registrations.read(parent.registration.reference)
        assert (row.parent, row.registration.invite.parent_phone) == (NUMBER, NUMBER)

    def test_a_stranger_leaves_nothing_but_for_days(self, house: House):
        stranger = house.parent(OTHER)
        stranger.shows_number(id="GB.9")
        stranger.says("hi")
        stranger.hides_number(id="GB.8")
        stranger.says("K7QM-2345")
        held = everything(house, "GB.") + everything(house, OTHER)
        assert held
        assert all("'expires'" in item for item in held)

    def test_a_stranger_who_is_invited_later_is_known_by_the_id(self, house: House):
        parent = house.parent()
        parent.shows_number()
        parent.says("hi")
        house.admin_invites()
        parent.hides_number()
        parent.says("yes")
        assert parent.registration.state == FIRST

    def test_a_sibling_is_answered_from_whichever(self, house: House, parent: Parent):
        parent.hides_number()
        quotes(parent)
        house.admin_invites(player_first_name="Mia", age_group="u9s", team_name="Otters")
        assert [each.invite.player_first_name for each in parent.conversation.registrations] == ["Sam", "Mia"]


def asked_answer(question: str) -> str:
    """What answers this question."""
    return ANSWERS[question]


def everything(house: House, about: str = "") -> list[str]:
    pages = house.bot.dynamodb.get_paginator("scan").paginate(TableName=house.settings.table)
    return [str(item) for page in pages for item in page["Items"] if about in str(item)]
