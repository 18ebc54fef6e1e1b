"""A stranger's picture is decoded where it can take nothing, reach nothing, and last no longer than is good."""

import os
import re
import struct
import subprocess
import sys
import zlib
from io import BytesIO

import pytest
from PIL import Image

from bot.messages.decoder import bare_environment, portrait_apart
from bot.messages.image import Unfit, portrait
from tests.bot.messages.test_image import corners, filed, noise, plain, shown

ONE_SECOND = 1
CONFINED = "from bot.messages.decoder import confine; import os, socket; confine(5, 10**10); "


def png_with(chunk: bytes, content: bytes, width: int = 700, height: int = 900) -> bytes:
    """A PNG of one colour with a chunk of somebody's own before its pixels."""

    def part(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xc8\x96\x64" * width) * height)
    magic = b"\x89PNG\r\n\x1a\n"
    return magic + part(b"IHDR", header) + part(chunk, content) + part(b"IDAT", rows) + part(b"IEND", b"")


def jpeg_of_many_scans(times: int) -> bytes:
    """A progressive JPEG of 16 megapixels, one of whose scans is there so many times: each is a pass over all of it."""
    written = BytesIO()
    Image.new("RGB", (4000, 4000), (200, 150, 100)).save(written, "JPEG", progressive=True, quality=50)
    data = written.getvalue()
    scans = [found.start() for found in re.finditer(b"\xff\xda", data)]
    second = slice(scans[1], scans[2])
    return data[: second.stop] + data[second] * times + data[second.stop :]


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


def test_it_is_told_no_secret():
    told = bare_environment({"PATH": "/bin", "AWS_SECRET_ACCESS_KEY": "x", "TWILIO_AUTH_TOKEN": "y", "API_KEY": "z"})
    assert told == {"PATH": "/bin"}
