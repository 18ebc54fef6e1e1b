"""GET and POST /pay/<token>: what is to be paid, and the button that leads to the provider's own page.

Opening it changes nothing: WhatsApp fetches it for a preview, too. Nothing of a card or an account ever comes here.
"""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, redirect, request
from werkzeug.wrappers import Response as AnyResponse

from bot.errors import Refused, Unavailable
from bot.logs.logs import log_failure
from bot.payments.checkout import BACK, PAID, Checkouts, NothingToPay, Standing
from bot.settings import Settings
from bot.web.page import Button, Link, page
from flows.fees import plan_in_words
from flows.money import pounds
from flows.payments.terms import is_over
from flows.records import CLOSED, COMPLETE, Checkout, Registration
from flows.registration.payments import charged_back, debit_waits
from flows.templates import OF_THE_CLUB, Club

PROVIDERS = {"sandbox": "https://pay-sandbox.gocardless.com", "live": "https://pay.gocardless.com"}
PAY = Button("pay", "Go on to GoCardless")
SEE_OTHER = 303
DONE = "Thank you", "The payment is on its way. The chat says so as soon as it is there."


def payment_page(
    settings: Settings, club: Callable[[], Club], checkouts: Checkouts, clock: Callable[[], datetime]
) -> Blueprint:
    """Where payments are taken by a provider; the button may lead to that one's pages alone."""
    blueprint = Blueprint("payment_page", __name__)
    provider = settings.gocardless_url or PROVIDERS.get(settings.gocardless, "")
    shown = PaymentPage(checkouts, club, provider, clock)
    if settings.gocardless:
        blueprint.add_url_rule("/pay/<token>", "show", shown.show, methods=["GET"])
        blueprint.add_url_rule("/pay/<token>", "pay", shown.pay, methods=["POST"])
    return blueprint


class PaymentPage:
    """`provider` is the origin of the provider's pages."""

    def __init__(self, checkouts: Checkouts, club: Callable[[], Club], provider: str, clock: Callable[[], datetime]):
        self._checkouts, self._club, self._provider, self._clock = checkouts, club, provider, clock

    def show(self, token: str) -> Response:
        try:
            standing = self._checkouts.look(token)
        except LookupError:
            return self._closed("This link leads nowhere", "The chat has the right one: say link there.", 404)
        return self._shown(standing)

    def pay(self, token: str) -> AnyResponse:
        """Off to the provider, where there is something to pay."""
        try:
            return redirect(self._checkouts.begin(token), SEE_OTHER)
        except (LookupError, NothingToPay):
            return self.show(token)
        except (Refused, Unavailable) as error:
            log_failure("the payment provider does not answer", error)
            line = "GoCardless can't be reached just now. Nothing was taken: try again in a few minutes."
            return self._closed("Not just now", line, 503)

    def _shown(self, standing: Standing) -> Response:
        registration, due = standing.registration, standing.due
        instead = next((said for so, *said in self._instead(standing) if so), None)
        if due is None or instead:
            return self._closed(*(instead or DONE))
        of = f"{self._club().name}, {registration.invite.side}, {registration.invite.season}"
        lines = [f"{of}. Reference {registration.reference}."]
        lines += [*_what(due), *_how(registration, due)]
        return page("The payment", lines, [PAY], link=self._chat, leads_to=self._provider)

    def _instead(self, standing: Standing) -> list[tuple[bool, str, str]]:
        """What is said where nothing can be paid, the first that is so."""
        registration, back = standing.registration, request.args.get(BACK, "")
        over, nothing = is_over(registration, self._clock()), standing.due is None
        return [
            (registration.status in CLOSED, "This registration is closed", "Nothing is to be paid for it."),
            (charged_back(registration), "Somebody of the club sees to this", "They get in touch: pay nothing now."),
            (nothing and registration.status == "registered", "Everything is paid", _receipt(registration)),
            (nothing and over, "The season is over", "Nothing is to be paid for it any more."),
            (nothing, *DONE),
            (registration.status not in COMPLETE, "Not yet", "First send your answers, in the chat."),
            (back == PAID, "Thank you", "It takes a moment, and the chat says what came of it."),
            (
                bool(back),
                "Nothing has come yet",
                "If you paid, it takes a moment, and the chat says so. If not, say link there.",
            ),
        ]

    def _closed(self, title: str, line: str, status: int = 200) -> Response:
        return page(title, [line], link=self._chat, status=status)

    @property
    def _chat(self) -> Link:
        return Link(OF_THE_CLUB["chat_link"](self._club()), "Back to the chat")


def _what(due: Checkout) -> list[str]:
    said = []
    if due.fee:
        said.append(f"£{pounds(due.fee)} now, the fee for the season.")
    if due.missed:
        said.append(f"£{pounds(due.missed)} now, for what could not be collected.")
    return said


def _how(registration: Registration, due: Checkout) -> list[str]:
    plan = registration.billing.plan if registration.billing else None
    said = ["You pay on GoCardless's own page. The club never sees your bank details."]
    if plan and due.mandate:
        return [f"By direct debit {plan_in_words(plan)}.", *said]
    if plan and debit_waits(registration):
        return [f"Then by the direct debit that is set up: {plan_in_words(plan)}.", *said]
    return said


def _receipt(registration: Registration) -> str:
    plan = registration.billing.plan if registration.billing else None
    return f"The direct debit: {plan_in_words(plan)}." if plan else "Nothing is left to be paid."
