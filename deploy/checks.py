"""What has to be there before anything is deployed: each thing that is missing is named, with how to get it."""

import os
from collections.abc import Iterator
from typing import Any

import boto3
from botocore.exceptions import BotoCoreError, ClientError

from deploy.club import Club
from deploy.twilio_account import TwilioAccount

TOKEN = "TWILIO_AUTH_TOKEN"  # noqa: S105 the name of the variable
NOT_YET = ("ResourceNotFoundException",)


class NotReady(Exception):
    """Something is missing; one line for each thing, with the remedy."""


class Checks:
    """The accounts behind a club's stage. `client` makes a boto3 client."""

    def __init__(self, club: Club, client: Any):
        self._club, self._client = club, client

    def auth_token(self) -> str:
        """Twilio's token: of the environment, else the one that the stage holds. "" where it is nowhere."""
        return os.environ.get(TOKEN, "").strip() or self.kept_token()

    def all(self) -> None:
        """Raises NotReady with everything that is missing."""
        faults = list(self._aws())
        if not faults:  # without AWS nobody can tell the rest
            faults = [fault for fault in (self._email(), self._texts(), self._twilio()) if fault]
        if faults:
            raise NotReady("Before this can be deployed:\n  - " + "\n  - ".join(faults))

    def _aws(self) -> Iterator[str]:
        named = os.environ.get("AWS_REGION") or os.environ.get("AWS_DEFAULT_REGION") or self._club.region
        if named != self._club.region:
            yield (
                f"AWS_REGION is {named} and club.toml says {self._club.region}: unset the one that is wrong, or "
                "everything would be built in another place than last time"
            )
        if self._club.region not in boto3.Session().get_available_regions("lambda"):
            yield f"{self._club.region} is no region of AWS Lambda: put one such as eu-west-2 into club.toml"
            return
        try:
            self._client("sts").get_caller_identity()
        except ClientError as error:
            yield f"AWS refused the credentials ({error.response['Error']['Code']}): run `aws configure` with new keys"
        except BotoCoreError:
            yield "There are no AWS credentials: install the AWS CLI and run `aws configure`, or set AWS_PROFILE"

    def _email(self) -> str:
        """What keeps SES from sending from the club's address; its whole domain may be verified instead."""
        ses, address = self._client("sesv2"), self._club.email_from
        for identity in (address, address.rpartition("@")[2]):
            try:
                if ses.get_email_identity(EmailIdentity=identity)["VerifiedForSendingStatus"]:
                    return ""
            except ses.exceptions.NotFoundException:
                continue
        return (
            f"{address} is not verified at SES in {self._club.region}: run `aws sesv2 create-email-identity "
            f"--region {self._club.region} --email-identity {address}` and click the link that arrives there"
        )

    def _texts(self) -> str:
        """What keeps texts from coming from the club's number, pool or sender id."""
        sms, origin = self._client("pinpoint-sms-voice-v2"), self._club.sms_from
        try:
            if origin.startswith("+"):
                pages = sms.get_paginator("describe_phone_numbers").paginate()
                known = {each["PhoneNumber"] for page in pages for each in page["PhoneNumbers"]}
            elif origin.startswith("pool-"):
                known = {
                    each["PoolId"] for page in sms.get_paginator("describe_pools").paginate() for each in page["Pools"]
                }
            else:
                pages = sms.get_paginator("describe_sender_ids").paginate()
                known = {each["SenderId"] for page in pages for each in page["SenderIds"]}
        except (ClientError, BotoCoreError) as error:
            return f"AWS End User Messaging does not answer ({type(error).__name__}): is it offered in this region?"
        if origin in known:
            return ""
        return (
            f"{origin} is not yours at AWS End User Messaging in {self._club.region}: request a number or a sender id "
            "in its console under SMS, and put it into messages.sms_from of club.toml"
        )

    def _twilio(self) -> str:
        token = self.auth_token()
        if not token:
            return (
                f"{TOKEN} is missing: copy the auth token from the first page of console.twilio.com, then "
                f"`read -s {TOKEN} && export {TOKEN}`; it is kept in Secrets Manager, so once is enough"
            )
        return TwilioAccount(self._club, token).fault()

    def kept_token(self) -> str:
        secrets = self._client("secretsmanager")
        try:
            return secrets.get_secret_value(SecretId=self._club.secret("twilio/auth-token"))["SecretString"]
        except ClientError as error:
            if error.response["Error"]["Code"] in NOT_YET:
                return ""
            raise
