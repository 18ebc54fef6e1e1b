"""What keeps a registration from going on: list, CSV and the registration itself say the same after every follow-up."""

import base64
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from PIL import Image

from bot.store.club_questions import ClubQuestions
from flows.registration.blockers import BLOCKS
from tests.support.chats.club_questions import AGREEMENTS, CARE, PHOTOS, PLAY, changed
from tests.support.chats.examples import ALL_ANSWERS, up_to
from tests.support.club import Club
from tests.support.house import PUBLIC_URL, House
from tests.support.sender.office import Office
from tests.support.till import Till


def a_photo() -> dict[str, str]:
    file = BytesIO()
    Image.new("RGB", (800, 1000), "orange").save(file, "JPEG")
    return {"content_type": "image/jpeg", "data": base64.b64encode(file.getvalue()).decode()}


@pytest.fixture(autouse=True)
def at_noon(house: House) -> None:
    house.it_becomes(12)


class Story:
    """A family whose registrations the club looks at in all three places."""

    def __init__(self, house: House):
        self.house, self.club, self.parent = house, Club(house), house.parent()

    @property
    def reference(self) -> str:
        return self.parent.conversation.registrations[0].reference

    def blocks(self) -> list[list[str]]:
        """What blocks each registration, by list, CSV and the registration itself; they say the same of its status."""
        listed = self.club.lists().json["registrations"]
        of_csv = {row["reference"]: (row["status"], row["blocked_by"]) for row in self.club.exports()}
        for each in listed:
            single, reference = self.club.reads(each["reference"]).json, each["reference"]
            assert (each["status"], each["blocked_by"]) == (single["status"], single["blocked_by"])
            assert of_csv[reference] == (single["status"], ", ".join(single["blocked_by"]))
        return [each["blocked_by"] for each in listed]

    def fails(self, code: int) -> None:
        """The next message to the parent does not arrive."""
        self.parent.phone.fault(code=code)

    def told(self, code: str) -> None:
        """Twilio tells late that a message of ours was not delivered."""
        sent = [each for each in self.house.bot.store.exchanges(self.parent.number) if each.outgoing]
        address = f"{PUBLIC_URL}/status?exchange={sent[-1].key}&n=0"
        form = {"MessageSid": "MM1", "MessageStatus": "undelivered", "ErrorCode": code}
        form["To"] = f"whatsapp:{self.parent.number}"
        headers = {"X-Twilio-Signature": self.house.sign(form, address)}
        path = address.removeprefix(PUBLIC_URL)
        assert self.house.browser.post(path, data=form, headers=headers).status_code == 200
        self.house.work()


@pytest.fixture
def story(house: House) -> Story:
    return Story(house)


class TestUndeliverable:
    def test_from_the_callback_until_the_parent_writes(self, story: Story):
        story.fails(63024)
        story.house.admin_invites()
        assert story.blocks() == [[]]
        story.house.news_arrives()
        assert story.blocks() == [["undeliverable"]]
        story.parent.says("hi")
        assert story.blocks() == [[]]

    def test_of_every_child_of_the_family(self, story: Story):
        story.house.admin_invites()
        story.house.admin_invites(player_first_name="Mia")
        story.parent.says("yes", "Sam")
        story.told("63014")
        assert story.blocks() == [["undeliverable"]] * 2

    def test_through_an_invite_again_and_a_withdrawal(self, story: Story):
        story.fails(63024)
        story.house.admin_invites()
        story.house.news_arrives()
        assert story.club.tells(story.reference, "resend").status_code == 200
        assert story.blocks() == [["undeliverable"]]
        assert story.house.admin_invites(membership_fee_amount="50").status_code == 200
        assert story.blocks() == [["undeliverable"]]
        assert story.club.tells(story.reference, "withdraw").status_code == 200
        assert story.blocks() == [[]]

    def test_once_a_reminder_did_not_arrive_and_through_the_next(self, story: Story, office: Office):
        story.house.admin_invites()
        story.fails(63024)
        story.house.days_pass(1.5)
        story.house.news_arrives()
        assert story.blocks() == [["undeliverable"]]
        story.house.days_pass(2)
        office.works()
        assert story.blocks() == [["undeliverable"]]

    def test_not_where_a_limit_is_only_waited_out(self, story: Story):
        story.fails(63018)
        story.house.admin_invites()
        story.house.news_arrives()
        assert story.blocks() == [[]]


