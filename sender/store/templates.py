"""The stored templates: the table MessageTemplates, and how one reads in each channel."""

import hashlib
import json
from collections.abc import Iterator
from typing import Any

import msgspec

from sender.text.plain_text import is_markup, plain_text
from sender.text.wording import Wording, email_wording


class Template(msgspec.Struct, frozen=True, kw_only=True, rename="pascal"):
    """One item of the table MessageTemplates. It can serve both channels.

    `MessageBody` is the HTML of an e-mail or the words of an SMS. Where they are to be others, `TextBody` is the part
    beside the HTML, and `SMSBody` are the words of an SMS.
    """

    name: str = msgspec.field(name="TemplateName")
    message_body: str = ""
    subject: str | None = None
    text_body: str | None = None
    sms_body: str | None = msgspec.field(name="SMSBody", default=None)

    @property
    def version(self) -> str:
        """A digest of what the template says: another wording is another version."""
        said = json.dumps([self.message_body, self.subject, self.text_body, self.sms_body])
        return hashlib.sha256(said.encode()).hexdigest()[:12]

    def email(self, subject: str | None = None) -> Wording:
        """Its words for an e-mail; `subject` is for a template without one of its own."""
        return email_wording(
            self.message_body,
            self.subject or subject,
            self.text_body,
            template=self.name,
            template_version=self.version,
        )

    def sms(self) -> Wording:
        """Its words for an SMS, without markup."""
        words = self.sms_body or (self.text_body if is_markup(self.message_body) else self.message_body)
        return Wording(words or plain_text(self.message_body), template=self.name, template_version=self.version)


class Templates:
    """The table of templates; `dynamodb` is a low-level boto3 client."""

    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def get(self, name: str) -> Template | None:
        """The template of that name, as it is now."""
        item = self._dynamodb.get_item(
            TableName=self._table, Key={"TemplateName": {"S": name}}, ConsistentRead=True
        ).get("Item")
        return _template(item) if item else None

    def all(self) -> Iterator[Template]:
        for page in self._dynamodb.get_paginator("scan").paginate(TableName=self._table):
            yield from map(_template, page["Items"])

    def put(self, template: Template) -> None:
        fields = msgspec.to_builtins(template)
        item = {name: {"S": value} for name, value in fields.items() if value is not None}
        self._dynamodb.put_item(TableName=self._table, Item=item)


def _template(item: dict[str, Any]) -> Template:
    return msgspec.convert({name: value["S"] for name, value in item.items() if "S" in value}, Template)
