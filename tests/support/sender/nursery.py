"""Imported by the process that the mortal workers are forked off, so that none of them reads AWS's models again."""

import boto3

import tests.support.sender.mortal  # noqa: F401 what they run

for service in ("dynamodb", "sqs", "sesv2", "pinpoint-sms-voice-v2"):
    boto3.client(service, region_name="eu-west-2", aws_access_key_id="-", aws_secret_access_key="-")
