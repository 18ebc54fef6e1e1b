"""What is done to a registration at the desk: asked first, done once, and heard by the parent as it was said."""

import pytest

from bot.desk.acts.table import ACTS
from tests.support.desk import DeskPeople, Someone
from tests.support.house import House, Parent

TEAMS = ("Panthers u11s",)


@pytest.fixture
def confirmed(house: House, parent: Parent) -> Parent:
    """A parent who has sent the answers, at noon."""
    house.it_becomes(12)
    parent.answers_until("payment_pending")
    return parent


def page_of(parent: Parent) -> str:
    return f"/desk/registrations/{parent.registration.reference}"


def does(someone: Someone, parent: Parent, name: str, **fields: str) -> int:
    """Open the act's page, fill it in and press its button: the answer's status."""
    button = next(act.button for act in ACTS if act.name == name)
    return someone.presses(f"{page_of(parent)}/do/{name}", button, **fields).status_code


def test_an_act_asks_first_and_says_what_the_parent_will_hear(people: DeskPeople, parent: Parent):
    secretary, heard = people.signs_in(), len(parent.received)
    page = secretary.opens(f"{page_of(parent)}/do/resend").text
    assert "The parent gets the invite once more" in page
    assert len(parent.received) == heard
    assert does(secretary, parent, "resend") == 303
    assert len(parent.received) == heard + 1


def test_a_double_click_does_it_once(people: DeskPeople, parent: Parent):
    secretary, heard = people.signs_in(), len(parent.received)
    path = f"{page_of(parent)}/do/resend"
    _, form = secretary.form(path, "Send the invite again")
    assert [secretary.posts(path, form).status_code for _ in range(2)] == [303, 303]
    assert len(parent.received) == heard + 1
    assert secretary.posts(path, form | {"once": "x"}).status_code == 303
    assert len(parent.received) == heard + 1, "a form that is none of ours does nothing"


def test_the_second_of_two_people_sees_what_the_first_did(people: DeskPeople, parent: Parent):
    one, two = people.signs_in(), people.signs_in()
    path = f"{page_of(parent)}/do/withdraw"
    _, form = two.form(path, "Withdraw")
    assert does(one, parent, "withdraw", reason="moved away") == 303
    assert two.posts(path, form).status_code == 409
    page = two.opens(page_of(parent)).text
    assert "moved away" in page
    assert "do/withdraw" not in page
    assert "withdrew" in page or "withdrawn" in page


class TestAnAnswer:
    def test_it_is_put_right_and_the_parent_is_told(self, people: DeskPeople, confirmed: Parent):
        secretary = people.signs_in()
        assert does(secretary, confirmed, "answer", question="postcode", answer="m32 0aa") == 303
        registration = confirmed.registration
        assert registration.confirmed["postcode"] == registration.answers["postcode"] == "M32 0AA"
        assert "Postcode is now “M32 0AA”" in confirmed.hears
        page = secretary.opens(page_of(confirmed)).text
        assert "M32 0AA" in page
        assert "put right: postcode" in page
        people.office.works()
        email = people.office.inbox(registration.confirmed["email"])[-1]
        assert "put something right" in email["text"]
        assert "M32" not in email["text"], "an e-mail is read by others of the house"

    @pytest.mark.parametrize(
        ("question", "answer", "says"),
        [
            ("postcode", "M32", "postcode"),
            ("email", "jane@gmial.com", "gmail.com"),
            ("parent_name", "", ""),
            ("shirt_number", "26", "25"),
            ("medical_needs", "no", "Choose which answer"),
            ("photo", "x", "Choose which answer"),
            ("state", "registered", "Choose which answer"),
            ("__class__", "x", "Choose which answer"),
        ],
    )
    def test_the_chats_checks_hold(
        self, people: DeskPeople, confirmed: Parent, question: str, answer: str, says: str
    ):  # fmt: skip
        secretary, before, heard = people.signs_in(), confirmed.registration.confirmed, len(confirmed.received)
        path = f"{page_of(confirmed)}/do/answer"
        answered = secretary.presses(path, "Put an answer right", question=question, answer=answer)
        assert answered.status_code == 409
        assert says in answered.text
        assert f'value="{answer}"' in answered.text, "what was typed is kept"
        assert confirmed.registration.confirmed == before
        assert len(confirmed.received) == heard

    def test_what_was_asked_about_is_taken_with_the_tick(self, people: DeskPeople, confirmed: Parent):
        secretary = people.signs_in()
        assert does(secretary, confirmed, "answer", question="email", answer="jane@gmial.com", sure="yes") == 303
        assert confirmed.registration.confirmed["email"] == "jane@gmial.com"

    def test_a_shirt_that_another_has_is_refused(self, people: DeskPeople, confirmed: Parent, house: House):
        house.admin_invites(player_first_name="Ana", parent_tel="+447700900124")
        other = house.parent("+447700900124")
        other.answers_until("payment_pending", shirt_number="9")
        taken = str(other.registration.answers["shirt_number"])
        assert does(people.signs_in(), confirmed, "answer", question="shirt_number", answer=taken) == 409


