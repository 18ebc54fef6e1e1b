"""The one place where the bot is joined together."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any, NamedTuple
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from bot import aws
from bot.access.auth import Gate
from bot.access.keys import Keys
from bot.access.throttle import Throttle
from bot.club.bulk_invites import BulkInvites
from bot.club.cases import Cases
from bot.club.desk import Desk
from bot.club.invitations import Invitations
from bot.messages.delivery import Deliveries
from bot.messages.guesses import CONFIG, Guesses, NoGuesses
from bot.messages.identities import Identities
from bot.messages.inbox import Inbox
from bot.messages.inbox_queue import InboxQueue
from bot.messages.outbox import Outbox
from bot.messages.sender_client import SenderClient
from bot.messages.whatsapp import WhatsApp
from bot.messages.worker import Worker
from bot.payments.checkout import Checkouts
from bot.payments.events import Events
from bot.payments.gocardless import GoCardless
from bot.pictures.media import Media
from bot.pictures.photos import Photos
from bot.references import Secret, with_parameters
from bot.safety.alerts import Alerts
from bot.safety.direct import CONFIG as direct_calls
from bot.safety.direct import Direct
from bot.scheduled.arrivals import Arrivals
from bot.scheduled.budget import Budget
from bot.scheduled.digest import Digest
from bot.scheduled.held_back import HeldBack
from bot.scheduled.schedule import Schedule
from bot.scheduled.template_watch import TemplateWatch
from bot.settings import Settings
from bot.store.alerts import Alerts as AlertStore
from bot.store.club_questions import ClubQuestions
from bot.store.codes import Codes
from bot.store.daily_limit import DailyLimit, Limit
from bot.store.message_count import MessageCount
from bot.store.particulars import Particulars
from bot.store.registrations import Registrations
from bot.store.roll import Roll
from bot.store.store import Store
from bot.store.templates import Templates
from bot.store.unit_of_work import UnitOfWork
from bot.web.alerts_api import AlertsApi
from bot.web.api import Description, desk_api
from bot.web.bulk_api import BulkApi
from bot.web.desk.acts import ActsApi
from bot.web.desk.api import DeskApi
from bot.web.desk.one import One
from bot.web.desk.people import Membership, PeopleApi
from bot.web.health import health
from bot.web.middleware import framed
from bot.web.payments.api import PaymentsApi
from bot.web.payments.page import payment_page
from bot.web.payments.webhook import payment_webhook
from bot.web.privacy import privacy
from bot.web.trigger import Trigger, trigger
from bot.web.waiting import waiting
from bot.web.webhook import webhook
from flows.registration.club_questions.flow import flow_with


class Bot(NamedTuple):
    """Every part of the running bot, joined."""

    settings: Settings
    store: Store
    templates: Templates
    whatsapp: WhatsApp
    sender: SenderClient
    outbox: Outbox
    alerts: Alerts
    unit: UnitOfWork
    inbox: Inbox
    worker: Worker
    deliveries: Deliveries
    invitations: Invitations
    template_watch: TemplateWatch
    held_back: HeldBack
    schedule: Schedule
    arrivals: Arrivals
    desk: Desk
    payments: Events
    checkouts: Checkouts
    cases: Cases
    keys: Keys
    registrations: Registrations
    roll: Roll
    particulars: Particulars
    photos: Photos
    budget: Budget
    bulk: BulkInvites
    throttle: Throttle
    dynamodb: Any
    sqs: Any
    auth_token: Secret
    webhook_secret: Secret
    clock: Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


def assemble(settings: Settings, clock: Callable[[], datetime] = utc_now) -> Bot:
    """Join the parts for these settings and what the club asks; the environment alone points the clients at AWS."""
    dynamodb, sqs, ssm, s3, secrets = (aws.client(name) for name in ("dynamodb", "sqs", "ssm", "s3", "secretsmanager"))
    auth_token, api_key = Secret(settings.auth_token, secrets), Secret(settings.api_key, secrets)
    flow = flow_with(ClubQuestions(dynamodb, settings.table).read())
    store = Store(dynamodb, settings.table, flow)
    whatsapp = WhatsApp(settings, auth_token, store.contents)
    sender = SenderClient(ssm, settings)
    photos = Photos(s3, settings.photo_bucket, Media(settings, auth_token))
    templates = Templates(dynamodb, settings.table, clock, marketing=settings.marketing == "yes")
    provider = GoCardless(settings, Secret(settings.gocardless_token, secrets))
    outbox = Outbox(
        store,
        whatsapp,
        templates,
        sender,
        photos,
        clock,
        patience=settings.patience,
        one_send=settings.twilio_timeout,
        provider=provider,
    )
    particulars = Particulars(dynamodb, settings.table, settings.club, clock)
    unit = UnitOfWork(store, outbox, flow, particulars.club, clock)
    identities = Identities(store, whatsapp)
    ses, sms = (aws.client(name, direct_calls) for name in ("sesv2", "pinpoint-sms-voice-v2"))
    direct = Direct(ses, sms, settings)
    alerts = Alerts(AlertStore(dynamodb, settings.table), unit, direct, sender, particulars.club, clock)
    inbox = Inbox(store, unit, whatsapp, photos, identities, alerts.raise_all, guesses_of(settings, dynamodb))
    deliveries = Deliveries(store, unit, identities)
    invitations = Invitations(store, outbox, unit)
    held_back = HeldBack(store, unit, outbox, templates, clock)
    desk = Desk(store, unit, invitations, whatsapp, photos, clock)
    events = Events(provider, store, desk, clock)
    limit, count = DailyLimit(dynamodb, settings.table), MessageCount(dynamodb, settings.table)
    budget = Budget(settings.monthly_messages, count, whatsapp, unit, particulars.club, clock)
    codes = Codes(dynamodb, settings.table)
    return Bot(
        settings=settings,
        store=store,
        templates=templates,
        whatsapp=whatsapp,
        sender=sender,
        outbox=outbox,
        alerts=alerts,
        unit=unit,
        inbox=inbox,
        worker=Worker(inbox, deliveries, sqs, settings, events.take_told),
        deliveries=deliveries,
        invitations=invitations,
        template_watch=TemplateWatch(templates, whatsapp, unit, particulars.club, clock),
        held_back=held_back,
        schedule=Schedule(store, unit, Digest(store, unit, particulars.club, clock), templates, held_back, clock),
        arrivals=Arrivals(store, whatsapp, InboxQueue(sqs, settings.inbox_queue), clock),
        desk=desk,
        payments=events,
        checkouts=Checkouts(store, unit, provider, events, particulars.club, clock),
        cases=Cases(store, desk, alerts, codes, direct, particulars.club, clock),
        keys=Keys(dynamodb, settings.table, api_key, clock),
        registrations=Registrations(dynamodb, settings.table, flow),
        roll=Roll(dynamodb, settings.table),
        particulars=particulars,
        photos=photos,
        budget=budget,
        bulk=BulkInvites(settings, store, invitations, desk, limit, templates, budget, clock),
        throttle=Throttle(dynamodb, settings.table),
        dynamodb=dynamodb,
        sqs=sqs,
        auth_token=auth_token,
        webhook_secret=Secret(settings.gocardless_secret, secrets),
        clock=clock,
    )


def guesses_of(settings: Settings, dynamodb: Any) -> Guesses | NoGuesses:
    """What asks the club's language model, if it has one."""
    if not settings.language_model:
        return NoGuesses()
    limit = Limit(dynamodb, settings.table, timedelta(days=30))
    return Guesses(aws.client("bedrock-runtime", CONFIG), settings.language_model, limit, settings.guesses)


