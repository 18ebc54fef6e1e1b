"""A caller hears what became of its messages: signed, at least once, and nobody else's."""

import io
import json
from typing import Any

import pytest

from sender.auth.callers import READ, SEND, SUPPRESS
from sender.feedback.labels import label
from sender.store.messages import EMAIL, Message
from tests.sender.webhooks.conftest import LISTENER, listens, secret_of
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane
from tests.support.sender.receiver import Receiver, listening
from tests.support.wire import Killed

BOUNCE = {"bounceType": "Permanent", "bounceSubType": "NoEmail", "bouncedRecipients": [{"emailAddress": JANE}]}
HOUR = 3600


def posted(office: Office, **asked: Any) -> dict[str, Message]:
    """A request that is accepted; its messages by address, which are taken to be sent."""
    assert office.posts(to_jane(), **asked).status_code == 200
    return {each.address: each for each in office.takes_all()}


def of_email(message: Message, kind: str, **about: Any) -> dict[str, Any]:
    return {"eventType": kind, "mail": {"tags": {name: [value] for name, value in label(message).items()}}, **about}


def of_text(message: Message, kind: str) -> dict[str, Any]:
    return {"eventType": kind, "destinationPhoneNumber": message.address, "context": label(message)}


def a_text_says(word: str, inbound: str = "in-1") -> dict[str, Any]:
    return {"originationNumber": JANES_PHONE, "messageBody": word, "inboundMessageId": inbound}


def comes_back(office: Office, *notices: dict[str, Any]) -> None:
    office.back.feedback.handle([{"Sns": {"Message": json.dumps(each)}} for each in notices])


class TestABounce:
    def test_reaches_the_caller_signed(self, office: Office, receiver: Receiver):
        comes_back(office, of_email(posted(office)[JANE], "Bounce", bounce=BOUNCE))
        assert receiver.heard == []
        office.tells_callers()
        [heard] = receiver.heard
        assert heard.is_signed_with(secret_of(office))
        assert heard.headers["Content-Type"] == "application/json"
        assert heard.event == {
            "EventId": heard.headers["webhook-id"],
            "Event": "bounced",
            "At": f"{office.clock.now():%Y-%m-%dT%H:%M:%SZ}",
            "TraceId": TRACE,
            "Channel": "EMAIL",
            "Recipient": JANE,
            "Reason": "NoEmail",
            "Detail": "hard",
        }
        assert office.waiting(office.settings.caller_events_queue) == 0

    def test_that_is_taken_in_twice_has_one_id(self, office: Office, receiver: Receiver):
        bounce = of_email(posted(office)[JANE], "Bounce", bounce=BOUNCE)
        comes_back(office, bounce)
        office.clock.advance(60)
        comes_back(office, bounce)
        office.tells_callers()
        first, second = receiver.events
        assert first == second

    def test_is_known_before_it_is_told(self, office: Office, receiver: Receiver):
        """Killed between the two, the provider's notice comes again."""
        bounce = of_email(posted(office)[JANE], "Bounce", bounce=BOUNCE)
        office.wire.kill_after("dynamodb UpdateItem")
        with pytest.raises(Killed):
            comes_back(office, bounce)
        office.start()
        comes_back(office, bounce)
        office.tells_callers()
        assert receiver.told == [("bounced", JANE)]

    def test_is_not_taken_in_where_its_caller_could_not_be_told(self, office: Office, receiver: Receiver):
        bounce = of_email(posted(office)[JANE], "Bounce", bounce=BOUNCE)
        office.wire.silence("sqs SendMessageBatch", times=3)
        with pytest.raises(Exception, match=r"^$"):
            comes_back(office, bounce)

    def test_for_good_is_news_after_a_soft_one_and_not_before(self, office: Office, receiver: Receiver):
        """Under an id of its own, so that a receiver that knows the soft one does not pass it over."""
        message = posted(office)[JANE]
        soft = of_email(message, "Bounce", bounce={"bounceType": "Transient", "bounceSubType": "MailboxFull"})
        hard = of_email(message, "Bounce", bounce=BOUNCE)
        comes_back(office, soft, hard, soft)
        office.tells_callers()
        assert sorted(each["Detail"] for each in receiver.events) == ["hard", "soft"]
        assert len({each["EventId"] for each in receiver.events}) == 2

    def test_after_which_it_is_delivered_all_the_same_is_no_news(self, office: Office, receiver: Receiver):
        message = posted(office)[JANE]
        comes_back(office, of_email(message, "Bounce", bounce=BOUNCE), of_email(message, "Delivery"))
        office.tells_callers()
        assert receiver.told == [("bounced", JANE)]


