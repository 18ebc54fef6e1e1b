"""The functions at AWS: one that lives is never taken for what a killed deployment has left."""

import io
import zipfile

import boto3
import pytest
from botocore.exceptions import ClientError

from deploy.aws.functions import Functions
from deploy.aws.services import BOT
from tests.support.deploy.operator import Operator, answering
from tests.support.deploy.packaging import ROOT

SLOWER = "<ErrorResponse><Error><Code>Throttling</Code><Message>Rate exceeded</Message></Error></ErrorResponse>"


def test_a_look_that_aws_refuses_takes_no_function_for_half_made(ready: Operator):
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as made:
        made.writestr("it.py", "")
    its = ready.client("lambda")
    its.create_function(
        FunctionName=ready.club.function("bot"),
        Runtime="python3.11",
        Role="arn:aws:iam::000000000000:role/it",
        Handler="it.it",
        Code={"ZipFile": package.getvalue()},
    )
    own = ready.client
    with answering(400, SLOWER, "text/xml") as url:
        refusing = boto3.client("cloudformation", endpoint_url=url, region_name=ready.club.region)
        ready.client = lambda service: refusing if service == "cloudformation" else own(service)
        with pytest.raises(ClientError, match="Rate exceeded"):
            Functions(ROOT, ready.home, ready.club, ready.client).there(BOT)
    assert its.get_function(FunctionName=ready.club.function("bot"))


def test_a_function_without_its_api_is_not_there(ready: Operator):
    assert not Functions(ROOT, ready.home, ready.club, ready.client).there(BOT)
