"""GET /health: whether the bot is up; with an API key and ?check=all, whether what it depends on answers too."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, g, jsonify, request

from bot.access.keys import Forbidden, Keys
from bot.logs.logs import log_failure
from bot.settings import Settings
from bot.store.store import Store
from bot.store.templates import Templates


def health(settings: Settings, keys: Keys, store: Store, templates: Templates, sqs: Any) -> Blueprint:
    blueprint = Blueprint("health", __name__)
    blueprint.add_url_rule("/health", "health", Health(settings, keys, store, templates, sqs).tell, methods=["GET"])
    return blueprint


class Health:
    def __init__(self, settings: Settings, keys: Keys, store: Store, templates: Templates, sqs: Any):
        self._settings, self._keys, self._templates = settings, keys, templates
        self._checks: dict[str, Callable[[], object]] = {
            "table": store.contents,
            "contents at Twilio, recorded": lambda: _given(store.contents()),
            "inbox queue": lambda: sqs.get_queue_attributes(QueueUrl=settings.inbox_queue, AttributeNames=["QueueArn"]),
            "sender": lambda: _answers(settings.sender_url),
        }

    def tell(self) -> tuple[Response, int]:
        if request.args.get("check") != "all":
            return jsonify(status="ok", stage=self._settings.stage, request_id=g.request_id), 200
        try:
            self._keys.check(request.headers.get("x-api-key", ""), "read")
        except Forbidden as reason:
            return jsonify(message=str(reason), request_id=g.request_id), 403
        return self._look()

    def _look(self) -> tuple[Response, int]:
        """What WhatsApp stopped is named, and is no fault of the bot's: a deployment may be what helps."""
        found = {name: _check(name, check) for name, check in self._checks.items()}
        well = all(each == "ok" for each in found.values())
        stopped = {name: verdict.name for name, verdict in self._templates.stopped().items()} if well else {}
        answer = jsonify(status="ok" if well else "failing", checks=found, stopped=stopped, request_id=g.request_id)
        return answer, 200 if well else 503


def _check(name: str, check: Callable[[], object]) -> str:
    try:
        check()
    except Exception as error:
        log_failure("a dependency fails", error, dependency=name)
        return type(error).__name__
    return "ok"


def _given(contents: dict[str, str]) -> None:
    if not contents:
        raise LookupError("python -m bot.commands.contents sync")


def _answers(url: str) -> None:
    import requests

    requests.get(f"{url.rstrip('/')}/health", timeout=3).raise_for_status()
