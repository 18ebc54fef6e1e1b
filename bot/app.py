"""The one place where the bot is joined together."""

import os
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cache
from typing import Any, NamedTuple

from flask import Flask, Response, g, jsonify, request
from werkzeug.exceptions import HTTPException

from bot import aws
from bot.bulk_invites import BulkInvites
from bot.daily_limit import DailyLimit
from bot.deliveries import Deliveries
from bot.desk import Desk
from bot.desk_api import desk_api
from bot.digest import Digest
from bot.health import health
from bot.inbox import Inbox
from bot.invitations import Invitations
from bot.keys import Keys
from bot.logs import log_failure, request_id
from bot.media import Media
from bot.outbox import Outbox
from bot.photos import Photos
from bot.references import Secret, with_parameters
from bot.registrations import Registrations
from bot.schedule import Schedule
from bot.sender_client import SenderClient
from bot.settings import Settings
from bot.store import Store
from bot.story import story, tell
from bot.throttle import Throttle
from bot.trigger import trigger
from bot.waiting import waiting
from bot.webhook import webhook
from bot.whatsapp import WhatsApp
from bot.worker import Worker

LARGEST_REQUEST = 256 * 1024


class Bot(NamedTuple):
    """Every part of the running bot, joined."""

    settings: Settings
    store: Store
    whatsapp: WhatsApp
    sender: SenderClient
    outbox: Outbox
    inbox: Inbox
    worker: Worker
    deliveries: Deliveries
    invitations: Invitations
    schedule: Schedule
    desk: Desk
    keys: Keys
    registrations: Registrations
    bulk: BulkInvites
    throttle: Throttle
    dynamodb: Any
    sqs: Any
    auth_token: Secret
    clock: Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def assemble(settings: Settings, clock: Callable[[], datetime] = utc_now) -> Bot:
    """Join the parts for these settings; the clients are pointed at AWS by the environment alone."""
    dynamodb, sqs, ssm, s3, secrets = (
        aws.client(name) for name in ("dynamodb", "sqs", "ssm", "s3", "secretsmanager")
    )
    auth_token, api_key = Secret(settings.auth_token, secrets), Secret(settings.api_key, secrets)
    store = Store(dynamodb, settings.table)
    whatsapp = WhatsApp(settings, auth_token, store.contents)
    sender = SenderClient(ssm, settings)
    photos = Photos(s3, settings.photo_bucket, Media(settings, auth_token))
    outbox = Outbox(
        store, whatsapp, sender, photos, clock, patience=settings.patience, one_send=settings.twilio_timeout
    )
    inbox = Inbox(store, outbox, whatsapp, photos, settings.club, clock)
    deliveries = Deliveries(store, outbox, settings.club, clock)
    invitations = Invitations(store, outbox, settings.club, clock)
    return Bot(
        settings=settings,
        store=store,
        whatsapp=whatsapp,
        sender=sender,
        outbox=outbox,
        inbox=inbox,
        worker=Worker(inbox, deliveries, sqs, settings),
        deliveries=deliveries,
        invitations=invitations,
        schedule=Schedule(store, outbox, Digest(store, outbox, settings.club, clock), settings.club, clock),
        desk=Desk(store, outbox, invitations, whatsapp, settings.club, clock),
        keys=Keys(dynamodb, settings.table, api_key),
        registrations=Registrations(dynamodb, settings.table),
        bulk=BulkInvites(settings, store, invitations, DailyLimit(dynamodb, settings.table), clock),
        throttle=Throttle(dynamodb, settings.table),
        dynamodb=dynamodb,
        sqs=sqs,
        auth_token=auth_token,
        clock=clock,
    )


def bot_of(environment: Mapping[str, str], clock: Callable[[], datetime] = utc_now) -> Bot:
    """The bot that an environment describes. MissingSettings and MissingParameters name what is not there."""
    complete = with_parameters(environment, aws.client("ssm"))
    return assemble(Settings.from_environment(complete), clock)


@cache
def bot_of_this_process() -> Bot:
    """Joined once, when it is first needed, from the process's own environment."""
    return bot_of(os.environ)


def create_app(bot: Bot | None = None) -> Flask:
    """The Flask app. Without a bot it is that of the process; MissingSettings names what is not there."""
    bot = bot or bot_of_this_process()
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_REQUEST
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_REQUEST
    app.register_blueprint(trigger(bot.settings, bot.keys, bot.invitations, bot.throttle, bot.clock))
    app.register_blueprint(
        desk_api(bot.settings, bot.keys, bot.throttle, bot.registrations, bot.desk, bot.bulk, bot.store, bot.clock)
    )
    app.register_blueprint(webhook(bot.settings, bot.auth_token, bot.sqs, bot.deliveries))
    app.register_blueprint(waiting(bot.desk))
    app.register_blueprint(health(bot.settings, bot.keys, bot.store, bot.sqs))

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
