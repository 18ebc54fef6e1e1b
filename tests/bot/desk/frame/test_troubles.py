"""The desk while the table, WhatsApp or the sender is away, and when a session ends in the middle: it says so, and
nothing that was typed is lost or done twice.
"""

import html
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product

import pytest
from botocore.exceptions import EndpointConnectionError
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from bot.app import create_app
from tests.support.desk import SECRETARY, DeskPeople, Someone
from tests.support.house import NOBODY, House, Parent
from tests.support.runner.thoroughness import some

FORM = re.compile(r'<form method="post" action="([^"]*)">(.*?)</form>', re.DOTALL)
FIELD = re.compile(r'<input type="hidden" name="([^"]*)" value="([^"]*)">')
WORDS = "Kit is on Saturday, <b>10am</b> at the “Lodge”"
TWELVE_HOURS = 12 * 3600
WRITES = ("UpdateItem", "TransactWriteItems", "PutItem")
FROM_OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
def stuck(house: House, parent: Parent) -> Parent:
    """A parent who waits for a person, at noon."""
    house.it_becomes(12)
    parent.says("yes", "can I talk to someone?")
    return parent


def page_of(parent: Parent) -> str:
    return f"/desk/registrations/{parent.registration.reference}"


@contextmanager
def away(house: House, service: str) -> Iterator[None]:
    """A service of AWS's that does not answer."""

    def silent(**_: object) -> None:
        raise EndpointConnectionError(endpoint_url=f"https://{service}")

    events = house.bot.dynamodb.meta.events
    events.register(f"before-call.{service}", silent)
    yield
    events.unregister(f"before-call.{service}", silent)


def given_back(answer: TestResponse) -> tuple[str, dict[str, str]]:
    """The form that a page gives back: where it goes, and what it brings along."""
    action, inside = next(found for found in FORM.findall(answer.text) if "sign-out" not in found[0])
    fields: dict[str, str] = {}
    for name, value in FIELD.findall(inside):
        fields.setdefault(name, html.unescape(value))
    return html.unescape(action), fields


def writes(someone: Someone, parent: Parent, words: str = WORDS) -> TestResponse:
    return someone.presses(page_of(parent), f"Send as {someone.email.partition('@')[0]}", words=words)


def heard(parent: Parent, words: str = WORDS) -> int:
    """How often the parent was told this."""
    return sum(words in each for each in parent.texts)


