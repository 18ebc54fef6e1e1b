"""Signing in to the desk by a link in an e-mail."""

import subprocess
import sys

import pytest

from bot.desk.frame.guard import ours
from tests.support.desk import SECRETARY, DeskPeople, Someone
from tests.support.house import Parent


def test_a_link_signs_in_once(people: DeskPeople):
    someone = Someone(people.house, SECRETARY)
    link = people.link_for(someone)
    assert someone.opens(link).status_code == 200
    assert someone.opens("/desk/").status_code == 303, "opening the link signs nobody in: mail scanners open links too"
    assert someone.posts(link).headers["Location"] == "/desk/"
    assert "Today" in someone.opens("/desk/").text
    again = Someone(people.house, SECRETARY)
    assert again.posts(link, {"email": SECRETARY}).status_code == 403, "replayed"
    assert again.opens("/desk/").status_code == 303


def test_a_link_is_over_after_a_quarter_of_an_hour(people: DeskPeople):
    someone = Someone(people.house, SECRETARY)
    link = people.link_for(someone)
    people.house.time_passes(15 * 60)
    assert someone.posts(link).status_code == 403
    assert someone.opens("/desk/").status_code == 303


def test_a_link_in_another_browser_asks_for_the_address(people: DeskPeople):
    asked, other = Someone(people.house, SECRETARY), Someone(people.house, "finder@example.org")
    link = people.link_for(asked)
    assert "came to" in other.opens(link).text
    assert other.posts(link, {"email": "finder@example.org"}).status_code == 403
    assert asked.posts(link).status_code == 403, "it is spent"
    assert other.posts(people.link_for(asked), {"email": SECRETARY.upper()}).status_code == 303


def test_nobody_learns_who_is_known(people: DeskPeople):
    known, stranger = Someone(people.house, SECRETARY), Someone(people.house, "stranger@example.org")
    answers = [each.posts("/desk/sign-in", {"email": each.email}) for each in (known, stranger)]
    assert answers[0].text == answers[1].text
    assert people.links_of("stranger@example.org") == []
    assert len(people.links_of(SECRETARY)) == 1


def test_links_to_one_address_are_few(people: DeskPeople):
    someone = Someone(people.house, SECRETARY)
    assert someone.posts("/desk/sign-in", {"email": SECRETARY}).status_code == 200
    assert someone.posts("/desk/sign-in", {"email": SECRETARY}).status_code == 429
    people.house.time_passes(31)
    assert someone.posts("/desk/sign-in", {"email": SECRETARY}).status_code == 200


def test_a_browser_brings_no_session_of_its_own(people: DeskPeople):
    """Session fixation: what was in the cookie before is nobody's session afterwards."""
    someone = Someone(people.house, SECRETARY)
    someone.browser.set_cookie("desk", "chosen-by-somebody-else", path="/desk")
    answer = someone.posts(people.link_for(someone))
    cookie = next(each for each in answer.headers.getlist("Set-Cookie") if each.startswith("desk="))
    assert "chosen-by-somebody-else" not in cookie
    for part in ("Secure", "HttpOnly", "SameSite=Lax", "Path=/desk"):
        assert part in cookie


def test_signing_out_everywhere_ends_every_session(people: DeskPeople):
    phone, laptop = people.signs_in(), people.signs_in()
    assert phone.opens("/desk/").status_code == 200
    people.house.time_passes(1)
    assert laptop.presses("/desk/", "Sign out everywhere").status_code == 303
    assert [each.opens("/desk/").status_code for each in (phone, laptop)] == [303, 303]
    assert people.signs_in().opens("/desk/").status_code == 200


def test_signing_out_ends_this_one(people: DeskPeople):
    phone, laptop = people.signs_in(), people.signs_in()
    cookie = phone.browser.get_cookie("desk", path="/desk").value
    phone.presses("/desk/", "Sign out")
    phone.browser.set_cookie("desk", cookie, path="/desk")
    assert [each.opens("/desk/").status_code for each in (phone, laptop)] == [303, 200]


def test_a_session_is_over_after_twelve_hours(people: DeskPeople):
    someone = people.signs_in()
    people.house.time_passes(12 * 3600)
    assert someone.opens("/desk/").status_code == 303


def test_the_door_remembers_where_somebody_wanted_to_go(people: DeskPeople, parent: Parent):
    page = f"/desk/registrations/{parent.registration.reference}"
    someone = Someone(people.house, SECRETARY)
    assert someone.opens(page).headers["Location"].endswith(page.replace("/", "%2F"))
    assert someone.posts(people.link_for(someone, page)).headers["Location"] == page
    assert "Sam Smith" in someone.opens(page).text


@pytest.mark.parametrize(
    "path",
    ["https://evil.example", "//evil.example", "/desk//evil.example", "/deskevil", "/desk/\\evil",
     "javascript:alert(1)", "/desk/%0d%0aSet-Cookie", "/desk/../trigger", "/desk/\n", "",
     "/trigger", "/desk/?next=//evil"],
)  # fmt: skip
def test_the_door_leads_nowhere_else(path: str):
    assert ours(path) == "/desk/"


def test_with_the_stage_in_the_address(people: DeskPeople):
    someone, stage = Someone(people.house, SECRETARY), {"SCRIPT_NAME": "/production"}
    someone.browser.post("/desk/sign-in", data={"email": SECRETARY}, environ_overrides=stage)
    answer = someone.browser.post(people.links_of(SECRETARY)[-1], environ_overrides=stage)
    assert answer.headers["Location"] == "/production/desk/"
    assert "Path=/production/desk" in str(answer.headers.getlist("Set-Cookie"))


def test_a_cold_start_imports_nothing_of_the_desk():
    loaded = "[name for name in sys.modules if name.startswith('bot.desk')]"
    code = f"import sys, bot.lambda_handler, bot.app; print({loaded})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603 ours
    assert done.stdout.strip() == "[]"


def test_the_link_of_a_managers_text_leads_to_the_registration(people: DeskPeople, parent: Parent):
    parent.says("yes", "can I talk to someone?")
    people.office.works()
    text = people.office.inbox("+447700900001")[-1]["text"]
    manager = people.lets_in("alex@example.org", "manager", teams=("Panthers u11s",))
    waiting = manager.opens("/waiting/" + text.rpartition("/waiting/")[2].split()[0])
    page = f"/desk/registrations/{parent.registration.reference}"
    assert f'href="{page}"' in waiting.text
    assert "can I talk to someone?" in manager.opens(page).text
