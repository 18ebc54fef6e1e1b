"""The stored templates: `python -m sender.templates sync [FOLDER]`, `list`, and `preview NAME [name=value …]`."""

import argparse
import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from sender.text.plain_text import is_markup, plain_text
from sender.text.wording import Wording

ROOT = Path(__file__).resolve().parent.parent / "templates"


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


def email_wording(body: str, subject: str | None, text: str | None = None, **origin: str) -> Wording:
    """An e-mail of an HTML body, or of plain words, whose lines are kept. The part beside is `text`, or made of it."""
    markup = is_markup(body)
    return Wording(
        text=text or (plain_text(body) if markup else body),
        html=body if markup else body.replace("\n", "<br>\n"),
        subject=subject,
        **origin,
    )


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


def sync(templates: Templates, folder: Path = ROOT) -> dict[str, str]:
    """Make the table hold what the folder holds: created, changed or unchanged, by name. What others stored stays."""
    outcomes: dict[str, str] = {}
    for template in in_folder(folder):
        stored = templates.get(template.name)
        outcomes[template.name] = "unchanged" if stored == template else "changed" if stored else "created"
        if stored != template:
            templates.put(template)
    return outcomes


def in_folder(folder: Path) -> Iterator[Template]:
    """The templates of a folder: `email/<name>/{subject.txt,body.html,body.txt}` and `sms/<name>.txt`.

    FileNotFoundError where there is none, or a subject or an HTML body is missing.
    """
    if not folder.is_dir():
        raise FileNotFoundError(folder)
    texts = {file.stem: _words(file) for file in sorted((folder / "sms").glob("*.txt"))}
    for each in sorted(path for path in (folder / "email").glob("*") if path.is_dir()):
        yield Template(
            name=each.name,
            message_body=_words(each / "body.html"),
            subject=_words(each / "subject.txt"),
            text_body=_words(each / "body.txt") if (each / "body.txt").exists() else None,
            sms_body=texts.pop(each.name, None),
        )
    for name, text in texts.items():
        yield Template(name=name, message_body=text)


def _words(file: Path) -> str:
    return file.read_text("utf-8").strip()


def preview(template: Template, values: Mapping[str, str]) -> str:
    """How a template reads with these values in every channel, and which values are missing or surplus.

    A placeholder without a value stays as it is.
    """
    email, sms = template.email(), template.sms()
    wanted = email.placeholders | sms.placeholders
    missing, surplus = sorted(wanted - values.keys()), sorted(values.keys() - wanted)
    shown = dict(values) | {name: f"{{{name}}}" for name in missing}
    email, sms = email.filled(shown), sms.filled(shown)
    parts = {"Subject": email.subject, "HTML": email.html, "Text": email.text, "SMS": sms.text}
    parts |= {"Missing": ", ".join(missing), "Surplus": ", ".join(surplus), "Version": template.version}
    return "\n\n".join(f"{name}:\n{part}" for name, part in parts.items() if part)


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m sender.templates")
    commands = parser.add_subparsers(dest="command", required=True)
    sync_command = commands.add_parser("sync", help="put the templates of a folder into the table")
    sync_command.add_argument("folder", nargs="?", type=Path, default=ROOT)
    commands.add_parser("list", help="the stored templates, their versions and placeholders")
    preview_command = commands.add_parser("preview", help="how a template reads, and what is missing")
    preview_command.add_argument("name")
    preview_command.add_argument("values", nargs="*", metavar="name=value", type=_pair, default=[])
    given = parser.parse_args(arguments)
    import boto3

    from sender.settings import read
    from service.settings import MissingSettings

    try:
        table = read(environment, "templates_table")["templates_table"]
    except MissingSettings as missing:
        print(missing, file=sys.stderr)
        return 1
    return COMMANDS[given.command](Templates(boto3.client("dynamodb"), table), given)


def _sync(templates: Templates, given: argparse.Namespace) -> int:
    try:
        outcomes = sync(templates, given.folder)
    except FileNotFoundError as missing:
        print(f"There is no {missing.filename or missing}", file=sys.stderr)
        return 1
    for name, outcome in outcomes.items():
        print(f"{outcome:9}  {name}")
    return 0


def _list(templates: Templates, _given: argparse.Namespace) -> int:
    for template in sorted(templates.all(), key=lambda each: each.name):
        wanted = sorted(template.email().placeholders | template.sms().placeholders)
        print(f"{template.name}  {template.version}  {', '.join(wanted)}")
    return 0


def _preview(templates: Templates, given: argparse.Namespace) -> int:
    template = templates.get(given.name)
    if template is None:
        print(f"There is no template {given.name!r}", file=sys.stderr)
        return 1
    print(preview(template, dict(given.values)))
    return 0


def _pair(written: str) -> tuple[str, str]:
    name, equals, value = written.partition("=")
    if not equals:
        raise argparse.ArgumentTypeError(f"{written!r} must look like name=value")
    return name, value


COMMANDS = {"sync": _sync, "list": _list, "preview": _preview}

if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