class TestWhileTheTableIsAway:
    def test_what_was_typed_comes_back_and_is_sent_once(self, people: DeskPeople, stuck: Parent):
        secretary = people.signs_in()
        path, proof = secretary.form(page_of(stuck), "Send as secretary")
        with away(people.house, "dynamodb"):
            answer = secretary.posts(path, proof | {"words": WORDS})
            assert answer.status_code == 503
            assert "Nothing is lost" in answer.text
            action, fields = given_back(answer)
            assert secretary.posts(action, fields).status_code == 503, "still away"
        assert fields["words"] == WORDS
        assert "<b>10am" not in answer.text
        assert heard(stuck) == 0
        assert [secretary.posts(action, fields).status_code for _ in range(2)] == [303, 303]
        assert heard(stuck) == 1

    @pytest.mark.parametrize(("call", "times"), some(list(product((*WRITES, "DeleteItem"), (1, 2, 3))), 4))
    def test_it_is_done_once_wherever_it_stopped(self, people: DeskPeople, stuck: Parent, call: str, times: int):
        secretary, house = people.signs_in(), people.house
        path, form = secretary.form(page_of(stuck), "Send as secretary")
        form |= {"words": WORDS}
        house.wire.silence(f"dynamodb {call}", times)
        for _ in range(6):
            answer = secretary.posts(path, form)
            if answer.status_code == 303:
                break
            assert answer.status_code in {409, 503}
            assert given_back(answer)[1]["words"] == WORDS
            house.time_passes(31)
        assert answer.status_code == 303
        house.bot.outbox.sweep()
        assert heard(stuck) == 1

    @pytest.mark.parametrize(("call", "times"), some(list(product(WRITES, (1, 2, 3))), 3))
    def test_an_invite_goes_out_again_once_wherever_it_stopped(
        self, people: DeskPeople, parent: Parent, call: str, times: int
    ):
        secretary, house = people.signs_in(), people.house
        path = f"{page_of(parent)}/do/resend"
        _, form = secretary.form(path, "Send the invite again")
        invited = len(parent.received)
        house.wire.silence(f"dynamodb {call}", times)
        for _ in range(6):
            if secretary.posts(path, form).status_code == 303:
                break
            house.time_passes(31)
        house.bot.outbox.sweep()
        assert len(parent.received) == invited + 1
        trail = secretary.opens(f"/desk/trail/{parent.registration.reference}").text
        assert trail.count('data-label="What">Send the invite again') == 1

    def test_an_invite_whose_answer_got_lost_goes_out_again_once(self, people: DeskPeople, parent: Parent):
        secretary, house = people.signs_in(), people.house
        path = f"{page_of(parent)}/do/resend"
        _, form = secretary.form(path, "Send the invite again")
        invited = len(parent.received)
        house.wire.lose("dynamodb PutItem")
        for _ in range(3):
            secretary.posts(path, form)
            house.time_passes(31)
        assert len(parent.received) == invited + 1

    def test_an_answer_that_got_lost_does_nothing_twice(self, people: DeskPeople, stuck: Parent):
        secretary, house = people.signs_in(), people.house
        path, form = secretary.form(page_of(stuck), "Send as secretary")
        house.wire.lose("dynamodb TransactWriteItems")
        codes = []
        for _ in range(3):
            codes.append(secretary.posts(path, form | {"words": WORDS}).status_code)
            house.time_passes(31)
        assert codes[-1] == 303
        house.bot.outbox.sweep()
        assert heard(stuck) == 1

    def test_a_page_says_so_and_leads_to_itself(self, people: DeskPeople, stuck: Parent):
        secretary = people.signs_in()
        with away(people.house, "dynamodb"):
            answer = secretary.opens("/desk/registrations?q=sam&team=Panthers+u11s")
        assert answer.status_code == 503
        assert 'href="/desk/registrations?q=sam&amp;team=Panthers%20u11s"' in answer.text.replace("+", "%20")
        assert "Sign in" not in answer.text

    def test_a_file_is_to_be_chosen_again(self, people: DeskPeople, stuck: Parent):
        secretary = people.signs_in()
        _, proof = secretary.form("/desk/invites", "Look at it")
        with away(people.house, "dynamodb"):
            sheet = FileStorage(io.BytesIO(b"player_first_name\nSam"), "sheet.csv")
            answer = secretary.posts("/desk/invites/sheet", proof | {"sheet": sheet})
        assert answer.status_code == 503
        assert "choose it again" in answer.text


class TestWhileWhatsAppOrTheSenderIsAway:
    def test_what_was_written_is_saved_and_goes_out_by_itself(self, people: DeskPeople, stuck: Parent):
        secretary, house = people.signs_in(), people.house
        house.wire.silence("twilio POST Messages", 5)
        assert writes(secretary, stuck).status_code == 303
        page = secretary.opens(page_of(stuck)).text
        assert "is saved and has not left yet" in page
        assert "secretary is on it" in page
        house.wire.silence("twilio POST Messages", 0)
        house.time_passes(60)
        house.bot.outbox.sweep()
        assert heard(stuck) == 1
        assert "has not left yet" not in secretary.opens(page_of(stuck)).text

    def test_an_invite_sent_again_is_saved_and_goes_out_by_itself(self, people: DeskPeople, parent: Parent):
        people.house.it_becomes(12)
        secretary, before = people.signs_in(), len(parent.texts)
        people.house.wire.silence("twilio POST Messages", 5)
        path = f"{page_of(parent)}/do/resend"
        assert secretary.presses(path, "Send the invite again").status_code == 303
        assert "has not left yet" in secretary.opens(page_of(parent)).text
        people.house.wire.silence("twilio POST Messages", 0)
        people.house.time_passes(60)
        people.house.bot.outbox.sweep()
        assert len(parent.texts) == before + 1

    def test_an_email_waits_for_the_sender(self, people: DeskPeople, house: House, parent: Parent):
        house.it_becomes(12)
        parent.answers_until("payment_pending")
        people.office.works()
        house.time_passes(25 * 3600)
        secretary = people.signs_in()
        house.start(SENDER_URL=NOBODY)
        secretary.browser.application = create_app(house.bot)
        assert writes(secretary, parent).status_code == 303
        assert "has not left yet" in secretary.opens(page_of(parent)).text

    def test_what_is_done_at_night_says_when_the_parent_hears_of_it(
        self, people: DeskPeople, house: House, parent: Parent
    ):
        house.it_becomes(12)
        parent.answers_until("payment_pending")
        house.it_becomes(23)
        secretary = people.signs_in()
        path = f"{page_of(parent)}/do/answer"
        answer = secretary.presses(path, "Put an answer right", question="postcode", answer="m32 0aa")
        assert answer.status_code == 303
        assert "The parent hears of it by day, at 8:30am" in secretary.opens(page_of(parent)).text

    def test_no_link_leaves_and_the_address_stays(self, house: House, people: DeskPeople):
        house.start(SENDER_URL=NOBODY)
        someone = Someone(house, SECRETARY)
        answer = someone.posts("/desk/sign-in", {"email": SECRETARY})
        assert answer.status_code == 503
        assert f'value="{SECRETARY}"' in answer.text


