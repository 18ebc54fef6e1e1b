"""Twilio on this machine: the messages, the parents' phones and the requests to the bot, joined."""

import threading
from pathlib import Path

from local.clock import Clock
from local.twilio.contents import Contents, Rendered
from local.twilio.courier import Courier
from local.twilio.database import Database
from local.twilio.faults import Faults
from local.twilio.forms import VERSION, status_form
from local.twilio.identities import Identities, Identity
from local.twilio.media import MediaFiles
from local.twilio.messages import Message, Messages
from local.twilio.phone import Delivery, Phone
from local.twilio.sending import Sending, steps_to
from local.twilio.traffic import Traffic
from local.twilio.webhooks import Post, Webhooks, spoken


class Twilio:
    """One account with one WhatsApp number. `data` is the folder of its database; None keeps it in memory.

    `post(url, form, headers)` carries its webhooks: real HTTP when None. With a `post` of the caller's nothing
    happens behind the caller's back either: callbacks wait for `settle()`. `fallback_url` is called once where the
    webhook failed.
    """

    def __init__(
        self,
        clock: Clock,
        account_sid: str,
        auth_token: str,
        webhook_url: str,
        number: str,
        data: Path | None = None,
        post: Post | None = None,
        fallback_url: str | None = None,
    ):
        self.clock = clock
        self.account_sid = account_sid
        self._first = auth_token, webhook_url, fallback_url
        self.number = number if number.startswith("whatsapp:") else f"whatsapp:{number}"
        self.base_url = ""
        self.requests = Traffic(clock.now)
        self.closing = threading.Event()
        self._by_itself = post is None
        self._database = Database(data / "twilio.db" if data else None)
        self.messages = Messages(self._database)
        self.contents = Contents(self._database)
        self.media = MediaFiles(self._database)
        self.faults = Faults(self._database)
        self.identities = Identities(self._database)
        self.sending = Sending(self.messages, self.contents, self.identities, self.number)
        self._webhooks = Webhooks(auth_token, self.requests, post)
        self._set_up()
        self._courier = Courier(self._database, clock, self._carry_out)

    @property
    def tokens(self) -> list[str]:
        """The tokens that open the API: Twilio takes a secondary one as well as the one that it signs with."""
        return [token for token in (self.auth_token, self.secondary_token) if token]

    def rotate(self, auth_token: str) -> None:
        """Promote a token: it is in force at once for requests and signatures, and the one before is none any more."""
        self.auth_token, self.secondary_token = auth_token, ""
        self._webhooks.sign_with(auth_token)

    def start(self) -> None:
        """Deliver callbacks as they fall due, unless the caller brought a `post` of its own."""
        if self._by_itself:
            self._courier.start()

    def release(self) -> None:
        """Let everybody go who waits for something, so that it can be stopped."""
        self.closing.set()
        self.messages.close()
        self.requests.close()

    def stop(self) -> None:
        self.release()
        self._courier.stop()
        self._database.close()

    def reset(self) -> None:
        """Forget every message, content, fault and request, and have the account as it was at first."""
        self._set_up()
        self._database.clear()
        self.messages.recount()
        self.requests.clear()

    @property
    def writes(self) -> int:
        """How often something was written down."""
        return self._database.writes

    def copy(self) -> bytes:
        """Every message, content, phone and fault, for `put_back`."""
        return self._database.copy()

    def put_back(self, copy: bytes) -> None:
        """Have what stands in a copy, and nothing else."""
        self._database.put_back(copy)
        self.messages.recount()

    def _set_up(self) -> None:
        token, self.webhook_url, self.fallback_url = self._first
        self.status_url: str | None = None
        self.account_status, self.sender_status = "active", "ONLINE"
        self.offline_reasons: list[dict[str, str]] = []
        self.quality_rating, self.messaging_limit = "HIGH", "1K Customers/24hr"
        self.rotate(token)

    def settle(self) -> None:
        """Deliver all that is pending by the clock, now, in this thread."""
        self._courier.settle()

    def time_passed(self) -> None:
        """The clock was put forward: look at once what has fallen due."""
        self._courier.wake()

    def phone(self, number: str) -> Phone:
        """The phone with this number. ValueError when it is none."""
        return Phone(self, number)

    def phones(self) -> list[dict]:
        """[{"number", "name", "last_at", "unread"}], the latest first."""
        return self.messages.phones()

    def name(self, number: str, name: str) -> None:
        """Give the parent with this number a name, as their WhatsApp profile would."""
        sql = "insert into parents values (?, ?) on conflict (number) do update set name = excluded.name"
        self._database.rows(sql, number, name)

    def name_of(self, number: str) -> str:
        row = self._database.row("select name from parents where number = ?", number)
        return row["name"] if row else "Parent"

    def identity_of(self, number: str) -> Identity:
        return self.identities.of(number)

    def media_url(self, message_sid: str, media_sid: str) -> str:
        return f"{self.base_url}/{VERSION}/Accounts/{self.account_sid}/Messages/{message_sid}/Media/{media_sid}"

    def accept(self, parent: str, rendered: Rendered, content=None, *, silent: bool = False, fails: int | None = None,
               **fields) -> Message:  # fmt: skip
        """Take a message to a parent and plan what becomes of it; `fails` is the code of a fault on order."""
        with self._database.transaction():
            message, trouble = self.sending.accept(parent, rendered, content, self.clock.now(), **fields)
            for status, code in steps_to(trouble or fails):
                self._courier.plan("status", message.sid, status=status, error_code=code, silent=silent)
        self.messages.announce(message)
        return message

    def deliver(self, message: Message, times: int = 1, after: float = 0) -> Delivery:
        """Put a parent's message to the webhook: now, or `after` seconds of the clock later."""
        if after:
            for _ in range(times):
                self._courier.plan("inbound", message.sid, after=after)
            return Delivery(message.sid, None)
        status = None
        for _ in range(times):
            status = self._put(message)
        return Delivery(message.sid, status)

    def seen(self, number: str) -> None:
        """The parent has the chat on the screen."""
        with self._database.transaction():
            for message in self.messages.unseen(number):
                self.messages.update(message.sid, self.clock.now(), seen=True)
                if message.status == "delivered":
                    self._courier.plan("status", message.sid, status="read")

    def shown(self, message: Message) -> dict:
        """A message as the phone shows it, in the shape of the phone's API."""
        media = [{name: file[name] for name in ("content_type", "filename", "url")} for file in message.media or []]
        return {
            "n": message.n,
            "sid": message.sid,
            "from": "parent" if message.inbound else "bot",
            "text": message.body,
            "buttons": message.buttons or [],
            "list": message.picker,
            "media": media,
            "location": message.location,
            "template": message.template,
            "reply_to": message.reply_to,
            "status": parents_status(message) if message.inbound else message.status,
            "error_code": message.error_code,
            "at": message.created_at,
        }

    def _put(self, message: Message) -> int | None:
        if message.sent_at is None:
            now = self.clock.now()
            self.messages.update(message.sid, now, sent_at=now.isoformat())
        if not self.webhook_url:  # nobody asked to hear of it
            return None
        status, answer = self._webhooks.send("webhook", self.webhook_url, message.form, message.parent)
        refused = error_of(status)
        if refused and self.fallback_url:
            form = message.form | {"ErrorCode": str(refused), "ErrorUrl": self.webhook_url}
            status, answer = self._webhooks.send("webhook", self.fallback_url, form, message.parent)
            refused = error_of(status)
        self.messages.update(message.sid, self.clock.now(), webhook_status=status, error_code=refused)
        for text in spoken(answer) if refused is None else []:
            self.accept(message.parent, Rendered(body=text), direction="outbound-reply")
        return status

    def _carry_out(self, step: dict) -> None:
        message = self.messages.get(step["message_sid"])
        if message is None:
            return
        if step["kind"] == "inbound":
            self._put(message)
            return
        now = self.clock.now()
        changes = {"status": step["status"], "error_code": step["error_code"]}
        if step["status"] == "sent":
            changes["sent_at"] = now.isoformat()
        with self._database.transaction():
            self.messages.update(message.sid, now, **changes)
            if step["status"] == "delivered" and self.messages.get(message.sid).seen:
                self._courier.plan("status", message.sid, status="read")
        if message.callback_url and not step["silent"]:
            form = status_form(message, self, step["status"], step["error_code"])
            self._webhooks.send("status", message.callback_url, form, message.parent)


def error_of(status: int | None) -> int | None:
    """Twilio's code for a webhook's answer:

    11200 when it refused, 11205 when nobody answered, None when all is well.
    """
    if status is None:
        return 11205
    return 11200 if status >= 400 else None


def parents_status(message: Message) -> str:
    """One tick until the bot has taken the message, two when it has; failed when it refused or was not there."""
    if message.error_code:
        return "failed"
    return "delivered" if message.webhook_status else "sent"
