"""Structured logs of the bot: without anybody's name, number, address, birthday or words."""

import logging

from service.logs import Logs

logs = Logs("bot", "/bot/", "/flows/")
current_request_id, logged_with, log_failure = logs.current_request_id, logs.logged_with, logs.log_failure

logging.getLogger("twilio.http_client").setLevel(logging.WARNING)  # at INFO it tells whom each request is about
logging.getLogger("zappa.wsgi").setLevel(logging.WARNING)  # at INFO it tells addresses, with numbers and tokens
logging.getLogger("transitions").setLevel(logging.WARNING)  # at INFO it has two lines for each step of a chat
