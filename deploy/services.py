"""The functions that Zappa deploys: their settings made whole with what the stacks gave, and Zappa itself."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

from deploy import runtime
from deploy.club import Club

ZAPPA = "from zappa.cli import handle; handle()"
DIGEST = "release"  # the tag that names what a function is
TAIL = 15  # lines of what Zappa said, where it failed


class DeploymentFailed(Exception):
    """One line with the cause and the remedy."""


class Service(NamedTuple):
    """One function: its part of the settings and the names, the rooms of its code, and whose package it is."""

    name: str
    rooms: tuple[str, ...]
    has_api: bool
    package: str

    def settings_key(self, stage: str) -> str:
        return stage if self.name == "bot" else f"{self.name.replace('-', '_')}_{stage}"


BOT = Service("bot", ("bot", "flows", "templates"), has_api=True, package="bot")
SENDER = Service("sender", ("sender",), has_api=True, package="sender")
SENDER_WORKER = Service("sender-worker", ("sender",), has_api=False, package="sender")
SERVICES = (SENDER, SENDER_WORKER, BOT)
SHARED = ("requirements.txt", "requirements-lambda.txt", "deploy/slim.py", "deploy/pruning.py", "deploy/bytecode.py")


class Functions:
    """Zappa, as it is run for one club's stage. `root` is the project, `work` a folder for what is made on the way.

    `client` makes a boto3 client.
    """

    def __init__(self, root: Path, work: Path, club: Club, client: Callable[[str], Any]):
        self._root, self._work, self._club = root, work, club
        self._functions, self._formation, self._s3 = client("lambda"), client("cloudformation"), client("s3")

    def there(self, service: Service) -> bool:
        """Whether the function is deployed, and its API with it."""
        return self._has_function(service) and (not service.has_api or bool(self.api_id(service)))

    def digest_in_force(self, service: Service) -> str:
        """The digest of what is deployed; "" where nothing is, or it was cut short."""
        if not self.there(service):
            return ""
        return self._functions.list_tags(Resource=self._arn(service))["Tags"].get(DIGEST, "")

    def digest(self, service: Service, settings: Mapping[str, Any]) -> str:
        """Stands for the service's code, its packages and its settings: another one means that it has to go out."""
        seen = hashlib.sha256(json.dumps(settings, sort_keys=True).encode())
        for path in sorted(self._sources((*service.rooms, *SHARED))):
            seen.update(f"{path.relative_to(self._root).as_posix()}\0".encode() + path.read_bytes())
        return seen.hexdigest()[:16]

    def settings(self, service: Service, **own: Any) -> dict[str, Any]:
        """A service's whole Zappa settings: what zappa_settings.json says, and what differs from club to club."""
        written = json.loads((self._root / "zappa_settings.json").read_text(encoding="utf-8"))
        flat = extended(written, service.settings_key(self._club.stage))
        return flat | {
            "project_name": self._club.project(service.name),
            "aws_region": self._club.region,
            "runtime": f"python{runtime.RUNNING}",
            "tags": self._club.tags,
            **own,
        }

    def deploy(self, service: Service, settings: Mapping[str, Any], digest: str) -> None:
        """Deploy or update it, and mark it with the digest of what it is. Raises DeploymentFailed."""
        if self._has_function(service) and not self.there(service):
            # Cut short before its API was made: Zappa neither deploys nor updates such a one, and nobody calls it yet.
            self._functions.delete_function(FunctionName=self._club.function(service.name))
        bucket, package = settings["s3_bucket"], self.package(service)
        self._upload(bucket, package, self._packed(service))
        verb = "update" if self.there(service) else "deploy"
        self._zappa(verb, service, settings, "--zip", f"s3://{bucket}/{package}")
        self._functions.tag_resource(Resource=self._arn(service), Tags={DIGEST: digest})

    def rollback(self, service: Service, bucket: str, package: str, digest: str) -> None:
        """Put an earlier package in force. Raises DeploymentFailed."""
        name = self._club.function(service.name)
        try:
            self._functions.update_function_code(FunctionName=name, S3Bucket=bucket, S3Key=package, Publish=True)
        except ClientError as error:
            why = error.response["Error"]["Message"]
            raise DeploymentFailed(f"{name} cannot go back to {package}: {why} Deploy that commit instead") from None
        self._functions.get_waiter("function_updated_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})
        self._functions.tag_resource(Resource=self._arn(service), Tags={DIGEST: digest})

    def undeploy(self, service: Service, settings: Mapping[str, Any]) -> None:
        """Take the function and its API away. Raises DeploymentFailed."""
        if self._has_function(service):
            self._zappa("undeploy", service, settings, "--yes")

    def api_id(self, service: Service) -> str:
        """The id of the service's API; "" before it is there."""
        try:
            found = self._formation.describe_stack_resource(
                StackName=self._club.function(service.name), LogicalResourceId="Api"
            )
        except ClientError:
            return ""
        return found["StackResourceDetail"].get("PhysicalResourceId", "")

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
        self._functions.update_function_configuration(FunctionName=name, Environment={"Variables": dict(environment)})
        self._functions.get_waiter("function_updated_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})
        return True

    def invoke(self, service: Service, event: Mapping[str, Any]) -> Any:
        """What the function answers to an event. Raises DeploymentFailed where it fails."""
        name = self._club.function(service.name)
        answer = self._functions.invoke(FunctionName=name, Payload=json.dumps(event).encode())
        told = json.loads(answer["Payload"].read() or b"null")
        if answer.get("FunctionError"):
            raise DeploymentFailed(f"{name} failed: {told.get('errorMessage', told)}. Its log says where")
        return told

    def package(self, service: Service) -> str:
        """The name of a service's package in the stage's bucket; both of the sender's functions have one."""
        packed = self._packing(service)
        return f"releases/{packed.name}-{self.digest(packed, self.settings(packed))}.zip"

    def _packed(self, service: Service) -> Path:
        """The package as Zappa packs it and its callback slims it; kept for a next time and another stage."""
        packed = self._packing(service)
        kept = self._work / Path(self.package(service)).name
        if not kept.exists():
            half = kept.with_suffix(".half")
            self._zappa("package", packed, self.settings(packed), "--output", str(half))
            half.rename(kept)
        return kept

    def _packing(self, service: Service) -> Service:
        return next(each for each in SERVICES if each.name == service.package)

    def _upload(self, bucket: str, package: str, packed: Path) -> None:
        try:
            self._s3.head_object(Bucket=bucket, Key=package)
        except ClientError:
            self._s3.upload_file(str(packed), bucket, package)

    def _arn(self, service: Service) -> str:
        name = self._club.function(service.name)
        return self._functions.get_function_configuration(FunctionName=name)["FunctionArn"]

    def _has_function(self, service: Service) -> bool:
        try:
            self._functions.get_function(FunctionName=self._club.function(service.name))
        except self._functions.exceptions.ResourceNotFoundException:
            return False
        return True

    def _zappa(self, command: str, service: Service, settings: Mapping[str, Any], *arguments: str) -> None:
        """Run Zappa over settings of one stage, whose name is also the API's stage."""
        stage = self._club.stage
        rendered = self._work / f"zappa-{service.name}.json"
        rendered.write_text(json.dumps({stage: dict(settings)}, indent=1), encoding="utf-8")
        environment = os.environ | {
            "VIRTUAL_ENV": str(runtime.build(self._root, self._work)),
            "PYTHONPATH": str(self._root),
        }
        run = [sys.executable, "-W", "ignore", "-c", ZAPPA, command, stage, "-s", str(rendered), *arguments]
        done = subprocess.run(run, cwd=self._root, env=environment, capture_output=True, text=True)
        if done.returncode:
            said = "\n  ".join((done.stdout + done.stderr).strip().splitlines()[-TAIL:])
            raise DeploymentFailed(f"Zappa could not {command} {self._club.function(service.name)}:\n  {said}")

    def _sources(self, places: Iterable[str]) -> Iterable[Path]:
        for place in places:
            path = self._root / place
            found = [path] if path.is_file() else path.rglob("*")
            yield from (each for each in found if each.is_file() and each.suffix != ".pyc")


def extended(written: Mapping[str, Any], key: str) -> dict[str, Any]:
    """A stage of zappa_settings.json with all that it extends."""
    own = dict(written[key])
    base = own.pop("extends", None)
    return (extended(written, base) if base else {}) | own
