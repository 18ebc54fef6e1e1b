"""The package that goes to Lambda: the service's own rooms, live bytecode, the same bytes again, and no secret."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from deploy.packing.bytecode import NotCompiled
from deploy.packing.check import IncompletePackage, check
from deploy.packing.secrecy import SecretInPackage
from deploy.packing.slim import slim
from tests.support.deploy.packaging import NAMED_AS, Packing, alone, copied, names, zipped

HANDLER = "bot.lambda_handler"
SERVICE = {
    "sender/__init__.py": "",
    "sender/wsgi.py": "import six\n\n\ndef app():\n    raise LookupError\n",
    "sender/lambda_handler.py": "from sender import wsgi\n",
    "bot/app.py": "import sender\n",
    "tests/test_it.py": "",
    "README.md": "",
    "zappa_settings.py": "APP_MODULE='sender.wsgi'\n",
    "six.py": "VERSION = 1\n",
    "six-1.0.dist-info/METADATA": "Name: six\n",
    "six-1.0.dist-info/RECORD": "six.py,,\n",
    "left.py": "",
    "left-1.0.dist-info/METADATA": "Name: left\n",
    "left-1.0.dist-info/RECORD": "left.py,,\n",
    "package_info.json": "{}",
}


def digest(archive: Path) -> str:
    return hashlib.sha256(archive.read_bytes()).hexdigest()


@pytest.fixture
def packing(tmp_path: Path) -> Packing:
    """A small service, as Zappa packs it."""
    archive = zipped(tmp_path / "sender.zip", SERVICE)
    return Packing(str(archive), "sender.wsgi.app", "sender.lambda_handler.handle")


def test_it_holds_the_services_rooms_and_what_they_import(packing: Packing):
    slim(packing)
    sources = [name for name in names(Path(packing.zip_path)) if not name.endswith(".pyc")]
    assert sources == ["sender/__init__.py", "sender/lambda_handler.py", "sender/wsgi.py", "zappa_settings.py"]
    assert [name for name in names(Path(packing.zip_path)) if "/" not in name] == ["six.pyc", "zappa_settings.py"]


def test_a_traceback_shows_our_lines_where_lambda_has_them(packing: Packing, tmp_path: Path):
    slim(packing)
    with zipfile.ZipFile(packing.zip_path) as package:
        package.extractall(tmp_path / "task")
    called = "import traceback, sender.wsgi\ntry:\n    sender.wsgi.app()\nexcept LookupError:\n"
    said = alone(tmp_path / "task", f"{called}    print(traceback.format_exc())")
    assert "raise LookupError" in said
    assert "sender/wsgi.py" in said


def test_the_same_code_gives_the_same_bytes_whenever_zappa_packed_it(packing: Packing, tmp_path: Path):
    slim(packing)
    later = dict(reversed((SERVICE | {"package_info.json": '{"uuid": "another"}'}).items()))
    again = Packing(str(zipped(tmp_path / "later.zip", later)), packing.app_function, packing.lambda_handler)
    slim(again)
    assert digest(Path(packing.zip_path)) == digest(Path(again.zip_path))
    other = Packing(
        str(zipped(tmp_path / "other.zip", SERVICE | {"sender/__init__.py": "A = 1\n"})),
        packing.app_function,
        packing.lambda_handler,
    )
    slim(other)
    assert digest(Path(packing.zip_path)) != digest(Path(other.zip_path))


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sender/.env", "A=1"),
        ("sender/production.env", "A=1"),
        ("sender/.aws/config", ""),
        ("sender/credentials", ""),
        ("sender/private.pem", ""),
        ("sender/token.key", ""),
        ("sender/words.py", 'KEY = """-----BEGIN RSA ' + 'PRIVATE KEY-----"""'),
        ("sender/access.json", '"AKIA' + 'ABCDEFGHIJKLMNOP"'),
    ],
)
def test_a_secret_is_not_packed(packing: Packing, name: str, content: str):
    zipped(Path(packing.zip_path), SERVICE | {name: content})
    before = digest(Path(packing.zip_path))
    with pytest.raises(SecretInPackage, match=name.rpartition("/")[2].replace(".", r"\.")) as refused:
        slim(packing)
    assert "PRIVATE" not in str(refused.value)
    assert digest(Path(packing.zip_path)) == before


def test_settings_that_zappa_writes_into_the_package_are_refused(packing: Packing):
    packing.environment_variables = {"API_KEY": "a"}
    with pytest.raises(SecretInPackage, match="aws_environment_variables"):
        slim(packing)


def test_bytecode_that_lambda_cannot_use_is_not_made(packing: Packing, capsys: pytest.CaptureFixture):
    packing.runtime = "python3.99"
    slim(packing)
    assert "without bytecode: there is no python3.99 on this machine" in capsys.readouterr().err
    assert not [name for name in names(Path(packing.zip_path)) if name.endswith(".pyc")]
    assert "six.py" in names(Path(packing.zip_path))
    assert check(Path(packing.zip_path), "sender", "sender.lambda_handler", packing.runtime) is False


def test_what_is_no_python_is_named(packing: Packing):
    zipped(Path(packing.zip_path), SERVICE | {"six.py": "def"})
    with pytest.raises(NotCompiled, match=r"six\.py"):
        slim(packing)


def test_zappas_package_of_the_bot_becomes_small(bot_zip: Path):
    tops = {name.partition("/")[0] for name in names(bot_zip)}
    assert {"bot", "flows", "service", "templates", "flask", "twilio", "tzdata", "zappa_settings.py"} <= tops
    assert not tops & {"sender", "local", "deploy", "tests", "docs", "scripts", "start.py", "aiohttp", "pip"}
    assert not [name for name in names(bot_zip) if ".dist-info" in name or name.endswith((".c", ".pyi"))]
    services = {
        name.split("/")[2] for name in names(bot_zip) if name.startswith("botocore/data/") and name.count("/") > 2
    }
    assert {"dynamodb", "sqs", "ssm", "s3", "secretsmanager"} <= services
    assert not services & {"ec2", "iam"}
    assert bot_zip.stat().st_size < 20 * 1024 * 1024


def test_nothing_of_the_bot_is_compiled_when_it_starts(bot_folder: Path):
    spied = """
