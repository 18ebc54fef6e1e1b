"""The functions at AWS: whether they are there and what they are, deployed, put back, taken away, asked."""

import json
import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError

from deploy.aws.going_back import Package, put_back, settle
from deploy.aws.services import DeploymentFailed, Service
from deploy.aws.stacks import Stack
from deploy.aws.zappa import Zappa
from deploy.club import Club

DIGEST = "release"  # the tag that names what a function is


class Functions:
    """The functions of one club's stage, and their APIs. `root` and `work` are for Zappa, `client` makes a client."""

    def __init__(self, root: Path, work: Path, club: Club, client: Callable[[str], Any]):
        self.zappa, self._club, self._client = Zappa(root, work, club), club, client

    @property
    def _functions(self) -> Any:
        return self._client("lambda")

    def there(self, service: Service) -> bool:
        """Whether the function is deployed, and its API with it."""
        return self._has_function(service) and (not service.has_api or bool(self.api_id(service)))

    def digest_in_force(self, service: Service) -> str:
        """The digest of what is deployed; "" where nothing is, or it was cut short."""
        if not self.there(service):
            return ""
        return self._functions.list_tags(Resource=self._arn(service))["Tags"].get(DIGEST, "")

    def deploy(self, service: Service, settings: Mapping[str, Any], digest: str) -> None:
        """Deploy or update it, and mark it with the digest of what it is. Raises DeploymentFailed."""
        if not self.there(service):
            self._clear(service)
        bucket, package = settings["s3_bucket"], self.zappa.package(service)
        self._upload(bucket, package, self.zappa.packed(service))
        verb = "update" if self.there(service) else "deploy"
        self.zappa.run(verb, service, settings, "--zip", f"s3://{bucket}/{package}")
        self._functions.tag_resource(Resource=self._arn(service), Tags={DIGEST: digest})

    def rollback(self, service: Service, package: Package, digest: str) -> None:
        """Put an earlier package in force, under its own runtime. Raises DeploymentFailed."""
        put_back(self._functions, self._club.function(service.name), package)
        self._functions.tag_resource(Resource=self._arn(service), Tags={DIGEST: digest})

    def undeploy(self, service: Service) -> None:
        """Take the function and its API away, or what a first try has left of them. Raises DeploymentFailed."""
        if self._has_function(service) or self._api_stack(service).status:
            self.zappa.run("undeploy", service, self.zappa.settings(service), "--yes")

    def api_id(self, service: Service) -> str:
        """The id of the service's API; "" before it is there."""
        stack = self._api_stack(service)
        if not service.has_api or not stack.works:
            return ""
        return next((name for kind, name in stack.resources() if kind == "AWS::ApiGateway::RestApi"), "")

    def url(self, service: Service) -> str:
        """Where the service's API answers; "" before it is there."""
        api_id, stage = self.api_id(service), self._club.stage
        if not api_id:
            return ""
        emulator = os.environ.get("AWS_ENDPOINT_URL")
        if emulator:
            return f"{emulator}/_aws/execute-api/{api_id}/{stage}"
        return f"https://{api_id}.execute-api.{self._club.region}.amazonaws.com/{stage}"

    def set_environment(self, service: Service, environment: Mapping[str, str]) -> bool:
        """Give a deployed function its environment; whether it had another."""
        name = self._club.function(service.name)
        now = self._functions.get_function_configuration(FunctionName=name)
        if now.get("Environment", {}).get("Variables", {}) == dict(environment):
            return False
        self._wait(service)  # for what an earlier deployment that was cut short has begun
        self._functions.update_function_configuration(FunctionName=name, Environment={"Variables": dict(environment)})
        self._wait(service)
        return True

    def invoke(self, service: Service, event: Mapping[str, Any]) -> Any:
        """What the function answers to an event. Raises DeploymentFailed where it fails."""
        name = self._club.function(service.name)
        answer = self._functions.invoke(FunctionName=name, Payload=json.dumps(event).encode())
        told = json.loads(answer["Payload"].read() or b"null")
        if answer.get("FunctionError"):
            raise DeploymentFailed(f"{name} failed: {told.get('errorMessage', told)}. Its log says where")
        return told

    def _clear(self, service: Service) -> None:
        """Take away what is left of a deployment that was cut short before it had an API: nobody calls it yet.

        Zappa neither deploys nor updates a function without an API, nor an API whose stack was rolled back.
        """
        if service.has_api:
            self._api_stack(service).delete()
        if self._has_function(service):
            self._functions.delete_function(FunctionName=self._club.function(service.name))

    def _api_stack(self, service: Service) -> Stack:
        return Stack(self._client("cloudformation"), self._club.function(service.name), self._club.tags)

    def _upload(self, bucket: str, package: str, packed: Path) -> None:
        try:
            self._client("s3").head_object(Bucket=bucket, Key=package)
        except ClientError:
            self._client("s3").upload_file(str(packed), bucket, package)

    def _wait(self, service: Service) -> None:
        settle(self._functions, self._club.function(service.name))

    def _arn(self, service: Service) -> str:
        name = self._club.function(service.name)
        return self._functions.get_function_configuration(FunctionName=name)["FunctionArn"]

    def _has_function(self, service: Service) -> bool:
        try:
            self._functions.get_function(FunctionName=self._club.function(service.name))
        except self._functions.exceptions.ResourceNotFoundException:
            return False
        return True
