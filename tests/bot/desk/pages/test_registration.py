"""One registration at the desk: who sees what of it, and what is kept of who looked."""

import pytest
from botocore.exceptions import EndpointConnectionError

from tests.bot.pictures.test_photos_in_chat import sends
from tests.support.desk import HIDDEN, DeskPeople, Someone
from tests.support.house import House, Parent

TEAMS = ("Panthers u11s",)
ASTHMA = "He has asthma"


@pytest.fixture
def confirmed(parent: Parent) -> Parent:
    """A parent who has sent the answers."""
    parent.house.news_arrives()
    parent.answers_until("payment_pending", medical_needs=f"Yes, {ASTHMA.lower()}")
    return parent


def page_of(parent: Parent) -> str:
    return f"/desk/registrations/{parent.registration.reference}"


def test_the_secretary_sees_the_answers_in_groups(people: DeskPeople, confirmed: Parent):
    page = people.signs_in().opens(page_of(confirmed)).text
    for known in (
        "Date of birth",
        "Kit size",
        "Jane Smith",
        "tel:+447700900001",
        "Fee £40: owed",
        "delivered",
        "the parent began",
    ):
        assert known in page
    assert "asthma" not in page, "medical needs are for the coaches and the welfare officer"
    assert "For the coaches and the welfare officer" in page


def test_who_may_see_medical_needs_does(people: DeskPeople, confirmed: Parent):
    for email, role in {"alex@example.org": "manager", "robin@example.org": "welfare officer"}.items():
        assert "asthma" in people.lets_in(email, role, teams=TEAMS).opens(page_of(confirmed)).text


def test_a_manager_sees_no_parents_birthday(people: DeskPeople, confirmed: Parent):
    label = "Parent&#39;s date of birth"
    assert label in people.signs_in().opens(page_of(confirmed)).text
    assert label not in people.lets_in("alex@example.org", "manager", teams=TEAMS).opens(page_of(confirmed)).text


def test_the_treasurer_sees_the_money_and_whom_to_ring(people: DeskPeople, confirmed: Parent):
    page = people.lets_in("kim@example.org", "treasurer").opens(page_of(confirmed)).text
    for known in ("Fee £40: owed", "Payment day", "tel:+447700900123"):
        assert known in page
    for private in ("Date of birth", "asthma", "Postcode", 'class="chat"'):
        assert private not in page


def test_another_teams_child_is_not_there(people: DeskPeople, confirmed: Parent):
    manager = people.lets_in("alex@example.org", "manager", teams=("Otters u11s",))
    theirs, nobodys = manager.opens(page_of(confirmed)), manager.opens("/desk/registrations/AAAA-AAAA")
    assert (theirs.status_code, nobodys.status_code) == (404, 404)
    assert HIDDEN.sub("", theirs.text) == HIDDEN.sub("", nobodys.text)
    assert manager.opens(f"{page_of(confirmed)}/photo").status_code == 404


def test_a_photo_is_shown_to_those_who_see_answers(people: DeskPeople, parent: Parent):
    parent.answers_until("photo")
    sends(parent)
    parent.answers_until("payment_pending")
    assert parent.registration.confirmed.get("photo")
    secretary = people.signs_in()
    assert f'src="{page_of(parent)}/photo"' in secretary.opens(page_of(parent)).text
    photo = secretary.opens(f"{page_of(parent)}/photo")
    assert (photo.status_code, photo.mimetype, photo.data[:2]) == (200, "image/jpeg", b"\xff\xd8")
    treasurer = people.lets_in("kim@example.org", "treasurer")
    assert treasurer.opens(f"{page_of(parent)}/photo").status_code == 403


def test_who_looked_is_kept_and_the_secretary_reads_it(people: DeskPeople, confirmed: Parent):
    reference = confirmed.registration.reference
    manager = people.lets_in("alex@example.org", "manager", teams=TEAMS)
    manager.opens(page_of(confirmed))
    secretary = people.signs_in()
    for where in (reference, "2026-08"):
        trail = secretary.opens(f"/desk/trail/{where}").text
        assert "alex@example.org" in trail
        assert "read the registration" in trail
        assert reference in trail
    assert manager.opens(f"/desk/trail/{reference}").status_code == 403


