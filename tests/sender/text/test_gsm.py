"""What a text costs, and what of it is folded so that it costs less."""

import pytest

from sender.text.gsm import folded, segments


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("It’s Mia’s “first” match", "It's Mia's \"first\" match"),
        ("Saturday – or Sunday — 10am…", "Saturday - or Sunday - 10am..."),
        ("£40\u00a0now", "£40 now"),  # as copied from a web page
        ("• boots\n• shin pads", "- boots\n- shin pads"),
        ("one\r\ntwo", "one\ntwo"),
        ("`code`", "'code'"),  # GSM has no backtick
        ("Pay\u200b now\ufeff", "Pay now"),  # characters that nobody sees
        ("Cafe\u0301", "Café"),  # an accent typed as a character of its own; é is in GSM
        ("€26 {a} [b] ~ ^ | \\", "€26 {a} [b] ~ ^ | \\"),  # the extension table
        ("Siân’s match", "Siân’s match"),  # â is not in GSM: the text goes as UCS-2 anyway, and loses nothing
        ("See you there 👋 – Alex", "See you there 👋 – Alex"),
        ("", ""),
    ],
)
def test_typographic_marks_are_folded_where_that_makes_the_text_fit_gsm(typed: str, sent: str):
    assert folded(typed) == sent


@pytest.mark.parametrize("name", ["Siân", "Zoë", "Łukasz", "Nguyễn Văn An", "Şeyma"])
def test_a_name_keeps_its_letters(name: str):
    assert folded(f"Hi {name}") == f"Hi {name}"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a" * 160, 1),
        ("a" * 161, 2),
        ("a" * 306, 2),
        ("a" * 307, 3),
        ("€" * 80, 1),  # two septets each
        ("€" * 81, 2),
        ("a" * 152 + "€" * 5, 2),  # 162 septets; the first € does not fit into the first part's last septet
        ("€" * 153, 3),  # 76 to a part of 153 septets: none is cut in two
        ("á" * 70, 1),
        ("á" * 71, 2),
        ("á" * 134, 2),
        ("👋" * 35, 1),  # two UTF-16 units each
        ("👋" * 67, 3),  # 33 to a part of 67 units
        ("", 1),
    ],
)
def test_a_text_is_counted_in_parts(text: str, parts: int):
    assert segments(text) == parts
