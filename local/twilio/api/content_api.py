"""Twilio's Content API: https://www.twilio.com/docs/content/content-api-resources."""

from typing import Any

from flask import Blueprint, Response, jsonify, request
from flask.typing import ResponseReturnValue

from local.twilio.api.access import Routes, connect, guard, unknown
from local.twilio.api.resources import approval_created, approval_resource, content_resource
from local.twilio.contents import CATEGORIES, Content
from local.twilio.errors import TwilioError
from local.twilio.service import Twilio

CONTENT = "/Content/<sid>"


def content_api(twilio: Twilio) -> Blueprint:
    """The routes, below /v1."""
    return connect(guard(Blueprint("content_api", __name__, url_prefix="/v1"), twilio), ContentApi(twilio).routes())


class ContentApi:
    """One method for each request that Twilio documents for contents and their approval."""

    def __init__(self, twilio: Twilio):
        self._twilio = twilio

    def routes(self) -> Routes:
        return [
            ("POST", "/Content", self.create),
            ("GET", "/Content", self.list_contents),
            ("GET", CONTENT, self.fetch),
            ("DELETE", CONTENT, self.delete),
            ("POST", f"{CONTENT}/ApprovalRequests/whatsapp", self.approve),
            ("GET", f"{CONTENT}/ApprovalRequests", self.approval),
            ("", "/<path:rest>", unknown),
        ]

    def create(self) -> ResponseReturnValue:
        twilio = self._twilio
        return jsonify(self._resource(twilio.contents.create(document(), twilio.clock.now()))), 201

    def list_contents(self) -> ResponseReturnValue:
        size = min(max(request.args.get("PageSize", 50, int), 1), 1000)
        page = max(request.args.get("Page", 0, int), 0)
        contents = self._twilio.contents.all()
        shown = [self._resource(content) for content in contents[page * size : (page + 1) * size]]
        meta = page_meta(f"{self._twilio.base_url}/v1/Content", page, size, len(contents))
        return jsonify({"meta": meta, "contents": shown})

    def fetch(self, sid: str) -> ResponseReturnValue:
        return jsonify(self._resource(self._found(sid)))

    def delete(self, sid: str) -> ResponseReturnValue:
        self._twilio.contents.delete(self._found(sid).sid)
        return Response(status=204)

    def approve(self, sid: str) -> ResponseReturnValue:
        content, given = self._found(sid), document()
        if not given.get("name") or given.get("category") not in CATEGORIES:
            raise TwilioError(20422, f"name is needed, and a category of {', '.join(CATEGORIES)}")
        return jsonify(approval_created(self._twilio.contents.approve(content, given["name"], given["category"]))), 201

    def approval(self, sid: str) -> ResponseReturnValue:
        return jsonify(approval_resource(self._found(sid), self._twilio.account_sid, self._twilio.base_url))

    def _found(self, sid: str) -> Content:
        content = self._twilio.contents.get(sid)
        if content is None:
            raise TwilioError(20404, request.path)
        return content

    def _resource(self, content: Content) -> dict[str, Any]:
        return content_resource(content, self._twilio.account_sid, self._twilio.base_url)


def document() -> dict[str, Any]:
    given = request.get_json(silent=True)
    if not isinstance(given, dict):
        raise TwilioError(20422, "the body must be a JSON object")
    return given


def page_meta(url: str, page: int, size: int, total: int) -> dict:
    def at(number: int) -> str:
        return f"{url}?PageSize={size}&Page={number}"

    return {
        "key": "contents",
        "page": page,
        "page_size": size,
        "url": at(page),
        "first_page_url": at(0),
        "next_page_url": at(page + 1) if (page + 1) * size < total else None,
        "previous_page_url": at(page - 1) if page else None,
    }
