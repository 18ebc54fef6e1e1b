"""The shapes of the table's items, and the conditions under which they are written.

| pk | sk | what |
|---|---|---|
| `parent#<address>` | `conversation` | the conversation as JSON, with its version; in the index `Due` |
| `parent#<other address>` | `conversation` | `same_as`: the address under which this parent's conversation is kept |
| `parent#<address>` | `exchange#<key>` | one exchange; in the index `Unsent` while something of it is to be sent |
| `registration#<reference>` | `registration` | one as it last stood; in `ByTeam`, `BySeason`, `ByStatus`, `Roll` |
| `team#<season>#<team>` | `<hold>` | which registration has a shirt number or a player's place (see holds.py) |
| `waiting#<token>` | `waiting` | a case: what somebody of the club is asked to see to, behind a link |
| `waiting#<token>` | `code` | the code that opens it (see codes.py) |
| `alert#<address>` | `<reason>` | a child-safety alert (see alerts.py) |
| `digest#<day>` | `<reference>#…` | one line of the day's digest |
| `settings` | `questions`, `contents` | the club's own questions, and the ContentSids of what is sent |
| `settings` | `templates` | what WhatsApp last said of each template (see templates.py) |
| `settings` | `arrivals` | up to when Twilio's list of messages was looked through |
| `settings` | `payments` | up to when the payment provider's news were looked through |
| `messages#<month>` | `messages` | how many WhatsApp messages were sent (see message_count.py) |
| `key#<sha256>` | `key` | an API key's name and scopes (see keys.py) |
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from bot.store.exchange import Exchange, Ordered, Outgoing, Posting
from bot.store.roll import Line, roll_key
from flows.london import digest_day
from flows.records import Case, Conversation, DigestLine, Registration, is_number
from flows.registration.holds import player_key

Item = dict[str, Any]
UNSENT, HELD_BACK = "unsent", "held back"  # the index `Unsent`: what is to be sent, and what waits for a template
STRANGERS_KEPT = timedelta(days=7)
LINKS_KEPT, DIGESTS_KEPT = timedelta(days=30), timedelta(days=7)
NEW = {"ConditionExpression": "attribute_not_exists(pk)"}


class Hold(NamedTuple):
    """One thing of a team that a registration holds alone."""

    team: str
    what: str
    reference: str


class Listed(NamedTuple):
    """A registration as the club's lists show it, with what keeps it from going on."""

    registration: Registration
    parent: str
    blocked_by: list[str]
    line: Line


class Changes(NamedTuple):
    """What is saved with a conversation: when something is next due with the parent, the registrations that the lists
    show otherwise now, what they claim and free in their teams, and the addresses that are the parent's too.
    """

    due_at: datetime | None
    listed: Sequence[Listed]
    claimed: Sequence[Hold]
    freed: Sequence[Hold]
    known_as: Sequence[str]


def key(pk: str, sk: str) -> Item:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def number(value: float) -> dict[str, str]:
    return {"N": f"{value:.3f}"}


def encoded(value: Any) -> dict[str, str]:
    """A value as JSON in one attribute."""
    return {"S": msgspec.json.encode(value).decode()}


def conversation_item(conversation: Conversation, due_at: datetime | None) -> Item:
    """The next version; in the index of what is due while something is."""
    item = key(f"parent#{conversation.parent}", "conversation") | {
        "version": {"N": str(conversation.version + 1)},
        "body": encoded(conversation),
    }
    return item | {"due": {"S": "due"}, "due_at": number(due_at.timestamp())} if due_at else item


def stranger_item(conversation: Conversation, at: datetime) -> Item:
    """Of somebody with nothing but counts, for as long as anything of a stranger is kept."""
    return conversation_item(conversation, None) | expires(at + STRANGERS_KEPT)


def same_as_item(address: str, parent: str, at: datetime, *, forget: bool) -> Item:
    """That an address is another one of this parent's."""
    item = key(f"parent#{address}", "conversation") | {"same_as": {"S": parent}}
    return item | expires(at + STRANGERS_KEPT) if forget else item


def nobody_elses(address: str, parent: str) -> Item:
    """The condition that an address is not known as somebody else's, and that nothing is kept under it as a number that
    was invited meanwhile, but what a stranger left. Under an id is at most that.
    """
    condition = "(attribute_not_exists(same_as) OR same_as = :parent)"
    left = " AND (attribute_not_exists(version) OR attribute_exists(expires))"
    return {
        "ConditionExpression": condition + (left if is_number(address) else ""),
        "ExpressionAttributeValues": {":parent": {"S": parent}},
    }


def unchanged(conversation: Conversation) -> Item:
    """The optimistic lock: nobody has saved the conversation since it was loaded."""
    if conversation.version == 0:
        return NEW
    expected = {":version": {"N": str(conversation.version)}}
    return {"ConditionExpression": "version = :version", "ExpressionAttributeValues": expected}


