"""How many parts a text message travels in, by GSM 03.38 and its extension table (ETSI TS 123 038)."""

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€\f")  # two septets each


def segments(text: str) -> int:
    """Parts of 160 septets, or 153 in a joined message; 70 and 67 UTF-16 units when a character is not in GSM 03.38."""
    if all(character in BASIC or character in EXTENDED for character in text):
        return parts(sum(2 if character in EXTENDED else 1 for character in text), alone=160, joined=153)
    return parts(len(text.encode("utf-16-le")) // 2, alone=70, joined=67)


def parts(length: int, alone: int, joined: int) -> int:
    return 1 if length <= alone else -(-length // joined)
