"""Going back to an earlier package: with the runtime that it was built for, and either both or neither."""

import io
import re
import zipfile
from typing import Any, NamedTuple

from botocore.exceptions import ClientError

from deploy.aws.services import DeploymentFailed

BUILT_FOR = re.compile(r"\.cpython-(\d)(\d+)-[\w-]+\.so$")  # the name of a compiled library: PEP 3149


class Package(NamedTuple):
    """A package in a bucket, and Lambda's name for the Python that runs it; "" for whatever runs now."""

    bucket: str
    key: str
    runtime: str


def found(s3: Any, bucket: str, key: str, runtime: str) -> Package:
    """The package of a release, `runtime` as its record tells: the first ones did not, and then the package does.

    Raises DeploymentFailed where it is not there any more.
    """
    try:
        if runtime:
            s3.head_object(Bucket=bucket, Key=key)
            return Package(bucket, key, runtime)
        return Package(bucket, key, built_for(s3.get_object(Bucket=bucket, Key=key)["Body"].read()))
    except ClientError as error:
        why = error.response["Error"]["Message"]
        raise DeploymentFailed(f"The package {key} cannot be read: {why}. Deploy that commit instead") from None


def built_for(archive: bytes) -> str:
    """The runtime of the compiled libraries in a package; "" where it has none."""
    with zipfile.ZipFile(io.BytesIO(archive)) as package:
        versions = (BUILT_FOR.search(name) for name in package.namelist())
        return next((f"python{told[1]}.{told[2]}" for told in versions if told), "")


def put_back(functions: Any, name: str, package: Package) -> None:
    """Have the function run the package. `functions` is a client of Lambda's. Raises DeploymentFailed.

    Lambda changes the runtime and the code one after the other. The runtime is first and the code follows at once;
    what is called in between fails, and its callers try again. A code that is refused leaves the runtime as it was.
    """
    now = functions.get_function_configuration(FunctionName=name)["Runtime"]
    _run_by(functions, name, now, package.runtime or now)
    try:
        functions.update_function_code(FunctionName=name, S3Bucket=package.bucket, S3Key=package.key, Publish=True)
    except ClientError as error:
        _run_by(functions, name, package.runtime or now, now)
        why = error.response["Error"]["Message"]
        raise DeploymentFailed(f"{name} cannot go back to {package.key}: {why} Deploy that commit instead") from None
    settle(functions, name)


def settle(functions: Any, name: str) -> None:
    """Wait until the function is as it was last told to be."""
    functions.get_waiter("function_updated_v2").wait(FunctionName=name, WaiterConfig={"Delay": 1})


def _run_by(functions: Any, name: str, now: str, runtime: str) -> None:
    if runtime != now:
        settle(functions, name)  # for what an earlier deployment that was cut short has begun
        functions.update_function_configuration(FunctionName=name, Runtime=runtime)
        settle(functions, name)