class TestAPlayUp:
    def test_it_is_approved_and_leaves_the_day(self, people: DeskPeople, house: House, parent: Parent):
        house.it_becomes(12)
        parent.answers_until("payment_pending", born_on="3 May 2017")
        secretary = people.signs_in()
        assert "to play one year up" in secretary.opens("/desk/").text
        assert does(secretary, parent, "note-play-up") == 303
        assert "to play one year up" not in secretary.opens("/desk/").text
        assert does(secretary, parent, "take-back-play-up") == 303
        assert "to play one year up" in secretary.opens("/desk/").text


class TestAMove:
    def test_the_parent_hears_of_team_and_manager(self, people: DeskPeople, confirmed: Parent):
        fields = {"team": "Otters", "age": "u11s", "manager": "Kit Moss", "phone": "07700 900002"}
        assert does(people.signs_in(), confirmed, "move", **fields) == 303
        assert confirmed.registration.invite.side == "Otters u11s"
        for known in ("Otters u11s", "Kit Moss", "07700 900002"):
            assert known in confirmed.hears

    def test_a_team_of_another_age_is_refused(self, people: DeskPeople, confirmed: Parent):
        fields = {"team": "Otters", "age": "u8s", "manager": "Kit Moss", "phone": "07700 900002"}
        assert does(people.signs_in(), confirmed, "move", **fields) == 409
        assert confirmed.registration.invite.side == "Panthers u11s"

    def test_out_of_the_wrong_age_group_the_chat_goes_on(self, people: DeskPeople, house: House, parent: Parent):
        house.it_becomes(12)
        parent.answers_until("wrong_age_group", born_on="3 May 2014")
        assert parent.registration.state == "wrong_age_group"
        fields = {"team": "Otters", "age": "u13s", "manager": "Kit Moss", "phone": "07700 900002"}
        assert does(people.signs_in(), parent, "move", **fields) == 303
        assert parent.registration.state == "gender"
        assert "Otters u13s" in parent.texts[-1]


@pytest.mark.parametrize(("says", "matter"), [("wrong number", "sent to a wrong number"), ("stop", "opted out")])
def test_what_nothing_ends_by_itself_is_taken_off_today(people: DeskPeople, parent: Parent, says: str, matter: str):
    secretary = people.signs_in()
    parent.says(says)
    assert matter in secretary.opens("/desk/").text
    assert does(secretary, parent, "note-seen") == 303
    assert matter not in secretary.opens("/desk/").text
    assert does(secretary, parent, "take-back-seen") == 303
    assert matter in secretary.opens("/desk/").text


