"""The one place where the front is joined together: the API and what it needs."""

import os
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, NamedTuple

import boto3
from botocore.config import Config
from flask import Flask
from flask.json.provider import DefaultJSONProvider

from sender.api.acceptance import Acceptance
from sender.api.cancellation import Cancellation
from sender.api.opt_outs import OptOuts
from sender.api.queueing import MessagesQueue
from sender.api.refusals import refusing_everywhere
from sender.api.routes import Api
from sender.api.search import Searches
from sender.api.stored_templates import StoredTemplatesApi
from sender.api.unsubscribe import Unsubscribing
from sender.auth.access import Access
from sender.auth.callers import Callers
from sender.auth.renewal import Renewal
from sender.auth.token_keys import OwnKeys, ProviderKeys, SharedSecret
from sender.auth.tokens import Tokens
from sender.auth.unsubscribe_links import UnsubscribeLinks
from sender.logs.log_line import line
from sender.logs.logs import logs
from sender.settings import LISTED, Settings
from sender.store.ledger import Ledger
from sender.store.search import Search
from sender.store.spending import Spending
from sender.store.suppression import Suppression
from sender.store.template_history import TemplateHistory
from sender.store.templates import Templates
from sender.webhooks.outbox import CallerEvents
from service.middleware import Middleware

FAILURE = {"message": "Something failed on our side"}
AWS = Config(
    retries={"mode": "standard", "max_attempts": 3}, connect_timeout=2, read_timeout=5, max_pool_connections=32
)


class AsWritten(DefaultJSONProvider):
    """JSON with its names in the order in which they are given."""

    sort_keys = False


class Front(NamedTuple):
    """Every part of the running API, joined."""

    settings: Settings
    access: Access
    ledger: Ledger
    templates: Templates
    queue: MessagesQueue
    acceptance: Acceptance
    suppression: Suppression
    events: CallerEvents
    links: UnsubscribeLinks
    callers: Callers
    renewal: Renewal
    spending: Spending
    template_history: TemplateHistory
    search: Search
    clock: Callable[[], datetime]
    dynamodb: Any
    sqs: Any
    secrets: Any


def utc_now() -> datetime:
    return datetime.now(UTC)


def assemble(settings: Settings, clock: Callable[[], datetime] = utc_now) -> Front:
    """Join the parts for these settings; the clients are pointed at AWS by the environment alone."""
    dynamodb, sqs, secrets = (boto3.client(name, config=AWS) for name in ("dynamodb", "sqs", "secretsmanager"))
    callers = Callers(dynamodb, settings.ledger_table)
    shared = SharedSecret(secrets, settings.jwt_secret)
    own_keys = OwnKeys(shared, callers)
    links = UnsubscribeLinks(shared, settings.public_url)
    keys = ProviderKeys(settings.jwks_url) if settings.jwks_url else own_keys
    tokens = Tokens(keys, settings.jwt_issuer, settings.jwt_audience or None)
    ledger = Ledger(dynamodb, settings.ledger_table)
    spending = Spending(dynamodb, settings.ledger_table)
    templates = Templates(dynamodb, settings.templates_table)
    queue = MessagesQueue(sqs, settings.messages_queue, settings.bulk_queue)
    return Front(
        settings=settings,
        access=Access(tokens, callers, listed_only=settings.callers == LISTED),
        ledger=ledger,
        templates=templates,
        queue=queue,
        acceptance=Acceptance(ledger, spending, queue, templates, settings.part_prices, links, clock),
        suppression=Suppression(dynamodb, settings.ledger_table, clock),
        events=CallerEvents(sqs, settings.caller_events_queue, callers),
        links=links,
        callers=callers,
        renewal=Renewal(lambda name: boto3.client(name, config=AWS), settings, callers, clock),
        spending=spending,
        template_history=TemplateHistory(dynamodb, settings.ledger_table),
        search=Search(dynamodb, settings.ledger_table),
        clock=clock,
        dynamodb=dynamodb,
        sqs=sqs,
        secrets=secrets,
    )


def create_app(front: Front | None = None) -> Flask:
    """The Flask app. Without a front it is joined from the environment; MissingSettings names what is not there."""
    front = front or assemble(Settings.from_environment(os.environ))
    app = Middleware(logs, line, FAILURE).around(Flask(__name__), front.settings.largest_request)
    app.json = AsWritten(app)
    app.url_map.merge_slashes = False
    refusing_everywhere(app)
    app.register_blueprint(Api(front.settings, front.access, front.acceptance, front.ledger).blueprint())
    app.register_blueprint(Cancellation(front.access, front.ledger, front.clock).blueprint())
    app.register_blueprint(Searches(front.access, front.search, front.clock).blueprint())
    app.register_blueprint(
        StoredTemplatesApi(front.access, front.templates, front.template_history, front.clock).blueprint()
    )
    app.register_blueprint(
        OptOuts(front.settings, front.access, front.suppression, front.events, front.clock).blueprint()
    )
    app.register_blueprint(Unsubscribing(front.links, front.suppression).blueprint())
    return app