class TestWhenTheSessionEnds:
    def left_open(self, people: DeskPeople, parent: Parent) -> tuple[Someone, str, dict[str, str]]:
        """A page that somebody leaves open until they are signed out, with what they have typed."""
        someone = people.signs_in()
        path, proof = someone.form(page_of(parent), "Send as secretary")
        people.house.time_passes(TWELVE_HOURS)
        return someone, path, proof | {"words": WORDS}

    def signs_in_again(self, people: DeskPeople, someone: Someone, leads_to: str = "/desk/") -> str:
        """Where signing in leads to."""
        return someone.posts(people.link_for(someone, leads_to)).headers["Location"]

    def test_what_was_typed_is_there_again_after_signing_in(self, people: DeskPeople, stuck: Parent):
        someone, path, form = self.left_open(people, stuck)
        answer = someone.posts(path, form)
        door = answer.headers["Location"]
        assert answer.status_code == 303
        assert "what you typed is there again" in someone.opens(door).text
        assert heard(stuck) == 0
        draft = self.signs_in_again(people, someone, door.partition("next=")[2])
        page = someone.opens(draft)
        action, fields = given_back(page)
        assert (action, fields["words"]) == (path, WORDS)
        assert "Write to the parent" in page.text
        assert heard(stuck) == 0, "nothing is sent before somebody says so"
        assert [someone.posts(action, fields).status_code for _ in range(2)] == [303, 303]
        assert heard(stuck) == 1
        assert someone.opens(draft).status_code == 404, "it was for one use"

    def test_it_is_nobody_elses_and_over_after_an_hour(self, people: DeskPeople, stuck: Parent):
        someone, path, form = self.left_open(people, stuck)
        draft = someone.posts(path, form).headers["Location"].partition("next=")[2]
        assert people.lets_in("kim@example.org", "secretary").opens(draft).status_code == 404
        again = people.signs_in()
        assert again.opens(draft).status_code == 200
        people.house.time_passes(3600)
        assert again.opens(draft).status_code == 404

    @pytest.mark.parametrize("secret", ["", "guessed"])
    def test_what_is_not_proven_to_be_theirs_is_kept_by_nobody(self, people: DeskPeople, stuck: Parent, secret: str):
        someone, path, form = self.left_open(people, stuck)
        answer = someone.posts(path, form | {"secret": secret})
        assert answer.status_code == 401
        assert given_back(answer)[1]["words"] == WORDS, "it is given back to who brought it"
        stranger = Someone(people.house, "x@example.org")
        assert stranger.posts(path, form).status_code == 401

    def test_who_is_taken_away_leaves_nothing(self, people: DeskPeople, stuck: Parent):
        kim = people.lets_in("kim@example.org", "secretary")
        path, proof = kim.form(page_of(stuck), "Send as Kim")
        people.signs_in().presses("/desk/people", "Take Kim away", email="kim@example.org")
        assert kim.posts(path, proof | {"words": WORDS}).status_code == 401

    def test_signed_in_anew_meanwhile_it_is_looked_at_once_more(self, people: DeskPeople, stuck: Parent):
        someone, path, form = self.left_open(people, stuck)
        self.signs_in_again(people, someone)
        assert someone.posts(path, form).status_code == 403, "a browser that does not say where it comes from"
        assert someone.posts(path, form, **{"Sec-Fetch-Site": "cross-site"}).status_code == 403
        answer = someone.posts(path, form, **FROM_OURS)
        assert answer.status_code == 403
        action, fields = given_back(answer)
        assert fields["secret"] != form["secret"]
        assert heard(stuck) == 0
        assert someone.posts(action, fields, **FROM_OURS).status_code == 303
        assert heard(stuck) == 1

    def test_from_another_site_nothing_is_given_back(self, people: DeskPeople, stuck: Parent):
        someone, path, form = self.left_open(people, stuck)
        for site in ("cross-site", "same-site"):
            answer = someone.posts(path, form, **{"Sec-Fetch-Site": site})
            assert answer.status_code == 403
            assert "Lodge" not in answer.text
