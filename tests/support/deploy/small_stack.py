"""A small stack with something of each kind, for stories about what becomes of stacks."""

from pathlib import Path

from tests.support.deploy.operator import Operator

SMALL = {
    "Parameters": {"Visible": {"Type": "Number", "Default": 30}},
    "Resources": {
        "Queue": {"Type": "AWS::SQS::Queue", "Properties": {"VisibilityTimeout": {"Ref": "Visible"}}},
        "Setting": {"Type": "AWS::SSM::Parameter", "Properties": {"Name": "/small", "Type": "String", "Value": "1"}},
        "Secret": {
            "Type": "AWS::SecretsManager::Secret",
            "DeletionPolicy": "Retain",
            "Properties": {"Name": "small/secret", "SecretString": "-"},
        },
    },
    "Outputs": {"Url": {"Value": {"Ref": "Queue"}}},
}
FAILS = {"Type": "AWS::SQS::Queue", "DependsOn": ["Queue", "Secret"], "Properties": {"VisibilityTimeout": 999_999}}


def changes(operator: Operator, template: Path, **parameters: str) -> list[str]:
    return [str(change) for change in operator.stack("small").plan(template, parameters).changes]
