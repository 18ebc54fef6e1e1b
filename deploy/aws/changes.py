"""What would become of a stack's resources, and which of it would lose data."""

from collections.abc import Mapping
from typing import Any, NamedTuple

STATEFUL = {"AWS::DynamoDB::Table", "AWS::S3::Bucket", "AWS::SecretsManager::Secret", "AWS::SQS::Queue"}
KEPT_BY_NOBODY = {"Deployments"}  # its packages can be made again from their commits


class Change(NamedTuple):
    """What would become of one resource. `replaced` means that another takes its place."""

    action: str
    resource: str
    kind: str
    replaced: bool

    @property
    def loses_data(self) -> bool:
        gone = self.action == "Remove" or (self.action == "Modify" and self.replaced)
        return gone and self.kind in STATEFUL and self.resource not in KEPT_BY_NOBODY

    def __str__(self) -> str:
        return f"{'Replace' if self.replaced else self.action} {self.resource} ({self.kind})"


def change_of(told: Mapping[str, Any]) -> Change:
    """The change that a ResourceChange of CloudFormation's tells."""
    replaced = told.get("Replacement") in ("True", "Conditional")
    return Change(told["Action"], told["LogicalResourceId"], told["ResourceType"], replaced)
