"""What became of our messages: each status is kept as it comes, and a failure is followed by what its code asks for."""

import secrets
from contextlib import suppress
from datetime import timedelta
from functools import partial

from bot.logs.log_line import tell
from bot.logs.metrics import not_delivered
from bot.messages.identities import Identities
from bot.store.exchange import UNSENT, Exchange, Outgoing, Posting
from bot.store.store import NoExchange, Store
from bot.store.unit_of_work import UnitOfWork, Work
from bot.whatsapp.twilio_forms import News
from flows.grammar.notices import case_for, notice_of
from flows.records import Conversation, Night, Notice, Registration
from flows.reminders.delivery_codes import ALARM, BLOCKED, BY_TEXT, LATER, NOTHING, OPTED_OUT, RANKS, way
from flows.reminders.quiet_hours import allowed, next_allowed
from flows.templates import facts, names_of

MOST_RESENDS = 4
FIRST_PAUSE = 900.0  # seconds of backoff before a message that met a rate limit goes out again; doubled each time


class Deliveries:
    def __init__(self, store: Store, unit: UnitOfWork, identities: Identities):
        self._store, self._unit, self._identities = store, unit, identities

    def note(self, news: News) -> bool:
        """Keep a status if it says more than what is known. Whether something is to follow: from a failure, or from an
        id that the parent was not known by.
        """
        exchange = self._noted(news)
        return exchange is not None and (news.failed or not {*news.to.ids} <= {*exchange.known_as, exchange.parent})

    def _noted(self, news: News) -> Exchange | None:
        what = news.key, news.place, RANKS[news.status], news.status, news.code
        with suppress(NoExchange):
            return self._store.note_fate(news.to.address, *what)
        with suppress(NoExchange):  # nothing that we sent, unless the parent is kept under another address
            return self._store.note_fate(self._store.load(news.to.address).parent, *what)
        return None

    def follow_up(self, news: News) -> None:
        """Do once what follows from a status. Raises what kept it from being done: it may then come again."""
        if news.failed:
            tell(outcome="not delivered", exchange=news.key, code=news.code)
        self._unit.change(news.to.address, partial(self._followed if news.failed else self._met, news))

    def _met(self, news: News, work: Work) -> Exchange | None:
        """The ids of whom our message reached, kept with their number; None where they were known."""
        known = work.conversation.ids
        notices = self._identities.meet(work, news.to)
        if work.conversation.ids == known:
            return None
        exchange = Exchange(parent=work.conversation.parent, key=f"met-{news.key}-{news.place}", at=work.now)
        exchange.postings = [Posting(notice=notice) for notice in notices]
        return exchange

    def _followed(self, news: News, work: Work) -> Exchange | None:
        """What the code of a failure asks for."""
        failed, do = self._store.exchange(work.conversation.parent, news.key), way(news.code).do
        if failed is None or news.place >= len(failed.outgoing) or work.conversation.erased_at:
            return None
        exchange = _exchange(news, do, work, failed)
        if exchange is None:
            _measure(news, NOTHING)
            return None
        texted = any(each.notice.stand_in for each in exchange.postings if each.status == UNSENT)
        work.once_saved = partial(_measure, news, BY_TEXT if texted else do)
        return exchange


def _exchange(news: News, do: str, work: Work, failed: Exchange) -> Exchange | None:
    """What goes out because of a failure, with the conversation changed as it asks; None where nothing does."""
    conversation = work.conversation
    exchange = Exchange(parent=conversation.parent, key=f"after-{news.key}-{news.place}", at=work.now)
    if do == OPTED_OUT:
        conversation.opted_out_at = conversation.opted_out_at or work.now
        return exchange
    if conversation.opted_out_at:
        return None
    registration = _registration_of(conversation, news.key)
    if do == BLOCKED:
        conversation.unreachable = news.code
        if registration and _is_invite(news.key):
            _alarm(exchange, registration, work)
        return exchange
    exchange.postings = [Posting(notice=each.notice, status=each.status) for each in failed.held]
    if do == LATER and news.key.count("after-") < MOST_RESENDS:
        return _again(exchange, news, failed.outgoing[news.place], work.club.night)
    if do == BY_TEXT:
        conversation.unreachable = news.code
    _in_its_stead(exchange, work.club.night)
    if registration is None or do == LATER:
        return exchange if do == BY_TEXT or exchange.postings else None
    if do == BY_TEXT and _is_invite(news.key) and work.club.texts:
        _by_text(exchange, registration, work)
    elif do == ALARM or _is_invite(news.key):
        _alarm(exchange, registration, work)
    return exchange


def _again(exchange: Exchange, news: News, failed: Outgoing, night: Night) -> Exchange:
    """The same message once more, after a pause that doubles (exponential backoff); given up after a day or so."""
    pause = timedelta(seconds=FIRST_PAUSE * 2 ** news.key.count("after-"))
    exchange.not_before = next_allowed(exchange.at + pause, night).timestamp()
    again = Outgoing(text=failed.text, content=failed.content, variables=failed.variables, status=UNSENT)
    exchange.outgoing = [again]
    return exchange


def _in_its_stead(exchange: Exchange, night: Night) -> None:
    """The text that stands in for the chat, if one is held, by day."""
    if exchange.held:
        exchange.release()
        exchange.not_before = _by_day(exchange, night)


def _by_text(exchange: Exchange, registration: Registration, work: Work) -> None:
    """The invite by text, by day; and by e-mail where the parent gave an address for another child."""
    known = facts(work.club, registration)
    email = work.flow.family_email(work.conversation)
    templates = ["sms/invite", *(["email/invite"] if email else [])]
    notice = Notice(
        trace=f"{registration.reference}-invite-{registration.invites}",
        templates=templates,
        email=email,
        phone=work.conversation.phone,
        values={name: str(known[name]) for template in templates for name in names_of(template)},
    )
    exchange.postings = [Posting(notice=notice)]
    exchange.not_before = _by_day(exchange, work.club.night)


def _alarm(exchange: Exchange, registration: Registration, work: Work) -> None:
    """A person of the club hears of it, who does not wait for the morning."""
    exchange.not_before = 0.0
    exchange.facts = [(registration.reference, "undeliverable")]
    case = case_for("undeliverable", registration, work.club, work.now, secrets.token_urlsafe(16))
    exchange.cases = [case]
    exchange.postings.append(Posting(notice=notice_of(case, registration, work.club)))


def _by_day(exchange: Exchange, night: Night) -> float:
    return 0.0 if allowed(exchange.at, night) else next_allowed(exchange.at, night).timestamp()


def _measure(news: News, follow_up: str) -> None:
    tell(follow_up=follow_up, invite=_is_invite(news.key) or None)
    not_delivered(news.code)


def _is_invite(key: str) -> bool:
    return key.removeprefix("after-").startswith("invite-")


def _registration_of(conversation: Conversation, key: str) -> Registration | None:
    """The registration that an invite's exchange names, else the one that is talked about."""
    named = (each for each in conversation.registrations if f"invite-{each.reference}-" in key)
    return next(named, conversation.registration)
