"""The invite's payment line in the club's own words: they go out once WhatsApp approves of them, and not before."""

import pytest

from tests.bot.desk.pages.test_settings import changes
from tests.support.club import Club
from tests.support.desk import DeskPeople
from tests.support.house import House

LINE = "/desk/settings/payment-line"
OURS = "To register you pay £{fee} now, and then £{monthly} a month by Direct Debit. Talk to us if that is hard."
FILLED = "To register you pay £40 now, and then £26 a month by Direct Debit. Talk to us if that is hard."
OTHERS = "Registering costs £{fee} once and £{monthly} each month, which you set up on our payment page."
USUAL = "an immediate one-off membership"
A_LOOK = 300
CHILDREN = iter(range(201, 999))


def invites(house: House) -> str:
    """What another parent reads."""
    number = f"+447700900{next(CHILDREN)}"
    assert house.admin_invites(parent_tel=number).status_code == 200
    return house.parent(number).hears


def looks(house: House) -> None:
    """The bot looks at what WhatsApp says."""
    house.time_passes(A_LOOK)
    house.wakes()


def whatsapp_says(house: House, words: str, **so: str) -> None:
    """Of the invite with these words."""
    content = next(each for each in house.world.twilio.contents.all() if words in str(each.types))
    house.world.twilio.contents.judge(content.friendly_name, so)
    looks(house)


def test_new_words_go_out_once_whatsapp_has_approved_of_them(people: DeskPeople, house: House):
    looks(house)
    changes(people.signs_in(), LINE, line=OURS)
    assert USUAL in invites(house)
    looks(house)
    heard = invites(house)
    assert f"\n\n{FILLED}\n\n" in heard
    assert "Alex Johnson on 07700 900001" in heard
    assert USUAL not in heard


def test_what_is_kept_of_the_chat_is_what_the_parent_read(people: DeskPeople, house: House):
    changes(people.signs_in(), LINE, line=OURS)
    looks(house)
    house.admin_invites()
    parent = house.parent()
    [exchange] = house.bot.store.exchanges("+447700900123")
    assert exchange.outgoing[0].text == parent.hears
    assert exchange.outgoing[0].is_invite


@pytest.mark.parametrize("status", ["pending", "rejected"])
def test_until_then_the_words_of_before_go_out(people: DeskPeople, house: House, status: str):
    secretary = people.signs_in()
    changes(secretary, LINE, line=OURS)
    looks(house)
    changes(secretary, LINE, line=OTHERS)
    looks(house)
    whatsapp_says(house, "Registering costs", status=status)
    assert FILLED in invites(house)
    people.office.works()
    mails = [
        each for each in house.world.aws.sent.messages("registrations@example.org") if "WhatsApp" in each["subject"]
    ]
    assert bool(mails) is (status == "rejected")
    whatsapp_says(house, "Registering costs", status="approved")
    assert "Registering costs £40 once and £26 each month" in invites(house)


def test_the_settings_say_how_whatsapp_stands_to_them(people: DeskPeople, house: House):
    secretary, club = people.signs_in(), Club(house)
    club.key = club.makes_a_key("settings")

    def said(words: str) -> bool:
        """The same at the desk and to a program."""
        told = {each["name"]: each["standing"] for each in club.calls("GET", "/settings").json["settings"]}
        there = words in secretary.opens("/desk/settings").text
        assert there is (words in (told.pop("payment_line") or ""))
        assert set(told.values()) == {None}
        return there

    assert not said("these words")
    changes(secretary, LINE, line=OURS)
    assert said("put to WhatsApp within five minutes")
    looks(house)
    assert said("WhatsApp has approved of these words")
    changes(secretary, LINE, line=OTHERS)
    assert said("put to WhatsApp within five minutes"), "the approval is of other words"
    looks(house)
    stands = {"pending": "is looking at these words", "rejected": "not sent: WhatsApp does not approve"}
    for status, words in stands.items():
        whatsapp_says(house, "Registering costs", status=status)
        assert said(words)
    changes(secretary, LINE, line="")
    assert not said("these words")


def test_every_invite_that_was_made_is_known_to_whoever_takes_them_away(people: DeskPeople, house: House):
    secretary, before = people.signs_in(), {each.sid for each in house.world.twilio.contents.all()}
    for line in (OURS, OTHERS, OURS.replace("Talk", "Speak"), ""):
        changes(secretary, LINE, line=line)
        looks(house)
    made = {each.sid for each in house.world.twilio.contents.all()} - before
    assert len(made) == 3
    assert set(house.bot.templates.looked().made) == made


def test_taken_back_the_usual_words_go_out_at_once(people: DeskPeople, house: House):
    secretary = people.signs_in()
    changes(secretary, LINE, line=OURS)
    looks(house)
    changes(secretary, LINE, line="")
    house.time_passes(60)
    assert USUAL in invites(house)
    assert "payment line: " in secretary.opens("/desk/settings").text


def test_an_invite_that_whatsapp_stops_afterwards_waits_for_nothing(people: DeskPeople, house: House):
    changes(people.signs_in(), LINE, line=OURS)
    looks(house)
    whatsapp_says(house, "To register you pay", status="paused")
    assert USUAL in invites(house)


def test_each_look_makes_nothing_new(people: DeskPeople, house: House):
    changes(people.signs_in(), LINE, line=OURS)
    looks(house)
    made = len(house.world.twilio.contents.all())
    for _ in range(3):
        looks(house)
    assert len(house.world.twilio.contents.all()) == made


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("Pay {fee} and {monthly}", "The words must be 40 to 400 characters"),
        ("You pay £{fee} now, and nothing is to be paid by the month.", "The words must have {monthly} once"),
        ("You pay £40 now, and then £26 a month by Direct Debit to us.", "The words must have {fee} once"),
        (f"{OURS} Dear {{parent}}!", "no other braces"),
        (f"{OURS} See www.example.org", "without a web address"),
        (f"{OURS} {OURS}", "The words must have {fee} once"),
    ],
)
def test_words_that_whatsapp_or_a_parent_would_stumble_over_are_refused(people: DeskPeople, line: str, says: str):
    answer = people.signs_in().presses(LINE, "Go on", line=line)
    assert answer.status_code == 400
    assert says in answer.text
    assert f">{line}</textarea>" in answer.text
