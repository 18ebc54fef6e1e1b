"""From what a parent sent to what the league's portal takes: a passport-style JPEG that tells nothing but the face.

Pillow is imported where it works: it costs a cold start that most messages have no use for.
"""

from __future__ import annotations

from contextlib import suppress
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_INPUT = 10_000_000  # bytes
# An iPhone's largest photo has 48.8 million pixels. Decoding takes up to 6 bytes for each of a JPEG's, 9 of a HEIC's or
# a PNG's and 16 of a WebP's, and no camera makes large ones of the latter two.
MOST_PIXELS = {"JPEG": 50_000_000, "HEIF": 50_000_000, "PNG": 25_000_000, "WEBP": 20_000_000}

ACROSS, DOWN = 4, 5
LEAST_UNIT, MOST_UNIT = 150, 300  # 600×750 to 1200×1500 pixels
ABOVE = 0.4  # of the spare height is cut off at the top, the rest below the child: faces sit high

LEAST_BYTES, MOST_BYTES = 204_800, 500_000  # 200–500 KB, whether the portal's KB has 1000 or 1024 bytes
LEAST_QUALITY, BEST_QUALITY = 60, 100  # of libjpeg; under 60 a face shows blocks
LONGEST_COMMENT = 65_533  # bytes: a JPEG segment counts its length, and the two bytes of it, in 16 bits

# sRGB 50 of 255 is what a surface gives back that reflects 3 % of the light. In a well lit photo the darkest skin, hair
# with a gleam on it and even a black shirt reflect more, so at least 2 % of it is brighter whoever is in it. In a photo
# taken in the dark nothing is but the odd lamp.
BRIGHT_PART, DARK = 0.02, 50

HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
AVIF_BRANDS = {b"avif", b"avis"}
DOCUMENTS = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf")  # PDF, Office new and old, RTF


class Unfit(ValueError):
    """It cannot be the child's photo. `reason` is the word under which the remedy stands in the conversation."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def get_ready() -> None:
    """Load all that `portrait` may need, for a process that cannot open files afterwards."""
    from PIL import Image, ImageCms, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin  # noqa: F401
    from pillow_heif import register_heif_opener

    register_heif_opener()
    Image.preinit()
    ImageCms.createProfile("sRGB")


def portrait(data: bytes) -> bytes:
    """A JPEG of 4:5, 600×750 to 1200×1500 pixels, 204,800 to 500,000 bytes, in sRGB and without any metadata.

    `data` is a JPEG, PNG, WebP or HEIC of up to 10 MB. It is turned upright and cropped, never enlarged. Raises Unfit:
    "too_large" (over 10 MB or MOST_PIXELS), "too_small" (no 600×750 in it), "too_dark", "corrupt", "document"
    (PDF, Office) or "not_a_picture".
    """
    if len(data) > MOST_INPUT:
        raise Unfit("too_large")
    picture = cropped(opened(data, format_of(data)))
    if is_dark(picture):
        raise Unfit("too_dark")
    return filled_up(compressed(picture))


def format_of(data: bytes) -> str:
    """Pillow's name of the format that the bytes begin like, whatever they were said to be. Raises Unfit."""
    if not data:
        raise Unfit("corrupt")
    if data.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        brands = {data[at : at + 4] for at in range(8, min(int.from_bytes(data[:4]), 256), 4)}
        if brands & HEIF_BRANDS and not brands & AVIF_BRANDS:
            return "HEIF"
    raise Unfit("document" if data.startswith(DOCUMENTS) else "not_a_picture")


def opened(data: bytes, kind: str) -> Image:
    """The decoded picture, upright, in a mode that can be scaled. Raises Unfit."""
    from PIL import Image

    if kind == "HEIF":
        from pillow_heif import register_heif_opener

        register_heif_opener()
    try:
        picture = Image.open(BytesIO(data), formats=[kind])
        if picture.width * picture.height > MOST_PIXELS[kind]:
            raise Unfit("too_large")
        # A JPEG can be read at a half, a quarter or an eighth at once. Either side may turn out to be the longer one.
        picture.draft(None, (DOWN * MOST_UNIT, DOWN * MOST_UNIT))
        picture.load()
        turn_upright(picture)
        return scalable(picture)
    except (Unfit, MemoryError):
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unfit("too_large") from None
    except Exception:  # what a decoder trips over in a broken file is of every kind there is
        raise Unfit("corrupt") from None


