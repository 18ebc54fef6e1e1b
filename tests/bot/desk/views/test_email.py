"""E-mails that bounce, at the desk: on Today, at the registration, and off both once somebody has seen to it."""

from tests.support.club import Club
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent
from tests.support.sender_calls import SenderCalls

MATTER = "with an e-mail address that bounces"


def has_bounced(house: House, parent: Parent, event: str = "bounced") -> SenderCalls:
    house.news_arrives()
    parent.answers_until("payment_pending")
    house.time_passes(26 * 3600)  # WhatsApp's window is closed
    sender = SenderCalls(house)
    email = parent.registration.answers["email"]
    sender.tells(event, email, TraceId=f"{parent.registration.reference}-payment_pending-1")
    return sender


def page_of(parent: Parent) -> str:
    return f"/desk/registrations/{parent.registration.reference}"


def test_today_counts_it_and_the_registration_says_how_it_stands(house: House, people: DeskPeople, parent: Parent):
    has_bounced(house, parent)
    secretary = people.signs_in()
    assert f"<strong>1</strong> {MATTER}" in secretary.opens("/desk/").text
    assert "They were not asked about it yet" in secretary.opens(page_of(parent)).text
    parent.says("hello")
    assert "They were asked about the address in the chat" in secretary.opens(page_of(parent)).text
    parent.says("yes")
    assert "They say that the address is right" in secretary.opens(page_of(parent)).text


def test_spam_is_told_apart(house: House, people: DeskPeople, parent: Parent):
    has_bounced(house, parent, "complained")
    assert "E-mails to the parent were reported as spam" in people.signs_in().opens(page_of(parent)).text


def test_somebody_who_has_seen_to_it_takes_it_off(house: House, people: DeskPeople, parent: Parent):
    has_bounced(house, parent)
    secretary = people.signs_in()
    assert "Note that the e-mail address is right" in secretary.opens(page_of(parent)).text
    secretary.presses(f"{page_of(parent)}/do/email-right", "Note that the e-mail address is right")
    assert MATTER not in secretary.opens("/desk/").text
    assert "email-right" not in secretary.opens(page_of(parent)).text


def test_so_does_a_program(house: House, parent: Parent):
    has_bounced(house, parent)
    club, reference = Club(house), parent.registration.reference
    assert "e-mail bounces" in club.reads(reference).json["blocked_by"]
    assert club.calls("PUT", f"/registrations/{reference}/email-right", json={}).status_code == 200
    assert "e-mail bounces" not in club.reads(reference).json["blocked_by"]
    assert club.calls("PUT", f"/registrations/{reference}/email-right", json={}).status_code == 409
