"""What every request has about it: a most size, a name in the logs, and an answer where something fails."""

from collections.abc import Mapping
from contextlib import ExitStack

from flask import Flask, g, jsonify, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from service.log_line import LogLine
from service.logs import Logs, request_id
from service.routing import LateRule


class Middleware:
    """`failure` is what a caller is told of an error that nobody foresaw."""

    def __init__(self, logs: Logs, line: LogLine, failure: Mapping[str, str]):
        self._logs, self._line, self._failure = logs, line, failure

    def around(self, app: Flask, largest_request: int) -> Flask:
        """The same app, with the frame about its requests, which may have so many bytes."""
        app.url_rule_class = LateRule
        app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = largest_request
        app.before_request(self._name_the_request)
        app.after_request(self._return_its_name)
        app.teardown_request(self._end_its_story)
        app.register_error_handler(HTTPException, self._explain)
        app.register_error_handler(Exception, self._admit)
        return app

    def _name_the_request(self) -> None:
        g.request_id = request_id(request.headers.get("X-Request-Id"))
        g.story = ExitStack()
        g.story.enter_context(self._line.story("request", request_id=g.request_id))
        # The route and not the path, which may hold a number or a token.
        self._line.tell(method=request.method, route=request.url_rule.rule if request.url_rule else None)

    def _return_its_name(self, response: Response) -> Response:
        response.headers["X-Request-Id"] = g.request_id
        self._line.tell(status=response.status_code)
        return response

    def _end_its_story(self, _error: BaseException | None) -> None:
        g.story.close()

    def _explain(self, error: HTTPException) -> Response:
        answer = error.get_response()  # with the headers that belong to it: a 405's Allow
        answer.data = jsonify(message=error.description, request_id=g.request_id).data
        answer.content_type = "application/json"
        return answer

    def _admit(self, error: Exception) -> tuple[Response, int]:
        self._logs.log_failure("a request failed", error)
        return jsonify(**self._failure, request_id=g.request_id), 500
