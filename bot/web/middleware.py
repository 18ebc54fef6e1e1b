"""What every request of the bot has about it: a most size, a name in the logs, and an answer where something fails."""

from contextlib import ExitStack

from flask import Flask, Response, g, jsonify, request
from werkzeug.exceptions import HTTPException

from bot.logs.log_line import story, tell
from bot.logs.logs import log_failure, request_id

LARGEST_REQUEST = 256 * 1024


def framed(app: Flask) -> Flask:
    """The same app, with the frame about its requests."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_REQUEST

    @app.before_request
    def name_the_request() -> None:
        g.request_id = request_id(request.headers.get("X-Request-Id"))
        g.story = ExitStack()
        g.story.enter_context(story("request", request_id=g.request_id))
        # The route and not the path, which may hold a number or a token.
        tell(method=request.method, route=request.url_rule.rule if request.url_rule else None)

    @app.after_request
    def return_its_name(response: Response) -> Response:
        response.headers["X-Request-Id"] = g.request_id
        tell(status=response.status_code)
        return response

    @app.teardown_request
    def end_its_story(_error: BaseException | None) -> None:
        g.story.close()

    @app.errorhandler(HTTPException)
    def explain(error: HTTPException) -> Response:
        answer = error.get_response()  # with the headers that belong to it: a 405's Allow
        answer.data = jsonify(message=error.description, request_id=g.request_id).data
        answer.content_type = "application/json"
        return answer

    @app.errorhandler(Exception)
    def admit(error: Exception) -> tuple[Response, int]:
        log_failure("a request failed", error)
        message = "Error processing registration request"
        return jsonify(message=message, error="Something failed on our side", request_id=g.request_id), 500

    return app
