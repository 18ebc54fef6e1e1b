"""Pictures of every kind of ours, of which bytes got lost or were put in by somebody."""

from io import BytesIO

from hypothesis import strategies as st
from PIL import Image

from bot.pictures.decoder import portrait_apart
from bot.pictures.image import Unfit, get_ready
from scripts.fuzz.target import Target


def a_picture() -> Target:
    get_ready()
    samples = []
    for kind in ("JPEG", "PNG", "WEBP", "HEIF"):
        written = BytesIO()
        Image.effect_noise((640, 820), 60).convert("RGB").save(written, kind)
        samples.append(written.getvalue())

    def decode(sample: bytes, changes: list[tuple[int, bytes]]) -> None:
        spoilt = bytearray(sample)
        for place, new in changes:
            at = place % 600 if place % 2 else place % len(spoilt)
            spoilt[at : at + len(new)] = new
        try:
            assert portrait_apart(bytes(spoilt)).startswith(b"\xff\xd8")
        except Unfit as unfit:
            assert unfit.reason

    changes = st.lists(st.tuples(st.integers(0, 2**24), st.binary(max_size=6)), max_size=12)
    return Target(decode, (st.sampled_from(samples), changes))