@pytest.mark.parametrize(
    ("kind", "about", "told"),
    [
        ("Delivery", {}, ("delivered", "", None)),
        ("DeliveryDelay", {"deliveryDelay": {"delayType": "MailboxFull"}}, ("delayed", "MailboxFull", None)),
        ("Bounce", {"bounce": {"bounceType": "Transient"}}, ("bounced", "", "soft")),
        ("Complaint", {"complaint": {"complaintFeedbackType": "abuse"}}, ("complained", "abuse", None)),
        ("Reject", {"reject": {"reason": "Bad content"}}, ("rejected", "Bad content", None)),
    ],
)
def test_what_ses_tells_is_told(office: Office, receiver: Receiver, kind: str, about: Any, told: Any):
    comes_back(office, of_email(posted(office)[JANE], kind, **about))
    office.tells_callers()
    assert [(each["Event"], each["Reason"], each["Detail"]) for each in receiver.events] == [told]


def test_what_the_sms_service_tells_is_told(office: Office, receiver: Receiver):
    message = posted(office)[JANES_PHONE]
    comes_back(office, of_text(message, "TEXT_SENT"), of_text(message, "TEXT_CARRIER_BLOCKED"))
    office.tells_callers()
    [event] = receiver.events
    assert (event["Event"], event["Channel"], event["Recipient"]) == ("undelivered", "SMS", JANES_PHONE)
    assert (event["Reason"], event["Detail"], event["TraceId"]) == ("carrier-blocked", None, TRACE)


class TestWhatIsNotSent:
    def test_failed(self, office: Office, receiver: Receiver):
        office.world.aws.faults.refuse("MessageRejected", to=JANE)
        office.posts(emails_to(JANE))
        office.works()
        office.tells_callers()
        [event] = receiver.events
        assert (event["Event"], event["Recipient"], event["TraceId"]) == ("failed", JANE, TRACE)
        assert event["Reason"] == office.ledger(TRACE)[JANE].reason

    def test_expired(self, office: Office, receiver: Receiver):
        office.posts(emails_to(JANE))
        office.clock.advance(25 * HOUR)
        office.works()
        office.tells_callers()
        assert receiver.told == [("expired", JANE)]

    @pytest.mark.parametrize("reason", ["bounce", "complaint", "opt-out"])
    def test_suppressed(self, office: Office, receiver: Receiver, reason: str):
        office.back.suppression.suppress(EMAIL, JANE, reason)
        office.posts(emails_to(JANE))
        office.works()
        office.tells_callers()
        [event] = receiver.events
        assert (event["Event"], event["Recipient"], event["TraceId"]) == ("suppressed", JANE, TRACE)
        assert event["Reason"] == reason

    def test_is_told_of_by_the_next_worker_where_one_dies(self, office: Office, receiver: Receiver):
        office.world.aws.faults.refuse("MessageRejected", to=JANE)
        office.posts(emails_to(JANE))
        office.wire.kill_after("dynamodb TransactWriteItems", 2)  # the outcome
        with pytest.raises(Killed):
            office.works()
        office.start()
        office.time_passes()
        office.works()
        office.tells_callers()
        assert receiver.told == [("failed", JANE)]
        assert office.waiting(office.settings.messages_queue) == 0

    def test_stays_on_its_queue_until_its_caller_could_be_told(self, office: Office, receiver: Receiver):
        office.world.aws.faults.refuse("MessageRejected", to=JANE)
        office.posts(emails_to(JANE))
        office.wire.silence("sqs SendMessageBatch", times=3)
        office.works_three_times()
        assert office.waiting(office.settings.dead_letter_queue) == 1
        assert office.back.dead_letters.revive() == {"cleared": 1}
        office.tells_callers()
        assert receiver.told == [("failed", JANE)]

    def test_sent_is_no_news(self, office: Office, receiver: Receiver):
        office.posts(to_jane())
        office.works()
        office.tells_callers()
        assert receiver.heard == []


