"""A parent's picture, decoded in a process of its own: time of CPU, and the most memory that the process held

Each picture goes through `bot.pictures.decoder` as the worker hands it over: a process is started, confined, given the
bytes, and gives a portrait back or the reason why there is none. CPU is the child's, start included, its memory the
largest that it ever held (RSS). The bombs are small files that cost much: a PNG with two megabytes of repeated Exif
marks, a JPEG with 4,000 scans, and a PNG of 30,000 × 30,000 pixels. Each is tried three times; the median counts.
"""

import os
import resource
import sys
from argparse import Namespace
from io import BytesIO
from multiprocessing import get_context
from statistics import median

from PIL import Image

from benchmarks.support.table import Row, Table
from bot.pictures.decoder import MOST_CPU, MOST_MEMORY, portrait_apart
from bot.pictures.image import Unfit, get_ready
from tests.support.pictures import jpeg_of_many_scans, png_with

TIMES = 3
MEGABYTE = 1024 * 1024
MOST_MEGABYTES = MOST_MEMORY / MEGABYTE
A_PHOTO, A_LARGE_ONE = (4032, 3024), (8064, 6048)  # 12 and 48 megapixels, as phones take them


def run(options: Namespace) -> Table:
    get_ready()
    pictures = {
        "JPEG of 12 megapixels": photo(A_PHOTO, "JPEG"),
        "HEIC of 12 megapixels": photo(A_PHOTO, "HEIF"),
        "HEIC of 48 megapixels": photo(A_LARGE_ONE, "HEIF"),
        "PNG bomb of Exif marks": png_with(b"eXIf", b"Exif\0\0" * 350_000),
        "JPEG bomb of scans": jpeg_of_many_scans(4000),
        "PNG bomb of pixels": png_with(b"tEXt", b"", 30_000, 30_000),
    }
    rows = []
    for name, data in pictures.items():
        cost = [apart(data) for _ in range(TIMES)]
        rows.append(Row(f"{name}, CPU", median(cpu for cpu, _ in cost), "s", limit=MOST_CPU + 1))
        rows.append(Row(f"{name}, memory", max(held for _, held in cost), "MB", limit=MOST_MEGABYTES))
    return Table(__doc__, rows)


def apart(data: bytes) -> tuple[float, float]:
    """Seconds of CPU and megabytes at the most, of the child alone: it is this process's only one."""
    with get_context("spawn").Pool(1) as fresh:
        return fresh.apply(_cost, (data,))


def _cost(data: bytes) -> tuple[float, float]:
    try:
        portrait_apart(data)
    except Unfit as unfit:
        print(f"  refused: {unfit.reason}", file=sys.stderr)
    spent = resource.getrusage(resource.RUSAGE_CHILDREN)
    unit = MEGABYTE if sys.platform == "darwin" else 1024
    return spent.ru_utime + spent.ru_stime, spent.ru_maxrss / unit


def photo(size: tuple[int, int], kind: str) -> bytes:
    """A picture with grain, as a camera's has."""
    grain = Image.frombytes("RGB", (256, 256), os.urandom(256 * 256 * 3)).resize(size, Image.Resampling.BICUBIC)
    written = BytesIO()
    grain.save(written, kind, quality=80)
    return written.getvalue()