class TestMoney:
    def test_a_payment_in_cash_registers_the_player(self, people: DeskPeople, confirmed: Parent):
        treasurer = people.lets_in("kim@example.org", "treasurer")
        assert does(treasurer, confirmed, "pay", kind="fee") == 303
        assert does(treasurer, confirmed, "note-direct-debit-waived") == 303
        assert confirmed.registration.status == "registered"

    @pytest.mark.parametrize(
        "fields", [{"kind": "gift"}, {"kind": "refund"}, {"kind": "failed"}, {"kind": "fee", "amount": "x"}]
    )
    def test_what_is_not_whole_is_refused(self, people: DeskPeople, confirmed: Parent, fields: dict[str, str]):
        assert does(people.signs_in(), confirmed, "pay", **fields) == 409
        assert confirmed.registration.payments == []


def test_everything_about_a_parent_is_erased(people: DeskPeople, confirmed: Parent):
    page = page_of(confirmed)
    secretary = people.signs_in()
    assert does(secretary, confirmed, "erase") == 303
    assert secretary.opens(page).status_code == 404
    assert "Sam Smith" not in secretary.opens("/desk/registrations").text


class TestTakingOver:
    def test_a_person_writes_in_the_same_chat_and_gives_it_back(self, people: DeskPeople, house: House, parent: Parent):
        house.it_becomes(12)
        parent.says("yes", "can I talk to someone?")
        manager = people.lets_in("alex@example.org", "manager", teams=TEAMS)
        answer = manager.presses(page_of(parent), "Send as Alex", words="Hello Jane, <b>what</b> is it?")
        assert answer.status_code == 303
        assert parent.hears == "Hello Jane, <b>what</b> is it?\n\nAlex, Urmston Town"
        parent.says("The team is wrong")
        assert parent.hears.endswith("Alex, Urmston Town"), "the assistant is silent"
        page = manager.opens(page_of(parent)).text
        for known in ("Alex is on it", "The team is wrong", "&lt;b&gt;what&lt;/b&gt;"):
            assert known in page
        assert "Alex is on it" in people.signs_in().opens("/desk/").text
        assert does(manager, parent, "release") == 303
        assert "Back with you" in parent.hears or any("Back with you" in each for each in parent.texts[-2:])
        assert parent.conversation.paused is None

    def test_outside_whatsapps_window_it_goes_by_text_and_email(
        self, people: DeskPeople, house: House, confirmed: Parent
    ):
        house.time_passes(25 * 3600)
        house.it_becomes(12)
        heard = len(confirmed.received)
        people.signs_in().presses(
            page_of(confirmed), f"Send as {people.signs_in().email.partition('@')[0]}", words="Ring me"
        )
        people.office.works()
        assert len(confirmed.received) == heard
        assert "Ring me" in people.office.inbox(confirmed.number)[-1]["text"]
        assert "Ring me" in people.office.inbox(confirmed.registration.confirmed["email"])[-1]["text"]

    def test_somebody_takes_over_unasked(self, people: DeskPeople, parent: Parent):
        parent.says("yes")
        heard = len(parent.received)
        assert does(people.signs_in(), parent, "take-over") == 303
        parent.says("Samuel Smith")
        assert len(parent.received) == heard
        assert parent.conversation.paused.by

    def test_a_disclosures_chat_is_the_welfare_officers(self, people: DeskPeople, parent: Parent):
        parent.says("yes", "my son's coach hit him and hurts him")
        secretary, officer = people.signs_in(), people.lets_in("robin@example.org", "welfare officer")
        assert "Send as" not in secretary.opens(page_of(parent)).text
        _, proof = secretary.form("/desk/", "Sign out")
        assert secretary.posts(f"{page_of(parent)}/say", proof | {"words": "Hello"}).status_code == 403
        assert secretary.posts(f"{page_of(parent)}/do/release", proof).status_code == 403
        assert officer.presses(page_of(parent), "Send as Robin", words="Hello").status_code == 303

    def test_who_opted_out_is_rung(self, people: DeskPeople, parent: Parent):
        parent.says("stop")
        secretary = people.signs_in()
        answer = secretary.presses(page_of(parent), "Send as secretary", words="Hello")
        assert answer.status_code == 409
        assert "ring them" in answer.text
