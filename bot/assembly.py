"""The bot's parts, joined: each is made of others, once, and the environment alone points its clients at AWS."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from bot import aws
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
from bot.messages.inbox_queue import PAYMENT_EVENT, SENDER_EVENT, InboxQueue
from bot.messages.outbox import Outbox
from bot.messages.sender_client import SenderClient
from bot.messages.sender_events import SenderEvents
from bot.messages.setback import Setback
from bot.messages.worker import Worker
from bot.payments.checkout import Checkouts
from bot.payments.events import Events
from bot.payments.gocardless import GoCardless
from bot.payments.refusals import Refusals
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
from bot.scheduled.morning_question import MorningQuestion
from bot.scheduled.number_watch import NumberWatch
from bot.scheduled.schedule import Schedule
from bot.scheduled.template_watch import TemplateWatch
from bot.settings import Settings
from bot.store.alerts import Alerts as AlertStore
from bot.store.club_questions import ClubQuestions
from bot.store.codes import Codes
from bot.store.daily_limit import DailyLimit, Limit
from bot.store.message_count import MessageCount
from bot.store.number_standing import NumberStanding
from bot.store.particulars import Particulars
from bot.store.registrations import Registrations
from bot.store.roll import Roll
from bot.store.store import Store
from bot.store.templates import Templates
from bot.store.unit_of_work import UnitOfWork
from bot.whatsapp.whatsapp import WhatsApp
from flows.registration.club_questions.flow import flow_with


def utc_now() -> datetime:
    return datetime.now(UTC)


class Bot:
    """Every part of the running bot, for these settings and what the club asks when it starts."""

    def __init__(self, settings: Settings, clock: Callable[[], datetime] = utc_now):
        self.settings, self.clock = settings, clock
        self.dynamodb, self.sqs, self._ssm, self._s3, self._secrets = map(
            aws.client, ("dynamodb", "sqs", "ssm", "s3", "secretsmanager")
        )
        self.flow = flow_with(ClubQuestions(self.dynamodb, settings.table).read())
        for name, part in vars(Bot).items():
            if isinstance(part, cached_property):
                getattr(self, name)  # here, where one thread is at work

    @cached_property
    def auth_token(self) -> Secret:
        return Secret(self.settings.auth_token, self._secrets)

    @cached_property
    def webhook_secret(self) -> Secret:
        return Secret(self.settings.gocardless_secret, self._secrets)

    @cached_property
    def sender_secret(self) -> Secret:
        return Secret(self.settings.sender_secret, self._secrets, ssm=self._ssm)

    @cached_property
    def store(self) -> Store:
        return Store(self.dynamodb, self.settings.table, self.flow)

    @cached_property
    def particulars(self) -> Particulars:
        return Particulars(self.dynamodb, self.settings.table, self.settings.club, self.clock)

    @cached_property
    def registrations(self) -> Registrations:
        return Registrations(self.dynamodb, self.settings.table, self.flow)

    @cached_property
    def roll(self) -> Roll:
        return Roll(self.dynamodb, self.settings.table)

    @cached_property
    def templates(self) -> Templates:
        marketing = self.settings.marketing == "yes"
        return Templates(self.dynamodb, self.settings.table, self.clock, marketing=marketing)

    @cached_property
    def keys(self) -> Keys:
        return Keys(self.dynamodb, self.settings.table, Secret(self.settings.api_key, self._secrets), self.clock)

    @cached_property
    def throttle(self) -> Throttle:
        return Throttle(self.dynamodb, self.settings.table)

    @cached_property
    def daily_limit(self) -> DailyLimit:
        return DailyLimit(self.dynamodb, self.settings.table)

    @cached_property
    def photos(self) -> Photos:
        return Photos(self._s3, self.settings.photo_bucket, Media(self.settings, self.auth_token))

    @cached_property
    def whatsapp(self) -> WhatsApp:
        return WhatsApp(self.settings, self.auth_token, self.store.contents)

    @cached_property
    def sender(self) -> SenderClient:
        return SenderClient(self._ssm, self.settings)

    @cached_property
    def _provider(self) -> GoCardless:
        return GoCardless(self.settings, Secret(self.settings.gocardless_token, self._secrets))

    @cached_property
    def outbox(self) -> Outbox:
        outbox = Outbox(
            self.store,
            self.whatsapp,
            self.templates,
            self.sender,
            self.photos,
            self.clock,
            patience=self.settings.patience,
            one_send=self.settings.twilio_timeout,
            club=self.particulars.club,
            provider=self._provider,
        )
        outbox.keep_refusal = lambda order, why: Refusals(self.desk).keep(order, why)
        return outbox

    @cached_property
    def unit(self) -> UnitOfWork:
        return UnitOfWork(self.store, self.outbox, self.flow, self.particulars.club, self.clock)

    @cached_property
    def _identities(self) -> Identities:
        return Identities(self.store, self.whatsapp)

    @cached_property
    def deliveries(self) -> Deliveries:
        return Deliveries(self.store, self.unit, self._identities)

    @cached_property
    def _direct(self) -> Direct:
        ses, sms = (aws.client(name, direct_calls) for name in ("sesv2", "pinpoint-sms-voice-v2"))
        return Direct(ses, sms, self.settings, self.particulars.club)

    @cached_property
    def alerts(self) -> Alerts:
        kept = AlertStore(self.dynamodb, self.settings.table)
        return Alerts(kept, self.unit, self._direct, self.sender, self.particulars.club, self.clock)

    @cached_property
    def inbox(self) -> Inbox:
        guesses = guesses_of(self.settings, self.dynamodb)
        return Inbox(
            self.store, self.unit, self.whatsapp, self.photos, self._identities, self.alerts.raise_all, guesses
        )

    @cached_property
    def worker(self) -> Worker:
        sender_events = SenderEvents(self.store, self.unit, self.whatsapp)
        told = {PAYMENT_EVENT: self.payments.take_told, SENDER_EVENT: sender_events.take_told}
        return Worker(self.inbox, self.deliveries, self.sqs, self.settings, Setback(self.store, self.unit), told)

    @cached_property
    def invitations(self) -> Invitations:
        return Invitations(self.store, self.outbox, self.unit, self.templates)

    @cached_property
    def desk(self) -> Desk:
        parts = self.store, self.unit, self.invitations, self.whatsapp, self.photos, self.templates
        return Desk(*parts, self.clock)

    @cached_property
    def cases(self) -> Cases:
        codes = Codes(self.dynamodb, self.settings.table)
        return Cases(self.store, self.desk, self.alerts, codes, self._direct, self.particulars.club, self.clock)

    @cached_property
    def payments(self) -> Events:
        return Events(self._provider, self.store, self.desk, self.clock)

    @cached_property
    def checkouts(self) -> Checkouts:
        return Checkouts(self.store, self.unit, self._provider, self.payments, self.particulars.club, self.clock)

    @cached_property
    def budget(self) -> Budget:
        most, count = self.settings.monthly_messages, MessageCount(self.dynamodb, self.settings.table)
        return Budget(most, count, self.whatsapp, self.unit, self.particulars.club, self.clock)

    @cached_property
    def bulk(self) -> BulkInvites:
        parts = self.store, self.invitations, self.desk, self.daily_limit, self.templates, self.budget
        return BulkInvites(self.settings, self.particulars.club, *parts, self.clock)

    @cached_property
    def number_watch(self) -> NumberWatch:
        kept = NumberStanding(self.dynamodb, self.settings.table)
        return NumberWatch(kept, self.whatsapp, self.unit, self.particulars.club, self.clock)

    @cached_property
    def template_watch(self) -> TemplateWatch:
        return TemplateWatch(self.templates, self.whatsapp, self.unit, self.particulars.club, self.clock)

    @cached_property
    def held_back(self) -> HeldBack:
        return HeldBack(self.store, self.unit, self.outbox, self.templates, self.particulars.club, self.clock)

    @cached_property
    def schedule(self) -> Schedule:
        digest = Digest(self.store, self.unit, self.particulars.club, self.clock)
        question = MorningQuestion(self.whatsapp)
        return Schedule(self.store, self.unit, digest, self.templates, self.held_back, question, self.clock)

    @cached_property
    def arrivals(self) -> Arrivals:
        return Arrivals(self.store, self.whatsapp, InboxQueue(self.sqs, self.settings.inbox_queue), self.clock)


def guesses_of(settings: Settings, dynamodb: Any) -> Guesses | NoGuesses:
    """What asks the club's language model, if it has one."""
    if not settings.language_model:
        return NoGuesses()
    limit = Limit(dynamodb, settings.table, timedelta(days=30))
    return Guesses(aws.client("bedrock-runtime", CONFIG), settings.language_model, limit, settings.guesses)


def bot_of(environment: Mapping[str, str], clock: Callable[[], datetime] = utc_now) -> Bot:
    """The bot that an environment describes. MissingSettings and MissingParameters name what is not there."""
    complete = with_parameters(environment, aws.client("ssm"))
    return Bot(Settings.from_environment(complete), clock)