def bot_of(environment: Mapping[str, str], clock: Callable[[], datetime] = utc_now) -> Bot:
    """The bot that an environment describes. MissingSettings and MissingParameters name what is not there."""
    complete = with_parameters(environment, aws.client("ssm"))
    return assemble(Settings.from_environment(complete), clock)


def create_app(bot: Bot) -> Flask:
    """The Flask app of the whole bot."""
    app = framed(Flask(__name__))
    gate = Gate(bot.keys, bot.throttle, bot.clock)
    limit = DailyLimit(bot.dynamodb, bot.settings.table)
    invite = Trigger(bot.settings, bot.invitations, limit, bot.clock).operation()
    one = One(bot.registrations, bot.desk, bot.store)
    desk = DeskApi(bot.registrations, bot.desk, bot.store, one, bot.clock)
    calls = [*desk.operations(), BulkApi(bot.bulk).operation(), AlertsApi(bot.alerts).operation()]
    calls += PaymentsApi(bot.registrations).operations()
    calls += ActsApi(bot.desk, bot.store, bot.photos, one).operations()
    calls += PeopleApi(cache(lambda: members_of(bot)), bot.clock).operations()
    described = Description(bot.settings.public_url.rstrip("/"), [invite, *calls]).operation()
    app.register_blueprint(trigger(gate, invite))
    app.register_blueprint(desk_api(gate, [*calls, described]))
    app.register_blueprint(webhook(bot.settings, bot.auth_token, bot.sqs, bot.deliveries.note))
    app.register_blueprint(payment_webhook(bot.settings, bot.webhook_secret, bot.sqs))
    app.register_blueprint(payment_page(bot.settings, bot.particulars.club, bot.checkouts, bot.clock))
    app.register_blueprint(waiting(bot.cases))
    app.register_blueprint(privacy(bot.particulars.club))
    app.register_blueprint(health(bot.settings, bot.keys, bot.store, bot.templates, bot.sqs))
    app.wsgi_app = with_desk(app.wsgi_app, bot)  # type: ignore[assignment,method-assign]
    return app


def with_desk(others: WSGIApplication, bot: Bot) -> WSGIApplication:
    """The same app, and the desk under /desk, which is joined when it is first asked for: no message needs it."""
    desk = cache(lambda: desk_of(bot))

    def answer(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        app = desk() if path == "/desk" or path.startswith("/desk/") else others
        return app(environ, start_response)

    return answer


def desk_of(bot: Bot) -> Flask:
    """The desk's own app."""
    from bot.desk.app import desk_app
    from bot.desk.frame.parts import Parts

    bots = ("store", "registrations", "roll", "particulars", "desk", "bulk", "budget", "photos", "sender", "clock")
    return desk_app(Parts.of(bot.dynamodb, bot.settings, **{name: getattr(bot, name) for name in bots}))


def members_of(bot: Bot) -> Membership:
    """Who may sign in to the desk; joined as late as the desk."""
    from bot.desk.people import membership
    from bot.desk.people.people import People
    from bot.desk.people.sessions import Sessions
    from bot.desk.people.table import Table

    table = Table(bot.dynamodb, bot.settings.table)
    people = People(table, bot.settings.secretary)
    return membership.Membership(people, Sessions(table, people))
