"""What became of our messages: each status is kept as it comes, and a failure is followed by what its code asks for."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.logs.log_line import tell
from bot.logs.metrics import count, failed
from bot.messages.outbox import Outbox
from bot.messages.twilio_forms import News
from bot.store.exchange import UNSENT, Exchange, Outgoing, Posting
from bot.store.store import AlreadyHeard, Conflict, Store
from flows.engine.notices import for_a_person
from flows.records import Conversation, Notice, Registration
from flows.reminders.delivery_codes import ALARM, BY_TEXT, LATER, NOTHING, OPTED_OUT, RANKS, way
from flows.reminders.quiet_hours import allowed, next_allowed
from flows.templates import Club, facts, names_of

TRIES = 5
MOST_RESENDS = 4
FIRST_PAUSE = 900.0  # seconds before a message that met a rate limit goes out again; doubled each time


class Deliveries:
    def __init__(self, store: Store, outbox: Outbox, club: Club, clock: Callable[[], datetime]):
        self._store, self._outbox, self._club, self._clock = store, outbox, club, clock

    def note(self, news: News) -> bool:
        """Keep a status if it says more than what is known. Whether it did."""
        return self._store.note_fate(news.parent, news.key, news.index, RANKS[news.status], news.status, news.code)

    def follow_up(self, news: News) -> None:
        """Do once what the code of a failure asks for. Raises what kept it from being done: it may then come again."""
        follow = way(news.code)
        tell(outcome="not delivered", exchange=news.key, code=news.code)
        for _ in range(TRIES):
            conversation = self._store.load(news.parent)
            failed = self._store.exchange(news.parent, news.key)
            registration = _registration_of(conversation, news.key)
            if failed is None or news.index >= len(failed.outgoing) or conversation.erased_at:
                return
            exchange = self._exchange(news, follow.do, conversation, registration, failed.outgoing[news.index])
            if exchange is None:
                _measure(news, NOTHING)
                return
            try:
                self._store.save(conversation, self._outbox.leased(exchange), [])
            except AlreadyHeard:
                tell(outcome="already followed up")
                self._outbox.resume(news.parent, exchange.key)
                return
            except Conflict:
                continue
            _measure(news, follow.do)
            if exchange.unfinished and not exchange.not_before:
                self._outbox.send(exchange)
            return
        raise Conflict(f"{TRIES} times")

    def _exchange(
        self, news: News, do: str, conversation: Conversation, registration: Registration | None, failed: Outgoing
    ) -> Exchange | None:
        """What goes out because of a failure, with the conversation changed as it asks; None where nothing does."""
        exchange = Exchange(parent=news.parent, key=f"after-{news.key}-{news.index}", at=self._clock())
        if do == OPTED_OUT:
            conversation.opted_out_at = conversation.opted_out_at or exchange.at
            return exchange
        if conversation.opted_out_at:
            return None
        if do == LATER:
            return self._again(exchange, news, failed)
        if do == BY_TEXT:
            conversation.unreachable = news.code
        if registration is None:
            return exchange if do == BY_TEXT else None
        if do == BY_TEXT and _is_invite(news.key):
            exchange.postings = [Posting(notice=notice) for notice in self._by_text(registration, conversation)]
            exchange.not_before = 0.0 if allowed(exchange.at) else next_allowed(exchange.at).timestamp()
        elif do == ALARM or _is_invite(news.key):
            exchange.facts = [(registration.reference, "undeliverable")]
            notice = for_a_person("undeliverable", registration, self._club, exchange.at)
            exchange.postings = [Posting(notice=notice)]
        return exchange

    def _again(self, exchange: Exchange, news: News, failed: Outgoing) -> Exchange | None:
        """The same message once more, after a pause that doubles; given up after a day or so."""
        tries = news.key.count("after-") + 1
        if tries > MOST_RESENDS:
            return None
        pause = timedelta(seconds=FIRST_PAUSE * 2 ** (tries - 1))
        exchange.not_before = next_allowed(exchange.at + pause).timestamp()
        again = Outgoing(text=failed.text, content=failed.content, variables=failed.variables, status=UNSENT)
        exchange.outgoing = [again]
        return exchange

    def _by_text(self, registration: Registration, conversation: Conversation) -> list[Notice]:
        """The invite by text, and by e-mail where the parent gave an address for another child."""
        known = facts(self._club, registration)
        emails = [each.answers["email"] for each in conversation.registrations if each.answers.get("email")]
        templates = ["sms/invite", *(["email/invite"] if emails else [])]
        values = {name: str(known[name]) for template in templates for name in names_of(template)}
        return [
            Notice(
                trace=f"{registration.reference}-invite-{registration.invites}",
                templates=templates,
                email=emails[-1] if emails else "",
                phone=conversation.parent,
                values=values,
            )
        ]


def _measure(news: News, follow_up: str) -> None:
    tell(follow_up=follow_up)
    failed("delivery", news.code, is_invite=_is_invite(news.key))
    if follow_up != NOTHING:
        count("FollowUps", way=follow_up)


def _is_invite(key: str) -> bool:
    return key.removeprefix("after-").startswith("invite-")


def _registration_of(conversation: Conversation, key: str) -> Registration | None:
    """The registration that an invite's exchange names, else the one that is talked about."""
    named: Any = (each for each in conversation.registrations if f"invite-{each.reference}-" in key)
    return next(named, conversation.registration)
