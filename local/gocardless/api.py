"""GoCardless's API, as far as the bot calls it; errors and idempotency keys as documented."""

import hmac
from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from local.gocardless.books import Resource
from local.gocardless.faults import AFTERWARDS, UNSEEN
from local.gocardless.service import GoCardless

KINDS = ("billing_requests", "mandates", "payments", "subscriptions", "refunds", "payouts", "events")


def gocardless_api(gocardless: GoCardless) -> Blueprint:
    api, calls = Blueprint("gocardless", __name__), Api(gocardless)
    for kind in KINDS:
        api.add_url_rule(f"/{kind}", f"list_{kind}", calls.listing(kind), methods=["GET"])
        api.add_url_rule(f"/{kind}/<of>", f"get_{kind}", calls.getting(kind), methods=["GET"])
        api.add_url_rule(f"/{kind}/<of>", f"update_{kind}", calls.updating(kind), methods=["PUT"])
        api.add_url_rule(f"/{kind}/<of>/actions/cancel", f"cancel_{kind}", calls.cancelling(kind), methods=["POST"])
    for kind, make in calls.made.items():
        api.add_url_rule(f"/{kind}", f"create_{kind}", calls.creating(kind, make), methods=["POST"])
    return api


class Api:
    def __init__(self, gocardless: GoCardless):
        self._gocardless, self._books = gocardless, gocardless.books
        self.made: dict[str, Callable[[Resource], Resource]] = {
            "billing_requests": self._billing_request,
            "billing_request_flows": self._flow,
            "subscriptions": gocardless.subscribe,
        }

    def creating(self, kind: str, make: Callable[[Resource], Resource]) -> Callable[[], ResponseReturnValue]:
        """Made once under an idempotency key: under the same again it is a conflict that names what there is."""

        def create() -> Resource:
            key = request.headers.get("Idempotency-Key", "")
            if key and key in self._books.keys:
                raise _Refused(409, "invalid_state", "idempotent_creation_conflict", self._books.keys[key])
            if kind in self._gocardless.faults.kinds_refused:
                raise _Refused(422, "validation_failed", "bank_account_disabled")
            made = make(request.get_json()[kind])
            if key:
                self._books.keys[key] = made["id"]
            return {kind: made}

        return self._answering(create, 201)

    def getting(self, kind: str) -> Callable[..., ResponseReturnValue]:
        return self._answering(lambda of: {kind: self._found(kind, of)})

    def updating(self, kind: str) -> Callable[..., ResponseReturnValue]:
        def update(of: str) -> Resource:
            found = self._found(kind, of)
            found["metadata"] = request.get_json()[kind]["metadata"]
            return {kind: found}

        return self._answering(update)

    def cancelling(self, kind: str) -> Callable[..., ResponseReturnValue]:
        def cancel(of: str) -> Resource:
            found = self._found(kind, of)
            refused = kind in self._gocardless.faults.kinds_refused or of in self._gocardless.faults.held
            if refused or found["status"] not in {"pending", "pending_submission", "submitted", "active"}:
                raise _Refused(422, "invalid_state", "cancellation_failed")
            if kind == "mandates":
                self._gocardless.cancel_mandate(found)
            else:
                self._gocardless.become(kind, found, "cancelled", self._gocardless.clock.now())
            return {kind: found}

        return self._answering(cancel)

    def listing(self, kind: str) -> Callable[[], ResponseReturnValue]:
        """Newest first, with a cursor to what is older."""

        def listed() -> Resource:
            asked, limit = request.args, int(request.args.get("limit", 50))
            since = asked.get("created_at[gte]", "").replace("+00:00", "").rstrip("Z")
            found = [each for each in self._books.of(kind).values() if each["created_at"] >= since][::-1]
            if of := asked.get("subscription"):
                found = [each for each in found if each["links"].get("subscription") == of]
            if after := asked.get("after"):
                found = found[[each["id"] for each in found].index(after) + 1 :]
            page = found[:limit]
            following = page[-1]["id"] if len(found) > limit else None
            return {kind: page, "meta": {"cursors": {"before": None, "after": following}, "limit": limit}}

        return self._answering(listed)

    def _answering(self, act: Callable[..., Resource], status: int = 200) -> Callable[..., ResponseReturnValue]:
        """With the token checked, the faults on order, and the error's shape."""

        def answer(**path: str) -> ResponseReturnValue:
            fault = self._gocardless.faults.next_call()
            try:
                self._check_token()
                if fault == UNSEEN:
                    raise _Refused(500, "gocardless", "internal_server_error")
                with self._books.lock:
                    done = act(**path)
                    self._books.save()
                if fault == AFTERWARDS:
                    raise _Refused(500, "gocardless", "internal_server_error")
            except _Refused as refused:
                return refused.answer()
            except (KeyError, ValueError) as wrong:
                return _Refused(422, "validation_failed", str(wrong)).answer()
            return jsonify(done), status

        return answer

    def _check_token(self) -> None:
        given = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if not hmac.compare_digest(given.encode(), self._gocardless.token.encode()):
            raise _Refused(401, "invalid_api_usage", "access_token_not_found")

    def _found(self, kind: str, of: str) -> Resource:
        found = self._books.of(kind).get(of)
        if found is None:
            raise _Refused(404, "invalid_api_usage", "resource_not_found")
        return found

    def _billing_request(self, asked: Resource) -> Resource:
        if not (asked.get("payment_request") or asked.get("mandate_request")):
            raise ValueError("A billing request has a payment_request, a mandate_request, or both")
        fields = {"payment_request": None, "mandate_request": None} | asked
        return self._books.add("billing_requests", self._gocardless.clock.now(), status="pending", links={}, **fields)

    def _flow(self, asked: Resource) -> Resource:
        made = self._books.add("billing_request_flows", self._gocardless.clock.now(), **asked)
        made["authorisation_url"] = f"{self._gocardless.base_url}/flow/{made['id']}"
        return made


class _Refused(Exception):
    def __init__(self, status: int, kind: str, reason: str, conflicting: str = ""):
        super().__init__(reason)
        self.status, self.kind, self.reason, self.conflicting = status, kind, reason, conflicting

    def answer(self) -> tuple[Response, int]:
        one: dict[str, Any] = {"reason": self.reason, "message": self.reason}
        if self.conflicting:
            one["links"] = {"conflicting_resource_id": self.conflicting}
        error = {"message": self.reason, "type": self.kind, "code": self.status, "errors": [one], "request_id": "0"}
        return jsonify({"error": error}), self.status
