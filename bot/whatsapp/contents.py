"""The contents at Twilio: the invite's template and a few generic buttons and lists that serve every question.

`sync` creates what is missing; `bot.commands.contents` runs it and records the ids in the table.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from string import Formatter
from typing import Any

from flows.particulars.payment_lines import invite_with
from flows.registration.invites import SAMPLES, VARIABLES
from flows.reminders.template_verdicts import Approval
from flows.templates import WHATSAPP, Club

BUTTON_TITLE, ITEM_TITLE = 20, 24  # characters: https://www.twilio.com/docs/content/content-types-overview
UNSUBMITTED, NOT_FOUND = "unsubmitted", 404
BUTTONS, LISTS = range(1, 4), range(2, 11)
REMINDERS = ("remind_invite", "remind_questions", "remind_check", "remind_payment")
OWN_INVITE = "invite_"
NUMBERED = re.compile(r"\{\{\d\}\}")
PAYMENT_MISSED = "payment_missed"
SAMPLE_OF = {"trouble": "The direct debit of £26 for Sam on 1 September 2026 didn't go through."}
TEMPLATES = frozenset({"invite", *REMINDERS, PAYMENT_MISSED})  # approved by WhatsApp, so that they may open a chat


def quick_reply_content(buttons: int) -> str:
    return f"buttons_{buttons}"


def list_content(items: int) -> str:
    return f"list_{items}"


def is_template(content: str) -> bool:
    """Whether it is approved by WhatsApp, so that it may open a chat: also an invite with words of the club's own."""
    return content in TEMPLATES or is_own_invite(content)


def is_own_invite(content: str) -> bool:
    return content.startswith(OWN_INVITE)


def own_invite(sid: str) -> str:
    """What an invite with the club's own payment line is called: its name has its ContentSid in it."""
    return OWN_INVITE + sid


def sid_of_own(content: str) -> str:
    return content.removeprefix(OWN_INVITE)


def invite_body(club: Club, line: str = "") -> str:
    """The invite as Twilio holds it, its VARIABLES by number; `line` is the club's own payment line, "" for the usual
    one.
    """
    numbered = {name: f"{{{{{number}}}}}" for number, name in enumerate(VARIABLES, 1)}
    return invite_with(line).format_map(numbered | {"club": club.name, "assistant": club.assistant})


def invite_text(club: Club, values: Iterable[str], body: str = "") -> str:
    """The invite with the values of its VARIABLES, in their order: word for word what Twilio makes of it. `body` is
    that of an invite with words of the club's own.
    """
    given = {f"{{{{{number}}}}}": value for number, value in enumerate(values, 1)}
    return NUMBERED.sub(lambda found: given[found[0]], body or invite_body(club))


def definitions(club: Club) -> dict[str, dict[str, Any]]:
    """Every content by name, as Twilio's Content API takes it. Variables are numbered, their samples harmless."""
    return (
        {"invite": _invite(invite_body(club))}
        | {name: _worded(name) for name in (*REMINDERS, PAYMENT_MISSED)}
        | {quick_reply_content(size): _quick_reply(size) for size in BUTTONS}
        | {list_content(size): _list(size) for size in LISTS}
    )


def friendly_names(club: Club) -> dict[str, str]:
    """What each content is called at Twilio. It cannot be changed there, so a new wording is a new content: its name
    carries a digest of what it holds.
    """
    return {name: f"{name}_{_digest(definition)}" for name, definition in definitions(club).items()}


def sync(client: Any, club: Club) -> dict[str, str]:
    """Make Twilio hold every content, and ask WhatsApp to approve the templates. ContentSids by name.

    A second run changes nothing, and does what a first one that was cut short has left.
    """
    held = {content.friendly_name: content.sid for content in client.content.v1.contents.list()}
    defined, sids = definitions(club), {}
    for name, friendly_name in friendly_names(club).items():
        sids[name] = held.get(friendly_name) or _create(client, friendly_name, defined[name])
        if name in TEMPLATES and not _was_asked_for_approval(client, sids[name]):
            _ask_for_approval(client, sids[name], friendly_name)
    return sids