def exchange_item(exchange: Exchange, *, forget: bool) -> Item:
    item = key(f"parent#{exchange.parent}", f"exchange#{exchange.key}") | {
        "at": {"S": exchange.at.isoformat()},
        "heard": encoded(exchange.heard),
        "facts": encoded(exchange.facts),
        "outgoing": encoded(exchange.outgoing),
        "postings": encoded(exchange.postings),
        "asked": {"S": exchange.asked},
        "erases": encoded(exchange.erases),
        "erases_before": encoded(exchange.erases_before),
        "forgets": encoded(exchange.forgets),
        "orders": encoded(exchange.orders),
        "request_id": {"S": exchange.request_id},
        "lease": {"S": exchange.lease},
        "lease_until": number(exchange.lease_until),
        "to": {"S": exchange.to},
        "known_as": encoded(exchange.known_as),
        "reply_to": {"S": exchange.reply_to},
        "name": {"S": exchange.name},
    }
    if exchange.unfinished:
        since = max(exchange.at.timestamp(), exchange.not_before)
        item |= {"unsent": {"S": UNSENT}, "unsent_since": number(since), "not_before": number(exchange.not_before)}
    return item | expires(exchange.at + STRANGERS_KEPT) if forget else item


def read_exchange(item: Item) -> Exchange:
    outgoing = msgspec.json.decode(item["outgoing"]["S"], type=list[Outgoing])
    for index, each in enumerate(outgoing):
        each.fate, _, code = item.get(f"fate_{index}", {"S": each.fate})["S"].partition(" ")
        each.error = code or each.error
    return Exchange(
        parent=item["pk"]["S"].removeprefix("parent#"),
        key=item["sk"]["S"].removeprefix("exchange#"),
        at=datetime.fromisoformat(item["at"]["S"]),
        heard=msgspec.json.decode(item["heard"]["S"]),
        facts=msgspec.json.decode(item["facts"]["S"], type=list[tuple[str, str]]),
        outgoing=outgoing,
        postings=msgspec.json.decode(item["postings"]["S"], type=list[Posting]) if "postings" in item else [],
        asked=item["asked"]["S"] if "asked" in item else "",
        erases=msgspec.json.decode(item["erases"]["S"]) if "erases" in item else [],
        erases_before=msgspec.json.decode(item["erases_before"]["S"], type=datetime | None)
        if "erases_before" in item
        else None,
        forgets=msgspec.json.decode(item["forgets"]["S"]) if "forgets" in item else [],
        orders=msgspec.json.decode(item["orders"]["S"], type=list[Ordered]) if "orders" in item else [],
        request_id=item["request_id"]["S"] if "request_id" in item else "",
        lease=item["lease"]["S"],
        lease_until=float(item["lease_until"]["N"]),
        not_before=float(item["not_before"]["N"]) if "not_before" in item else 0.0,
        to=item["to"]["S"] if "to" in item else "",
        known_as=msgspec.json.decode(item["known_as"]["S"]) if "known_as" in item else [],
        reply_to=item["reply_to"]["S"] if "reply_to" in item else "",
        name=item["name"]["S"] if "name" in item else "",
    )


def team_key(team: str, season: str) -> str:
    return f"{season}#{team.casefold()}"


def registration_item(listed: Listed, at: datetime) -> Item:
    """A registration for the club's lists: the attribute `listed` puts them in the order of team and player."""
    registration, invite = listed.registration, listed.registration.invite
    team, player = team_key(invite.side, invite.season), player_key(invite.player)
    return key(f"registration#{registration.reference}", "registration") | {
        "team": {"S": team},
        "player": {"S": player},
        "parent": {"S": listed.parent},
        "status": {"S": registration.status},
        "season": {"S": invite.season},
        "season_status": {"S": f"{invite.season}#{registration.status}"},
        "listed": {"S": f"{team}#{player}#{registration.reference}"},
        "roll": {"S": roll_key(invite.season, registration.reference)},
        "brief": encoded(listed.line),
        "blocked_by": {"L": [{"S": each} for each in listed.blocked_by]},
        "changed_at": {"S": at.isoformat()},
        "body": encoded(registration),
    }


def read_registration(item: Item) -> dict[str, Any]:
    known = {"parent": item["parent"]["S"], "changed_at": item["changed_at"]["S"]}
    return msgspec.json.decode(item["body"]["S"]) | known


def digest_items(exchange: Exchange) -> list[Item]:
    day = f"digest#{digest_day(exchange.at)}"
    return [
        key(day, f"{line.reference}#{exchange.key}#{place}")
        | {"manager": {"S": line.manager_phone}, "text": {"S": line.text}}
        | expires(exchange.at + DIGESTS_KEPT)
        for place, line in enumerate(exchange.lines)
    ]


def read_digest_line(item: Item) -> DigestLine:
    return DigestLine(item["manager"]["S"], item["sk"]["S"].partition("#")[0], item["text"]["S"])


def case_item(case: Case) -> Item:
    """Where a link leads; it is over a month later."""
    body = {"registration": {"S": case.reference}, "body": encoded(case)}
    return key(f"waiting#{case.token}", "waiting") | body | expires(case.at + LINKS_KEPT)


def hold_key(hold: Hold) -> Item:
    return key(f"team#{hold.team}", hold.what)


def free_or_ours(hold: Hold) -> Item:
    """The condition that nobody else holds it."""
    return {
        "ConditionExpression": "attribute_not_exists(pk) OR registration = :ours",
        "ExpressionAttributeValues": {":ours": {"S": hold.reference}},
    }


def expires(at: datetime) -> Item:
    return {"expires": {"N": str(int(at.timestamp()))}}
