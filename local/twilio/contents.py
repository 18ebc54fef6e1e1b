"""Contents: templates with numbered variables, and what becomes of them in one message."""

import json
import re
import uuid
from dataclasses import asdict, dataclass, field
from datetime import datetime

from local.twilio.database import Database
from local.twilio.errors import TwilioError

PLACEHOLDER = re.compile(r"\{\{\s*(\w+)\s*\}\}")
RICHEST_FIRST = ("twilio/list-picker", "twilio/quick-reply", "twilio/text")
APPROVABLE = ("twilio/quick-reply", "twilio/text")  # a list picker exists within a session only


STATUSES = ("received", "pending", "approved", "rejected", "paused", "disabled")
CATEGORIES = ("UTILITY", "MARKETING", "AUTHENTICATION")


@dataclass
class Content:
    """A Content resource. `approval` is WhatsApp's answer to the request for approval, if one was made."""

    sid: str
    friendly_name: str | None
    language: str
    variables: dict[str, str]
    types: dict[str, dict]
    created_at: str
    updated_at: str
    approval: dict | None = None

    @property
    def approved(self) -> bool:
        return bool(self.approval) and self.approval["status"] == "approved"


@dataclass
class Rendered:
    """What the parent sees of an outgoing message; `picker` is the list behind a button."""

    body: str = ""
    buttons: list[dict] = field(default_factory=list)
    picker: dict | None = None


class Contents:
    """The account's contents."""

    def __init__(self, database: Database):
        self._database = database

    def create(self, document: dict, now: datetime) -> Content:
        """Keep a new content. TwilioError for one that Twilio would not take."""
        types = checked_types(document.get("types"))
        variables = document.get("variables") or {}
        if not text_in(document, "language") or not isinstance(variables, dict):
            raise TwilioError(20422, "language is needed, and variables are an object")
        content = Content(
            sid="HX" + uuid.uuid4().hex,
            friendly_name=document.get("friendly_name"),
            language=document["language"],
            variables={str(name): str(sample) for name, sample in variables.items()},
            types=types,
            created_at=now.isoformat(),
            updated_at=now.isoformat(),
        )
        self.add(content)
        return content

    def add(self, content: Content) -> None:
        """Keep a content as it is."""
        self._database.insert("contents", sid=content.sid, document=json.dumps(asdict(content)))

    def get(self, sid: str) -> Content | None:
        row = self._database.row("select document from contents where sid = ?", sid)
        return Content(**json.loads(row["document"])) if row else None

    def all(self) -> list[Content]:
        rows = self._database.rows("select document from contents order by rowid")
        return [Content(**json.loads(row["document"])) for row in rows]

    def approve(self, content: Content, name: str, category: str) -> Content:
        """WhatsApp's approval, which comes at once here. TwilioError for what WhatsApp does not approve."""
        kind = richest(content.types)
        if kind not in APPROVABLE:
            raise TwilioError(20422, f"{kind} cannot be approved: it is sent within a session only")
        content.approval = {"name": name, "category": category, "content_type": kind, "status": "approved"}
        self._save(content)
        return content

    def judge(self, name: str, given: dict) -> dict[str, dict]:
        """WhatsApp's change of mind about the templates of this name, or of a name that begins so and ends in a digest:
        what it says of each now, by friendly name. ValueError where there is none, or for what WhatsApp never says.
        """
        for key, words in (("status", STATUSES), ("category", CATEGORIES)):
            if key in given and given[key] not in words:
                raise ValueError(f"{key} must be one of {', '.join(words)}")
        found = [
            each for each in self.all() if each.approval and name in (each.friendly_name, stem(each.friendly_name))
        ]
        if not found:
            raise ValueError(f"No template that was put to WhatsApp is called {name}")
        for content in found:
            content.approval = {**content.approval, **given}
            self._save(content)
        return {content.friendly_name: content.approval for content in found}

    def _save(self, content: Content) -> None:
        self._database.rows("update contents set document = ? where sid = ?", json.dumps(asdict(content)), content.sid)

    def delete(self, sid: str) -> None:
        self._database.rows("delete from contents where sid = ?", sid)