def make_invite(client: Any, body: str) -> str:
    """Make Twilio hold an invite with words of the club's own, and ask WhatsApp to approve it; its ContentSid.

    Done again it changes nothing.
    """
    definition = _invite(body)
    friendly_name = f"invite_{_digest(definition)}"
    held = {content.friendly_name: content.sid for content in client.content.v1.contents.list()}
    sid = held.get(friendly_name) or _create(client, friendly_name, definition)
    if not _was_asked_for_approval(client, sid):
        _ask_for_approval(client, sid, friendly_name)
    return sid


def _create(client: Any, friendly_name: str, definition: dict[str, Any]) -> str:
    from twilio.rest.content.v1.content import ContentList

    content = ContentList.ContentCreateRequest({"friendly_name": friendly_name, "language": "en_GB", **definition})
    return client.content.v1.contents.create(content).sid


def approval(client: Any, sid: str) -> Approval:
    """What WhatsApp says of a template: https://www.twilio.com/docs/content/content-api-resources."""
    from twilio.base.exceptions import TwilioRestException

    try:
        told = client.content.v1.contents(sid).approval_fetch().fetch().whatsapp or {}
    except TwilioRestException as error:
        if error.status != NOT_FOUND:
            raise
        return Approval(sid=sid, status="missing")
    status, category, reason = (told.get(name) or "" for name in ("status", "category", "rejection_reason"))
    return Approval(sid=sid, status=status.lower() or UNSUBMITTED, category=category.upper(), reason=reason)


def _was_asked_for_approval(client: Any, sid: str) -> bool:
    return approval(client, sid).status != UNSUBMITTED


def _ask_for_approval(client: Any, sid: str, name: str) -> None:
    """WhatsApp lets only approved templates open a chat; an invite to something agreed on is a utility message."""
    from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

    request = ApprovalCreateList.ContentApprovalRequest({"name": name, "category": "UTILITY"})
    client.content.v1.contents(sid).approval_create.create(request)


def _digest(definition: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(definition, sort_keys=True).encode()).hexdigest()[:8]


def _invite(body: str) -> dict[str, Any]:
    samples = {str(number): SAMPLES[name] for number, name in enumerate(VARIABLES, 1)}
    return {"variables": samples, "types": {"twilio/text": {"body": body}}}


def template_variables(name: str, values: Mapping[str, str]) -> dict[str, str]:
    """The variables of a template, by the number that Twilio knows them by; each is one line."""
    return {number: " ".join(values[each].split()) for number, each in _numbered(name).items()}


def _numbered(name: str) -> dict[str, str]:
    """A number for each name in a template's words, in the order of their coming."""
    ordered = dict.fromkeys(each for _, each, _, _ in Formatter().parse(WHATSAPP[name]) if each)
    return {str(number): each for number, each in enumerate(ordered, 1)}


def _worded(name: str) -> dict[str, Any]:
    numbered = _numbered(name)
    body = WHATSAPP[name].format_map({each: f"{{{{{number}}}}}" for number, each in numbered.items()})
    samples = {number: SAMPLE_OF.get(each, each.replace("_", " ").capitalize()) for number, each in numbered.items()}
    return {"variables": samples, "types": {"twilio/text": {"body": body}}}


def _quick_reply(size: int) -> dict[str, Any]:
    actions = [{"title": f"{{{{{2 * n}}}}}", "id": f"{{{{{2 * n + 1}}}}}"} for n in range(1, size + 1)]
    return {"variables": _samples(size), "types": {"twilio/quick-reply": {"body": "{{1}}", "actions": actions}}}


def _list(size: int) -> dict[str, Any]:
    items = [{"item": f"{{{{{2 * n}}}}}", "id": f"{{{{{2 * n + 1}}}}}", "description": ""} for n in range(1, size + 1)]
    picker = {"body": "{{1}}", "button": "Choose", "items": items}
    return {"variables": _samples(size), "types": {"twilio/list-picker": picker}}


def _samples(size: int) -> dict[str, str]:
    return {"1": "Question"} | {str(number): f"Choice {number // 2}" for number in range(2, 2 * size + 2)}
