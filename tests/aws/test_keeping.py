"""Parameter Store, Secrets Manager and S3 as the services use them: settings, secrets that rotate, photos."""

from typing import Any

import pytest

from tests.aws.emulators import Emulator

PICTURE = b"\xff\xd8 a picture"


@pytest.fixture
def ssm(aws: Emulator) -> Any:
    return aws.client("ssm")


@pytest.fixture
def secrets(aws: Emulator) -> Any:
    return aws.client("secretsmanager")


@pytest.fixture
def s3(aws: Emulator) -> Any:
    return aws.client("s3")


def test_a_token_is_laid_down_anew_and_read_in_clear(ssm: Any):
    for token in ("the first", "the second"):
        ssm.put_parameter(Name="/club/sender/token", Value=token, Type="SecureString", Overwrite=True)
    assert ssm.get_parameter(Name="/club/sender/token", WithDecryption=True)["Parameter"]["Value"] == "the second"


def test_settings_are_read_in_one_call_and_those_that_are_missing_are_named(ssm: Any):
    for name in ("name", "contact"):
        ssm.put_parameter(Name=f"/club/{name}", Value=f"the {name}", Type="String")
    told = ssm.get_parameters(Names=["/club/name", "/club/contact", "/club/colour"], WithDecryption=True)
    assert {each["Name"]: each["Value"] for each in told["Parameters"]} == {
        "/club/name": "the name",
        "/club/contact": "the contact",
    }
    assert told["InvalidParameters"] == ["/club/colour"]


def test_a_parameter_that_is_not_there_is_said_to_be_missing(ssm: Any):
    with pytest.raises(ssm.exceptions.ParameterNotFound):
        ssm.get_parameter(Name="/club/nothing")


def test_after_a_rotation_the_secret_before_is_still_to_be_had(secrets: Any):
    secrets.create_secret(Name="club/jwt-secret", SecretString="first")
    with pytest.raises(secrets.exceptions.ResourceNotFoundException):
        secrets.get_secret_value(SecretId="club/jwt-secret", VersionStage="AWSPREVIOUS")
    before = secrets.get_secret_value(SecretId="club/jwt-secret")
    secrets.put_secret_value(SecretId="club/jwt-secret", SecretString="second")
    now = secrets.get_secret_value(SecretId="club/jwt-secret")
    assert (before["SecretString"], now["SecretString"]) == ("first", "second")
    assert now["CreatedDate"] >= before["CreatedDate"]
    kept = secrets.get_secret_value(SecretId="club/jwt-secret", VersionStage="AWSPREVIOUS")
    assert kept["SecretString"] == "first"


def test_a_secret_without_a_value_is_said_to_be_missing(secrets: Any):
    secrets.create_secret(Name="club/twilio")
    with pytest.raises(secrets.exceptions.ResourceNotFoundException):
        secrets.get_secret_value(SecretId="club/twilio")


def test_a_registrations_photos_are_found_and_deleted_together(aws: Emulator, s3: Any):
    bucket = aws.outputs["PhotoBucket"]
    for key in ("A1/first.jpg", "A1/second.jpg", "A10/other.jpg"):
        s3.put_object(Bucket=bucket, Key=key, Body=PICTURE, ContentType="image/jpeg")
    assert keys(s3, bucket, "A1/") == ["A1/first.jpg", "A1/second.jpg"]
    found = [{"Key": key} for key in keys(s3, bucket, "A1/")]
    assert not s3.delete_objects(Bucket=bucket, Delete={"Objects": found}).get("Errors")
    assert keys(s3, bucket, "") == ["A10/other.jpg"]
    s3.delete_object(Bucket=bucket, Key="A10/other.jpg")
    s3.delete_object(Bucket=bucket, Key="A10/other.jpg")  # twice is no error
    assert keys(s3, bucket, "") == []


def test_a_photo_comes_back_as_it_was(aws: Emulator, s3: Any):
    bucket = aws.outputs["PhotoBucket"]
    s3.put_object(Bucket=bucket, Key="A2/photo.jpg", Body=PICTURE, ContentType="image/jpeg")
    kept = s3.get_object(Bucket=bucket, Key="A2/photo.jpg")
    assert (kept["Body"].read(), kept["ContentType"]) == (PICTURE, "image/jpeg")
    s3.delete_object(Bucket=bucket, Key="A2/photo.jpg")


def keys(s3: Any, bucket: str, prefix: str) -> list[str]:
    pages = s3.get_paginator("list_objects_v2").paginate(Bucket=bucket, Prefix=prefix)
    return [found["Key"] for page in pages for found in page.get("Contents", [])]