class TestAReceiver:
    @pytest.fixture(autouse=True)
    def bounced(self, office: Office, receiver: Receiver) -> None:
        comes_back(office, of_email(posted(office)[JANE], "Bounce", bounce=BOUNCE))

    @pytest.mark.parametrize("status", [500, 503, 429, 404, 410, 304])
    def test_that_fails_is_told_again_later(self, office: Office, receiver: Receiver, status: int):
        receiver.answers = [status, status]
        for heard in (1, 2, 3, 3):
            office.tells_callers()
            assert len(receiver.heard) == heard
            office.time_passes(60)
        assert len({each.headers["webhook-id"] for each in receiver.heard}) == 1
        assert len({each.headers["webhook-timestamp"] for each in receiver.heard}) == 3
        assert all(each.is_signed_with(secret_of(office)) for each in receiver.heard)

    def test_is_left_ever_longer_alone(self, office: Office, receiver: Receiver):
        receiver.answers = [500] * 11
        for _ in range(11):
            office.tells_callers()
            office.time_passes()
        pauses = office.wire.pauses[-11:-1]
        assert pauses == sorted(pauses)
        assert 8 <= pauses[0] <= 12
        assert 20 * HOUR < sum(pauses) < 28 * HOUR
        assert max(pauses) < 12 * HOUR, "SQS hides nothing for longer"

    def test_that_fails_for_a_day_is_told_when_a_person_says_so(self, office: Office, receiver: Receiver):
        receiver.answers = [500] * 11
        for _ in range(12):
            office.tells_callers()
            office.time_passes()
        letters = office.settings.feedback_dead_letter_queue
        assert (len(receiver.heard), office.waiting(letters)) == (11, 1)
        assert office.back.feedback_dead_letters.redrive() == {"taken_in": 1}
        office.tells_callers()
        assert (len(receiver.heard), office.waiting(letters)) == (12, 0)
        assert receiver.events[0] == receiver.events[-1]

    def test_is_not_followed_elsewhere(self, office: Office, receiver: Receiver):
        with listening() as other:
            receiver.answers, receiver.redirects_to = [307], other.url
            office.tells_callers()
            assert (len(receiver.heard), other.heard) == (1, [])

    def test_that_is_away_keeps_no_other_waiting(self, office: Office, receiver: Receiver):
        listens(office, "shop", receiver)
        office.front.callers.set_webhook(LISTENER, "http://127.0.0.1:9/", local=True)
        office.posts(emails_to(JANE, TraceId="shop-1"), token=office.token("shop"))
        [message] = office.takes_all()
        comes_back(office, of_email(message, "Delivery"))
        office.tells_callers()
        assert [each["TraceId"] for each in receiver.events] == ["shop-1"]

    def test_whose_caller_was_revoked_hears_nothing(self, office: Office, receiver: Receiver):
        office.front.callers.revoke(LISTENER, office.clock.now())
        office.tells_callers()
        assert (receiver.heard, office.waiting(office.settings.caller_events_queue)) == ([], 0)

    def test_is_told_at_its_new_address(self, office: Office, receiver: Receiver):
        office.front.callers.set_webhook(LISTENER, f"{receiver.url}/moved?by=us", local=True)
        office.tells_callers()
        assert [each.path for each in receiver.heard] == ["/heard/moved?by=us"]

    def test_believes_either_secret_for_a_day_after_a_rotation(self, office: Office, receiver: Receiver):
        before = secret_of(office)
        office.front.callers.rotate_webhook(LISTENER, office.clock.now())
        after = secret_of(office)
        receiver.answers = [500, 500]
        for believed in ([True, True], [True, True], [False, True]):
            office.tells_callers()
            assert [receiver.heard[-1].is_signed_with(secret) for secret in (before, after)] == believed
            office.time_passes(13 * HOUR)

    def test_is_nowhere_in_the_logs_with_its_secret(self, office: Office, receiver: Receiver, logged: io.StringIO):
        office.tells_callers()
        assert '"outcome":"told"' in logged.getvalue()
        for kept in (secret_of(office)[6:], JANE, receiver.url):
            assert kept not in logged.getvalue()


def test_other_callers_hear_nothing(office: Office, receiver: Receiver):
    with listening() as others:
        listens(office, "shop", others)
        comes_back(office, of_email(posted(office)[JANE], "Bounce", bounce=BOUNCE))
        office.tells_callers()
        assert receiver.told == [("bounced", JANE)]
        assert others.heard == []


def test_without_a_webhook_nothing_waits(office: Office):
    comes_back(office, of_email(posted(office)[JANE], "Bounce", bounce=BOUNCE), a_text_says("STOP"))
    assert office.waiting(office.settings.caller_events_queue) == 0


class TestAStopByText:
    def test_is_told_to_whoever_may_list_such(self, office: Office, receiver: Receiver):
        with listening() as others:
            listens(office, "shop", others, frozenset({SEND, SUPPRESS}))
            listens(office, "newsletter", others, frozenset({SEND, READ}))
            comes_back(office, a_text_says("Stop."))
            office.tells_callers()
            assert receiver.told == others.told == [("opted_out", JANES_PHONE)]
        [event] = receiver.events
        assert (event["TraceId"], event["Channel"], event["Reason"], event["Detail"]) == (None, "SMS", "text", None)

    def test_and_a_start_are_told_each_time(self, office: Office, receiver: Receiver):
        words = [("STOP", "in-1"), ("START", "in-2"), ("STOP", "in-3"), ("STOP", "in-3")]
        comes_back(office, *(a_text_says(*each) for each in words))
        office.tells_callers()
        assert sorted(each["Event"] for each in receiver.events) == ["opted_in", "opted_out", "opted_out", "opted_out"]
        assert len({each["EventId"] for each in receiver.events}) == 3

    def test_is_told_although_who_took_it_in_died(self, office: Office, receiver: Receiver):
        for word, call in (("STOP", "dynamodb PutItem"), ("START", "dynamodb DeleteItem")):
            office.wire.kill_after(call)
            with pytest.raises(Killed):
                comes_back(office, a_text_says(word))
            office.start()
            comes_back(office, a_text_says(word))
        office.tells_callers()
        assert receiver.told == [("opted_in", JANES_PHONE), ("opted_out", JANES_PHONE)]
