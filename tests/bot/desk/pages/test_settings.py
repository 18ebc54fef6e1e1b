"""The club's settings at the desk: what a volunteer changes is in force for the parents, and above club.toml."""

import pytest

from bot.assembly import bot_of
from bot.commands.particulars import command
from tests.support.club import Club
from tests.support.desk import DeskPeople, Someone
from tests.support.house import NOBODY, House, Parent

JANES = "jane@example.com"
WELFARE = "/desk/settings/welfare"
ALEX = {"welfare_officer": "Alex Morgan", "welfare_phone": "07700 900321", "welfare_email": "alex@example.org"}


def changes(someone: Someone, page: str, **typed: str) -> None:
    """Fill in the form, look at it once more, and change it."""
    answer = sure(someone, page, typed)
    assert answer.status_code == 303, answer.text


def sure(someone: Someone, page: str, typed: dict[str, str]):
    _, hidden = someone.form(page, "Go on")
    assert "Change it" in someone.posts(page, hidden | typed).text
    return someone.posts(page, hidden | typed | {"sure": "yes"})


def asks_who(parent: Parent) -> str:
    parent.says("who is the welfare officer?")
    return " ".join(parent.texts)


def test_parents_are_given_the_new_officer_within_a_minute(people: DeskPeople, parent: Parent):
    assert "Alex Morgan" not in asks_who(parent)
    other_process = bot_of(people.house.environment, people.house.clock.now)
    changes(people.signs_in(), WELFARE, **ALEX)
    assert other_process.particulars.club().welfare_phone == "+447700900321"
    people.house.time_passes(60)
    assert "Alex Morgan" in asks_who(parent)


def test_nothing_is_changed_before_it_is_looked_at_once_more(people: DeskPeople):
    secretary = people.signs_in()
    answer = secretary.presses(WELFARE, "Go on", **ALEX)
    assert "alerts of a child&#39;s safety go there" in answer.text
    assert "Alex Morgan" not in secretary.opens("/desk/settings").text


def test_the_next_alert_of_a_childs_safety_goes_to_the_new_officer(people: DeskPeople, parent: Parent):
    changes(people.signs_in(), WELFARE, **ALEX)
    people.house.time_passes(60)
    parent.says("yes", "the coach hit him")
    sent = people.house.world.aws.sent
    assert [len(sent.messages(each)) for each in ("alex@example.org", "welfare@example.org")] == [1, 0]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"welfare_officer": ""}, "the welfare officer&#39;s name"),
        ({"welfare_phone": "call the club"}, "the welfare officer&#39;s phone"),
        ({"welfare_email": "alex at example"}, "the welfare officer&#39;s e-mail address"),
        ({"welfare_officer": "<b>" + "x" * 80}, "the welfare officer&#39;s name"),
    ],
)
def test_a_fault_stands_at_its_field_and_what_was_typed_stays(people: DeskPeople, typed: dict[str, str], says: str):
    answer = people.signs_in().presses(WELFARE, "Go on", **ALEX | typed)
    assert answer.status_code == 400
    assert says in answer.text
    assert all(f'value="{value}"' in answer.text for name, value in ALEX.items() if name not in typed)
    assert "<b>" not in answer.text


def test_of_two_people_the_second_sees_what_the_first_did(people: DeskPeople):
    kim = people.lets_in("kim@example.org", "secretary")
    secretary = people.signs_in()
    _, opened = secretary.form(WELFARE, "Go on")
    changes(kim, WELFARE, **ALEX)
    for late in ({}, {"sure": "yes"}):
        answer = secretary.posts(WELFARE, opened | ALEX | {"welfare_officer": "Sam Okafor"} | late)
        assert answer.status_code == 409
        assert "Name is Alex Morgan, by kim@example.org" in answer.text
        assert 'value="Sam Okafor"' in answer.text
    assert "Sam Okafor" not in secretary.opens("/desk/settings").text


def test_each_change_is_kept_with_who_and_what(people: DeskPeople):
    kim = people.lets_in("kim@example.org", "secretary")
    changes(kim, "/desk/settings/contact", contact="hello@example.org")
    shown = kim.opens("/desk/settings").text
    assert "kim@example.org: contact: registrations@example.org → hello@example.org" in shown
    assert "the settings file says registrations@example.org" in shown
    month = f"{people.house.clock.now():%Y-%m}"
    assert 'href="/desk/settings">settings' in kim.opens(f"/desk/trail/{month}").text


def test_a_double_click_changes_once(people: DeskPeople):
    kim = people.lets_in("kim@example.org", "secretary")
    _, hidden = kim.form("/desk/settings/contact", "Go on")
    fields = hidden | {"contact": "hello@example.org", "sure": "yes"}
    first, second = (kim.posts("/desk/settings/contact", fields) for _ in range(2))
    assert first.status_code == 303
    assert second.status_code == 303
    assert people.house.bot.particulars.read().version == 1


def test_a_deployment_leaves_the_desks_word_above_its_own(people: DeskPeople):
    changes(people.signs_in(), "/desk/settings/contact", contact="hello@example.org")
    house: House = people.house
    released = bot_of(house.environment | {"CLUB_CONTACT": "other@example.org"}, house.clock.now)
    assert released.particulars.club().contact == "hello@example.org"
    lines: list[str] = []
    command(released, say=lines.append)
    assert lines[0].startswith("club.contact = hello@example.org  (the desk: secretary@example.org")
    assert lines[1].endswith("(club.toml)")


def test_a_message_costs_one_call_more_in_a_minute_at_most(house: House, parent: Parent):
    parent.says("yes")

    def calls() -> int:
        house.wire.calls.clear()
        parent.sends(text="what?")
        return sum(call.startswith("dynamodb") for call in house.wire.calls)

    house.bot.particulars.club()
    usual = calls()
    house.time_passes(60)
    assert calls() <= usual + 1
    assert calls() == usual


def test_who_answers_an_email_writes_to_the_new_contact(people: DeskPeople):
    secretary, house = people.signs_in(), people.house
    changes(secretary, "/desk/settings/contact", contact="hello@example.org")
    house.it_becomes(12)
    house.time_passes(60)
    Club(house).has_a_registration()
    people.link_for(secretary)
    people.office.works()
    for address in (JANES, secretary.email):
        assert house.world.aws.sent.messages(address)[-1]["reply_to"] == "hello@example.org"


def test_an_email_that_is_tried_again_stays_as_it_was(people: DeskPeople):
    """The sender refuses another one under the same trace, and what it had taken would count as lost."""
    house = people.house
    house.it_becomes(12)
    address = house.settings.sender_url
    house.start(SENDER_URL=NOBODY)
    Club(house).has_a_registration()
    house.start(SENDER_URL=address)
    changes(people.signs_in(), "/desk/settings/contact", contact="hello@example.org")
    house.time_passes(60)
    house.bot.outbox.sweep()
    people.office.works()
    assert {each["reply_to"] for each in house.world.aws.sent.messages(JANES)} == {"registrations@example.org"}
