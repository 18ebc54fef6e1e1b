"""GoCardless's payment page: what is asked for, and what the parent does about it."""

from flask import Blueprint, abort, redirect, render_template_string, request
from flask.typing import ResponseReturnValue

from local.gocardless.service import FAILED, PAID, GoCardless

PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>GoCardless, on this machine</title>
<style>body{font:18px/1.5 Arial,sans-serif;max-width:32em;margin:24px auto;padding:0 16px}
button{font:inherit;padding:12px 20px;margin:0 8px 8px 0}</style></head><body>
<h1>GoCardless, on this machine</h1><p>No money moves, and nothing leaves this computer.</p>
<p>{{ customer.get("given_name", "") }} {{ customer.get("family_name", "") }} {{ customer.get("email", "") }}</p>
{% if payment %}<p>{{ payment["description"] }}: £{{ "%.2f" % (payment["amount"] / 100) }} now</p>{% endif %}
{% if mandate %}<p>A Direct Debit mandate</p>{% endif %}
{% if open %}<form method="post"><button name="do" value="pay">Pay</button>
<button name="do" value="fail">Fail</button><button name="do" value="cancel">Cancel</button></form>
{% else %}<p>This is done with.</p><p><a href="{{ back }}">Go back</a></p>{% endif %}</body></html>"""


def gocardless_pages(gocardless: GoCardless) -> Blueprint:
    pages, shown = Blueprint("gocardless_pages", __name__), PaymentPage(gocardless)
    pages.add_url_rule("/flow/<of>", "show", shown.show, methods=["GET"])
    pages.add_url_rule("/flow/<of>", "act", shown.act, methods=["POST"])
    return pages


class PaymentPage:
    def __init__(self, gocardless: GoCardless):
        self._gocardless = gocardless

    def show(self, of: str) -> ResponseReturnValue:
        flow, asked = self._found(of)
        return render_template_string(
            PAGE,
            customer=flow.get("prefilled_customer", {}),
            payment=asked["payment_request"],
            mandate=asked["mandate_request"],
            open=asked["status"] == "pending",
            back=flow["exit_uri"],
        )

    def act(self, of: str) -> ResponseReturnValue:
        """Pay, be refused by the bank, or go back without either."""
        flow, asked = self._found(of)
        if request.form.get("do") == "cancel":
            return redirect(flow["exit_uri"], 303)
        self._gocardless.fulfil(asked, FAILED if request.form.get("do") == "fail" else PAID)
        return redirect(flow["redirect_uri"], 303)

    def _found(self, of: str) -> tuple[dict, dict]:
        flow = self._gocardless.books.of("billing_request_flows").get(of) or abort(404)
        return flow, self._gocardless.found(flow["links"]["billing_request"])
