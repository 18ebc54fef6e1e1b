"""People: who may sign in, as what; letting them in and taking them away; and what was read and done."""

from flask import Response, request
from werkzeug.exceptions import NotFound

from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.people.people import LAST, LastSecretary, NotAdded
from bot.desk.people.roles import May, Role


def pages(parts: Parts) -> list[Page]:
    members = Members(parts)
    return [
        Page("people", "GET", "/desk/people", May.PEOPLE, members.show),
        Page("add_person", "POST", "/desk/people", May.PEOPLE, members.add),
        Page("remove_person", "POST", "/desk/people/remove", May.PEOPLE, members.remove),
        Page("trail", "GET", "/desk/trail/<where>", May.PEOPLE, members.trail),
    ]


class Members:
    def __init__(self, parts: Parts):
        self._parts = parts

    def show(self, visit: Visit, errors: dict[str, str] | None = None, status: int = 200) -> Response:
        """The people, and a form that keeps what was typed."""
        lines = self._parts.roll.season(visit.season)
        sides = {line.side for line in lines} | {
            side for person in self._parts.people.listed() for side in person.teams
        }
        return shown(
            "people.html",
            visit,
            status,
            people=self._parts.people.listed(),
            roles=list(Role),
            sides=sorted(sides),
            errors=errors or {},
            typed=request.form,
            month=f"{visit.now:%Y-%m}",
        )

    def add(self, visit: Visit) -> Response:
        given = request.form
        teams = {*given.getlist("teams"), *filter(None, (each.strip() for each in given.get("other", "").split(",")))}
        try:
            self._parts.people.add(
                given.get("email", ""), given.get("name", ""), given.getlist("roles"), teams, visit.now
            )
        except NotAdded as refused:
            return self.show(visit, refused.errors, 400)
        except LastSecretary:
            return self.show(visit, {"roles": LAST}, 409)
        return on_to("/desk/people")

    def remove(self, visit: Visit) -> Response:
        email = request.form.get("email", "")
        try:
            self._parts.sessions.dismiss(email, visit.now)
        except LastSecretary:
            return self.show(visit, {"roles": LAST}, 409)
        return on_to("/desk/people")

    def trail(self, visit: Visit, where: str) -> Response:
        """Of one registration by its reference, or of a month."""
        if len(where) > 20:
            raise NotFound
        return shown("trail.html", visit, where=where, steps=self._parts.trail.of(where))
