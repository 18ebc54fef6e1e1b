"""What parents send as a photo, and what the league's portal gets of it."""

import struct
import zlib
from functools import partial
from io import BytesIO

import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageDraw, PngImagePlugin

from bot.pictures.image import Unfit, portrait
from tests.support.runner.thoroughness import examples

pillow_heif.register_heif_opener()
Turn = Image.Transpose
RED, GREEN, BLUE, YELLOW, WHITE = (220, 30, 30), (30, 200, 30), (30, 30, 220), (230, 220, 40), (255, 255, 255)
MAKE, DESCRIPTION, ORIENTATION, GPS = 271, 270, 274, 34853
TOLD = b"Made by Example Camera"


def plain(width: int, height: int, mode: str = "RGB", colour=GREEN) -> Image.Image:
    return Image.new(mode, (width, height), colour)


def noise(width: int, height: int) -> Image.Image:
    """What compresses worst: every pixel another colour."""
    return Image.merge("RGB", [Image.effect_noise((width, height), 255) for _ in "RGB"])


def corners(width: int = 800, height: int = 1000) -> Image.Image:
    """Red above left, green above right, blue below left, yellow below right."""
    picture = plain(width, height, colour=RED)
    picture.paste(GREEN, (width // 2, 0, width, height // 2))
    picture.paste(BLUE, (0, height // 2, width // 2, height))
    picture.paste(YELLOW, (width // 2, height // 2, width, height))
    return picture


def filed(picture: Image.Image, kind: str = "JPEG", **given) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **given)
    return file.getvalue()


def shown(jpeg: bytes) -> Image.Image:
    """What came out, held against all that the portal asks."""
    picture = Image.open(BytesIO(jpeg))
    picture.load()
    assert (picture.format, picture.mode) == ("JPEG", "RGB")
    assert picture.width * 5 == picture.height * 4
    assert 600 <= picture.width <= 1200
    assert 200_000 <= len(jpeg) <= 500_000
    return picture


def near(pixel, colour, by: int = 12) -> bool:
    return all(abs(got - wanted) <= by for got, wanted in zip(pixel, colour, strict=True))


def in_the_corners(picture: Image.Image) -> list:
    across, down = picture.width - 20, picture.height - 20
    return [picture.getpixel(at) for at in ((20, 20), (across, 20), (20, down), (across, down))]


def reason(data: bytes) -> str:
    with pytest.raises(Unfit) as unfit:
        portrait(data)
    return unfit.value.reason


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ((600, 750), (600, 750)),  # the least there is
        ((700, 900), (700, 875)),  # not enlarged
        ((1000, 800), (640, 800)),  # across: as high as it is
        ((1203, 1507), (1200, 1500)),
        ((3000, 4000), (1200, 1500)),  # a phone's
        ((4000, 3000), (1200, 1500)),
        ((601, 4999), (600, 750)),  # a screenshot of a long page
    ],
)
def test_any_size_becomes_4_to_5_and_is_never_enlarged(sent, kept):
    assert shown(portrait(filed(plain(*sent)))).size == kept


@settings(max_examples=examples(12), deadline=None)
@given(width=st.integers(600, 4000), height=st.integers(750, 3000), detail=st.integers(1, 400))
def test_whatever_the_size_and_the_detail(width, height, detail):
    coarse = noise(max(width * detail // 400, 8), max(height * detail // 400, 10))  # of fewer, all may be dark
    picture = shown(portrait(filed(coarse.resize((width, height), Image.Resampling.BILINEAR), quality=70)))
    assert picture.width <= width
    assert picture.height <= height


@pytest.mark.parametrize("picture", [noise(1300, 1600), noise(600, 750), plain(1200, 1500), plain(600, 750)])
def test_noise_and_a_wall_both_have_a_size_that_the_portal_takes(picture):
    shown(portrait(filed(picture, quality=95)))


def test_a_photo_full_of_detail_is_as_good_as_500_kb_allow():
    jpeg = portrait(filed(noise(150, 200).resize((2400, 3200), Image.Resampling.BICUBIC)))
    assert shown(jpeg).size == (1200, 1500)
    assert len(jpeg) > 400_000


@pytest.mark.parametrize(
    ("size", "middle"),
    [
        ((1600, 750), (500, 0, 1100, 750)),  # as much off the left as off the right
        ((600, 1500), (0, 300, 600, 1050)),  # 300 off the top, 450 off the bottom
    ],
)
def test_it_is_cut_where_the_face_is(size, middle):
    picture = plain(*size, colour=RED)
    picture.paste(GREEN, middle)
    assert all(near(pixel, GREEN) for pixel in in_the_corners(shown(portrait(filed(picture, quality=95)))))
    edges = shown(portrait(filed(picture, quality=95))).resize((600, 750))
    assert all(near(edges.getpixel(at), GREEN, by=60) for at in ((2, 375), (597, 375), (300, 2), (300, 747)))


@pytest.mark.parametrize(
    ("orientation", "held"),
    [  # how the phone was held: what has to be done to an upright photo to get the one it stored
        (1, None),
        (2, Turn.FLIP_LEFT_RIGHT),
        (3, Turn.ROTATE_180),
        (4, Turn.FLIP_TOP_BOTTOM),
        (5, Turn.TRANSPOSE),
        (6, Turn.ROTATE_90),
        (7, Turn.TRANSVERSE),
        (8, Turn.ROTATE_270),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_it_stands_upright_however_the_phone_was_held(orientation, held, kind):
    stored = corners() if held is None else corners().transpose(held)
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    found = in_the_corners(shown(portrait(filed(stored, kind, exif=exif, quality=95))))
    assert [near(*pair) for pair in zip(found, (RED, GREEN, BLUE, YELLOW), strict=True)] == [True] * 4


def test_a_heic_is_turned_once():
    """Its own container turns it, and EXIF says so once more."""
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    data = filed(corners().transpose(Turn.ROTATE_90), "HEIF", exif=exif.tobytes(), quality=90)
    found = in_the_corners(shown(portrait(data)))
    assert [near(*pair, by=25) for pair in zip(found, (RED, GREEN, BLUE, YELLOW), strict=True)] == [True] * 4


@pytest.mark.parametrize(("stored", "fits"), [((750, 600), True), ((600, 750), False)])
def test_it_is_the_upright_size_that_counts(stored, fits):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    data = filed(plain(*stored), exif=exif)
    if fits:
        assert shown(portrait(data)).size == (600, 750)
    else:
        assert reason(data) == "too_small"


def telling(kind: str, **given: bytes) -> bytes:
    """A photo that tells where, when and by what it was taken, in every way its format has."""
    exif = Image.Exif()
    exif[MAKE], exif[DESCRIPTION] = TOLD.decode(), TOLD.decode()
    exif[GPS] = {1: "N", 2: (53.0, 27.0, 2.0), 3: "W", 4: (2.0, 21.0, 9.0), 29: TOLD.decode()}
    given["exif"] = exif.tobytes()
    if kind != "PNG":
        given["xmp"] = b"<x:xmpmeta>" + TOLD + b"</x:xmpmeta>"
    if kind == "JPEG":
        given["comment"] = TOLD
    if kind == "PNG":
        given["pnginfo"] = PngImagePlugin.PngInfo()
        given["pnginfo"].add_text("Comment", TOLD.decode())
    return filed(noise(200, 250).resize((800, 1000)), kind, **given)


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


@pytest.mark.parametrize("profile", [{}, {"icc_profile": srgb()}])
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_nothing_is_told_but_the_picture(kind, profile):
    sent = telling(kind, **profile)
    assert TOLD in sent
    assert Image.open(BytesIO(sent)).getexif().get_ifd(GPS)[1] == "N"

    jpeg = portrait(sent)
    picture = shown(jpeg)
    assert not picture.getexif()
    assert not picture.getexif().get_ifd(GPS)
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "comment"}
    assert not picture.info.get("comment", b"").strip()
    assert TOLD not in jpeg


def red_and_green_swapped() -> bytes:
    """A profile by which what looks green is stored as red."""
    return srgb().replace(b"rXYZ", b"----").replace(b"gXYZ", b"rXYZ").replace(b"----", b"gXYZ")


def colour_of(data: bytes, at: tuple[int, int] = (300, 300)):
    return shown(portrait(data)).getpixel(at)


def test_its_colours_are_what_its_profile_says():
    data = filed(plain(800, 1000, colour=(255, 0, 0)), icc_profile=red_and_green_swapped(), quality=95)
    assert near(colour_of(data), (0, 255, 0))


@pytest.mark.parametrize("profile", [b"no profile at all", srgb()[:200]])
def test_a_broken_profile_is_left_aside(profile):
    assert near(colour_of(filed(plain(800, 1000), "PNG", icc_profile=profile)), GREEN)


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow says that the EXIF is broken
@pytest.mark.parametrize("exif", [b"Exif\0\0", b"Exif\0\0rubbish", b"Exif\0\0MM\0*\0\0\0\x08\xff\xff\x01\x12\0\x03"])
def test_broken_exif_is_left_aside(exif):
    assert near(colour_of(filed(plain(800, 1000), exif=exif)), GREEN)


def palette(transparent: bool) -> bytes:
    picture = plain(800, 1000, "P", 0)
    picture.putpalette([*GREEN, *RED])
    return filed(picture, "PNG", **({"transparency": 0} if transparent else {}))


@pytest.mark.parametrize(
    ("sent", "colour"),
    [
        (partial(filed, plain(800, 1000, "CMYK", (0, 0, 0, 128))), (127, 127, 127)),  # from a print shop
        (partial(filed, plain(800, 1000, "L", 150)), (150, 150, 150)),
        (partial(filed, plain(800, 1000, "I;16", 150 * 257), "PNG"), (150, 150, 150)),  # from a scanner
        (partial(filed, plain(800, 1000, "1", 1), "PNG"), WHITE),
        (partial(filed, plain(800, 1000, "RGBA", (*RED, 0)), "PNG"), WHITE),  # a cut-out: what is away is white
        (partial(filed, plain(800, 1000, "RGBA", (*RED, 255)), "PNG"), RED),
        (partial(filed, plain(800, 1000, "RGBA", (0, 0, 0, 128)), "PNG"), (127, 127, 127)),
        (partial(filed, plain(800, 1000, "LA", (10, 0)), "PNG"), WHITE),
        (partial(palette, transparent=False), GREEN),
        (partial(palette, transparent=True), WHITE),
        (partial(filed, plain(800, 1000, "RGBA", (*RED, 0)), "WEBP", lossless=True, exact=True), WHITE),
        (partial(filed, plain(800, 1000, "RGBA", (*RED, 0)), "HEIF", quality=90), WHITE),
        (partial(filed, plain(800, 1000), "WEBP", save_all=True, append_images=[plain(800, 1000, colour=RED)]), GREEN),
        (partial(filed, plain(800, 1000), "HEIF", quality=90), GREEN),
        (partial(filed, plain(800, 1000), progressive=True), GREEN),
    ],
)
def test_every_kind_of_picture(sent, colour):
    assert near(colour_of(sent()), colour)


def in_a_dark_room() -> Image.Image:
    """A child in the dark, with the small lamp of a charger."""
    picture = Image.effect_noise((800, 1000), 8).point(lambda level: max(level - 110, 0)).convert("RGB")
    picture.paste((40, 34, 30), (300, 300, 500, 560))
    picture.paste(WHITE, (20, 20, 60, 60))
    return picture


def dark_skin_in_good_light() -> Image.Image:
    """The darkest skin and a black shirt before a dark wall, in daylight: the forehead and the nose shine a little."""
    picture = plain(800, 1000, colour=(42, 40, 44))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((100, 760, 700, 1000), fill=(28, 28, 30))
    draw.ellipse((270, 250, 530, 620), fill=(66, 46, 38))
    draw.ellipse((340, 290, 460, 370), fill=(104, 80, 70))
    draw.ellipse((385, 420, 415, 500), fill=(110, 86, 76))
    return picture


def test_too_dark_is_the_light_not_the_child():
    assert reason(filed(in_a_dark_room())) == "too_dark"
    shown(portrait(filed(dark_skin_in_good_light())))


def chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


def bomb(width: int, height: int) -> bytes:
    """A whole PNG of a few kilobytes that is a page of gigabytes."""
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    pixels = zlib.compress(bytes(width // 8 + 1) * min(height, 10_000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def iso_file(brand: bytes) -> bytes:
    return b"\0\0\0\x18ftyp" + brand + b"\0\0\0\0" + brand + b"mp42" + bytes(100)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (filed(plain(599, 2000)), "too_small"),
        (filed(plain(2000, 749)), "too_small"),
        (filed(plain(96, 96), "WEBP"), "too_small"),  # a sticker
        (filed(plain(800, 1000)) + bytes(10_000_000), "too_large"),
        (bomb(5200, 5200), "too_large"),  # over our limit for a PNG
        (bomb(10_000, 10_000), "too_large"),  # of which Pillow warns
        (bomb(60_000, 60_000), "too_large"),  # which Pillow refuses
        (b"", "corrupt"),
        (b"\xff\xd8\xff\xe0 and nothing more", "corrupt"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "corrupt"),
        (b"RIFF\x10\0\0\0WEBPVP8 rubbish", "corrupt"),
        (iso_file(b"heic"), "corrupt"),
        (b"%PDF-1.7\n%rubbish", "document"),
        (b"PK\x03\x04\x14\0\x06\0[Content_Types].xml", "document"),  # Word, Excel, Pages
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500), "document"),  # Word of before 2007
        (b"{\\rtf1\\ansi Mia}", "document"),
        (filed(plain(800, 1000, "P", 1), "GIF"), "not_a_picture"),
        (filed(plain(800, 1000), "BMP"), "not_a_picture"),
        (filed(plain(800, 1000), "TIFF"), "not_a_picture"),
        (iso_file(b"isom"), "not_a_picture"),  # a film
        (iso_file(b"avif"), "not_a_picture"),
        (b"OggS" + bytes(100), "not_a_picture"),
        (b"BEGIN:VCARD\r\nFN:Mia\r\nEND:VCARD", "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not_a_picture"),
    ],
)
def test_what_is_no_photo_is_told_apart(data, why):
    assert reason(data) == why


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_photo_that_arrived_in_part_is_corrupt(kind, part):
    data = filed(noise(350, 450), kind)
    assert reason(data[: int(len(data) * part)]) == "corrupt"
