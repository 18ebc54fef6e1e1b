"""What has to be there before anything is deployed: each thing that is missing is named, with how to get it."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import boto3
from botocore.exceptions import (
    BotoCoreError,
    ClientError,
    ConnectionError,
    HTTPClientError,
    ProfileNotFound,
    SSOError,
    TokenRetrievalError,
)

from deploy.aws.stacks import NOTHING_THERE, WORKING, Stack
from deploy.club import Club
from deploy.dns_records import records
from deploy.example_values import left_of_the_example
from deploy.twilio_account import TwilioAccount

TOKEN = "TWILIO_AUTH_TOKEN"  # noqa: S105 the name of the variable
NO_VALUE = ("ResourceNotFoundException", "InvalidRequestException")  # not there, or marked for deletion
REGIONS = ("AWS_REGION", "AWS_DEFAULT_REGION")
SECRETS = {"sender": ("sender/jwt-secret",), "bot": ("twilio/auth-token", "api-key")}  # by the stack that has them


# GoCardless's two secrets are fields of one at AWS, which bills by the secret. By the field, the variable that brings
# it: of GoCardless's dashboard, under Developers.
PAYMENT_SECRET = "gocardless/keys"  # noqa: S105 its name
PAYMENT_FIELDS = {"access-token": "GOCARDLESS_ACCESS_TOKEN", "webhook-secret": "GOCARDLESS_WEBHOOK_SECRET"}


GET_TOKEN = (
    f"copy the auth token from the first page of console.twilio.com, then `read -s {TOKEN} && export {TOKEN}`; it is "
    "kept in Secrets Manager, so once is enough"
)
NO_REGION = "AWS was not looked at: club.toml has to name its region first"


class Origin(NamedTuple):
    """How AWS End User Messaging tells what texts may come from."""

    operation: str
    listed: str
    name: str


ORIGINS = {  # by what an origin begins with; the last is any
    "+": Origin("describe_phone_numbers", "PhoneNumbers", "PhoneNumber"),
    "pool-": Origin("describe_pools", "Pools", "PoolId"),
    "": Origin("describe_sender_ids", "SenderIds", "SenderId"),
}


class NotReady(Exception):
    """Something is missing; one line for each thing, with the remedy."""


def reaches_nobody() -> bool:
    """Whether AWS and Twilio are both stood in for on this machine."""
    return {"AWS_ENDPOINT_URL", "TWILIO_API_URL"} <= os.environ.keys()


class Checks:
    """The accounts behind a club's stage. `client` makes a boto3 client."""

    def __init__(self, club: Club, client: Any):
        self._club, self._client = club, client

    def auth_token(self) -> str:
        """Twilio's token: of the environment, else the one that the stage holds. "" where it is nowhere."""
        return os.environ.get(TOKEN, "").strip() or self.kept_token()

    def all(self) -> None:
        """Raises NotReady with everything that is missing."""
        if faults := [*self._of_the_example(), *self.of_accounts()]:
            raise NotReady("Before this can be deployed:\n  - " + "\n  - ".join(faults))

    def _of_the_example(self) -> Iterator[str]:
        if not reaches_nobody():
            yield from left_of_the_example(self._club)

    def of_accounts(self) -> Iterator[str]:
        """What is missing at AWS and Twilio. Nothing is said of what hangs on a setting that the club has not, since
        its file has faults.
        """
        club = self._club
        aws = list(self._aws()) if club.region else [NO_REGION]
        yield from aws
        if aws:  # without AWS nobody can tell what is in it, but Twilio can where its token is at hand
            yield from self._twilio_alone()
            return
        if club.slug:
            yield from self._secrets()
            yield from self._payments()
        if club.email_from and club.alarm_email:
            yield from self._email()
        yield from self._texts()
        yield from self._model()
        if club.slug and club.account_sid and club.whatsapp_number:
            yield from self._twilio()
        else:
            yield from self._twilio_alone()

    def _twilio_alone(self) -> Iterator[str]:
        """What can be said of Twilio while it is not known what AWS keeps, or while the file does not name both."""
        if not os.environ.get(TOKEN, "").strip():
            yield f"{TOKEN} is not set here. Unless the stage keeps one since an earlier deployment: {GET_TOKEN}"
        elif self._club.account_sid and self._club.whatsapp_number:
            yield from self._twilio()

    def _aws(self) -> Iterator[str]:
        region = self._club.region
        for variable in REGIONS:
            if os.environ.get(variable, region) != region:
                yield (
                    f"{variable} is {os.environ[variable]} and club.toml says {region}: unset the one that is wrong, "
                    "or everything would be built in another place than last time"
                )
        try:
            if region not in boto3.Session().get_available_regions("lambda"):
                yield f"{region} is no region of AWS Lambda: put one such as eu-west-2 into club.toml"
                return
            self._client("sts").get_caller_identity()
        except (ClientError, BotoCoreError) as error:
            yield _refusal(error, region)

    def _secrets(self) -> Iterator[str]:
        """Secrets that somebody deleted, and those whose stack somebody deleted."""
        for service, names in SECRETS.items():
            status = Stack(self._client("cloudformation"), self._club.stack(service), {}).status
            for name in map(self._club.secret, names):
                found = self._secret(name)
                if status in WORKING and found is None:
                    yield (
                        f"The secret {name} is gone: make it again with `aws secretsmanager create-secret "
                        f"--name {name} --secret-string …`"
                    )
                elif status in WORKING and "DeletedDate" in found:
                    yield (
                        f"The secret {name} is marked for deletion: `aws secretsmanager restore-secret "
                        f"--secret-id {name}`"
                    )
                elif status in NOTHING_THERE and found is not None:
                    yield (
                        f"The secret {name} is left of a stack that is gone, and keeps its name from the next: "
                        "note its value if anybody still needs it, then `aws secretsmanager delete-secret "
                        f"--force-delete-without-recovery --secret-id {name}`"
                    )

    def _payments(self) -> Iterator[str]:
        """GoCardless's secrets, where it takes the payments: nothing makes them but the operator."""
        kept = self.payment_keys() if self._club.gocardless else PAYMENT_FIELDS
        for field, variable in PAYMENT_FIELDS.items():
            if field not in kept:
                command = f"python3 start.py deploy rotate {self._club.stage} gocardless-{field}"
                yield f"GoCardless's {field} is missing: `read -s {variable} && export {variable}`, then `{command}`"

    def _secret(self, name: str) -> dict[str, Any] | None:
        secrets = self._client("secretsmanager")
        try:
            return secrets.describe_secret(SecretId=name)
        except secrets.exceptions.ResourceNotFoundException:
            return None

    def _email(self) -> Iterator[str]:
        """What keeps SES from sending from the club's address; its whole domain may be verified instead."""
        ses, address, where = self._client("sesv2"), self._club.email_from, f"at SES in {self._club.region}"
        domain, known = address.rpartition("@")[2], {}
        for identity in (address, domain):
            with suppress(ses.exceptions.NotFoundException):
                known[identity] = ses.get_email_identity(EmailIdentity=identity)
        if any(identity["VerifiedForSendingStatus"] for identity in known.values()):
            return
        if domain in known:
            tokens = known[domain].get("DkimAttributes", {}).get("Tokens", [])
            told = "".join(f"\n      {record}" for record in records(domain, tokens, self._club.alarm_email))
            yield f"{domain} waits {where} to be verified: have these DNS records set by whoever runs it, once:{told}"
        elif address in known:
            yield f"{address} waits {where} to be verified: click the link in the e-mail that AWS sent there"
        else:
            yield (
                f"{address} is not known {where}: run `aws sesv2 create-email-identity --region {self._club.region} "
                f"--email-identity {domain}` for the whole domain, which keeps the club's mail out of the spam, and "
                f"run this again for its DNS records; or, where nobody runs the domain, with {address}, and click "
                "the link that arrives there"
            )

    def _texts(self) -> Iterator[str]:
        """What keeps texts from coming from the club's number, pool or sender id, if it has any."""
        if not self._club.sms_from:
            return
        kind = next(kind for begins, kind in ORIGINS.items() if self._club.sms_from.startswith(begins))
        try:
            pages = self._client("pinpoint-sms-voice-v2").get_paginator(kind.operation).paginate()
            known = {each[kind.name] for page in pages for each in page[kind.listed]}
        except (ClientError, BotoCoreError) as error:
            yield f"AWS End User Messaging cannot be asked ({_name(error)}): is it offered in {self._club.region}?"
            return
        if self._club.sms_from not in known:
            yield (
                f"{self._club.sms_from} is not yours at AWS End User Messaging in {self._club.region}: request a "
                "number or a sender id in its console under SMS, and put it into messages.sms_from of club.toml"
            )

    def _model(self) -> Iterator[str]:
        """What keeps the club's language model from answering, if it has one: it is asked one word."""
        if not (model := self._club.language_model):
            return
        asked = [{"role": "user", "content": [{"text": "Say yes."}]}]
        try:
            self._client("bedrock-runtime").converse(modelId=model, messages=asked, inferenceConfig={"maxTokens": 5})
        except (ClientError, BotoCoreError) as error:
            yield (
                f"The language model {model} does not answer in {self._club.region} ({_name(error)}): ask for access "
                "to it in Amazon Bedrock's console under Model access, or take messages.language_model out of club.toml"
            )

    def _twilio(self) -> Iterator[str]:
        token = self.auth_token()
        if not token:
            yield (f"{TOKEN} is missing: {GET_TOKEN}")
            return
        fault = TwilioAccount(self._club, token).fault()
        if fault:
            yield fault

    def payment_keys(self) -> dict[str, str]:
        """GoCardless's secrets as the stage holds them, by their field."""
        return json.loads(self._kept(PAYMENT_SECRET) or "{}")

    def kept_token(self) -> str:
        """Twilio's token as the stage holds it; "" where it does not."""
        return self._kept("twilio/auth-token")

    def _kept(self, name: str) -> str:
        secrets = self._client("secretsmanager")
        try:
            return secrets.get_secret_value(SecretId=self._club.secret(name))["SecretString"]
        except ClientError as error:
            if error.response["Error"]["Code"] in NO_VALUE:
                return ""
            raise


def _refusal(error: ClientError | BotoCoreError, region: str) -> str:
    """Why AWS knows nobody here, with the remedy."""
    if isinstance(error, ClientError):
        return (
            f"AWS refused the credentials ({_name(error)}): run `aws configure` with new keys; a region that is off "
            f"by default refuses too, so look whether {region} is enabled for the account"
        )
    if isinstance(error, ProfileNotFound):
        return "AWS_PROFILE names a profile that there is not: `aws configure list-profiles` tells which there are"
    if isinstance(error, (SSOError, TokenRetrievalError)):
        return "The sign-in to AWS has run out: run `aws sso login`"
    if isinstance(error, (ConnectionError, HTTPClientError)):
        return f"AWS did not answer ({_name(error)}): is there a network, and does {region} exist? Try again"
    return (
        f"There are no AWS credentials ({_name(error)}): install the AWS CLI, run `aws configure`, or set AWS_PROFILE"
    )


def _name(error: ClientError | BotoCoreError) -> str:
    return error.response["Error"]["Code"] if isinstance(error, ClientError) else type(error).__name__
