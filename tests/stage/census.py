"""What is in a stage's accounts, and what the templates, the services and the wording say is there, once each."""

from collections import Counter
from typing import Any

import requests

from bot.whatsapp.contents import TEMPLATES as TO_APPROVE
from bot.whatsapp.contents import friendly_names
from deploy.aws.services import SERVICES
from deploy.club import Club
from deploy.release import Releases
from deploy.twilio_account import TwilioAccount
from tests.stage.commands import Volunteer
from tests.support.deploy.templates import TEMPLATES

LISTED = {  # whatever is outside the stacks shows here
    "AWS::DynamoDB::Table": ("dynamodb", "list_tables", "TableNames"),
    "AWS::SQS::Queue": ("sqs", "list_queues", "QueueUrls"),
    "AWS::S3::Bucket": ("s3", "list_buckets", "Buckets"),
    "AWS::SecretsManager::Secret": ("secretsmanager", "list_secrets", "SecretList"),
    "AWS::Lambda::EventSourceMapping": ("lambda", "list_event_source_mappings", "EventSourceMappings"),
    "AWS::Scheduler::Schedule": ("scheduler", "list_schedules", "Schedules"),
}


def declared(volunteer: Volunteer, digests: dict[str, str]) -> dict[str, Any]:
    """What there is to be. `digests` are those of the services' code."""
    club = volunteer.club
    kinds = Counter(each["Type"] for template in TEMPLATES for each in template.document["Resources"].values())
    words = friendly_names(club.words)
    return {
        "resources": {club.stack(str(each)): _wanted(each.document["Resources"], club) for each in TEMPLATES},
        "listed": {kind: kinds[kind] for kind in LISTED},
        "functions": sorted(club.function(service.name) for service in SERVICES),
        "releases": digests,
        "record": digests,
        "apis": sorted(club.function(service.name) for service in SERVICES if service.has_api),
        "contents": sorted(words.values()),
        "approvals": dict.fromkeys(sorted(TO_APPROVE), "approved"),
        "webhooks": True,
    }


def _wanted(resources: dict[str, Any], club: Club) -> list[str]:
    """The names of those that this club's options ask for."""
    left_out = set() if club.language_model else {"HasLanguageModel"}
    return sorted(name for name, each in resources.items() if each.get("Condition") not in left_out)


def found(volunteer: Volunteer) -> dict[str, Any]:
    """What there is, in the same shape; of what is not there, nothing."""
    club, client = volunteer.club, volunteer.client
    functions = client("lambda").list_functions()["Functions"]
    release = Releases(client, club).current()
    twilio = TwilioAccount(club, volunteer.stage.machine.keys["auth_token"])
    contents = _contents(volunteer)
    return {
        "resources": {club.stack(str(each)): _resources(volunteer, club.stack(str(each))) for each in TEMPLATES},
        "listed": {kind: _listed(volunteer, kind) for kind in LISTED},
        "functions": sorted(each["FunctionName"] for each in functions),
        "releases": {_service(volunteer, each["FunctionName"]): _digest(volunteer, each) for each in functions},
        "record": release.digests if release else {},
        "apis": sorted(each["name"] for each in client("apigateway").get_rest_apis()["items"]),
        "contents": sorted(contents),
        "approvals": twilio.approvals({name.rpartition("_")[0]: sid for name, sid in contents.items()}),
        "webhooks": bool(functions) and not twilio.webhooks_differ(volunteer.url),
    }


def _resources(volunteer: Volunteer, stack: str) -> list[str]:
    """Of a stack, by their names in its template."""
    formation = volunteer.client("cloudformation")
    if all(each["StackName"] != stack for each in formation.describe_stacks()["Stacks"]):
        return []
    pages = formation.get_paginator("list_stack_resources").paginate(StackName=stack)
    return sorted(each["LogicalResourceId"] for page in pages for each in page["StackResourceSummaries"])


def _listed(volunteer: Volunteer, kind: str) -> int:
    service, call, listed = LISTED[kind]
    return len(getattr(volunteer.client(service), call)().get(listed, []))


def _service(volunteer: Volunteer, function: str) -> str:
    return next(each.name for each in SERVICES if volunteer.club.function(each.name) == function)


def _digest(volunteer: Volunteer, function: dict[str, Any]) -> str | None:
    return volunteer.client("lambda").list_tags(Resource=function["FunctionArn"])["Tags"].get("release")


def _contents(volunteer: Volunteer) -> dict[str, str]:
    """The contents at Twilio by their names; one that is there twice is there twice here too."""
    keys = volunteer.stage.machine.keys
    answer = requests.get(
        f"{volunteer.stage.phone}/v1/Content?PageSize=500", auth=(keys["account_sid"], keys["auth_token"]), timeout=30
    )
    held = [(each["friendly_name"], each["sid"]) for each in answer.json()["contents"]]
    assert len(held) == len(dict(held)), "a content was made twice"
    return dict(held)
