"""GET and POST /waiting/<token>: the page behind a person's link. It works without JavaScript, and names nobody before
a code is given that was sent to that person.
"""

from collections.abc import Callable

from flask import Blueprint, Response, request

from bot.club.cases import Cases, NotSent, Standing, Who
from bot.club.desk import NotPossible
from bot.store.codes import TooMany
from bot.web.page import Button, CodeForm, Link, page
from flows.answers import show_phone
from flows.london import moment

AT_THE_DESK = "Open it at the desk, with the chat"
SEND_CODE = Button("code", "Send me a code")
RELEASE = Button("release", "Let the assistant go on")
TAKE = Button("take", "I have this: stop telling others")


def waiting(cases: Cases) -> Blueprint:
    blueprint = Blueprint("waiting", __name__)
    handlers = Waiting(cases)
    blueprint.add_url_rule("/waiting/<token>", "show", handlers.show, methods=["GET"])
    blueprint.add_url_rule("/waiting/<token>", "act", handlers.act, methods=["POST"])
    return blueprint


class Waiting:
    def __init__(self, cases: Cases):
        self._cases = cases
        self._acts: dict[str, Callable[[str], Response]] = {
            "take": self._take,
            "code": self._send_code,
            "open": self._open,
            "release": self._release,
        }

    def show(self, token: str) -> Response:
        """Opening the link changes nothing: mail scanners open links too."""
        return self._answered(self._shown, token)

    def act(self, token: str) -> Response:
        """What a button says is done; a page of an earlier release had one button, which let the assistant go on."""
        return self._answered(self._acts.get(request.form.get("do", "release"), self._shown), token)

    def _answered(self, act: Callable[[str], Response], token: str) -> Response:
        try:
            return act(token)
        except (LookupError, NotPossible):
            return page("Nothing waits here any more", ["This link is done with, or of another matter."], status=404)

    def _shown(self, token: str, first: str = "") -> Response:
        standing = self._cases.look(token)
        lines = [*([first] if first else []), *_lines(standing), _about_codes(standing)]
        reference = standing.case.reference
        desk = Link(f"{request.script_root}/desk/registrations/{reference}", AT_THE_DESK) if reference else None
        return page(standing.case.headline, lines, [*_buttons(standing), SEND_CODE], link=desk)

    def _take(self, token: str) -> Response:
        self._cases.take(token)
        return self._shown(token, "Thank you. Nobody else is called about this any more.")

    def _send_code(self, token: str) -> Response:
        try:
            self._cases.send_code(token)
        except TooMany:
            return self._asks_for_code(token, "A code was sent a moment ago. Use that one, or wait for a minute.", 429)
        except NotSent:
            return self._shown(token, "The code could not be sent just now. Try again in a minute.")
        return self._asks_for_code(token, "A code is on its way to your phone and your e-mail address.")

    def _open(self, token: str) -> Response:
        who = self._cases.open(token, request.form.get("code", "").strip()[:20])
        if who is None:
            return self._asks_for_code(token, "That is not the code, or it was used or is too old.", 403)
        standing = self._cases.look(token)
        lines = [*_named(who), *_lines(standing)]
        return page(standing.case.headline, lines, _buttons(standing), ring=who.number)

    def _asks_for_code(self, token: str, line: str, status: int = 200) -> Response:
        standing = self._cases.look(token)
        return page(standing.case.headline, [line], [SEND_CODE], code=CodeForm("open"), status=status)

    def _release(self, token: str) -> Response:
        self._cases.release(token)
        return page("Thank you", ["The assistant goes on where it was."])


def _lines(standing: Standing) -> list[str]:
    case, alert = standing.case, standing.alert
    lines = [f"Since {moment(case.at)}."]
    if case.reference:
        lines.append(f"Reference {case.reference}.")
    if alert and alert.taken_at:
        lines.append(f"{alert.taken_by} has it since {moment(alert.taken_at)}.")
    elif alert:
        lines.append("Nobody has said yet that they have it. It is sent again until somebody does.")
    if standing.paused:
        lines.append("The assistant is silent in this chat. When you have spoken to the parent, let it go on.")
    return lines


def _buttons(standing: Standing) -> list[Button]:
    untaken = standing.alert is not None and standing.alert.taken_at is None
    return [*([TAKE] if untaken else []), *([RELEASE] if standing.paused else [])]


def _about_codes(standing: Standing) -> str:
    to = "you" if standing.case.officer else "the team's manager and the club's desk"
    return f"Who it is, and which number to ring, is shown with a code that is sent to {to}."


def _named(who: Who) -> list[str]:
    lines = [f"Child: {who.child}"] if who.child else []
    lines += [f"Parent: {who.guardian}"] if who.guardian else ["No more is known of them than the number."]
    return [*lines, f"Number: {show_phone(who.number)}"]