def checked_types(types: object) -> dict[str, dict]:
    """The types of a new content, those left out by the SDK as null dropped. TwilioError when they have no shape."""
    types = {kind: shape for kind, shape in types.items() if shape is not None} if isinstance(types, dict) else {}
    if not types:
        raise TwilioError(20422, "types must name at least one content type")
    for kind, shape in types.items():
        if kind not in RICHEST_FIRST:
            raise TwilioError(20422, f"content type {kind} is not one of {', '.join(RICHEST_FIRST)}")
        if not isinstance(shape, dict) or not text_in(shape, "body"):
            raise TwilioError(20422, f"{kind} needs a body")
    check_entries(types.get("twilio/quick-reply"), "actions", ("title",), most=10)
    check_entries(types.get("twilio/list-picker"), "items", ("item", "id"), most=10)
    if not text_in(types.get("twilio/list-picker", {"button": "-"}), "button"):
        raise TwilioError(20422, "twilio/list-picker needs a button")
    return types


def check_entries(shape: dict | None, name: str, needed: tuple[str, ...], most: int) -> None:
    if shape is None:
        return
    entries = shape.get(name)
    if not isinstance(entries, list) or not 1 <= len(entries) <= most:
        raise TwilioError(20422, f"{name} must be a list of 1 to {most}")
    for entry in entries:
        if not isinstance(entry, dict) or not all(text_in(entry, key) for key in needed):
            raise TwilioError(20422, f"{name} each need {' and '.join(needed)}")
        if not all(value is None or isinstance(value, str) for value in entry.values()):
            raise TwilioError(20422, f"{name} are made of strings")


def stem(friendly_name: str | None) -> str:
    """`invite` for `invite_0a1b2c3d`."""
    return re.sub(r"_[0-9a-f]{8}$", "", friendly_name or "")


def text_in(shape: dict, name: str) -> bool:
    return isinstance(shape.get(name), str) and bool(shape[name].strip())


def richest(types: dict[str, dict]) -> str:
    """The type that WhatsApp shows, of those that a content offers."""
    return next(kind for kind in RICHEST_FIRST if kind in types)


def render(content: Content, variables: str | None) -> Rendered:
    """The content with its variables, as the `ContentVariables` of a request give them.

    An omitted variable is replaced by the content's own sample, as Twilio does. TwilioError 21656 and 21658 by
    https://www.twilio.com/docs/api/errors/21656: not a JSON object of strings, an empty value, a newline, a tab or a
    run of spaces, more than 1600 characters.
    """
    values = content.variables | parse_variables(variables)

    def fill(text: str) -> str:
        return PLACEHOLDER.sub(lambda found: filled(values, found[1]), text)

    kind = richest(content.types)
    shape = content.types[kind]
    rendered = Rendered(body=fill(shape.get("body", "")))
    if kind == "twilio/quick-reply":
        rendered.buttons = [
            {"text": fill(action["title"]), "payload": fill(action.get("id") or action["title"])}
            for action in shape["actions"]
        ]
    if kind == "twilio/list-picker":
        items = [
            {"id": fill(item["id"]), "title": fill(item["item"]), "description": fill(item.get("description") or "")}
            for item in shape["items"]
        ]
        rendered.picker = {"button": fill(shape["button"]), "items": items}
    return rendered


def parse_variables(variables: str | None) -> dict[str, str]:
    try:
        values = json.loads(variables or "{}")
    except ValueError:
        raise TwilioError(21656, "not JSON") from None
    if not isinstance(values, dict):
        raise TwilioError(21656, "not a JSON object")
    for name, value in values.items():
        check_variable(name, value)
    return values


def check_variable(name: str, value: object) -> None:
    if not isinstance(value, str) or not value.strip():
        raise TwilioError(21656, f"variable {name} is empty or not a string")
    if re.search(r"[\r\n\t]| {4}", value):
        raise TwilioError(21656, f"variable {name} contains a newline, a tab or a run of spaces")
    if len(value) > 1600:
        raise TwilioError(21658)


def filled(values: dict[str, str], name: str) -> str:
    if name not in values:
        raise TwilioError(21656, f"variable {name} has neither a value nor a sample")
    return values[name]