import importlib.machinery as machinery
compiled = []
make = machinery.SourceFileLoader.source_to_code
def spy(self, data, path, **options):
    compiled.append(path)
    return make(self, data, path, **options)
machinery.SourceFileLoader.source_to_code = spy
import bot.lambda_handler, bot.app, zappa.handler, zappa_settings, twilio.rest
print(compiled, bot.app.__cached__)
"""
    cached = bot_folder / "bot" / "__pycache__" / f"app.{NAMED_AS.replace('python3.', 'cpython-3')}.pyc"
    assert alone(bot_folder, spied).strip() == f"[] {cached}"


def test_the_package_of_the_bot_is_complete(bot_zip: Path):
    assert check(bot_zip, "bot", HANDLER, NAMED_AS) is True


def test_what_a_package_lacks_is_named_before_anything_is_deployed(bot_zip: Path, tmp_path: Path):
    lacking = ("flask/", "pillow_heif/", "twilio/rest/content/", "botocore/data/sqs/", "tzdata/")
    with pytest.raises(IncompletePackage) as incomplete:
        check(copied(bot_zip, tmp_path / "part.zip", lacking), "bot", HANDLER, NAMED_AS)
    said = str(incomplete.value)
    assert "bot.app: ModuleNotFoundError: No module named 'flask'" in said
    assert "pillow_heif: ModuleNotFoundError" in said
    assert "twilio.rest.content.v1.content: ModuleNotFoundError" in said
    assert "sqs: UnknownServiceError" in said
    assert "flows.london: ZoneInfoNotFoundError" in said
    assert "dynamodb: " not in said