class TestOptedOut:
    def test_by_what_twilio_tells(self, story: Story):
        story.house.admin_invites()
        story.told("21610")
        assert story.blocks() == [["opted out"]]
        assert story.club.tells(story.reference, "resend").status_code == 409
        assert story.blocks() == [["opted out"]]
        story.parent.says("START")
        assert story.blocks() == [[]]

    def test_by_stop_and_through_a_payment(self, story: Story):
        story.house.admin_invites()
        story.parent.says(*ALL_ANSWERS, "yes", "STOP")
        assert story.blocks() == [["opted out", "photo pending"]]
        assert story.club.tells(story.reference, "payments", payment_id="P1", kind="fee").status_code == 200
        assert story.blocks() == [["opted out", "photo pending"]]

    def test_of_every_child_of_the_family(self, story: Story):
        story.house.admin_invites()
        story.house.admin_invites(player_first_name="Mia")
        story.parent.says("STOP")
        assert story.blocks() == [["opted out"]] * 2


class TestHandedToAPerson:
    def test_until_the_desk_lets_the_assistant_go_on(self, story: Story):
        story.house.admin_invites()
        story.house.admin_invites(player_first_name="Mia")
        story.parent.says("can I speak to a person")
        assert story.blocks() == [["handed to a person"]] * 2
        assert story.club.tells(story.reference, "release").status_code == 200
        assert story.blocks() == [[]] * 2

    def test_and_a_message_of_ours_that_did_not_arrive_meanwhile(self, story: Story):
        story.house.admin_invites()
        story.parent.says("can I speak to a person")
        story.told("63014")
        assert story.blocks() == [["handed to a person", "undeliverable"]]


@pytest.mark.parametrize("then", [lambda story: story.house.days_pass(1.1), lambda story: story.told("63014")])
def test_play_up_approval(story: Story, then: Callable[[Story], None]):
    story.house.admin_invites()
    story.parent.says(*up_to("born_on"), "1/9/2016", "yes")
    assert story.blocks() == [["play-up approval"]]
    then(story)
    assert story.blocks()[0][-1] == "play-up approval"
    story.parent.says("change dob", "3 May 2016")
    assert story.blocks() == [[]]


class TestConsentRefused:
    @pytest.fixture
    def club_asks(self, house: House) -> Callable[..., None]:
        def asks(*entries: dict[str, Any]) -> None:
            """As a deployment has it."""
            ClubQuestions(house.bot.dynamodb, house.settings.table).keep(list(entries))
            house.start()

        return asks

    def test_until_it_is_given_and_after_all_is_sent(self, story: Story, club_asks: Callable[..., None]):
        club_asks(AGREEMENTS)
        story.house.admin_invites()
        story.parent.says(*ALL_ANSWERS, "all but playing")
        assert story.blocks() == [[]]  # it is asked about once
        story.parent.says("yes")
        assert story.blocks() == [["consent refused"]]
        story.parent.says("yes")
        assert story.blocks() == [["consent refused", "photo pending"]]
        story.told("63014")
        assert story.blocks() == [["undeliverable", "consent refused", "photo pending"]]
        story.parent.says("change playing to yes", "yes")
        assert story.blocks() == [["photo pending"]]

    def test_not_by_a_no_to_what_the_club_can_do_without(self, story: Story, club_asks: Callable[..., None]):
        club_asks(AGREEMENTS)
        story.house.admin_invites()
        story.parent.says(*ALL_ANSWERS, "all but photos")
        assert story.blocks() == [[]]

    def test_as_the_club_asks_now(self, story: Story, club_asks: Callable[..., None]):
        club_asks(AGREEMENTS)
        story.house.admin_invites()
        story.parent.says(*ALL_ANSWERS, "all but playing", "yes", "yes")
        club_asks()
        assert story.blocks() == [["photo pending"]]
        club_asks(AGREEMENTS)
        assert story.blocks() == [["consent refused", "photo pending"]]
        club_asks(changed(AGREEMENTS, items=[changed(PLAY, required=False), PHOTOS, CARE]))
        assert story.blocks() == [["photo pending"]]