def test_a_complaint_is_kept_from_the_managers(people: DeskPeople, confirmed: Parent):
    people.house.bot.desk.note(confirmed.registration.reference, "complaint", "the parent")
    secretary, manager = people.signs_in(), people.lets_in("alex@example.org", "manager", teams=TEAMS)
    for path in ("/desk/", page_of(confirmed)):
        assert "complaint" in secretary.opens(path).text
        assert "omplaint" not in manager.opens(path).text


def test_while_the_table_is_away_it_is_said_so(people: DeskPeople, parent: Parent):
    def away(**_: object) -> None:
        raise EndpointConnectionError(endpoint_url="https://dynamodb")

    secretary, page, events = people.signs_in(), page_of(parent), people.house.bot.dynamodb.meta.events
    events.register("before-call.dynamodb", away)
    for path in ("/desk/", page):
        answer = secretary.opens(path)
        assert answer.status_code == 503
        assert "Nothing is lost" in answer.text
    events.unregister("before-call.dynamodb", away)
    assert secretary.opens("/desk/").status_code == 200


class TestTheChat:
    def test_words_are_not_shown_before_they_are_sent(self, people: DeskPeople, parent: Parent):
        parent.house.time_passes(60)
        parent.answers_until("email")
        page = people.lets_in("alex@example.org", "manager", teams=TEAMS).opens(page_of(parent)).text
        assert page.count("not sent to the club yet") == 1, "many in a row are said once"
        assert "Urmston Town Registration Assistant" in page, "the invite is the club's own"
        assert "14 feb" not in page.lower()

    def test_who_asks_for_a_person_is_read_by_one(self, people: DeskPeople, parent: Parent):
        parent.says("yes", "can I talk to someone?", "The team is wrong, he plays for the Otters")
        page = people.signs_in().opens(page_of(parent)).text
        assert "he plays for the Otters" in page
        assert "The assistant is silent in this chat" in page

    def test_what_is_asked_about_health_stays_with_those_who_may(self, people: DeskPeople, parent: Parent):
        parent.answers_until("medical_details", medical_needs="yes")
        parent.says("can I talk to someone?", "It is about his epilepsy")
        manager = people.lets_in("alex@example.org", "manager", teams=TEAMS)
        assert "epilepsy" in manager.opens(page_of(parent)).text
        assert "epilepsy" not in people.signs_in().opens(page_of(parent)).text

    def test_a_disclosure_is_read_by_the_welfare_officer_alone(self, people: DeskPeople, parent: Parent):
        parent.says("yes", "my son's coach hit him and hurts him", "it was after training")
        assert parent.conversation.paused.reason == "safeguarding"
        manager = people.lets_in("alex@example.org", "manager", teams=TEAMS)
        for someone in (manager, people.signs_in()):
            page = someone.opens(page_of(parent)).text
            assert "hurts him" not in page
            assert "handed to a person" not in page
            assert "welfare" not in page
        officer = people.lets_in("robin@example.org", "welfare officer")
        assert "hurts him" in officer.opens(page_of(parent)).text


def test_html_in_what_is_stored_is_text(people: DeskPeople, house: House):
    house.admin_invites(parent_first_name="<script>alert(1)</script>", team_name="<b>Panthers")
    invited = house.parent().registration
    if invited is None:  # the trigger refuses it already
        house.admin_invites()
        invited = house.parent().registration
    parent = house.parent()
    parent.says("yes", "can I talk to someone?", "<img src=x onerror=alert(1)>")
    page = people.signs_in().opens(page_of(parent)).text
    assert "<img src=x" not in page
    assert "&lt;img src=x onerror=alert(1)&gt;" in page
    assert "<script>" not in page


def test_a_page_has_the_headers_that_keep_it_where_it_belongs(people: DeskPeople, parent: Parent):
    for path in ("/desk/", page_of(parent), "/desk/nowhere", "/desk/sign-in"):
        headers = people.signs_in().opens(path).headers
        policy = headers["Content-Security-Policy"]
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert "default-src 'none'" in policy
        assert (headers["X-Frame-Options"], headers["Cache-Control"]) == ("DENY", "no-store")


def test_the_style_sheet_is_for_anybody(people: DeskPeople):
    with Someone(people.house, "x@example.org").opens("/desk/static/desk.css") as answer:
        assert answer.status_code == 200
        assert len(answer.data) < 20_000
        assert "max-age" in answer.headers["Cache-Control"]
