"""A stranger's picture is decoded where it can take nothing, reach nothing, and last no longer than is good."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.pictures.decoder import FIT, MOST_MEMORY, MOST_SAID, UNFIT, bare_environment, portrait_apart, portrait_in
from bot.pictures.image import Unfit, portrait
from tests.bot.pictures.test_image import corners, filed, noise, plain, shown
from tests.support.deploy.packaging import ROOT
from tests.support.pictures import jpeg_of_many_scans, png_with

ONE_SECOND = 1
CONFINED = "from bot.pictures.decoder import confine; import os, socket; confine(5, 10**10); "


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photo_comes_out_as_it_does_here(kind: str):
    photo = filed(corners(), kind)
    assert portrait_apart(photo) == portrait(photo)
    shown(portrait_apart(photo))


@pytest.mark.parametrize(("data", "reason"), [(b"", "corrupt"), (b"%PDF-1.7", "document"), (b"hello", "not_a_picture")])
def test_what_is_no_photo_is_refused_for_the_same_reason(data: bytes, reason: str):
    with pytest.raises(Unfit) as unfit:
        portrait_apart(data)
    assert unfit.value.reason == reason


def test_one_that_never_ends_is_given_up():
    with pytest.raises(Unfit) as unfit:
        portrait_apart(jpeg_of_many_scans(8000), cpu=ONE_SECOND)
    assert unfit.value.reason == "too_heavy"


def test_a_megabyte_of_exif_takes_no_longer_than_the_picture():
    shown(portrait_apart(png_with(b"eXIf", b"Exif\0\0" * 350_000), cpu=ONE_SECOND))


def test_nobody_waits_for_one_that_is_slow():
    with pytest.raises(Unfit) as unfit:
        portrait_apart(filed(noise(1200, 1500)), wait=0.01)
    assert unfit.value.reason == "too_heavy"


def test_one_that_takes_too_much_memory_is_given_up():
    with pytest.raises(Unfit) as unfit:
        portrait_apart(filed(plain(4800, 5000), "PNG"), memory=100_000_000)
    assert unfit.value.reason == "too_heavy"


def test_it_ends_before_lambda_ends_the_worker():
    """Beside the child stands the worker, with some 120 MB, and the picture as it came."""
    functions = json.loads((ROOT / "zappa_settings.json").read_text(encoding="utf-8"))
    assert functions["base"]["memory_size"] * 1024**2 - MOST_MEMORY > 300_000_000


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
@pytest.mark.parametrize(
    "tries",
    [
        "socket.socket()",
        "open('/etc/hostname')",
        "open('/tmp/x', 'w')",
        "os.pipe()",
        "os.close(0), os.close(1), socket.socket()",
    ],
)
def test_whoever_broke_into_it_could_open_nothing(tries: str):
    done = subprocess.run([sys.executable, "-c", CONFINED + tries], capture_output=True, text=True)  # noqa: S603
    assert "Too many open files" in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_nor_raise_a_limit_again():
    tries = "import resource; resource.setrlimit(resource.RLIMIT_CPU, (6, 6))"
    demoted = CONFINED + ("os.setuid(65534); " if os.getuid() == 0 else "") + tries
    done = subprocess.run([sys.executable, "-c", demoted], capture_output=True, text=True)  # noqa: S603
    assert "not allowed to raise maximum limit" in done.stderr


PEEK = """
import ctypes, os, sys
from bot.pictures.decoder import close_to_others

class Part(ctypes.Structure):
    _fields_ = [("at", ctypes.c_void_p), ("size", ctypes.c_size_t)]

libc, secret = ctypes.CDLL(None, use_errno=True), ctypes.create_string_buffer(b"the token of Twilio")
if os.getuid() == 0:
    os.setuid(65534)
libc.prctl(4, 1, 0, 0, 0)  # as a process is that was started by this user
if sys.argv[1] == "closed":
    close_to_others()
if os.fork():
    raise SystemExit(os.waitstatus_to_exitcode(os.wait()[1]))
found = ctypes.create_string_buffer(len(secret.value))
here, there = Part(ctypes.addressof(found), len(found)), Part(ctypes.addressof(secret), len(found))
libc.process_vm_readv(os.getppid(), ctypes.byref(here), 1, ctypes.byref(there), 1, 0)
print(found.value.decode() or os.strerror(ctypes.get_errno()))
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the way in is Linux's")
def test_nor_read_the_workers_memory():
    def peeks(how: str) -> str:
        return subprocess.run([sys.executable, "-c", PEEK, how], capture_output=True, text=True).stdout.strip()  # noqa: S603

    if peeks("open") != "the token of Twilio":
        pytest.skip("this kernel keeps processes of one user apart by itself")
    assert peeks("closed") == "Operation not permitted"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limits")
def test_nor_fill_the_disk_or_the_workers_memory(tmp_path: Path):
    with open(tmp_path / "said", "wb") as said:
        subprocess.run([sys.executable, "-c", CONFINED + "os.write(1, b'x' * 10**7); os.write(1, b'x')"], stdout=said)  # noqa: S603
    assert (tmp_path / "said").stat().st_size == MOST_SAID


@pytest.mark.parametrize(("how", "said"), [(FIT, b"MZ"), (FIT, b""), (UNFIT, b"<b>hello</b>"), (9, b"corrupt")])
def test_what_it_says_is_not_believed(how: int, said: bytes):
    with pytest.raises(Unfit) as unfit:
        portrait_in(how, said)
    assert unfit.value.reason == "too_heavy"


def test_it_is_told_no_secret():
    told = bare_environment({"PATH": "/bin", "AWS_SECRET_ACCESS_KEY": "x", "TWILIO_AUTH_TOKEN": "y", "API_KEY": "z"})
    assert told == {"PATH": "/bin"}
