"""Twilio's Content API: https://www.twilio.com/docs/content/content-api-resources."""

from flask import Blueprint, Response, jsonify, request

from local.twilio.api.access import guard
from local.twilio.api.errors import TwilioError
from local.twilio.api.resources import approval_created, approval_resource, content_resource
from local.twilio.contents import Content
from local.twilio.service import Twilio

CATEGORIES = ("UTILITY", "MARKETING", "AUTHENTICATION")


def content_api(twilio: Twilio) -> Blueprint:
    """The routes, below /v1."""
    api = guard(Blueprint("content_api", __name__, url_prefix="/v1"), twilio)

    def found(sid: str) -> Content:
        content = twilio.contents.get(sid)
        if content is None:
            raise TwilioError(20404, request.path)
        return content

    def resource(content: Content) -> dict:
        return content_resource(content, twilio.account_sid, twilio.base_url)

    def document() -> dict:
        given = request.get_json(silent=True)
        if not isinstance(given, dict):
            raise TwilioError(20422, "the body must be a JSON object")
        return given

    @api.post("/Content")
    def create():
        return jsonify(resource(twilio.contents.create(document(), twilio.clock.now()))), 201

    @api.get("/Content")
    def list_contents():
        size = min(max(request.args.get("PageSize", 50, int), 1), 1000)
        page = max(request.args.get("Page", 0, int), 0)
        contents = twilio.contents.all()
        return jsonify(
            {
                "meta": page_meta(f"{twilio.base_url}/v1/Content", page, size, len(contents)),
                "contents": [resource(content) for content in contents[page * size : (page + 1) * size]],
            }
        )

    @api.get("/Content/<sid>")
    def fetch(sid: str):
        return jsonify(resource(found(sid)))

    @api.delete("/Content/<sid>")
    def delete(sid: str):
        twilio.contents.delete(found(sid).sid)
        return Response(status=204)

    @api.post("/Content/<sid>/ApprovalRequests/whatsapp")
    def approve(sid: str):
        content, given = found(sid), document()
        if not given.get("name") or given.get("category") not in CATEGORIES:
            raise TwilioError(20422, f"name is needed, and a category of {', '.join(CATEGORIES)}")
        return jsonify(approval_created(twilio.contents.approve(content, given["name"], given["category"]))), 201

    @api.get("/Content/<sid>/ApprovalRequests")
    def approval(sid: str):
        return jsonify(approval_resource(found(sid), twilio.account_sid, twilio.base_url))

    @api.route("/<path:rest>", methods=["GET", "POST", "PUT", "DELETE"])
    def unknown(rest: str):
        raise TwilioError(20404, request.path)

    return api


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
