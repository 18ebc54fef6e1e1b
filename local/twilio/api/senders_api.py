"""Twilio's Senders API, where a WhatsApp sender's webhooks are set: https://www.twilio.com/docs/whatsapp/api/senders."""

from flask import Blueprint, jsonify, request

from local.twilio.api.access import guard
from local.twilio.api.content_api import page_meta
from local.twilio.errors import TwilioError
from local.twilio.service import Twilio

SID = "XE" + "0" * 32
WEBHOOK = {
    "callback_url", "callback_method", "fallback_url", "fallback_method", "status_callback_url",
    "status_callback_method",
}  # fmt: skip


def senders_api(twilio: Twilio) -> Blueprint:
    """The routes, below /v2: the account has one WhatsApp sender, the club's."""
    api = guard(Blueprint("senders_api", __name__, url_prefix="/v2"), twilio)

    @api.get("/Channels/Senders")
    def list_senders():
        if request.args.get("Channel") != "whatsapp":
            raise TwilioError(20422, "Channel is needed")
        meta = page_meta(f"{twilio.base_url}/v2/Channels/Senders", 0, 50, 1) | {"key": "senders"}
        return jsonify({"meta": meta, "senders": [_resource(twilio)]})

    @api.post("/Channels/Senders/<sid>")
    def update(sid: str):
        if sid != SID:
            raise TwilioError(20404, request.path)
        webhook = (request.get_json(silent=True) or {}).get("webhook")
        if not isinstance(webhook, dict) or webhook.keys() - WEBHOOK:
            raise TwilioError(20422, "webhook must be an object of addresses and methods")
        twilio.webhook_url = webhook.get("callback_url", twilio.webhook_url)
        twilio.fallback_url = webhook.get("fallback_url")
        twilio.status_url = webhook.get("status_callback_url")
        return jsonify(_resource(twilio)), 202

    return api


def _resource(twilio: Twilio) -> dict:
    """The club's one sender, as Twilio tells of it."""
    return {
        "sid": SID,
        "status": twilio.sender_status,
        "offline_reasons": twilio.offline_reasons or None,
        "properties": {"quality_rating": twilio.quality_rating, "messaging_limit": twilio.messaging_limit},
        "sender_id": twilio.number,
        "webhook": {
            "callback_url": twilio.webhook_url,
            "callback_method": "POST",
            "fallback_url": twilio.fallback_url,
            "fallback_method": "POST",
            "status_callback_url": twilio.status_url,
            "status_callback_method": "POST",
        },
        "url": f"{twilio.base_url}/v2/Channels/Senders/{SID}",
    }
