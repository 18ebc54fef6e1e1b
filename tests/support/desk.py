"""The desk as its people use it: `desk.signs_in(email)`, `someone.opens("/desk/")`, `someone.presses(...)`."""

import html
import re
from typing import Any

from werkzeug.test import Client, TestResponse

from tests.support.house import House
from tests.support.sender.office import Office

SECRETARY = "secretary@example.org"
LINK = re.compile(r"https://bot\.example\.com/production(/desk/in/\S+)")
HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
FORM = re.compile(r"<form\b([^>]*)>(.*?)</form>", re.DOTALL)


class Someone:
    """A person of the club at a browser of their own."""

    def __init__(self, house: House, email: str):
        self.house, self.email = house, email
        self.browser = Client(house.browser.application)

    def opens(self, path: str) -> TestResponse:
        return self.browser.get(path)

    def posts(self, path: str, fields: Any = None, **headers: str) -> TestResponse:
        """Post a form as it is; several values of a field are a tuple."""
        given = {name: list(value) if isinstance(value, tuple) else value for name, value in (fields or {}).items()}
        return self.browser.post(path, data=given, headers=headers)

    def presses(self, page: str, button: str, **fields: Any) -> TestResponse:
        """Fill in the form of a page that has this button, and press it."""
        action, hidden = self.form(page, button)
        return self.posts(action or page, hidden | fields)

    def form(self, page: str, button: str) -> tuple[str, dict[str, str]]:
        """Where the form with this button goes, and what it brings along."""
        for attributes, inside in FORM.findall(self.opens(page).text):
            if f">{button}</button>" in inside:
                action = re.search(r'action="([^"]*)"', attributes)
                hidden = {name: html.unescape(value) for name, value in HIDDEN.findall(inside)}
                return html.unescape(action[1]) if action else "", hidden
        raise LookupError(f"{page} has no button {button}")


class DeskPeople:
    """Who may sign in at this house, and the e-mails that they get."""

    def __init__(self, house: House, office: Office):
        self.house, self.office = house, office

    def lets_in(self, email: str, *roles: str, teams: tuple[str, ...] = ()) -> "Someone":
        """The secretary lets somebody in, who signs in."""
        secretary = self.signs_in(SECRETARY)
        if not self._is_known(secretary):
            secretary.presses("/desk/people", "Let them in", name="Sec Retary", email=SECRETARY, roles=["secretary"])
        done = secretary.presses(
            "/desk/people", "Let them in", name=email.partition("@")[0].title(), email=email, roles=roles, teams=teams
        )
        assert done.status_code == 303, done.text
        return self.signs_in(email)

    def signs_in(self, email: str = SECRETARY, leads_to: str = "/desk/") -> Someone:
        """Somebody asks for a link, finds it in their e-mail, and presses its button."""
        someone = Someone(self.house, email)
        link = self.link_for(someone, leads_to)
        assert someone.posts(link).status_code == 303
        return someone

    def link_for(self, someone: Someone, leads_to: str = "/desk/") -> str:
        """The path of a new link for somebody."""
        self.house.time_passes(31)
        assert someone.posts("/desk/sign-in", {"email": someone.email, "next": leads_to}).status_code == 200
        return self.links_of(someone.email)[-1]

    def links_of(self, email: str) -> list[str]:
        """The links that came to an address."""
        self.office.works()
        return [found for each in self.office.inbox(email) for found in LINK.findall(each["text"])]

    def _is_known(self, secretary: Someone) -> bool:
        return f'value="{SECRETARY}"' in secretary.opens("/desk/people").text
