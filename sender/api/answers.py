"""What the API answers: one Struct each, which is both sent and described in openapi.json."""

from typing import Annotated, Literal

import msgspec
from flask import Response, jsonify
from msgspec import Meta

from sender.store.ledger import Delivery, Status
from sender.store.messages import Channel
from sender.store.suppression import Reason

Time = Annotated[str, Meta(extra_json_schema={"format": "date-time"})]


class Answer(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A JSON object; its fields are sent in their order."""


class Queued(Answer, frozen=True):
    address: str
    channel: Channel
    id: str


Parts = Annotated[int | None, Meta(description="Parts of its texts.")]
Price = Annotated[float | None, Meta(description="What its texts cost, in pounds, at the sender's own list of prices.")]


class Accepted(Answer, frozen=True, tag_field="status", tag="Message sent to queue"):
    trace: str = msgspec.field(name="TraceId")
    messages: list[Queued]
    parts: Parts
    price: Price


class Shown(Answer, frozen=True):
    """A message as it would go out; an e-mail has a subject and HTML, a text has parts."""

    address: str
    channel: Channel
    id: str
    text: str
    subject: str | None = None
    html: str | None = None
    parts: int | None = None


class Preview(Answer, frozen=True, tag_field="status", tag="Preview"):
    trace: str = msgspec.field(name="TraceId")
    messages: Annotated[list[Shown], Meta(description="The first ten.")]
    count: Annotated[int, Meta(description="How many messages it would be.")]
    parts: Parts
    price: Price


class Fate(Answer, frozen=True):
    """What a caller is told of one message: of its row in the ledger."""

    id: str
    channel: Channel
    address: str
    status: Status
    reason: str | None
    provider_id: str | None
    delivery: Annotated[
        Delivery | None,
        Meta(description="What the provider told once it was sent; null while it told nothing."),
    ]
    delivery_reason: Annotated[str | None, Meta(description="hard or soft, and the provider's own word for why.")]
    delivery_at: Time | None
    attempts: int
    possible_duplicate: Annotated[
        bool, Meta(description="It was sent once more because nobody knows what became of the first time.")
    ]
    template: str | None
    template_version: str | None
    queued_at: Time
    changed_at: Time


class Fates(Answer, frozen=True):
    trace: str = msgspec.field(name="TraceId")
    state: Annotated[Literal["accepting", "accepted"], Meta(description="Accepted once every message is on the queue.")]
    accepted_at: str | None
    caller: str | None
    parts: Parts
    price: Price
    messages: list[Fate]


class Cancelled(Answer, frozen=True, tag_field="status", tag="Cancelled"):
    trace: str = msgspec.field(name="TraceId")
    cancelled: Annotated[int, Meta(description="Messages that are not sent any more, also of an earlier time.")]
    too_late: Annotated[int, Meta(description="Messages that were sent, or had come to another end.")]


class Listed(Fate, frozen=True):
    """A message that was found."""

    trace: str = msgspec.field(name="TraceId")
    caller: str | None


class Found(Answer, frozen=True):
    """A page, which may hold fewer than there are on the next, or none at all."""

    messages: list[Listed]
    following: Annotated[str | None, Meta(description="What to ask for as `after`; null on the last page.")] = (
        msgspec.field(name="next")
    )


class ListedSuppression(Answer, frozen=True):
    address: str
    channel: Channel
    reason: Reason
    topic: Annotated[str | None, Meta(description="Only e-mails of this topic are not sent; null where nothing is.")]
    since: Time


class FoundSuppressions(Answer, frozen=True):
    suppressions: list[ListedSuppression]
    following: Annotated[str | None, Meta(description="What to ask for as `after`; null on the last page.")] = (
        msgspec.field(name="next")
    )


class TemplateName(Answer, frozen=True):
    name: str = msgspec.field(name="TemplateName")
    version: str


class StoredTemplates(Answer, frozen=True):
    templates: list[TemplateName]


class PastEdition(Answer, frozen=True):
    """What a template said from a time on; `by` is empty where it was put into the table past the API."""

    version: str
    at: Time
    by: str


class StoredTemplate(Answer, frozen=True):
    name: str = msgspec.field(name="TemplateName")
    version: str
    message_body: str = msgspec.field(name="MessageBody")
    subject: str | None = msgspec.field(name="Subject")
    text_body: str | None = msgspec.field(name="TextBody")
    sms_body: str | None = msgspec.field(name="SMSBody")
    history: Annotated[list[PastEdition], Meta(description="The newest first, with the one in force.")]


class Standing(Answer, frozen=True):
    """How an address stands now."""

    address: str
    channel: Channel
    status: Annotated[
        Literal["suppressed", "free"], Meta(description="Nothing is sent to it, or it may be written to.")
    ]
    reason: Reason | None


class Suppressed(Answer, frozen=True, tag_field="status", tag="Suppressed"):
    addresses: list[Standing]


class Lifted(Answer, frozen=True, tag_field="status", tag="Opt-outs lifted"):
    addresses: list[Standing]


class Refused(Answer, frozen=True):
    message: str
    request_id: str


class NotLetIn(Answer, frozen=True, tag_field="message", tag="Unauthorized"):
    reason: str
    request_id: str


class NotAllowed(Answer, frozen=True, tag_field="message", tag="Forbidden"):
    reason: str
    request_id: str


class Faulty(Answer, frozen=True):
    message: str
    errors: Annotated[dict[str, str], Meta(description="Every fault, by the path of its field.")]
    request_id: str


def answer(said: Answer) -> Response:
    return jsonify(msgspec.to_builtins(said))
