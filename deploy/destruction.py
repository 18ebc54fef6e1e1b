"""The end of a stage's data: only when somebody has said so twice."""

from typing import Any

from deploy.club import Club
from deploy.stacks import STATEFUL, Stack

SECRETS = ("twilio/auth-token", "api-key", "sender/jwt-secret")


def destroy_data(club: Club, client: Any, stacks: list[Stack]) -> None:
    """Delete the stacks, and after them what their policies keep."""
    kept = [resource for stack in stacks for resource in stack.resources() if resource[0] in STATEFUL]
    for kind, name in kept:
        if kind == "AWS::S3::Bucket":
            _empty(client("s3"), name)
    for stack in stacks:
        stack.delete()
    for kind, name in kept:
        _delete(client, kind, name)
    client("ssm").delete_parameters(Names=[club.parameter("sender/tokens/bot"), club.parameter("release")])


def _empty(s3: Any, bucket: str) -> None:
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        keys = [{"Key": each["Key"]} for each in page.get("Contents", [])]
        if keys:
            s3.delete_objects(Bucket=bucket, Delete={"Objects": keys})


def _delete(client: Any, kind: str, name: str) -> None:
    """Delete one resource, unless the stack took it along."""
    service, call, gone = {
        "AWS::DynamoDB::Table": ("dynamodb", lambda it: it.delete_table(TableName=name), "ResourceNotFoundException"),
        "AWS::S3::Bucket": ("s3", lambda it: it.delete_bucket(Bucket=name), "NoSuchBucket"),
        "AWS::SQS::Queue": ("sqs", lambda it: it.delete_queue(QueueUrl=name), "QueueDoesNotExist"),
        "AWS::SecretsManager::Secret": (
            "secretsmanager",
            lambda it: it.delete_secret(SecretId=name, ForceDeleteWithoutRecovery=True),
            "ResourceNotFoundException",
        ),
    }[kind]
    its = client(service)
    try:
        call(its)
    except its.exceptions.ClientError as error:
        if gone not in error.response["Error"]["Code"] and "NonExistentQueue" not in error.response["Error"]["Code"]:
            raise
