"""Pictures as somebody hostile makes them: small files that cost a decoder much."""

import re
import struct
import zlib
from io import BytesIO

from PIL import Image


def png_with(chunk: bytes, content: bytes, width: int = 700, height: int = 900) -> bytes:
    """A PNG of one colour with a chunk of somebody's own before its pixels, of which there are 1,000 rows at most."""

    def part(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress((b"\0" + b"\xc8\x96\x64" * width) * min(height, 1000))
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
