"""GoCardless's dashboard: what the club's people, and the parents' banks, do there."""

from typing import Any

from flask import Blueprint, abort, jsonify, request
from flask.typing import ResponseReturnValue

from local.gocardless.books import PREFIXES, Resource
from local.gocardless.service import GoCardless


def gocardless_dashboard(gocardless: GoCardless) -> Blueprint:
    dashboard, does = Blueprint("gocardless_dashboard", __name__, url_prefix="/dashboard"), Dashboard(gocardless)
    dashboard.add_url_rule("/webhook", "webhook", does.webhook, methods=["PUT"])
    dashboard.add_url_rule("/failing", "failing", does.failing, methods=["PUT"])
    dashboard.add_url_rule("/refusing", "refusing", does.refusing, methods=["PUT"])
    dashboard.add_url_rule("/<kind>", "everything", does.everything, methods=["GET"])
    dashboard.add_url_rule("/payments/<of>/charge_back", "charge_back", does.charge_back, methods=["POST"])
    dashboard.add_url_rule("/payments/<of>/refund", "refund", does.refund, methods=["POST"])
    dashboard.add_url_rule("/mandates/<of>/cancel", "cancel", does.cancel, methods=["POST"])
    dashboard.add_url_rule("/mandates/<of>/hold", "hold", does.hold, methods=["POST"])
    return dashboard


class Dashboard:
    """One method for each thing that is done there, which the next webhooks tell of."""

    def __init__(self, gocardless: GoCardless):
        self._gocardless = gocardless

    def webhook(self) -> ResponseReturnValue:
        """`url` is where the webhooks go from now on."""
        self._gocardless.webhooks.url = self._given("url", str)
        return jsonify({})

    def failing(self) -> ResponseReturnValue:
        """`times` so many of the next collections are refused by the bank."""
        self._gocardless.faults.failing = self._given("times", int)
        return jsonify({})

    def refusing(self) -> ResponseReturnValue:
        """Of these `kinds` nothing new is made, and nothing is cancelled, until others are named."""
        self._gocardless.faults.kinds_refused = set(self._given("kinds", list))
        return jsonify({})

    def everything(self, kind: str) -> ResponseReturnValue:
        """All mandates, payments, subscriptions, payouts and so on."""
        return jsonify({kind: list(self._gocardless.books.of(kind).values())}) if kind in PREFIXES else abort(404)

    def charge_back(self, of: str) -> ResponseReturnValue:
        payment = self._found("payments", of)
        self._gocardless.charge_back(payment)
        return jsonify(payment)

    def refund(self, of: str) -> ResponseReturnValue:
        """So many pence of it, its `amount`."""
        return jsonify(self._gocardless.refund(self._found("payments", of), self._given("amount", int)))

    def cancel(self, of: str) -> ResponseReturnValue:
        mandate = self._found("mandates", of)
        with self._gocardless.books.lock:
            self._gocardless.cancel_mandate(mandate)
        return jsonify(mandate)

    def hold(self, of: str) -> ResponseReturnValue:
        """Only here can it be cancelled from now on, not by the API."""
        mandate = self._found("mandates", of)
        self._gocardless.faults.held.add(of)
        return jsonify(mandate)

    def _found(self, kind: str, of: str) -> Resource:
        return self._gocardless.books.of(kind).get(of) or abort(404)

    def _given(self, name: str, kind: type) -> Any:
        given = request.get_json().get(name)
        return given if type(given) is kind else abort(400, f"{name} is missing")
