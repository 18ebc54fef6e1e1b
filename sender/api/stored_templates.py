"""The stored templates over the API: read, changed with their history, and put back as they were."""

from collections.abc import Callable
from datetime import datetime

from flask import Blueprint, Response, request

from sender.api.answers import PastEdition, StoredTemplate, StoredTemplates, TemplateName, answer
from sender.api.refusals import refusal, refusing
from sender.api.request import LONGEST_NAME
from sender.auth.access import Access
from sender.auth.callers import TEMPLATES, Caller
from sender.fields.body import parse
from sender.fields.faults import Faults
from sender.fields.fields import Object, read
from sender.fields.kinds import Text
from sender.logs.log_line import tell
from sender.store.template_history import TemplateHistory
from sender.store.templates import Template, Templates

LONGEST = 100_000  # characters of each text: an item of DynamoDB has 400 KB
TEMPLATE = Object(
    {
        "MessageBody": Text(required=True, longest=LONGEST, description="HTML of an e-mail, or the words of a text."),
        "Subject": Text(longest=LONGEST),
        "TextBody": Text(longest=LONGEST, description="The part beside the HTML; made of it by default."),
        "SMSBody": Text(longest=LONGEST, description="The words of a text, where they are others."),
    }
)
NO_TEMPLATE = "There is no template of this name"


class StoredTemplatesApi:
    """The handlers, one a route."""

    def __init__(self, access: Access, templates: Templates, history: TemplateHistory, clock: Callable[[], datetime]):
        self._access, self._templates, self._history, self._clock = access, templates, history, clock

    def blueprint(self) -> Blueprint:
        """The table of the routes."""
        routes = Blueprint("templates", __name__)
        routes.get("/templates")(self.list)
        routes.get("/templates/<name>")(self.show)
        routes.put("/templates/<name>")(self.put)
        routes.post("/templates/<name>/versions/<version>")(self.put_back)
        return refusing(routes, "templates could not be read or changed", "The templates could not be reached")

    def list(self) -> Response:
        self._caller()
        stored = sorted(self._templates.all(), key=lambda each: each.name)
        return answer(StoredTemplates([TemplateName(each.name, each.version) for each in stored]))

    def show(self, name: str) -> Response | tuple[Response, int]:
        self._caller()
        stored = self._templates.get(name)
        return self._told(stored) if stored else refusal(404, NO_TEMPLATE)

    def put(self, name: str) -> Response:
        caller = self._caller()
        if not 0 < len(name) <= LONGEST_NAME:
            raise Faults({"TemplateName": f"must have 1 to {LONGEST_NAME} characters"})
        said = read(TEMPLATE, parse(request.get_data())[0])
        return self._change(
            Template(
                name=name,
                message_body=said["MessageBody"],
                subject=said["Subject"],
                text_body=said["TextBody"],
                sms_body=said["SMSBody"],
            ),
            caller,
        )

    def put_back(self, name: str, version: str) -> Response | tuple[Response, int]:
        caller = self._caller()
        past = [each.template for each in self._history.editions(name) if each.template.version == version]
        return self._change(past[0], caller) if past else refusal(404, "There was no such version of this template")

    def _caller(self) -> Caller:
        return self._access.caller(request.headers.get("Authorization"), TEMPLATES)

    def _change(self, template: Template, caller: Caller) -> Response:
        """Keep what stood there and what is to stand there, then put it: whatever fails, both can be had again."""
        before = self._templates.get(template.name)
        newest = next(self._history.editions(template.name), None)
        if before and (newest is None or newest.template != before):
            self._history.keep(before, self._clock(), "")
        if before != template:
            self._history.keep(template, self._clock(), caller.name)
            self._templates.put(template)
        tell(outcome="changed" if before != template else "unchanged", template=template.name, version=template.version)
        return self._told(template)

    def _told(self, template: Template) -> Response:
        past = [PastEdition(each.template.version, each.at, each.by) for each in self._history.editions(template.name)]
        said = (template.message_body, template.subject, template.text_body, template.sms_body)
        return answer(StoredTemplate(template.name, template.version, *said, past))
