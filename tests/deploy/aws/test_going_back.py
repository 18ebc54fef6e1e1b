"""Going back: code and runtime together. What was built for one Python, another cannot load."""

import base64
import hashlib
import io
import zipfile

import pytest

from deploy.aws.going_back import Package, built_for, found, put_back
from deploy.aws.services import DeploymentFailed
from tests.support.deploy.operator import Operator

OLD, NEW = "python3.12", "python3.13"
LIBRARY = "msgspec/_core.cpython-312-x86_64-linux-gnu.so"


def packed(*names: str) -> bytes:
    package = io.BytesIO()
    with zipfile.ZipFile(package, "w") as made:
        for name in names:
            made.writestr(zipfile.ZipInfo(name), b"")
    return package.getvalue()


OF_OLD, PLAIN, OF_NEW = packed("it.py", LIBRARY), packed("it.py", "cryptography/_rust.abi3.so"), packed("it.py")


class Deployed:
    """A function as it was deployed last, and the packages in its bucket."""

    def __init__(self, operator: Operator):
        self.lambdas, self.s3 = operator.client("lambda"), operator.client("s3")
        self.s3.create_bucket(Bucket="club", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
        for name, package in {"old.zip": OF_OLD, "plain.zip": PLAIN}.items():
            self.s3.put_object(Bucket="club", Key=name, Body=package)
        self.lambdas.create_function(
            FunctionName="bot",
            Runtime=NEW,
            Role="arn:aws:iam::000000000000:role/it",
            Handler="it.it",
            Code={"ZipFile": OF_NEW},
        )
        self.lambdas.get_waiter("function_active_v2").wait(FunctionName="bot", WaiterConfig={"Delay": 1})

    def is_(self, package: bytes, runtime: str) -> bool:
        """Whether it has this code and this runtime, and is at rest."""
        now = self.lambdas.get_function_configuration(FunctionName="bot")
        digest = base64.b64encode(hashlib.sha256(package).digest()).decode()
        return (now["CodeSha256"], now["Runtime"], now["LastUpdateStatus"]) == (digest, runtime, "Successful")


@pytest.fixture
def deployed(ready: Operator) -> Deployed:
    return Deployed(ready)


def test_the_code_of_before_is_back_under_the_runtime_of_before(deployed: Deployed):
    put_back(deployed.lambdas, "bot", found(deployed.s3, "club", "old.zip", OLD))
    assert deployed.is_(OF_OLD, OLD)


def test_the_runtime_that_a_record_does_not_tell_is_told_by_the_libraries(deployed: Deployed):
    assert found(deployed.s3, "club", "old.zip", "") == Package("club", "old.zip", OLD)


def test_a_package_without_libraries_of_one_python_runs_on_what_there_is(deployed: Deployed):
    assert built_for(PLAIN) == ""
    put_back(deployed.lambdas, "bot", found(deployed.s3, "club", "plain.zip", ""))
    assert deployed.is_(PLAIN, NEW)


@pytest.mark.parametrize("runtime", [OLD, ""])
def test_a_package_that_is_gone_is_found_out_before_anything_changes(deployed: Deployed, runtime: str):
    with pytest.raises(DeploymentFailed, match=r"The package gone\.zip cannot be read: .*Deploy that commit instead"):
        found(deployed.s3, "club", "gone.zip", runtime)


def test_a_code_that_is_refused_leaves_the_runtime_as_it_was(deployed: Deployed):
    with pytest.raises(DeploymentFailed, match=r"bot cannot go back to gone\.zip"):
        put_back(deployed.lambdas, "bot", Package("club", "gone.zip", OLD))
    assert deployed.is_(OF_NEW, NEW)
