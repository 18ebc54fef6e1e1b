"""The stored templates: `python -m sender.commands.templates sync [FOLDER]`, `list`, `preview NAME [name=value …]`."""

import argparse
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import boto3
from jinja2 import TemplateError

from sender.settings import read
from sender.store.template_folder import ROOT, sync
from sender.store.templates import Template, Templates
from service.settings import MissingSettings


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m sender.commands.templates")
    commands = parser.add_subparsers(dest="command", required=True)
    sync_command = commands.add_parser("sync", help="put the templates of a folder into the table")
    sync_command.add_argument("folder", nargs="?", type=Path, default=ROOT)
    commands.add_parser("list", help="the stored templates, their versions and placeholders")
    preview_command = commands.add_parser("preview", help="how a template reads, and what is missing")
    preview_command.add_argument("name")
    preview_command.add_argument("values", nargs="*", metavar="name=value", type=_pair, default=[])
    given = parser.parse_args(arguments)
    try:
        table = read(environment, "templates_table")["templates_table"]
    except MissingSettings as missing:
        print(missing, file=sys.stderr)
        return 1
    return COMMANDS[given.command](Templates(boto3.client("dynamodb"), table), given)


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


def _sync(templates: Templates, given: argparse.Namespace) -> int:
    try:
        outcomes = sync(templates, given.folder)
    except FileNotFoundError as missing:
        print(f"There is no {missing.filename or missing}", file=sys.stderr)
        return 1
    except TemplateError as fault:
        print(f"A body and its layout do not fit: {fault}", file=sys.stderr)
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
