"""One registration: what is known of it, as far as somebody may see it. Who looks is kept in the trail."""

from flask import Response
from werkzeug.exceptions import NotFound

from bot.desk.acts.act import Case, in_groups
from bot.desk.acts.table import ACTS
from bot.desk.frame.guard import found
from bot.desk.frame.page import Page, Visit, shown
from bot.desk.frame.parts import Parts
from bot.desk.people.roles import May
from bot.desk.people.trail import Step
from bot.desk.views import chat, money
from bot.desk.views.answers import grouped
from bot.desk.views.bounces import words
from bot.desk.views.matters import is_the_officers, sees_complaints, visible
from bot.store.registrations import Row
from bot.store.roll import line
from flows.families.bounces import bounces_of
from flows.records import Conversation, Registration
from flows.registration.blockers import blocked_by

ONE = "/desk/registrations/<reference>"
MOST_NOTICES, MOST_BUBBLES = 30, 100  # the newest: a page is to be small on a phone


def pages(parts: Parts) -> list[Page]:
    one = OneRegistration(parts)
    return [
        Page("registration", "GET", ONE, May.SEE, one.show),
        Page("photo", "GET", f"{ONE}/photo", May.ANSWERS, one.photo),
    ]


class OneRegistration:
    def __init__(self, parts: Parts):
        self._parts = parts

    def show(self, visit: Visit, reference: str) -> Response:
        row = found(self._parts, visit, reference)
        family = self._parts.store.load(row.parent)
        registration = now_in(family, row)
        person, side, flow = visit.person, registration.invite.side, self._parts.flow
        may_chat = person.may(May.CHAT, side)
        exchanges = self._parts.store.exchanges(row.parent)
        may_read = chat.readable(registration, family, flow, person)
        bubbles = chat.bubbles(exchanges, may_read) if may_chat else []
        self._parts.trail.note(Step(visit.now, person.email, "read the registration", registration.reference))
        [brief] = visible([line(registration, family, blocked_by(flow, registration, family))], person)
        return shown(
            "registration.html",
            visit,
            line=brief,
            noted={name: note for name, note in registration.noted.items() if name in brief.noted},
            registration=registration,
            bounces=[words(each) for each in bounces_of(flow, family, registration)],
            invite=registration.invite,
            money=list(money.lines(registration)),
            groups=grouped(registration, flow, person),
            has_photo=bool(registration.confirmed.get("photo")) and person.may(May.ANSWERS, side),
            acts=in_groups(
                act
                for act in ACTS
                if person.may(act.may, side)
                and act.possible(Case(registration, family, flow))
                and not (act.may is May.CHAT and is_the_officers(person, family))
            ),
            may_write=may_chat and not is_the_officers(person, family),
            waiting=chat.waiting(exchanges, family, registration, visit.now),
            bubbles=bubbles[-MOST_BUBBLES:],
            earlier=max(0, len(bubbles) - MOST_BUBBLES),
            not_shown=chat.NOT_SHOWN,
            notices=chat.notices(exchanges, family, registration, complaints=sees_complaints(person))[:MOST_NOTICES],
            side=side,
        )

    def photo(self, visit: Visit, reference: str) -> Response:
        row = found(self._parts, visit, reference)
        if not visit.person.may(May.ANSWERS, row.registration.invite.side):
            raise NotFound
        key = row.registration.confirmed.get("photo")
        picture = self._parts.photos.read(key) if key else None
        if picture is None:
            raise NotFound
        return Response(picture, mimetype="image/jpeg")


def now_in(family: Conversation, row: Row) -> Registration:
    """The registration as it is now: its row is as of its last status."""
    same = (each for each in family.registrations if each.reference == row.registration.reference)
    return next(same, row.registration)