FEE, MANDATE = {"kind": "fee", "amount": 4000}, {"kind": "mandate"}
TOLD: dict[str, list[dict[str, Any]]] = {
    "part paid": [FEE | {"amount": 1000}],
    "overpaid": [FEE, FEE],
    "refunded": [FEE, MANDATE, {"kind": "refund", "amount": 4000}],
    "payment failed": [FEE, {"kind": "failed", "of": "P1"}],
    "direct debit cancelled": [FEE, MANDATE, {"kind": "cancelled", "of": "P2"}],
}


class TestMoney:
    @pytest.fixture
    def complete(self, story: Story) -> Story:
        story.house.admin_invites()
        story.parent.answers_until("photo")
        story.parent.sends(media=[a_photo()])
        story.parent.answers_until("payment_pending")
        assert story.blocks() == [[]]
        return story

    @pytest.mark.parametrize("block", TOLD)
    def test_by_what_the_club_is_told(self, complete: Story, block: str):
        for count, payment in enumerate(TOLD[block], 1):
            answer = complete.club.tells(complete.reference, "payments", payment_id=f"P{count}", **payment)
            assert answer.status_code == 200, answer.json
        assert complete.blocks() == [[block]]
        complete.told("63014")
        assert complete.blocks() == [["undeliverable", block]]

    def test_paid_by_somebody_who_does_not_join(self, complete: Story):
        complete.club.tells(complete.reference, "payments", payment_id="P1", **FEE)
        assert complete.club.tells(complete.reference, "withdraw").status_code == 200
        assert complete.blocks() == [["paid but not joining"]]

    def test_charged_back(self, house: House):
        till, story = Till(house), Story(house)
        story.house.admin_invites()
        story.parent.answers_until("payment_pending")
        till.pays(story.parent)
        till.gocardless.charge_back(till.all_of("payments")[0])
        till.news_arrives()
        assert story.blocks() == [["charged back", "photo pending"]]

    def test_a_month_that_could_not_be_collected(self, house: House):
        till, story = Till(house), Story(house)
        story.house.admin_invites()
        story.parent.answers_until("payment_pending")
        till.pays(story.parent)
        till.gocardless.faults.failing = 1
        till.days_pass(42)
        assert story.blocks() == [["monthly payment failed", "photo pending"]]


def test_each_cause_has_its_story():
    """By name: whoever adds a cause plays it above in all three places."""
    of_money = {"charged back", "monthly payment failed", "paid but not joining", *TOLD}
    of_people = {"handed to a person", "opted out", "undeliverable", "consent refused", "play-up approval"}
    elsewhere = {"e-mail bounces", "refused by the payment provider"}  # tests/bot/web/sender, tests/bot/payments
    assert set(BLOCKS) == of_money | of_people | elsewhere | {"photo pending"}


def test_photo_pending(story: Story):
    story.house.admin_invites()
    story.parent.says(*ALL_ANSWERS, "yes")
    assert story.blocks() == [["photo pending"]]
    story.told("63014")
    assert story.blocks() == [["undeliverable", "photo pending"]]
    story.parent.sends(media=[a_photo()])
    assert story.blocks() == [[]]