def turn_upright(picture: Image) -> None:
    """Turn it as its EXIF says; a photo whose EXIF cannot be read stays as it is."""
    from PIL import ImageOps

    with suppress(Exception):  # as above: EXIF is a file in the file
        ImageOps.exif_transpose(picture, in_place=True)


def scalable(picture: Image) -> Image:
    """In one of the modes L, RGB, RGBA and CMYK: Pillow scales no palettes, and cuts 16 bits off at 255."""
    if picture.mode.startswith("I"):
        return picture.point(lambda level: level / 257).convert("L")
    if picture.has_transparency_data:
        return picture.convert("RGBA")
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def cropped(picture: Image) -> Image:
    """The portrait in the picture, in sRGB, as large as the portal takes it. Raises Unfit rather than enlarge it."""
    from PIL import Image

    unit = min(picture.width / ACROSS, picture.height / DOWN)
    if unit < LEAST_UNIT:
        raise Unfit("too_small")
    left = (picture.width - ACROSS * unit) / 2
    top = (picture.height - DOWN * unit) * ABOVE
    right, bottom = min(left + ACROSS * unit, picture.width), min(top + DOWN * unit, picture.height)
    scaled = picture.resize(
        _size(min(int(unit), MOST_UNIT)), Image.Resampling.LANCZOS, (left, top, right, bottom), reducing_gap=3
    )
    return in_srgb(on_white(scaled), picture.info.get("icc_profile"))


def on_white(picture: Image) -> Image:
    """Without transparency."""
    from PIL import Image

    if picture.mode != "RGBA":
        return picture
    white = Image.new("RGB", picture.size, "white")
    white.paste(picture, mask=picture.getchannel("A"))
    return white


def in_srgb(picture: Image, profile: bytes | None) -> Image:
    """As RGB in the colours that everybody takes it for. A profile that does not fit the picture is left aside."""
    from PIL import ImageCms

    if profile:
        try:
            source = ImageCms.ImageCmsProfile(BytesIO(profile))
            converted = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
            if converted:  # there is none only where the picture itself is to be changed
                return converted
        except (OSError, ImageCms.PyCMSError):
            pass  # its colours are a little off then
    return picture.convert("RGB")


def is_dark(picture: Image) -> bool:
    """Whether hardly anything in it is as bright as a black shirt in good light."""
    levels = picture.convert("L").histogram()
    return sum(levels[DARK:]) < BRIGHT_PART * picture.width * picture.height


def compressed(picture: Image) -> bytes:
    """The best JPEG that is not too large, made smaller where even a modest quality is."""
    from PIL import Image

    while len(jpeg := as_jpeg(picture, LEAST_QUALITY)) > MOST_BYTES and picture.width > ACROSS * LEAST_UNIT:
        unit = int(picture.width / ACROSS * (MOST_BYTES / len(jpeg)) ** 0.5)
        picture = picture.resize(_size(max(unit, LEAST_UNIT)), Image.Resampling.LANCZOS)
    low, high = LEAST_QUALITY, BEST_QUALITY
    while low < high:
        quality = (low + high + 1) // 2
        if len(better := as_jpeg(picture, quality)) <= MOST_BYTES:
            jpeg, low = better, quality
        else:
            high = quality - 1
    return jpeg


def as_jpeg(picture: Image, quality: int) -> bytes:
    """Encoded from the pixels alone: Pillow would hand on the comment that the original came with."""
    from PIL import Image

    bare, file = Image.new("RGB", picture.size), BytesIO()
    bare.paste(picture)
    bare.save(file, "JPEG", quality=quality)
    return file.getvalue()


def filled_up(jpeg: bytes) -> bytes:
    """Brought up to the least size that the portal takes, with comments of spaces.

    A plain wall or a small photo stays under it at the best quality, and enlarging would invent pixels.
    """
    end_of_header = 4 + int.from_bytes(jpeg[4:6])  # JFIF's segment has to stay the first
    missing = LEAST_BYTES - len(jpeg)
    comments = b""
    while len(comments) < missing:
        text = b" " * min(max(missing - len(comments) - 4, 0), LONGEST_COMMENT)
        comments += b"\xff\xfe" + (len(text) + 2).to_bytes(2) + text
    return jpeg[:end_of_header] + comments + jpeg[end_of_header:]


def _size(unit: int) -> tuple[int, int]:
    return ACROSS * unit, DOWN * unit
