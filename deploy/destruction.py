"""The end of a stage's data: only when somebody has said so twice."""

from typing import Any

from deploy.aws.changes import STATEFUL
from deploy.aws.stacks import Stack
from deploy.aws.webhooks import WEBHOOK_SECRET
from deploy.checks import PAYMENT_SECRET
from deploy.club import Club


def destroy_data(club: Club, client: Any, stacks: list[Stack]) -> None:
    """Delete what each stack's policies keep before the stack itself, which tells until then what is left to do."""
    for stack in stacks:
        for kind, name in stack.resources():
            if kind in STATEFUL:
                _delete(client, kind, name)
        stack.delete()
    _delete(client, "AWS::SecretsManager::Secret", club.secret(PAYMENT_SECRET))
    left = ("sender/tokens/bot", WEBHOOK_SECRET, "release")
    client("ssm").delete_parameters(Names=[club.parameter(each) for each in left])


def _delete_bucket(s3: Any, bucket: str) -> None:
    for page in s3.get_paginator("list_objects_v2").paginate(Bucket=bucket):
        keys = [{"Key": each["Key"]} for each in page.get("Contents", [])]
        if keys:
            s3.delete_objects(Bucket=bucket, Delete={"Objects": keys})
    s3.delete_bucket(Bucket=bucket)


def _delete_table(dynamodb: Any, table: str) -> None:
    dynamodb.update_table(TableName=table, DeletionProtectionEnabled=False)
    dynamodb.delete_table(TableName=table)


def _delete(client: Any, kind: str, name: str) -> None:
    """Delete one resource, unless it is gone already."""
    service, call, gone = {
        "AWS::DynamoDB::Table": ("dynamodb", lambda it: _delete_table(it, name), "ResourceNotFoundException"),
        "AWS::S3::Bucket": ("s3", lambda it: _delete_bucket(it, name), "NoSuchBucket"),
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
