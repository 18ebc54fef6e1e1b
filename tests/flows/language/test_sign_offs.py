"""The name under a message."""

import pytest

from flows.language.sign_offs import without_sign_off

SIGNED = [
    ("Just in the park, bless him. Sue", "Just in the park, bless him"),
    ("No club yet. Thanks, Deb", "No club yet"),
    ("never played! Kath x", "never played"),
    ("not at any club, thanks Jo", "not at any club"),
    ("He's only four. nan", "He's only four"),
]
UNSIGNED = [
    "Flixton Juniors", "No club till last year. Flixton", "None before that. Sale", "he was at. Sale", "Sue",
    "Only with one. Flixton", "no club, only kicked about in the park", "Hulme, St. Mary's Lads",
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), SIGNED)
def test_the_name_at_the_end_is_left_out(text: str, told: str):
    assert without_sign_off(text) == told


@pytest.mark.parametrize("text", UNSIGNED)
def test_what_is_led_up_to_is_no_sign_off(text: str):
    assert without_sign_off(text) == text
