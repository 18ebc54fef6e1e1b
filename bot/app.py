"""The Flask app of the whole bot, and the desk's beside it: which part answers which request."""

from collections.abc import Iterable
from functools import cache, partial
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from flask import Flask

from bot.access.auth import Gate
from bot.assembly import Bot
from bot.web.alerts_api import AlertsApi
from bot.web.api import Description, desk_api
from bot.web.bulk_api import BulkApi
from bot.web.desk.acts import ActsApi
from bot.web.desk.api import DeskApi
from bot.web.desk.one import One
from bot.web.desk.people import Membership, PeopleApi
from bot.web.desk.settings import Changes, SettingsApi
from bot.web.health import health
from bot.web.middleware import framed
from bot.web.payments.api import PaymentsApi
from bot.web.payments.page import payment_page
from bot.web.payments.webhook import payment_webhook
from bot.web.privacy import privacy
from bot.web.sender.webhook import sender_webhook
from bot.web.trigger import Trigger, trigger
from bot.web.waiting import waiting
from bot.web.webhook import webhook


def create_app(bot: Bot) -> Flask:
    """The Flask app of the whole bot."""
    app = framed(Flask(__name__))
    gate = Gate(bot.keys, bot.throttle, bot.clock)
    invite = Trigger(bot.settings, bot.particulars.club, bot.invitations, bot.daily_limit, bot.clock).operation()
    one = One(bot.registrations, bot.desk, bot.store, partial(into_the_trail, bot))
    desk = DeskApi(bot.registrations, bot.desk, bot.store, one, bot.clock)
    calls = [*desk.operations(), BulkApi(bot.bulk).operation(), AlertsApi(bot.alerts).operation()]
    calls += PaymentsApi(bot.registrations, bot.desk, one).operations()
    calls += ActsApi(bot.desk, bot.store, bot.photos, one).operations()
    calls += PeopleApi(cache(lambda: members_of(bot)), bot.clock).operations()
    calls += SettingsApi(bot.particulars, bot.templates, cache(lambda: changes_of(bot)), bot.clock).operations()
    described = Description(bot.settings.public_url.rstrip("/"), [invite, *calls]).operation()
    app.register_blueprint(trigger(gate, invite))
    app.register_blueprint(desk_api(gate, [*calls, described]))
    app.register_blueprint(webhook(bot.settings, bot.auth_token, bot.sqs, bot.deliveries.note))
    app.register_blueprint(payment_webhook(bot.settings, bot.webhook_secret, bot.sqs))
    app.register_blueprint(sender_webhook(bot.settings, bot.sender_secret, bot.sqs, bot.clock))
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

    bots = "store registrations roll particulars desk bulk budget photos sender templates clock".split()
    return desk_app(Parts.of(bot.dynamodb, bot.settings, **{name: getattr(bot, name) for name in bots}))


def changes_of(bot: Bot) -> Changes:
    """What changes the club's particulars; joined as late as the desk."""
    from bot.desk.people.table import Table
    from bot.desk.people.trail import Trail
    from bot.desk.settings import changes

    return changes.Changes(bot.particulars, Trail(Table(bot.dynamodb, bot.settings.table)))


def into_the_trail(bot: Bot, who: str, what: str, reference: str) -> None:
    """Keep in the desk's trail that a program did something to a registration; joined as late as the desk."""
    from bot.desk.people.table import Table
    from bot.desk.people.trail import Step, Trail

    Trail(Table(bot.dynamodb, bot.settings.table)).note(Step(bot.clock(), who, what, reference))


def members_of(bot: Bot) -> Membership:
    """Who may sign in to the desk; joined as late as the desk."""
    from bot.desk.people import membership
    from bot.desk.people.people import People
    from bot.desk.people.sessions import Sessions
    from bot.desk.people.table import Table

    table = Table(bot.dynamodb, bot.settings.table)
    people = People(table, bot.settings.secretary)
    return membership.Membership(people, Sessions(table, people))
