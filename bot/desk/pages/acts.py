"""The page of an act, which says what the parent will hear, and its button; and a person's own words in the chat."""

from contextlib import suppress

from flask import Response, request
from werkzeug.exceptions import Forbidden, NotFound

from bot.club.desk import NotPossible, Waits
from bot.desk.acts.act import LONGEST, Act, Case, Order
from bot.desk.acts.table import BY_NAME
from bot.desk.frame.guard import found
from bot.desk.frame.once import named
from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.pages.registration import ONE, now_in
from bot.desk.people.roles import May
from bot.desk.people.trail import Step
from bot.desk.views.matters import is_the_officers
from bot.pictures.photos import LARGEST_UPLOAD

OTHER_FIELDS = 64 * 1024  # bytes beside a photo


def pages(parts: Parts) -> list[Page]:
    acts = Acts(parts)
    return [
        Page("act", "GET", f"{ONE}/do/<name>", May.SEE, acts.asks),
        Page(
            "do_act",
            "POST",
            f"{ONE}/do/<name>",
            May.SEE,
            acts.does,
            largest=LARGEST_UPLOAD + OTHER_FIELDS,
            does="{name}",
        ),
        Page("say", "POST", f"{ONE}/say", May.CHAT, acts.say, does="write to the parent"),
    ]


class Acts:
    def __init__(self, parts: Parts):
        self._parts = parts

    def asks(self, visit: Visit, reference: str, name: str, fault: str = "", status: int = 200) -> Response:
        """The act's page: what it does, what the parent will hear, and what is still to be filled in."""
        act, case = self._act(visit, reference, name)
        if not act.possible(case):
            raise NotPossible("Somebody was faster, or it is done already: look at the registration again.")
        return shown("act.html", visit, status, act=act, case=case, fault=fault, typed=request.form)

    def does(self, visit: Visit, reference: str, name: str) -> Response:
        """Done once, however often the button is pressed; what was typed stays where it is refused. What is done stands
        also where the parent cannot be told yet: the registration says that it waits.
        """
        act, case = self._act(visit, reference, name)
        files = {name: file.read() for name, file in request.files.items()}
        order = Order(case, request.form, visit.person.name, files)
        try:
            with self._parts.once.form(visit) as is_to_be_done:
                if is_to_be_done:
                    with suppress(Waits):
                        act.do(self._parts.desk.named(named()), order)
                    self._note(visit, order.reference, act.button)
        except NotPossible as reason:
            return self.asks(visit, reference, name, str(reason), 409)
        return on_to("/desk/" if act.name == "erase" else f"/desk/registrations/{order.reference}")

    def say(self, visit: Visit, reference: str) -> Response:
        row = found(self._parts, visit, reference)
        text = request.form.get("words", "").strip()[:LONGEST]
        family = self._parts.store.load(row.parent)
        may = visit.person.may(May.CHAT, row.registration.invite.side)
        if not may or is_the_officers(visit.person, family):
            raise Forbidden("This chat is for somebody else of the club.")
        if not text:
            raise NotPossible("Write something first.")
        with self._parts.once.form(visit) as is_to_be_done:
            if is_to_be_done:
                with suppress(Waits):
                    self._parts.desk.named(named()).say(row.registration.reference, text, visit.person.name)
                self._note(visit, row.registration.reference, "wrote to the parent")
        return on_to(f"/desk/registrations/{row.registration.reference}")

    def _act(self, visit: Visit, reference: str, name: str) -> tuple[Act, Case]:
        row = found(self._parts, visit, reference)
        act, family = BY_NAME.get(name), self._parts.store.load(row.parent)
        if act is None:
            raise NotFound
        may = visit.person.may(act.may, row.registration.invite.side)
        if not may or (act.may is May.CHAT and is_the_officers(visit.person, family)):
            raise Forbidden("This is not among what you may do here.")
        return act, Case(now_in(family, row), family, self._parts.flow)

    def _note(self, visit: Visit, reference: str, what: str) -> None:
        self._parts.trail.note(Step(visit.now, visit.person.email, what, reference))
