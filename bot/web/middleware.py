"""What every request of the bot has about it: a most size, a name in the logs, and an answer where something fails."""

from flask import Flask

from bot.logs.log_line import line
from bot.logs.logs import logs
from service.middleware import Middleware

LARGEST_REQUEST = 256 * 1024
FAILURE = {"message": "Error processing registration request", "error": "Something failed on our side"}


def framed(app: Flask) -> Flask:
    """The same app, with the frame about its requests."""
    return Middleware(logs, line, FAILURE).around(app, LARGEST_REQUEST)
